//! Documents that name a body, an instrument, a treaty once and go on: whose each citation is.
//!
//! A document is written with its citations in ⟦…⟧, each with what it says behind it in the next argument; what
//! stands in ⟪…⟫ must not be a citation of ours.

use super::Draft;
use crate::citation::Reference;
use crate::corpus::embedded;

/// Checks that the marked stretches, in their order, say this; `-` for one that is left alone, or is nobody's.
#[track_caller]
pub(super) fn check(language_id: &str, document: &str, expected: &[&str]) {
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

#[test]
fn a_header_says_what_the_figures_in_its_columns_are() {
    check(
        "markdown",
        "缔约方会议的决议：\n\n| 专题 | CTOC/COP/WG.2/2013/5，段次 | 第7/3号决议附件一，段次 | 国家数 |\n| --- | --- | --- | --- |\n\
         | 威胁评估 | ⟦14⟧ | ⟦10⟧ | ⟦12⟧ |\n| 培训 | ⟦12⟧ | ⟦8⟧ | ⟦9⟧ |\n\n| 专题 | 票数 |\n| --- | --- |\n\
         | 培训 | ⟦12⟧ |\n",
        &[
            "CTOC/COP/WG.2/2013/5 14",
            "决议 7/3 附件一 10",
            "-",
            "CTOC/COP/WG.2/2013/5 12",
            "决议 7/3 附件一 8",
            "-",
            "-",
        ],
    );
    check(
        "markdown",
        "La Conferencia de las Partes en la Convención contra la Delincuencia Organizada:\n\n\
         | Resolución | Qué hace | Votos |\n| --- | --- | --- |\n| ⟦5/6⟧ | hace suyas las de 2010 (⟦párr. 1⟧) | ⟦5/6⟧ |\n",
        &["缔约方会议 决议 5/6", "缔约方会议 决议 5/6 1", "-"],
    );
    check(
        "org",
        "缔约方会议：\n\n| 专题 | 第7/3号决议附件一，段次 |\n|------+----------------------|\n| 培训 | ⟦8⟧ |\n",
        &["决议 7/3 附件一 8"],
    );
    check(
        "html",
        "<p>缔约方会议：</p>\n<table>\n<tr><th>专题</th><th>第7/3号决议附件一，段次</th></tr>\n<tr><td>培训</td><td>⟦8⟧</td></tr>\n\
         </table>\n",
        &["决议 7/3 附件一 8"],
    );
    // With a cell too few it is not known what stands where.
    check(
        "markdown",
        "| 专题 | 第7/3号决议附件一，段次 | 备注 |\n| --- | --- | --- |\n| 培训 | ⟦8⟧ |\n",
        &["-"],
    );
}

#[test]
fn recommendations_are_of_the_meeting_or_the_annex_that_was_named() {
    check(
        "plaintext",
        "缔约方会议的技术援助工作组第七次会议讨论证人。⟦建议4至16⟧几乎都与此有关，特别是⟦建议11⟧；金融行动特别工作组⟦建议3⟧另有规定。",
        &["会议7 建议 4..16", "会议7 建议 11", "-"],
    );
    check(
        "plaintext",
        "⟦第7/3号决议附件一⟧谈到证人，⟦建议11⟧提到示范法，⟦建议3⟧个方面。",
        &["决议 7/3 附件一", "决议 7/3 附件一 11", "-"],
    );
}

#[test]
fn a_paragraph_without_its_article_is_of_the_article_that_was_cited() {
    check(
        "plaintext",
        "《打击跨国有组织犯罪公约》⟦第二十六条⟧鼓励合作，其⟦第四款⟧提供保护；⟦同条第三款⟧相同。",
        &["convention 26", "convention 26 4", "convention 26 3"],
    );
    // A law named since has paragraphs of its own.
    check(
        "plaintext",
        "《打击跨国有组织犯罪公约》⟦第二十六条⟧鼓励合作。《刑法》第六十八条也有规定，其⟦第二款⟧已删去；本法⟦第三款⟧不变。",
        &["convention 26", "-", "-"],
    );
}

#[test]
fn the_former_is_the_first_of_two() {
    check(
        "plaintext",
        "教材把“《打击跨国有组织犯罪公约》⟦第四十四条⟧”列为引渡条款，实为《反腐败公约》⟦第四十四条⟧；前者的引渡条款是⟦第十六条⟧。",
        &["convention 44", "-", "convention 16"],
    );
    check(
        "plaintext",
        "《联合国打击跨国有组织犯罪公约》缔约方会议与反腐败公约缔约国会议一字之差；后者的⟦第6/1号决议⟧是另一份文件，前者的⟦第6/4号决议⟧核可建议。",
        &["-", "缔约方会议 决议 6/4"],
    );
}

#[test]
fn items_go_on_with_what_their_list_is_of() {
    check(
        "plaintext",
        "《联合国打击跨国有组织犯罪公约》缔约方会议主席草案的修改意见：\n\n(1) 第1段删去“⟦第8/4号决议⟧”；\n(2) ⟦第2段⟧补引⟦第4/3号决定(i)段⟧；\n\
         (3) ⟦第4段⟧不变。",
        &["缔约方会议 决议 8/4", "-", "缔约方会议 决定 4/3 i", "-"],
    );
    check(
        "plaintext",
        "⟦第7/3号决议附件一⟧：\n(1) ⟦第5段⟧谈证人，参见⟦第4/3号决定⟧；\n(2) ⟦第12段⟧谈案件拖延。",
        &[
            "决议 7/3 附件一",
            "决议 7/3 附件一 5",
            "决定 4/3",
            "决议 7/3 附件一 12",
        ],
    );
}

#[test]
fn a_heading_may_say_the_same() {
    check(
        "plaintext",
        "【周一】反腐败公约缔约国会议\n\n通过⟦第7/3号决议⟧。\n\n【周二】打击跨国有组织犯罪公约缔约方会议\n\n通过⟦第7/3号决议⟧。\n\n\
         【周三】同上（第二天）\n\n续议⟦第7/3号决议⟧。\n\n【周四】反腐败公约资产追回工作组\n\n讨论⟦第8/1号决议⟧。",
        &["-", "缔约方会议 决议 7/3", "缔约方会议 决议 7/3", "-"],
    );
}

#[test]
fn a_name_in_quotation_marks_is_a_word() {
    check(
        "plaintext",
        "人权那一节要加上“人权理事会”四个字。\n\n参考⟦第9/3号决议⟧。",
        &["决议 9/3"],
    );
    // Without the marks it is who is spoken of.
    check(
        "plaintext",
        "这一节谈人权理事会的决议。\n\n参考⟦第9/3号决议⟧。",
        &["-"],
    );
    check(
        "plaintext",
        "来稿引用⟦第7/3号决议附件二⟧。“annex I”译“⟦附件一⟧”，不译附录。",
        &["决议 7/3 附件二", "-"],
    );
}

#[test]
fn letters_that_are_counted_stand_alone() {
    check(
        "plaintext",
        "缔约方会议⟦第1/4号决定⟧请秘书处编写文件，⟦(d)⟧、⟦(e)两项⟧还要求介绍类似机构的做法。",
        &[
            "缔约方会议 决定 1/4",
            "缔约方会议 决定 1/4 d",
            "缔约方会议 决定 1/4 e",
        ],
    );
}

#[test]
fn a_number_that_only_one_body_gives_says_whose_convention_it_is() {
    check(
        "plaintext",
        "缔约方会议笔记\n\n缔约方会议以第2/CP.27号决定设立供资安排，当天又通过第1/CP.28号决定。\n\n《公约》⟦第四条⟧要求提供资金，⟦第四条第三款⟧更早。",
        &["-", "-"],
    );
    check(
        "plaintext",
        "消除对妇女歧视委员会：议题清单\n\n请说明为符合《公约》⟦第一条⟧和⟦第二条⟧采取的步骤。",
        &["-", "-"],
    );
    check(
        "plaintext",
        "控制下交付（《打击跨国有组织犯罪公约》⟦第20条⟧、1988年《公约》⟦第11条⟧）。",
        &["convention 20", "-"],
    );
}

#[test]
fn whose_an_article_is_may_be_said_behind_it() {
    check(
        "plaintext",
        "《打击跨国有组织犯罪公约》的引渡在⟦第16条⟧；⟦第44条⟧是《反腐败公约》的引渡条款。",
        &["convention 16", "-"],
    );
}

#[test]
fn roman_sections_have_letters_where_the_compilation_is_named() {
    check(
        "plaintext",
        "The compilation of the Conference to the Organized Crime Convention lists them (⟦X (a)⟧); see ⟦XI (a)-(d)⟧.",
        &["?.十 a", "?.十一 a..d"],
    );
    check(
        "plaintext",
        "Part ⟦X (a)⟧ of the manual, and chapter ⟦XI (b)⟧.",
        &["-", "-"],
    );
}

#[test]
fn lists_go_on_with_their_first_and_articles_with_the_body_spoken_of() {
    check(
        "plaintext",
        "The Conference of the Parties to the Organized Crime Convention met.\n\nThe General Assembly adopted the \
         Convention. The Conference of the States Parties to the Convention against Corruption spoke of assistance. Its \
         ⟦article 62⟧ was cited.",
        &["-"],
    );
    check(
        "plaintext",
        "The Conference of the Parties to the Organized Crime Convention met.\n\nThe Conference of the Parties to the UNFCCC \
         adopted ⟦decision 1/CP.21⟧. COP ⟦decisions 2/6⟧ and ⟦3/9⟧ do not exist there.",
        &["-", "-", "-"],
    );
    check(
        "plaintext",
        "⟦القرار 7/3⟧ لمؤتمر الأطراف في اتفاقية الجريمة المنظمة، المرفق الأول، ⟦الفقرة 20⟧؛ ⟦والفقرة 21 من المرفق نفسه⟧.",
        &[
            "缔约方会议 决议 7/3 附件一 20",
            "缔约方会议 决议 7/3 附件一 20",
            "缔约方会议 决议 7/3 附件一 21",
        ],
    );
    check(
        "plaintext",
        "会议室⟦B.七.40⟧号，另见A部分七.20；⟦七.32⟧不存在。",
        &["-", "A.七 32"],
    );
}

#[test]
fn what_a_document_calls_a_body_is_its_name() {
    check(
        "plaintext",
        "The Conference of the Parties to the Organized Crime Convention (“the COP”) and the Human Rights Council (“the \
         Council”) number alike.\n\nThe Council adopted ⟦resolution 7/3⟧. The COP adopted ⟦decision 3/4⟧.",
        &["-", "缔约方会议 决定 3/4"],
    );
    check(
        "plaintext",
        "Los textos de la Conferencia de los Estados Partes en la Convención contra la Corrupción son otros.\n\nLa \
         Convención contra la Delincuencia Organizada encomienda a su Conferencia de las Partes («la Conferencia») mejorar \
         la capacidad.\n\nLa Conferencia creó el Grupo por su ⟦decisión 2/6⟧.",
        &["缔约方会议 决定 2/6"],
    );
    check(
        "plaintext",
        "Сравним Конференцию участников Конвенции против транснациональной организованной преступности (ОПК) и \
         Конференцию государств-участников Конвенции против коррупции (КГУ).\n\nКГУ приняла ⟦резолюцию 3/4⟧. Другое — \
         ⟦решение 4/3⟧ ОПК.",
        &["-", "缔约方会议 决定 4/3"],
    );
}

#[test]
fn what_an_item_says_of_another_body_ends_with_it() {
    check(
        "markdown",
        "La Conférence des Parties à la Convention contre la criminalité organisée a adopté la ⟦résolution 7/3⟧.\n\n1. La \
         Conférence des États parties à la Convention contre la corruption a sa ⟦résolution 3/4⟧.\n2. Le plan figure à \
         l'⟦annexe II, paragraphe 13, de la résolution 7/3⟧.",
        &["缔约方会议 决议 7/3", "-", "缔约方会议 决议 7/3 附件二 13"],
    );
}

#[test]
fn a_body_may_be_named_right_behind_what_is_its() {
    check(
        "plaintext",
        "La Conferencia de las Partes en la Convención de Palermo. ¿De quién es la «⟦resolución 3/1⟧»? Es de la Conferencia \
         de los Estados Partes en la Convención contra la Corrupción.",
        &["-"],
    );
    check(
        "plaintext",
        "The Conference of the Parties to the Organized Crime Convention. Under ⟦resolution 3/4⟧ and ⟦resolution 8/2⟧ of the \
         Conference of the States Parties to the Convention against Corruption, assistance goes on.",
        &["-", "-"],
    );
}

#[test]
fn a_letter_under_a_letter_is_a_number() {
    check(
        "plaintext",
        "В решении 2/6 Конференции участников Конвенции против организованной преступности, из функций в ⟦пункте c) этого \
         решения⟧ выполнялась одна (⟦подпункт i)⟧).",
        &["缔约方会议 决定 2/6 c", "缔约方会议 决定 2/6 c.(1)"],
    );
    check(
        "plaintext",
        "La décision 4/3 de la Conférence des Parties à la Convention de Palerme : relisons l'⟦alinéa i)⟧ : le premier \
         principe (⟦sous-alinéa i)⟧) est connu.",
        &["缔约方会议 决定 4/3 i", "缔约方会议 决定 4/3 i.(1)"],
    );
    check(
        "plaintext",
        "Decision 4/3 of the Conference to the Organized Crime Convention has ⟦subparagraph (h)⟧ and ⟦subparagraph (i)⟧.",
        &["决定 4/3 h", "决定 4/3 i"],
    );
}

#[test]
fn what_has_a_number_or_capitals_of_its_own_has_articles_of_its_own() {
    for (document, expected) in [
        (
            "Under the Organized Crime Convention. See Regulation (EU) 2018/1805, ⟦article 4⟧.",
            "-",
        ),
        (
            "Конвенция против организованной преступности. КоАП, ⟦статья 19⟧.",
            "-",
        ),
        (
            "La Convention de Palerme s'applique. Le texte est l'arrêté n° 7/3 du 6 avril 2019, dont l'⟦article 5⟧ vaut.",
            "-",
        ),
        (
            "La Convention de Palerme, publiée par le décret n° 2004-446, notamment ses ⟦articles 2⟧.",
            "convention 2",
        ),
    ] {
        check("plaintext", document, &[expected]);
    }
}

#[test]
fn the_header_of_a_column_says_what_the_places_below_it_are_in() {
    check(
        "markdown",
        "Conférence des Parties à la Convention contre la criminalité organisée.\n\n| Rapport CTOC/COP/WG.2/2014/4 | \
         Résolution 7/3, annexe II |\n| --- | --- |\n| ⟦par. 9⟧ | ⟦par. 5⟧ |\n",
        &["CTOC/COP/WG.2/2014/4 9", "缔约方会议 决议 7/3 附件二 5"],
    );
    check(
        "markdown",
        "Conferencia de las Partes en la Convención de Palermo.\n\n| Resolución | Materia |\n| --- | --- |\n| ⟦7/3, anexo \
         I, párr. 6⟧ | testigos |\n| ⟦8/4, anexo, párr. 9⟧ | obstrucción |\n",
        &["缔约方会议 决议 7/3 附件一 6", "缔约方会议 决议 8/4 附件 9"],
    );
}

#[test]
fn an_item_goes_on_with_the_annex_of_the_item_above() {
    check(
        "markdown",
        "Parmi les recommandations de la résolution 7/3 de la Conférence des Parties à la Convention de Palerme :\n\n- le \
         ⟦paragraphe 8 de l'annexe I⟧ ;\n- le ⟦paragraphe 22⟧, qui vise les réunions.",
        &[
            "缔约方会议 决议 7/3 附件一 8",
            "缔约方会议 决议 7/3 附件一 22",
        ],
    );
}

#[test]
fn a_label_of_the_draft_is_what_its_subparagraphs_are_of() {
    check(
        "plaintext",
        "The Conference of the Parties to the Organized Crime Convention recalled ⟦decision 3/4⟧.\n\nOn OP6, the words \
         should go in ⟦subparagraph (c)⟧.",
        &["缔约方会议 决定 3/4", "-"],
    );
}

#[test]
fn what_heads_a_column_is_what_its_cells_are_of() {
    let treaties = "The Convention against Transnational Organized Crime and the Convention against Corruption.\n\n";
    let articles = ["convention 6", "-", "-"];
    for (language_id, table) in [
        (
            "markdown",
            "| Topic | UNTOC | UNCAC | Domestic law |\n| --- | --- | --- | --- |\n\
             | Laundering | ⟦art. 6⟧ | ⟦art. 14⟧ | ⟦art. 9⟧ |\n",
        ),
        (
            "latex",
            "\\begin{tabular}{llll}\n\\toprule\nTopic & UNTOC & UNCAC & Domestic law \\\\\n\\cmidrule(lr){2-3}\n\
             Laundering & ⟦art.~6⟧ & ⟦art.~14⟧ & ⟦art.~9⟧ \\\\ \\hline\n\\end{tabular}\n",
        ),
        // Cells on lines of their own, with blank lines between rows.
        (
            "asciidoc",
            "|===\n|Topic |UNTOC |UNCAC |Domestic law\n\n|Laundering\n|⟦art. 6⟧\n|⟦art. 14⟧\n|⟦art. 9⟧\n|===\n",
        ),
        (
            "restructuredtext",
            ".. list-table::\n   :header-rows: 1\n\n   * - Topic\n     - UNTOC\n     - UNCAC\n     - Domestic law\n   \
             * - Laundering\n     - ⟦art. 6⟧\n     - ⟦art. 14⟧\n     - ⟦art. 9⟧\n",
        ),
        (
            "html",
            "<table>\n<tr>\n<th>Topic</th>\n<th>UNTOC</th>\n<th>UNCAC</th>\n<th>Domestic law</th>\n</tr>\n<tr>\n\
             <td>Laundering</td>\n<td>⟦art. 6⟧</td>\n<td>⟦art. 14⟧</td>\n<td>⟦art. 9⟧</td>\n</tr>\n</table>\n",
        ),
    ] {
        check(language_id, &format!("{treaties}{table}"), &articles);
    }
    check(
        "markdown",
        "# 两个会议\n\n| 年份 | 有组织犯罪公约缔约方会议 | 反腐败公约缔约国会议 |\n| --- | --- | --- |\n\
         | 2008 | ⟦第4/3号决定⟧ | ⟦第3/4号决议⟧ |\n| 2014 | ⟦第7/3号决议⟧ | ⟦第6/4号决议⟧ |\n",
        &["缔约方会议 决定 4/3", "-", "缔约方会议 决议 7/3", "-"],
    );
}

#[test]
fn a_cell_names_whose_the_numbers_in_the_rest_of_its_row_are() {
    check(
        "restructuredtext",
        ".. list-table::\n   :header-rows: 1\n\n   * - Body\n     - Text\n   * - Conference of the Parties to UNTOC\n     \
         - ⟦resolution 6/4⟧\n   * - Conference of the States Parties to UNCAC\n     - ⟦resolution 6/4⟧\n",
        &["缔约方会议 决议 6/4", "-"],
    );
    check(
        "asciidoc",
        "The priorities are those of decision 3/4 of the Conference of the Parties to UNTOC.\n\n|===\n\
         |Priority |Recommendation in ⟦decision 3/4⟧ |Treaty\n\n|Training\n|⟦para. 2 (b)⟧\n|Convention, arts. 13 and 16\n\n\
         |Data\n|⟦para. 3⟧\n|Convention, art. 28\n|===\n",
        &[
            "缔约方会议 决定 3/4",
            "缔约方会议 决定 3/4 2.b",
            "缔约方会议 决定 3/4 3",
        ],
    );
}

#[test]
fn a_page_begins_with_its_heading_and_not_with_its_title() {
    check(
        "html",
        "<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>Review</title></head>\n<body>\n\
         <h1>Review under the Convention against Corruption</h1>\n<h2>Answer</h2>\n\
         <p>See ⟦article 23 of the Convention⟧.</p>\n\
         <h2>Other</h2>\n<p>See ⟦article 6 of the Organized Crime Convention⟧.</p>\n",
        &["-", "convention 6"],
    );
}

#[test]
fn the_texts_own_convention_is_none_that_was_named_in_passing() {
    check(
        "plaintext",
        "评注所称“本公约”，除另有说明外，指《联合国打击跨国有组织犯罪公约》。三议定书另行评注。\n\n\
         1988年《联合国禁止非法贩运麻醉药品和精神药物公约》⟦第9条⟧影响了本公约⟦第29条⟧。⟦第31条⟧的来历不详。",
        &["-", "convention 29", "convention 31"],
    );
    check(
        "plaintext",
        "本文讨论《联合国打击跨国有组织犯罪公约》。《维也纳条约法公约》第五条规定：“本公约适用于国际组织的组成文书，\
         但本公约⟦第31条⟧除外。”",
        &["-"],
    );
}

#[test]
fn an_articles_paragraphs_are_counted_on_behind_others_that_it_names() {
    check(
        "plaintext",
        "《联合国打击跨国有组织犯罪公约》⟦第30条第1款⟧要考虑到⟦第24条⟧和⟦第25条⟧。⟦第2款⟧谈到援助，⟦第3款⟧不影响现有承诺。",
        &[
            "convention 30 1",
            "convention 24",
            "convention 25",
            "convention 30 2",
            "convention 30 3",
        ],
    );
}

#[test]
fn a_line_of_signs_under_a_title_makes_it_a_heading_in_restructuredtext() {
    for under in ["~~~~~~~~~~~~~~~~", "................", "================"] {
        let document = format!(
            "Note by the Secretariat\n#######################\n\nCommission on Narcotic Drugs\n{under}\n\n\
             ⟦Resolution 5/6⟧ is about precursors.\n\n\
             2. Conference of the Parties to the Organized Crime Convention\n{under}\n\
             Reports are due (⟦decision 4/3, paragraph (e)⟧)."
        );
        check(
            "restructuredtext",
            &document,
            &["-", "缔约方会议 决定 4/3 e"],
        );
    }
}

#[test]
fn an_annex_that_only_ours_has_is_ours_behind_a_paragraph_about_another() {
    check(
        "markdown",
        "# 联合国环境大会边会口径\n\n环境大会部分引⟦第1/3号决议⟧。请补上《联合国打击跨国有组织犯罪公约》缔约方会议的内容。\n\n\
         供资见⟦第7/3号决议附件一第19段⟧和⟦第4/3号决定(r)段⟧。",
        &[
            "-",
            "缔约方会议 决议 7/3 附件一 19",
            "缔约方会议 决定 4/3 r",
        ],
    );
    check(
        "plaintext",
        "The Conference of the Parties to the Organized Crime Convention met.\n\nThe Human Rights Council adopted \
         ⟦resolution 7/3⟧, annex I. It met again; see ⟦resolution 8/4⟧.",
        &["-", "-"],
    );
}

#[test]
fn the_protocol_stays_the_one_that_the_document_began_with() {
    check(
        "markdown",
        "# Project\n\nFive States are parties to the Organized Crime Convention and four to the Firearms Protocol. Marking is in \
         ⟦article 8⟧ of the Protocol.\n\n## Law\n\nOne has repealed its law on ⟦article 6⟧ of the Smuggling of Migrants \
         Protocol.\n\n## Results\n\nGaps: brokering (⟦article 15⟧ of the Protocol).",
        &["firearms 8", "smuggling 6", "firearms 15"],
    );
    // A protocol to another convention, whatever is illicitly traded.
    check(
        "plaintext",
        "О Протоколе о ликвидации незаконной торговли табачными изделиями\n\n⟦Статья 8⟧ Протокола о прослеживании.",
        &["-"],
    );
}

#[test]
fn articles_that_no_treaty_of_ours_has_are_of_a_law_that_is_not_named() {
    check(
        "plaintext",
        "我国批准了《联合国打击跨国有组织犯罪公约》。上述建议已经写入⟦第七十五条⟧，对应《公约》⟦第23条⟧。",
        &["-", "convention 23"],
    );
    // By its name it is wrong, and told.
    check(
        "plaintext",
        "《联合国打击跨国有组织犯罪公约》⟦第七十五条⟧和⟦第七十六条⟧。",
        &["convention 75", "convention 76"],
    );
    check(
        "plaintext",
        "缔约方会议根据《联合国打击跨国有组织犯罪公约》设立。第二次会议纪要⟦第5条⟧所定的名单不变。",
        &["-"],
    );
}

#[test]
fn that_convention_is_the_one_named_last_and_our_convention_is_ours() {
    check(
        "plaintext",
        "本课讲《联合国打击跨国有组织犯罪公约》。\n\n可以引《联合国反腐败公约》吗？\n\n可以。该公约⟦第32条⟧是保护证人。",
        &["-"],
    );
    check(
        "plaintext",
        "缔约方会议审议了《联合国打击跨国有组织犯罪公约》。对方引了《联合国反腐败公约》⟦第33条⟧，其实我们这部公约⟦第24条⟧就够了。",
        &["-", "convention 24"],
    );
}

#[test]
fn a_list_of_latex_goes_on_with_what_introduces_it() {
    check(
        "latex",
        "The Conference of the Parties to the Organized Crime Convention adopted the \
         ⟦annex to resolution~8/4⟧. Two paragraphs matter:\n\n\\begin{itemize}[nosep]\n\
         \\item all stages (⟦para.~8⟧);\n\\item protection of witnesses (⟦para.~9⟧).\n\\end{itemize}",
        &[
            "缔约方会议 决议 8/4 附件",
            "缔约方会议 决议 8/4 附件 8",
            "缔约方会议 决议 8/4 附件 9",
        ],
    );
    // What an item cites goes on in the next, where the introduction has cited an article only.
    check(
        "markdown",
        "⟦Article 24⟧ of the Organized Crime Convention protects witnesses. The recommendations go further:\n\n\
         - video links (⟦resolution 7/3, annex I, para. 9⟧);\n- threats (⟦para. 10⟧).",
        &[
            "convention 24",
            "缔约方会议 决议 7/3 附件一 9",
            "缔约方会议 决议 7/3 附件一 10",
        ],
    );
}
