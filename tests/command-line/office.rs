//! Word processors' documents: checked, listed, mended and reviewed as other drafts are.

use expect_test::expect;
use serde_json::Value;

use crate::{Desk, repository};

/// A desk with the documents of tests/office.
fn desk() -> Desk {
    let desk = Desk::new();
    for name in ["everything.docx", "report.docx", "report.odt"] {
        let bytes = std::fs::read(repository().join("tests/office/files").join(name)).unwrap();
        desk.write(name, bytes);
    }
    desk
}

fn findings(desk: &Desk, arguments: &[&str]) -> Vec<Value> {
    let arguments = [&["check", "--format", "json"], arguments].concat();
    let run = desk.run(&arguments);
    let value: Value = serde_json::from_str(&run.output).unwrap();
    value["findings"].as_array().unwrap().clone()
}

/// Codes and words, with where they stand.
fn told(desk: &Desk, arguments: &[&str]) -> Vec<String> {
    let told = |finding: &Value| {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        format!(
            "{} {} | {}",
            text(&finding["code"]),
            text(&finding["citation"]),
            text(&finding["place"]["told"])
        )
    };
    findings(desk, arguments).iter().map(told).collect()
}

#[test]
fn a_finding_is_told_where_a_person_finds_it() {
    let desk = desk();
    let run = desk.run(&["check", "--select", "wrong-kind", "everything.docx"]);
    assert_eq!(run.status, 1);
    expect![[r#"
        错误[wrong-kind]: 第3/4号是决定，不是决议。
          ╭▸ everything.docx: “二、背景”下第1段（编号4.）
          │
          ⸬  
        7 │ 4. 编号段落见第3/4号决议第2段(b)项。
          │              ━━━━━━━━━━━━━━━━━━━━━
          │
          ╰ 修正: 改为“第3/4号决定第2段(b)项”（以引渡和司法协助为特别重点，就没…）

        错误[wrong-kind]: 第7/3号是决议，不是决定。
           ╭▸ everything.docx: “二、背景”下第11段
           │
           ⸬  
        23 │ 第7/3号决定附件一第 26段 七.22-20.□
           │ ━━━━━━━━━━━━━━━━━━━━━━━━
           │
           ╰ 修正: 改为“第7/3号决议附件一第 26段”（在提供技术援助时，毒品和犯罪问题…）

        核对了1个文件：错误2处，警告0处，其他0处。
    "#]]
    .assert_eq(&run.output);
}

#[test]
fn every_format_tells_the_place() {
    let desk = desk();
    for format in ["json", "jsonl", "sarif", "github", "junit", "checkstyle"] {
        let run = desk.run(&[
            "--locale",
            "en",
            "check",
            "--format",
            format,
            "everything.docx",
        ]);
        assert_eq!(run.status, 1, "{format}");
        assert!(
            run.output.contains("table 1, row 2, column 2"),
            "{format}: {}",
            run.output
        );
        assert!(
            run.output.contains("footnote 1"),
            "{format}: {}",
            run.output
        );
    }
}

/// LibreOffice has written both from one source.
#[test]
fn a_document_says_the_same_in_either_format() {
    let desk = desk();
    let of_word = told(&desk, &["report.docx"]);
    assert_eq!(of_word, told(&desk, &["report.odt"]));
    expect![[r#"
        wrong-kind 第3/4号决议第2段(b)项 | “一、背景”下第1段
        no-such-provision A部分 七.43 | “一、背景”下第1段，脚注1
        no-such-provision A部分 七.44 | “一、背景”下第1段，尾注i
        misquoted 有关国家应当考虑举行非正式协商。 | “一、背景”下第3段
        no-such-provision A部分 七.45 | “一、背景”下第4段
        no-such-provision A部分 七.47 | “二、建议”下第1段（编号1.）
        no-such-provision 七.48 | “二、建议”下第2段（编号(a)）
        no-such-article 《公约》第45条 | “二、建议”下第4段（编号2.）
        no-such-provision A部分 七.49 | “二、建议”下，表1第2行第2列
        no-such-provision A部分 七.50 | “二、建议”下第4段，文本框
        no-such-provision A部分 七.41 | 页眉
        no-such-provision A部分 七.42 | 页脚"#]]
    .assert_eq(&of_word.join("\n"));
}

#[test]
fn the_original_of_a_changed_document_is_read_where_it_is_asked_for() {
    let desk = desk();
    let has = |arguments: &[&str], words: &str| {
        let all = findings(&desk, arguments);
        all.iter().any(|finding| finding["citation"] == words)
    };
    assert!(has(&["everything.docx"], "A部分 七.53"));
    assert!(!has(&["--original", "everything.docx"], "A部分 七.53"));
    let run = desk.run(&["check", "--original", "--fix", "everything.docx"]);
    assert_eq!(run.status, 2);
}

#[test]
fn a_folder_with_documents_is_checked_and_listed() {
    let desk = desk();
    let all = findings(&desk, &["."]);
    for name in ["everything.docx", "report.docx", "report.odt"] {
        assert!(all.iter().any(|finding| finding["file"] == name), "{name}");
    }
    let run = desk.run(&["cites", "--format", "json", "report.docx"]);
    assert_eq!(run.status, 0);
    let value: Value = serde_json::from_str(&run.output).unwrap();
    let first = &value["documents"][0]["authorities"][0];
    expect![[r#"
        {
          "citation": "A.七.20",
          "group": "recommendations",
          "lines": [
            3
          ],
          "official": "技术援助问题政府专家工作组第七次会议建议第20段",
          "places": [
            "“一、背景”下第1段"
          ],
          "work": "CTOC/COP/WG.2/2013/5"
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(first).unwrap());
    let run = desk.run(&["--locale", "en", "cites", "report.odt"]);
    assert!(
        run.output.contains("| Citation | Official name | Places |"),
        "{}",
        run.output
    );
}

#[test]
fn what_has_one_obvious_fix_is_mended_in_its_place() {
    for name in ["everything.docx", "report.docx", "report.odt"] {
        let desk = desk();
        let wrong = |desk: &Desk| told(desk, &["--select", "wrong-kind,misquoted", name]).len();
        let before = wrong(&desk);
        assert!(before > 0, "{name}");
        let shown = desk.run(&["check", "--diff", name]);
        assert_eq!(shown.status, 1);
        assert!(shown.output.contains("决定"), "{}", shown.output);
        assert_eq!(wrong(&desk), before, "nothing was written");
        let run = desk.run(&["check", "--fix", name]);
        assert_eq!(run.status, 1, "{}", run.complaints);
        assert_eq!(wrong(&desk), 0, "{name}: {:?}", told(&desk, &[name]));
    }
}

#[test]
fn what_is_mended_with_tracking_has_its_original() {
    for name in ["everything.docx", "report.docx", "report.odt"] {
        let desk = desk();
        let select = ["--select", "wrong-kind", name];
        let before = told(&desk, &select);
        assert!(!before.is_empty());
        desk.run(&["check", "--fix", "--track", "--select", "wrong-kind", name]);
        assert_eq!(told(&desk, &select).len(), 0);
        // Changes of others are undone, too: paragraphs can be others.
        let words = |told: Vec<String>| -> Vec<String> {
            let words = told
                .iter()
                .map(|one| one.split(" | ").next().unwrap().to_owned());
            words.collect()
        };
        let original = told(&desk, &["--original", "--select", "wrong-kind", name]);
        assert_eq!(words(original), words(before), "{name}");
    }
    let run = Desk::new().run(&["check", "--track"]);
    assert_eq!(run.status, 2);
}

#[test]
fn a_review_comments_on_each_finding() {
    for name in ["everything.docx", "report.docx", "report.odt"] {
        let desk = desk();
        let before = told(&desk, &[name]);
        let copy = format!("reviewed-{name}");
        let run = desk.run(&["review", name, "-o", &copy, "--authorities"]);
        assert_eq!((run.status, run.complaints.as_str()), (0, ""), "{name}");
        assert_eq!(
            run.output,
            format!("已写入 {copy}，批注{}条。\n", before.len())
        );
        // Neither comments nor the table are text of the document.
        assert_eq!(told(&desk, &[&copy]), before, "{name}");
        let again = format!("again-{name}");
        desk.run(&["review", &copy, "-o", &again]);
        assert_eq!(told(&desk, &[&again]), before, "{name}");
    }
}

#[test]
fn what_cannot_be_reviewed_says_so() {
    let desk = desk();
    desk.write("a.md", "见七.45。\n")
        .write("b.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice());
    for (arguments, expected) in [
        (
            ["review", "a.md", "-o", "b.md"],
            "yuanyin: a.md：批注只能写入 .docx 和 .odt 文件。其他文稿请用 yuanyin check 核对。\n",
        ),
        (
            ["review", "report.odt", "-o", "report.odt"],
            "yuanyin: report.odt：就是要审阅的文件。请用 -o 另写一个文件名。\n",
        ),
        (
            ["review", "report.docx", "-o", "c.odt"],
            "yuanyin: c.odt：副本的格式与原文件相同，文件名须以.docx、.docm、.dotx结尾。如要另一种格式，请先写出副本，再在Word或LibreOffice中另存。\n",
        ),
        (
            ["review", ".", "-o", "c.docx"],
            "yuanyin: .：是文件夹。每次只审阅一个 .docx 或 .odt 文件，请写出文件名；整个文件夹请用 yuanyin check 核对。\n",
        ),
        (
            ["review", "b.doc", "-o", "c.docx"],
            "yuanyin: b.doc：是旧版Word的文件（.doc），不能读取。请在Word或LibreOffice中另存为 .docx 后再核对。\n",
        ),
        (
            ["review", "none.docx", "-o", "c.docx"],
            "yuanyin: none.docx：没有这个文件或文件夹。\n",
        ),
    ] {
        let run = desk.run(&arguments);
        assert_eq!((run.status, run.complaints.as_str()), (2, expected));
    }
}

/// Each command says so of the files that Word's way of encryption and LibreOffice have made.
#[test]
fn a_file_with_a_password_is_told_by_every_command_and_left_as_it_is() {
    let desk = Desk::new();
    for name in ["password.docx", "password.odt"] {
        let bytes = std::fs::read(repository().join("tests/office/files").join(name)).unwrap();
        desk.write(name, &bytes);
        for arguments in [
            ["check", name].as_slice(),
            &["check", "--fix", name],
            &["check", "--fix", "--track", name],
            &["cites", name],
            &["show", name],
            &["review", name, "-o", "out"],
        ] {
            let run = desk.run(arguments);
            let expected = format!(
                "yuanyin: {name}：有密码保护，不能读取。请另存一份不加密的文件后再核对。\n"
            );
            assert_eq!((run.status, run.complaints), (2, expected), "{arguments:?}");
        }
        assert_eq!(std::fs::read(desk.path().join(name)).unwrap(), bytes);
    }
}

/// A device or a pipe that is named is never put aside for a file, nor waited for.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_neither_written_over_nor_read() {
    use std::os::unix::fs::FileTypeExt;
    let desk = desk();
    let pipe = desk.path().join("pipe.docx");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()));
    let review = ["--locale", "en", "review", "report.docx", "-o", "pipe.docx"];
    for arguments in [review.as_slice(), &["--locale", "en", "check", "pipe.docx"]] {
        let run = desk.run(arguments);
        assert_eq!(run.status, 2, "{}", run.complaints);
        assert!(
            run.complaints.contains("it is no regular file"),
            "{}",
            run.complaints
        );
    }
    let kind = std::fs::metadata(&pipe).unwrap().file_type();
    assert!(kind.is_fifo());
}

/// What the program says of a document that comes in on standard input: output, complaints, status.
fn with_input(desk: &Desk, arguments: &[&str], input: &[u8]) -> std::process::Output {
    use std::io::Write;
    use std::process::Stdio;
    let mut command = desk.command(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut program = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut pipe = program.stdin.take().unwrap();
    let input = input.to_vec();
    let writing = std::thread::spawn(move || pipe.write_all(&input).unwrap());
    let output = program.wait_with_output().unwrap();
    writing.join().unwrap();
    output
}

#[test]
fn a_document_on_standard_input_is_checked_and_mended() {
    for name in ["report.docx", "report.odt"] {
        let desk = desk();
        let bytes = std::fs::read(desk.path().join(name)).unwrap();
        let expected = told(&desk, &[name]).len();
        for arguments in [
            vec!["check", "--format", "json", "-"],
            vec!["check", "--format", "json", "--stdin-filename", name, "-"],
        ] {
            let output = with_input(&desk, &arguments, &bytes);
            let value: Value = serde_json::from_slice(&output.stdout).unwrap();
            let findings = value["findings"].as_array().unwrap();
            assert_eq!(findings.len(), expected, "{arguments:?}");
        }
        // What is mended is the document, on standard output.
        let output = with_input(&desk, &["check", "--fix", "-"], &bytes);
        let mended = format!("mended-{name}");
        desk.write(&mended, output.stdout);
        let select = ["--select", "wrong-kind", mended.as_str()];
        assert_eq!(told(&desk, &select).len(), 0);
        assert!(told(&desk, &[&mended]).len() < expected);
    }
    let desk = Desk::new();
    let output = with_input(
        &desk,
        &["check", "--stdin-filename", "a.docx", "-"],
        b"text",
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn show_lists_what_a_document_cites() {
    let desk = desk();
    let run = desk.run(&["show", "--format", "json", "report.docx"]);
    assert_eq!(run.status, 1, "{}", run.complaints);
    let value: Value = serde_json::from_str(&run.output).unwrap();
    let cited: Vec<&str> = value["citations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cited| cited["citation"].as_str().unwrap())
        .collect();
    assert!(cited.contains(&"第3/4号决议第2段(b)项"), "{cited:?}");
    assert!(cited.contains(&"A部分 七.45"), "{cited:?}");
    let run = desk.run(&["show", "report.odt"]);
    assert!(run.output.contains("══ A部分 七.45 ══"), "{}", run.output);
}

#[test]
fn files_in_a_folder_that_cannot_be_read_are_counted() {
    let desk = Desk::new();
    desk.write("a.md", "见A部分 七.20。\n")
        .write("b.doc", "x")
        .write("c.pdf", "x");
    let run = desk.run(&["check"]);
    let one = "yuanyin: 没有核对1个不能读取的文件：b.doc。请另存为 .docx 或 .odt。\n";
    assert_eq!((run.status, run.complaints.as_str()), (0, one));
    desk.write("d.rtf", "x");
    let run = desk.run(&["--locale", "en", "cites", "."]);
    let two =
        "2 files that cannot be read were not checked (b.doc, …). Save them as .docx or .odt.\n";
    assert!(run.complaints.ends_with(two), "{}", run.complaints);
    let run = desk.run(&["check", "--quiet"]);
    assert_eq!(run.complaints, "");
}

/// A document of Word with what somebody has signed.
fn signed(desk: &Desk) -> Vec<u8> {
    let bytes = std::fs::read(desk.path().join("report.docx")).unwrap();
    let mut archive = zip::ZipWriter::new_append(std::io::Cursor::new(bytes)).unwrap();
    let options = zip::write::SimpleFileOptions::default();
    archive
        .start_file("_xmlsignatures/sig1.xml", options)
        .unwrap();
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_signed_document_is_not_mended_and_its_review_says_so() {
    let desk = desk();
    let bytes = signed(&desk);
    desk.write("signed.docx", &bytes);
    let run = desk.run(&["--locale", "en", "check", "--fix", "signed.docx"]);
    assert_eq!(run.status, 2);
    assert!(
        run.complaints.contains("signed.docx: digitally signed"),
        "{}",
        run.complaints
    );
    assert_eq!(
        std::fs::read(desk.path().join("signed.docx")).unwrap(),
        bytes
    );
    let run = desk.run(&["review", "signed.docx", "-o", "copy.docx"]);
    assert_eq!(
        (run.status, run.complaints.as_str()),
        (
            0,
            "yuanyin: copy.docx：原文件有数字签名；副本加了批注，签名对副本无效。原文件没有改动。\n"
        )
    );
}

/// All names of a file lead to what has been mended.
#[cfg(unix)]
#[test]
fn a_file_with_two_names_is_mended_under_both() {
    let desk = desk();
    desk.write("a.md", "见第3/4号决议第2段(b)项，A部分 七.20。\n");
    for (name, other) in [("report.docx", "other.docx"), ("a.md", "b.md")] {
        std::fs::hard_link(desk.path().join(name), desk.path().join(other)).unwrap();
        desk.run(&["check", "--fix", name]);
        assert_eq!(
            told(&desk, &["--select", "wrong-kind", other]).len(),
            0,
            "{other}"
        );
    }
}
