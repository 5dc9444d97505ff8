//! Yuanyin's language server as a WebAssembly module, for a web worker: messages in, messages out.
//!
//! The module imports nothing: it has no clock, no files and no way to say anything by itself, so it
//! can be run wherever there is WebAssembly. Whoever runs it (`editors/web/src/server`) does this:
//!
//! 1. [`reserve`] room for a message, write its JSON (UTF-8, without a frame) there, and [`receive`] it;
//! 2. once no further message waits, [`go_on`] with the tasks that messages began;
//! 3. after either, take what the server says: as long as [`next_message`] gives a length, there is a
//!    message of that many bytes at [`message`];
//! 4. [`go_on`] again when the time has come that [`wakes_at`] tells.
//!
//! Beside the conversation, [`ask`] answers questions about word processors' documents (`office`): the message in its place
//! is the question and the file, the answer is read as messages are, and the file behind it.
//!
//! Times are milliseconds since a moment that stays the same. A panic ends the module (it traps):
//! it cannot be called again, and its host begins a new one.

mod host;
mod hourglass;
mod office;

use std::cell::RefCell;

use host::Server;

/// What [`receive`] answers: go on.
const GOES_ON: u32 = 0;
/// What [`receive`] answers to `exit` after `shutdown`.
const ENDED: u32 = 1;
/// What [`receive`] answers to `exit` that nothing has announced.
const BROKEN_OFF: u32 = 2;

thread_local! {
    static SERVER: RefCell<Server> = RefCell::new(Server::new());
}

fn with_server<T>(act: impl FnOnce(&mut Server) -> T) -> T {
    SERVER.with_borrow_mut(act)
}

/// Makes room for a message of so many bytes; where to write it. The place is good until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(bytes: usize) -> *mut u8 {
    with_server(|server| {
        server.incoming.clear();
        server.incoming.resize(bytes, 0);
        server.incoming.as_mut_ptr()
    })
}

/// Takes the message that was written into the room reserved for it: 0 where the conversation goes on,
/// 1 where it has ended well, 2 where it was broken off without `shutdown`.
#[unsafe(no_mangle)]
pub extern "C" fn receive(now: f64) -> u32 {
    with_server(|server| server.receive(now))
}

/// Goes on with all that was begun, until it is done or waits.
#[unsafe(no_mangle)]
pub extern "C" fn go_on(now: f64) {
    with_server(|server| server.go_on(now));
}

/// When to [`go_on`] at the latest; infinite where nothing waits for the time.
#[unsafe(no_mangle)]
pub extern "C" fn wakes_at() -> f64 {
    with_server(|server| server.wakes_at())
}

/// Answers a question about a file: the message that was written is the question, so many bytes of JSON, and then the file.
/// The length of the answer in bytes; it stands at [`message`].
#[unsafe(no_mangle)]
pub extern "C" fn ask(question: usize) -> usize {
    with_server(|server| server.ask(question))
}

/// The length in bytes of the file that belongs to the answer, 0 where there is none.
#[unsafe(no_mangle)]
pub extern "C" fn file_length() -> usize {
    with_server(|server| server.file.len())
}

/// Where that file stands. The place is good until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn file() -> *const u8 {
    with_server(|server| server.file.as_ptr())
}

/// Goes to the next message of the server; its length in bytes, 0 where there is none.
#[unsafe(no_mangle)]
pub extern "C" fn next_message() -> usize {
    with_server(Server::next_message)
}

/// Where the message stands that [`next_message`] went to. The place is good until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn message() -> *const u8 {
    with_server(|server| server.outgoing.as_ptr())
}
