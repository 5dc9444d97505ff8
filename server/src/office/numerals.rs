//! Numbers as word processors write them before paragraphs and as the marks of notes.

/// How a number is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Numerals {
    #[default]
    Decimal,
    /// 01, 02, …, 10
    DecimalZero,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    /// 一, 二, …, 十一
    Chinese,
    /// ①, ②, …
    Circled,
    /// A bullet, or nothing.
    None,
}

impl Numerals {
    /// By the names that WordprocessingML has for them.
    pub fn of_word(name: &str) -> Numerals {
        match name {
            "decimalZero" => Numerals::DecimalZero,
            "upperRoman" => Numerals::UpperRoman,
            "lowerRoman" => Numerals::LowerRoman,
            "upperLetter" => Numerals::UpperLetter,
            "lowerLetter" => Numerals::LowerLetter,
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "ideographDigital"
            | "japaneseDigitalTenThousand"
            | "taiwaneseDigital" => Numerals::Chinese,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Numerals::Circled,
            "bullet" | "none" => Numerals::None,
            _ => Numerals::Decimal,
        }
    }

    /// By the first number, as OpenDocument gives it.
    pub fn of_first(first: &str) -> Numerals {
        match first.split(',').next().unwrap_or_default().trim() {
            "" => Numerals::None,
            "01" => Numerals::DecimalZero,
            "I" => Numerals::UpperRoman,
            "i" => Numerals::LowerRoman,
            "A" => Numerals::UpperLetter,
            "a" => Numerals::LowerLetter,
            "一" | "壹" => Numerals::Chinese,
            "①" => Numerals::Circled,
            _ => Numerals::Decimal,
        }
    }

    /// A number; what cannot be written so is written in figures.
    pub fn write(self, number: u32) -> String {
        let written = match self {
            Numerals::None => return String::new(),
            Numerals::Decimal => None,
            Numerals::DecimalZero => return format!("{number:02}"),
            Numerals::UpperRoman => roman(number),
            Numerals::LowerRoman => roman(number).map(|roman| roman.to_lowercase()),
            Numerals::UpperLetter => letters(number).map(|letters| letters.to_uppercase()),
            Numerals::LowerLetter => letters(number),
            Numerals::Chinese => chinese(number),
            Numerals::Circled => (1..=20)
                .contains(&number)
                .then(|| char::from_u32('①' as u32 + number - 1))
                .flatten()
                .map(String::from),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

fn roman(number: u32) -> Option<String> {
    const VALUES: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, letters) in VALUES {
        while rest >= value {
            written.push_str(letters);
            rest -= value;
        }
    }
    Some(written)
}

/// a to z, aa to zz, …: the same letter again.
fn letters(number: u32) -> Option<String> {
    let number = number.checked_sub(1).filter(|number| *number < 26 * 10)?;
    let letter = char::from_u32('a' as u32 + number % 26)?;
    Some((0..=number / 26).map(|_| letter).collect())
}

/// 一 to 九十九.
fn chinese(number: u32) -> Option<String> {
    let digit = |digit: u32| {
        "一二三四五六七八九"
            .chars()
            .nth(digit.checked_sub(1)? as usize)
    };
    if !(1..100).contains(&number) {
        return None;
    }
    let (tens, ones) = (number / 10, number % 10);
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        _ => format!("{}十", digit(tens)?),
    };
    let ones = digit(ones).map(String::from).unwrap_or_default();
    Some(format!("{tens}{ones}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_documents() {
        for (numerals, number, written) in [
            (Numerals::Decimal, 12, "12"),
            (Numerals::UpperRoman, 14, "XIV"),
            (Numerals::LowerRoman, 3, "iii"),
            (Numerals::LowerLetter, 27, "aa"),
            (Numerals::Chinese, 10, "十"),
            (Numerals::Chinese, 21, "二十一"),
            (Numerals::Chinese, 100, "100"),
            (Numerals::Circled, 3, "③"),
            (Numerals::None, 3, ""),
        ] {
            assert_eq!(numerals.write(number), written, "{numerals:?}");
        }
    }
}
