//! The full paths that a source file's program names: in `use` with its nested trees, in its code and in what it
//! gives to macros, through `self`, `super` and the names that it has imported. Tests are left out.

use std::collections::{HashMap, HashSet};

use syn::visit::{self, Visit};
use syn::{Attribute, Ident, Item, UseTree, Visibility};

/// A source file: its path relative to `server/src`, with `/`, and its text.
pub struct File<'a> {
    pub path: &'a str,
    pub text: &'a str,
}

/// A module as its file declares it.
pub struct Module {
    pub path: String,
    /// `features::hover`; empty for the root.
    pub name: Vec<String>,
    /// What it defines.
    pub defined: HashSet<String>,
    /// What it re-exports: the name that others see, and the full path that it stands for.
    pub exported: HashMap<String, Vec<String>>,
    /// The modules of which it re-exports everything.
    pub exported_whole: Vec<Vec<String>>,
    /// Full paths of the crate that its program names.
    pub used: Vec<Vec<String>>,
    /// Full paths of other crates that its program names; `*` at the end for everything under one.
    pub foreign: Vec<Vec<String>>,
}

impl Module {
    /// Every path of the crate that it names, re-exports among them.
    pub fn named(&self) -> impl Iterator<Item = &Vec<String>> {
        (self.used.iter())
            .chain(self.exported.values())
            .chain(&self.exported_whole)
    }
}

/// `None` for a file of tests, and for one that cannot be read.
pub fn module(file: &File<'_>) -> Option<Module> {
    if is_test_file(file.path) {
        return None;
    }
    let parsed = syn::parse_file(file.text).ok()?;
    let mut module = Module {
        path: file.path.to_owned(),
        name: module_name(file.path),
        defined: HashSet::new(),
        exported: HashMap::new(),
        exported_whole: Vec::new(),
        used: Vec::new(),
        foreign: Vec::new(),
    };
    let mut reader = Reader {
        module: &mut module,
        inside: Vec::new(),
        imported: HashMap::new(),
    };
    reader.imports(&parsed.items);
    reader.visit_file(&parsed);
    Some(module)
}

pub fn is_test_file(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/")
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

/// A path from a crate's root.
#[derive(Clone)]
enum Full {
    Own(Vec<String>),
    /// With the other crate's name.
    Foreign(Vec<String>),
}

impl Full {
    fn joined(mut self, rest: &[String]) -> Full {
        let (Full::Own(path) | Full::Foreign(path)) = &mut self;
        path.extend_from_slice(rest);
        self
    }

    fn last(&self) -> Option<&String> {
        let (Full::Own(path) | Full::Foreign(path)) = self;
        path.last()
    }
}

struct Reader<'a> {
    module: &'a mut Module,
    /// The modules in the file that are being read, from the outermost.
    inside: Vec<String>,
    /// What the file's own names stand for.
    imported: HashMap<String, Full>,
}

impl Reader<'_> {
    fn imports(&mut self, items: &[Item]) {
        // A module is known before it is imported from.
        for item in items {
            if let Item::Mod(inner) = item
                && inner.content.is_none()
                && !is_test(&inner.attrs)
            {
                let name = inner.ident.to_string();
                let full = Full::Own(self.here()).joined(std::slice::from_ref(&name));
                self.imported.insert(name, full);
            }
        }
        for item in items.iter().filter(|item| !is_test(attributes(item))) {
            match item {
                Item::Use(import) => {
                    let is_exported = !matches!(import.vis, Visibility::Inherited);
                    self.tree(&import.tree, Vec::new(), is_exported);
                }
                Item::Mod(inner) => {
                    if let Some((_, items)) = &inner.content {
                        self.inside.push(inner.ident.to_string());
                        self.imports(items);
                        self.inside.pop();
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
            UseTree::Glob(_) => match self.full(&before, true) {
                Some(Full::Own(full)) if is_exported => self.module.exported_whole.push(full),
                Some(Full::Own(full)) => self.module.used.push(full),
                Some(Full::Foreign(mut full)) => {
                    full.push("*".to_owned());
                    self.module.foreign.push(full);
                }
                None => {}
            },
        }
    }

    fn import(&mut self, before: Vec<String>, name: &Ident, seen: &Ident, is_exported: bool) {
        let mut path = before;
        if name != "self" {
            path.push(name.to_string());
        }
        let Some(full) = self.full(&path, true) else {
            return;
        };
        let seen = match seen.to_string().as_str() {
            "self" => full.last().cloned().unwrap_or_default(),
            other => other.to_owned(),
        };
        match &full {
            Full::Own(full) if is_exported => {
                self.module.exported.insert(seen.clone(), full.clone());
            }
            Full::Own(full) => self.module.used.push(full.clone()),
            Full::Foreign(full) => self.module.foreign.push(full.clone()),
        }
        self.imported.insert(seen, full);
    }

    /// The module that is being read.
    fn here(&self) -> Vec<String> {
        [self.module.name.as_slice(), &self.inside].concat()
    }

    /// A path from its crate's root. In code, what begins with no imported name is a name of the file itself or of
    /// another crate, which is told by its being one of the standard library's or written in small letters.
    fn full(&self, path: &[String], is_import: bool) -> Option<Full> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" | "yuanyin" => Some(Full::Own(rest.to_vec())),
            "self" => Some(Full::Own(self.here()).joined(rest)),
            "super" => {
                let mut at = self.here();
                at.pop();
                let mut rest = rest;
                while let Some(("super", deeper)) = rest
                    .split_first()
                    .map(|(step, deeper)| (step.as_str(), deeper))
                {
                    at.pop();
                    rest = deeper;
                }
                Some(Full::Own(at).joined(rest))
            }
            name => match self.imported.get(name) {
                Some(full) => Some(full.clone().joined(rest)),
                None if is_import || name.starts_with(|c: char| c.is_ascii_lowercase()) => {
                    Some(Full::Foreign(path.to_vec()))
                }
                None => None,
            },
        }
    }

    fn names(&mut self, steps: &[String]) {
        // A single name has been imported, and counts there.
        if steps.len() < 2 {
            return;
        }
        match self.full(steps, false) {
            Some(Full::Own(full)) => self.module.used.push(full),
            Some(Full::Foreign(full)) => self.module.foreign.push(full),
            None => {}
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_test(attributes(item)) {
            return;
        }
        match item {
            Item::Use(_) => {}
            Item::Mod(inner) => {
                self.inside.push(inner.ident.to_string());
                visit::visit_item(self, item);
                self.inside.pop();
            }
            _ => visit::visit_item(self, item),
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !is_test(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    /// `use` in a function's body.
    fn visit_stmt(&mut self, statement: &'ast syn::Stmt) {
        if let syn::Stmt::Item(Item::Use(import)) = statement {
            self.tree(&import.tree, Vec::new(), false);
        }
        visit::visit_stmt(self, statement);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let steps: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        self.names(&steps);
        visit::visit_path(self, path);
    }

    /// What a macro is given is not parsed; the paths in it are read off its words.
    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        for path in paths_in(&called.tokens.to_string()) {
            self.names(&path);
        }
        visit::visit_macro(self, called);
    }
}

/// Words with `::` between them, in the text of a macro's tokens.
fn paths_in(tokens: &str) -> Vec<Vec<String>> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut paths = vec![Vec::new()];
    let mut rest = tokens;
    let mut is_joined = false;
    while let Some(first) = rest.chars().next() {
        if let Some(behind) = rest.strip_prefix("::") {
            is_joined = true;
            rest = behind;
        } else if is_word(first) {
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            if !is_joined {
                paths.push(Vec::new());
            }
            if let Some(path) = paths.last_mut() {
                path.push(rest[..end].to_owned());
            }
            is_joined = false;
            rest = &rest[end..];
        } else if first == '"' {
            // A string says nothing.
            let closing = rest[1..].find('"').map_or(rest.len(), |at| at + 2);
            (rest, is_joined) = (&rest[closing..], false);
        } else {
            is_joined &= first.is_whitespace();
            rest = &rest[first.len_utf8()..];
        }
    }
    paths
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<Ident>()
                .is_ok_and(|flag| flag == "test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
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
