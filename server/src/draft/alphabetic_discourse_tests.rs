//! Documents in English, French, Spanish, Russian and Arabic that name something once and go on: what each kind of
//! reference stands for there, in at least two of them where it has them.
//!
//! Written as those of `discourse_tests.rs` are.

use super::discourse_tests::check;

#[test]
fn a_compilation_named_before_is_cited_by_its_own_numbers() {
    // By the ordinals that Arabic numbers sections with.
    check(
        "markdown",
        "# توصيات مؤتمر الأطراف في اتفاقية مكافحة الجريمة المنظمة عبر الوطنية\n\nترد في المجموعة ⟦ثامنا-3⟧ و⟦تاسعا-5⟧، \
         وكذلك (⟦سابعا-30⟧).\n\n| الموضوع | المجموعة |\n| --- | --- |\n| الشهود | ⟦سابعا-6⟧ |\n",
        &["?.八 3", "?.九 5", "?.七 30", "?.七 6"],
    );
    // A report of the working group speaks of it as its name does; a letter may have no bracket before it.
    check(
        "plaintext",
        "Le rapport de la quatrième réunion (CTOC/COP/WG.2/2009/4) est ancien.\n\nVoir ⟦VIII.6⟧ et ⟦X b)⟧.\n",
        &["?.八 6", "?.十 b"],
    );
    check(
        "plaintext",
        "El informe de la cuarta reunión (CTOC/COP/WG.2/2009/4) es antiguo.\n\nFondos: ⟦VIII.6⟧ y ⟦X b)⟧.\n\nLa fila \
         «⟦IX.2⟧ Equipos» sobra.\n",
        &["?.八 6", "?.十 b", "-"],
    );
    // A note may be the first to name it.
    check(
        "latex",
        "La Conferencia de las Partes lo pidió.\\footnote{Es la recomendación ⟦IX.4⟧ de la recopilación de 2021.}\n",
        &["?.九 4"],
    );
    // A word with a capital at the beginning of a sentence or an item is no name.
    check(
        "markdown",
        "Сборник рекомендаций издан в Вене. Ссылка ⟦VIII.7⟧ понятна.\n\n- В ⟦IX.3⟧ сказано иное.\n- К ⟦VII.9⟧ добавлено слово.\n",
        &["?.八 7", "?.九 3", "?.七 9"],
    );
    check(
        "markdown",
        "The compilation was printed in Vienna. Reference ⟦VIII.7⟧ is clear.\n\n- In ⟦IX.3⟧ another word stands.\n",
        &["?.八 7", "?.九 3"],
    );
}

#[test]
fn paragraphs_under_a_heading_that_is_an_article_are_of_it() {
    check(
        "markdown",
        "# Commentary on the Organized Crime Convention\n\n## Article 18. Mutual legal assistance\n\n1. The duty is wide. \
         The ⟦paragraph 2⟧ extends it to legal persons (⟦para. 3⟧).\n\n2. Resolution 7/3 of the Conference, annex I, says more \
         (⟦paragraph 5⟧).\n",
        &[
            "convention 18 2",
            "convention 18 3",
            "缔约方会议 决议 7/3 附件一 5",
        ],
    );
    check(
        "latex",
        "\\section{La Convención contra la Delincuencia Organizada Transnacional}\n\n\\subsection{Artículo 16. \
         Extradición}\n\nEl ⟦párrafo 4⟧ permite usar la Convención como base; el ⟦párrafo 5⟧ pide avisarlo.\n",
        &["convention 16 4", "convention 16 5"],
    );
}

#[test]
fn a_paragraph_of_the_article_is_of_the_one_named_last() {
    check(
        "plaintext",
        "Under article 19 of the Organized Crime Convention joint bodies may be set up. Resolution 7/3 does not speak of \
         it. ⟦Paragraph 1 of the article⟧ leaves the form open.\n",
        &["convention 19 1"],
    );
    check(
        "plaintext",
        "L'article 26 de la Convention contre la criminalité transnationale organisée est bref. Le ⟦paragraphe 5 de \
         l'article⟧ vise les accords.\n",
        &["convention 26 5"],
    );
    check(
        "plaintext",
        "El artículo 26 de la Convención de Palermo es breve; el ⟦párrafo 5 del artículo⟧ trata de los acuerdos.\n",
        &["convention 26 5"],
    );
}

#[test]
fn a_number_of_a_list_goes_on_with_the_letter_that_it_is_under() {
    check(
        "plaintext",
        "Подпункт ii) пункта i) решения 4/3 Конференции участников Конвенции против транснациональной организованной \
         преступности говорит о языке, а ⟦подпункт v)⟧ — о донорах.\n",
        &["缔约方会议 决定 4/3 i.(5)"],
    );
    check(
        "plaintext",
        "El principio está en la decisión 4/3, apartado i) ii), de la Conferencia de las Partes en la Convención de \
         Palermo; el análisis es del receptor (⟦inciso i)⟧), y el ⟦apartado j)⟧ es otro.\n",
        &["缔约方会议 决定 4/3 i.(1)", "缔约方会议 决定 4/3 j"],
    );
    check(
        "plaintext",
        "The mandate is in decision 2/6, subparagraph (c), of the Conference of the Parties to UNTOC: needs (⟦(i)⟧), \
         guidance (⟦(ii)⟧) and resources (⟦(iv)⟧).\n",
        &[
            "缔约方会议 决定 2/6 c.(1)",
            "缔约方会议 决定 2/6 c.(2)",
            "缔约方会议 决定 2/6 c.(4)",
        ],
    );
    check(
        "plaintext",
        "Le mandat figure dans la décision 2/6, alinéa c), de la Conférence des Parties à la Convention de Palerme : \
         besoins (⟦i)⟧), orientations (⟦ii)⟧) et moyens (⟦iv)⟧).\n",
        &[
            "缔约方会议 决定 2/6 c.(1)",
            "缔约方会议 决定 2/6 c.(2)",
            "缔约方会议 决定 2/6 c.(4)",
        ],
    );
}

#[test]
fn letters_behind_a_meeting_are_of_its_recommendations() {
    check(
        "plaintext",
        "Le Groupe de travail sur l'assistance technique a parlé des enseignants : onzième réunion, ⟦alinéas a) et b)⟧.\n",
        &["会议11 建议 a + 会议11 建议 b"],
    );
    check(
        "plaintext",
        "Compromisos con el Grupo de Trabajo sobre asistencia técnica: ⟦recomendación b) de la 10.ª reunión⟧.\n",
        &["会议10 建议 b"],
    );
    // What an annex has from a report stands in both.
    check(
        "plaintext",
        "Voir le rapport de la cinquième réunion du Groupe de travail sur l'assistance technique, ⟦par. 4 m)⟧, repris à \
         l'⟦annexe de la résolution 5/6, al. m)⟧.\n",
        &["会议5 报告 4.m", "缔约方会议 决议 5/6 附件 m"],
    );
}

#[test]
fn an_article_before_or_behind_a_code_in_capitals_is_of_it() {
    check(
        "plaintext",
        "La Convention contre la criminalité transnationale organisée, article 5, est reprise à l'⟦art. 9 LEXI⟧ ; elle \
         est plus large.\n",
        &["-"],
    );
    check(
        "plaintext",
        "Статья 10 Конвенции против транснациональной организованной преступности исполнена (⟦статья 19⟧ КРАП).\n",
        &["-"],
    );
}

#[test]
fn a_line_of_signs_under_a_title_makes_a_heading_of_it() {
    check(
        "restructuredtext",
        "==============================\nMinutes of the joint meeting\n==============================\n\n\
         The Conference of the Parties to UNTOC (CoPOC) and the Conference of the States Parties to UNCAC (CoSPAC) met.\n\n\
         CoPOC\n=====\n\nSee ⟦resolution 7/3⟧.\n\nCoSPAC\n======\n\nSee ⟦resolution 7/3⟧.\n\nOther matters\n\
         =============\n\nNone.\n",
        &["缔约方会议 决议 7/3", "-"],
    );
    check(
        "restructuredtext",
        "Actas\n=====\n\nSe reunieron la Conferencia de las Partes en la Convención de Palermo (CPP) y la Conferencia de \
         los Estados Parte en la Convención contra la Corrupción (CEPP).\n\nCEPP\n----\n\nEl texto era la \
         ⟦resolución 6/4⟧.\n\nCPP\n---\n\nEl texto era la ⟦resolución 6/4⟧.\n",
        &["-", "缔约方会议 决议 6/4"],
    );
}

#[test]
fn an_acronym_behind_a_treaty_is_its_name_from_there_on() {
    check(
        "plaintext",
        "Les États sont parties à la Convention contre la criminalité transnationale organisée (CCTO) et à la Convention \
         contre la corruption (CCCO).\n\nIncriminations : blanchiment (CCTO, ⟦art. 6⟧ ; CCCO, ⟦art. 23⟧).\n",
        &["convention 6", "-"],
    );
    check(
        "plaintext",
        "Помощь предусмотрена и Конвенцией ООН против коррупции (далее --- КППК). Конференция участников Конвенции \
         против транснациональной организованной преступности приняла ⟦решение 3/4⟧.\n\nСр. ⟦рез. 3/4, п. 12⟧ КППК.\n",
        &["缔约方会议 决定 3/4", "-"],
    );
}

#[test]
fn a_charter_is_no_protocol() {
    check(
        "plaintext",
        "The States are parties to the Firearms Protocol. The Security Council has adopted resolution 2117 (2013).\n\n\
         Marking is required by ⟦article 8 of the Protocol⟧.\n",
        &["firearms 8"],
    );
    check(
        "plaintext",
        "Les États sont parties au Protocole relatif aux armes à feu. Le Conseil de sécurité a adopté la résolution 2117 \
         (2013).\n\nVoir ⟦l'article 8 du Protocole⟧.\n",
        &["firearms 8"],
    );
}

#[test]
fn an_article_under_the_heading_of_a_protocol_is_of_it() {
    check(
        "latex",
        "\\section{Treaties}\n\n\\subsection{The Firearms Protocol}\n\nThe Protocol is read together with others. It adds to \
         the Organized Crime Convention, with which under ⟦article~1⟧ it forms one text, and leaves transfers between \
         States aside (⟦article~4⟧). Its core is licensing.\n\nBrokers are treated in ⟦article~15⟧.\n",
        &["firearms 1", "firearms 4", "firearms 15"],
    );
    // Where a paragraph begins with the Convention, it is what is spoken of.
    check(
        "markdown",
        "# Treaties\n\n## El Protocolo sobre armas de fuego\n\nLa Convención de Palermo se aplica también: ⟦artículo 37⟧. El \
         ⟦artículo 10⟧ trata de las personas jurídicas.\n",
        &["convention 37", "convention 10"],
    );
}

#[test]
fn a_recommendation_beside_another_body_or_said_to_be_its_is_none_of_ours() {
    check(
        "plaintext",
        "La novena reunión del Grupo de Trabajo sobre asistencia técnica trató del blanqueo. El GAFI (la \
         ⟦Recomendación 5⟧) dice otra cosa.\n",
        &["-"],
    );
    check(
        "plaintext",
        "Decision 3/4 of the Conference of the Parties to UNTOC is well known. The review of 2019 had said so (its \
         ⟦recommendation 6⟧).\n",
        &["-"],
    );
}

#[test]
fn a_report_that_a_paragraph_is_about_is_gone_on_with() {
    check(
        "plaintext",
        "The report on the meeting of 2009 (CTOC/COP/WG.2/2009/4) lists eight activities. Those for judges stand in \
         ⟦paragraph 2 (f)⟧.\n",
        &["CTOC/COP/WG.2/2009/4 2.f"],
    );
    check(
        "plaintext",
        "Le rapport de la réunion de 2009 (CTOC/COP/WG.2/2009/4) énumère huit activités. Celles des juges sont au \
         ⟦paragraphe 2 f)⟧.\n",
        &["CTOC/COP/WG.2/2009/4 2.f"],
    );
}

#[test]
fn paragraphs_of_an_annex_are_not_of_what_the_next_clause_begins_with() {
    check(
        "plaintext",
        "Конференция участников Конвенции против транснациональной организованной преступности: в резолюции 7/3 важен \
         ⟦пункт 18 приложения I⟧, в ⟦резолюции 8/4⟧ — пункт о сведениях.\n",
        &["-", "缔约方会议 决议 8/4"],
    );
    check(
        "plaintext",
        "La Conferencia de las Partes en la Convención de Palermo aprobó la ⟦letra m) de las recomendaciones anexas a la \
         resolución 5/6⟧.\n",
        &["缔约方会议 决议 5/6 附件 m"],
    );
    // A text that is no instrument has paragraphs of its own.
    check(
        "plaintext",
        "Пункт 23 приложения I к резолюции 7/3 Конференции участников Конвенции против транснациональной организованной \
         преступности исполняется ⟦пунктом 9 служебной инструкции⟧.\n",
        &["-"],
    );
}
