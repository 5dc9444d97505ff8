//! What is wrong with a citation, and what a fix does.

use crate::citation::numeral::{self, chinese};
use crate::citation::writing::Head;
use crate::citation::{
    Annex, DocumentSymbol, InstrumentKind, InstrumentNumber, Locator, Part, Step,
};
use crate::corpus::{Corpus, ProvisionId, ProvisionIndex, RegisteredInstrument, Section, pointer};
use crate::messages::place::{Named, annex_in_words, bare, head_in_words, listed};
use crate::messages::{
    Locale, capitalised, exact_words_title, first_words, kind, misquoted, our_body, our_group,
    part, shorten, treaty, uncapitalised, uncited,
};
use crate::resolve::{Code, Fix, Form, NoDocument, Problem};

/// The reason, in one or two sentences: what is wrong, what there is, what to do.
pub fn problem(locale: Locale, corpus: &Corpus, problem: &Problem) -> String {
    match problem {
        Problem::NoSuchProvision {
            wanted,
            within,
            existing,
            form,
        } => no_such_provision(locale, corpus, wanted, *within, existing, *form),
        Problem::NoSuchSection { part, section } => {
            no_such_section(locale, corpus, *part, *section)
        }
        Problem::WrongKind { number, right } => sentence!(
            locale,
            "第{number}号是{right}，不是{wrong}。",
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
                "未见{body}通过{name}。如系其他机构的文书，请写明机构名称。",
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
                    "{name}所属届会，本程序的文书登记册尚未载列（载至第{last}届），因此未核对。如系其他机构的文书，请写明机构名称。",
                    "{name} would be of a later session than this program's register of instruments covers (up to session {last}), so it was not checked. If it is another body's, name the body.",
                    name = capitalised(&name),
                )
            } else if !corpus.register_has_session(number.session) {
                sentence!(
                    locale,
                    "{name}所属届会，本程序的文书登记册没有载列，因此未核对。如系其他机构的文书，请写明机构名称。",
                    "{name} would be of a session that this program's register of instruments does not list, so it was not checked. If it is another body's, name the body.",
                    name = capitalised(&name),
                )
            } else {
                sentence!(
                    locale,
                    "本程序的文书登记册没有载列{body}{name}，但该届会的文书也没有载全，因此未核对。如系其他机构的文书，请写明机构名称。",
                    "{body}'s {name} is not in this program's register of instruments, which does not list everything that session adopted, so it was not checked. If it is another body's, name the body.",
                )
            }
        }
        Problem::MeetingNotInCompilation { meeting, last } => {
            let group = our_group(locale, &corpus.lexicon);
            match locale {
                Locale::Chinese => format!(
                    "汇编未收录{group}第{}次会议的建议，只收录至第{}次会议。",
                    chinese(*meeting),
                    chinese(*last)
                ),
                Locale::English => format!(
                    "The recommendations of meeting {meeting} {group} are not in the compilation, which goes up to meeting {last}."
                ),
            }
        }
        Problem::Ambiguous { readings } => {
            let mut ids = readings
                .iter()
                .filter_map(|index| corpus.provisions.get(*index))
                .map(|provision| &provision.id);
            let (Some(first), Some(second)) = (ids.next(), ids.next()) else {
                return String::new();
            };
            let printed = first.to_string();
            let letters = |id: &ProvisionId| id.part.letter().map(String::from).unwrap_or_default();
            let own_number = printed.strip_prefix(&format!("{}.", letters(first)));
            let name = own_number.unwrap_or(&printed);
            match locale {
                Locale::Chinese => format!(
                    "{}和{}都有{name}，请写明是哪一部分。",
                    part(locale, first.part),
                    part(locale, second.part)
                ),
                Locale::English => format!(
                    "Parts {} and {} both have {name}; say which is meant.",
                    letters(first),
                    letters(second)
                ),
            }
        }
        Problem::AmbiguousCompilation { names } => {
            let (last, others) = match names.split_last() {
                Some((last, others)) => (last.as_str(), others),
                None => ("", names.as_slice()),
            };
            sentence!(
                locale,
                "{others}和{last}都有这一编号，请写明是哪一部汇编。",
                "{others} and {last} have this number; say which compilation is meant.",
                others = others.join(locale.pick("、", ", ")),
            )
        }
        Problem::ReversedSpan { from, to } => sentence!(
            locale,
            "{to}在{from}之前，应由小到大。",
            "The range runs from {from} back to {to}.",
            from = bare(locale, *from),
            to = bare(locale, *to),
        ),
        Problem::NonstandardForm { form } => sentence!(
            locale,
            "不符合规定的援引形式，应为“{form}”形式。",
            "Not in the house form; cite in {form}.",
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
            "文件号“{written}”有误（请看空格、大小写、斜线和圆点），应为{correct}。",
            "Symbol not written correctly (check spaces, capital letters, slashes and full stops): “{written}” should read {correct}."
        ),
        Problem::NoSuchArticle { wanted, last } => {
            let (name, number) = (
                treaty(locale, &corpus.lexicon, wanted.treaty),
                wanted.number,
            );
            sentence!(
                locale,
                "{name}没有第{number}条，只有第1至{last}条。",
                "{name} has no article {number}; it has articles 1 to {last}.",
                name = capitalised(&name),
            )
        }
        Problem::WrongDate {
            kind,
            number,
            first,
            last,
        } => {
            let body = our_body(locale, &corpus.lexicon);
            sentence!(
                locale,
                "{body}{name}由第{session}届会议通过，会期为{days}。",
                "{body}'s {name} was adopted at session {session}, held {days}.",
                body = capitalised(body),
                name = numbered(locale, corpus, *kind, *number),
                session = session_in_words(locale, number.session),
                days = days(locale, first, last),
            )
        }
        Problem::NamesDisagree { first, second } => {
            let first = ends(corpus, first);
            match second.as_slice() {
                [] => sentence!(
                    locale,
                    "两个名称所指不是同一段：前一个是{first}，后一个汇编未收录。",
                    "The two names do not refer to the same provision: the first is {first}, and the second is not in the compilation."
                ),
                second => sentence!(
                    locale,
                    "两个名称所指不是同一段：前一个是{first}，后一个是{second}。",
                    "The two names do not refer to the same provision: the first is {first}, the second {second}.",
                    second = ends(corpus, second),
                ),
            }
        }
        Problem::NoSuchDocument { symbol, reason } => match reason {
            NoDocument::NoMeeting { year } => sentence!(
                locale,
                "没有文件{symbol}：{group}在{year}年没有召开会议。",
                "There is no document {symbol}: no meeting {group} was held in {year}.",
                group = our_group(locale, &corpus.lexicon),
            ),
            NoDocument::BehindReport { report } => sentence!(
                locale,
                "未见文件{symbol}：该年最后一份文件是会议报告{report}。",
                "No document {symbol} is known: the last document of that year is the meeting's report, {report}."
            ),
        },
        Problem::ReportParagraphNotInCompilation { section, locator } => {
            taken_over(locale, corpus, *section, locator)
        }
        Problem::AnnexParagraphNotInCompilation {
            instrument,
            annex,
            locator,
        } => annex_taken_over(locale, corpus, *instrument, *annex, locator),
        Problem::Misprint { printed, correct } => sentence!(
            locale,
            "“{printed}”是专题索引中的印刷错误，应为{correct}。",
            "“{printed}” is a misprint of the published index; it should read {correct}."
        ),
    }
}

/// 第7/3号决议附件一没有第50段，只有第1至31段。 Decision 3/4 has no paragraph 15; it has paragraphs 1 to 12.
fn no_such_provision(
    locale: Locale,
    corpus: &Corpus,
    wanted: &ProvisionId,
    within: ProvisionIndex,
    existing: &[(Step, Step)],
    form: Form,
) -> String {
    let Some(scope) = corpus.provisions.get(within) else {
        return String::new();
    };
    let named = Named::new(locale, corpus, &scope.id, form);
    let has_not = |scope: &str, unit: &str| {
        // An apposition of several words ends with a comma in English.
        let comma = if scope.contains(", ") { "," } else { "" };
        match locale {
            Locale::Chinese => format!("{scope}没有{unit}"),
            Locale::English => format!("{scope}{comma} has no {unit}"),
        }
    };
    if let Some(annex) = wanted.annex.filter(|_| scope.id.annex.is_none()) {
        let section = corpus.section(scope.id.part, scope.id.section);
        let missing = has_not(
            &named.in_words(locale, corpus),
            &annex_in_words(locale, annex),
        );
        return no_such_annex(locale, corpus, &missing, section, scope.children.as_slice());
    }
    let depth = scope.id.path.len();
    let below = |step: Step| {
        let mut id = scope.id.clone();
        id.path.try_push(step).ok()?;
        Named::new(locale, corpus, &id, form).split()
    };
    let Some((parent, step)) = wanted.path.get(depth).copied().and_then(below) else {
        return String::new();
    };
    // A part of the place that the sentence is about: 序言部分 is not one of its units.
    let preamble = matches!(step, Step::Preambular(_)) && locale == Locale::Chinese;
    let unit = parent.member(locale, step);
    let place = parent.in_words(locale, corpus);
    let missing = match unit.strip_prefix("序言部分") {
        Some(unit) if preamble => has_not(&format!("{place}序言部分"), unit),
        _ => has_not(&place, &unit),
    };
    let members: Vec<String> = existing
        .iter()
        .filter_map(|(first, last)| {
            let ((_, first), (_, last)) = (below(*first)?, below(*last)?);
            Some(parent.members(locale, first, last))
        })
        .collect();
    let pointed = corpus
        .section(scope.id.part, scope.id.section)
        .filter(|section| section.provision == within)
        .and_then(|section| section.points_to.as_ref());
    match (members.as_slice(), pointed) {
        ([], Some(holder)) => {
            let holder_named = Named::new(locale, corpus, holder, Form::Instrument);
            match locale {
                Locale::Chinese => format!(
                    "{place}没有编号段落；该次会议的建议载于{}（见{}）。",
                    holder_named.in_words(locale, corpus),
                    part(locale, holder.part)
                ),
                Locale::English => format!(
                    "{}; the recommendations of that meeting are in {} (see {}).",
                    has_not(&place, "numbered paragraphs"),
                    uncapitalised(&holder_named.in_words(locale, corpus)),
                    uncapitalised(&part(locale, holder.part))
                ),
            }
        }
        ([], None) => sentence!(
            locale,
            "{missing}，其下没有编号。",
            "{missing}; nothing under it is numbered."
        ),
        (members, _) => {
            let members = listed(locale, members.to_vec());
            // An annex that points back begins where the compilation's recommendations do.
            let begins_later = existing.iter().any(|(first, _)| {
                let first = below(*first).map(|(_, first)| first);
                matches!(first, Some(Step::Paragraph(number)) if number > 1)
            });
            if begins_later {
                return sentence!(
                    locale,
                    "{missing}；汇编收录{members}。",
                    "{missing}; the compilation has {members} of it."
                );
            }
            // Decision 3/4 has letters and figures.
            let beside = has_other_units(corpus, &scope.children, existing);
            let only = existing.len() == 1 && existing.iter().all(|(first, last)| first == last);
            match (locale, beside) {
                (Locale::Chinese, None) => format!("{missing}，只有{members}。"),
                (Locale::Chinese, Some(units)) => format!("{missing}，{units}的只有{members}。"),
                (Locale::English, None) if only => format!("{missing}; it has only {members}."),
                (Locale::English, _) => format!("{missing}; it has {members}."),
            }
        }
    }
}

/// What the units that a sentence names are numbered with (数字编号), where there are others beside them.
fn has_other_units(
    corpus: &Corpus,
    children: &[ProvisionIndex],
    existing: &[(Step, Step)],
) -> Option<&'static str> {
    let units = |step: &Step| match step {
        Step::Paragraph(_) => Some("数字编号"),
        Step::Subparagraph(_) => Some("字母编号"),
        Step::Preambular(_) | Step::Item(_) => None,
    };
    let [(named, _)] = existing else {
        return None;
    };
    let named = units(named)?;
    let mut steps = children.iter().filter_map(|child| {
        let child = corpus.provisions.get(*child)?;
        child.id.path.last().and_then(units)
    });
    steps.any(|other| other != named).then_some(named)
}

/// 第7/3号决议没有附件三，只有附件一和附件二。
fn no_such_annex(
    locale: Locale,
    corpus: &Corpus,
    missing: &str,
    section: Option<&Section>,
    children: &[ProvisionIndex],
) -> String {
    let printed = children.iter().filter_map(|child| {
        let child = corpus.provisions.get(*child)?;
        child.id.annex
    });
    let instrument = section.and_then(|section| section.instrument.as_ref());
    let pointing = instrument.iter().flat_map(|instrument| &instrument.annexes);
    let mut annexes: Vec<_> = printed
        .chain(pointing.map(|pointer| pointer.annex))
        .collect();
    annexes.sort_unstable();
    annexes.dedup();
    if annexes == [Annex::Only] {
        return sentence!(
            locale,
            "{missing}，只有一个不编号的附件。",
            "{missing}; it has one annex, without a number."
        );
    }
    let names: Vec<String> = annexes
        .into_iter()
        .map(|annex| annex_in_words(locale, annex))
        .collect();
    match (names.as_slice(), locale) {
        ([], Locale::Chinese) => format!("{missing}。"),
        ([], Locale::English) => format!("{missing}."),
        (all, Locale::Chinese) => format!("{missing}，只有{}。", listed(locale, all.to_vec())),
        ([only], Locale::English) => format!("{missing}; it has only {only}."),
        (all, Locale::English) => {
            let numbers = all.iter().map(|name| name.replacen("annex ", "", 1));
            let numbers = listed(locale, numbers.collect());
            format!("{missing}; it has annexes {numbers}.")
        }
    }
}

/// 汇编没有第十五节；A部分有第一至十一节，B部分有第一至八节。
fn no_such_section(locale: Locale, corpus: &Corpus, written: Option<Part>, section: u16) -> String {
    let figures = |number: u16| match locale {
        Locale::Chinese => numeral::section(corpus.lexicon.numbering, number),
        Locale::English => numeral::roman_numeral(number),
    };
    let wanted = figures(section);
    let lettered = |part: &Part| part.letter().is_some();
    let sections_of = |part: Part| {
        let numbers = corpus.sections.iter().filter(|one| one.part == part);
        let numbers: Vec<u16> = numbers.map(|one| one.number).collect();
        let (first, last) = (numbers.iter().min()?, numbers.iter().max()?);
        let (from, to) = (figures(*first), figures(*last));
        Some(if first == last {
            sentence!(locale, "第{from}节", "section {from}")
        } else {
            sentence!(locale, "第{from}至{to}节", "sections {from} to {to}")
        })
    };
    if let Some(written) = written.filter(lettered) {
        let name = part(locale, written);
        let is_of_compilation = corpus.lexicon.all_parts().any(|one| one == written);
        return match sections_of(written) {
            None if !is_of_compilation => {
                let there = corpus.lexicon.all_parts().filter(lettered);
                let there: Vec<String> =
                    there.map(|one| uncapitalised(&part(locale, one))).collect();
                sentence!(
                    locale,
                    "汇编没有{name}，只有{there}。",
                    "The compilation has no {name}; it has {there}.",
                    name = uncapitalised(&name),
                    there = there.join(locale.pick("、", ", ")),
                )
            }
            None => sentence!(
                locale,
                "汇编{name}没有任何节。",
                "{name} of the compilation has no sections."
            ),
            Some(there) => sentence!(
                locale,
                "{name}没有第{wanted}节，只有{there}。",
                "{name} has no section {wanted}; it has {there}."
            ),
        };
    }
    let there: Vec<String> = corpus
        .lexicon
        .all_parts()
        .filter_map(|one| {
            let sections = sections_of(one)?;
            Some(match (lettered(&one), locale) {
                (false, Locale::Chinese) => format!("只有{sections}"),
                (false, Locale::English) => format!("it has {sections}"),
                (true, Locale::Chinese) => format!("{}有{sections}", part(locale, one)),
                (true, Locale::English) => {
                    format!("{} has {sections}", uncapitalised(&part(locale, one)))
                }
            })
        })
        .collect();
    let there = there.join(locale.pick("，", ", "));
    match there.is_empty() {
        true => locale
            .pick("汇编没有任何节。", "The compilation has no sections.")
            .to_owned(),
        false => sentence!(
            locale,
            "汇编没有第{wanted}节；{there}。",
            "The compilation has no section {wanted}; {there}."
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
        None => sentence!(locale, "第{number}号", "{number}"),
    }
}

/// That a paragraph of a report is not in the compilation, and what the compilation took over of the report:
/// 汇编未收录CTOC/COP/WG.2/2013/5第2段（只收录第5至35段）。
fn taken_over(
    locale: Locale,
    corpus: &Corpus,
    section: ProvisionIndex,
    locator: &Locator,
) -> String {
    let provision = |index: Option<&ProvisionIndex>| corpus.provisions.get(*index?);
    let Some(section) = provision(Some(&section)) else {
        return document_outside(locale, None);
    };
    let named = |id: &ProvisionId| Named::new(locale, corpus, id, Form::Report);
    let symbol = corpus
        .report_paragraph(&section.id)
        .map(|(symbol, _)| symbol);
    let ends = section.children.first().zip(section.children.last());
    let ends = ends.and_then(|(first, last)| {
        let (first, last) = (provision(Some(first))?, provision(Some(last))?);
        let (parent, first) = named(&first.id).split()?;
        let there = parent.members(locale, first, named(&last.id).last()?);
        Some((parent, there))
    });
    let (Some(symbol), Some((parent, there))) = (&symbol, ends) else {
        return document_outside(locale, symbol.as_ref());
    };
    // Letters stand within a paragraph, which is named with them: 第4段(a)至(o)项.
    let head = head_in_words(locale, corpus, &Head::Document(symbol.clone()));
    let within = parent.in_words(locale, corpus);
    let within = within.strip_prefix(&head).unwrap_or_default();
    let there = match locale {
        Locale::Chinese => format!("{within}{there}"),
        Locale::English if within.is_empty() => there,
        Locale::English => format!("{there} of {}", within.trim_start_matches([',', ' '])),
    };
    let wanted = Named::in_document(symbol, locator);
    let Some((place, first, last)) = wanted else {
        return document_outside(locale, Some(symbol));
    };
    let place = place.members(locale, first, last);
    others_taken_over(locale, &symbol.0, &place, first != last, &there)
}

/// That a paragraph of an annex which points back is before those that the compilation has:
/// 汇编未收录第8/4号决议附件第1段（只收录第2至20段）。
fn annex_taken_over(
    locale: Locale,
    corpus: &Corpus,
    instrument: ProvisionIndex,
    annex: Annex,
    locator: &Locator,
) -> String {
    let sentence = || {
        let id = &corpus.provisions.get(instrument)?.id;
        let section = corpus.section(id.part, id.section)?;
        let adopted = section.instrument.as_ref()?;
        let holder = corpus.meeting(pointer(section, Some(annex))?.section)?;
        let held = &corpus.provisions.get(holder.provision)?.children;
        let named = |index: &ProvisionIndex| {
            let provision = corpus.provisions.get(*index)?;
            Named::new(locale, corpus, &provision.id, Form::Instrument).split()
        };
        let ((parent, first), (_, last)) = (named(held.first()?)?, named(held.last()?)?);
        let there = parent.members(locale, first, last);
        let (from, to) = locator.ends()?;
        let (from, to) = (*from.first()?, *to.first()?);
        let place = parent.members(locale, from, to);
        let whole = numbered(locale, corpus, Some(adopted.kind), adopted.number);
        let annex = annex_in_words(locale, annex);
        let whole = match locale {
            Locale::Chinese => format!("{whole}{annex}"),
            Locale::English if annex == "annex" => format!("the annex to {whole}"),
            Locale::English => format!("{annex} to {whole}"),
        };
        Some(others_taken_over(
            locale,
            &whole,
            &place,
            from != to,
            &there,
        ))
    };
    sentence().unwrap_or_default()
}

/// That a place of something is not in the compilation, while others are.
fn others_taken_over(
    locale: Locale,
    whole: &str,
    place: &str,
    are_several: bool,
    there: &str,
) -> String {
    match (locale, are_several) {
        (Locale::Chinese, _) => format!("汇编未收录{whole}{place}（只收录{there}）。"),
        (Locale::English, true) => format!(
            "{} of {whole} are not in the compilation ({there} are).",
            capitalised(place)
        ),
        (Locale::English, false) => format!(
            "{} of {whole} is not in the compilation ({there} are).",
            capitalised(place)
        ),
    }
}

/// That a document is not in the compilation; that of a meeting where its symbol is not known.
pub fn document_outside(locale: Locale, symbol: Option<&DocumentSymbol>) -> String {
    match symbol {
        Some(symbol) => sentence!(
            locale,
            "汇编未收录文件{symbol}。",
            "Document {symbol} is not in the compilation."
        ),
        None => locale
            .pick(
                "汇编未收录该次会议的报告。",
                "The report of that meeting is not in the compilation.",
            )
            .to_owned(),
    }
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

/// That an instrument of the register is not in the compilation, with its title where that is known in the
/// reader's language, and the document that it is in.
pub fn not_reproduced(locale: Locale, corpus: &Corpus, entry: &RegisteredInstrument) -> String {
    let title = entry.title.as_ref();
    let title = title.filter(|title| title.language == locale.language());
    let title =
        title.map(|title| sentence!(locale, "题为“{text}”的", ", “{text}”,", text = title.text));
    let see = entry
        .symbol
        .as_ref()
        .map(|symbol| sentence!(locale, "（见{symbol}）", " (see {symbol})"));
    let (title, see) = (title.unwrap_or_default(), see.unwrap_or_default());
    sentence!(
        locale,
        "汇编未收录{body}{title}{name}{see}。",
        "{body}'s {name}{title} is not in the compilation{see}.",
        body = capitalised(our_body(locale, &corpus.lexicon)),
        name = numbered(locale, corpus, Some(entry.kind), entry.number),
    )
}

/// 改为“七.31”（鼓励需要技术援助来…）
pub fn fix_title(locale: Locale, corpus: &Corpus, problem: &Problem, fix: &Fix) -> String {
    if let Problem::Misquoted {
        cited, difference, ..
    } = problem
        && let Some(title) = exact_words_title(locale, corpus, cited, difference, fix)
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

/// 修正本文稿中所有“未写明部分”的问题
pub fn fix_all_title(locale: Locale, code: Code) -> String {
    let name = code_in_words(locale, code);
    sentence!(
        locale,
        "修正本文稿中所有“{name}”的问题",
        "Fix all “{name}” problems in this draft"
    )
}

/// The code as a short phrase.
pub fn code_in_words(locale: Locale, code: Code) -> &'static str {
    match code {
        Code::NoSuchProvision => locale.pick("编号不存在", "no such provision"),
        Code::NoSuchSection => locale.pick("没有这一节", "no such section"),
        Code::WrongKind => locale.pick("决议与决定混淆", "wrong kind of instrument"),
        Code::UnknownInstrument => locale.pick("查无此文书", "unknown instrument"),
        Code::NotInCompilation => locale.pick("汇编未收录", "not in the compilation"),
        Code::Ambiguous => locale.pick("未写明部分", "ambiguous part"),
        Code::ReversedRange => locale.pick("范围颠倒", "reversed range"),
        Code::NoSuchArticle => locale.pick("没有这一条", "no such article"),
        Code::WrongDate => locale.pick("日期有误", "wrong date"),
        Code::NamesDisagree => locale.pick("名称不一致", "names that disagree"),
        Code::NoSuchDocument => locale.pick("没有这份文件", "no such document"),
        Code::Misprint => locale.pick("沿用印刷错误", "repeated misprint"),
        Code::NonstandardForm => locale.pick("形式不合规定", "not in the house form"),
        Code::WrongExemption => locale.pick("忽略注释有误", "wrong ignore comment"),
        Code::UnusedExemption => locale.pick("忽略注释多余", "unused ignore comment"),
        Code::Misquoted => locale.pick("引文不符", "misquoted"),
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
            "修正本文稿中所有可自动修正的援引",
            "Fix all citations in this draft that have one obvious fix",
        )
        .to_owned()
}

/// A form's name.
pub fn form_in_words(locale: Locale, form: Form) -> &'static str {
    match form {
        Form::Compilation => locale.pick("汇编编号", "compilation form"),
        Form::Report => locale.pick("会议报告", "report form"),
        Form::Instrument => locale.pick("决议或决定", "resolution or decision form"),
        Form::Long => locale.pick("会议建议全称", "full form"),
    }
}

/// 改写为会议报告形式：CTOC/COP/WG.2/2013/5，第24段
pub fn conversion_title(locale: Locale, form: Form, written: &str) -> String {
    let form = form_in_words(locale, form);
    sentence!(
        locale,
        "改写为{form}形式：{written}",
        "Rewrite in {form}: {written}"
    )
}

/// 将本文稿中的援引一律改写为会议报告形式
pub fn convert_all_title(locale: Locale, form: Form) -> String {
    let form = form_in_words(locale, form);
    sentence!(
        locale,
        "将本文稿中的援引一律改写为{form}形式",
        "Rewrite all citations in this draft in {form}"
    )
}
