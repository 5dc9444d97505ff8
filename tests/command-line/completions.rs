//! Shell completions, in the shells themselves.

use std::path::Path;
use std::process::Command;

use crate::Desk;

/// Runs a script in a shell that finds `yuanyin` on its path. `None` where the machine does not
/// have the shell; `tests/run` installs all of them and does not let that pass.
fn shell(desk: &Desk, program: &str, arguments: &[&str], script: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_BIN_EXE_yuanyin")).parent();
    let folder = folder.expect("the program's folder").display();
    let path = std::env::var("PATH").expect("a path");
    let run = Command::new(program)
        .args(arguments)
        .arg(script)
        .current_dir(desk.path())
        .env("PATH", format!("{folder}:{path}"))
        .env("HOME", desk.path())
        .output();
    let run = match run {
        Ok(run) => run,
        Err(error) => {
            let required = std::env::var_os("YUANYIN_TEST_TOOLS_REQUIRED").is_some();
            assert!(!required, "{program}: {error}");
            eprintln!("not tested here: {program}: {error}");
            return None;
        }
    };
    let complaints = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{program}: {complaints}");
    assert_eq!(complaints, "", "{program}");
    Some(String::from_utf8_lossy(&run.stdout).into_owned())
}

#[test]
fn bash() {
    let desk = Desk::new();
    let complete = |words: &str| {
        let script = format!(
            "source <(yuanyin completions bash)
             complete -p yuanyin >/dev/null || exit 1
             COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
             _yuanyin yuanyin \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"
             echo \"${{COMPREPLY[*]}}\""
        );
        shell(&desk, "bash", &["--norc", "-c"], &script)
    };
    for (words, expected) in [
        ("yuanyin c", "check cites corpus completions"),
        ("yuanyin s", "search show schema"),
        ("yuanyin search --format ''", "text json"),
        ("yuanyin check --fo", "--format"),
        (
            "yuanyin check --format ''",
            "text json jsonl sarif github junit checkstyle",
        ),
        ("yuanyin corpus c", "check"),
        ("yuanyin completions z", "zsh"),
    ] {
        if let Some(offered) = complete(words) {
            assert_eq!(offered.trim(), expected, "{words}");
        }
    }
}

#[test]
fn zsh() {
    let desk = Desk::new();
    let script = "autoload -U compinit && compinit -u -D
        source <(yuanyin completions zsh)
        print -r -- $_comps[yuanyin] $+functions[_yuanyin__check_commands]";
    if let Some(said) = shell(&desk, "zsh", &["-f", "-c"], script) {
        assert!(said.starts_with("_yuanyin "), "{said}");
    }
}

#[test]
fn fish() {
    let desk = Desk::new();
    let script = "yuanyin completions fish | source
        complete --do-complete 'yuanyin c'
        complete --do-complete 'yuanyin check --format '";
    if let Some(said) = shell(&desk, "fish", &["--no-config", "-c"], script) {
        let offered: Vec<&str> = said
            .lines()
            .filter_map(|line| line.split('\t').next())
            .collect();
        assert_eq!(
            offered,
            [
                "check",
                "cites",
                "completions",
                "corpus",
                "checkstyle",
                "github",
                "json",
                "jsonl",
                "junit",
                "sarif",
                "text"
            ]
        );
    }
}
