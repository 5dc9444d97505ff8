use std::borrow::Cow;
use std::sync::Arc;

use crate::features::tests::marked;
use crate::resolve::Code;
use crate::resolve::Finding;
use crate::resolve::Form;
use crate::resolve::Severity;

#[test]
fn findings_at_a_place_are_those_of_the_document_that_touch_it() {
    // Long enough for many chunks, which begin anywhere; a block quotation stands behind what cites it.
    let some = "见七.45。\n\n七.23规定：\n\n> 有关国家应当考虑举行非正式协商。\n\n决议 3/4。\n\n";
    let long = "各国应当努力尽快处理证人正在其中接受保护的案件。\n\n";
    let draft: String = (0..60)
        .map(|count| format!("{some}{}", long.repeat(count)))
        .collect();
    let (mut snapshot, _) = marked(&draft);
    snapshot.house_form = Some(Form::Report);
    let codes = &mut Arc::make_mut(&mut snapshot.severities).by_code;
    codes.insert(Code::Uncited, Some(Severity::Hint));
    codes.insert(Code::NonstandardForm, Some(Severity::Hint));
    let place = |(base, finding): &(usize, Cow<'_, Finding>)| {
        base + finding.range.start..base + finding.range.end
    };
    let all: Vec<_> = snapshot.findings().collect();
    for code in [
        Code::NoSuchProvision,
        Code::Misquoted,
        Code::WrongKind,
        Code::Uncited,
        Code::NonstandardForm,
    ] {
        let told = all.iter().filter(|(_, one)| one.problem.code() == code);
        assert!(told.count() >= 30, "{code:?}");
    }
    for one in &all {
        for at in [place(one).start, place(one).end] {
            let here: Vec<_> = snapshot.findings_within(at..at).collect();
            let expected = all.iter().filter(|other| {
                let place = place(other);
                place.start <= at && at <= place.end
            });
            assert!(here.iter().eq(expected), "at {at}");
        }
    }
}
