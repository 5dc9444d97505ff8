//! What the check of a compilation refuses: a sound one with one thing broken, and where it is told.

use std::fs;
use std::path::Path;

use crate::example::folder;
use crate::program::run;

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}

/// What the check says of a compilation in which words of a file are replaced: all of the first
/// occurrence, or the whole file where there are none.
fn checked(name: &str, file: &str, right: &str, wrong: &str) -> (i32, String) {
    let desk = tempfile::tempdir().expect("a temporary folder");
    copy(&folder(name), &desk.path().join("broken"));
    let path = desk.path().join("broken").join(file);
    if right.is_empty() {
        fs::remove_file(&path).expect("the file was there");
    } else {
        let text = fs::read_to_string(&path).expect("a file of the compilation");
        assert!(text.contains(right), "{name}/{file} has {right}");
        fs::write(&path, text.replacen(right, wrong, 1)).expect("a broken file");
    }
    run(
        desk.path(),
        &["--locale", "en", "corpus", "check", "broken"],
    )
}

#[track_caller]
fn check_refused(name: &str, rows: &[(&str, &str, &str, &str)]) {
    let mut differences = Vec::new();
    for (file, right, wrong, expected) in rows {
        let (status, output) = checked(name, file, right, wrong);
        if status != 1 || !output.contains(&format!("broken/{expected}\n")) {
            let first: Vec<&str> = output.lines().take(4).collect();
            let first = first.join("\n    ");
            differences.push(format!(
                "{wrong}\n  expected: {expected}\n  said ({status}): {first}"
            ));
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

#[test]
fn whose_a_compilation_is_has_to_be_known() {
    check_refused(
        "trafficking-in-persons",
        &[
            (
                "compilation.toml",
                "body = \"untoc-cop\"\n",
                "",
                "compilation.toml:1:1: There is no `body`: it is not said whose instruments these are.",
            ),
            (
                "compilation.toml",
                "\"untoc-cop\"",
                "\"untoc-mop\"",
                "compilation.toml:4:8: The register bodies.toml does not have “untoc-mop”.",
            ),
            // A working group, but another body's.
            (
                "compilation.toml",
                "\"untoc-cop\"",
                "\"cosp-uncac\"",
                "compilation.toml:5:17: The register bodies.toml does not have “trafficking-in-persons”.",
            ),
            (
                "treaties.toml",
                "treaty = \"untoc\"",
                "treaty = \"palermo\"",
                "treaties.toml:6:10: The register bodies.toml does not have “palermo”.",
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
                "compilation.toml:5:8: The register bodies.toml does not have “lakes-assembly”.",
            ),
            (
                "bodies.toml",
                "[[treaty]]\nid = \"lakes\"",
                "[[treaty]]\nid = \"ponds\"",
                "treaties.toml:5:10: The register bodies.toml does not have “lakes”.",
            ),
            (
                "bodies.toml",
                "symbols = ",
                "symbol = ",
                "bodies.toml:19:1: TOML that cannot be read: unknown field `symbol`, expected one of `id`, `zh`, `en`, `fr`, `es`, `ru`, `ar`, `ambiguous`, `short`, `printed`, `treaty`, `numbers`, `symbols`, `about`, `national`, `cited_everywhere`, `verified`",
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
                "compilation.toml:6:13: TOML that cannot be read: unknown variant `greek`, expected one of `chinese`, `roman`, `arabic`",
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
                "compilation.toml:13:10: A stands here a second time.",
            ),
            (
                "compilation.toml",
                "\"instruments\"",
                "\"annexes\"",
                "compilation.toml:14:9: TOML that cannot be read: unknown variant `annexes`, expected `recommendations` or `instruments`",
            ),
            (
                "compilation.toml",
                "part = \"A\"",
                "part = \"C\"",
                "compilation.toml:17:8: There is no [[part]] of the letter “C”.",
            ),
            (
                "compilation.toml",
                "part = \"A\"\n",
                "",
                "compilation.toml:16:1: It is not said which part this section belongs to.",
            ),
            (
                "zh/part-b.md",
                "",
                "",
                "zh/part-b.md:1:1: This file is missing.",
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
                "zh/text.md:1:1: This file is missing.",
            ),
            (
                "compilation.toml",
                "[[section]]\n",
                "[[section]]\npart = \"A\"\n",
                "compilation.toml:9:8: There is no [[part]] of the letter “A”.",
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
                "compilation.toml:77:13: “A.五” cannot be read.",
            ),
            (
                "zh/errata.toml",
                "correct_reference = \"B.II.a\"",
                "correct_reference = \"B.二.a\"",
                "zh/errata.toml:17:1: “B.二.a” leads nowhere.",
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
                "compilation.toml:8:10: This part holds recommendations, and there is no `working_group`: it is not said whose they are.",
            ),
            (
                "compilation.toml",
                "report = { symbol = \"CTOC/COP/WG.4/2009/2\", within = 9 }",
                "instrument = { kind = \"decision\", number = \"3/3\", symbol = \"CTOC/COP/2006/14\" }",
                "compilation.toml:16:1: This part holds recommendations: its sections have no `instrument`.",
            ),
            (
                "compilation.toml",
                "instrument = { kind = \"decision\", number = \"3/3\", symbol = \"CTOC/COP/2006/14\" }",
                "report = { symbol = \"CTOC/COP/2006/14\", offset = 0 }",
                "compilation.toml:48:1: This part holds instruments: its sections have no `report`.",
            ),
            (
                "compilation.toml",
                "instrument = { kind = \"decision\", number = \"3/3\", symbol = \"CTOC/COP/2006/14\" }\n",
                "",
                "compilation.toml:48:1: This part holds instruments, and this section has no `instrument`.",
            ),
            (
                "compilation.toml",
                "[\"2009-04-14\", \"2009-04-15\"]",
                "[\"2009-04-15\", \"2009-04-14\"]",
                "compilation.toml:19:24: The last day is before the first.",
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
                "zh/text.md:18:1: This line is in no provision: number it, join it to the one before or make it a heading.",
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
                "compilation.toml:26:44: “XIIII/3” cannot be read.",
            ),
            (
                "compilation.toml",
                "\"14/3\"",
                "\"14/0\"",
                "compilation.toml:31:44: “14/0” cannot be read.",
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
                "bodies.toml:15:1: Sessions 14 to 14 have two series of numbers.",
            ),
            (
                "bodies.toml",
                "first = 1, last = 13",
                "first = 1",
                "bodies.toml:15:1: Sessions 14 to 15 have two series of numbers.",
            ),
            // Of whichever kind: a number does not say it.
            (
                "bodies.toml",
                "{ kind = \"decision\", shape = \"SESSION/SERIAL\", example = \"14/3\", first = 14",
                "{ kind = \"resolution\", shape = \"SESSION/SERIAL\", example = \"5/1\", first = 5",
                "bodies.toml:15:1: Sessions 5 to 13 have two series of numbers.",
            ),
            (
                "bodies.toml",
                "first = 1, last = 13",
                "first = 13, last = 1",
                "bodies.toml:15:1: A series of numbers ends before it begins: 13 to 1.",
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
                "bodies.toml:15:1: Sessions in Roman figures are read up to 39.",
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
fn what_is_ours_has_names_that_are_read_and_printed() {
    check_refused(
        "lakes",
        &[
            (
                "bodies.toml",
                "printed = { zh = \"成员国大会\", en = \"the Assembly\" }",
                "printed = { zh = \"成员国大会\" }",
                "bodies.toml:13:1: It is not said how lakes-assembly is written in the language “en” (`printed`).",
            ),
            (
                "bodies.toml",
                "printed = { zh = \"成员国大会\", en = \"the Assembly\" }\n",
                "",
                "bodies.toml:4:1: It is not said how lakes-assembly is written in the language “zh” (`printed`).",
            ),
            (
                "bodies.toml",
                "zh = [\"湖沼养护公约成员国大会\", \"成员国大会\"]\n",
                "",
                "bodies.toml:4:1: lakes-assembly has no name in the language “zh”.",
            ),
            (
                "bodies.toml",
                "short = [\"Assembly\",",
                "short = [\"Assemblies\",",
                "bodies.toml:12:1: “Assemblies” is not among the names.",
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
                "bodies.toml:4:1: The register bodies.toml does not have “ponds”.",
            ),
            (
                "bodies.toml",
                "[[treaty]]",
                "[[body]]\nid = \"lakes-assembly\"\n\n[[treaty]]",
                "bodies.toml:21:1: lakes-assembly stands here a second time.",
            ),
            (
                "bodies.toml",
                "symbols = [\"LMC/A\"]",
                "symbols = [\"LMC A\"]",
                "bodies.toml:19:12: “LMC A” is not read as a document symbol.",
            ),
            (
                "treaties.toml",
                "ar = \"من الاتفاقية\"",
                "ar = \" \"",
                "treaties.toml:6:1: It is not said how lakes is written in the language “ar” (`printed`).",
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
                "bodies.toml:13:1: It is not said how prevention is written in the language “fr” (`printed`).",
            ),
            (
                "bodies.toml",
                "body = \"cosp-uncac\"",
                "body = \"cosp\"",
                "bodies.toml:3:1: The register bodies.toml does not have “cosp”.",
            ),
            (
                "bodies.toml",
                "symbol = \"CAC/COSP/WG.4\"",
                "symbol = \"CAC COSP WG.4\"",
                "bodies.toml:6:10: “CAC COSP WG.4” is not read as a document symbol.",
            ),
            // As it stands in brackets behind the meeting, and not as the name by itself.
            (
                "bodies.toml",
                "printed = { zh = \"预防腐败问题工作组\"",
                "printed = { zh = \"预防腐败问题小组\"",
                "compilation.toml:61:1: “预防腐败问题小组第一次会议建议第1段” is not read as what it names: no draft could cite it.",
            ),
        ],
    );
    check_refused(
        "trafficking-in-persons",
        &[(
            "treaties.toml",
            "key = \"trafficking\"\ntreaty = \"untoc-trafficking\"",
            "key = \"trafficking\"\ntreaty = \"untoc\"",
            "treaties.toml:13:10: untoc stands here a second time.",
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
                "compilation.toml:16:62: “LMC A 2010 6” is not read as a document symbol.",
            ),
            (
                "compilation.toml",
                "\"LMC/A/2010/6\"",
                "\"lmc/a/2010/6\"",
                "compilation.toml:16:62: “lmc/a/2010/6” is not read as a document symbol.",
            ),
            (
                "register.toml",
                "report = \"LMC/A/2016/8\"",
                "report = \"LMCA/2016\"",
                "register.toml:95:10: “LMCA/2016” is not read as a document symbol.",
            ),
        ],
    );
    check_refused(
        "corruption",
        &[(
            "compilation.toml",
            "symbol = \"CAC/COSP/WG.4/2010/7\"",
            "symbol = \"CAC/COSP/WG.4 (2010)\"",
            "compilation.toml:65:21: “CAC/COSP/WG.4 (2010)” is not read as a document symbol.",
        )],
    );
}
