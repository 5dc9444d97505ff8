//! What a command says: on standard output, on standard error, and by its exit status.

use std::process::ExitCode;

/// Exit status of a process that a closed pipe has ended, as shells count it (128 + `SIGPIPE`).
const NOBODY_READS: i32 = 141;

/// Writes a line to standard output, in colour where a person reads it. Where nobody reads any
/// more (`| head`) the work is over, quietly; where it cannot be written (a full disk) that is said.
pub fn say(text: &str) {
    use std::io::{ErrorKind, Write};
    let mut output = anstream::stdout().lock();
    let Err(error) = writeln!(output, "{text}").and_then(|()| output.flush()) else {
        return;
    };
    if error.kind() == ErrorKind::BrokenPipe {
        std::process::exit(NOBODY_READS);
    }
    complain(&error.to_string());
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
