//! The way from a text to its citations: where one could begin, and which grammar reads it.
//!
//! Each grammar says what its citations cannot be without, and what reads there; a stroke leads to a
//! document's symbol, which is in no language. Where an anchor belongs to both (A.VII.20, A.七.20),
//! Chinese is tried first.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::alphabetic::{self, MayHave, Setting, Tongues};
use super::anchors::Anchors;
use super::chinese;
use super::cursor::Cursor;
use super::document::document;
use super::fold::{Folded, is_masked};
use super::list_marker;
use super::so_far::SoFar;
use super::symbol::Symbols;
use super::{Citation, Mention, Recognised, Reference};
use crate::lexicon::{Lexicon, Numbering};

/// What the symbol of a document cannot be without, in both widths.
const STROKES: [&str; 2] = ["/", "／"];

/// The productions that an anchor leads to.
#[derive(Clone, Copy, Default)]
struct LeadsTo {
    chinese: Option<chinese::Anchor>,
    alphabetic: Option<alphabetic::Anchor>,
    /// CTOC/COP/…
    symbol: bool,
}

impl LeadsTo {
    /// Whether all that it leads to is read from the beginning of the word around it.
    fn only_to_words(&self) -> bool {
        use alphabetic::Anchor::{Name, Unfolded, Word};
        let is_word = |anchor| matches!(anchor, Word | Name | Unfolded);
        self.alphabetic.is_some_and(is_word) && self.chinese.is_none() && !self.symbol
    }

    /// What the same anchor leads to besides.
    fn add(&mut self, other: LeadsTo) {
        self.chinese = other.chinese.or(self.chinese);
        self.alphabetic = other.alphabetic.or(self.alphabetic);
        self.symbol |= other.symbol;
    }
}

/// What a first look at a text has shown.
pub struct Glance {
    may_have: MayHave,
    /// Whether it has anything that the name of a body, a treaty or a compilation cannot be without.
    may_name: bool,
    /// Whether it has any anchor.
    has_anchor: bool,
    /// Where the first anchor begins that may lead to something, as the text is written.
    first: Option<usize>,
}

impl Glance {
    /// Whether there may be anything to read.
    pub fn is_any(&self) -> bool {
        self.may_name || self.has_anchor
    }
}

/// What has been read of a text.
#[derive(Default)]
struct Found {
    citations: Vec<Citation>,
    first_of_paragraph: usize,
    /// Where the last of them ends.
    read: usize,
    /// The number of the list that comes next.
    list: u32,
}

impl Found {
    fn of_paragraph(&mut self) -> Option<&mut [Citation]> {
        self.citations.get_mut(self.first_of_paragraph..)
    }

    fn so_far(&self) -> SoFar<'_> {
        let of_paragraph = self.citations.get(self.first_of_paragraph..);
        SoFar {
            list: self.list,
            citations: of_paragraph.unwrap_or_default(),
            read: self.read,
        }
    }

    fn add(&mut self, more: Vec<Citation>, end: usize) {
        self.citations.extend(more);
        self.read = end;
        self.list += 1;
    }

    /// Adds the letters alone in a stretch behind the paragraph's last citation, in which nothing that is searched
    /// for begins.
    fn add_letters(&mut self, text: &str, setting: &Setting<'_>, stretch: Range<usize>) {
        const FARTHEST: usize = 400;
        let mut at = stretch.start.max(self.read);
        let mut end = stretch.end.min(self.read + FARTHEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        while at < end && self.first_of_paragraph < self.citations.len() {
            let here = Cursor::new(text, at);
            let Some((more, behind)) =
                alphabetic::letters_between(here, end, self.so_far(), setting)
            else {
                break;
            };
            // What is read goes on, whatever a production says.
            if behind <= at {
                break;
            }
            at = behind;
            self.add(more, behind);
        }
    }
}

/// Reads citations with the names and numberings of a lexicon. Cheap to make: what it searches with is
/// put together when it is first needed.
pub struct Recogniser {
    lexicon: Arc<Lexicon>,
    chinese: chinese::Names,
    tongues: Tongues,
    symbols: Arc<Symbols>,
    /// Without the words of the alphabetic languages.
    few: OnceLock<Search>,
    /// With those of the languages in Latin letters.
    latin: OnceLock<Search>,
    all: OnceLock<Search>,
}

impl Recogniser {
    pub fn new(lexicon: Arc<Lexicon>) -> Recogniser {
        let symbols = Arc::new(Symbols::new(&lexicon));
        Recogniser {
            chinese: chinese::Names::new(Arc::clone(&lexicon)),
            tongues: Tongues::new(&lexicon, Arc::clone(&symbols)),
            symbols,
            lexicon,
            few: OnceLock::new(),
            latin: OnceLock::new(),
            all: OnceLock::new(),
        }
    }

    /// What it reads with.
    pub fn lexicon(&self) -> &Arc<Lexicon> {
        &self.lexicon
    }

    /// Looks for what a citation or a name in a text cannot be without. Markup inside of an anchor hides it.
    pub fn glance(&self, text: &str) -> Glance {
        self.glance_for(text, MayHave::of(text))
    }

    fn glance_for(&self, text: &str, may_have: MayHave) -> Glance {
        let search = self.search_for(may_have);
        let mut anchors = search.words.find_iter(text, 0).peekable();
        let has_anchor = anchors.peek().is_some();
        let first = anchors.find(|(word, anchor)| !search.is_hollow(*word, text, anchor.start));
        Glance {
            may_have,
            may_name: chinese::may_name(text),
            has_anchor,
            first: first.map(|(_, anchor)| anchor.start),
        }
    }

    /// Finds the citations of one paragraph of prose and the names in it, in order. Takes any text: what is
    /// neither is passed over. Byte ranges are of `text`. Linear in the text's length.
    pub fn recognise(&self, text: &str) -> Recognised {
        self.recognise_where(text, false)
    }

    /// The same in a document that has named the compilation before (`names_the_compilation`): VII.5 by itself is
    /// one of its paragraphs.
    pub fn recognise_where(&self, text: &str, names_the_compilation: bool) -> Recognised {
        self.recognise_seen(text, &self.glance(text), names_the_compilation)
    }

    /// The same of a text in Chinese, as the index of a compilation is: words of other languages are not read in
    /// it, so that nothing needs to be put together for them.
    pub fn recognise_chinese(&self, text: &str) -> Vec<Citation> {
        let glance = self.glance_for(text, MayHave::NoWords);
        let mut citations = self.recognise_seen(text, &glance, false).citations;
        citations.retain(|citation| !matches!(citation.reference, Reference::Unattributed(_)));
        citations
    }

    /// The same of a text that was looked at before.
    pub fn recognise_seen(
        &self,
        text: &str,
        glance: &Glance,
        names_the_compilation: bool,
    ) -> Recognised {
        if !glance.is_any() && !is_masked(text) {
            return Recognised::default();
        }
        if self.says_nothing(text, glance) {
            return Recognised {
                language: Some(chinese::LANGUAGE),
                ..Recognised::default()
            };
        }
        self.read(text, glance, names_the_compilation)
    }

    /// Whether reading a text in Chinese would find nothing, as most do not that speak of meetings or years.
    pub fn says_nothing(&self, text: &str, glance: &Glance) -> bool {
        glance.first.is_none()
            && glance.may_have == MayHave::NoWords
            && self.chinese.say_nothing(text, glance.may_name)
    }

    fn read(&self, text: &str, glance: &Glance, mut names_the_compilation: bool) -> Recognised {
        let may_name = glance.may_name;
        let anchors = self.search_for(glance.may_have);
        let folded = Folded::new(text);
        // What a text does not have as it is written, it may have as it reads.
        let from = match folded.is_as_written() {
            true => glance.first.unwrap_or(text.len()),
            false => 0,
        };
        let mut found = Found::default();
        let mut mentions: Vec<Mention> = Vec::new();
        let mut setting = Setting::new(&self.tongues, &folded.text, 0);
        setting.names_the_compilation |= names_the_compilation;
        let mut named = chinese::Named::default();
        let mut looked = 0;
        for (word, anchor) in anchors.words.find_iter(&folded.text, from) {
            let here = anchor.start.min(setting.end());
            found.add_letters(&folded.text, &setting, looked..here);
            looked = here;
            while anchor.start > setting.end() {
                alphabetic::settle(found.of_paragraph(), &setting);
                mentions.extend(setting.take_mentions());
                found.first_of_paragraph = found.citations.len();
                names_the_compilation |= setting.names_the_compilation;
                setting = Setting::new(&self.tongues, &folded.text, setting.end() + 1);
                setting.names_the_compilation |= names_the_compilation;
            }
            let Some(leads_to) = anchors.leads_to.get(word) else {
                continue;
            };
            let at = Cursor::new(&folded.text, anchor.start);
            // A word may name something even within a citation.
            if let Some(kind) = leads_to.alphabetic {
                alphabetic::note_anchor(at, kind, &mut setting);
            }
            if anchor.start < found.read {
                continue;
            }
            let so_far = found.so_far();
            let more = self.at_anchor(&folded, at, *leads_to, so_far, &mut setting, &mut named);
            if let Some((more, end)) = more {
                for citation in &more {
                    setting.note_citation(&citation.reference);
                }
                found.add(more, end.max(anchor.end));
            }
        }
        found.add_letters(&folded.text, &setting, looked..setting.end());
        alphabetic::settle(found.of_paragraph(), &setting);
        let mut citations = found.citations;
        mentions.extend(setting.take_mentions());
        if may_name {
            mentions.extend(chinese::mentions(&self.chinese, &folded.text, &mut named));
        }
        mentions.sort_by_key(|mention| mention.order());
        for mention in &mut mentions {
            mention.range = folded.original(&mention.range);
        }
        let language = setting.language();
        chinese::cue_beside_others(&folded.text, &mut citations);
        for citation in &mut citations {
            citation.range = folded.original(&citation.range);
            for element in &mut citation.elements {
                element.range = folded.original(&element.range);
            }
        }
        citations.retain_mut(|citation| list_marker::take_out(text, citation));
        Recognised {
            citations,
            mentions,
            language: Some(language),
        }
    }

    /// The citations that begin at or just before an anchor, and the place behind them; `setting` and
    /// `named` are what the paragraph speaks of and what it has named.
    fn at_anchor(
        &self,
        folded: &Folded,
        at: Cursor<'_>,
        leads_to: LeadsTo,
        so_far: SoFar<'_>,
        setting: &mut Setting<'_>,
        named: &mut chinese::Named,
    ) -> Option<(Vec<Citation>, usize)> {
        // Where sections have figures that are Chinese's no more than others', only in Chinese prose.
        let may_be_chinese = |anchor: &chinese::Anchor| {
            self.lexicon.numbering == Numbering::Chinese
                || !anchor.begins_with_a_section()
                || setting.language() == chinese::LANGUAGE
        };
        let in_chinese = leads_to.chinese.filter(may_be_chinese).and_then(|anchor| {
            chinese::at_anchor(&self.chinese, folded, at, anchor, so_far, named)
        });
        let found = in_chinese
            .or_else(|| alphabetic::at_anchor(at, leads_to.alphabetic?, so_far, setting))
            .or_else(|| {
                let read = leads_to.symbol.then_some(so_far.read)?;
                document(&self.symbols, at, so_far.list, read, setting)
            })
            .or_else(|| {
                let is_stroke = leads_to.symbol;
                let is_chinese = setting.language() == chinese::LANGUAGE;
                is_stroke.then(|| match is_chinese {
                    true => chinese::at_stroke(&self.chinese, at, so_far),
                    false => alphabetic::at_stroke(at, so_far, setting),
                })?
            })?;
        // Looking back from an anchor must not reach into what has been read.
        let begins_behind = found
            .0
            .first()
            .is_some_and(|first| first.range.start >= so_far.read);
        begins_behind.then_some(found)
    }

    /// The anchors that a text can hold: a few where all its letters are Chinese.
    fn search_for(&self, may_have: MayHave) -> &Search {
        let search = match may_have {
            MayHave::NoWords => &self.few,
            MayHave::LatinWords => &self.latin,
            MayHave::AnyWords => &self.all,
        };
        search.get_or_init(|| self.search(may_have))
    }

    fn search(&self, may_have: MayHave) -> Search {
        let mut anchors = alphabetic::number_anchors(&self.lexicon);
        anchors.extend(alphabetic::word_anchors(&self.tongues, may_have));
        Search::new(chinese::anchors(&self.lexicon), anchors)
    }
}

impl fmt::Debug for Recogniser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recogniser").finish_non_exhaustive()
    }
}

impl Default for Recogniser {
    fn default() -> Recogniser {
        Recogniser::new(Arc::default())
    }
}

/// The search for all anchors.
struct Search {
    words: Anchors,
    /// For each of the words.
    leads_to: Vec<LeadsTo>,
}

impl Search {
    /// Whether an anchor in a text as it is written leads to nothing.
    fn is_hollow(&self, word: usize, text: &str, at: usize) -> bool {
        let leads_to = self.leads_to.get(word).copied().unwrap_or_default();
        let is_chinese_alone = leads_to.alphabetic.is_none() && !leads_to.symbol;
        let anchor = leads_to.chinese.filter(|_| is_chinese_alone);
        anchor.is_some_and(|anchor| chinese::is_hollow(anchor, text, at))
    }

    fn new(
        of_chinese: Vec<(String, chinese::Anchor)>,
        of_alphabetic: Vec<(String, alphabetic::Anchor)>,
    ) -> Search {
        let mut all: Vec<(String, LeadsTo)> = Vec::new();
        all.extend(of_chinese.into_iter().map(|(anchor, kind)| {
            let chinese = Some(kind);
            (
                anchor,
                LeadsTo {
                    chinese,
                    ..LeadsTo::default()
                },
            )
        }));
        all.extend(of_alphabetic.into_iter().map(|(anchor, kind)| {
            let alphabetic = Some(kind);
            (
                anchor,
                LeadsTo {
                    alphabetic,
                    ..LeadsTo::default()
                },
            )
        }));
        all.extend(STROKES.map(|stroke| {
            let symbol = true;
            (
                stroke.to_owned(),
                LeadsTo {
                    symbol,
                    ..LeadsTo::default()
                },
            )
        }));
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut shortest: Vec<(String, LeadsTo)> = Vec::with_capacity(all.len());
        for (anchor, leads_to) in all {
            match shortest.last_mut() {
                Some((known, also)) if *known == anchor => also.add(leads_to),
                // What ends first is found: правил in правила, which need not be searched for.
                Some((shorter, _)) if anchor.starts_with(shorter.as_str()) => {}
                _ => shortest.push((anchor, leads_to)),
            }
        }
        let (patterns, leads_to): (Vec<String>, Vec<LeadsTo>) = shortest.into_iter().unzip();
        // What a word leads to is read from the word's beginning.
        let begins_words = |word: usize| {
            leads_to
                .get(word)
                .is_some_and(|leads_to| leads_to.only_to_words())
        };
        Search {
            words: Anchors::new(&patterns, begins_words),
            leads_to,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::corpus::embedded;

    const PIECES: [&str; 40] = [
        "会议",
        "大会",
        "缔约方",
        "下届",
        "会议商定",
        "五年的",
        "2013年的",
        "2013",
        "年会议",
        "年",
        "的",
        "秘书处",
        "工作组",
        "技术援助",
        "联合国",
        "人权理事会",
        "1970",
        "年公约缔约国会议",
        "公约",
        "《",
        "》",
        "，",
        "（",
        "）",
        "：",
        "。",
        "(",
        ",",
        "一",
        "．",
        ".",
        "第",
        "三",
        "會議",
        "議",
        " ",
        "\n",
        "\u{1}",
        "决定",
        "各国应当提供培训",
    ];

    proptest! {
        /// What is told without reading is what reading tells.
        #[test]
        fn a_text_that_says_nothing_is_told_from_others_without_reading_it(
            pieces in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..12),
        ) {
            let text = pieces.concat();
            let corpus = embedded::corpus();
            let recogniser = &corpus.recogniser;
            let glance = recogniser.glance(&text);
            if glance.is_any() {
                let read = recogniser.read(&text, &glance, false);
                prop_assert_eq!(recogniser.recognise_seen(&text, &glance, false), read);
            }
        }
    }

    #[test]
    fn ordinary_text_that_speaks_of_a_meeting_need_not_be_read() {
        let corpus = embedded::corpus();
        for (text, says_nothing) in [
            ("会议商定，截止日期另行通知；近五年的案卷也查阅过。\n", true),
            ("并向下届会议提出报告：“不另行通知”。", true),
            ("会议商定（见下文），另行通知。", false),
            ("缔约方会议商定，截止日期另行通知。", false),
            ("會議商定，截止日期另行通知。", false),
            ("2013年的建议。", false),
            ("会议通过了决议。", false),
            ("会议审议了《刑法》。", false),
        ] {
            let glance = corpus.recogniser.glance(text);
            assert!(glance.is_any(), "{text}");
            assert_eq!(
                corpus.recogniser.says_nothing(text, &glance),
                says_nothing,
                "{text}"
            );
        }
    }
}
