//! Reading one paragraph: its names and citations in their order.
//!
//! | file | what it knows |
//! | --- | --- |
//! | here | going through a paragraph; what is known at a place in it ([`Reader`]) |
//! | [`beginning`] | what holds where it begins |
//! | [`names`] | what a name sets |
//! | [`called`] | how the document calls the bodies that it names |
//! | [`citations`] | what a citation is asked, and what it leaves for those behind it |
//! | [`instruments`] | whose a number is |
//! | [`places`] | what a place that stands alone is in |
//! | [`articles`] | what treaty an article is of |
//! | [`by_subject`] | which of several the words around a place speak of |
//! | [`turns`] | what is spoken of where somebody takes the floor |
//! | [`end`] | what the paragraph leaves behind |
//!
//! Not here: the rules that need no paragraph, which are beside this folder (`discourse/body.rs`, `head.rs`,
//! `law.rs`).

mod articles;
mod beginning;
mod by_subject;
mod called;
mod citations;
mod end;
mod instruments;
mod meetings;
mod names;
mod of_two;
mod places;
mod turns;

use std::ops::Range;
use std::sync::Arc;

use super::carried::{Discourse, Foci, Law, TITLE};
use super::cited::{Cited, Head};
use super::list::List;
use super::own::{begins_with_a_number, list_letter};
use super::sentence::{Scanner, is_wrapped};
use super::short_name::with_called;
use super::standing::Standing;
use super::subjects::{NoSubjects, Subjects};
use super::table;
use super::turn;
use crate::citation::{
    BodyId, Citation, Mention, Named, OtherBody, Recognised, Reference, Speaker, joins_an_annex,
    says_is, says_of,
};
use crate::lexicon::Lexicon;

/// The citations of a paragraph with whose they are, and what the document carries on behind it. `before` is
/// what it carries into the paragraph, `text` what was read (`read`'s ranges are of it).
///
/// Of the citations that do not say what they are of, those of which nothing is known are left out; those that
/// stand for something cited before, or are nobody's because several bodies compete, stay and are left alone.
pub fn read(
    lexicon: &Lexicon,
    subjects: &dyn Subjects,
    before: &Discourse,
    standing: Standing,
    text: &str,
    read: &Recognised,
) -> (Vec<Citation>, Discourse) {
    let mut reader = Reader::new(lexicon, subjects, before, standing, text);
    let columns = reader.now.columns.clone();
    let rows = reader.discourse.rows;
    let columns = columns.filter(|_| !rows.is_header);
    let cells = rows.may_be_parted().then_some(rows.cells);
    let is_cell = matches!(reader.standing, Standing::Cell { .. });
    let of_table = reader.standing.is_of_table();
    let without_bare = of_table
        .then(|| table::without_bare_numbers(read))
        .flatten();
    let read = without_bare.as_ref().unwrap_or(read);
    let of_row = columns
        .and_then(|columns| table::with_columns(lexicon, &columns, cells, is_cell, text, read));
    let read = of_row.as_ref().unwrap_or(read);
    let with_called = with_called(before, text, read);
    let read = with_called.as_ref().unwrap_or(read);
    reader.take_up_ours(read);
    let mut mentions = read.mentions.iter().peekable();
    for (position, citation) in read.citations.iter().enumerate() {
        let behind = |mention: &&&Mention| mention.range.start < citation.range.start;
        while let Some(mention) = mentions.next_if(|mention| behind(&mention)) {
            reader.mention(mention, false);
        }
        reader.advance(citation.range.start);
        // What is named within a citation is what it says that it is of.
        let mut within = Vec::new();
        while let Some(mention) =
            mentions.next_if(|mention| mention.range.start < citation.range.end)
        {
            within.push(mention);
        }
        let of_list = |other: &&Citation| other.list == citation.list;
        reader.listed = Listed {
            list: citation.list,
            start: (read.citations.iter().find(of_list))
                .map_or(citation.range.start, |first| first.range.start),
            position: read.citations.iter().take(position).filter(of_list).count(),
            length: read.citations.iter().filter(of_list).count(),
        };
        // Articles 7, 8 and 9 of the Protocol: what the last of a list says is said of all.
        let list_end = (read.citations.iter().skip(position))
            .take_while(|other| other.list == citation.list)
            .last()
            .map_or(citation.range.end, |last| last.range.end);
        let of_list = mentions
            .clone()
            .take_while(|mention| mention.range.start < list_end)
            .filter(|mention| !matches!(mention.named, Named::Body(_) | Named::OneOf(_)))
            .last();
        reader.of_list = of_list.map(|mention| mention.named.clone());
        let last = (read.citations.iter().skip(position))
            .take_while(|other| other.list == citation.list)
            .last()
            .map_or(0..0, |last| last.range.clone());
        // Article 7 and annex C of the Convention on Mercury
        if reader.of_list.is_none()
            && let Some(mention) = mentions.clone().next()
            && let Some(between) = text.get(list_end..mention.range.start)
            && joins_an_annex(between, citation.language)
        {
            reader.of_list = Some(mention.named.clone());
        }
        let of_last = mentions.clone().find(|mention| {
            last.start <= mention.range.start
                && matches!(mention.named, Named::Body(_) | Named::OneOf(_))
        });
        let of_last = of_last.filter(|mention| {
            let between = text.get(last.end..mention.range.start);
            mention.range.end <= last.end
                || between.is_some_and(|between| says_of(between, citation.language))
        });
        reader.issuer_of_list = of_last.and_then(|mention| reader.speaker_of(mention));
        let next = read.citations.get(position + 1);
        reader.section_ahead = next.and_then(|next| section_ahead(text, citation, next));
        reader.ahead = reader.named_ahead(mentions.clone(), citation.range.end, next);
        reader.predicate = reader.named_as_owner(mentions.clone(), citation, next);
        reader.citation(citation, &within);
        // CTOC/COP/… names nobody besides.
        if !matches!(citation.reference, Reference::Document { .. }) {
            for mention in within {
                reader.mention(&reader.as_cited(mention, &citation.range), true);
            }
        }
    }
    for mention in mentions {
        reader.mention(mention, false);
    }
    reader.finish(text, read)
}

/// A paragraph of prose that says nothing and ends as a sentence does.
const NOTHING_SAID: &str = "。";

/// What the document carries on behind a paragraph of which nothing is read; `None` where that is `before`. `text` is the
/// paragraph as it is written, `header` what it says where it is a table's first row.
pub fn behind_silence(
    lexicon: &Lexicon,
    before: &Discourse,
    standing: Standing,
    text: &str,
    header: Option<&str>,
) -> Option<Discourse> {
    let is_prose = standing == Standing::Prose;
    let goes_on = is_prose && is_wrapped(text);
    if is_prose && !goes_on && rests(lexicon, before) {
        return None;
    }
    let said = if goes_on { "" } else { NOTHING_SAID };
    let said = if is_prose { said } else { "" };
    let mut behind = silence(lexicon, before, standing, said);
    if standing == Standing::Item && text.contains(char::is_alphabetic) {
        Arc::make_mut(&mut behind.last).ends_with_another = true;
    }
    let behind = match header {
        Some(header) => behind.with_header(header),
        None => behind,
    };
    Some(behind).filter(|behind| behind != before)
}

/// Whether a paragraph in which nothing was found leaves what the document carries as it is, so far as that is seen at
/// once; `false` where it must be read.
pub fn leaves_as_it_is(
    lexicon: &Lexicon,
    before: &Discourse,
    standing: Standing,
    text: &str,
    read: &Recognised,
) -> bool {
    let content = text.trim_end();
    standing == Standing::Prose
        && read.citations.is_empty()
        && read.mentions.is_empty()
        && before.last.ends_with_another
        && !content.ends_with([':', '：'])
        && memchr::memchr(b'\n', content.as_bytes()).is_none()
        && list_letter(text).is_none()
        && !begins_with_a_number(text)
        && !is_wrapped(text)
        && turn::turns(text).is_empty()
        && with_called(before, text, read).is_none()
        && rests(lexicon, before)
}

/// Whether prose that says nothing leaves what a document carries as it is.
fn rests(lexicon: &Lexicon, before: &Discourse) -> bool {
    (before.rests)
        .get_or_work_out(|| silence(lexicon, before, Standing::Prose, NOTHING_SAID) == *before)
}

fn silence(lexicon: &Lexicon, before: &Discourse, standing: Standing, said: &str) -> Discourse {
    let nothing = Recognised::default();
    read(lexicon, &NoSubjects, before, standing, said, &nothing).1
}

/// The section of the compilation in which a paragraph is that is said to be what stands before it: 在汇编中为七.20.
fn section_ahead(text: &str, citation: &Citation, next: &Citation) -> Option<u16> {
    /// Bytes between the two.
    const LONGEST: usize = 60;
    let between = text.get(citation.range.end..next.range.start)?;
    let Reference::Compilation {
        section,
        annex: None,
        ..
    } = next.reference
    else {
        return None;
    };
    let is_near = between.len() <= LONGEST
        && !between.contains([',', '，', ';', '；', '.', '。', '、', '\n']);
    (is_near && says_is(between)).then_some(section)
}

/// What a sentence has named so far.
#[derive(Default)]
struct Sentence {
    /// All that it names.
    named: Vec<Speaker>,
    /// Those of them that may have issued what it cites.
    bodies: Vec<Speaker>,
    /// The one that is said to have issued what follows.
    issuing: Option<Speaker>,
    /// Whether a body that only a noun tells has been named: a committee.
    names_another: bool,
    /// Whether our working group has been named before any body.
    is_about_our_group: bool,
    /// The body of the first treaty.
    implied: Option<Speaker>,
    /// The treaty that it is about, and the one named last.
    treaties: Option<(Law, Law)>,
    /// Where the first of them is named.
    treaty_start: usize,
}

/// Whose a sentence says that a citation is.
#[derive(Clone, Copy)]
struct Owner {
    speaker: Speaker,
    /// Whether nothing but *of* stands between.
    is_right_behind: bool,
}

/// Where a citation stands in its list.
#[derive(Clone, Copy, Default)]
struct Listed {
    list: u32,
    /// Where the list begins, in bytes.
    start: usize,
    position: usize,
    length: usize,
}

/// What is known at a place of the paragraph.
struct Reader<'a> {
    lexicon: &'a Lexicon,
    subjects: &'a dyn Subjects,
    scanner: Scanner<'a>,
    standing: Standing,
    discourse: Discourse,
    /// What holds here.
    now: Foci,
    /// What the paragraph before has cited.
    before: Vec<Cited>,
    /// Whether that is what the heading above is about, where the paragraph has cited nothing.
    is_before_of_heading: bool,
    /// Whether that ended with something else.
    far_before: bool,
    sentence: Sentence,
    /// The body that the sentence before was about.
    body_before: Option<Speaker>,
    /// Whether that has named no other body than one that only a noun tells.
    names_another_before: bool,
    /// The body that the bracket which begins there has named last.
    name_in_bracket: Option<(Speaker, usize)>,
    /// The treaty that the sentence before was about.
    treaty_before: Option<Law>,
    /// The two that the sentence before has named.
    two_treaties: Option<(Law, Law)>,
    /// Whether the paragraph itself has named a convention, a protocol by a name of its own.
    names: (bool, bool),
    /// Whether the body spoken of was named only before the paragraph, and not by a heading.
    is_body_carried: bool,
    /// What the paragraph has spoken of first.
    first: Foci,
    /// The treaty of the last article in brackets.
    aside_law: Option<Law>,
    /// The body that the sentence says the citation is of: resolution 3/1 is that of the Council.
    predicate: Option<Owner>,
    /// Other bodies that are spoken to.
    addressed: Vec<Speaker>,
    /// Whether the paragraph has named several bodies.
    names_several: bool,
    /// The bodies that had been named before the paragraph.
    known_before: List<Speaker>,
    /// The body that a paragraph before has said to be spoken of next.
    announced_before: Option<Speaker>,
    /// The bodies that the paragraph has named which are not cited everywhere.
    named: Vec<Speaker>,
    /// Whether the paragraph has named another body, be it by a noun.
    names_another_body: bool,
    /// Whether it begins with a body that only a noun tells.
    begins_with_another: bool,
    /// Whether a name of a body is all that has been read.
    bodies_in_all: usize,
    /// Where the sentence before begins.
    sentence_before: usize,
    /// Where the body named last ends.
    body_end: usize,
    /// Those that the name of that body may stand for, where others have it as well.
    claimants: Vec<BodyId>,
    /// Where the treaty named last ends.
    treaty_end: usize,
    /// The treaties and laws that the paragraph has named.
    laws: Vec<Law>,
    /// Items of a list within the paragraph that have been read, and what had been cited before the first.
    items: usize,
    list_heads: Vec<Cited>,
    /// What had been cited where the item before ended.
    item_before: Vec<Cited>,
    /// What the item begins with, where that is a citation.
    item_head: Option<Cited>,
    /// What the Convention has been found to mean in the paragraph.
    bare_meant: Option<Law>,
    /// Whether it is not known what the treaty named last is.
    is_unclear: bool,
    /// Where the national law named last ends.
    law_end: usize,
    /// Instruments that the sentence has cited.
    instruments: usize,
    /// What the latter is, once the former has been spoken of.
    latter: Option<Head>,
    /// Where the citation stands in its list.
    listed: Listed,
    /// The treaty that is named with the last of the citation's list.
    of_list: Option<Named>,
    /// Whether the sentence has named our working group.
    names_our_group_here: bool,
    /// The meeting of our working group that the paragraph has named last, and where its name ends.
    meeting_named: Option<(u16, usize)>,
    /// All that it has named, in their order.
    meetings_named: Vec<(u16, usize)>,
    /// The section of the compilation that the words right behind the citation say it to be in: 第24段在汇编中为七.20.
    section_ahead: Option<u16>,
    /// The two bodies that the last sentence has named which named any.
    two_bodies: Option<(Speaker, Speaker)>,
    /// The body that is named with the last of the citation's list.
    issuer_of_list: Option<Speaker>,
    /// The body that the sentence names first behind the citation, and whether by a name of its own.
    ahead: Option<(Speaker, bool)>,
    /// Where people who take the floor begin to speak, those that are still to come, the next one last.
    turns: Vec<(usize, &'a str)>,
    out: Vec<Citation>,
}

impl Reader<'_> {
    /// A name within a citation, as what the citation has been read as: 大会第60/251号决议 is of the one of several that
    /// are called so which numbers like that.
    fn as_cited(&self, mention: &Mention, range: &Range<usize>) -> Mention {
        let cited = self.out.last().filter(|cited| cited.range == *range);
        match (cited.map(|cited| &cited.reference), &mention.named) {
            (
                Some(Reference::Other {
                    body: OtherBody::Known(id),
                }),
                Named::OneOf(claimants),
            ) if claimants.contains(id) => Mention {
                named: Named::OneOf(vec![*id]),
                ..mention.clone()
            },
            _ => mention.clone(),
        }
    }

    /// Goes on to a place: sentences and items of a list end and begin on the way.
    fn go_on(&mut self, to: usize) {
        let begun = self.scanner.sentence;
        if self.scanner.advance(to) {
            self.sentence_before = begun;
            let sentence = std::mem::take(&mut self.sentence);
            self.instruments = 0;
            self.names_our_group_here = false;
            self.names_another_before = match sentence.bodies.as_slice() {
                [] => self.names_another_before || sentence.names_another,
                _ => false,
            };
            self.body_before = match sentence.bodies.first() {
                None if sentence.names_another => None,
                first => first.copied().or(self.body_before),
            };
            self.treaty_before = sentence.treaties.map(|(subject, _)| subject);
            if let [first, .., last] = sentence.named.as_slice() {
                self.two_bodies = (first != last).then_some((*first, *last));
            }
            if let Some((subject, last)) = sentence.treaties {
                self.two_treaties = (subject != last).then_some((subject, last));
            }
        }
        // What an item cites is not what the next one goes on with, unless it begins with it.
        let (items, _) = self.scanner.items;
        if items > self.items {
            // What one item names is not what the next is about.
            if self.items > 0 {
                self.sentence = Sentence::default();
            }
            self.item_before = self.now.heads.clone();
            if self.items == 0 {
                self.list_heads = self.now.heads.clone();
            } else {
                // A list whose introduction cites nothing goes on with what its items begin with.
                if self.list_heads.is_empty() {
                    self.list_heads.extend(self.item_head.take());
                }
                self.now.heads = self.list_heads.clone();
            }
            self.items = items;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::corpus::embedded;

    const PARAGRAPHS: [&str; 22] = [
        "各国应当为执法人员提供专业培训，并应继续协调技术援助工作。\n",
        "秘书处应当继续收集、传播和分析执行情况的信息，并向下届会议提出报告。",
        "缔约方会议通过了第3/4号决定，其中要求秘书处继续提供援助，并请各国提供资源，以便及时完成这项工作。",
        "人权理事会审议了这个问题。",
        "《公约》第18条规定了司法协助。",
        "如下：",
        "如下:\n",
        "The committee met in the morning, and its members spoke of what had been done so far.",
        "The Conference of the Parties to the Convention adopted decision 3/4 on priorities.",
        "The COP (“the COP”) met.",
        "5. Objectives and means of the programme",
        "6. 各国应当提供培训",
        "a) first",
        "b) second\nc) third",
        "各国应当\na) 第一",
        "10:12 Олег: решений",
        "Ms. HOLLOWAY (Kestrel): My question",
        "主席：请发言。",
        "",
        "\0\0各国",
        "Le traité (далее — КПК)",
        "КПК",
    ];

    const STANDINGS: [Standing; 4] = [
        Standing::Prose,
        Standing::Item,
        Standing::Heading(2),
        Standing::Row,
    ];

    proptest! {
        /// What is told of a paragraph without reading it is what reading it leaves behind.
        #[test]
        fn what_leaves_the_discourse_as_it_is_is_told_without_reading(
            paragraphs in proptest::collection::vec(
                (proptest::sample::select(PARAGRAPHS.to_vec()), proptest::sample::select(STANDINGS.to_vec())),
                1..8,
            ),
        ) {
            let corpus = embedded::corpus();
            let lexicon = &corpus.lexicon;
            let mut before = Discourse::default();
            for (text, standing) in paragraphs {
                let found = corpus.recogniser.recognise(text);
                let behind = read(lexicon, &NoSubjects, &before, standing, text, &found).1;
                if leaves_as_it_is(lexicon, &before, standing, text, &found) {
                    prop_assert_eq!(&behind, &before, "{}", text);
                }
                before = behind;
            }
        }
    }

    #[test]
    fn ordinary_paragraphs_leave_the_discourse_as_it_is() {
        let corpus = embedded::corpus();
        let lexicon = &corpus.lexicon;
        let (prose, nothing) = (Standing::Prose, Recognised::default());
        let text = "各国应当为执法人员提供专业培训，并应继续协调技术援助工作，以便及时完成这项工作，不再拖延。\n";
        let before = read(
            lexicon,
            &NoSubjects,
            &Discourse::default(),
            prose,
            text,
            &nothing,
        )
        .1;
        assert!(leaves_as_it_is(lexicon, &before, prose, text, &nothing));
        for other in ["如下：", "a) first", "5. Objectives", "各国应当\na) 第一"] {
            assert!(
                !leaves_as_it_is(lexicon, &before, prose, other, &nothing),
                "{other}"
            );
        }
    }
}
