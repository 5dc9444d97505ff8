//! The names of bodies, working groups and treaties.

use super::{check_alone, check_refused, checked};

#[test]
fn what_is_ours_has_names_that_are_read_and_printed() {
    check_refused(
        "lakes",
        &[
            (
                "bodies.toml",
                "printed = { zh = \"成员国大会\", en = \"the Assembly\" }",
                "printed = { zh = \"成员国大会\" }",
                "bodies.toml:13:1: It is not said how lakes-assembly is written in the language “en”: add it to `printed`.",
            ),
            (
                "bodies.toml",
                "printed = { zh = \"成员国大会\", en = \"the Assembly\" }\n",
                "",
                "bodies.toml:4:1: It is not said how lakes-assembly is written in the language “zh”: add it to `printed`.",
            ),
            (
                "bodies.toml",
                "zh = [\"湖沼养护公约成员国大会\", \"成员国大会\"]\n",
                "",
                "bodies.toml:4:1: lakes-assembly has no name in the language “zh”: add one.",
            ),
            (
                "bodies.toml",
                "short = [\"Assembly\",",
                "short = [\"Assemblies\",",
                "bodies.toml:12:1: “Assemblies” is not among the names: add it to them, or remove it here.",
            ),
            // Assembly is the General Assembly's as well.
            (
                "bodies.toml",
                "short = [\"Assembly\",",
                "short = [",
                "bodies.toml:7:132: “Assembly” is a name of unga as well: list it in `ambiguous` or `short`.",
            ),
            (
                "bodies.toml",
                "id = \"lakes-assembly\"",
                "id = \"Lakes Assembly\"",
                "bodies.toml:4:1: “Lakes Assembly” should be small letters, digits and hyphens only.",
            ),
            (
                "bodies.toml",
                "treaty = \"lakes\"",
                "treaty = \"ponds\"",
                "bodies.toml:14:10: The register bodies.toml does not have “ponds”: add it to the compilation's own, or correct it.",
            ),
            (
                "bodies.toml",
                "[[treaty]]",
                "[[body]]\nid = \"lakes-assembly\"\n\n[[treaty]]",
                "bodies.toml:21:1: lakes-assembly appears twice: change one of the two, or remove it.",
            ),
            (
                "bodies.toml",
                "symbols = [\"LMC/A\"]",
                "symbols = [\"LMC A\"]",
                "bodies.toml:19:12: “LMC A” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
            ),
            (
                "treaties.toml",
                "ar = \"من الاتفاقية\"",
                "ar = \" \"",
                "treaties.toml:6:1: It is not said how lakes is written in the language “ar”: add it to `printed`.",
            ),
            (
                "treaties.toml",
                "articles = 24",
                "articles = 0",
                "treaties.toml:7:12: A treaty has one article at least; one whose articles are not cited need not be listed.",
            ),
            (
                "treaties.toml",
                "key = \"lakes\"",
                "key = \"the lakes\"",
                "treaties.toml:4:7: “the lakes” should be small letters, digits and hyphens only.",
            ),
        ],
    );
    check_refused(
        "corruption",
        &[
            (
                "bodies.toml",
                ", fr = \"du Groupe de travail sur la prévention de la corruption\"",
                "",
                "bodies.toml:13:1: It is not said how prevention-of-corruption is written in the language “fr”: add it to `printed`.",
            ),
            (
                "bodies.toml",
                "body = \"cosp-uncac\"",
                "body = \"cosp\"",
                "bodies.toml:5:8: The register bodies.toml does not have “cosp”: add it to the compilation's own, or correct it.",
            ),
            (
                "bodies.toml",
                "symbol = \"CAC/COSP/WG.4\"",
                "symbol = \"CAC COSP WG.4\"",
                "bodies.toml:6:10: “CAC COSP WG.4” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
            ),
            // As it stands in brackets behind the meeting, and not as the name by itself.
            (
                "bodies.toml",
                "printed = { zh = \"预防腐败问题工作组\"",
                "printed = { zh = \"预防腐败问题小组\"",
                "compilation.toml:61:1: “预防腐败问题小组第一次会议建议第1段” is not recognised as the name of what it stands for, so no draft could cite it. Correct the name, number or symbol in it.",
            ),
        ],
    );
    check_refused(
        "trafficking-in-persons",
        &[(
            "treaties.toml",
            "key = \"trafficking\"\ntreaty = \"untoc-trafficking\"",
            "key = \"trafficking\"\ntreaty = \"untoc\"",
            "treaties.toml:13:10: untoc appears twice: change one of the two, or remove it.",
        )],
    );
}

#[test]
fn a_name_is_a_proper_name() {
    let names = "zh = [\"湖沼养护公约成员国大会\", \"成员国大会\"]";
    let no_letters = "has no letters and is no name: write one, or remove it.";
    let only_words =
        "consists of ordinary words and names nobody: write a proper name, or remove it.";
    for (wrong, expected) in [
        ("*", format!("“*” {no_letters}")),
        ("——", format!("“——” {no_letters}")),
        ("2030", format!("“2030” {no_letters}")),
        (
            "",
            "The value here is empty: fill it in, or remove the field.".to_owned(),
        ),
        ("决议", format!("“决议” {only_words}")),
        ("建议和决定", format!("“建议和决定” {only_words}")),
        (
            "会",
            "“会” is a single letter, which occurs everywhere: write a longer name, or remove it."
                .to_owned(),
        ),
        (
            "成员国大会 ",
            "“成员国大会 ” has spaces at its ends, or several between two words: remove them."
                .to_owned(),
        ),
        (
            "成*国大会",
            "In “成*国大会” a * can only be at the end of a word, for any ending.".to_owned(),
        ),
        (
            "成员国大会",
            "成员国大会 appears twice: change one of the two, or remove it.".to_owned(),
        ),
    ] {
        let wrong = format!("{}, \"{wrong}\"]", names.trim_end_matches(']'));
        // The first of two names is where both are found.
        let column = if expected.starts_with("成员国大会 appears") {
            22
        } else {
            31
        };
        let expected = format!("bodies.toml:6:{column}: {expected}");
        check_alone("lakes", &[("bodies.toml", names, &wrong, &expected)]);
    }
    for (language, before, wrong) in [
        ("en", "en = [", "resolution"),
        ("en", "en = [", "of"),
        ("en", "en = [", "Decisions of the"),
        ("fr", "fr = [", "paragraphe"),
        ("es", "es = [", "resoluciones"),
        ("ru", "ru = [", "решение"),
        ("ar", "ar = [", "قرار"),
    ] {
        let wrong_row = format!("{before}\"{wrong}\", ");
        let (_, output) = checked("lakes", "bodies.toml", before, &wrong_row);
        let said = format!("“{wrong}” {only_words}");
        assert!(output.contains(&said), "{language} {wrong}: {output}");
    }
    // A name all of which is refused is not missed as well.
    check_alone(
        "lakes",
        &[
            (
                "bodies.toml",
                names,
                "zh = [\"决定\"]",
                "bodies.toml:6:7: “决定” consists of ordinary words and names nobody: write a proper name, or remove it.",
            ),
            (
                "bodies.toml",
                "zh = [\"湖沼养护公约\"]",
                "zh = [\"湖沼养护公约\", \"公约\"]",
                "bodies.toml:24:17: “公约” consists of ordinary words and names nobody: write a proper name, or remove it.",
            ),
            (
                "bodies.toml",
                "\"Lakes and Marshes Convention\"]",
                "\"the Convention\"]",
                "bodies.toml:25:62: “the Convention” consists of ordinary words and names nobody: write a proper name, or remove it.",
            ),
        ],
    );
    check_alone(
        "corruption",
        &[
            (
                "bodies.toml",
                "zh = [",
                "zh = [\"工作组\", ",
                "bodies.toml:7:7: “工作组” consists of ordinary words and names nobody: write a proper name, or remove it.",
            ),
            (
                "bodies.toml",
                "en = [",
                "en = [\"Working Group\", ",
                "bodies.toml:8:7: “Working Group” consists of ordinary words and names nobody: write a proper name, or remove it.",
            ),
            (
                "bodies.toml",
                "id = \"prevention-of-corruption\"\n",
                "id = \"prevention-of-corruption\"\nabout = [\" \"]\n",
                "bodies.toml:5:10: `about` is empty or absent: fill it in.",
            ),
            (
                "bodies.toml",
                "symbol = \"CAC/COSP/WG.4\"\n",
                "",
                "bodies.toml:3:1: `symbol` is empty or absent: fill it in.",
            ),
        ],
    );
    check_alone(
        "minimal",
        &[(
            "bodies.toml",
            "body = \"untoc-cop\"\n",
            "",
            "bodies.toml:4:1: `body` is empty or absent: fill it in.",
        )],
    );
}

/// A name that two have is neither's; nor are the beginnings of symbols.
#[test]
fn what_names_one_names_no_other() {
    let another =
        |fields: &str| format!("symbols = [\"LMC/A\"]\n\n[[body]]\nid = \"another\"\n{fields}\n");
    let symbols = "symbols = [\"LMC/A\"]\n";
    let zh = another("zh = [\"安理会\"]");
    let zh_twice = another("zh = [\"甲机构\"]\n\n[[body]]\nid = \"third\"\nzh = [\"甲机构\"]");
    let symbol = another("zh = [\"甲机构\"]\nsymbols = [\"S\"]");
    let group = format!(
        "{symbols}\n[[working_group]]\nid = \"first\"\nbody = \"lakes-assembly\"\nsymbol = \"LMC/A/WG.1\"\nzh = [\"甲工作组\"]\n\n[[working_group]]\nid = \"second\"\nbody = \"lakes-assembly\"\nsymbol = \"LMC/A/WG.2\"\nzh = [\"甲工作组\"]\n"
    );
    let treaty = format!("{symbols}\n[[treaty]]\nid = \"ponds\"\nzh = [\"湖沼养护公约\"]\n");
    check_refused(
        "lakes",
        &[
            (
                "bodies.toml",
                symbols,
                &zh,
                "bodies.toml:23:7: “安理会” is a name of unsc as well: list it in `ambiguous` or `short`.",
            ),
            (
                "bodies.toml",
                symbols,
                &zh_twice,
                "bodies.toml:27:7: “甲机构” is a name of another as well: list it in `ambiguous` or `short`.",
            ),
            (
                "bodies.toml",
                symbols,
                &symbol,
                "bodies.toml:24:12: The symbols of unsc begin with “S” as well: remove it from one of them.",
            ),
            (
                "bodies.toml",
                symbols,
                &group,
                "bodies.toml:31:7: “甲工作组” is a name of first as well: name one of them otherwise, or remove it from one.",
            ),
            (
                "bodies.toml",
                symbols,
                &treaty,
                "bodies.toml:23:7: “湖沼养护公约” is a name of lakes as well: name one of them otherwise, or remove it from one.",
            ),
        ],
    );
}

/// What the program writes, whoever reads it may write into a draft.
#[test]
fn a_body_is_printed_by_one_of_its_names() {
    check_alone(
        "lakes",
        &[
            (
                "bodies.toml",
                "printed = { zh = \"成员国大会\"",
                "printed = { zh = \"湖泊会议\"",
                "bodies.toml:13:1: lakes-assembly is printed as “湖泊会议”, which has none of its names in the language “zh” and is not read in drafts: print a name, or add this one to the names.",
            ),
            (
                "bodies.toml",
                "en = \"the Assembly\"",
                "en = \"the Plenary\"",
                "bodies.toml:13:1: lakes-assembly is printed as “the Plenary”, which has none of its names in the language “en” and is not read in drafts: print a name, or add this one to the names.",
            ),
        ],
    );
}
