//! Leaving a finding alone: writing the comment or the entry of the project file that says so, and
//! mending such comments.

use std::ops::Range;

use crate::draft::{CommentSyntax, Effect, ExemptionProblem};
use crate::features::Snapshot;
use crate::features::action::{Action, Edits, Scope};
use crate::features::finding::{DraftFinding, What};
use crate::messages;
use crate::resolve::Code;
use crate::text::Text;

/// A finding that a project file is to leave alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectEntry {
    pub title: String,
    /// The citation, bytes in the draft.
    pub range: Range<usize>,
    pub code: Code,
    /// As it is written.
    pub citation: String,
}

/// For each finding that touches a byte range: leave it alone with a comment. Also what mends the
/// comments themselves.
pub fn exemption_actions(snapshot: &Snapshot, range: &Range<usize>) -> Vec<Action> {
    let mut actions: Vec<Action> = told(snapshot, range)
        .map(|finding| Action {
            title: messages::ignore_here_title(snapshot.locale, finding.code),
            edits: vec![comment_edit(snapshot, &finding.range, finding.code)],
            scope: Scope::Finding(finding.range),
            code: finding.code,
            preferred: false,
        })
        .collect();
    // Without any comment, nothing is wrong with one.
    let exemptions = snapshot.draft.exemptions();
    if !exemptions.exemptions.is_empty() || !exemptions.problems.is_empty() {
        let here = snapshot.findings().touching(range);
        let told = here.filter(|finding| finding.is_told());
        actions.extend(told.filter_map(|finding| comment_fix(snapshot, finding)));
    }
    actions
}

/// For each finding that touches a byte range: leave it alone in the project file.
pub fn project_entries(snapshot: &Snapshot, range: &Range<usize>) -> Vec<ProjectEntry> {
    told(snapshot, range)
        .map(|DraftFinding { range, code, .. }| {
            let written = snapshot.draft.text().slice(range.clone());
            let citation = written.split_whitespace().collect::<Vec<_>>().join(" ");
            ProjectEntry {
                title: messages::ignore_in_project_title(snapshot.locale, code, &citation),
                range,
                code,
                citation,
            }
        })
        .collect()
}

/// The findings of the text that touch a byte range and are told.
fn told(snapshot: &Snapshot, range: &Range<usize>) -> impl Iterator<Item = DraftFinding> {
    let here = snapshot.findings_within(range);
    here.into_iter().filter(DraftFinding::is_told)
}

/// What mends a comment that exempts: another code for one that there is not, or taking out what
/// exempts nothing.
pub fn comment_fix(snapshot: &Snapshot, finding: &DraftFinding) -> Option<Action> {
    let (title, edits) = match &finding.what {
        What::WrongComment(ExemptionProblem::UnknownCode {
            nearest: Some(nearest),
            ..
        }) => (
            messages::change_code_title(snapshot.locale, *nearest),
            vec![(finding.range.clone(), nearest.name().to_owned())],
        ),
        What::UnusedComment => (
            messages::remove_exemption_title(snapshot.locale),
            removal(snapshot, &finding.range),
        ),
        What::WrongComment(_) | What::Text(_) => return None,
    };
    Some(Action {
        title,
        edits,
        scope: Scope::Finding(finding.range.clone()),
        code: finding.code,
        preferred: true,
    })
}

/// Takes a comment out, with its line if nothing else stands there; of a region, its end too.
fn removal(snapshot: &Snapshot, comment: &Range<usize>) -> Edits {
    let text = snapshot.draft.text();
    let exemptions = snapshot.draft.exemptions();
    let end = exemptions
        .of_comment(comment)
        .and_then(|one| one.end.as_ref());
    std::iter::once(comment)
        .chain(end)
        .map(|comment| (whole_line(text, comment), String::new()))
        .collect()
}

/// A comment with its line, or with the space before it.
fn whole_line(text: &Text, comment: &Range<usize>) -> Range<usize> {
    let line = text.line_of(comment.start);
    let (start, end) = (text.line_start(line), text.line_start(line + 1));
    let before = text.slice(start..comment.start);
    let behind = text.slice(comment.end..end.max(comment.end));
    if is_margin(&before) && behind.trim().is_empty() {
        return start..end.max(comment.end);
    }
    comment.start - (before.len() - before.trim_end_matches([' ', '\t']).len())..comment.end
}

/// Whether nothing but indentation and marks of quotation stand in a text.
fn is_margin(text: &str) -> bool {
    text.chars().all(|c| matches!(c, ' ' | '\t' | '>'))
}

/// The change that exempts a finding with a comment, where the language lets it stand without
/// changing what the document looks like: above the line, or within it.
fn comment_edit(snapshot: &Snapshot, finding: &Range<usize>, code: Code) -> (Range<usize>, String) {
    let text = snapshot.draft.text();
    let syntax = snapshot.draft.comments();
    if let Some(comment) = snapshot.draft.exemptions().naming_codes_for(finding) {
        return (
            comment.codes_end..comment.codes_end,
            format!(" {}", code.name()),
        );
    }
    match place_of_comment(text, syntax, finding) {
        CommentPlace::Above { line, effect } => {
            let start = text.line_start(line);
            let margin: String = match syntax {
                // Only at a line's beginning it is a comment.
                CommentSyntax::Asciidoc => String::new(),
                _ => line_text(text, line)
                    .chars()
                    .take_while(|c| {
                        matches!(c, ' ' | '\t') || (*c == '>' && syntax == CommentSyntax::Markdown)
                    })
                    .collect(),
            };
            let comment = match syntax.to_line_end() {
                Some(open) => format!("{open} {}", words(effect, code)),
                None => inline_comment(syntax, effect, code),
            };
            let line_break = line_break(text, line);
            // Explicit markup wants a blank line behind it.
            let blank = match syntax {
                CommentSyntax::Restructuredtext => line_break,
                _ => "",
            };
            (
                start..start,
                format!("{margin}{comment}{line_break}{blank}"),
            )
        }
        CommentPlace::Within { offset } => (
            offset..offset,
            format!(" {}", inline_comment(syntax, Effect::Line, code)),
        ),
    }
}

fn words(effect: Effect, code: Code) -> String {
    format!("yuanyin: {} {}", effect.keyword(), code.name())
}

fn inline_comment(syntax: CommentSyntax, effect: Effect, code: Code) -> String {
    let words = words(effect, code);
    match syntax.inline() {
        Some((open, close)) if matches!(syntax, CommentSyntax::Org | CommentSyntax::Plain) => {
            format!("{open}{words}{close}")
        }
        Some((open, close)) => format!("{open} {words} {close}"),
        // These languages have their comments on lines of their own.
        None => words,
    }
}

/// Where a comment can stand.
enum CommentPlace {
    /// On a line of its own above a line.
    Above { line: usize, effect: Effect },
    /// At a byte offset of the finding's own line.
    Within { offset: usize },
}

fn place_of_comment(text: &Text, syntax: CommentSyntax, finding: &Range<usize>) -> CommentPlace {
    let first = text.line_of(finding.start);
    let last = text.line_of(finding.end.saturating_sub(1).max(finding.start));
    let above = CommentPlace::Above {
        line: first,
        effect: Effect::NextLine,
    };
    match syntax {
        CommentSyntax::Latex
        | CommentSyntax::Typst
        | CommentSyntax::Asciidoc
        | CommentSyntax::Plain => above,
        CommentSyntax::Restructuredtext => {
            // No comment stands within a paragraph, a list or a table.
            let mut begin = first;
            while begin > 0 && !line_text(text, begin - 1).trim().is_empty() {
                begin -= 1;
            }
            let is_one_line = begin == first && line_text(text, first + 1).trim().is_empty();
            CommentPlace::Above {
                line: begin,
                effect: if is_one_line {
                    Effect::NextLine
                } else {
                    Effect::NextParagraph
                },
            }
        }
        CommentSyntax::Html => {
            let before = first.checked_sub(1).map(|line| line_text(text, line));
            // Elsewhere the line could begin within a tag.
            if before.is_none_or(|before| {
                let before = before.trim_end();
                before.is_empty() || before.ends_with('>')
            }) {
                above
            } else {
                CommentPlace::Within {
                    offset: finding.end,
                }
            }
        }
        CommentSyntax::Markdown | CommentSyntax::Mdx | CommentSyntax::Org => {
            if begins_paragraph(text, syntax, first) {
                above
            } else {
                CommentPlace::Within {
                    offset: line_end(text, last).max(finding.end),
                }
            }
        }
    }
}

/// Whether a comment above a line divides nothing: the line begins a paragraph that is no list
/// item, no row of a table behind its first and no note.
fn begins_paragraph(text: &Text, syntax: CommentSyntax, line: usize) -> bool {
    let line_is = line_text(text, line);
    let content = line_is.trim_start_matches([' ', '\t', '>']);
    if is_heading(content, syntax) {
        return true;
    }
    let before = line.checked_sub(1).map(|line| line_text(text, line));
    let stands_apart = before.is_none_or(|before| {
        let before = before.trim_matches([' ', '\t', '>']);
        before.is_empty() || is_heading(before, syntax)
    });
    stands_apart && !is_item(content)
}

fn is_heading(content: &str, syntax: CommentSyntax) -> bool {
    let mark = if syntax == CommentSyntax::Org {
        '*'
    } else {
        '#'
    };
    let rest = content.trim_start_matches(mark);
    rest.len() < content.len() && rest.starts_with([' ', '\t'])
}

/// A list item or the text of a note.
fn is_item(content: &str) -> bool {
    let behind_number = content.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = behind_number.len() < content.len()
        && behind_number
            .strip_prefix(['.', ')'])
            .is_some_and(|rest| rest.starts_with([' ', '\t']));
    let is_marked = content
        .strip_prefix(['-', '*', '+'])
        .is_some_and(|rest| rest.starts_with([' ', '\t']));
    is_numbered || is_marked || content.starts_with("[^") || content.starts_with("[fn:")
}

/// Where something can be added to a line: before the bar that ends a row, a break that is
/// written out, and white space.
fn line_end(text: &Text, line: usize) -> usize {
    let content = line_text(text, line);
    let trimmed = content.trim_end();
    let trimmed = trimmed
        .strip_suffix('|')
        .filter(|row| row.trim_start_matches([' ', '\t', '>']).starts_with('|'))
        .or_else(|| trimmed.strip_suffix('\\'))
        .unwrap_or(trimmed);
    text.line_start(line) + trimmed.trim_end().len()
}

/// A line without its break; empty for lines that there are not.
fn line_text(text: &Text, line: usize) -> String {
    let range = text.line_start(line)..text.line_start(line + 1);
    text.slice(range).trim_end_matches(['\n', '\r']).to_owned()
}

/// How a line is broken, or else how the first one is.
fn line_break(text: &Text, line: usize) -> &'static str {
    let break_of = |line: usize| {
        let end = text.line_start(line + 1);
        let tail = text.slice(end.saturating_sub(2)..end);
        if tail.ends_with("\r\n") {
            Some("\r\n")
        } else if tail.ends_with('\n') {
            Some("\n")
        } else {
            None
        }
    };
    break_of(line).or_else(|| break_of(0)).unwrap_or("\n")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::features::code_action::fix_all;
    use crate::features::diagnostics::diagnostics;
    use crate::features::tests::{opened, with};
    use crate::project::{Ignored, entry_text, read};

    fn told(snapshot: &Snapshot) -> Vec<(&'static str, String)> {
        diagnostics(snapshot)
            .into_iter()
            .map(|one| {
                (
                    one.code.name(),
                    snapshot.draft.text().slice(one.range).into_owned(),
                )
            })
            .collect()
    }

    fn apply(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
        let mut text = text.to_owned();
        edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        for (range, new) in edits {
            text.replace_range(range, &new);
        }
        text
    }

    /// In each document X is a wrong citation; the comment that exempts it goes where ⟦ ⟧ stands,
    /// and breaks no line but its own.
    #[test]
    fn a_comment_is_put_where_it_changes_nothing_else() {
        for (language, expected) in [
            (
                "markdown",
                "⟦<!-- yuanyin: ignore-next-line no-such-provision -->\n⟧见X。\n",
            ),
            (
                "markdown",
                "一。\r\n\r\n⟦<!-- yuanyin: ignore-next-line no-such-provision -->\r\n⟧见X。\r\n",
            ),
            (
                "markdown",
                "# 一\n⟦<!-- yuanyin: ignore-next-line no-such-provision -->\n⟧见X，\n一。\n",
            ),
            (
                "markdown",
                "一\n⟦<!-- yuanyin: ignore-next-line no-such-provision -->\n⟧## 二 见X\n",
            ),
            (
                "markdown",
                "一\n见X，⟦ <!-- yuanyin: ignore-line no-such-provision -->⟧  \n二。\n",
            ),
            (
                "markdown",
                "一\n见X⟦ <!-- yuanyin: ignore-line no-such-provision -->⟧\\\n二。\n",
            ),
            (
                "markdown",
                "- 一\n- 见X。⟦ <!-- yuanyin: ignore-line no-such-provision -->⟧\n",
            ),
            (
                "markdown",
                "1. 见X。⟦ <!-- yuanyin: ignore-line no-such-provision -->⟧\n",
            ),
            (
                "markdown",
                "- 一\n\n⟦  <!-- yuanyin: ignore-next-line no-such-provision -->\n⟧  见X。\n",
            ),
            (
                "markdown",
                "一[^1]。\n\n[^1]: 见X。⟦ <!-- yuanyin: ignore-line no-such-provision -->⟧\n",
            ),
            (
                "markdown",
                "> 一\n>\n⟦> <!-- yuanyin: ignore-next-line no-such-provision -->\n⟧> 见X。\n",
            ),
            (
                "markdown",
                "> 一\n> 见X。⟦ <!-- yuanyin: ignore-line no-such-provision -->⟧\n",
            ),
            (
                "markdown",
                "| 一 | 二 |\n| --- | --- |\n| 见X | 三⟦ <!-- yuanyin: ignore-line no-such-provision -->⟧ |\n",
            ),
            (
                "markdown",
                "见X。 <!-- yuanyin: ignore-line ambiguous⟦ no-such-provision⟧ -->\n",
            ),
            (
                "mdx",
                "⟦{/* yuanyin: ignore-next-line no-such-provision */}\n⟧见X。\n",
            ),
            (
                "html",
                "<p>\n⟦  <!-- yuanyin: ignore-next-line no-such-provision -->\n⟧  见X。</p>\n",
            ),
            (
                "html",
                "<p>一，\n见X⟦ <!-- yuanyin: ignore-line no-such-provision -->⟧。</p>\n",
            ),
            (
                "latex",
                "一，\n⟦  % yuanyin: ignore-next-line no-such-provision\n⟧  见X。\n",
            ),
            (
                "typst",
                "- 一\n⟦  // yuanyin: ignore-next-line no-such-provision\n⟧  见X。\n",
            ),
            (
                "asciidoc",
                "* 一\n⟦// yuanyin: ignore-next-line no-such-provision\n⟧  见X。\n",
            ),
            (
                "restructuredtext",
                "一。\n\n⟦.. yuanyin: ignore-next-line no-such-provision\n\n⟧见X。\n",
            ),
            (
                "restructuredtext",
                "一。\n\n⟦  .. yuanyin: ignore-next-paragraph no-such-provision\n\n⟧  二，\n  见X。\n",
            ),
            (
                "org",
                "* 一\n⟦# yuanyin: ignore-next-line no-such-provision\n⟧见X。\n",
            ),
            (
                "org",
                "- 见X。⟦ @@comment:yuanyin: ignore-line no-such-provision@@⟧\n",
            ),
            (
                "org",
                "| 一 | 二 |\n| 见X | 三⟦ @@comment:yuanyin: ignore-line no-such-provision@@⟧ |\n",
            ),
            (
                "plaintext",
                "一，\n⟦[yuanyin: ignore-next-line no-such-provision]\n⟧见X。\n",
            ),
        ] {
            let expected = expected.replace('X', "A部分 七.45");
            let before: String = expected.split(['⟦', '⟧']).step_by(2).collect();
            let start = before.find("A部分").unwrap();
            let document = opened(language, &before);
            let actions = exemption_actions(&document, &(start..start));
            let Some(action) = actions.first() else {
                panic!("{language}: nothing offered for {before}");
            };
            let after = apply(&before, action.edits.clone());
            assert_eq!(after, expected.replace(['⟦', '⟧'], ""), "{language}");
            assert_eq!(told(&opened(language, &after)), [], "{language}: {after}");
        }
    }

    #[test]
    fn a_comment_that_exempts_nothing_can_be_taken_out() {
        for (text, expected) in [
            (
                "见A部分 七.20。 <!-- yuanyin: ignore-line -->\n",
                "见A部分 七.20。\n",
            ),
            (
                "一\n> <!-- yuanyin: ignore-next-line misprint -->\n> 见A部分 七.45。\n",
                "一\n> 见A部分 七.45。\n",
            ),
            (
                "<!-- yuanyin: ignore-begin -->\n一\n<!-- yuanyin: ignore-end -->\n二\n",
                "一\n二\n",
            ),
        ] {
            let document = opened("markdown", text);
            let unused = told(&document);
            assert!(
                unused.iter().any(|(code, _)| *code == "unused-exemption"),
                "{text}"
            );
            let at = text.find("yuanyin").unwrap();
            let actions = exemption_actions(&document, &(at..at));
            assert_eq!(apply(text, actions[0].edits.clone()), expected);
        }
    }

    #[test]
    fn an_unknown_code_is_told_and_mended() {
        let text = "见A部分 七.45。 <!-- yuanyin: ignore-line no-such-provisions -->\n";
        let document = opened("markdown", text);
        assert_eq!(
            told(&document),
            [
                ("no-such-provision", "A部分 七.45".to_owned()),
                ("wrong-exemption", "no-such-provisions".to_owned())
            ]
        );
        let at = text.find("provisions").unwrap();
        let actions = exemption_actions(&document, &(at..at));
        let mended = apply(text, actions[0].edits.clone());
        assert_eq!(told(&opened("markdown", &mended)), []);
    }

    #[test]
    fn what_is_exempt_is_not_mended_with_everything_else() {
        let text = "见七.1。 <!-- yuanyin: ignore-line -->\n\n见A部分 七.22-20。\n";
        let document = opened("markdown", text);
        let (action, count) = fix_all(&document, None).unwrap();
        assert_eq!(count, 1);
        assert!(apply(text, action.edits).starts_with("见七.1。 <!--"));
    }

    #[test]
    fn the_project_leaves_alone_what_its_entry_says() {
        let text = "见A部分\n七.45和七.46。见A部分 七.45。\n";
        let document = opened("plaintext", text);
        let entries = project_entries(&document, &(0..text.len()));
        assert_eq!(entries.len(), 3);
        let file = entry_text("draft.txt", entries[0].code, &entries[0].citation);
        let (settings, problems) = read(&file);
        assert_eq!(problems, []);
        let ignored = Ignored::new(&settings.ignored, Some(Path::new("draft.txt")));
        let document = with(&document, |given| given.ignored = ignored.into());
        assert_eq!(told(&document), [("no-such-provision", "七.46".to_owned())]);
        assert_eq!(exemption_actions(&document, &(0..text.len())).len(), 1);
    }
}
