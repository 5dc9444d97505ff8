//! The examples in the documents are what the program really says.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use yuanyin::corpus::embedded;
use yuanyin::project::{self, GivenBy, SETTINGS, Setting};
use yuanyin::resolve::{Code, Severity};
use yuanyin::search::words::{Habit, Words};
use yuanyin::session::requests::OWN_REQUESTS;

use crate::{Desk, repository};

/// Every `console` block: each line that begins with `$ ` is run by bash at the top of the
/// repository, and the lines under it are its output; `…` alone on a line stands for any lines.
#[test]
fn examples_in_the_documents_are_true() {
    let mut examples = 0;
    for document in [
        "README.md",
        "corpus/README.md",
        "server/command-line.md",
        "server/packages/README.md",
    ] {
        let text = std::fs::read_to_string(repository().join(document)).expect("a document");
        for block in text.split("\n```console\n").skip(1) {
            let (block, _) = block.split_once("\n```").expect("the block's end");
            for example in format!("\n{block}").split("\n$ ").skip(1) {
                let (command, expected) = example.split_once('\n').unwrap_or((example, ""));
                let output = run(command);
                assert!(
                    matches(&output, expected.trim_end()),
                    "{document}: {command}\n{output}\ninstead of\n{expected}"
                );
                examples += 1;
            }
        }
    }
    assert!(examples > 5, "the examples are where the test looks");
}

/// The guide's table of searches says what is really found first.
#[test]
fn searches_in_the_guide_find_what_it_says() {
    let guide = page("editors/guide.en.md");
    let corpus = embedded::corpus();
    let mut searches = 0;
    for row in guide.lines().filter(|line| line.starts_with("| `@")) {
        let mut cells = row.split('|').map(str::trim).skip(1);
        let (typed, expected) = (cells.next().expect("a query"), cells.next());
        for query in typed.split('`').filter_map(|cell| cell.strip_prefix('@')) {
            let words = Words::of(&corpus);
            let read = words.read(&corpus, query);
            let found = words.provisions(&corpus, &read, 1, &Habit::new());
            let found = found
                .first()
                .map(|(index, _)| corpus.provisions[*index].id.to_string());
            assert_eq!(found.as_deref(), expected, "{query}");
            searches += 1;
        }
    }
    assert!(searches > 8, "the searches are where the test looks");
}

/// The table of codes has exactly those that there are, each with its severity.
#[test]
fn every_code_is_on_the_page_of_problems() {
    let problems = page("server/problems.md");
    let (_, told) = problems
        .split_once("\n## What is reported\n")
        .expect("the table");
    let rows: Vec<&str> = told
        .lines()
        .skip_while(|line| !line.starts_with("| `"))
        .take_while(|line| line.starts_with("| `"))
        .collect();
    let expected = Code::ALL.map(|code| format!("| `{}` | {} | ", code.name(), severity(code)));
    assert_eq!(rows.len(), expected.len());
    for (row, expected) in rows.iter().zip(expected) {
        assert!(row.starts_with(&expected), "{row}\ninstead of\n{expected}");
    }
}

/// VS Code's settings have exactly the codes that there are, each with its severity, and a description
/// in each language.
#[test]
fn every_code_is_a_setting_in_vs_code() {
    let read = |name: &str| -> serde_json::Value {
        let file = repository().join("editors/vscode").join(name);
        let text = std::fs::read_to_string(file).expect(name);
        serde_json::from_str(&text).expect(name)
    };
    let package = read("package.json");
    let setting = "/contributes/configuration/properties/yuanyin.diagnostics/properties";
    let setting = package.pointer(setting).expect("the setting");
    let setting = setting.as_object().expect("a setting for each code");
    let names: BTreeSet<&str> = setting.keys().map(String::as_str).collect();
    assert_eq!(names, Code::ALL.map(Code::name).into_iter().collect());
    let texts = [read("package.nls.json"), read("package.nls.zh-cn.json")];
    for code in Code::ALL {
        let setting = &setting[code.name()];
        let description = format!("diagnostics.{}", code.name());
        assert_eq!(setting["default"], severity(code), "{description}");
        assert_eq!(setting["description"], format!("%{description}%"));
        for text in &texts {
            assert!(text[&description].is_string(), "{description}");
        }
    }
}

/// The severity of a code as settings have it.
fn severity(code: Code) -> &'static str {
    code.default_severity().map_or("off", Severity::name)
}

/// The table of settings is the description that both readers go by, and the page's project file is
/// one that says something of all that a project file can say.
#[test]
fn every_setting_is_on_the_page_of_settings() {
    let settings = page("server/settings.md");
    let rows: Vec<String> = SETTINGS.iter().map(Setting::documentation).collect();
    let header =
        "| for the client | in `.yuanyin.toml` | values | default |\n| --- | --- | --- | --- |";
    let table = format!("{header}\n{}\n\n", rows.join("\n"));
    assert!(
        settings.contains(&table),
        "server/settings.md has not this table:\n{table}"
    );

    let (_, example) = settings
        .split_once("\n```toml\ncorpus = ")
        .expect("an example");
    let (example, _) = example.split_once("\n```").expect("its end");
    let example = format!("corpus = {example}\n");
    let (_, problems) = project::read(&example);
    assert_eq!(problems, []);
    for setting in SETTINGS
        .iter()
        .filter(|one| one.given_by != GivenBy::Client)
    {
        let name = setting.name_in_project();
        let says = |line: &str| line.starts_with(&name) || line.contains(&format!("[{name}]"));
        assert!(
            example.lines().any(says),
            "the example says nothing of {name}"
        );
    }
}

/// What VS Code's settings can be is what the server understands.
#[test]
fn every_setting_of_the_client_is_one_of_vs_code() {
    let package = repository().join("editors/vscode/package.json");
    let package = std::fs::read_to_string(package).expect("package.json");
    let package: serde_json::Value = serde_json::from_str(&package).expect("JSON");
    let properties = &package["contributes"]["configuration"]["properties"];
    // The extension sees to these two itself.
    let own = ["hover", "positionEncoding"];
    for setting in SETTINGS
        .iter()
        .filter(|one| one.given_by != GivenBy::Project)
    {
        let property = &properties[format!("yuanyin.{}", setting.name)];
        assert_eq!(
            property.is_null(),
            own.contains(&setting.name),
            "{}",
            setting.name
        );
        for value in property["enum"].as_array().into_iter().flatten() {
            let given = serde_json::json!({setting.name: value});
            assert_eq!(project::read_client(&given).1, [], "{given}");
        }
    }
}

#[test]
fn every_request_of_our_own_is_named_and_explained() {
    let guide = page("editors/guide.en.md");
    assert!(OWN_REQUESTS.len() >= 8);
    for request in OWN_REQUESTS {
        let name = request.method.strip_prefix("yuanyin/").expect("a prefix");
        assert_eq!(request.command, format!("yuanyin.{name}"));
        assert!(!request.answer.is_empty(), "{name} is not explained");
        let named = format!("`{}`", request.method);
        assert!(guide.contains(&named), "the guide does not name {named}");
    }
}

fn page(name: &str) -> String {
    std::fs::read_to_string(repository().join(name)).expect(name)
}

fn run(command: &str) -> String {
    let desk = Desk::new();
    let program = Path::new(env!("CARGO_BIN_EXE_yuanyin"));
    let folder = program.parent().expect("the program's folder").display();
    let path = std::env::var("PATH").expect("a path");
    let run = Command::new("bash")
        .args(["--norc", "-c", &format!("{command} 2>&1")])
        .current_dir(repository())
        .env("PATH", format!("{folder}:{path}"))
        .env("LC_ALL", "zh_CN.UTF-8")
        .env("XDG_CACHE_HOME", desk.path())
        .output()
        .expect("bash");
    let output = String::from_utf8(run.stdout).expect("UTF-8");
    output.trim_end().to_owned()
}

/// Whether an output is the expected one, in which `…` alone on a line stands for any lines.
fn matches(output: &str, expected: &str) -> bool {
    let mut pieces = expected.split("\n…\n");
    let first = pieces.next().unwrap_or_default();
    let pieces: Vec<&str> = pieces.collect();
    let (last, middle) = match pieces.split_last() {
        None => return output == expected,
        Some((last, middle)) => (last, middle),
    };
    let Some(mut rest) = output.strip_prefix(first) else {
        return false;
    };
    for piece in middle {
        match rest.split_once(piece) {
            Some((_, behind)) => rest = behind,
            None => return false,
        }
    }
    rest.ends_with(last)
}
