//! A name with its short one in brackets behind it: 《…公约》（以下简称《公约》）, (hereinafter “the Convention”).
//!
//! Not here: which words introduce a short name, where a language asks for one (`chinese/words.rs`).

/// What stands between a name and another one that a bracket right behind it introduces, from the bracket on:
/// `hereinafter referred to as “the `. `None` where the bracket has ended, or a sentence has, or it is too long.
pub fn introduced_as(between: &str) -> Option<&str> {
    /// Bytes of (hereinafter referred to as “the
    const LONGEST: usize = 60;
    let inside = between.trim_start().strip_prefix(['(', '（'])?;
    let goes_on = !inside.contains([')', '）', '.', '。', ';', '；']);
    (inside.len() <= LONGEST && goes_on).then_some(inside)
}
