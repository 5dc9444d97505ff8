use crate::citation::alphabetic::words::french::WORDS;
use crate::citation::tests::{check_in, check_silent};

#[test]
fn instruments() {
    check_in(
        WORDS.language,
        &[
            ("⟦Décision 3/4⟧", &["决定 3/4"]),
            ("dans sa ⟦décision 1/2⟧ du 7 juillet 2004", &["决定 1/2"]),
            ("la ⟦résolution 7/3⟧", &["决议 7/3"]),
            (
                "la decision et la ⟦resolution 7/3⟧ sur les travaux",
                &["决议 7/3"],
            ),
            (
                "ses ⟦résolutions 5/1⟧ du 22 octobre 2010, ⟦5/5⟧ du 22 octobre 2010 et ⟦7/1⟧ du 10 octobre 2014",
                &["决议 5/1", "决议 5/5", "决议 7/1"],
            ),
            ("les ⟦décisions 2/6⟧ et ⟦3/4⟧", &["决定 2/6", "决定 3/4"]),
            (
                "La Conférence des Parties, dans sa ⟦décision 4/3⟧, a décidé",
                &["缔约方会议 决定 4/3"],
            ),
            (
                "la ⟦résolution 7/3⟧ de la Conférence des Parties à la Convention des Nations Unies contre la criminalité transnationale organisée",
                &["缔约方会议 决议 7/3"],
            ),
            ("la ⟦résolution n° 7/3⟧", &["决议 7/3"]),
            ("la ⟦décision 3/4, paragraphe 2 b)⟧", &["决定 3/4 2.b"]),
            ("la ⟦décision 3/4, par. 2 b)⟧", &["决定 3/4 2.b"]),
            (
                "la ⟦résolution 7/3, annexe I, paragraphe 26⟧",
                &["决议 7/3 附件一 26"],
            ),
            ("le ⟦paragraphe 2 b) de la décision 3/4⟧", &["决定 3/4 2.b"]),
            (
                "les ⟦paragraphes 2 b)⟧ et ⟦c) de la décision 3/4⟧",
                &["决定 3/4 2.b", "决定 3/4 2.c"],
            ),
            (
                "les ⟦paragraphes 3 à 5 de sa décision 3/4⟧",
                &["决定 3/4 3..5"],
            ),
            (
                "l’⟦alinéa b) du paragraphe 2 de la décision 3/4⟧",
                &["决定 3/4 2.b"],
            ),
            ("l'⟦al. b du par. 2 de la décision 3/4⟧", &["决定 3/4 2.b"]),
            (
                "au ⟦paragraphe 20 de l’annexe I de la résolution 7/3⟧",
                &["决议 7/3 附件一 20"],
            ),
            ("l’⟦annexe II à la résolution 7/3⟧", &["决议 7/3 附件二"]),
            (
                "le ⟦paragraphe 2 du dispositif de la résolution 8/4⟧",
                &["决议 8/4 2"],
            ),
            (
                "le ⟦premier alinéa du préambule de la résolution 5/6⟧",
                &["决议 5/6 PP1"],
            ),
            (
                "⟦résolution 6/4, annexe, paragraphe b) iii)⟧",
                &["决议 6/4 附件 b.(3)"],
            ),
        ],
    );
}

#[test]
fn issuers() {
    check_in(
        WORDS.language,
        &[
            ("la ⟦résolution 55/25⟧ de l’Assemblée générale", &["unga"]),
            (
                "la ⟦résolution 55/25 de l’Assemblée générale, annexe I⟧, en date du 15 novembre 2000",
                &["unga"],
            ),
            (
                "⟦résolution 2006/27⟧ du Conseil économique et social et ⟦résolution 1373 (2001)⟧ du Conseil de sécurité",
                &["ecosoc", "unsc"],
            ),
            (
                "les ⟦résolutions 55/25⟧ et ⟦55/255⟧ de l’Assemblée générale",
                &["unga", "unga"],
            ),
            (
                "Le Conseil des droits de l’homme, dans sa ⟦résolution 8/12⟧",
                &["hrc"],
            ),
            (
                "la ⟦résolution 3/4⟧ de la Conférence des États parties à la Convention des Nations Unies contre la corruption",
                &["cosp-uncac"],
            ),
            (
                "⟦RÉSOLUTION 918 (1994)⟧ Adoptée par le Conseil",
                &["Unnamed"],
            ),
        ],
    );
}

#[test]
fn articles() {
    check_in(
        WORDS.language,
        &[
            ("l’⟦article 32 de la Convention⟧", &["convention 32"]),
            ("l’⟦article 32(3) de la Convention⟧", &["convention 32 3"]),
            ("l’⟦article premier de la Convention⟧", &["convention 1"]),
            (
                "l’⟦article 30, paragraphe 2 c), de la Convention contre la criminalité organisée⟧",
                &["convention 30 2.c"],
            ),
            (
                "les ⟦articles 5⟧, ⟦6⟧, ⟦8⟧ et ⟦23 de la Convention⟧",
                &[
                    "convention 5",
                    "convention 6",
                    "convention 8",
                    "convention 23",
                ],
            ),
            (
                "aux ⟦articles 16 à 19 de la Convention⟧",
                &["convention 16..19"],
            ),
            (
                "le ⟦paragraphe 3 de l’article 32 de la Convention⟧",
                &["convention 32 3"],
            ),
            (
                "l’⟦al. c) du par. 2 de l’article 30 de la Convention⟧",
                &["convention 30 2.c"],
            ),
            (
                "la Convention, notamment l’⟦art. 32⟧, et ses Protocoles",
                &["convention 32"],
            ),
            (
                "l’⟦article 3 a) du Protocole relatif à la traite des personnes⟧",
                &["trafficking 3 a"],
            ),
            (
                "l’⟦article 6 du Protocole relatif aux migrants⟧",
                &["smuggling 6"],
            ),
            (
                "l’⟦article 8 du Protocole relatif aux armes à feu⟧",
                &["firearms 8"],
            ),
            (
                "l’⟦article 32 de la Convention des Nations Unies contre la corruption⟧",
                &["OtherTreaty"],
            ),
            (
                "l’⟦article 31 de la Convention⟧ de Vienne",
                &["OtherTreaty"],
            ),
            (
                "l’⟦article 2 du règlement intérieur⟧",
                &["RulesOfProcedure"],
            ),
        ],
    );
}

#[test]
fn the_compilation_and_reports() {
    check_in(
        WORDS.language,
        &[
            ("⟦Partie A, VII.20⟧", &["A.七 20"]),
            ("la ⟦partie A, section VII, paragraphe 20⟧", &["A.七 20"]),
            ("la ⟦partie B, III.2.b⟧ et ⟦III.6⟧", &["B.三 2.b", "B.三 6"]),
            (
                "voir la recommandation ⟦VII.20⟧ et les autres",
                &["?.七 20"],
            ),
            (
                "Voir le document ⟦CTOC/COP/WG.2/2013/5, par. 24⟧.",
                &["CTOC/COP/WG.2/2013/5 24"],
            ),
            (
                "dans le rapport (⟦CTOC/COP/WG.2/2013/5, par. 21⟧ et ⟦24 à 26⟧)",
                &["CTOC/COP/WG.2/2013/5 21", "CTOC/COP/WG.2/2013/5 24..26"],
            ),
            (
                "la ⟦recommandation 20 de la septième réunion du Groupe de travail⟧",
                &["会议7 建议 20"],
            ),
        ],
    );
}

#[test]
fn what_is_no_citation() {
    check_silent(&[
        "une décision à la majorité des 3/4",
        "la décision 3/4 des voix est requise",
        "la décision 3/4 majorité",
        "une haute résolution 4/3",
        "la résolution 4/3 pixels",
        "l’article 32 a été modifié",
        "l’article 7 du Code pénal",
        "la Convention et l’article 7 du Code pénal",
        "le paragraphe 20 du rapport",
        "par 3 personnes et par. exemple",
        "une partie A du formulaire",
        "le 3/4 de la résolution",
        "la section VII.20 du manuel",
        "en partie, à la règle 5",
        "décision no 5",
        "la résolution de 2010",
        "les alinéas b) et c) ci-dessus",
    ]);
}
