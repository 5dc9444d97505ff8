//! Jupyter's notebooks as they stand in their files: JSON, of which the sources of Markdown cells are Markdown, a string a
//! line. Code, what it printed, and all else is not read; nor is JSON that is written on one line.
//!
//! An editor that knows notebooks tells of their cells one by one, which are Markdown and nothing else; so is a text here
//! that begins no JSON.

use std::ops::Range;

use super::comment::{CommentPlace, Comments, Enclosed, at_paragraph};
use super::contract::{LineState, Syntax};
use super::lines::{Place, Shape, begins_item, lines};
use super::markdown::{self, Dialect};
use super::mask::{Marks, Mask};

pub const SYNTAX: Syntax = Syntax {
    language_ids: &["ipynb", "jupyter-notebook"],
    // Whoever checks a folder is told of notebooks where they say so.
    endings: &[],
    comments: Comments {
        inline: Some(Enclosed {
            open: "<!--",
            close: "-->",
            is_spaced: true,
            goes_on: true,
        }),
        to_line_end: None,
        place: |text, stretch| match text.slice(0..text.len().min(1)).starts_with('{') {
            true => CommentPlace::Within(stretch.end),
            false => at_paragraph(text, stretch, markdown::is_heading),
        },
        margin: &[' ', '\t', '>'],
        stands_apart: false,
    },
    ..markdown::SYNTAX
};

/// What a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    form: Form,
    /// What of Markdown it stands in, where it is that.
    markdown: markdown::State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Before anything that says which it is.
    First,
    /// Markdown.
    Markdown,
    /// JSON outside of a Markdown cell.
    Outside,
    /// In a Markdown cell, before its source.
    Cell,
    /// In its source.
    Source,
}

/// The string on a line of JSON, without the break at its end: `"见七.20\n",`
fn string(line: &str) -> Option<Range<usize>> {
    let content = line.trim_start();
    let begin = line.len() - content.len() + 1;
    let inside = content.strip_prefix('"')?.trim_end();
    let inside = inside
        .strip_suffix(',')
        .unwrap_or(inside)
        .strip_suffix('"')?;
    let inside = inside.strip_suffix("\\n").unwrap_or(inside);
    Some(begin..begin + inside.len())
}

/// The value of a key on a line: `"cell_type": "markdown",`
fn value<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let behind = line.trim_start().strip_prefix('"')?.strip_prefix(key)?;
    Some(
        behind
            .strip_prefix('"')?
            .trim_start()
            .strip_prefix(':')?
            .trim(),
    )
}

impl State {
    /// What the line is of Markdown, if it is that: the words, and what stands behind them.
    fn read(self, line: &str, place: Place) -> (Option<Range<usize>>, Shape, State) {
        let form = match self.form {
            Form::First if line.trim_start().starts_with('{') => Form::Outside,
            Form::First if !line.trim().is_empty() => Form::Markdown,
            form => form,
        };
        let as_is = State { form, ..self };
        if matches!(form, Form::First | Form::Markdown) {
            let (shape, markdown) = self.markdown.step(line, place);
            return (Some(0..line.len()), shape, State { form, markdown });
        }
        if form == Form::Source && place != Place::Middle {
            if let Some(words) = string(line) {
                let written = line.get(words.clone()).unwrap_or_default();
                let (shape, markdown) = self.markdown.step(&format!("{written}\n"), Place::Line);
                return (Some(words), shape, State { form, markdown });
            }
            let form = Form::Outside;
            return (None, Shape::Code, State { form, ..self });
        }
        let form = match (value(line, "cell_type"), value(line, "source")) {
            (Some(kind), _) if kind.starts_with("\"markdown\"") => Form::Cell,
            (Some(_), _) => Form::Outside,
            (None, Some("[")) if form == Form::Cell => Form::Source,
            _ => form,
        };
        let markdown = match form {
            Form::Source => markdown::State::new(Dialect::Any),
            _ => as_is.markdown,
        };
        (None, Shape::Code, State { form, markdown })
    }

    fn is_json(self, text: &str) -> bool {
        match self.form {
            Form::First => text.trim_start().starts_with('{'),
            Form::Markdown => false,
            _ => true,
        }
    }
}

impl LineState for State {
    const FIRST: State = State {
        form: Form::First,
        markdown: markdown::State::new(Dialect::Any),
    };

    fn step(self, line: &str, place: Place) -> (Shape, State) {
        let (_, shape, after) = self.read(line, place);
        (shape, after)
    }

    fn begins(self, line: &str) -> bool {
        if !self.is_json(line) {
            return self.markdown.begins(line);
        }
        let words = string(line).filter(|_| self.form == Form::Source);
        let words = words.and_then(|words| line.get(words)).unwrap_or_default();
        begins_item(words) || self.markdown.begins(words)
    }

    fn is_code(self, line: &str) -> bool {
        match self.is_json(line) {
            true => self.form != Form::Source || self.markdown.is_code(line),
            false => self.markdown.is_code(line),
        }
    }

    fn mask(self, text: &str, place: Place, mask: &mut Mask<'_>) {
        if !self.is_json(text) {
            self.markdown.mask(text, place, mask);
            return;
        }
        // The strings of a paragraph are one text of Markdown.
        let (mut state, mut place) = (self, place);
        let mut joined = String::new();
        let mut places: Vec<(Range<usize>, usize)> = Vec::new();
        let mut begun: Option<markdown::State> = None;
        for range in lines(text) {
            let line = text.get(range.clone()).unwrap_or_default();
            let (words, _, after) = state.read(line, place);
            mask.base = range.start;
            match words {
                None => mask.hide(0..line.len()),
                Some(words) => {
                    begun.get_or_insert(state.markdown);
                    mask.vanish(0..words.start);
                    mask.vanish(words.end..line.trim_end_matches(['\n', '\r']).len());
                    places.push((
                        range.start + words.start..range.start + words.end,
                        joined.len(),
                    ));
                    joined.push_str(line.get(words).unwrap_or_default());
                    joined.push('\n');
                }
            }
            (state, place) = (after, Place::Line);
        }
        mask.base = 0;
        let Some(begun) = begun else {
            return;
        };
        let mut of_markdown = Mask::new(&joined);
        begun.mask(&joined, Place::Line, &mut of_markdown);
        let prose = of_markdown.finish();
        let read = prose.whole();
        for (range, at) in places {
            let length = range.len();
            if let Some(words) = read.get(at..at + length) {
                mask.write(range, words);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::markup::tests::reads;

    #[test]
    fn of_a_notebook_the_markdown_cells_are_read() {
        let cell = |kind: &str, source: &str| {
            format!(
                "  {{\n   \"cell_type\": \"{kind}\",\n   \"metadata\": {{\"a\": \"七.45\"}},\n   \"source\": [\n{source}\n   ],\n   \"outputs\": [\n    \"见七.46\\n\"\n   ]\n  }},\n"
            )
        };
        let lines = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|line| format!("    \"{line}\"")).collect();
            lines.join(",\n")
        };
        let prose = lines(&[
            r"# 见⟦七.20⟧\n",
            r"\n",
            r"见⟦第**3/4**号\n",
            r#"*决定*第2段⟧，`七.47`和\"⟦七.21⟧\"\n"#,
            r"<!-- 七.48 -->\n",
            r"```\n",
            r"七.49\n",
            r"```\n",
            r"- 见⟦七.22⟧",
        ]);
        let code = lines(&[r"# 见七.45\n", r"a = '七.46'"]);
        let notebook = format!(
            "{{\n \"cells\": [\n{}{}{}{} ],\n \"nbformat\": 4\n}}\n",
            cell("markdown", &prose),
            cell("code", &code),
            cell("raw", &code),
            cell("markdown", &lines(&["见⟦七.23⟧"])),
        );
        reads("ipynb", &[&notebook]);
        // A cell by itself is Markdown.
        reads("ipynb", &["见⟦第**3/4**号决定⟧，`七.45`"]);
    }
}
