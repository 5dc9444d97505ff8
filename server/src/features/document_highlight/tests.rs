use expect_test::expect;

use super::*;
use crate::features::tests::{check, mark, marked};

fn show_highlights(draft: &str) -> String {
    let (snapshot, cursor) = marked(draft);
    mark(
        &snapshot.draft.text().to_string(),
        &document_highlights(&snapshot, cursor),
    )
}

#[test]
fn highlights_mark_every_citation_of_the_same_provision_under_any_name() {
    check(
        &[
            "见A部分 七.20‸、CTOC/COP/WG.2/2013/5，第24段和第7/3号决议附件一第20段，而非七.21；另见七.19-22。",
            "见七.‸21，七.20。",
            "第3/4号决定‸第2段(b)项和第3/4号决定。",
            "见A部分 七.45‸和七.45。",
            "没有‸援引",
        ],
        show_highlights,
        expect![[r#"
            见⟦A部分 七.20⟧、⟦CTOC/COP/WG.2/2013/5，第24段⟧和⟦第7/3号决议附件一第20段⟧，而非七.21；另见⟦七.19-22⟧。
            见⟦七.21⟧，七.20。
            ⟦第3/4号决定第2段(b)项⟧和第3/4号决定。
            见⟦A部分 七.45⟧和七.45。
            没有援引
        "#]],
    );
}
