use crate::citation::alphabetic::words::spanish::WORDS;
use crate::citation::tests::{check_in, check_silent};

#[test]
fn instruments() {
    check_in(
        WORDS.language,
        &[
            ("⟦Decisión 4/1⟧", &["决定 4/1"]),
            ("en su ⟦decisión 3/1⟧", &["决定 3/1"]),
            (
                "en su ⟦decisión 1/2⟧, de 7 de julio de 2004, la",
                &["决定 1/2"],
            ),
            ("la ⟦resolucion 7/3⟧ y los demás", &["决议 7/3"]),
            (
                "en sus ⟦resoluciones 5/1⟧, de 22 de octubre de 2010, ⟦5/5⟧, de 22 de octubre de 2010, y ⟦7/1⟧, de 10 de octubre de 2014",
                &["决议 5/1", "决议 5/5", "决议 7/1"],
            ),
            ("las ⟦decisiones 2/6⟧ y ⟦3/4⟧", &["决定 2/6", "决定 3/4"]),
            (
                "La Conferencia de las Partes, en su ⟦decisión 4/3⟧, decidió",
                &["缔约方会议 决定 4/3"],
            ),
            (
                "la ⟦resolución 7/3⟧ de la Conferencia de las Partes en la Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional",
                &["缔约方会议 决议 7/3"],
            ),
            ("la ⟦decisión 3/4, párrafo 2 b)⟧", &["决定 3/4 2.b"]),
            ("la ⟦decisión 3/4, párr. 2 b)⟧", &["决定 3/4 2.b"]),
            (
                "la ⟦resolución 7/3, anexo I, párrafo 26⟧",
                &["决议 7/3 附件一 26"],
            ),
            ("el ⟦párrafo 2 b) de la decisión 3/4⟧", &["决定 3/4 2.b"]),
            (
                "los ⟦párrafos 2 b)⟧ y ⟦c) de la decisión 3/4⟧",
                &["决定 3/4 2.b", "决定 3/4 2.c"],
            ),
            (
                "los ⟦párrafos 3 a 5 de la decisión 3/4⟧",
                &["决定 3/4 3..5"],
            ),
            (
                "los ⟦párrs. 3⟧ y ⟦5 de la resolución 7/3⟧",
                &["决议 7/3 3", "决议 7/3 5"],
            ),
            (
                "el ⟦apartado b) del párrafo 2 de la decisión 3/4⟧",
                &["决定 3/4 2.b"],
            ),
            (
                "el ⟦párrafo 20 del anexo I de la resolución 7/3⟧",
                &["决议 7/3 附件一 20"],
            ),
            (
                "los ⟦anexos I⟧ y ⟦II de la resolución 7/3⟧",
                &["决议 7/3 附件一", "决议 7/3 附件二"],
            ),
            (
                "el ⟦párrafo 2 de la parte dispositiva de la resolución 8/4⟧",
                &["决议 8/4 2"],
            ),
            (
                "el ⟦primer párrafo del preámbulo de la resolución 5/6⟧",
                &["决议 5/6 PP1"],
            ),
            (
                "⟦resolución 6/4, anexo, párrafo b) iii)⟧",
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
            (
                "la ⟦resolución 55/25⟧ de la Asamblea General, de 15 de noviembre de 2000",
                &["unga"],
            ),
            ("(⟦resolución 55/61⟧)", &["Unnamed"]),
            (
                "⟦resolución 2006/27⟧ del Consejo Económico y Social y ⟦resolución 1373 (2001)⟧ del Consejo de Seguridad",
                &["ecosoc", "unsc"],
            ),
            (
                "las ⟦resoluciones 55/25⟧ y ⟦55/255⟧ de la Asamblea General",
                &["unga", "unga"],
            ),
            (
                "El Consejo de Derechos Humanos, en su ⟦resolución 8/12⟧",
                &["hrc"],
            ),
            (
                "la ⟦resolución 3/4⟧ de la Conferencia de los Estados Parte en la Convención de las Naciones Unidas contra la Corrupción",
                &["cosp-uncac"],
            ),
            ("⟦RESOLUCIÓN 918 (1994)⟧", &["Unnamed"]),
        ],
    );
}

#[test]
fn articles() {
    check_in(
        WORDS.language,
        &[
            ("el ⟦artículo 32 de la Convención⟧", &["convention 32"]),
            (
                "los ⟦artículos 30⟧ y ⟦34 de la Convención⟧",
                &["convention 30", "convention 34"],
            ),
            (
                "el ⟦artículo 30, párrafo 2 c), de la Convención contra la Delincuencia Organizada⟧",
                &["convention 30 2.c"],
            ),
            ("el ⟦art. 32 3) de la Convención⟧", &["convention 32 3"]),
            (
                "los ⟦artículos 16 a 19 de la Convención⟧",
                &["convention 16..19"],
            ),
            (
                "el ⟦párrafo 3 del artículo 32 de la Convención⟧",
                &["convention 32 3"],
            ),
            (
                "el ⟦apartado c) del párrafo 2 del artículo 30 de la Convención⟧",
                &["convention 30 2.c"],
            ),
            (
                "la Convención, en particular los ⟦artículos 29⟧ y ⟦30⟧.",
                &["convention 29", "convention 30"],
            ),
            (
                "el ⟦artículo 3 a) del Protocolo contra la Trata de Personas⟧",
                &["trafficking 3 a"],
            ),
            (
                "el ⟦artículo 6 del Protocolo sobre los Migrantes⟧",
                &["smuggling 6"],
            ),
            (
                "el ⟦artículo 8 del Protocolo sobre Armas de Fuego⟧",
                &["firearms 8"],
            ),
            (
                "el ⟦artículo 32 de la Convención de las Naciones Unidas contra la Corrupción⟧",
                &["OtherTreaty"],
            ),
            ("el ⟦artículo 2 del reglamento⟧", &["RulesOfProcedure"]),
        ],
    );
}

#[test]
fn the_compilation_and_reports() {
    check_in(
        WORDS.language,
        &[
            ("⟦Parte A, VII.20⟧", &["A.七 20"]),
            ("la ⟦parte A, sección VII, párrafo 20⟧", &["A.七 20"]),
            ("la ⟦parte B, III.2.b⟧ y ⟦III.6⟧", &["B.三 2.b", "B.三 6"]),
            ("véase la recomendación ⟦VII.20⟧ y los demás", &["?.七 20"]),
            (
                "Véase el documento ⟦CTOC/COP/WG.2/2013/5, párr. 24⟧.",
                &["CTOC/COP/WG.2/2013/5 24"],
            ),
            (
                "en el informe (⟦CTOC/COP/WG.2/2013/5, párrs. 21⟧ y ⟦24 a 26⟧)",
                &["CTOC/COP/WG.2/2013/5 21", "CTOC/COP/WG.2/2013/5 24..26"],
            ),
            (
                "la ⟦recomendación 20 de la séptima reunión del Grupo de Trabajo⟧",
                &["会议7 建议 20"],
            ),
        ],
    );
}

#[test]
fn what_is_no_citation() {
    check_silent(&[
        "una decisión por mayoría de 3/4",
        "la decisión 3/4 de los votos",
        "la decisión 3/4 mayoría",
        "una alta resolución 4/3",
        "la resolución 4/3 píxeles",
        "el artículo 32 fue modificado",
        "el artículo 7 del Código Penal",
        "la Convención y el artículo 7 del Código Penal",
        "el párrafo 20 del informe",
        "para 3 personas, para. siempre",
        "una parte A del formulario",
        "las 3/4 partes de la resolución",
        "la sección VII.20 del manual",
        "la resolución de 2010",
        "los apartados b) y c) anteriores",
        "a 3 a 5 personas",
        "en parte, a la regla 5",
    ]);
}
