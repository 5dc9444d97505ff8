//! Another working group of the same Conference: CTOC/COP/WG.4, whose recommendations are mostly
//! lettered, and sections of part B that are not numbered as the sessions are.

use expect_test::expect;
use yuanyin::citation::languages;
use yuanyin::messages::Locale;
use yuanyin::resolve::Form;

use crate::example::{Compilation, check_rows};

fn compilation() -> Compilation {
    Compilation::open("trafficking-in-persons")
}

#[test]
fn hover_shows_what_is_cited_by_any_name() {
    let compilation = compilation();
    check_rows(
        &[
            ("见A部分 一.‸c。", "A.一.c"),
            ("见A部分 一.c(二)‸。", "A.一.c.(二)"),
            ("见四.3.b‸。", "A.四.3.b"),
            ("见二.‸1。", "B.二.1"),
            ("见三，附件二，(c)‸(二)。", "B.三.附件二.c.(二)"),
            ("贩运人口问题工作组第四次会议建议第3段(b)‸项", "A.四.3.b"),
            ("人口贩运问题工作组第四次会议建议第3‸段", "A.四.3"),
            ("工作组第一次会议建议(c)‸段", "A.一.c"),
            ("第四次会议报告第8‸段", "A.四.3"),
            ("CTOC/COP/WG.4/2011/8，第8段(b)‸项", "A.四.3.b"),
            ("CTOC/COP/WG.4/2009/2，第9段(c)‸项", "A.一.c"),
            ("缔约方会议第6/1号决议附件第4‸段", "A.四.3"),
            ("缔约方会议2010年10月22日第5/2号决议附件一(e)‸段", "A.二.e"),
            ("第4/4号决定第2段(b)‸项", "B.二.2.b"),
            ("第4/4号决定(b)‸段", "B.二.b"),
            ("决定 3/3‸", "B.一"),
            ("第7/1号决议序言部分第1‸段", "B.五.PP.1"),
            (
                "decision 4/4, paragraph 2‸ (b)",
                "Decision 4/4, paragraph 2 (b)",
            ),
            (
                "resolution 6/1 of the Conference of the Parties, annex, paragraph 4‸",
                "Part A, IV.3",
            ),
            ("Part A, IV.3‸.b", "Part A, IV.3.b"),
            (
                "recommendation 3‸ of the fourth meeting of the Working Group on Trafficking in Persons",
                "Part A, IV.3",
            ),
            ("la résolution 6/1, annexe, paragraphe 4‸", "Partie A, IV.3"),
            ("la resolución 6/1, anexo, párrafo 4‸", "Parte A, IV.3"),
            ("пункт 4‸ приложения к резолюции 6/1", "Часть A, IV.3"),
            ("القرار 6/1، المرفق، الفقرة 4‸", "الجزء ألف، رابعا-3"),
        ],
        |draft| compilation.hovered(draft),
    );
    expect![[r#"
        A.四.3.b
        第四次会议，2011年10月10日至12日

          │ (b) 被害人就是否与主管机关合作作出知情决定；

        又作：CTOC/COP/WG.4/2011/8，第8段(b)项 · 第6/1号决议附件第4段(b)项 · 贩运人口问题工作组第四次会议建议第3段(b)项
        核可文书：第6/1号决议（B.四）
        专题：被害人，援助
    "#]]
    .assert_eq(&format!("{}\n", compilation.hover("见A部分 四.3.‸b。", Locale::Chinese)));
    expect![[r#"
        B.二.2
        第四届会议，2008年10月8日至17日 › 第4/4号决定 设立贩运人口问题工作组 › 优先事项 › 一. 被害人

          │ 2. 对被害人的援助不应当取决于其是否作证，这种援助包括：
          │   (a) 医疗；
          │   (b) 住处；
          │   (c) 法律咨询。

        又作：第4/4号决定第2段
        专题：被害人，援助
    "#]]
    .assert_eq(&format!(
        "{}\n",
        compilation.hover("第4/4号决定第2‸段", Locale::Chinese)
    ));
}

#[test]
fn definition_leads_into_the_compilation() {
    let compilation = compilation();
    check_rows(
        &[
            ("见A部分 一.‸c。", "zh/part-a.md:13"),
            ("第6/1号决议附件第4‸段", "zh/part-a.md:46"),
            ("第6/1‸号决议", "zh/part-b.md:84"),
            (
                "见A部分 二.‸a-c。",
                "zh/part-a.md:30 zh/part-a.md:31 zh/part-a.md:32",
            ),
            ("《公约》第25‸条", "zh/treaties.toml:31"),
            ("《人口贩运议定书》第8‸条", "zh/treaties.toml:61"),
            ("大会第55/25‸号决议", ""),
        ],
        |draft| compilation.defined(draft),
    );
}

#[test]
fn completion_offers_the_compilations_provisions() {
    let compilation = compilation();
    check_rows(
        &[
            (
                "见A部分 一.‸",
                "见A部分 一.a | 见A部分 一.b | 见A部分 一.c … 7",
            ),
            (
                "见A部分 四.‸",
                "见A部分 四.1 | 见A部分 四.2 | 见A部分 四.3 … 8",
            ),
            (
                "见A部分 四.3.‸",
                "见A部分 四.3.a | 见A部分 四.3.b | 见A部分 四.3.c",
            ),
            (
                "第4/4号决定第2段(‸",
                "第4/4号决定第2段(a)项 | 第4/4号决定第2段(b)项 | 第4/4号决定第2段(c)项",
            ),
            (
                "贩运人口问题工作组第四次会议建议第‸",
                "贩运人口问题工作组第四次会议建议第1段 | 贩运人口问题工作组第四次会议建议第2段 | 贩运人口问题工作组第四次会议建议第3段 … 8",
            ),
            (
                "CTOC/COP/WG.4/‸",
                "CTOC/COP/WG.4/2009/2 | CTOC/COP/WG.4/2010/6 | CTOC/COP/WG.4/2011/8 … 4",
            ),
            ("Part A, ‸", "Part A, I | Part A, II | Part A, III … 5"),
        ],
        |draft| compilation.completed(draft, 3),
    );
    check_rows(
        &[
            (
                "缔约方会议第‸",
                "第3/3号决定 第4/4号决定 第5/2号决议 第6/1号决议 第7/1号决议",
            ),
            ("决议 ‸", "决议 5/2 决议 6/1 决议 7/1"),
        ],
        |draft| compilation.offered(draft),
    );
}

#[test]
fn diagnostics_tell_what_is_wrong_and_mend_it() {
    let compilation = compilation();
    check_rows(
        &[
            // Right, or somebody else's.
            ("见A部分 四.8和一.g。", ""),
            ("技术援助问题政府专家工作组第七次会议建议第20段。", ""),
            ("偷运移民问题工作组第四次会议建议第99段。", ""),
            ("见CTOC/COP/WG.2/2013/5，第240段。", ""),
            ("大会第55/25号决议，附件二，第30条。", ""),
            ("人权理事会第4/4号决议。", ""),
            ("反腐败公约缔约国会议第3/3号决议第99段。", ""),
            ("《枪支议定书》第30条。", ""),
            // Wrong.
            (
                "见A部分 四.9。",
                "no-such-provision: 见A部分 四.4。 | 见A部分 四.8。 | 见A部分 四.7。 | 见A部分 四.6。",
            ),
            ("见A部分 一.h。", "no-such-provision: 见A部分 一.g。"),
            (
                "第4/4号决定第5段。",
                "no-such-provision: 第4/4号决定第4段。 | 第4/4号决定第3段。 | 第4/4号决定第2段。",
            ),
            ("见A部分 六.2。", "no-such-section"),
            ("见四.1。", "ambiguous: 见A部分 四.1。 | 见B部分 四.1。"),
            ("第4/4号决议。", "wrong-kind: 第4/4号决定。"),
            ("第5/2号决定。", "wrong-kind: 第5/2号决议。"),
            (
                "缔约方会议第3/9号决定。",
                "unknown-instrument: 缔约方会议第3/3号决定。",
            ),
            ("缔约方会议第3/4号决定。", "not-in-compilation"),
            ("缔约方会议第6/1号决定。", "not-in-compilation"),
            (
                "贩运人口问题工作组第六次会议建议第3段。",
                "not-in-compilation",
            ),
            ("见A部分 四.5-3。", "reversed-range: 见A部分 四.3-5。"),
            (
                "专题索引列于A部分 二.f。",
                "misprint: 专题索引列于A部分 二.e。",
            ),
            (
                "CTOC/COP/WG.4.2013/5，第6段(a)项。",
                "misprint: CTOC/COP/WG.4/2013/5，第6段(a)项。",
            ),
            (
                "《公约》第45条。",
                "no-such-article: 《公约》第41条。 | 《公约》第40条。 | 《公约》第35条。",
            ),
            (
                "《人口贩运议定书》第21条。",
                "no-such-article: 《人口贩运议定书》第20条。 | 《人口贩运议定书》第12条。 | 《人口贩运议定书》第11条。",
            ),
            (
                "A部分 四.6规定：“秘书处应当为区域协调员的会晤提供便利”。",
                "misquoted: A部分 四.6规定：“秘书处应当为区域协调员会议提供便利”。",
            ),
        ],
        |draft| compilation.diagnosed(draft),
    );
    check_rows(
        &[
            (
                "见A部分 四.5-3和第4/4号决议。",
                "见A部分 四.3-5和第4/4号决定。",
            ),
            (
                "resolution 4/4 of the Conference of the Parties",
                "decision 4/4 of the Conference of the Parties",
            ),
        ],
        |draft| compilation.fixed(draft),
    );
    check_rows(
        &[
            ("见A部分 六.2。", "A部分没有第六节，只有第一至五节。"),
            (
                "缔约方会议第3/9号决定。",
                "未见缔约方会议通过第3/9号决定。如系其他机构的文书，请写明机构名称。",
            ),
            (
                "贩运人口问题工作组第六次会议建议第3段。",
                "汇编未收录贩运人口问题工作组第六次会议的建议，只收录至第五次会议。",
            ),
        ],
        |draft| compilation.complaints(draft, Locale::Chinese),
    );
}

#[test]
fn citations_are_converted_with_this_working_groups_name() {
    let compilation = compilation();
    for (form, rows) in [
        (
            Form::Long,
            [
                (
                    "见A部分 四.3.b。",
                    "见贩运人口问题工作组第四次会议建议第3段(b)项。",
                ),
                (
                    "第6/1号决议附件第3和4段",
                    "贩运人口问题工作组第四次会议建议第2段和第3段",
                ),
                (
                    "CTOC/COP/WG.4/2009/2，第9段(c)项",
                    "贩运人口问题工作组第一次会议建议(c)段",
                ),
                ("见第4/4号决定第2段。", "见第4/4号决定第2段。"),
            ],
        ),
        (
            Form::Instrument,
            [
                (
                    "见A部分 四.3.b。",
                    "见缔约方会议第6/1号决议附件第4段(b)项。",
                ),
                (
                    "见A部分 二.a-c。",
                    "见缔约方会议第5/2号决议附件一(a)至(c)段。",
                ),
                (
                    "见B部分 一.c.(二)。",
                    "见缔约方会议第3/3号决定(c)段(二)目。",
                ),
                ("见A部分 五.a。", "见A部分 五.a。"),
            ],
        ),
        (
            Form::Report,
            [
                ("见A部分 四.3.b。", "见CTOC/COP/WG.4/2011/8，第8段(b)项。"),
                (
                    "见A部分 五.c.(一)。",
                    "见CTOC/COP/WG.4/2013/5，第6段(c)项(一)目。",
                ),
                (
                    "工作组第二次会议建议(a)段",
                    "CTOC/COP/WG.4/2010/6，第11段(a)项",
                ),
                ("见B部分 二.1。", "见B部分 二.1。"),
            ],
        ),
        (
            Form::Compilation,
            [
                ("第6/1号决议附件第4段(b)项", "A部分 四.3.b"),
                ("贩运人口问题工作组第一次会议建议(c)段", "A部分 一.c"),
                ("第5/2号决议附件二(c)段(二)", "B部分 三.附件二.c.(二)"),
                ("CTOC/COP/WG.4/2010/6，第11段(a)至(c)项", "A部分 二.a-c"),
            ],
        ),
    ] {
        check_rows(&rows, |draft| compilation.converted(draft, form));
    }
}

#[test]
fn names_are_this_working_groups_in_every_language() {
    let compilation = compilation();
    let mut shown = String::new();
    for language in languages() {
        for printed in ["A.四.3.b", "A.一.c.(二)", "B.三.附件二.a"] {
            shown.push_str(&compilation.named(printed, language));
            shown.push('\n');
        }
    }
    expect![[r#"
        A部分 四.3.b · 第6/1号决议附件第4段(b)项 · CTOC/COP/WG.4/2011/8，第8段(b)项 · 贩运人口问题工作组第四次会议建议第3段(b)项
        A部分 一.c.(二) · CTOC/COP/WG.4/2009/2，第9段(c)项(二)目 · 贩运人口问题工作组第一次会议建议(c)段(二)目
        B部分 三.附件二.a · 第5/2号决议附件二(a)段
        Part A, IV.3.b · Resolution 6/1, annex, paragraph 4 (b) · CTOC/COP/WG.4/2011/8, paragraph 8 (b) · recommendation 3 (b) of the fourth meeting of the Working Group on Trafficking in Persons
        Part A, I.c (ii) · CTOC/COP/WG.4/2009/2, paragraph 9 (c) (ii) · recommendation (c) (ii) of the first meeting of the Working Group on Trafficking in Persons
        Part B, III, annex II, (a) · Resolution 5/2, annex II, paragraph (a)
        Partie A, IV.3.b · Résolution 6/1, annexe, paragraphe 4 b) · CTOC/COP/WG.4/2011/8, paragraphe 8 b) · recommandation 3 b) de la quatrième réunion du Groupe de travail sur la traite des personnes
        Partie A, I.c (ii) · CTOC/COP/WG.4/2009/2, paragraphe 9 c) ii) · recommandation c) ii) de la première réunion du Groupe de travail sur la traite des personnes
        Partie B, III, annexe II, a) · Résolution 5/2, annexe II, paragraphe a)
        Parte A, IV.3.b · Resolución 6/1, anexo, párrafo 4 b) · CTOC/COP/WG.4/2011/8, párrafo 8 b) · recomendación 3 b) de la cuarta reunión del Grupo de Trabajo sobre la Trata de Personas
        Parte A, I.c (ii) · CTOC/COP/WG.4/2009/2, párrafo 9 c) ii) · recomendación c) ii) de la primera reunión del Grupo de Trabajo sobre la Trata de Personas
        Parte B, III, anexo II, a) · Resolución 5/2, anexo II, párrafo a)
        Часть A, IV.3.b · Резолюция 6/1, приложение, пункт 4 b) · CTOC/COP/WG.4/2011/8, пункт 8 b) · рекомендация 3 b) четвертого совещания Рабочей группы по вопросам торговли людьми
        Часть A, I.c (ii) · CTOC/COP/WG.4/2009/2, пункт 9 c) ii) · рекомендация c) ii) первого совещания Рабочей группы по вопросам торговли людьми
        Часть B, III, приложение II, a) · Резолюция 5/2, приложение II, пункт a)
        الجزء ألف، رابعا-3 (ب) · القرار 6/1، المرفق، الفقرة 4 (ب) · CTOC/COP/WG.4/2011/8، الفقرة 8 (ب) · التوصية 3 (ب) الصادرة عن الاجتماع الرابع للفريق العامل المعني بالاتجار بالأشخاص
        الجزء ألف، أولا-(ج) '2' · CTOC/COP/WG.4/2009/2، الفقرة 9 (ج) '2' · التوصية (ج) '2' الصادرة عن الاجتماع الأول للفريق العامل المعني بالاتجار بالأشخاص
        الجزء باء، ثالثا، المرفق الثاني، (أ) · القرار 5/2، المرفق الثاني، الفقرة (أ)
    "#]]
    .assert_eq(&shown);
}

#[test]
fn search_finds_by_words_topic_pinyin_and_number() {
    let compilation = compilation();
    check_rows(
        &[
            (
                "见@联合调查‸",
                "见A部分 四.5 | 见B部分 四.2 | 见《公约》第19条",
            ),
            (
                "见@bcfyz‸",
                "见A部分 一.d | 见A部分 二.e | 见A部分 五.c.(一)",
            ),
            ("见@供应链‸", "见A部分 一.g | 见A部分 二.a"),
            ("见@4.3.b‸", "见A部分 四.3.b"),
            (
                "See decision 4/4. See @领事‸",
                "See decision 4/4. See resolution 6/1, annex, paragraph 3",
            ),
        ],
        |draft| compilation.completed(draft, 3),
    );
}

#[test]
fn the_table_of_authorities_names_this_working_group() {
    expect![[r#"
        ## 贩运人口问题工作组的建议（A部分）

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | A.一.c | 贩运人口问题工作组第一次会议建议(c)段 | 1 |
        | A.四.3.b | 贩运人口问题工作组第四次会议建议第3段(b)项 | 1 |

        ## 缔约方会议的决议和决定（B部分）

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | B.二.2 | 缔约方会议第4/4号决定第2段 | 1 |

        ## 汇编未收录的决议和决定

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 第3/4号决定 | 技术援助问题不限成员名额政府专家临时工作组的建议（CTOC/COP/2006/14） | 3 |

        ## 条约

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 《公约》第25条 | 《联合国打击跨国有组织犯罪公约》第25条 帮助和保护被害人 | 3 |
        | 《人口贩运议定书》第8条 | 《关于预防、禁止和惩治贩运人口特别是妇女和儿童行为的补充议定书》第8条 人口贩运活动被害人的遣返 | 3 |

        ## 其他机构的文书

        ### 大会

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 大会第55/25号决议 | A/RES/55/25 | 3 |

        ## 有问题或汇编未收录的援引

        | 援引 | 问题 | 行 |
        | --- | --- | --- |
        | A部分 四.9 | A部分第四节没有第9段，只有第1至8段。 | 3 |
    "#]].assert_eq(&compilation().table(
        "见A部分 四.3.b、第4/4号决定第2段和CTOC/COP/WG.4/2009/2，第9段(c)项。\n\n\
         又见《公约》第25条、《人口贩运议定书》第8条、第3/4号决定和大会第55/25号决议；\
         A部分 四.9有误。",
        Locale::Chinese,
    ));
}
