//! What a feature shows in a draft, written as one line or a few, so that an example is a pair.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use yuanyin::citation::Language;
use yuanyin::corpus::{Corpus, Provision, check::check, load::load};
use yuanyin::draft::Draft;
use yuanyin::features::code_action::{code_actions, fix_all};
use yuanyin::features::completion::completion;
use yuanyin::features::convert::convert_all;
use yuanyin::features::definition::definition;
use yuanyin::features::diagnostics::diagnostics;
use yuanyin::features::document_link::document_links;
use yuanyin::features::hover::{Reasons, hover};
use yuanyin::features::table_of_authorities::{TableFormat, write};
use yuanyin::features::{Given, Snapshot, markdown};
use yuanyin::messages::Locale;
use yuanyin::resolve::{Form, names_in};

/// The folder of a compilation in `tests/corpus`.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/corpus")
        .join(name)
}

/// A compilation to write drafts against.
pub struct Compilation {
    pub corpus: Arc<Corpus>,
}

impl Compilation {
    /// Reads a compilation of `tests/corpus`, which has to be sound.
    #[track_caller]
    pub fn open(name: &str) -> Compilation {
        let (corpus, mut problems) = load(&folder(name)).expect("the folder can be read");
        problems.extend(check(&corpus));
        assert!(problems.is_empty(), "{name}: {problems:#?}");
        Compilation {
            corpus: Arc::new(corpus),
        }
    }

    /// A Markdown draft with its cursor (its beginning where none is marked).
    pub fn draft(&self, marked: &str, locale: Locale) -> (Snapshot, usize) {
        let cursor = marked.find('‸').unwrap_or_default();
        let text = marked.replacen('‸', "", 1);
        let draft = Draft::open(&text, "markdown", Arc::clone(&self.corpus));
        let snapshot = Snapshot::new(Given::plain(draft, locale));
        (snapshot, cursor)
    }

    /// All of a hover, as plain text.
    pub fn hover(&self, draft: &str, locale: Locale) -> String {
        let (snapshot, cursor) = self.draft(draft, locale);
        hover(&snapshot, cursor, Reasons::Said)
            .map(|found| markdown::plain(&found.markdown))
            .unwrap_or_else(|| "(nothing)".to_owned())
    }

    /// The first line of a hover: which provision it is, or what is wrong.
    pub fn hovered(&self, draft: &str) -> String {
        let hover = self.hover(draft, Locale::Chinese);
        hover.lines().next().unwrap_or_default().to_owned()
    }

    /// `zh/part-a.md:12` for each target.
    pub fn defined(&self, draft: &str) -> String {
        let (snapshot, cursor) = self.draft(draft, Locale::Chinese);
        let targets = definition(&snapshot, cursor).map(|found| found.targets);
        let places: Vec<String> = targets
            .unwrap_or_default()
            .iter()
            .map(|target| {
                let file = &self.corpus.files[target.place.file];
                let before = &file.text[..target.place.range.start];
                format!("{}:{}", file.path, before.matches('\n').count() + 1)
            })
            .collect();
        places.join(" ")
    }

    /// Every diagnostic, and behind each the drafts that its fixes make:
    /// `wrong-kind: 第3/4号决议`.
    pub fn diagnosed(&self, draft: &str) -> String {
        let (snapshot, _) = self.draft(draft, Locale::Chinese);
        let found = diagnostics(&snapshot).into_iter().map(|one| {
            let fixed: Vec<String> = code_actions(&snapshot, one.range.clone())
                .iter()
                .filter(|action| !action.edits.is_empty())
                .map(|action| edited(draft, &action.edits))
                .collect();
            let code = one.code.name();
            if fixed.is_empty() {
                code.to_owned()
            } else {
                format!("{code}: {}", fixed.join(" | "))
            }
        });
        found.collect::<Vec<_>>().join("; ")
    }

    /// What the diagnostics say, a line each.
    pub fn complaints(&self, draft: &str, locale: Locale) -> String {
        let (snapshot, _) = self.draft(draft, locale);
        let found = diagnostics(&snapshot);
        let said: Vec<String> = found.into_iter().map(|one| one.message).collect();
        said.join("\n")
    }

    /// The draft with all fixes applied that are beyond doubt.
    pub fn fixed(&self, draft: &str) -> String {
        let (snapshot, _) = self.draft(draft, Locale::Chinese);
        match fix_all(&snapshot, None) {
            Some((action, _)) => edited(draft, &action.edits),
            None => draft.to_owned(),
        }
    }

    /// The draft as accepting each offered item would make it: the first of them, and how many.
    pub fn completed(&self, draft: &str, shown: usize) -> String {
        let (snapshot, cursor) = self.draft(draft, Locale::Chinese);
        let text = draft.replacen('‸', "", 1);
        let items = completion(&snapshot, cursor);
        let accepted: Vec<String> = items
            .iter()
            .take(shown)
            .map(|item| edited(&text, &[(item.replace.clone(), item.insert.clone())]))
            .collect();
        match items.len() {
            0 => "(nothing)".to_owned(),
            count if count > shown => format!("{} … {count}", accepted.join(" | ")),
            _ => accepted.join(" | "),
        }
    }

    /// The labels of what is offered.
    pub fn offered(&self, draft: &str) -> String {
        let (snapshot, cursor) = self.draft(draft, Locale::Chinese);
        let items = completion(&snapshot, cursor);
        let labels: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
        labels.join(" ")
    }

    /// The draft with every citation in a form; as it is where none can take it.
    pub fn converted(&self, draft: &str, form: Form) -> String {
        let (snapshot, _) = self.draft(draft, Locale::Chinese);
        match convert_all(&snapshot, form) {
            Some(conversion) => edited(draft, &conversion.edits),
            None => draft.to_owned(),
        }
    }

    /// The table of authorities in Markdown.
    pub fn table(&self, draft: &str, locale: Locale) -> String {
        let (snapshot, _) = self.draft(draft, locale);
        write(&[&snapshot], snapshot.locale, TableFormat::Markdown)
            .expect("the table can be written")
    }

    /// The addresses that symbols lead to.
    pub fn linked(&self, draft: &str) -> String {
        let (snapshot, _) = self.draft(draft, Locale::Chinese);
        let links = document_links(&snapshot);
        let urls: Vec<&str> = links.iter().map(|link| link.url.as_str()).collect();
        urls.join(" ")
    }

    /// The provision of a printed identity.
    #[track_caller]
    pub fn provision(&self, printed: &str) -> &Provision {
        let index = self.corpus.identified(printed).expect("an identity");
        &self.corpus.provisions[index]
    }

    /// The names of a provision in a language: in the compilation, of the instrument, of the report,
    /// in full.
    pub fn named(&self, printed: &str, language: Language) -> String {
        let names = names_in(&self.corpus, self.provision(printed), language);
        let compilation = Some(names.compilation);
        let all = [compilation, names.instrument, names.report, names.long];
        all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// The draft with edits applied.
pub fn edited(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut edited = text.to_owned();
    for (range, replacement) in edits.iter().rev() {
        edited.replace_range(range.clone(), replacement);
    }
    edited
}

/// Compares what is shown in each draft with what is expected, and tells all differences at once.
#[track_caller]
pub fn check_rows(rows: &[(&str, &str)], show: impl Fn(&str) -> String) {
    let differences: Vec<String> = rows
        .iter()
        .filter_map(|(draft, expected)| {
            let shown = show(draft);
            (shown != *expected)
                .then(|| format!("{draft}\n  shown:    {shown}\n  expected: {expected}"))
        })
        .collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}
