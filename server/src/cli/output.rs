//! What a command says: on standard output, on standard error, and by its exit status.

use std::process::ExitCode;
use std::sync::OnceLock;

use crate::messages::{self, Locale};

/// Exit status of a process that a closed pipe has ended, as shells count it (128 + `SIGPIPE`).
const NOBODY_READS: i32 = 141;

/// The language in which it is told that nothing can be written.
static LOCALE: OnceLock<Locale> = OnceLock::new();

/// Sets the language in which it is told that nothing can be written; only the first time.
pub fn speak(locale: Locale) {
    let _ = LOCALE.set(locale);
}

/// Writes a line to standard output, in colour where a person reads it. Where nobody reads any
/// more (`| head`) the work is over, quietly; where it cannot be written (a full disk) that is said.
pub fn say(text: &str) {
    write(&format!("{text}\n"));
}

/// The same without the end of the line.
pub fn write(text: &str) {
    put(anstream::stdout().lock(), text.as_bytes());
}

/// Bytes of a draft, none of which is a colour.
pub fn write_as_it_is(bytes: &[u8]) {
    put(std::io::stdout().lock(), bytes);
}

fn put(mut output: impl std::io::Write, bytes: &[u8]) {
    use std::io::ErrorKind;
    let written = output.write_all(bytes);
    let Err(error) = written.and_then(|()| output.flush()) else {
        return;
    };
    if error.kind() == ErrorKind::BrokenPipe {
        std::process::exit(NOBODY_READS);
    }
    let locale = LOCALE.get().copied().unwrap_or_default();
    complain(&messages::output_unwritable(locale, &error));
    std::process::exit(2);
}

/// Writes to standard error, where that can be written.
pub fn complain(message: &str) {
    use std::io::Write;
    let _ = writeln!(anstream::stderr().lock(), "yuanyin: {message}");
}

/// Writes a page to standard error, where that can be written.
pub fn complain_at_length(page: &str) {
    use std::io::Write;
    let _ = writeln!(anstream::stderr().lock(), "{page}");
}

/// Exit status of a command that could not do its work.
pub fn could_not_run(message: &str) -> ExitCode {
    complain(message);
    ExitCode::from(2)
}
