//! Which source file takes what from which other, and the circles among them.
//!
//! An arrow from a file to another: the first names something that the second defines, in a `use`
//! or in a path of its code. Declaring a module and re-exporting from it are no arrows; what is
//! taken through a re-export is taken from the file that defines it. Tests are left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::{File, Module, module};

/// Each circle as its files in the order of their names, with one arrow a line that shows what ties them.
pub fn circles(files: &[File<'_>]) -> Vec<String> {
    let modules = modules(files);
    let arrows = arrows(&modules);
    tied(&arrows)
        .into_iter()
        .map(|circle| {
            let mut lines = vec![format!(
                "circle: {}",
                circle.iter().cloned().collect::<Vec<_>>().join(", ")
            )];
            for (from, to) in arrows.keys() {
                if circle.contains(from) && circle.contains(to) {
                    let names = &arrows[&(from.clone(), to.clone())];
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    lines.push(format!("  {from} -> {to}: {}", names.join(", ")));
                }
            }
            lines.join("\n")
        })
        .collect()
}

fn modules(files: &[File<'_>]) -> BTreeMap<Vec<String>, Module> {
    let modules = files.iter().filter_map(module);
    modules
        .map(|module| (module.name.clone(), module))
        .collect()
}

type Arrows = BTreeMap<(String, String), BTreeSet<String>>;

fn arrows(modules: &BTreeMap<Vec<String>, Module>) -> Arrows {
    let mut arrows = Arrows::new();
    for module in modules.values() {
        for used in &module.used {
            if let Some((target, name)) = target(modules, used, 0)
                && target != module.path
            {
                let arrow = (module.path.clone(), target);
                arrows.entry(arrow).or_default().insert(name);
            }
        }
    }
    arrows
}

/// The file that defines what a path names, with the name.
fn target(
    modules: &BTreeMap<Vec<String>, Module>,
    path: &[String],
    depth: usize,
) -> Option<(String, String)> {
    if depth > 8 {
        return None;
    }
    let (module, rest) = (0..=path.len()).rev().find_map(|length| {
        let module = modules.get(path.get(..length)?)?;
        Some((module, path.get(length..)?))
    })?;
    // A module as a whole is a place to name things in, and no arrow by itself.
    let name = rest.first()?;
    if module.defined.contains(name) {
        return Some((module.path.clone(), name.clone()));
    }
    if let Some(full) = module.exported.get(name) {
        return target(modules, full, depth + 1);
    }
    module.exported_whole.iter().find_map(|whole| {
        let mut full = whole.clone();
        full.push(name.clone());
        target(modules, &full, depth + 1)
    })
}

/// Sets of files of which each leads to each: strongly connected, and more than one.
fn tied(arrows: &Arrows) -> Vec<BTreeSet<String>> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in arrows.keys() {
        next.entry(from).or_default().push(to);
    }
    let reached = |from: &str| -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            for to in next.get(at).into_iter().flatten() {
                if seen.insert((*to).to_owned()) {
                    open.push(to);
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&str, BTreeSet<String>> =
        next.keys().map(|from| (*from, reached(from))).collect();
    let mut found: BTreeSet<Vec<String>> = BTreeSet::new();
    for (from, all) in &reach {
        if all.contains(*from) {
            let circle: Vec<String> = all
                .iter()
                .filter(|to| {
                    reach
                        .get(to.as_str())
                        .is_some_and(|back| back.contains(*from))
                })
                .cloned()
                .collect();
            found.insert(circle);
        }
    }
    found
        .into_iter()
        .map(|circle| circle.into_iter().collect())
        .collect()
}
