//! One cause, one message: what follows from a problem that is told already is not told besides.

use std::collections::HashSet;

use crate::corpus::{CorpusProblem, CorpusProblemKind};
use crate::lexicon::Holds;

/// So many problems of one kind are one cause and what follows from it; fewer are mistakes of their own.
const MANY: usize = 3;

/// The problems without those that only follow from others among them, in the same order.
pub fn causes(problems: Vec<CorpusProblem>) -> Vec<CorpusProblem> {
    if problems.len() < 2 {
        return problems;
    }
    let count = |wanted: &dyn Fn(&CorpusProblemKind) -> bool| {
        (problems.iter())
            .filter(|problem| wanted(&problem.kind))
            .count()
    };
    let has_many_figures =
        count(&|kind| matches!(kind, CorpusProblemKind::WrongFigures { .. })) >= MANY;
    let holds_otherwise = count(
        &|kind| matches!(kind, CorpusProblemKind::WrongField { field, .. } if *field == "instrument"),
    ) >= MANY;
    let unknown_parts: HashSet<String> = (problems.iter())
        .filter_map(|problem| match &problem.kind {
            CorpusProblemKind::UnknownPart { name: Some(name) } => Some(format!("{name}.")),
            _ => None,
        })
        .collect();
    let many_fields: HashSet<(&str, Holds)> = (problems.iter())
        .filter_map(|problem| match problem.kind {
            CorpusProblemKind::WrongField { field, holds } => Some((field, holds)),
            _ => None,
        })
        .filter(|wanted| {
            count(&|kind| matches!(kind, CorpusProblemKind::WrongField { field, holds } if (*field, *holds) == *wanted))
                >= MANY
        })
        .collect();
    let mut told: HashSet<String> = HashSet::new();
    // Where a label's duplicate was told last: in which file, under what.
    let mut duplicate: Option<(String, String)> = None;
    let mut is_cause = |problem: &CorpusProblem| {
        let under = under_what(problem);
        let goes_on = under.is_some() && under == duplicate;
        duplicate = under;
        let first = |told: &mut HashSet<String>, name: String| told.insert(name);
        match &problem.kind {
            CorpusProblemKind::Duplicate { .. } => !goes_on,
            CorpusProblemKind::UnknownPart { name } => first(&mut told, format!("part {name:?}")),
            CorpusProblemKind::UnknownSymbol { symbol } => {
                first(&mut told, format!("symbol {symbol}"))
            }
            CorpusProblemKind::WrongFigures { .. } if has_many_figures => {
                first(&mut told, "figures".to_owned())
            }
            CorpusProblemKind::UnreadableValue { value, .. } => {
                let is_of_unknown = unknown_parts.iter().any(|part| value.starts_with(part));
                let is_of_figures = has_many_figures && value.contains('.');
                !is_of_unknown && !is_of_figures
            }
            CorpusProblemKind::WrongField { field, holds }
                if many_fields.contains(&(*field, *holds)) =>
            {
                first(&mut told, format!("field {field} {holds:?}"))
            }
            CorpusProblemKind::PointsToOwnPart { .. } => !holds_otherwise,
            _ => true,
        }
    };
    let is_cause: Vec<bool> = problems.iter().map(&mut is_cause).collect();
    let told = problems.into_iter().zip(is_cause);
    told.filter_map(|(problem, is_cause)| is_cause.then_some(problem))
        .collect()
}

/// The file of a provision that appears twice, and what it stands under: what goes on with it has lost its own head.
fn under_what(problem: &CorpusProblem) -> Option<(String, String)> {
    let CorpusProblemKind::Duplicate { name } = &problem.kind else {
        return None;
    };
    let (parent, _) = name.rsplit_once('.')?;
    Some((problem.file.clone(), parent.to_owned()))
}
