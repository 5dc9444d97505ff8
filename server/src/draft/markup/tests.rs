//! What is read of each markup, as examples: the marks ⟦ ⟧ stand around exactly what must be
//! recognised, and may stand within each other (a note inside of a citation).

use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::corpus::embedded;
use crate::discourse::Standing;
use crate::draft::Draft;
use crate::draft::standing::standing;
use crate::resolve::Code;

/// Opens each document without its marks and compares what is recognised with what is marked.
pub fn reads(language: &str, documents: &[&str]) {
    let wrong: Vec<String> = documents
        .iter()
        .filter_map(|expected| {
            let (text, ranges) = unmarked(expected);
            let draft = Draft::open(&text, language, embedded::corpus());
            let mut found: Vec<Range<usize>> = draft
                .readings()
                .flat_map(|(base, reading)| {
                    let moved = move |range: &Range<usize>| base + range.start..base + range.end;
                    let citations = reading.citations.iter();
                    citations.map(move |citation| moved(&citation.range))
                })
                .collect();
            found.sort_by_key(|range| (range.start, range.end));
            (found != ranges)
                .then(|| format!("expected {expected}\n   found {}", marked(&text, &found)))
        })
        .collect();
    assert!(wrong.is_empty(), "{language}\n{}", wrong.join("\n"));
}

fn marked(text: &str, ranges: &[Range<usize>]) -> String {
    let mut marked = String::new();
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        let ends = ranges.iter().filter(|range| range.end == at).count();
        let begins = ranges.iter().filter(|range| range.start == at).count();
        marked.push_str(&"⟧".repeat(ends));
        marked.push_str(&"⟦".repeat(begins));
        marked.push(c);
    }
    marked
}

fn unmarked(marked: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut open = Vec::new();
    let mut ranges = Vec::new();
    for c in marked.chars() {
        match c {
            '⟦' => open.push(text.len()),
            '⟧' => {
                let start = open.pop().expect("a mark opens before it closes");
                ranges.push(start..text.len());
            }
            c => text.push(c),
        }
    }
    assert!(open.is_empty(), "every mark closes: {marked}");
    ranges.sort_by_key(|range: &Range<usize>| (range.start, range.end));
    (text, ranges)
}

#[test]
fn a_language_is_known_by_every_name_that_editors_give_it() {
    for (id, expected) in [
        ("markdown", Markup::Markdown),
        ("Markdown", Markup::Markdown),
        ("markdown.pandoc", Markup::Pandoc),
        ("markdown.mdx", Markup::Mdx),
        ("gfm-mode", Markup::Markdown),
        ("quarto", Markup::Pandoc),
        ("rmd", Markup::Pandoc),
        ("mdx", Markup::Mdx),
        ("latex", Markup::Latex),
        ("tex", Markup::Latex),
        ("plaintex", Markup::Latex),
        ("bibtex", Markup::Latex),
        ("html", Markup::Html),
        ("vue", Markup::Html),
        ("xml", Markup::Html),
        ("adoc", Markup::Asciidoc),
        ("asciidoctor", Markup::Asciidoc),
        ("typst", Markup::Typst),
        ("restructuredtext", Markup::Restructuredtext),
        ("rst", Markup::Restructuredtext),
        ("org", Markup::Org),
        ("plaintext", Markup::Plain),
        ("", Markup::Plain),
        ("rust", Markup::Plain),
    ] {
        assert_eq!(Markup::of_language(id), expected, "{id}");
    }
}

#[test]
fn a_line_ends_as_the_protocol_has_it() {
    let text = "a\nb\r\nc\rd\u{2028}e\u{85}";
    let found: Vec<&str> = lines(text).filter_map(|range| text.get(range)).collect();
    assert_eq!(found, ["a\n", "b\r\n", "c\r", "d\u{2028}e\u{85}"]);
}

#[test]
fn plain_text_has_addresses_only() {
    reads(
        "plaintext",
        &[
            "`⟦七.20⟧` **⟦七.21⟧** <b>⟦七.22⟧</b>",
            "https://x.org/CTOC/COP/2008/7 见⟦七.20⟧，七.21.pdf",
            "见⟦第3/4\u{200b}号决定¹²第2段⟧。",
            "- 见A部分\n- ⟦七.20⟧",
        ],
    );
    reads("unheard-of", &["见⟦七.20⟧"]);
}

#[test]
fn what_a_markup_would_read_as_its_own_is_escaped() {
    let paragraph = "10% & [a] #b_c *d* <e> {f} $g".to_owned();
    for (markup, expected) in [
        (Markup::Markdown, r"10% & \[a\] \#b\_c \*d\* \<e\> {f} $g"),
        (Markup::Latex, r"10\% \& [a] \#b\_c *d* <e> \{f\} \$g"),
        (Markup::Html, "10% &amp; [a] #b_c *d* &lt;e&gt; {f} $g"),
        (Markup::Typst, r"10% & \[a\] \#b\_c \*d\* \<e> {f} \$g"),
    ] {
        let write = markup.quotations().write;
        let block = write(std::slice::from_ref(&paragraph), "A部分 七.20");
        assert!(block.contains(expected), "{markup:?}: {block}");
    }
}

#[test]
fn no_name_and_no_ending_is_of_two_markups() {
    let mut names = HashSet::new();
    let mut endings = HashSet::new();
    for markup in Markup::ALL {
        assert!(
            !markup.language_id().is_empty(),
            "{markup:?} has no language id"
        );
        assert_eq!(Markup::of_language(markup.language_id()), *markup);
        for name in markup.language_ids() {
            assert_eq!(*name, name.to_lowercase());
            assert!(names.insert(*name), "{name} is of two markups");
        }
        for ending in markup.endings() {
            assert_eq!(*ending, ending.to_lowercase());
            assert!(endings.insert(*ending), "{ending} is of two markups");
            assert_eq!(Markup::of_ending(ending), Some(*markup));
        }
    }
}

/// What each markup writes, it reads: a comment exempts, and a quotation is checked.
#[test]
fn what_is_written_is_read() {
    for markup in Markup::ALL {
        let language = markup.language_id();
        let text = "甲。\n\n见A部分 七.45。\n\n乙。\n";
        let wrong = |text: &str| {
            let draft = Draft::open(text, language, embedded::corpus());
            let told = draft.findings().filter(|(id, finding)| {
                let range = id.within(&finding.range);
                !draft.exemptions().exempt(&range, finding.problem.code())
            });
            told.count()
        };
        assert_eq!(wrong(text), 1, "{markup:?}");
        let draft = Draft::open(text, language, embedded::corpus());
        let range = text.find("A部分").unwrap()..text.find("。\n\n乙").unwrap();
        let (at, comment) = draft.exempting(&range, Code::NoSuchProvision);
        let mut exempt = text.to_owned();
        exempt.insert_str(at, &comment);
        assert_eq!(wrong(&exempt), 0, "{markup:?}: {exempt}");

        let paragraphs = ["有关国家应当考虑举行非正式协商。".to_owned()];
        let quoted = (markup.quotations().write)(&paragraphs, "A部分 七.23");
        let text = format!("A部分 七.23规定：\n\n{quoted}\n完。\n");
        // In plain text nothing tells words that are indented from others.
        let expected = usize::from(*markup != Markup::Plain);
        assert_eq!(wrong(&text), expected, "{markup:?}: {text}");
    }
}

/// How a document is laid out in a markup.
struct Layout {
    /// Headings, with their ranks.
    headings: &'static [(&'static str, u8)],
    /// What looks like one by its first signs, and is none.
    none: &'static [&'static str],
    /// A row of a table.
    row: &'static str,
    /// An item of a list, the way that only this markup writes it.
    item: Option<&'static str>,
}

/// One who adds a markup says here how documents look in it.
fn layout(markup: Markup) -> Layout {
    const BAR: &str = "| 一 | 见七.20 |";
    const UNDERLINED: [(&str, u8); 2] = [("一般建议\n====", 1), ("一般建议\n----", 2)];
    match markup {
        Markup::Plain => Layout {
            headings: &[
                UNDERLINED[0],
                UNDERLINED[1],
                ("第一章 总则", 1),
                ("一、总则", 2),
            ],
            none: &["各国应当合作。", "第三次会议，\n2009年。"],
            row: BAR,
            item: None,
        },
        Markup::Markdown | Markup::Mdx | Markup::Pandoc | Markup::Notebook => Layout {
            headings: &[
                ("# 一般建议", 1),
                ("> ### 一般建议", 3),
                UNDERLINED[0],
                UNDERLINED[1],
                ("**一、总则**", 2),
                ("__一般建议__", 3),
            ],
            none: &["#一", "一般建议", "**一**和**二**", "**各国应当合作。**"],
            row: BAR,
            item: Some("<li>见七.20</li>"),
        },
        Markup::Latex => Layout {
            headings: &[
                ("\\chapter{一般建议}", 1),
                ("\\section*{一般建议}", 2),
                ("\\subsection[一]{一般建议}", 3),
                ("\\paragraph{一般建议}", 5),
                ("\\textbf{一、总则}", 2),
            ],
            none: &[
                "\\textbf{一}和\\textbf{二}",
                "\\sectional{一}",
                "\\emph{一}",
            ],
            row: "一 & 见七.20 \\\\",
            item: Some("\\item 见七.20"),
        },
        Markup::Html => Layout {
            headings: &[
                ("<h2>一般建议</h2>", 2),
                ("<H3 class=\"a\">一般建议</H3>", 3),
                ("<strong>一般建议</strong>", 3),
            ],
            none: &[
                "<hr>",
                "<h7>一</h7>",
                "</h2>见七.20",
                "<b>一</b>和<b>二</b>",
            ],
            row: "<TR><td>见七.20</td></TR>",
            item: Some("<li>见七.20</li>"),
        },
        Markup::Asciidoc => Layout {
            headings: &[("= 一般建议", 1), ("=== 一般建议", 3), ("*一、总则*", 2)],
            none: &["======= 一", "=一", "*一*和*二*"],
            row: BAR,
            item: None,
        },
        Markup::Typst => Layout {
            headings: &[("= 一般建议", 1), ("=== 一般建议", 3), ("*一般建议*", 3)],
            none: &["=一", "*一*和*二*"],
            row: BAR,
            item: None,
        },
        Markup::Restructuredtext => Layout {
            headings: &[UNDERLINED[0], UNDERLINED[1], ("**一、总则**", 2)],
            none: &["# 一", "一般建议"],
            row: BAR,
            item: None,
        },
        Markup::Office => Layout {
            headings: &[
                ("\u{1c}2一般建议", 2),
                ("一般建议", 3),
                ("第一章 总则", 1),
                ("一、总则", 2),
            ],
            none: &["各国应当合作。", "\u{1c}一般建议如下。"],
            row: BAR,
            item: Some("\u{1d}见七.20"),
        },
        Markup::Org => Layout {
            headings: &[("* 一般建议", 1), ("*** 一般建议", 3), ("*一般建议*", 3)],
            none: &["*一*和*二*", "+一般建议+"],
            row: BAR,
            item: None,
        },
    }
}

#[test]
fn headings_rows_and_items_are_known_as_each_markup_writes_them() {
    for markup in Markup::ALL {
        let layout = layout(*markup);
        let standing = |text| standing(*markup, text, true);
        for (heading, rank) in layout.headings {
            let expected = Standing::Heading(*rank);
            assert_eq!(standing(heading), expected, "{markup:?}: {heading}");
        }
        for other in layout.none {
            let found = standing(other);
            assert_eq!(found, Standing::Prose, "{markup:?}: {other}");
        }
        assert_eq!(standing(layout.row), Standing::Row, "{markup:?}");
        assert_eq!(standing("- 见七.20"), Standing::Item, "{markup:?}");
        if let Some(item) = layout.item {
            assert_eq!(standing(item), Standing::Item, "{markup:?}");
        }
    }
}

/// The lists of languages that people read and editors work by, from the repository's root; a markup
/// whose files are drafts is in all of them, by one of its names.
const LISTS: [&str; 14] = [
    "README.md",
    "editors/emacs/yuanyin.el",
    "editors/helix/languages.toml",
    "editors/kakoune/yuanyin.kak",
    "editors/kate/settings.json",
    "editors/neovim/lsp/yuanyin.lua",
    "editors/sublime-text/LanguageServers.sublime-settings",
    "editors/vim/coc-settings.json",
    "editors/vim/lsp.vim",
    "editors/vim/vim-lsp.vim",
    "editors/vscode/package.json",
    "editors/vscode/src/documents.ts",
    "editors/zed/extension.toml",
    "server/src/messages/help.rs",
];

#[test]
fn every_list_of_languages_has_every_markup_of_drafts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for list in LISTS {
        let text = std::fs::read_to_string(root.join(list))
            .unwrap()
            .to_lowercase();
        let words: HashSet<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        for markup in Markup::ALL {
            let has = |markup: &Markup| {
                let mut names = markup.language_ids().iter();
                names.any(|name| words.contains(name))
            };
            // Where an editor does not know MDX or Quarto, its files are opened as Markdown.
            let is_kind = matches!(markup, Markup::Mdx | Markup::Pandoc);
            let is_listed = has(markup) || is_kind && has(&Markup::Markdown);
            assert!(
                is_listed || markup.endings().is_empty(),
                "{list}: {markup:?}"
            );
        }
    }
}

/// VS Code has these by itself; others it knows by what its extension says.
const OF_VS_CODE: [Markup; 5] = [
    Markup::Plain,
    Markup::Markdown,
    Markup::Latex,
    Markup::Html,
    Markup::Restructuredtext,
];

#[test]
fn vs_code_knows_every_markup_by_its_endings() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let package = std::fs::read_to_string(root.join("editors/vscode/package.json")).unwrap();
    let package: serde_json::Value = serde_json::from_str(&package).unwrap();
    let languages = package["contributes"]["languages"].as_array().unwrap();
    for markup in Markup::ALL {
        if OF_VS_CODE.contains(markup) {
            continue;
        }
        for ending in markup.endings() {
            let is_known = languages.iter().any(|language| {
                let extensions = language["extensions"].as_array();
                let id = language["id"].as_str().unwrap_or_default();
                markup.language_ids().contains(&id)
                    && extensions.is_some_and(|all| all.contains(&format!(".{ending}").into()))
            });
            assert!(is_known, "{markup:?}: .{ending}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Any text in any markup has prose of its own length, with its line breaks where they were.
    #[test]
    fn prose_is_as_long_as_the_text(
        text in crate::draft::tests::pieces(),
        markup in prop::sample::select(Markup::ALL.to_vec()),
        other in crate::draft::tests::pieces(),
    ) {
        let first = Block::first(markup);
        let after = lines(&other).fold(first, |block, range| {
            step(other.get(range).unwrap_or_default(), block).after
        });
        for block in [first, after] {
            let prose = prose(&text, block);
            prop_assert_eq!(prose.text.len(), text.len());
            let mut behind = 0;
            for note in prose.notes {
                prop_assert!(note.start >= behind);
                behind = note.start + note.text.len();
                prop_assert!(text.is_char_boundary(note.start) && text.is_char_boundary(behind));
            }
        }
    }

    #[test]
    fn any_text_is_read(text in any::<String>(), markup in prop::sample::select(Markup::ALL.to_vec())) {
        let prose = prose(&text, Block::first(markup));
        prop_assert_eq!(prose.text.len(), text.len());
    }
}
