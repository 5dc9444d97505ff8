//! Which source file takes what from which other, and the circles among them.
//!
//! An arrow from a file to another: the first names something that the second defines, in a `use`
//! or in a path of its code. Declaring a module and re-exporting from it are no arrows; what is
//! taken through a re-export is taken from the file that defines it. Tests are left out.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use syn::visit::{self, Visit};
use syn::{Attribute, Ident, Item, UseTree, Visibility};

/// A source file: its path relative to `server/src`, with `/`, and its text.
pub struct File<'a> {
    pub path: &'a str,
    pub text: &'a str,
}

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

/// A module as its file declares it.
struct Module {
    path: String,
    /// `features::hover`; empty for the root.
    name: Vec<String>,
    /// What it defines.
    defined: HashSet<String>,
    /// What it re-exports: the name that others see, and the full path that it stands for.
    exported: HashMap<String, Vec<String>>,
    /// The modules of which it re-exports everything.
    exported_whole: Vec<Vec<String>>,
    /// Full paths that its program names.
    used: Vec<Vec<String>>,
}

fn modules(files: &[File<'_>]) -> BTreeMap<Vec<String>, Module> {
    files
        .iter()
        .filter(|file| !file.path.ends_with("tests.rs") && !file.path.contains("/tests/"))
        .filter_map(|file| {
            let parsed = syn::parse_file(file.text).ok()?;
            let name = module_name(file.path);
            let mut module = Module {
                path: file.path.to_owned(),
                name: name.clone(),
                defined: HashSet::new(),
                exported: HashMap::new(),
                exported_whole: Vec::new(),
                used: Vec::new(),
            };
            let mut reader = Reader {
                module: &mut module,
                imported: HashMap::new(),
            };
            reader.imports(&parsed.items);
            reader.visit_file(&parsed);
            Some((name, module))
        })
        .collect()
}

/// `features/hover.rs` is `features::hover`, `citation/mod.rs` is `citation`.
fn module_name(path: &str) -> Vec<String> {
    let mut name: Vec<String> = path
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if name
        .last()
        .is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main"))
    {
        name.pop();
    }
    name
}

struct Reader<'a> {
    module: &'a mut Module,
    /// What the file's own names stand for.
    imported: HashMap<String, Vec<String>>,
}

impl Reader<'_> {
    fn imports(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Use(import) if !is_test(&import.attrs) => {
                    let is_exported = !matches!(import.vis, Visibility::Inherited);
                    self.tree(&import.tree, Vec::new(), is_exported);
                }
                Item::Mod(inner) if !is_test(&inner.attrs) => {
                    if let Some((_, items)) = &inner.content {
                        self.imports(items);
                    } else {
                        let mut full = self.module.name.clone();
                        full.push(inner.ident.to_string());
                        self.imported.insert(inner.ident.to_string(), full);
                    }
                }
                other => {
                    if let Some(name) = defined(other) {
                        self.module.defined.insert(name.to_string());
                    }
                }
            }
        }
    }

    fn tree(&mut self, tree: &UseTree, before: Vec<String>, is_exported: bool) {
        match tree {
            UseTree::Path(path) => {
                let mut longer = before;
                longer.push(path.ident.to_string());
                self.tree(&path.tree, longer, is_exported);
            }
            UseTree::Group(group) => {
                for item in &group.items {
                    self.tree(item, before.clone(), is_exported);
                }
            }
            UseTree::Name(name) => self.import(before, &name.ident, &name.ident, is_exported),
            UseTree::Rename(name) => self.import(before, &name.ident, &name.rename, is_exported),
            UseTree::Glob(_) => {
                let Some(full) = self.full(before) else {
                    return;
                };
                if is_exported {
                    self.module.exported_whole.push(full);
                } else {
                    self.module.used.push(full);
                }
            }
        }
    }

    fn import(&mut self, before: Vec<String>, name: &Ident, seen: &Ident, is_exported: bool) {
        let mut path = before;
        if name != "self" {
            path.push(name.to_string());
        }
        let Some(full) = self.full(path) else { return };
        let seen = match seen.to_string().as_str() {
            "self" => full.last().cloned().unwrap_or_default(),
            other => other.to_owned(),
        };
        if is_exported {
            self.module.exported.insert(seen.clone(), full.clone());
        } else {
            self.module.used.push(full.clone());
        }
        self.imported.insert(seen, full);
    }

    /// A path from the crate's root; `None` for what is not the crate's own.
    fn full(&self, path: Vec<String>) -> Option<Vec<String>> {
        let own = &self.module.name;
        let mut rest = path.iter().peekable();
        let mut full = match rest.peek()?.as_str() {
            "crate" | "yuanyin" => {
                rest.next();
                Vec::new()
            }
            "self" => {
                rest.next();
                own.clone()
            }
            "super" => {
                let mut at = own.clone();
                while rest.peek().is_some_and(|step| *step == "super") {
                    rest.next();
                    at.pop();
                }
                at
            }
            first => self.imported.get(first).cloned().inspect(|_| {
                rest.next();
            })?,
        };
        full.extend(rest.cloned());
        Some(full)
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes: &[Attribute] = match item {
            Item::Mod(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Use(_) => return,
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let steps: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        // A single name has been imported, and counts there.
        if steps.len() > 1
            && let Some(full) = self.full(steps)
        {
            self.module.used.push(full);
        }
        visit::visit_path(self, path);
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<Ident>()
                .is_ok_and(|flag| flag == "test")
    })
}

fn defined(item: &Item) -> Option<&Ident> {
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    }
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
