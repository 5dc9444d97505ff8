//! What is wrong with a citation, and what a fix does.

use crate::citation::numeral::{self, chinese};
use crate::citation::{InstrumentKind, InstrumentNumber, Part, Step};
use crate::corpus::{Corpus, ProvisionIndex, RegisteredInstrument, RegisteredTitle};
use crate::messages::{
    HoverLabel, Locale, capitalised, exact_words_title, first_words, hover_label, kind,
    language_in_words, misquoted, our_body, our_group, part, shorten, step, treaty, uncited,
};
use crate::resolve::{Code, Fix, Form, NoDocument, Problem};

/// The reason, in one or two sentences.
pub fn problem(locale: Locale, corpus: &Corpus, problem: &Problem) -> String {
    match problem {
        Problem::NoSuchProvision {
            wanted,
            within,
            existing,
        } => {
            let scope = corpus
                .provisions
                .get(*within)
                .map(|provision| provision.id.to_string())
                .unwrap_or_default();
            let exists = match existing {
                None => sentence!(
                    locale,
                    "{scope} 之下没有这一级编号",
                    "{scope} has nothing numbered like that"
                ),
                Some((first, last)) if first == last => sentence!(
                    locale,
                    "{scope} 只有 {only}",
                    "{scope} has only {only}",
                    only = step(*first),
                ),
                Some((first, last)) => sentence!(
                    locale,
                    "{scope} 有 {first} 至 {last}",
                    "{scope} has {first} to {last}",
                    first = step(*first),
                    last = step(*last),
                ),
            };
            sentence!(
                locale,
                "汇编中没有 {wanted}：{exists}。",
                "The compilation has no {wanted}: {exists}."
            )
        }
        Problem::NoSuchSection {
            part: written,
            section,
            last,
        } => {
            let figures = |number| numeral::section(corpus.lexicon.numbering, number);
            let (section, first) = (figures(*section), figures(1));
            // Where no part is written, the one that has the most.
            let longest = corpus
                .sections
                .iter()
                .find(|section| section.number == *last);
            let last = figures(*last);
            let lettered = |part: &Part| part.letter().is_some();
            match written.filter(lettered) {
                Some(written) if first == last => sentence!(
                    locale,
                    "{part}没有第{section}节：只有{first}。",
                    "{part} has no section {section}: it has only section {first}.",
                    part = part(locale, written),
                ),
                Some(written) => sentence!(
                    locale,
                    "{part}没有第{section}节：只有{first}至{last}。",
                    "{part} has no section {section}: its sections are {first} to {last}.",
                    part = part(locale, written),
                ),
                None => match longest.map(|section| section.part).filter(lettered) {
                    Some(longest) if locale == Locale::Chinese => format!(
                        "汇编没有第{section}节：{}只有{first}至{last}。",
                        part(locale, longest)
                    ),
                    _ if first == last => sentence!(
                        locale,
                        "汇编没有第{section}节：只有{first}。",
                        "The compilation has no section {section}: it has only section {first}."
                    ),
                    _ => sentence!(
                        locale,
                        "汇编没有第{section}节：只有{first}至{last}。",
                        "The compilation has no section {section}: they run from {first} to {last}."
                    ),
                },
            }
        }
        Problem::WrongKind { number, right } => sentence!(
            locale,
            "{number} 不是{wrong}，而是{right}。",
            "{number} is a {right}, not a {wrong}.",
            number = corpus.lexicon.number(*number),
            wrong = kind(locale, right.other()),
            right = kind(locale, *right),
        ),
        Problem::UnknownInstrument {
            kind: written,
            number,
        } => {
            let name = numbered(locale, corpus, *written, *number);
            sentence!(
                locale,
                "未见{body}有{name}。如系其他机构的文书，请写明机构名称。",
                "{body} is not known to have adopted {name}. If it is another body's, name the body.",
                body = capitalised(our_body(locale, &corpus.lexicon)),
            )
        }
        Problem::InstrumentNotInCompilation { register } => {
            let entry = corpus.register.get(*register);
            entry.map_or_else(String::new, |entry| not_reproduced(locale, corpus, entry))
        }
        Problem::InstrumentNotChecked { kind, number } => {
            let last = corpus.last_session_known();
            let body = capitalised(our_body(locale, &corpus.lexicon));
            let name = numbered(locale, corpus, *kind, *number);
            if number.session > last {
                sentence!(
                    locale,
                    "{name}属于登记册尚未载列的届会（载至第{last}届），未核对。如系其他机构的文书，请写明机构名称。",
                    "{name} would be of a later session than the register knows (it goes up to session {last}): not checked. If it is another body's, name the body.",
                    name = capitalised(&name),
                )
            } else if !corpus.register_has_session(number.session) {
                sentence!(
                    locale,
                    "{name}属于登记册没有载列的届会，未核对。如系其他机构的文书，请写明机构名称。",
                    "{name} would be of a session that the register does not list: not checked. If it is another body's, name the body.",
                    name = capitalised(&name),
                )
            } else {
                sentence!(
                    locale,
                    "登记册未载{body}{name}，而该届会的文书并未载全：未核对。如系其他机构的文书，请写明机构名称。",
                    "{body}'s {name} is not in the register, which does not have all that the session adopted: not checked. If it is another body's, name the body.",
                )
            }
        }
        Problem::MeetingNotInCompilation { meeting, last } => match locale {
            Locale::Chinese => format!(
                "本汇编收录{}前{last}次会议的建议，不含第{}次会议。",
                our_group(locale, &corpus.lexicon),
                chinese(*meeting)
            ),
            Locale::English => format!(
                "The compilation holds the recommendations of the first {last} meetings {}, not those of meeting {meeting}.",
                our_group(locale, &corpus.lexicon)
            ),
        },
        Problem::Ambiguous { readings } => {
            let mut ids = readings
                .iter()
                .filter_map(|index| corpus.provisions.get(*index))
                .map(|provision| &provision.id);
            let (Some(first), Some(second)) = (ids.next(), ids.next()) else {
                return String::new();
            };
            match locale {
                Locale::Chinese => format!(
                    "两个部分都有这一段：{first} 和 {second}。请写明 {} 或 {}。",
                    part(locale, first.part),
                    part(locale, second.part)
                ),
                Locale::English => {
                    format!("Both parts have it: {first} and {second}. Say which part is meant.")
                }
            }
        }
        Problem::ReversedSpan => locale
            .pick("范围的起止颠倒了。", "The range ends before it begins.")
            .to_owned(),
        Problem::NonstandardForm { form } => sentence!(
            locale,
            "不是本项目规定的写法（{form}）。",
            "This is not in the house form ({form}).",
            form = form_in_words(locale, *form),
        ),
        Problem::Misquoted {
            cited,
            difference,
            found,
        } => misquoted(locale, corpus, cited, difference, found),
        Problem::Uncited { provision } => uncited(locale, corpus, *provision),
        Problem::DamagedSymbol { written, correct } => sentence!(
            locale,
            "文件号“{written}”有误（空格、大小写或斜线），应为 {correct}。",
            "The document symbol “{written}” is damaged (spaces, capitals or strokes); it should read {correct}."
        ),
        Problem::NoSuchArticle { wanted, last } => {
            let (name, number) = (
                treaty(locale, &corpus.lexicon, wanted.treaty),
                wanted.number,
            );
            sentence!(
                locale,
                "{name}没有第{number}条：只有第1条至第{last}条。",
                "There is no article {number} in {name}: it has 1 to {last}."
            )
        }
        Problem::WrongDate {
            kind,
            number,
            first,
            last,
        } => sentence!(
            locale,
            "日期有误：{body}{name}由第{session}届会议通过，会期为{days}。",
            "The date is wrong: {body}'s {name} was adopted at session {session}, held {days}.",
            body = our_body(locale, &corpus.lexicon),
            name = numbered(locale, corpus, *kind, *number),
            session = session_in_words(locale, number.session),
            days = days(locale, first, last),
        ),
        Problem::NamesDisagree { first, second } => {
            let first = ends(corpus, first);
            match second.as_slice() {
                [] => sentence!(
                    locale,
                    "两个名称不是同一段：前一个是 {first}，这一个未收入汇编。",
                    "The two names are not the same provision's: the first is {first}, this one is not in the compilation."
                ),
                second => sentence!(
                    locale,
                    "两个名称不是同一段：前一个是 {first}，这一个是 {second}。",
                    "The two names are not the same provision's: the first is {first}, this one is {second}.",
                    second = ends(corpus, second),
                ),
            }
        }
        Problem::NoSuchDocument { symbol, reason } => match reason {
            NoDocument::NoMeeting { year } => sentence!(
                locale,
                "没有文件 {symbol}：{group}在 {year} 年没有开会。",
                "There is no document {symbol}: the meetings {group} were in other years than {year}.",
                group = our_group(locale, &corpus.lexicon),
            ),
            NoDocument::BehindReport { report } => sentence!(
                locale,
                "未见文件 {symbol}：该年最后一份文件是会议报告 {report}。",
                "No document {symbol} is known: the last one of that year is the meeting's report, {report}."
            ),
        },
        Problem::ReportParagraphNotInCompilation { section } => {
            taken_over(locale, corpus, *section)
        }
        Problem::Misprint { printed, correct } => sentence!(
            locale,
            "“{printed}”是专题索引中的印刷错误，应为 {correct}。",
            "“{printed}” is a misprint of the published index; it should read {correct}."
        ),
    }
}

/// 第3/4号决定, decision 3/4; the number alone where no kind is written
fn numbered(
    locale: Locale,
    corpus: &Corpus,
    written: Option<InstrumentKind>,
    number: InstrumentNumber,
) -> String {
    let number = corpus.lexicon.number(number);
    match written {
        Some(written) => sentence!(
            locale,
            "第{number}号{kind}",
            "{kind} {number}",
            kind = kind(locale, written),
        ),
        None => number,
    }
}

/// What the compilation took over of a meeting's report: its paragraphs 5 to 35 are A.七.1 to A.七.31.
fn taken_over(locale: Locale, corpus: &Corpus, section: ProvisionIndex) -> String {
    let provision = |index: Option<&ProvisionIndex>| corpus.provisions.get(*index?);
    let children = provision(Some(&section)).map_or(&[][..], |section| &section.children);
    let (first, last) = (provision(children.first()), provision(children.last()));
    let (Some(first), Some(last)) = (first, last) else {
        return hover_label(locale, HoverLabel::DocumentOutside).to_owned();
    };
    let (Some((_, from)), Some((_, to))) = (
        corpus.report_paragraph(&first.id),
        corpus.report_paragraph(&last.id),
    ) else {
        return hover_label(locale, HoverLabel::DocumentOutside).to_owned();
    };
    // 4(a) to (o): what both have is said once.
    let is_shared = from.len() > 1 && from.first() == to.first();
    let written = |path: &[Step]| path.iter().copied().map(step).collect::<String>();
    let (from, to) = (
        written(&from),
        written(to.get(usize::from(is_shared)..).unwrap_or_default()),
    );
    sentence!(
        locale,
        "汇编未收录报告的这一段：所收录的是第{from}至{to}段，即 {first} 至 {last}。",
        "The compilation does not have this paragraph of the report: it has paragraphs {from} to {to}, as {first} to {last}.",
        first = first.id,
        last = last.id,
    )
}

/// A.七.20; of several, the first and the last
fn ends(corpus: &Corpus, provisions: &[ProvisionIndex]) -> String {
    let ends = match provisions {
        [first, .., last] => vec![first, last],
        few => few.iter().collect(),
    };
    let names = ends
        .into_iter()
        .filter_map(|index| corpus.provisions.get(*index));
    let names: Vec<String> = names.map(|provision| provision.id.to_string()).collect();
    names.join("–")
}

/// 四 in Chinese, 4
fn session_in_words(locale: Locale, session: u16) -> String {
    match locale {
        Locale::Chinese => chinese(session),
        Locale::English => session.to_string(),
    }
}

/// Two days in ISO 8601 as they are written: 2008年10月8日至17日, 8 to 17 October 2008.
fn days(locale: Locale, first: &str, last: &str) -> String {
    let parts = |day: &str| -> Option<[u16; 3]> {
        let parts: Option<Vec<u16>> = day.split('-').map(|part| part.parse().ok()).collect();
        parts?.try_into().ok()
    };
    let (Some(from), Some(to)) = (parts(first), parts(last)) else {
        return format!("{first} – {last}");
    };
    // What both have is said once: at the end in English, at the beginning in Chinese.
    let same = from
        .iter()
        .zip(to)
        .take_while(|(one, other)| **one == *other)
        .count();
    match locale {
        Locale::Chinese => {
            let written = |parts: [u16; 3], from: usize| {
                let units = ["年", "月", "日"];
                let written = parts.into_iter().zip(units).skip(from);
                written
                    .map(|(part, unit)| format!("{part}{unit}"))
                    .collect::<String>()
            };
            format!("{}至{}", written(from, 0), written(to, same.min(2)))
        }
        Locale::English => {
            let written = |[year, month, day]: [u16; 3], left_out: usize| {
                let month = usize::from(month).checked_sub(1);
                let month = month.and_then(|month| MONTHS.get(month)).copied();
                let parts = [
                    day.to_string(),
                    month.unwrap_or_default().to_owned(),
                    year.to_string(),
                ];
                let said = parts.into_iter().take(3 - left_out.min(2));
                said.collect::<Vec<_>>().join(" ")
            };
            format!("from {} to {}", written(from, same), written(to, 0))
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// That an instrument of the register is not in the compilation, with what is known of it. A title in another
/// language than the reader's stands on a line of its own.
pub fn not_reproduced(locale: Locale, corpus: &Corpus, entry: &RegisteredInstrument) -> String {
    let is_the_readers = |title: &&RegisteredTitle| title.language == locale.language();
    let own = entry.title.as_ref().filter(is_the_readers);
    let symbol = entry
        .symbol
        .as_ref()
        .map(|symbol| sentence!(locale, "见 {symbol}", "in {symbol}"));
    let known: Vec<String> = (own.map(|title| title.text.clone()).into_iter())
        .chain(symbol)
        .collect();
    let known = match known.as_slice() {
        [] => String::new(),
        known => {
            let known = known.join(locale.pick("，", ", "));
            sentence!(locale, "（{known}）", " ({known})")
        }
    };
    let told = sentence!(
        locale,
        "{body}{name}{known}未收入本汇编。",
        "{body}'s {name}{known} is not reproduced in the compilation.",
        body = capitalised(our_body(locale, &corpus.lexicon)),
        name = numbered(locale, corpus, Some(entry.kind), entry.number),
    );
    match entry.title.as_ref().filter(|title| !is_the_readers(title)) {
        None => told,
        Some(title) => {
            let language = language_in_words(locale, title.language);
            let title = sentence!(
                locale,
                "标题（{language}）：{text}",
                "Title ({language}): {text}",
                text = title.text,
            );
            format!("{told}\n{title}")
        }
    }
}

/// 改为“七.31”（鼓励需要技术援助来…）
pub fn fix_title(locale: Locale, corpus: &Corpus, problem: &Problem, fix: &Fix) -> String {
    if let Problem::Misquoted { .. } = problem
        && let Some(title) = exact_words_title(locale, fix)
    {
        return title;
    }
    let title = sentence!(
        locale,
        "改为“{becomes}”",
        "Change to “{becomes}”",
        becomes = fix.becomes,
    );
    let article = fix
        .article
        .and_then(|article| corpus.article(article))
        .map(|article| shorten(&article.title, 16));
    match fix
        .target
        .map(|target| first_words(corpus, target, 16))
        .or(article)
    {
        Some(words) if !words.is_empty() => {
            sentence!(locale, "{title}（{words}）", "{title} ({words})")
        }
        _ => title,
    }
}

/// 修正本文件中所有“限定部分”类问题 …
pub fn fix_all_title(locale: Locale, code: Code) -> String {
    let name = code_in_words(locale, code);
    sentence!(
        locale,
        "修正本文件中所有“{name}”问题",
        "Fix all “{name}” problems in this file"
    )
}

/// The code as a short phrase.
pub fn code_in_words(locale: Locale, code: Code) -> &'static str {
    match code {
        Code::NoSuchProvision => locale.pick("没有这一段", "no such provision"),
        Code::NoSuchSection => locale.pick("没有这一节", "no such section"),
        Code::WrongKind => locale.pick("决议与决定混淆", "wrong kind of instrument"),
        Code::UnknownInstrument => locale.pick("未知文书", "unknown instrument"),
        Code::NotInCompilation => locale.pick("未收入汇编", "not in the compilation"),
        Code::Ambiguous => locale.pick("未写明部分", "ambiguous part"),
        Code::ReversedRange => locale.pick("范围颠倒", "reversed range"),
        Code::NoSuchArticle => locale.pick("没有这一条", "no such article"),
        Code::WrongDate => locale.pick("日期有误", "wrong date"),
        Code::NamesDisagree => locale.pick("名称不一致", "names that disagree"),
        Code::NoSuchDocument => locale.pick("没有这份文件", "no such document"),
        Code::Misprint => locale.pick("沿用印刷错误", "repeated misprint"),
        Code::NonstandardForm => locale.pick("写法不统一", "not in the house form"),
        Code::WrongExemption => locale.pick("豁免注释有误", "wrong exemption"),
        Code::UnusedExemption => locale.pick("豁免注释多余", "unused exemption"),
        Code::Misquoted => locale.pick("引文有误", "misquoted"),
        Code::Uncited => locale.pick("未注明出处", "words without a citation"),
    }
}

/// What a related place is.
pub fn related(corpus: &Corpus, index: crate::corpus::ProvisionIndex) -> String {
    crate::messages::provision_with_first_words(corpus, index, 30)
}

/// The title of the change that applies every obvious fix.
pub fn fix_everything_title(locale: Locale) -> String {
    locale
        .pick(
            "修正本文件中所有可自动修正的援引",
            "Fix all citations in this file that have one obvious fix",
        )
        .to_owned()
}

/// A form's name.
pub fn form_in_words(locale: Locale, form: Form) -> &'static str {
    match form {
        Form::Compilation => locale.pick("汇编编号", "by the compilation"),
        Form::Report => locale.pick("会议报告", "by the meeting's report"),
        Form::Instrument => locale.pick("决议或决定", "by resolution or decision"),
        Form::Long => locale.pick("会议建议全称", "in full, by the meeting"),
    }
}

/// 改写为会议报告形式：CTOC/COP/WG.2/2013/5，第24段
pub fn conversion_title(locale: Locale, form: Form, written: &str) -> String {
    let form = form_in_words(locale, form);
    sentence!(
        locale,
        "改写为{form}形式：{written}",
        "Rewrite {form}: {written}"
    )
}

/// 将本文件中的援引一律改写为会议报告形式
pub fn convert_all_title(locale: Locale, form: Form) -> String {
    let form = form_in_words(locale, form);
    sentence!(
        locale,
        "将本文件中的援引一律改写为{form}形式",
        "Rewrite all citations in this file {form}"
    )
}
