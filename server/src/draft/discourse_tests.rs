//! Documents that name a body, an instrument, a treaty once and go on: whose each citation is.
//!
//! A document is written with its citations in ⟦…⟧, each with what it says behind it in the next argument; what
//! stands in ⟪…⟫ must not be a citation of ours.

use super::Draft;
use crate::citation::Reference;
use crate::corpus::embedded;

/// Checks that the marked stretches, in their order, say this; `-` for one that is left alone, or is nobody's.
#[track_caller]
fn check(language_id: &str, document: &str, expected: &[&str]) {
    let mut text = String::new();
    let mut marked = Vec::new();
    for c in document.chars() {
        match c {
            '⟦' => marked.push(text.len()..text.len()),
            '⟧' => {
                if let Some(last) = marked.last_mut() {
                    last.end = text.len();
                }
            }
            c => text.push(c),
        }
    }
    let corpus = embedded::corpus();
    let draft = Draft::open(&text, language_id, corpus.clone());
    let found: Vec<String> = marked
        .iter()
        .map(|range| {
            let within: Vec<String> = draft
                .readings()
                .flat_map(|(base, reading)| reading.placed(base))
                .filter(|placed| {
                    placed.range().start < range.end && range.start < placed.range().end
                })
                .map(|placed| match &placed.citation.reference {
                    Reference::Other { .. } | Reference::Unattributed(_) => "-".to_owned(),
                    reference => reference.notation(&corpus.lexicon),
                })
                .collect();
            match within.is_empty() {
                true => "-".to_owned(),
                false => within.join(" + "),
            }
        })
        .collect();
    assert_eq!(found, expected, "{document}");
}

#[test]
fn places_in_brackets_are_in_what_was_cited_before_them() {
    check(
        "plaintext",
        "By its ⟦decision 2/6⟧, the Conference of the Parties to the Organized Crime Convention asked the Working \
         Group to give guidance (⟦subparagraph (c)(ii)⟧) and to raise resources (⟦subparagraph (c)(iv)⟧).",
        &[
            "缔约方会议 决定 2/6",
            "缔约方会议 决定 2/6 c.(2)",
            "缔约方会议 决定 2/6 c.(4)",
        ],
    );
    check(
        "plaintext",
        "⟦第7/3号决议附件一⟧谈到脆弱证人（⟦第5段⟧）、案件拖延（⟦第12段⟧）。",
        &["决议 7/3 附件一", "决议 7/3 附件一 5", "决议 7/3 附件一 12"],
    );
    check(
        "plaintext",
        "工作组第七次会议的报告（⟦CTOC/COP/WG.2/2013/5⟧）建议举行非正式磋商（⟦第27段⟧）。",
        &["CTOC/COP/WG.2/2013/5", "CTOC/COP/WG.2/2013/5 27"],
    );
    check(
        "plaintext",
        "Conferencia de las Partes, ⟦decisión 3/4⟧: un programa (⟦párrafo 7⟧), las víctimas (⟦letra a)⟧) y los \
         testigos (⟦letra b)⟧).",
        &["决定 3/4", "决定 3/4 7", "决定 3/4 7.a", "决定 3/4 7.b"],
    );
}

#[test]
fn a_drafts_own_paragraphs_are_none() {
    check(
        "plaintext",
        "⟦Decision 3/4⟧ is discussed in ⟦paragraph 12 above⟧ and in ⟦paragraph 3 of this report⟧.",
        &["决定 3/4", "-", "-"],
    );
    check(
        "plaintext",
        "⟦第3/4号决定⟧见上文⟦第3段⟧，另见《巴黎宣言》⟦第5段⟧。",
        &["决定 3/4", "-", "-"],
    );
    check(
        "plaintext",
        "⟦第2/6号⟧和⟦第3/4号决定⟧都谈到援助（⟦第5段⟧）。",
        &["决定 2/6", "决定 3/4", "-"],
    );
}

#[test]
fn a_body_named_as_the_subject_is_whose_the_numbers_are() {
    check(
        "plaintext",
        "联合国环境大会⟦第2/6号决议⟧谈到气候。⟦第5/6号决议⟧谈到健康。",
        &["-", "-"],
    );
    check(
        "plaintext",
        "反腐败公约缔约国会议，\n\n回顾其⟦第8/4号决议⟧，\n\n又回顾其⟦第3/4号决定⟧，",
        &["-", "-"],
    );
    check(
        "plaintext",
        "反腐败公约缔约国会议与打击跨国有组织犯罪公约缔约方会议分别举行会议。缔约方会议⟦第7/3号决议⟧核可了建议。",
        &["缔约方会议 决议 7/3"],
    );
    check(
        "plaintext",
        "The Conference of the States Parties to the United Nations Convention against Corruption,\n\n\
         Recalling its ⟦resolution 2/4⟧,\n\nRecalling also ⟦article 5 of the Convention⟧ and ⟦article 52⟧,",
        &["-", "-", "-"],
    );
    check(
        "plaintext",
        "El Consejo de Derechos Humanos aprobó la ⟦resolución 5/6⟧. La ⟦resolución 6/4⟧ siguió.",
        &["-", "-"],
    );
}

#[test]
fn a_heading_says_whose_the_numbers_under_it_are() {
    check(
        "markdown",
        "# Mandates\n\n## The Conference of the Parties to the Organized Crime Convention\n\n\
         ⟦Decision 4/3⟧ made the group permanent.\n\n\
         ## The Conference of the States Parties to the United Nations Convention against Corruption\n\n\
         ⟦Resolution 4/3⟧ is about prevention; ⟦article 60⟧ about training.",
        &["缔约方会议 决定 4/3", "-", "-"],
    );
    check(
        "latex",
        "\\section{人权理事会}\n⟦第5/6号决议⟧谈食物权。\n\\section{打击跨国有组织犯罪公约}\n⟦第5/6号决议⟧谈技术援助。",
        &["-", "缔约方会议 决议 5/6"],
    );
}

#[test]
fn ditto_and_the_same_annex_repeat_what_was_cited_last() {
    check(
        "plaintext",
        "See Conference of the Parties to the Organized Crime Convention, ⟦resolution 7/3, annex I, para. 5⟧.\n\n\
         ⟦Ibid., para. 12⟧.\n\n⟦Ibid., annex II, para. 7⟧.",
        &[
            "缔约方会议 决议 7/3 附件一 5",
            "缔约方会议 决议 7/3 附件一 12",
            "缔约方会议 决议 7/3 附件二 7",
        ],
    );
    check(
        "plaintext",
        "⟦第7/3号决议附件一第9段⟧提出分阶段保护。其次，⟦同一附件第14段⟧把检举人列为对象。",
        &["决议 7/3 附件一 9", "决议 7/3 附件一 14"],
    );
    check(
        "plaintext",
        "Резолюция ⟦7/3⟧ Конференции участников Конвенции против организованной преступности, приложение I, п. 5. \
         Вместе с тем ⟦пункт 9 того же приложения⟧ не выполняется.",
        &[
            "缔约方会议 决议 7/3 附件一 5",
            "缔约方会议 决议 7/3 附件一 9",
        ],
    );
}

#[test]
fn articles_are_of_the_treaty_that_is_spoken_of() {
    check(
        "plaintext",
        "Le protocole contre le trafic illicite de migrants complète la convention de Palerme. Son ⟦article 6⟧ \
         impose d'incriminer le trafic ; l'⟦article 5⟧ écarte la responsabilité des migrants.",
        &["smuggling 6", "smuggling 5"],
    );
    check(
        "markdown",
        "## 《联合国打击跨国有组织犯罪公约》\n\n- ⟦第24条⟧：保护证人；\n- ⟦第25条⟧：援助被害人。",
        &["convention 24", "convention 25"],
    );
    check(
        "plaintext",
        "Council Framework Decision 2002/584/JHA, ⟦art. 2⟧, is no part of the Convention against Transnational \
         Organized Crime.",
        &["-"],
    );
    check("plaintext", "该法⟦第5条⟧，刑法⟦第6条⟧。", &["-", "-"]);
}

#[test]
fn the_compilation_is_cited_in_roman_figures_where_it_is_named() {
    check(
        "plaintext",
        "This guide cites the compilation of recommendations, resolutions and decisions by section and \
         paragraph.\n\nWitnesses: ⟦VII.5⟧ and ⟦VII.12⟧. Schools: ⟦XI.c⟧.",
        &["?.七 5", "?.七 12", "?.十一 c"],
    );
}

#[test]
fn an_edit_far_above_is_carried_on() {
    let corpus = embedded::corpus();
    let title = "人权理事会\n\n";
    let rest = "第5/6号决议谈食物权。\n\n没有提到谁。\n\n第7/3号决议也是。\n\n".repeat(40);
    let mut edited = Draft::open(&rest, "plaintext", corpus.clone());
    edited.replace(0..0, title);
    let fresh = Draft::open(&format!("{title}{rest}"), "plaintext", corpus);
    let said = |draft: &Draft| -> Vec<String> {
        draft
            .readings()
            .flat_map(|(base, reading)| reading.placed(base))
            .map(|placed| format!("{:?} {:?}", placed.range(), placed.citation.reference))
            .collect()
    };
    assert_eq!(said(&edited), said(&fresh));
    assert!(said(&fresh).iter().all(|one| one.contains("Other")));
}
