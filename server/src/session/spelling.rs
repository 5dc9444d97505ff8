//! Addresses of documents as the client spells them.
//!
//! `file:///w/中文 名.md` and `untitled:未命名-1` are addresses to some clients, which do not know them again
//! percent-encoded, as types keep them; what goes out names them as they came in.

use std::collections::{BTreeSet, HashMap};
use std::sync::{PoisonError, RwLock};

use tower_lsp::lsp_types::Url;

/// The spellings that differ from what types make of them. They are kept for the session: there are as many as
/// documents with such addresses.
#[derive(Default)]
pub struct Spellings {
    kept: RwLock<Kept>,
}

#[derive(Default)]
struct Kept {
    /// By the address as it is kept, as JSON writes both.
    of: HashMap<String, String>,
    /// What they begin with as JSON: `"file:`.
    beginnings: BTreeSet<String>,
}

impl Spellings {
    /// A document was opened under an address that is spelt like that.
    pub fn note(&self, spelt: &str) {
        let Ok(address) = Url::parse(spelt) else {
            return;
        };
        let as_json = |text: &str| serde_json::to_string(text).ok();
        if address.as_str() != spelt
            && let (Some(kept), Some(spelt)) = (as_json(address.as_str()), as_json(spelt))
        {
            let mut all = self.kept.write().unwrap_or_else(PoisonError::into_inner);
            all.beginnings.insert(format!("\"{}:", address.scheme()));
            all.of.insert(kept, spelt);
        }
    }

    /// A message with every address of such a document as the client spells it. In proportion to the message,
    /// however many documents there are.
    pub fn restore(&self, message: String) -> String {
        let all = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        all.beginnings.iter().fold(message, |message, beginning| {
            let mut restored = String::new();
            let mut copied = 0;
            for (at, _) in message.match_indices(beginning.as_str()) {
                let address = message.get(at..).and_then(|rest| {
                    let length = rest.get(1..)?.find('"')? + 2;
                    rest.get(..length)
                });
                if let Some(address) = address
                    && let Some(spelt) = all.of.get(address)
                {
                    restored.push_str(message.get(copied..at).unwrap_or_default());
                    restored.push_str(spelt);
                    copied = at + address.len();
                }
            }
            if copied == 0 {
                return message;
            }
            restored.push_str(message.get(copied..).unwrap_or_default());
            restored
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_go_out_as_they_came_in() {
        let spellings = Spellings::default();
        for spelt in [
            "file:///w/中文 名.md",
            "untitled:未命名-1",
            "file:///w/a.md",
            "no address",
        ] {
            spellings.note(spelt);
        }
        for (kept, sent) in [
            (
                r#"{"uri":"file:///w/%E4%B8%AD%E6%96%87%20%E5%90%8D.md"}"#,
                r#"{"uri":"file:///w/中文 名.md"}"#,
            ),
            (
                r#"{"changes":{"untitled:%E6%9C%AA%E5%91%BD%E5%90%8D-1":[]}}"#,
                r#"{"changes":{"untitled:未命名-1":[]}}"#,
            ),
            (r#"{"uri":"file:///w/a.md"}"#, r#"{"uri":"file:///w/a.md"}"#),
            (
                r#"["file:///w/%E4%B8%AD%E6%96%87%20%E5%90%8D.md","file:","file:///w/%E4%B8%AD%E6%96%87%20%E5%90%8D.md"]"#,
                r#"["file:///w/中文 名.md","file:","file:///w/中文 名.md"]"#,
            ),
        ] {
            assert_eq!(spellings.restore(kept.to_owned()), sent);
        }
    }
}
