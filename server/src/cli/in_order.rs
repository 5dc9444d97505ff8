//! Work on all processors whose results are needed in order.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};

/// Results that wait for an earlier one, at most: one long file must not have all others kept in memory.
const WAITING: usize = 64;

/// Works on each number from 0 to `count`, on all processors, and hands the results over in their order, on
/// the thread that asks.
pub fn in_order<Worked: Send>(
    count: usize,
    work: impl Fn(usize) -> Worked + Sync,
    mut hand_over: impl FnMut(Worked),
) {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = processors.min(count);
    if threads <= 1 {
        (0..count).map(work).for_each(hand_over);
        return;
    }
    let next = AtomicUsize::new(0);
    let handed_over = (Mutex::new(0), Condvar::new());
    let (send, receive) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (send, next, handed_over, work) = (send.clone(), &next, &handed_over, &work);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return;
                    }
                    let (handed_over, more) = handed_over;
                    let so_far = handed_over.lock().unwrap_or_else(PoisonError::into_inner);
                    let is_too_early = |so_far: &mut usize| number >= *so_far + WAITING;
                    drop(more.wait_while(so_far, is_too_early));
                    if send.send((number, work(number))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut early = BTreeMap::new();
        let mut expected = 0;
        for (number, worked) in receive {
            early.insert(number, worked);
            while let Some(worked) = early.remove(&expected) {
                hand_over(worked);
                expected += 1;
            }
            let (so_far, more) = &handed_over;
            *so_far.lock().unwrap_or_else(PoisonError::into_inner) = expected;
            more.notify_all();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_however_long_each_takes() {
        for count in [0, 1, 2, 500] {
            let mut results = Vec::new();
            let work = |number: usize| {
                // The first of each ten is the longest.
                let rounds = if number.is_multiple_of(10) {
                    100_000
                } else {
                    10
                };
                (0..rounds).fold(number, |sum, round| {
                    std::hint::black_box(sum ^ round ^ round)
                })
            };
            in_order(count, work, |result| results.push(result));
            assert_eq!(results, (0..count).collect::<Vec<_>>());
        }
    }
}
