//! Directives of Sphinx and docutils, as reStructuredText and MyST write them.

/// Those that hold prose, in order; all others hold names, addresses or code.
const PROSE: [&str; 55] = [
    "admonition",
    "aside",
    "attention",
    "blockquote",
    "card",
    "caution",
    "centered",
    "class",
    "collapse",
    "compound",
    "container",
    "csv-table",
    "danger",
    "deprecated",
    "details",
    "dropdown",
    "epigraph",
    "error",
    "exercise",
    "figure",
    "footer",
    "glossary",
    "grid",
    "grid-item",
    "grid-item-card",
    "group-tab",
    "header",
    "highlights",
    "hint",
    "hlist",
    "important",
    "line-block",
    "list-table",
    "margin",
    "note",
    "only",
    "pull-quote",
    "replace",
    "role",
    "rubric",
    "seealso",
    "sidebar",
    "solution",
    "tab",
    "tab-item",
    "tab-set",
    "table",
    "tabs",
    "tabularcolumns",
    "tip",
    "topic",
    "versionadded",
    "versionchanged",
    "versionremoved",
    "warning",
];

/// Whether a directive of that name holds prose.
pub fn holds_prose(name: &str) -> bool {
    PROSE.binary_search(&name).is_ok()
}

/// Whether what stands behind its name is no prose, though what stands below is: a picture, a class, a condition.
pub fn names_argument(name: &str) -> bool {
    matches!(
        name,
        "figure" | "class" | "role" | "container" | "only" | "grid" | "grid-item"
    )
}

/// Where the value of an option begins that is printed, in a line that has one: a caption.
pub fn printed_option(content: &str) -> Option<&str> {
    let printed = [":caption:", ":header:", ":title:", ":subtitle:"];
    let value = printed.iter().find_map(|name| content.strip_prefix(name));
    value.map(str::trim_start).filter(|value| !value.is_empty())
}

/// Bytes of the lines of options that a text begins with, and of the blank lines behind them.
pub fn options_length(text: &str) -> usize {
    let is_option = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with(':');
    let options = text.split_inclusive('\n').take_while(is_option);
    // MyST's can stand between dashes.
    let between = text
        .strip_prefix("---\n")
        .and_then(|behind| behind.find("---\n"));
    match between {
        Some(length) => length + 2 * "---\n".len(),
        None => options.map(str::len).sum(),
    }
}

/// Whether what stands only in some builds stands in the one for a browser. Tags of one's own are taken
/// for not set.
pub fn is_built(condition: &str) -> bool {
    let is_set = |word: &str| matches!(word, "html" | "builder_html" | "format_html");
    condition.trim().split(" or ").any(|all| {
        all.split(" and ").all(|one| {
            let one = one.trim_matches([' ', '(', ')']);
            match one.strip_prefix("not ") {
                Some(one) => !is_set(one.trim_matches([' ', '(', ')'])),
                None => is_set(one),
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_some_builds_have_is_known_by_its_condition() {
        for (condition, expected) in [
            ("html", true),
            ("latex", false),
            ("html and draft", false),
            ("html or latex", true),
            ("not draft", true),
            ("not html", false),
            ("(builder_html)", true),
        ] {
            assert_eq!(is_built(condition), expected, "{condition}");
        }
    }

    #[test]
    fn the_directives_are_in_order() {
        assert!(PROSE.windows(2).all(|two| two[0] < two[1]));
        assert!(holds_prose("note") && !holds_prose("code-block"));
    }
}
