//! A configured compilation whose files change: what changes is in force without a restart, whole or not at all.

use std::path::Path;

use serde_json::{Value, json};

use crate::client::{Client, capabilities};
use crate::document::Document;
use crate::workspace::Folder;

/// A folder with a compilation of its own, and where its files stand in the repository.
pub fn folder_with_compilation() -> Folder {
    let folder = Folder::new(&[(".yuanyin.toml", "corpus = 'ours'\n")]);
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/minimal");
    for name in [
        "compilation.toml",
        "bodies.toml",
        "register.toml",
        "zh/edition.toml",
        "zh/part-a.md",
        "zh/part-b.md",
        "zh/index.md",
        "zh/errata.toml",
        "zh/source.txt",
    ] {
        let text = std::fs::read_to_string(example.join(name)).expect("a file of the example");
        folder.write(&format!("ours/{name}"), &text);
    }
    folder
}

/// Replaces words in a file of the compilation, on disk.
pub fn replace(folder: &Folder, file: &str, right: &str, wrong: &str) {
    let path = folder.path().join(file);
    let text = std::fs::read_to_string(&path).expect("a file of the compilation");
    assert!(text.contains(right), "{file} has {right}");
    folder.write(file, &text.replacen(right, wrong, 1));
}

/// Asks until the hover of A.一.1 has some words.
pub fn wait_for_hover(client: &mut Client, document: &Document, words: &str) {
    while !hover(client, document).contains(words) {}
}

/// What the hover of A.一.1 shows.
pub fn hover(client: &mut Client, document: &Document) -> String {
    let hover = client.ask("textDocument/hover", &document.at("一.1"));
    hover["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// Says that files have changed on disk.
pub fn tell_of(client: &mut Client, folder: &Folder, files: &[&str]) {
    let changes = files
        .iter()
        .map(|file| json!({"uri": folder.uri(file), "type": 2}));
    let changes: Vec<Value> = changes.collect();
    client.notify(
        "workspace/didChangeWatchedFiles",
        &json!({"changes": changes}),
    );
}

#[test]
fn a_changed_compilation_comes_into_force_and_a_broken_one_leaves_the_last_good_one() {
    let folder = folder_with_compilation();
    let mut watching = capabilities();
    watching["workspace"] = json!({
        "didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": true},
    });
    let mut client = Client::start();
    client.initialize(&folder.params(watching, Value::Null));
    let asked = client.said("client/registerCapability");
    client.respond(&asked, &Value::Null);
    let watchers = asked["params"]["registrations"][0]["registerOptions"]["watchers"].clone();
    let of_corpus = watchers
        .as_array()
        .into_iter()
        .flatten()
        .find(|one| one["globPattern"].is_object());
    let of_corpus = of_corpus.unwrap_or_else(|| panic!("{watchers}"));
    assert_eq!(of_corpus["globPattern"]["baseUri"], folder.uri("ours"));

    let (document, _) = Document::open_diagnosed(
        &mut client,
        &folder.uri("a.md"),
        "markdown",
        "见A部分 一.1。",
    );
    wait_for_hover(&mut client, &document, "指定一个中央机关");

    replace(
        &folder,
        "ours/zh/part-a.md",
        "指定一个中央机关",
        "指定两个中央机关",
    );
    tell_of(&mut client, &folder, &["ours/zh/part-a.md"]);
    wait_for_hover(&mut client, &document, "指定两个中央机关");
    client.published(&document.uri);

    // Two files: the first alone would be half a change, and is no whole compilation.
    replace(
        &folder,
        "ours/zh/part-a.md",
        "指定两个中央机关",
        "指定三个中央机关",
    );
    replace(&folder, "ours/compilation.toml", "[[part]]", "[[part");
    tell_of(
        &mut client,
        &folder,
        &["ours/zh/part-a.md", "ours/compilation.toml"],
    );
    let told = client.told();
    assert!(told.contains("compilation.toml:"), "{told}");
    let broken = client.published(&folder.uri("ours/compilation.toml"));
    assert_eq!(broken["diagnostics"][0]["code"], "corpus", "{broken}");
    client.published(&document.uri);
    assert!(hover(&mut client, &document).contains("指定两个中央机关"));

    replace(&folder, "ours/compilation.toml", "[[part", "[[part]]");
    tell_of(&mut client, &folder, &["ours/compilation.toml"]);
    wait_for_hover(&mut client, &document, "指定三个中央机关");
    let mended = client.published(&folder.uri("ours/compilation.toml"));
    assert_eq!(mended["diagnostics"], json!([]));
    client.published(&document.uri);
    client.finish();
}

#[test]
fn what_is_inconsistent_is_told_in_its_file_until_that_is_open() {
    let folder = folder_with_compilation();
    replace(
        &folder,
        "ours/compilation.toml",
        "\"2020-03-04\"",
        "\"2020-03-01\"",
    );
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), Value::Null));
    let uri = folder.uri("ours/compilation.toml");
    client.told();
    let told = client.published(&uri);
    assert_eq!(
        told["diagnostics"].as_array().map(Vec::len),
        Some(1),
        "{told}"
    );
    let place = told["diagnostics"][0]["range"].clone();
    let text =
        std::fs::read_to_string(folder.path().join("ours/compilation.toml")).expect("a file");
    let mut document = Document::open(&mut client, &uri, "toml", &text);
    let open = client.diagnostics(&uri, 1);
    assert_eq!(open[0]["range"], place);
    document.replace_words(&mut client, "\"2020-03-01\"", "\"2020-03-04\"");
    assert_eq!(client.diagnostics(&uri, 2), Vec::<Value>::new());
    client.end_unread();
}

#[test]
fn without_a_client_that_watches_the_next_edit_finds_what_has_changed() {
    let folder = folder_with_compilation();
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), Value::Null));
    let (mut document, _) = Document::open_diagnosed(
        &mut client,
        &folder.uri("a.md"),
        "markdown",
        "见A部分 一.1。",
    );
    wait_for_hover(&mut client, &document, "指定一个中央机关");
    replace(
        &folder,
        "ours/zh/part-a.md",
        "指定一个中央机关",
        "指定两个中央机关",
    );
    while !hover(&mut client, &document).contains("指定两个中央机关") {
        document.replace_words(&mut client, "。", "。");
    }
    client.end_unread();
}

/// A folder with the compilation in two languages, of which a file of the second is no text.
fn folder_with_broken_edition() -> Folder {
    let folder = Folder::new(&[(".yuanyin.toml", "corpus = 'two'\n")]);
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/two-languages");
    for name in [
        "compilation.toml",
        "bodies.toml",
        "register.toml",
        "zh/edition.toml",
        "zh/part-a.md",
        "zh/part-b.md",
        "zh/index.md",
        "zh/errata.toml",
        "en/edition.toml",
        "en/part-a.md",
        "en/part-b.md",
    ] {
        let text = std::fs::read_to_string(example.join(name)).expect("a file of the example");
        folder.write(&format!("two/{name}"), &text);
    }
    let broken = folder.path().join("two/en/part-a.md");
    let mut bytes = std::fs::read(&broken).expect("a file of the edition");
    bytes.push(0xff);
    std::fs::write(broken, bytes).expect("a broken file");
    folder
}

#[test]
fn without_a_second_edition_that_cannot_be_read_the_rest_is_in_force() {
    let folder = folder_with_broken_edition();
    let mut watching = capabilities();
    watching["workspace"] = json!({
        "didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": true},
    });
    let mut client = Client::start();
    client.initialize(&folder.params(watching, Value::Null));
    let text = "见A部分 一.1。\n\nSee Part A, I.1.\n";
    let document = Document::open(&mut client, &folder.uri("a.md"), "markdown", text);
    wait_for_hover(&mut client, &document, "指定一个中央机关");
    let told = client.told();
    assert!(told.contains("en/part-a.md"), "{told}");
    let told = client.published(&folder.uri("two/en/part-a.md"));
    assert_eq!(
        told["diagnostics"].as_array().map(Vec::len),
        Some(1),
        "{told}"
    );
    let english = |client: &mut Client| {
        let shown = client.ask("textDocument/hover", &document.at("Part A"));
        shown["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    // Its own edition's words instead.
    assert!(english(&mut client).contains("指定一个中央机关"));

    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/two-languages");
    let right = std::fs::read_to_string(example.join("en/part-a.md")).expect("the example's");
    folder.write("two/en/part-a.md", &right);
    tell_of(&mut client, &folder, &["two/en/part-a.md"]);
    while !english(&mut client).contains("designate a central authority") {}
    let mended = client.published(&folder.uri("two/en/part-a.md"));
    assert_eq!(mended["diagnostics"], json!([]));
    // A good one stays where it breaks again.
    let broken = folder.path().join("two/en/part-a.md");
    std::fs::write(broken, [0xff]).expect("a broken file");
    tell_of(&mut client, &folder, &["two/en/part-a.md"]);
    let told = client.published(&folder.uri("two/en/part-a.md"));
    assert_eq!(
        told["diagnostics"].as_array().map(Vec::len),
        Some(1),
        "{told}"
    );
    assert!(english(&mut client).contains("designate a central authority"));
    client.end_unread();
}

#[test]
fn of_one_beside_the_first_that_is_broken_the_files_say_what_is_wrong() {
    let folder = folder_with_compilation();
    folder.write(".yuanyin.toml", "[corpora]\n\"我们\" = \"ours\"\n");
    replace(&folder, "ours/zh/part-a.md", "- (b)", "(b)");
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), Value::Null));
    let (_document, _) = Document::open_diagnosed(
        &mut client,
        &folder.uri("a.md"),
        "markdown",
        "见A部分 七.20。",
    );
    let told = client.published(&folder.uri("ours/zh/part-a.md"));
    assert_eq!(
        told["diagnostics"].as_array().map(Vec::len),
        Some(1),
        "{told}"
    );
    client.end_unread();
}
