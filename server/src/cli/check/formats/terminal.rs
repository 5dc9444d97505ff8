//! Findings for a terminal: the line of the draft with the citation underlined.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Level, Origin, Renderer, Snippet};
use terminal_size::{Width, terminal_size};

use crate::features::diagnostics::Diagnostic;
use crate::features::unchecked::Place;
use crate::messages::{self, Locale};
use crate::office::Document;
use crate::resolve::Severity;
use crate::text::{Encoding, Text};

/// Columns of a line where no terminal says how many there are.
const COLUMNS: u16 = 120;

/// A draft as the renderer needs it.
pub struct Source<'a> {
    pub path: &'a str,
    pub text: &'a Text,
    /// Where the draft is a word processor's.
    pub document: Option<&'a Document>,
}

/// One diagnostic with its line, and under it what can be done about it.
pub fn render(
    source: &Source<'_>,
    diagnostic: &Diagnostic,
    fixes: &[&str],
    locale: Locale,
) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(locale.pick("错误", "error")),
        Severity::Warning => Level::WARNING.with_name(locale.pick("警告", "warning")),
        Severity::Information => Level::INFO.with_name(locale.pick("信息", "information")),
        Severity::Hint => Level::NOTE.with_name(locale.pick("提示", "hint")),
    };
    let told = Told {
        level,
        message: &diagnostic.message,
        id: diagnostic.code.name(),
        range: &diagnostic.range,
    };
    with_line(source, told, fixes, locale)
}

/// One place that is not checked, with its line and the reason.
pub fn render_unchecked(source: &Source<'_>, place: &Place, locale: Locale) -> String {
    let told = Told {
        level: Level::NOTE.with_name(messages::unchecked_title(locale)),
        message: &place.message,
        id: place.why.name(),
        range: &place.range,
    };
    with_line(source, told, &[], locale)
}

/// What is told of a range (bytes in the draft).
struct Told<'a> {
    level: Level<'a>,
    message: &'a str,
    id: &'a str,
    range: &'a Range<usize>,
}

fn with_line(source: &Source<'_>, told: Told<'_>, fixes: &[&str], locale: Locale) -> String {
    if let Some(document) = source.document {
        return in_document(source.path, document, told, fixes, locale);
    }
    let window = window(source.text, told.range);
    let start = told.range.start.saturating_sub(window.start);
    let end = (told.range.end)
        .saturating_sub(window.start)
        .min(window.shown.len());
    let snippet = Snippet::source(window.shown.as_ref()).line_start(window.line);
    // The renderer counts columns in what it is shown; of a line that is cut it must be told.
    let (place, snippet) = if window.is_cut {
        let place = Origin::path(source.path)
            .line(window.line)
            .char_column(window.column);
        (Some(place), snippet)
    } else {
        (None, snippet.path(source.path))
    };
    let snippet = snippet.annotation(AnnotationKind::Primary.span(start..end));
    rendered(told, place, snippet, fixes, locale)
}

/// A place of a word processor's document: the words around it, and where a person finds them.
fn in_document(
    path: &str,
    document: &Document,
    told: Told<'_>,
    fixes: &[&str],
    locale: Locale,
) -> String {
    let place = document.place(told.range);
    let shown = format!("{}{}{}", place.before, place.words, place.behind);
    let start = place.before.len();
    let end = start + place.words.len();
    let found = format!("{path}: {}", messages::office_place(locale, &place));
    let snippet = Snippet::source(shown)
        .line_start(place.position)
        .annotation(AnnotationKind::Primary.span(start..end));
    rendered(told, Some(Origin::path(found)), snippet, fixes, locale)
}

fn rendered<'a>(
    told: Told<'a>,
    place: Option<Origin<'a>>,
    snippet: Snippet<'a, Annotation<'a>>,
    fixes: &[&'a str],
    locale: Locale,
) -> String {
    let mut group = told
        .level
        .primary_title(told.message)
        .id(told.id)
        .elements(place)
        .element(snippet);
    for fix in fixes {
        group = group.element(
            Level::HELP
                .with_name(locale.pick("修正", "fix"))
                .message(*fix),
        );
    }
    let columns = terminal_size().map_or(COLUMNS, |(Width(columns), _)| columns);
    Renderer::styled()
        .decor_style(DecorStyle::Unicode)
        .term_width(usize::from(columns))
        .render(&[group])
}

/// What is shown of a draft: the lines that a range touches, a long one cut around the range.
struct Window<'a> {
    shown: Cow<'a, str>,
    /// Where it begins, in bytes of the draft.
    start: usize,
    /// The number of the range's first line, from 1.
    line: usize,
    /// Where the range begins in that line, in characters from 1.
    column: usize,
    /// It begins within a line.
    is_cut: bool,
}

fn window<'a>(text: &'a Text, range: &Range<usize>) -> Window<'a> {
    /// Bytes shown on either side of the range in one line.
    const MARGIN: usize = 4_000;
    let first = text.position(range.start, Encoding::Utf32);
    let line_start = text.line_start(text.line_of(range.start));
    let line_end = text.line_start(text.line_of(range.end) + 1);
    let start = line_start.max(text.floor(range.start.saturating_sub(MARGIN)));
    let end = line_end.min(text.floor(range.end + MARGIN));
    let shown = match text.slice(start..end) {
        Cow::Borrowed(shown) => Cow::Borrowed(shown.trim_end_matches(['\r', '\n'])),
        Cow::Owned(shown) => Cow::Owned(shown.trim_end_matches(['\r', '\n']).to_owned()),
    };
    Window {
        shown,
        start,
        line: first.line as usize + 1,
        column: first.character as usize + 1,
        is_cut: start > line_start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, range: Range<usize>) -> (String, usize, usize, usize) {
        let text = Text::new(text);
        let window = window(&text, &range);
        (
            window.shown.into_owned(),
            window.start,
            window.line,
            window.column,
        )
    }

    #[test]
    fn the_line_is_found_whatever_ends_it() {
        for (text, start) in [
            ("一\n见七.45。\n三", 4),
            ("一\r\n见七.45。\r\n三", 5),
            ("一\r见七.45。\r三", 4),
        ] {
            let range = start + 3..start + 9;
            assert_eq!(shown(text, range), ("见七.45。".to_owned(), start, 2, 2));
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_range() {
        let (shown, start, line, column) = shown(&"汉".repeat(10_000), 15_000..15_003);
        assert_eq!(
            (shown.len(), start, line, column),
            (8_004, 10_998, 1, 5_001)
        );
    }
}
