//! A treaty's article as hover and the documentation of completion show it.

use crate::citation::{Citation, Language, Locator, Path, Reference};
use crate::corpus::{Article, ArticleId, Corpus};
use crate::features::markdown::escape;
use crate::features::provision::summary;
use crate::messages::{self, HoverLabel, Locale, hover_label, labelled, titled, with_other_name};
use crate::resolve::article_name;

/// Articles shown in full before only their titles are.
const SHOWN_IN_FULL: usize = 3;
/// Citing provisions, and articles of a range, listed at all.
const LISTED: usize = 12;

/// The articles that a citation points to, named in a language.
pub fn articles(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    citation: &Citation,
    articles: &[ArticleId],
) -> String {
    match articles {
        [only] => {
            let place = match &citation.reference {
                Reference::Treaty {
                    locator: Locator::At(place),
                    ..
                } => place.clone(),
                _ => Path::new(),
            };
            describe(corpus, locale, language, *only, &place)
        }
        few if few.len() <= SHOWN_IN_FULL => few
            .iter()
            .map(|one| describe(corpus, locale, language, *one, &Path::new()))
            .collect::<Vec<_>>()
            .join("\n\n---\n\n"),
        many => {
            let mut lines = vec![format!(
                "**{}**",
                messages::article_count(locale, many.len())
            )];
            lines.extend(many.iter().take(LISTED).map(|one| {
                let heading = heading(corpus, locale, language, *one, &Path::new());
                format!("- {heading}")
            }));
            if many.len() > LISTED {
                let more = messages::more_articles(locale, many.len() - LISTED);
                lines.push(format!("\n{more}"));
            }
            lines.join("\n")
        }
    }
}

/// One article: what it is called, whose it is, and which provisions of the compilation cite it.
pub fn article(corpus: &Corpus, locale: Locale, id: ArticleId) -> String {
    describe(corpus, locale, Language::COMPILATION, id, &Path::new())
}

fn describe(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    id: ArticleId,
    place: &Path,
) -> String {
    let mut lines = vec![heading(corpus, locale, language, id, place)];
    if let Some(treaty) = corpus.treaty(id.treaty) {
        let shown = corpus.treaty_in_language(language, treaty);
        let title = match std::ptr::eq(shown, treaty) {
            true => format!("《{}》", escape(&treaty.title)),
            false => escape(&shown.title),
        };
        lines.push(match &treaty.adopted {
            Some(adopted) => {
                let adopted = messages::adopted(locale, &adopted.resolution, adopted.annex);
                with_other_name(locale, &title, &adopted)
            }
            None => title,
        });
    }
    let mut blocks = vec![lines.join("  \n")];
    let citing = corpus.provisions_citing(id);
    if citing.is_empty() {
        blocks.push(hover_label(locale, HoverLabel::ArticleNotCited).to_owned());
    } else {
        let label = hover_label(locale, HoverLabel::ArticleCitedBy);
        let mut lines = vec![titled(locale, label, "").trim_end().to_owned()];
        lines.extend(
            citing
                .iter()
                .take(LISTED)
                .map(|index| format!("- {}", summary(corpus, language, *index))),
        );
        if citing.len() > LISTED {
            let more = messages::more_provisions(locale, citing.len() - LISTED);
            lines.push(format!("\n{more}"));
        }
        blocks.push(lines.join("\n"));
    }
    let topics: Vec<String> = corpus
        .topics_citing(id)
        .iter()
        .filter_map(|topic| Some(escape(&corpus.topics.get(*topic)?.name)))
        .collect();
    if !topics.is_empty() {
        blocks.push(labelled(locale, HoverLabel::Topics, &topics));
    }
    blocks.join("\n\n")
}

/// **《公约》第16条** 引渡（标题未经核实）
fn heading(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    id: ArticleId,
    place: &Path,
) -> String {
    let name = escape(&article_name(corpus, language, id, place));
    let there = corpus.edition_in(language);
    let is_titled = |article: &&Article| !article.title.is_empty();
    let title = there
        .and_then(|edition| edition.article(id))
        .filter(is_titled)
        .or_else(|| corpus.article(id))
        .filter(|article| !article.title.is_empty())
        .map(|article| {
            let title = escape(&article.title);
            match article.verified {
                true => title,
                false => with_other_name(
                    locale,
                    &title,
                    hover_label(locale, HoverLabel::TitleUnverified),
                ),
            }
        });
    format!("**{name}** {}", title.unwrap_or_default())
        .trim_end()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::features::completion::completion;
    use crate::features::definition::definition;
    use crate::features::document_highlight::document_highlights;
    use crate::features::hover::{Reasons, hover};
    use crate::features::tests::marked_in;
    use crate::messages::Locale;

    fn check_hover(marked: &str, locale: Locale, expected: Expect) {
        let (snapshot, offset) = marked_in(locale, marked);
        let shown = hover(&snapshot, offset, Reasons::Said).map(|hover| hover.markdown);
        expected.assert_eq(&format!("{}\n", shown.unwrap_or_default()));
    }

    fn check_completion(marked: &str, expected: Expect) {
        let (snapshot, offset) = marked_in(Locale::Chinese, marked);
        let items: String = completion(&snapshot, offset)
            .into_iter()
            .map(|item| format!("{} {}\n", item.insert, item.detail))
            .collect();
        expected.assert_eq(&items);
    }

    #[test]
    fn an_article_is_shown_with_its_title_and_who_cites_it() {
        check_hover(
            "根据《公约》第‸30条第2款(c)项",
            Locale::Chinese,
            expect![[r#"
                **《公约》第30条第2款(c)项** 其他措施：通过经济发展和技术援助执行公约  
                《联合国打击跨国有组织犯罪公约》（大会第55/25号决议，附件一）

                汇编中援引本条的段落：
                - **A.五.n** 促请各缔约国努力向根据《公约》第30条第2款(c)项为技术援助目的设立的账户提供适当的自愿捐款；
                - **B.一.a** 介绍秘书处提供的技术援助情况，包括通过《联合国打击跨国有组织犯罪公约》第30条和大会2000年11月15日第55/25号…
                - **B.三.6** 工作组强调，提供关于公约及其议定书执行情况的信息是缔约国的法定义务，应当不再拖延立即履行。工作组意识到公约第30条第2(…
                - **B.四** 执行《联合国打击跨国有组织犯罪公约》各项技术援助条款
            "#]],
        );
        check_hover(
            "See article 30‸, paragraph 2 (c), of the Convention.",
            Locale::English,
            expect![[r#"
                **Article 30, paragraph 2 (c), of the Convention** 其他措施：通过经济发展和技术援助执行公约  
                《联合国打击跨国有组织犯罪公约》 (General Assembly resolution 55/25, annex I)

                Cited in the compilation by:
                - **Part A, V.n** 促请各缔约国努力向根据《公约》第30条第2款(c)项为技术援助目的设立的账户提供适当的自愿捐款；
                - **Decision 1/4, paragraph (a)** 介绍秘书处提供的技术援助情况，包括通过《联合国打击跨国有组织犯罪公约》第30条和大会2000年11月15日第55/25号…
                - **Decision 3/4, paragraph 6** 工作组强调，提供关于公约及其议定书执行情况的信息是缔约国的法定义务，应当不再拖延立即履行。工作组意识到公约第30条第2(…
                - **Decision 4/3** 执行《联合国打击跨国有组织犯罪公约》各项技术援助条款
            "#]],
        );
        check_hover(
            "根据《枪支议定书》第‸8条",
            Locale::English,
            expect![[r#"
                **《枪支议定书》第8条** 枪支的标识 (title not verified)  
                《关于打击非法制造和贩运枪支及其零部件和弹药的补充议定书》 (General Assembly resolution 55/255, annex)

                No provision of the compilation cites this article.
            "#]],
        );
        check_hover(
            "《公约》第32条‸",
            Locale::Chinese,
            expect![[r#"
            **《公约》第32条** 公约缔约方会议（标题未经核实）  
            《联合国打击跨国有组织犯罪公约》（大会第55/25号决议，附件一）

            汇编中援引本条的段落：
            - **A.八.10** 技术援助问题政府专家工作组重申《联合国打击跨国有组织犯罪公约》第32条第5款，其中要求各缔约国向联合国打击跨国有组织犯罪…
            - **A.九.1** 技术援助问题政府专家工作组重申《联合国打击跨国有组织犯罪公约》第32条，该条款要求每个缔约国向公约缔约方会议提供其为实施…
            - **A.九.2** 缔约国应指定一个联络点，用以与秘书处进行沟通，以便利实施《公约》第32条第4款和第5款以及《公约》各项议定书，并应向毒品…
            - **B.二.a** 决定依照《联合国打击跨国有组织犯罪公约》第32条第3款和缔约方会议议事规则第2条第2款设立一个由一名主席团成员担任主席的…
            - **B.三.1** 工作组强调，从各有关缔约国收到其就执行《联合国打击跨国有组织犯罪公约》及其议定书所需要的技术援助提供的完整、准确的信息，…

            专题：负责《打击有组织犯罪公约》第32条的联络点
        "#]],
        );
    }

    #[test]
    fn a_range_is_shown_by_its_titles() {
        check_hover(
            "《公约》第‸5条至第8条",
            Locale::Chinese,
            expect![[r#"
                **共4条**
                - **《公约》第5条** 参加有组织犯罪集团行为的刑事定罪
                - **《公约》第6条** 洗钱行为的刑事定罪
                - **《公约》第7条** 打击洗钱活动的措施
                - **《公约》第8条** 腐败行为的刑事定罪（标题未经核实）
            "#]],
        );
    }

    #[test]
    fn a_wrong_article_says_what_there_is() {
        check_hover(
            "公约第‸45条",
            Locale::Chinese,
            expect![[r#"
                ⚠ **没有这一条**：《公约》没有第45条，只有第1至41条。
            "#]],
        );
    }

    #[test]
    fn another_treaty_is_not_described() {
        check_hover(
            "《反腐败公约》第‸32条",
            Locale::Chinese,
            expect![[r#"
                其他条约或规则的条文，不在汇编范围内
            "#]],
        );
    }

    #[test]
    fn articles_complete_behind_their_treaty() {
        check_completion(
            "根据《公约》第3‸",
            expect![[r#"
            第3条 适用范围
            第30条 其他措施：通过经济发展和技术援助执行公约
            第31条 预防
            第32条 公约缔约方会议
            第33条 秘书处
            第34条 公约的实施
            第35条 争端的解决
            第36条 签署、批准、接受、核准和加入
            第37条 同议定书的关系
            第38条 生效
            第39条 修正
        "#]],
        );
        check_completion(
            "根据《公约》第二十‸",
            expect![[r#"
            第二十条 特殊侦查手段
            第二十一条 刑事诉讼的移交
            第二十二条 建立犯罪记录
            第二十三条 妨害司法的刑事定罪
            第二十四条 保护证人
            第二十五条 帮助和保护被害人
            第二十六条 加强与执法当局合作的措施
            第二十七条 执法合作
            第二十八条 收集、交流和分析关于有组织犯罪的性质的资料
            第二十九条 培训和技术援助
        "#]],
        );
        check_completion(
            "《公约》第24条和第4‸",
            expect![[r#"
            第4条 保护主权
            第40条 退约
            第41条 保存人和语文
        "#]],
        );
        check_completion(
            "《枪支议定书》第2条至第2‸",
            expect![[r#"
            第20条 退约
            第21条 保存人和语文
        "#]],
        );
        check_completion("《反腐败公约》第3‸", expect![""]);
    }

    #[test]
    fn after_the_treaty_every_article_can_come() {
        let (snapshot, offset) = marked_in(Locale::Chinese, "根据公约第‸");
        let items = completion(&snapshot, offset);
        assert_eq!(items.len(), 41);
        assert!(items.iter().all(|item| item.article.is_some()));
    }

    #[test]
    fn an_article_leads_to_its_entry() {
        for (marked, expected) in [
            (
                "《公约》第‸16条第1款",
                "{ number = 16, title = \"引渡\", verified = false }",
            ),
            ("《公约》第‸45条", "\"convention\""),
        ] {
            let (snapshot, offset) = marked_in(Locale::Chinese, marked);
            let targets = definition(&snapshot, offset).unwrap().targets;
            let [target] = targets.as_slice() else {
                panic!("one target of {marked}");
            };
            let file = &snapshot.corpus.files[target.place.file];
            assert_eq!(file.path, "zh/treaties.toml");
            assert_eq!(&file.text[target.place.range.clone()], expected);
        }
    }

    #[test]
    fn citations_of_one_article_are_highlighted_together() {
        let (snapshot, offset) = marked_in(
            Locale::Chinese,
            "《公约》第‸24条和第25条。公约第22条至第24条；《枪支议定书》第24条。",
        );
        let text = snapshot.draft.text().to_string();
        let shown: Vec<&str> = document_highlights(&snapshot, offset)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(shown, ["《公约》第24条", "公约第22条至第24条"]);
    }
}
