//! Another Conference, whose instruments have the numbers of the Conference of the Parties: here 第3/4号决议
//! is ours, and 打击跨国有组织犯罪公约缔约方会议第3/4号决定 is another body's. Part A holds the instruments,
//! part B a working group's recommendations, and sections have Roman numbers.

use expect_test::expect;
use yuanyin::citation::languages;
use yuanyin::messages::Locale;
use yuanyin::resolve::Form;

use crate::example::{Compilation, check_rows};

fn compilation() -> Compilation {
    Compilation::open("corruption")
}

#[test]
fn hover_shows_what_is_cited_by_any_name() {
    let compilation = compilation();
    check_rows(
        &[
            ("反腐败公约缔约国会议第3/4号决议第1段(c)‸项", "A.II.1.c"),
            ("联合国反腐败公约缔约国会议第3/4‸号决议", "A.II"),
            (
                "缔约国会议2009年11月13日第3/4号决议附件第2‸段",
                "A.II.附件.2",
            ),
            ("第3/4号决议序言部分第2‸段", "A.II.PP.2"),
            ("缔约国会议第5/1‸号决定", "A.IV"),
            ("缔约国会议第5/1‸号决议", "A.V"),
            ("第7/3号决议附件(b)段(二)‸", "B.II.b.(二)"),
            ("见A部分 II.1.‸a。", "A.II.1.a"),
            ("见B部分 II.b(二)‸。", "B.II.b.(二)"),
            ("见II.1‸。", "A.II.1"),
            ("见B.II‸部分。", "B.II"),
            ("见B‸.II部分和A.VI部分。", "B.II"),
            ("见B.II部分和B.III‸部分。", "B.III"),
            ("见A.II.1和B.II‸部分。", "B.II"),
            ("见B部分 II‸。", "B.II"),
            ("预防腐败问题工作组第一次会议建议第3段(a)‸项", "B.I.3.a"),
            ("工作组第二次会议建议(a)‸段", "B.II.a"),
            ("CAC/COSP/WG.4/2010/7，第9段(a)‸项", "B.I.3.a"),
            (
                "resolution 3/4 of the Conference of the States Parties, paragraph 1‸ (c)",
                "Resolution 3/4, paragraph 1 (c)",
            ),
            (
                "Conference resolution 3/4, annex, paragraph 2‸",
                "Resolution 3/4, annex, paragraph 2",
            ),
            ("Part A, II.1‸.a", "Resolution 3/4, paragraph 1 (a)"),
            (
                "la résolution 3/4 de la Conférence des États parties, paragraphe 2‸",
                "Résolution 3/4, paragraphe 2",
            ),
            (
                "la resolución 3/4 de la Conferencia de los Estados Partes, párrafo 2‸",
                "Resolución 3/4, párrafo 2",
            ),
            (
                "пункт 2‸ резолюции 3/4 Конференции государств-участников",
                "Резолюция 3/4, пункт 2",
            ),
            (
                "الفقرة 2‸ من القرار 3/4 الصادر عن مؤتمر الدول الأطراف",
                "القرار 3/4، الفقرة 2",
            ),
        ],
        |draft| compilation.hovered(draft),
    );
    expect![[r#"
        B.II.b.(二)
        第二次会议，2011年8月22日至24日

          │ （二） 投标人除名名单；

        又作：CAC/COSP/WG.4/2011/4，第9段(b)项(二)目 · 第7/3号决议附件(b)段(二)目 · 预防腐败问题工作组第二次会议建议(b)段(二)目
        核可文书：第7/3号决议（A.VI）
        专题：采购
    "#]]
    .assert_eq(&format!("{}\n", compilation.hover("第7/3号决议附件(b)段(二)‸", Locale::Chinese)));
}

#[test]
fn the_other_conferences_instruments_are_left_alone() {
    let compilation = compilation();
    for draft in [
        "打击跨国有组织犯罪公约缔约方会议第3/4‸号决定第99段。",
        "联合国打击跨国有组织犯罪公约缔约方会议第3/4‸号决定第2段(z)项。",
        "缔约方会议第3/4‸号决定第99段。",
        "《联合国打击跨国有组织犯罪公约》缔约方会议第3/9‸号决定。",
        "decision 3/4‸ of the Conference of the Parties to the United Nations Convention against Transnational Organized Crime, paragraph 99",
        "La décision 3/4‸ de la Conférence des Parties à la Convention des Nations Unies contre la criminalité transnationale organisée, paragraphe 99",
        "技术援助问题政府专家工作组第七次会议建议第99‸段。",
        "CTOC/COP/WG.2/2013/5，第240‸段。",
        "人权理事会第3/4‸号决议第99段。",
        "大会第58/4‸号决议第99段。",
        "《联合国打击跨国有组织犯罪公约》第72‸条。",
        "《人口贩运议定书》第72‸条。",
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
            ("第3/4号决议第1段(c)‸项", "zh/part-a.md:37"),
            ("第7/3号决议附件(a)‸段", "zh/part-b.md:18"),
            ("B部分 I.‸3", "zh/part-b.md:7"),
            ("《公约》第71‸条", "zh/treaties.toml:77"),
            ("《反腐败公约》第33‸条", "zh/treaties.toml:39"),
        ],
        |draft| compilation.defined(draft),
    );
}

#[test]
fn symbols_lead_to_their_documents() {
    let compilation = compilation();
    check_rows(
        &[
            (
                "见CAC/COSP/WG.4/2010/7，第9段。",
                "https://undocs.org/CAC/COSP/WG.4/2010/7",
            ),
            (
                "见CAC/COSP/2009/15。",
                "https://undocs.org/CAC/COSP/2009/15",
            ),
        ],
        |draft| compilation.linked(draft),
    );
}

#[test]
fn completion_offers_the_compilations_provisions() {
    let compilation = compilation();
    check_rows(
        &[
            ("见A部分 ‸", "见A部分 I | 见A部分 II | 见A部分 III … 6"),
            (
                "见A部分 II.‸",
                "见A部分 II.PP.1 | 见A部分 II.PP.2 | 见A部分 II.1 … 6",
            ),
            (
                "见B部分 II.‸",
                "见B部分 II.a | 见B部分 II.b | 见B部分 II.c … 4",
            ),
            (
                "第3/4号决议第1段(‸",
                "第3/4号决议第1段(a)项 | 第3/4号决议第1段(b)项 | 第3/4号决议第1段(c)项",
            ),
            (
                "CAC/COSP/WG.4/‸",
                "CAC/COSP/WG.4/2010/7 | CAC/COSP/WG.4/2011/4",
            ),
            (
                "《公约》第‸",
                "《公约》第1条 | 《公约》第2条 | 《公约》第3条 … 71",
            ),
        ],
        |draft| compilation.completed(draft, 3),
    );
    check_rows(
        &[
            (
                "缔约国会议第‸",
                "第1/1号决议 第3/4号决议 第4/3号决议 第5/1号决定 第5/1号决议 第7/3号决议",
            ),
            ("决定 ‸", "决定 5/1"),
        ],
        |draft| compilation.offered(draft),
    );
}

#[test]
fn diagnostics_tell_what_is_wrong_and_mend_it() {
    let compilation = compilation();
    check_rows(
        &[
            ("见A部分 II.4和II.附件.3。", ""),
            (
                "见A部分 II.5。",
                "no-such-provision: 见A部分 II.4。 | 见A部分 II.3。 | 见A部分 II.2。",
            ),
            (
                "第3/4号决议第1段(d)项。",
                "no-such-provision: 第3/4号决议第1段(c)项。",
            ),
            ("见A部分 IX.2。", "no-such-section"),
            ("见I.1。", "ambiguous: 见A部分 I.1。 | 见B部分 I.1。"),
            (
                "缔约国会议第3/4号决定。",
                "wrong-kind: 缔约国会议第3/4号决议。",
            ),
            (
                "缔约国会议第3/5号决议。",
                "unknown-instrument: 缔约国会议第3/4号决议。",
            ),
            ("缔约国会议第3/3号决议。", "not-in-compilation"),
            ("缔约国会议第1/1号决定。", "not-in-compilation"),
            (
                "专题索引列于B部分 III.a。",
                "misprint: 专题索引列于B部分 II.a。",
            ),
            ("见A部分 II.3-2。", "reversed-range: 见A部分 II.2-3。"),
            (
                "《公约》第72条。",
                "no-such-article: 《公约》第71条。 | 《公约》第70条。 | 《公约》第62条。",
            ),
            ("《公约》第71条。", ""),
            (
                "Article 72 of the United Nations Convention against Corruption",
                "no-such-article: Article 71 of the United Nations Convention against Corruption | Article 70 of the United Nations Convention against Corruption | Article 62 of the United Nations Convention against Corruption",
            ),
            (
                "A部分 V.2规定：“请各缔约国考虑对报复行为予以处罚”。",
                "misquoted: A部分 V.2规定：“请各缔约国考虑对报复行为给予处罚”。",
            ),
        ],
        |draft| compilation.diagnosed(draft),
    );
    check_rows(
        &[
            (
                "缔约国会议第3/5号决议。",
                "未见缔约国会议通过第3/5号决议。如系其他机构的文书，请写明机构名称。",
            ),
            ("见A部分 IX.2。", "A部分没有第IX节，只有第I至VI节。"),
            ("见A部分 II.5。", "A部分第II节没有第5段，只有第1至4段。"),
        ],
        |draft| compilation.complaints(draft, Locale::Chinese),
    );
}

#[test]
fn of_a_session_that_the_register_does_not_list_nothing_is_judged() {
    let compilation = compilation();
    // The register lists the sessions 1 and 3, and not the one between them.
    let draft = "反腐败公约缔约国会议第2/3号决议。";
    assert_eq!(compilation.diagnosed(draft), "not-in-compilation");
    expect![[r#"
        第2/3号决议所属届会，本程序的文书登记册没有载列，因此未核对。如系其他机构的文书，请写明机构名称。
        Resolution 2/3 would be of a session that this program's register of instruments does not list, so it was not checked. If it is another body's, name the body.
    "#]]
    .assert_eq(
        &[Locale::Chinese, Locale::English]
            .map(|locale| compilation.complaints(draft, locale) + "\n")
            .concat(),
    );
}

#[test]
fn citations_are_converted_with_this_conferences_name() {
    let compilation = compilation();
    for (form, rows) in [
        (
            Form::Long,
            [
                (
                    "见B部分 I.3.a。",
                    "见预防腐败问题工作组第一次会议建议第3段(a)项。",
                ),
                (
                    "第7/3号决议附件(a)段",
                    "预防腐败问题工作组第二次会议建议(a)段",
                ),
                (
                    "CAC/COSP/WG.4/2010/7，第9和10段",
                    "预防腐败问题工作组第一次会议建议第3段和第4段",
                ),
            ],
        ),
        (
            Form::Instrument,
            [
                (
                    "见A部分 II.1.c.(二)。",
                    "见缔约国会议第3/4号决议第1段(c)项(二)目。",
                ),
                (
                    "见B部分 II.a-c。",
                    "见缔约国会议第7/3号决议附件(a)至(c)段。",
                ),
                ("见A部分 IV.b。", "见缔约国会议第5/1号决定(b)段。"),
            ],
        ),
        (
            Form::Report,
            [
                ("见B部分 I.3.a。", "见CAC/COSP/WG.4/2010/7，第9段(a)项。"),
                (
                    "第7/3号决议附件(b)段(一)",
                    "CAC/COSP/WG.4/2011/4，第9段(b)项(一)目",
                ),
                ("见A部分 II.1。", "见A部分 II.1。"),
            ],
        ),
        (
            Form::Compilation,
            [
                ("缔约国会议第3/4号决议第1段(c)项", "A部分 II.1.c"),
                ("第3/4号决议附件第2段", "A部分 II.附件.2"),
                ("CAC/COSP/WG.4/2011/4，第9段(a)项", "B部分 II.a"),
            ],
        ),
    ] {
        check_rows(&rows, |draft| compilation.converted(draft, form));
    }
}

#[test]
fn names_are_this_conferences_in_every_language() {
    let compilation = compilation();
    let mut shown = String::new();
    for language in languages() {
        for printed in ["A.II.1.c.(二)", "B.II.b", "A.V.PP.1"] {
            shown.push_str(&compilation.named(printed, language));
            shown.push('\n');
        }
    }
    expect![[r#"
        A部分 II.1.c.(二) · 第3/4号决议第1段(c)项(二)目
        B部分 II.b · 第7/3号决议附件(b)段 · CAC/COSP/WG.4/2011/4，第9段(b)项 · 预防腐败问题工作组第二次会议建议(b)段
        A部分 V.PP.1 · 第5/1号决议序言部分第1段
        Part A, II.1.c (ii) · Resolution 3/4, paragraph 1 (c) (ii)
        Part B, II.b · Resolution 7/3, annex, paragraph (b) · CAC/COSP/WG.4/2011/4, paragraph 9 (b) · recommendation (b) of the second meeting of the Working Group on the Prevention of Corruption
        Part A, V.PP.1 · Resolution 5/1, preambular paragraph 1
        Partie A, II.1.c (ii) · Résolution 3/4, paragraphe 1 c) ii)
        Partie B, II.b · Résolution 7/3, annexe, paragraphe b) · CAC/COSP/WG.4/2011/4, paragraphe 9 b) · recommandation b) de la deuxième réunion du Groupe de travail sur la prévention de la corruption
        Partie A, V.PP.1 · Résolution 5/1, paragraphe 1 du préambule
        Parte A, II.1.c (ii) · Resolución 3/4, párrafo 1 c) ii)
        Parte B, II.b · Resolución 7/3, anexo, párrafo b) · CAC/COSP/WG.4/2011/4, párrafo 9 b) · recomendación b) de la segunda reunión del Grupo de Trabajo sobre Prevención de la Corrupción
        Parte A, V.PP.1 · Resolución 5/1, párrafo 1 del preámbulo
        Часть A, II.1.c (ii) · Резолюция 3/4, пункт 1 c) ii)
        Часть B, II.b · Резолюция 7/3, приложение, пункт b) · CAC/COSP/WG.4/2011/4, пункт 9 b) · рекомендация b) второго совещания Рабочей группы по предупреждению коррупции
        Часть A, V.PP.1 · Резолюция 5/1, пункт 1 преамбулы
        الجزء ألف، ثانيا-1 (ج) '2' · القرار 3/4، الفقرة 1 (ج) '2'
        الجزء باء، ثانيا-(ب) · القرار 7/3، المرفق، الفقرة (ب) · CAC/COSP/WG.4/2011/4، الفقرة 9 (ب) · التوصية (ب) الصادرة عن الاجتماع الثاني للفريق العامل المعني بمنع الفساد
        الجزء ألف، خامسا-PP.1 · القرار 5/1، الفقرة 1 من الديباجة
    "#]]
    .assert_eq(&shown);
}

#[test]
fn search_finds_by_words_topic_pinyin_and_number() {
    let compilation = compilation();
    check_rows(
        &[
            (
                "见@财产申报‸",
                "见A部分 III.1 | 见A部分 III.3 | 见A部分 III … 5",
            ),
            ("见@jbr‸", "见A部分 V.PP.1 | 见A部分 V.1 | 见A部分 V.2 … 9"),
            ("见@3/4.4‸", "见A部分 II.4"),
            ("见@A.II.4‸", "见A部分 II.4"),
            ("见@III.3‸", "见A部分 III.3"),
            (
                "见@B.II.b‸",
                "见B部分 II.b | 见B部分 II.b.(一) | 见B部分 II.b.(二)",
            ),
            ("见@B.III‸", "见B部分 III"),
            ("见@ii.1.c.2‸", "见A部分 II.1.c.(二)"),
            (
                "See resolution 3/4. See @廉正协定‸",
                "See resolution 3/4. See resolution 7/3, annex, paragraph (b) (i)",
            ),
        ],
        |draft| compilation.completed(draft, 3),
    );
}

#[test]
fn the_table_of_authorities_has_this_conference_and_the_other_apart() {
    expect![[r#"
        ## 预防腐败问题工作组的建议（B部分）

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | B.I.3 | 预防腐败问题工作组第一次会议建议第3段 | 1 |

        ## 缔约国会议的决议和决定（A部分）

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | A.II.1 | 缔约国会议第3/4号决议第1段 | 1 |
        | A.IV.a | 缔约国会议第5/1号决定(a)段 | 1 |

        ## 汇编未收录的决议和决定

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 第3/3号决议 | 资产的追回（CAC/COSP/2009/15） | 3 |

        ## 条约

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 《公约》第6条 | 《联合国反腐败公约》第6条 预防性反腐败机构 | 1 |

        ## 其他机构的文书

        ### 联合国打击跨国有组织犯罪公约缔约方会议

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 联合国打击跨国有组织犯罪公约缔约方会议第3/4号决定 |  | 3 |

        ### 联合国打击跨国有组织犯罪公约

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 《联合国打击跨国有组织犯罪公约》第5条 |  | 5 |
        | 第6条 |  | 5 |

        ### 其他条约

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 《公约》第6条 |  | 3 |
        | 《月球公约》第2条 |  | 5 |
    "#]]
    .assert_eq(&compilation().table(
        "见反腐败公约缔约国会议第3/4号决议第1段、B部分 I.3和缔约国会议第5/1号决定(a)段。又见《公约》第6条。\n\n\
         打击跨国有组织犯罪公约缔约方会议第3/4号决定与《公约》第6条；缔约国会议第3/3号决议。\n\n\
         《联合国打击跨国有组织犯罪公约》第5条和第6条，《月球公约》第2条。",
        Locale::Chinese,
    ));
}
