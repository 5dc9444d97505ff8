//! What is wrong with a citation, and what a fix does.

use crate::citation::numeral::chinese;
use crate::corpus::Corpus;
use crate::messages::{
    Locale, exact_words_title, first_words, kind, misquoted, part, shorten, step, treaty, uncited,
};
use crate::resolve::{Code, Fix, Form, Problem, instrument_name};

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
                None => locale.pick(
                    format!("{scope} 之下没有这一级编号"),
                    format!("{scope} has nothing numbered like that"),
                ),
                Some((first, last)) if first == last => locale.pick(
                    format!("{scope} 只有 {}", step(*first)),
                    format!("{scope} has only {}", step(*first)),
                ),
                Some((first, last)) => locale.pick(
                    format!("{scope} 有 {} 至 {}", step(*first), step(*last)),
                    format!("{scope} has {} to {}", step(*first), step(*last)),
                ),
            };
            locale.pick(
                format!("汇编中没有 {wanted}：{exists}。"),
                format!("The compilation has no {wanted}: {exists}."),
            )
        }
        Problem::NoSuchSection {
            part: written,
            section,
            last,
        } => {
            let section = chinese(*section);
            let last = chinese(*last);
            match written {
                Some(written) => locale.pick(
                    format!("{}没有第{section}节：只有一至{last}。", part(locale, *written)),
                    format!(
                        "{} has no section {section}: its sections are 一 to {last}.",
                        part(locale, *written)
                    ),
                ),
                None => locale.pick(
                    format!("汇编没有第{section}节：A部分只有一至{last}。"),
                    format!("The compilation has no section {section}: they run from 一 to {last}."),
                ),
            }
        }
        Problem::WrongKind { number, right } => locale.pick(
            format!("{number} 不是{}，而是{}。", kind(locale, right.other()), kind(locale, *right)),
            format!("{number} is a {}, not a {}.", kind(locale, *right), kind(locale, right.other())),
        ),
        Problem::UnknownInstrument { kind: written, number } => {
            let name = match written {
                Some(written) => locale.pick(
                    format!("第{number}号{}", kind(locale, *written)),
                    format!("{} {number}", kind(locale, *written)),
                ),
                None => number.to_string(),
            };
            locale.pick(
                format!("未见缔约方会议有{name}。如系其他机构的文书，请写明机构名称。"),
                format!("The Conference is not known to have adopted {name}. If it is another body's, name the body."),
            )
        }
        Problem::InstrumentNotInCompilation { register } => {
            let Some(entry) = corpus.register.get(*register) else {
                return String::new();
            };
            let name = locale.pick(
                instrument_name(entry.kind, entry.number, None, &Default::default()),
                format!("{} {}", kind(locale, entry.kind), entry.number),
            );
            locale.pick(
                format!("缔约方会议{name}（{}，见 {}）未收入本汇编。", entry.title, entry.symbol),
                format!("The Conference's {name} ({}, in {}) is not reproduced in the compilation.", entry.title, entry.symbol),
            )
        }
        Problem::MeetingNotInCompilation { meeting, last } => locale.pick(
            format!("本汇编收录工作组前{last}次会议的建议，不含第{}次会议。", chinese(*meeting)),
            format!("The compilation holds the recommendations of the first {last} meetings of the Working Group, not those of meeting {meeting}."),
        ),
        Problem::Ambiguous { readings } => {
            let mut names = readings
                .iter()
                .filter_map(|index| corpus.provisions.get(*index))
                .map(|provision| provision.id.to_string());
            let (first, second) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
            locale.pick(
                format!("两个部分都有这一段：{first} 和 {second}。请写明 A部分 或 B部分。"),
                format!("Both parts have it: {first} and {second}. Say which part is meant."),
            )
        }
        Problem::ReversedSpan => locale.pick(
            "范围的起止颠倒了。".to_owned(),
            "The range ends before it begins.".to_owned(),
        ),
        Problem::NonstandardForm { form } => locale.pick(
            format!("不是本项目规定的写法（{}）。", form_in_words(locale, *form)),
            format!("This is not in the house form ({}).", form_in_words(locale, *form)),
        ),
        Problem::Misquoted {
            cited,
            difference,
            found,
        } => misquoted(locale, corpus, cited, difference, found),
        Problem::Uncited { provision } => uncited(locale, corpus, *provision),
        Problem::DamagedSymbol { written, correct } => locale.pick(
            format!("文件号“{written}”有误（空格、大小写或斜线），应为 {correct}。"),
            format!("The document symbol “{written}” is damaged (spaces, capitals or strokes); it should read {correct}."),
        ),
        Problem::NoSuchArticle { wanted, last } => {
            let (name, number) = (treaty(locale, wanted.treaty), wanted.number);
            locale.pick(
                format!("{name}没有第{number}条：只有第1条至第{last}条。"),
                format!("There is no article {number} in {name}: it has 1 to {last}."),
            )
        }
        Problem::Misprint { printed, correct } => locale.pick(
            format!("“{printed}”是专题索引中的印刷错误，应为 {correct}。"),
            format!("“{printed}” is a misprint of the published index; it should read {correct}."),
        ),
    }
}

/// 改为“七.31”（鼓励需要技术援助来…）
pub fn fix_title(locale: Locale, corpus: &Corpus, problem: &Problem, fix: &Fix) -> String {
    if let Problem::Misquoted { .. } = problem
        && let Some(title) = exact_words_title(locale, fix)
    {
        return title;
    }
    let title = locale.pick(
        format!("改为“{}”", fix.becomes),
        format!("Change to “{}”", fix.becomes),
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
            locale.pick(format!("{title}（{words}）"), format!("{title} ({words})"))
        }
        _ => title,
    }
}

/// 修正本文件中所有“限定部分”类问题 …
pub fn fix_all_title(locale: Locale, code: Code) -> String {
    let name = code_in_words(locale, code);
    locale.pick(
        format!("修正本文件中所有“{name}”问题"),
        format!("Fix all “{name}” problems in this file"),
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
    locale.pick(
        format!("改写为{form}形式：{written}"),
        format!("Rewrite {form}: {written}"),
    )
}

/// 将本文件中的援引一律改写为会议报告形式
pub fn convert_all_title(locale: Locale, form: Form) -> String {
    let form = form_in_words(locale, form);
    locale.pick(
        format!("将本文件中的援引一律改写为{form}形式"),
        format!("Rewrite all citations in this file {form}"),
    )
}
