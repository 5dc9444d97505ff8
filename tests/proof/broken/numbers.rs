//! The numbers of instruments and of the paragraphs of documents, the symbols of documents.

use super::{check_alone, check_refused};

#[test]
fn instruments_have_the_numbers_that_their_body_gives() {
    check_refused(
        "lakes",
        &[
            (
                "compilation.toml",
                "\"XIII/3\"",
                "\"13/3\"",
                "compilation.toml:26:44: “13/3” should be “XIII/3”: so the body writes the numbers of this session.",
            ),
            (
                "compilation.toml",
                "\"14/3\"",
                "\"XIV/3\"",
                "compilation.toml:31:44: “XIV/3” should be “14/3”: so the body writes the numbers of this session.",
            ),
            (
                "compilation.toml",
                "\"XIII/3\"",
                "\"XIIII/3\"",
                "compilation.toml:26:44: “XIIII/3” cannot be read: it is written like “3/4”.",
            ),
            (
                "compilation.toml",
                "\"14/3\"",
                "\"14/0\"",
                "compilation.toml:31:44: “14/0” cannot be read: it is written like “3/4”.",
            ),
            (
                "compilation.toml",
                "kind = \"decision\"",
                "kind = \"resolution\"",
                "compilation.toml:11:46: In the register the body gives no numbers to resolutions (`numbers`).",
            ),
            (
                "register.toml",
                "number = \"XI/6\"",
                "number = \"11/6\"",
                "register.toml:10:10: “11/6” should be “XI/6”: so the body writes the numbers of this session.",
            ),
        ],
    );
    check_refused(
        "corruption",
        &[(
            "compilation.toml",
            "\"3/4\"",
            "\"III/4\"",
            "compilation.toml:29:46: “III/4” should be “3/4”: so the body writes the numbers of this session.",
        )],
    );
    // Until its fifth session the Conference of the Parties adopted decisions only.
    check_refused(
        "trafficking-in-persons",
        &[(
            "compilation.toml",
            "kind = \"decision\", number = \"3/3\"",
            "kind = \"resolution\", number = \"3/3\"",
            "compilation.toml:52:46: In the register no series of the body's resolutions has session 3 (`first` and `last` in `numbers`).",
        )],
    );
}

#[test]
fn the_numbers_of_the_body_itself_can_be_read() {
    let numbers = "numbers = [
  { kind = \"decision\", shape = \"ROMAN/SERIAL\", example = \"XIII/3\", first = 1, last = 13 },
  { kind = \"decision\", shape = \"SESSION/SERIAL\", example = \"14/3\", first = 14, last = 15 },
]";
    let roman = "{ kind = \"decision\", shape = \"ROMAN/SERIAL\", example = \"XIII/3\", first = 1, last = 13 }";
    check_refused(
        "lakes",
        &[
            (
                "bodies.toml",
                "shape = \"ROMAN/SERIAL\"",
                "shape = \"SERIAL (YEAR)\"",
                "bodies.toml:16:32: The compilation's own body cannot have numbers of the shape “SERIAL (YEAR)”, only “SESSION/SERIAL” or “ROMAN/SERIAL”.",
            ),
            (
                "bodies.toml",
                "shape = \"ROMAN/SERIAL\"",
                "shape = \"YEAR/SERIAL\"",
                "bodies.toml:16:32: The compilation's own body cannot have numbers of the shape “YEAR/SERIAL”, only “SESSION/SERIAL” or “ROMAN/SERIAL”.",
            ),
            (
                "bodies.toml",
                "first = 1, last = 13",
                "first = 1, last = 14",
                "bodies.toml:15:1: Session 14 has two series of numbers: correct `first` or `last`.",
            ),
            (
                "bodies.toml",
                "first = 1, last = 13",
                "first = 1",
                "bodies.toml:15:1: Sessions 14 to 15 have two series of numbers: correct `first` or `last`.",
            ),
            // Of whichever kind: a number does not say it.
            (
                "bodies.toml",
                "{ kind = \"decision\", shape = \"SESSION/SERIAL\", example = \"14/3\", first = 14",
                "{ kind = \"resolution\", shape = \"SESSION/SERIAL\", example = \"5/1\", first = 5",
                "bodies.toml:15:1: Sessions 5 to 13 have two series of numbers: correct `first` or `last`.",
            ),
            (
                "bodies.toml",
                "first = 1, last = 13",
                "first = 13, last = 1",
                "bodies.toml:15:1: A series of numbers ends before it begins: 13 to 1; correct `first` or `last`.",
            ),
            (
                "bodies.toml",
                "first = 14, last = 15",
                "first = 54, last = 55",
                "compilation.toml:31:44: In the register no series of the body's decisions has session 14 (`first` and `last` in `numbers`).",
            ),
            (
                "bodies.toml",
                "first = 1, last = 13",
                "first = 1, last = 40",
                "bodies.toml:15:1: Sessions in Roman figures are read up to 39: correct `last`.",
            ),
            (
                "bodies.toml",
                roman,
                "{ kind = \"declaration\", shape = \"ROMAN/SERIAL\" }",
                "compilation.toml:11:44: In the register no series of the body's decisions has session 11 (`first` and `last` in `numbers`).",
            ),
            (
                "bodies.toml",
                numbers,
                "numbers = []",
                "bodies.toml:15:1: In the register lakes-assembly gives no numbers to resolutions or decisions (`numbers`): nothing of it could be cited.",
            ),
        ],
    );
    check_refused(
        "trafficking-in-persons",
        &[(
            "compilation.toml",
            "\"untoc-cop\"",
            "\"secretariat\"",
            "compilation.toml:4:8: In the register secretariat gives no numbers to resolutions or decisions (`numbers`): nothing of it could be cited.",
        )],
    );
}

#[test]
fn documents_have_symbols_that_are_read() {
    check_refused(
        "lakes",
        &[
            (
                "compilation.toml",
                "\"LMC/A/2010/6\"",
                "\"LMC A 2010 6\"",
                "compilation.toml:16:62: “LMC A 2010 6” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
            ),
            (
                "compilation.toml",
                "\"LMC/A/2010/6\"",
                "\"lmc/a/2010/6\"",
                "compilation.toml:16:62: “lmc/a/2010/6” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
            ),
            (
                "register.toml",
                "report = \"LMC/A/2016/8\"",
                "report = \"LMCA/2016\"",
                "register.toml:95:10: “LMCA/2016” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
            ),
        ],
    );
    check_refused(
        "corruption",
        &[(
            "compilation.toml",
            "symbol = \"CAC/COSP/WG.4/2010/7\"",
            "symbol = \"CAC/COSP/WG.4 (2010)\"",
            "compilation.toml:65:21: “CAC/COSP/WG.4 (2010)” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
        )],
    );
}

#[test]
fn paragraphs_of_a_document_are_ones_that_it_can_have() {
    let moved = |offset: i32, paragraph: u16, number: i32| {
        format!(
            "With `offset` = {offset} paragraph {paragraph} of this section would be paragraph {number} of the document: correct it."
        )
    };
    let too_low = format!("compilation.toml:39:21: {}", moved(-9, 1, -8));
    let too_high = format!("compilation.toml:39:21: {}", moved(65535, 8, 65543));
    check_alone(
        "trafficking-in-persons",
        &[
            ("compilation.toml", "offset = 5", "offset = -9", &too_low),
            (
                "compilation.toml",
                "offset = 5",
                "offset = 65535",
                &too_high,
            ),
        ],
    );
}

#[test]
fn documents_are_those_of_the_body_and_of_its_working_group() {
    check_alone(
        "corruption",
        &[
            (
                "bodies.toml",
                "symbol = \"CAC/COSP/WG.4\"",
                "symbol = \"CAC/COSP/WG.7\"",
                "bodies.toml:6:10: None of the reports here begins with “CAC/COSP/WG.7/”: correct the working group's `symbol`, or the reports'.",
            ),
            (
                "register.toml",
                "report = \"CAC/COSP/2009/15\"",
                "report = \"CAC/COSP/2009/14\"",
                "register.toml:32:10: According to compilation.toml this session's report is CAC/COSP/2009/15: correct one of the two.",
            ),
        ],
    );
}
