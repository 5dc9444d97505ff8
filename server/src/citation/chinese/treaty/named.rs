//! Which treaty a bare 第26条 belongs to: what the paragraph has named so far.
//!
//! A [`Named`] walks forward through the folded text, each byte once, and only as far as an article
//! asks it to: text without articles costs nothing. It keeps what was named last, since that governs
//! the articles that follow:
//!
//! ```text
//! name     = "《" title "》" / convention / protocol / rules / law
//! convention = [ "联合国" ] [ "打击" ] [ "跨国" ] "有组织犯罪公约" / "巴勒莫公约"
//!          / "公约"                 ; behind a word that no title ends with (根据, 实施, 和, …)
//!          / "该公约"               ; the one named last
//! protocol = "枪支议定书" / "移民议定书" / "人口贩运议定书" / …, their full titles
//!          / "该议定书"             ; the only one named
//! rules    = "议事规则"
//! law      = "刑法" / "宪法" / "诉讼法" / "法典" / "条例" / "宪章" / "规约"
//! ```
//!
//! Where it is not certain what is meant, articles are left alone: silence, not a guess.

use crate::citation::chinese::names::Names;
use crate::citation::chinese::phrase::{ends_no_name, suffix};
use crate::citation::chinese::sign::Sign;
use crate::citation::chinese::words;
use crate::citation::cursor::Cursor;
use crate::citation::numeral::is_numeral;
use crate::citation::recognised::Named as NamedInText;
use crate::citation::short_name::introduced_as;
use crate::citation::{Certainty, Mention, OtherBody, TreatyId};
use crate::lexicon::TreatyKind;

/// Whose articles they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    Ours(TreatyId),
    Theirs(OtherBody),
    /// A national law, a document, or nobody knows: nothing is said of its articles.
    Unknown,
}

/// The treaty that an article at some place belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Governing {
    pub head: Head,
    pub certainty: Certainty,
    /// Where its name stands directly before the article: the first and last byte of the name.
    pub written: Option<(usize, usize)>,
    /// Whether the name only says 公约 or 议定书.
    pub is_bare: bool,
}

/// What a paragraph has named up to a place.
#[derive(Default)]
pub struct Named {
    /// Everything before has been read.
    read: usize,
    /// Where a title's 《 stands, and how many are open.
    open: Option<(usize, usize)>,
    /// Where the paragraph begins.
    paragraph: usize,
    /// Where the sentence begins.
    sentence: usize,
    /// The name that stands last, even one that governs nothing (各项议定书).
    last: Option<Name>,
    /// The name that governs bare articles.
    governing: Option<Name>,
    /// Where the Convention was last named by a title of its own.
    the_convention: Option<usize>,
    /// Where another convention was last named.
    another_convention: Option<usize>,
    /// Whether another convention has been gone on with as 该公约: then 《公约》 is not its name.
    another_is_that: bool,
    /// The convention that stands for 该公约.
    last_convention: Option<(Head, Certainty)>,
    /// What 公约 by itself has stood for, or what （以下简称《公约》） has made it stand for.
    alias: Option<Alias>,
    protocols: Protocols,
    /// Every name so far, in order.
    mentions: Vec<Mention>,
    /// The meetings that have been read so far, in order.
    pub meetings: Vec<Mention>,
}

/// What a paragraph calls 公约.
#[derive(Clone, Copy)]
struct Alias {
    head: Head,
    certainty: Certainty,
    /// Whether the paragraph says so (以下简称), or has only used it so.
    defined: bool,
}

/// The protocols that a paragraph has named, as far as 该议定书 needs to know.
#[derive(Clone, Copy, Default)]
enum Protocols {
    #[default]
    None,
    One(TreatyId),
    Several,
}

/// A name in the text.
#[derive(Clone, Copy)]
struct Name {
    start: usize,
    end: usize,
    head: Head,
    certainty: Certainty,
    /// Whether it stands in brackets behind another name of the same treaty.
    bracketed: bool,
    /// Whether it only says 公约 or 议定书.
    is_bare: bool,
}

/// What a name says before it is known what was named before.
#[derive(Clone, Copy)]
enum Says {
    /// A title that only one treaty has; whether that is a convention.
    Title(Head, TreatyKind, Option<TreatyId>),
    /// 公约, 《公约》
    BareConvention,
    /// 该公约
    ThatConvention,
    /// 本公约: the one that the text is about, whatever has been named last.
    OwnConvention,
    /// 议定书, 该议定书
    ThatProtocol,
    /// 各项议定书, 有关公约, 《…报告》: nothing with articles that could be meant; what was named
    /// before goes on to govern.
    Several,
    /// A law, an unknown treaty.
    Unknown,
}

/// Bytes of the longest title in marks that is read.
const LONGEST_TITLE: usize = 400;
/// Bytes between a name and its article: footnote marks, blanked markup, 的.
const LONGEST_GAP: usize = 200;

impl Named {
    /// Whose article stands at the cursor. Places must be asked for in order.
    pub fn at(&mut self, names: &Names, article: Cursor<'_>) -> Option<Governing> {
        self.advance(names, article.text, article.at);
        if let Some(name) = self.last
            && article
                .text
                .get(name.end..article.at)
                .is_some_and(|gap| is_gap(gap, &name, article.text))
        {
            return Some(Governing {
                head: name.head,
                certainty: name.certainty,
                written: Some((written_start(article.text, &name, article.at), name.end)),
                is_bare: name.is_bare,
            });
        }
        let before = article
            .before()
            .trim_end_matches(|c: char| c == ' ' || words::WITHIN.contains(&c));
        if suffix(before, &words::WITH_POINTS).is_some() {
            return None;
        }
        if ends_with_law(before) {
            self.governing = Some(Name {
                start: article.at,
                end: article.at,
                head: Head::Unknown,
                certainty: Certainty::Shape,
                bracketed: false,
                is_bare: false,
            });
        }
        let name = self.governing?;
        // 前者的引渡条款是第十六条: of which two is not decided here.
        let one_of_two = article.text.get(name.end..article.at)?;
        if [words::FORMER[0], words::LATTER[0]]
            .iter()
            .any(|word| one_of_two.contains(word))
        {
            return Some(Governing {
                head: Head::Unknown,
                certainty: Certainty::Cued,
                written: None,
                is_bare: true,
            });
        }
        let certainty = if name.end < self.sentence {
            Certainty::Shape
        } else {
            name.certainty.min(Certainty::Cued)
        };
        Some(Governing {
            head: name.head,
            certainty,
            written: None,
            is_bare: name.is_bare,
        })
    }

    /// Whether nothing with articles has been named before an article that [`Named::at`] has been asked for,
    /// and nothing directly before it has points of its own.
    pub fn names_nothing(&self, article: Cursor<'_>) -> bool {
        let before = article
            .before()
            .trim_end_matches(|c: char| c == ' ' || words::WITHIN.contains(&c));
        self.governing.is_none() && suffix(before, &words::WITH_POINTS).is_none()
    }

    /// Every name of a text, in order, once it has been read to its end.
    pub fn mentions(&mut self, names: &Names, text: &str) -> Vec<Mention> {
        let unread = text.get(self.read..).unwrap_or_default();
        if self.open.is_some() || names.signs().name_any(unread) {
            self.advance(names, text, text.len());
        }
        std::mem::take(&mut self.mentions)
    }

    /// Reads on to a place.
    fn advance(&mut self, names: &Names, text: &str, to: usize) {
        let from = self.read;
        self.read = to.max(from);
        let Some(unread) = text.get(from..to) else {
            return;
        };
        let signs = names.signs();
        for found in signs.search.find_iter(unread) {
            let Some(sign) = signs.kinds.get(found.pattern().as_usize()) else {
                continue;
            };
            let (start, end) = (from + found.start(), from + found.end());
            if self
                .open
                .is_some_and(|(open, _)| start - open > LONGEST_TITLE)
            {
                self.open = None;
            }
            match (sign, self.open) {
                (Sign::Paragraph, _) => {
                    *self = Named {
                        read: self.read,
                        paragraph: end,
                        sentence: end,
                        mentions: std::mem::take(&mut self.mentions),
                        meetings: std::mem::take(&mut self.meetings),
                        ..Named::default()
                    };
                }
                (Sign::Open, None) => self.open = Some((start, 1)),
                (Sign::Open, Some((open, depth))) => self.open = Some((open, depth + 1)),
                (Sign::Close, Some((open, 1))) => {
                    self.open = None;
                    self.title(names, text, open, end);
                }
                (Sign::Close, Some((open, depth))) => self.open = Some((open, depth - 1)),
                (_, Some(_)) | (Sign::Close, None) => {}
                (Sign::Sentence, None) => self.sentence = end,
                (sign, None) => self.word(names, text, *sign, start, end),
            }
        }
    }

    /// 《…》
    fn title(&mut self, names: &Names, text: &str, open: usize, end: usize) {
        let marks = ("《".len(), "》".len());
        let written = text.get(open + marks.0..end - marks.1).unwrap_or_default();
        let title = written.replace(' ', "");
        let says = match title_says(names, &title) {
            Says::BareConvention if is_dated(text.get(..open).unwrap_or_default()) => Says::Title(
                Head::Theirs(OtherBody::OtherTreaty),
                TreatyKind::Convention,
                None,
            ),
            says => says,
        };
        // 公约《关于…的补充议定书》
        let start = match (says, self.last) {
            (Says::Title(Head::Ours(_), TreatyKind::Protocol, _), Some(last))
                if last.end == open
                    && names.our_convention().map(Head::Ours) == Some(last.head) =>
            {
                last.start
            }
            _ => open,
        };
        self.note(names, text, start, end, says);
    }

    /// A name without marks.
    fn word(&mut self, names: &Names, text: &str, sign: Sign, start: usize, end: usize) {
        let before = text.get(..start).unwrap_or_default();
        let (start, says) = match sign {
            Sign::Convention => {
                let (length, says) =
                    convention_says(names, before, text.get(end..).unwrap_or_default());
                (start - length, says)
            }
            Sign::Protocol => {
                let (length, says) = protocol_says(names, before);
                let start = start - length;
                // 联合国打击跨国有组织犯罪公约关于…的补充议定书
                match (says, self.last) {
                    (Says::Title(Head::Ours(_), ..), Some(last)) if last.end == start => {
                        (last.start, says)
                    }
                    _ => (start, says),
                }
            }
            Sign::Rules => {
                let issuer = before.strip_suffix(words::OF).unwrap_or(before);
                let start = suffix(issuer, &words::WITH_RULES)
                    .map_or(start, |name| issuer.len() - name.len());
                let start = match self.last {
                    Some(last) if last.end == start => last.start,
                    _ => start,
                };
                (
                    start,
                    Says::Title(
                        Head::Theirs(OtherBody::RulesOfProcedure),
                        TreatyKind::Else,
                        None,
                    ),
                )
            }
            Sign::Charter => (
                start,
                Says::Title(Head::Theirs(OtherBody::OtherTreaty), TreatyKind::Else, None),
            ),
            Sign::Acronym(treaty) => (start, says(names, treaty)),
            // 第5条例如
            Sign::Law if goes_on_as_another_word(text, end) => return,
            _ => (start, Says::Unknown),
        };
        self.note(names, text, start, end, says);
    }

    /// Takes down a name.
    fn note(&mut self, names: &Names, text: &str, start: usize, end: usize, says: Says) {
        let ours = names.our_convention().map(Head::Ours);
        let introduced = self
            .last
            .filter(|last| introduces(text.get(last.end..start)));
        // 关于贩运人口的一项影响最大。该议定书: the one on what the paragraph speaks of.
        let subject = match (says, self.protocols) {
            (Says::ThatProtocol, Protocols::None | Protocols::Several) => {
                let paragraph = text.get(self.paragraph..start).unwrap_or_default();
                names.only_protocol_on(paragraph)
            }
            _ => None,
        };
        let (head, certainty) = match says {
            Says::Title(head, ..) => (head, Certainty::Explicit),
            Says::BareConvention => match introduced {
                // （以下简称《公约》）
                Some(full) => {
                    self.alias = Some(Alias {
                        head: full.head,
                        certainty: full.certainty,
                        defined: true,
                    });
                    (full.head, full.certainty)
                }
                None => {
                    let is_titled = text
                        .get(start..end)
                        .is_some_and(|name| name.starts_with('《'))
                        || text
                            .get(..start)
                            .is_some_and(|before| before.ends_with('《'));
                    let meant = match ours {
                        Some(ours) if self.another_is_that && is_titled && self.alias.is_none() => {
                            (ours, Certainty::Cued)
                        }
                        _ => self.bare_convention(ours, text.get(..start).unwrap_or_default()),
                    };
                    // What the paragraph has once called 公约 it goes on to call so.
                    let defined = self.alias.is_some_and(|alias| alias.defined);
                    if meant.0 != Head::Unknown && !defined {
                        self.alias = Some(Alias {
                            head: meant.0,
                            certainty: meant.1.min(Certainty::Cued),
                            defined,
                        });
                    }
                    meant
                }
            },
            Says::OwnConvention => match self.alias.filter(|alias| alias.defined) {
                Some(alias) => (alias.head, alias.certainty),
                None => ours.map_or((Head::Unknown, Certainty::Shape), |ours| {
                    (ours, Certainty::Cued)
                }),
            },
            Says::ThatConvention => self
                .last_convention
                .unwrap_or((Head::Unknown, Certainty::Shape)),
            Says::ThatProtocol => match (introduced, self.protocols) {
                (Some(full), _) => (full.head, full.certainty),
                (None, Protocols::One(treaty)) => (Head::Ours(treaty), Certainty::Cued),
                (None, _) if subject.is_some() => {
                    let ours = subject.map(Head::Ours);
                    (ours.unwrap_or(Head::Unknown), Certainty::Cued)
                }
                (None, Protocols::None) if names.lexicon.our_protocol().is_some() => {
                    let ours = names.lexicon.our_protocol().map(Head::Ours);
                    (ours.unwrap_or(Head::Unknown), Certainty::Cued)
                }
                (None, _) => (Head::Unknown, Certainty::Shape),
            },
            Says::Several | Says::Unknown => (Head::Unknown, Certainty::Shape),
        };
        if matches!((says, head), (Says::ThatConvention, Head::Theirs(_))) {
            self.another_is_that = true;
        }
        match says {
            Says::Title(head, ..) if Some(head) == ours => {
                self.the_convention = Some(end);
                // What has only been used for another convention may now mean this one.
                let ours = |alias: &Alias| alias.defined || alias.head == head;
                self.alias = self.alias.filter(ours);
            }
            Says::Title(_, TreatyKind::Convention, _) => self.another_convention = Some(end),
            Says::Title(Head::Ours(treaty), TreatyKind::Protocol, _) => {
                self.protocols = match self.protocols {
                    Protocols::None => Protocols::One(treaty),
                    Protocols::One(same) if same == treaty => Protocols::One(treaty),
                    _ => Protocols::Several,
                }
            }
            Says::Title(_, TreatyKind::Protocol, _) => self.protocols = Protocols::Several,
            _ => {}
        }
        if matches!(
            says,
            Says::Title(_, TreatyKind::Convention, _)
                | Says::BareConvention
                | Says::ThatConvention
                | Says::OwnConvention
        ) {
            self.last_convention = Some((head, certainty));
        }
        let is_whole = introduced.is_none();
        let named = match says {
            // So it is called from here on; an acronym behind the full name says nothing new.
            Says::BareConvention | Says::OwnConvention if !is_whole => {
                Some(NamedInText::BareConvention)
            }
            Says::ThatProtocol if !is_whole => Some(NamedInText::BareProtocol),
            _ if !is_whole => None,
            Says::Title(_, _, Some(treaty)) => Some(NamedInText::Treaty(treaty)),
            Says::Title(Head::Theirs(OtherBody::RulesOfProcedure), ..) => None,
            Says::Title(_, kind, None) => Some(NamedInText::AnotherTreaty { kind }),
            Says::BareConvention | Says::ThatConvention | Says::OwnConvention => {
                Some(NamedInText::BareConvention)
            }
            Says::ThatProtocol => Some(NamedInText::BareProtocol),
            Says::Several => None,
            Says::Unknown => Some(NamedInText::NationalLaw),
        };
        self.mentions.extend(named.map(|named| Mention {
            range: start..end,
            named,
            issues: false,
            is_addressed: false,
        }));
        let name = Name {
            start: introduced.map_or(start, |full| full.start),
            end,
            head,
            certainty,
            bracketed: introduced.is_some(),
            is_bare: matches!(
                says,
                Says::BareConvention
                    | Says::ThatConvention
                    | Says::OwnConvention
                    | Says::ThatProtocol
            ),
        };
        self.last = Some(name);
        if !matches!(says, Says::Several) {
            self.governing = Some(name);
        }
    }

    /// What 公约 by itself means here.
    fn bare_convention(&self, ours: Option<Head>, before: &str) -> (Head, Certainty) {
        if let Some(alias) = self.alias {
            let named_in_full = Some(alias.head) == ours
                && self.the_convention.is_some()
                && self.another_convention.is_none();
            let certainty = if named_in_full {
                Certainty::Explicit
            } else {
                alias.certainty
            };
            return (alias.head, certainty);
        }
        let Some(ours) = ours else {
            // The convention named last, if any.
            return match self.another_convention {
                Some(_) => (Head::Theirs(OtherBody::OtherTreaty), Certainty::Cued),
                None => (Head::Unknown, Certainty::Shape),
            };
        };
        match (self.the_convention, self.another_convention) {
            (None, None) => (ours, Certainty::Cued),
            (Some(_), None) => (ours, Certainty::Explicit),
            (Some(one), Some(other)) if one > other => (ours, Certainty::Cued),
            // 《反腐败公约》第32条和《公约》第24条: the one is not the other.
            (_, Some(_)) if is_beside_a_citation(before) => (ours, Certainty::Cued),
            (None, Some(_)) => (Head::Theirs(OtherBody::OtherTreaty), Certainty::Cued),
            (Some(_), Some(_)) => (Head::Unknown, Certainty::Shape),
        }
    }
}

/// Whether the words are quoted: 本公约 of a treaty's own words is that treaty. “本公约” by itself is not.
fn is_quoted(before: &str, behind: &str) -> bool {
    const FARTHEST: usize = 300;
    let mut from = before.len().saturating_sub(FARTHEST);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let near = before.get(from..).unwrap_or_default();
    let quoted = near.rfind(['“', '「']).and_then(|at| near.get(at..));
    quoted.is_some_and(|quoted| !quoted.contains(['”', '」'])) && !behind.starts_with(['”', '」'])
}

/// 1988年《公约》: a convention that goes by its year is not the one that is just called the Convention.
fn is_dated(before: &str) -> bool {
    let year = before.trim_end_matches(' ').strip_suffix(words::YEAR);
    year.is_some_and(|year| year.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether what stands before is a list mark behind an article or a title.
fn is_beside_a_citation(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    suffix(before, &words::BESIDE)
        .and_then(|mark| before.strip_suffix(mark))
        .is_some_and(|listed| listed.trim_end_matches(' ').ends_with(words::CITED_ENDS))
}

/// What the name of a known treaty says.
fn says(names: &Names, treaty: TreatyId) -> Says {
    let kind = names
        .lexicon
        .treaty(treaty)
        .map_or(TreatyKind::Else, |treaty| treaty.kind);
    let head = match names.is_own(treaty) {
        true => Head::Ours(treaty),
        false => Head::Theirs(OtherBody::OtherTreaty),
    };
    Says::Title(head, kind, Some(treaty))
}

/// What a title in marks says.
fn title_says(names: &Names, title: &str) -> Says {
    let theirs = Head::Theirs(OtherBody::OtherTreaty);
    if let Some(treaty) = names.titled(title) {
        return says(names, treaty);
    }
    if let Some(name) = title.strip_suffix(words::CONVENTION) {
        return if name.is_empty() {
            Says::BareConvention
        } else {
            Says::Title(theirs, TreatyKind::Convention, None)
        };
    }
    if let Some(name) = title.strip_suffix(words::PROTOCOL) {
        let by_word = names
            .by_title_word(title)
            .filter(|_| !name.contains(words::OPTIONAL));
        return match by_word {
            Some(treaty) => says(names, treaty),
            None if name.is_empty() || name == words::SUPPLEMENTARY => Says::ThatProtocol,
            // 《联合国打击跨国有组织犯罪公约及其议定书》
            None if suffix(name, &words::SEVERAL).is_some() => Says::Several,
            None => Says::Title(theirs, TreatyKind::Protocol, None),
        };
    }
    if title.ends_with(words::RULES_OF_PROCEDURE) {
        Says::Title(
            Head::Theirs(OtherBody::RulesOfProcedure),
            TreatyKind::Else,
            None,
        )
    } else if suffix(title, &words::TREATY_TITLES).is_some() {
        Says::Title(theirs, TreatyKind::Else, None)
    } else if suffix(title, &words::WITHOUT_ARTICLES).is_some() {
        Says::Several
    } else {
        Says::Unknown
    }
}

/// What 公约 without marks says, and how many bytes before it belong to the name.
fn convention_says(names: &Names, before: &str, behind: &str) -> (usize, Says) {
    let before = before.trim_end_matches(' ');
    if let Some((name, treaty)) = names.convention_before(before) {
        // 阿拉伯打击跨国有组织犯罪公约
        let whole = before.get(..before.len() - name.len()).unwrap_or_default();
        return match suffix(whole, &words::REGIONS) {
            Some(region) => {
                let head = Head::Theirs(OtherBody::OtherTreaty);
                let length = region.len() + name.len();
                (length, Says::Title(head, TreatyKind::Convention, None))
            }
            None => (name.len(), says(names, treaty)),
        };
    }
    if let Some(name) = suffix(before, &words::CONVENTIONS_OF) {
        let head = Head::Theirs(OtherBody::OtherTreaty);
        return (name.len(), Says::Title(head, TreatyKind::Convention, None));
    }
    if before.ends_with(words::OWN) && !is_quoted(before, behind) {
        return (words::OWN.len(), Says::OwnConvention);
    }
    if suffix(before, &words::OUR).is_some() && !is_quoted(before, behind) {
        return (0, Says::OwnConvention);
    }
    if before.ends_with(words::THAT) {
        return (words::THAT[0].len_utf8(), Says::ThatConvention);
    }
    if let Some(that) = suffix(before, &words::THAT_NAMED) {
        return (that.len(), Says::ThatConvention);
    }
    if is_several(before) {
        return (0, Says::Several);
    }
    if is_dated(before) {
        let head = Head::Theirs(OtherBody::OtherTreaty);
        return (0, Says::Title(head, TreatyKind::Convention, None));
    }
    if ends_no_name(before) {
        return (0, Says::BareConvention);
    }
    // 濒危物种贸易公约缔约方大会: what has parties is a treaty.
    if words::PARTIES
        .iter()
        .any(|parties| behind.starts_with(parties))
    {
        let head = Head::Theirs(OtherBody::OtherTreaty);
        return (0, Says::Title(head, TreatyKind::Convention, None));
    }
    (0, Says::Unknown)
}

/// What 议定书 without marks says, and how many bytes before it belong to the name.
fn protocol_says(names: &Names, before: &str) -> (usize, Says) {
    if let Some((name, treaty)) = names.protocol_before(before) {
        return (name.len(), says(names, treaty));
    }
    let plain = before.strip_suffix(words::SUPPLEMENTARY).unwrap_or(before);
    // 关于贩运人口的补充议定书, 2015年加入打击贩运人口的议定书
    let clause = plain
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let begins = words::ON_A_SUBJECT
        .iter()
        .filter_map(|word| clause.rfind(word))
        .max();
    if let Some(title) = begins.and_then(|at| clause.get(at..))
        && let Some(treaty) = names.by_title_word(title)
    {
        return (
            before.len() - plain.len() + title.len(),
            says(names, treaty),
        );
    }
    let supplementing = before.len() - plain.len();
    if let Some(that) = suffix(plain, &words::THAT_NAMED) {
        return (that.len() + supplementing, Says::ThatProtocol);
    }
    if is_several(plain) {
        return (0, Says::Several);
    }
    if plain.ends_with(words::THAT) {
        return (
            words::THAT[0].len_utf8() + supplementing,
            Says::ThatProtocol,
        );
    }
    if ends_no_name(plain) {
        return (supplementing, Says::ThatProtocol);
    }
    match suffix(plain, &words::PROTOCOLS_OF) {
        Some(name) => {
            let head = Head::Theirs(OtherBody::OtherTreaty);
            (name.len(), Says::Title(head, TreatyKind::Protocol, None))
        }
        None => (0, Says::Unknown),
    }
}

/// Whether what stands between two names makes the second one a short form of the first:
/// (, （以下简称“, （下称
fn introduces(between: Option<&str>) -> bool {
    let Some(inside) = between.and_then(|between| introduced_as(skip_marks(between))) else {
        return false;
    };
    let said = inside.trim_matches([' ', '“', '"', '「', '『', '‘']);
    said.is_empty() || words::INTRODUCING.iter().any(|word| said.contains(word))
}

/// Whether nothing but a footnote's mark, blanked markup and 的 stands between a name and an article.
fn is_gap(gap: &str, name: &Name, text: &str) -> bool {
    if gap.len() > LONGEST_GAP {
        return false;
    }
    let mut rest = skip_marks(gap);
    rest = rest.trim_start_matches(['”', '"', '」', '』', '’']);
    if name.bracketed {
        rest = rest.strip_prefix(')').unwrap_or(rest);
    }
    // 《公约》4第30条: a mark that has lost its height.
    if text
        .get(..name.end)
        .is_some_and(|before| before.ends_with('》'))
    {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits <= 2 {
            rest = rest.get(digits..).unwrap_or_default();
        }
    }
    rest = skip_marks(rest);
    let word = words::BEFORE_ARTICLE
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    rest = word.unwrap_or(rest);
    skip_marks(rest).is_empty()
}

/// Passes over footnote marks in brackets (`[^9]`, `〔^9〕`; raised ones are folded away), spaces, and
/// what blanked markup leaves.
fn skip_marks(text: &str) -> &str {
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start_matches(|c: char| c == ' ' || (c.is_control() && c != '\n'));
        let behind_note = [("[^", ']'), ("〔^", '〕')]
            .iter()
            .find_map(|(open, close)| {
                let inside = trimmed.strip_prefix(open)?;
                inside
                    .find(*close)
                    .and_then(|at| inside.get(at + close.len_utf8()..))
            });
        match behind_note {
            Some(behind) => rest = behind,
            None => return trimmed,
        }
    }
}

/// Where the written name begins, an opening quotation mark with it where the closing one follows.
fn written_start(text: &str, name: &Name, article: usize) -> usize {
    let quoted = text
        .get(name.end..article)
        .is_some_and(|gap| gap.contains(['”', '」', '』']));
    let before = text.get(..name.start).unwrap_or_default();
    match before.chars().next_back() {
        Some(mark @ ('“' | '「' | '『')) if quoted && !name.bracketed => {
            name.start - mark.len_utf8()
        }
        _ => name.start,
    }
}

/// 条例如: the law's name is the end of an article and the beginning of another word.
fn goes_on_as_another_word(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    words::BEHIND_NO_LAW
        .iter()
        .any(|word| rest.starts_with(*word))
}

/// 第44条是《反腐败公约》的: whose an article is said to be behind it.
pub fn said_behind(names: &Names, end: Cursor<'_>) -> Option<Head> {
    let title = end.any_word(&words::IS)?.word("《")?;
    let length = title
        .rest()
        .find('》')
        .filter(|length| *length <= LONGEST_TITLE)?;
    let behind = title.advanced(length).word("》")?;
    behind.word(words::OF)?;
    match title_says(names, title.rest().get(..length)?) {
        Says::Title(head, ..) => Some(head),
        _ => None,
    }
}

/// Whether words before 公约 or 议定书 speak of several or of any: 各项议定书, 三议定书.
fn is_several(before: &str) -> bool {
    let is_count = |c: char| is_numeral(c) || c == words::TWO;
    suffix(before, &words::SEVERAL).is_some() || before.ends_with(is_count)
}

/// Whether a law or the like stands directly before: 刑法第120条, 附件一第5条.
fn ends_with_law(before: &str) -> bool {
    let before = match before.trim_end_matches(is_numeral) {
        annex if annex.ends_with(words::ANNEX) => annex,
        _ => before,
    };
    // (法释〔2023〕9号)第六条
    let is_numbered =
        before.ends_with(words::NUMBERED_LAW) || suffix(before, &words::NUMBERED_PAPERS).is_some();
    is_numbered || suffix(before, &words::WITH_ARTICLES).is_some()
}
