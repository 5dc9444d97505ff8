//! What a figure was measured on and when: what stands above a table.

use std::fs;
use std::process::Command;

/// The processor, the cores, how busy they are, and the date.
pub fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let told = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = told
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or(std::env::consts::ARCH, |(_, name)| name);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?");
    let date = Command::new("date").arg("+%F").output();
    let date = date.map_or_else(
        |_| String::new(),
        |date| String::from_utf8_lossy(&date.stdout).trim().to_owned(),
    );
    format!("{processor}, {cores} cores, load {load}, {date}")
}

/// A figure of `/proc/ID/status` in KiB, as `VmRSS`; 0 where the kernel does not tell.
pub fn kib(id: u32, name: &str) -> u64 {
    let told = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    told.lines()
        .find_map(|line| {
            let figure = line.strip_prefix(name)?.strip_prefix(':')?;
            figure.split_whitespace().next()?.parse().ok()
        })
        .unwrap_or_default()
}
