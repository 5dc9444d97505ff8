//! The grammar of citations written in Chinese, one file a kind of citation.

pub mod anaphora;
pub mod compilation;
pub mod instrument;
pub(crate) mod issuer;
pub mod locator;
pub mod meeting;
pub mod treaty;
