use std::ops::Range;

use expect_test::expect;

use super::*;
use crate::features::tests::{check, mark, marked};

fn show_links(draft: &str) -> String {
    let (snapshot, _) = marked(draft);
    let links = document_links(&snapshot);
    let ranges: Vec<Range<usize>> = links.iter().map(|link| link.range.clone()).collect();
    let urls: Vec<&str> = links.iter().map(|link| link.url.as_str()).collect();
    format!(
        "{} {urls:?}",
        mark(&snapshot.draft.text().to_string(), &ranges)
    )
}

#[test]
fn document_symbols_lead_to_the_documents() {
    check(
        &[
            "见CTOC/COP/WG.2/2013/5，第24段，以及CTOC/COP/2014/13。",
            "CTOC/COP/WG.2/2018/3-CTOC/COP/WG.3/2018/3，第5(a)段",
            "CTOC/COP/WG.2/2013/5/Rev.1和CTOC/COP/2010/17/Add.1",
            "A/63/539和七.20",
            "`CTOC/COP/2014/13`",
        ],
        show_links,
        expect![[r#"
            见⟦CTOC/COP/WG.2/2013/5⟧，第24段，以及⟦CTOC/COP/2014/13⟧。 ["https://undocs.org/CTOC/COP/WG.2/2013/5", "https://undocs.org/CTOC/COP/2014/13"]
            ⟦CTOC/COP/WG.2/2018/3-CTOC/COP/WG.3/2018/3⟧，第5(a)段 ["https://undocs.org/CTOC/COP/WG.2/2018/3"]
            ⟦CTOC/COP/WG.2/2013/5/Rev.1⟧和⟦CTOC/COP/2010/17/Add.1⟧ ["https://undocs.org/CTOC/COP/WG.2/2013/5/Rev.1", "https://undocs.org/CTOC/COP/2010/17/Add.1"]
            ⟦A/63/539⟧和七.20 ["https://undocs.org/A/63/539"]
            `CTOC/COP/2014/13` []
        "#]],
    );
}
