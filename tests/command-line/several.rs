//! Several compilations at once: which one a citation is of.

use serde_json::Value;

use crate::{Desk, copy_folder, repository};

const DRAFT: &str = "# 关于缔约方会议决定的报告\n\n\
    工作组第七次会议建议第20段见A部分 七.20，并见第3/4号决定第2段(b)项和第4/4号决定第2段。\n\n\
    报告（CTOC/COP/WG.4/2011/8，第6段）与《人口贩运汇编》A部分 四.1一致，而人口贩运A部分 四.99有误。\n\n\
    成员国大会第XIII/3号决定第1段和第XIII/99号决定。大会第55/25号决议。\n";

/// A project with two compilations beside the built-in one.
fn desk() -> Desk {
    let desk = Desk::new();
    for name in ["trafficking-in-persons", "lakes"] {
        let folder = repository().join("tests/corpus").join(name);
        copy_folder(&folder, &desk.path().join(name));
    }
    desk.write(
        ".yuanyin.toml",
        "[corpora]\n\"人口贩运\" = \"trafficking-in-persons\"\n\"湖沼\" = \"lakes\"\n",
    );
    desk.write("a.md", DRAFT);
    desk
}

#[test]
fn a_finding_says_which_compilation_it_is_found_with() {
    let desk = desk();
    let run = desk.run(&["check", "a.md", "--format", "json"]);
    assert_eq!((run.status, run.complaints.as_str()), (1, ""));
    let told: Value = serde_json::from_str(&run.output).expect("JSON");
    let findings = told["findings"].as_array().expect("a list").iter();
    let findings: Vec<String> = findings
        .map(|one| {
            let said = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
            format!(
                "{} {} {}",
                said("compilation"),
                said("citation"),
                said("code")
            )
        })
        .collect();
    assert_eq!(
        findings,
        [
            "人口贩运 A部分 四.99 no-such-provision",
            "湖沼 第XIII/99号决定 unknown-instrument",
        ]
    );
}

#[test]
fn without_the_others_their_citations_are_left_alone_or_told() {
    let desk = desk();
    let run = desk.run(&["check", "a.md", "--no-project-file", "--format", "json"]);
    let told: Value = serde_json::from_str(&run.output).expect("JSON");
    assert!(
        told["findings"]
            .as_array()
            .is_some_and(|all| all.iter().all(|one| one["compilation"].is_null()))
    );
    assert!(!run.output.contains("XIII/99"), "{}", run.output);
}

#[test]
fn the_table_of_authorities_has_each_under_its_compilation() {
    let desk = desk();
    let run = desk.run(&["cites", "a.md", "--format", "json"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    let told: Value = serde_json::from_str(&run.output).expect("JSON");
    let rows = told["documents"][0]["authorities"]
        .as_array()
        .expect("rows")
        .iter();
    let rows: Vec<String> = rows
        .map(|row| {
            format!(
                "{} {}",
                row["compilation"].as_str().unwrap_or_default(),
                row["citation"].as_str().unwrap_or_default()
            )
        })
        .collect();
    for expected in [
        "技术援助 A.七.20",
        "技术援助 B.三.2.b",
        "技术援助 大会第55/25号决议",
        "人口贩运 A.四.1",
        "人口贩运 B.二.2",
        "湖沼 四.1",
    ] {
        assert!(rows.contains(&expected.to_owned()), "{expected}: {rows:?}");
    }
    assert_eq!(rows.len(), 8, "{rows:?}");
}

#[test]
fn show_takes_the_one_that_has_it_and_all_that_do() {
    let desk = desk();
    let shown = |citation: &str| desk.run(&["show", citation]).output;
    let one = shown("第4/4号决定第2段");
    assert!(one.starts_with("── 人口贩运 ──\n"), "{one}");
    assert_eq!(one.matches("── ").count(), 1, "{one}");
    let both = shown("A部分 四.1");
    for name in ["── 技术援助 ──", "── 人口贩运 ──"] {
        assert!(both.contains(name), "{both}");
    }
    let called = shown("人口贩运A部分 四.1");
    assert!(called.contains("出入境官员"), "{called}");
}

#[test]
fn the_command_line_names_several_as_well() {
    let desk = desk();
    let search = [
        "search",
        "培训",
        "--limit",
        "4",
        "--corpus",
        "built-in",
        "--corpus",
        "湖沼=lakes",
    ];
    let run = desk.run(&search);
    assert_eq!(run.status, 0, "{}", run.complaints);
    for name in ["技术援助 A.", "湖沼 五."] {
        assert!(run.output.contains(name), "{name}: {}", run.output);
    }
}

#[test]
fn one_that_is_not_there_is_told() {
    let desk = desk();
    desk.write(".yuanyin.toml", "[corpora]\n\"海洋\" = \"oceans\"\n");
    let run = desk.run(&["--locale", "en", "check", "a.md"]);
    assert_eq!(run.status, 2, "{}", run.output);
    assert!(run.complaints.contains("oceans"), "{}", run.complaints);
}

#[test]
fn what_is_told_a_person_says_which_compilation_it_is_of() {
    let run = desk().run(&["--locale", "en", "check", "a.md"]);
    for told in [
        "error[no-such-provision]: 人口贩运: Part A, section IV,",
        "[unknown-instrument]: 湖沼: ",
    ] {
        assert!(run.output.contains(told), "{told}: {}", run.output);
    }
    let alone = desk().run(&["--locale", "en", "check", "--no-project-file", "a.md"]);
    assert!(!alone.output.contains("]: 人口贩运"), "{}", alone.output);
}

#[test]
fn what_two_have_is_ambiguous_until_a_fix_names_one() {
    let desk = desk();
    let check = |text: &str| {
        desk.write("b.md", text);
        let run = desk.run(&["--locale", "en", "check", "b.md", "--format", "json"]);
        let told: Value = serde_json::from_str(&run.output).expect("JSON");
        told["findings"].as_array().expect("a list").clone()
    };
    let draft = "# 缔约方会议\n\n见A部分 四.1和四.2。\n\n又见A部分 四.3。\n";
    let findings = check(draft);
    let codes: Vec<&Value> = findings.iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["ambiguous", "ambiguous"], "a list is told once");
    assert_eq!(findings[0]["citation"], "A部分 四.1");
    assert_eq!(
        findings[0]["message"],
        "技术援助 and 人口贩运 have this number; say which compilation is meant."
    );
    let fixes = findings[0]["fixes"].to_string();
    for name in ["技术援助", "人口贩运"] {
        let written = format!("《{name}汇编》A部分 四.1");
        assert!(fixes.contains(&written), "{fixes}");
        // Named once, the others follow.
        let mended = check(&draft.replace("A部分 四.1", &written));
        assert_eq!(mended, Vec::<Value>::new());
        let run = desk.run(&["cites", "b.md", "--format", "csv"]);
        let rows = run.output.lines().skip(1);
        let rows: Vec<&str> = rows.filter(|row| row.starts_with(name)).collect();
        assert_eq!(rows.len(), 3, "{}", run.output);
    }
}

#[test]
fn what_none_has_is_told_by_the_one_that_has_the_most_of_it() {
    let desk = desk();
    // The first has no section seven.
    desk.write(
        ".yuanyin.toml",
        "corpus = \"trafficking-in-persons\"\n[corpora]\n\"技术援助\" = \"built-in\"\n",
    );
    desk.write("b.md", "# 缔约方会议\n\n见A部分 七.45。\n");
    let run = desk.run(&["check", "b.md", "--format", "json"]);
    let told: Value = serde_json::from_str(&run.output).expect("JSON");
    let finding = &told["findings"][0];
    assert_eq!(
        (&finding["compilation"], &finding["code"]),
        (&Value::from("技术援助"), &Value::from("no-such-provision"))
    );
    for (citation, name) in [
        ("A部分 七.45", "技术援助"),
        ("第4/4号决定第99段", "贩运人口问题"),
    ] {
        let run = desk.run(&["show", citation]);
        assert_eq!(run.status, 1);
        assert!(
            run.output.starts_with(&format!("── {name}")),
            "{}",
            run.output
        );
    }
}

#[test]
fn careless_names_and_compilations_given_twice_are_refused() {
    let desk = desk();
    for (given, told) in [
        (
            &["lakes", "x="][..],
            "yuanyin: “x=” has no folder: write x=DIR.",
        ),
        (
            &["lakes", "=trafficking-in-persons"],
            "yuanyin: “=trafficking-in-persons” has no name: write NAME=trafficking-in-persons, or only trafficking-in-persons.",
        ),
        (
            &["a=lakes", "A=trafficking-in-persons"],
            "yuanyin: Two compilations are called “A”: give one of them another name.",
        ),
        (
            &["lakes", "x=lakes/../lakes"],
            "yuanyin: The same compilation is given twice: lakes/../lakes. Remove one of them.",
        ),
        (
            &["built-in", "built-in"],
            "yuanyin: The same compilation is given twice: built-in. Remove one of them.",
        ),
    ] {
        for command in [
            &["check", "a.md"][..],
            &["show", "七.20"],
            &["search", "培训"],
            &["worker"],
        ] {
            let corpora = given.iter().flat_map(|one| ["--corpus", one]);
            let corpora: Vec<&str> = corpora.collect();
            let run = desk.run(&[&["--locale", "en"], command, corpora.as_slice()].concat());
            assert_eq!((run.status, run.output.as_str()), (2, ""), "{given:?}");
            assert_eq!(run.complaints, format!("{told}\n"));
        }
    }
}
