//! How long processes have had a processor, where the kernel tells (Linux): other work of the machine
//! does not make it longer.

use std::fs;
use std::time::Duration;

/// What the threads of a running process have had.
pub fn of_process(id: u32) -> Option<Duration> {
    let threads = fs::read_dir(format!("/proc/{id}/task")).ok()?;
    let mut nanoseconds = 0;
    for thread in threads {
        let told = fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        nanoseconds += told.split_whitespace().next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(nanoseconds))
}
