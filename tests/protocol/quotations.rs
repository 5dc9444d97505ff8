//! Quotations over the wire: heard to be wrong, shown beside the provision, mended word by word or
//! by another citation; the source of a passage found and cited; a provision quoted.

use serde_json::{Value, json};

use crate::client::{Client, capabilities};
use crate::document::Document;

const URI: &str = "untitled:Untitled-1";

/// The action whose title begins so, of those for a stretch of the document.
fn action(client: &mut Client, document: &Document, words: &str, title: &str) -> Value {
    let actions = actions(client, document, words);
    let found = actions.iter().find(|action| {
        let found = action["title"].as_str();
        found.is_some_and(|found| found.starts_with(title))
    });
    found
        .cloned()
        .unwrap_or_else(|| panic!("“{title}” is not among {actions:#?}"))
}

fn actions(client: &mut Client, document: &Document, words: &str) -> Vec<Value> {
    let start = document.find(words);
    let params = json!({
        "textDocument": {"uri": document.uri},
        "range": document.range(start..start + words.len()),
        "context": {"diagnostics": []},
    });
    let actions = client.ask("textDocument/codeAction", &params);
    actions.as_array().expect("a list of actions").clone()
}

fn edits(action: &Value) -> &Value {
    let changes = action["edit"]["changes"].as_object();
    changes
        .and_then(|changes| changes.get(URI))
        .expect("the action changes the document")
}

#[test]
fn a_misquotation_is_told_shown_and_mended_by_the_exact_words() {
    let mut client = Client::open_editor();
    let text = "代表团重申，“各国应该为中央机关的双边会议和磋商提供便利……”（A部分 七.21）。\n";
    let (mut document, told) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0]["code"], "misquoted");
    assert_eq!(told[0]["severity"], 2);
    let quoted = "各国应该为中央机关的双边会议和磋商提供便利……";
    assert_eq!(document.words(&told[0]["range"]), quoted);
    let message = told[0]["message"].as_str().expect("a message");
    assert!(
        message.contains("A.七.21") && message.contains("【应该→应当】"),
        "{message}"
    );
    let related = &told[0]["relatedInformation"][0];
    assert!(
        related["message"]
            .as_str()
            .is_some_and(|words| words.starts_with("A.七.21"))
    );

    let hover = client.ask("textDocument/hover", &document.at("应该"));
    let shown = hover["contents"]["value"].as_str().expect("a hover's text");
    assert!(
        shown.contains("【应该→应当】") && shown.contains("各国应当为中央机关"),
        "{shown}"
    );
    assert_eq!(document.words(&hover["range"]), quoted);

    let listed = client.ask("yuanyin/citations", &json!({"uri": URI}));
    assert_eq!(listed[0]["state"], "wrong", "{listed:#?}");
    assert_eq!(listed[0]["code"], "misquoted");
    assert_eq!(listed[0]["severity"], "warning");
    assert_eq!(listed[0]["message"], told[0]["message"]);
    assert_eq!(document.words(&listed[0]["range"]), "A部分 七.21");
    assert_eq!(listed[0]["targets"], json!(["A.七.21"]));

    let fix = action(&mut client, &document, "应该", "Correct to the exact words");
    assert_eq!(fix["isPreferred"], true);
    document.apply(&mut client, edits(&fix));
    assert_eq!(document.text, text.replace("应该", "应当"));
    assert_eq!(
        client.diagnostics(URI, document.version),
        Vec::<Value>::new()
    );
    client.finish();
}

#[test]
fn words_of_another_provision_are_mended_by_citing_it() {
    let mut client = Client::open_editor();
    let text = "第7/3号决议附件一第22段规定：“有关国家应当考虑举行非正式磋商”。\n";
    let (mut document, told) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    let message = told[0]["message"].as_str().expect("a message");
    assert!(message.contains("they are from A.七.23"), "{message}");
    let fix = action(
        &mut client,
        &document,
        "非正式",
        "Change to “第7/3号决议附件一第23段”",
    );
    document.apply(&mut client, edits(&fix));
    assert_eq!(document.text, text.replace("第22段", "第23段"));
    assert_eq!(
        client.diagnostics(URI, document.version),
        Vec::<Value>::new()
    );
    client.finish();
}

#[test]
fn a_block_quotation_is_checked_again_when_only_its_introduction_changes() {
    let mut client = Client::open_editor();
    let text = "A部分 七.22规定：\n\n> 有关国家应当考虑举行非正式磋商。\n";
    let (mut document, told) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    assert_eq!(told.len(), 1, "{told:?}");
    document.replace_words(&mut client, "七.22", "七.23");
    assert_eq!(
        client.diagnostics(URI, document.version),
        Vec::<Value>::new()
    );
    document.replace_words(&mut client, "磋商", "协商");
    let told = client.diagnostics(URI, document.version);
    assert_eq!(told[0]["code"], "misquoted");
    client.finish();
}

#[test]
fn the_source_of_a_passage_is_found_and_cited() {
    let mut client = Client::open_editor();
    let text =
        "代表团认为有关国家应当考虑举行非正式磋商，并平行开展金融调查，打击洗钱的上游犯罪。\n";
    let (mut document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    for (words, identity, nearness) in [
        ("有关国家应当考虑举行非正式磋商", "A.七.23", "exact"),
        (
            "平行开展金融调查，打击洗钱的上游犯罪",
            "A.九.18",
            "substance",
        ),
    ] {
        let start = document.find(words);
        let params = json!({
            "textDocument": {"uri": URI},
            "range": document.range(start..start + words.len()),
        });
        let found = client.ask("yuanyin/findSource", &params);
        assert_eq!(found[0]["identity"], identity, "{found:#?}");
        assert_eq!(found[0]["nearness"], nearness);
        // Beside the words themselves nothing is given that only shares some of them.
        let each = found.as_array().expect("a list").iter();
        let mut others = each.map(|one| &one["nearness"]);
        assert!(others.all(|one| *one == nearness), "{found:#?}");
        assert!(
            found[0]["score"]
                .as_f64()
                .is_some_and(|score| score > 0.0 && score <= 1.0)
        );
        assert!(
            found[0]["text"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
        let place = document.words(&found[0]["edit"]["range"]);
        assert_eq!(place, "");
    }
    let unknown = json!({
        "textDocument": {"uri": "untitled:none"},
        "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}},
    });
    assert_eq!(client.ask("yuanyin/findSource", &unknown), Value::Null);
    assert_eq!(
        client.refused("yuanyin/findSource", &json!({"range": 1})),
        -32602
    );

    let cite = action(
        &mut client,
        &document,
        "有关国家应当考虑举行非正式磋商",
        "Cite A.七.23 (word for word)",
    );
    document.apply(&mut client, edits(&cite));
    assert_eq!(
        client.diagnostics(URI, document.version),
        Vec::<Value>::new()
    );
    assert!(
        document.text.contains("非正式磋商（A部分 七.23），并"),
        "{}",
        document.text
    );
    client.finish();
}

/// Neovim ends a selection one unit behind the beginning of its last character, whatever its length.
#[test]
fn the_last_character_of_a_selection_is_taken_whole() {
    let mut client = Client::open_editor();
    let text = "我们认为有关国家应当考虑举行非正式磋商，刻不容缓。\n";
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    let words = "有关国家应当考虑举行非正式磋商";
    let start = document.find(words);
    let mut range = document.range(start..start + words.len() - "商".len());
    let last = range["end"]["character"].as_u64().expect("a column");
    range["end"]["character"] = json!(last + 1);
    let params = json!({"textDocument": {"uri": URI}, "range": range});
    let found = client.ask("yuanyin/findSource", &params);
    assert_eq!(found[0]["identity"], "A.七.23", "{found:#?}");
    let behind = document.range(start + words.len()..start + words.len());
    assert_eq!(found[0]["edit"]["range"], behind);
    client.finish();
}

#[test]
fn a_provision_is_quoted_behind_the_paragraph_that_cites_it() {
    for (language, begins, ends) in [
        ("markdown", "> 在最后确定", "> ——A部分 七.23\n"),
        ("latex", "\\begin{quote}\n在最后确定", "\\end{quote}\n"),
        ("org", "#+begin_quote\n在最后确定", "#+end_quote\n"),
    ] {
        let mut client = Client::open_editor();
        let text = "见A部分 七.23。\n\n完。\n";
        let (mut document, _) = Document::open_diagnosed(&mut client, URI, language, text);
        let quote = action(
            &mut client,
            &document,
            "七.23",
            "Insert the text of A.七.23 as a block quotation",
        );
        document.apply(&mut client, edits(&quote));
        let before = format!("见A部分 七.23。\n\n{begins}");
        assert!(document.text.starts_with(&before), "{}", document.text);
        let behind = format!("{ends}\n完。\n");
        assert!(document.text.ends_with(&behind), "{}", document.text);
        assert_eq!(
            client.diagnostics(URI, document.version),
            Vec::<Value>::new()
        );
        client.finish();
    }
}

#[test]
fn words_without_a_citation_are_told_where_that_is_wanted() {
    let text = "我们认为各国应当努力尽快处理证人正在其中接受保护的案件，刻不容缓。\n";
    let mut client = Client::open_editor();
    let (_, told) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    assert_eq!(told, Vec::<Value>::new());
    client.finish();

    let options = json!({"diagnostics": {"uncited": "hint"}});
    let mut client = Client::open_editor_with(capabilities(), options);
    let (document, told) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    assert_eq!(told[0]["code"], "uncited");
    assert_eq!(told[0]["severity"], 4);
    assert_eq!(
        document.words(&told[0]["range"]),
        "各国应当努力尽快处理证人正在其中接受保护的案件"
    );
    assert!(
        told[0]["message"]
            .as_str()
            .is_some_and(|message| message.contains("A.七.12"))
    );
    client.finish();
}
