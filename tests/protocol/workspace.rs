//! A folder of drafts, over the wire: who cites a provision in open and closed files, and the
//! project file.

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, capabilities, initialize_params};
use crate::document::{Columns, Document};

/// A folder of drafts.
pub struct Folder(TempDir);

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a temporary folder"));
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("its folder");
        std::fs::write(path, text).expect("a file");
    }

    fn remove(&self, name: &str) {
        std::fs::remove_file(self.path().join(name)).expect("a file to remove");
    }

    pub fn uri(&self, name: &str) -> String {
        format!("file://{}/{name}", self.path().display())
    }

    /// The parameters of `initialize` for this folder.
    pub fn params(&self, capabilities: Value, options: Value) -> Value {
        let mut params = initialize_params(capabilities, options);
        params["workspaceFolders"] =
            json!([{"uri": self.uri("").trim_end_matches('/'), "name": "drafts"}]);
        params
    }

    /// A server with this folder, as soon as it has looked through it.
    pub fn open(&self) -> Client {
        let mut client = Client::start();
        client.initialize(&self.params(showing_progress(), Value::Null));
        wait_for_scan(&mut client);
        client
    }

    /// The places of an answer as `name:line:character`, those outside of the folder by their file's name.
    pub fn places(&self, locations: &Value) -> Vec<String> {
        let locations = locations.as_array().into_iter().flatten();
        let folder = self.uri("");
        let place = |location: &Value| {
            let uri = location["uri"].as_str().expect("a place has an address");
            let name = uri
                .strip_prefix(&folder)
                .unwrap_or_else(|| uri.rsplit('/').next().expect("an address has a last name"));
            let start = &location["range"]["start"];
            format!("{name}:{}:{}", start["line"], start["character"])
        };
        locations.map(place).collect()
    }
}

/// An editor that shows progress and asks for lenses again.
pub fn showing_progress() -> Value {
    let mut capabilities = capabilities();
    capabilities["window"] = json!({"workDoneProgress": true});
    capabilities
}

/// Waits for the server to say that it has looked through the folders.
pub fn wait_for_scan(client: &mut Client) -> Value {
    let created = client.said("window/workDoneProgress/create");
    let token = created["params"]["token"].clone();
    client.respond(&created, &Value::Null);
    loop {
        let told = client.said("$/progress")["params"].clone();
        assert_eq!(told["token"], token);
        if told["value"]["kind"] == "end" {
            return told["value"].clone();
        }
    }
}

/// The answer to `textDocument/references` at some words, without what the compilation says itself.
pub fn references(client: &mut Client, document: &Document, words: &str) -> Value {
    let mut params = document.at(words);
    params["context"] = json!({"includeDeclaration": false});
    let answer = client.ask("textDocument/references", &params);
    let of_drafts = |location: &&Value| {
        let uri = location["uri"].as_str().unwrap_or_default();
        !uri.contains("/yuanyin/")
    };
    let locations = answer.as_array().into_iter().flatten();
    locations.filter(of_drafts).cloned().collect()
}

/// Asks again until the answer is as wanted: what changes on disk is looked at beside everything else.
pub fn eventually(mut ask: impl FnMut() -> Vec<String>, wanted: &[&str]) {
    let begin = std::time::Instant::now();
    loop {
        let answer = ask();
        if answer == wanted {
            return;
        }
        assert!(
            begin.elapsed().as_secs() < 40,
            "{answer:?} never became {wanted:?}"
        );
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

fn changed(folder: &Folder, names: &[&str]) -> Value {
    let change = |name: &&str| json!({"uri": folder.uri(name), "type": 2});
    json!({"changes": names.iter().map(change).collect::<Vec<_>>()})
}

#[test]
fn references_are_found_in_open_and_closed_files() {
    let folder = Folder::new(&[
        ("a.md", "一\r\n𠮷，见七.20。\r\n"),
        ("b/c.tex", "见第7/3号决议附件一第20段。% 见七.20\n"),
        ("b/d.txt", "\u{feff}七.19-22和七.21\n"),
        ("b/e.rs", "// 见七.20\n"),
        ("other.md", "见A部分 七.21。\n"),
        ("build/f.md", "见七.20。\n"),
        (".gitignore", "build/\n"),
        ("old.md", "见七.20。\n"),
        (".yuanyin.toml", "exclude = ['old.md']\n"),
    ]);
    let mut client = folder.open();
    let uri = folder.uri("open.md");
    let (mut document, _) = Document::open_diagnosed(
        &mut client,
        &uri,
        "markdown",
        "见CTOC/COP/WG.2/2013/5，第24段。",
    );
    let found = references(&mut client, &document, "CTOC");
    let closed = ["a.md:1:10", "b/c.tex:0:3", "b/d.txt:0:0"];
    assert_eq!(
        folder.places(&found),
        [closed.as_slice(), &["open.md:0:3"]].concat()
    );

    // The draft as it stands in the editor, not as it is on disk.
    folder.write("open.md", "见七.20、七.20、七.20。");
    document.replace_words(&mut client, "见", "又见七.20和");
    let found = references(&mut client, &document, "CTOC");
    assert_eq!(
        folder.places(&found),
        [closed.as_slice(), &["open.md:0:6", "open.md:0:15"]].concat()
    );
    document.close(&mut client);
    let (other, _) = Document::open_diagnosed(&mut client, "untitled:1", "markdown", "见七.20。");
    let on_disk = [
        "open.md:0:3",
        "open.md:0:12",
        "open.md:0:21",
        "untitled:1:0:3",
    ];
    eventually(
        || folder.places(&references(&mut client, &other, "七.20")),
        &[closed.as_slice(), &on_disk].concat(),
    );
    // Those of the second version may have been left out: the document was closed at once.
    while !client.published(&uri)["version"].is_null() {}
    client.finish();
}

#[test]
fn references_begin_with_the_provision_and_end_with_the_index() {
    let folder = Folder::new(&[("a.md", "见七.26。\n")]);
    let mut client = folder.open();
    let (document, _) =
        Document::open_diagnosed(&mut client, "untitled:1", "markdown", "见A部分 七.26。");
    let mut params = document.at("七.26");
    params["context"] = json!({"includeDeclaration": true});
    let found = client.ask("textDocument/references", &params);
    let names: Vec<String> = folder
        .places(&found)
        .iter()
        .map(|place| place.split(':').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(names[..3], ["part-a.md", "a.md", "untitled"]);
    assert!(
        names.len() > 3 && names[3..].iter().all(|name| name == "index.md"),
        "{names:?}"
    );

    // From the provision itself, in the file that definition opens.
    let (corpus, _) = open_target(&mut client, &document, "七.26");
    let mut params = corpus.at("26. ");
    params["context"] = json!({"includeDeclaration": true});
    let from_corpus = client.ask("textDocument/references", &params);
    assert_eq!(from_corpus, found);
    client.finish();
}

/// Opens the file that the definition of some words leads to.
fn open_target(client: &mut Client, document: &Document, words: &str) -> (Document, Vec<Value>) {
    let definition = client.ask("textDocument/definition", &document.at(words));
    let uri = definition[0]["targetUri"].as_str().expect("a target");
    let path = uri.strip_prefix("file://").expect("a file");
    let text = std::fs::read_to_string(path).expect("the copy of the corpus");
    Document::open_diagnosed(client, uri, "markdown", &text)
}

#[test]
fn positions_in_closed_files_are_in_the_encoding_of_the_session() {
    let folder = Folder::new(&[("a.md", "一\r\n𠮷，见七.20。\r\n")]);
    let mut utf16 = showing_progress();
    utf16["general"]["positionEncodings"] = json!(["utf-16"]);
    let mut client = Client::start();
    client.initialize(&folder.params(utf16, Value::Null));
    wait_for_scan(&mut client);
    let (mut document, _) =
        Document::open_diagnosed(&mut client, "untitled:1", "markdown", "见七.20。");
    document.columns = Columns::Utf16;
    let found = references(&mut client, &document, "七.20");
    assert_eq!(folder.places(&found), ["a.md:1:4", "untitled:1:0:1"]);
    client.finish();
}

#[test]
fn files_are_followed_as_they_change() {
    let folder = Folder::new(&[("a.md", "见七.20。\n")]);
    let mut watching = showing_progress();
    watching["workspace"] = json!({"didChangeWatchedFiles": {"dynamicRegistration": true}});
    let mut client = Client::start();
    client.initialize(&folder.params(watching, Value::Null));
    let registered = client.said("client/registerCapability");
    let watchers = &registered["params"]["registrations"][0]["registerOptions"]["watchers"];
    assert!(watchers.to_string().contains(".yuanyin.toml"), "{watchers}");
    client.respond(&registered, &Value::Null);
    wait_for_scan(&mut client);
    let (document, _) =
        Document::open_diagnosed(&mut client, "untitled:1", "markdown", "见七.20。");
    for (change, names, wanted) in [
        (
            "write",
            vec!["b.md"],
            vec!["a.md:0:3", "b.md:0:3", "untitled:1:0:3"],
        ),
        ("remove", vec!["a.md"], vec!["b.md:0:3", "untitled:1:0:3"]),
        (
            "write",
            vec!["a.rs", "c/d.html"],
            vec!["b.md:0:3", "c/d.html:0:3", "untitled:1:0:3"],
        ),
    ] {
        for name in &names {
            match change {
                "write" => folder.write(name, "见七.20。\n"),
                _ => folder.remove(name),
            }
        }
        client.notify("workspace/didChangeWatchedFiles", &changed(&folder, &names));
        eventually(
            || folder.places(&references(&mut client, &document, "七.20")),
            &wanted,
        );
    }
    // Ignore files change what there is.
    folder.write(".ignore", "c/\n");
    client.notify(
        "workspace/didChangeWatchedFiles",
        &changed(&folder, &[".ignore"]),
    );
    wait_for_scan(&mut client);
    assert_eq!(
        folder.places(&references(&mut client, &document, "七.20")),
        ["b.md:0:3", "untitled:1:0:3"]
    );
    client.finish();
}

#[test]
fn a_provision_in_the_corpus_says_how_often_it_is_cited() {
    let folder = Folder::new(&[("a.md", "见七.20。\n\n见七.19-20。\n")]);
    let mut client = folder.open();
    let (document, _) =
        Document::open_diagnosed(&mut client, "untitled:1", "markdown", "见A部分 七.20。");
    let lenses = client.ask("textDocument/codeLens", &document.whole());
    assert!(lenses.is_null(), "{lenses}");
    let (corpus, _) = open_target(&mut client, &document, "七.20");
    let lenses = client.ask("textDocument/codeLens", &corpus.whole());
    let lenses = lenses.as_array().expect("a list of lenses");
    let titles: Vec<String> = lenses
        .iter()
        .map(|lens| {
            assert!(
                lens.get("command").is_none(),
                "resolved without being asked: {lens}"
            );
            let resolved = client.ask("codeLens/resolve", lens);
            let command = &resolved["command"];
            assert_eq!(command["command"], "yuanyin.showReferences");
            let arguments = &command["arguments"];
            assert_eq!(arguments[0], corpus.uri);
            assert_eq!(arguments[1], lens["range"]["start"]);
            let provision: String = corpus.words(&lens["range"]).chars().take(3).collect();
            let title = command["title"].as_str().expect("a title");
            format!(
                "{provision} {title}: {}",
                folder.places(&arguments[2]).join(" ")
            )
        })
        .collect();
    assert_eq!(
        titles,
        [
            "19. cited once: a.md:2:3",
            "20. cited 3 times: a.md:0:3 a.md:2:3 untitled:1:0:3"
        ]
    );
    client.finish();
}

#[test]
fn endorsement_is_a_hierarchy() {
    let mut client = Client::open_editor();
    let (document, _) = Document::open_diagnosed(
        &mut client,
        "untitled:1",
        "markdown",
        "见A部分 七.20和第7/3号决议。",
    );
    let name = |item: &Value| item["name"].as_str().expect("a name").to_owned();
    let items = client.ask("textDocument/prepareCallHierarchy", &document.at("七.20"));
    assert_eq!(name(&items[0]), "A.七.20");
    let incoming = client.ask("callHierarchy/incomingCalls", &json!({"item": items[0]}));
    let from: Vec<String> = incoming
        .as_array()
        .expect("calls")
        .iter()
        .map(|call| name(&call["from"]))
        .collect();
    assert_eq!(from, ["B.七.附件一"]);
    assert_eq!(incoming[0]["fromRanges"][0], incoming[0]["from"]["range"]);
    assert_eq!(
        client.ask("callHierarchy/outgoingCalls", &json!({"item": items[0]})),
        json!([])
    );

    let items = client.ask("textDocument/prepareCallHierarchy", &document.at("第7/3号"));
    let outgoing = client.ask("callHierarchy/outgoingCalls", &json!({"item": items[0]}));
    let to: Vec<String> = outgoing
        .as_array()
        .expect("calls")
        .iter()
        .map(|call| name(&call["to"]))
        .collect();
    assert!(
        to.contains(&"A.七".to_owned()) && to.contains(&"A.八".to_owned()),
        "{to:?}"
    );

    // An item of somebody else's making is no reason to fall over.
    let mut strange = items[0].clone();
    strange["data"] = json!({"unheard": "of"});
    assert!(
        client
            .ask("callHierarchy/incomingCalls", &json!({"item": strange}))
            .is_null()
    );
    assert!(
        client
            .ask("textDocument/prepareCallHierarchy", &document.at("见"))
            .is_null()
    );
    client.finish();
}

#[test]
fn a_citation_has_its_heading_for_type() {
    let mut capabilities = capabilities();
    capabilities["textDocument"]["typeDefinition"] = json!({"linkSupport": true});
    let mut client = Client::open_editor_with(capabilities, Value::Null);
    let (document, _) = Document::open_diagnosed(
        &mut client,
        "untitled:1",
        "markdown",
        "见A部分 七.20和第3/4号决定第2段。",
    );
    for (words, origin, heading) in [
        ("七.20", "A部分 七.20", "## 七. 第七次会议"),
        ("第3/4", "第3/4号决定第2段", "## 三. 第三届会议"),
    ] {
        let found = client.ask("textDocument/typeDefinition", &document.at(words));
        assert_eq!(document.words(&found[0]["originSelectionRange"]), origin);
        let path = found[0]["targetUri"]
            .as_str()
            .and_then(|uri| uri.strip_prefix("file://"));
        let text = std::fs::read_to_string(path.expect("a file")).expect("the copy of the corpus");
        let line = found[0]["targetRange"]["start"]["line"]
            .as_u64()
            .expect("a line");
        let line = text
            .lines()
            .nth(usize::try_from(line).expect("a small number"));
        assert!(
            line.is_some_and(|line| line.starts_with(heading)),
            "{line:?}"
        );
    }
    client.finish();
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics
        .iter()
        .map(|diagnostic| diagnostic["code"].as_str().expect("a code"))
        .collect()
}

#[test]
fn the_project_file_holds_from_the_first_document_on() {
    let folder = Folder::new(&[(
        ".yuanyin.toml",
        "locale = 'zh'\n[diagnostics]\nambiguous = 'off'\nmisprint = 'error'\n[[ignore]]\npath = 'b.md'\ncitation = '七.45'\n",
    )]);
    let text = "见七.1、七.45、三.3.c。";
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), json!({"diagnostics": {"misprint": "hint"}})));
    let (_, told) = Document::open_diagnosed(&mut client, &folder.uri("a.md"), "markdown", text);
    assert_eq!(codes(&told), ["no-such-provision", "misprint"]);
    assert_eq!(
        told[1]["severity"], 4,
        "the client comes before the project"
    );
    assert!(
        told[0]["message"]
            .as_str()
            .is_some_and(|message| message.starts_with("A部分第七节没有"))
    );
    let (_, told) = Document::open_diagnosed(&mut client, &folder.uri("b.md"), "markdown", text);
    assert_eq!(codes(&told), ["misprint"]);
    // Without a file it is the project's, too; in another folder it is nobody's.
    let (_, told) = Document::open_diagnosed(&mut client, "untitled:1", "markdown", text);
    assert_eq!(codes(&told), ["no-such-provision", "misprint"]);
    let (_, told) =
        Document::open_diagnosed(&mut client, "file:///elsewhere/a.md", "markdown", text);
    assert_eq!(codes(&told), ["ambiguous", "no-such-provision", "misprint"]);
    client.finish();
}

#[test]
fn the_project_file_completes_and_explains_itself() {
    let folder = Folder::new(&[(".yuanyin.toml", "")]);
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), Value::Null));
    let uri = folder.uri(".yuanyin.toml");
    let text = "house_form = \n\n[diagnostics]\nambiguous = \"off\"\n";
    let (_, _) = Document::open_diagnosed(&mut client, &uri, "toml", text);
    let at = |line: u32, character: u32| json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}});
    let values = client.ask("textDocument/completion", &at(0, 13));
    let written: Vec<&str> = values
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|item| item["textEdit"]["newText"].as_str())
        .collect();
    assert_eq!(
        written,
        [
            "\"compilation\"",
            "\"report\"",
            "\"instrument\"",
            "\"long\""
        ]
    );
    let explained = client.ask("textDocument/hover", &at(3, 3));
    let explained = explained["contents"]["value"].as_str().expect("a text");
    assert!(explained.contains("`ambiguous`"), "{explained}");
    client.finish();
}

#[test]
fn what_is_wrong_with_the_project_file_is_told() {
    let folder = Folder::new(&[(".yuanyin.toml", "exclude = ['a.md']\ncolour = 1\n")]);
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), Value::Null));
    let told = client.told();
    assert!(
        told.contains(".yuanyin.toml:2:1: There is no setting “colour”."),
        "{told}"
    );
    // The rest holds.
    let text = "见A部分 七.45。";
    let (_, diagnosed) =
        Document::open_diagnosed(&mut client, &folder.uri("a.md"), "markdown", text);
    assert_eq!(diagnosed, Vec::<Value>::new());

    // Open, it has diagnostics, and holds as it is written.
    let project = "exclude = ['a.md']\ncolour = 1\n";
    let (mut project, diagnosed) =
        Document::open_diagnosed(&mut client, &folder.uri(".yuanyin.toml"), "toml", project);
    assert_eq!(codes(&diagnosed), ["project-file"]);
    assert_eq!(project.words(&diagnosed[0]["range"]), "colour");
    project.replace_words(&mut client, "colour = 1", "locale = \"zh\"");
    assert_eq!(client.diagnostics(&project.uri, 2), Vec::<Value>::new());
    project.replace_words(&mut client, "'a.md'", "'b.md'");
    let published = client.published(&folder.uri("a.md"));
    // Once for the language, once for what is left out, or once for both.
    let last = if published["diagnostics"] == json!([]) {
        client.published(&folder.uri("a.md"))
    } else {
        published
    };
    let message = last["diagnostics"][0]["message"].as_str();
    assert!(
        message.is_some_and(|message| message.starts_with("A部分第七节没有")),
        "{last}"
    );
    assert_eq!(client.diagnostics(&project.uri, 3), Vec::<Value>::new());
    // While it is being written, what it said before holds.
    project.replace_words(&mut client, "locale = \"zh\"", "locale = ");
    let broken = client.diagnostics(&project.uri, 4);
    assert_eq!(codes(&broken), ["project-file"]);
    client.finish();
}

#[test]
fn a_corpus_outside_of_the_workspace_is_refused() {
    let outside = Folder::new(&[("zh/part-a.md", "# A\n")]);
    let folder = Folder::new(&[]);
    folder.write(
        ".yuanyin.toml",
        &format!("corpus = '{}'\n", outside.path().display()),
    );
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), Value::Null));
    let told = client.told();
    assert!(told.contains("outside the project's folder"), "{told}");
    let (document, _) = Document::open_diagnosed(
        &mut client,
        &folder.uri("a.md"),
        "markdown",
        "见A部分 七.20。",
    );
    let hover = client.ask("textDocument/hover", &document.at("七.20"));
    assert!(hover.to_string().contains("A.七.20"), "{hover}");
    client.finish();
}

#[test]
fn a_corpus_in_the_workspace_is_taken() {
    let folder = Folder::new(&[(".yuanyin.toml", "corpus = 'ours'\n")]);
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/technical-assistance");
    for name in [
        "compilation.toml",
        "register.toml",
        "zh/edition.toml",
        "zh/errata.toml",
        "zh/front-matter.md",
        "zh/introduction.md",
        "zh/part-b.md",
        "zh/index.md",
        "zh/back-matter.md",
        "source.txt",
    ] {
        if let Ok(text) = std::fs::read_to_string(corpus.join(name)) {
            folder.write(&format!("ours/{name}"), &text);
        }
    }
    let part_a = std::fs::read_to_string(corpus.join("zh/part-a.md")).expect("part A");
    folder.write(
        "ours/zh/part-a.md",
        &part_a.replace("各国应当考虑参与和支持", "各国不妨参与和支持"),
    );
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), Value::Null));
    // The built-in corpus would say that this is misquoted.
    let (document, found) = Document::open_diagnosed(
        &mut client,
        &folder.uri("a.md"),
        "markdown",
        "A部分 七.20规定：“各国不妨参与和支持”。",
    );
    assert_eq!(found, [] as [Value; 0]);
    let hover = client.ask("textDocument/hover", &document.at("七.20"));
    assert!(hover.to_string().contains("各国不妨"), "{hover}");
    let definition = client.ask("textDocument/definition", &document.at("七.20"));
    assert_eq!(definition[0]["targetUri"], folder.uri("ours/zh/part-a.md"));
    client.finish();
}

/// An editor that can make files.
fn making_files() -> Value {
    let mut capabilities = capabilities();
    capabilities["workspace"] = json!({
        "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename", "delete"]},
    });
    capabilities
}

/// The action with a title among those offered on some words.
fn action(
    client: &mut Client,
    document: &Document,
    words: &str,
    told: &[Value],
    title: &str,
) -> Option<Value> {
    let actions = client.ask("textDocument/codeAction", &document.actions(words, told));
    let actions = actions.as_array().expect("a list of actions").iter();
    let mut titled = actions.filter(|action| {
        action["title"]
            .as_str()
            .is_some_and(|one| one.contains(title))
    });
    titled.next().cloned()
}

#[test]
fn a_finding_is_left_alone_where_a_comment_says_so() {
    let mut client = Client::open_editor();
    let text = "见A部分 七.45。\r\n\r\n- 又见A部分 七.46。\r\n";
    let (mut document, told) =
        Document::open_diagnosed(&mut client, "untitled:1", "markdown", text);
    assert_eq!(told.len(), 2);
    let mut told = told;
    for (words, version) in [("七.45", 2), ("七.46", 3)] {
        let title = "Ignore “no such provision” here";
        let found = action(&mut client, &document, words, &told, title).expect("an action");
        assert_eq!(found["kind"], "quickfix");
        assert_eq!(found["diagnostics"].as_array().map(Vec::len), Some(1));
        document.apply(&mut client, &found["edit"]["changes"][&document.uri]);
        told = client.diagnostics(&document.uri, version);
    }
    assert_eq!(told, Vec::<Value>::new());
    assert_eq!(
        document.text,
        "<!-- yuanyin: ignore-next-line no-such-provision -->\r\n见A部分 七.45。\r\n\r\n\
         - 又见A部分 七.46。 <!-- yuanyin: ignore-line no-such-provision -->\r\n"
    );
    document.replace_words(&mut client, "七.45", "七.20");
    let told = client.diagnostics(&document.uri, 4);
    assert_eq!(codes(&told), ["unused-exemption"]);
    let found = action(
        &mut client,
        &document,
        "yuanyin",
        &told,
        "Remove this comment",
    )
    .expect("an action");
    document.apply(&mut client, &found["edit"]["changes"][&document.uri]);
    assert!(
        document.text.starts_with("见A部分 七.20。"),
        "{}",
        document.text
    );
    assert_eq!(client.diagnostics(&document.uri, 5), Vec::<Value>::new());
    client.finish();
}

#[test]
fn a_finding_is_left_alone_where_the_project_file_says_so() {
    let folder = Folder::new(&[]);
    let mut client = Client::start();
    client.initialize(&folder.params(making_files(), Value::Null));
    let uri = folder.uri("%E7%A8%BF.md");
    let text = "见A部分 七.45和七.46。";
    let (document, told) = Document::open_diagnosed(&mut client, &uri, "markdown", text);
    assert_eq!(told.len(), 2);
    let title = "Ignore “no such provision” of “A部分 七.45” in this draft";
    let made = action(&mut client, &document, "七.45", &told, title).expect("an action");
    let changes = &made["edit"]["documentChanges"];
    assert_eq!(changes[0]["kind"], "create");
    assert_eq!(changes[0]["uri"], folder.uri(".yuanyin.toml"));
    let entry = changes[1]["edits"][0]["newText"].as_str().expect("a text");
    assert_eq!(
        entry,
        "[[ignore]]\npath = \"/稿.md\"\ncode = \"no-such-provision\"\ncitation = \"A部分 七.45\"\n"
    );

    // The editor makes the file, and shows it.
    folder.write(".yuanyin.toml", "");
    let mut project = Document::open(&mut client, &folder.uri(".yuanyin.toml"), "toml", "");
    client.diagnostics(&project.uri, 1);
    project.apply(&mut client, &changes[1]["edits"]);
    let told = client.published(&uri)["diagnostics"].clone();
    let told = told.as_array().expect("diagnostics");
    assert_eq!(told.len(), 1);
    assert_eq!(document.words(&told[0]["range"]), "七.46");
    client.diagnostics(&project.uri, 2);

    // A second entry goes behind the first, in the version that is open.
    let title = "Ignore “no such provision” of “七.46” in this draft";
    let made = action(&mut client, &document, "七.46", told, title).expect("an action");
    let change = &made["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 2);
    project.apply(&mut client, &change["edits"]);
    assert_eq!(client.published(&uri)["diagnostics"], json!([]));
    client.diagnostics(&project.uri, 3);
    assert_eq!(
        project.text.matches("[[ignore]]").count(),
        2,
        "{}",
        project.text
    );
    client.finish();
}

#[test]
fn a_project_file_is_not_offered_to_editors_that_cannot_make_one() {
    let folder = Folder::new(&[]);
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), Value::Null));
    let (document, told) = Document::open_diagnosed(
        &mut client,
        &folder.uri("a.md"),
        "markdown",
        "见A部分 七.45。",
    );
    assert_eq!(
        action(&mut client, &document, "七.45", &told, "in this draft"),
        None
    );
    // Where there is one, it is changed; the editor does not say when that is saved.
    folder.write(".yuanyin.toml", "# 我们的\n");
    let found = action(&mut client, &document, "七.45", &told, ".yuanyin.toml").expect("an action");
    let edits = &found["edit"]["changes"][folder.uri(".yuanyin.toml")];
    assert_eq!(
        edits[0]["range"]["start"],
        json!({"line": 1, "character": 0})
    );
    let entry = edits[0]["newText"].as_str().expect("a text");
    folder.write(".yuanyin.toml", &format!("# 我们的\n{entry}"));
    // It is noticed when something else happens, a second after it was last looked for.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    client.notify("textDocument/didSave", &document.whole());
    assert_eq!(client.published(&document.uri)["diagnostics"], json!([]));
    client.finish();
}

#[test]
fn folders_can_come_and_go() {
    let (one, other) = (
        Folder::new(&[("a.md", "见七.20。\n")]),
        Folder::new(&[
            ("b.md", "见七.20。\n"),
            (".yuanyin.toml", "[diagnostics]\nambiguous = 'off'\n"),
        ]),
    );
    let mut client = one.open();
    let uri = other.uri("c.md");
    let (document, told) =
        Document::open_diagnosed(&mut client, &uri, "markdown", "见七.20、七.1。");
    assert_eq!(codes(&told), ["ambiguous"]);
    let names = |client: &mut Client| -> Vec<String> {
        let found = references(client, &document, "七.20");
        let places = found.as_array().into_iter().flatten();
        places
            .map(|place| {
                place["uri"]
                    .as_str()
                    .and_then(|uri| uri.rsplit('/').next())
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect()
    };
    let mut sorted = names(&mut client);
    sorted.sort();
    assert_eq!(sorted, ["a.md", "c.md"]);
    let folder =
        |folder: &Folder| json!({"uri": folder.uri("").trim_end_matches('/'), "name": "x"});
    let event = json!({"event": {"added": [folder(&other)], "removed": [folder(&one)]}});
    client.notify("workspace/didChangeWorkspaceFolders", &event);
    assert_eq!(client.published(&uri)["diagnostics"], json!([]));
    wait_for_scan(&mut client);
    assert_eq!(names(&mut client), ["b.md", "c.md"]);
    client.finish();
}

#[test]
fn a_folder_of_anything_is_looked_through() {
    let folder = Folder::new(&[("a.md", "见七.20。\n")]);
    std::fs::write(folder.path().join("gbk.txt"), [0xbc, 0xfb, 0xc6, 0xdf]).expect("a file");
    folder.write("large.md", &"见七.20。\n".repeat(5 << 20 >> 4));
    std::fs::create_dir(folder.path().join("folder.md")).expect("a folder");
    let mut client = Client::start();
    client.initialize(&folder.params(showing_progress(), Value::Null));
    let end = wait_for_scan(&mut client);
    assert_eq!(end["message"], "1 file, 1 citation");
    client.finish();
}

#[test]
fn drafts_that_are_not_open_are_checked_when_asked_for() {
    let rules = "exclude = [\"old/\"]\n[diagnostics]\nno-such-provision = \"hint\"\n";
    let folder = Folder::new(&[
        ("opinion.md", "见A部分 七.45。\n"),
        ("sub/right.md", "见A部分 七.20。\n"),
        ("old/a.md", "见A部分 七.46。\n"),
        (".yuanyin.toml", rules),
    ]);
    std::fs::write(folder.path().join("bad.md"), b"\xff").expect("a file");
    let mut client = folder.open();
    let drafts = client.ask("yuanyin/drafts", &json!({}));
    let all = ["bad.md", "opinion.md", "sub/right.md"].map(|name| folder.uri(name));
    assert_eq!(drafts, json!(all), "what is excluded is no draft");

    let checked = client.ask("yuanyin/check", &json!({"uris": drafts}));
    let reason = checked[0]["unreadable"].as_str().expect("a reason");
    assert!(reason.contains("UTF-8"), "{reason}");
    let told = &checked[1]["diagnostics"];
    assert_eq!(told.as_array().expect("a list").len(), 1);
    assert_eq!(told[0]["code"], "no-such-provision");
    assert_eq!(told[0]["severity"], 4, "as the project file has it");
    assert_eq!(checked[2]["diagnostics"], json!([]));

    // An open one as it stands in the editor; what lies elsewhere is not read.
    let opinion = folder.uri("opinion.md");
    let text = "见A部分 七.45和七.46。";
    Document::open_diagnosed(&mut client, &opinion, "markdown", text);
    let asked = json!({"uris": [opinion, "file:///etc/passwd"]});
    let checked = client.ask("yuanyin/check", &asked);
    assert_eq!(checked.as_array().expect("a list").len(), 1);
    assert_eq!(
        checked[0]["diagnostics"].as_array().expect("a list").len(),
        2
    );
    client.finish();
}

/// In a window of several folders each is asked for, and what is set for one holds for its drafts alone.
#[test]
fn what_is_set_for_a_folder_holds_for_its_drafts() {
    let folder = Folder::new(&[]);
    for name in ["one/a.md", "other/b.md"] {
        folder.write(name, "见A部分 七.45。\n");
    }
    let mut capabilities = capabilities();
    capabilities["workspace"] = json!({"configuration": true});
    let mut params = initialize_params(capabilities, Value::Null);
    let opened = ["one", "other"].map(|name| json!({"uri": folder.uri(name), "name": name}));
    params["workspaceFolders"] = json!(opened);
    let mut client = Client::start();
    client.initialize(&params);
    let asked = client.said("workspace/configuration");
    let scopes = asked["params"]["items"].as_array().expect("items");
    let scopes: Vec<&Value> = scopes.iter().map(|item| &item["scopeUri"]).collect();
    assert_eq!(
        scopes,
        [
            &Value::Null,
            &json!(folder.uri("one")),
            &json!(folder.uri("other"))
        ]
    );
    let severity = |severity: &str| json!({"diagnostics": {"no-such-provision": severity}});
    client.respond(
        &asked,
        &json!([severity("error"), severity("error"), severity("off")]),
    );
    for (name, problems) in [("one/a.md", 1), ("other/b.md", 0)] {
        let uri = folder.uri(name);
        let (_, diagnostics) =
            Document::open_diagnosed(&mut client, &uri, "markdown", "见A部分 七.45。\n");
        assert_eq!(diagnostics.len(), problems, "{name}");
    }
    client.finish();
}
