//! Random edits sent in bursts: what the server then holds is what the editor holds. A document
//! that was edited and one opened with the same text must look alike in every answer.

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::client::{Client, capabilities};
use crate::document::{Columns, Document};

const EDITED: &str = "untitled:edited";
const FRESH: &str = "untitled:fresh";

/// Pieces of drafts, with characters of every width and line breaks of every kind.
fn text(most: usize) -> impl Strategy<Value = String> {
    let pieces = vec![
        "见七.20",
        "七.45",
        "A部分 ",
        "第3/4号",
        "决定",
        "第2段(b)项",
        "CTOC/COP/WG.2/2013/5",
        "，",
        "。",
        "和",
        "𠮷",
        "😀",
        "👨‍👩‍👧",
        "é",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "```\n",
        "`",
        "<!--",
        "-->",
        "# ",
        "- ",
        "\u{2028}",
        " ",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..most).prop_map(|pieces| pieces.concat())
}

/// Where each edit begins and how long it is, in per mille of the text, and what it puts there.
fn edits() -> impl Strategy<Value = Vec<(usize, usize, String)>> {
    prop::collection::vec((0..=1000_usize, 0..200_usize, text(6)), 1..12)
}

#[test]
fn an_edited_document_is_as_one_opened_with_its_text() {
    for columns in [Columns::Utf8, Columns::Utf16] {
        let mut capabilities = capabilities();
        if columns == Columns::Utf16 {
            capabilities["general"]["positionEncodings"] = json!(["utf-16"]);
        }
        let client = RefCell::new(Client::open_editor_with(capabilities, Value::Null));
        let mut runner = TestRunner::new(Config {
            cases: 60,
            failure_persistence: None,
            ..Config::default()
        });
        let result = runner.run(&(text(20), edits()), |(start, edits)| {
            let client = &mut *client.borrow_mut();
            let mut edited = Document::open(client, EDITED, "markdown", &start);
            edited.columns = columns;
            for (at, length, replacement) in edits {
                let range = stretch(&edited.text, at, length);
                edited.replace(client, range, &replacement);
            }
            let mut fresh = Document::open(client, FRESH, "markdown", &edited.text);
            fresh.columns = columns;
            let mut seen = Vec::new();
            for document in [edited, fresh] {
                let mut answers = vec![json!(client.diagnostics(&document.uri, document.version))];
                for method in [
                    "textDocument/semanticTokens/full",
                    "textDocument/documentLink",
                ] {
                    answers.push(client.ask(method, &document.whole()));
                }
                let end = document.text.len();
                answers.push(client.ask("textDocument/completion", &document.at_byte(end)));
                seen.push(answers);
                let uri = document.uri.clone();
                document.close(client);
                assert_eq!(client.published(&uri)["diagnostics"], json!([]));
            }
            prop_assert_eq!(&seen[0], &seen[1]);
            Ok(())
        });
        if let Err(error) = result {
            panic!("{columns:?}: {error}");
        }
        client.into_inner().finish();
    }
}

/// A stretch of a text between whole characters, and not between the halves of a line break:
/// there is no position there.
fn stretch(text: &str, at: usize, length: usize) -> std::ops::Range<usize> {
    let offset = |per_mille: usize| {
        let mut offset = text.len() * per_mille.min(1000) / 1000;
        while !text.is_char_boundary(offset)
            || (text[..offset].ends_with('\r') && text[offset..].starts_with('\n'))
        {
            offset -= 1;
        }
        offset
    };
    offset(at)..offset(at + length)
}

/// A client that does not escape its addresses knows its documents again.
#[test]
fn addresses_are_spelt_as_the_client_spells_them() {
    let mut capabilities = capabilities();
    capabilities["workspace"] = json!({"workspaceEdit": {"documentChanges": true}});
    let mut client = Client::open_editor_with(capabilities, Value::Null);
    for uri in ["file:///w/中文 名.md", "untitled:未命名-1"] {
        let (document, told) = Document::open_diagnosed(&mut client, uri, "markdown", "决议 3/4。");
        assert_eq!(told.len(), 1);
        let actions = client.ask("textDocument/codeAction", &document.actions("3/4", &told));
        let change = &actions[0]["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"]["uri"], uri);
        document.close(&mut client);
        assert_eq!(client.published(uri)["diagnostics"], json!([]));
    }
    client.finish();
}
