//! The labelled forms and traps as tables: a draft with its citations in ⟦ ⟧, and what each says.

use std::sync::Arc;

use crate::lexicon::{Holds, Lexicon, Numbering, Part, PartEntry};
use proptest::prelude::*;

use super::*;
use crate::corpus::embedded;

/// Checks that exactly the marked stretches are citations and that they say what is expected.
#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    check_all(&[(marked, expected)]);
}

/// What is found in a row that is not what is expected.
pub(super) fn difference(marked: &str, expected: &[&str]) -> Option<String> {
    let text: String = marked.chars().filter(|c| !"⟦⟧".contains(*c)).collect();
    let citations = recognise(&text);
    let mut shown = String::new();
    let mut at = 0;
    for citation in &citations {
        shown.push_str(&text[at..citation.range.start]);
        shown.push('⟦');
        shown.push_str(&text[citation.range.clone()]);
        shown.push('⟧');
        at = citation.range.end;
    }
    shown.push_str(&text[at..]);
    let read: Vec<String> = citations
        .iter()
        .map(|citation| citation.reference.notation(&embedded::corpus().lexicon))
        .collect();
    (shown != marked || read != expected)
        .then(|| format!("{shown} {read:?}\n  should be {marked} {expected:?}"))
}

/// What the tests read with.
pub(super) fn lexicon() -> Arc<Lexicon> {
    Arc::clone(&embedded::corpus().lexicon)
}

pub(super) type Row<'a> = (&'a str, &'a [&'a str]);

/// Checks every row and tells of all that differ.
#[track_caller]
pub(super) fn check_all(rows: &[Row<'_>]) {
    let differences: Vec<String> = rows
        .iter()
        .filter_map(|(marked, expected)| difference(marked, expected))
        .collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

/// Checks every row, and that every citation in it is in the language, and tells of all that differ.
#[track_caller]
pub(super) fn check_in(language: Language, rows: &[Row<'_>]) {
    let mut differences: Vec<String> = rows
        .iter()
        .filter_map(|(marked, expected)| difference(marked, expected))
        .collect();
    for (marked, _) in rows {
        let text: String = marked.chars().filter(|c| !"⟦⟧".contains(*c)).collect();
        for citation in recognise(&text) {
            if citation.language != language {
                differences.push(format!(
                    "{text}: {:?} is read as {:?}",
                    &text[citation.range], citation.language
                ));
            }
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

/// Checks that no row holds a citation.
#[track_caller]
pub(super) fn check_silent(rows: &[&str]) {
    let differences: Vec<String> = rows
        .iter()
        .filter_map(|text| difference(text, &[]))
        .collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

#[test]
fn instruments_by_number() {
    check_all(&[
        ("⟦第3/4号决定⟧", &["决定 3/4"]),
        (
            "所通过的建议载于⟦缔约方会议第 3/4 号决定⟧（见B部分）。",
            &["缔约方会议 决定 3/4"],
        ),
        ("⟦第2/6号⟧和⟦第3/4号决定⟧", &["决定 2/6", "决定 3/4"]),
        (
            "根据⟦缔约方会议第 2/6 号⟧和⟦第 3/4 号决定⟧，工作组",
            &["缔约方会议 决定 2/6", "缔约方会议 决定 3/4"],
        ),
    ]);
    check(
        "⟦第5/6⟧、⟦6/4⟧和⟦7/3号决议⟧",
        &["决议 5/6", "决议 6/4", "决议 7/3"],
    );
    check(
        "重申⟦缔约方会议2008年10月17日第4/3号决定⟧,在⟦该决定⟧中",
        &["缔约方会议 决定 4/3", "缔约方会议 决定 4/3"],
    );
    check("重申其⟦第4/3号决定⟧", &["决定 4/3"]);
    check("⟦第３／４号决定⟧", &["决定 3/4"]);
    check(
        "⟦第\u{a0}3/4\u{a0}号决定⟧，⟦第\u{3000}3/4号决定⟧，⟦第~3/4~号决定⟧",
        &["决定 3/4", "决定 3/4", "决定 3/4"],
    );
    check("⟦第7/3號決議⟧", &["决议 7/3"]);
    check("据以设立临时工作组的⟦第2/6号决定⟧：", &["决定 2/6"]);
}

#[test]
fn instruments_by_noun() {
    check_all(&[
        ("⟦决议 7/3⟧", &["决议 7/3"]),
        ("⟦决议7/3⟧、⟦决定 3/4⟧", &["决议 7/3", "决定 3/4"]),
        (
            "⟦决议 5/6⟧、⟦6/4⟧和⟦7/3⟧",
            &["决议 5/6", "决议 6/4", "决议 7/3"],
        ),
        ("⟦决定３／４⟧", &["决定 3/4"]),
    ]);
}

#[test]
fn parts_of_instruments() {
    check_all(&[
        ("⟦第3/4号决定第2段(b)项⟧", &["决定 3/4 2.b"]),
        ("⟦第3/4号决定第2(b)段⟧", &["决定 3/4 2.b"]),
        (
            "⟦决定 3/4 第2段(b)⟧和⟦(c)项⟧",
            &["决定 3/4 2.b", "决定 3/4 2.c"],
        ),
        ("⟦第6/4号决议附件(b)段㈢⟧", &["决议 6/4 附件 b.(3)"]),
        ("⟦决议7/3附件一第20段⟧", &["决议 7/3 附件一 20"]),
        ("⟦决议5/6序言部分第1段⟧", &["决议 5/6 PP1"]),
        ("⟦第8/4号决议执行部分第2段⟧", &["决议 8/4 2"]),
        (
            "⟦第7/3号决议，附件二，第10⟧、⟦11⟧和⟦13段⟧",
            &[
                "决议 7/3 附件二 10",
                "决议 7/3 附件二 11",
                "决议 7/3 附件二 13",
            ],
        ),
        ("⟦决议 7/3，附件一，26⟧", &["决议 7/3 附件一 26"]),
        (
            "⟦决议 7/3，附件一，18⟧和⟦28⟧ ⟦附件二，1⟧，⟦6⟧，⟦8⟧",
            &[
                "决议 7/3 附件一 18",
                "决议 7/3 附件一 28",
                "决议 7/3 附件二 1",
                "决议 7/3 附件二 6",
                "决议 7/3 附件二 8",
            ],
        ),
        (
            "⟦决定 3/4，2 (b)⟧和⟦(c)⟧和⟦4⟧",
            &["决定 3/4 2.b", "决定 3/4 2.c", "决定 3/4 4"],
        ),
        (
            "⟦决议 6/4，附件，(b)(五)⟧和⟦(c)(一)⟧",
            &["决议 6/4 附件 b.(5)", "决议 6/4 附件 c.(1)"],
        ),
        (
            "⟦决议 6/4，PP 1⟧，⟦附件，(d)⟧",
            &["决议 6/4 PP1", "决议 6/4 附件 d"],
        ),
        (
            "⟦决定 4/3，(a)-(c)⟧，⟦(h)⟧，⟦(i)(二)⟧，⟦(l)⟧和⟦(s)⟧",
            &[
                "决定 4/3 a..c",
                "决定 4/3 h",
                "决定 4/3 i.(2)",
                "决定 4/3 l",
                "决定 4/3 s",
            ],
        ),
        ("⟦第3/4号决定第2至4段⟧", &["决定 3/4 2..4"]),
        ("⟦第4/3号决定第(k)段⟧", &["决定 4/3 k"]),
        ("⟦第6/4号決議附件(b)段㈢⟧提到", &["决议 6/4 附件 b.(3)"]),
        ("⟦第6/4号决议附件(b)段⑵⟧", &["决议 6/4 附件 b.(2)"]),
        ("按照⟦第2/6号决定(c)段(一)项⟧设立", &["决定 2/6 c.(1)"]),
        ("⟦第3/4号决定⟧，2008年10月通过", &["决定 3/4"]),
        ("⟦第3/4号决定⟧，(a) 各国应当", &["决定 3/4"]),
    ]);
    check("第3/4号决定草案", &[]);
}

#[test]
fn compilation_references() {
    check_all(&[
        ("见⟦七.20⟧。", &["?.七 20"]),
        ("⟦A部分 七.20⟧", &["A.七 20"]),
        ("⟦A部分：七.26⟧", &["A.七 26"]),
        ("⟦A.七.20⟧", &["A.七 20"]),
        ("见⟦A.七部分⟧", &["A.七"]),
        ("见⟦A部分, 七⟧ 和 ⟦八⟧", &["A.七", "A.八"]),
        ("见 ⟦A 部分, 七⟧和⟦八⟧", &["A.七", "A.八"]),
        (
            "⟦B部分: 三.2.b⟧ , ⟦三.2.c⟧ , ⟦三.6⟧ 和 ⟦三.8⟧",
            &["B.三 2.b", "B.三 2.c", "B.三 6", "B.三 8"],
        ),
        (
            "⟦A部分 二.3.b-d⟧ , ⟦二.4.b⟧ , ⟦二.5⟧ 和 ⟦二.6.b⟧",
            &["A.二 3.b..3.d", "A.二 4.b", "A.二 5", "A.二 6.b"],
        ),
        ("⟦七.17⟧ 和 ⟦七.20-22⟧", &["?.七 17", "?.七 20..22"]),
        ("⟦四.1.f.(二)⟧ 和 ⟦四.1.h⟧", &["?.四 1.f.(2)", "?.四 1.h"]),
        (
            "⟦四.1.f(一)⟧，⟦二.c(三)⟧，⟦四.i(五)⟧",
            &["?.四 1.f.(1)", "?.二 c.(3)", "?.四 i.(5)"],
        ),
        ("⟦六，附件，(b)(三)⟧", &["?.六 附件 b.(3)"]),
        ("⟦B部分：六 , 附件 , (b)(三)⟧", &["B.六 附件 b.(3)"]),
        ("⟦B 部分: 六. 附件, (d)⟧", &["B.六 附件 d"]),
        (
            "⟦六.PP.1⟧和⟦六.附件，(b)(五)⟧和⟦(c)(一)⟧",
            &["?.六 PP1", "?.六 附件 b.(5)", "?.六 附件 c.(1)"],
        ),
        ("⟦五.PP.1⟧", &["?.五 PP1"]),
        ("见⟦十一.e⟧，⟦十.a⟧。", &["?.十一 e", "?.十 a"]),
        ("见⟦七．２０⟧", &["?.七 20"]),
        ("⟦四.a-c⟧，⟦四.h⟧", &["?.四 a..c", "?.四 h"]),
        (
            "见⟦B.六.附件.b.(三)⟧和⟦A.四.1.f.(二)⟧",
            &["B.六 附件 b.(3)", "A.四 1.f.(2)"],
        ),
        (
            "见⟦七.17⟧、⟦18⟧和⟦20⟧。",
            &["?.七 17", "?.七 18", "?.七 20"],
        ),
        ("见⟦七.20-七.22⟧", &["?.七 20..22"]),
        ("见⟦七.22-20⟧", &["?.七 22..20"]),
        ("⟦A部分 七.45⟧", &["A.七 45"]),
        ("⟦A部分 十三.2⟧", &["A.十三 2"]),
    ]);
}

#[test]
fn reports_and_meetings() {
    check_all(&[
        (
            "⟦CTOC/COP/WG.2/2013/5，第24段⟧",
            &["CTOC/COP/WG.2/2013/5 24"],
        ),
        (
            "（⟦CTOC/COP/WG.2/2013/5，第21段⟧和⟦第24至26段⟧）",
            &["CTOC/COP/WG.2/2013/5 21", "CTOC/COP/WG.2/2013/5 24..26"],
        ),
        (
            "⟦CTOC/COP/WG.2/2013/5，21⟧和⟦24-26⟧",
            &["CTOC/COP/WG.2/2013/5 21", "CTOC/COP/WG.2/2013/5 24..26"],
        ),
        (
            "⟦CTOC/COP/2008/7，3 (b)-(d)⟧，⟦4 (b)⟧，⟦5⟧和⟦6 (b)⟧",
            &[
                "CTOC/COP/2008/7 3.b..3.d",
                "CTOC/COP/2008/7 4.b",
                "CTOC/COP/2008/7 5",
                "CTOC/COP/2008/7 6.b",
            ],
        ),
        (
            "⟦CTOC/COP/WG.2/2017/4-CTOC/COP/WG.3/2017/4，第7(a)段⟧",
            &["CTOC/COP/WG.2/2017/4-CTOC/COP/WG.3/2017/4 7.a"],
        ),
        (
            "⟦CTOC/COP/WG.2/2017/4- CTOC/COP/ WG.3/2017/4⟧",
            &["CTOC/COP/WG.2/2017/4-CTOC/COP/WG.3/2017/4"],
        ),
        ("¹⁰⟦CTOC/COP/2008/16⟧.", &["CTOC/COP/2008/16"]),
        (
            "⟦CTOC/COP/2006/7/Rev.1⟧和⟦CTOC/COP/2006/8/Rev.1⟧。",
            &["CTOC/COP/2006/7/Rev.1", "CTOC/COP/2006/8/Rev.1"],
        ),
        ("载于⟦CTOC/COP/2008/1⟧号文件", &["CTOC/COP/2008/1"]),
        ("⟦A/63/539, 附件⟧", &["A/63/539"]),
        (
            "⟦A/AC.260/2⟧和⟦Corr.1⟧",
            &["A/AC.260/2", "A/AC.260/2/Corr.1"],
        ),
        ("⟦ctoc/cop/2006/7/rev.1⟧", &["CTOC/COP/2006/7/Rev.1"]),
        (
            "报告：⟦CTOC / COP / WG.2 / 2013 / 5⟧",
            &["CTOC/COP/WG.2/2013/5"],
        ),
        (
            "⟦CTOC/COP/WG.2.2016/5⟧、⟦CTOC/COP/WG.2/2008/7⟧",
            &["CTOC/COP/WG.2.2016/5", "CTOC/COP/WG.2/2008/7"],
        ),
        (
            "⟦A/RES/69/196⟧、⟦E/CN.15/2003/14⟧、⟦S/PRST/2006/41⟧、⟦CTOC/COP/WG.8/2015/CRP.1⟧",
            &[
                "A/RES/69/196",
                "E/CN.15/2003/14",
                "S/PRST/2006/41",
                "CTOC/COP/WG.8/2015/CRP.1",
            ],
        ),
        ("⟦工作组第七次会议建议第20段⟧", &["会议7 建议 20"]),
        (
            "⟦技术援助问题政府专家工作组第七次会议建议第20段⟧",
            &["会议7 建议 20"],
        ),
        ("⟦第七次会议报告第24段⟧", &["会议7 报告 24"]),
    ]);
}

#[test]
fn other_bodies_are_theirs() {
    check_all(&[
        ("¹⟦大会第 55/25 号决议，附件一⟧。", &["unga"]),
        (
            "（⟦大会第55/25号决议，附件二和三⟧；以及⟦大会第55/255号决议，附件⟧）",
            &["unga", "unga"],
        ),
        ("⟦经社理事会第2006/27号决议⟧", &["ecosoc"]),
        (
            "⟦经济及社会理事会2006年7月27日第2006/27号决议⟧",
            &["ecosoc"],
        ),
        ("⟦安全理事会第1373(2001)号决议⟧", &["unsc"]),
        ("⟦反腐败公约缔约国会议第3/4号决定⟧", &["cosp-uncac"]),
        ("⟦人权理事会第8/12号决议⟧", &["hrc"]),
        ("⟦第2758号决议⟧", &["Unnamed"]),
        (
            "⟦第V/6号决定⟧、⟦第 2/CP.4 号决定⟧",
            &["Unnamed", "unfccc-cop"],
        ),
        ("能源⟦秘书处第 67/2025 号决议⟧", &["Unnamed"]),
        ("⟦第1996/27号决议⟧", &["Unnamed"]),
        ("决定⟦第1267(1999)号决议第4(b)段⟧不适用", &["Unnamed"]),
        (
            "⟦第53/111⟧和1998年12月9日⟦第54/114号决议⟧",
            &["Unnamed", "Unnamed"],
        ),
    ]);
}

#[test]
fn the_issuer_is_the_body_that_the_sentence_names() {
    check_all(&[
        ("人权理事会在⟦第8/12号决议⟧中请各国", &["hrc"]),
        (
            "反腐败公约缔约国会议回顾其⟦第3/4号决定⟧，又在其⟦第1/1号决议⟧中",
            &["cosp-uncac", "cosp-uncac"],
        ),
        (
            "理事会重申其⟦第7/3号⟧和⟦第8/4号决议⟧",
            &["ecosoc", "ecosoc"],
        ),
        ("缔约方会议重申其⟦第4/3号决定⟧", &["缔约方会议 决定 4/3"]),
        (
            "⟦经社理事会第1997/22号决议⟧，以及⟦缔约方会议2004年7月7日第1/2号决定⟧",
            &["ecosoc", "缔约方会议 决定 1/2"],
        ),
        (
            "⟦缔约方会议第3/4号决定⟧和⟦人权理事会第8/12号决议⟧",
            &["缔约方会议 决定 3/4", "hrc"],
        ),
        ("⟦股东会2018年第3/4号决议⟧未经通知", &["Unnamed"]),
        ("潮汐⟦论坛第7/9号决议第3段⟧", &["Unnamed"]),
        ("根据⟦教育部第3/4号决定⟧", &["Unnamed"]),
        ("⟦《水俣公约》第3/4号决议⟧", &["minamata-cop"]),
        ("禁化武⟦组织第12/9号决定⟧", &["Unnamed"]),
        ("海牙⟦会议第12/9号决定⟧", &["Unnamed"]),
        ("⟦第3/4号决议⟧（人权理事会）", &["Unnamed"]),
        ("⟦第12/9号决议⟧，由人权理事会通过", &["Unnamed"]),
        (
            "⟦联合国打击跨国有组织犯罪公约缔约国会议第3/4号决定⟧",
            &["缔约方会议 决定 3/4"],
        ),
        (
            "请人权理事会注意工作组关于⟦第3/4号决定⟧的意见",
            &["决定 3/4"],
        ),
    ]);
}

#[test]
fn anaphora_stand_for_what_is_certain() {
    check_all(&[
        (
            "根据⟦第3/4号决定⟧设立，⟦该决定第2段(b)项⟧又",
            &["决定 3/4", "决定 3/4 2.b"],
        ),
        (
            "⟦第6/4号决议⟧有附件，⟦该决议附件(d)段⟧请各国",
            &["决议 6/4", "决议 6/4 附件 d"],
        ),
        (
            "见⟦决议7/3附件一第20段⟧；⟦同上，第26段⟧",
            &["决议 7/3 附件一 20", "决议 7/3 附件一 26"],
        ),
        // Two decisions, another body's, none, one's own, a verb, a gap.
        (
            "⟦第2/6号⟧和⟦第3/4号决定⟧，⟦该决定(b)段⟧",
            &["决定 2/6", "决定 3/4", "Unattributed"],
        ),
        (
            "⟦第3/4号决定⟧和⟦人权理事会第8/12号决定⟧，⟦该决定第2段⟧",
            &["决定 3/4", "hrc", "Unattributed"],
        ),
        ("由版本决定附件的格式", &[]),
        ("⟦该决定第2段⟧", &["Unattributed"]),
        ("载于⟦本决议附件⟧", &["Unattributed"]),
        ("各国应该决定是否参加", &[]),
        (
            "见⟦第3/4号决定⟧。又见张某的论文。⟦同上⟧",
            &["决定 3/4", "Unattributed"],
        ),
    ]);
}

#[test]
fn a_hard_wrap_breaks_no_citation() {
    check_all(&[
        ("见⟦第3/4号决\n定第2段(b)项⟧。", &["决定 3/4 2.b"]),
        ("见⟦第3/\n  4号决定⟧。", &["决定 3/4"]),
        ("根据⟦缔约方\n会议第3/4号决定⟧", &["缔约方会议 决定 3/4"]),
        ("见⟦A部分\n七.20⟧和⟦七.\n22⟧", &["A.七 20", "A.七 22"]),
        (
            "⟦CTOC/COP/\nWG.2/2013/5，\n第24段⟧",
            &["CTOC/COP/WG.2/2013/5 24"],
        ),
    ]);
    check("见第3/4号\n\n决定。", &[]);
}

#[test]
fn what_is_no_citation() {
    let mut taken = Vec::new();
    for trap in [
        "第3/1999號法律第六條第一款",
        "第7/2003號行政長官公告, 第31/2004号、第10/2005号行政长官公告",
        "第254/2004号行政长官批示",
        "第4/2002号法律, 第7/2003号法律第五条第一款(六)项",
        "做符号决议，符号决议：计算绝对虚拟地址",
        "迁移号决议：任务预分配 0110; (15 号决议)",
        "决定该工作组应在缔约方会议第三届会议期间举行会议",
        "决定在其2008年第四届会议上审查",
        "决议草案一, 决定草案 -/CP.11",
        "三.1 背景",
        "## 三.1 背景",
        "一. 导言1-43二. 需请大会采取行动的事项53",
        "一. 确定技术援助需要\n\n1. 工作组强调",
        "第3节, 第1节, 第一章,A节, 第二部分；议程项目14(g)",
        "准则1, 补编第10号, 第3377次会议, 第47届会议, 第五十五届会议",
        "第39574号，第2225、2237、2241和2326卷",
        "七、根据《联合国宪章》第七章",
        "报告;3/2.又注意到",
        "2/3多数通过, 1/3締約國的書面請求, 3/4的多数, 缔约方会议决定3/4多数",
        "2017/4/3, 2022-07-14, 2008 10 8 日至 17",
        "第3-11段；12-14；2001-2010",
        "V.08-54117(C)GP070708070708*0854117*, GE.12-62606, ISBN 0251-9941",
        "第2.1版, v1.0, utf-8/16, ISO 3166/MA, ISO/IEC 17025, A/4 paper, 24/7, and/or, km/h, 和(或)",
        "第30条第2款(c)项",
        "见图三.1和表二.3",
        "由引理 三.1 和式（二.4）即得，又见例 七.20",
        "编辑部在第二.1节和合同第七.1条",
        "五、附件",
        "增长一.5倍，约三.14159",
        "运行 一.exe，打开 https://undocs.org/CTOC/COP/2008/7 即可",
        "路径 a/b/c 与 src/A/B",
        "第四条第 款 第 3 款",
        "安全理事会第3377次会议建议第2段",
        "国际合作问题工作组第七次会议建议第2段",
    ] {
        let read: Vec<String> = recognise(trap)
            .iter()
            .map(|citation| format!("{} {:?}", citation.reference, &trap[citation.range.clone()]))
            .collect();
        if !read.is_empty() {
            taken.push(format!("{trap}: {read:?}"));
        }
    }
    assert!(taken.is_empty(), "\n{}", taken.join("\n"));
}

#[test]
fn certainty_follows_the_cues() {
    for (text, expected) in [
        ("我们讨论七.45", Certainty::Shape),
        ("见七.45", Certainty::Cued),
        ("第七.45段", Certainty::Cued),
        ("建议七.45", Certainty::Cued),
        ("如七.45所述", Certainty::Cued),
        ("（七.45）", Certainty::Cued),
        ("我们讨论七.20和七.45", Certainty::Cued),
        ("A部分 七.45", Certainty::Explicit),
    ] {
        let found = recognise(text);
        assert_eq!(
            found.first().map(|citation| citation.certainty),
            Some(expected),
            "{text}"
        );
    }
}

#[test]
fn a_citation_of_another_kind_in_the_same_list_is_a_cue() {
    for (text, expected) in [
        ("见公约第5条、八.1。", Certainty::Cued),
        ("我们讨论公约第5条和八.1", Certainty::Cued),
        ("我们讨论公约第5条，以及 八.1", Certainty::Cued),
        ("我们讨论第3/4号决定、八.1", Certainty::Cued),
        ("我们讨论A部分 七.20或八.1", Certainty::Cued),
        ("我们讨论八.1和公约第5条", Certainty::Cued),
        ("我们讨论八.1、第3/4号决定", Certainty::Cued),
        // A comma alone, words between, and others' instruments say nothing.
        ("我们讨论公约第5条，八.1", Certainty::Shape),
        ("公约第5条的措施和八.1", Certainty::Shape),
        ("我们讨论大会第55/25号决议、八.1", Certainty::Shape),
        ("我们讨论公约第5条。\n\n八.1", Certainty::Shape),
    ] {
        let found = recognise(text);
        let bare = found.iter().find(|one| text[one.range.clone()] == *"八.1");
        assert_eq!(
            bare.map(|citation| citation.certainty),
            Some(expected),
            "{text}: {found:?}"
        );
    }
}

proptest! {
    #[test]
    fn recognising_is_total_and_ranges_are_in_order(text in "([第一二七十ABab0-9./,，。、号決决定议和及至()（）附件部分段项 \n\u{3000}CTOP见PP-]|\\PC){0,60}") {
        let citations = recognise(&text);
        let mut end = 0;
        for citation in &citations {
            prop_assert!(citation.range.start >= end && citation.range.start < citation.range.end, "{citation:?}");
            prop_assert!(text.get(citation.range.clone()).is_some(), "{citation:?}");
            for element in &citation.elements {
                prop_assert!(text.get(element.range.clone()).is_some());
                prop_assert!(citation.range.start <= element.range.start && element.range.end <= citation.range.end, "{citation:?}");
            }
            end = citation.range.end;
        }
    }

    #[test]
    fn a_paragraph_alone_reads_as_among_others(one in "([第一七A0-9./，。号决定和至()附件部分段条款项《》 见]|公约|议定书|反腐败公约|第5条){0,30}", other in "([第一七A0-9./，。号决定和至()附件部分段条款项《》 见]|公约|议定书|反腐败公约|第5条){0,30}") {
        let texts = |text: &str| recognise(text).iter().map(|citation| (text[citation.range.clone()].to_owned(), citation.reference.clone(), citation.certainty)).collect::<Vec<_>>();
        let mut apart = texts(&one);
        apart.extend(texts(&other));
        prop_assert_eq!(texts(&format!("{one}\n\n{other}")), apart);
    }
}

/// What is read with other parts and numberings than the built-in compilation's.
#[test]
fn parts_and_figures_are_the_compilation_s() {
    let reader = |numbering, letters: &str| {
        let part = |letter| Part::lettered(letter, numbering).unwrap();
        let parts = letters.chars().map(|letter| PartEntry {
            part: part(letter),
            holds: Holds::Instruments,
        });
        Recogniser::new(Arc::new(Lexicon {
            numbering,
            parts: parts.collect(),
            ..Lexicon::default()
        }))
    };
    let cases = [
        (
            Numbering::Chinese,
            "CD",
            "见C部分 七.20和D.八.1",
            "C.七 20, D.八 1",
        ),
        (Numbering::Chinese, "CD", "见A部分 七.20", "A.七 20"),
        (Numbering::Chinese, "", "见三.2.b", "?.三 2.b"),
        (
            Numbering::Roman,
            "AB",
            "见A部分 VII.20-22和B.III.2.b",
            "A.VII 20..22, B.III 2.b",
        ),
        (Numbering::Roman, "", "参见IV.1.f.(二)", "?.四 1.f.(2)"),
        (Numbering::Roman, "", "See IV.1.f (ii)", "?.四 1.f.(2)"),
        (Numbering::Roman, "AB", "Part B, VII.20", "B.VII 20"),
        (
            Numbering::Arabic,
            "AB",
            "见A部分 7.20和B.3.2.b",
            "A.7 20, B.3 2.b",
        ),
        (Numbering::Arabic, "", "见7.20。", "?.七 20"),
        (Numbering::Arabic, "", "See 7.20.", "?.七 20"),
        (Numbering::Arabic, "", "增长7.20，价格3.5元", ""),
        (Numbering::Arabic, "", "It grew by 7.20, then 3.5.", ""),
    ];
    for (numbering, letters, text, expected) in cases {
        let read: Vec<String> = reader(numbering, letters)
            .recognise(text)
            .citations
            .iter()
            .map(|citation| citation.reference.to_string())
            .collect();
        assert_eq!(read.join(", "), expected, "{text}");
    }
}
