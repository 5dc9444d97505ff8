//! What writes over stretches of one part of a document of Word.
//!
//! A run is divided where a change or a comment begins or ends in it; each piece keeps its form, and none is left that
//! is empty. What stands a second time for older programs (`mc:Fallback`) is changed with the first.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;

use crate::office::edit::{Authorship, Splices};
use crate::office::part::Part;
use crate::office::xml::{NodeId, Seen, Space, Tree, escape};

/// What writes over stretches of one part.
pub struct Pen<'a> {
    part: &'a Part,
    pub tree: &'a Tree,
    pub splices: Splices,
    /// Texts whose spaces at their ends are kept by now.
    spaced: HashSet<NodeId>,
    /// Where runs are divided, by the run.
    divided: BTreeMap<NodeId, Vec<Division>>,
    /// What is changed within the results of fields, by the bytes of the whole field.
    fields: BTreeMap<(usize, usize), (Rc<Field>, Splices)>,
    /// Of nodes that have been asked: the fields written in several runs, by the runs of what they come to.
    complex: HashMap<NodeId, HashMap<NodeId, Rc<Field>>>,
    /// Of two ways in which the same is written: which leaves of the second stand for those of the first.
    twins: HashMap<(NodeId, NodeId), HashMap<NodeId, NodeId>>,
    next_id: u32,
}

/// A place where a run is divided, and what stands there instead.
struct Division {
    /// What of the run it is in: a text, or an element that stands for a character.
    leaf: NodeId,
    source: Range<usize>,
    between: String,
}

/// Divisions of a run with nothing between them.
struct Gap {
    start: usize,
    end: usize,
    /// In which texts it begins and ends.
    first: NodeId,
    last: NodeId,
    between: String,
}

/// A field that is not written within: whoever reads it makes one text of what was taken out and what was put in.
struct Field {
    /// From its first run to its last, or the one element.
    whole: Range<usize>,
    /// What it is made by, as it is written.
    instruction: String,
    /// The runs of what it comes to.
    result: Range<usize>,
    /// Of the names of its elements, with the colon.
    prefix: String,
}

impl<'a> Pen<'a> {
    pub fn new(part: &'a Part) -> Pen<'a> {
        Pen {
            part,
            tree: &part.tree,
            splices: Splices::default(),
            spaced: HashSet::new(),
            divided: BTreeMap::new(),
            fields: BTreeMap::new(),
            complex: HashMap::new(),
            twins: HashMap::new(),
            next_id: 0,
        }
    }

    /// The part's name and its text, where something is written into it.
    pub fn finish(mut self, authorship: Option<&Authorship>) -> Option<(String, String)> {
        if let Some(authorship) = authorship {
            for (field, changes) in std::mem::take(&mut self.fields).into_values() {
                self.put_field_aside(&field, changes, authorship);
            }
        }
        for (run, divisions) in std::mem::take(&mut self.divided) {
            self.divide(run, divisions);
        }
        let has_changed = !self.splices.is_empty();
        let text = has_changed.then(|| self.splices.applied(self.tree.text()))?;
        Some((self.part.name.clone(), text))
    }

    /// An id that no element of the part has.
    pub fn id(&mut self) -> u32 {
        if self.next_id == 0 {
            self.next_id = greatest_id(self.tree).saturating_add(1);
        }
        let id = self.next_id;
        self.next_id = id.saturating_add(1);
        id
    }

    /// Whether a leaf is a text, and no element that stands for a character.
    fn is_text(&self, leaf: NodeId) -> bool {
        matches!(
            self.tree.see(leaf),
            Seen::Element(Space::Word, "t" | "delText")
        )
    }

    /// Writes something over bytes of a leaf, and where it stands a second time.
    pub fn write_over(&mut self, leaf: NodeId, source: &Range<usize>, text: &str) {
        for (leaf, source) in self.everywhere(leaf, source) {
            let written = self.written(leaf, text);
            self.splices.replace(source, written);
        }
    }

    fn written(&mut self, leaf: NodeId, text: &str) -> String {
        if self.is_text(leaf) {
            if text.starts_with(' ') || text.ends_with(' ') {
                self.keep_spaces(leaf);
            }
            escape(text)
        } else if text.is_empty() {
            String::new()
        } else {
            let prefix = self.tree.prefix(leaf);
            format!(
                "<{prefix}t xml:space=\"preserve\">{}</{prefix}t>",
                escape(text)
            )
        }
    }

    /// Spaces at the ends of a text are kept.
    fn keep_spaces(&mut self, text: NodeId) {
        if self.tree.attribute(text, "space").is_some() || !self.spaced.insert(text) {
            return;
        }
        let behind = self.tree.content(text).start.saturating_sub(1);
        self.splices
            .insert(behind, " xml:space=\"preserve\"".to_owned());
    }

    /// The run that a leaf stands in.
    fn run(&self, leaf: NodeId) -> Option<NodeId> {
        let run = self.tree.parent(leaf);
        run.filter(|run| self.tree.is(*run, Space::Word, "r"))
    }

    /// `w:rPr` of a run, as it is written.
    fn form(&self, run: NodeId) -> &'a str {
        let properties = self.tree.child(run, Space::Word, "rPr");
        let form = properties.map(|properties| self.tree.range(properties));
        let form = form.and_then(|range| self.tree.text().get(range));
        form.unwrap_or_default()
    }

    /// Writes something over bytes of a leaf as a change that somebody has yet to accept, and where it stands a second
    /// time.
    pub fn track(
        &mut self,
        leaf: NodeId,
        source: &Range<usize>,
        text: &str,
        authorship: &Authorship,
    ) {
        for (leaf, source) in self.everywhere(leaf, source) {
            let Some(run) = self.run(leaf) else {
                let written = self.written(leaf, text);
                self.splices.replace(source, written);
                continue;
            };
            if let Some(field) = self.field_around(run) {
                let written = self.written(leaf, text);
                let key = (field.whole.start, field.whole.end);
                let (_, changes) = self
                    .fields
                    .entry(key)
                    .or_insert_with(|| (field, Splices::default()));
                changes.replace(source, written);
                continue;
            }
            let between = self.tracked(run, leaf, &source, text, authorship);
            self.divided.entry(run).or_default().push(Division {
                leaf,
                source,
                between,
            });
        }
    }

    /// What is taken out of a run, and what is put in, as changes.
    fn tracked(
        &mut self,
        run: NodeId,
        leaf: NodeId,
        source: &Range<usize>,
        text: &str,
        authorship: &Authorship,
    ) -> String {
        let (prefix, form) = (self.tree.prefix(run), self.form(run));
        let removed = self.tree.text().get(source.clone()).unwrap_or_default();
        let mut between = String::new();
        if !removed.is_empty() {
            let removed = match self.is_text(leaf) {
                true => {
                    format!("<{prefix}delText xml:space=\"preserve\">{removed}</{prefix}delText>")
                }
                false => removed.to_owned(),
            };
            let content = format!("<{prefix}r>{form}{removed}</{prefix}r>");
            between.push_str(&self.change("del", prefix, &content, authorship));
        }
        if !text.is_empty() {
            let content = format!(
                "<{prefix}r>{form}<{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}r>",
                escape(text)
            );
            between.push_str(&self.change("ins", prefix, &content, authorship));
        }
        between
    }

    /// Runs that somebody has put in (`ins`) or taken out (`del`).
    fn change(&mut self, name: &str, prefix: &str, runs: &str, authorship: &Authorship) -> String {
        format!(
            "<{prefix}{name} {prefix}id=\"{}\" {prefix}author=\"{}\" {prefix}date=\"{}\">{runs}</{prefix}{name}>",
            self.id(),
            escape(&authorship.author),
            escape(&authorship.time)
        )
    }

    /// Puts something between runs at a place of a leaf: before it, or behind it.
    pub fn put(&mut self, leaf: NodeId, at: usize, is_before: bool, something: &str) {
        let Some(outermost) = self.outermost_run(leaf) else {
            return;
        };
        if self.run(leaf) == Some(outermost) {
            self.divided.entry(outermost).or_default().push(Division {
                leaf,
                source: at..at,
                between: something.to_owned(),
            });
        } else {
            let whole = self.tree.range(outermost);
            let edge = if is_before { whole.start } else { whole.end };
            self.splices.insert(edge, something.to_owned());
        }
    }

    /// The outermost run around a node, or itself: one in a text box stands within another.
    fn outermost_run(&self, node: NodeId) -> Option<NodeId> {
        let mut at = Some(node);
        let mut found = None;
        while let Some(node) = at {
            if self.tree.is(node, Space::Word, "r") {
                found = Some(node);
            }
            at = self.tree.parent(node);
        }
        found
    }

    /// Divides a run, in all its places.
    fn divide(&mut self, run: NodeId, divisions: Vec<Division>) {
        let tree = self.tree;
        let (prefix, form) = (tree.prefix(run), self.form(run));
        let is_form = |child: &NodeId| tree.is(*child, Space::Word, "rPr");
        let content = || {
            let children = tree.children(run).filter(|child| !is_form(child));
            children.filter(|child| matches!(tree.see(*child), Seen::Element(..)))
        };
        let (Some(first), Some(last)) = (content().next(), content().last()) else {
            return;
        };
        let (head, tail) = (tree.range(first).start, tree.range(last).end);
        let whole = tree.range(run);
        let tag = tree.content(run).start;
        let open = tree.text().get(whole.start..tag).unwrap_or_default();
        for gap in self.gaps(divisions) {
            let is_first = gap.start <= head;
            let is_last = gap.end >= tail;
            let is_within = |at: usize, leaf: NodeId| {
                let range = tree.range(leaf);
                range.start < at && at < range.end
            };
            let mut written = String::new();
            if !is_first {
                if is_within(gap.start, gap.first) {
                    self.keep_spaces(gap.first);
                    written.push_str(&format!("</{prefix}{}>", self.name(gap.first)));
                }
                written.push_str(&format!("</{prefix}r>"));
            }
            written.push_str(&gap.between);
            if !is_last {
                written.push_str(open);
                written.push_str(form);
                if is_within(gap.end, gap.last) {
                    let name = self.name(gap.last);
                    written.push_str(&format!("<{prefix}{name} xml:space=\"preserve\">"));
                }
            }
            let start = if is_first { whole.start } else { gap.start };
            let end = if is_last { whole.end } else { gap.end };
            self.splices.replace(start..end, written);
        }
    }

    fn name(&self, leaf: NodeId) -> &'a str {
        match self.tree.see(leaf) {
            Seen::Element(_, name) => name,
            _ => "t",
        }
    }

    /// The places where a run is divided, in order, those that touch each other as one.
    fn gaps(&self, mut divisions: Vec<Division>) -> Vec<Gap> {
        divisions.sort_by_key(|division| (division.source.start, division.source.end));
        let mut gaps: Vec<Gap> = Vec::new();
        for Division {
            leaf,
            source,
            between,
        } in divisions
        {
            let whole = self.tree.range(leaf);
            let content = match self.is_text(leaf) {
                true => self.tree.content(leaf),
                false => whole.clone(),
            };
            // With the tags, where nothing is left between them.
            let edge = |at: usize| match at {
                at if at <= content.start => whole.start,
                at if at >= content.end => whole.end,
                at => at,
            };
            let (start, end) = (edge(source.start), edge(source.end));
            match gaps.last_mut() {
                Some(gap) if start <= gap.end => {
                    gap.end = gap.end.max(end);
                    gap.last = leaf;
                    gap.between.push_str(&between);
                }
                _ => gaps.push(Gap {
                    start,
                    end,
                    first: leaf,
                    last: leaf,
                    between,
                }),
            }
        }
        gaps
    }

    /// Bytes of a leaf, and those of the same words where they stand a second time, for other programs.
    fn everywhere(&mut self, leaf: NodeId, source: &Range<usize>) -> Vec<(NodeId, Range<usize>)> {
        let twins = self.twins(leaf);
        let from = self.inner(leaf).start;
        let shifted = |twin: NodeId| {
            let to = self.inner(twin).start;
            let place = |at: usize| (at + to).saturating_sub(from);
            (twin, place(source.start)..place(source.end))
        };
        let twins: Vec<_> = twins.into_iter().map(shifted).collect();
        std::iter::once((leaf, source.clone()))
            .chain(twins)
            .collect()
    }

    /// The bytes of what a leaf says.
    fn inner(&self, leaf: NodeId) -> Range<usize> {
        match self.is_text(leaf) {
            true => self.tree.content(leaf),
            false => self.tree.range(leaf),
        }
    }

    /// The leaves that stand for one in the other ways in which the same is written.
    fn twins(&mut self, leaf: NodeId) -> Vec<NodeId> {
        let tree = self.tree;
        let mut found = Vec::new();
        let mut branch = leaf;
        let mut at = tree.parent(leaf);
        while let Some(node) = at {
            if tree.is(node, Space::Compatibility, "AlternateContent") {
                let others: Vec<NodeId> = tree
                    .children(node)
                    .filter(|other| *other != branch)
                    .filter(|other| matches!(tree.see(*other), Seen::Element(..)))
                    .collect();
                for other in others {
                    if !self.twins.contains_key(&(branch, other)) {
                        let twins = self.twins_between(branch, other);
                        self.twins.insert((branch, other), twins);
                    }
                    let twins = self.twins.get(&(branch, other));
                    found.extend(twins.and_then(|twins| twins.get(&leaf)));
                }
            }
            branch = node;
            at = tree.parent(node);
        }
        found
    }

    /// The leaves of `other` that stand for those of `branch`: in the paragraph with the same words, of several the one
    /// that comes at the same turn; without paragraphs, where all the words are the same.
    fn twins_between(&self, branch: NodeId, other: NodeId) -> HashMap<NodeId, NodeId> {
        let tree = self.tree;
        let words = |holder: NodeId| {
            let mut hasher = DefaultHasher::new();
            leaves(tree, holder).for_each(|leaf| self.said(leaf).hash(&mut hasher));
            hasher.finish()
        };
        let paragraphs = |holder: NodeId| {
            let all = tree.under(holder);
            all.filter(|node| tree.is(*node, Space::Word, "p"))
        };
        let mut found = HashMap::new();
        if words(branch) == words(other) {
            found.extend(leaves(tree, branch).zip(leaves(tree, other)));
        }
        let mut of_other: HashMap<u64, Vec<NodeId>> = HashMap::new();
        for paragraph in paragraphs(other) {
            let words = words(paragraph);
            of_other.entry(words).or_default().push(paragraph);
        }
        let mut turns: HashMap<u64, usize> = HashMap::new();
        for paragraph in paragraphs(branch) {
            let words = words(paragraph);
            let turn = turns.entry(words).or_default();
            let twin = of_other.get(&words).and_then(|alike| alike.get(*turn));
            *turn += 1;
            // One within another comes behind it, and is the one that counts.
            match twin {
                Some(twin) => found.extend(leaves(tree, paragraph).zip(leaves(tree, *twin))),
                None => leaves(tree, paragraph).for_each(|leaf| {
                    found.remove(&leaf);
                }),
            }
        }
        found.retain(|leaf, twin| self.said(*leaf) == self.said(*twin));
        found
    }

    /// What a leaf says, or its name where it stands for a character.
    fn said(&self, leaf: NodeId) -> &'a str {
        match self.is_text(leaf) {
            true => self.tree.text().get(self.inner(leaf)).unwrap_or_default(),
            false => self.name(leaf),
        }
    }

    /// The outermost field whose result a run is in, within a paragraph; what is done in links is read by everybody.
    fn field_around(&mut self, run: NodeId) -> Option<Rc<Field>> {
        let tree = self.tree;
        let mut holder = tree.parent(run);
        let mut within = run;
        let mut found = None;
        while let Some(node) = holder.filter(|node| !tree.is(*node, Space::Word, "p")) {
            if tree.is(node, Space::Word, "fldSimple") {
                found = self.simple_field(node).map(Rc::new).or(found);
            }
            within = node;
            holder = tree.parent(node);
        }
        let paragraph = holder?;
        // Those written in several runs stand in the paragraph itself, or else in what holds the run.
        let complex = self.complex_field(paragraph, within);
        match complex.or(found) {
            Some(found) => Some(found),
            None => self.complex_field(tree.parent(run)?, run),
        }
    }

    fn simple_field(&self, field: NodeId) -> Option<Field> {
        let tree = self.tree;
        let result = tree.content(field);
        let is_run = |child: NodeId| match tree.see(child) {
            Seen::Element(Space::Word, "r") => is_of_words(tree, child),
            Seen::Element(..) => false,
            _ => true,
        };
        let instruction = tree.attribute(field, "instr")?;
        let is_link = instruction.trim_start().starts_with("HYPERLINK");
        (!is_link && tree.children(field).all(is_run)).then(|| Field {
            whole: tree.range(field),
            instruction: escape(&instruction),
            result,
            prefix: tree.prefix(field).to_owned(),
        })
    }

    /// The field among the children of a node in whose result one of them stands.
    fn complex_field(&mut self, holder: NodeId, within: NodeId) -> Option<Rc<Field>> {
        if !self.complex.contains_key(&holder) {
            let fields = self.complex_fields(holder);
            self.complex.insert(holder, fields);
        }
        self.complex.get(&holder)?.get(&within).cloned()
    }

    /// The fields among the children of a node that are made of runs alone, by the runs of what they come to.
    fn complex_fields(&self, holder: NodeId) -> HashMap<NodeId, Rc<Field>> {
        let tree = self.tree;
        // Of those that are open: where each began, where its result does, and what it is made by.
        struct Open {
            start: usize,
            result: Option<usize>,
            instruction: String,
            runs: Vec<NodeId>,
            is_plain: bool,
        }
        let mut open: Vec<Open> = Vec::new();
        let mut found = HashMap::new();
        for child in tree.children(holder) {
            let range = tree.range(child);
            let is_plain = match tree.see(child) {
                Seen::Element(Space::Word, "r") => is_of_words(tree, child),
                Seen::Element(Space::Word, "proofErr") => true,
                Seen::Element(..) => false,
                _ => true,
            };
            let is_run = tree.is(child, Space::Word, "r");
            // Those around the innermost have another in them, and are not plain any more.
            if let Some(field) = open.last_mut() {
                field.is_plain &= is_plain;
                if is_run && field.result.is_some() {
                    field.runs.push(child);
                }
            }
            if !is_run {
                continue;
            }
            let mut content = tree
                .children(child)
                .filter(|inner| matches!(tree.see(*inner), Seen::Element(..)))
                .filter(|inner| !tree.is(*inner, Space::Word, "rPr"));
            let first = content.next();
            let is_alone = content.next().is_none();
            for inner in tree.children(child) {
                let kind = match tree.see(inner) {
                    Seen::Element(Space::Word, "fldChar") => tree.attribute(inner, "fldCharType"),
                    Seen::Element(Space::Word, "instrText") => {
                        if let Some(field) = open.last_mut()
                            && let Some(words) = tree.text().get(tree.content(inner))
                        {
                            field.instruction.push_str(words);
                            field.is_plain &= is_alone;
                        }
                        continue;
                    }
                    _ => continue,
                };
                // What stands in one run with other things is not taken apart.
                let is_alone = is_alone && first == Some(inner);
                match kind.as_deref() {
                    Some("begin") => {
                        if let Some(field) = open.last_mut() {
                            field.is_plain = false;
                            field.runs.clear();
                        }
                        open.push(Open {
                            start: range.start,
                            result: None,
                            instruction: String::new(),
                            runs: Vec::new(),
                            is_plain: is_alone,
                        });
                    }
                    Some("separate") => {
                        if let Some(field) = open.last_mut() {
                            field.result = Some(range.end);
                            field.is_plain &= is_alone;
                        }
                    }
                    Some("end") => {
                        let Some(field) = open.pop() else {
                            continue;
                        };
                        let is_link = field.instruction.trim_start().starts_with("HYPERLINK");
                        if let Some(result) = field.result
                            && field.is_plain
                            && is_alone
                            && !is_link
                        {
                            let whole = Rc::new(Field {
                                whole: field.start..range.end,
                                instruction: field.instruction,
                                result: result..range.start,
                                prefix: tree.prefix(child).to_owned(),
                            });
                            found.extend(field.runs.into_iter().map(|run| (run, whole.clone())));
                        }
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// Takes a field out as a change, and puts in what it came to with changes in that.
    fn put_field_aside(&mut self, field: &Field, changes: Splices, authorship: &Authorship) {
        let Field {
            whole,
            instruction,
            result,
            prefix,
        } = field;
        let (whole, result) = (whole.clone(), result.clone());
        let text = self.tree.text();
        let before = text.get(result.clone()).unwrap_or_default();
        let after = changes.applied_within(text, result);
        let mark = |kind: &str| {
            format!("<{prefix}r><{prefix}fldChar {prefix}fldCharType=\"{kind}\"/></{prefix}r>")
        };
        let removed = before
            .replace(&format!("<{prefix}t>"), &format!("<{prefix}delText>"))
            .replace(&format!("<{prefix}t "), &format!("<{prefix}delText "))
            .replace(&format!("</{prefix}t>"), &format!("</{prefix}delText>"));
        let removed = format!(
            "{}<{prefix}r><{prefix}delInstrText xml:space=\"preserve\">{instruction}</{prefix}delInstrText></{prefix}r>{}{removed}{}",
            mark("begin"),
            mark("separate"),
            mark("end"),
        );
        let mut written = self.change("del", prefix, &removed, authorship);
        written.push_str(&self.change("ins", prefix, &after, authorship));
        self.splices.replace(whole, written);
    }
}

/// What says something under a node: texts, and elements that stand for a character.
fn leaves(tree: &Tree, holder: NodeId) -> impl Iterator<Item = NodeId> {
    let is_in_run = |node: NodeId| {
        let run = tree.parent(node);
        run.is_some_and(|run| tree.is(run, Space::Word, "r"))
    };
    let says = |node: NodeId| matches!(tree.see(node), Seen::Element(Space::Word, name) if LEAVES.contains(&name));
    tree.under(holder)
        .filter(move |node| says(*node) && is_in_run(*node))
}

/// Elements of a run that say something.
const LEAVES: [&str; 9] = [
    "t",
    "delText",
    "tab",
    "ptab",
    "br",
    "cr",
    "noBreakHyphen",
    "softHyphen",
    "sym",
];

/// Whether a run holds nothing but words and what makes a field: it can stand twice.
fn is_of_words(tree: &Tree, run: NodeId) -> bool {
    tree.children(run).all(|child| match tree.see(child) {
        Seen::Element(Space::Word, "rPr" | "fldChar" | "instrText" | "lastRenderedPageBreak") => {
            true
        }
        Seen::Element(Space::Word, name) => LEAVES.contains(&name),
        Seen::Element(..) => false,
        _ => true,
    })
}

pub fn greatest_id(tree: &Tree) -> u32 {
    let ids = tree
        .under(tree.root())
        .filter_map(|node| match tree.see(node) {
            Seen::Element(
                Space::Word,
                "ins" | "del" | "moveFrom" | "moveTo" | "rPrChange" | "pPrChange" | "bookmarkStart"
                | "commentRangeStart" | "commentReference" | "comment" | "moveFromRangeStart"
                | "moveToRangeStart",
            ) => tree.attribute(node, "id")?.parse::<u32>().ok(),
            _ => None,
        });
    ids.filter(|id| *id < u32::MAX / 2).max().unwrap_or(0)
}
