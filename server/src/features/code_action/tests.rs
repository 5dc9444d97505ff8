use expect_test::expect;

use super::*;
use crate::features::tests::{edited, marked, marked_in, show_action};
use crate::messages::Locale;
use crate::resolve::Code;

#[test]
fn all_of_a_kind_and_everything_with_one_obvious_fix_can_be_mended_at_once() {
    let draft = "见A部分 九.19-18和七.22-20。\n\n决议 3/4 与三.3.c 有误，见七.1。\n\n决定 7/3。\n";
    let (snapshot, _) = marked_in(Locale::English, draft);
    let text = snapshot.draft.text().to_string();
    let mut shown = Vec::new();
    for only in [
        Some(Code::ReversedRange),
        Some(Code::WrongKind),
        Some(Code::Ambiguous),
        None,
    ] {
        shown.push(match fix_all(&snapshot, only) {
            Some((action, count)) => format!("{count}: {}", show_action(&text, &action)),
            None => format!("{only:?}: nothing to mend"),
        });
    }
    expect![[r#"
        2: [Fix all “reversed range” problems in this draft] 见A部分 九.18-19和七.20-22。

        决议 3/4 与三.3.c 有误，见七.1。

        决定 7/3。

        2: [Fix all “wrong kind of instrument” problems in this draft] 见A部分 九.19-18和七.22-20。

        决定 3/4 与三.3.c 有误，见七.1。

        决议 7/3。

        Some(Ambiguous): nothing to mend
        5: [Fix all citations in this draft that have one obvious fix] 见A部分 九.18-19和七.20-22。

        决定 3/4 与二.3.c 有误，见七.1。

        决议 7/3。
    "#]]
    .assert_eq(&shown.join("\n"));
    // Offered at a place only where more than one can be mended.
    let at = |words: &str| {
        let start = text.find(words).expect("in the draft");
        let actions = code_actions(&snapshot, start..start);
        actions
            .into_iter()
            .map(|action| action.title)
            .collect::<Vec<_>>()
            .join("\n")
    };
    expect![[r#"
        Change to “A部分 九.18-19” (在侦查最广泛的洗钱上游犯罪时，各…)
        Fix all “reversed range” problems in this draft"#]]
    .assert_eq(&at("九.19"));
    expect!["Change to “二.3.c” (增强保护证人和被害人的程序和做法…)"].assert_eq(&at("三.3.c"));
}

#[test]
fn all_misquotations_of_a_file_are_mended_at_once() {
    let draft = "七.23规定：“有关国家应当考虑举行非正式协商”。\n\n七.4规定：“应当考虑加强法庭和程序上的保护措施”。见七.45。";
    let (snapshot, _) = marked(draft);
    let (action, count) = fix_all(&snapshot, Some(Code::Misquoted)).expect("two can be mended");
    assert_eq!(count, 2);
    assert_eq!(
        edited(draft, &action.edits),
        "七.23规定：“有关国家应当考虑举行非正式磋商”。\n\n七.4规定：“应当考虑加强法庭上和程序上的保护措施”。见七.45。"
    );
}
