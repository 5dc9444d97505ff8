//! A session over standard input and output.
//!
//! An answer takes some ten microseconds to make, and waking a thread takes as long or, where the
//! processors are idle, several times longer. So a message wakes as few as can be: one that reads
//! it and answers, one that writes the answer.

use std::io::{BufReader, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Handle};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;

use super::client_process::once_ended;
use super::freed_memory::give_back;
use super::message_framing::{frame, read_frame};
use super::native_files::{NativeFiles, threads_to_spare};
use crate::session::{Clock, FileSystem, Host, Received, Session, Task};

/// How many requests go on at once; what is more waits for its turn. One of the threads reads the
/// input.
const THREADS: usize = 8;

/// How long the last answers may take once nothing more comes in.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// Serves LSP on standard input and output until the client says `exit`, closes the input or is
/// gone. Exit status 0 after `shutdown`, else 1.
pub fn serve() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("YUANYIN_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    // A second subscriber in one process is no reason not to serve.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .try_init();
    // One thread for what waits: each further one costs an answer the time to wake it. What
    // computes has threads of its own (`spawn_blocking`).
    let runtime = Builder::new_current_thread()
        .max_blocking_threads(THREADS)
        .enable_time()
        .build();
    match runtime {
        Ok(runtime) => {
            let status = runtime.block_on(serve_until_end());
            // The reader thread may be waiting for input that never comes.
            runtime.shutdown_background();
            status
        }
        Err(error) => {
            eprintln!("yuanyin: cannot start: {error}");
            ExitCode::from(2)
        }
    }
}

/// Serves until `exit`, the end of the input or the end of the client.
async fn serve_until_end() -> ExitCode {
    let (end, mut ended) = mpsc::unbounded_channel();
    let output = write_output(end.clone());
    let host = Arc::new(StdioHost {
        runtime: Handle::current(),
        output: output.clone(),
        end,
    });
    let was_shut_down = Arc::new(AtomicBool::new(false));
    let input = Input {
        session: Session::new(host),
        output,
        running: JoinSet::new(),
        was_shut_down: Arc::clone(&was_shut_down),
    };
    tokio::select! {
        _ = tokio::task::spawn_blocking(|| input.read_to_end()) => {}
        _ = ended.recv() => {}
    }
    if was_shut_down.load(Ordering::Relaxed) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The messages that come in.
struct Input {
    session: Session,
    output: mpsc::UnboundedSender<Output>,
    /// The requests that go on beside what follows them.
    running: JoinSet<()>,
    was_shut_down: Arc<AtomicBool>,
}

impl Input {
    /// Reads messages until `exit` or the end of the input, on a thread of its own: standard input
    /// cannot be waited for otherwise. That thread also begins what they ask, since waking another
    /// one for it takes longer than most answers do.
    fn read_to_end(mut self) {
        let runtime = Handle::current();
        let mut input = BufReader::with_capacity(1 << 16, std::io::stdin().lock());
        loop {
            match read_frame(&mut input) {
                Ok(Some(body)) => match self.session.receive(&body) {
                    Received::Done => {}
                    Received::GoesOn(answering) => {
                        let runtime = runtime.clone();
                        self.running
                            .spawn_blocking(move || runtime.block_on(answering));
                    }
                    Received::Exit => break,
                },
                Ok(None) => break,
                Err(error) => {
                    tracing::warn!("the input has broken off: {error}");
                    break;
                }
            }
            let was_shut_down = self.session.was_shut_down();
            self.was_shut_down.store(was_shut_down, Ordering::Relaxed);
            while self.running.try_join_next().is_some() {}
        }
        runtime.block_on(self.finish());
    }

    /// Lets the last answers out.
    async fn finish(mut self) {
        let last_answers = async {
            while self.running.join_next().await.is_some() {}
            let (flushed, flush) = oneshot::channel();
            if self.output.send(Output::Flush(flushed)).is_ok() {
                // Not answered where nobody reads the output.
                let _ = flush.await;
            }
        };
        let _ = tokio::time::timeout(LAST_ANSWERS, last_answers).await;
    }
}

/// This program as a session sees it.
struct StdioHost {
    runtime: Handle,
    output: mpsc::UnboundedSender<Output>,
    /// Ends the session.
    end: mpsc::UnboundedSender<()>,
}

impl Host for StdioHost {
    fn send(&self, message: String) {
        // The writer is gone only when nobody reads any more.
        let _ = self.output.send(Output::Frame(frame(&message)));
    }

    fn see_to(&self, task: Task) {
        self.runtime.spawn(task);
    }

    /// On a thread of its own: requests may fill all others and wait for what is done here, as for
    /// the corpus.
    fn work_on(&self, task: Task) {
        let runtime = self.runtime.clone();
        let thread = std::thread::Builder::new().name("work".to_owned());
        let work = move || {
            runtime.block_on(task);
            give_back();
        };
        if let Err(error) = thread.spawn(work) {
            tracing::error!("no thread for what takes long: {error}");
        }
    }

    fn share(&self, work: &(dyn Fn() + Sync)) {
        std::thread::scope(|scope| {
            for _ in 1..threads_to_spare() {
                scope.spawn(work);
            }
            work();
        });
    }

    fn end_with(&self, process: u32) {
        let end = self.end.clone();
        once_ended(process, move || {
            // The receiver is gone only when the server already ends.
            let _ = end.send(());
        });
    }

    fn files(&self) -> Arc<dyn FileSystem> {
        Arc::new(NativeFiles)
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(SystemClock {
            runtime: self.runtime.clone(),
        })
    }
}

/// The time of this machine.
struct SystemClock {
    runtime: Handle,
}

impl Clock for SystemClock {
    fn now(&self) -> Duration {
        static BEGIN: OnceLock<Instant> = OnceLock::new();
        BEGIN.get_or_init(Instant::now).elapsed()
    }

    fn sleep(&self, duration: Duration) -> Task {
        let _timers = self.runtime.enter();
        Box::pin(tokio::time::sleep(duration))
    }
}

/// What goes out.
enum Output {
    Frame(Vec<u8>),
    Flush(oneshot::Sender<()>),
}

/// Writes frames on a thread of its own, so that a client that does not read holds nothing up. When
/// nobody can read them any more, the session ends.
fn write_output(end: mpsc::UnboundedSender<()>) -> mpsc::UnboundedSender<Output> {
    let (sender, mut outgoing) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        let mut output = unbuffered_output();
        while let Some(message) = outgoing.blocking_recv() {
            match message {
                Output::Frame(frame) => {
                    if output
                        .write_all(&frame)
                        .and_then(|()| output.flush())
                        .is_err()
                    {
                        // The receiver is gone only when the server already ends.
                        let _ = end.send(());
                        return;
                    }
                }
                Output::Flush(done) => drop(done.send(())),
            }
        }
    });
    sender
}

/// Standard output without the buffer that would write a message in two pieces, up to the last line
/// break in it and from there on: a client that waits would be woken twice for it.
fn unbuffered_output() -> Box<dyn Write> {
    #[cfg(unix)]
    let own = std::os::fd::AsFd::as_fd(&std::io::stdout()).try_clone_to_owned();
    #[cfg(windows)]
    let own = std::os::windows::io::AsHandle::as_handle(&std::io::stdout()).try_clone_to_owned();
    match own {
        Ok(own) => Box::new(std::fs::File::from(own)),
        Err(_) => Box::new(std::io::stdout()),
    }
}
