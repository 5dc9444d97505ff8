use expect_test::expect;

use super::*;
use crate::features::tests::{check, edited, marked, marked_in, opened};
use crate::messages::Locale;

/// The first three labels that are offered at the end of a text, and how many there are.
fn offered(text: &str) -> String {
    let snapshot = opened("plaintext", text);
    let items = completion(&snapshot, text.len());
    let labels: Vec<&str> = items
        .iter()
        .take(3)
        .map(|item| item.label.as_str())
        .collect();
    format!("{} {}", items.len(), labels.join(" | "))
}

#[test]
fn what_comes_next_is_offered_in_the_language_and_form_being_typed() {
    let rows = [
        (
            "see decision ",
            "4 decision 1/4 | decision 2/6 | decision 3/4",
        ),
        (
            "в резолюции ",
            "4 резолюции 5/6 | резолюции 6/4 | резолюции 7/3",
        ),
        ("el párrafo 2 de la decisión 3", "1 decisión 3/4"),
        ("decision 3/4, paragraph ", "17 1 | 2 | 3"),
        ("décision 3/4, paragraphe 2 ", "3 a) | b) | c)"),
        ("decision 3/4, paragraph 2 ", "3 (a) | (b) | (c)"),
        ("المقرر 3/4، الفقرة 2 ", "3 (أ) | (ب) | (ج)"),
        ("Part A, ", "11 I | II | III"),
        ("Part A, V", "4 V | VI | VII"),
        ("See part A, section ", "11 I | II | III"),
        ("véase la parte A, sección ", "11 I | II | III"),
        (
            "Decision 3/4 and resolution 6/4 were adopted. Under paragraph ",
            "168 resolution 6/4, paragraph 1 | resolution 6/4, paragraph 2 | resolution 6/4, annex, paragraph (a)",
        ),
        ("见A部分 十", "2 十 | 十一"),
        ("见A部分 七", "0 "),
        ("Part A, VII.", "31 VII.1 | VII.2 | VII.3"),
        ("Part A, VII.2", "11 VII.2 | VII.20 | VII.21"),
        ("Part B, III.2.", "3 III.2.a | III.2.b | III.2.c"),
        (
            "CTOC/COP/WG.2/2013/5，第24段。根据《公约》第3",
            "11 第3条 | 第30条 | 第31条",
        ),
        ("a decision", "0 "),
        ("the party has", "0 "),
    ];
    let differences: Vec<String> = rows
        .iter()
        .map(|(text, expected)| (text, offered(text), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(text, found, expected)| format!("{text}: {found}, not {expected}"))
        .collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

/// The first items offered at the cursor: the draft as accepting each would make it, with the
/// words beside the label; then how many more there are.
fn show_completion(draft: &str) -> String {
    const SHOWN: usize = 3;
    let (snapshot, cursor) = marked(draft);
    let text = snapshot.draft.text().to_string();
    let items = completion(&snapshot, cursor);
    let mut shown = vec![draft.to_owned()];
    for item in items.iter().take(SHOWN) {
        let replaced = &text[item.replace.start..cursor];
        assert!(
            item.filter.starts_with(replaced),
            "{item:?} is filtered by its beginning"
        );
        assert!(
            matches!(&text[cursor..item.replace.end], "" | ")" | "）"),
            "{item:?} replaces what stands before the cursor, and a bracket that it closes itself"
        );
        let accepted = edited(&text, &[(item.replace.clone(), item.insert.clone())]);
        shown.push(format!("  {} → {accepted}  {}", item.label, item.detail));
    }
    match items.len() {
        0 => shown.push("  (nothing)".to_owned()),
        count if count > SHOWN => {
            let last = items
                .last()
                .map(|item| item.label.as_str())
                .unwrap_or_default();
            shown.push(format!("  … {last} ({count} in all)"));
        }
        _ => {}
    }
    shown.join("\n")
}

#[test]
fn completion_goes_on_with_the_form_being_typed() {
    check(
        &[
            // The compilation's own form.
            "见七.‸",
            "见七.2‸",
            "见A部分 七.‸",
            "见A部分 ‸",
            "见B部分：‸",
            "见A.‸",
            "三.2.‸",
            "四.1.f.(‸",
            "六，附件，(‸",
            "六，附件，(b)(‸",
            "五.PP.‸",
            "七.20-‸",
            "见七．‸",
            "十一.‸",
            // Instruments.
            "决定 ‸",
            "决定3‸",
            "决定 3/‸",
            "决定 7/‸",
            "决议 ‸",
            "根据第‸",
            "根据第3/‸",
            "根据第 3/‸",
            "根据缔约方会议第‸",
            // Their parts.
            "第3/4号决定第‸",
            "第3/4号决定第2段(‸",
            // The editor has closed the bracket that was opened, or an earlier one.
            "第3/4号决定第2段(‸)的要求",
            "（见第3/4号决定第2段(‸)）",
            "（见第3/4号决定第2段（‸）",
            "第3/4号决定第2段(b)和(‸",
            "第6/4号决议附件(‸",
            "决议7/3附件一第‸",
            "第7/3号决议附件一‸",
            "决议7/3附件二第2‸",
            "第7/3号决议‸",
            "第7/3号决议，附‸",
            "第7/3号决议附件‸",
            "第6/4号决议‸",
            "第3/4号决定‸",
            "决议5/6序言部分第‸",
            // Reports and meetings.
            "CTOC‸",
            "见CTOC/COP/WG.2/‸",
            "CTOC/COP/WG.2/2013/5，第‸",
            "工作组第七次会议建议第‸",
            // Lists.
            "七.17和七.‸",
            "第2/6号和第‸",
        ],
        show_completion,
        expect![[r#"
            见七.‸
              A部分 七.1 → 见A部分 七.1  技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
              A部分 七.2 → 见A部分 七.2  工作组还通过了下文所列建议。
              A部分 七.3 → 见A部分 七.3  除《公约》第24条和第25条外，各国还应分享在实施第26条方…
              … B部分 七.3 (36 in all)
            见七.2‸
              A部分 七.2 → 见A部分 七.2  工作组还通过了下文所列建议。
              七.20 → 见七.20  各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
              七.21 → 见七.21  各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，…
              … B部分 七.2 (12 in all)
            见A部分 七.‸
              七.1 → 见A部分 七.1  技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
              七.2 → 见A部分 七.2  工作组还通过了下文所列建议。
              七.3 → 见A部分 七.3  除《公约》第24条和第25条外，各国还应分享在实施第26条方…
              … 七.31 (31 in all)
            见A部分 ‸
              一 → 见A部分 一  第一次会议，2006年10月16日和17日
              二 → 见A部分 二  第二次会议，2007年10月3日至5日
              三 → 见A部分 三  第三次会议，2008年10月15日和16日
              … 十一 (11 in all)
            见B部分：‸
              一 → 见B部分：一  第一届会议，2004年6月28日至7月9日
              二 → 见B部分：二  第二届会议，2005年10月10日至21日
              三 → 见B部分：三  第三届会议，2006年10月9日至18日
              … 八 (8 in all)
            见A.‸
              一 → 见A.一  第一次会议，2006年10月16日和17日
              二 → 见A.二  第二次会议，2007年10月3日至5日
              三 → 见A.三  第三次会议，2008年10月15日和16日
              … 十一 (11 in all)
            三.2.‸
              三.2.a → 三.2.a  对公约及其议定书所涵盖的罪行的刑事定罪；
              三.2.b → 三.2.b  以引渡和司法协助为特别重点，就没收事宜开展刑事事项国际合作，…
              三.2.c → 三.2.c  协助建立和（或）加强负责处理司法协助和（或）引渡请求的中央机…
            四.1.f.(‸
              四.1.f.(一) → 四.1.f.(一)  设立尤其注重司法协助的主管中央机关；
              四.1.f.(二) → 四.1.f.(二)  拟订或加强主管政府实体间协调计划，这些实体包括：执法人员、科…
            六，附件，(‸
              六，附件，(a) → 六，附件，(a)  鼓励各国制定打击跨国有组织犯罪的“政府整体”战略，以便：
              六，附件，(b) → 六，附件，(b)  请秘书处为下一次工作组会议组织讨论，包括专题小组讨论，讨论下…
              六，附件，(c) → 六，附件，(c)  请各国及其他捐助方：
              … 六，附件，(d) (4 in all)
            六，附件，(b)(‸
              六，附件，(b)(一) → 六，附件，(b)(一)  旨在打击有组织犯罪的机构间工作队；
              六，附件，(b)(二) → 六，附件，(b)(二)  在识别和保护有组织犯罪受害人和证人方面的援助、良好做法和国家…
              六，附件，(b)(三) → 六，附件，(b)(三)  为检察官以及司法和执法机构成员制定能力建设方案，包括加强机构…
              … 六，附件，(b)(五) (5 in all)
            五.PP.‸
              五.PP.1 → 五.PP.1  注意到技术援助是联合国毒品和犯罪问题办公室为协助会员国有效执…
              五.PP.2 → 五.PP.2  欢迎技术援助问题不限成员名额政府专家工作组所开展的工作，
            七.20-‸
              21 → 七.20-21  各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，…
              22 → 七.20-22  毒品和犯罪问题办公室应当在预算外资源允许的范围内，为中央机关…
              23 → 七.20-23  在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋…
              … 31 (11 in all)
            见七．‸
              A部分 七．1 → 见A部分 七．1  技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
              A部分 七．2 → 见A部分 七．2  工作组还通过了下文所列建议。
              A部分 七．3 → 见A部分 七．3  除《公约》第24条和第25条外，各国还应分享在实施第26条方…
              … B部分 七．3 (36 in all)
            十一.‸
              十一.a → 十一.a  请各国鼓励本国的培训和教育机构参与编写、传播和使用教学材料，…
              十一.b → 十一.b  各国应当考虑鼓励学者与从业人员互动，并使刑事司法从业人员参与…
              十一.c → 十一.c  毒品和犯罪问题办公室应当与缔约国密切协商，继续编写中小学校和…
              … 十一.e (5 in all)
            决定 ‸
              决定 1/4 → 决定 1/4  技术援助活动
              决定 2/6 → 决定 2/6  技术援助活动
              决定 3/4 → 决定 3/4  技术援助问题不限成员名额政府专家临时工作组的建议
              … 决定 4/3 (4 in all)
            决定3‸
              决定3/4 → 决定3/4  技术援助问题不限成员名额政府专家临时工作组的建议
            决定 3/‸
              决定 3/4 → 决定 3/4  技术援助问题不限成员名额政府专家临时工作组的建议
            决定 7/‸
              决定 1/4 → 决定 1/4  技术援助活动
              决定 2/6 → 决定 2/6  技术援助活动
              决定 3/4 → 决定 3/4  技术援助问题不限成员名额政府专家临时工作组的建议
              … 决定 4/3 (4 in all)
            决议 ‸
              决议 5/6 → 决议 5/6  执行《联合国打击跨国有组织犯罪公约》的技术援助规定
              决议 6/4 → 决议 6/4  执行《联合国打击跨国有组织犯罪公约》的技术援助规定
              决议 7/3 → 决议 7/3  实施《联合国打击跨国有组织犯罪公约》的各项技术援助规定
              … 决议 8/4 (4 in all)
            根据第‸
              第1/4号决定 → 根据第1/4号决定  技术援助活动
              第2/6号决定 → 根据第2/6号决定  技术援助活动
              第3/4号决定 → 根据第3/4号决定  技术援助问题不限成员名额政府专家临时工作组的建议
              … 第8/4号决议 (8 in all)
            根据第3/‸
              第3/4号决定 → 根据第3/4号决定  技术援助问题不限成员名额政府专家临时工作组的建议
            根据第 3/‸
              第 3/4 号决定 → 根据第 3/4 号决定  技术援助问题不限成员名额政府专家临时工作组的建议
            根据缔约方会议第‸
              第1/4号决定 → 根据缔约方会议第1/4号决定  技术援助活动
              第2/6号决定 → 根据缔约方会议第2/6号决定  技术援助活动
              第3/4号决定 → 根据缔约方会议第3/4号决定  技术援助问题不限成员名额政府专家临时工作组的建议
              … 第8/4号决议 (8 in all)
            第3/4号决定第‸
              第1段 → 第3/4号决定第1段  工作组强调，从各有关缔约国收到其就执行《联合国打击跨国有组织…
              第2段 → 第3/4号决定第2段  工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
              第3段 → 第3/4号决定第3段  工作组承认有必要发展缔约国收集有组织犯罪数据的能力，有必要应…
              … 第12段 (12 in all)
            第3/4号决定第2段(‸
              (a)项 → 第3/4号决定第2段(a)项  对公约及其议定书所涵盖的罪行的刑事定罪；
              (b)项 → 第3/4号决定第2段(b)项  以引渡和司法协助为特别重点，就没收事宜开展刑事事项国际合作，…
              (c)项 → 第3/4号决定第2段(c)项  协助建立和（或）加强负责处理司法协助和（或）引渡请求的中央机…
            第3/4号决定第2段(‸)的要求
              (a)项 → 第3/4号决定第2段(a)项的要求  对公约及其议定书所涵盖的罪行的刑事定罪；
              (b)项 → 第3/4号决定第2段(b)项的要求  以引渡和司法协助为特别重点，就没收事宜开展刑事事项国际合作，…
              (c)项 → 第3/4号决定第2段(c)项的要求  协助建立和（或）加强负责处理司法协助和（或）引渡请求的中央机…
            （见第3/4号决定第2段(‸)）
              (a)项 → （见第3/4号决定第2段(a)项）  对公约及其议定书所涵盖的罪行的刑事定罪；
              (b)项 → （见第3/4号决定第2段(b)项）  以引渡和司法协助为特别重点，就没收事宜开展刑事事项国际合作，…
              (c)项 → （见第3/4号决定第2段(c)项）  协助建立和（或）加强负责处理司法协助和（或）引渡请求的中央机…
            （见第3/4号决定第2段（‸）
              （a）项 → （见第3/4号决定第2段（a）项）  对公约及其议定书所涵盖的罪行的刑事定罪；
              （b）项 → （见第3/4号决定第2段（b）项）  以引渡和司法协助为特别重点，就没收事宜开展刑事事项国际合作，…
              （c）项 → （见第3/4号决定第2段（c）项）  协助建立和（或）加强负责处理司法协助和（或）引渡请求的中央机…
            第3/4号决定第2段(b)和(‸
              (a)项 → 第3/4号决定第2段(b)和(a)项  对公约及其议定书所涵盖的罪行的刑事定罪；
              (b)项 → 第3/4号决定第2段(b)和(b)项  以引渡和司法协助为特别重点，就没收事宜开展刑事事项国际合作，…
              (c)项 → 第3/4号决定第2段(b)和(c)项  协助建立和（或）加强负责处理司法协助和（或）引渡请求的中央机…
            第6/4号决议附件(‸
              (a)段 → 第6/4号决议附件(a)段  鼓励各国制定打击跨国有组织犯罪的“政府整体”战略，以便：
              (b)段 → 第6/4号决议附件(b)段  请秘书处为下一次工作组会议组织讨论，包括专题小组讨论，讨论下…
              (c)段 → 第6/4号决议附件(c)段  请各国及其他捐助方：
              … (d)段 (4 in all)
            决议7/3附件一第‸
              第1段 → 决议7/3附件一第1段  技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
              第2段 → 决议7/3附件一第2段  工作组还通过了下文所列建议。
              第3段 → 决议7/3附件一第3段  除《公约》第24条和第25条外，各国还应分享在实施第26条方…
              … 第31段 (31 in all)
            第7/3号决议附件一‸
              第1段 → 第7/3号决议附件一第1段  技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
              第2段 → 第7/3号决议附件一第2段  工作组还通过了下文所列建议。
              第3段 → 第7/3号决议附件一第3段  除《公约》第24条和第25条外，各国还应分享在实施第26条方…
              … 第31段 (31 in all)
            决议7/3附件二第2‸
              第2段 → 决议7/3附件二第2段  各国应当对参加有组织犯罪集团行为处以顾及到此种犯罪的严重性的…
            第7/3号决议‸
              附件一 → 第7/3号决议附件一  第七次会议，2013年10月28日至30日
              附件二 → 第7/3号决议附件二  第八次会议，2014年10月6日和7日
            第7/3号决议，附‸
              附件一 → 第7/3号决议，附件一  第七次会议，2013年10月28日至30日
              附件二 → 第7/3号决议，附件二  第八次会议，2014年10月6日和7日
            第7/3号决议附件‸
              附件一 → 第7/3号决议附件一  第七次会议，2013年10月28日至30日
              附件二 → 第7/3号决议附件二  第八次会议，2014年10月6日和7日
            第6/4号决议‸
              附件 → 第6/4号决议附件  2012年10月17日举行的技术援助问题政府专家工作组会议通…
            第3/4号决定‸
              (nothing)
            决议5/6序言部分第‸
              序言部分第1段 → 决议5/6序言部分第1段  注意到技术援助是联合国毒品和犯罪问题办公室为协助会员国有效执…
              序言部分第2段 → 决议5/6序言部分第2段  欢迎技术援助问题不限成员名额政府专家工作组所开展的工作，
            CTOC‸
              CTOC/COP/2008/7 → CTOC/COP/2008/7  第二次会议，2007年10月3日至5日
              CTOC/COP/WG.2/2009/4 → CTOC/COP/WG.2/2009/4  第四次会议，2009年10月1日和2日
              CTOC/COP/WG.2/2010/1 → CTOC/COP/WG.2/2010/1  第五次会议，2010年10月19日和20日
              … CTOC/COP/2016/15 (16 in all)
            见CTOC/COP/WG.2/‸
              CTOC/COP/WG.2/2009/4 → 见CTOC/COP/WG.2/2009/4  第四次会议，2009年10月1日和2日
              CTOC/COP/WG.2/2010/1 → 见CTOC/COP/WG.2/2010/1  第五次会议，2010年10月19日和20日
              CTOC/COP/WG.2/2013/5 → 见CTOC/COP/WG.2/2013/5  第七次会议，2013年10月28日至30日
              … CTOC/COP/WG.2/2018/3-CTOC/COP/WG.3/2018/3 (7 in all)
            CTOC/COP/WG.2/2013/5，第‸
              第5段 → CTOC/COP/WG.2/2013/5，第5段  技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
              第6段 → CTOC/COP/WG.2/2013/5，第6段  工作组还通过了下文所列建议。
              第7段 → CTOC/COP/WG.2/2013/5，第7段  除《公约》第24条和第25条外，各国还应分享在实施第26条方…
              … 第35段 (31 in all)
            工作组第七次会议建议第‸
              第1段 → 工作组第七次会议建议第1段  技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
              第2段 → 工作组第七次会议建议第2段  工作组还通过了下文所列建议。
              第3段 → 工作组第七次会议建议第3段  除《公约》第24条和第25条外，各国还应分享在实施第26条方…
              … 第31段 (31 in all)
            七.17和七.‸
              A部分 七.1 → 七.17和A部分 七.1  技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
              A部分 七.2 → 七.17和A部分 七.2  工作组还通过了下文所列建议。
              A部分 七.3 → 七.17和A部分 七.3  除《公约》第24条和第25条外，各国还应分享在实施第26条方…
              … B部分 七.3 (36 in all)
            第2/6号和第‸
              第1/4号决定 → 第2/6号和第1/4号决定  技术援助活动
              第2/6号决定 → 第2/6号和第2/6号决定  技术援助活动
              第3/4号决定 → 第2/6号和第3/4号决定  技术援助问题不限成员名额政府专家临时工作组的建议
              … 第8/4号决议 (8 in all)
        "#]],
    );
}

#[test]
fn completion_is_silent_in_ordinary_prose() {
    check(
        &[
            "‸",
            "工作组‸",
            "代表团指出，第‸",
            "共有七‸",
            "在第三届会议上‸",
            "会议于7.‸",
            "七、‸",
        ],
        show_completion,
        expect![[r#"
            ‸
              (nothing)
            工作组‸
              (nothing)
            代表团指出，第‸
              第1/4号决定 → 代表团指出，第1/4号决定  技术援助活动
              第2/6号决定 → 代表团指出，第2/6号决定  技术援助活动
              第3/4号决定 → 代表团指出，第3/4号决定  技术援助问题不限成员名额政府专家临时工作组的建议
              … 第8/4号决议 (8 in all)
            共有七‸
              (nothing)
            在第三届会议上‸
              (nothing)
            会议于7.‸
              (nothing)
            七、‸
              (nothing)
        "#]],
    );
}

#[test]
fn the_documentation_of_an_item_is_the_provision_in_full() {
    let (snapshot, cursor) = marked_in(Locale::English, "见A部分 七.2‸");
    let items = completion(&snapshot, cursor);
    let item = items
        .iter()
        .find(|item| item.label.ends_with("20"))
        .expect("七.20 is offered");
    let provision = item.provision.expect("it stands for a provision");
    let shown = documentation(
        &snapshot.corpus,
        Locale::English,
        Language::COMPILATION,
        provision,
        None,
    );
    expect![[r#"
        **A.七.20**  
        第七次会议，2013年10月28日至30日

        > 20. 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和其他刑事司法从业人员网络，该网络由毒品和犯罪问题办公室在国际司法合作框架内予以协助。应当考虑加强与联合国预防犯罪和刑事司法方案网各研究所的合作和联合活动。

        Also cited as: CTOC/COP/WG.2/2013/5，第24段 · 第7/3号决议附件一第20段 · 技术援助问题政府专家工作组第七次会议建议第20段  
        Endorsed by: 第7/3号决议 (B.七)  
        Topics: 机关，中央和（或）主管; 国际合作网络; 从业人员; 检察机关; 联合国预防犯罪和刑事司法方案网"#]].assert_eq(&shown);
}

#[test]
fn the_documentation_of_what_was_searched_marks_what_says_so() {
    let (snapshot, _) = marked_in(Locale::Chinese, "‸");
    let corpus = &snapshot.corpus;
    for (query, identity, expected) in [
        ("吹哨人", "A.七.15", "举报人"),
        ("asset recovery", "A.九.17", "资产追回"),
        ("trata de personas", "B.三.7.c", "人口贩运"),
        ("没收来的钱可以拿来做什么", "A.九.19", "没收"),
        ("sfxz", "A.七.23", "司法协助"),
        ("zhengren baofu", "A.七.4", "保护"),
        ("网络+检察官", "A.七.20", "检察官 网络 检察机关"),
        ("七.20", "A.七.20", ""),
    ] {
        let index = corpus
            .identified(identity)
            .expect("there is such a provision");
        let shown = documentation(
            corpus,
            Locale::Chinese,
            Language::COMPILATION,
            index,
            Some(query),
        );
        let mut marked: Vec<&str> = shown.split("**").skip(1).step_by(2).skip(1).collect();
        marked.dedup();
        assert_eq!(marked.join(" "), expected, "{query}");
    }
}

#[test]
fn words_behind_at_may_have_capitals_and_names_of_people_find_nothing() {
    let found = |text: &str| {
        let (snapshot, cursor) = marked(text);
        let items = completion(&snapshot, cursor);
        items.first().map(|item| item.insert.clone())
    };
    let asset = "resolution 8/4, annex, paragraph 18";
    for query in ["Asset recovery", "Asset Recovery", "asset Recovery"] {
        let text = format!("Recalling resolution 8/4, States should consider (@{query}‸");
        assert_eq!(found(&text).as_deref(), Some(asset), "{query}");
    }
    for name in ["Anna Schmidt", "Wang li", "Paris Hilton"] {
        let text = format!("Recalling resolution 8/4, States should write to (@{name}‸");
        assert_eq!(found(&text), None, "{name}");
    }
}

#[test]
fn in_a_draft_in_another_language_an_item_is_in_that_language() {
    check(
        &[
            "Recalling resolution 8/4, States should consider asset recovery (@asset recovery‸",
            "Rappelant la résolution 8/4, les États (@recouvrement d'avoirs‸",
            "Recordando la resolución 8/4 (@testigos‸",
            "Ссылаясь на резолюцию 8/4 (@выдача‸",
            "إذ يشير إلى القرار 8/4 (@تسليم المجرمين‸",
        ],
        |text| {
            let (snapshot, cursor) = marked(text);
            let items = completion(&snapshot, cursor);
            let shown = items.iter().take(1).map(|item| {
                let search = item.search.as_ref().expect("it was searched for");
                let provision = item.provision.expect("it stands for a provision");
                let documentation = documentation(
                    &snapshot.corpus,
                    Locale::English,
                    search.language,
                    provision,
                    Some(&search.query),
                );
                format!(
                    "{} {} [{}]\n{documentation}",
                    item.label, item.insert, item.detail
                )
            });
            shown.collect::<Vec<_>>().join("\n")
        },
        expect![[r#"
            A.九.17 resolution 8/4, annex, paragraph 18 [asset recovery → 资产追回 · Asia and the Pacific · asset recovery inter-agency network]
            **Part A, IX.17**  
            A.九.17 · Part A, section IX · 2016-10-17 – 2016-10-19

            > 17. 各国应考虑在本国技术援助请求中列入以下方面信息：利用非正式网络和交流国际合作信息以补充正式合作体制，例如已在亚太区域、东非、拉丁美洲、南部非洲和西非建立的**资产追回**机构间网络。

            Also cited as: CTOC/COP/WG.2/2016/5, paragraph 21 · Resolution 8/4, annex, paragraph 18 · recommendation 17 of the ninth meeting of the Working Group on Technical Assistance  
            Endorsed by: Resolution 8/4 (B.八)  
            Topics: exchange of information; inter-agency coordination; judicial network; technical assistance  
            Concepts: Asia and the Pacific; asset recovery inter-agency network; exchange of information; request for technical assistance; informal network; formal cooperation
            A.九.17 résolution 8/4, annexe, paragraphe 18 [recouvrement d'avoirs → 资产追回 · Asie et Pacifique · réseau interinstitutions de recouvrement d'avoirs]
            **Partie A, IX.17**  
            A.九.17 · Partie A, section IX · 2016-10-17 – 2016-10-19

            > 17. 各国应考虑在本国技术援助请求中列入以下方面信息：利用非正式网络和交流国际合作信息以补充正式合作体制，例如已在亚太区域、东非、拉丁美洲、南部非洲和西非建立的**资产追回**机构间网络。

            Also cited as: CTOC/COP/WG.2/2016/5, paragraphe 21 · Résolution 8/4, annexe, paragraphe 18 · recommandation 17 de la neuvième réunion du Groupe de travail sur l’assistance technique  
            Endorsed by: Résolution 8/4 (B.八)  
            Topics: échange d'informations; coordination interinstitutions; réseau judiciaire; assistance technique  
            Concepts: Asie et Pacifique; réseau interinstitutions de recouvrement d'avoirs; échange d'informations; demande d'assistance technique; réseau informel; coopération formelle
            A.二.3.c Parte A, II.3.c [testigo → 证人 · protección de las víctimas · creación de capacidad]
            **Parte A, II.3.c**  
            A.二.3.c · Parte A, sección II · 2007-10-03 – 2007-10-05

            > (c) 增强保护**证人**和被害人的程序和做法方面的能力并提供援助；

            Also cited as: CTOC/COP/2008/7, párrafo 3 c) · recomendación 3 c) de la segunda reunión del Grupo de Trabajo sobre Asistencia Técnica  
            Topics: creación de capacidad; Conferencia de las Partes; asistencia legislativa; asistencia técnica; Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional; asistencia a las víctimas; protección de testigos  
            Concepts: protección de las víctimas; creación de capacidad
            B.三.2.c решение 3/4, пункт 2 c) [выдача → 引渡 · создание и укрепление центральных органов · взаимная правовая помощь]
            **Решение 3/4, пункт 2 c)**  
            B.三.2.c · Часть B, раздел III · 2006-10-09 – 2006-10-18

            > (c) 协助建立和（或）加强负责处理司法协助和（或）**引渡**请求的中央机构。

            Also cited as: Часть B, III.2.c  
            Topics: компетентный орган; выдача; взаимная правовая помощь  
            Concepts: создание и укрепление центральных органов; взаимная правовая помощь; центральный орган; выдача
            B.三.2.c المقرر 3/4، الفقرة 2 (ج) [تسليم المجرمين → 引渡 · إنشاء السلطات المركزية وتعزيزها · المساعدة القانونية المتبادلة]
            **المقرر 3/4، الفقرة 2 (ج)**  
            B.三.2.c · الجزء باء، الفرع ثالثا · 2006-10-09 – 2006-10-18

            > (c) 协助建立和（或）加强负责处理司法协助和（或）**引渡**请求的中央机构。

            Also cited as: الجزء باء، ثالثا-2 (ج)  
            Topics: السلطة المختصة; تسليم المجرمين; المساعدة القانونية المتبادلة  
            Concepts: إنشاء السلطات المركزية وتعزيزها; المساعدة القانونية المتبادلة; السلطة المركزية; تسليم المجرمين
        "#]],
    );
}

/// A place that stands alone is in what has been cited last: that comes before what else may be begun.
#[test]
fn a_place_alone_is_in_what_is_being_spoken_of() {
    check(
        &[
            "第7/3号决议附件一谈到脆弱证人（第5段）、案件拖延（第‸",
            "第7/3号决议附件一谈到脆弱证人。另外，第2‸",
            "第3/4号决定确定了重点领域。第2段（‸",
            "第6/4号决议附件谈到协调（(b)段）和培训（(‸",
            "CTOC/COP/WG.2/2013/5谈到中央机关（第‸",
            "第3/4号决定谈到技术援助。\n\n其中第‸",
            "第3/4号决定：\n\n- 刑事定罪（第2段(a)项）\n- 没收（第‸",
            "The Conference adopted decision 3/4. Its paragraph ‸",
            "By decision 3/4 the Conference agreed on priorities (paragraph ‸",
            "By decision 3/4 the Conference agreed on priorities (paragraph 2) and on witnesses (subparagraph (‸",
            // Several together, nothing, and another body's.
            "第2/6号和第3/4号决定谈到援助（第‸",
            "各国应当考虑第‸",
            "人权理事会第5/6号决议谈到食物权（第‸",
        ],
        show_completion,
        expect![[r#"
            第7/3号决议附件一谈到脆弱证人（第5段）、案件拖延（第‸
              第1段 → 第7/3号决议附件一谈到脆弱证人（第5段）、案件拖延（第1段  技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
              第2段 → 第7/3号决议附件一谈到脆弱证人（第5段）、案件拖延（第2段  工作组还通过了下文所列建议。
              第3段 → 第7/3号决议附件一谈到脆弱证人（第5段）、案件拖延（第3段  除《公约》第24条和第25条外，各国还应分享在实施第26条方…
              … 第31段 (31 in all)
            第7/3号决议附件一谈到脆弱证人。另外，第2‸
              第2段 → 第7/3号决议附件一谈到脆弱证人。另外，第2段  工作组还通过了下文所列建议。
              第20段 → 第7/3号决议附件一谈到脆弱证人。另外，第20段  各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
              第21段 → 第7/3号决议附件一谈到脆弱证人。另外，第21段  各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，…
              … 第29段 (11 in all)
            第3/4号决定确定了重点领域。第2段（‸
              （a）项 → 第3/4号决定确定了重点领域。第2段（a）项  对公约及其议定书所涵盖的罪行的刑事定罪；
              （b）项 → 第3/4号决定确定了重点领域。第2段（b）项  以引渡和司法协助为特别重点，就没收事宜开展刑事事项国际合作，…
              （c）项 → 第3/4号决定确定了重点领域。第2段（c）项  协助建立和（或）加强负责处理司法协助和（或）引渡请求的中央机…
            第6/4号决议附件谈到协调（(b)段）和培训（(‸
              (a)段 → 第6/4号决议附件谈到协调（(b)段）和培训（(a)段  鼓励各国制定打击跨国有组织犯罪的“政府整体”战略，以便：
              (b)段 → 第6/4号决议附件谈到协调（(b)段）和培训（(b)段  请秘书处为下一次工作组会议组织讨论，包括专题小组讨论，讨论下…
              (c)段 → 第6/4号决议附件谈到协调（(b)段）和培训（(c)段  请各国及其他捐助方：
              … (d)段 (4 in all)
            CTOC/COP/WG.2/2013/5谈到中央机关（第‸
              第5段 → CTOC/COP/WG.2/2013/5谈到中央机关（第5段  技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
              第6段 → CTOC/COP/WG.2/2013/5谈到中央机关（第6段  工作组还通过了下文所列建议。
              第7段 → CTOC/COP/WG.2/2013/5谈到中央机关（第7段  除《公约》第24条和第25条外，各国还应分享在实施第26条方…
              … 第35段 (31 in all)
            第3/4号决定谈到技术援助。

            其中第‸
              第1段 → 第3/4号决定谈到技术援助。

            其中第1段  工作组强调，从各有关缔约国收到其就执行《联合国打击跨国有组织…
              第2段 → 第3/4号决定谈到技术援助。

            其中第2段  工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
              第3段 → 第3/4号决定谈到技术援助。

            其中第3段  工作组承认有必要发展缔约国收集有组织犯罪数据的能力，有必要应…
              … 第8/4号决议 (20 in all)
            第3/4号决定：

            - 刑事定罪（第2段(a)项）
            - 没收（第‸
              第1段 → 第3/4号决定：

            - 刑事定罪（第2段(a)项）
            - 没收（第1段  工作组强调，从各有关缔约国收到其就执行《联合国打击跨国有组织…
              第2段 → 第3/4号决定：

            - 刑事定罪（第2段(a)项）
            - 没收（第2段  工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
              第3段 → 第3/4号决定：

            - 刑事定罪（第2段(a)项）
            - 没收（第3段  工作组承认有必要发展缔约国收集有组织犯罪数据的能力，有必要应…
              … 第8/4号决议 (20 in all)
            The Conference adopted decision 3/4. Its paragraph ‸
              1 → The Conference adopted decision 3/4. Its paragraph 1  工作组强调，从各有关缔约国收到其就执行《联合国打击跨国有组织…
              2 → The Conference adopted decision 3/4. Its paragraph 2  工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
              3 → The Conference adopted decision 3/4. Its paragraph 3  工作组承认有必要发展缔约国收集有组织犯罪数据的能力，有必要应…
              … (e) (17 in all)
            By decision 3/4 the Conference agreed on priorities (paragraph ‸
              1 → By decision 3/4 the Conference agreed on priorities (paragraph 1  工作组强调，从各有关缔约国收到其就执行《联合国打击跨国有组织…
              2 → By decision 3/4 the Conference agreed on priorities (paragraph 2  工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
              3 → By decision 3/4 the Conference agreed on priorities (paragraph 3  工作组承认有必要发展缔约国收集有组织犯罪数据的能力，有必要应…
              … (e) (17 in all)
            By decision 3/4 the Conference agreed on priorities (paragraph 2) and on witnesses (subparagraph (‸
              (a) → By decision 3/4 the Conference agreed on priorities (paragraph 2) and on witnesses (subparagraph (a)  对公约及其议定书所涵盖的罪行的刑事定罪；
              (b) → By decision 3/4 the Conference agreed on priorities (paragraph 2) and on witnesses (subparagraph (b)  以引渡和司法协助为特别重点，就没收事宜开展刑事事项国际合作，…
              (c) → By decision 3/4 the Conference agreed on priorities (paragraph 2) and on witnesses (subparagraph (c)  协助建立和（或）加强负责处理司法协助和（或）引渡请求的中央机…
            第2/6号和第3/4号决定谈到援助（第‸
              第1/4号决定 → 第2/6号和第3/4号决定谈到援助（第1/4号决定  技术援助活动
              第2/6号决定 → 第2/6号和第3/4号决定谈到援助（第2/6号决定  技术援助活动
              第3/4号决定 → 第2/6号和第3/4号决定谈到援助（第3/4号决定  技术援助问题不限成员名额政府专家临时工作组的建议
              … 第3/4号决定第12段 (32 in all)
            各国应当考虑第‸
              第1/4号决定 → 各国应当考虑第1/4号决定  技术援助活动
              第2/6号决定 → 各国应当考虑第2/6号决定  技术援助活动
              第3/4号决定 → 各国应当考虑第3/4号决定  技术援助问题不限成员名额政府专家临时工作组的建议
              … 第8/4号决议 (8 in all)
            人权理事会第5/6号决议谈到食物权（第‸
              (nothing)
        "#]],
    );
}

/// Whatever a drafter is about to write: behind lists, in the letters of the language and of the draft, in brackets
/// that stand open, with whose it is where nothing says so.
#[test]
fn what_is_about_to_be_written_is_offered() {
    for (text, wanted) in [
        ("缔约方会议第3/4号决定第7(", "(a)段"),
        ("缔约方会议第3/4号决定第2段(", "(a)项"),
        ("缔约方会议第4/3号决定(i)", "(一)"),
        ("见CTOC/COP/WG.2/2010/1，第4(b)和(", "(c)段"),
        ("缔约方会议第6/4号决议附件(b)项㈠、", "㈡"),
        ("第7/3号决议附件一第5、", "12段"),
        ("第7/3号决议附件二谈到法人（第", "第14段"),
        ("技术援助工作组2016年会议建议", "13"),
        ("《公约》第24条、第", "第25条"),
        ("As the Conference asked in decision 2/6, lit. (", "(d)"),
        ("Resolution 7/3, annex I, paras. 5, ", "12"),
        ("Conference resolutions 5/6, 6/4 and ", "7/3"),
        (
            "We recall decision 3/4: subparagraph (b) of paragraph ",
            "2",
        ),
        (
            "Under the Organized Crime Convention, articles 24 and ",
            "25",
        ),
        (
            "See recommendation ",
            "20 of the seventh meeting of the Working Group on Technical Assistance",
        ),
        ("Résolution 7/3, annexe I, § ", "12"),
        ("Décision 2/6, al. c) ", "ii)"),
        (
            "Rapport de la septième réunion ; partie A, VIII.13 ",
            "VIII.13 c)",
        ),
        ("Resoluciones 5/6, 6/4 y ", "7/3"),
        ("Доклад CTOC/COP/WG.2/2009/4, п. 2 (f)(", "(i)"),
        ("المقرر 3/4، الفقرة 7 (", "(أ)"),
        ("القرار ٧/٣، المرفق الأول، الفقرة ", "٢٠"),
        (
            "| Subject | Resolution 7/3, annex I, paragraph |\n| --- | --- |\n| Training | ",
            "8",
        ),
    ] {
        let snapshot = opened("markdown", text);
        let items = completion(&snapshot, text.len());
        let labels: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
        assert!(
            labels.contains(&wanted),
            "{text}: {wanted} not in {labels:?}"
        );
    }
}

/// Where a number alone can be several documents', each is asked for by itself; so are annexes, ends of ranges and
/// subparagraphs of what was cited.
#[test]
fn what_is_read_of_a_number_is_offered() {
    for (draft, expected) in [
        (
            "缔约方会议第3/4号决定第2段(c)项提到建立中央机构，(‸",
            "(b)项",
        ),
        (
            "The Conference of the Parties to the Organized Crime Convention adopted resolution 7/3, and in it paragraph 5 \
             of annex ‸",
            "annex II",
        ),
        (
            "Конференция участников Конвенции против организованной преступности приняла резолюцию 7/3, см. пункт 3 \
             приложения ‸",
            "приложения I",
        ),
        (
            "Parties to the Organized Crime Convention apply the Convention, articles 24 to ‸",
            "26",
        ),
    ] {
        let (snapshot, offset) = marked(draft);
        let items = completion(&snapshot, offset);
        let inserts: Vec<&str> = items.iter().map(|item| &*item.insert).collect();
        assert!(inserts.contains(&expected), "{draft}: {inserts:?}");
    }
    // Nobody is typing a number there.
    for draft in ["第3/4号决定‸", "缔约方会议讨论了许多问题（‸"] {
        let (snapshot, offset) = marked(draft);
        assert_eq!(completion(&snapshot, offset), [], "{draft}");
    }
}

/// What is begun and is no citation yet is offered as one that is read, and only in a draft that cites; so is a number of
/// which nothing says whose it is.
#[test]
fn what_is_begun_is_offered_in_full() {
    let cites =
        "The Conference of the Parties to the Organized Crime Convention adopted decision 3/4.\n\n";
    for (begun, expected) in [
        (
            "The third session, it is said, ended with 2/‸",
            "decision 2/6",
        ),
        (
            "The best pages are on threat assessment: see VII.‸",
            "VII.10",
        ),
        (
            "The appeal stands in paragraph 4 (‸",
            "CTOC/COP/WG.2/2010/1, paragraph 4 (n)",
        ),
        (
            "The witness unit is paid from it, as in recommendation 19 of ‸",
            "of 2016",
        ),
    ] {
        let offered = |draft: &str| -> Vec<String> {
            let (snapshot, offset) = marked(draft);
            let items = completion(&snapshot, offset);
            items.into_iter().map(|item| item.insert).collect()
        };
        let inserts = offered(&format!("{cites}{begun}"));
        assert!(
            inserts.iter().any(|one| one == expected),
            "{begun}: {inserts:?}"
        );
        // Not in a draft that cites nothing.
        if expected.contains('/') {
            let alone = offered(begun);
            assert!(
                !alone.iter().any(|one| one == expected),
                "{begun}: {alone:?}"
            );
        }
    }
}
