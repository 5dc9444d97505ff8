//! What goes wrong around the server while it works: the compilation is taken away or written over, the cache cannot
//! take the copies, another server is at work on the same folder, and what comes in is no message at all.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::client::{Client, capabilities, end_of, initialize_params, server_command};
use crate::document::Document;
use crate::process;
use crate::reloading::{folder_with_compilation, hover, replace, tell_of, wait_for_hover};
use crate::workspace::Folder;

const FIRST: &str = "指定一个中央机关";
const SECOND: &str = "指定两个中央机关";

/// A server on a folder with a compilation of its own, and a draft that cites it.
fn drafting(folder: &Folder) -> (Client, Document) {
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), Value::Null));
    let (document, _) = Document::open_diagnosed(
        &mut client,
        &folder.uri("a.md"),
        "markdown",
        "见A部分 一.1。",
    );
    wait_for_hover(&mut client, &document, FIRST);
    (client, document)
}

#[test]
fn a_compilation_that_is_taken_away_stays_in_force_until_there_is_one_again() {
    let folder = folder_with_compilation();
    let (mut client, document) = drafting(&folder);
    let (ours, away) = (folder.path().join("ours"), folder.path().join("away"));
    std::fs::rename(&ours, &away).expect("the folder is ours");
    tell_of(&mut client, &folder, &["ours/zh/part-a.md"]);
    // That the project file names a folder which is not there may be told first.
    while !client.told().contains("still in use") {}
    assert!(hover(&mut client, &document).contains(FIRST));

    replace(&folder, "away/zh/part-a.md", FIRST, SECOND);
    std::fs::rename(&away, &ours).expect("the folder is ours");
    tell_of(&mut client, &folder, &["ours/zh/part-a.md"]);
    wait_for_hover(&mut client, &document, SECOND);
    client.end_unread();
}

/// Written by a program that truncates a file and then fills it, as most do: what is read in between is half a file.
#[test]
fn a_compilation_that_is_written_over_all_the_while_is_never_half_in_force() {
    let folder = folder_with_compilation();
    let (mut client, document) = drafting(&folder);
    let file = folder.path().join("ours/zh/part-a.md");
    let first = std::fs::read_to_string(&file).expect("a file of the compilation");
    let second = first.replacen(FIRST, SECOND, 1);
    for text in [&second, &first].into_iter().cycle().take(40) {
        let (half, _) = text.rsplit_once("\n\n").expect("several paragraphs");
        for written in [half, text.as_str()] {
            std::fs::write(&file, written).expect("the folder is ours");
            tell_of(&mut client, &folder, &["ours/zh/part-a.md"]);
            let shown = hover(&mut client, &document);
            assert!(shown.contains(FIRST) || shown.contains(SECOND), "{shown}");
        }
    }
    std::fs::write(&file, &second).expect("the folder is ours");
    tell_of(&mut client, &folder, &["ours/zh/part-a.md"]);
    wait_for_hover(&mut client, &document, SECOND);
    client.end_unread();
}

/// A draft that cites the built-in compilation, whose files stand in the cache as soon as one is to be opened.
fn citing(command: Command) -> (Client, Document) {
    let mut client = Client::start_command(command);
    client.initialize(&initialize_params(capabilities(), Value::Null));
    let (document, _) = Document::open_diagnosed(
        &mut client,
        "file:///drafts/a.md",
        "markdown",
        "见A部分 七.20。",
    );
    (client, document)
}

/// Where a definition leads.
fn target(client: &mut Client, document: &Document) -> Option<String> {
    let links = client.ask("textDocument/definition", &document.at("七.20"));
    let uri = links[0]["targetUri"].as_str()?;
    uri.strip_prefix("file://").map(str::to_owned)
}

/// The files in a folder and below, however they are named.
fn files_in(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            match path.is_dir() && !path.is_symlink() {
                true => folders.push(path),
                false => found.push(path),
            }
        }
    }
    found
}

/// That the files cannot be opened is told, nothing of them is left, and all else goes on.
#[cfg(target_os = "linux")]
fn check_that_nothing_can_be_written(mut client: Client, document: &Document, cache: &Path) {
    assert_eq!(target(&mut client, document), None);
    let told = client.told();
    assert!(
        told.contains("the cache folder cannot be written to"),
        "{told}"
    );
    let hover = client.ask("textDocument/hover", &document.at("七.20"));
    assert!(hover.to_string().contains("A.七.20"), "{hover}");
    assert_eq!(files_in(cache), Vec::<std::path::PathBuf>::new());
    client.finish();
}

/// A server in a shell that prepares something before it becomes the server.
#[cfg(target_os = "linux")]
fn server_behind(preparation: &str, cache: &Path) -> Command {
    let plain = server_command();
    let mut command = Command::new("bash");
    command
        .args(["-c", &format!("{preparation} \"$0\" \"$@\"")])
        .arg(plain.get_program())
        .args(plain.get_args())
        .env("XDG_CACHE_HOME", cache);
    command
}

/// No file may grow beyond a kilobyte: as on a full disk, writing fails in the middle.
#[cfg(target_os = "linux")]
#[test]
fn a_full_cache_is_told_and_no_half_of_a_file_is_left_in_it() {
    let cache = tempfile::tempdir().expect("a temporary folder");
    let (client, document) = citing(server_behind(
        "trap '' XFSZ; ulimit -f 1; exec",
        cache.path(),
    ));
    check_that_nothing_can_be_written(client, &document, cache.path());
}

#[cfg(target_os = "linux")]
#[test]
fn a_cache_that_may_only_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let cache = tempfile::tempdir().expect("a temporary folder");
    let mode = std::fs::Permissions::from_mode(0o555);
    std::fs::set_permissions(cache.path(), mode).expect("the folder is ours");
    // Root may write everywhere, unless it gives that up.
    let give_up = "case $(id -u) in 0) exec setpriv --bounding-set=-dac_override --inh-caps=-all";
    let preparation = format!("{give_up} \"$0\" \"$@\";; esac; exec");
    let (client, document) = citing(server_behind(&preparation, cache.path()));
    check_that_nothing_can_be_written(client, &document, cache.path());
}

/// What stands in the copy's place as a link leads to a file of somebody's, and the folder may be a link itself.
#[cfg(unix)]
#[test]
fn links_in_the_cache_lead_to_nothing_that_is_written_over() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (cache, elsewhere) = (folder.path().join("cache"), folder.path().join("elsewhere"));
    for folder in [&cache, &elsewhere] {
        std::fs::create_dir(folder).expect("a folder");
    }
    symlink(&elsewhere, cache.join("yuanyin")).expect("a link");
    let open = || {
        let mut command = server_command();
        command.env("XDG_CACHE_HOME", &cache);
        let (mut client, document) = citing(command);
        let path = target(&mut client, &document).expect("a file");
        client.finish();
        path
    };
    let path = open();
    let text = std::fs::read_to_string(&path).expect("it can be read");

    let precious = folder.path().join("precious.md");
    std::fs::write(&precious, "珍贵").expect("a file");
    std::fs::remove_file(&path).expect("the cache is ours");
    symlink(&precious, &path).expect("a link");
    assert_eq!(open(), path);
    assert_eq!(std::fs::read_to_string(&precious).unwrap(), "珍贵");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

/// Both find an empty cache, and each sees what the other's editor has saved.
#[test]
fn two_servers_work_on_one_folder() {
    let folder = Folder::new(&[("a.md", "见A部分 七.20。\n"), ("b.md", "见A部分 七.21。\n")]);
    let cache = tempfile::tempdir().expect("a temporary folder");
    let mut both: Vec<(Client, Document)> = ["a.md", "b.md"]
        .map(|name| {
            let mut command = server_command();
            command.env("XDG_CACHE_HOME", cache.path());
            let mut client = Client::start_command(command);
            client.initialize(&folder.params(capabilities(), Value::Null));
            let text = std::fs::read_to_string(folder.path().join(name)).expect("a draft");
            let document = Document::open(&mut client, &folder.uri(name), "markdown", &text);
            (client, document)
        })
        .into();
    let asked: Vec<u64> = both
        .iter_mut()
        .map(|(client, document)| client.request("textDocument/definition", &document.at("A部分")))
        .collect();
    let mut opened = Vec::new();
    for ((client, _), id) in both.iter_mut().zip(asked) {
        let links = client.answer(id).expect("a definition");
        let uri = links[0]["targetUri"].as_str().expect("a file").to_owned();
        let path = uri.strip_prefix("file://").expect("a file");
        let text = std::fs::read_to_string(path).expect("it can be read");
        assert!(text.ends_with('\n') && text.contains("七"), "{path}");
        opened.push(uri);
    }
    assert_eq!(opened[0], opened[1]);

    // What one has saved, the other's references have.
    let (client, document) = &mut both[0];
    document.replace_words(client, "七.20", "七.22");
    folder.write("a.md", &document.text);
    client.notify("textDocument/didSave", &document.whole());
    let (other, draft) = &mut both[1];
    draft.replace_words(other, "七.21", "七.22");
    let changes = json!({"changes": [{"uri": folder.uri("a.md"), "type": 2}]});
    other.notify("workspace/didChangeWatchedFiles", &changes);
    crate::workspace::eventually(
        || folder.places(&crate::workspace::references(other, draft, "七.22")),
        &["a.md:0:3", "b.md:0:3"],
    );
    for (client, _) in both {
        client.end_unread();
    }
}

/// Nothing of it is kept, and the reason is said.
#[test]
fn a_header_line_without_an_end_ends_the_session_with_a_reason() {
    use std::io::{Read, Write};
    let process::Process {
        mut child,
        mut input,
        output: _output,
    } = process::start(server_command().stderr(Stdio::piped()));
    let piece = vec![b'x'; 1 << 16];
    // The server stops reading long before so much has come.
    let mut sent = 0;
    while sent < 1 << 26 && input.write_all(&piece).is_ok() {
        sent += piece.len();
    }
    assert!(sent < 1 << 26, "it goes on reading");
    assert_eq!(end_of(&mut child).and_then(|end| end.code()), Some(1));
    let mut log = String::new();
    let stderr = child.stderr.as_mut().expect("stderr is piped");
    stderr.read_to_string(&mut log).expect("the log is text");
    assert!(log.contains("a header line without an end"), "{log}");
}

/// A reader that goes down one step for each would use up its stack.
#[test]
fn a_message_nested_without_end_is_refused() {
    let mut client = Client::open_editor();
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = open.repeat(200_000) + "1" + &close.repeat(200_000);
        client.send_body(deep.as_bytes());
        client.error_without_id();
        let params = format!(
            "{{\"jsonrpc\": \"2.0\", \"method\": \"textDocument/didChange\", \"params\": {deep}}}"
        );
        client.send_body(params.as_bytes());
        client.error_without_id();
    }
    let (document, _) =
        Document::open_diagnosed(&mut client, "untitled:1", "markdown", "见A部分 七.20。");
    let hover = client.ask("textDocument/hover", &document.at("七.20"));
    assert!(hover.to_string().contains("A.七.20"), "{hover}");
    client.finish();
}
