//! `yuanyin check [PATH…]`: the diagnostics of drafts, for a terminal or for a program; mending what has one
//! obvious way to be mended.
//!
//! Project files, exclusions and exemptions are as in the editor; only that here the nearest
//! project file upwards from a draft's folder holds, and there that of the workspace's root.
//!
//! | file | what it knows |
//! | --- | --- |
//! | [`baseline`] | findings that were known before |
//! | [`found`] | what was found in a draft, and in all of them |
//! | [`formats`] | how that is written, a file for each format |
//! | [`memory`] | what `--watch` remembers of the run before |
//! | [`mend`] | obvious fixes, applied and written back, or shown as a diff |
//! | [`mend_document`] | the same in word processors' documents |
//! | [`watch`] | checking again when something has changed |

mod baseline;
mod formats;
mod found;
mod memory;
mod mend;
mod mend_document;
mod watch;

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::arguments::{CheckOptions, Format};
use crate::cli::clock;
use crate::cli::drafts::{Beside, Checked, Content, Drafts, drafts};
use crate::cli::in_order::in_order;
use crate::cli::input::BYTE_ORDER_MARK;
use crate::cli::output::{complain, complain_at_length, could_not_run, write, write_as_it_is};
use crate::cli::progress::Progress;
use crate::cli::projects::Projects;
use crate::cli::rules::Rules;
use crate::features::Snapshot;
use crate::features::review::Told;
use crate::messages::{self, Locale};
use crate::office::{Authorship, Document};

use baseline::{Baseline, KnownHere};
use formats::Writer;
use found::{Found, Part, Run};
use memory::{Memory, Remembered};
use mend::{Mended, mended, unified_diff, write_back};
use mend_document::mended_document;

/// Checks every file, on all processors; what is told is in the order of the files. A file that cannot be read
/// is named on standard error and the others are still checked; the exit status is then 2. `locale` is the
/// language of messages where no project says otherwise, `asked` the one asked for on the command line.
pub fn run(options: &CheckOptions, locale: Locale, asked: Option<Locale>) -> ExitCode {
    if options.watch {
        return watch::run(options, locale, |memory| {
            once(options, locale, asked, Some(memory)).map(|_| ())
        });
    }
    match once(options, locale, asked, None) {
        Ok(outcome) => outcome.status(options),
        Err(message) => could_not_run(&message),
    }
}

/// The line that `--format jsonl` has for a draft.
pub fn line(file: &Checked, snapshots: &[Snapshot]) -> String {
    let known = Baseline::default();
    let found = Found::of(file, snapshots, None, &Rules::none(), &known.of(file), 0);
    found.as_ref().map(formats::line).unwrap_or_default()
}

/// What is to be told of a word processor's document.
pub fn told(
    file: &Checked,
    snapshots: &[Snapshot],
    document: &Document,
    rules: &Rules<'_>,
) -> Vec<Told> {
    let none = Baseline::default();
    let found = Found::of(file, snapshots, Some(document), rules, &none.of(file), 0);
    found.map_or_else(Vec::new, |found| found.told().collect())
}

/// How a run ended.
struct Outcome {
    has_findings: bool,
    /// Something could not be read or written, was wrong in a project file, or there was nothing to check.
    is_incomplete: bool,
}

impl Outcome {
    fn status(&self, options: &CheckOptions) -> ExitCode {
        if self.is_incomplete {
            ExitCode::from(2)
        } else if self.has_findings && !options.exit_zero {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        }
    }
}

/// One run over all files, or over those that are not as they were when they were last checked.
///
/// # Errors
///
/// It cannot be begun; the reason as a sentence.
fn once(
    options: &CheckOptions,
    locale: Locale,
    asked: Option<Locale>,
    mut memory: Option<&mut Memory>,
) -> Result<Outcome, String> {
    let known = memory.as_mut().and_then(|memory| memory.projects.take());
    let mut projects = match known {
        Some(projects) => projects,
        None => {
            Projects::new(&options.input.project, asked, locale)?.selecting(&options.rules.select)
        }
    };
    let mut drafts = drafts(&options.input, &mut projects, locale, options.quiet)?;
    let locale = drafts.locale(locale);
    let known = match &options.baseline {
        Some(file) => Baseline::read(file, locale)?,
        None => Baseline::default(),
    };
    let unreadable = std::mem::take(&mut drafts.unreadable);
    // What is written back or down is made anew.
    let is_plain = !options.fix && !options.diff && options.write_baseline.is_none();
    let remembered = memory.as_deref().filter(|_| is_plain);
    let remembered: Vec<Option<Remembered>> = (drafts.files.iter())
        .map(|file| {
            remembered?
                .of(&file.name, memory::stamp(&file.name))
                .cloned()
        })
        .collect();
    let shown = remembered.iter().map(|one| one.as_ref()?.shown);
    let check = Check {
        options,
        locale,
        beside: Beside::knowing(&drafts.files, shown.collect()),
        drafts: &drafts,
        rules: Rules::of(&options.rules),
        known,
        remembered,
        remembers: memory.is_some() && is_plain,
    };
    // Asked before what cannot be read is taken away.
    let nothing = match unreadable.is_empty() {
        true => drafts.nothing(locale),
        false => None,
    };
    if let Some(why) = &nothing
        && !options.quiet
    {
        complain(why);
    }
    if let Some(told) = drafts.passed_over(locale).filter(|_| !options.quiet) {
        complain(&told);
    }
    let (mut outcome, remembered) = check.all(unreadable)?;
    outcome.is_incomplete |= projects.are_broken();
    outcome.is_incomplete |= nothing.is_some() && !options.input.allow_empty;
    if let Some(memory) = memory {
        memory.remember(remembered);
        memory.projects = Some(projects);
    }
    Ok(outcome)
}

/// What a run goes by.
struct Check<'a> {
    options: &'a CheckOptions,
    locale: Locale,
    drafts: &'a Drafts,
    beside: Beside<'a>,
    rules: Rules<'a>,
    known: Baseline,
    /// What is remembered of each draft that is as it was.
    remembered: Vec<Option<Remembered>>,
    /// Whether what comes of the drafts is to be remembered.
    remembers: bool,
}

/// What came of one draft.
struct Checking {
    part: Part,
    /// What is known of it now, where that is to be written down.
    known: Baseline,
    mended: Mended,
    /// The text to be told instead of what was found: a diff, or standard input as it is mended.
    text: Option<Vec<u8>>,
    /// It could not be written back; the reason as a sentence.
    unwritten: Option<String>,
    /// What is to be remembered of it.
    remembered: Option<Remembered>,
}

impl Check<'_> {
    fn all(
        &self,
        unreadable: Vec<(String, String)>,
    ) -> Result<(Outcome, HashMap<PathBuf, Remembered>), String> {
        let options = self.options;
        // Where standard output has the texts themselves, what was found is on standard error.
        let is_aside = self.writes_texts();
        let writer = formats::writer(options, self.locale);
        let mut told = Teller::new(is_aside);
        let mut run = Run::new(self.locale);
        let mut known = Baseline::default();
        let mut unwritten = Vec::new();
        let mut remembered = HashMap::new();
        told.write(&writer.opening());
        for (name, message) in unreadable {
            let part = writer.unreadable(&name, &message);
            told.part(&mut run, writer.as_ref(), part);
            run.unreadable.push(message);
        }
        let mut progress = Progress::new(self.drafts.files.len(), self.locale, options.quiet);
        let check = |position: usize| self.check(position, writer.as_ref());
        let mut names = self.drafts.files.iter().map(|file| &file.name);
        in_order(self.drafts.files.len(), check, |checked| {
            progress.step();
            let name = names.next();
            match checked {
                Some(Ok(checking)) => {
                    run.read += 1;
                    if let Some((name, one)) = name.zip(checking.remembered) {
                        remembered.insert(name.clone(), one);
                    }
                    run.mended.add(&checking.mended);
                    known.add(checking.known);
                    unwritten.extend(checking.unwritten);
                    if let Some(text) = &checking.text {
                        progress.hide();
                        write_as_it_is(text);
                    }
                    if !checking.part.now.is_empty() {
                        progress.hide();
                    }
                    told.part(&mut run, writer.as_ref(), checking.part);
                }
                Some(Err((name, message))) => {
                    let part = writer.unreadable(&name, &message);
                    progress.hide();
                    told.part(&mut run, writer.as_ref(), part);
                    run.unreadable.push(message);
                }
                None => {}
            }
        });
        progress.hide();
        if matches!(options.format, Format::Text | Format::Github) {
            for message in &run.unreadable {
                complain(message);
            }
        }
        for message in &unwritten {
            complain(message);
        }
        told.write(&writer.closing(&run).map_err(|error| error.to_string())?);
        if let Some(file) = &options.write_baseline {
            known.write(file, self.locale)?;
            if !options.quiet {
                let count = known.count();
                complain_at_length(&messages::baseline_written(self.locale, file, count));
            }
        }
        if options.diff && !options.quiet {
            complain_at_length(&messages::would_mend(
                self.locale,
                run.mended.count,
                run.mended.files,
            ));
        }
        let has_findings =
            run.tally.errors + run.tally.warnings > 0 || options.diff && run.mended.count > 0;
        let outcome = Outcome {
            has_findings: has_findings && options.write_baseline.is_none(),
            is_incomplete: !run.unreadable.is_empty() || !unwritten.is_empty(),
        };
        Ok((outcome, remembered))
    }

    /// Whether standard output has texts or diffs, not what was found.
    fn writes_texts(&self) -> bool {
        let mut files = self.drafts.files.iter();
        self.options.diff || self.options.fix && files.any(Checked::is_input)
    }

    /// Reads a draft and says what is to be told of it. What is still to be done for a file that is not there is
    /// nothing.
    fn check(
        &self,
        position: usize,
        writer: &dyn Writer,
    ) -> Option<Result<Checking, (String, String)>> {
        let file = self.drafts.files.get(position)?;
        let _turn = self.drafts.turn(file);
        Some(
            self.checking(position, file, writer)
                .map_err(|message| (file.shown(), message)),
        )
    }

    fn checking(
        &self,
        position: usize,
        file: &Checked,
        writer: &dyn Writer,
    ) -> Result<Checking, String> {
        if let Some(known) = self.remembered_of(position) {
            return Ok(Checking {
                part: known.part.clone(),
                known: Baseline::default(),
                mended: Mended::default(),
                text: None,
                unwritten: None,
                remembered: Some(known.clone()),
            });
        }
        // Before it is read: what is written meanwhile is another state.
        let stamp = memory::stamp(&file.name);
        let mut checking = self.checking_anew(position, file, writer)?;
        if self.remembers {
            let mut known = Remembered::new(checking.part.clone(), stamp);
            (known.shown, known.beside) = self.beside.gone_by(position);
            checking.remembered = Some(known);
        }
        Ok(checking)
    }

    /// What came of a draft that is as it was, where those beside it show the same as then.
    fn remembered_of(&self, position: usize) -> Option<&Remembered> {
        let known = self.remembered.get(position)?.as_ref()?;
        let is_same = |beside| self.beside.of(position) == beside;
        known.beside.is_none_or(is_same).then_some(known)
    }

    fn checking_anew(
        &self,
        position: usize,
        file: &Checked,
        writer: &dyn Writer,
    ) -> Result<Checking, String> {
        let known = self.known.of(file);
        match file.read()? {
            Content::Text(as_it_is) => {
                self.checking_text(position, file, &as_it_is, &known, writer)
            }
            Content::Document(document) => {
                self.checking_document(position, file, *document, &known, writer)
            }
        }
    }

    fn checking_text(
        &self,
        position: usize,
        file: &Checked,
        as_it_is: &str,
        known: &KnownHere<'_>,
        writer: &dyn Writer,
    ) -> Result<Checking, String> {
        let options = self.options;
        let text = as_it_is.strip_prefix(BYTE_ORDER_MARK).unwrap_or(as_it_is);
        let mut snapshots = file.snapshots(self.beside.draft(position, text));
        let mut mended_here = Mended::default();
        let (mut shown_text, mut unwritten) = (None, None);
        if options.fix || options.diff {
            let open = |text: &str| file.snapshots(self.beside.draft(position, text));
            let (mending, after, fixed) = mended(snapshots.clone(), open, &self.rules, known);
            let mark = as_it_is.len() - text.len();
            let fixed = format!("{}{fixed}", as_it_is.get(..mark).unwrap_or_default());
            if options.diff {
                shown_text = Some(unified_diff(&file.name, as_it_is, &fixed));
                mended_here = mending;
            } else if file.is_input() {
                shown_text = Some(fixed);
                (snapshots, mended_here) = (after, mending);
            } else if mending.count > 0 {
                match write_back(&file.name, as_it_is, &fixed, file.project.locale) {
                    Ok(()) => (snapshots, mended_here) = (after, mending),
                    Err(message) => unwritten = Some(message),
                }
            }
        }
        let found = Found::of(
            file,
            &snapshots,
            None,
            &self.rules,
            known,
            mended_here.count,
        );
        let Some(found) = found else {
            return Err(String::new()); // There is a reading by each compilation, one at least.
        };
        Ok(Checking {
            text: shown_text.map(String::into_bytes),
            unwritten,
            ..self.checked(&found, mended_here, writer)
        })
    }

    fn checking_document(
        &self,
        position: usize,
        file: &Checked,
        document: Document,
        known: &KnownHere<'_>,
        writer: &dyn Writer,
    ) -> Result<Checking, String> {
        let options = self.options;
        let open = |text: &str| file.snapshots(self.beside.draft(position, text));
        let mut snapshots = open(document.text());
        let mut document = document;
        let mut mended_here = Mended::default();
        let (mut shown_text, mut shown_document, mut unwritten) = (None, None, None);
        if options.fix || options.diff {
            let authorship = Authorship {
                author: messages::REVIEWER.to_owned(),
                time: clock::now(),
            };
            let tracked = options.track.then_some(&authorship);
            let before = document.bytes().to_vec();
            let (rules, given) = (&self.rules, snapshots.clone());
            let after = mended_document(file, document, given, open, rules, known, tracked)?;
            let written = match &after.bytes {
                _ if !options.fix => Ok(()),
                Some(_) if after.document.is_signed() => {
                    Err(messages::office_signed(file.project.locale, &file.name))
                }
                Some(bytes) if !file.is_input() => mend_document::write_back(file, &before, bytes),
                _ => Ok(()),
            };
            if options.fix && file.is_input() && written.is_ok() {
                shown_document = Some(after.bytes.clone().unwrap_or_else(|| before.clone()));
            }
            mended_here = after.mended;
            if options.diff || written.is_err() {
                // What is told is of the document as it is.
                document = file.document_of(before)?;
                shown_text = options.diff.then_some(after.told);
                if written.is_err() {
                    mended_here = Mended::default();
                }
                unwritten = written.err();
            } else {
                (document, snapshots) = (after.document, after.snapshots);
            }
        }
        let shown = Some(&document);
        let found = Found::of(
            file,
            &snapshots,
            shown,
            &self.rules,
            known,
            mended_here.count,
        );
        let Some(found) = found else {
            return Err(String::new());
        };
        Ok(Checking {
            text: shown_text.map(String::into_bytes).or(shown_document),
            unwritten,
            ..self.checked(&found, mended_here, writer)
        })
    }

    /// What came of a draft of which that was found.
    fn checked(&self, found: &Found<'_>, mended: Mended, writer: &dyn Writer) -> Checking {
        let options = self.options;
        // Whoever writes them all down need not read them.
        let is_written_down = options.write_baseline.is_some() && options.format == Format::Text;
        let known = match options.write_baseline {
            Some(_) => Baseline::knowing(found.file, found.words()),
            None => Baseline::default(),
        };
        Checking {
            part: match options.diff || is_written_down {
                true => found.counted(),
                false => writer.file(found),
            },
            known,
            mended,
            text: None,
            unwritten: None,
            remembered: None,
        }
    }
}

/// Bytes that are written at once.
const AT_ONCE: usize = 1_000_000;

/// Where what was found is told: piece by piece, with what the format puts between.
struct Teller {
    /// On standard error.
    is_aside: bool,
}

impl Teller {
    fn new(is_aside: bool) -> Teller {
        Teller { is_aside }
    }

    fn write(&self, text: &str) {
        match self.is_aside {
            _ if text.is_empty() => {}
            true => complain_at_length(text.trim_end_matches('\n')),
            false => write(text),
        }
    }

    fn part(&mut self, run: &mut Run, writer: &dyn Writer, part: Part) {
        let mut text = String::new();
        for piece in &part.now {
            text.push_str(match run.pieces {
                0 => writer.before_first(),
                _ => writer.between(),
            });
            text.push_str(piece);
            run.pieces += 1;
            // Not all of a long draft's pieces a second time.
            if text.len() > AT_ONCE {
                self.write(&std::mem::take(&mut text));
            }
        }
        self.write(&text);
        run.take(part);
    }
}
