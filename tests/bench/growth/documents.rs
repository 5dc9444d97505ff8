//! Documents that are made to be slow: a little of something, over and over.

/// A kind of document.
pub struct Kind {
    pub name: &'static str,
    pub language: &'static str,
    /// Of its files' names.
    pub ending: &'static str,
    document: Document,
}

enum Document {
    /// A text repeated.
    Repeated(&'static str),
    /// What stands at the beginning, repeated, and at the end.
    Framed(&'static str, &'static str, &'static str),
    /// As many of the first as of the second behind them all.
    Halves(&'static str, &'static str),
    /// A text repeated with its number, from 1, in the place of `#`.
    Numbered(&'static str),
    /// A table as wide as it is long: a cell of the first row, one of the second, one of the others, and the end of a
    /// row.
    Table(&'static str, &'static str, &'static str, &'static str),
}

impl Kind {
    /// A document of about `size` bytes.
    pub fn text(&self, size: usize) -> String {
        let times = |unit: &str| unit.repeat(size / unit.len());
        match self.document {
            Document::Repeated(unit) => times(unit),
            Document::Framed(begin, unit, end) => format!("{begin}{}{end}", times(unit)),
            Document::Halves(first, second) => {
                let count = size / (first.len() + second.len());
                first.repeat(count) + &second.repeat(count)
            }
            Document::Numbered(unit) => (1..=size / unit.len())
                .map(|number| unit.replace('#', &number.to_string()))
                .collect(),
            Document::Table(head, line, cell, end) => {
                let count = (size / cell.len()).isqrt();
                let row = |cell: &str| cell.repeat(count) + end;
                row(head) + &row(line) + &row(cell).repeat(count)
            }
        }
    }
}

const fn markdown(name: &'static str, document: Document) -> Kind {
    Kind {
        name,
        language: "markdown",
        ending: "md",
        document,
    }
}

const fn of(
    language: &'static str,
    ending: &'static str,
    name: &'static str,
    document: Document,
) -> Kind {
    Kind {
        name,
        language,
        ending,
        document,
    }
}

use Document::{Framed, Halves, Numbered, Repeated, Table};

pub const KINDS: [Kind; 100] = [
    markdown(
        "prose",
        Repeated("各国应当为执法人员提供专业培训，并应继续协调技术援助工作。\n\n"),
    ),
    markdown(
        "citations right",
        Repeated("工作组建议各国分享良好做法，见A部分 七.20。\n\n"),
    ),
    markdown("findings", Repeated("见A部分 七.45。\n\n")),
    markdown(
        "findings, each another",
        Numbered("A部分 七.23规定：“有关国家应当考虑举行第#次非正式协商”。\n\n"),
    ),
    markdown(
        "findings with a fix",
        Repeated("缔约方会议决议3/4第2段，又见A部分 七.22-20。\n\n"),
    ),
    markdown("findings in one paragraph", Repeated("见A部分 七.45，")),
    markdown(
        "misquotations",
        Repeated("A部分 七.23规定：“有关国家应当考虑举行非正式协商”。\n\n"),
    ),
    markdown(
        "articles",
        Repeated("《公约》第45条、第30条第2款(c)项和《枪支议定书》第99条。\n\n"),
    ),
    // What is wrong is defined here and asked for there.
    markdown(
        "notes, each wrong",
        Numbered("工作组建议各国分享良好做法[^#]。\n\n[^#]: 见A部分 七.45。\n\n"),
    ),
    of(
        "latex",
        "tex",
        "a wrong macro",
        Framed(
            "\\newcommand{\\see}{见A部分 七.45}\n\n",
            "工作组建议各国分享良好做法\\footnote{\\see{}}。\n\n",
            "",
        ),
    ),
    // Comments.
    markdown(
        "comments ignore-line",
        Repeated("见A部分 七.45。 <!-- yuanyin: ignore-line -->\n\n"),
    ),
    markdown(
        "comments ignore-line codes",
        Repeated("见A部分 七.45。 <!-- yuanyin: ignore-line no-such-provision -->\n\n"),
    ),
    markdown(
        "comments ignore-next-line",
        Repeated("<!-- yuanyin: ignore-next-line -->\n见A部分 七.45。\n\n"),
    ),
    markdown(
        "comments ignore-next-paragraph",
        Repeated("<!-- yuanyin: ignore-next-paragraph -->\n见A部分 七.45。\n\n"),
    ),
    markdown(
        "comments next-line only",
        Repeated("<!-- yuanyin: ignore-next-line -->\n"),
    ),
    markdown(
        "comments next-paragraph only",
        Repeated("<!-- yuanyin: ignore-next-paragraph -->\n"),
    ),
    markdown(
        "comments next-paragraph, text",
        Repeated("<!-- yuanyin: ignore-next-paragraph -->\n见A部分 七.45。\n"),
    ),
    markdown(
        "comments on one line",
        Repeated("<!-- yuanyin: ignore-next-line -->"),
    ),
    markdown(
        "comments begin and end",
        Repeated(
            "<!-- yuanyin: ignore-begin -->\n\n见A部分 七.45。\n\n<!-- yuanyin: ignore-end -->\n\n",
        ),
    ),
    markdown(
        "comments begin, never end",
        Repeated("<!-- yuanyin: ignore-begin -->\n\n见A部分 七.45。\n\n"),
    ),
    markdown(
        "comments end, never begin",
        Repeated("<!-- yuanyin: ignore-end -->\n\n见A部分 七.45。\n\n"),
    ),
    markdown(
        "comments begins, then ends",
        Halves(
            "<!-- yuanyin: ignore-begin -->\n\n",
            "<!-- yuanyin: ignore-end -->\n\n",
        ),
    ),
    markdown(
        "comments of other codes",
        Halves(
            "<!-- yuanyin: ignore-begin misprint -->\n\n",
            "<!-- yuanyin: ignore-end ambiguous -->\n\n",
        ),
    ),
    markdown(
        "comments ignore-file",
        Repeated("<!-- yuanyin: ignore-file -->\n\n见A部分 七.45。\n\n"),
    ),
    markdown(
        "comments unknown",
        Repeated("<!-- yuanyin: ignore-nothing -->\n\n<!-- yuanyin: ignore-line nonsense -->\n\n"),
    ),
    // Long paragraphs and lists.
    markdown(
        "list of references",
        Framed("见A部分 七.1", "、七.20", "。\n"),
    ),
    markdown(
        "list of paragraphs",
        Framed("第3/4号决定第1", "、2", "段。\n"),
    ),
    markdown(
        "list of instruments",
        Framed("第3/4", "、4/3", "号决定。\n"),
    ),
    markdown(
        "list of articles",
        Framed("《公约》第1", "条、第30", "条。\n"),
    ),
    markdown(
        "list in English",
        Framed("paragraphs 1", ", 2", " of decision 3/4.\n"),
    ),
    markdown(
        "list with spans",
        Framed("见A部分 七.1", "、七.20至七.22", "。\n"),
    ),
    markdown(
        "line without an end",
        Repeated("各国应当提供专业培训，见七.20，"),
    ),
    markdown(
        "paragraph of hard wraps",
        Repeated("各国应当提供专业培训，\n见第3/4号\n决定，"),
    ),
    markdown("digits", Repeated("七.1.2.3/4.5.6/7-8.9、")),
    markdown("anchors only", Repeated("第第决定决议第号段")),
    markdown("heads without ends", Repeated("第3/4号决定第1段和第")),
    // White space and marks.
    markdown("spaces", Repeated("    ")),
    markdown("blank lines", Repeated("\n")),
    markdown("carriage returns", Repeated("见七.20\r")),
    markdown("brackets", Repeated("[")),
    markdown("links within links", Repeated("[见七.20](")),
    markdown("emphasis", Repeated("*见**_")),
    markdown("code marks", Numbered("`#``")),
    markdown("tags", Repeated("<a <b ")),
    markdown("open quotation marks", Repeated("“见七.20「")),
    // Blocks.
    markdown("list items", Repeated("- 见A部分 七.20。\n")),
    markdown("items within items", Framed("", "- ", "见七.20\n")),
    markdown(
        "quotation of one block",
        Repeated("> 各国应当考虑加强法庭上和程序上的保护措施。\n"),
    ),
    markdown(
        "quotations within quotations",
        Framed("", "> ", "见七.20\n"),
    ),
    markdown(
        "quotations, each introduced",
        Repeated("A部分 七.23规定：\n\n> 有关国家应当考虑举行非正式协商。\n\n"),
    ),
    markdown(
        "rows of a table",
        Framed(
            "| 一 | 二 |\n| --- | --- |\n",
            "| 见A部分 七.45 | 见七.20 |\n",
            "",
        ),
    ),
    markdown("columns of a table", Framed("|", " 见A部分 七.45 |", "\n")),
    markdown("headings", Repeated("# 见A部分 七.45\n\n")),
    markdown("notes", Numbered("见[^#]。\n\n[^#]: A部分 七.45。\n\n")),
    of(
        "plaintext",
        "txt",
        "plain text",
        Repeated("见A部分 七.45。\n\n> 各国应当“加强合作”（A部分 七.20）。\n\n"),
    ),
    of(
        "latex",
        "tex",
        "LaTeX",
        Repeated(
            "见\\textbf{第3/4号}决定\\footnote{A部分~七.45。}。% yuanyin: ignore-line\n\n\\begin{quote}\n各国\n\\end{quote}\n\n",
        ),
    ),
    of("latex", "tex", "LaTeX braces", Repeated("\\footnote{见")),
    of(
        "latex",
        "tex",
        "LaTeX environments",
        Repeated("\\begin{quote}\n见七.20\n"),
    ),
    of(
        "html",
        "html",
        "HTML",
        Repeated(
            "<p>见<b>A部分</b> 七.45。<!-- yuanyin: ignore-line --></p>\n<blockquote><p>各国</p></blockquote>\n",
        ),
    ),
    of(
        "asciidoc",
        "adoc",
        "AsciiDoc",
        Repeated(
            "见*A部分* 七.45。\n\n// yuanyin: ignore-next-line\n[quote]\n____\n各国\n____\n\n",
        ),
    ),
    of(
        "typst",
        "typ",
        "Typst",
        Repeated("见*A部分* 七.45。// yuanyin: ignore-line\n\n#quote(block: true)[\n各国\n]\n\n"),
    ),
    of("typst", "typ", "Typst brackets", Repeated("#f[见(")),
    of(
        "restructuredtext",
        "rst",
        "reStructuredText",
        Repeated("见\\ **A部分** 七.45：\n\n.. yuanyin: ignore-next-line\n\n   各国。\n\n"),
    ),
    of(
        "org",
        "org",
        "Org",
        Repeated(
            "见*A部分* 七.45。\n# yuanyin: ignore-next-line\n#+begin_quote\n各国\n#+end_quote\n\n",
        ),
    ),
    of(
        "mdx",
        "md",
        "MDX",
        Repeated("见**A部分** 七.45。{/* yuanyin: ignore-line */}\n\n<Note>各国</Note>\n\n"),
    ),
    // What once grew too fast.
    markdown(
        "front matter",
        Framed("---\n", "title: 见A部分 七.45\n", "---\n\n见七.20\n"),
    ),
    markdown(
        "front matter, one title",
        Framed("---\ntitle: 见", "A部分 七.45、", "\n---\n\n见七.20\n"),
    ),
    markdown(
        "front matter, never closed",
        Framed("---\n", "title: 见A部分 七.45\n", ""),
    ),
    markdown("rules of front matter", Repeated("---\n见A部分 七.45\n")),
    markdown("wide table", Table("| 段次 ", "| --- ", "| 七.45 ", "|\n")),
    of(
        "latex",
        "tex",
        "LaTeX wide table",
        Table("段次 & ", "\\hline ", "七.45 & ", "\\\\\n"),
    ),
    of(
        "org",
        "org",
        "Org wide table",
        Table("| 段次 ", "|--", "| 七.45 ", "|\n"),
    ),
    of("org", "org", "Org angle brackets", Repeated("<见七.20")),
    of("org", "org", "Org targets", Repeated("<<见七.20>> ")),
    of("org", "org", "Org targets, open", Repeated("<<见七.20 ")),
    of("org", "org", "Org dates", Repeated("<2026-11-30 见七.20")),
    of("org", "org", "Org links", Repeated("[[见七.20][")),
    of("org", "org", "Org marks", Repeated("*见/七.20=~_+")),
    of("org", "org", "Org braces", Repeated("{{{见(七.20, ")),
    of(
        "latex",
        "tex",
        "LaTeX dense markup",
        Repeated("\\textbf{\\emph{见}}\\,A部分~\\textit{七}.\\textsc{45}"),
    ),
    of("latex", "tex", "LaTeX groups", Repeated("{见{\\it 七.20}")),
    of(
        "latex",
        "tex",
        "LaTeX formulas",
        Repeated("$见七.20$ \\(a\\)"),
    ),
    of(
        "latex",
        "tex",
        "LaTeX verbatim",
        Repeated("\\verb|见|七.20"),
    ),
    of(
        "latex",
        "tex",
        "LaTeX macros",
        Repeated("\\newcommand{\\a}{见A部分 七.45}\\a "),
    ),
    of(
        "latex",
        "tex",
        "LaTeX macros of macros",
        Halves(
            "\\newcommand{\\a}{\\b 见七.45}\\newcommand{\\b}{\\a}",
            "\\a\\b ",
        ),
    ),
    of(
        "latex",
        "tex",
        "LaTeX notes closed late",
        Halves("\\footnote{见七.20", "}"),
    ),
    markdown(
        "list of annexes",
        Framed("第7/3号决议附件一", "、附件二", "第20段。\n"),
    ),
    markdown(
        "list of annexes' paragraphs",
        Framed("第7/3号决议附件一第1段", "、附件二第2段", "。\n"),
    ),
    markdown(
        "list of annexes in English",
        Framed("resolution 7/3, annexes I", ", II", ", paragraph 20.\n"),
    ),
    markdown(
        "ellipses in a quotation",
        Framed("A部分 七.23规定：“有关国家", "……应当", "”。\n"),
    ),
    markdown(
        "ellipses in quotations",
        Repeated("A部分 七.23规定：“有关……应当……考虑……协商”。\n\n"),
    ),
    markdown("ellipses", Repeated("……")),
    markdown("stops", Repeated("...")),
    of(
        "typst",
        "typ",
        "Typst notes closed late",
        Halves("#footnote[见七.20 ", "]"),
    ),
    of(
        "typst",
        "typ",
        "Typst quotations closed late",
        Halves("#quote(block: true)[见七.20 ", "]"),
    ),
    of("typst", "typ", "Typst marks", Repeated("*见_七.20 $a ")),
    of("typst", "typ", "Typst strings", Repeated("#f(\"见七.20, ")),
    of(
        "html",
        "html",
        "HTML closed late",
        Halves("<p><b>见七.20", "</b></p>"),
    ),
    of(
        "asciidoc",
        "adoc",
        "AsciiDoc marks",
        Repeated("*见_七.20`+#footnote:["),
    ),
    of(
        "restructuredtext",
        "rst",
        "reStructuredText marks",
        Repeated("*见`七.20_ |a [1]_ "),
    ),
];
