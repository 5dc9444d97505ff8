//! What `check` writes for programs. (Whether it is valid, `tests/schemas` asks the formats' own schemas.)

use expect_test::expect;
use serde_json::Value;

use crate::Desk;

/// Two findings, one of them a remark; a name and words that the formats have to escape.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write(
        "稿 <1>&.md",
        "见七.45。\n第二行，缔约方会议第13/1号决议。\n",
    )
    .write("clean.md", "见A部分 七.20。\n")
    .write("wrong.md", [0xff]);
    desk
}

fn run(format: &str) -> (i32, String) {
    let arguments = ["--locale", "en", "check", "--format", format];
    let run = desk().run(&[&arguments[..], &["稿 <1>&.md", "clean.md", "wrong.md"]].concat());
    (run.status, run.output)
}

#[test]
fn github() {
    let (status, output) = run("github");
    assert_eq!(status, 2);
    expect![[r#"
        ::error file=稿 <1>&.md,line=1,endLine=1,col=2,endColumn=6,title=no-such-provision::Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31.
        ::notice file=稿 <1>&.md,line=2,endLine=2,col=5,endColumn=18,title=not-in-compilation::Resolution 13/1 would be of a later session than this program's register of instruments covers (up to session 12), so it was not checked. If it is another body's, name the body.
        ::error file=wrong.md::wrong.md: not UTF-8 text (invalid from line 1, byte 1 of the file). Save it as UTF-8 and check it again.
        Checked 2 files: 1 error, 0 warnings, 1 remark.
    "#]]
    .assert_eq(&output);
}

#[test]
fn junit() {
    let (status, output) = run("junit");
    assert_eq!(status, 2);
    expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="yuanyin">
          <testsuite name="稿 &lt;1&gt;&amp;.md" tests="2" failures="1" errors="0" time="0">
            <testcase classname="稿 &lt;1&gt;&amp;.md" name="1:2 no-such-provision 七.45" time="0">
              <failure type="no-such-provision" message="Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31.">稿 &lt;1&gt;&amp;.md:1:2</failure>
            </testcase>
            <testcase classname="稿 &lt;1&gt;&amp;.md" name="2:5 not-in-compilation 缔约方会议第13/1号决议" time="0">
              <system-out>稿 &lt;1&gt;&amp;.md:2:5: not-in-compilation: Resolution 13/1 would be of a later session than this program&apos;s register of instruments covers (up to session 12), so it was not checked. If it is another body&apos;s, name the body.</system-out>
            </testcase>
          </testsuite>
          <testsuite name="clean.md" tests="1" failures="0" errors="0" time="0">
            <testcase classname="clean.md" name="clean.md" time="0"/>
          </testsuite>
          <testsuite name="wrong.md" tests="1" failures="0" errors="1" time="0">
            <testcase classname="wrong.md" name="wrong.md" time="0">
              <error type="unreadable" message="wrong.md: not UTF-8 text (invalid from line 1, byte 1 of the file). Save it as UTF-8 and check it again.">wrong.md</error>
            </testcase>
          </testsuite>
        </testsuites>
    "#]]
    .assert_eq(&output);
}

#[test]
fn checkstyle() {
    let (status, output) = run("checkstyle");
    assert_eq!(status, 2);
    expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <checkstyle version="10.0">
          <file name="稿 &lt;1&gt;&amp;.md">
            <error line="1" column="2" severity="error" message="Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31." source="yuanyin.no-such-provision"/>
            <error line="2" column="5" severity="info" message="Resolution 13/1 would be of a later session than this program&apos;s register of instruments covers (up to session 12), so it was not checked. If it is another body&apos;s, name the body." source="yuanyin.not-in-compilation"/>
          </file>
          <file name="clean.md"/>
          <file name="wrong.md">
            <error line="1" severity="error" message="wrong.md: not UTF-8 text (invalid from line 1, byte 1 of the file). Save it as UTF-8 and check it again." source="yuanyin.unreadable"/>
          </file>
        </checkstyle>
    "#]]
    .assert_eq(&output);
}

/// A line for each draft, with what the one value for all of them has of it.
#[test]
fn lines_and_one_value_say_the_same() {
    let (status, lines) = run("jsonl");
    assert_eq!(status, 2);
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let named: Vec<&str> = lines
        .iter()
        .filter_map(|line| line["file"].as_str())
        .collect();
    assert_eq!(named, ["稿 <1>&.md", "clean.md", "wrong.md"]);
    let (_, whole) = run("json");
    let whole: Value = serde_json::from_str(&whole).expect("JSON");
    for list in ["findings", "unchecked"] {
        let of_lines: Vec<Value> = lines
            .iter()
            .flat_map(|line| {
                let values = line[list].as_array().cloned().unwrap_or_default();
                values.into_iter().map(|mut value| {
                    value["file"] = line["file"].clone();
                    value
                })
            })
            .collect();
        assert_eq!(Value::from(of_lines), whole[list]);
    }
    assert_eq!(lines[2]["unreadable"], whole["unreadable"][0]);
    assert_eq!(
        whole["summary"],
        serde_json::json!({
            "files": 2, "errors": 1, "warnings": 0, "remarks": 1, "fixed": 0,
            "by_code": {"no-such-provision": 1, "not-in-compilation": 1},
            "unchecked": {"beyond-register": 1},
        })
    );
    for value in lines.iter().chain([&whole]) {
        assert_eq!(value["schema_version"], 1);
    }
}

/// A rule explains itself where it is shown: its heading, when it is told, and the whole of `yuanyin explain`.
#[test]
fn sarif_explains_its_rules() {
    let (_, log) = run("sarif");
    let log: Value = serde_json::from_str(&log).expect("JSON");
    let driver = &log["runs"][0]["tool"]["driver"];
    for rule in driver["rules"].as_array().expect("rules") {
        let code = rule["id"].as_str().expect("a code");
        let full = rule["fullDescription"]["text"].as_str().expect("a text");
        assert!(full.len() > 20 && full.ends_with('.'), "{code}: {full}");
        if code == "unchecked" {
            continue;
        }
        let explained = Desk::new().run(&["--locale", "en", "explain", code]).output;
        let (_, explained) = explained.split_once("\n\n").expect("a heading");
        assert_eq!(rule["help"]["text"], explained.trim_end(), "{code}");
        assert!(explained.starts_with(full), "{code}");
    }
    let fixed = desk();
    fixed.write("clean.md", "决议 3/4 第2段。\n");
    let run = fixed.run(&["check", "--fix", "--format", "json", "clean.md"]);
    let whole: Value = serde_json::from_str(&run.output).expect("JSON");
    assert_eq!((run.status, &whole["summary"]["fixed"]), (0, &1.into()));
}

/// However much there is to be told, it is told as it is found: no format keeps it.
#[test]
#[cfg(target_os = "linux")]
fn many_findings_take_no_more_memory_than_few() {
    let desk = Desk::new();
    let page =
        "各国依照第3/4号决定第2段、决议 3/4 第15段、七.45和九.19-18行事，见六，附件，(b)(二)。\n\n"
            .repeat(120);
    let name = |number: usize| format!("drafts/{number:03}.md");
    let peak = |format: &str, files: usize| {
        for number in 0..files {
            desk.write(&name(number), &page);
        }
        let program = env!("CARGO_BIN_EXE_yuanyin");
        // The largest the process has been, in kilobytes, from the kernel when it has ended.
        let script = format!(
            "import resource, subprocess, sys\n\
             subprocess.run(['{program}', 'check', '--format', '{format}', 'drafts'], stdout=subprocess.DEVNULL)\n\
             print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        );
        let run = std::process::Command::new("python3")
            .args(["-c", &script])
            .current_dir(desk.path())
            .output();
        let run = run.expect("Python");
        let peak = String::from_utf8_lossy(&run.stdout);
        peak.trim().parse::<u64>().expect("a number")
    };
    let few = ["json", "jsonl", "sarif"].map(|format| peak(format, 4));
    let many = ["json", "jsonl", "sarif"].map(|format| peak(format, 16));
    for (few, many) in few.iter().zip(many) {
        assert!(
            many < few + few / 2,
            "{few} kB for 4 files, {many} kB for 16"
        );
    }
}
