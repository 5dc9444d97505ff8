//! What a document is about: whether what only looks like a citation of ours is one.
//!
//! 第12/9号决议 without an issuer is our body's in a paper that cites our body, and
//! anybody's in one about water law. What rests on the shape of a citation alone is therefore told only
//! where the whole document, what is declared of it, or the documents beside it say that it is ours. Where
//! nothing says so, it is left alone and counted as not checked ([`super::unchecked`]).
//!
//! What a document shows is summed over its paragraphs ([`Evidence`]), so that an edit changes only the
//! sums of its own neighbourhood, and no paragraph counts for more than another for standing first.

use crate::citation::{
    Certainty, Citation, Issuer, Language, Locator, OtherBody, Reference, writing,
};
use crate::corpus::Corpus;
use crate::lexicon::Lexicon;
use crate::resolve::{Code, Meaning, Resolution};
use crate::text::AnyOf;

/// What a document is about, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The compilation and the body whose instruments it holds.
    Compilation,
    /// Something else: what only looks like a citation of ours is none.
    Other,
}

impl Subject {
    pub const ALL: [Subject; 2] = [Subject::Compilation, Subject::Other];

    /// The word that declares it, in settings and in comments.
    pub fn name(self) -> &'static str {
        match self {
            Subject::Compilation => "compilation",
            Subject::Other => "other",
        }
    }

    /// The same in a comment in Chinese.
    pub fn chinese_name(self) -> &'static str {
        match self {
            Subject::Compilation => "汇编",
            Subject::Other => "其他",
        }
    }

    /// The subject of that name, in either language.
    pub fn from_name(name: &str) -> Option<Subject> {
        let is_it = |one: &Subject| one.name() == name || one.chinese_name() == name;
        Subject::ALL.into_iter().find(is_it)
    }
}

/// What is known of a document's subject that its own text does not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// What is declared for all documents around it; a comment in the document itself comes first.
    pub declared: Option<Subject>,
    /// What the documents beside it show ([`Pool`]). It holds where the document shows nothing itself.
    pub beside: Option<Subject>,
}

/// What documents that belong together show of what they are about. One that names our body speaks for
/// those that name nobody, unless the documents are of many kinds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pool {
    ours: usize,
    others: usize,
}

impl Pool {
    /// Adds what one document shows ([`DocumentSubject::shown`]).
    pub fn add(&mut self, shown: Option<Subject>) {
        match shown {
            Some(Subject::Compilation) => self.ours += 1,
            Some(Subject::Other) => self.others += 1,
            None => {}
        }
    }

    /// Takes out what one document shows that was added.
    pub fn remove(&mut self, shown: Option<Subject>) {
        let count = match shown {
            Some(Subject::Compilation) => &mut self.ours,
            Some(Subject::Other) => &mut self.others,
            None => return,
        };
        *count = count.saturating_sub(1);
    }

    /// What they show together; `None` where that is nothing.
    pub fn shown(self) -> Option<Subject> {
        /// So many of ours for each that is about something else.
        const MANY: usize = 4;
        let is_ours = self.ours > 0 && self.ours >= MANY * self.others;
        is_ours.then_some(Subject::Compilation)
    }
}

/// What a stretch of a document shows. Sums over stretches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Citations certainly of our body, its working group, its treaties or the compilation,
    /// and paragraphs that name them.
    ours: usize,
    /// Citations that the compilation or the register knows, by their shape alone.
    probable: usize,
    /// Articles of our treaties, also of what is only called the Convention.
    articles: usize,
    /// Places in instruments that are there.
    places: usize,
    /// Citations of bodies whose numbers have the same shape.
    foreign: usize,
    /// Numbers of instruments without a body, ours by their shape alone.
    shapes: usize,
    /// Those of them that are cited as a whole, and of these those that ours has not, or not as that kind.
    whole_shapes: usize,
    wrong_shapes: usize,
}

impl Evidence {
    /// What one paragraph with citations shows.
    pub fn of(
        corpus: &Corpus,
        text: &str,
        citations: &[Citation],
        resolutions: &[Resolution],
    ) -> Evidence {
        let lexicon = &corpus.lexicon;
        let about = corpus.derived.get_or_make(|| About::new(lexicon));
        let mut evidence = Evidence {
            ours: usize::from(about.0.is_in(text)),
            ..Evidence::default()
        };
        for (citation, resolution) in citations.iter().zip(resolutions) {
            let is_found = matches!(resolution.meaning, Meaning::Provisions(_));
            let is_certain = is_certain(lexicon, citation, is_found);
            let is_known = match resolution.meaning {
                Meaning::Provisions(_) => resolution.finding.is_none(),
                Meaning::NotReproduced(_) => true,
                _ => false,
            };
            evidence.ours += usize::from(is_certain);
            evidence.probable += usize::from(!is_certain && is_known);
            let has_place = matches!(
                &citation.reference,
                Reference::Instrument { locator, .. } if *locator != Locator::Whole
            );
            evidence.places += usize::from(has_place && is_found && resolution.finding.is_none());
            evidence.articles +=
                usize::from(matches!(citation.reference, Reference::Treaty { .. }));
            evidence.foreign += usize::from(is_foreign(lexicon, citation));
            let is_shape = citation.certainty != Certainty::Explicit
                && matches!(citation.reference, Reference::Instrument { .. });
            evidence.shapes += usize::from(is_shape);
            let is_wrong = (resolution.finding.as_ref()).is_some_and(|finding| {
                matches!(
                    finding.problem.code(),
                    Code::WrongKind | Code::UnknownInstrument
                )
            });
            let is_whole = matches!(
                citation.reference,
                Reference::Instrument {
                    locator: Locator::Whole,
                    annex: None,
                    ..
                }
            );
            evidence.whole_shapes += usize::from(is_shape && is_whole);
            evidence.wrong_shapes += usize::from(is_shape && is_whole && is_wrong);
        }
        evidence
    }

    pub fn add(&mut self, other: Evidence) {
        self.ours += other.ours;
        self.probable += other.probable;
        self.foreign += other.foreign;
        self.articles += other.articles;
        self.places += other.places;
        self.shapes += other.shapes;
        self.whole_shapes += other.whole_shapes;
        self.wrong_shapes += other.wrong_shapes;
    }

    /// Whether the document is about somebody else: it cites others with numbers of the same shape,
    /// and nothing certain of our body. What only looks like our body's is theirs then.
    fn is_anothers(self) -> bool {
        self.ours == 0 && self.foreign > 0 && self.probable <= self.foreign
    }
}

/// What a document has named where it ends, by citations or not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NamesUs {
    /// Our body, its treaties or its working group, by names that no other has.
    pub certainly: bool,
    /// The same, or our body by a name that others have, too.
    pub perhaps: bool,
}

/// What one document is about, by all that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentSubject {
    pub(super) evidence: Evidence,
    pub(super) names_us: NamesUs,
    /// Whether it is so short that it may just have been begun.
    pub(super) is_begun: bool,
    /// What a comment in it declares.
    pub(super) declared: Option<Subject>,
    pub(super) around: Surroundings,
}

impl DocumentSubject {
    /// What the document itself says, in a comment or by what it cites and names; `None` where it does not say
    /// whom it is about.
    pub fn shown(&self) -> Option<Subject> {
        self.declared.or_else(|| self.of_its_text())
    }

    fn of_its_text(&self) -> Option<Subject> {
        if self.evidence.ours > 0 || self.names_us.certainly {
            return Some(Subject::Compilation);
        }
        self.evidence.is_anothers().then_some(Subject::Other)
    }

    /// What is declared of it, or it shows, or else the documents beside it show.
    fn known(&self) -> Option<Subject> {
        self.declared
            .or(self.around.declared)
            .or_else(|| self.of_its_text())
            .or(self.around.beside)
    }

    /// Whether a citation is one of ours at all: what its shape alone makes one is none in a document
    /// about somebody else, and in one that is more than begun and has said nothing of ours its
    /// resolution 6/4 may be any board's.
    pub fn is_meant(&self, citation: &Citation) -> bool {
        citation.certainty == Certainty::Explicit || self.means_shapes()
    }

    /// The same of citations that nothing but their shape makes ours.
    pub fn means_shapes(&self) -> bool {
        match self.known() {
            Some(subject) => subject == Subject::Compilation && !self.numbers_its_own(),
            None => self.is_begun || !self.says_nothing_of_us(),
        }
    }

    /// Whether the document has decisions of its own, before it names our body: so many of those that nothing but
    /// their shape makes ours are none that we have.
    fn numbers_its_own(&self) -> bool {
        /// A few may be mistakes.
        const FEW: usize = 2;
        /// One of so many.
        const SHARE: usize = 3;
        let declared = self.declared.or(self.around.declared);
        let Evidence {
            whole_shapes,
            wrong_shapes,
            ..
        } = self.evidence;
        declared.is_none() && wrong_shapes > FEW && wrong_shapes * SHARE >= whole_shapes
    }

    /// Whether what is wrong with a citation of that certainty, in that language, is told.
    ///
    /// Where a number behind a kind may be something else's (resolution 4/3 is a screen's as well), one that
    /// is known and one that is not do not suffice.
    pub fn tells(&self, certainty: Certainty, language: Language) -> bool {
        if certainty == Certainty::Explicit {
            return true;
        }
        match self.known() {
            Some(subject) => subject == Subject::Compilation && !self.numbers_its_own(),
            None => {
                let is_distinctive = writing(language).is_distinctive();
                let enough = usize::from(!is_distinctive);
                let Evidence {
                    probable, foreign, ..
                } = self.evidence;
                (self.is_begun || !self.says_nothing_of_us())
                    && (probable > foreign + enough || is_distinctive && foreign == 0)
            }
        }
    }

    /// Whether it is known what the document is about.
    pub fn is_known(&self) -> bool {
        self.known().is_some()
    }

    /// Whether the document is about the compilation or its body.
    pub fn is_of_us(&self) -> bool {
        self.known() == Some(Subject::Compilation)
    }

    /// Whether the document is about something else.
    pub fn is_of_others(&self) -> bool {
        self.known() == Some(Subject::Other)
    }

    /// Whether it is not known what the document is about, so that a citation that only its shape makes ours
    /// may be. A place in a compilation (见三.1) is the document's own, unless numbers of instruments stand
    /// in it, too.
    pub fn leaves_open(&self, citation: &Citation) -> bool {
        let is_place = matches!(citation.reference, Reference::Compilation { .. });
        self.known().is_none() && (!is_place || self.evidence.shapes > 0)
    }

    /// Whether nothing certain of our body is cited or named beside what is cited.
    fn says_nothing_of_us(&self) -> bool {
        /// One may be there by chance.
        const ENOUGH: usize = 2;
        let Evidence {
            ours,
            articles,
            places,
            ..
        } = self.evidence;
        ours == 0 && articles == 0 && places < ENOUGH && !self.names_us.perhaps
    }
}

fn is_certain(lexicon: &Lexicon, citation: &Citation, is_found: bool) -> bool {
    if citation.certainty != Certainty::Explicit {
        return false;
    }
    match &citation.reference {
        Reference::Instrument { issuer, .. } => *issuer == Issuer::Ours,
        Reference::Document { symbol, .. } => lexicon.is_our_symbol(&symbol.0),
        Reference::Compilation { .. } => is_found,
        Reference::Meeting { .. } | Reference::Treaty { .. } => true,
        Reference::Unattributed(_) | Reference::Other { .. } => false,
    }
}

fn is_foreign(lexicon: &Lexicon, citation: &Citation) -> bool {
    match &citation.reference {
        // Papers about any body cite the United Nations' organs as well.
        Reference::Other { body } => match body {
            OtherBody::Known(id) => {
                let body = lexicon.body(*id);
                !body.is_some_and(|body| body.cited_everywhere)
            }
            OtherBody::RulesOfProcedure => false,
            OtherBody::OtherTreaty | OtherBody::Unnamed => true,
        },
        _ => false,
    }
}

/// The search for the words that only papers about our body have.
struct About(AnyOf);

impl About {
    fn new(lexicon: &Lexicon) -> About {
        About(AnyOf::new(lexicon.about_us()))
    }
}
