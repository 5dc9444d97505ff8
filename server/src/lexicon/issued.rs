//! What carries the text of an instrument: its document symbol and public address, from the number as it is
//! written and the templates of the body's series. And the address of any document, from its symbol.

use super::{Body, BodyId, InstrumentKind, Lexicon, Series, SeriesKind, Shape};

/// The placeholder of a document's symbol in the address of a body's documents.
const SYMBOL: &str = "{SYMBOL}";

/// Symbol and address of an instrument, as far as the register knows them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Issued {
    /// A/RES/55/25
    pub symbol: Option<String>,
    /// `https://undocs.org/A/RES/55/25`
    pub link: Option<String>,
}

/// The placeholders of shapes and templates, those first that others begin with.
const PARTS: [(&str, Part); 6] = [
    ("ROMAN SESSION", Part::Roman),
    ("ROMAN", Part::Roman),
    ("SESSION", Part::Session),
    ("SERIAL", Part::Serial),
    ("YEAR", Part::Year),
    ("N", Part::Serial),
];

/// A part of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Session,
    Serial,
    Year,
    Roman,
}

/// The parts of one number, as they are written.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts(Vec<(Part, String)>);

impl Lexicon {
    /// The body that alone numbers its instruments so, by a shape with letters of its own: 1/CP.28, FCTC/COP7(9).
    pub fn body_numbering_so(&self, number: &str) -> Option<BodyId> {
        if !number.contains(|c: char| c.is_ascii_uppercase()) {
            return None;
        }
        let number = folded(number);
        let is_placeholder = |word: &str| {
            (PARTS.iter()).any(|(placeholder, _)| placeholder.split(' ').any(|part| part == word))
        };
        let has_letters = |series: &Series| match &series.shape {
            Shape::Else(shape) => (shape.split(|c: char| !c.is_ascii_uppercase()))
                .any(|word| !word.is_empty() && !is_placeholder(word)),
            _ => false,
        };
        let numbers_so = |body: &Body| {
            (body.series.iter())
                .any(|series| has_letters(series) && series.parts(&number).is_some())
        };
        self.bodies()
            .find(|(_, body)| numbers_so(body))
            .map(|(id, _)| id)
    }
}

impl Body {
    /// Symbol and address of the instrument with a number as it is written (55/25, 1373（2001）, 3281 (XXIX));
    /// nothing where no series of the kind is so numbered, or it has neither.
    pub fn issued(&self, kind: InstrumentKind, number: &str) -> Issued {
        let number = folded(number);
        let of_kind = |series: &&Series| series.kind == SeriesKind::Instrument(kind);
        let mut series = self.series.iter().filter(of_kind);
        let found = series.find_map(|series| Some((series, series.parts(&number)?)));
        let Some((series, parts)) = found else {
            return Issued::default();
        };
        let fill = |template: &Option<String>| parts.fill(template.as_deref()?);
        let is_linked = (series.linked_from)
            .is_none_or(|first| parts.counted().is_some_and(|counted| first <= counted));
        Issued {
            symbol: fill(&series.symbol),
            link: fill(&series.link).filter(|_| is_linked),
        }
    }

    /// Its addresses that nobody could follow, each with the field that it stands in and the placeholder that it
    /// has to have: one that is not `https`, or is the same for all documents or instruments.
    pub fn unusable_links(&self) -> Vec<UnusableLink<'_>> {
        let of_documents = self.document_link.as_deref();
        let of_documents = of_documents.map(|link| ("document_link", link, SYMBOL));
        let of_numbers = self.series.iter().filter_map(|series| {
            let serial = match series.shape.pattern().contains("SERIAL") {
                true => "{SERIAL}",
                false => "{N}",
            };
            Some(("numbers", series.link.as_deref()?, serial))
        });
        let all = of_documents.into_iter().chain(of_numbers);
        all.filter(|(_, link, placeholder)| {
            !link.starts_with("https://") || !link.contains(placeholder)
        })
        .map(|(field, link, placeholder)| UnusableLink {
            field,
            link,
            placeholder,
        })
        .collect()
    }
}

/// An address that nobody could follow.
#[derive(Debug, PartialEq, Eq)]
pub struct UnusableLink<'a> {
    /// Of the body's entry in the register.
    pub field: &'static str,
    pub link: &'a str,
    /// What it has to have.
    pub placeholder: &'static str,
}

impl Lexicon {
    /// The address of the document with a symbol, as the body has it whose symbols begin like this one: of
    /// several, the longest. `None` where nobody's do, or that body's documents are not to be followed.
    pub fn document_link(&self, symbol: &str) -> Option<String> {
        let bodies = self.bodies().flat_map(|(_, body)| {
            let series = body.symbols.iter();
            series.map(move |series| (series.as_str(), Some(body)))
        });
        let groups = self.working_groups.iter().map(|group| {
            let body = group.body.and_then(|body| self.body(body));
            (group.symbol.as_str(), body)
        });
        let all = bodies.chain(groups);
        let (_, body) = all
            .filter(|(series, _)| super::begins(symbol, series))
            .max_by_key(|(series, _)| series.len())?;
        let link = body?.document_link.as_deref()?;
        Some(link.replace(SYMBOL, symbol))
    }
}

impl Series {
    /// The placeholders of its templates that are none, or that its shape does not have.
    pub fn unknown_placeholders(&self) -> Vec<String> {
        let shape = self.shape.pattern();
        let known = |name: &str| {
            PARTS
                .iter()
                .any(|(part, _)| *part == name && shape.contains(name))
        };
        let templates = [&self.symbol, &self.link].into_iter().flatten();
        let names = templates.flat_map(|template| template.split('{').skip(1));
        let names = names.map(|rest| rest.split('}').next().unwrap_or(rest));
        names
            .filter(|name| !known(name))
            .map(str::to_owned)
            .collect()
    }

    /// The parts of a number of this series; `None` where it is none.
    fn parts(&self, number: &str) -> Option<Parts> {
        let mut pattern = self.shape.pattern();
        let mut rest = number;
        let mut parts = Parts::default();
        while let Some(c) = pattern.chars().next() {
            let part = PARTS.iter().find(|(name, _)| pattern.starts_with(name));
            if let Some((name, part)) = part {
                pattern = pattern.get(name.len()..)?;
                let value: String = rest.chars().take_while(|c| part.has(*c)).collect();
                rest = rest.get(value.len()..)?;
                (part.is_one(&value)).then_some(())?;
                parts.0.push((*part, value));
            } else {
                pattern = pattern.get(c.len_utf8()..)?;
                if c != ' ' {
                    rest = rest.strip_prefix(c)?;
                }
            }
        }
        let is_in_series = self.first.is_none_or(|first| {
            let counted = parts.counted();
            counted.is_none_or(|counted| first <= counted)
        });
        (rest.is_empty() && is_in_series).then_some(parts)
    }
}

impl Part {
    fn has(self, c: char) -> bool {
        match self {
            Part::Roman => "IVXLC".contains(c),
            _ => c.is_ascii_digit(),
        }
    }

    fn is_one(self, value: &str) -> bool {
        match self {
            Part::Year => value.len() == 4,
            // A year is no session.
            Part::Session => (1..=3).contains(&value.len()),
            Part::Serial | Part::Roman => !value.is_empty(),
        }
    }
}

impl Parts {
    /// What `first` and `last` of the series count: the session, else the year that the number begins with,
    /// else its serial. `None` where that is a Roman number.
    fn counted(&self) -> Option<u16> {
        let of = |wanted: Part| self.0.iter().find(|(part, _)| *part == wanted);
        if of(Part::Roman).is_some() {
            return None;
        }
        let first = self.0.first();
        let counted = of(Part::Session).or(first)?;
        counted.1.parse().ok()
    }

    fn fill(&self, template: &str) -> Option<String> {
        let mut filled = String::with_capacity(template.len());
        let mut pieces = template.split('{');
        filled.push_str(pieces.next()?);
        for piece in pieces {
            let (name, behind) = piece.split_once('}')?;
            let (_, wanted) = PARTS.iter().find(|(part, _)| *part == name)?;
            let (_, value) = self.0.iter().find(|(part, _)| part == wanted)?;
            filled.push_str(value);
            filled.push_str(behind);
        }
        Some(filled)
    }
}

impl Shape {
    /// As the data writes it.
    fn pattern(&self) -> &str {
        match self {
            Shape::SessionSerial => "SESSION/SERIAL",
            Shape::RomanSerial => "ROMAN/SERIAL",
            Shape::YearSerial => "YEAR/SERIAL",
            Shape::Else(shape) => shape,
        }
    }
}

/// A number in narrow characters without spaces, Roman figures in capitals.
fn folded(number: &str) -> String {
    let narrow = |c: char| match c {
        '（' => '(',
        '）' => ')',
        '／' => '/',
        '－' | '–' | '‐' | '‑' => '-',
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10).unwrap_or(c),
        _ => c,
    };
    let kept = number.chars().map(narrow);
    kept.filter(|c| c.is_ascii_graphic())
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;

    #[test]
    fn an_instrument_has_its_symbol_and_address() {
        use InstrumentKind::{Decision, Resolution};
        let lexicon = embedded::corpus().lexicon.clone();
        for (body, kind, number, symbol, link) in [
            (
                "unga",
                Resolution,
                "55/25",
                "A/RES/55/25",
                "https://undocs.org/A/RES/55/25",
            ),
            (
                "unga",
                Resolution,
                "５５／２５",
                "A/RES/55/25",
                "https://undocs.org/A/RES/55/25",
            ),
            (
                "unga",
                Resolution,
                "3281 (XXIX)",
                "A/RES/3281(XXIX)",
                "https://undocs.org/A/RES/3281(XXIX)",
            ),
            (
                "unga",
                Resolution,
                "S-20/2",
                "A/RES/S-20/2",
                "https://undocs.org/A/RES/S-20/2",
            ),
            // Decisions have no symbol of their own, and no session before the thirty-first such a number.
            ("unga", Decision, "50/411", "", ""),
            ("unga", Resolution, "7/3", "", ""),
            (
                "unsc",
                Resolution,
                "1373（2001）",
                "S/RES/1373 (2001)",
                "https://undocs.org/S/RES/1373(2001)",
            ),
            (
                "ecosoc",
                Resolution,
                "2006/27",
                "E/RES/2006/27",
                "https://undocs.org/E/RES/2006/27",
            ),
            ("ecosoc", Resolution, "1984/50", "E/RES/1984/50", ""),
            ("ecosoc", Decision, "2005/203", "E/DEC/2005/203", ""),
            (
                "hrc",
                Resolution,
                "7/3",
                "A/HRC/RES/7/3",
                "https://undocs.org/A/HRC/RES/7/3",
            ),
            (
                "unea",
                Resolution,
                "3/4",
                "UNEP/EA.3/Res.4",
                "https://undocs.org/UNEP/EA.3/Res.4",
            ),
            ("cbd-cop", Decision, "15/4", "CBD/COP/DEC/15/4", ""),
            ("cbd-cop", Decision, "X/2", "", ""),
            // The report carries them.
            ("cosp-uncac", Resolution, "6/1", "", ""),
        ] {
            let id = lexicon.body_called(body).unwrap();
            let issued = lexicon.body(id).unwrap().issued(kind, number);
            let found = (
                issued.symbol.unwrap_or_default(),
                issued.link.unwrap_or_default(),
            );
            assert_eq!(
                found,
                (symbol.to_owned(), link.to_owned()),
                "{body} {number}"
            );
        }
    }

    #[test]
    fn a_document_has_the_address_that_its_body_gives_its_documents() {
        let lexicon = &embedded::corpus().lexicon;
        for (symbol, link) in [
            ("A/63/539", "https://undocs.org/A/63/539"),
            ("A/HRC/5/4", "https://undocs.org/A/HRC/5/4"),
            (
                "CTOC/COP/WG.2/2013/5",
                "https://undocs.org/CTOC/COP/WG.2/2013/5",
            ),
            // Not known to be where the Organization's own are, or nobody's.
            ("FCCC/CP/2015/10", ""),
            ("XYZ/2015/10", ""),
        ] {
            let found = lexicon.document_link(symbol).unwrap_or_default();
            assert_eq!(found, link);
        }
    }

    #[test]
    fn the_registers_templates_can_be_filled() {
        let lexicon = embedded::corpus().lexicon.clone();
        for (_, body) in lexicon.bodies() {
            for series in &body.series {
                assert_eq!(series.unknown_placeholders(), [""; 0], "{}", body.id);
            }
            assert_eq!(body.unusable_links(), [], "{}", body.id);
        }
    }
}
