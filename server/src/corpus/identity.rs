//! A provision's identity: one for each, the same in every language edition.

use std::fmt;

use crate::citation::numeral::{parse_chinese, parse_section};
use crate::citation::{Annex, Part, Path, Step, own_number};
use crate::lexicon::Lexicon;

/// The identity of a provision: the unit that a citation points to.
///
/// With an empty path it is the section itself (`A.七`; in part B a section is its
/// instrument), or the annex as a whole (`B.六.附件`).
///
/// Printed as in the compilation: `A.七.20`, `B.三.2.b`, `A.四.1.f.(二)`,
/// `B.六.附件.b.(三)`, `B.七.附件一`, `B.五.PP.1`; `三.2.b` in a compilation without parts, `A.VII.20` in
/// one with Roman numbers.
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

    /// Reads the form printed in a compilation, and nothing but the whole of it.
    pub fn parse(lexicon: &Lexicon, printed: &str) -> Option<ProvisionId> {
        let mut names = printed.split('.').peekable();
        let lettered = lexicon
            .all_parts()
            .filter(|part| part.letter().is_some())
            .find(|part| {
                let mut letters = names.peek().map(|name| name.chars()).into_iter().flatten();
                letters.next() == part.letter() && letters.next().is_none()
            });
        let part = match lettered {
            Some(part) => {
                names.next();
                part
            }
            None => lexicon.all_parts().find(|part| part.letter().is_none())?,
        };
        let section = parse_section(part.numbering(), names.next()?)?;
        let mut id = ProvisionId::section(part, section);
        while let Some(name) = names.next() {
            if let Some(numeral) = name.strip_prefix("附件") {
                if id.annex.is_some() || !id.path.is_empty() {
                    return None;
                }
                id.annex = Some(match numeral {
                    "" => Annex::Only,
                    _ => Annex::Numbered(parse_chinese(numeral)?),
                });
                continue;
            }
            let step = if name == "PP" {
                Step::Preambular(names.next()?.parse().ok()?)
            } else if let Some(item) = name
                .strip_prefix('(')
                .and_then(|name| name.strip_suffix(')'))
            {
                Step::Item(parse_chinese(item)?)
            } else if let [letter @ b'a'..=b'z'] = name.as_bytes() {
                Step::Subparagraph(char::from(*letter))
            } else {
                Step::Paragraph(name.parse().ok()?)
            };
            id.path.try_push(step).ok()?;
        }
        Some(id)
    }
}

impl fmt::Display for ProvisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(letter) = self.part.letter() {
            write!(f, "{letter}.")?;
        }
        let numbering = self.part.numbering();
        f.write_str(&own_number(numbering, self.section, self.annex, &self.path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;
    use crate::lexicon::{Holds, Numbering, PartEntry};

    #[test]
    fn identities_are_read_as_they_are_printed() {
        let lexicon = &embedded::corpus().lexicon;
        for printed in [
            "A.七",
            "A.七.20",
            "B.三.2.b",
            "A.四.1.f.(二)",
            "B.六.附件.b.(三)",
            "B.七.附件一",
            "B.五.PP.1",
        ] {
            let id = ProvisionId::parse(lexicon, printed).map(|id| id.to_string());
            assert_eq!(id.as_deref(), Some(printed));
        }
        for wrong in ["", "C.一", "A.", "A.七.", "A.七.1.附件", "A.七.20x"] {
            assert_eq!(ProvisionId::parse(lexicon, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn identities_are_in_the_figures_of_their_compilation() {
        let printed = |numbering, parts: &[char]| {
            let part = |letter| Part::lettered(letter, numbering).unwrap();
            let lexicon = Lexicon {
                numbering,
                parts: (parts.iter())
                    .map(|letter| PartEntry {
                        part: part(*letter),
                        holds: Holds::Instruments,
                    })
                    .collect(),
                ..Lexicon::default()
            };
            let first = lexicon.all_parts().next().unwrap();
            let mut id = ProvisionId::section(first, 4);
            id.path.push(Step::Paragraph(2));
            let printed = id.to_string();
            assert_eq!(ProvisionId::parse(&lexicon, &printed), Some(id));
            printed
        };
        assert_eq!(printed(Numbering::Chinese, &['C', 'D']), "C.四.2");
        assert_eq!(printed(Numbering::Roman, &['A']), "A.IV.2");
        assert_eq!(printed(Numbering::Roman, &[]), "IV.2");
        assert_eq!(printed(Numbering::Arabic, &['V']), "V.4.2");
        assert_eq!(printed(Numbering::Arabic, &[]), "4.2");
    }
}
