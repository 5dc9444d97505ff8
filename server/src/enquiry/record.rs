//! A provision as programs are told of it.

use serde::Serialize;

use crate::citation::Language;
use crate::features::find_provision::Found;

/// What is told of a provision as JSON: the names of `yuanyin/search`.
#[derive(Serialize)]
pub struct Record {
    /// Which compilation it stands in, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compilation: Option<String>,
    /// `A.七.20`
    pub identity: String,
    /// In the compilation's form: A部分 七.20.
    pub citation: String,
    pub names: Names,
    /// What it stands under, outermost first, with › between.
    pub heading: String,
    pub topics: Vec<String>,
    /// In full, with everything under it, a line each.
    pub text: String,
    /// The language of that text, where it is not the compilation's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where it was found by another word than it has: both, as 吹哨人 → 举报人.
    pub reason: Option<String>,
}

/// The other names of a provision, where the concordance knows them.
#[derive(Serialize)]
pub struct Names {
    pub report: Option<String>,
    pub instrument: Option<String>,
    pub long: Option<String>,
}

impl From<Found> for Record {
    fn from(found: Found) -> Record {
        let names = found.names;
        Record {
            compilation: None,
            identity: found.id.to_string(),
            citation: names.compilation,
            names: Names {
                report: names.report,
                instrument: names.instrument,
                long: names.long,
            },
            heading: found.headings.join(" › "),
            topics: found.topics,
            text: found.text,
            language: (found.language != Language::COMPILATION)
                .then(|| found.language.tag().to_owned()),
            reason: found.reason,
        }
    }
}
