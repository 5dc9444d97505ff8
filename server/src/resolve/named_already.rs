//! A list names nothing twice: a number that is wrong in it is not one that stands in it already, however
//! near that is. “Articles 41 and 42” of a treaty with 41 articles are not “articles 41 and 41”.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::citation::Citation;
use crate::corpus::{ArticleId, ProvisionIndex};
use crate::resolve::{Fix, Problem, Resolution};

/// What a list names rightly.
#[derive(Default)]
struct Named {
    provisions: HashSet<ProvisionIndex>,
    articles: HashSet<ArticleId>,
}

impl Named {
    fn holds(&self, fix: &Fix) -> bool {
        let provision = fix.target.is_some_and(|one| self.provisions.contains(&one));
        provision || fix.article.is_some_and(|one| self.articles.contains(&one))
    }
}

/// Leaves out the fixes that would have a list name a provision or an article twice, of the citations of one
/// paragraph and what they mean, in the same order.
pub fn leave_out(citations: &[Citation], resolutions: &mut [Resolution]) {
    let of_lists = || citations.iter().map(|citation| citation.list);
    let mut named: HashMap<u32, Named> = HashMap::new();
    for (list, resolution) in of_lists().zip(&*resolutions) {
        if is_guessed(resolution) {
            named.entry(list).or_default();
        }
    }
    if named.is_empty() {
        return;
    }
    for (list, resolution) in of_lists().zip(&*resolutions) {
        if let Some(named) = named.get_mut(&list) {
            named.provisions.extend(resolution.meaning.provisions());
            named.articles.extend(resolution.meaning.articles());
        }
    }
    for (list, resolution) in of_lists().zip(resolutions) {
        if is_guessed(resolution)
            && let Some(named) = named.get(&list)
            && let Some(finding) = &mut resolution.finding
            && finding.fixes.iter().any(|fix| named.holds(fix))
        {
            let fixes = &mut Arc::make_mut(finding).fixes;
            fixes.retain(|fix| !named.holds(fix));
        }
    }
}

/// Whether what would mend it are the nearest numbers that there are.
fn is_guessed(resolution: &Resolution) -> bool {
    let problem = resolution.finding.as_ref().map(|finding| &finding.problem);
    matches!(
        problem,
        Some(Problem::NoSuchProvision { .. } | Problem::NoSuchArticle { .. })
    )
}

#[cfg(test)]
mod tests {
    use crate::citation::recognise;
    use crate::corpus::embedded;
    use crate::resolve::resolve;

    #[test]
    fn no_list_names_a_provision_twice() {
        let corpus = embedded::corpus();
        for (text, expected) in [
            ("《公约》第41条和第42条", vec!["第40条", "第32条"]),
            (
                "《公约》第42条",
                vec!["《公约》第41条", "《公约》第40条", "《公约》第32条"],
            ),
            (
                "articles 40, 41 and 42 of the Convention",
                vec!["32 of the Convention"],
            ),
            // Those of a span are named as well.
            ("《公约》第38条至第41条和第42条", vec!["第32条"]),
            ("第3/4号决定第1、9段和第99段", vec![]),
            ("第3/4号决定第1段和第99段", vec!["第9段"]),
            ("A部分 七.5、七.25、七.45", vec!["七.15"]),
            // Another list may name it.
            (
                "见A部分 七.25。又见A部分 七.45",
                vec!["A部分 七.25", "A部分 七.15", "A部分 七.5"],
            ),
        ] {
            let citations = recognise(text);
            let resolutions = resolve(&corpus, text, &citations);
            let last = resolutions.last().and_then(|last| last.finding.as_ref());
            let last = last.unwrap_or_else(|| panic!("{text} is wrong"));
            let fixes: Vec<&str> = last.fixes.iter().map(|fix| fix.becomes.as_str()).collect();
            assert_eq!(fixes, expected, "{text}");
        }
    }
}
