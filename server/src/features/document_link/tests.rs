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
            "大会第55/25和60/177号决议、安全理事会第1373(2001)号决议、经社理事会第2006/27号决议",
            "反腐败公约缔约国会议第3/4号决议和缔约方会议第3/4号决定",
        ],
        show_links,
        expect![[r#"
            见⟦CTOC/COP/WG.2/2013/5⟧，第24段，以及⟦CTOC/COP/2014/13⟧。 ["https://undocs.org/CTOC/COP/WG.2/2013/5", "https://undocs.org/CTOC/COP/2014/13"]
            ⟦CTOC/COP/WG.2/2018/3-CTOC/COP/WG.3/2018/3⟧，第5(a)段 ["https://undocs.org/CTOC/COP/WG.2/2018/3"]
            ⟦CTOC/COP/WG.2/2013/5/Rev.1⟧和⟦CTOC/COP/2010/17/Add.1⟧ ["https://undocs.org/CTOC/COP/WG.2/2013/5/Rev.1", "https://undocs.org/CTOC/COP/2010/17/Add.1"]
            ⟦A/63/539⟧和七.20 ["https://undocs.org/A/63/539"]
            `CTOC/COP/2014/13` []
            大会第⟦55/25⟧和⟦60/177⟧号决议、安全理事会第⟦1373(2001)⟧号决议、经社理事会第⟦2006/27⟧号决议 ["https://undocs.org/A/RES/55/25", "https://undocs.org/A/RES/60/177", "https://undocs.org/S/RES/1373(2001)", "https://undocs.org/E/RES/2006/27"]
            反腐败公约缔约国会议第3/4号决议和缔约方会议第3/4号决定 []
        "#]],
    );
}
