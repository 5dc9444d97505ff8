//! Leaving a finding alone: writing the comment or the entry of the project file that says so, and
//! mending such comments.

use std::ops::Range;

use crate::draft::ExemptionProblem;
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
        .map(|finding| {
            let (at, comment) = snapshot.draft.exempting(&finding.range, finding.code);
            Action {
                title: messages::ignore_here_title(snapshot.locale, finding.code),
                edits: vec![(at..at, comment)],
                scope: Scope::Finding(finding.range),
                code: finding.code,
                preferred: false,
            }
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
