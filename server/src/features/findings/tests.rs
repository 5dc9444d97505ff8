use std::collections::HashSet;

use crate::corpus::embedded;
use crate::draft::{Draft, FindingId};
use crate::features::finding::{DraftFinding, What};
use crate::features::tests::{marked, opened, with, with_severities};
use crate::resolve::{Code, Form, Severity};

use super::*;

/// A draft with findings of every kind, many times over, under rules that tell all of them: long enough
/// for many chunks, which begin anywhere; a block quotation stands behind what cites it.
fn full() -> Snapshot {
    let some = "见七.45。\n\n七.23规定：\n\n> 有关国家应当考虑举行非正式协商。\n\n决议 3/4。\n\n\
        见七.46。<!-- yuanyin: ignore-line -->\n\n";
    let long = "各国应当努力尽快处理证人正在其中接受保护的案件。\n\n";
    let draft: String = (0..60)
        .map(|count| format!("{some}{}", long.repeat(count)))
        .collect();
    // What the draft is about is said: else a resolution 3/4 may be any board's.
    let draft = format!("打击跨国有组织犯罪公约缔约方会议\n\n{draft}");
    let (snapshot, _) = marked(&draft);
    let on = [Code::Uncited, Code::NonstandardForm].map(|code| (code, Some(Severity::Hint)));
    with(&with_severities(&snapshot, &on), |given| {
        given.house_form = Some(Form::Report);
    })
}

#[test]
fn findings_at_a_place_are_those_of_the_document_that_touch_it() {
    let snapshot = full();
    // The same state, of which nobody has asked for all findings.
    let fresh = with(&snapshot, |_| {});
    let all = snapshot.findings().all();
    for code in [
        Code::NoSuchProvision,
        Code::Misquoted,
        Code::WrongKind,
        Code::Uncited,
        Code::NonstandardForm,
    ] {
        let told = all.iter().filter(|one| one.code == code);
        assert!(told.count() >= 30, "{code:?}");
    }
    assert!(all.iter().any(|one| one.is_exempt));
    for one in all {
        for at in [one.range.start, one.range.end] {
            let expected: Vec<&DraftFinding> = all
                .iter()
                .filter(|other| other.range.start <= at && at <= other.range.end)
                .collect();
            let here = fresh.findings_within(&(at..at));
            assert!(here.iter().eq(expected.iter().copied()), "at {at}");
            let here = snapshot.findings_within(&(at..at));
            assert!(here.iter().eq(expected.iter().copied()), "at {at}");
        }
    }
    assert!(fresh.known_findings().is_none());
}

#[test]
fn a_finding_is_the_same_for_all_who_ask() {
    let snapshot = full();
    let all = snapshot.findings().all();
    assert!(all.is_sorted_by_key(|one| one.range.start));
    let ids: HashSet<FindingId> = all.iter().map(|one| one.id).collect();
    assert_eq!(ids.len(), all.len());
    let by_id = snapshot.findings().by_id();
    let wrong: Vec<(FindingId, Code)> = snapshot
        .citations()
        .filter_map(|placed| {
            let finding = placed.resolution.finding.as_ref()?;
            Some((placed.finding_id(), finding.problem.code()))
        })
        .collect();
    assert!(wrong.len() > 100);
    for (id, code) in wrong {
        assert_eq!(by_id[&id].code, code);
        let cited = snapshot.citation_at(by_id[&id].range.start).unwrap();
        assert_eq!(cited.finding_id(), id);
    }
}

/// A paragraph that an edit before it has only moved keeps what its findings are called in it.
#[test]
fn an_edit_elsewhere_moves_findings_and_renames_none() {
    let text = "见七.45和七.46。\n\n七.23规定：“有关国家应当考虑举行非正式协商”。\n";
    let findings = |text: &str| -> Vec<(usize, FindingId)> {
        let snapshot = opened("markdown", text);
        let all = snapshot.findings().all().iter();
        all.map(|one| (one.range.start, one.id)).collect()
    };
    let before = findings(text);
    let added = "前言。\n\n";
    let after = findings(&format!("{added}{text}"));
    assert_eq!(before.len(), 3);
    for ((start, id), (moved, same)) in before.into_iter().zip(after) {
        assert_eq!(moved, start + added.len());
        assert_eq!(same.paragraph, id.paragraph + added.len());
        assert_eq!(same.about, id.about);
    }
}

#[test]
fn comments_are_judged_by_all_findings() {
    let text = "见七.45。<!-- yuanyin: ignore-line no-such-provision -->\n\n\
        见七.20。<!-- yuanyin: ignore-line no-such-provisions -->\n\n\
        见七.20。<!-- yuanyin: ignore-line -->\n";
    let snapshot = opened("markdown", text);
    let shown: Vec<(Code, bool)> = snapshot
        .findings()
        .all()
        .iter()
        .map(|one| (one.code, one.is_told()))
        .collect();
    assert_eq!(
        shown,
        [
            (Code::NoSuchProvision, false),
            (Code::WrongExemption, true),
            (Code::UnusedExemption, true),
        ]
    );
    // They are no findings of the text.
    let within = snapshot.findings_within(&(0..text.len()));
    assert_eq!(within.len(), 1);
    assert!(matches!(within[0].what, What::Text(_)));
    // Where nothing is told of the code, nobody knows.
    let off = with_severities(&snapshot, &[(Code::NoSuchProvision, None)]);
    assert_eq!(off.findings().told().count(), 2);
}

#[test]
fn of_a_corpus_file_nothing_is_told() {
    let corpus = embedded::corpus();
    let draft = Draft::open("见七.45。", "markdown", corpus);
    let plain = Given::plain(draft, crate::messages::Locale::Chinese);
    let snapshot = Snapshot::new(plain.clone());
    assert_eq!(snapshot.findings().all().len(), 1);
    let snapshot = Snapshot::new(Given {
        corpus_file: Some(0),
        ..plain
    });
    assert_eq!(snapshot.findings().all().len(), 0);
    assert_eq!(snapshot.findings_within(&(0..10)).len(), 0);
}
