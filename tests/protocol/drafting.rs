//! What a drafter does, over the wire: completion accepted, diagnostics heard of and mended, links
//! followed, the corpus opened, several documents of any kind.

use serde_json::{Value, json};

use crate::client::{Client, capabilities};
use crate::document::Document;

const URI: &str = "untitled:Untitled-1";

fn labels(completed: &Value) -> Vec<&str> {
    items(completed)
        .iter()
        .map(|item| item["label"].as_str().expect("an item has a label"))
        .collect()
}

fn items(completed: &Value) -> &[Value] {
    completed["items"].as_array().expect("a list of items")
}

/// The first item of a search in a draft, beside other drafts that are open.
fn first_beside(others: &[&str], typed: &str) -> String {
    let mut client = Client::open_editor();
    for (number, text) in others.iter().enumerate() {
        let uri = format!("untitled:Other-{number}");
        Document::open_diagnosed(&mut client, &uri, "markdown", text);
    }
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", typed);
    let completed = client.ask("textDocument/completion", &document.behind(typed));
    let first = labels(&completed)[0].to_owned();
    client.finish();
    first
}

#[test]
fn what_the_drafter_cites_comes_first_among_what_is_found_equally_well() {
    let typed = "又见@司法协助";
    let alone = first_beside(&[], typed);
    assert_ne!(alone, "A.七.23");
    assert_ne!(alone, "A.九.5");
    // Other drafts of the workspace, then the draft itself before them.
    let others = ["见A部分 七.23。", "再见A部分 七.23。"];
    assert_eq!(first_beside(&others, typed), "A.七.23");
    let own = "见A部分 九.5。又见@司法协助";
    assert_eq!(first_beside(&others, own), "A.九.5");
    // What is not found equally well is no better for it.
    let elsewhere = ["见A部分 七.10。"];
    assert_eq!(first_beside(&elsewhere, typed), alone);
}

fn titles(actions: &Value) -> Vec<&str> {
    actions
        .as_array()
        .expect("a list of actions")
        .iter()
        .map(|action| action["title"].as_str().expect("an action has a title"))
        .collect()
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics
        .iter()
        .map(|diagnostic| {
            diagnostic["code"]
                .as_str()
                .expect("a diagnostic has a code")
        })
        .collect()
}

fn action<'a>(actions: &'a Value, title: &str) -> &'a Value {
    let found = actions.as_array().and_then(|actions| {
        actions.iter().find(|action| {
            action["title"]
                .as_str()
                .is_some_and(|found| found.starts_with(title))
        })
    });
    found.unwrap_or_else(|| panic!("“{title}” is not among {:?}", titles(actions)))
}

#[test]
fn an_accepted_completion_makes_the_citation_that_its_label_says() {
    for (typed, label, accepted, provision) in [
        (
            "建立网络，见A部分 七.",
            "七.20",
            "建立网络，见A部分 七.20",
            "A.七.20",
        ),
        ("𠮷😀，见七.2", "七.20", "𠮷😀，见七.20", "A.七.20"),
        ("见七.", "B部分 七.1", "见B部分 七.1", "B.七.1"),
        ("根据决定 ", "决定 3/4", "根据决定 3/4", "B.三"),
        ("根据第3/", "第3/4号决定", "根据第3/4号决定", "B.三"),
        (
            "第3/4号决定第2段(",
            "(b)项",
            "第3/4号决定第2段(b)项",
            "B.三.2.b",
        ),
        ("第7/3号决议附", "附件一", "第7/3号决议附件一", "A.七"),
        (
            "决议7/3附件一第2",
            "第20段",
            "决议7/3附件一第20段",
            "A.七.20",
        ),
        (
            "CTOC/COP/WG.2/2013/5，第",
            "第24段",
            "CTOC/COP/WG.2/2013/5，第24段",
            "A.七.20",
        ),
        (
            "六，附件，(b)(",
            "六，附件，(b)(三)",
            "六，附件，(b)(三)",
            "B.六.附件.b.(三)",
        ),
        ("见A部分 ", "七", "见A部分 七", "A.七"),
        // Search: by number, by words, by pinyin, in the wide characters of an input method.
        ("见@7.20", "A.七.20", "见A部分 七.20", "A.七.20"),
        ("𠮷😀见@专业培训", "A.七.8", "𠮷😀见A部分 七.8", "A.七.8"),
        ("见@sfxz", "A.七.23", "见A部分 七.23", "A.七.23"),
        ("见＠ｓｆｘｚ", "A.七.23", "见A部分 七.23", "A.七.23"),
    ] {
        let mut client = Client::open_editor();
        let text = format!("{typed}\r\n\r\n后面还有一段。");
        let (mut document, _) = Document::open_diagnosed(&mut client, URI, "markdown", &text);
        let completed = client.ask("textDocument/completion", &document.behind(typed));
        assert_eq!(completed["isIncomplete"], true);
        let item = items(&completed)
            .iter()
            .find(|item| item["label"] == label)
            .unwrap_or_else(|| panic!("{typed}: {label} is not among {:?}", labels(&completed)));

        // The range is the fragment being typed, and the filter begins with what it holds.
        let edit = &item["textEdit"];
        let replaced = document.words(&edit["range"]).to_owned();
        assert!(
            typed.ends_with(&replaced) && !replaced.starts_with('见'),
            "{typed}: {replaced}"
        );
        let filter = item["filterText"].as_str().expect("an item has a filter");
        assert!(filter.starts_with(&replaced), "{typed}: {filter}");
        let sorted: Vec<&Value> = items(&completed)
            .iter()
            .map(|item| &item["sortText"])
            .collect();
        assert!(sorted.is_sorted_by_key(|sort| sort.as_str()), "{sorted:?}");

        // The full text comes when it is asked for.
        assert!(item.get("documentation").is_none());
        let resolved = client.ask("completionItem/resolve", item);
        let documentation = resolved["documentation"]["value"]
            .as_str()
            .unwrap_or_default();
        // In a draft in another language below its name there.
        let mut heading = documentation.lines().take(2);
        assert!(
            heading.any(|line| line.starts_with(&format!("**{provision}**"))
                || line.starts_with(&format!("{provision} · "))),
            "{documentation}"
        );
        assert_eq!(resolved["textEdit"], *edit);

        document.apply(&mut client, &json!([edit]));
        assert_eq!(document.text, format!("{accepted}\r\n\r\n后面还有一段。"));
        client.diagnostics(URI, document.version);
        let hover = client.ask("textDocument/hover", &document.behind(accepted));
        let shown = hover["contents"]["value"].as_str().unwrap_or_default();
        assert_eq!(shown.lines().next(), Some(provision), "{accepted}");
        client.finish();
    }
}

/// An editor asks with trigger characters of other servers, and for items that are not ours.
#[test]
fn completion_takes_any_trigger_and_resolves_any_item() {
    let mut client = Client::open_editor();
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", "见七.");
    let mut params = document.behind("见七.");
    params["context"] = json!({"triggerKind": 2, "triggerCharacter": "$"});
    assert!(!items(&client.ask("textDocument/completion", &params)).is_empty());
    for data in [
        Value::Null,
        json!(7),
        json!("A.七.99"),
        json!("nonsense"),
        json!({"七": 1}),
    ] {
        let item = json!({"label": "x", "data": data});
        let resolved = client.ask("completionItem/resolve", &item);
        assert_eq!(resolved["label"], "x");
        assert!(resolved.get("documentation").is_none());
    }
    client.finish();
}

#[test]
fn a_document_in_a_language_that_nobody_knows_is_read_by_the_ending_of_its_name() {
    let mut client = Client::open_editor();
    let text = "旧号`A部分 七.45`，见A部分 七.46。\n";
    for (uri, language_id, expected) in [
        ("file:///w/a.md", "markdown_latex_combined", 1),
        ("file:///w/b.md", "plaintext", 2),
        ("file:///w/c.unheard-of", "vimwiki", 2),
    ] {
        let (_, told) = Document::open_diagnosed(&mut client, uri, language_id, text);
        assert_eq!(told.len(), expected, "{uri} {language_id}: {told:?}");
    }
    client.finish();
}

#[test]
fn diagnostics_are_pushed_with_every_edit_and_tell_what_and_why() {
    let mut client = Client::open_editor();
    let (mut document, found) =
        Document::open_diagnosed(&mut client, URI, "markdown", "见A部分 七.45。\n");
    assert_eq!(codes(&found), ["no-such-provision"]);
    assert_eq!(found[0]["source"], "yuanyin");
    assert_eq!(found[0]["severity"], 1);
    assert_eq!(
        found[0]["message"],
        "Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31."
    );
    assert_eq!(document.words(&found[0]["range"]), "A部分 七.45");
    let related = &found[0]["relatedInformation"][0];
    assert!(
        related["location"]["uri"]
            .as_str()
            .is_some_and(|uri| uri.ends_with("zh/part-a.md"))
    );

    document.replace_words(&mut client, "45", "20");
    assert_eq!(codes(&client.diagnostics(URI, 2)), Vec::<&str>::new());
    document.replace_words(&mut client, "A部分 七.20", "七.1和A部分 七.22-20");
    assert_eq!(
        codes(&client.diagnostics(URI, 3)),
        ["ambiguous", "reversed-range"]
    );
    client.finish();
}

#[test]
fn diagnostics_are_pulled_by_clients_that_pull_and_then_not_pushed() {
    let mut capabilities = capabilities();
    capabilities["textDocument"]["diagnostic"] = json!({"dynamicRegistration": false});
    let mut client = Client::open_editor_with(capabilities, Value::Null);
    let mut document = Document::open(&mut client, URI, "markdown", "见A部分 七.45。\n");
    let pull = |client: &mut Client, document: &Document| {
        let report = client.ask("textDocument/diagnostic", &document.whole());
        assert_eq!(report["kind"], "full");
        report["items"].as_array().expect("a list").clone()
    };
    assert_eq!(codes(&pull(&mut client, &document)), ["no-such-provision"]);
    document.replace_words(&mut client, "七.45", "七.20");
    assert_eq!(codes(&pull(&mut client, &document)), Vec::<&str>::new());
    let nowhere = json!({"textDocument": {"uri": "untitled:nowhere"}});
    assert_eq!(
        client.ask("textDocument/diagnostic", &nowhere)["items"],
        json!([])
    );
    document.close(&mut client);
    // Nothing was pushed: `finish` fails on what nobody read.
    client.finish();
}

/// The capability under the name that the protocol gives it.
#[test]
fn clients_that_pull_are_asked_to_pull_again_when_the_settings_change() {
    let mut capabilities = capabilities();
    capabilities["textDocument"]["diagnostic"] = json!({"dynamicRegistration": false});
    capabilities["workspace"]["diagnostics"] = json!({"refreshSupport": true});
    let mut client = Client::open_editor_with(capabilities, Value::Null);
    let settings = json!({"settings": {"yuanyin": {"diagnostics": {"no-such-provision": "off"}}}});
    client.notify("workspace/didChangeConfiguration", &settings);
    let asked = client.said("workspace/diagnostic/refresh");
    client.respond(&asked, &Value::Null);
    client.finish();
}

#[test]
fn a_quick_fix_mends_what_it_names() {
    for (text, cited, title, mended) in [
        (
            "见A部分 七.45。\n",
            "A部分 七.45",
            "Change to “A部分 七.25”",
            "见A部分 七.25。\n",
        ),
        (
            "见七.1。\n",
            "七.1",
            "Change to “B部分 七.1”",
            "见B部分 七.1。\n",
        ),
        (
            "😀决议 3/4 第2段\r\n",
            "决议 3/4",
            "Change to “决定 3/4 第2段”",
            "😀决定 3/4 第2段\r\n",
        ),
        (
            "见A部分 九.19-18。",
            "九.19",
            "Change to “A部分 九.18-19”",
            "见A部分 九.18-19。",
        ),
        (
            "专题索引列于三.3.c。",
            "三.3.c",
            "Change to “二.3.c”",
            "专题索引列于二.3.c。",
        ),
        (
            "第5/6、6/9和7/3号决议",
            "6/9",
            "Change to “6/4”",
            "第5/6、6/4和7/3号决议",
        ),
    ] {
        let mut client = Client::open_editor();
        let (mut document, found) = Document::open_diagnosed(&mut client, URI, "markdown", text);
        assert_eq!(found.len(), 1, "{text}");
        let actions = client.ask("textDocument/codeAction", &document.actions(cited, &found));
        let fix = action(&actions, title);
        assert_eq!(fix["kind"], "quickfix");
        assert_eq!(fix["diagnostics"], json!(found), "it names what it mends");
        document.apply(&mut client, &fix["edit"]["changes"][URI]);
        assert_eq!(document.text, mended);
        assert_eq!(
            codes(&client.diagnostics(URI, document.version)),
            Vec::<&str>::new(),
            "{mended}"
        );
        client.finish();
    }
}

#[test]
fn all_of_a_kind_are_mended_at_once_and_only_what_is_asked_for_is_offered() {
    let text = "见A部分 九.19-18和七.22-20。\n\n决议 3/4 有误，见七.1。\n";
    let mut resolving = capabilities();
    resolving["textDocument"]["codeAction"] =
        json!({"resolveSupport": {"properties": ["edit"]}, "dataSupport": true});
    let mut client = Client::open_editor_with(resolving, Value::Null);
    let (mut document, found) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    assert_eq!(
        codes(&found),
        [
            "reversed-range",
            "reversed-range",
            "wrong-kind",
            "ambiguous"
        ]
    );

    // Only kinds that are wanted, and only what touches the range.
    let mut params = document.actions("九.19", &found);
    params["context"]["only"] = json!(["source.fixAll"]);
    let actions = client.ask("textDocument/codeAction", &params);
    let kinds: Vec<&Value> = actions
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["kind"])
        .collect();
    assert_eq!(kinds, ["source.fixAll.yuanyin"]);
    params["context"]["only"] = json!(["source.organizeImports"]);
    assert_eq!(client.ask("textDocument/codeAction", &params), json!([]));
    params["context"]["only"] = json!(["quickfix"]);
    let actions = client.ask("textDocument/codeAction", &params);
    let offered = titles(&actions);
    assert!(
        offered.iter().all(|title| !title.contains("3/4")),
        "{offered:?}"
    );

    let all = action(&actions, "Fix all “reversed range” problems in this draft");
    assert_eq!(all["diagnostics"].as_array().map(Vec::len), Some(2));
    let all = client.ask("codeAction/resolve", all);
    document.apply(&mut client, &all["edit"]["changes"][URI]);
    assert_eq!(
        document.text,
        "见A部分 九.18-19和七.20-22。\n\n决议 3/4 有误，见七.1。\n"
    );
    let found = client.diagnostics(URI, document.version);
    assert_eq!(codes(&found), ["wrong-kind", "ambiguous"]);

    let mut params = document.actions("见七.1", &[]);
    params["context"]["only"] = json!(["source"]);
    let actions = client.ask("textDocument/codeAction", &params);
    let all = client.ask("codeAction/resolve", &actions[0]);
    document.apply(&mut client, &all["edit"]["changes"][URI]);
    assert_eq!(
        document.text,
        "见A部分 九.18-19和七.20-22。\n\n决定 3/4 有误，见七.1。\n"
    );
    assert_eq!(
        codes(&client.diagnostics(URI, document.version)),
        ["ambiguous"]
    );
    client.finish();
}

#[test]
fn symbols_are_links_and_a_provision_is_highlighted_under_every_name() {
    let text =
        "见CTOC/COP/WG.2/2013/5，第24段。\n\n即A部分 七.20，第7/3号决议附件一第20段，非七.21。\n";
    let mut client = Client::open_editor();
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    let links = client.ask("textDocument/documentLink", &document.whole());
    assert_eq!(
        links[0]["target"],
        "https://undocs.org/CTOC/COP/WG.2/2013/5"
    );
    assert_eq!(document.words(&links[0]["range"]), "CTOC/COP/WG.2/2013/5");
    assert_eq!(links.as_array().map(Vec::len), Some(1));
    let marked = client.ask("textDocument/documentHighlight", &document.at("七.20"));
    let marked: Vec<&str> = marked
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| document.words(&one["range"]))
        .collect();
    assert_eq!(
        marked,
        [
            "CTOC/COP/WG.2/2013/5，第24段",
            "A部分 七.20",
            "第7/3号决议附件一第20段"
        ]
    );
    client.finish();
}

/// The file that a definition opens: read-only, with an outline and folds, and citations of its own.
#[test]
fn the_corpus_is_opened_from_a_definition() {
    let mut client = Client::open_editor();
    let (draft, _) = Document::open_diagnosed(&mut client, URI, "markdown", "见B部分 三.2.b。");
    let links = client.ask("textDocument/definition", &draft.at("三.2.b"));
    let uri = links[0]["targetUri"].as_str().expect("a target");
    let path = uri.strip_prefix("file://").expect("a file");
    assert!(
        std::fs::metadata(path)
            .expect("it is there")
            .permissions()
            .readonly()
    );
    let text = std::fs::read_to_string(path).expect("it can be read");
    let (file, found) = Document::open_diagnosed(&mut client, uri, "markdown", &text);
    assert_eq!(found, Vec::<Value>::new(), "the corpus is without problems");

    let symbols = client.ask("textDocument/documentSymbol", &file.whole());
    let sections = symbols.as_array().expect("a list");
    assert_eq!(sections.len(), 8);
    let section = &sections[2];
    assert_eq!(section["name"], "三");
    let provision = section["children"]
        .as_array()
        .and_then(|children| children.iter().find(|child| child["name"] == "三.2"))
        .expect("三.2 is in the outline");
    assert_eq!(provision["children"][1]["name"], "三.2.b");
    let target = &links[0]["targetSelectionRange"];
    assert_eq!(provision["children"][1]["selectionRange"], *target);

    let folds = client.ask("textDocument/foldingRange", &file.whole());
    let folds = folds.as_array().expect("a list");
    let begins = section["range"]["start"]["line"].clone();
    assert!(
        folds.iter().any(|fold| fold["startLine"] == begins),
        "the section folds"
    );
    // What the corpus itself cites can be hovered.
    let cited = "第2/6号决定";
    let hover = client.ask("textDocument/hover", &file.at(cited));
    assert!(
        hover["contents"]["value"]
            .as_str()
            .is_some_and(|shown| shown.starts_with("B.二")),
        "{hover}"
    );

    // A draft has neither outline nor folds.
    assert_eq!(
        client.ask("textDocument/documentSymbol", &draft.whole()),
        Value::Null
    );
    assert_eq!(
        client.ask("textDocument/foldingRange", &draft.whole()),
        Value::Null
    );
    client.finish();
}

#[test]
fn clients_that_show_less_are_told_less() {
    let mut client = Client::open_editor_with(json!({}), Value::Null);
    let text = "见A部分 七.20，另见七.45。";
    let (mut draft, found) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    draft.columns = crate::document::Columns::Utf16;
    assert!(found[0].get("relatedInformation").is_none());
    let completed = client.ask("textDocument/completion", &draft.behind("见A部分 七.2"));
    let resolved = client.ask("completionItem/resolve", &items(&completed)[0]);
    // A plain string: this client has said nothing of formats.
    assert!(
        resolved["documentation"]
            .as_str()
            .is_some_and(|text| text.starts_with("A.七.2\n"))
    );
    let locations = client.ask("textDocument/definition", &draft.at("七.20"));
    let uri = locations[0]["uri"].as_str().expect("a plain location");
    let path = uri.strip_prefix("file://").expect("a file");
    let text = std::fs::read_to_string(path).expect("it can be read");
    let (file, _) = Document::open_diagnosed(&mut client, uri, "markdown", &text);
    let symbols = client.ask("textDocument/documentSymbol", &file.whole());
    let flat = symbols.as_array().expect("a list");
    let one = flat
        .iter()
        .find(|symbol| symbol["name"] == "七.20")
        .expect("a flat list");
    assert_eq!(one["containerName"], "七");
    assert_eq!(one["location"]["uri"], uri);
    client.finish();
}

#[test]
fn any_document_and_any_language_is_served() {
    let mut client = Client::open_editor();
    for (uri, language_id) in [
        ("untitled:Untitled-1", "markdown"),
        ("untitled:%E6%9C%AA%E5%91%BD%E5%90%8D-2", "plaintext"),
        ("file:///drafts/%E8%8D%89%E6%A1%88.md", "markdown"),
        ("file:///c%3a/drafts/%e8%8d%89%e6%a1%88.md", "markdown"),
        ("file:///drafts/draft.tex", "latex"),
        ("file:///drafts/draft.adoc", "asciidoc"),
        ("file:///drafts/draft.typ", "typst"),
        ("file:///drafts/draft.rst", "restructuredtext"),
        ("file:///drafts/draft.html", "html"),
        ("file:///drafts/draft.org", "org"),
        ("vscode-notebook-cell:/drafts/notes.ipynb#1", "markdown"),
        ("git:/drafts/draft.md?ref=HEAD", "a language nobody knows"),
        ("mailto:x", ""),
    ] {
        let text = "建立网络，见A部分 七.20；另见七.45。\n";
        let (document, found) = Document::open_diagnosed(&mut client, uri, language_id, text);
        assert_eq!(codes(&found), ["no-such-provision"], "{uri}");
        let hover = client.ask("textDocument/hover", &document.at("七.20"));
        assert_eq!(document.words(&hover["range"]), "A部分 七.20", "{uri}");
    }
    client.finish();
}

#[test]
fn several_documents_are_apart_and_closing_one_clears_it() {
    let mut client = Client::open_editor();
    let (one, other) = ("untitled:1", "untitled:2");
    let (mut first, found) =
        Document::open_diagnosed(&mut client, one, "markdown", "见A部分 七.45。");
    assert_eq!(found.len(), 1);
    let (second, found) =
        Document::open_diagnosed(&mut client, other, "markdown", "见A部分 七.46。");
    assert_eq!(found.len(), 1);
    first.replace_words(&mut client, "45", "20");
    assert_eq!(client.diagnostics(one, 2), Vec::<Value>::new());
    let shown = client.ask("textDocument/hover", &second.at("七.46"));
    assert!(
        shown["contents"]["value"]
            .as_str()
            .is_some_and(|shown| shown.contains("no paragraph 46"))
    );

    let at = second.at("七.46");
    second.close(&mut client);
    let cleared = client.published(other);
    assert_eq!(cleared["diagnostics"], json!([]));
    assert_eq!(client.ask("textDocument/hover", &at), Value::Null);
    client.forget(other);

    // Closed and opened again at once, often: the last word is about the open document.
    for _ in 0..50 {
        Document::open(&mut client, other, "markdown", "见A部分 七.47。").close(&mut client);
    }
    let reopened = Document::open(&mut client, other, "markdown", "见A部分 七.48。");
    while !client.published(other).to_string().contains("paragraph 48") {}
    // What comes after it is noticed at the end.
    let hover = client.ask("textDocument/hover", &reopened.at("七.48"));
    assert!(
        hover["contents"]["value"]
            .as_str()
            .is_some_and(|shown| shown.contains("no paragraph 48"))
    );
    client.finish();
}
