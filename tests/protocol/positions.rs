//! Position encodings: what is negotiated, and that every range is in it, behind characters that
//! each encoding counts differently.

use serde_json::{Value, json};

use crate::client::{Client, capabilities, initialize_params};
use crate::document::{Columns, Document};

/// 𠮷 and 😀 are four bytes and two UTF-16 units, 见 three and one, é two and one.
const DRAFT: &str = "𠮷😀é见A部分 七.20。𠮷见七.1和七.22-20😀\r\n👨‍👩‍👧𠮷 CTOC/COP/WG.2/2013/5，第24段，见七.45\r𠮷第3/4号决定\n";

fn with_encodings(offered: Option<&[&str]>) -> Value {
    let mut capabilities = capabilities();
    match offered {
        Some(offered) => capabilities["general"]["positionEncodings"] = json!(offered),
        None => capabilities["general"] = json!({}),
    }
    capabilities
}

#[test]
fn utf8_is_chosen_where_it_is_offered_and_not_ruled_out() {
    let utf16_only = json!({"positionEncoding": "utf-16"});
    for (offered, options, chosen) in [
        (Some(&["utf-8"][..]), Value::Null, "utf-8"),
        (Some(&["utf-16", "utf-8"]), Value::Null, "utf-8"),
        (Some(&["utf-32", "utf-8", "utf-16"]), Value::Null, "utf-8"),
        (Some(&["utf-16"]), Value::Null, "utf-16"),
        (Some(&["utf-32", "utf-16"]), Value::Null, "utf-16"),
        (Some(&[]), Value::Null, "utf-16"),
        (None, Value::Null, "utf-16"),
        (Some(&["utf-8", "utf-16"]), utf16_only, "utf-16"),
    ] {
        let mut client = Client::start();
        let said = client.initialize(&initialize_params(with_encodings(offered), options));
        assert_eq!(
            said["capabilities"]["positionEncoding"], chosen,
            "{offered:?}"
        );
        client.finish();
    }
}

#[test]
fn every_range_is_in_the_negotiated_encoding() {
    for (offered, columns) in [
        (Some(&["utf-8"][..]), Columns::Utf8),
        (Some(&["utf-16"]), Columns::Utf16),
        (None, Columns::Utf16),
    ] {
        let mut client = Client::open_editor_with(with_encodings(offered), Value::Null);
        let (mut document, diagnostics) =
            Document::open_diagnosed(&mut client, "untitled:1", "plaintext", DRAFT);
        document.columns = columns;

        // From both ends of each citation, and from within it.
        for cited in [
            "A部分 七.20",
            "七.1",
            "七.22-20",
            "CTOC/COP/WG.2/2013/5，第24段",
            "第3/4号决定",
        ] {
            let start = document.find(cited);
            for offset in [
                0,
                cited.chars().next().map_or(0, char::len_utf8),
                cited.len(),
            ] {
                let hover = client.ask("textDocument/hover", &document.at_byte(start + offset));
                assert_eq!(
                    document.words(&hover["range"]),
                    cited,
                    "{columns:?} {offset}"
                );
            }
            let links = client.ask("textDocument/definition", &document.at(cited));
            assert_eq!(document.words(&links[0]["originSelectionRange"]), cited);
        }

        let diagnosed: Vec<&str> = diagnostics
            .iter()
            .map(|diagnostic| document.words(&diagnostic["range"]))
            .collect();
        assert_eq!(diagnosed, ["七.1", "七.22-20", "七.45"]);

        let links = client.ask("textDocument/documentLink", &document.whole());
        assert_eq!(document.words(&links[0]["range"]), "CTOC/COP/WG.2/2013/5");

        let marked = client.ask(
            "textDocument/documentHighlight",
            &document.at("A部分 七.20"),
        );
        let marked: Vec<&str> = marked
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| document.words(&one["range"]))
            .collect();
        assert_eq!(
            marked,
            ["A部分 七.20", "七.22-20", "CTOC/COP/WG.2/2013/5，第24段"]
        );

        // An edit behind all of those characters, and one over a line break.
        document.replace_words(&mut client, "😀\r\n", "𠮷决定 ");
        let completed = client.ask("textDocument/completion", &document.behind("𠮷决定 "));
        let edit = &completed["items"][0]["textEdit"];
        assert_eq!(document.words(&edit["range"]), "决定 ");
        let diagnostics = client.diagnostics("untitled:1", document.version);
        let actions = client.ask(
            "textDocument/codeAction",
            &document.actions("七.22-20", &diagnostics),
        );
        document.apply(&mut client, &actions[0]["edit"]["changes"]["untitled:1"]);
        assert!(
            document.text.contains("七.20-22𠮷决定 👨‍👩‍👧"),
            "{}",
            document.text
        );
        let hover = client.ask("textDocument/hover", &document.at("七.20-22"));
        assert_eq!(document.words(&hover["range"]), "七.20-22");
        client.diagnostics("untitled:1", document.version);
        client.finish();
    }
}

/// Between the halves of a pair, behind a line's end, behind the last line: cut to the text.
#[test]
fn positions_that_are_none_are_cut_to_the_text() {
    let mut client = Client::open_editor_with(with_encodings(Some(&["utf-16"])), Value::Null);
    let text = "见七.20\n𠮷七.21";
    let (document, _) = Document::open_diagnosed(&mut client, "untitled:1", "plaintext", text);
    for (line, character, cited) in [
        (0, 99, Some("A.七.20")),
        (0, u64::from(u32::MAX), Some("A.七.20")),
        (1, 1, None),
        (1, 2, Some("A.七.21")),
        (7, 0, Some("A.七.21")),
        (u64::from(u32::MAX), u64::from(u32::MAX), Some("A.七.21")),
    ] {
        let mut at = document.whole();
        at["position"] = json!({"line": line, "character": character});
        let hover = client.ask("textDocument/hover", &at);
        let shown = hover["contents"]["value"]
            .as_str()
            .and_then(|shown| shown.lines().next());
        assert_eq!(shown, cited, "{line}:{character}");
    }
    client.finish();
}
