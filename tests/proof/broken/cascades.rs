//! A mistake from which others follow is told once, where it was made.

use super::{check_alone, checked};

#[test]
fn the_tag_of_a_language_is_that_of_the_text() {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let broken = desk.path().join("broken");
    super::copy(&crate::example::folder("lakes"), &broken);
    std::fs::rename(broken.join("zh"), broken.join("fr")).expect("another folder");
    let path = broken.join("fr/edition.toml");
    let text = std::fs::read_to_string(&path).expect("the edition");
    let text = text.replacen("language = \"zh\"", "language = \"fr\"", 1);
    std::fs::write(&path, text).expect("the edition");
    let (status, output) = crate::program::run(
        desk.path(),
        &["--locale", "en", "corpus", "check", "broken"],
    );
    assert_eq!(status, 1, "{output}");
    let told: Vec<&str> = output
        .lines()
        .filter(|line| line.starts_with("broken/"))
        .collect();
    assert_eq!(
        told,
        [
            "broken/fr/edition.toml:4:12: The edition's language is “fr”, and its text seems to be in “zh”: correct \
             the tag, and the folder's name with it."
        ]
    );
}

#[test]
fn a_lost_heading_of_a_section_is_all_that_is_told() {
    check_alone(
        "trafficking-in-persons",
        &[(
            "zh/part-b.md",
            "## 二. 第四届会议，2008年10月8日至17日\n",
            "",
            "compilation.toml:54:1: B.二 is listed here, but no part has its heading: add it there, or remove the entry.",
        )],
    );
}

#[test]
fn a_wrong_offset_is_told_where_it_is_and_not_of_every_row() {
    check_alone(
        "trafficking-in-persons",
        &[(
            "compilation.toml",
            "offset = 5",
            "offset = 4",
            "compilation.toml:39:21: None of the 5 rows of the index for CTOC/COP/WG.4/2011/8 agrees with its `offset` or `within` here: correct that number first.",
        )],
    );
}

#[test]
fn a_part_that_is_called_otherwise_is_told_once() {
    let (_, output) = checked(
        "trafficking-in-persons",
        "compilation.toml",
        "letter = \"B\"",
        "letter = \"C\"",
    );
    let of_part = output
        .lines()
        .filter(|line| line.contains("[[part]] with the letter “B”"));
    assert_eq!(of_part.count(), 1, "{output}");
    assert!(!output.contains("cannot be read"), "{output}");
}

#[test]
fn paragraphs_under_a_lost_number_are_told_once() {
    let (_, output) = checked("minimal", "zh/part-a.md", "2. 各国应当考虑：[^1]\n", "");
    assert!(!output.contains("appears twice"), "{output}");
    let (_, output) = checked(
        "minimal",
        "zh/part-a.md",
        "   - (b) 为从业人员",
        "   - (a) 为从业人员",
    );
    let twice = output.lines().filter(|line| line.contains("appears twice"));
    assert_eq!(twice.count(), 1, "{output}");
}
