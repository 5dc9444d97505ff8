//! From a treaty's article to its entry in the corpus. Of a treaty the corpus knows only how many
//! articles it has and what they are called: paragraphs below an article are taken on trust.

use crate::citation::{Citation, Element, ElementKind, Locator, Path, Step, TreatyId};
use crate::corpus::{ArticleId, Corpus};
use crate::resolve::fix::{exchange_ends, replace_step};
use crate::resolve::resolution::{plain, with_finding};
use crate::resolve::{Fix, Meaning, Problem, Resolution, nearest};

/// 《公约》第30条第2款(c)项, 第5条至第8条
pub fn article(
    corpus: &Corpus,
    text: &str,
    citation: &Citation,
    treaty: TreatyId,
    number: u16,
    through: Option<u16>,
    locator: &Locator,
) -> Resolution {
    let Some(entry) = corpus.treaty(treaty) else {
        return plain(Meaning::Nothing);
    };
    let last = entry.last_article();
    let exists = |number: u16| (1..=last).contains(&number);
    let ends = [
        (Some(number), ElementKind::Article),
        (through, ElementKind::SpanEnd),
    ];
    let missing = ends
        .into_iter()
        .find_map(|(number, element)| Some((number.filter(|number| !exists(*number))?, element)));
    if let Some((wanted, element)) = missing {
        // The end of a range comes behind its beginning.
        let first = if element == ElementKind::SpanEnd && number < last {
            number + 1
        } else {
            1
        };
        let fixes = citation.element(element).map_or_else(Vec::new, |element| {
            nearest::nearest_numbers(first..=last, wanted)
                .into_iter()
                .map(|near| {
                    replace_article(
                        text,
                        citation,
                        element,
                        ArticleId {
                            treaty,
                            number: near,
                        },
                    )
                })
                .collect()
        });
        let problem = Problem::NoSuchArticle {
            wanted: ArticleId {
                treaty,
                number: wanted,
            },
            last,
        };
        return with_finding(Meaning::Nothing, citation, problem, Vec::new(), fixes);
    }
    let (from, to) = match through {
        Some(through) => (number.min(through), number.max(through)),
        None => (number, number),
    };
    let meaning = Meaning::Articles(
        (from..=to)
            .map(|number| ArticleId { treaty, number })
            .collect(),
    );
    let places_reversed = match locator {
        Locator::Span { from, to } => is_reversed(from, to),
        _ => false,
    };
    if places_reversed || through.is_some_and(|through| through < number) {
        let fix = exchange_ends(text, citation, None);
        let of_places = match locator {
            Locator::Span { from, to } if places_reversed => {
                from.last().copied().zip(to.last().copied())
            }
            _ => None,
        };
        let of_articles = (
            Step::Paragraph(number),
            Step::Paragraph(through.unwrap_or(number)),
        );
        let (from, to) = of_places.unwrap_or(of_articles);
        let problem = Problem::ReversedSpan { from, to };
        return with_finding(meaning, citation, problem, Vec::new(), vec![fix]);
    }
    plain(meaning)
}

/// Another article in place of the written one, in its spelling (第四十五条).
fn replace_article(
    text: &str,
    citation: &Citation,
    element: &Element,
    article: ArticleId,
) -> Option<Fix> {
    let step = Step::Paragraph(article.number);
    let fix = replace_step(text, citation, element, step, None)?;
    Some(Fix {
        article: Some(article),
        ..fix
    })
}

fn is_reversed(from: &Path, to: &Path) -> bool {
    match (from.last(), to.last()) {
        (Some(Step::Paragraph(from)), Some(Step::Paragraph(to)))
        | (Some(Step::Item(from)), Some(Step::Item(to))) => to < from,
        (Some(Step::Subparagraph(from)), Some(Step::Subparagraph(to))) => to < from,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::citation::recognise;
    use crate::corpus::embedded;
    use crate::messages::{self, Locale};
    use crate::resolve::resolve;

    /// Each citation with what it means, what is wrong with it and what would mend it.
    fn check(text: &str, expected: Expect) {
        let corpus = embedded::corpus();
        let citations = recognise(text);
        let mut shown = String::new();
        for (citation, resolution) in citations.iter().zip(resolve(&corpus, text, &citations)) {
            shown.push_str(&text[citation.range.clone()]);
            if let Meaning::Articles(articles) = &resolution.meaning {
                let articles: Vec<String> = (articles.iter())
                    .map(|article| article.printed(&corpus.lexicon))
                    .collect();
                shown.push_str(&format!(" → {}", articles.join(", ")));
            }
            if let Some(finding) = &resolution.finding {
                let code = finding.problem.code().name();
                let problem = messages::problem(Locale::Chinese, &corpus, &finding.problem);
                shown.push_str(&format!("\n  {code}: {problem}"));
                for fix in &finding.fixes {
                    let title =
                        messages::fix_title(Locale::Chinese, &corpus, &finding.problem, fix);
                    let mark = if fix.preferred { "!" } else { "" };
                    shown.push_str(&format!("\n  {title}{mark}"));
                }
            }
            shown.push('\n');
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn articles_that_exist() {
        check(
            "《公约》第30条第2款(c)项、第5条至第8条，《枪支议定书》第8条",
            expect![[r#"
                《公约》第30条第2款(c)项 → convention 30
                第5条至第8条 → convention 5, convention 6, convention 7, convention 8
                《枪支议定书》第8条 → firearms 8
            "#]],
        );
    }

    #[test]
    fn articles_that_do_not() {
        check(
            "公约第45条，《枪支议定书》第二十二条，《公约》第40条至第43条",
            expect![[r#"
                公约第45条
                  no-such-article: 《公约》没有第45条，只有第1至41条。
                  改为“公约第41条”（保存人和语文）
                  改为“公约第40条”（退约）
                  改为“公约第35条”（争端的解决）
                《枪支议定书》第二十二条
                  no-such-article: 《枪支议定书》没有第22条，只有第1至21条。
                  改为“《枪支议定书》第二十一条”（保存人和语文）
                  改为“《枪支议定书》第二十条”（退约）
                  改为“《枪支议定书》第十二条”（信息）
                《公约》第40条至第43条
                  no-such-article: 《公约》没有第43条，只有第1至41条。
                  改为“《公约》第40条至第41条”（保存人和语文）
            "#]],
        );
    }

    #[test]
    fn ranges_that_end_before_they_begin() {
        check(
            "《公约》第8条至第5条，第18条第29至9款，第30条第2款(c)至(a)项",
            expect![[r#"
                《公约》第8条至第5条 → convention 5, convention 6, convention 7, convention 8
                  reversed-range: 5在8之前，应由小到大。
                  改为“《公约》第5条至第8条”!
                第18条第29至9款 → convention 18
                  reversed-range: 9在29之前，应由小到大。
                  改为“第18条第9至29款”!
                第30条第2款(c)至(a)项 → convention 30
                  reversed-range: (a)在(c)之前，应由小到大。
                  改为“第30条第2款(a)至(c)项”!
            "#]],
        );
    }

    #[test]
    fn nothing_is_said_of_other_treaties_and_of_what_only_looks_like_ours() {
        check(
            "《反腐败公约》第71条，议事规则第99条。《公约》第5条。第99条",
            expect![[r#"
                《反腐败公约》第71条
                议事规则第99条
                《公约》第5条
                第99条
            "#]],
        );
    }
}
