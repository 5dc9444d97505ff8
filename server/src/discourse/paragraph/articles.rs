//! An article that does not say, or not by a name of its own, what treaty it is of.
//!
//! Not here: what the Convention stands for in a document (`discourse/law.rs`); whether a treaty has that many
//! articles (`resolve/`).

use std::ops::Range;

use super::{Reader, TITLE};
use crate::citation::{
    Certainty, Citation, ElementKind, Language, Locator, Mention, Named, OtherBody, Pointing,
    Reference, Speaker, TreatyId, begins_with_which, names_own, names_that, numeral, says_absent,
    says_its, says_that, says_which,
};
use crate::discourse::carried::Law;
use crate::discourse::law;
use crate::discourse::standing::Standing;
use crate::lexicon::TreatyKind;

impl Reader<'_> {
    /// An article that goes without its treaty, by what was found that it is of; whether it stays: a law's is no
    /// citation.
    pub(super) fn article(
        &self,
        citation: &mut Citation,
        law: Option<Law>,
        article: u16,
        through: Option<u16>,
        locator: Locator,
    ) -> bool {
        match law {
            // No treaty of ours has so many articles: a law's, unless the document speaks of no other and the
            // paragraph of this one. In Chinese 第七十五条 alone may be of a law or a bill that is never named.
            Some(law @ Law::Own(_))
                if article > self.last_article()
                    && (self.laws != [law]
                        || !self.speaks_of_our_treaties()
                        || self.is_beyond_all_of_ours(citation, article))
                    && !(self.laws.iter().all(|law| matches!(law, Law::Own(_)))
                        && says_absent(self.sentence_around(citation), citation.language)) =>
            {
                return false;
            }
            Some(law @ Law::Own(_)) if self.is_only_carried(law, citation) => return false,
            Some(Law::Own(treaty))
                if citation.element(ElementKind::Treaty).is_none()
                    && let Some(treaty) = self.our_treaty_instead_of(treaty, article) =>
            {
                citation.reference = Reference::Treaty {
                    treaty,
                    article,
                    through,
                    locator,
                };
                citation.certainty = Certainty::Shape;
            }
            Some(law @ Law::Own(treaty)) => {
                citation.reference = Reference::Treaty {
                    treaty,
                    article,
                    through,
                    locator,
                };
                self.be_certain_of(law, citation);
            }
            Some(Law::Other { .. }) => be_another_treatys(citation),
            Some(Law::National) | None => {
                let Some(spoken_of) = self.article_by_subject(citation, article, through, &locator)
                else {
                    return false;
                };
                citation.reference = spoken_of;
                citation.certainty = Certainty::Subject;
            }
        }
        true
    }

    /// The Protocol was ratified in 2014. The Conference, established by article 32: where the sentence names our body
    /// and no treaty, its own treaty, where the one that was named last has no such article and that has.
    fn our_treaty_instead_of(&self, treaty: TreatyId, article: u16) -> Option<TreatyId> {
        let ours = self.lexicon.our_body()?.treaty?;
        let articles = |wanted| {
            let mut own = self.lexicon.own_treaties();
            own.find(|(id, ..)| *id == wanted)
                .map(|(.., own)| own.articles)
        };
        let has = |of| articles(of).is_some_and(|last| article <= last);
        let is_spoken_of =
            self.sentence.treaties.is_none() && self.sentence.named.last() == Some(&Speaker::Ours);
        (treaty != ours && !has(treaty) && has(ours) && is_spoken_of).then_some(ours)
    }

    /// An article of a treaty of ours is certainly one where the document has named us or that treaty.
    fn be_certain_of(&self, law: Law, citation: &mut Citation) {
        if self.discourse.names_us || self.discourse.treaties.contains(&law) {
            citation.certainty = Certainty::Explicit;
        }
    }

    /// Whether the document has named other bodies than ours and those that everybody cites, and nothing of ours: the
    /// Convention may be theirs.
    pub(super) fn speaks_of_others_only(&self) -> bool {
        let is_another = |body: &Speaker| match body {
            Speaker::Other(id) => {
                !(self.lexicon.body(*id)).is_some_and(|body| body.cited_everywhere)
            }
            _ => false,
        };
        !self.discourse.names_us && self.discourse.bodies.iter().any(is_another)
    }

    /// Whether nothing but the paragraph before speaks of a treaty, in a document that cites more articles of others.
    fn is_only_carried(&self, law: Law, citation: &Citation) -> bool {
        let is_its = |cited: &&(Law, u16)| cited.0 == law;
        let own = self.discourse.articles.iter().filter(is_its).count();
        let others = self.discourse.articles.len() - own;
        let heading = self.discourse.section();
        // In a commentary on a law articles are the law's, where the paragraph has named no treaty.
        let list = self.discourse.list.as_ref();
        let list = list.filter(|list| list.introduces);
        let list = list.and_then(|list| list.treaty);
        if self.discourse.is_about_a_law
            && (heading.treaty != Some(law) || heading.is_treaty_inferred)
            && list != Some(law)
            && !self.laws.contains(&law)
            && citation.element(ElementKind::Treaty).is_none()
        {
            return true;
        }
        citation.language != Language::COMPILATION
            && self.standing == Standing::Prose
            && self.scanner.is_aside()
            && self.laws.is_empty()
            && self.first.body.is_none()
            && heading.treaty != Some(law)
            && others > own
    }

    /// 第七十五条: whether no treaty of ours has so many articles, and none is said to be meant. In Chinese it may be of a law
    /// or a bill that is never named.
    pub(super) fn is_beyond_all_of_ours(&self, citation: &Citation, article: u16) -> bool {
        let names_one = |citation: &Citation| citation.element(ElementKind::Treaty).is_some();
        let is_listed = || {
            let of_list = self.out.iter().rev();
            let mut of_list = of_list.take_while(|cited| cited.list == citation.list);
            of_list.any(names_one)
        };
        citation.language == Language::COMPILATION
            && article > self.last_article()
            && citation.element(ElementKind::Anaphor).is_none()
            && self.sentence.treaties.is_none()
            && !names_one(citation)
            && !is_listed()
    }

    /// The last article that any treaty of ours has.
    fn last_article(&self) -> u16 {
        let articles = self.lexicon.own_treaties().map(|(_, _, own)| own.articles);
        articles.max().unwrap_or_default()
    }

    /// Whose an article is that does not say it.
    pub(super) fn law_of_article(
        &self,
        citation: &Citation,
        is_its: bool,
        within: &[&Mention],
    ) -> Option<Law> {
        let at = citation.range.start;
        // Decision 2002/584/JHA, art. 2
        let is_anothers = self.out.last().is_some_and(|last| {
            matches!(
                last.reference,
                Reference::Other { .. } | Reference::Document { .. }
            ) && !matches!(
                last.reference,
                Reference::Other {
                    body: OtherBody::OtherTreaty
                }
            ) && self
                .scanner
                .text()
                .get(last.range.end..at)
                .is_some_and(is_close)
        });
        // (annex 1, article 5)
        let is_of_an_annex = self.out.last().is_some_and(|last| {
            let between = self.scanner.text().get(last.range.end..at);
            last.elements
                .last()
                .is_some_and(|last| last.kind == ElementKind::Annex)
                && between.is_some_and(|between| between.trim() == ",")
        });
        if is_anothers || is_of_an_annex || self.may_be_others(citation) {
            return None;
        }
        if let Some(law) = self.law_of_the_same_label(citation) {
            return Some(law);
        }
        // The Convention, published by decree no. 446, notably its articles 2 and 5
        let named = self
            .sentence
            .treaties
            .map(|(subject, last)| [subject, last]);
        let is_the_subjects = is_its && (named.iter().flatten()).any(|law| *law != Law::National);
        let is_bare = within.is_empty() && self.of_list.is_none() && !is_the_subjects;
        if is_bare && self.is_of_an_act(citation) {
            return None;
        }
        const NEAR: usize = 4;
        let is_beside = self.treaty_end + NEAR >= at || self.is_right_before_bracket();
        if let Some(law) = within
            .iter()
            .find_map(|mention| law::law(self.lexicon, &mention.named))
        {
            return Some(law);
        }
        let of_list = self.of_list.iter();
        if let Some(law) = of_list
            .clone()
            .find_map(|named| law::law(self.lexicon, named))
        {
            return Some(law);
        }
        let is_that = self.names_that(&citation.range)
            || (within.iter()).any(|mention| {
                mention.named == Named::BareConvention && self.says_that_before(&mention.range)
            });
        let within = within.iter().map(|mention| &mention.named);
        let is_own = self.names_own(&citation.range);
        let bare = within.chain(of_list).find_map(|named| match named {
            Named::BareConvention => Some((true, !is_own && self.names_another_convention())),
            Named::BareProtocol => Some((false, !is_own && self.names.1)),
            _ => None,
        });
        if let Some((is_convention, has_named)) = bare {
            // Where the paragraph itself has named several, it is not certain which.
            let nearest = self.sentence.treaties.map(|(_, last)| last);
            let is_such =
                |law: &Law| law::is_a_convention(self.lexicon, *law) == Some(is_convention);
            return match has_named {
                // 该议定书: the nearest one.
                true => nearest.filter(|law| !is_convention && is_such(law)),
                false if is_that => self.that_convention(is_convention),
                false => self.bare_law(is_convention),
            };
        }
        let subject = self.sentence.treaties.map(|(subject, _)| subject);
        let last = self.sentence.treaties.map(|(_, last)| last);
        // 该议定书第三条……，第九条: of that one as well, whatever it is.
        if self.is_unclear && last.is_none() {
            return None;
        }
        let before = self.scanner.text().get(..at).unwrap_or_default();
        let two = match (subject, last) {
            (Some(subject), Some(last)) if subject != last => Some((subject, last)),
            (None, None) => self.two_treaties,
            _ => None,
        };
        if let Some((subject, last)) = two
            && let Some(which) = (self.which_said(citation).map(|(which, _)| which))
                .or_else(|| says_which(before))
                .or_else(|| self.which_behind(citation))
        {
            return Some(match which {
                Pointing::Former => subject,
                _ => last,
            });
        }
        // The minister has just said article 18.
        if !is_its
            && self.laws.is_empty()
            && let Some(introduced) = self.introduced_article(citation)
        {
            return Some(introduced);
        }
        // Article 46 of the Convention against Corruption does so as well. In the next paragraph article 20 may be of it.
        let is_about_us = self.discourse.bodies.contains(&Speaker::Ours);
        let is_alone = self.laws.is_empty() && !is_about_us && !is_its;
        if is_alone && self.section_says_no_treaty() && self.others_treaty_before().is_some() {
            return None;
        }
        match is_its {
            // Its article 6 begins a sentence about what the one before was about.
            true => {
                // A law that ratifies the treaty is named beside it.
                let named = [last, subject].into_iter().flatten();
                let mut treaties = named.filter(|law| *law != Law::National);
                treaties
                    .next()
                    .or(last)
                    .or(self.treaty_before)
                    .or_else(|| self.others_treaty_before())
                    // 其第三條 in Chinese stands for whatever the sentence is about.
                    .or_else(|| {
                        let is_chinese = citation.language == Language::COMPILATION;
                        self.now
                            .treaty
                            .filter(|_| !is_chinese || !self.laws.is_empty())
                    })
            }
            // (article 14): of what the sentence is about, unless its name stands there, too.
            false if self.scanner.is_aside() && !is_beside => self
                .others_treaty_in_bracket()
                .or_else(|| self.subject_of_clause(at))
                .or(subject)
                // (art. 5) … (art. 6): what stands in brackets is of one treaty.
                .or_else(|| {
                    let goes_on = citation.language != Language::COMPILATION;
                    self.aside_law.filter(|_| goes_on)
                })
                .or_else(|| self.held_treaty(citation)),
            false => last
                .or_else(|| self.law_of_what_is_cited(citation))
                .or_else(|| match self.held_treaty(citation) {
                    // The law that ratified it. The Conference of the Parties, created by article 32
                    Some(Law::National) if self.sentence.bodies.last() == Some(&Speaker::Ours) => {
                        self.law_of_body(citation.language)
                    }
                    held => held,
                }),
        }
        .or_else(|| self.law_of_body(citation.language))
        .or_else(|| {
            let only = || {
                self.only_treaty(citation.language)
                    .or_else(|| self.only_law_cited())
            };
            // Under the heading of another's conference an article is of its convention.
            let is_anothers = matches!(self.discourse.section().body, Some(Speaker::Other(_)));
            (!self.names_another_body && !is_anothers).then(only)?
        })
    }

    /// == The Firearms Protocol; it supplements the Convention, with which under article 1 it is read: under a protocol's
    /// heading an article is of it, where its convention is only named in passing.
    pub(super) fn protocol_of_heading(&self, citation: &Citation, law: Option<Law>) -> Option<Law> {
        /// Bytes between the Convention and its article.
        const NEAR: usize = 4;
        let heading = self.discourse.section().treaty;
        let list = self.discourse.list.as_ref();
        if list.is_some_and(|list| list.introduces && list.treaty.is_some()) {
            return law;
        }
        let protocol = heading.filter(|law| {
            matches!(law, Law::Own(_)) && law::is_a_convention(self.lexicon, *law) == Some(false)
        });
        let is_convention = law.is_some() && law == self.lexicon.our_convention().map(Law::Own);
        let has_it = |law: Law| {
            let mut own = self.lexicon.own_treaties();
            let number = self.number_of_article(citation);
            own.any(|(id, _, own)| Law::Own(id) == law && Some(own.articles) >= number)
        };
        let is_about_it = self
            .first
            .treaty
            .is_none_or(|first| Some(first) == protocol);
        let is_in_passing = match self.sentence.treaties {
            None => true,
            Some((first, last)) => {
                let begins = self.sentence.treaty_start;
                let before = self.scanner.text().get(self.scanner.sentence..begins);
                let words = before.unwrap_or_default().split_whitespace();
                let is_word = |word: &&str| word.contains(char::is_alphabetic);
                first == last
                    && words.filter(is_word).count() > 1
                    && self.treaty_end + NEAR < citation.range.start
            }
        };
        match protocol {
            Some(protocol)
                if is_convention
                    && is_about_it
                    && is_in_passing
                    && self.of_list.is_none()
                    && has_it(protocol) =>
            {
                Some(protocol)
            }
            _ => law,
        }
    }

    /// Article 7 of the former and article 14 of the latter: which of two treaties the words right behind an article say.
    fn which_behind(&self, citation: &Citation) -> Option<Pointing> {
        let behind = self.scanner.text().get(citation.range.end..)?;
        let length = behind.find([',', ';', '.', ':', '(', ')', '\n']);
        let clause = behind.get(..length.unwrap_or(behind.len()))?;
        let of_it = || says_which(clause.strip_prefix(' ')?.split_once(' ')?.1);
        begins_with_which(clause, citation.language).or_else(of_it)
    }

    /// The Criminal Procedure Code (art. 11): whether the bracket stands right behind the name of a treaty or a law, with an
    /// acronym of whose it is between them at most: кодекс РФ (ст. 11).
    fn is_right_before_bracket(&self) -> bool {
        const LONGEST: usize = 9;
        let opened = self.scanner.bracket.unwrap_or_default();
        let between = self.scanner.text().get(self.treaty_end..opened);
        self.treaty_end > 0
            && self.scanner.is_aside()
            && between.is_some_and(|between| {
                between.len() <= LONGEST && between.chars().all(|c| c == ' ' || c.is_uppercase())
            })
    }

    /// The treaty that is gone on with; not where the paragraph has named another body and no treaty: the World
    /// Customs Organization's article 4.
    fn goes_on(&self) -> Option<Law> {
        let may_be_anothers = self.laws.is_empty() && self.names_another_body;
        self.now.treaty.filter(|_| !may_be_anothers)
    }

    /// The treaty that an article's number was cited with before the paragraph, where no heading names another one.
    fn introduced_article(&self, citation: &Citation) -> Option<Law> {
        let number = self.number_of_article(citation)?;
        let mut all = (self.discourse.articles.iter()).filter(|(_, article)| *article == number);
        let (law, _) = all.next()?;
        if all.any(|(other, _)| other != law) {
            return None;
        }
        let heading = self.discourse.headings.last();
        let is_under_another = heading.is_some_and(|(rank, section)| {
            *rank > TITLE && section.treaty.is_some_and(|treaty| treaty != *law)
        });
        // What introduces the list is nearer.
        let is_listed = self.standing == Standing::Item || self.standing.is_of_table();
        let is_under_another = is_under_another || is_listed && self.now.treaty.is_some();
        (!is_under_another).then_some(*law)
    }

    /// Whether an article is of an act that has just been named by a number, or is numbered as those of laws are:
    /// Regulation (EU) 2018/1805, article 4; статья 19.28.
    fn is_of_an_act(&self, citation: &Citation) -> bool {
        let behind = self.scanner.text().get(citation.range.end..);
        let is_decimal = behind
            .and_then(|behind| behind.strip_prefix('.'))
            .is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()));
        citation.language != Language::COMPILATION
            && (is_decimal
                || self.is_of_something_numbered(citation.range.start)
                || self.is_behind_an_acronym(citation.range.start)
                || self.is_before_an_acronym(citation.range.end))
    }

    /// art. 8 EIMP; ст. 97 УПК: of what is called in capitals and is no treaty that is known, where a mark stands
    /// behind.
    fn is_before_an_acronym(&self, at: usize) -> bool {
        let behind = self.scanner.text().get(at..).unwrap_or_default();
        let Some(named) = behind.strip_prefix([' ', '\u{a0}']) else {
            return false;
        };
        let end = named
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(named.len());
        let (word, rest) = named.split_at_checked(end).unwrap_or_default();
        is_acronym(word)
            && rest
                .trim_start_matches([' ', '\u{a0}'])
                .starts_with(['.', ',', ';', ')', ':'])
    }

    /// УПК, статья 186; GDPR (article 6): of what is called in capitals and is no treaty that is known.
    fn is_behind_an_acronym(&self, at: usize) -> bool {
        let before = self.scanner.text().get(..at).unwrap_or_default();
        let Some(named) = before.trim_end().strip_suffix([',', '(']) else {
            return false;
        };
        let named = named.trim_end();
        let word = named
            .rsplit(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default();
        let is_known = self.treaty_end >= named.len() || self.body_end >= named.len();
        is_acronym(word) && !is_known && !self.lexicon.is_own_acronym(word)
    }

    /// Article 5: section 117 of the Criminal Code. Article 6: …: of the treaty that the label before it is of.
    fn law_of_the_same_label(&self, citation: &Citation) -> Option<Law> {
        let text = self.scanner.text();
        let is_label = |range: &Range<usize>| {
            let before = text.get(..range.start).unwrap_or_default();
            let before = before.trim_end_matches(|c: char| {
                c.is_control() && c != '\n' || matches!(c, ' ' | '*' | '_' | '-' | '–' | '—')
            });
            let behind = text.get(range.end..).unwrap_or_default();
            (before.is_empty() || before.ends_with(['.', ';', '\n', ':', '|']))
                && behind
                    .trim_start_matches(|c: char| {
                        c.is_control() && c != '\n' || matches!(c, ' ' | '\u{a0}' | '*' | '_')
                    })
                    .starts_with([':', '—', '–'])
        };
        if citation.language == Language::COMPILATION || !is_label(&citation.range) {
            return None;
        }
        let before = self.out.iter().rfind(|before| is_label(&before.range))?;
        match before.reference {
            Reference::Treaty { treaty, .. } => Some(Law::Own(treaty)),
            _ => None,
        }
    }

    /// Recommendation 3 of the seventh meeting, which reads article 26: of our convention, where the sentence has named
    /// no treaty and cited something of ours, and another one's is only carried into it.
    fn law_of_what_is_cited(&self, citation: &Citation) -> Option<Law> {
        let ours = self.lexicon.our_convention().map(Law::Own);
        // A protocol that only a paragraph before has named.
        let is_carried = self.laws.is_empty() && self.discourse.section().treaty.is_none();
        let is_another = match self.now.treaty {
            Some(Law::Other { .. }) => true,
            Some(law) => is_carried && Some(law) != ours,
            None => self.laws.is_empty(),
        };
        let last = self.out.last()?;
        let is_ours = match &last.reference {
            Reference::Instrument { .. } => last.certainty == Certainty::Explicit,
            Reference::Document { symbol, .. } => self.lexicon.is_our_symbol(&symbol.0),
            Reference::Meeting { .. } | Reference::Compilation { .. } => {
                last.certainty >= Certainty::Cued
            }
            _ => false,
        };
        let is_here = last.range.end > self.scanner.sentence;
        let is_meant = is_another
            && is_ours
            && is_here
            && citation.language != Language::COMPILATION
            && self.discourse.names_us;
        is_meant.then_some(ours)?
    }

    /// The only treaty of which the document has cited articles, where no law has been named.
    fn only_law_cited(&self) -> Option<Law> {
        let (only, _) = self.discourse.articles.first()?;
        let is_only = self.discourse.articles.iter().all(|(law, _)| law == only);
        (is_only && !self.discourse.names_a_law && matches!(only, Law::Own(_))).then_some(*only)
    }

    /// The Vienna Convention (art. 18, art. 9): of the other treaty whose article the same bracket has cited.
    fn others_treaty_in_bracket(&self) -> Option<Law> {
        let bracket = self.scanner.bracket?;
        let others = Reference::Other {
            body: OtherBody::OtherTreaty,
        };
        let last = self.out.last()?;
        (last.range.start >= bracket && last.reference == others).then_some(Law::Other {
            id: None,
            kind: TreatyKind::Convention,
        })
    }

    /// The treaty of others that the paragraph before was about, where this one has named none.
    fn others_treaty_before(&self) -> Option<Law> {
        let before = self.discourse.last.treaty;
        before.filter(|law| matches!(law, Law::Other { .. }) && self.laws.is_empty())
    }

    /// Whether no heading and no head of a list says of what treaty articles are.
    fn section_says_no_treaty(&self) -> bool {
        let section = self.discourse.section();
        let list = self.discourse.list.as_ref();
        (section.treaty.is_none() || section.is_treaty_inferred)
            && list.is_none_or(|list| list.treaty.is_none() || !list.introduces)
    }

    /// The number that an article is written with.
    fn number_of_article(&self, citation: &Citation) -> Option<u16> {
        let element = citation.element(ElementKind::Article)?;
        let written = self.scanner.text().get(element.range.clone())?;
        let is_figure = |c: char| c.is_ascii_digit() || numeral::is_numeral(c);
        let begin = written.find(is_figure)?;
        let figures = written.get(begin..)?;
        let end = figures.find(|c| !is_figure(c)).unwrap_or(figures.len());
        let figures = figures.get(..end)?;
        figures
            .parse()
            .ok()
            .or_else(|| numeral::parse_chinese(figures))
    }

    /// An article that has been cited, with the treaty that it is of.
    pub(super) fn note_article(&mut self, citation: &Citation) {
        let law = match &citation.reference {
            Reference::Treaty { treaty, .. } => Law::Own(*treaty),
            Reference::Other {
                body: OtherBody::OtherTreaty,
            } => {
                let last = self.sentence.treaties.map(|(_, last)| last);
                let is_theirs = |law: &Law| matches!(law, Law::Other { .. });
                let unknown = Law::Other {
                    id: None,
                    kind: TreatyKind::Convention,
                };
                (last.filter(is_theirs).or(self.now.treaty.filter(is_theirs))).unwrap_or(unknown)
            }
            _ => return,
        };
        if let Some(number) = self.number_of_article(citation) {
            self.discourse.note_article(law, number);
        }
    }

    /// The treaty that the clause is about: behind a semicolon, and behind an article of what the sentence began with,
    /// another one is.
    fn subject_of_clause(&self, at: usize) -> Option<Law> {
        let (_, last) = self.sentence.treaties?;
        let from = self
            .out
            .last()
            .map_or(self.scanner.sentence, |article| article.range.end);
        let from = from.max(self.scanner.sentence);
        let text = self.scanner.text();
        let clause = text
            .get(from..at)?
            .rfind([';', '；', '؛'])
            .map(|mark| from + mark);
        let has_article = self.out.last().is_some_and(|last| {
            last.range.start >= self.scanner.sentence
                && matches!(last.reference, Reference::Treaty { .. })
        });
        let is_named_here = match clause {
            Some(clause) => self.treaty_end > clause,
            None => has_article && self.treaty_end > from,
        };
        is_named_here.then_some(last)
    }

    /// The treaty that is spoken of where the sentence names none: that of the body which the paragraph itself has
    /// named is nearer than one that was named before it.
    fn held_treaty(&self, citation: &Citation) -> Option<Law> {
        let is_before = self.first.treaty.is_none() && citation.language != Language::COMPILATION;
        let of_body = || {
            let body = self
                .first
                .body
                .filter(|body| self.now.body == Some(*body))?;
            law::treaty_of(self.lexicon, body)
        };
        is_before.then(of_body).flatten().or_else(|| self.goes_on())
    }

    /// Whether the paragraph has named a convention, and the document has not said which one it calls the Convention.
    fn names_another_convention(&self) -> bool {
        self.names.0 && self.discourse.called.0.is_none()
    }

    /// 本公约第30条: whether what is written begins with a treaty that is said to be the text's own.
    fn names_own(&self, range: &Range<usize>) -> bool {
        self.scanner
            .text()
            .get(range.clone())
            .is_some_and(names_own)
    }

    /// 该公约第32条: whether what is written begins with a treaty that is said to be the one named last.
    pub(super) fn names_that(&self, range: &Range<usize>) -> bool {
        self.scanner
            .text()
            .get(range.clone())
            .is_some_and(names_that)
    }

    /// Article 20 of that Convention: whether a word that points stands right before a name.
    pub(super) fn says_that_before(&self, name: &Range<usize>) -> bool {
        let before = self.scanner.text().get(self.scanner.sentence..name.start);
        before.is_some_and(says_that)
    }

    /// 该公约 where the paragraph has named none: the one that the document has named last.
    pub(super) fn that_convention(&self, is_convention: bool) -> Option<Law> {
        let is_such = |law: &Law| law::is_a_convention(self.lexicon, *law) == Some(is_convention);
        let held = (self.discourse.treaties.iter().rev().copied()).find(is_such);
        // The anti-corruption regime: article 32 of that Convention is not of the one that goes without saying.
        let is_spoken_of = |law: Law| {
            let here = [
                self.now.treaty,
                self.discourse.section().treaty,
                self.treaty_before,
                self.discourse.last.treaty,
            ];
            self.laws.contains(&law) || here.contains(&Some(law))
        };
        match held {
            // What our conference's paragraph goes on with is not what has been named long before.
            Some(law @ Law::Other { .. })
                if self.now.body == Some(Speaker::Ours) && !is_spoken_of(law) =>
            {
                self.bare_law(is_convention)
            }
            Some(law) => Some(law).filter(|law| !matches!(law, Law::Own(_)) || is_spoken_of(*law)),
            None => self.bare_law(is_convention),
        }
    }

    /// Whether all treaties that the document has named are ours.
    fn speaks_of_our_treaties(&self) -> bool {
        let mut treaties = self.discourse.treaties.iter();
        // The conference of another convention may be spoken of for its articles.
        let mut bodies = self.discourse.bodies.iter();
        let has_a_convention = |body: &Speaker| {
            let law = law::treaty_of(self.lexicon, *body);
            law.and_then(|law| law::is_a_convention(self.lexicon, law)) == Some(true)
        };
        treaties.all(|law| matches!(law, Law::Own(_)))
            && bodies.all(|body| *body == Speaker::Ours || !has_a_convention(body))
    }

    /// The convention of our body, in a document that names it: the Conference acts under article 32.
    fn law_of_body(&self, language: Language) -> Option<Law> {
        let is_ours = language != Language::COMPILATION
            && !self.is_body_carried
            && self.now.body == Some(Speaker::Ours)
            && self.discourse.names_us;
        is_ours.then(|| self.lexicon.our_convention().map(Law::Own))?
    }

    /// The only treaty that the document has named, where it is ours and no law has been named either.
    fn only_treaty(&self, language: Language) -> Option<Law> {
        let only = match &self.discourse.treaties[..] {
            [only @ Law::Own(_)] => Some(*only),
            // A statement before our body that names no treaty at all: its convention.
            [] if language != Language::COMPILATION && self.speaks_of_our_treaties() => {
                self.lexicon.our_convention().map(Law::Own)
            }
            _ => None,
        };
        only.filter(|_| self.discourse.names_us && !self.discourse.names_a_law)
    }

    /// Whether what leads to a treaty says that it is *its*, where the sentence has named another body last.
    fn is_of_another_bodys(&self, lead: Range<usize>) -> bool {
        let is_its = (self.scanner.text().get(lead)).is_some_and(|lead| says_its(lead, ""));
        let last = self.sentence.bodies.last();
        is_its && last.is_some_and(|last| *last != Speaker::Ours)
    }

    /// An article of 公约, the Convention, where that stands for what was named before the paragraph.
    pub(super) fn owned_article(
        &mut self,
        citation: &mut Citation,
        treaty: TreatyId,
        within: &[&Mention],
    ) {
        // 《反腐败公约》第60条合并了有组织犯罪公约两条的内容，第62条: of the one that the sentence is about, where that named in
        // passing has no such article.
        let named = citation.element(ElementKind::Treaty);
        let is_about_another = matches!(self.sentence.treaties, Some((Law::Other { .. }, _)));
        let articles = self
            .lexicon
            .treaty(treaty)
            .and_then(|treaty| treaty.own.as_ref());
        let is_beyond =
            articles.is_some_and(|own| Some(own.articles) < self.number_of_article(citation));
        let cites_another = self.out.last().is_some_and(|last| {
            let body = OtherBody::OtherTreaty;
            last.range.end > self.scanner.sentence && last.reference == Reference::Other { body }
        });
        if named.is_none() && is_about_another && is_beyond && cites_another {
            be_another_treatys(citation);
            return;
        }
        if citation.certainty == Certainty::Explicit {
            return;
        }
        let bare = within.iter().find(|mention| {
            matches!(mention.named, Named::BareConvention | Named::BareProtocol)
                && named.is_some_and(|named| overlap(&named.range, &mention.range))
        });
        let is_own = bare.is_some_and(|bare| self.names_own(&bare.range));
        let (is_convention, has_named) = match bare.map(|mention| &mention.named) {
            Some(Named::BareConvention) => (true, !is_own && self.names_another_convention()),
            Some(_) => (false, !is_own && self.names.1),
            None if matches!(self.of_list, Some(Named::BareConvention)) => {
                (true, self.names_another_convention())
            }
            None if matches!(self.of_list, Some(Named::BareProtocol)) => (false, self.names.1),
            // Of a list the first says whose all are.
            None => {
                let first = self.out.last().filter(|last| last.list == citation.list);
                if first.is_none() && named.is_none() {
                    // 《公约》第六十条……第六十二条: of the same one.
                    if let Some(Law::Other { .. }) = self.bare_meant {
                        citation.reference = Reference::Other {
                            body: OtherBody::OtherTreaty,
                        };
                        citation.certainty = Certainty::Explicit;
                    }
                    return;
                }
                match first.map(|first| &first.reference) {
                    Some(Reference::Treaty { treaty: other, .. }) if *other != treaty => {
                        let other = *other;
                        if let Reference::Treaty { treaty, .. } = &mut citation.reference {
                            *treaty = other;
                        }
                    }
                    Some(other @ Reference::Other { .. }) => {
                        citation.reference = other.clone();
                        citation.certainty = Certainty::Explicit;
                    }
                    _ => {}
                }
                return;
            }
        };
        if has_named {
            return;
        }
        // The Committee …, from article 6 of its Convention
        if let (Some(bare), Some(named)) = (bare, named)
            && self.is_of_another_bodys(named.range.start..bare.range.start)
        {
            be_another_treatys(citation);
            return;
        }
        let is_that = bare
            .is_some_and(|bare| self.names_that(&bare.range) || self.says_that_before(&bare.range));
        let meant = match is_that {
            true => self.that_convention(is_convention),
            false => self.bare_law(is_convention),
        };
        self.bare_meant = meant;
        match meant {
            Some(law @ Law::Own(other)) => {
                if let Reference::Treaty { treaty, .. } = &mut citation.reference {
                    *treaty = other;
                }
                self.be_certain_of(law, citation);
            }
            Some(Law::Other { .. }) => be_another_treatys(citation),
            None if is_convention && self.speaks_of_others_only() => {
                citation.reference =
                    Reference::unattributed(Pointing::Nothing, None, Locator::Whole);
                citation.certainty = Certainty::Shape;
            }
            None if is_convention => self.discourse.called.0 = Some(Law::Own(treaty)),
            _ => {}
        }
    }
}

/// УПК, КоАП, EIMP
fn is_acronym(word: &str) -> bool {
    const LONGEST: usize = 8;
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1 && word.chars().count() <= LONGEST
}

/// Makes a citation one of a treaty that is not the compilation's.
fn be_another_treatys(citation: &mut Citation) {
    citation.reference = Reference::Other {
        body: OtherBody::OtherTreaty,
    };
    citation.certainty = Certainty::Explicit;
}

/// Whether no more than a comma and a word or two stand between an instrument and an article: whose article 3.
fn is_close(gap: &str) -> bool {
    const LONGEST: usize = 40;
    gap.trim() == ","
        || gap.len() <= LONGEST
            && gap.contains(',')
            && !gap.contains(['.', ';', ':', '(', '。', '；', '：', '（'])
            && gap
                .trim_start_matches(|c: char| c != ',')
                .split(' ')
                .count()
                <= 3
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
