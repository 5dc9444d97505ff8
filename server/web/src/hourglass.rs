//! A clock that is told the time, since a module without imports cannot ask for it.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::channel::oneshot;
use yuanyin::session::{Clock, Task};

/// Stands still until it is told how late it is.
#[derive(Default)]
pub struct Hourglass(Mutex<State>);

#[derive(Default)]
struct State {
    now: Duration,
    sleepers: Vec<(Duration, oneshot::Sender<()>)>,
}

impl Hourglass {
    /// Tells the time in milliseconds, and wakes who has slept long enough. Time does not run backwards.
    pub fn turn(&self, milliseconds: f64) {
        let told = Duration::try_from_secs_f64(milliseconds / 1000.0).unwrap_or_default();
        let mut state = self.state();
        state.now = state.now.max(told);
        let now = state.now;
        for (_, sleeper) in state.sleepers.extract_if(.., |(until, _)| *until <= now) {
            // Whoever has what they waited for does not wait any more.
            let _ = sleeper.send(());
        }
    }

    /// When the next sleeper is to be woken, in milliseconds.
    pub fn next(&self) -> Option<f64> {
        let mut state = self.state();
        state.sleepers.retain(|(_, sleeper)| !sleeper.is_canceled());
        let until = state.sleepers.iter().map(|(until, _)| *until).min()?;
        Some(until.as_secs_f64() * 1000.0)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for Hourglass {
    fn now(&self) -> Duration {
        self.state().now
    }

    fn sleep(&self, duration: Duration) -> Task {
        let (sender, woken) = oneshot::channel();
        let mut state = self.state();
        let until = state.now.saturating_add(duration);
        state.sleepers.push((until, sender));
        Box::pin(async move {
            let _ = woken.await;
        })
    }
}
