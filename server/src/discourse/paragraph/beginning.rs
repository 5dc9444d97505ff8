//! What holds where a paragraph begins: what the heading above, the head of its list, the header of its table
//! and the paragraph before have set.
//!
//! Not here: what the paragraph itself sets (`names`, `citations`); what it leaves behind (`end`).

use std::sync::Arc;

use super::{Listed, Reader, Sentence, TITLE};
use crate::citation::{
    Citation, Mention, Named, Recognised, Reference, Speaker, begins_with_ditto,
};
use crate::discourse::carried::{Discourse, Foci, Law, Rows};
use crate::discourse::cited::{Cited, Head};
use crate::discourse::law;
use crate::discourse::own::next_letter;
use crate::discourse::sentence::Scanner;
use crate::discourse::standing::Standing;
use crate::discourse::subjects::Subjects;
use crate::discourse::turn;
use crate::lexicon::Lexicon;

impl<'a> Reader<'a> {
    /// The state before the first character of a paragraph.
    pub(super) fn new(
        lexicon: &'a Lexicon,
        subjects: &'a dyn Subjects,
        before: &Discourse,
        standing: Standing,
        text: &'a str,
    ) -> Reader<'a> {
        let mut discourse = before.clone();
        let last = Arc::clone(&before.last);
        let section = |discourse: &Discourse| discourse.section();
        let is_in_a_table = discourse.list.as_ref().is_some_and(|list| list.of_table);
        // An item within a table of cells is the next one of its row.
        let standing = match standing {
            Standing::Item if is_in_a_table && discourse.rows.is_of_cells => {
                Standing::Cell { begins_row: false }
            }
            standing => standing,
        };
        if standing.is_of_table() {
            // A list ends where a table begins.
            discourse.list = discourse.list.filter(|list| list.of_table);
            if standing == (Standing::Cell { begins_row: true }) {
                discourse.rows = discourse.rows.at_next();
            }
        }
        let goes_on_in_row = is_in_a_table
            && standing.is_of_table()
            && discourse.rows.may_be_parted()
            && discourse.rows.cells > 0;
        let mut before_heads = last.heads.clone();
        let goes_on = last.goes_on && standing == Standing::Prose && !text.starts_with('\0');
        let now = match standing {
            Standing::Heading(rank) => {
                // A title may have several lines.
                let mut before_it = None;
                if !discourse.may_go_on_with_title(rank) {
                    let stands_under = |(above, _): &(u8, Foci)| *above >= rank && *above > TITLE;
                    while let Some((above, foci)) = discourse.headings.pop_if(stands_under) {
                        before_it = (above == rank).then_some(foci);
                    }
                }
                discourse.list = None;
                discourse.rows = Rows::default();
                discourse.recent.clear();
                discourse.own.letter = None;
                discourse.turns.is_taken = false;
                before_heads.clear();
                match before_it {
                    // Wednesday: the same
                    Some(foci) if says_the_same(text) => foci,
                    // What the first part is about ends with it.
                    _ if discourse.is_beside_title(rank) => Foci {
                        is_inherited: true,
                        went_on: false,
                        heads: Vec::new(),
                        recommends: None,
                        ..section(&discourse)
                    },
                    _ => Foci {
                        is_inherited: true,
                        went_on: false,
                        heads: inherited(&section(&discourse).heads),
                        ..section(&discourse)
                    },
                }
            }
            Standing::Item => {
                let section = section(&discourse);
                let is_passing = discourse.list.is_some() && discourse.speaks_of_us();
                let is_ours = discourse.begins_with_ours();
                let is_held = |body: Speaker| !is_ours || body == Speaker::Ours;
                let is_kept = |law: Law| !is_ours || matches!(law, Law::Own(_));
                let head = discourse.list.get_or_insert_with(|| match last.introduces {
                    true => Foci {
                        heads: inherited(&last.heads),
                        body: match last.is_of_noun {
                            true => Some(Speaker::Unnamed),
                            false => last.body,
                        },
                        ..Foci::clone(&last)
                    },
                    false => Foci {
                        body: section.body.or(last.body.filter(|body| is_held(*body))),
                        treaty: section.treaty.or(last.treaty.filter(|law| is_kept(*law))),
                        lists_instruments: section.lists_instruments,
                        ..Foci::default()
                    },
                });
                // What an item says of another body ends with it, in a document that speaks of us.
                let body = last
                    .body
                    .filter(|body| !is_passing || *body == Speaker::Ours);
                let treaty = (last.treaty).filter(|law| !is_passing || matches!(law, Law::Own(_)));
                // A protocol that an item has named without its articles is not what the next one goes on with.
                let is_cited = |law: &Law| {
                    let of_it = |head: &Head| matches!(head, Head::Article { treaty, .. } if Law::Own(*treaty) == *law);
                    last.heads.iter().any(|cited| of_it(&cited.head))
                };
                let treaty = treaty.filter(|law| {
                    !is_passing
                        || law::is_a_convention(lexicon, *law) == Some(true)
                        || is_cited(law)
                });
                Foci {
                    body: head.body.or(section.body).or(body),
                    treaty: head.treaty.or(treaty),
                    heads: match narrowed(&head.heads, &last.heads) {
                        Some(narrowed) => inherited(narrowed),
                        // Behind an introduction that cites an article only, what an item cites goes on in the next.
                        None if are_articles(&head.heads) && !are_articles(&last.heads) => {
                            inherited(&last.heads)
                        }
                        None => head.heads.clone(),
                    },
                    ..head.clone()
                }
            }
            Standing::Row | Standing::Cell { .. } => match &discourse.list {
                // What a cell says is said of those behind it in the row.
                Some(header) if goes_on_in_row => Foci {
                    heads: of_cell_before(&last.heads),
                    columns: header.columns.clone(),
                    ..Foci::clone(&last)
                },
                // What a row cites goes on in the next.
                Some(header) => Foci {
                    heads: match last.heads.is_empty() {
                        true => header.heads.clone(),
                        false => inherited(&last.heads),
                    },
                    ..header.clone()
                },
                None if last.introduces => Foci {
                    heads: inherited(&last.heads),
                    ..Foci::clone(&last)
                },
                // Its caption, the words that lead to it, or else the heading says what a table is of.
                None => {
                    let section = section(&discourse);
                    let heads = match last.heads.is_empty() {
                        true => &section.heads,
                        false => &last.heads,
                    };
                    let heads = inherited(heads);
                    Foci {
                        body: section.body.or(last.body),
                        treaty: section.treaty.or(last.treaty),
                        heads,
                        recommends: last.recommends.clone().or(section.recommends),
                        ..Foci::default()
                    }
                }
            },
            Standing::Prose if goes_on => Foci {
                heads: Vec::new(),
                ..Foci::clone(&last)
            },
            Standing::Prose | Standing::Silent | Standing::Edge | Standing::RowBegins => {
                discourse.list = None;
                let section = section(&discourse);
                let is_ours = discourse.begins_with_ours();
                Foci {
                    body: section
                        .body
                        .or(last.body.filter(|body| !is_ours || *body == Speaker::Ours)),
                    treaty: section.treaty.or(last
                        .treaty
                        .filter(|law| !is_ours || matches!(law, Law::Own(_)))),
                    recommends: last.recommends.clone().or(section.recommends),
                    evenly: last.evenly,
                    ..Foci::default()
                }
            }
        };
        // What the heading is about goes on under it.
        let is_before_of_heading =
            before_heads.is_empty() && !matches!(standing, Standing::Heading(_));
        if is_before_of_heading {
            before_heads = section(&discourse).heads;
        }
        let mut now = now;
        // Under a treaty's name go the numbers of its conference.
        if now.body.is_none() && !matches!(standing, Standing::Heading(_) | Standing::Item) {
            let treaty = section(&discourse).treaty;
            now.body = treaty.and_then(|law| law::body_of(lexicon, law));
        }
        // The articles that a document about another's conference goes on with are its convention's, whatever treaty a
        // paragraph has named in passing.
        let section = section(&discourse);
        if !matches!(standing, Standing::Heading(_))
            && section.treaty.is_none()
            && let Some(another @ Speaker::Other(_)) = section.body
            && let Some(law) = law::treaty_of(lexicon, another)
            && matches!(now.treaty, Some(Law::Own(_)))
        {
            now.treaty = Some(law);
        }
        let is_body_carried = section.body.is_none();
        let mut scanner = Scanner::new(text);
        scanner.letter = match scanner.letter {
            Some(letter) => next_letter(discourse.own.letter, letter),
            None => discourse.own.letter,
        };
        discourse.own.note_paragraph(text);
        let mut turns = turn::turns(text);
        turns.reverse();
        // A paragraph may be a list itself.
        let (items, _) = scanner.items;
        let list_heads = now.heads.clone();
        Reader {
            lexicon,
            subjects,
            scanner,
            standing,
            discourse,
            now,
            before: before_heads,
            is_before_of_heading,
            far_before: last.ends_with_another,
            sentence: Sentence::default(),
            body_before: None,
            names_another_before: false,
            name_in_bracket: None,
            treaty_before: None,
            two_treaties: match standing {
                Standing::Prose => last.two_treaties,
                _ => None,
            },
            names: (false, false),
            is_body_carried,
            first: Foci {
                body: last.named.filter(|_| goes_on || goes_on_in_row),
                ..Foci::default()
            },
            aside_law: None,
            predicate: None,
            addressed: Vec::new(),
            names_several: false,
            known_before: before.bodies.clone(),
            announced_before: match standing {
                Standing::Heading(_) => None,
                _ => last.announced,
            },
            named: Vec::new(),
            names_another_body: false,
            begins_with_another: false,
            bodies_in_all: 0,
            sentence_before: 0,
            body_end: 0,
            claimants: Vec::new(),
            treaty_end: 0,
            laws: Vec::new(),
            items,
            list_heads,
            item_before: Vec::new(),
            item_head: None,
            bare_meant: None,
            is_unclear: false,
            law_end: 0,
            instruments: 0,
            latter: None,
            listed: Listed::default(),
            of_list: None,
            issuer_of_list: None,
            ahead: None,
            names_our_group_here: false,
            meeting_named: None,
            meetings_named: Vec::new(),
            section_ahead: None,
            two_bodies: None,
            turns,
            out: Vec::new(),
        }
    }
}

/// What a cell goes on with of what those before it in its row have cited, whose lists are none of its own.
fn of_cell_before(heads: &[Cited]) -> Vec<Cited> {
    /// Beyond any list of a cell's own.
    const OF_ANOTHER_CELL: u32 = 1 << 20;
    let before = heads.iter().map(|cited| Cited {
        list: cited.list.saturating_add(OF_ANOTHER_CELL),
        head: cited.head.clone(),
    });
    before.collect()
}

/// What a row goes on with of what another paragraph has cited, whose lists are none of its own: what that has cited
/// itself, or else what it has gone on with.
fn inherited(heads: &[Cited]) -> Vec<Cited> {
    /// Beyond any list of a paragraph's own.
    const OF_ANOTHER: u32 = 1 << 31;
    let is_own = |cited: &&Cited| cited.list < OF_ANOTHER;
    let has_own = heads.iter().any(|cited| is_own(&cited));
    let kept = heads.iter().filter(|cited| is_own(cited) || !has_own);
    let inherited = kept.map(|cited| Cited {
        list: cited.list | OF_ANOTHER,
        head: cited.head.clone(),
    });
    inherited.collect()
}

impl Reader<'_> {
    /// What the paragraph itself names is nearer than the body that the one before has spoken of: where that is another
    /// one, and only ours is named, or a document of ours cited, it is ours.
    pub(super) fn take_up_ours(&mut self, read: &Recognised) {
        let is_carried = self.is_body_carried && !matches!(self.standing, Standing::Heading(_));
        let is_another = self.now.body.is_some_and(|body| body != Speaker::Ours);
        if !is_carried || !is_another {
            return;
        }
        let may_be_ours = |mention: &Mention| match &mention.named {
            Named::Body(speaker) => *speaker == Speaker::Ours,
            Named::OneOf(claimants) => {
                (self.lexicon.ours).is_some_and(|ours| claimants.contains(&ours))
            }
            Named::GroupOf(treaty) => {
                (self.lexicon.treaty(*treaty)).is_some_and(|treaty| treaty.own.is_some())
            }
            _ => true,
        };
        let is_sure = |mention: &Mention| {
            matches!(mention.named, Named::Body(Speaker::Ours) | Named::OurGroup)
        };
        let is_our_document = |citation: &Citation| match &citation.reference {
            Reference::Document { symbol, .. } => self.lexicon.is_our_symbol(&symbol.0),
            _ => false,
        };
        let names_us =
            read.mentions.iter().any(is_sure) || read.citations.iter().any(is_our_document);
        let is_one = read.mentions.iter().all(may_be_ours)
            && (read.citations.iter())
                .all(|citation| !matches!(citation.reference, Reference::Other { .. }));
        if names_us && is_one {
            self.now.body = Some(Speaker::Ours);
        }
    }
}

/// Whether articles of treaties have been cited, and nothing else.
fn are_articles(heads: &[Cited]) -> bool {
    let is_article =
        |cited: &Cited| matches!(cited.head, Head::Article { .. } | Head::OthersArticle);
    !heads.is_empty() && heads.iter().all(is_article)
}

/// Paragraph 19 of annex I; paragraph 22: of the annex of what introduces the list that the item before has cited.
fn narrowed<'a>(head: &[Cited], before: &'a [Cited]) -> Option<&'a [Cited]> {
    let is_whole = |cited: &Cited| matches!(cited.head, Head::Instrument { annex: None, .. });
    let is_annex = |cited: &Cited| matches!(cited.head, Head::Instrument { annex: Some(_), .. });
    let (whole, narrow) = (head.last()?, before.last()?);
    let is_of_it = is_whole(whole) && is_annex(narrow) && narrow.head.is_same(&whole.head);
    is_of_it.then_some(before)
}

/// Whether a heading says that it is about what the one before it is about, behind a label or none: 【周三】同上.
fn says_the_same(heading: &str) -> bool {
    let behind_label = heading.split_once(['】', '：', ':']).map(|(_, rest)| rest);
    [Some(heading), behind_label]
        .into_iter()
        .flatten()
        .any(|said| begins_with_ditto(said.trim_start()))
}
