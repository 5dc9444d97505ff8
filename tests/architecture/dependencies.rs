//! What the program is made of: only libraries from crates.io, under the licences that `.deny.toml` allows, on every
//! platform. The same as `cargo deny check licenses sources`, which takes long to install.

use std::process::Command;

use serde_json::Value;
use spdx::{Expression, ParseMode};

use crate::repository;

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The packages of `Cargo.lock`: of all platforms or, where those of others are not here and cannot be fetched, of
/// this one.
fn packages() -> Vec<Value> {
    let metadata = |more: &[&str]| {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["metadata", "--locked", "--format-version", "1"])
            .args(more)
            .current_dir(repository())
            .output()
            .expect("cargo");
        let data = output.status.success().then_some(output.stdout)?;
        serde_json::from_slice::<Value>(&data).ok()
    };
    let here = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let data = metadata(&[]).or_else(|| metadata(&["--offline", "--filter-platform", &here]));
    let data = data.expect("cargo metadata");
    data["packages"].as_array().expect("a list").clone()
}

/// The licences that are allowed.
fn allowed() -> Vec<String> {
    let text = std::fs::read_to_string(repository().join(".deny.toml")).expect("the file");
    let table: toml::Table = text.parse().expect("TOML");
    let allowed = table["licenses"]["allow"].as_array().expect("a list");
    let names = allowed.iter().filter_map(toml::Value::as_str);
    names.map(str::to_owned).collect()
}

/// Whether a package may be used under some of these licences.
fn is_allowed(written: &str, allowed: &[String]) -> bool {
    let expression = Expression::parse_mode(written, ParseMode::LAX);
    expression.is_ok_and(|expression| {
        expression.evaluate(|requirement| allowed.contains(&requirement.to_string()))
    })
}

#[test]
fn every_library_comes_from_crates_io_under_a_licence_that_is_allowed() {
    let allowed = allowed();
    let packages = packages();
    assert!(packages.len() > 100, "{} packages", packages.len());
    let mut others = Vec::new();
    for package in &packages {
        let (name, source) = (&package["name"], &package["source"]);
        let is_ours = source.is_null();
        if !is_ours && source != CRATES_IO {
            others.push(format!("{name} comes from {source}"));
        }
        let licence = package["license"].as_str().unwrap_or_default();
        if !is_allowed(licence, &allowed) {
            others.push(format!("{name} is under “{licence}”"));
        }
    }
    assert_eq!(others, Vec::<String>::new());
}

#[test]
fn a_licence_is_read_as_an_expression() {
    let allowed = ["MIT", "Apache-2.0"].map(str::to_owned);
    for (written, may) in [
        ("MIT OR Apache-2.0", true),
        ("MIT/Apache-2.0", true),
        ("MIT OR GPL-3.0-only", true),
        ("(MIT OR Zlib) AND Apache-2.0", true),
        ("MIT AND Unicode-3.0", false),
        ("GPL-3.0-only", false),
        ("Apache-2.0 WITH LLVM-exception", false),
        ("", false),
        ("of our own", false),
    ] {
        assert_eq!(is_allowed(written, &allowed), may, "{written}");
    }
}
