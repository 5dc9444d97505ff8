//! `yuanyin search WORDS…`: the provisions that words find, as behind `@` in a draft, and behind them the articles of
//! treaties.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use crate::citation::{Language, Path as ArticlePath};
use crate::cli::arguments::{SearchFormat, SearchOptions};
use crate::cli::output::{complain, could_not_run, say};
use crate::cli::projects::Projects;
use crate::corpus::{ArticleId, Corpus};
use crate::enquiry::{Record, called};
use crate::features::find_provision::{Found, search};
use crate::messages::{self, Locale};
use crate::resolve::article_name;
use crate::search::words::{Habit, Query, Words};

/// Characters of a text that are shown.
const SHOWN: usize = 100;
/// Characters before the first word that is marked, where the beginning is left out.
const BEFORE: usize = 20;

/// Prints the provisions found, the best first. Exit status 1 where there is none, as `grep` has it.
///
/// The compilations are those of the current folder's project, where the command line names none; 2 where its project
/// file is broken.
pub fn run(options: &SearchOptions, locale: Locale, asked: Option<Locale>) -> ExitCode {
    let here = Path::new(".").canonicalize().unwrap_or_default();
    let projects = Projects::new(&options.project, asked, locale);
    let opened = projects.and_then(|mut projects| {
        let project = projects.of(&here)?;
        Ok((project, projects.are_broken()))
    });
    let (project, is_broken) = match opened {
        Ok(opened) => opened,
        Err(message) => return could_not_run(&message),
    };
    let (corpora, locale) = (project.corpora(), project.locale);
    let query = options.words.join(" ");
    if query.trim().is_empty() {
        return could_not_run(messages::nothing_to_search_for(locale));
    }
    let most = usize::from(options.limit);
    let are_several = corpora.len() > 1;
    let (corpora, query) = called(&corpora, &query);
    let found = search_all(corpora, query, most);
    let name = |corpus: &Corpus| are_several.then(|| corpus.short_name().to_owned());
    if options.format == SearchFormat::Json {
        let records = found.iter().map(|(corpus, found)| Record {
            compilation: name(corpus),
            ..Record::from(found.clone())
        });
        match serde_json::to_string_pretty(&records.collect::<Vec<_>>()) {
            Ok(json) => say(&json),
            Err(error) => return could_not_run(&error.to_string()),
        }
    } else {
        for (corpus, one) in &found {
            let words = Words::of(corpus);
            let read = words.read(corpus, query);
            let name = name(corpus)
                .map(|name| format!("{name} "))
                .unwrap_or_default();
            say(&format!("{name}{}", shown(corpus, &words, &read, one)));
        }
    }
    // Articles of treaties are none of the compilation's: behind it, and not where a program asks for provisions.
    let room = most.saturating_sub(found.len());
    let mut articles: Vec<String> = Vec::new();
    if options.format != SearchFormat::Json {
        for corpus in corpora {
            let words = Words::of(corpus);
            let read = words.read(corpus, query);
            let of_corpus = words.articles(corpus, &read, room).into_iter();
            for article in of_corpus.filter_map(|id| shown_article(corpus, id)) {
                if !articles.contains(&article) {
                    articles.push(article);
                }
            }
        }
    }
    articles.truncate(room);
    articles.iter().for_each(|article| say(article));
    if !found.is_empty() || !articles.is_empty() {
        return ExitCode::from(if is_broken { 2 } else { 0 });
    }
    let narrowed = corpora.iter().find_map(|corpus| {
        let read = Words::of(corpus).read(corpus, query);
        let (numbers, words) = read.narrowed()?;
        Some(messages::nothing_found_within(locale, numbers, words))
    });
    complain(&narrowed.unwrap_or_else(|| messages::nothing_found(locale, query)));
    ExitCode::from(if is_broken { 2 } else { 1 })
}

/// What is found in each compilation, the best of each first, in turns.
fn search_all(corpora: &[Arc<Corpus>], query: &str, most: usize) -> Vec<(Arc<Corpus>, Found)> {
    let language = Language::COMPILATION;
    let found = corpora.iter().map(|corpus| {
        let found = search(corpus, query, most, language, &Habit::new()).into_iter();
        found
            .map(|one| (Arc::clone(corpus), one))
            .enumerate()
            .collect::<Vec<_>>()
    });
    let mut found: Vec<(usize, (Arc<Corpus>, Found))> = found.flatten().collect();
    found.sort_by_key(|(place, _)| *place);
    let found = found.into_iter().map(|(_, found)| found);
    found.take(most).collect()
}

/// `A.七.15  吹哨人 → 举报人`, and under it its text on one line, with what says so in bold.
fn shown(corpus: &Corpus, words: &Words, query: &Query, found: &Found) -> String {
    let reason = found.reason.as_ref();
    let reason = reason
        .map(|reason| format!("  {reason}"))
        .unwrap_or_default();
    let provision = corpus.provisions.get(found.provision);
    let text = match provision.map(|provision| provision.text.as_str()) {
        // A section begins with its heading.
        None | Some("") => messages::first_words(corpus, found.provision, SHOWN),
        Some(text) => on_one_line(text),
    };
    let marks = words.marks(corpus, query, &text);
    // From a little before the first mark, where that stands far behind.
    let first = marks.first().map_or(0, |mark| mark.start);
    let characters_before = text.get(..first).unwrap_or_default().chars().count();
    let is_far = characters_before + BEFORE > SHOWN;
    let skipped = if is_far {
        characters_before - BEFORE
    } else {
        0
    };
    let place = |characters: usize| {
        let place = text.char_indices().nth(characters);
        place.map_or(text.len(), |(place, _)| place)
    };
    let range = place(skipped)..place(skipped + SHOWN);
    let mut line = String::new();
    let mut end = range.start;
    for mark in marks.iter().filter(|mark| mark.end <= range.end) {
        let before = text.get(end..mark.start).unwrap_or_default();
        let marked = text.get(mark.clone()).unwrap_or_default();
        line.push_str(&format!("{before}\x1b[1m{marked}\x1b[0m"));
        end = mark.end;
    }
    line.push_str(text.get(end..range.end).unwrap_or_default());
    let left_out = |is: bool| if is { "…" } else { "" };
    let (before, behind) = (left_out(range.start > 0), left_out(range.end < text.len()));
    format!("{}{reason}\n    {before}{line}{behind}", found.id)
}

/// `《公约》第15条  管辖权`, and under it the name of the treaty.
fn shown_article(corpus: &Corpus, id: ArticleId) -> Option<String> {
    let name = article_name(corpus, Language::COMPILATION, id, &ArticlePath::default());
    let title = &corpus.article(id)?.title;
    let treaty = &corpus.treaty(id.treaty)?.title;
    Some(format!("{name}  {title}\n    {treaty}"))
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
