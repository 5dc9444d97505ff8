//! From what a citation says to a provision, or to the reason why there is none.

use crate::citation::numeral::{in_digits_of, is_digit, is_numeral};
use crate::citation::{
    Annex, Certainty, Citation, DocumentSymbol, Element, ElementKind, InstrumentKind,
    InstrumentNumber, Issuer, Locator, MeetingNumbering, Part, Path, Reference, Step, unmasked,
};
use crate::corpus::{
    Corpus, Located, ProvisionId, ProvisionIndex, ReportNumbering, Section, map_locator, pointer,
};
use crate::lexicon::Holds;
use crate::resolve::article::article;
use crate::resolve::beyond_register;
use crate::resolve::beyond_report::beyond_report;
use crate::resolve::fix::{
    exchange_ends, qualify, replace_element, replace_last_step, replace_place,
};
use crate::resolve::nearest::{nearest_steps, same_kind};
use crate::resolve::no_such_document::no_such_document;
use crate::resolve::resolution::{plain, with_finding};
use crate::resolve::wording::{kind_as_written, part_as_written, section_as_written};
use crate::resolve::{Fix, Form, Meaning, Problem, Resolution};

/// Resolves one citation by itself.
pub fn resolve_one(corpus: &Corpus, text: &str, citation: &Citation) -> Resolution {
    match &citation.reference {
        Reference::Compilation {
            part,
            section,
            annex,
            locator,
        } => compilation(corpus, text, citation, *part, *section, *annex, locator),
        Reference::Instrument {
            issuer,
            kind,
            number,
            annex,
            locator,
        } => instrument(
            corpus, text, citation, *issuer, *kind, *number, *annex, locator,
        ),
        Reference::Document { symbol, locator } => {
            document(corpus, text, citation, symbol, locator)
        }
        Reference::Meeting {
            meeting: number,
            numbering,
            locator,
        } => meeting(corpus, text, citation, *number, *numbering, locator),
        Reference::Other { .. } => plain(Meaning::OtherBody(None)),
        Reference::Treaty {
            treaty,
            article: number,
            through,
            locator,
        } => article(corpus, text, citation, *treaty, *number, *through, locator),
        Reference::Unattributed(_) => plain(Meaning::Nothing),
    }
}

/// 七.20, A部分 七.20, 六，附件，(b)(三)
fn compilation(
    corpus: &Corpus,
    text: &str,
    citation: &Citation,
    part: Option<Part>,
    number: u16,
    annex: Option<Annex>,
    locator: &Locator,
) -> Resolution {
    let parts: Vec<Part> = match part {
        Some(part) => vec![part],
        None => corpus.lexicon.all_parts().collect(),
    };
    let sections: Vec<&Section> = parts
        .iter()
        .filter_map(|part| corpus.section(*part, number))
        .collect();
    let in_another = |part: Part| {
        let mut others = corpus.lexicon.all_parts().filter(|other| *other != part);
        others.find_map(|other| Some((other, found_in(corpus, other, number, annex, locator)?)))
    };
    // A part taken over from the list does not bind: B部分：三.2.b，七.17 goes on with part A.
    if let Some(part) = part
        && citation.element(ElementKind::Part).is_none()
        && found_in(corpus, part, number, annex, locator).is_none()
        && let Some((_, provisions)) = in_another(part)
    {
        return found(text, citation, provisions, false);
    }
    if sections.is_empty() {
        let other = part.and_then(|part| {
            let (other, found) = in_another(part)?;
            replace_element(
                text,
                citation,
                ElementKind::Part,
                &part_as_written(text, citation, other)?,
                found.first().copied(),
            )
        });
        let problem = Problem::NoSuchSection {
            part,
            section: number,
        };
        return with_finding(Meaning::Nothing, citation, problem, Vec::new(), vec![other]);
    }
    let located: Vec<Located> = sections
        .iter()
        .map(|section| corpus.locate_in_section(section, annex, locator))
        .collect();
    let mut readings = Vec::new();
    let mut is_reversed = false;
    for one in &located {
        if let Located::Found {
            provisions,
            reversed,
        } = one
        {
            readings.push(provisions.clone());
            is_reversed |= reversed;
        }
    }
    match readings.len() {
        0 => {}
        1 => {
            let provisions = readings.swap_remove(0);
            return found(text, citation, provisions, is_reversed);
        }
        _ => {
            let firsts: Vec<ProvisionIndex> =
                readings.iter().filter_map(|r| r.first().copied()).collect();
            let fixes = readings
                .iter()
                .filter_map(|reading| reading.first())
                .map(|first| {
                    let part = corpus.provisions.get(*first)?.id.part;
                    qualify(text, citation, part, Some(*first))
                })
                .collect();
            let meaning = Meaning::Ambiguous(readings);
            // Without a cue it may be no citation at all.
            if citation.certainty <= Certainty::Shape {
                return plain(meaning);
            }
            let problem = Problem::Ambiguous {
                readings: firsts.clone(),
            };
            return with_finding(meaning, citation, problem, firsts, fixes);
        }
    }
    // Nothing there: tell about the part in which the search came furthest.
    let furthest = located
        .into_iter()
        .filter_map(|one| match one {
            Located::Missing { wanted, within } => Some((wanted, within)),
            Located::Found { .. } => None,
        })
        .max_by_key(|(wanted, within)| {
            let provision = corpus.provisions.get(*within);
            let depth = provision.map_or(0, |p| p.id.path.len());
            let has_such = !existing_of_kind(corpus, *within, wanted).is_empty();
            (depth, has_such, std::cmp::Reverse(wanted.part))
        });
    let Some((wanted, within)) = furthest else {
        return plain(Meaning::Nothing);
    };
    if ends_with_note_mark(corpus, text, citation, &wanted, within) {
        return found(text, citation, vec![within], false);
    }
    let misprint = parts.iter().find_map(|part| {
        let wanted = ProvisionId {
            part: *part,
            ..wanted.clone()
        };
        corpus.misprinted_reference(&wanted)
    });
    if let Some(target) = misprint {
        let correct = corpus
            .provisions
            .get(target)
            .map(|provision| provision.id.to_string())
            .unwrap_or_default();
        let problem = Problem::Misprint {
            printed: unmasked(text.get(citation.range.clone()).unwrap_or_default()),
            correct,
        };
        let fix = corpus.provisions.get(target).and_then(|right| {
            let section = section_as_written(text, citation, right.id.section)
                .filter(|_| right.id.section != wanted.section);
            let paths = (&wanted.path, &right.id.path);
            replace_place(text, citation, section.as_deref(), paths, Some(target))
        });
        return with_finding(Meaning::Nothing, citation, problem, vec![target], vec![fix]);
    }
    missing(corpus, text, citation, wanted, within)
}

/// Whether ① at a citation's end is the mark of a note: it numbers an item, as in 四.1.f①, only of a provision
/// that has such.
fn ends_with_note_mark(
    corpus: &Corpus,
    text: &str,
    citation: &Citation,
    wanted: &ProvisionId,
    within: ProvisionIndex,
) -> bool {
    let scope = corpus.provisions.get(within);
    let is_one_below = scope.is_some_and(|scope| wanted.path.len() == scope.id.path.len() + 1);
    let written = text.get(citation.range.clone()).unwrap_or_default();
    let is_single = matches!(locator(&citation.reference), Locator::At(_));
    written.ends_with(|c: char| ('①'..='⑳').contains(&c))
        && is_single
        && is_one_below
        && existing_of_kind(corpus, within, wanted).is_empty()
}

/// 第3/4号决定第2段(b)项, 决议7/3附件一第20段
#[allow(clippy::too_many_arguments)] // The fields of one reference, read once.
fn instrument(
    corpus: &Corpus,
    text: &str,
    citation: &Citation,
    issuer: Issuer,
    kind: Option<InstrumentKind>,
    number: InstrumentNumber,
    annex: Option<Annex>,
    locator: &Locator,
) -> Resolution {
    let sections: Vec<&Section> = corpus.by_number(number).collect();
    let of_kind = sections.iter().find(|section| {
        section
            .instrument
            .as_ref()
            .is_some_and(|instrument| kind.is_none_or(|kind| instrument.kind == kind))
    });
    if let Some(section) = of_kind {
        return match corpus.locate_in_section(section, annex, locator) {
            Located::Found {
                provisions,
                reversed,
            } => found(text, citation, provisions, reversed),
            // 第7/3号决议附件 of one that has several: all that is attached to it, and so the whole.
            Located::Missing { .. }
                if (annex, locator) == (Some(Annex::Only), &Locator::Whole)
                    && has_numbered_annexes(section) =>
            {
                found(text, citation, vec![section.provision], false)
            }
            // 第1段核可建议，其中(h)段: of what is annexed to it, where only that has one.
            Located::Missing { wanted, within }
                if annex.is_none()
                    && *locator != Locator::Whole
                    && citation.element(ElementKind::Number).is_none()
                    && citation.element(ElementKind::Anaphor).is_none() =>
            {
                match &in_its_annexes(corpus, citation, section, locator)[..] {
                    [] => missing(corpus, text, citation, wanted, within),
                    [provisions] => found(text, citation, provisions.clone(), false),
                    // Which of several is meant is not said.
                    _ => plain(Meaning::Nothing),
                }
            }
            Located::Missing { wanted, within } => missing(corpus, text, citation, wanted, within),
        };
    }
    let registered: Vec<(usize, InstrumentKind)> = corpus
        .register
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.number == number)
        .map(|(index, entry)| (index, entry.kind))
        .collect();
    if let Some((register, _)) = registered
        .iter()
        .find(|(_, registered)| kind.is_none_or(|kind| kind == *registered))
    {
        let problem = Problem::InstrumentNotInCompilation {
            register: *register,
        };
        return with_finding(
            Meaning::NotReproduced(*register),
            citation,
            problem,
            Vec::new(),
            Vec::new(),
        );
    }
    // From here on the number is unknown with this kind.
    if let Some(kind) = kind {
        let other_word = kind_as_written(text, citation, kind.other());
        if let Some(section) = sections.first() {
            let provisions = match corpus.locate_in_section(section, annex, locator) {
                Located::Found { provisions, .. } => provisions,
                Located::Missing { .. } => vec![section.provision],
            };
            let fix = other_word.and_then(|word| {
                replace_element(
                    text,
                    citation,
                    ElementKind::Kind,
                    &word,
                    provisions.first().copied(),
                )
            });
            // Of what goes on with it, nothing is wrong that has not been told where it was named.
            if citation.element(ElementKind::Number).is_none() {
                return plain(Meaning::Provisions(provisions));
            }
            let problem = Problem::WrongKind {
                number,
                right: kind.other(),
            };
            return with_finding(
                Meaning::Provisions(provisions),
                citation,
                problem,
                vec![section.provision],
                vec![fix],
            );
        }
        if let Some((register, right)) = registered.first()
            && citation.element(ElementKind::Number).is_some()
            && corpus.register_is_complete(kind, number.session)
        {
            let fix = other_word
                .and_then(|word| replace_element(text, citation, ElementKind::Kind, &word, None));
            let problem = Problem::WrongKind {
                number,
                right: *right,
            };
            return with_finding(
                Meaning::NotReproduced(*register),
                citation,
                problem,
                Vec::new(),
                vec![fix],
            );
        }
    }
    // Bodies with yearly or much longer series (the General Assembly since 31/1, national authorities)
    // have numbers of later sessions.
    let is_named = issuer == Issuer::Ours;
    if !is_named && number.session > corpus.lexicon.last_plausible_session() {
        return plain(Meaning::Nothing);
    }
    if !corpus.unlisted_means_unknown(kind, number.session) {
        if !is_named && !beyond_register::may_be_ours(corpus, number) {
            return plain(Meaning::Nothing);
        }
        // Of a decision that says nobody's name and that the register does not have, another body is likelier.
        if !is_named && kind != Some(InstrumentKind::Resolution) {
            return plain(Meaning::NotRegistered);
        }
        let problem = Problem::InstrumentNotChecked { kind, number };
        let (related, fixes) = (Vec::new(), Vec::new());
        return with_finding(Meaning::NotRegistered, citation, problem, related, fixes);
    }
    let problem = Problem::UnknownInstrument { kind, number };
    let fixes = near_instruments(corpus, kind, number)
        .into_iter()
        .map(|(near, target)| {
            let written = citation.element(ElementKind::Number)?;
            let replacement = number_as_written(corpus, text.get(written.range.clone())?, near);
            replace_element(text, citation, ElementKind::Number, &replacement, target)
        })
        .collect();
    with_finding(Meaning::Nothing, citation, problem, Vec::new(), fixes)
}

/// CTOC/COP/WG.2/2013/5，第24段
fn document(
    corpus: &Corpus,
    text: &str,
    citation: &Citation,
    symbol: &DocumentSymbol,
    locator: &Locator,
) -> Resolution {
    if let Some(correct) = corpus.misprinted_symbol(symbol) {
        let section = corpus.by_report(&correct);
        let meaning = match section.map(|section| corpus.locate_in_report(section, locator)) {
            Some(Some(Located::Found { provisions, .. })) => Meaning::Provisions(provisions),
            _ => Meaning::Document,
        };
        let target = section.map(|section| section.provision);
        let problem = Problem::Misprint {
            printed: symbol.0.clone(),
            correct: correct.0.clone(),
        };
        let fix = replace_element(text, citation, ElementKind::Symbol, &correct.0, target);
        return with_finding(
            meaning,
            citation,
            problem,
            target.into_iter().collect(),
            vec![fix],
        );
    }
    if let Some(resolution) = no_such_document(corpus, text, citation, symbol, locator) {
        return resolution;
    }
    // CTOC/COP/WG.2.2013/5, CTOC/COP/WG2/2013/5
    let slashed = same_but_for_marks(corpus, symbol);
    let damaged = match &slashed {
        Some(_) => Some(symbol.0.clone()),
        // How others' symbols are written is theirs.
        None if !corpus.lexicon.is_our_symbol(&symbol.0) => None,
        None => damaged_symbol(text, citation, symbol),
    };
    let symbol = slashed.as_ref().unwrap_or(symbol);
    let resolution = undamaged_document(corpus, text, citation, symbol, locator);
    let Some(written) = damaged.filter(|_| resolution.finding.is_none()) else {
        return resolution;
    };
    let target = resolution.meaning.provisions().first().copied();
    let problem = Problem::DamagedSymbol {
        written,
        correct: symbol.clone(),
    };
    let fix = replace_element(text, citation, ElementKind::Symbol, &symbol.0, target);
    with_finding(
        resolution.meaning,
        citation,
        problem,
        target.into_iter().collect(),
        vec![fix],
    )
}

/// The report whose symbol has the same letters and figures: WG.2.2013/5 and WG2/2013/5 are WG.2/2013/5.
fn same_but_for_marks(corpus: &Corpus, symbol: &DocumentSymbol) -> Option<DocumentSymbol> {
    let is_known = |symbol: &DocumentSymbol| {
        corpus.by_report(symbol).is_some() || !corpus.by_session_report(symbol).is_empty()
    };
    if is_known(symbol) {
        return None;
    }
    let mut reports = corpus.sections.iter().filter_map(|section| {
        let report = section.report.as_ref().map(|report| &report.symbol);
        report.or(section
            .instrument
            .as_ref()
            .map(|instrument| &instrument.symbol))
    });
    let letters = |symbol: &DocumentSymbol| -> String {
        let marks = ['.', '/', '-'];
        symbol.0.chars().filter(|c| !marks.contains(c)).collect()
    };
    let wanted = letters(symbol);
    reports
        .find(|report| letters(report) == wanted)
        .cloned()
        .or_else(|| with_slash_before_year(symbol).filter(is_known))
}

/// A symbol with a stroke for the full stop before its year: WG.2.2013 is WG.2/2013.
fn with_slash_before_year(symbol: &DocumentSymbol) -> Option<DocumentSymbol> {
    let (at, _) = symbol.0.match_indices('.').find(|(at, _)| {
        let behind = symbol.0.get(at + 1..).unwrap_or_default();
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        digits == 4 && behind.get(4..).is_some_and(|rest| rest.starts_with('/'))
    })?;
    let mut slashed = symbol.0.clone();
    slashed.replace_range(at..at + 1, "/");
    Some(DocumentSymbol(slashed))
}

/// The symbol as it is written, where spaces have come into it or its capitals are lost. A line
/// wrapped within it is no damage.
fn damaged_symbol(text: &str, citation: &Citation, symbol: &DocumentSymbol) -> Option<String> {
    let element = citation.element(ElementKind::Symbol)?;
    let written = text.get(element.range.clone())?;
    let unwrapped: String = written
        .split(['\n', '\r'])
        .map(|line| line.trim_matches([' ', '\t', '>']))
        .collect();
    // A text that has a space between all characters is not damaged at one place.
    let spaces = unwrapped.matches(' ').count();
    let is_all_spaced = symbol.0.len() > 1 && spaces + 1 >= symbol.0.len();
    let is_damaged = unwrapped != symbol.0
        && !is_all_spaced
        && unwrapped.is_ascii()
        && unwrapped
            .replace([' ', '\t'], "")
            .eq_ignore_ascii_case(&symbol.0);
    is_damaged.then_some(unwrapped)
}

fn undamaged_document(
    corpus: &Corpus,
    text: &str,
    citation: &Citation,
    symbol: &DocumentSymbol,
    locator: &Locator,
) -> Resolution {
    let Some(section) = corpus.by_report(symbol) else {
        // The report of a session holds the instrument that the compilation took from it.
        let instruments = corpus.by_session_report(symbol);
        return match (locator, instruments.as_slice()) {
            (Locator::Whole, [_, ..]) => plain(Meaning::Provisions(instruments)),
            _ => plain(Meaning::Document),
        };
    };
    match corpus.locate_in_report(section, locator) {
        Some(Located::Found {
            provisions,
            reversed,
        }) => found(text, citation, provisions, reversed),
        Some(Located::Missing { wanted, within }) => {
            // Only the letters of the paragraph that holds all recommendations are known in full;
            // a report has other paragraphs, which the compilation does not reproduce.
            let numbering = section.report.as_ref().map(|report| report.numbering);
            if matches!(numbering, Some(ReportNumbering::Within(_))) || wanted.path.len() > 1 {
                missing(corpus, text, citation, wanted, within)
            } else {
                beyond_report(citation, section, locator)
            }
        }
        None => beyond_report(citation, section, locator),
    }
}

/// 工作组第七次会议建议第20段, 第七次会议报告第24段
fn meeting(
    corpus: &Corpus,
    text: &str,
    citation: &Citation,
    number: u16,
    numbering: MeetingNumbering,
    locator: &Locator,
) -> Resolution {
    let Some(section) = corpus.meeting(number) else {
        let Some(part) = corpus.lexicon.part_that_holds(Holds::Recommendations) else {
            return plain(Meaning::Document);
        };
        let problem = Problem::MeetingNotInCompilation {
            meeting: number,
            last: last_section(corpus, part),
        };
        return with_finding(Meaning::Nothing, citation, problem, Vec::new(), Vec::new());
    };
    let located = match numbering {
        MeetingNumbering::Recommendations => {
            // Meetings without paragraphs of their own point to part B.
            let holder = section
                .points_to
                .as_ref()
                .filter(|_| *locator != Locator::Whole)
                .and_then(|id| Some((corpus.section(id.part, id.section)?, id.annex)));
            match holder {
                Some((holder, annex)) => corpus.locate_in_section(holder, annex, locator),
                None => corpus.locate_in_section(section, None, locator),
            }
        }
        MeetingNumbering::Report => match corpus.locate_in_report(section, locator) {
            None if section.report.is_none() => return plain(Meaning::Document),
            Some(Located::Missing { .. }) | None => {
                return beyond_report(citation, section, locator);
            }
            Some(located) => located,
        },
    };
    match located {
        Located::Found {
            provisions,
            reversed,
        } => found(text, citation, provisions, reversed),
        // 其三 of a meeting whose recommendations have letters is (c).
        Located::Missing { wanted, within } => {
            let lettered = counted_letter(text, citation, locator);
            let lettered = lettered.map(|letter| corpus.locate_in_section(section, None, &letter));
            match lettered {
                Some(Located::Found {
                    provisions,
                    reversed,
                }) => found(text, citation, provisions, reversed),
                _ => missing(corpus, text, citation, wanted, within),
            }
        }
    }
}

/// The letter that a number in words counts: 其三 is the third.
fn counted_letter(text: &str, citation: &Citation, locator: &Locator) -> Option<Locator> {
    let Locator::At(path) = locator else {
        return None;
    };
    let [Step::Paragraph(number)] = path.as_slice() else {
        return None;
    };
    let last = citation.elements.last()?;
    let is_worded = text.get(last.range.clone())?.ends_with(is_numeral);
    let letter = ('a'..='z').nth(usize::from(number.checked_sub(1)?))?;
    is_worded.then(|| Locator::At([Step::Subparagraph(letter)].into_iter().collect()))
}

fn found(
    text: &str,
    citation: &Citation,
    provisions: Vec<ProvisionIndex>,
    reversed: bool,
) -> Resolution {
    let ends: Vec<ProvisionIndex> = match provisions.as_slice() {
        [first, .., last] => vec![*first, *last],
        _ => provisions.clone(),
    };
    let first = provisions.first().copied();
    let meaning = Meaning::Provisions(provisions);
    if reversed {
        let fix = exchange_ends(text, citation, first);
        let problem = reversed_span(citation);
        with_finding(meaning, citation, problem, ends, vec![fix])
    } else {
        plain(meaning)
    }
}

/// What a place is in each annex of an instrument that has it.
fn in_its_annexes(
    corpus: &Corpus,
    citation: &Citation,
    section: &Section,
    locator: &Locator,
) -> Vec<Vec<ProvisionIndex>> {
    let pointers = section
        .instrument
        .iter()
        .flat_map(|instrument| &instrument.annexes);
    let children = corpus.provisions.get(section.provision);
    let printed = children
        .into_iter()
        .flat_map(|provision| &provision.children)
        .filter_map(|child| corpus.provisions.get(*child)?.id.annex);
    let mut found: Vec<Vec<ProvisionIndex>> = Vec::new();
    // A letter need not be under the paragraph that was cited before it.
    let steps = |element: &&Element| element.kind == ElementKind::Step;
    let written = citation.elements.iter().filter(steps).count();
    let alone = map_locator(locator, |path| match path.split_first() {
        Some((Step::Paragraph(_), below)) if !below.is_empty() && written < path.len() => {
            Some(below.iter().copied().collect())
        }
        _ => None,
    });
    for annex in pointers.map(|pointer| pointer.annex).chain(printed) {
        let mut places = std::iter::once(locator).chain(&alone);
        let located =
            places.find_map(
                |place| match corpus.locate_in_section(section, Some(annex), place) {
                    Located::Found { provisions, .. } => Some(provisions),
                    Located::Missing { .. } => None,
                },
            );
        if let Some(provisions) = located
            && !found.contains(&provisions)
        {
            found.push(provisions);
        }
    }
    found
}

fn has_numbered_annexes(section: &Section) -> bool {
    (section.instrument.as_ref()).is_some_and(|instrument| {
        let mut annexes = instrument.annexes.iter();
        annexes.any(|pointer| matches!(pointer.annex, Annex::Numbered(_)))
    })
}

fn missing(
    corpus: &Corpus,
    text: &str,
    citation: &Citation,
    wanted: ProvisionId,
    within: ProvisionIndex,
) -> Resolution {
    let Some(scope) = corpus.provisions.get(within) else {
        return plain(Meaning::Nothing);
    };
    if let Some((instrument, annex)) = before_what_is_taken_over(corpus, &wanted) {
        let locator = locator(&citation.reference).clone();
        let problem = Problem::AnnexParagraphNotInCompilation {
            instrument,
            annex,
            locator,
        };
        let related = vec![within];
        return with_finding(Meaning::Nothing, citation, problem, related, Vec::new());
    }
    let mut fixes: Vec<Option<Fix>> = Vec::new();
    // An annex that does not exist is what is wrong, whatever is asked for in it.
    let wanted = if wanted.annex.is_some() && scope.id.annex.is_none() {
        ProvisionId {
            path: Path::new(),
            ..wanted
        }
    } else {
        wanted
    };
    // The whole path but its last step is right: offer last steps that exist.
    if wanted.path.len() == scope.id.path.len() + 1
        && let Some(step) = wanted.path.last()
    {
        let mut candidates: Vec<ProvisionIndex> = Vec::new();
        candidates.extend(as_report_paragraph(corpus, &wanted));
        for near in nearest_steps(corpus, within, *step) {
            if !candidates.contains(&near) {
                candidates.push(near);
            }
        }
        let start = start_of_span(&citation.reference);
        for candidate in candidates {
            let last = last_step_as_cited(corpus, candidate, &citation.reference)
                // The end of a range comes behind its beginning: 九.30-31 is not 九.30-10.
                .filter(|last| start.is_none_or(|start| !same_kind(start, *last) || start < *last));
            fixes.push(
                last.and_then(|last| replace_last_step(text, citation, last, Some(candidate))),
            );
        }
    }
    let problem = Problem::NoSuchProvision {
        existing: existing(corpus, within, &wanted),
        wanted,
        within,
        form: Form::of(&citation.reference).unwrap_or(Form::Compilation),
    };
    with_finding(Meaning::Nothing, citation, problem, vec![within], fixes)
}

/// The last step of a provision in the numbering that a citation uses: A.九.15 is paragraph 16 of the annex to
/// resolution 8/4.
fn last_step_as_cited(
    corpus: &Corpus,
    index: ProvisionIndex,
    reference: &Reference,
) -> Option<Step> {
    let id = &corpus.provisions.get(index)?.id;
    let path = match reference {
        Reference::Instrument { .. } if corpus.lexicon.holds_recommendations(id.part) => {
            corpus.annex_path(id)?.3
        }
        Reference::Document { .. }
        | Reference::Meeting {
            numbering: MeetingNumbering::Report,
            ..
        } => corpus.report_paragraph(id)?.1,
        _ => id.path.clone(),
    };
    path.last().copied()
}

/// The first step of a range that a citation names, in its own numbering; `None` where it names none.
fn start_of_span(reference: &Reference) -> Option<Step> {
    match reference {
        Reference::Compilation { locator, .. }
        | Reference::Instrument { locator, .. }
        | Reference::Document { locator, .. }
        | Reference::Meeting { locator, .. } => match locator {
            Locator::Span { from, .. } => from.last().copied(),
            Locator::Whole | Locator::At(_) => None,
        },
        Reference::Treaty { .. } | Reference::Unattributed(_) | Reference::Other { .. } => None,
    }
}

/// The ends of a citation's range, as the citation writes them.
fn reversed_span(citation: &Citation) -> Problem {
    let ends = match locator(&citation.reference) {
        Locator::Span { from, to } => from.last().copied().zip(to.last().copied()),
        _ => None,
    };
    let (from, to) = ends.unwrap_or((Step::Paragraph(0), Step::Paragraph(0)));
    Problem::ReversedSpan { from, to }
}

/// What a reference names under its head.
fn locator(reference: &Reference) -> &Locator {
    match reference {
        Reference::Compilation { locator, .. }
        | Reference::Instrument { locator, .. }
        | Reference::Document { locator, .. }
        | Reference::Meeting { locator, .. } => locator,
        _ => &Locator::Whole,
    }
}

/// Where a paragraph of an annex is wanted that comes before those which the annex points back to (resolution 8/4
/// has its recommendations from the annex's second paragraph on): the instrument's section, and the annex. The
/// paragraph exists, in the instrument alone.
fn before_what_is_taken_over(
    corpus: &Corpus,
    wanted: &ProvisionId,
) -> Option<(ProvisionIndex, Annex)> {
    let section = corpus.section(wanted.part, wanted.section)?;
    let pointer = pointer(section, wanted.annex)?;
    let Step::Paragraph(number) = *wanted.path.first()? else {
        return None;
    };
    let is_before = (1..=pointer.offset).contains(&i32::from(number));
    is_before.then_some((section.provision, pointer.annex))
}

/// The first and last step of the wanted kind that exist under a provision; where there are none, of each kind.
fn existing(corpus: &Corpus, within: ProvisionIndex, wanted: &ProvisionId) -> Vec<(Step, Step)> {
    let of_kind = existing_of_kind(corpus, within, wanted);
    if !of_kind.is_empty() {
        return of_kind;
    }
    let mut kinds: Vec<(Step, Step)> = Vec::new();
    for step in steps_below(corpus, within) {
        match kinds.iter_mut().find(|(first, _)| same_kind(*first, step)) {
            Some((_, last)) => *last = step,
            None => kinds.push((step, step)),
        }
    }
    // Of what an instrument says its preamble is not what a drafter misses.
    let is_preambular = |(first, _): &(Step, Step)| matches!(first, Step::Preambular(_));
    if !kinds.iter().all(is_preambular) {
        kinds.retain(|ends| !is_preambular(ends));
    }
    kinds
}

/// The first and last step of the wanted kind that exist under a provision; none or one pair.
fn existing_of_kind(
    corpus: &Corpus,
    within: ProvisionIndex,
    wanted: &ProvisionId,
) -> Vec<(Step, Step)> {
    let depth = corpus
        .provisions
        .get(within)
        .map(|scope| scope.id.path.len());
    let Some(step) = depth.and_then(|depth| wanted.path.get(depth)) else {
        return Vec::new();
    };
    let steps: Vec<Step> = steps_below(corpus, within)
        .filter(|other| same_kind(*other, *step))
        .collect();
    let ends = steps.first().copied().zip(steps.last().copied());
    ends.into_iter().collect()
}

/// The last steps of what stands directly under a provision, in order.
fn steps_below(corpus: &Corpus, within: ProvisionIndex) -> impl Iterator<Item = Step> {
    let children = corpus.provisions.get(within).map(|scope| &scope.children);
    children
        .into_iter()
        .flatten()
        .filter_map(|child| corpus.provisions.get(*child)?.id.path.last().copied())
}

/// 七.35 does not exist, yet paragraph 35 of the report of the seventh meeting does, as 七.31:
/// the likeliest slip of a drafter with the report at hand.
fn as_report_paragraph(corpus: &Corpus, wanted: &ProvisionId) -> Option<ProvisionIndex> {
    let section = corpus.section(wanted.part, wanted.section)?;
    match corpus.locate_in_report(section, &Locator::At(wanted.path.clone()))? {
        Located::Found { provisions, .. } => provisions.first().copied(),
        Located::Missing { .. } => None,
    }
}

fn found_in(
    corpus: &Corpus,
    part: Part,
    number: u16,
    annex: Option<Annex>,
    locator: &Locator,
) -> Option<Vec<ProvisionIndex>> {
    let section = corpus.section(part, number)?;
    match corpus.locate_in_section(section, annex, locator) {
        Located::Found { provisions, .. } => Some(provisions),
        Located::Missing { .. } => None,
    }
}

fn last_section(corpus: &Corpus, part: Part) -> u16 {
    corpus
        .sections
        .iter()
        .filter(|section| section.part == part)
        .map(|section| section.number)
        .max()
        .unwrap_or_default()
}

/// A number in place of the written one, keeping what stands around it (第…号).
fn number_as_written(corpus: &Corpus, written: &str, number: InstrumentNumber) -> String {
    let is_figure = |c: char| is_digit(c) || "IVX".contains(c);
    let start = written.find(is_figure).unwrap_or(0);
    let end = written
        .rfind(is_digit)
        .and_then(|last| Some(last + written.get(last..)?.chars().next()?.len_utf8()))
        .unwrap_or(written.len());
    let mut replaced = written.to_owned();
    replaced.replace_range(
        start..end,
        &in_digits_of(written, &corpus.lexicon.number(number)),
    );
    replaced
}

/// Instruments of the compilation whose number is one slip away.
fn near_instruments(
    corpus: &Corpus,
    kind: Option<InstrumentKind>,
    number: InstrumentNumber,
) -> Vec<(InstrumentNumber, Option<ProvisionIndex>)> {
    let wanted = number.in_digits();
    corpus
        .sections
        .iter()
        .filter_map(|section| Some((section.instrument.as_ref()?, section.provision)))
        .filter(|(instrument, _)| kind.is_none_or(|kind| kind == instrument.kind))
        .filter(|(instrument, _)| {
            strsim::osa_distance(&instrument.number.in_digits(), &wanted) == 1
                || (instrument.number.session, instrument.number.serial)
                    == (number.serial, number.session)
        })
        .map(|(instrument, provision)| (instrument.number, Some(provision)))
        .collect()
}
