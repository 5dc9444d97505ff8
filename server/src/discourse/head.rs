//! What a place is in.

use super::cited::{Cited, Head};
use crate::citation::{
    Annex, Citation, ElementKind, InstrumentKind, Locator, MeetingNumbering, OtherBody, Path,
    Pointing, Reference, Step, numeral,
};

/// What a citation cites, as that in which a place may be.
pub fn of(citation: &Citation) -> Option<Head> {
    match &citation.reference {
        Reference::Instrument {
            issuer,
            kind,
            number,
            annex,
            locator,
        } => Some(Head::Instrument {
            issuer: *issuer,
            kind: *kind,
            number: *number,
            annex: *annex,
            path: path_of(locator),
        }),
        Reference::Document { symbol, locator } => Some(Head::Document {
            symbol: symbol.clone(),
            path: path_of(locator),
        }),
        Reference::Meeting {
            meeting,
            numbering,
            locator,
        } => Some(Head::Meeting {
            meeting: *meeting,
            numbering: *numbering,
            path: path_of(locator),
        }),
        Reference::Treaty {
            treaty,
            article,
            through: None,
            locator,
        } => Some(Head::Article {
            treaty: *treaty,
            article: *article,
            path: path_of(locator),
        }),
        // A rule of procedure is named in passing, as articles are.
        Reference::Other {
            body: OtherBody::OtherTreaty | OtherBody::RulesOfProcedure,
        } => Some(Head::OthersArticle),
        Reference::Treaty { .. } | Reference::Other { .. } => Some(Head::Others),
        // Of a number that may be several bodies', nothing is known, and so of what goes on with it.
        Reference::Unattributed(_) if citation.element(ElementKind::Number).is_some() => {
            Some(Head::Others)
        }
        Reference::Compilation { .. } | Reference::Unattributed(_) => None,
    }
}

fn path_of(locator: &Locator) -> Path {
    match locator {
        Locator::Whole => Path::new(),
        Locator::At(path) | Locator::Span { to: path, .. } => path.clone(),
    }
}

/// What recommendations are of that go on by their number alone, where something that has such is cited.
pub fn recommends(head: &Head) -> bool {
    match head {
        Head::Instrument { kind, annex, .. } => {
            annex.is_some() || *kind == Some(InstrumentKind::Decision)
        }
        Head::Meeting { numbering, .. } => *numbering == MeetingNumbering::Recommendations,
        Head::Document { .. } | Head::Article { .. } | Head::OthersArticle | Head::Others => false,
    }
}

/// What a place that stands alone is in: `heads` were cited before it in the paragraph, the last one last,
/// `before` in the paragraph before. `None` where nothing was cited, or several together.
pub fn meant(
    by: Pointing,
    annex: Option<Annex>,
    heads: &[Cited],
    before: &[Cited],
) -> Option<Head> {
    let is_instrument = |cited: &&Cited, wanted: Option<InstrumentKind>| match &cited.head {
        Head::Instrument { kind, .. } => wanted.is_none() || kind.is_none() || *kind == wanted,
        Head::OthersArticle | Head::Others => true,
        _ => false,
    };
    let is_document = |cited: &&Cited| {
        matches!(
            cited.head,
            Head::Document { .. } | Head::Meeting { .. } | Head::OthersArticle | Head::Others
        )
    };
    let is_no_article = |cited: &&Cited| !matches!(cited.head, Head::Article { .. });
    let all = || before.iter().chain(heads);
    match by {
        Pointing::Itself | Pointing::Recommendation | Pointing::Titled | Pointing::Note(_) => None,
        // An article named in passing is not what paragraphs go on with.
        Pointing::Nothing | Pointing::Under | Pointing::Its => {
            let among = match by {
                Pointing::Its if heads.is_empty() => before,
                _ => heads,
            };
            let mut last = among.iter().rev().find(is_no_article).or(among.last())?;
            // Article 3 of the 1988 Convention …. Article 6, paragraph 2 (a), … and its paragraph 2 (b): of the later.
            let is_any_article =
                |cited: &Cited| !is_no_article(&cited) || cited.head == Head::OthersArticle;
            if among.iter().all(is_any_article)
                && let Some(article) = among.last()
            {
                last = article;
            }
            // An article has no annex, whosever it is.
            if annex.is_some() && !is_no_article(&last) {
                return None;
            }
            if annex.is_some() && last.head == Head::OthersArticle {
                let has_one =
                    |cited: &&Cited| is_no_article(cited) && cited.head != Head::OthersArticle;
                last = among.iter().rev().find(has_one).unwrap_or(last);
            }
            // A report and a meeting have no annex.
            if annex.is_some() && is_document(&last) {
                last = among
                    .iter()
                    .rev()
                    .find(|cited| is_instrument(cited, None))
                    .unwrap_or(last);
            }
            alone_in_its_list(last, among)
        }
        Pointing::Article => {
            // Of another treaty's article nothing is known, and it may be what is meant.
            let is_article =
                |cited: &&Cited| matches!(cited.head, Head::Article { .. } | Head::OthersArticle);
            let last = all().rev().find(is_article)?;
            // 第10條要求……第5、6、8和23條所定犯罪。同條第2款: none of a list is the one that is meant.
            let among = if heads.contains(last) { heads } else { before };
            match alone_in_its_list(last, among) {
                Some(head) => Some(head),
                None => (among.iter().rev())
                    .find(|cited| cited.list != last.list && is_article(cited))
                    .or(Some(last))
                    .map(|cited| cited.head.clone()),
            }
        }
        Pointing::Among => {
            let among = if heads.is_empty() { before } else { heads };
            let last = among.iter().rev().find(is_no_article)?;
            alone_in_its_list(last, among)
        }
        // Decision 4/3 made it permanent. (a new paragraph) Subparagraphs (h) and (k) thereof
        Pointing::Thereof => {
            let is_whole =
                |cited: &&Cited| is_no_article(cited) && cited.head != Head::OthersArticle;
            match heads.last() {
                Some(last) => alone_in_its_list(last, heads),
                None => alone_in_its_list(before.iter().rfind(is_whole)?, before),
            }
        }
        Pointing::Ditto => {
            let last = heads.last().or(before.last())?;
            let among = if heads.is_empty() { before } else { heads };
            alone_in_its_list(last, among)
        }
        Pointing::Annex => {
            let has_annex = |cited: &&Cited| match &cited.head {
                Head::Instrument { annex, .. } => annex.is_some(),
                Head::OthersArticle | Head::Others => true,
                _ => false,
            };
            all().rev().find(has_annex).map(|cited| cited.head.clone())
        }
        Pointing::Instrument(kind) => {
            let last = all().rev().find(|cited| is_instrument(cited, kind))?;
            let among = if heads.contains(last) { heads } else { before };
            alone_in_its_list(last, among)
        }
        Pointing::TheInstrument(kind) => {
            let last = all().rev().find(|cited| is_instrument(cited, kind))?;
            let among = if heads.contains(last) { heads } else { before };
            alone_in_its_list(last, among)
        }
        Pointing::TheDocument => all()
            .rev()
            .find(is_document)
            .map(|cited| cited.head.clone()),
        Pointing::Document => all()
            .rev()
            .find(is_document)
            .map(|cited| cited.head.clone()),
        Pointing::Latter => (heads.last().or(before.last())).map(|cited| cited.head.clone()),
        Pointing::Former => {
            let mut different = heads.iter().rev();
            let last = different.next()?;
            let former = different.find(|cited| !cited.head.is_same(&last.head))?;
            Some(former.head.clone())
        }
    }
}

/// Whether several were cited together last, of which a place that stands alone may be of any.
pub fn competes(heads: &[Cited]) -> bool {
    let is_ours = |cited: &Cited| matches!(cited.head, Head::Instrument { .. });
    (heads.last()).is_some_and(|last| is_ours(last) && alone_in_its_list(last, heads).is_none())
}

/// 第2/6号和第3/4号决定……（第5段）: of which?
fn alone_in_its_list(last: &Cited, among: &[Cited]) -> Option<Head> {
    let is_another = |cited: &Cited| cited.list == last.list && !cited.head.is_same(&last.head);
    (!among.iter().any(is_another)).then(|| last.head.clone())
}

/// What a place in a head refers to.
pub fn within(
    head: &Head,
    by: Pointing,
    annex: Option<Annex>,
    locator: &Locator,
) -> Option<Reference> {
    match head {
        Head::Instrument {
            issuer,
            kind,
            number,
            annex: known,
            path,
        } => {
            let annex = match (annex, by) {
                (Some(Annex::Only) | None, Pointing::Annex) => *known,
                // 附件第9段 behind 附件一 is of that one.
                (
                    Some(Annex::Only),
                    Pointing::Nothing | Pointing::Under | Pointing::Ditto | Pointing::Among,
                ) if known.is_some() => *known,
                (Some(annex), _) => Some(annex),
                // 该决议第3段 is not in the annex that was cited before.
                (None, Pointing::Instrument(_) | Pointing::TheInstrument(_)) => None,
                // The annex … its paragraph 14
                (None, Pointing::Its) if !path.is_empty() => None,
                (None, _) => *known,
            };
            let is_elsewhere = annex != *known;
            let path = if is_elsewhere { &Path::new() } else { path };
            Some(Reference::Instrument {
                issuer: *issuer,
                kind: *kind,
                number: *number,
                annex,
                locator: beneath(path, by, locator),
            })
        }
        Head::Document { symbol, path } => annex.is_none().then(|| Reference::Document {
            symbol: symbol.clone(),
            locator: beneath(path, by, locator),
        }),
        Head::Meeting {
            meeting,
            numbering,
            path,
        } => annex.is_none().then(|| Reference::Meeting {
            meeting: *meeting,
            numbering: match by {
                Pointing::Recommendation => MeetingNumbering::Recommendations,
                // 工作组报告第24段
                Pointing::Document => MeetingNumbering::Report,
                _ => *numbering,
            },
            locator: beneath(path, by, locator),
        }),
        Head::Article {
            treaty,
            article,
            path,
        } => annex.is_none().then(|| Reference::Treaty {
            treaty: *treaty,
            article: *article,
            through: None,
            locator: beneath(path, by, locator),
        }),
        Head::OthersArticle | Head::Others => None,
    }
}

/// A letter or an item under the paragraph that was cited before: (c) behind paragraph 2 (b).
fn beneath(path: &Path, by: Pointing, locator: &Locator) -> Locator {
    // Its item (ii) is under its letter as well.
    let begins_with_item = match locator {
        Locator::At(at) | Locator::Span { from: at, .. } => {
            matches!(at.first(), Some(Step::Item(_)))
        }
        Locator::Whole => false,
    };
    if by != Pointing::Under && !begins_with_item {
        return locator.clone();
    }
    // Behind (i) (iv), (v) is the next item.
    if let (Some(Step::Item(item)), Locator::At(at)) = (path.last(), locator)
        && let [Step::Subparagraph(letter)] = at.as_slice()
        && numeral::roman_numeral(item + 1).to_lowercase() == letter.to_string()
    {
        let mut next = path.clone();
        if let Some(last) = next.last_mut() {
            *last = Step::Item(item + 1);
        }
        return Locator::At(next);
    }
    let under = |below: &Path| -> Path {
        let first = below.first().copied();
        let above = path.iter().take_while(|step| match first {
            Some(Step::Subparagraph(_)) => {
                matches!(step, Step::Paragraph(_) | Step::Preambular(_))
            }
            Some(Step::Item(_)) => !matches!(step, Step::Item(_)),
            _ => false,
        });
        let mut joined: Path = above.copied().collect();
        for step in below {
            // Deeper than any provision: what is too deep is left out.
            let _ = joined.try_push(*step);
        }
        joined
    };
    match locator {
        Locator::Whole => Locator::Whole,
        Locator::At(at) => Locator::At(under(at)),
        Locator::Span { from, to } => Locator::Span {
            from: under(from),
            to: under(to),
        },
    }
}
