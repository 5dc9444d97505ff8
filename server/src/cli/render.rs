//! Findings for a terminal: the line of the draft with the citation underlined.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::features::diagnostics::Diagnostic;
use crate::messages::Locale;
use crate::resolve::Severity;

/// A draft as the renderer needs it.
pub struct Source<'a> {
    pub path: &'a str,
    pub text: &'a str,
}

/// One diagnostic with its line, and under it what can be done about it.
pub fn render(
    source: &Source<'_>,
    diagnostic: &Diagnostic,
    fixes: &[String],
    locale: Locale,
) -> String {
    let (line, column, window) = window(source.text, &diagnostic.range);
    let shown = source.text.get(window.clone()).unwrap_or_default();
    let start = diagnostic.range.start.saturating_sub(window.start);
    let end = diagnostic
        .range
        .end
        .saturating_sub(window.start)
        .min(shown.len());
    let snippet = Snippet::source(shown).line_start(line);
    // The renderer counts columns in what it is shown; of a line that is cut it must be told.
    let (place, snippet) = if starts_line(source.text, window.start) {
        (None, snippet.path(source.path))
    } else {
        (
            Some(Origin::path(source.path).line(line).char_column(column)),
            snippet,
        )
    };
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(locale.pick("错误", "error")),
        Severity::Warning => Level::WARNING.with_name(locale.pick("警告", "warning")),
        Severity::Information => Level::INFO.with_name(locale.pick("提示", "information")),
        Severity::Hint => Level::NOTE.with_name(locale.pick("提示", "hint")),
    };
    let mut group = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.name())
        .elements(place)
        .element(snippet.annotation(AnnotationKind::Primary.span(start..end)));
    for fix in fixes {
        group = group.element(
            Level::HELP
                .with_name(locale.pick("修正", "fix"))
                .message(fix.as_str()),
        );
    }
    Renderer::styled()
        .decor_style(DecorStyle::Unicode)
        .render(&[group])
}

fn starts_line(text: &str, at: usize) -> bool {
    text.get(..at)
        .is_some_and(|before| before.is_empty() || before.ends_with('\n'))
}

/// The lines that a range touches: the number of the first and the range's column in it (from 1,
/// in characters), and their bytes. A long line is cut around the range.
fn window(text: &str, range: &Range<usize>) -> (usize, usize, Range<usize>) {
    /// Bytes shown on either side of the range in one line.
    const MARGIN: usize = 4_000;
    let before = text.get(..range.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line_end = text
        .get(range.end..)
        .and_then(|rest| rest.find('\n'))
        .map_or(text.len(), |at| range.end + at);
    let mut start = line_start.max(range.start.saturating_sub(MARGIN));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = line_end.min(range.end + MARGIN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    (line, column, start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_found_and_a_long_one_cut() {
        assert_eq!(window("一\n见七.45。\n三", &(7..12)), (2, 2, 4..16));
        let long = "汉".repeat(10_000);
        assert_eq!(window(&long, &(15_000..15_003)), (1, 5_001, 11_001..19_002));
    }
}
