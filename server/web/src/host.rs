//! The session, and what it needs of the program that it runs in: nothing but memory.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use yuanyin::session::{Clock, FileSystem, Host, MemoryFiles, Received, Session, Task, Tasks};

use crate::hourglass::Hourglass;
use crate::office;
use crate::{BROKEN_OFF, ENDED, GOES_ON};

/// What a session is lent here.
#[derive(Default)]
struct Worker {
    said: Mutex<VecDeque<String>>,
    tasks: Tasks,
    files: Arc<MemoryFiles>,
    clock: Arc<Hourglass>,
}

impl Worker {
    fn said(&self) -> MutexGuard<'_, VecDeque<String>> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Host for Worker {
    fn send(&self, message: String) {
        self.said().push_back(message);
    }

    fn see_to(&self, task: Task) {
        self.tasks.add(task);
    }

    fn work_on(&self, task: Task) {
        self.tasks.add(task);
    }

    fn files(&self) -> Arc<dyn FileSystem> {
        Arc::clone(&self.files) as Arc<dyn FileSystem>
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock) as Arc<dyn Clock>
    }
}

/// The server, with the message that comes in and the one that goes out.
pub struct Server {
    session: Session,
    worker: Arc<Worker>,
    pub incoming: Vec<u8>,
    pub outgoing: String,
    /// The file that belongs to the last answer about one.
    pub file: Vec<u8>,
}

impl Server {
    pub fn new() -> Server {
        let worker = Arc::new(Worker::default());
        Server {
            session: Session::new(Arc::clone(&worker) as Arc<dyn Host>),
            worker,
            incoming: Vec::new(),
            outgoing: String::new(),
            file: Vec::new(),
        }
    }

    /// Takes the message that came in. What takes time goes on with the next [`Server::go_on`], so that
    /// messages behind it, as one that takes it back, are heard before.
    pub fn receive(&mut self, now: f64) -> u32 {
        self.worker.clock.turn(now);
        match self.session.receive(&self.incoming) {
            Received::Done => GOES_ON,
            Received::GoesOn(answering) => {
                self.worker.tasks.add(answering);
                GOES_ON
            }
            Received::Exit if self.session.was_shut_down() => ENDED,
            Received::Exit => BROKEN_OFF,
        }
    }

    pub fn go_on(&mut self, now: f64) {
        self.worker.clock.turn(now);
        self.worker.tasks.run();
    }

    /// Answers the question that came in, so many bytes of it and the file behind them. How long the answer is.
    pub fn ask(&mut self, question: usize) -> usize {
        let incoming = std::mem::take(&mut self.incoming);
        let (question, file) = incoming.split_at_checked(question).unwrap_or_default();
        let (answer, file) = office::answer(question, file);
        (self.outgoing, self.file) = (answer.to_string(), file);
        self.outgoing.len()
    }

    pub fn wakes_at(&self) -> f64 {
        self.worker.clock.next().unwrap_or(f64::INFINITY)
    }

    pub fn next_message(&mut self) -> usize {
        self.outgoing = self.worker.said().pop_front().unwrap_or_default();
        self.outgoing.len()
    }
}
