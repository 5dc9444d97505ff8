//! What follows from a mistake is not told besides.

use super::check_alone;

/// What somebody did who wrote a compilation for the first time, with nothing but its documentation.
#[test]
fn mistakes_of_a_first_compilation_are_told_once_and_with_what_to_do() {
    check_alone(
        "trafficking-in-persons",
        &[
            (
                "compilation.toml",
                "within = 9",
                "offset = 0",
                "compilation.toml:20:21: This section has letters: say `within` which paragraph of the report they are, and no `offset`.",
            ),
            (
                "compilation.toml",
                "[\"2009-04-14\", \"2009-04-15\"]",
                "[2009-04-14, 2009-04-15]",
                "compilation.toml:19:10: Invalid TOML: quotation marks are missing: \"…\".",
            ),
            (
                "compilation.toml",
                "[\"2009-04-14\", \"2009-04-15\"]",
                "[\"2009-04-14\"]",
                "compilation.toml:19:9: Invalid TOML: it should be two dates: [\"2013-10-28\", \"2013-10-30\"].",
            ),
            (
                "compilation.toml",
                "[[section]]",
                "[section]",
                "compilation.toml:22:3: Invalid TOML: this key is here a second time (the tables of a list have two pairs of brackets: [[…]]).",
            ),
            (
                "compilation.toml",
                "annex = \"only\"",
                "annex = \"none\"",
                "compilation.toml:77:9: Invalid TOML: expected `\"only\"` or a number.",
            ),
            (
                "treaties.toml",
                "articles = 41",
                "articles = \"41\"",
                "treaties.toml:9:12: Invalid TOML: it should be a number, without quotation marks and not too large.",
            ),
        ],
    );
    check_alone(
        "lakes",
        &[
            (
                "bodies.toml",
                "zh = [\"湖沼养护公约成员国大会\", \"成员国大会\"]",
                "zh = \"成员国大会\"",
                "bodies.toml:6:6: Invalid TOML: it should be a list: [\"…\", \"…\"].",
            ),
            (
                "bodies.toml",
                "treaty = \"lakes\"",
                "treaty = \"\"",
                "bodies.toml:4:1: `treaty` is empty or absent: fill it in.",
            ),
            (
                "zh/text.md",
                "**湖泊清单**\n",
                "",
                "zh/text.md:5:1: 第XI/7号决定 has no title: add the line “**…**” under its heading.",
            ),
            (
                "zh/text.md",
                "### 第XI/7号决定",
                "## 第XI/7号决定",
                "zh/text.md:7:1: compilation.toml has no such section: 第XI/7号决定. Add a [[section]], or correct the number.",
            ),
            (
                "zh/text.md",
                "## 一. 第十一届",
                "##一. 第十一届",
                "zh/text.md:5:1: A heading is one to five signs # with a space after them.",
            ),
            (
                "zh/errata.toml",
                "evidence = \"",
                "evidence = \"\" # \"",
                "zh/errata.toml:8:12: `evidence` is empty or absent: fill it in.",
            ),
            (
                "zh/treaties.toml",
                "key = \"lakes\"",
                "key = \"ponds\"",
                "zh/treaties.toml:4:7: treaties.toml has no treaty “ponds”: add it there, or remove it here.",
            ),
        ],
    );
    check_alone(
        "minimal",
        &[(
            "bodies.toml",
            "id = \"example\"",
            "id = \"预防\"",
            "bodies.toml:4:1: “预防” should be small letters, digits and hyphens only.",
        )],
    );
}

/// What follows from a mistake is not told besides.
#[test]
fn one_mistake_is_told_once() {
    check_alone(
        "minimal",
        &[
            (
                "compilation.toml",
                "points_to = \"B.二.附件\"",
                "points_to = \"B.二.附件三\"",
                "compilation.toml:31:1: The compilation has no “B.二.附件三”: correct it, or add what it names.",
            ),
            (
                "compilation.toml",
                "CTOC/COP/WG.9/2020/3",
                "CTOC/COP/ WG.9/2020/3",
                "compilation.toml:22:21: “CTOC/COP/ WG.9/2020/3” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
            ),
            (
                "compilation.toml",
                "kind = \"decision\"",
                "kind = \"resolution\"",
                "zh/part-b.md:5:1: The heading is not the one in compilation.toml, “第10/8号决议”: correct one of the two.",
            ),
            (
                "zh/index.md",
                "6 (a)",
                "<b>x",
                "zh/index.md:12:29: “<b>x” in this cell cannot be read: write it as a citation is written in a draft.",
            ),
            (
                "zh/index.md",
                "| 一.2 |",
                "| <b>x |",
                "zh/index.md:22:36: “<b>x” in this cell cannot be read: write it as a citation is written in a draft.",
            ),
        ],
    );
    check_alone(
        "lakes",
        &[(
            "compilation.toml",
            "kind = \"decision\"",
            "kind = \"resolution\"",
            "compilation.toml:11:46: In the register the body gives no numbers to resolutions (`numbers`).",
        )],
    );
}
