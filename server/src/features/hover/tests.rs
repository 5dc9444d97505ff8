use expect_test::{Expect, expect};

use super::*;
use crate::citation::recognise;
use crate::corpus::embedded;
use crate::features::markdown;
use crate::features::tests::{check, mark, marked, marked_in, with_severities};
use crate::messages::Locale;
use crate::resolve::{Code, resolve};

/// The first two lines of what a hover says of the first citation of a text.
fn heading_of(text: &str) -> String {
    let corpus = embedded::corpus();
    let citations = recognise(text);
    let resolutions = resolve(&corpus, text, &citations);
    let markdown = describe(
        &corpus,
        Locale::English,
        None,
        (&citations[0], &resolutions[0]),
    );
    let markdown = markdown.unwrap_or_default();
    markdown.lines().take(2).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_heading_is_in_the_language_of_the_draft() {
    for (text, expected) in [
        ("第3/4号决定第2段(b)项", "**B.三.2.b**"),
        (
            "paragraph 2 (b) of decision 3/4",
            "**Decision 3/4, paragraph 2 (b)**",
        ),
        (
            "Résolution 7/3, annexe I, paragraphe 20",
            "**Partie A, VII.20**",
        ),
        ("решением 3/4", "**Решение 3/4**"),
    ] {
        let heading = heading_of(text).replace('\\', "");
        assert!(heading.starts_with(expected), "{text}: {heading}");
    }
    assert!(heading_of("Part A, VII.20").contains("\nA.七.20 · Part A, section VII · 2013"));
    assert!(heading_of("A部分 七.20").contains("\n第七次会议"));
}

/// What is shown at ‸ with the reason and without it.
fn shown(text: &str) -> (Option<String>, Option<String>) {
    let (snapshot, offset) = marked(text);
    let markdown = |reasons| hover(&snapshot, offset, reasons).map(|hover| hover.markdown);
    (
        markdown(Reasons::Said),
        markdown(Reasons::LeftToDiagnostics),
    )
}

#[test]
fn what_diagnostics_say_can_be_left_to_them() {
    for (text, kept) in [
        // What is near, the readings, the text that was meant.
        ("见A部分 七‸.45。", Some("**A.七** 第七次会议")),
        ("见七‸.1。", Some("B.七.1")),
        ("见决议 3‸/4第2段。", Some("B.三.2")),
        (
            "A部分 七.23规定：“有关国家应当考虑‸举行非正式协商”。",
            Some("应当考虑举行非正式磋商"),
        ),
        // The diagnostic has said it all.
        ("见缔约方会议第3‸/2号决定。", None),
        ("见缔约方会议第12‸/9号决议。", None),
    ] {
        let (said, left) = shown(text);
        assert!(said.is_some_and(|said| said.contains('⚠')), "{text}");
        assert_eq!(left.is_some(), kept.is_some(), "{text}: {left:?}");
        if let (Some(left), Some(kept)) = (left, kept) {
            assert!(!left.contains('⚠') && left.contains(kept), "{text}: {left}");
        }
    }
}

#[test]
fn what_no_diagnostic_says_is_said() {
    for text in [
        "见A部分 七‸.45。<!-- yuanyin: ignore-line -->",
        "见缔约方会议第3‸/2号决定。<!-- yuanyin: ignore-line -->",
    ] {
        let (said, left) = shown(text);
        assert!(said.is_some());
        assert_eq!(said, left, "{text}");
    }
    let (snapshot, offset) = marked("A部分 七.23规定：“有关国家应当考虑‸举行非正式协商”。");
    let snapshot = with_severities(&snapshot, &[(Code::Misquoted, None)]);
    let left = hover(&snapshot, offset, Reasons::LeftToDiagnostics);
    assert!(left.is_some_and(|left| left.markdown.contains('⚠')));
    // Nothing is wrong.
    let (said, left) = shown("见A部分 七‸.20。");
    assert!(said.is_some());
    assert_eq!(said, left);
}

fn show_hover(draft: &str, locale: Locale) -> String {
    let (snapshot, cursor) = marked_in(locale, draft);
    let text = snapshot.draft.text().to_string();
    match hover(&snapshot, cursor, Reasons::Said) {
        None => format!("{text}\n  (nothing)"),
        Some(found) => {
            let shown: Vec<String> = markdown::plain(&found.markdown)
                .lines()
                .map(|line| format!("  {line}").trim_end().to_owned())
                .collect();
            format!("{}\n{}", mark(&text, &[found.range]), shown.join("\n"))
        }
    }
}

/// The hover of one draft, in Chinese.
#[track_caller]
fn check_hover(draft: &str, expected: Expect) {
    check(
        &[draft],
        |draft| show_hover(draft, Locale::Chinese),
        expected,
    );
}

/// The first lines of a hover: which provision it is.
fn show_first_lines(draft: &str, count: usize) -> String {
    let shown = show_hover(draft, Locale::Chinese);
    let draft_lines = draft.matches('\n').count() + 1;
    shown
        .lines()
        .take(draft_lines + count)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn hover_shows_a_recommendation_with_its_other_names() {
    check_hover(
        "建立网络，见A部分 七.2‸0。",
        expect![[r#"
            建立网络，见⟦A部分 七.20⟧。
              A.七.20
              第七次会议，2013年10月28日至30日

                │ 20. 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和其他刑事司法从业人员网络，该网络由毒品和犯罪问题办公室在国际司法合作框架内予以协助。应当考虑加强与联合国预防犯罪和刑事司法方案网各研究所的合作和联合活动。

              又作：CTOC/COP/WG.2/2013/5，第24段 · 第7/3号决议附件一第20段 · 技术援助问题政府专家工作组第七次会议建议第20段
              核可文书：第7/3号决议（B.七）
              专题：机关，中央和（或）主管；国际合作网络；从业人员；检察机关；联合国预防犯罪和刑事司法方案网
        "#]],
    );
}

#[test]
fn hover_shows_subparagraphs_footnotes_and_headings() {
    check_hover(
        "关于数据收集，见‸A部分 二.2。",
        expect![[r#"
            关于数据收集，见⟦A部分 二.2⟧。
              A.二.2
              第二次会议，2007年10月3日至5日

                │ 2. 关于收集《联合国打击跨国有组织犯罪公约》实施情况的信息，工作组请秘书处：
                │   (a) 迅速开发一种以基于计算机的临时清单为形式的便于使用的高效率信息收集工具；
                │   (b) 确保这种清单不与缔约方会议在两个报告周期内提出的调查表的实质内容脱节，以避免已通过这些调查表作了报告的国家出现工作重叠；
                │   (c) 将清单转交尚未对现有调查表作出答复的国家，并鼓励它们使用该清单并在缔约方会议第四届会议召开之前及时提供答复，以便秘书处能够完成缔约方会议所要求的分析报告；
                │   (d) 开始为公约及其各项议定书开发以软件为基础的综合信息收集工具，辅之以一份指南以便利这些工具的使用，并向缔约方会议第四届会议汇报工作。

              [1] 大会第55/25号决议，附件一。
              [2] 《联合国打击跨国有组织犯罪公约关于预防、禁止和惩治贩运人口特别是妇女和儿童行为的补充议定书》（大会第55/25号决议，附件二）；《联合国打击跨国有组织犯罪公约关于打击陆、海、空偷运移民的补充议定书》（大会第55/25号决议，附件三）；以及《联合国打击跨国有组织犯罪公约关于打击非法制造和贩运枪支及其零部件和弹药的补充议定书》（大会第55/255号决议，附件）。

              又作：CTOC/COP/2008/7，第2段 · 技术援助问题政府专家工作组第二次会议建议第2段
              专题：清单/调查表；联合国打击跨国有组织犯罪公约缔约方会议；信息，收集、共享或交换；《联合国打击跨国有组织犯罪公约》
        "#]],
    );
    check_hover(
        "第3/4号决定第2段‸(b)项",
        expect![[r#"
            ⟦第3/4号决定第2段(b)项⟧
              B.三.2.b
              第三届会议，2006年10月9日至18日 › 第3/4号决定 技术援助问题不限成员名额政府专家临时工作组的建议 › 建议 › 二. 技术援助的优先重点

                │ (b) 以引渡和司法协助为特别重点，就没收事宜开展刑事事项国际合作，尤其应当注意提高刑事司法从业人员和其他有关机关，特别是法官和检察官对各种国际合作形式的认识并对其进行培训；

              又作：第3/4号决定第2段(b)项
              专题：机关，中央和（或）主管；引渡；司法（法官）；司法协助；从业人员；检察机关；培训
        "#]],
    );
    check_hover(
        "六，附件，(b)‸(三)",
        expect![[r#"
            ⟦六，附件，(b)(三)⟧
              B.六.附件.b.(三)
              第六届会议，2012年10月15日至19日 › 第6/4号决议 执行《联合国打击跨国有组织犯罪公约》的技术援助规定

                │ （三） 为检察官以及司法和执法机构成员制定能力建设方案，包括加强机构间合作与协调；

              又作：第6/4号决议附件(b)段(三)目
              专题：能力建设；司法（法官）；执法机关、机构或官员；检察机关
        "#]],
    );
    check_hover(
        "六.PP.1‸",
        expect![[r#"
            ⟦六.PP.1⟧
              B.六.PP.1
              第六届会议，2012年10月15日至19日 › 第6/4号决议 执行《联合国打击跨国有组织犯罪公约》的技术援助规定

                │ 注意到技术援助是联合国毒品和犯罪问题办公室为协助会员国有效实施《联合国打击跨国有组织犯罪公约》及其各项议定书而开展的工作的一个基本组成部分，

              [14] 同上。（联合国，《条约汇编》，第2225、2237、2241和2326卷，第39574号。）

              又作：第6/4号决议序言部分第1段
              专题：《联合国打击跨国有组织犯罪公约》
        "#]],
    );
}

#[test]
fn hover_shows_sections_and_instruments() {
    check_hover(
        "见A部分 ‸七。",
        expect![[r#"
            见⟦A部分 七⟧。
              A.七
              第七次会议，2013年10月28日至30日

                │ 1. 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约缔约方会议第七届会议…
                │ 2. 工作组还通过了下文所列建议。
                │ 3. 除《公约》第24条和第25条外，各国还应分享在实施第26条方面的最佳做法，尤其是…
                │ 4. 各国应当考虑加强法庭上和程序上的保护措施。
                │ 5. 各国应当考虑为录制儿童等脆弱证人的证词建立特别设施。
                │ 6. 各国应当酌情使脆弱证人有可能在诉讼程序之前和期间得到支助并且在检察院范围内得到在…
                │ 7. 各国应当酌情考虑在检察院范围内设置向受害人和证人提供帮助的训练有素者。
                │ 8. 各国应当为执法人员、检察官和司法人员提供专业培训。
                │ 9. 各国应当考虑为分阶段的保护计划建立标准程序，同时考虑到证人和受害人面临的风险，以…
                │ 10. 各国应当酌情开展威胁评估，以确定个别证人或受害人面临的风险程度。
                │ 11. 各国应当考虑颁布立法对保护证人进行监管，并且应有联合国毒品和犯罪问题办公室200…
                │ 12. 各国应当努力尽快处理证人正在其中接受保护的案件。
                │ …

              又作：CTOC/COP/WG.2/2013/5 · 第7/3号决议附件一
              核可文书：第7/3号决议（B.七）
              专题：《阿克拉行动纲领》；机关，中央和（或）主管；能力建设；联合国打击跨国有组织犯罪公约缔约方会议；案例摘要/目录；引渡；信息，收集、共享或交换；国际合作网络等25个专题
        "#]],
    );
    check_hover(
        "第3/4号‸决定",
        expect![[r#"
            ⟦第3/4号决定⟧
              B.三
              第三届会议，2006年10月9日至18日 › 第3/4号决定 技术援助问题不限成员名额政府专家临时工作组的建议

                │ 联合国打击跨国有组织犯罪公约缔约方会议回顾其据以设立技术援助问题不限成员名额临时工作组的第2/6号决定：
                │ (a) 核可工作组在缔约方会议第三届会议期间提出的下文所列各项建议；
                │ (b) 请各缔约国本着这些建议制定并开展执行公约及其各项议定书的技术援助活动；
                │ (c) 请其秘书处拟定有关技术援助活动的建议，目的是满足工作组列举的在其建议中所确定的重…
                │ (d) 还请其秘书处在将于缔约方会议第四届会议前举行的工作组会议之前，为了更好地筹备这次…
                │ (e) 请工作组将有关协调为执行公约及其各项议定书提供技术援助的项目列入缔约方会议第四届…
                │ 1. 工作组强调，从各有关缔约国收到其就执行《联合国打击跨国有组织犯罪公约》及其议定书…
                │ 2. 工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术援助的优先领域：
                │ 3. 工作组承认有必要发展缔约国收集有组织犯罪数据的能力，有必要应缔约国的请求向其提供…
                │ 4. 工作组意识到引渡、司法协助和没收事宜国际合作不限成员名额政府专家工作组已经制定了…
                │ 5. 工作组还意识到缔约方会议关于公约《关于预防、禁止和惩治贩运人口特别是妇女和儿童行…
                │ 6. 工作组强调，提供关于公约及其议定书执行情况的信息是缔约国的法定义务，应当不再拖延…
                │ 7. 关于提供技术援助以支持和促进议定书的执行，工作组确定可以在以下方面提供此种援助：
                │ …

              又作：第3/4号决定
              专题：机关，中央和（或）主管；清单/调查表；联合国打击跨国有组织犯罪公约缔约方会议；数据收集；引渡；负责《打击有组织犯罪公约》第32条的联络点；机构间合作与协调（执法）；司法（法官）等15个专题
        "#]],
    );
    check_hover(
        "见A.‸一部分",
        expect![[r#"
        见⟦A.一部分⟧
          A.一
          第一次会议，2006年10月16日和17日

            │ 工作组第一次会议在联合国打击跨国有组织犯罪公约缔约方会议第三届会议间隙举行。所通过的建议载于缔约方会议第3/4号决定（见B部分）。
    "#]],
    );
}

#[test]
fn hover_follows_the_other_names_of_a_provision() {
    check(
        &[
            "CTOC/COP/WG.2/2013/5，第24‸段",
            "第7/3号决议附件一第20‸段",
            "工作组第七次会议建议第20‸段",
            "第七次会议报告第24‸段",
            "Ａ部分　七．２０‸",
            "第3/4号\n决定第2段(b)‸项",
        ],
        |draft| show_first_lines(draft, 1),
        expect![[r#"
            ⟦CTOC/COP/WG.2/2013/5，第24段⟧
              A.七.20
            ⟦第7/3号决议附件一第20段⟧
              A.七.20
            ⟦工作组第七次会议建议第20段⟧
              A.七.20
            ⟦第七次会议报告第24段⟧
              A.七.20
            ⟦Ａ部分　七．２０⟧
              A.七.20
            ⟦第3/4号
            决定第2段(b)项⟧
              B.三.2.b
        "#]],
    );
}

#[test]
fn hover_shows_all_of_a_range_or_a_list_member_alone() {
    check_hover(
        "见A部分 七.20-‸22。",
        expect![[r#"
            见⟦A部分 七.20-22⟧。
              A.七.20
              第七次会议，2013年10月28日至30日

                │ 20. 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和其他刑事司法从业人员网络，该网络由毒品和犯罪问题办公室在国际司法合作框架内予以协助。应当考虑加强与联合国预防犯罪和刑事司法方案网各研究所的合作和联合活动。

              又作：CTOC/COP/WG.2/2013/5，第24段 · 第7/3号决议附件一第20段 · 技术援助问题政府专家工作组第七次会议建议第20段
              核可文书：第7/3号决议（B.七）
              专题：机关，中央和（或）主管；国际合作网络；从业人员；检察机关；联合国预防犯罪和刑事司法方案网

              ────

              A.七.21
              第七次会议，2013年10月28日至30日

                │ 21. 各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，包括良好做法和挑战。

              又作：CTOC/COP/WG.2/2013/5，第25段 · 第7/3号决议附件一第21段 · 技术援助问题政府专家工作组第七次会议建议第21段
              核可文书：第7/3号决议（B.七）
              专题：机关，中央和（或）主管

              ────

              A.七.22
              第七次会议，2013年10月28日至30日

                │ 22. 毒品和犯罪问题办公室应当在预算外资源允许的范围内，为中央机关的区域和国际会议提供便利，以讨论实际问题，包括良好做法和挑战。

              又作：CTOC/COP/WG.2/2013/5，第26段 · 第7/3号决议附件一第22段 · 技术援助问题政府专家工作组第七次会议建议第22段
              核可文书：第7/3号决议（B.七）
              专题：机关，中央和（或）主管
        "#]],
    );
    check_hover(
        "四.1.a‸-h",
        expect![[r#"
            ⟦四.1.a-h⟧
              共8段
              - A.四.1.a 在缔约国之间，并酌情在非缔约方之间提高对能力建设所涉各个方面的认识，包括在就打击跨国有组织犯罪开展国际合作方面的教育；
              - A.四.1.b 协助缔约国并酌情协助非缔约方通过实施《联合国打击跨国有组织犯罪公约》及其各项议定书的各项条文努力推动就打击跨国有组织犯罪…
              - A.四.1.c 协助所有会员国努力批准或加入公约及其各项议定书；
              - A.四.1.d 通过教育等手段进行能力建设，提高主要负责对调查表和清单作出答复的有关官员的认识，协助编写公约及其各项议定书实施情况报告；
              - A.四.1.e 通过在拟订和充实关于预防和起诉各类跨国有组织犯罪的国家法律和标准上提供法律援助而向缔约国并在适当时向非缔约方提供援助展开…
              - A.四.1.f 通过教育等方式进行能力建设，并开展提高认识活动，以便做到：
              - A.四.1.g 协助缔约国并在适当时协助非缔约方拟订保护证人和跨国组织犯罪受害人的国家方案、双边方案和区域方案；
              - A.四.1.h 协助缔约国并在适当时协助非缔约方努力推动根据公约第27条展开执法合作。
        "#]],
    );
    check(
        &[
            "七.17 和‸七.20-22",
            "七.17‸ 和七.20-22",
            "第3/4号决定第2段(b)和‸(c)项",
            "‸第2/6号和第3/4号决定",
            "第2/6号和第3/4号‸决定",
        ],
        |draft| show_first_lines(draft, 1),
        expect![[r#"
            七.17 和⟦七.20-22⟧
              A.七.20
            ⟦七.17⟧ 和七.20-22
              A.七.17
            第3/4号决定第2段(b)和⟦(c)项⟧
              B.三.2.c
            ⟦第2/6号⟧和第3/4号决定
              B.二
            第2/6号和⟦第3/4号决定⟧
              B.三
        "#]],
    );
}

#[test]
fn hover_tells_what_is_wrong_or_not_here() {
    for locale in [Locale::Chinese, Locale::English] {
        let expected = match locale {
            Locale::Chinese => expect![[r#"
                见⟦七.45⟧。
                  ⚠ 编号不存在：A部分第七节没有第45段，只有第1至31段。

                  ────

                  A.七 第七次会议，2013年10月28日至30日
                见⟦七.1⟧。
                  ⚠ 未写明部分：A部分和B部分都有七.1，请写明是哪一部分。

                  ────

                  A.七.1
                  第七次会议，2013年10月28日至30日

                    │ 1. 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约缔约方会议第七届会议应考虑发起有关以下问题的讨论，即工作组是否可能制订并遵循关于其今后会议的多年期工作计划。

                  又作：CTOC/COP/WG.2/2013/5，第5段 · 第7/3号决议附件一第1段 · 技术援助问题政府专家工作组第七次会议建议第1段
                  核可文书：第7/3号决议（B.七）
                  专题：联合国打击跨国有组织犯罪公约缔约方会议

                  ────

                  B.七.1
                  第七届会议，2014年10月6日至10日 › 第7/3号决议 实施《联合国打击跨国有组织犯罪公约》的各项技术援助规定

                    │ 1. 核可2013年10月28日至30日举行的技术援助问题政府专家工作组会议通过的建议，这些建议载于本决议附件一；

                  又作：第7/3号决议第1段
                ⟦第3/2号决定⟧
                  ⚠ 汇编未收录缔约方会议第3/2号决定（见CTOC/COP/2006/14）。
                ⟦大会第55/25号决议⟧
                  大会：其他机构的文书，不在汇编范围内

                  A/RES/55/25 · <https://undocs.org/A/RES/55/25>
                ⟦CTOC/COP/WG.2/2013/5，第2段⟧
                  ⚠ 汇编未收录CTOC/COP/WG.2/2013/5第2段（只收录第5至35段）。
                ⟦技术援助问题工作组第十二次会议建议第3段⟧
                  ⚠ 汇编未收录技术援助问题政府专家工作组第十二次会议的建议，只收录至第十一次会议。
            "#]],
            Locale::English => expect![[r#"
                见⟦七.45⟧。
                  ⚠ No such provision: Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31.

                  ────

                  A.七 第七次会议，2013年10月28日至30日
                见⟦七.1⟧。
                  ⚠ Ambiguous part: Parts A and B both have 七.1; say which is meant.

                  ────

                  A.七.1
                  第七次会议，2013年10月28日至30日

                    │ 1. 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约缔约方会议第七届会议应考虑发起有关以下问题的讨论，即工作组是否可能制订并遵循关于其今后会议的多年期工作计划。

                  Also cited as: CTOC/COP/WG.2/2013/5，第5段 · 第7/3号决议附件一第1段 · 技术援助问题政府专家工作组第七次会议建议第1段
                  Endorsed by: 第7/3号决议 (B.七)
                  Topics: 联合国打击跨国有组织犯罪公约缔约方会议

                  ────

                  B.七.1
                  第七届会议，2014年10月6日至10日 › 第7/3号决议 实施《联合国打击跨国有组织犯罪公约》的各项技术援助规定

                    │ 1. 核可2013年10月28日至30日举行的技术援助问题政府专家工作组会议通过的建议，这些建议载于本决议附件一；

                  Also cited as: 第7/3号决议第1段
                ⟦第3/2号决定⟧
                  ⚠ The Conference's decision 3/2, “Implementation of the provisions on international cooperation in the Convention”, is not in the compilation (see CTOC/COP/2006/14).
                ⟦大会第55/25号决议⟧
                  General Assembly: Another body's instrument, outside the compilation

                  A/RES/55/25 · <https://undocs.org/A/RES/55/25>
                ⟦CTOC/COP/WG.2/2013/5，第2段⟧
                  ⚠ Paragraph 2 of CTOC/COP/WG.2/2013/5 is not in the compilation (paragraphs 5 to 35 are).
                ⟦技术援助问题工作组第十二次会议建议第3段⟧
                  ⚠ The recommendations of meeting 12 of the Working Group on Technical Assistance are not in the compilation, which goes up to meeting 11.
            "#]],
        };
        check(
            &[
                "见七.45‸。",
                "见七.1‸。",
                "第3/2号‸决定",
                "大会第55/25号‸决议",
                "CTOC/COP/WG.2/2013/5，第2‸段",
                "技术援助问题工作组第十二次会议建议第3‸段",
            ],
            |draft| show_hover(draft, locale),
            expected,
        );
    }
}

#[test]
fn hover_is_silent_where_nothing_is_cited() {
    check(
        &[
            "‸工作组建议",
            "工作组，见A部分 七.20。‸",
            "以3/4多数‸通过",
            "`见七.20‸`",
            "‸",
            "三.1‸ 背景",
        ],
        |draft| show_hover(draft, Locale::Chinese),
        expect![[r#"
            工作组建议
              (nothing)
            工作组，见A部分 七.20。
              (nothing)
            以3/4多数通过
              (nothing)
            `见七.20`
              (nothing)

              (nothing)
            三.1 背景
              (nothing)
        "#]],
    );
}

#[test]
fn a_misquotation_is_shown_beside_the_provision() {
    check_hover(
        "七.23规定：“有关国家‸应当考虑举行非正式协商”。",
        expect![[r#"
            七.23规定：“⟦有关国家应当考虑举行非正式协商⟧”。
              ⚠ 引文不符：引文与A.七.23的原文不符：…家应当考虑举行非正式【协商→磋商】（【引文→原文】）。

              ────

              A.七.23
              第七次会议，2013年10月28日至30日

                │ 23. 在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。

              又作：CTOC/COP/WG.2/2013/5，第27段 · 第7/3号决议附件一第23段 · 技术援助问题政府专家工作组第七次会议建议第23段
              核可文书：第7/3号决议（B.七）
              专题：司法协助
        "#]],
    );
    check_hover(
        "七.23规定：“有关国家‸应当考虑举行非正式磋商”。",
        expect![[r#"
        七.23规定：“有关国家应当考虑举行非正式磋商”。
          (nothing)
    "#]],
    );
}
