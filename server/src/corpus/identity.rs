//! A provision's identity: one for each, the same in every language edition.

use std::fmt;

use crate::citation::numeral::chinese;
use crate::citation::{Annex, Part, Path, Step};

/// The identity of a provision: the unit that a citation points to.
///
/// With an empty path it is the section itself (`A.七`; in part B a section is its
/// instrument), or the annex as a whole (`B.六.附件`).
///
/// Printed as in the compilation: `A.七.20`, `B.三.2.b`, `A.四.1.f.(二)`,
/// `B.六.附件.b.(三)`, `B.七.附件一`, `B.五.PP.1`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProvisionId {
    pub part: Part,
    /// 7 for 七.
    pub section: u16,
    pub annex: Option<Annex>,
    pub path: Path,
}

impl ProvisionId {
    /// The section itself.
    pub fn section(part: Part, section: u16) -> Self {
        ProvisionId {
            part,
            section,
            annex: None,
            path: Path::new(),
        }
    }
}

impl fmt::Display for ProvisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.part.letter(), chinese(self.section))?;
        match self.annex {
            None => {}
            Some(Annex::Only) => write!(f, ".附件")?,
            Some(Annex::Numbered(number)) => write!(f, ".附件{}", chinese(number))?,
        }
        for step in &self.path {
            match step {
                Step::Preambular(number) => write!(f, ".PP.{number}")?,
                Step::Paragraph(number) => write!(f, ".{number}")?,
                Step::Subparagraph(letter) => write!(f, ".{letter}")?,
                Step::Item(number) => write!(f, ".({})", chinese(*number))?,
            }
        }
        Ok(())
    }
}
