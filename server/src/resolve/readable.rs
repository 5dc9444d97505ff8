//! Whether the names that a compilation gives its provisions can be read: what drafts would have to write.
//!
//! A compilation's data can be sound and yet name things as no grammar reads them: a symbol with spaces, a
//! section's number beyond all numerals, a working group's name that does not end as such names do.
//! No draft could cite it then, and completion would offer what is not read again.

use crate::citation::{Language, languages};
use crate::corpus::check::check;
use crate::corpus::{
    ArticleId, Corpus, CorpusProblem, CorpusProblemKind, Place, ProvisionIndex, ProvisionKind,
};
use crate::resolve::{Meaning, Names, article_name, is_plain, names_in, resolve};

/// Everything wrong with a compilation beyond what reading it has found: what [`check`] finds in its data,
/// and names that are not read again ([`names_can_be_judged`]).
pub fn check_compilation(corpus: &Corpus) -> Vec<CorpusProblem> {
    let mut problems = check(corpus);
    if names_can_be_judged(corpus, &problems) {
        problems.extend(unreadable_names(corpus));
    }
    problems
}

/// Whether nothing is wrong with the data that names are made of: not in reading it, and not as far as these
/// problems tell that a check has found.
pub fn names_can_be_judged(corpus: &Corpus, problems: &[CorpusProblem]) -> bool {
    let unread = &corpus.unread;
    !unread.names
        && !unread.provisions
        && !unread.data
        && !problems.iter().any(|problem| {
            // What is said to stand elsewhere has no name of its own.
            problem.is_of_data()
                || problem.kind == CorpusProblemKind::AnnexWithText
                // Of two names one is wrong.
                || matches!(problem.kind, CorpusProblemKind::InstrumentMismatch { .. })
        })
}

/// Names that are not read as what they name: of each section and treaty, the first one of each form.
fn unreadable_names(corpus: &Corpus) -> Vec<CorpusProblem> {
    let mut problems = Vec::new();
    let mut found = |place: &Place, name: String| {
        if let Some(file) = corpus.files.get(place.file) {
            let kind = CorpusProblemKind::UnreadableName { name };
            let range = place.range.clone();
            problems.push(CorpusProblem::at(&file.path, &file.text, range, kind));
        }
    };
    for section in &corpus.sections {
        let mut told = [false; FORMS];
        for (index, form, language, name) in names_within(corpus, section.provision) {
            if !told[form] && !is_read_as(corpus, index, language, &name) {
                told[form] = true;
                found(&section.place, name);
            }
        }
    }
    for treaty in &corpus.treaties {
        let id = ArticleId {
            treaty: treaty.treaty,
            number: treaty.last_article(),
        };
        let is_read = |name: &String| {
            let read = resolve(corpus, name, &corpus.recognise(name));
            matches!(read.as_slice(), [one] if one.meaning == Meaning::Articles(vec![id]))
        };
        // Where the treaty is not named in a language, there is nothing but the identity.
        let mut names = languages()
            .map(|language| article_name(corpus, language, id, &Default::default()))
            .filter(|name| *name != id.printed(&corpus.lexicon));
        if let Some(name) = names.find(|name| !is_read(name)) {
            found(&treaty.place, name);
        }
    }
    problems
}

/// In the compilation, of the instrument, of the report, in full.
const FORMS: usize = 4;

/// Provisions of a section whose names are all read again. Of a longer one only some are: a name is that of the section
/// with a step for each level, and where those of so many are read all are.
const READ_AGAIN: usize = 200;

/// The names of a section and of what stands in it, with their forms and languages.
fn names_within(
    corpus: &Corpus,
    section: ProvisionIndex,
) -> impl Iterator<Item = (ProvisionIndex, usize, Language, String)> + '_ {
    let under = corpus.descendants(section);
    let (count, last) = (under.len(), under.end.saturating_sub(1));
    // The last has the highest numbers.
    let apart = count.div_ceil(READ_AGAIN).max(1);
    let some = under.step_by(apart).chain((apart > 1).then_some(last));
    std::iter::once(section)
        .chain(some)
        .filter_map(|index| Some((index, corpus.provisions.get(index)?)))
        // The whole of an annex that only points back is the section that it stands for.
        .filter(|(_, provision)| {
            provision.kind != ProvisionKind::Annex || !provision.children.is_empty()
        })
        .flat_map(move |(index, provision)| {
            languages().flat_map(move |language| {
                let Names {
                    compilation,
                    report,
                    instrument,
                    long,
                } = names_in(corpus, provision, language);
                let names: [Option<String>; FORMS] = [Some(compilation), instrument, report, long];
                let names = names.into_iter().enumerate();
                names.filter_map(move |(form, name)| Some((index, form, language, name?)))
            })
        })
}

/// Whether a text is one citation, in its language, of exactly this provision.
fn is_read_as(corpus: &Corpus, index: ProvisionIndex, language: Language, name: &str) -> bool {
    let citations = corpus.recognise(name);
    let resolutions = resolve(corpus, name, &citations);
    let ([citation], [resolution]) = (citations.as_slice(), resolutions.as_slice()) else {
        return false;
    };
    // A bare symbol is in no language.
    let is_bare = citation.elements.len() == 1;
    citation.range == (0..name.len())
        && is_plain(corpus, citation)
        && (citation.language == language || is_bare)
        && resolution.finding.is_none()
        && resolution.meaning == Meaning::Provisions(vec![index])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;

    #[test]
    fn every_name_is_read_again_as_its_provision() {
        let corpus = embedded::corpus();
        assert_eq!(unreadable_names(&corpus), Vec::new());
    }
}
