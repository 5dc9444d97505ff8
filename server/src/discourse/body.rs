//! Whose a number is.

use super::carried::{Discourse, Introduced, Law};
use super::law::body_of;
use crate::citation::{BodyId, InstrumentKind, InstrumentNumber, Named, Speaker};
use crate::lexicon::{Lexicon, Series, SeriesKind, TreatyKind};

/// Sessions behind the last one known in which a body may have gone on to number.
const SESSIONS_TO_COME: u16 = 4;

/// Whose an instrument is that does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribution {
    To(Speaker),
    /// Several bodies compete for it.
    Unknown,
    /// No body has been named.
    Nobody,
}

/// What names bodies around a number, the nearest first.
pub struct Around<'a> {
    /// Those that the sentence has named before it, in their order.
    pub sentence: &'a [Speaker],
    /// The one that the paragraph, the list or the section speaks of.
    pub focus: Option<Speaker>,
    /// Whether the paragraph itself has named that.
    pub is_near: bool,
    /// What the heading above names.
    pub section: Option<Speaker>,
    /// The body that was said to be spoken of next, where no heading says of whom the section is.
    pub announced: Option<Speaker>,
    /// Whether the sentence has named a body that only a noun tells: a committee.
    pub names_another: bool,
    /// Whether no place in it is cited.
    pub is_whole: bool,
    /// Whether the name that the sentence has named last is none that ours has as well.
    pub is_sure: bool,
    /// Whether the heading above or the head of the list says whom it is about.
    pub is_headed: bool,
}

/// Decides whose a number is.
pub fn attribute(
    lexicon: &Lexicon,
    discourse: &Discourse,
    around: &Around<'_>,
    kind: Option<InstrumentKind>,
    number: InstrumentNumber,
) -> Attribution {
    let may = |speaker: Speaker| may_number(lexicon, speaker, kind, number);
    // Now for the second paper, that of the other conference: whose its numbers are is not certain.
    if let (Some(announced), Some(focus)) = (around.announced, around.focus)
        && announced != focus
        && may(announced)
    {
        return match may(focus) {
            true => Attribution::Unknown,
            false => Attribution::To(announced),
        };
    }
    // The council adopted resolution 6/4, in a document that has not named us.
    let names_us = discourse.names_us || discourse.bodies.contains(&Speaker::Ours);
    // The steering committee … took note by its decision 5/6: what we cannot have numbered so may be its.
    let is_ours = || introduced(discourse, kind, number) == Some(Speaker::Ours);
    if around.sentence == [Speaker::Unnamed] && !(names_us && is_ours()) {
        return Attribution::To(Speaker::Unnamed);
    }
    // The Ministry has studied resolution 9/1: nothing says that it is its own, and we have adopted such a one.
    let is_ours_to_give = || {
        names_us
            && match kind {
                // What bodies within a State take is a decision rather than a resolution.
                Some(InstrumentKind::Resolution) => {
                    (lexicon.ours).is_some_and(|ours| gives(lexicon, ours, kind, number))
                }
                _ => (lexicon.adopted.iter())
                    .any(|(_, of, known)| *known == number && kind.is_none_or(|kind| kind == *of)),
            }
    };
    if around.names_another
        && around.sentence.is_empty()
        && (!may(Speaker::Ours) || around.is_whole && !is_ours() && !is_ours_to_give())
    {
        return Attribution::Unknown;
    }
    // The organs that everybody cites are not what a document is about.
    let is_about = |speaker: &Speaker| match speaker {
        Speaker::Ours => false,
        Speaker::Other(id) => !lexicon.body(*id).is_some_and(|body| body.cited_everywhere),
        Speaker::Unnamed => true,
    };
    let section_is_anothers =
        (around.section.filter(is_about)).is_some_and(|section| !may(section));
    if !names_us
        && !discourse.begins_with_ours
        && (discourse.another_issues || section_is_anothers)
        && around.focus != Some(Speaker::Ours)
    {
        let others = around.focus.filter(|focus| may(*focus));
        return others.map_or(Attribution::Unknown, Attribution::To);
    }
    let mut named: Vec<Speaker> = Vec::new();
    for speaker in around.sentence {
        // What only a noun tells (a committee) is the speaker of no number but its own.
        if *speaker != Speaker::Unnamed && !named.contains(speaker) {
            named.push(*speaker);
        }
    }
    match named.as_slice() {
        [] => {}
        // The tobacco conference adopted decision 7/3: not as it numbers, but not ours.
        [only] if is_about(only) && (!names_us || around.is_sure && !is_ours()) => {
            return Attribution::To(*only);
        }
        // What it cannot have numbered so is wrong where it is ours, or another's.
        [only] if may(*only) => return Attribution::To(*only),
        [Speaker::Ours] if !others_may(lexicon, discourse, kind, number) => {
            return Attribution::To(Speaker::Ours);
        }
        [_] => {}
        several => {
            let mut possible = several.iter().filter(|speaker| may(**speaker));
            match (possible.next(), possible.next()) {
                (Some(only), None) => return Attribution::To(*only),
                (Some(_), Some(_)) => return likeliest(lexicon, several, kind, number),
                _ => {}
            }
        }
    }
    // Decision 2/6 behind a paragraph about the Human Rights Council, whose decisions begin with 2/101.
    let is_ours_at_best = |speaker: Speaker| match (speaker, lexicon.ours) {
        (Speaker::Other(id), Some(ours)) => {
            !around.is_near
                && !around.is_headed
                && (discourse.begins_with_ours || discourse.bodies.contains(&Speaker::Ours))
                && gives(lexicon, ours, kind, number)
                && !gives(lexicon, id, kind, number)
        }
        _ => false,
    };
    let focus = (around.focus).filter(|speaker| may(*speaker) && !is_ours_at_best(*speaker));
    // Under the name of the tobacco conference resolution 7/3 is not as it numbers, but not ours.
    let owner = (around.focus).filter(|_| around.is_sure && (around.is_near || around.is_headed));
    if let Some(owner) = owner.filter(is_about)
        && focus.is_none()
        && named.is_empty()
        && !is_ours()
    {
        return Attribution::To(owner);
    }
    // A government's decision 4/3 is not what a document about us goes on with.
    let is_known = |speaker: &Speaker| *speaker != Speaker::Unnamed || !names_us;
    let introduced = introduced(discourse, kind, number).filter(is_known);
    let is_our_section = around.section == Some(Speaker::Ours);
    match (introduced, focus) {
        (Some(one), None)
            if one != Speaker::Ours
                && is_our_section
                && may_number(lexicon, Speaker::Ours, None, number) =>
        {
            return Attribution::Unknown;
        }
        (Some(one), None) => return Attribution::To(one),
        (Some(one), Some(other)) if one == other => return Attribution::To(one),
        // What the paragraph itself has named is nearer than what was introduced before it.
        (Some(_), Some(other)) if around.is_near => return Attribution::To(other),
        // Under a heading and behind an opening line, what goes without its body is theirs.
        (Some(_), Some(other)) if around.section == Some(other) => {
            return Attribution::To(other);
        }
        // What has been spoken of since is another one.
        (Some(_), Some(_)) if around.section.is_none() => return Attribution::Unknown,
        (Some(one), Some(_)) => return Attribution::To(one),
        (None, _) => {}
    }
    if let Some(focus) = focus {
        return Attribution::To(focus);
    }
    // 第3/4号决议 of a body that has a decision 3/4 is wrong, not another's.
    if around.focus == Some(Speaker::Ours)
        && may_number(lexicon, Speaker::Ours, None, number)
        && named.is_empty()
    {
        return Attribution::To(Speaker::Ours);
    }
    if discourse.begins_with_ours
        && named.is_empty()
        && may_number(lexicon, Speaker::Ours, None, number)
    {
        return Attribution::To(Speaker::Ours);
    }
    // The body spoken of cannot have numbered so: of the others that can, the only one.
    if around.focus.is_none() && named.is_empty() && discourse.bodies.is_empty() {
        return Attribution::Nobody;
    }
    let mut possible = discourse.bodies.iter().filter(|speaker| may(**speaker));
    match (possible.next(), possible.next()) {
        // Decision 2/6 where only the Human Rights Council has been named, whose decisions begin with 2/101.
        (Some(Speaker::Other(id)), None)
            if !gives(lexicon, *id, kind, number)
                && (lexicon.ours).is_some_and(|ours| gives(lexicon, ours, kind, number)) =>
        {
            Attribution::Nobody
        }
        (Some(only), None) => Attribution::To(*only),
        (None, _) => Attribution::Nobody,
        _ => likeliest(lexicon, &discourse.bodies, kind, number),
    }
}

/// Of several bodies that may have given an instrument its number, ours where it is the only one of whose series it
/// is.
fn likeliest(
    lexicon: &Lexicon,
    speakers: &[Speaker],
    kind: Option<InstrumentKind>,
    number: InstrumentNumber,
) -> Attribution {
    let is_likely = |speaker: &&Speaker| match speaker {
        Speaker::Ours => true,
        Speaker::Other(id) => gives(lexicon, *id, kind, number),
        Speaker::Unnamed => true,
    };
    let is_ours = (lexicon.ours).is_some_and(|ours| gives(lexicon, ours, kind, number));
    let may = |speaker: &&Speaker| may_number(lexicon, **speaker, kind, number);
    let mut likely = speakers.iter().filter(may).filter(is_likely);
    match (likely.next(), likely.next()) {
        (Some(Speaker::Ours), None) if is_ours => Attribution::To(Speaker::Ours),
        _ => Attribution::Unknown,
    }
}

/// Whether a number may be of a series that a body is known to have: of its kind, and of its sessions and serials where
/// it counts these.
fn gives(
    lexicon: &Lexicon,
    id: BodyId,
    kind: Option<InstrumentKind>,
    number: InstrumentNumber,
) -> bool {
    (lexicon.body(id)).is_some_and(|body| {
        body.series.is_empty()
            || body.series.iter().any(|series| {
                let is_counted = series.may_have_session(number.session)
                    && series.last.is_none_or(|last| number.session <= last)
                    && series.may_have_serial(number.serial);
                is_kind(series, kind) && (is_counted || !series.counts_sessions())
            })
    })
}

fn is_kind(series: &Series, kind: Option<InstrumentKind>) -> bool {
    match (series.kind, kind) {
        (SeriesKind::Instrument(of), Some(kind)) => of == kind,
        (SeriesKind::Instrument(_), None) => true,
        (SeriesKind::Else, _) => false,
    }
}

/// Whose a number was when it was named together with its body.
pub fn introduced(
    discourse: &Discourse,
    kind: Option<InstrumentKind>,
    number: InstrumentNumber,
) -> Option<Speaker> {
    let is_it = |one: &&Introduced| {
        one.number == number && (one.kind.is_none() || kind.is_none() || one.kind == kind)
    };
    let mut found = discourse.introduced.iter().filter(is_it);
    let first = found.next()?;
    // Both bodies' numbers have been named.
    (found.all(|other| other.speaker == first.speaker)).then_some(first.speaker)
}

fn others_may(
    lexicon: &Lexicon,
    discourse: &Discourse,
    kind: Option<InstrumentKind>,
    number: InstrumentNumber,
) -> bool {
    (discourse.bodies.iter()).any(|speaker| {
        *speaker != Speaker::Ours
            && *speaker != Speaker::Unnamed
            && may_number(lexicon, *speaker, kind, number)
    })
}

/// Whether a body can have given an instrument that number.
pub fn may_number(
    lexicon: &Lexicon,
    speaker: Speaker,
    kind: Option<InstrumentKind>,
    number: InstrumentNumber,
) -> bool {
    let id = match speaker {
        Speaker::Ours => lexicon.ours,
        Speaker::Other(id) => Some(id),
        Speaker::Unnamed => None,
    };
    let Some(body) = id.and_then(|id| lexicon.body(id)) else {
        return true;
    };
    if body.series.is_empty() {
        return !body.national;
    }
    body.series.iter().any(|series| {
        let is_so_shaped = series.counts_sessions() || body.may_number_so(number);
        let is_late = series
            .last
            .is_some_and(|last| number.session > last.saturating_add(SESSIONS_TO_COME));
        is_kind(series, kind) && is_so_shaped && series.may_have_session(number.session) && !is_late
    })
}

/// The body that a name names: of several that have it, the one that is being spoken of.
pub fn speaker(
    lexicon: &Lexicon,
    discourse: &Discourse,
    focus: Option<Speaker>,
    treaty: Option<Law>,
    named: &Named,
) -> Option<Speaker> {
    let of = |id: BodyId| match Some(id) == lexicon.ours {
        true => Speaker::Ours,
        false => Speaker::Other(id),
    };
    match named {
        Named::Body(speaker) => Some(*speaker),
        Named::OneOf(claimants) => {
            let claims = |speaker: &Speaker| claimants.iter().any(|id| of(*id) == *speaker);
            let first = claimants.first().map(|id| of(*id));
            let section = discourse.section().body;
            // 该公约缔约方会议: the body of the treaty that the sentence has named last.
            let of_treaty = treaty.and_then(|treaty| body_of(lexicon, treaty));
            let held = of_treaty
                .into_iter()
                .chain(focus)
                .chain(section)
                .find(claims);
            let named = || {
                let mut named = discourse.bodies.iter().rev().copied().filter(claims);
                let last = named.next();
                // Of several that have been named, the one that is meant where none has.
                named.chain(last).find(|one| Some(*one) == first).or(last)
            };
            // The conference of a convention that nobody knows.
            let is_anothers = matches!(
                treaty,
                Some(Law::Other {
                    id: None,
                    kind: TreatyKind::Convention,
                })
            );
            if held.is_none() && is_anothers && first == Some(Speaker::Ours) {
                return Some(Speaker::Unnamed);
            }
            if held.is_none()
                && first == Some(Speaker::Ours)
                && discourse.shared_is_anothers
                && !discourse.names_us
            {
                return Some(Speaker::Unnamed);
            }
            held.or_else(named).or(first)
        }
        Named::OurGroup => Some(Speaker::Ours),
        _ => None,
    }
}
