//! What a paragraph is in its document: a heading and its rank, an item of a list, a row of a table.
//!
//! By the paragraph's own text and its markup alone, so that an edit changes it only where it stands. How a markup
//! writes these is said beside its reader ([`super::markup`]); here is what people write in any of them: bullets,
//! numbers, short lines of their own that end no sentence.

use memchr::memchr;

use super::markup::Markup;
use crate::citation::numeral::is_numeral;
use crate::citation::{languages, writing};
use crate::discourse::Standing;

/// The rank of a heading that says nothing of it.
const UNNUMBERED: u8 = Standing::UNNUMBERED;

/// What a paragraph is; `has_prose` where any line of it is read.
pub fn standing(markup: Markup, text: &str, has_prose: bool) -> Standing {
    let content = text.trim();
    if !has_prose && is_edge_of_table(markup, content) {
        return Standing::Edge;
    }
    if begins_row(markup, content) {
        return Standing::RowBegins;
    }
    if !has_prose
        || content.is_empty()
        || only_opens(markup, content)
        || is_rule_of_table(markup, content)
        || is_line_of_signs(markup, content)
        || is_of_head(markup, content)
    {
        return Standing::Silent;
    }
    let content = content.trim_start_matches(['>', ' ', '\t']);
    if let Some(begins_row) = cell_of_its_own(markup, content) {
        return Standing::Cell { begins_row };
    }
    let first = memchr(b'\n', content.as_bytes());
    let first = content.get(..first.unwrap_or(content.len()));
    let first = first.unwrap_or_default().trim();
    let headings = markup.headings();
    if let Some(rank) = (headings.rank)(first) {
        return Standing::Heading(rank);
    }
    if markup.is_row(content) {
        let is_rule = content.chars().all(|c| "|-:+= \n\r".contains(c));
        return if is_rule {
            Standing::Silent
        } else {
            Standing::Row
        };
    }
    if let Some(words) = headings.unmarked(content)
        && is_bracketed_heading(words)
    {
        return Standing::Heading(UNNUMBERED);
    }
    // 二. 缔约方会议 with a line under it is a heading, and no item.
    if !content.starts_with(['-', '*', '+', '•'])
        && let Some(rank) = (headings.underlined)(content)
    {
        return Standing::Heading(rank);
    }
    // An empty one may be an empty cell of a list-table.
    let is_empty_item = markup == Markup::Restructuredtext && content == "-";
    if markup.begins_item(content) || is_item(content) || is_empty_item {
        return Standing::Item;
    }
    if let Some(rank) = (headings.underlined)(content) {
        return Standing::Heading(rank);
    }
    match headings.unmarked(content) {
        Some(words) if is_heading_of_its_own(words) => Standing::Heading(rank_of_number(words)),
        _ => Standing::Prose,
    }
}

/// Whether a paragraph is a line over or under a heading, or across the page, that is read by itself.
fn is_line_of_signs(markup: Markup, content: &str) -> bool {
    let sign = content.chars().next().unwrap_or_default();
    markup == Markup::Restructuredtext
        && content.len() >= 3
        && sign.is_ascii_punctuation()
        && content.chars().all(|c| c == sign)
}

/// Whether a paragraph is nothing but tags that open a list or a table, which goes on from what stands before it.
fn only_opens(markup: Markup, content: &str) -> bool {
    const OPENING: [&str; 7] = ["table", "thead", "tbody", "tr", "ul", "ol", "dl"];
    if markup == Markup::Latex {
        return begins_list(content);
    }
    if markup != Markup::Html {
        return false;
    }
    let mut rest = content;
    while let Some(tag) = rest.strip_prefix('<') {
        let Some((name, behind)) = tag.split_once('>') else {
            return false;
        };
        let name = name.split_ascii_whitespace().next().unwrap_or_default();
        if !OPENING.iter().any(|tag| name.eq_ignore_ascii_case(tag)) {
            return false;
        }
        rest = behind.trim_start();
    }
    rest.is_empty()
}

/// Whether a paragraph of LaTeX is nothing but what a list begins with: `\begin{itemize}[nosep]`.
fn begins_list(content: &str) -> bool {
    const LISTS: [&str; 6] = [
        "itemize",
        "enumerate",
        "description",
        "compactitem",
        "compactenum",
        "inparaenum",
    ];
    let named = content.strip_prefix(r"\begin{");
    let Some((name, option)) = named.and_then(|named| named.split_once('}')) else {
        return false;
    };
    let option = option.trim();
    LISTS.contains(&name.trim_end_matches('*'))
        && (option.is_empty() || option.starts_with('[') && option.ends_with(']'))
}

/// Whether a paragraph is of what stands before a page, its title among it: the page's own heading says the same.
fn is_of_head(markup: Markup, content: &str) -> bool {
    const TAGS: [&str; 7] = ["!doctype", "html", "head", "meta", "title", "style", "link"];
    let Some(tag) = content.strip_prefix('<').filter(|_| markup == Markup::Html) else {
        return false;
    };
    let length = tag.find(|c: char| !(c.is_ascii_alphabetic() || c == '!'));
    let name = tag.get(..length.unwrap_or(tag.len())).unwrap_or_default();
    TAGS.iter().any(|known| name.eq_ignore_ascii_case(known)) && !content.contains("<h1")
}

/// Whether a paragraph is nothing but tags, and one of them begins a row.
fn begins_row(markup: Markup, content: &str) -> bool {
    if markup != Markup::Html || !content.starts_with('<') {
        return false;
    }
    let mut tags = content.split('>');
    let is_row = |tag: &str| {
        let name = tag.trim_start().strip_prefix('<');
        let name = name.and_then(|name| name.split_ascii_whitespace().next());
        name.is_some_and(|name| name.eq_ignore_ascii_case("tr"))
    };
    let is_tag = |tag: &str| tag.trim().is_empty() || tag.trim_start().starts_with('<');
    content.ends_with('>') && tags.clone().all(is_tag) && tags.any(is_row)
}

/// Whether a row begins with the cell that a paragraph is, where it is one cell on a line of its own: `* - cell` of a
/// list-table, `<td>cell</td>`.
fn cell_of_its_own(markup: Markup, content: &str) -> Option<bool> {
    match markup {
        Markup::Restructuredtext => content
            .strip_prefix("* -")
            .filter(|rest| rest.is_empty() || rest.starts_with([' ', '\n']))
            .map(|_| true),
        Markup::Html if markup.is_row(content) => {
            let opens = |tag: &str| {
                let length = tag.len();
                let bytes = content.as_bytes().windows(length);
                bytes
                    .filter(|window| window.eq_ignore_ascii_case(tag.as_bytes()))
                    .count()
            };
            let is_one = opens("<td") + opens("<th") == 1;
            let begins_row = opens("<tr") > 0;
            (is_one && !(begins_row && opens("</tr") > 0)).then_some(begins_row)
        }
        _ => None,
    }
}

/// Whether a paragraph is nothing but commands that draw a table's lines: `\midrule`.
fn is_rule_of_table(markup: Markup, content: &str) -> bool {
    /// Bytes of what stands behind a command: `(lr){2-3}`.
    const LONGEST: usize = 16;
    const RULES: [&str; 10] = [
        "toprule",
        "midrule",
        "bottomrule",
        "hline",
        "cmidrule",
        "cline",
        "addlinespace",
        "endhead",
        "endfirsthead",
        "endlastfoot",
    ];
    let is_rule = |line: &str| {
        let command = line.trim().strip_prefix('\\');
        command.is_some_and(|command| {
            let length = command.find(|c: char| !c.is_ascii_alphabetic());
            let (name, behind) = command.split_at(length.unwrap_or(command.len()));
            RULES.contains(&name) && behind.len() <= LONGEST && !behind.contains(' ')
        })
    };
    markup == Markup::Latex && content.lines().all(is_rule)
}

/// Whether a paragraph of nothing that is read is a line that a table begins or ends with: `|===`.
fn is_edge_of_table(markup: Markup, content: &str) -> bool {
    let is_edge = |line: &str| {
        let bars = line.trim().strip_prefix("|===");
        bars.is_some_and(|rest| rest.bytes().all(|byte| byte == b'='))
    };
    markup == Markup::Asciidoc && content.lines().any(is_edge)
}

/// A list item: a bullet, a letter or number in brackets, a number before a short line.
fn is_item(content: &str) -> bool {
    /// Characters of what is numbered and still an item; longer, and with sentences, it is a paragraph.
    const LONGEST: usize = 120;
    let mut characters = content.chars();
    let first = characters.next().unwrap_or_default();
    let second = characters.next().unwrap_or_default();
    if "-*+•·–—○●".contains(first) && second.is_whitespace() {
        return true;
    }
    if "①②③④⑤⑥⑦⑧⑨⑩".contains(first) {
        return true;
    }
    // a) Point de contact; б) Размещение
    if first.is_alphabetic() && second == ')' && characters.next().is_some_and(char::is_whitespace)
    {
        return true;
    }
    // (a), （一）, (1)
    let bracketed = content.strip_prefix(['(', '（']).and_then(|inside| {
        let end = inside.find([')', '）'])?;
        inside.get(..end)
    });
    if bracketed.is_some_and(|inside| (1..=4).contains(&inside.chars().count())) {
        return true;
    }
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let behind = content.get(digits..).unwrap_or_default();
    if digits == 0 {
        return false;
    }
    behind.starts_with(") ")
        || behind.starts_with([')', '）'])
        || (behind.starts_with(". ") || behind.starts_with('、'))
            && content.chars().count() <= LONGEST
            && content.ends_with([';', '；', ',', '，', '.', '。'])
}

/// （一）反腐败公约缔约国会议: a numeral in brackets before a few words without a figure, which stands under 一、 and above
/// 1. An item of a list cites something or ends in a mark.
fn is_bracketed_heading(content: &str) -> bool {
    let inside = content.strip_prefix(['（', '(']);
    let words = inside.and_then(|inside| {
        let (numeral, words) = inside.split_once(['）', ')'])?;
        (!numeral.is_empty() && numeral.chars().all(is_numeral)).then_some(words)
    });
    words.is_some_and(|words| {
        !words.trim().is_empty()
            && !words.contains(|c: char| c.is_ascii_digit())
            && is_heading_of_its_own(words.trim())
    })
}

/// A short paragraph that ends no sentence.
fn is_heading_of_its_own(content: &str) -> bool {
    /// Characters, and lines, at most.
    const LONGEST: usize = 160;
    const LONGEST_CHINESE: usize = 45;
    const MOST_LINES: usize = 4;
    let ends = content.trim_end_matches(['”', '"', '»', ')', '）', '*', '_']);
    let ends_a_sentence = ends.ends_with([
        '.', '。', ';', '；', ':', '：', ',', '，', '?', '？', '!', '！', '、', '؟', '،', '؛',
    ]);
    let begins_with_small = content.chars().next().is_some_and(char::is_lowercase);
    // Most paragraphs are told by their end or their length, without counting.
    if ends_a_sentence || begins_with_small || content.len() > LONGEST * char::MAX.len_utf8() {
        return false;
    }
    let is_chinese = |c: &char| ('\u{3400}'..='\u{9FFF}').contains(c);
    let (characters, chinese) = content.chars().fold((0, 0), |(all, chinese), c| {
        (all + 1, chinese + usize::from(is_chinese(&c)))
    });
    let longest = if chinese * 2 > characters {
        LONGEST_CHINESE
    } else {
        LONGEST
    };
    characters <= longest && content.lines().count() <= MOST_LINES
}

/// 第一章 stands above 一、, this above （一） and 1.
fn rank_of_number(line: &str) -> u8 {
    if line.starts_with('【') {
        return 2;
    }
    let line = line.trim_start_matches(['*', '_', ' ']);
    let small = line.to_lowercase();
    let mut chapters = languages().flat_map(|language| writing(language).chapters());
    let is_chapter = chapters.any(|word| small.starts_with(word))
        || line.starts_with('第') && line.chars().take(6).any(|c| "章编編部".contains(c));
    if is_chapter {
        return 1;
    }
    let is_chinese =
        |c: char| is_numeral(c) || "壹贰貳叁參肆伍陆陸柒捌玖拾甲乙丙丁戊己庚辛".contains(c);
    let behind_chinese = line.trim_start_matches(is_chinese);
    if behind_chinese.len() < line.len() && behind_chinese.starts_with(['、', '.', '．', ' ']) {
        return 2;
    }
    let head = line.split(['.', ' ', ')', '、']).next().unwrap_or_default();
    let is_roman = !head.is_empty() && head.chars().all(|c| "IVXLC".contains(c));
    if is_roman {
        return 2;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        // 1.2 stands under 1.
        let behind = line.get(digits..).unwrap_or_default();
        let is_deeper = behind.starts_with('.')
            && behind
                .get(1..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        return if is_deeper { 5 } else { 4 };
    }
    let is_letter = head.chars().count() == 1
        && line
            .get(head.len()..)
            .is_some_and(|rest| rest.starts_with(['.', ')']));
    if is_letter { 4 } else { UNNUMBERED }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// But not the invented one's.
    #[test]
    fn chapters_stand_above_everything() {
        for heading in [
            "Chapter I",
            "Chapitre premier",
            "CAPÍTULO I",
            "Глава 1",
            "الفصل الأول",
            "第一章",
        ] {
            assert_eq!(rank_of_number(heading), 1, "{heading}");
        }
    }
}
