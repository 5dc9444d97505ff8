//! Chinese numerals, as they number sections, meetings, annexes and items.

/// `七` for 7, `十一` for 11, `二十` for 20. Numbers from 1 to 99; others are printed in digits.
pub fn chinese(number: u16) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (usize::from(number / 10), usize::from(number % 10));
    match tens {
        _ if number == 0 || number > 99 => number.to_string(),
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}
