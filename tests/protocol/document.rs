//! A document as an editor holds it: its text, and positions counted by hand, so that the server's
//! counting is compared with something of its own.

use std::ops::Range;

use serde_json::{Value, json};

use crate::client::Client;

/// What the columns of positions count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// Bytes.
    Utf8,
    /// UTF-16 code units.
    Utf16,
}

impl Columns {
    fn count(self, text: &str) -> usize {
        match self {
            Columns::Utf8 => text.len(),
            Columns::Utf16 => text.encode_utf16().count(),
        }
    }
}

/// An open document.
pub struct Document {
    pub uri: String,
    pub text: String,
    pub version: i64,
    pub columns: Columns,
}

impl Document {
    /// Opens a document in an editor with UTF-8 positions.
    pub fn open(client: &mut Client, uri: &str, language_id: &str, text: &str) -> Document {
        let document = json!({"uri": uri, "languageId": language_id, "version": 1, "text": text});
        client.notify("textDocument/didOpen", &json!({"textDocument": document}));
        Document {
            uri: uri.to_owned(),
            text: text.to_owned(),
            version: 1,
            columns: Columns::Utf8,
        }
    }

    /// Opens a document, and takes the diagnostics that follow.
    pub fn open_diagnosed(
        client: &mut Client,
        uri: &str,
        language_id: &str,
        text: &str,
    ) -> (Document, Vec<Value>) {
        let document = Document::open(client, uri, language_id, text);
        let diagnostics = client.diagnostics(uri, 1);
        (document, diagnostics)
    }

    /// Replaces a stretch of bytes, and tells the server.
    pub fn replace(&mut self, client: &mut Client, range: Range<usize>, replacement: &str) {
        let change = json!({"range": self.range(range.clone()), "text": replacement});
        self.text.replace_range(range, replacement);
        self.version += 1;
        client.notify(
            "textDocument/didChange",
            &json!({
                "textDocument": {"uri": self.uri, "version": self.version},
                "contentChanges": [change],
            }),
        );
    }

    /// Replaces the first occurrence of some words, and tells the server.
    pub fn replace_words(&mut self, client: &mut Client, words: &str, replacement: &str) {
        let start = self.find(words);
        self.replace(client, start..start + words.len(), replacement);
    }

    /// Applies the text edits of an answer as an editor does, and tells the server. All of them
    /// refer to the text as it was.
    pub fn apply(&mut self, client: &mut Client, edits: &Value) {
        let mut edits: Vec<(Range<usize>, String)> = edits
            .as_array()
            .expect("edits are a list")
            .iter()
            .map(|edit| {
                let new_text = edit["newText"].as_str().expect("an edit has a text");
                (self.bytes(&edit["range"]), new_text.to_owned())
            })
            .collect();
        edits.sort_by_key(|(range, _)| range.start);
        for pair in edits.windows(2) {
            assert!(pair[0].0.end <= pair[1].0.start, "edits overlap: {edits:?}");
        }
        for (range, new_text) in edits.into_iter().rev() {
            self.replace(client, range, &new_text);
        }
    }

    /// Closes the document.
    pub fn close(self, client: &mut Client) {
        client.notify(
            "textDocument/didClose",
            &json!({"textDocument": {"uri": self.uri}}),
        );
        client.forget(&self.uri);
    }

    /// The parameters of a request about the whole document.
    pub fn whole(&self) -> Value {
        json!({"textDocument": {"uri": self.uri}})
    }

    /// The parameters of a request at the beginning of some words.
    pub fn at(&self, words: &str) -> Value {
        self.at_byte(self.find(words))
    }

    /// The parameters of a request right behind some words.
    pub fn behind(&self, words: &str) -> Value {
        self.at_byte(self.find(words) + words.len())
    }

    /// The parameters of a request at a byte.
    pub fn at_byte(&self, offset: usize) -> Value {
        json!({"textDocument": {"uri": self.uri}, "position": self.position(offset)})
    }

    /// The parameters of a request for code actions on some words with these diagnostics.
    pub fn actions(&self, words: &str, diagnostics: &[Value]) -> Value {
        let start = self.find(words);
        json!({
            "textDocument": {"uri": self.uri},
            "range": self.range(start..start + words.len()),
            "context": {"diagnostics": diagnostics},
        })
    }

    /// The words that an LSP range holds.
    pub fn words(&self, range: &Value) -> &str {
        &self.text[self.bytes(range)]
    }

    /// The byte at which some words begin.
    pub fn find(&self, words: &str) -> usize {
        let found = self.text.find(words);
        found.unwrap_or_else(|| panic!("“{words}” is not in the document"))
    }

    /// The LSP range of a stretch of bytes.
    pub fn range(&self, range: Range<usize>) -> Value {
        json!({"start": self.position(range.start), "end": self.position(range.end)})
    }

    fn position(&self, offset: usize) -> Value {
        let starts = line_starts(&self.text);
        let line = starts.partition_point(|start| *start <= offset) - 1;
        let character = self.columns.count(&self.text[starts[line]..offset]);
        json!({"line": line, "character": character})
    }

    /// The stretch of bytes that an LSP range names. It must be one of the text's own, between
    /// whole characters.
    fn bytes(&self, range: &Value) -> Range<usize> {
        self.offset(&range["start"])..self.offset(&range["end"])
    }

    fn offset(&self, position: &Value) -> usize {
        let number = |name: &str| {
            let number = position[name].as_u64();
            number.unwrap_or_else(|| panic!("no position: {position}")) as usize
        };
        let (line, character) = (number("line"), number("character"));
        let starts = line_starts(&self.text);
        let start = *starts.get(line).expect("the line exists");
        let end = starts.get(line + 1).map_or(self.text.len(), |next| *next);
        (start..=end)
            .filter(|offset| self.text.is_char_boundary(*offset))
            .find(|offset| self.columns.count(&self.text[start..*offset]) == character)
            .unwrap_or_else(|| panic!("no position between whole characters: {position}"))
    }
}

/// Where lines begin: behind `\n`, `\r\n` and `\r`.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let behind_breaks = (0..bytes.len()).filter(|at| {
        bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
    });
    std::iter::once(0)
        .chain(behind_breaks.map(|at| at + 1))
        .collect()
}
