//! The lines of a part: headings, labels, indentation.

use super::{check_alone, check_refused};

#[test]
fn an_instrument_stands_under_its_heading() {
    check_alone(
        "lakes",
        &[
            (
                "zh/text.md",
                "### 第XI/7号决定\n",
                "",
                "zh/text.md:5:1: This section has no heading of its instrument: add the line “### 第XI/7号决定” under it.",
            ),
            (
                "zh/text.md",
                "### 第XI/7号决定\n",
                "### 第11/7号决定\n",
                "zh/text.md:7:1: The heading is not the one in compilation.toml, “第XI/7号决定”: correct one of the two.",
            ),
            (
                "zh/text.md",
                "### 第XI/7号决定\n",
                "### 第XI/7号决定\n\n### 第XI/7号决定\n",
                "zh/text.md:9:1: A section has one heading of its instrument (`### `): an annex or another heading has four signs (`#### `).",
            ),
            (
                "zh/text.md",
                "### 第XI/7号决定\n",
                "###第XI/7号决定\n",
                "zh/text.md:7:1: A heading is one to five signs # with a space after them.",
            ),
        ],
    );
    check_alone(
        "corruption",
        &[(
            "zh/part-b.md",
            "## I. 第一次会议，2010年12月13日至15日\n",
            "## I. 第一次会议，2010年12月13日至15日\n\n### 第3/4号决议\n",
            "zh/part-b.md:5:1: This part holds recommendations: its sections have no heading of an instrument (`### `). Remove the line, or make it a heading (`#### `).",
        )],
    );
}

#[test]
fn nothing_stands_twice() {
    check_alone(
        "lakes",
        &[(
            "register.toml",
            "number = 12\n",
            "number = 11\n",
            "register.toml:23:10: [[session]] 11 appears twice: change one of the two, or remove it.",
        )],
    );
    check_refused(
        "lakes",
        &[
            (
                "register.toml",
                "number = \"XI/6\"",
                "number = \"XI/7\"",
                "register.toml:17:10: XI/7 appears twice: change one of the two, or remove it.",
            ),
            (
                "zh/treaties.toml",
                "[[treaty]]",
                "[[treaty]]\nkey = \"lakes\"\ntitle = \"湖沼养护公约\"\narticles = []\n\n[[treaty]]",
                "zh/treaties.toml:9:7: lakes appears twice: change one of the two, or remove it.",
            ),
            (
                "compilation.toml",
                "\"XIII/3\"",
                "\"XIII/2\"",
                "compilation.toml:26:44: XIII/2 appears twice: change one of the two, or remove it.",
            ),
        ],
    );
    check_alone(
        "trafficking-in-persons",
        &[(
            "compilation.toml",
            "[[section]]\npart = \"A\"\nnumber = 2\n",
            "[[section]]\npart = \"A\"\nnumber = 1\n",
            "compilation.toml:24:10: A.一 appears twice: change one of the two, or remove it.",
        )],
    );
}

#[test]
fn lines_that_only_look_like_paragraphs_are_told() {
    for wrong in [
        "1、请各国报告。",
        "1.请各国报告。",
        "１．请各国报告。",
        "（一）请各国报告。",
        "(a) 请各国报告。",
        "- 请各国报告。",
        "-(a) 请各国报告。",
        "• 请各国报告。",
    ] {
        let line = format!("### 第XI/7号决定\n\n{wrong}\n");
        check_alone(
            "lakes",
            &[(
                "zh/text.md",
                "### 第XI/7号决定\n",
                &line,
                "zh/text.md:9:1: This line begins as a numbered paragraph might, but not as one is written here: “20. ”, “- (b) ” or “- （二） ”.",
            )],
        );
    }
}

#[test]
fn lines_are_indented_with_spaces() {
    check_alone(
        "minimal",
        &[(
            "zh/part-a.md",
            "   - (b) 为从业人员",
            "\t- (b) 为从业人员",
            "zh/part-a.md:12:1: This line is indented with tabs, so that it is not known what it belongs to; so may be others below. Indent with spaces: three under a number, two under a letter.",
        )],
    );
}

#[test]
fn the_heading_of_an_annex_is_written_as_one() {
    for wrong in ["附件2", "附件 一", "附件A", "附则"] {
        check_alone(
            "minimal",
            &[(
                "zh/part-b.md",
                "#### 附件\n",
                &format!("#### {wrong}\n"),
                "zh/part-b.md:24:1: An annex begins with “#### 附件” where there is one, and with “#### 附件一” and so on where there are several: correct the heading.",
            )],
        );
    }
}
