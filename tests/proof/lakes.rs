//! An invented body that the built-in register does not have: decisions with Roman sessions up to the
//! thirteenth (XIII/3) and Arabic ones from then on (14/3), no parts, no working group, a
//! treaty of its own.

use expect_test::expect;
use yuanyin::citation::languages;
use yuanyin::messages::Locale;
use yuanyin::resolve::Form;

use crate::example::{Compilation, check_rows};

fn compilation() -> Compilation {
    Compilation::open("lakes")
}

#[test]
fn hover_shows_what_is_cited_by_any_name() {
    let compilation = compilation();
    check_rows(
        &[
            ("成员国大会第XIII/3号决定第2段(b)‸项", "四.2.b"),
            ("湖沼养护公约成员国大会第XIII/3‸号决定", "四"),
            ("第XIII/3号决定附件第2段(c)‸项", "四.附件.2.c"),
            ("第XI/7号决定(b)段(二)‸", "一.b.(二)"),
            ("第14/3号决定附件二第1‸段", "五.附件二.1"),
            ("决定 XIII/3‸", "四"),
            ("决定 14/3‸", "五"),
            ("第XIII/2号和第XIII/3‸号决定", "四"),
            ("第XIII/2‸号和第XIII/3号决定", "三"),
            ("第13/3‸号决定", "四"),
            ("见四.2.‸b。", "四.2.b"),
            ("见六.3‸。", "六.3"),
            ("见五，附件一，(b)‸。", "五.附件一.b"),
            (
                "decision XIII/3‸ of the Assembly of the Member States",
                "Decision XIII/3",
            ),
            (
                "decision XIII/3, paragraph 2‸ (b)",
                "Decision XIII/3, paragraph 2 (b)",
            ),
            (
                "Decision 14/3, annex II, paragraph 1‸",
                "Decision 14/3, annex II, paragraph 1",
            ),
            (
                "la décision XIII/3, paragraphe 2‸ b)",
                "Décision XIII/3, paragraphe 2 b)",
            ),
            (
                "la decisión XIII/3, párrafo 2‸ b)",
                "Decisión XIII/3, párrafo 2 b)",
            ),
            ("пункт 2‸ b) решения XIII/3", "Решение XIII/3, пункт 2 b)"),
            (
                "الفقرة 2‸ من المقرر 14/3 الصادر عن جمعية الدول الأعضاء",
                "المقرر 14/3، الفقرة 2",
            ),
        ],
        |draft| compilation.hovered(draft),
    );
    expect![[r#"
        四.2.b
        第十三届会议，2012年9月3日至7日 › 第XIII/3号决定 湖沼沉积物的监测

          │ (b) 将样品保存至少二十年；

        又作：第XIII/3号决定第2段(b)项
        专题：沉积物
    "#]]
    .assert_eq(&format!(
        "{}\n",
        compilation.hover("第XIII/3号决定第2段(b)‸项", Locale::Chinese)
    ));
}

#[test]
fn other_bodies_are_left_alone() {
    let compilation = compilation();
    for draft in [
        "大会第14/3‸号决定第99段。",
        "缔约方会议第14/3‸号决定第99段。",
        "生物多样性公约缔约方大会第XIII/3‸号决定第99段。",
        "打击跨国有组织犯罪公约缔约方会议第3/4‸号决定第99段。",
        "反腐败公约缔约国会议第3/4‸号决议第99段。",
        "《反腐败公约》第72‸条。",
        "《联合国打击跨国有组织犯罪公约》第45‸条。",
        "技术援助问题政府专家工作组第七次会议建议第99‸段。",
        "decision XIII/3‸ of the Conference of the Parties to the Convention on Biological Diversity, paragraph 99",
    ] {
        assert_eq!(compilation.diagnosed(draft), "", "{draft}");
        assert_eq!(compilation.defined(draft), "", "{draft}");
    }
}

#[test]
fn definition_leads_into_the_compilation() {
    let compilation = compilation();
    check_rows(
        &[
            ("第XIII/3号决定第2段(b)‸项", "zh/text.md:62"),
            ("第14/3‸号决定", "zh/text.md:78"),
            ("见六.3‸。", "zh/text.md:116"),
            ("《公约》第12‸条", "zh/treaties.toml:18"),
        ],
        |draft| compilation.defined(draft),
    );
}

#[test]
fn completion_offers_the_compilations_provisions() {
    let compilation = compilation();
    check_rows(
        &[
            ("见四.‸", "见四.PP.1 | 见四.PP.2 | 见四.1 … 5"),
            ("见四.2.‸", "见四.2.a | 见四.2.b | 见四.2.c"),
            (
                "第XIII/3号决定第2段(‸",
                "第XIII/3号决定第2段(a)项 | 第XIII/3号决定第2段(b)项 | 第XIII/3号决定第2段(c)项",
            ),
            (
                "第14/3号决定附件‸",
                "第14/3号决定附件一 | 第14/3号决定附件二",
            ),
            ("第XIII/‸", "第XIII/2号决定 | 第XIII/3号决定"),
            ("第13/‸", "第XIII/2号决定 | 第XIII/3号决定"),
            ("成员国大会第13/3‸", "成员国大会第XIII/3号决定"),
            ("决定 13/‸", "决定 XIII/2 | 决定 XIII/3"),
            ("第XIV/‸", "第14/3号决定"),
            ("第14/‸", "第14/3号决定"),
            ("第20/‸", "(nothing)"),
        ],
        |draft| compilation.completed(draft, 3),
    );
    check_rows(
        &[
            (
                "成员国大会第‸",
                "第XI/7号决定 第XII/1号决定 第XIII/2号决定 第XIII/3号决定 第14/3号决定 第15/1号决定",
            ),
            (
                "决定 ‸",
                "决定 XI/7 决定 XII/1 决定 XIII/2 决定 XIII/3 决定 14/3 决定 15/1",
            ),
        ],
        |draft| compilation.offered(draft),
    );
}

#[test]
fn diagnostics_tell_what_is_wrong_and_mend_it() {
    let compilation = compilation();
    check_rows(
        &[
            // The register begins with the eleventh session.
            ("成员国大会第X/2号决定。", "not-in-compilation"),
            ("见四.2.c和六.4。", ""),
            ("第XIII/3号决定第3段。", ""),
            (
                "第XIII/3号决定第4段。",
                "no-such-provision: 第XIII/3号决定第3段。 | 第XIII/3号决定第2段。 | 第XIII/3号决定第1段。",
            ),
            (
                "第14/3号决定附件一(c)段。",
                "no-such-provision: 第14/3号决定附件一(b)段。",
            ),
            (
                "成员国大会第XIII/3号决议。",
                "wrong-kind: 成员国大会第XIII/3号决定。",
            ),
            (
                "成员国大会第XIII/4号决定。",
                "unknown-instrument: 成员国大会第XIII/2号决定。 | 成员国大会第XIII/3号决定。",
            ),
            ("成员国大会第XIII/1号决定。", "not-in-compilation"),
            // The register does not have all of the eleventh session's.
            ("成员国大会第XI/9号决定。", "not-in-compilation"),
            ("专题索引列于三.2.a。", "misprint: 专题索引列于四.2.a。"),
            (
                "第XIII/3号决定第3至2段。",
                "reversed-range: 第XIII/3号决定第2至3段。",
            ),
            (
                "《公约》第25条。",
                "no-such-article: 《公约》第24条。 | 《公约》第23条。 | 《公约》第22条。",
            ),
            ("《湖沼养护公约》第24条。", ""),
            (
                "第XIII/2号决定第2段规定：“请秘书处编写一份扩散鱼种名单”。",
                "misquoted: 第XIII/2号决定第2段规定：“请秘书处编写一份易扩散鱼种名单”。",
            ),
            (
                "resolution XIII/3 of the Assembly of the Member States",
                "wrong-kind: decision XIII/3 of the Assembly of the Member States",
            ),
        ],
        |draft| compilation.diagnosed(draft),
    );
    check_rows(
        &[(
            "成员国大会第XIII/4号决定。",
            "未见成员国大会通过第XIII/4号决定。如系其他机构的文书，请写明机构名称。",
        )],
        |draft| compilation.complaints(draft, Locale::Chinese),
    );
}

#[test]
fn citations_are_converted_with_this_assemblys_name() {
    let compilation = compilation();
    for (form, rows) in [
        (
            Form::Instrument,
            [
                ("见四.2.b。", "见成员国大会第XIII/3号决定第2段(b)项。"),
                ("见五.附件二.1。", "见成员国大会第14/3号决定附件二第1段。"),
                ("见一.b.(二)。", "见成员国大会第XI/7号决定(b)段(二)目。"),
            ],
        ),
        (
            Form::Compilation,
            [
                ("成员国大会第XIII/3号决定第2段(b)项", "四.2.b"),
                ("第14/3号决定附件二第1段", "五.附件二.1"),
                ("第XII/1号决定第1至3段", "二.1-3"),
            ],
        ),
        (
            Form::Long,
            [
                ("见四.2.b。", "见四.2.b。"),
                ("第14/3号决定第1段", "第14/3号决定第1段"),
                ("第XI/7号决定(a)段", "第XI/7号决定(a)段"),
            ],
        ),
    ] {
        check_rows(&rows, |draft| compilation.converted(draft, form));
    }
}

#[test]
fn names_are_this_assemblys_in_every_language() {
    let compilation = compilation();
    let mut shown = String::new();
    for language in languages() {
        for printed in ["四.2.b", "五.附件二.1", "一.b.(二)"] {
            shown.push_str(&compilation.named(printed, language));
            shown.push('\n');
        }
    }
    expect![[r#"
        四.2.b · 第XIII/3号决定第2段(b)项
        五.附件二.1 · 第14/3号决定附件二第1段
        一.b.(二) · 第XI/7号决定(b)段(二)目
        Decision XIII/3, paragraph 2 (b) · Decision XIII/3, paragraph 2 (b)
        Decision 14/3, annex II, paragraph 1 · Decision 14/3, annex II, paragraph 1
        Decision XI/7, paragraph (b) (ii) · Decision XI/7, paragraph (b) (ii)
        Décision XIII/3, paragraphe 2 b) · Décision XIII/3, paragraphe 2 b)
        Décision 14/3, annexe II, paragraphe 1 · Décision 14/3, annexe II, paragraphe 1
        Décision XI/7, paragraphe b) ii) · Décision XI/7, paragraphe b) ii)
        Decisión XIII/3, párrafo 2 b) · Decisión XIII/3, párrafo 2 b)
        Decisión 14/3, anexo II, párrafo 1 · Decisión 14/3, anexo II, párrafo 1
        Decisión XI/7, párrafo b) ii) · Decisión XI/7, párrafo b) ii)
        Решение XIII/3, пункт 2 b) · Решение XIII/3, пункт 2 b)
        Решение 14/3, приложение II, пункт 1 · Решение 14/3, приложение II, пункт 1
        Решение XI/7, пункт b) ii) · Решение XI/7, пункт b) ii)
        المقرر XIII/3، الفقرة 2 (ب) · المقرر XIII/3، الفقرة 2 (ب)
        المقرر 14/3، المرفق الثاني، الفقرة 1 · المقرر 14/3، المرفق الثاني، الفقرة 1
        المقرر XI/7، الفقرة (ب) '2' · المقرر XI/7، الفقرة (ب) '2'
    "#]]
    .assert_eq(&shown);
}

#[test]
fn search_finds_by_words_topic_pinyin_and_number() {
    let compilation = compilation();
    check_rows(
        &[
            ("见@候鸟‸", "见五.1 | 见五.2 | 见五.附件一.a … 11"),
            ("见@cjwz‸", "(nothing)"),
            ("见@wlyz‸", "见第XIII/2号决定 | 见三.1 | 见三.2 … 4"),
            ("见@4.2.b‸", "见四.2.b"),
            ("见@IV.2.b‸", "见四.2.b"),
            ("见@XIII/3.2.b‸", "见四.2.b"),
            ("见@13/3.2.b‸", "见四.2.b"),
            (
                "See decision XIII/3. See @芦苇‸",
                "See decision XIII/3. See decision 14/3, annex I, paragraph (a)",
            ),
        ],
        |draft| compilation.completed(draft, 3),
    );
}

#[test]
fn the_table_of_authorities_names_this_assembly() {
    expect![[r#"
        ## 成员国大会的决定

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 四.2.b | 成员国大会第XIII/3号决定第2段(b)项 | 1 |
        | 五.附件二 | 成员国大会第14/3号决定附件二 | 1 |
        | 六.3 | 成员国大会第15/1号决定第3段 | 1 |

        ## 汇编未收录的决定

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 第XIII/1号决定 | 预算（LMC/A/2012/9） | 3 |

        ## 条约

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 《公约》第12条 | 《湖沼养护公约》第12条 数据的提交 | 3 |

        ## 其他机构的文书

        ### 大会

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 大会第55/25号决议 | A/RES/55/25 | 3 |
    "#]]
    .assert_eq(&compilation().table(
        "见成员国大会第XIII/3号决定第2段(b)项、六.3和第14/3号决定附件二。\n\n\
         大会第55/25号决议；成员国大会第XIII/1号决定；《公约》第12条。",
        Locale::Chinese,
    ));
}
