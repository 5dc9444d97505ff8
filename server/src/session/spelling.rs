//! Addresses of documents as the client spells them.
//!
//! `file:///w/中文 名.md` and `untitled:未命名-1` are addresses to some clients, which do not know them again
//! percent-encoded, as types keep them; what goes out names them as they came in.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use tower_lsp::lsp_types::Url;

/// The spellings that differ from what types make of them.
#[derive(Default)]
pub struct Spellings {
    /// By the address as it is kept, as JSON writes both.
    of: RwLock<HashMap<String, String>>,
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
            let mut all = self.of.write().unwrap_or_else(PoisonError::into_inner);
            all.insert(kept, spelt);
        }
    }

    /// A message with every address of such a document as the client spells it.
    pub fn restore(&self, message: String) -> String {
        let all = self.of.read().unwrap_or_else(PoisonError::into_inner);
        all.iter().fold(message, |message, (kept, spelt)| {
            match message.contains(kept.as_str()) {
                true => message.replace(kept.as_str(), spelt),
                false => message,
            }
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
        ] {
            assert_eq!(spellings.restore(kept.to_owned()), sent);
        }
    }
}
