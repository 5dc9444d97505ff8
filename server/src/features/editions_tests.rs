//! What an editor shows of a compilation in two languages: the text in the language of the draft.

use std::path::Path;
use std::sync::Arc;

use super::completion::{completion, documentation};
use super::hover::{Reasons, hover};
use super::quote::quoting;
use super::{Given, Snapshot};
use crate::corpus::load::load;
use crate::draft::Draft;
use crate::messages::Locale;

const ENGLISH: &str = "States should designate a central authority.";
const CHINESE: &str = "各国应当指定一个中央机关。";

fn opened(text: &str) -> Snapshot {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/two-languages");
    let (corpus, problems) = load(&folder).expect("a compilation");
    assert_eq!(problems, []);
    let draft = Draft::open(text, "markdown", Arc::new(corpus));
    Snapshot::new(Given::plain(draft, Locale::English))
}

#[test]
fn hovers_and_quotations_are_in_the_language_of_the_citation() {
    for (text, cited, shown, left) in [
        (
            "See decision 10/8, annex, paragraph 1.",
            "decision",
            ENGLISH,
            CHINESE,
        ),
        ("As said in Part A, I.1.", "Part A", ENGLISH, CHINESE),
        (
            "Voir la décision 10/8, annexe, paragraphe 1.",
            "décision",
            CHINESE,
            ENGLISH,
        ),
        ("见第10/8号决定附件第1段。", "第10", CHINESE, ENGLISH),
        ("见A部分 一.1。", "A部分", CHINESE, ENGLISH),
    ] {
        let snapshot = opened(text);
        let at = text.find(cited).expect("it stands there");
        let hover = hover(&snapshot, at, Reasons::Said)
            .expect("a citation")
            .markdown;
        assert!(hover.contains(shown) && !hover.contains(left), "{hover}");
        let quoted = quoting(&snapshot, at).expect("a citation").text;
        assert!(quoted.contains(shown) && !quoted.contains(left), "{quoted}");
    }
}

#[test]
fn completion_explains_itself_in_the_language_of_the_draft() {
    for (text, shown) in [
        ("See decision 10/8, annex, paragraph ", ENGLISH),
        ("见第10/8号决定附件第", CHINESE),
    ] {
        let snapshot = opened(text);
        let items = completion(&snapshot, text.len());
        let described = items.iter().find_map(|item| {
            let provision = item.provision?;
            let language = snapshot.language_at(text.len());
            let (corpus, locale) = (&snapshot.corpus, snapshot.locale);
            Some((
                item,
                documentation(corpus, locale, language, provision, None),
            ))
        });
        let (item, documentation) = described.expect("an item");
        assert!(documentation.contains(shown), "{text}: {documentation}");
        assert!(
            shown.starts_with(item.detail.trim_end_matches('…')),
            "{}",
            item.detail
        );
    }
}
