//! Articles as tables: a draft with its citations in ⟦ ⟧, and what each says.

use crate::citation::tests::check_all;
use crate::citation::{Certainty, ElementKind, recognise};

#[test]
fn every_notation_of_an_article() {
    check_all(&[
        (
            "根据⟦《公约》第30条第2款(c)项⟧设立的账户",
            &["convention 30 2.c"],
        ),
        ("意识到⟦公约第30条第2(c)款⟧的规定", &["convention 30 2.c"]),
        ("⟦公约第30条第2款c项⟧", &["convention 30 2.c"]),
        ("⟦《公约》第三十条第二款(三)项⟧", &["convention 30 2.c"]),
        ("⟦《公约》第三十条第二款第三项⟧", &["convention 30 2.c"]),
        ("⟦《公约》第30条第2款第(三)项⟧", &["convention 30 2.c"]),
        ("⟦《公约》第３０条第２款（ｃ）项⟧", &["convention 30 2.c"]),
        ("⟦《公約》第三十條第二款㈢項⟧", &["convention 30 2.c"]),
        ("⟦《公约》第 30 条第 2 款 (c) 项⟧", &["convention 30 2.c"]),
        ("⟦《公约》第30条，第2款⟧", &["convention 30 2"]),
        ("⟦《公约》第30条的第2款⟧", &["convention 30 2"]),
        ("⟦《公约》第30(2)条⟧", &["convention 30 2"]),
        ("⟦《公约》第30(2)(c)条⟧", &["convention 30 2.c"]),
        ("⟦《公约》第30条(2)⟧", &["convention 30 2"]),
        ("⟦《公约》第30条（2）（c）⟧规定", &["convention 30 2.c"]),
        ("⟦《公约》第30条第(2)款⟧", &["convention 30 2"]),
        ("⟦《公约》第30条第(2)款(c)项⟧", &["convention 30 2.c"]),
        (
            "⟦《公约》第30条第（二）款第（三）项⟧",
            &["convention 30 2.c"],
        ),
        ("⟦《公约》第30条第2(c)段⟧", &["convention 30 2.c"]),
        ("⟦《公约》第2条(a)项⟧", &["convention 2 a"]),
        ("⟦《公约》第二条（一）项⟧", &["convention 2 a"]),
        ("⟦《公约》第5条第1款(a)项(一)目⟧", &["convention 5 1.a.(1)"]),
        ("⟦《公约》第5条第1款(a)项㈡目⟧", &["convention 5 1.a.(2)"]),
        (
            "⟦《公约》第5条第1款第一项第(一)目⟧",
            &["convention 5 1.a.(1)"],
        ),
        (
            "⟦《公约》第5条第1款第(一)项第2目⟧",
            &["convention 5 1.a.(2)"],
        ),
        ("⟦《公约》第5条第1(a)(ii)款⟧", &["convention 5 1.a.(2)"]),
        ("⟦《公约》的第30条⟧", &["convention 30"]),
        ("⟦《公约》中第30条⟧", &["convention 30"]),
        ("⟦《公约》第三十\n条⟧", &["convention 30"]),
    ]);
}

#[test]
fn lists_and_ranges() {
    check_all(&[
        (
            "⟦《公约》第24条⟧和⟦第25条⟧外",
            &["convention 24", "convention 25"],
        ),
        (
            "实施⟦《公约》第32条第4款⟧和⟦第5款⟧以及",
            &["convention 32 4", "convention 32 5"],
        ),
        (
            "⟦《公约》第5⟧、⟦6⟧和⟦7条⟧",
            &["convention 5", "convention 6", "convention 7"],
        ),
        (
            "⟦《公约》第16条⟧、⟦第18条第1⟧和⟦第2款⟧及⟦第27条⟧",
            &[
                "convention 16",
                "convention 18 1",
                "convention 18 2",
                "convention 27",
            ],
        ),
        (
            "⟦《公约》第十二条⟧或⟦第十三条第一款⟧",
            &["convention 12", "convention 13 1"],
        ),
        (
            "⟦《公约》第三条第一款(一)项⟧或⟦(二)项⟧",
            &["convention 3 1.a", "convention 3 1.b"],
        ),
        (
            "⟦《公约》第三十条第二款a⟧、⟦b项⟧",
            &["convention 30 2.a", "convention 30 2.b"],
        ),
        (
            "⟦《公约》第30条第2款(a)项⟧、⟦(b)项⟧和⟦第3款⟧",
            &["convention 30 2.a", "convention 30 2.b", "convention 30 3"],
        ),
        (
            "⟦《公约》第32条第3(d)⟧和⟦4款⟧",
            &["convention 32 3.d", "convention 32 4"],
        ),
        (
            "⟦《公约》第32条第3(a)⟧和⟦(d)款⟧",
            &["convention 32 3.a", "convention 32 3.d"],
        ),
        (
            "⟦《公约》第24条⟧和⟦25条⟧",
            &["convention 24", "convention 25"],
        ),
        (
            "⟦《公约》第32条第(4)款⟧和⟦第(5)款⟧、⟦第29条(1)⟧和⟦(2)款⟧、⟦第30条(1)⟧、⟦(2)⟧",
            &[
                "convention 32 4",
                "convention 32 5",
                "convention 29 1",
                "convention 29 2",
                "convention 30 1",
                "convention 30 2",
            ],
        ),
        ("⟦《公约》第5条至第8条⟧", &["convention 5..8"]),
        ("⟦《公约》第5至8条⟧", &["convention 5..8"]),
        ("⟦《公约》第5-8条⟧", &["convention 5..8"]),
        (
            "⟦《公约》第五条至第八条⟧和⟦第23条⟧",
            &["convention 5..8", "convention 23"],
        ),
        ("⟦《公约》第18条第9至29款⟧", &["convention 18 9..29"]),
        ("⟦《公约》第18条第9款至第29款⟧", &["convention 18 9..29"]),
        (
            "⟦《公约》第30条第2款(a)至(c)项⟧",
            &["convention 30 2.a..2.c"],
        ),
        (
            "⟦《公约》第30条第2款(a)-(c)项⟧",
            &["convention 30 2.a..2.c"],
        ),
    ]);
}

#[test]
fn names_of_the_treaties() {
    for (treaty, names) in [
        (
            "convention",
            &[
                "公约",
                "《公约》",
                "《打击有组织犯罪公约》",
                "打击有组织犯罪公约",
                "《联合国打击跨国有组织犯罪公约》",
                "联合国打击跨国有组织犯罪公约",
                "《联合国打击跨国组织犯罪公约》",
                "《跨国有组织犯罪公约》",
                "《巴勒莫公约》",
                "《聯合國打擊跨國有組織犯罪公約》",
                "UNTOC",
            ][..],
        ),
        (
            "trafficking",
            &[
                "《人口贩运议定书》",
                "《贩运人口议定书》",
                "《打击人口贩运议定书》",
                "人口贩运议定书",
                "《人口販運議定書》",
                "《关于预防、禁止和惩治贩运人口特别是妇女和儿童行为的补充议定书》",
                "公约《关于预防、禁止和惩治贩运人口特别是妇女和儿童行为的补充议定书》",
                "《联合国打击跨国有组织犯罪公约关于预防、禁止和惩治贩运人口特别是妇女和儿童行为的补充议定书》",
                "关于预防、禁止和惩治贩运人口特别是妇女和儿童行为的补充议定书",
            ],
        ),
        (
            "smuggling",
            &[
                "《移民议定书》",
                "移民议定书",
                "《打击偷运移民议定书》",
                "《关于打击陆、海、空偷运移民的议定书》",
                "《公约关于打击陆、海、空偷运移民的补充议定书》",
            ],
        ),
        (
            "firearms",
            &[
                "《枪支议定书》",
                "《槍支議定書》",
                "枪支议定书",
                "《关于打击非法制造和贩运枪支及其零部件和弹药的补充议定书》",
            ],
        ),
    ] {
        let rows: Vec<(String, String)> = names
            .iter()
            .map(|name| (format!("根据⟦{name}第5条第1款⟧"), format!("{treaty} 5 1")))
            .collect();
        for (marked, expected) in &rows {
            check_all(&[(marked, &[expected])]);
        }
    }
}

#[test]
fn a_mark_between_name_and_article_is_passed_over() {
    check_all(&[
        ("⟦《公约》⁴第30条⟧", &["convention 30"]),
        ("⟦《公约》¹⁰第30条⟧", &["convention 30"]),
        ("⟦《公约》[^4]第30条⟧", &["convention 30"]),
        ("⟦《公约》〔^4〕第30条⟧", &["convention 30"]),
        ("⟦《公约》\0\0\0\0第30条⟧", &["convention 30"]),
        ("⟦《公约》4第30条⟧", &["convention 30"]),
        ("⟦“公约”第30条⟧", &["convention 30"]),
        (
            "⟦《联合国打击跨国有组织犯罪公约》（《公约》）第30条⟧",
            &["convention 30"],
        ),
        (
            "⟦《联合国打击跨国有组织犯罪公约》（以下简称“公约”）第30条⟧",
            &["convention 30"],
        ),
    ]);
}

#[test]
fn a_bare_article_belongs_to_what_was_named_last() {
    check_all(&[
        (
            "除⟦《公约》第24条⟧和⟦第25条⟧外，各国还应分享在实施⟦第26条⟧方面的最佳做法，尤其是该条的以下方面",
            &["convention 24", "convention 25", "convention 26"],
        ),
        (
            "推进《公约》的实施，与下列条款有关：关于刑事定罪的⟦第5条⟧；关于洗钱的⟦第6条⟧。",
            &["convention 5", "convention 6"],
        ),
        (
            "⟦《公约》第5条⟧，又见⟦《枪支议定书》第8条⟧，以及⟦第9条⟧",
            &["convention 5", "firearms 8", "firearms 9"],
        ),
        (
            "⟦《枪支议定书》第8条⟧，该议定书未生效；⟦该议定书第9条⟧",
            &["firearms 8", "firearms 9"],
        ),
        (
            "⟦《公约》第5条⟧（见《世界毒品报告》）和⟦第6条⟧",
            &["convention 5", "convention 6"],
        ),
        (
            "⟦《公约》第5条⟧及其各项议定书、有关公约，以及⟦第6条⟧",
            &["convention 5", "convention 6"],
        ),
        (
            "联合国打击跨国有组织犯罪公约缔约方会议重申⟦第32条⟧",
            &["convention 32"],
        ),
        (
            "⟦《公约》第5条⟧，参见立法指南第9条和⟦第6条⟧",
            &["convention 5", "convention 6"],
        ),
        (
            "对⟦《枪支议定书》第二条⟧声明，不受⟦议定书第十六条第二款⟧约束",
            &["firearms 2", "firearms 16 2"],
        ),
        (
            "⟦《公约》第5条⟧例如⟦第6条⟧",
            &["convention 5", "convention 6"],
        ),
        ("⟦公约第5条⟧。\n\n第6条", &["convention 5"]),
    ]);
}

#[test]
fn other_treaties_and_rules_are_theirs() {
    check_all(&[
        (
            "⟦《反腐败公约》第32条⟧和⟦《打击有组织犯罪公约》第32条⟧",
            &["OtherTreaty", "convention 32"],
        ),
        (
            "⟦《反腐败公约》第32条⟧和⟦第33条⟧，又⟦第34条⟧",
            &["OtherTreaty", "OtherTreaty", "OtherTreaty"],
        ),
        (
            "⟦《打击有组织犯罪公约》第24条⟧，⟦《反腐败公约》第32条⟧，⟦第33条⟧",
            &["convention 24", "OtherTreaty", "OtherTreaty"],
        ),
        ("《反腐败公约》于2005年生效；⟦公约第32条⟧", &["OtherTreaty"]),
        (
            "⟦《反腐败公约》第32条⟧和⟦《公约》第24条⟧",
            &["OtherTreaty", "convention 24"],
        ),
        (
            "⟦《公约》第24条⟧和⟦《反腐败公约》第32条⟧不同，⟦《公约》第32条⟧与此无关",
            &["convention 24", "OtherTreaty", "convention 32"],
        ),
        (
            "《反腐败公约》生效；⟦公约第32条⟧；《打击有组织犯罪公约》缔约方；⟦公约第3条⟧",
            &["OtherTreaty", "convention 3"],
        ),
        (
            "《反腐败公约》与《打击有组织犯罪公约》不同；⟦公约第32条⟧",
            &["convention 32"],
        ),
        (
            "《联合国气候变化框架公约》（以下简称《公约》）的缔约方，⟦《公约》第4条第2款(a)项⟧",
            &["OtherTreaty"],
        ),
        ("⟦缔约方会议议事规则第2条第2款⟧", &["RulesOfProcedure"]),
        (
            "依照⟦《公约》第32条第3款⟧和⟦缔约方会议议事规则第2条第2款⟧，并依照⟦第3条⟧",
            &["convention 32 3", "RulesOfProcedure", "RulesOfProcedure"],
        ),
        (
            "⟦《儿童权利公约》第35条⟧、⟦《世界人权宣言》第四条⟧、⟦《联合国宪章》第51条⟧",
            &["OtherTreaty", "OtherTreaty", "OtherTreaty"],
        ),
        (
            "⟦联合国反腐败公约第32条⟧、⟦《任择议定书》第3条⟧",
            &["OtherTreaty", "OtherTreaty"],
        ),
    ]);
}

#[test]
fn what_is_no_article_of_a_treaty_is_left_alone() {
    check_all(&[
        ("第30条第2款(c)项", &[]),
        ("刑法第五条、《中华人民共和国刑法》第120条", &[]),
        (
            "⟦《公约》第5条⟧，中国《刑法》第120条，又第121条",
            &["convention 5"],
        ),
        (
            "⟦《公约》第5条⟧由法律第六条和反有组织犯罪法第2条、第3条实施",
            &["convention 5"],
        ),
        ("⟦《公约》第5条⟧（见《引渡条例》第3条）", &["convention 5"]),
        ("第7/2003号法律第五条第一款(六)项", &[]),
        (
            "《反腐败公约》和《打击有组织犯罪公约》，又《儿童权利公约》；公约第3条",
            &[],
        ),
        ("《公约》各项议定书第5条", &[]),
        ("《公约》及其议定书第5条", &[]),
        ("该议定书第5条", &[]),
        ("该公约第5条", &[]),
        ("某某公约第5条，《公约》立法指南", &[]),
        ("《公约》和工作组的第5条建议", &[]),
        ("《公约》附件第5条", &[]),
        ("《公约》立法指南第5条", &[]),
        ("⟦《公约》第5条⟧、第六条之一", &["convention 5"]),
        ("《公约》第5条例、第5条款", &[]),
        ("《公约》第 条第 款", &[]),
        ("最大公约数第5条", &[]),
        ("第一条约束了缔约方", &[]),
        ("准则1, 补编第10号, 第47届会议, 第39574号", &[]),
        ("⟦公约第5条⟧，(a) 各国应当", &["convention 5"]),
        ("⟦公约第5条第1款⟧，（一）各国应当", &["convention 5 1"]),
    ]);
}

#[test]
fn certainty_follows_the_name() {
    for (text, expected) in [
        ("《打击有组织犯罪公约》第45条", &[Certainty::Explicit][..]),
        ("《枪支议定书》第45条", &[Certainty::Explicit]),
        ("公约第45条", &[Certainty::Cued]),
        ("《公约》第45条", &[Certainty::Cued]),
        (
            "《打击有组织犯罪公约》缔约方：《公约》第45条",
            &[Certainty::Explicit],
        ),
        (
            "除《公约》第24条外，实施第45条",
            &[Certainty::Cued, Certainty::Cued],
        ),
        (
            "《公约》第24条。实施第35条",
            &[Certainty::Cued, Certainty::Shape],
        ),
        // Of a law that is not named, in another sentence.
        ("《公约》第24条。实施第45条", &[Certainty::Cued]),
    ] {
        let found: Vec<Certainty> = recognise(text)
            .iter()
            .map(|citation| citation.certainty)
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn the_elements_are_what_is_written() {
    let text = "《公约》⁴第5条至第8条和第32条第3（d）款、第（三）项";
    let written: Vec<Vec<(ElementKind, &str)>> = recognise(text)
        .iter()
        .map(|citation| {
            citation
                .elements
                .iter()
                .map(|element| (element.kind, &text[element.range.clone()]))
                .collect()
        })
        .collect();
    assert_eq!(
        written,
        [
            vec![
                (ElementKind::Treaty, "《公约》"),
                (ElementKind::Article, "第5条"),
                (ElementKind::SpanEnd, "第8条"),
            ],
            vec![
                (ElementKind::Article, "第32条"),
                (ElementKind::Step, "第3"),
                (ElementKind::Step, "（d）款"),
            ],
            vec![(ElementKind::Step, "第（三）项")],
        ]
    );
}
