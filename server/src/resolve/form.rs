//! The forms that drafters cite provisions in.

use crate::citation::{MeetingNumbering, Reference};

/// A way to cite a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// A部分 七.20
    Compilation,
    /// CTOC/COP/WG.2/2013/5，第24段
    Report,
    /// 缔约方会议第7/3号决议附件一第20段
    Instrument,
    /// 技术援助问题政府专家工作组第七次会议建议第20段
    Long,
}

impl Form {
    pub const ALL: [Form; 4] = [
        Form::Compilation,
        Form::Report,
        Form::Instrument,
        Form::Long,
    ];

    /// The name in settings, as `compilation`.
    pub fn name(self) -> &'static str {
        match self {
            Form::Compilation => "compilation",
            Form::Report => "report",
            Form::Instrument => "instrument",
            Form::Long => "long",
        }
    }

    /// The form with that name.
    pub fn from_name(name: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.name() == name)
    }

    /// The form that a citation is written in; `None` for what is not cited by provision.
    pub fn of(reference: &Reference) -> Option<Form> {
        match reference {
            Reference::Compilation { .. } => Some(Form::Compilation),
            Reference::Document { .. } => Some(Form::Report),
            Reference::Instrument { .. } => Some(Form::Instrument),
            Reference::Meeting { numbering, .. } => Some(match numbering {
                MeetingNumbering::Recommendations => Form::Long,
                MeetingNumbering::Report => Form::Report,
            }),
            Reference::Treaty { .. } | Reference::Unattributed(_) | Reference::Other { .. } => None,
        }
    }
}
