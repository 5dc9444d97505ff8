//! One word for each thing in all texts that users meet: `server/src/messages/terms.toml`.

use std::path::{Path, PathBuf};

use crate::repository;

/// A term's words that are not used, with what lets them pass.
struct Term {
    not_chinese: Vec<String>,
    not_english: Vec<String>,
    unless: Vec<String>,
}

fn terms() -> Vec<Term> {
    let path = repository().join("server/src/messages/terms.toml");
    let text = std::fs::read_to_string(path).expect("the terms");
    let table: toml::Table = text.parse().expect("TOML");
    let terms = table["term"].as_array().expect("a list of terms");
    let words = |term: &toml::Value, name: &str| -> Vec<String> {
        let list = term.get(name).and_then(toml::Value::as_array);
        let words = list.into_iter().flatten().filter_map(toml::Value::as_str);
        words.map(str::to_owned).collect()
    };
    terms
        .iter()
        .map(|term| Term {
            not_chinese: words(term, "not_chinese"),
            not_english: words(term, "not_english"),
            unless: words(term, "unless"),
        })
        .collect()
}

/// A text that users meet, with where it stands.
struct Said {
    place: String,
    text: String,
    /// Chinese and English, or Chinese alone: pages of documentation are held to the Chinese words.
    with_english: bool,
}

/// The texts in quotation marks of a source, with their lines: `"` with escapes, and `'` where the language has
/// those for texts. What follows `comment` on a line is none.
fn literals(source: &str, quotes: &[char], comment: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = source.char_indices().peekable();
    let mut line = 1;
    while let Some((at, c)) = rest.next() {
        if c == '\n' {
            line += 1;
        }
        if source[at..].starts_with(comment) {
            while rest.next_if(|(_, c)| *c != '\n').is_some() {}
            continue;
        }
        if !quotes.contains(&c) {
            continue;
        }
        let (start, mut text) = (line, String::new());
        while let Some((_, next)) = rest.next() {
            match next {
                '\\' => {
                    let escaped = rest.next();
                    text.extend(escaped.map(|(_, c)| if c == 'n' { '\n' } else { c }));
                }
                _ if next == c => break,
                _ => {
                    line += usize::from(next == '\n');
                    text.push(next);
                }
            }
        }
        found.push((start, text));
    }
    found
}

/// The files of a folder and those under it with an ending.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![repository().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|known| known == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(
        !found.is_empty(),
        "{folder}: the texts are where the test looks"
    );
    found
}

fn shown(path: &Path) -> String {
    let relative = path.strip_prefix(repository()).unwrap_or(path);
    relative.display().to_string()
}

/// The sentences of the program: without tests, comments and the names of macros.
fn of_the_program() -> Vec<Said> {
    let mut said = Vec::new();
    for path in files("server/src/messages", "rs") {
        let source = std::fs::read_to_string(&path).expect("a source");
        let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
        for (line, text) in literals(source, &['"'], "//") {
            said.push(Said {
                place: format!("{}:{line}", shown(&path)),
                text,
                with_english: true,
            });
        }
    }
    assert!(said.len() > 400);
    said
}

/// What Neovim's plugin, Emacs' and VS Code's and the page in the browser say.
fn of_the_editors() -> Vec<Said> {
    let mut said = Vec::new();
    let mut add = |path: &Path, quotes: &[char], comment: &str| {
        let source = std::fs::read_to_string(path).expect("a source");
        for (line, text) in literals(&source, quotes, comment) {
            said.push(Said {
                place: format!("{}:{line}", shown(path)),
                text,
                with_english: true,
            });
        }
    };
    for path in files("editors/neovim/lua", "lua") {
        add(&path, &['"', '\''], "--");
    }
    add(&repository().join("editors/emacs/yuanyin.el"), &['"'], ";");
    let of_the_page = "editors/web/src/page/messages.ts";
    add(&repository().join(of_the_page), &['"'], "//");
    said.extend(of_vs_code());
    said
}

/// What VS Code's extension says: its manifest in both languages, and its messages with their translations.
fn of_vs_code() -> Vec<Said> {
    let files = [
        "package.nls.json",
        "package.nls.zh-cn.json",
        "l10n/bundle.l10n.zh-cn.json",
    ];
    let mut said = Vec::new();
    for name in files {
        let name = format!("editors/vscode/{name}");
        let text = std::fs::read_to_string(repository().join(&name)).expect("texts");
        let texts: std::collections::BTreeMap<String, String> =
            serde_json::from_str(&text).expect("texts by their keys");
        for (key, text) in texts {
            // The messages' keys are the English texts.
            said.extend([key.clone(), text].map(|text| Said {
                place: format!("{name}: {key}"),
                text,
                with_english: true,
            }));
        }
    }
    said
}

/// Pages that users read, by lines.
fn of_the_pages() -> Vec<Said> {
    let mut pages = vec![
        "README.md".into(),
        "corpus/README.md".into(),
        "editors/README.md".into(),
        "editors/guide.en.md".into(),
        "editors/guide.zh.md".into(),
        "server/command-line.md".into(),
        "server/problems.md".into(),
        "server/settings.md".into(),
        "editors/neovim/doc/yuanyin.cnx".into(),
        "editors/neovim/doc/yuanyin.txt".into(),
        "editors/zed/extension.toml".into(),
        "editors/vscode/media/explanations.zh.md".into(),
        "editors/vscode/media/explanations.en.md".into(),
    ];
    for editor in [
        "emacs",
        "helix",
        "kakoune",
        "kate",
        "neovim",
        "sublime-text",
        "vim",
        "vscode",
        "web",
        "zed",
    ] {
        pages.push(format!("editors/{editor}/README.md"));
    }
    let mut said = Vec::new();
    for page in pages {
        let text = std::fs::read_to_string(repository().join(&page)).expect("a page");
        let mut is_code = false;
        for (line, text) in (1..).zip(text.lines()) {
            is_code ^= text.trim_start().starts_with("```");
            if is_code {
                continue;
            }
            said.push(Said {
                place: format!("{page}:{line}"),
                text: text.to_owned(),
                with_english: false,
            });
        }
    }
    said
}

#[test]
fn one_word_is_used_for_one_thing() {
    let terms = terms();
    assert!(terms.len() > 10);
    let mut found = Vec::new();
    let said = of_the_program().into_iter().chain(of_the_editors());
    for one in said.chain(of_the_pages()) {
        // A single word is a name in a program.
        if one.with_english && one.text.is_ascii() && !one.text.contains(' ') {
            continue;
        }
        for term in &terms {
            if term
                .unless
                .iter()
                .any(|pass| one.text.contains(pass.as_str()))
            {
                continue;
            }
            let english = term.not_english.iter().filter(|_| one.with_english);
            for word in term.not_chinese.iter().chain(english) {
                if one.text.contains(word.as_str()) {
                    found.push(format!("{}: “{word}” in {}", one.place, one.text));
                }
            }
        }
    }
    assert!(
        found.is_empty(),
        "{}\n{} in all",
        found.join("\n"),
        found.len()
    );
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Between Chinese and figures there is no space (第3行), as the compilation prints it: only around paths and code,
/// and in the compilation's own form (A部分 七.20).
#[test]
fn no_space_parts_chinese_from_figures() {
    // What is filled in under these names is a path, or a name of a file of data.
    const CODE: [&str; 14] = [
        "{file}",
        "{project_file}",
        "{folder}",
        "{path}",
        "{field}",
        "{one}",
        "{other}",
        "{id}",
        "{body}",
        "{name}",
        "{tag}",
        "{program}",
        "{placeholder}",
        "{known}",
    ];
    let is_code = |before: &str, behind: &str| {
        CODE.iter()
            .any(|name| before.ends_with(name) || behind.starts_with(name))
    };
    let mut found = Vec::new();
    for one in of_the_program() {
        for (at, _) in one.text.match_indices(' ') {
            let (before, behind) = (&one.text[..at], &one.text[at + 1..]);
            let (Some(last), Some(next)) = (before.chars().last(), behind.chars().next()) else {
                continue;
            };
            let is_number = |c: char| c.is_ascii_digit() || c == '{' || c == '}';
            let is_parted = is_han(last) && is_number(next) || is_number(last) && is_han(next);
            if is_parted && !is_code(before, behind) {
                found.push(format!("{}: {}", one.place, one.text));
            }
        }
    }
    // Citations in examples are written as the compilation writes them.
    found.retain(|one| !one.contains("A部分 ") && !one.contains("决定 3/4"));
    assert!(found.is_empty(), "{}", found.join("\n"));
}
