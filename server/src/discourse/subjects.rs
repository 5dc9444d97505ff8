//! What the provisions are about that a place may be of: a question that the compilation's words answer.
//!
//! A discourse says which instruments a place may be in; where several may be meant, or none is near, the words around it
//! often speak of what one of them says there: 第5段 beside 儿童. Whoever knows the compilation and its thesaurus says so
//! ([`crate::search`] does).
//!
//! Not here: which places are asked about (`discourse/paragraph/by_subject.rs`).

use crate::citation::Citation;

/// Says what citations are about.
pub trait Subjects {
    /// How much the words around a place have in common with what each of the citations cites that it may be; an answer for
    /// each, in their order.
    fn bearings(&self, words: &str, candidates: &[Citation]) -> Vec<Bearing>;
}

/// What words have in common with something that is cited.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bearing {
    /// 0 where they have nothing in common or there is no such thing; more for what few provisions speak of.
    pub weight: f32,
    /// What is cited, the same for two citations of one thing.
    pub of: Vec<(u32, u32)>,
}

/// Where no compilation is known: nothing is about anything.
pub struct NoSubjects;

impl Subjects for NoSubjects {
    fn bearings(&self, _: &str, candidates: &[Citation]) -> Vec<Bearing> {
        vec![Bearing::default(); candidates.len()]
    }
}
