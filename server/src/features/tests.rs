//! What the features' tests share: drafts as examples, written as text so that a change reads as one.
//! ‸ is the cursor, ⟦…⟧ marks a range of the draft, and edits are shown by the text that they make.

use std::ops::Range;
use std::sync::Arc;

use expect_test::Expect;

use super::action::Action;
use super::{Given, Snapshot};
use crate::corpus::{Corpus, CorpusFile, embedded, read};
use crate::draft::Draft;
use crate::messages::Locale;
use crate::resolve::{Code, Severity};

/// A document as it is opened, against the built-in corpus, under no rules.
pub fn opened(language_id: &str, text: &str) -> Snapshot {
    let draft = Draft::open(text, language_id, embedded::corpus());
    Snapshot::new(Given::plain(draft, Locale::Chinese))
}

/// A Markdown draft and where its cursor stands (at its beginning where none is marked).
pub fn marked(text: &str) -> (Snapshot, usize) {
    let cursor = text.find('‸').unwrap_or_default();
    (opened("markdown", &text.replacen('‸', "", 1)), cursor)
}

/// The same in a language.
pub fn marked_in(locale: Locale, text: &str) -> (Snapshot, usize) {
    let (snapshot, cursor) = marked(text);
    (with(&snapshot, |given| given.locale = locale), cursor)
}

/// The built-in compilation, with its last instrument in a part of its own.
fn with_another_part() -> Corpus {
    let mut files = embedded::files();
    let mut last = String::new();
    for file in &mut files {
        let changed = match file.path.as_str() {
            "compilation.toml" => file
                .text
                .replacen(
                    "holds = \"instruments\"\n",
                    "holds = \"instruments\"\n\n[[part]]\nletter = \"C\"\nholds = \"instruments\"\n",
                    1,
                )
                .replacen(
                    "part = \"B\"\nnumber = 8",
                    "part = \"C\"\nnumber = 1",
                    1,
                ),
            "zh/part-b.md" => {
                let (before, section) = file.text.split_once("## 八. ").unwrap();
                last = format!("# C. 其他文书\n\n## 一. {section}");
                before.to_owned()
            }
            _ => continue,
        };
        file.text = Arc::from(changed);
    }
    files.push(CorpusFile {
        path: "zh/part-c.md".to_owned(),
        text: Arc::from(last),
    });
    read(embedded::NAME, "zh", files).0
}

/// A Markdown draft against that compilation.
pub fn opened_with_another_part(text: &str, locale: Locale) -> Snapshot {
    let draft = Draft::open(text, "markdown", Arc::new(with_another_part()));
    Snapshot::new(Given::plain(draft, locale))
}

/// The same draft with something around it changed.
pub fn with(snapshot: &Snapshot, change: impl FnOnce(&mut Given)) -> Snapshot {
    let mut given = Given::clone(snapshot);
    change(&mut given);
    Snapshot::new(given)
}

/// The same draft with other severities of some codes.
pub fn with_severities(snapshot: &Snapshot, severities: &[(Code, Option<Severity>)]) -> Snapshot {
    with(snapshot, |given| {
        let by_code = &mut Arc::make_mut(&mut given.severities).by_code;
        by_code.extend(severities.iter().copied());
    })
}

/// The draft with ranges marked.
pub fn mark(text: &str, ranges: &[Range<usize>]) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for range in ranges {
        marked.push_str(&text[at..range.start]);
        marked.push('⟦');
        marked.push_str(&text[range.clone()]);
        marked.push('⟧');
        at = range.end;
    }
    marked.push_str(&text[at..]);
    marked
}

/// The draft with edits applied.
pub fn edited(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut edited = text.to_owned();
    for (range, replacement) in edits.iter().rev() {
        edited.replace_range(range.clone(), replacement);
    }
    edited
}

/// What a feature shows in each of several drafts.
#[track_caller]
pub fn check(drafts: &[&str], show: impl Fn(&str) -> String, expected: Expect) {
    let shown: Vec<String> = drafts.iter().map(|draft| show(draft)).collect();
    expected.assert_eq(&format!("{}\n", shown.join("\n")));
}

pub fn show_action(text: &str, action: &Action) -> String {
    let star = if action.preferred { "*" } else { "" };
    format!("{star}[{}] {}", action.title, edited(text, &action.edits))
}
