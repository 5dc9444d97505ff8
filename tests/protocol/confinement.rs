//! What the program does to the machine: it opens no connection, starts no program, and writes nothing but the
//! copies of the compilation in its cache. Seen from outside, by strace, and where the system lets a user make one,
//! in a network of its own without any way out.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::client::{Client, server_command};
use crate::document::Document;
use crate::workspace::{Folder, showing_progress, wait_for_scan};

/// What is watched: all that has to do with networks and processes, and all that can change a file.
const WATCHED: &str = "trace=%network,%process,open,openat,openat2,creat,truncate,ftruncate,mkdir,mkdirat,mknod,mknodat,rmdir,\
    rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,chmod,fchmod,fchmodat,chown,lchown,fchown,\
    fchownat,utime,utimes,futimesat,utimensat,setxattr,lsetxattr,fsetxattr,ptrace,kill,tgkill,pidfd_open";

/// A command under strace; `None` where there is no strace, which only `tests/run` takes for a failure, or where the
/// system lets nobody use it.
fn watched(command: &Command, log: &Path) -> Option<Command> {
    let may = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let is_there = may("strace", &["-V"]);
    let required = std::env::var_os("YUANYIN_TEST_TOOLS_REQUIRED").is_some();
    assert!(is_there || !required, "strace is not there");
    if !is_there || !may("strace", &["-f", "-o", "/dev/null", "true"]) {
        eprintln!("NOT CHECKED: strace is not there or may not be used");
        return None;
    }
    let mut watched = match may("unshare", &["-rn", "true"]) {
        true => Command::new("unshare"),
        false => Command::new("env"),
    };
    if watched.get_program() == "unshare" {
        watched.arg("-rn");
    }
    watched
        .args([
            "strace",
            "-f",
            "-q",
            "-s",
            "4096",
            "-e",
            WATCHED,
            "-e",
            "signal=none",
            "-o",
        ])
        .arg(log)
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            watched.env(name, value);
        }
    }
    Some(watched)
}

/// The calls in a log that are none of the program's business: `allowed` are the folders that it may write in.
fn unwanted<'a>(log: &'a str, allowed: &[&Path]) -> Vec<&'a str> {
    let mut starts = 0;
    log.lines()
        // “1234 openat(…) = 3”; what was cut off by another thread's call goes on later and is told by its first half.
        .filter_map(|line| line.split_once(' ').map(|(_, call)| call.trim_start()))
        .filter(|call| call.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter(|call| {
            let name = call.split('(').next().unwrap_or_default();
            let is_allowed = || {
                let paths: Vec<&str> = call.split('"').skip(1).step_by(2).collect();
                !paths.is_empty()
                    && (paths.iter()).all(|path| {
                        allowed
                            .iter()
                            .any(|folder| Path::new(path).starts_with(folder))
                    })
            };
            match name {
                "execve" => {
                    starts += 1;
                    starts > 1
                }
                "clone" | "clone3" => !call.contains("CLONE_THREAD"),
                "open" | "openat" | "openat2" => {
                    ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_TMPFILE"]
                        .iter()
                        .any(|flag| call.contains(flag))
                        && !is_allowed()
                }
                // Of a file that was opened for it.
                "ftruncate" | "fchmod" | "fchown" => false,
                "exit" | "exit_group" => false,
                _ => !is_allowed(),
            }
        })
        .collect()
}

/// A session in which everything is asked for that an editor asks for.
fn whole_session(mut client: Client, folder: &Folder) {
    client.initialize(&folder.params(showing_progress(), Value::Null));
    wait_for_scan(&mut client);
    let uri = folder.uri("a.md");
    let text = std::fs::read_to_string(folder.path().join("a.md")).expect("a draft");
    let (mut document, told) = Document::open_diagnosed(&mut client, &uri, "markdown", &text);
    assert_eq!(told.len(), 2);
    let mut at = document.at("七.20");
    at["context"] = json!({"includeDeclaration": true, "triggerKind": 1});
    let everywhere =
        json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    at["range"] = everywhere;
    at["query"] = json!("中央机关");
    for method in [
        "textDocument/hover",
        "textDocument/definition",
        "textDocument/typeDefinition",
        "textDocument/references",
        "textDocument/documentHighlight",
        "textDocument/completion",
        "textDocument/documentLink",
        "textDocument/documentSymbol",
        "textDocument/foldingRange",
        "textDocument/semanticTokens/full",
        "textDocument/inlayHint",
        "textDocument/codeLens",
        "workspace/symbol",
        "yuanyin/citations",
        "yuanyin/cites",
    ] {
        at["uri"] = json!(uri);
        client.ask(method, &at);
    }
    at["context"] = json!({"diagnostics": []});
    let actions = client.ask("textDocument/codeAction", &at);
    assert!(
        actions
            .as_array()
            .is_some_and(|actions| !actions.is_empty())
    );
    let links = client.ask("textDocument/definition", &document.at("七.20"));
    let opened = links[0]["targetUri"].as_str().expect("a file");
    assert!(opened.contains("/cache/yuanyin/"), "{opened}");

    // An edit, a draft that comes, a project file that changes, a compilation of the folder's own.
    document.replace_words(&mut client, "七.45", "七.46");
    folder.write("c.md", "见A部分 七.21。\n");
    folder.write(".yuanyin.toml", "locale = \"zh\"\n");
    let changes = ["c.md", ".yuanyin.toml"].map(|name| json!({"uri": folder.uri(name), "type": 1}));
    client.notify(
        "workspace/didChangeWatchedFiles",
        &json!({"changes": changes}),
    );
    client.ask("textDocument/hover", &document.at("七.20"));
    client.notify("textDocument/didSave", &document.whole());
    client.notify("textDocument/didClose", &document.whole());
    client.end_unread();
}

#[cfg(target_os = "linux")]
#[test]
fn a_session_connects_to_nothing_starts_nothing_and_writes_only_its_cache() {
    let folder = Folder::new(&[
        ("a.md", "见A部分 七.20、七.45。又见决议 3/4。\n"),
        ("b.md", "见A部分 七.20。\n"),
        (".yuanyin.toml", "locale = \"en\"\n"),
    ]);
    let own = tempfile::tempdir().expect("a temporary folder");
    let (cache, log) = (own.path().join("cache"), own.path().join("log"));
    std::fs::create_dir(&cache).expect("the folder is ours");
    let mut command = server_command();
    command.env("XDG_CACHE_HOME", &cache);
    let Some(command) = watched(&command, &log) else {
        return;
    };
    whole_session(Client::start_command(command), &folder);
    let log = std::fs::read_to_string(log).expect("strace writes a log");
    assert_eq!(
        unwanted(&log, &[&cache.join("yuanyin")]),
        Vec::<&str>::new()
    );
    // It is the program that was watched, and it did write what it may.
    assert!(
        !unwanted(&log, &[]).is_empty(),
        "the copies of the compilation"
    );
}

/// What only reads writes nothing, and what mends writes beside the file and in its place.
#[cfg(target_os = "linux")]
#[test]
fn commands_connect_to_nothing_start_nothing_and_write_only_what_they_are_to() {
    let folder = Folder::new(&[("a.md", "见A部分 七.20、决议 3/4。\n")]);
    let log = folder.path().join("log");
    let own = folder.path().to_owned();
    for (arguments, allowed) in [
        (&["check", "a.md"][..], None),
        (&["check", "--format", "sarif", "."], None),
        (&["cites", "a.md"], None),
        (&["show", "七.20"], None),
        (&["search", "中央机关"], None),
        (&["explain", "misquoted"], None),
        (&["corpus", "export"], None),
        (&["check", "--fix", "a.md"], Some(own.as_path())),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yuanyin"));
        command
            .args(arguments)
            .env("XDG_CACHE_HOME", own.join("cache"));
        let Some(mut command) = watched(&command, &log) else {
            return;
        };
        let end = command
            .current_dir(&own)
            .stdin(Stdio::null())
            .output()
            .expect("it runs");
        assert!(
            matches!(end.status.code(), Some(0 | 1)),
            "{arguments:?}: {end:?}"
        );
        let log = std::fs::read_to_string(&log).expect("strace writes a log");
        assert!(log.contains("execve("), "{log}");
        let allowed = Vec::from_iter(allowed);
        assert_eq!(
            unwanted(&log, &allowed),
            Vec::<&str>::new(),
            "{arguments:?}"
        );
    }
    assert_eq!(
        std::fs::read_to_string(own.join("a.md")).expect("the draft"),
        "见A部分 七.20、决定 3/4。\n"
    );
}

#[test]
fn what_is_unwanted_is_seen() {
    let log = "\
1 execve(\"/yuanyin\", [\"yuanyin\"], 0x7f /* 9 vars */) = 0
1 openat(AT_FDCWD, \"/etc/ld.so.cache\", O_RDONLY|O_CLOEXEC) = 3
1 clone3({flags=CLONE_VM|CLONE_THREAD, exit_signal=0} => {parent_tid=[2]}, 88) = 2
2 mkdir(\"/cache/yuanyin\", 0777) = 0
2 openat(AT_FDCWD, \"/cache/yuanyin/x\", O_RDWR|O_CREAT|O_EXCL, 0600) = 4
2 rename(\"/cache/yuanyin/x\", \"/cache/yuanyin/y\") = 0
1 exit_group(0) = ?
";
    assert_eq!(unwanted(log, &[Path::new("/cache")]), Vec::<&str>::new());
    let more = "\
1 execve(\"/bin/sh\", [\"sh\"], 0x7f) = 0
1 clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD) = 3
1 vfork() = 4
2 openat(AT_FDCWD, \"/home/x\", O_WRONLY) = 4
2 rename(\"/cache/yuanyin/x\", \"/home/y\") = 0
2 unlink(\"/home/y\") = 0
2 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 5
2 connect(5, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 0
";
    let all = format!("{log}{more}");
    assert_eq!(unwanted(&all, &[Path::new("/cache")]).len(), 8);
}
