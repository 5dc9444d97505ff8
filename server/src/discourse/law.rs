//! What treaty an article is of.

use super::carried::{Discourse, Foci, Law};
pub use super::treaty::law;
use super::treaty::of_register;
use crate::citation::{BodyId, Speaker};
use crate::lexicon::{Lexicon, TreatyKind};

/// What the Convention or the Protocol stands for: the focus where it is one, else the one named last.
///
/// `near` is the body that the paragraph itself has named.
pub fn bare(
    lexicon: &Lexicon,
    discourse: &Discourse,
    now: &Foci,
    near: Option<Speaker>,
    is_convention: bool,
) -> Option<Law> {
    let is_such = |law: &Law| is_a_convention(lexicon, *law) == Some(is_convention);
    let called = match is_convention {
        true => discourse.called.0,
        false => discourse.called.1,
    };
    let section = discourse.section();
    // 公约第十四届缔约方大会, where neither ours nor its treaty has been named: it may be that of another one.
    let is_of_us = discourse.names_us
        || discourse.names_the_compilation
        || discourse.cites_the_compilation
        || discourse
            .treaties
            .iter()
            .any(|law| matches!(law, Law::Own(_)))
        || discourse.treaties.is_empty();
    let is_known = |speaker: &Speaker| *speaker != Speaker::Ours || is_of_us;
    let treaty_of = |lexicon, speaker: Speaker| treaty_of(lexicon, Some(speaker).filter(is_known)?);
    let of_section = section.body.and_then(|speaker| treaty_of(lexicon, speaker));
    // A convention that nobody knows is not what the section of a known conference is about.
    let is_unknown = |law: &Law| matches!(law, Law::Other { id: None, .. });
    let known = section
        .treaty
        .filter(|law| of_section.is_none() || !is_unknown(law));
    let of_near = near.and_then(|speaker| treaty_of(lexicon, speaker));
    let of_body = now.body.and_then(|speaker| treaty_of(lexicon, speaker));
    // Under a body that is of no treaty, the one before has asked about a conference.
    let has_none = section.body.is_some() && of_section.is_none() && section.treaty.is_none();
    let asked = discourse.last.named.filter(|_| has_none);
    let of_asked = asked.and_then(|speaker| treaty_of(lexicon, speaker));
    if let Some(held) = called
        .into_iter()
        .chain(of_near)
        .chain(known)
        .chain(of_section)
        .chain(section.treaty)
        .chain(of_body)
        .chain(of_asked)
        .find(is_such)
    {
        return Some(held);
    }
    // Where ours has been named besides others, it is what goes without its name.
    let named = || discourse.treaties.iter().rev().copied().filter(is_such);
    let ours = lexicon.our_convention().map(Law::Own);
    let is_about_us = discourse.names_us
        || discourse.names_the_compilation
        || discourse.cites_the_compilation
        || named().any(|law| Some(law) == ours);
    match is_convention && is_about_us {
        true => ours,
        false => named().next(),
    }
}

/// Whether a treaty is called a convention, or else a protocol; `None` for what is neither.
pub fn is_a_convention(lexicon: &Lexicon, law: Law) -> Option<bool> {
    let kind = match law {
        Law::Own(id) => lexicon.treaty(id)?.kind,
        Law::Other { kind, .. } => kind,
        Law::National => return None,
    };
    match kind {
        TreatyKind::Convention => Some(true),
        TreatyKind::Protocol => Some(false),
        // The Charter is neither.
        TreatyKind::Else => None,
    }
}

/// The treaty that a body is the conference or meeting of.
pub fn treaty_of(lexicon: &Lexicon, speaker: Speaker) -> Option<Law> {
    let id = match speaker {
        Speaker::Ours => lexicon.ours?,
        Speaker::Other(id) => id,
        Speaker::Unnamed => return None,
    };
    Some(of_register(lexicon, lexicon.body(id)?.treaty?))
}

/// The body that is the conference or meeting of a treaty of the register; ours of the protocols to its treaty.
pub fn body_of(lexicon: &Lexicon, law: Law) -> Option<Speaker> {
    let id = match law {
        Law::Own(_) => return Some(Speaker::Ours),
        Law::Other { id, .. } => id?,
        Law::National => return None,
    };
    let is_its = |body: BodyId| lexicon.body(body)?.treaty.filter(|its| *its == id);
    if lexicon.ours.and_then(is_its).is_some() {
        return Some(Speaker::Ours);
    }
    let (body, _) = lexicon
        .bodies()
        .find(|(_, body)| body.treaty == Some(id) && body.numbers_instruments())?;
    Some(Speaker::Other(body))
}
