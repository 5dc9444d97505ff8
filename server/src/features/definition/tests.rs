use expect_test::expect;

use super::*;
use crate::features::tests::{check, mark, marked};

fn show_definition(draft: &str) -> String {
    let (snapshot, cursor) = marked(draft);
    let text = snapshot.draft.text().to_string();
    match definition(&snapshot, cursor) {
        None => format!("{text} → nowhere"),
        Some(found) => {
            let targets: Vec<String> = found
                .targets
                .iter()
                .map(|target| {
                    let file = &snapshot.corpus.files[target.place.file];
                    let words = &file.text[target.place.range.clone()];
                    let first: String = words.trim().chars().take(12).collect();
                    let line = file.text[..target.place.range.start].matches('\n').count() + 1;
                    format!("{}:{line} {first}…", file.path)
                })
                .collect();
            let origin = mark(&text, std::slice::from_ref(&found.origin));
            format!("{origin} → {}", targets.join("; "))
        }
    }
}

#[test]
fn definition_leads_to_the_provision() {
    check(
        &[
            "见A部分 七.20‸。",
            "CTOC/COP/WG.2/2013/5，第24‸段",
            "‸第3/4号决定第2段(b)和(c)项",
            "第3/4号决定第2段(b)和(c)‸项",
            "六，附件，(b)‸(三)",
            "见‸A.七部分",
            "四.1.b-d‸",
            "见七.1‸。",
            "第5/6号决议‸附件",
            "决议7/3附件二第2‸段",
            // Wrong: to what helps to mend it.
            "见A部分 七.45‸。",
            "决议 3/4‸",
            "见三.3.c‸。",
            // Not here.
            "第3/2号‸决定",
            "大会第55/25号‸决议",
            "见A部分 十三.2‸",
            "没有‸援引",
        ],
        show_definition,
        expect![[r#"
            见⟦A部分 七.20⟧。 → zh/part-a.md:117 20. 各国应当考虑参与…
            ⟦CTOC/COP/WG.2/2013/5，第24段⟧ → zh/part-a.md:117 20. 各国应当考虑参与…
            ⟦第3/4号决定第2段(b)⟧和(c)项 → zh/part-b.md:67 - (b) 以引渡和司法…
            第3/4号决定第2段(b)和⟦(c)项⟧ → zh/part-b.md:68 - (c) 协助建立和（…
            ⟦六，附件，(b)(三)⟧ → zh/part-b.md:187 - （三） 为检察官以及…
            见⟦A.七部分⟧ → zh/part-a.md:96 ## 七. 第七次会议，…
            ⟦四.1.b-d⟧ → zh/part-a.md:55 - (b) 协助缔约国并…; zh/part-a.md:56 - (c) 协助所有会员…; zh/part-a.md:57 - (d) 通过教育等手…
            见⟦七.1⟧。 → zh/part-a.md:98 1. 技术援助问题政府专…; zh/part-b.md:211 1. 核可2013年10…
            ⟦第5/6号决议附件⟧ → zh/part-a.md:72 ## 五. 第五次会议，…
            ⟦决议7/3附件二第2段⟧ → zh/part-a.md:133 2. 各国应当对参加有组…
            见⟦A部分 七.45⟧。 → zh/part-a.md:96 ## 七. 第七次会议，…
            ⟦决议 3/4⟧ → zh/part-b.md:43 ## 三. 第三届会议，…
            见⟦三.3.c⟧。 → zh/part-a.md:22 - (c) 增强保护证人…
            第3/2号决定 → nowhere
            大会第55/25号决议 → nowhere
            见A部分 十三.2 → nowhere
            没有援引 → nowhere
        "#]],
    );
}
