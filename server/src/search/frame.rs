//! What a draft says around a quotation of whose words it holds, besides where the citation stands.
//!
//! Each thing that is said is an [`Evidence`] and has a weight in [points](Evidence::points). What it is read
//! off stands in [`frame_words`]. The points are added to those of the citation's place
//! and of the words' likeness ([`misquotation`](super::misquotation)): words nearly those of the cited provision
//! claim to be its own by themselves, unless the frame says that they are none.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::citation::numeral::is_numeral;
use crate::citation::own_name_pieces;
use crate::corpus::Corpus;
use crate::search::frame_rules::{
    asks_whether, denies_doubt, denies_wording, follows, gives_text, goes_on_relatively, is_added,
    is_attribute, is_attributed, is_commented, is_compared, is_conditional, is_denied_before_colon,
    is_in_thing_of_it, is_inferred, is_made_to, is_measured_against, is_miswritten,
    is_of_another_behind, is_of_earlier, is_of_its_own, is_of_once, is_of_subject,
    is_only_compared, is_own, is_own_translation, is_put_into, is_remarked_on, is_rendered,
    is_replaced, is_said_according, is_said_by_subject, is_somebodys, is_somebodys_translation,
    is_subject, is_supposed, is_taken_on, is_thing_of_it, is_told_apart,
    is_told_apart_alphabetically, is_translated, is_verb_denied, names_a_stranger, names_another,
    quotes, somebody_says_alphabetically, turns_away, without_denied_change,
    without_denied_change_alphabetically,
};
use crate::search::frame_words::{self, Evidence, Reach};
use crate::search::{Quotation, quotation_words};
use crate::text::traditional::simplified;

/// Bytes behind a quotation that may still say whose it is, at most.
const LONGEST_TAIL: usize = 180;
/// Bytes of a remark behind it that says who has translated it.
const LONGEST_REMARK: usize = 50;
/// Bytes of the sentence behind it that may put it right.
const LONGEST_NEXT: usize = 60;

/// The pieces of the names of the compilation's body and of its working group.
pub struct OwnNames(pub Vec<String>);

impl OwnNames {
    pub fn of(corpus: &Corpus) -> Arc<OwnNames> {
        (corpus.derived).get_or_make(|| OwnNames(own_name_pieces(&corpus.lexicon)))
    }
}

/// What stands around a quotation and a citation.
pub struct Frame<'a> {
    /// The pieces of the names of the compilation's body and of its working group.
    pub own: &'a [String],
    /// With its notes.
    pub prose: &'a str,
    pub quotations: &'a [Quotation],
    pub quotation: &'a Quotation,
    /// Whether the words are another provision's.
    pub is_elsewhere: bool,
}

/// The stretches of a frame, as the draft says them: without what it quotes, in Simplified characters,
/// without white space, and beside it in small letters with one blank between words.
struct Said {
    chinese: String,
    alphabetic: String,
}

impl Said {
    /// Whether it begins with what only says what the sentence is about.
    fn is_about(&self) -> bool {
        frame_words::ABOUT
            .iter()
            .any(|word| self.chinese.starts_with(word))
    }

    /// What is said in several stretches, as far as it can be found in any of them.
    fn together(stretches: &[&Said]) -> Said {
        let mut all = Said {
            chinese: String::new(),
            alphabetic: String::new(),
        };
        for said in stretches {
            all.chinese.push_str(&said.chinese);
            all.chinese.push('\n');
            // Mostly nothing is said in letters.
            if said.alphabetic.len() > 1 {
                all.alphabetic.push_str(&said.alphabetic);
                all.alphabetic.push('\n');
            }
        }
        all
    }

    fn has(&self, words: &[&str]) -> bool {
        /// The first byte of a Chinese character.
        const CHINESE: u8 = 0xE3;
        let is_wide = !self.chinese.is_ascii();
        let is_chinese = is_wide && self.chinese.bytes().fold(0, u8::max) >= CHINESE;
        words.iter().any(|word| {
            if is_alphabetic(word) {
                // Mostly nothing is said in letters.
                self.alphabetic.len() >= word.len() && self.alphabetic.contains(word)
            } else if word.bytes().next() >= Some(CHINESE) {
                is_chinese && self.chinese.contains(word)
            } else {
                is_wide && self.chinese.contains(word)
            }
        })
    }
}

fn is_alphabetic(word: &str) -> bool {
    word.is_ascii() || word.starts_with(' ')
}

/// Finds the words of [`frame_words::FRAMES`], all at once.
struct Finder {
    finder: Option<AhoCorasick>,
    /// Of each word, the place of its list.
    words: Vec<(usize, &'static str)>,
}

impl Finder {
    fn get() -> &'static Finder {
        static FINDER: OnceLock<Finder> = OnceLock::new();
        FINDER.get_or_init(|| {
            let lists = frame_words::FRAMES.iter().enumerate();
            let words: Vec<(usize, &str)> = lists
                .flat_map(|(list, (_, _, words))| words.iter().map(move |word| (list, *word)))
                .collect();
            let mut builder = AhoCorasick::builder();
            let builder = builder.kind(Some(AhoCorasickKind::NoncontiguousNFA));
            Finder {
                finder: builder.build(words.iter().map(|(_, word)| word)).ok(),
                words,
            }
        })
    }

    /// For each list those of its words that are said.
    fn said(&self, said: &Said) -> [Vec<&'static str>; frame_words::FRAMES.len()] {
        let mut all = [const { Vec::new() }; frame_words::FRAMES.len()];
        for (text, of_letters) in [(&said.chinese, false), (&said.alphabetic, true)] {
            let found = self
                .finder
                .iter()
                .flat_map(|finder| finder.find_overlapping_iter(text));
            for found in found {
                let Some((list, word)) = self.words.get(found.pattern().as_usize()) else {
                    continue;
                };
                if is_alphabetic(word) == of_letters
                    && let Some(list) = all.get_mut(*list)
                    && !list.contains(word)
                {
                    list.push(*word);
                }
            }
        }
        all
    }
}

impl Frame<'_> {
    /// The points that the frame gives to words as a claim of the wording of what stands at a citation.
    pub fn points(&self, citation: &Range<usize>) -> i32 {
        let whole = &self.quotation.whole;
        let is_behind = citation.start >= whole.end;
        let (first, last) = match is_behind {
            false => (citation, whole),
            true => (whole, citation),
        };
        let lead_start = sentence_start(self.prose, first.start);
        let clause_start = match is_behind {
            false => clause_start(self.prose, lead_start, first.start),
            true => own_clause_start(self.prose, lead_start, first.start),
        };
        let between = match is_behind {
            false => self.between(first.end..last.start),
            true => self.said(first.end..last.start),
        };
        let tail_end = sentence_end(self.prose, last.end, LONGEST_TAIL);
        let own_start = self.own_clause_start(citation);
        let own = self.said(own_start..whole.start);
        let lead = self.said(lead_start..first.start);
        let clause = self.said(clause_start..first.start);
        // With the clause before: 简言之，七.20要求“……”.
        let before = self.prose.get(..clause_start).unwrap_or_default();
        let before = before.trim_end_matches(['，', ',']).len().max(lead_start);
        let near_lead = self.said(self::clause_start(self.prose, lead_start, before)..first.start);
        let tail = self.said(last.end..tail_end);
        let rest = self.prose.get(last.end..tail_end).unwrap_or_default();
        let tail_clause = self.said(last.end..last.end + first_clause(rest));
        let stop = self
            .prose
            .get(tail_end..)
            .and_then(|rest| rest.chars().next());
        let behind = tail_end + stop.map_or(0, char::len_utf8);
        let next = self.said(tail_end..sentence_end(self.prose, behind, LONGEST_NEXT));
        // What stands between in the quotation's own sentence.
        let near = self.said(
            sentence_start(self.prose, whole.start).max(first.end.min(whole.start))..whole.start,
        );
        // The citation stands in a sentence before.
        let is_apart = !is_behind && sentence_start(self.prose, whole.start) > citation.end;
        let is_alphabetic = clause.alphabetic.len() > 1;
        // What is denied before a colon is something else, unless a verb of saying is.
        let is_behind_colon = !is_behind
            && self.ends_with_colon(first.end..last.start)
            && !between.has(&frame_words::ALPHABETIC_DENIED);
        // 参照七.20，“……”; “……”（七.20參照）: how courts cite what they follow.
        let is_followed = match is_behind {
            false => follows(&clause.chinese, &between.chinese),
            true => frame_words::FOLLOWING
                .iter()
                .any(|word| tail.chinese.starts_with(word)),
        };
        let names_wording = own.has(&frame_words::WORDING)
            || gives_text(&own.chinese)
            || !is_behind && quotes(&clause.chinese, &between.chinese)
            || is_alphabetic
                && (clause.has(&frame_words::WORDING) || between.has(&frame_words::WORDING))
            || is_behind
                && (between.has(&frame_words::WORDING)
                    || tail_clause.has(&frame_words::WORDING)
                    || tail.has(&frame_words::WORDING)
                        && !tail_clause.has(&frame_words::SUMMARIES));
        // “……”是我们的概括，不是七.20的措辞。
        let behind_words = match is_behind {
            true => format!("{}·{}", between.chinese, tail.chinese),
            false => tail.chinese.clone(),
        };
        let is_wording_denied = denies_wording(&behind_words);
        let names_wording = names_wording && !is_wording_denied;
        // ……。它开头的一句是“……”: what the sentence before says besides is not about the words.
        let resumes = (frame_words::RESUMING.iter()).any(|word| own.chinese.starts_with(word));
        let is_resumed = is_apart && resumes;
        // 无人质疑七.20，该段全文是“……”: nor what the clause before denies of it.
        let is_taken_up = resumes && own_start > citation.end && !names_another(&own.chinese);
        // 与七.20一样，该段说“……”; 与七.20不同，它规定“……” is said of something else.
        let is_text_taken_up = is_taken_up
            && ["段", "项", "条", "款"].iter().any(|part| {
                own.chinese
                    .chars()
                    .take(3)
                    .collect::<String>()
                    .contains(part)
            });
        let ends_sentence_within = (self.prose.get(self.quotation.words.clone()))
            .is_some_and(|words| words.trim_end().ends_with(ends_sentence));
        let mut points = 0;
        if names_wording || clause.has(&frame_words::WORDING) || between.has(&frame_words::WORDING)
        {
            points += Evidence::Wording.points();
        }
        // Most words are said nowhere.
        let everywhere = Said::together(&[&lead, &between, &own, &tail, &next]);
        let said = Finder::get().said(&everywhere);
        for ((evidence, reach, _), words) in frame_words::FRAMES.into_iter().zip(&said) {
            if words.is_empty() {
                continue;
            }
            // What gives the wording itself is not put in doubt by what is said of it farther away, but by a
            // question and a denial.
            let is_told = names_wording && (evidence.is_of_wording() || is_apart);
            let is_said = match reach {
                Reach::Sentence | Reach::Clause if is_resumed => own.has(words),
                Reach::Clause | Reach::Between
                    if is_taken_up && matches!(evidence, Evidence::Denied | Evidence::Mistaken)
                        || is_text_taken_up && evidence == Evidence::Alike =>
                {
                    own.has(words)
                }
                Reach::Clause
                    if evidence == Evidence::Denied && denies_doubt(&clause.alphabetic) =>
                {
                    between.has(words) || own.has(words)
                }
                // No one objected to A.VII.20, which says “……”
                Reach::Clause
                    if matches!(evidence, Evidence::Denied | Evidence::Another)
                        && goes_on_relatively(&between.alphabetic) =>
                {
                    between.has(words) || own.has(words)
                }
                Reach::Between
                    if evidence == Evidence::Denied && is_denied_before_colon(&between.chinese) =>
                {
                    own.chinese != between.chinese && own.has(words)
                }
                // 措辞参照了七.20: however it is worded.
                Reach::Clause
                    if evidence == Evidence::Alike
                        && (is_behind || is_alphabetic)
                        && !is_followed =>
                {
                    let before = is_alphabetic && clause.has(words);
                    before
                        || between.has(words)
                        || own.has(words)
                        || is_behind && tail_clause.has(words)
                }
                Reach::Clause if evidence == Evidence::Alike && is_followed => {
                    between.has(words) || own.has(words)
                }
                Reach::Next | Reach::Behind if is_told => false,
                Reach::Between if names_wording => own.has(words),
                _ if is_told => own.has(words),
                Reach::Sentence => {
                    let (lead, tail) = match evidence {
                        Evidence::Sense => (&near_lead, &tail_clause),
                        // 关于是否设专人，七.20规定“……”: what the question is about stands before.
                        Evidence::Asked if near_lead.is_about() => (&clause, &tail_clause),
                        Evidence::Asked if ends_sentence_within => (&lead, &between),
                        // ……，大家看是不是这样: another question. “……”，是不是？ is about the words.
                        Evidence::Asked if !begins_with(&tail, words) => (&lead, &tail_clause),
                        _ => (&lead, &tail),
                    };
                    lead.has(words) || between.has(words) || tail.has(words)
                }
                Reach::Clause if evidence == Evidence::Denied && is_behind_colon => false,
                // 翻开七.20，就会看到“……”
                Reach::Clause
                    if evidence == Evidence::Supposed
                        && clause.chinese.contains(['翻', '读', '查', '看']) =>
                {
                    between.has(words) || own.has(words)
                }
                // 七.20所谓“……”
                Reach::Clause if between.chinese == "所谓" => clause.has(words),
                Reach::Clause => {
                    clause.has(words)
                        || between.has(words)
                        || own.has(words)
                        || is_behind && tail_clause.has(words)
                }
                // 落实七.20提出的“……”: in the words that it has.
                Reach::Lead if !is_behind && is_attribute(&between.chinese, &tail.chinese) => false,
                Reach::Lead => (if is_behind { &own } else { &clause }).has(words),
                Reach::Between => !is_behind && between.has(words),
                Reach::Behind => tail.has(words) || is_behind && between.has(words),
                Reach::Next => next.has(words) || ends_sentence_within && tail.has(words),
            };
            if is_said {
                points += evidence.points();
            }
        }
        if !names_wording
            && (is_put_into(&clause.chinese, &between.chinese)
                // What was made of the words is not another provision's.
                || !is_behind && !self.is_elsewhere && is_rendered(self.own, &between.chinese))
        {
            points += Evidence::Mistaken.points();
        }
        if !is_behind
            && !names_wording
            && (is_of_its_own(&between.chinese)
                || is_measured_against(&between.chinese)
                || is_somebodys(&clause.chinese))
        {
            points += Evidence::Alike.points();
        }
        if !is_behind && is_of_once(&between.chinese) {
            points += Evidence::Proposed.points();
        }
        if is_wording_denied {
            points += Evidence::Denied.points();
        }
        if !is_behind && !names_wording && is_taken_on(&clause.chinese, &between.chinese) {
            points += Evidence::Alike.points();
        }
        if is_compared(&clause.chinese, &between.chinese) && !is_text_taken_up {
            points += Evidence::Alike.points();
        }
        if is_behind && is_told_apart(&between.chinese, &tail_clause.chinese)
            || !is_behind && !names_wording && is_verb_denied(&between.chinese)
        {
            points += Evidence::Denied.points();
        }
        if is_behind && !names_wording && is_thing_of_it(&between.chinese, &tail_clause.chinese) {
            points += Evidence::Alike.points();
        }
        // 以下文替换七.20的案文：“……”: whatever stands there of the wording.
        if !is_behind && is_replaced(&clause.chinese) {
            points += Evidence::Proposed.points();
        }
        if !is_behind && (is_commented(&clause.chinese) || is_in_thing_of_it(&between.chinese))
            || is_behind && is_remarked_on(&between.chinese, &tail_clause.chinese)
        {
            points += 2 * Evidence::Another.points();
        }
        // 检察长说：“……”（参见七.20）: only the like of it stands there.
        if is_behind
            && is_only_compared(&between.chinese, &between.alphabetic)
            && (self.is_of_another(&own, &near, is_behind, &tail)
                || somebody_says_alphabetically(&own.alphabetic))
        {
            points += Evidence::Another.points();
        }
        // What is behind the words, whether the provision is named there or not.
        let follows = match is_behind {
            true => &between,
            false => &tail,
        };
        if !names_wording && is_of_another_behind(&follows.chinese) {
            points += 2 * Evidence::Another.points();
        }
        // Our firm turned A.VII.8 into a slogan: “……”
        if !is_behind && between.alphabetic.starts_with(" into ") && !names_wording {
            points += Evidence::Sense.points();
        }
        if is_of_earlier(&clause.chinese)
            || is_of_earlier(&between.chinese)
            || is_of_earlier(&lead.chinese) && !names_wording
        {
            points += Evidence::Proposed.points();
        }
        // “……”？七.20没有这么说。
        let behind = self.prose.get(whole.end..).unwrap_or_default();
        if is_behind && behind.starts_with(['?', '？', '؟']) {
            points += Evidence::Asked.points();
        }
        // 条例吸收七.20，规定“……”: who takes it up says it.
        if !is_behind
            && (is_of_subject(&clause.chinese, &between.chinese)
                || is_said_by_subject(self.own, &clause.chinese, &between.chinese)
                || is_said_according(&clause.chinese, &between.chinese))
        {
            points += 2 * Evidence::Another.points();
        }
        if (frame_words::BEFORE.iter()).any(|word| clause.alphabetic.ends_with(word)) {
            points += Evidence::Proposed.points();
        }
        if is_told_apart_alphabetically(&clause.alphabetic, &between.alphabetic) {
            points += Evidence::Alike.points();
        }
        if !is_behind && is_made_to(&clause.chinese)
            || is_wished(&between)
            || is_supposed(&clause.chinese)
        {
            points += Evidence::Proposed.points();
        }
        // Some have read A.VII.20 as “……”
        let is_taken = ["as", "comme", "como", "как"].contains(&between.alphabetic.trim());
        if is_taken && !is_behind && !names_wording {
            points += Evidence::Sense.points();
        }
        // “……”，七.20里并没有。
        if is_behind && tail_clause.chinese.contains("没有") {
            points += Evidence::Denied.points();
        }
        if is_added(&between.chinese) {
            points += Evidence::Proposed.points();
        }
        if is_miswritten(&tail.chinese) && !names_wording {
            points += Evidence::Mistaken.points();
        }
        let is_drawn = match is_behind {
            false => is_inferred(&clause.chinese, &between.chinese),
            true => is_inferred(&between.chinese, &tail_clause.chinese),
        };
        if is_translated(&between.chinese)
            || is_drawn
            || is_translated_by_somebody(&clause)
            || is_translated_by_somebody(&between)
            || self.is_translated_behind(whole.end..tail_end)
        {
            points += Evidence::Sense.points();
        }
        if !is_behind && turns_away(&between.chinese) {
            points += Evidence::Another.points();
        }
        if self.is_asked(last.end, tail_end) && !names_wording && !is_apart {
            points += Evidence::Asked.points();
        }
        // “……”，对吗？
        if self.is_tagged(last.end, tail_end) {
            points += Evidence::Asked.points();
        }
        let is_clause_apart = is_behind || own_start > citation.end;
        if !names_wording
            && (self.is_of_another(&own, &near, is_behind, &tail)
                || !is_behind
                    && !is_subject(&clause.alphabetic)
                    && names_a_stranger(&lead.alphabetic)
                    && self.says_behind_comma(first.end..last.start)
                || is_clause_apart && somebody_says_alphabetically(&own.alphabetic))
        {
            points += Evidence::Another.points();
        }
        points
    }

    /// The minister, citing A.VII.20, said “……”: no comma parts a verb from its subject.
    fn says_behind_comma(&self, between: Range<usize>) -> bool {
        let text = self.prose.get(between).unwrap_or_default();
        let said = text.trim_start().strip_prefix([',', '،']);
        said.map(|said| self.read(said).alphabetic)
            .is_some_and(|said| {
                frame_words::ALPHABETIC_SAYING
                    .iter()
                    .any(|verb| said.starts_with(verb))
            })
    }

    /// Whether the clause ends with a question mark.
    fn is_asked(&self, from: usize, tail_end: usize) -> bool {
        let clause = self.prose.get(from..tail_end).unwrap_or_default();
        let rest = self.prose.get(tail_end..).unwrap_or_default();
        // 是“……”，还是……？
        let is_choice = plain(clause)
            .trim_start_matches(['，', ','])
            .starts_with("还是");
        rest.starts_with(['?', '？', '؟'])
            && (is_choice || !clause.contains(['，', ',', '：', ':', '—']))
    }

    /// Whether the sentence ends with a clause that only asks whether it is so: “……”，对吗？ “……”, right?
    fn is_tagged(&self, from: usize, tail_end: usize) -> bool {
        let tail = self.prose.get(from..tail_end).unwrap_or_default();
        let rest = self.prose.get(tail_end..).unwrap_or_default();
        let is_closing = |c: char| c.is_whitespace() || c.is_control() || "）)]］*_".contains(c);
        let tag = (tail.trim_start_matches(is_closing)).strip_prefix(['，', ',', '、', '،', '—']);
        rest.starts_with(['?', '？', '؟'])
            && tag.is_some_and(|tag| {
                let letters: String = plain(tag).chars().map(simplified).collect();
                asks_whether(&letters, &self.read(tag).alphabetic)
            })
    }

    /// Whether a clause or a bracket behind the words says that somebody has translated them: “……”（笔者译）, “……” (our
    /// translation)
    fn is_translated_behind(&self, stretch: Range<usize>) -> bool {
        let text = self.prose.get(stretch).unwrap_or_default();
        if text.chars().all(|c| !c.is_alphabetic()) {
            return false;
        }
        let clauses = text.split([
            '，', ',', '،', '；', '（', '）', '(', ')', '[', ']', '—', '–',
        ]);
        // What goes on without a mark says more of it.
        clauses
            .skip(1)
            .filter(|clause| clause.len() <= LONGEST_REMARK && !clause.is_empty())
            .map(|clause| self.read(clause))
            .any(|clause| {
                is_somebodys_translation(&clause.chinese) || is_translated_by_somebody(&clause)
            })
    }

    /// Whether somebody else is said to say the words, before them or behind.
    fn is_of_another(&self, own: &Said, near: &Said, is_behind: bool, tail: &Said) -> bool {
        // 本院注意到，“……”，七.20的这一要求……
        if is_behind && is_attributed(&tail.chinese) {
            return false;
        }
        let clause = own.chinese.trim_end_matches(['：', ':', '，', ',']);
        // 二、该建议称“……”
        let clause = match clause.split_once('、') {
            Some((label, rest)) if label.chars().all(is_numeral) => rest,
            _ => clause,
        };
        if names_another(clause) || clause.starts_with('《') || self.somebody_says(clause) {
            return true;
        }
        if is_behind {
            return false;
        }
        // ……，本院印发通知，要求“……”: the subject stands before.
        if names_another(&near.chinese) {
            return true;
        }
        let tail = tail.chinese.trim_start_matches(['，', ',']);
        let first = tail.split(['，', ',']).next().unwrap_or_default();
        quotation_words::TELLING
            .iter()
            .filter_map(|verb| first.find(verb))
            .any(|at| at > 0 && !self.is_own(first.get(..at).unwrap_or_default()))
    }

    /// Whether a clause ends with a verb of saying whose subject is somebody.
    fn somebody_says(&self, clause: &str) -> bool {
        quotation_words::SPEAKING
            .iter()
            .filter_map(|verb| clause.strip_suffix(verb))
            .any(|subject| !subject.is_empty() && !self.is_own(subject))
    }

    fn is_own(&self, subject: &str) -> bool {
        is_own(self.own, subject)
    }

    /// Whether a stretch ends with a colon, markup aside.
    fn ends_with_colon(&self, stretch: Range<usize>) -> bool {
        let text = self.prose.get(stretch).unwrap_or_default();
        let text = text.trim_end_matches(|c: char| c.is_whitespace() || c.is_control());
        text.ends_with([':', '：'])
    }

    /// Where the clause begins that stands right before the quotation, behind a citation in it; before a
    /// quotation on a line of its own that is the end of what leads to it.
    fn own_clause_start(&self, citation: &Range<usize>) -> usize {
        let whole = &self.quotation.whole;
        let mut start = sentence_start(self.prose, whole.start);
        let led = self.prose.get(..start).unwrap_or_default().trim_end();
        let stands_alone =
            (self.prose.get(start..whole.start)).is_some_and(|before| before.trim().is_empty());
        if stands_alone && led.ends_with([':', '：']) && citation.end <= led.len() {
            start = sentence_start(self.prose, led.len());
        }
        if citation.end <= whole.start {
            start = start.max(citation.end);
        }
        own_clause_start(self.prose, start, whole.start)
    }

    /// What stands between a citation and a quotation: the rest of its sentence, and the beginning of the
    /// quotation's.
    fn between(&self, stretch: Range<usize>) -> Said {
        let rest = sentence_end(self.prose, stretch.start, stretch.len()).min(stretch.end);
        let begin = sentence_start(self.prose, stretch.end).max(rest);
        let (one, other) = (
            self.said(stretch.start..rest),
            self.said(begin..stretch.end),
        );
        Said {
            chinese: one.chinese + &other.chinese,
            alphabetic: one.alphabetic + &other.alphabetic,
        }
    }

    /// What the draft itself says in a stretch.
    fn said(&self, stretch: Range<usize>) -> Said {
        let mut said = String::new();
        let mut at = stretch.start;
        let from = self
            .quotations
            .partition_point(|quoted| quoted.whole.end <= stretch.start);
        for quoted in self.quotations.get(from..).unwrap_or_default() {
            if quoted.whole.start >= stretch.end {
                break;
            }
            said.push_str(self.prose.get(at..quoted.whole.start).unwrap_or_default());
            at = quoted.whole.end.max(at);
        }
        said.push_str(self.prose.get(at..stretch.end).unwrap_or_default());
        self.read(&said)
    }

    fn read(&self, said: &str) -> Said {
        read(self.own, said)
    }
}

fn read(own: &[String], said: &str) -> Said {
    let mut chinese: String = plain(said).chars().map(simplified).collect();
    for word in frame_words::HARMLESS {
        if chinese.contains(word) {
            chinese = chinese.replace(word, "·");
        }
    }
    for name in own {
        if chinese.contains(name.as_str()) && names_another(name) {
            chinese = chinese.replace(name.as_str(), "·");
        }
    }
    let chinese = without_denied_change(&chinese);
    let mut alphabetic = String::from(" ");
    if said.chars().any(is_letter) {
        for c in said.chars().flat_map(char::to_lowercase) {
            if is_letter(c) {
                alphabetic.push(c);
            } else if !alphabetic.ends_with(' ') {
                alphabetic.push(' ');
            }
        }
        if !alphabetic.ends_with(' ') {
            alphabetic.push(' ');
        }
        // (n)段: letters alone number something in a Chinese sentence; n’a pas in a French one.
        if said.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}')) {
            let words = alphabetic
                .split(' ')
                .filter(|word| word.chars().nth(1).is_some());
            alphabetic = words.fold(String::from(" "), |all, word| all + word + " ");
        }
    }
    if alphabetic.len() > 1 {
        for phrase in frame_words::ALPHABETIC_HARMLESS {
            if alphabetic.contains(phrase) {
                alphabetic = alphabetic.replace(phrase, " ");
            }
        }
        alphabetic = without_denied_change_alphabetically(&alphabetic);
    }
    Said {
        chinese,
        alphabetic,
    }
}

/// Bytes of the first clause of what stands behind a quotation, with a dash or a bracket that opens it, and with a
/// comma where it goes on to say what the words are.
fn first_clause(rest: &str) -> usize {
    let is_opening = |c: char| matches!(c, '—' | '–' | '（' | '(' | ' ');
    let clause = match rest.strip_prefix(['，', ',']) {
        Some(behind)
            if frame_words::NAMING_WORDS
                .iter()
                .any(|lead| behind.starts_with(lead)) =>
        {
            behind
        }
        _ => rest.trim_start_matches(is_opening),
    };
    let end = clause.find(['，', ',', '）', ')', '—']);
    rest.len() - clause.len() + end.unwrap_or(clause.len())
}

/// Whether the head of a table's column says that the words below it are nobody's, or another's, than those of the
/// provision that a row cites: 拟改为, 误, 我国做法.
pub fn heads_others_words(corpus: &Corpus, header: &str) -> bool {
    let said = read(&OwnNames::of(corpus).0, header);
    let is_said = |(evidence, words): (Evidence, &[&str])| {
        !matches!(
            evidence,
            Evidence::Alike | Evidence::Denied | Evidence::Supposed
        ) && said.has(words)
    };
    !said.has(&frame_words::WORDING)
        && (names_another(&said.chinese)
            || said.has(&frame_words::PRACTICES)
            || (frame_words::FRAMES.iter()).any(|(evidence, _, words)| is_said((*evidence, words))))
}

/// Whether what stands before words says that they are a text's own: 其文字为, 该段规定：, its text reads.
pub fn heads_words(lead: &str) -> bool {
    let said = read(&[], lead);
    said.has(&frame_words::WORDING) || said.has(&frame_words::HEADING_WORDS)
}

/// Whether the head of a table's column says that the words below it are the text of what a row cites: 原文, 案文.
pub fn heads_text(corpus: &Corpus, header: &str) -> bool {
    let said = read(&OwnNames::of(corpus).0, header);
    said.has(&frame_words::WORDING) || said.has(&frame_words::TEXTS)
}

/// A letter of an alphabet.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// 七.20应该这么写：, could be improved thus: what the provision would have if somebody had his way.
fn is_wished(between: &Said) -> bool {
    let written = between.chinese.trim_start_matches('，');
    let modal = frame_words::MODALS
        .iter()
        .find_map(|modal| written.strip_prefix(modal));
    modal.is_some_and(|rest| rest.contains(frame_words::WRITING))
        || frame_words::ALPHABETIC_MODALS
            .iter()
            .any(|modal| between.alphabetic.starts_with(modal))
        || is_conditional(&between.alphabetic)
}

/// In our translation, in Romance, Russian and Arabic too.
fn is_translated_by_somebody(said: &Said) -> bool {
    said.alphabetic.len() > 1 && is_own_translation(&said.alphabetic)
}

/// Whether any of some words stands right behind a quotation, or a comma there.
fn begins_with(tail: &Said, words: &[&str]) -> bool {
    let tail = tail.chinese.trim_start_matches(['，', ',']);
    words.iter().any(|word| tail.starts_with(word))
}

pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '；' | ';' | '؟')
}

/// Whether a sentence or an item of a list, a row or a paragraph ends with the character at a place.
fn ends_at(prose: &str, at: usize, c: char) -> bool {
    if ends_sentence(c) {
        return true;
    }
    let rest = prose.get(at + c.len_utf8()..).unwrap_or_default();
    match c {
        // Not the point of an abbreviation, which a number or a small letter follows.
        '.' => {
            let word = rest.trim_start_matches([' ', '\n']);
            word.len() < rest.len()
                && word
                    .chars()
                    .next()
                    .is_some_and(|c| is_letter(c) && !c.is_lowercase() || matches!(c, '«' | '“'))
        }
        '\n' => {
            let line = rest.trim_start_matches([' ', '\t']);
            let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
            line.starts_with(['\n', '|', '#'])
                || line.starts_with("- ")
                || line.starts_with("* ")
                || line.starts_with("+ ")
                || digits.len() < line.len() && digits.starts_with([')', '、'])
                || digits.len() < line.len() && digits.starts_with(". ")
        }
        _ => false,
    }
}

/// Where the sentence begins that a place is in.
pub fn sentence_start(prose: &str, at: usize) -> usize {
    let before = prose.get(..at).unwrap_or_default();
    before
        .char_indices()
        .rev()
        .find(|(place, c)| ends_at(prose, *place, *c))
        .map_or(0, |(place, c)| place + c.len_utf8())
}

/// Where the sentence ends that goes on at a place, before the mark that ends it, if that is near.
fn sentence_end(prose: &str, at: usize, most: usize) -> usize {
    let rest = prose.get(at..).unwrap_or_default();
    rest.char_indices()
        .take_while(|(place, _)| *place < most)
        .find(|(place, c)| ends_at(prose, at + place, *c))
        .map_or_else(
            || {
                let mut end = rest.len().min(most);
                while !rest.is_char_boundary(end) {
                    end -= 1;
                }
                at.min(prose.len()) + end
            },
            |(place, _)| at + place,
        )
}

/// Where the last clause of a sentence begins before a place.
fn clause_start(prose: &str, sentence: usize, at: usize) -> usize {
    let before = prose.get(sentence..at).unwrap_or_default();
    before
        .char_indices()
        .rev()
        .find(|(_, c)| matches!(c, '，' | ',' | '|'))
        .map_or(sentence, |(place, c)| sentence + place + c.len_utf8())
}

fn ends_clause(c: char) -> bool {
    matches!(c, '，' | ',' | '：' | ':' | '|')
}

/// The same before a quotation: a comma or colon right before it ends nothing.
fn own_clause_start(prose: &str, sentence: usize, at: usize) -> usize {
    let before = prose.get(sentence..at).unwrap_or_default();
    let clauses = before.trim_end_matches(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '，' | ',' | '：' | ':')
    });
    clauses
        .char_indices()
        .rev()
        .find(|(_, c)| ends_clause(*c))
        .map_or(sentence, |(place, c)| sentence + place + c.len_utf8())
}

/// Without white space, emphasis and what has been blanked out.
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '*' | '_'))
        .collect()
}
