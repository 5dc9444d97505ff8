//! Whose a compilation is, its parts with their figures, what their sections have.

use super::{check_alone, check_refused};

#[test]
fn whose_a_compilation_is_has_to_be_known() {
    check_refused(
        "trafficking-in-persons",
        &[
            (
                "compilation.toml",
                "body = \"untoc-cop\"\n",
                "",
                "compilation.toml:1:1: There is no `body`: say whose instruments these are, by an id of the register.",
            ),
            (
                "compilation.toml",
                "\"untoc-cop\"",
                "\"untoc-mop\"",
                "compilation.toml:4:8: The register bodies.toml does not have “untoc-mop”: add it to the compilation's own, or correct it.",
            ),
            // A working group, but another body's.
            (
                "compilation.toml",
                "\"untoc-cop\"",
                "\"cosp-uncac\"",
                "compilation.toml:5:17: In the register bodies.toml cosp-uncac has no working group “trafficking-in-persons”: add it to the compilation's own, or correct it.",
            ),
            (
                "treaties.toml",
                "treaty = \"untoc\"",
                "treaty = \"palermo\"",
                "treaties.toml:6:10: The register bodies.toml does not have “palermo”: add it to the compilation's own, or correct it.",
            ),
        ],
    );
    check_refused(
        "lakes",
        &[
            (
                "bodies.toml",
                "",
                "",
                "compilation.toml:5:8: The register bodies.toml does not have “lakes-assembly”: add it to the compilation's own, or correct it.",
            ),
            (
                "bodies.toml",
                "[[treaty]]\nid = \"lakes\"",
                "[[treaty]]\nid = \"ponds\"",
                "treaties.toml:5:10: The register bodies.toml does not have “lakes”: add it to the compilation's own, or correct it.",
            ),
            (
                "bodies.toml",
                "symbols = ",
                "symbol = ",
                "bodies.toml:19:1: Invalid TOML: unknown field `symbol`, expected one of `id`, `ambiguous`, `short`, `printed`, `treaty`, `numbers`, `symbols`, `document_link`, `about`, `national`, `cited_everywhere`, `adopts_nothing`, `verified`, `zh`, `en`, `fr`, `es`, `ru`, `ar`.",
            ),
        ],
    );
}

#[test]
fn parts_and_their_figures_have_to_be_those_of_the_compilation() {
    check_refused(
        "trafficking-in-persons",
        &[
            (
                "compilation.toml",
                "\"chinese\"",
                "\"greek\"",
                "compilation.toml:6:13: Invalid TOML: unknown variant `greek`, expected one of `chinese`, `roman`, `arabic`.",
            ),
            (
                "compilation.toml",
                "\"chinese\"",
                "\"roman\"",
                "zh/part-a.md:7:1: The section's number is “I”, not “一” (`numbering` in compilation.toml).",
            ),
            (
                "compilation.toml",
                "letter = \"A\"",
                "letter = \"a\"",
                "compilation.toml:9:10: A part's letter is one capital letter, not “a”.",
            ),
            (
                "compilation.toml",
                "letter = \"B\"",
                "letter = \"A\"",
                "compilation.toml:13:10: A appears twice: change one of the two, or remove it.",
            ),
            (
                "compilation.toml",
                "\"instruments\"",
                "\"annexes\"",
                "compilation.toml:14:9: Invalid TOML: unknown variant `annexes`, expected `recommendations` or `instruments`.",
            ),
            (
                "compilation.toml",
                "part = \"A\"",
                "part = \"C\"",
                "compilation.toml:17:8: There is no [[part]] with the letter “C”: add one, or correct the letter.",
            ),
            (
                "compilation.toml",
                "part = \"A\"\n",
                "",
                "compilation.toml:16:1: It is not said which part this section belongs to: add `part`.",
            ),
            (
                "zh/part-b.md",
                "",
                "",
                "zh/part-b.md:1:1: This file is missing: every compilation has one.",
            ),
        ],
    );
    check_refused(
        "lakes",
        &[
            (
                "zh/text.md",
                "",
                "",
                "zh/text.md:1:1: This file is missing: every compilation has one.",
            ),
            (
                "compilation.toml",
                "[[section]]\n",
                "[[section]]\npart = \"A\"\n",
                "compilation.toml:9:8: There is no [[part]] with the letter “A”: add one, or correct the letter.",
            ),
        ],
    );
    check_refused(
        "corruption",
        &[
            (
                "zh/part-a.md",
                "## II. ",
                "## 二. ",
                "zh/part-a.md:22:1: The section's number is “II”, not “二” (`numbering` in compilation.toml).",
            ),
            (
                "compilation.toml",
                "\"A.V\"",
                "\"A.五\"",
                "compilation.toml:77:13: “A.五” cannot be read: it is written like “B.三”.",
            ),
            (
                "zh/errata.toml",
                "correct_reference = \"B.II.a\"",
                "correct_reference = \"B.二.a\"",
                "zh/errata.toml:17:1: The compilation has no “B.二.a”: correct it, or add what it names.",
            ),
        ],
    );
}

#[test]
fn a_part_holds_what_its_sections_have() {
    check_refused(
        "trafficking-in-persons",
        &[
            (
                "compilation.toml",
                "working_group = \"trafficking-in-persons\"\n",
                "",
                "compilation.toml:8:10: This part holds recommendations, and there is no `working_group`: say whose they are.",
            ),
            (
                "compilation.toml",
                "report = { symbol = \"CTOC/COP/WG.4/2009/2\", within = 9 }",
                "instrument = { kind = \"decision\", number = \"3/3\", symbol = \"CTOC/COP/2006/14\" }",
                "compilation.toml:16:1: This part holds recommendations: its sections have no `instrument`; remove it.",
            ),
            (
                "compilation.toml",
                "instrument = { kind = \"decision\", number = \"3/3\", symbol = \"CTOC/COP/2006/14\" }",
                "report = { symbol = \"CTOC/COP/2006/14\", offset = 0 }",
                "compilation.toml:48:1: This part holds instruments: its sections have no `report`; remove it.",
            ),
            (
                "compilation.toml",
                "instrument = { kind = \"decision\", number = \"3/3\", symbol = \"CTOC/COP/2006/14\" }\n",
                "",
                "compilation.toml:48:1: This part holds instruments, and this section has no `instrument`: add it.",
            ),
            (
                "compilation.toml",
                "[\"2009-04-14\", \"2009-04-15\"]",
                "[\"2009-04-15\", \"2009-04-14\"]",
                "compilation.toml:19:24: The last day is before the first: correct one of them.",
            ),
        ],
    );
    check_refused(
        "lakes",
        &[
            (
                "compilation.toml",
                "body = \"lakes-assembly\"",
                "body = \"lakes-assembly\"\nworking_group = \"science\"",
                "compilation.toml:6:17: No part holds recommendations: a `working_group` has no place here.",
            ),
            (
                "compilation.toml",
                "number = 6\n",
                "number = 200\n",
                "compilation.toml:34:10: Section 200 could not be read: these figures go up to 99.",
            ),
            (
                "compilation.toml",
                "number = 6\n",
                "number = 0\n",
                "compilation.toml:34:10: Sections are numbered from 1, not 0.",
            ),
            (
                "zh/text.md",
                "## 六. ",
                "## VI. ",
                "zh/text.md:106:1: The section's number is “六”, not “VI” (`numbering` in compilation.toml).",
            ),
            // Letters go up to z.
            (
                "zh/text.md",
                "- (c) 请秘书处公布清单。",
                "- (aa) 请秘书处公布清单。",
                "zh/text.md:18:1: This line begins as a numbered paragraph might, but not as one is written here: “20. ”, “- (b) ” or “- （二） ”.",
            ),
        ],
    );
    check_refused(
        "corruption",
        &[(
            "compilation.toml",
            "number = 3\n",
            "number = 40\n",
            "compilation.toml:33:10: Section 40 could not be read: these figures go up to 39.",
        )],
    );
}

#[test]
fn figures_that_need_a_part_are_refused_without_parts() {
    for figures in ["roman", "arabic"] {
        check_refused(
            "lakes",
            &[(
                "compilation.toml",
                "\"chinese\"",
                &format!("\"{figures}\""),
                "compilation.toml:6:13: In a compilation without parts, sections are numbered in Chinese (`numbering` is `chinese`): without a part's letter before it, VII.20 or 7.20 could be anything in a draft. Number the sections in Chinese, or give the compilation parts.",
            )],
        );
    }
    // Chinese figures are what is not said.
    check_alone(
        "corruption",
        &[(
            "zh/part-a.md",
            "## II. ",
            "## 二. ",
            "zh/part-a.md:22:1: The section's number is “II”, not “二” (`numbering` in compilation.toml).",
        )],
    );
    check_refused(
        "corruption",
        &[(
            "compilation.toml",
            "numbering = \"roman\"\n",
            "",
            "zh/part-a.md:7:1: The section's number is “一”, not “I”: compilation.toml has no `numbering`, and then it is `chinese`.",
        )],
    );
}

#[test]
fn an_edition_is_in_the_language_of_its_folder() {
    check_alone(
        "lakes",
        &[
            (
                "zh/edition.toml",
                "language = \"zh\"",
                "language = \"fr\"",
                "zh/edition.toml:4:12: The edition's language is “fr”, and its folder is “zh”: they have to be the same.",
            ),
            (
                "zh/edition.toml",
                "publisher = \"",
                "publisher = \" \" # \"",
                "zh/edition.toml:2:13: `publisher` is empty or absent: fill it in.",
            ),
        ],
    );
}

#[test]
fn a_pointer_leads_to_an_instrument_of_another_part() {
    for wrong in ["A.三", "A.一.a"] {
        let said = format!(
            "compilation.toml:32:13: `points_to` leads to the instrument in another part that holds these recommendations, and “{wrong}” is in a part of recommendations: correct it."
        );
        let wrong = format!("points_to = \"{wrong}\"");
        check_alone(
            "trafficking-in-persons",
            &[(
                "compilation.toml",
                "points_to = \"B.三.附件二\"",
                &wrong,
                &said,
            )],
        );
    }
}
