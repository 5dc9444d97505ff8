//! What pickers, panels and status lines ask for: the server's own requests, the same as commands,
//! workspace symbols, and topics.

use serde_json::{Value, json};

use crate::client::{Client, capabilities};
use crate::document::{Columns, Document};

const URI: &str = "untitled:Untitled-1";

/// A request of the server's own and the same as a command; both must say the same.
#[track_caller]
fn ask(client: &mut Client, name: &str, parameters: &Value) -> Value {
    let requested = client.ask(&format!("yuanyin/{name}"), parameters);
    let command = json!({"command": format!("yuanyin.{name}"), "arguments": [parameters]});
    let executed = client.ask("workspace/executeCommand", &command);
    assert_eq!(requested, executed, "{name}");
    requested
}

fn each<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    let list = list.as_array().expect("a list");
    list.iter()
        .map(|one| one[field].as_str().expect("a text"))
        .collect()
}

/// The line of a file of the corpus at which a location begins.
fn line_at(location: &Value) -> String {
    let uri = location["uri"].as_str().expect("a location has a file");
    let path = uri.strip_prefix("file://").expect("a file");
    let text = std::fs::read_to_string(path).expect("the file can be read");
    let line = location["range"]["start"]["line"].as_u64().expect("a line");
    let line = usize::try_from(line).expect("a small number");
    text.lines().nth(line).unwrap_or_default().to_owned()
}

#[test]
fn a_search_finds_provisions_with_everything_that_a_picker_shows() {
    let mut client = Client::open_editor();
    let found = ask(&mut client, "search", &json!({"query": "sfxz", "limit": 3}));
    assert_eq!(
        each(&found, "identity"),
        ["A.四.1.b", "A.四.1.f.(一)", "A.七.23"]
    );
    let record = &found[2];
    assert_eq!(record["citation"], "A部分 七.23");
    assert_eq!(
        record["names"],
        json!({
            "report": "CTOC/COP/WG.2/2013/5，第27段",
            "instrument": "第7/3号决议附件一第23段",
            "long": "技术援助问题政府专家工作组第七次会议建议第23段",
        })
    );
    assert_eq!(record["heading"], "第七次会议，2013年10月28日至30日");
    assert_eq!(record["topics"], json!(["司法协助"]));
    let text = record["text"].as_str().expect("a text");
    assert!(text.starts_with("23. 在最后确定正式的司法协助请求时"));
    assert!(line_at(&record["location"]).starts_with("23. 在最后确定正式的司法协助请求时"));
    assert!(record.get("markdown").is_none());

    let nothing = ask(&mut client, "search", &json!({"query": "海洋生物"}));
    assert_eq!(nothing, json!([]));
    let many = ask(&mut client, "search", &json!({"query": "的"}));
    assert_eq!(many.as_array().map(Vec::len), Some(20));
    client.finish();
}

#[test]
fn a_provision_is_asked_for_by_identity_or_citation() {
    let mut client = Client::open_editor();
    for (parameters, expected, code) in [
        (json!({"identity": "A.七.20"}), vec!["A.七.20"], None),
        (
            json!({"citation": "第7/3号决议附件一第20段"}),
            vec!["A.七.20"],
            None,
        ),
        (
            json!({"citation": "七.20-22"}),
            vec!["A.七.20", "A.七.21", "A.七.22"],
            None,
        ),
        (
            json!({"citation": "七.1"}),
            vec!["A.七.1", "B.七.1"],
            Some("ambiguous"),
        ),
        (
            json!({"citation": "A部分 七.45"}),
            vec![],
            Some("no-such-provision"),
        ),
        (json!({"citation": "你好"}), vec![], None),
    ] {
        let named = ask(&mut client, "provision", &parameters);
        assert_eq!(
            each(&named["provisions"], "identity"),
            expected,
            "{parameters}"
        );
        assert_eq!(named["problem"]["code"].as_str(), code, "{parameters}");
        for record in named["provisions"].as_array().expect("a list") {
            let markdown = record["markdown"].as_str().expect("a text");
            assert!(markdown.starts_with(&format!(
                "**{}**",
                record["identity"].as_str().unwrap_or_default()
            )));
            let plain = record["plain"].as_str().expect("a text");
            assert!(plain.starts_with(record["identity"].as_str().unwrap_or_default()));
        }
    }
    let wrong = ask(
        &mut client,
        "provision",
        &json!({"citation": "A部分 七.45"}),
    );
    let message = wrong["problem"]["message"].as_str().unwrap_or_default();
    assert_eq!(
        message,
        "Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31."
    );
    client.finish();
}

#[test]
fn a_provision_is_asked_for_by_a_place_in_a_document() {
    let mut client = Client::open_editor();
    let text = "见A部分 七.20和七.45，此外无他。";
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    let named = ask(&mut client, "provision", &document.at("七.20"));
    assert_eq!(each(&named["provisions"], "identity"), ["A.七.20"]);
    assert_eq!(named["problem"], Value::Null);
    assert_eq!(named["range"]["start"], document.at("A部分")["position"]);
    let wrong = ask(&mut client, "provision", &document.at("七.45"));
    assert_eq!(wrong["provisions"], json!([]));
    assert_eq!(wrong["problem"]["code"], "no-such-provision");
    let nothing = ask(&mut client, "provision", &document.at("此外"));
    assert_eq!(nothing, json!({"provisions": [], "problem": null}));

    // In a file of the corpus, the provision that stands there.
    let of_twenty = named["provisions"][0]["location"].clone();
    let uri = of_twenty["uri"].as_str().expect("an address");
    let path = uri.strip_prefix("file://").expect("a file");
    let part = std::fs::read_to_string(path).expect("the part can be read");
    Document::open_diagnosed(&mut client, uri, "markdown", &part);
    let at = json!({"textDocument": {"uri": uri}, "position": of_twenty["range"]["start"]});
    let standing = ask(&mut client, "provision", &at);
    assert_eq!(each(&standing["provisions"], "identity"), ["A.七.20"]);
    assert_eq!(standing["range"], of_twenty["range"]);
    client.finish();
}

#[test]
fn a_search_names_provisions_in_the_language_of_the_draft() {
    let mut client = Client::open_editor();
    let text = "按照第7/3号决议，应当磋商。\n\nSee Part A, VII.21, and so on.";
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    for (place, citation) in [("应当", "A部分 七.20"), ("so on", "Part A, VII.20")] {
        let mut parameters = document.at(place);
        parameters["query"] = json!("七.20");
        let found = ask(&mut client, "search", &parameters);
        assert_eq!(found[0]["citation"], citation);
    }
    client.finish();
}

#[test]
fn topics_are_asked_for_by_name_or_by_what_they_hold() {
    let mut client = Client::open_editor();
    let money_laundering = ["A.八.13.c", "A.九.13", "A.九.14", "A.九.15", "A.九.18"];
    for parameters in [
        json!({"topic": "洗钱"}),
        json!({"identity": "A.九.14"}),
        json!({"citation": "A部分 九.14"}),
    ] {
        let topics = ask(&mut client, "topic", &parameters);
        assert_eq!(each(&topics, "name"), ["洗钱"], "{parameters}");
        assert_eq!(each(&topics[0]["provisions"], "identity"), money_laundering);
        assert_eq!(line_at(&topics[0]["location"]), "## 洗钱");
    }
    let none = ask(&mut client, "topic", &json!({"topic": "海洋生物"}));
    assert_eq!(none, json!([]));
    client.finish();
}

#[test]
fn the_compilation_is_a_tree_whose_places_can_be_opened() {
    let mut client = Client::open_editor();
    let tree = ask(&mut client, "compilation", &json!({}));
    assert_eq!(
        each(&tree["parts"], "name"),
        [
            "Part A: recommendations of the Working Group on Technical Assistance",
            "Part B: resolutions and decisions of the Conference"
        ]
    );
    let section = &tree["parts"][0]["sections"][6];
    assert_eq!(section["identity"], "A.七");
    assert_eq!(section["label"], "第七次会议，2013年10月28日至30日");
    assert_eq!(section["children"].as_array().map(Vec::len), Some(31));
    let provision = &section["children"][19];
    assert_eq!(provision["identity"], "A.七.20");
    assert_eq!(provision["citation"], "A部分 七.20");
    assert_eq!(provision["label"], "20.");
    assert!(
        provision["words"]
            .as_str()
            .is_some_and(|words| words.starts_with("各国应当考虑参与"))
    );
    assert!(line_at(&provision["location"]).starts_with("20. 各国应当考虑参与"));
    assert_eq!(tree["topics"].as_array().map(Vec::len), Some(35));
    assert_eq!(tree["topics"][0]["name"], "《阿克拉行动纲领》");
    assert_eq!(
        each(&tree["topics"][0]["provisions"], "identity"),
        ["A.七.26"]
    );
    client.finish();
}

#[test]
fn every_citation_of_a_document_is_listed_and_a_wrong_one_hides_no_other() {
    let mut client = Client::open_editor();
    let text =
        "𠮷😀，缔约方会议第3/4号决定第2段(b)项，A部分 七.45，七.20-22。\r\n\r\n大会第55/25号决议。";
    let (mut document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    let listed = ask(&mut client, "citations", &json!({"uri": URI}));
    assert_eq!(each(&listed, "state"), ["ok", "wrong", "ok", "other"]);
    for citation in listed.as_array().expect("a list") {
        assert_eq!(document.words(&citation["range"]), citation["text"]);
    }
    assert_eq!(listed[1]["code"], "no-such-provision");
    assert_eq!(listed[1]["severity"], "error");
    assert!(listed[1]["message"].is_string());
    assert_eq!(listed[1]["targets"], json!([]));
    assert_eq!(
        listed[2]["targets"],
        json!(["A.七.20", "A.七.21", "A.七.22"])
    );
    assert_eq!(listed[2]["body"], Value::Null);
    assert_eq!(listed[3]["body"], "General Assembly");
    assert_eq!(listed[3]["link"], "https://undocs.org/A/RES/55/25");

    document.replace_words(&mut client, "七.45", "七.1");
    client.diagnostics(URI, document.version);
    let listed = ask(&mut client, "citations", &json!({"uri": URI}));
    assert_eq!(each(&listed, "state"), ["ok", "ok", "ok", "other"]);

    let unknown = ask(
        &mut client,
        "citations",
        &json!({"uri": "untitled:Untitled-2"}),
    );
    assert_eq!(unknown, Value::Null);
    client.finish();
}

#[test]
fn an_exempt_citation_is_listed_as_exempt_and_one_whose_code_is_off_is_not() {
    let text = "见A部分 七.45。<!-- yuanyin: ignore-line -->\n\n见A部分 七.46。\n\n见决议 3/4。\n";
    for (options, states) in [
        (json!({}), ["exempt", "wrong", "wrong"]),
        (
            json!({"diagnostics": {"no-such-provision": "off", "wrong-kind": "off"}}),
            ["other", "other", "ok"],
        ),
    ] {
        let mut client = Client::open_editor_with(capabilities(), options.clone());
        let (_document, told) = Document::open_diagnosed(&mut client, URI, "markdown", text);
        let listed = ask(&mut client, "citations", &json!({"uri": URI}));
        assert_eq!(each(&listed, "state"), states);
        let wrong = states.iter().filter(|state| **state == "wrong").count();
        let told = told.iter().filter(|one| one["code"] != "unused-exemption");
        assert_eq!(told.count(), wrong);
        for (one, state) in listed.as_array().expect("a list").iter().zip(states) {
            assert_eq!(
                one["code"].is_string(),
                ["wrong", "exempt"].contains(&state)
            );
            assert_eq!(one["message"].is_string(), one["code"].is_string());
            assert_eq!(one["severity"].is_string(), state == "wrong", "{one}");
        }
        client.finish();
    }
}

#[test]
fn the_status_says_what_serves() {
    let mut client = Client::open_editor();
    let status = ask(&mut client, "status", &json!({}));
    assert_eq!(status["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(status["positionEncoding"], "utf-8");
    let corpus = &status["corpus"];
    assert_eq!(corpus["name"], "technical-assistance");
    assert_eq!(corpus["language"], "zh");
    assert_eq!(corpus["folder"], Value::Null);
    let counts = &status["counts"];
    assert_eq!(counts["sections"], 19);
    assert_eq!(counts["instruments"], 8);
    assert_eq!(counts["topics"], 35);
    assert_eq!(counts["footnotes"], 17);
    assert_eq!(counts["documents"], 0);
    client.finish();
}

#[test]
fn a_document_has_a_table_of_authorities() {
    let mut client = Client::open_editor();
    let text = "见七.20和A部分 七.20；又见决议 3/4。";
    let (_document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    let table = ask(&mut client, "cites", &json!({"uri": URI}));
    let table = table.as_str().expect("a text");
    assert!(
        table.contains("| A.七.20 | 技术援助问题政府专家工作组第七次会议建议第20段 | 1 |"),
        "{table}"
    );
    // It goes into the draft: in the draft's language, whatever the editor's.
    assert!(table.contains("## 有问题或汇编未收录的援引"), "{table}");
    let rows = ask(&mut client, "cites", &json!({"uri": URI, "format": "csv"}));
    assert_eq!(rows.as_str().map(|rows| rows.lines().count()), Some(3));
    let closed = json!({"uri": "untitled:Untitled-9"});
    assert_eq!(ask(&mut client, "cites", &closed), Value::Null);
    client.finish();
}

#[test]
fn parameters_may_be_left_out_only_where_none_are_needed() {
    let mut client = Client::open_editor();
    for method in ["yuanyin/status", "yuanyin/compilation"] {
        for fields in [json!({}), json!({"params": null})] {
            let id = client.request_with(method, &fields);
            assert!(client.answer(id).is_ok(), "{method} {fields}");
        }
    }
    let plain = json!({"command": "yuanyin.status"});
    assert!(client.ask("workspace/executeCommand", &plain)["version"].is_string());

    const INVALID_PARAMS: i64 = -32602;
    for (method, parameters) in [
        ("yuanyin/search", json!({})),
        ("yuanyin/search", json!({"query": 7})),
        ("yuanyin/search", json!({"query": "七.20", "limit": -1})),
        ("yuanyin/search", json!([])),
        ("yuanyin/provision", json!({})),
        ("yuanyin/topic", json!({"topic": null})),
        ("yuanyin/citations", json!({"uri": "no address"})),
        (
            "workspace/executeCommand",
            json!({"command": "yuanyin.search"}),
        ),
        (
            "workspace/executeCommand",
            json!({"command": "yuanyin.unheard-of"}),
        ),
    ] {
        assert_eq!(
            client.refused(method, &parameters),
            INVALID_PARAMS,
            "{method} {parameters}"
        );
    }
    // No query is too long or too strange, and the session goes on.
    for query in [
        "的".repeat(100_000),
        "zh".repeat(50_000),
        "\u{0}\u{feff}@@((".to_owned(),
    ] {
        client.ask("yuanyin/search", &json!({"query": query}));
    }
    let found = client.ask("yuanyin/search", &json!({"query": "七.20", "limit": 1}));
    assert_eq!(each(&found, "identity"), ["A.七.20"]);
    client.finish();
}

#[test]
fn the_workspace_has_the_compilation_among_its_symbols() {
    let mut client = Client::open_editor();
    for (query, name, line) in [
        ("7.20", "A.七.20 各国应当考虑参与", "20. 各国应当考虑参与"),
        ("sifaxiezhu", "司法协助", "## 司法协助"),
        ("zypx", "A.七.8 各国应当为执法人员", "8. 各国应当为执法人员"),
        ("3/4", "B.三 技术援助问题", "## 三. 第三届会议"),
    ] {
        let symbols = client.ask("workspace/symbol", &json!({"query": query}));
        let first = &symbols[0];
        let found = first["name"].as_str().unwrap_or_default();
        assert!(found.starts_with(name), "{query}: {found}");
        let found = line_at(&first["location"]);
        assert!(found.starts_with(line), "{query}: {found}");
    }
    assert_eq!(
        client.ask("workspace/symbol", &json!({"query": "smith"})),
        json!([])
    );
    client.finish();
}

/// The action that inserts the rest of a topic, with its edits, in an editor that asks for them
/// when the action is chosen, and in one that does not.
#[test]
fn the_other_recommendations_on_a_topic_are_inserted() {
    let mut resolving = capabilities();
    resolving["textDocument"]["codeAction"] = json!({
        "dataSupport": true,
        "resolveSupport": {"properties": ["edit"]},
    });
    for capabilities in [capabilities(), resolving] {
        let mut client = Client::open_editor_with(capabilities, Value::Null);
        let text = "各国应当进行磋商（𠮷，见A部分 九.14）。";
        let (mut document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
        let actions = client.ask("textDocument/codeAction", &document.actions("九.14", &[]));
        let action = actions
            .as_array()
            .and_then(|actions| {
                actions.iter().find(|action| {
                    action["title"] == "Add citations of the other provisions on “洗钱” (4)"
                })
            })
            .unwrap_or_else(|| panic!("not among {actions}"));
        let mut action = action.clone();
        if action.get("edit").is_none() {
            action = client.ask("codeAction/resolve", &action);
        }
        document.apply(&mut client, &action["edit"]["changes"][URI]);
        assert_eq!(
            document.text,
            "各国应当进行磋商（𠮷，见A部分 九.14，另见A部分 八.13.c、九.13、九.15和九.18）。"
        );
        assert_eq!(
            client.diagnostics(URI, document.version),
            Vec::<Value>::new()
        );

        // An editor that asks for quick fixes alone is not given it.
        let mut only = document.actions("九.14", &[]);
        only["context"]["only"] = json!(["quickfix"]);
        let fixes = client.ask("textDocument/codeAction", &only);
        assert_eq!(fixes, json!([]));
        client.finish();
    }
}

#[test]
fn a_topic_in_the_opened_index_shows_what_it_holds() {
    let mut client = Client::open_editor_with(
        json!({"textDocument": {"hover": {"contentFormat": ["markdown"]}}}),
        Value::Null,
    );
    let topics = client.ask("yuanyin/topic", &json!({"topic": "洗钱"}));
    let uri = topics[0]["location"]["uri"].as_str().expect("an address");
    let path = uri.strip_prefix("file://").expect("a file");
    let text = std::fs::read_to_string(path).expect("the index can be read");
    let mut index = Document::open(&mut client, uri, "markdown", &text);
    index.columns = Columns::Utf16;
    client.diagnostics(uri, 1);
    let hover = client.ask("textDocument/hover", &index.at("洗钱"));
    assert_eq!(hover["range"], topics[0]["location"]["range"]);
    let shown = hover["contents"]["value"].as_str().unwrap_or_default();
    assert!(
        shown.starts_with("**洗钱**\n\n5 provisions\n\n- **A.八.13.c**"),
        "{shown}"
    );
    client.finish();
}
