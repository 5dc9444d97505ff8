//! Programs that send texts instead of naming files: `yuanyin worker`; and that take a whole compilation: `corpus
//! export`.

use serde_json::{Value, json};

use crate::{Desk, Outcome, repository};

fn answers(questions: &str) -> Vec<Value> {
    let desk = Desk::new();
    desk.write("questions", questions);
    let file = std::fs::File::open(desk.path().join("questions")).expect("the questions");
    let mut command = desk.command(&["--locale", "en", "worker"]);
    let run = Outcome::of(command.stdin(file).output().expect("the program runs"));
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    let lines = run.output.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn a_text_that_is_sent_is_answered_as_the_file_would_be() {
    const TEXT: &str = "见A部分 七.45和第3/4号决定第2段(b)项。\n";
    let desk = Desk::new();
    desk.write("note.md", TEXT);
    for command in ["check", "cites"] {
        let line = desk
            .run(&["--locale", "en", command, "--format", "jsonl", "note.md"])
            .output;
        let expected: Value = serde_json::from_str(&line).expect("a line");
        let question = json!({ "id": 7, "do": command, "text": TEXT, "name": "note.md" });
        let answers = answers(&format!("{question}\n"));
        assert_eq!(
            answers,
            [json!({ "id": 7, "answer": expected })],
            "{command}"
        );
    }
}

#[test]
fn what_is_no_question_is_told_and_the_next_one_is_answered() {
    let answers = answers(
        "\n{\"id\": \"a\", \"do\": \"sing\"}\n[1]\n{\"id\": 2, \"do\": \"look-up\", \"citation\": \"七.20\"}\n",
    );
    let errors = answers.iter().map(|answer| answer["error"].is_string());
    assert_eq!(errors.collect::<Vec<_>>(), [true, true, false]);
    assert_eq!(
        (&answers[0]["id"], &answers[1]["id"]),
        (&json!("a"), &Value::Null)
    );
    assert_eq!(answers[2]["answer"]["provisions"][0]["identity"], "A.七.20");
}

#[test]
fn the_markup_goes_by_the_name_that_a_text_is_sent_under() {
    let question =
        |name: &str| json!({ "do": "cites", "text": "% 见A部分 七.20。\n", "name": name });
    let answers = answers(&format!("{}\n{}\n", question("a.tex"), question("a.txt")));
    let cited = |answer: &Value| answer["answer"]["authorities"].as_array().map(Vec::len);
    assert_eq!((cited(&answers[0]), cited(&answers[1])), (Some(0), Some(1)));
}

#[test]
fn a_compilation_is_exported_whole() {
    let desk = Desk::new();
    let folder = repository().join("corpus/technical-assistance");
    let of_folder = desk.run(&["corpus", "export", folder.to_str().expect("a path")]);
    assert_eq!((of_folder.status, of_folder.complaints.as_str()), (0, ""));
    // Without a folder it is the built-in one, which is the same.
    assert!(desk.run(&["corpus", "export"]).output == of_folder.output);
    let whole: Value = serde_json::from_str(&of_folder.output).expect("JSON");
    let count = |what: &str| whole[what].as_array().map(Vec::len);
    assert_eq!(
        ["sections", "footnotes", "topics", "errata"].map(count),
        [Some(19), Some(17), Some(35), Some(62)]
    );
    let provisions = whole["provisions"].as_array().expect("provisions");
    let found = provisions.iter().find(|one| one["identity"] == "B.三.2.b");
    let found = found.expect("a provision");
    assert_eq!(found["parent"], "B.三.2");
    assert_eq!(found["names"]["instrument"], "第3/4号决定第2段(b)项");
    let run = desk.run(&["corpus", "export", "--format", "akoma-ntoso"]);
    assert_eq!(run.status, 0);
    assert!(
        run.output.contains("wId=\"B.三.2.b\""),
        "every provision has its identity"
    );
    let run = desk.run(&["--locale", "en", "corpus", "export", "nowhere"]);
    assert_eq!(run.status, 2);
}
