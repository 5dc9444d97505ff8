//! What a draft says around a quotation of whose words it holds, besides where the citation stands.
//!
//! Each thing that is said is an [`Evidence`] and has a weight in [points](Evidence::points). What it is read
//! off stands in [`frame_words`]. The points are added to those of the citation's place
//! and of the words' likeness ([`misquotation`](super::misquotation)): words nearly those of the cited provision
//! claim to be its own by themselves, unless the frame says that they are none.

use std::ops::Range;

use crate::citation::numeral::is_numeral;
use crate::search::frame_words::{self, Evidence, Reach};
use crate::search::{Quotation, quotation_words};
use crate::text::traditional::simplified;

/// Bytes behind a quotation that may still say whose it is, at most.
const LONGEST_TAIL: usize = 180;
/// Bytes of the sentence behind it that may put it right.
const LONGEST_NEXT: usize = 60;

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

    fn has(&self, words: &[&str]) -> bool {
        let is_wide = !self.chinese.is_ascii();
        words.iter().any(|word| {
            if word.is_ascii() || word.starts_with(' ') {
                // Mostly nothing is said in letters.
                self.alphabetic.len() >= word.len() && self.alphabetic.contains(word)
            } else {
                is_wide && self.chinese.contains(word)
            }
        })
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
        let tail_clause = rest
            .find(['，', ',', '）', ')', '—'])
            .map_or(tail_end, |end| last.end + end);
        let tail_clause = self.said(last.end..tail_clause);
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
            || is_alphabetic
                && (clause.has(&frame_words::WORDING) || between.has(&frame_words::WORDING))
            || is_behind && (between.has(&frame_words::WORDING) || tail.has(&frame_words::WORDING));
        let mut points = 0;
        if names_wording || clause.has(&frame_words::WORDING) || between.has(&frame_words::WORDING)
        {
            points += Evidence::Wording.points();
        }
        for (evidence, reach, words) in frame_words::FRAMES {
            // What gives the wording itself is not put in doubt by what is said of it farther away, but by a
            // question and a denial.
            let is_told = names_wording && (evidence.is_of_wording() || is_apart);
            let is_said = match reach {
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
                Reach::Lead if !is_behind && is_attribute(&between.chinese) => false,
                Reach::Lead => (if is_behind { &own } else { &clause }).has(words),
                Reach::Between => !is_behind && between.has(words),
                Reach::Behind => tail.has(words) || is_behind && between.has(words),
                Reach::Next => next.has(words),
            };
            if is_said {
                points += evidence.points();
            }
        }
        if !names_wording
            && (is_put_into(&clause.chinese, &between.chinese)
                // What was made of the words is not another provision's.
                || !is_behind && !self.is_elsewhere && is_rendered(&between.chinese))
        {
            points += Evidence::Mistaken.points();
        }
        if is_compared(&clause.chinese, &between.chinese) {
            points += Evidence::Alike.points();
        }
        if is_behind && is_told_apart(&between.chinese, &tail_clause.chinese) {
            points += Evidence::Denied.points();
        }
        if is_wished(&between) || is_supposed(&clause.chinese) {
            points += Evidence::Proposed.points();
        }
        if is_added(&between.chinese) {
            points += Evidence::Proposed.points();
        }
        if is_miswritten(&tail.chinese) && !names_wording {
            points += Evidence::Mistaken.points();
        }
        if is_translated(&between.chinese) || is_inferred(&clause.chinese, &between.chinese) {
            points += Evidence::Sense.points();
        }
        if !is_behind && turns_away(&between.chinese) {
            points += Evidence::Another.points();
        }
        if self.is_asked(last.end, tail_end) && !names_wording && !is_apart {
            points += Evidence::Asked.points();
        }
        let is_clause_apart = is_behind || own_start > citation.end;
        if !names_wording
            && (self.is_of_another(&own, &near, is_behind, &tail)
                || is_clause_apart && somebody_says_alphabetically(&own.alphabetic))
        {
            points += Evidence::Another.points();
        }
        points
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

    /// Whether somebody else is said to say the words, before them or behind.
    fn is_of_another(&self, own: &Said, near: &Said, is_behind: bool, tail: &Said) -> bool {
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
        let mut chinese: String = plain(said).chars().map(simplified).collect();
        for word in frame_words::HARMLESS {
            if chinese.contains(word) {
                chinese = chinese.replace(word, "·");
            }
        }
        for name in self.own {
            if chinese.contains(name.as_str()) && names_another(name) {
                chinese = chinese.replace(name.as_str(), "·");
            }
        }
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
        Said {
            chinese,
            alphabetic,
        }
    }
}

/// The minister said “……”, article 4 of our Act provides “……”
fn somebody_says_alphabetically(clause: &str) -> bool {
    let is_said = frame_words::ALPHABETIC_SAYING
        .iter()
        .filter_map(|verb| clause.find(verb))
        .any(|at| {
            let subject = clause.get(..at).unwrap_or_default().trim();
            !subject.is_empty() && !frame_words::ALPHABETIC_SUBJECTS.contains(&subject)
        });
    is_said
        || frame_words::ALPHABETIC_DENIED
            .iter()
            .filter_map(|verb| clause.find(verb))
            .any(|at| clause.get(..at).is_some_and(names_a_stranger))
}

/// Whether words before a verb name anybody but the provision, a part of it and those who adopted it.
fn names_a_stranger(subject: &str) -> bool {
    const LONGEST_FUNCTION_WORD: usize = 3;
    subject.split(' ').any(|word| {
        word.chars().count() > LONGEST_FUNCTION_WORD
            && !frame_words::ALPHABETIC_SUBJECTS.contains(&word)
            && !["ly", "ment", "mente"]
                .iter()
                .any(|end| word.ends_with(end))
            && !frame_words::ALPHABETIC_OWN
                .iter()
                .any(|stem| word.starts_with(stem))
    })
}

/// A letter of an alphabet.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Whether somebody who says something of their own, or a text that does, is named.
fn names_another(text: &str) -> bool {
    // 老王的说法; 按第十一节(c)段的说法 is its own.
    let is_of_somebody = |before: &str| {
        let is_name =
            |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}') && !"段款条项目节".contains(*c);
        before.chars().filter(is_name).count() > 1
    };
    text.split_once("的说法")
        .is_some_and(|(before, _)| is_of_somebody(before))
        || frame_words::OTHERS.iter().any(|other| text.contains(other))
}

/// 参照七.20，, with nobody whose words follow: what is followed is quoted.
fn follows(clause: &str, between: &str) -> bool {
    let rest = between.trim_matches(['，', ',', '：', ':']);
    let rest = rest.strip_prefix('的').unwrap_or(rest);
    (frame_words::FOLLOWING.iter()).any(|word| clause.ends_with(word))
        && (rest.is_empty() || quotation_words::OWN.contains(&rest))
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

/// Whether the first word behind the provision is a verb of Romance in the conditional: dirait, diría.
fn is_conditional(between: &str) -> bool {
    let first = between.split_whitespace().next().unwrap_or_default();
    ["rait", "raient", "ría", "rían"]
        .iter()
        .any(|end| first.ends_with(end))
}

/// 七.20提出的“……”
fn is_attribute(between: &str) -> bool {
    between.ends_with('的') && !between.contains(['，', ','])
}

/// 如能在七.20……, but not 如七.20所述.
fn is_supposed(clause: &str) -> bool {
    clause
        .strip_prefix('如')
        .is_some_and(|rest| rest.starts_with(['能', '可', '若', '把', '将', '蒙', '获', '欲']))
}

/// 直译过来是, 法文本作: words of another language's text.
fn is_translated(between: &str) -> bool {
    let is_of_another = between.match_indices("文本").any(|(at, _)| {
        between
            .get(..at)
            .is_some_and(|before| before.ends_with(frame_words::OTHER_LANGUAGES))
    });
    is_of_another || between.contains('译') && !between.contains(['中', '汉', '华'])
}

/// 七.20通过后，……“……”: only when or where something is said.
fn turns_away(between: &str) -> bool {
    quotation_words::TURNS.iter().any(|turn| {
        between.strip_prefix(turn).is_some_and(|rest| {
            turn.chars()
                .all(|c| !matches!(c, '与' | '和' | '或' | '等'))
                && !rest.is_empty()
                && !rest.starts_with(['半', '段', '句', '几', '两', '一', '面', '：', ':'])
        })
    })
}

/// 漏了两个字, 少一个字: what is said behind words that are not those of the text.
fn is_miswritten(tail: &str) -> bool {
    tail.char_indices()
        .filter(|(_, c)| matches!(c, '漏' | '脱' | '少' | '多' | '缺'))
        .any(|(at, _)| {
            let near = tail.get(at..).unwrap_or_default().chars().skip(1).take(5);
            near.take_while(|c| !matches!(c, '，' | ','))
                .any(|c| c == '字')
        })
}

/// 从七.20读出“……”: what somebody infers.
fn is_inferred(clause: &str, between: &str) -> bool {
    clause.ends_with('从')
        && between.char_indices().any(|(at, c)| {
            let before = between.get(..at).unwrap_or_default();
            c == '出' && !before.ends_with(['摘', '抄', '引', '录', '写'])
        })
}

/// 在七.20后面补一句“……”: what is added to it.
fn is_added(between: &str) -> bool {
    let mut letters = between.chars().peekable();
    while let Some(c) = letters.next() {
        if matches!(c, '补' | '添' | '插' | '加' | '接')
            && letters
                .next_if(|c| matches!(c, '上' | '入' | '进' | '一' | '了'))
                .is_some()
        {
            return true;
        }
    }
    false
}

/// “……”与七.20不同, “……”比七.20……: another thing.
fn is_told_apart(between: &str, tail: &str) -> bool {
    between.ends_with(['比', '较'])
        || between.ends_with(['与', '跟', '同', '和'])
            && ["不", "异", "有别", "有异", "无关", "相左", "相反", "迥"]
                .iter()
                .any(|word| tail.starts_with(word))
}

/// 把七.20……, 七.20被……: it becomes something else, unless it is only said or written down: what it becomes
/// stands behind 为, 成 or 作, and what is done to it behind 得.
fn is_put_into(clause: &str, between: &str) -> bool {
    (clause.ends_with(['把', '将']) || between.starts_with('被'))
        && between.contains(['为', '成', '作', '得', '改', '换', '替'])
        && !frame_words::WRITTEN_DOWN
            .iter()
            .any(|word| between.contains(word))
}

/// 引作“……”, 记成“……”, 成了“……”: what was made of it.
fn is_rendered(between: &str) -> bool {
    let between = between.trim_end_matches(['：', ':', '，', ',']);
    let verb = between.trim_end_matches('了');
    if verb.len() < between.len() && verb.ends_with('成') {
        return true;
    }
    verb.strip_suffix(['作', '成', '为'])
        .is_some_and(|verb| verb.ends_with(frame_words::RENDERING))
}

/// 与七.20……，……“……”: somebody else's words are set beside it.
fn is_compared(clause: &str, between: &str) -> bool {
    clause.ends_with(['与', '跟', '像', '较', '比']) && between.contains(['，', ','])
}

/// Whether any of some words stands right behind a quotation, or a comma there.
fn begins_with(tail: &Said, words: &[&str]) -> bool {
    let tail = tail.chinese.trim_start_matches(['，', ',']);
    words.iter().any(|word| tail.starts_with(word))
}

/// Whether words before a verb name nobody but the provision and those who adopted it.
pub fn is_own(own: &[String], subject: &str) -> bool {
    let mut rest = subject;
    let names = || own.iter().map(String::as_str);
    let own = || names().chain(quotation_words::SUBJECTS);
    while let Some(behind) = own().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    rest.is_empty()
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
