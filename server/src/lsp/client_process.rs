//! The server ends when its client does.

use std::time::Duration;

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

/// How often the client is looked for.
const INTERVAL: Duration = Duration::from_secs(3);

/// Calls `gone` from a thread of its own once the client's process has ended. A client that
/// cannot be seen from here at all (containers hide it) is not watched; the end of its output
/// ends the server then.
pub fn once_ended(client: u32, gone: impl FnOnce() + Send + 'static) {
    let watch = move || {
        let mut system = System::new();
        let pid = Pid::from_u32(client);
        let mut lives = move || {
            system.refresh_processes_specifics(
                ProcessesToUpdate::Some(&[pid]),
                true,
                ProcessRefreshKind::nothing(),
            );
            system
                .process(pid)
                .is_some_and(|process| process.status() != sysinfo::ProcessStatus::Zombie)
        };
        if !lives() {
            return;
        }
        while lives() {
            std::thread::sleep(INTERVAL);
        }
        gone();
    };
    let started = std::thread::Builder::new()
        .name("client-process".into())
        .spawn(watch);
    if let Err(error) = started {
        tracing::warn!("the client's process is not watched: {error}");
    }
}
