//! Tasks for a host without threads: one after another, when the host has time.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use futures::StreamExt;
use futures::stream::FuturesUnordered;

use super::host::Task;

/// Tasks that are not done yet.
#[derive(Default)]
pub struct Tasks {
    new: Mutex<Vec<Task>>,
    begun: Mutex<FuturesUnordered<Task>>,
}

impl Tasks {
    /// Takes a task over; it begins with the next [`Tasks::run`].
    pub fn add(&self, task: Task) {
        lock(&self.new).push(task);
    }

    /// Goes on with all tasks, until each is done or waits for something outside.
    pub fn run(&self) {
        let woken = Arc::new(Woken::default());
        let waker = Waker::from(Arc::clone(&woken));
        let mut begun = lock(&self.begun);
        loop {
            begun.extend(lock(&self.new).drain(..));
            woken.0.store(false, Ordering::Relaxed);
            match begun.poll_next_unpin(&mut Context::from_waker(&waker)) {
                Poll::Ready(Some(())) => {}
                Poll::Pending if woken.0.load(Ordering::Relaxed) => {}
                _ if lock(&self.new).is_empty() => return,
                _ => {}
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether anything has been woken.
#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use futures::channel::oneshot;

    use super::*;

    #[test]
    fn tasks_go_on_until_they_wait_and_begin_others() {
        let tasks = Arc::new(Tasks::default());
        let said = Arc::new(Mutex::new(Vec::new()));
        let (sender, receiver) = oneshot::channel();
        let (inner, told) = (Arc::clone(&tasks), Arc::clone(&said));
        tasks.add(Box::pin(async move {
            lock(&told).push("begun");
            let also = Arc::clone(&told);
            inner.add(Box::pin(async move { lock(&also).push("another") }));
            let _ = receiver.await;
            lock(&told).push("done");
        }));
        tasks.run();
        assert_eq!(*lock(&said), ["begun", "another"]);
        tasks.run();
        sender.send(()).unwrap();
        tasks.run();
        assert_eq!(*lock(&said), ["begun", "another", "done"]);
    }
}
