//! The features as examples: a draft, with ‸ where the cursor is, and what the editor shows.
//!
//! Everything is written as text so that a change reads as one: ⟦…⟧ marks a range in the draft,
//! and edits are shown by the text that they make.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use expect_test::{Expect, expect};

use super::code_action::{Action, code_actions, fix_all};
use super::completion::{completion, documentation};
use super::definition::definition;
use super::diagnostics::{Severities, diagnostics};
use super::document_highlight::document_highlights;
use super::document_link::document_links;
use super::document_symbol::{DocumentSymbol, document_symbols};
use super::folding_range::folding_ranges;
use super::hover::{Reasons, hover};
use super::{Snapshot, markdown};
use crate::corpus::{Corpus, FileIndex, embedded};
use crate::draft::Draft;
use crate::messages::Locale;
use crate::resolve::{Code, Finding, Form, Severity};

/// A draft as plain text with its cursor (the text's beginning where none is marked).
fn fixture(marked: &str, locale: Locale) -> (Snapshot, usize) {
    let cursor = marked.find('‸').unwrap_or_default();
    let text = marked.replacen('‸', "", 1);
    let corpus = embedded::corpus();
    let snapshot = Snapshot {
        draft: Draft::open(&text, "markdown", Arc::clone(&corpus)),
        corpus,
        locale,
        severities: Arc::default(),
        house_form: None,
        ignored: Arc::default(),
        corpus_file: None,
    };
    (snapshot, cursor)
}

/// The draft with ranges marked.
fn mark(text: &str, ranges: &[Range<usize>]) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for range in ranges {
        marked.push_str(&text[at..range.start]);
        marked.push('⟦');
        marked.push_str(&text[range.clone()]);
        marked.push('⟧');
        at = range.end;
    }
    marked.push_str(&text[at..]);
    marked
}

/// The draft with edits applied.
fn edited(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut edited = text.to_owned();
    for (range, replacement) in edits.iter().rev() {
        edited.replace_range(range.clone(), replacement);
    }
    edited
}

/// What a feature shows in each of several drafts.
#[track_caller]
fn check(drafts: &[&str], show: impl Fn(&str) -> String, expected: Expect) {
    let shown: Vec<String> = drafts.iter().map(|draft| show(draft)).collect();
    expected.assert_eq(&format!("{}\n", shown.join("\n")));
}

fn show_hover(draft: &str, locale: Locale) -> String {
    let (snapshot, cursor) = fixture(draft, locale);
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

/// Nothing is shown at the cursor, nothing is complained of, nothing leads anywhere.
#[track_caller]
fn check_silence(draft: &str) {
    let (snapshot, cursor) = fixture(draft, Locale::English);
    assert_eq!(diagnostics(&snapshot), [], "{draft}");
    assert_eq!(
        code_actions(&snapshot, 0..snapshot.draft.text().len()),
        [],
        "{draft}"
    );
    assert_eq!(definition(&snapshot, cursor), None, "{draft}");
}

fn show_definition(draft: &str) -> String {
    let (snapshot, cursor) = fixture(draft, Locale::Chinese);
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

/// Every diagnostic of the draft with its fixes, and what each fix makes of the draft.
fn show_diagnostics(draft: &str, locale: Locale) -> String {
    let (snapshot, _) = fixture(draft, locale);
    let text = snapshot.draft.text().to_string();
    let found = diagnostics(&snapshot);
    let ranges: Vec<Range<usize>> = found.iter().map(|one| one.range.clone()).collect();
    let mut shown = vec![mark(&text, &ranges)];
    for one in &found {
        let severity = format!("{:?}", one.severity).to_lowercase();
        shown.push(format!(
            "  {} ({severity}): {}",
            one.code.name(),
            one.message
        ));
        for (_, related) in &one.related {
            shown.push(format!("    see {related}"));
        }
        for action in code_actions(&snapshot, one.range.clone()) {
            shown.push(format!("    {}", show_action(&text, &action)));
        }
    }
    shown.join("\n")
}

fn show_action(text: &str, action: &Action) -> String {
    let star = if action.preferred { "*" } else { "" };
    format!("{star}[{}] {}", action.title, edited(text, &action.edits))
}

/// The first items offered at the cursor: the draft as accepting each would make it, with the
/// words beside the label; then how many more there are.
fn show_completion(draft: &str) -> String {
    const SHOWN: usize = 3;
    let (snapshot, cursor) = fixture(draft, Locale::Chinese);
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

fn show_highlights(draft: &str) -> String {
    let (snapshot, cursor) = fixture(draft, Locale::Chinese);
    mark(
        &snapshot.draft.text().to_string(),
        &document_highlights(&snapshot, cursor),
    )
}

fn show_links(draft: &str) -> String {
    let (snapshot, _) = fixture(draft, Locale::Chinese);
    let links = document_links(&snapshot);
    let ranges: Vec<Range<usize>> = links.iter().map(|link| link.range.clone()).collect();
    let urls: Vec<&str> = links.iter().map(|link| link.url.as_str()).collect();
    format!(
        "{} {urls:?}",
        mark(&snapshot.draft.text().to_string(), &ranges)
    )
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
          专题：机关，中央和（或）主管、国际合作网络、从业人员、检察机关、联合国预防犯罪和刑事司法方案网
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
              专题：清单/调查表、联合国打击跨国有组织犯罪公约缔约方会议、信息，收集、共享或交换、《联合国打击跨国有组织犯罪公约》
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
          专题：机关，中央和（或）主管、引渡、司法（法官）、司法协助、从业人员、检察机关、培训
    "#]],
    );
    check_hover(
        "六，附件，(b)‸(三)",
        expect![[r#"
        ⟦六，附件，(b)(三)⟧
          B.六.附件.b.(三)
          第六届会议，2012年10月15日至19日 › 第6/4号决议 执行《联合国打击跨国有组织犯罪公约》的技术援助规定

            │ （三） 为检察官以及司法和执法机构成员制定能力建设方案，包括加强机构间合作与协调；

          又作：第6/4号决议附件(b)段(三)
          专题：能力建设、司法（法官）、执法机关、机构或官员、检察机关
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
          专题：《阿克拉行动纲领》、机关，中央和（或）主管、能力建设、联合国打击跨国有组织犯罪公约缔约方会议、案例摘要/目录、引渡、信息，收集、共享或交换、国际合作网络、司法（法官）、执法机关、机构或官员、法人，责任、立法援助、司法协助、《援助实效问题巴黎宣言》、从业人员、检察机关、打击犯罪信息与法律网络共享平台（SHERLOC）知识管理门户网站、技术援助、威胁评估、工具、培训、《联合国打击跨国有组织犯罪公约》、联合国预防犯罪和刑事司法方案网、受害人援助、证人保护
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
          专题：机关，中央和（或）主管、清单/调查表、联合国打击跨国有组织犯罪公约缔约方会议、数据收集、引渡、负责《打击有组织犯罪公约》第32条的联络点、机构间合作与协调（执法）、司法（法官）、司法协助、从业人员、检察机关、技术援助、培训、《联合国打击跨国有组织犯罪公约》、受害人援助
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
          专题：机关，中央和（或）主管、国际合作网络、从业人员、检察机关、联合国预防犯罪和刑事司法方案网

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
          共 8 段
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
                  ⚠ 没有这一段：汇编中没有 A.七.45：A.七 有 1 至 31。

                  ────

                  A.七 第七次会议，2013年10月28日至30日
                见⟦七.1⟧。
                  ⚠ 未写明部分：两个部分都有这一段：A.七.1 和 B.七.1。请写明 A部分 或 B部分。

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
                  核可：A.七、A.八
                ⟦第3/2号决定⟧
                  ⚠ 未收入汇编：缔约方会议第3/2号决定（Implementation of the provisions on international cooperation in the Convention，见 CTOC/COP/2006/14）未收入本汇编。
                ⟦大会第55/25号决议⟧
                  其他机构的文书，不在本汇编范围内
                ⟦CTOC/COP/WG.2/2013/5，第2段⟧
                  该文件或该段未收入本汇编
                ⟦技术援助问题工作组第十二次会议建议第3段⟧
                  ⚠ 未收入汇编：本汇编收录工作组前11次会议的建议，不含第十二次会议。
            "#]],
            Locale::English => expect![[r#"
                见⟦七.45⟧。
                  ⚠ no such provision: The compilation has no A.七.45: A.七 has 1 to 31.

                  ────

                  A.七 第七次会议，2013年10月28日至30日
                见⟦七.1⟧。
                  ⚠ ambiguous part: Both parts have it: A.七.1 and B.七.1. Say which part is meant.

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
                  Endorses: A.七, A.八
                ⟦第3/2号决定⟧
                  ⚠ not in the compilation: The Conference's decision 3/2 (Implementation of the provisions on international cooperation in the Convention, in CTOC/COP/2006/14) is not reproduced in the compilation.
                ⟦大会第55/25号决议⟧
                  Another body's instrument, outside the compilation
                ⟦CTOC/COP/WG.2/2013/5，第2段⟧
                  This document or paragraph is not reproduced in the compilation
                ⟦技术援助问题工作组第十二次会议建议第3段⟧
                  ⚠ not in the compilation: The compilation holds the recommendations of the first 11 meetings of the Working Group, not those of meeting 12.
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

#[test]
fn every_code_is_told_with_its_reason_and_its_fixes() {
    for (locale, expected) in [
        (
            Locale::Chinese,
            expect![[r#"
                见⟦A部分 七.45⟧。
                  no-such-provision (error): 汇编中没有 A.七.45：A.七 有 1 至 31。
                    see A.七 第七次会议，2013年10月28日至30日
                    [改为“A部分 七.25”（联合国毒品和犯罪问题办公室应当继…）] 见A部分 七.25。
                    [改为“A部分 七.15”（各国应当在毒品和犯罪问题办公室的…）] 见A部分 七.15。
                    [改为“A部分 七.5”（各国应当考虑为录制儿童等脆弱证人…）] 见A部分 七.5。
                ⟦第3/4号决定第15段⟧
                  no-such-provision (error): 汇编中没有 B.三.15：B.三 有 1 至 12。
                    see B.三 技术援助问题不限成员名额政府专家临时工作组的建议
                    [改为“第3/4号决定第12段”（工作组认为，通过确定具体需要和制…）] 第3/4号决定第12段
                    [改为“第3/4号决定第11段”（工作组建议缔约方会议秘书处加强其…）] 第3/4号决定第11段
                    [改为“第3/4号决定第10段”（工作组一致认为，在缔约方会议第四…）] 第3/4号决定第10段
                ⟦第3/4号决定第2段(z)项⟧
                  no-such-provision (error): 汇编中没有 B.三.2.z：B.三.2 有 (a) 至 (c)。
                    see B.三.2 工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
                    [改为“第3/4号决定第2段(c)项”（协助建立和（或）加强负责处理司法…）] 第3/4号决定第2段(c)项
                见⟦七.35⟧。
                  no-such-provision (error): 汇编中没有 A.七.35：A.七 有 1 至 31。
                    see A.七 第七次会议，2013年10月28日至30日
                    [改为“七.31”（鼓励需要技术援助来实施《公约》及…）] 见七.31。
                    [改为“七.30”（在预算外资源允许的范围内，毒品和…）] 见七.30。
                    [改为“七.25”（联合国毒品和犯罪问题办公室应当继…）] 见七.25。
                ⟦决议7/3附件一第99段⟧
                  no-such-provision (error): 汇编中没有 A.七.99：A.七 有 1 至 31。
                    see A.七 第七次会议，2013年10月28日至30日
                    [改为“决议7/3附件一第29段”（在预算外资源允许的范围内，毒品和…）] 决议7/3附件一第29段
                    [改为“决议7/3附件一第19段”（各国应当与毒品和犯罪问题办公室进…）] 决议7/3附件一第19段
                    [改为“决议7/3附件一第9段”（各国应当考虑为分阶段的保护计划建…）] 决议7/3附件一第9段
                见⟦六，附件，(b)(九)⟧。
                  no-such-provision (error): 汇编中没有 B.六.附件.b.(九)：B.六.附件.b 有 (一) 至 (五)。
                    see B.六.附件.b 请秘书处为下一次工作组会议组织讨论，包括专题小组讨论，讨论下…
                    [改为“六，附件，(b)(五)”（协助使本国立法与《联合国打击跨国…）] 见六，附件，(b)(五)。
                见⟦B部分 五.PP.9⟧。
                  no-such-provision (error): 汇编中没有 B.五.PP.9：B.五 有 PP.1 至 PP.2。
                    see B.五 执行《联合国打击跨国有组织犯罪公约》的技术援助规定
                    [改为“B部分 五.PP.2”（欢迎技术援助问题不限成员名额政府…）] 见B部分 五.PP.2。
                    [改为“B部分 五.PP.1”（注意到技术援助是联合国毒品和犯罪…）] 见B部分 五.PP.1。
                ⟦CTOC/COP/WG.2/2010/1，第4(z)段⟧
                  no-such-provision (error): 汇编中没有 A.五.z：A.五 有 (a) 至 (o)。
                    see A.五 第五次会议，2010年10月19日和20日
                    [改为“CTOC/COP/WG.2/2010/1，第4(o)段”（请秘书处向缔约方会议第六届会议报…）] CTOC/COP/WG.2/2010/1，第4(o)段
                见⟦A部分 七.20.c⟧。
                  no-such-provision (error): 汇编中没有 A.七.20.c：A.七.20 之下没有这一级编号。
                    see A.七.20 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
                见⟦A部分 十三.2⟧。
                  no-such-section (error): A部分没有第十三节：只有一至十一。
                见⟦B部分 九.18⟧。
                  no-such-section (error): B部分没有第九节：只有一至八。
                    *[改为“A部分 九.18”（在侦查最广泛的洗钱上游犯罪时，各…）] 见A部分 九.18。
                ⟦决议 3/4 第2段⟧
                  wrong-kind (error): 3/4 不是决议，而是决定。
                    see B.三 技术援助问题不限成员名额政府专家临时工作组的建议
                    *[改为“决定 3/4 第2段”（工作组确定以下方面是为支助和促进…）] 决定 3/4 第2段
                ⟦缔约方会议第7/3号决定⟧
                  wrong-kind (error): 7/3 不是决定，而是决议。
                    see B.七 实施《联合国打击跨国有组织犯罪公约》的各项技术援助规定
                    *[改为“缔约方会议第7/3号决议”（实施《联合国打击跨国有组织犯罪公…）] 缔约方会议第7/3号决议
                ⟦缔约方会议第12/9号决议⟧
                  unknown-instrument (warning): 未见缔约方会议有第12/9号决议。如系其他机构的文书，请写明机构名称。
                ⟦缔约方会议第4/6号决议⟧
                  wrong-kind (error): 4/6 不是决议，而是决定。
                    *[改为“缔约方会议第4/6号决定”] 缔约方会议第4/6号决定
                ⟦第3/2号决定⟧
                  not-in-compilation (information): 缔约方会议第3/2号决定（Implementation of the provisions on international cooperation in the Convention，见 CTOC/COP/2006/14）未收入本汇编。
                ⟦技术援助问题工作组第十二次会议建议第3段⟧
                  not-in-compilation (information): 本汇编收录工作组前11次会议的建议，不含第十二次会议。
                见⟦七.1⟧。
                  ambiguous (warning): 两个部分都有这一段：A.七.1 和 B.七.1。请写明 A部分 或 B部分。
                    see A.七.1 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
                    see B.七.1 核可2013年10月28日至30日举行的技术援助问题政府专家…
                    [改为“A部分 七.1”（技术援助问题政府专家工作组建议，…）] 见A部分 七.1。
                    [改为“B部分 七.1”（核可2013年10月28日至30…）] 见B部分 七.1。
                见⟦七.1-3⟧。
                  ambiguous (warning): 两个部分都有这一段：A.七.1 和 B.七.1。请写明 A部分 或 B部分。
                    see A.七.1 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
                    see B.七.1 核可2013年10月28日至30日举行的技术援助问题政府专家…
                    [改为“A部分 七.1-3”（技术援助问题政府专家工作组建议，…）] 见A部分 七.1-3。
                    [改为“B部分 七.1-3”（核可2013年10月28日至30…）] 见B部分 七.1-3。
                见⟦A部分 九.19-18⟧。
                  reversed-range (warning): 范围的起止颠倒了。
                    see A.九.18 在侦查最广泛的洗钱上游犯罪时，各国应考虑平行进行金融侦查。
                    see A.九.19 各国应考虑用没收的资产设立基金，在其中存放所没收的资金以用于…
                    *[改为“A部分 九.18-19”（在侦查最广泛的洗钱上游犯罪时，各…）] 见A部分 九.18-19。
                决定3/4第4段至第2段
                专题索引列于⟦三.3.c⟧。
                  misprint (warning): “三.3.c”是专题索引中的印刷错误，应为 A.二.3.c。
                    see A.二.3.c 增强保护证人和被害人的程序和做法方面的能力并提供援助；
                    *[改为“二.3.c”（增强保护证人和被害人的程序和做法…）] 专题索引列于二.3.c。
                见⟦CTOC/COP/WG.2/2008/7第3段⟧。
                  misprint (warning): “CTOC/COP/WG.2/2008/7”是专题索引中的印刷错误，应为 CTOC/COP/2008/7。
                    see A.二 第二次会议，2007年10月3日至5日
                    *[改为“CTOC/COP/2008/7第3段”（第二次会议，2007年10月3日…）] 见CTOC/COP/2008/7第3段。
                见⟦ctoc/cop/wg.2/2013/5，第24段⟧。
                  misprint (warning): 文件号“ctoc/cop/wg.2/2013/5”有误（空格、大小写或斜线），应为 CTOC/COP/WG.2/2013/5。
                    see A.七.20 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
                    *[改为“CTOC/COP/WG.2/2013/5，第24段”（各国应当考虑参与和支持建立新的并…）] 见CTOC/COP/WG.2/2013/5，第24段。
            "#]],
        ),
        (
            Locale::English,
            expect![[r#"
                见⟦A部分 七.45⟧。
                  no-such-provision (error): The compilation has no A.七.45: A.七 has 1 to 31.
                    see A.七 第七次会议，2013年10月28日至30日
                    [Change to “A部分 七.25” (联合国毒品和犯罪问题办公室应当继…)] 见A部分 七.25。
                    [Change to “A部分 七.15” (各国应当在毒品和犯罪问题办公室的…)] 见A部分 七.15。
                    [Change to “A部分 七.5” (各国应当考虑为录制儿童等脆弱证人…)] 见A部分 七.5。
                ⟦第3/4号决定第15段⟧
                  no-such-provision (error): The compilation has no B.三.15: B.三 has 1 to 12.
                    see B.三 技术援助问题不限成员名额政府专家临时工作组的建议
                    [Change to “第3/4号决定第12段” (工作组认为，通过确定具体需要和制…)] 第3/4号决定第12段
                    [Change to “第3/4号决定第11段” (工作组建议缔约方会议秘书处加强其…)] 第3/4号决定第11段
                    [Change to “第3/4号决定第10段” (工作组一致认为，在缔约方会议第四…)] 第3/4号决定第10段
                ⟦第3/4号决定第2段(z)项⟧
                  no-such-provision (error): The compilation has no B.三.2.z: B.三.2 has (a) to (c).
                    see B.三.2 工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
                    [Change to “第3/4号决定第2段(c)项” (协助建立和（或）加强负责处理司法…)] 第3/4号决定第2段(c)项
                见⟦七.35⟧。
                  no-such-provision (error): The compilation has no A.七.35: A.七 has 1 to 31.
                    see A.七 第七次会议，2013年10月28日至30日
                    [Change to “七.31” (鼓励需要技术援助来实施《公约》及…)] 见七.31。
                    [Change to “七.30” (在预算外资源允许的范围内，毒品和…)] 见七.30。
                    [Change to “七.25” (联合国毒品和犯罪问题办公室应当继…)] 见七.25。
                ⟦决议7/3附件一第99段⟧
                  no-such-provision (error): The compilation has no A.七.99: A.七 has 1 to 31.
                    see A.七 第七次会议，2013年10月28日至30日
                    [Change to “决议7/3附件一第29段” (在预算外资源允许的范围内，毒品和…)] 决议7/3附件一第29段
                    [Change to “决议7/3附件一第19段” (各国应当与毒品和犯罪问题办公室进…)] 决议7/3附件一第19段
                    [Change to “决议7/3附件一第9段” (各国应当考虑为分阶段的保护计划建…)] 决议7/3附件一第9段
                见⟦六，附件，(b)(九)⟧。
                  no-such-provision (error): The compilation has no B.六.附件.b.(九): B.六.附件.b has (一) to (五).
                    see B.六.附件.b 请秘书处为下一次工作组会议组织讨论，包括专题小组讨论，讨论下…
                    [Change to “六，附件，(b)(五)” (协助使本国立法与《联合国打击跨国…)] 见六，附件，(b)(五)。
                见⟦B部分 五.PP.9⟧。
                  no-such-provision (error): The compilation has no B.五.PP.9: B.五 has PP.1 to PP.2.
                    see B.五 执行《联合国打击跨国有组织犯罪公约》的技术援助规定
                    [Change to “B部分 五.PP.2” (欢迎技术援助问题不限成员名额政府…)] 见B部分 五.PP.2。
                    [Change to “B部分 五.PP.1” (注意到技术援助是联合国毒品和犯罪…)] 见B部分 五.PP.1。
                ⟦CTOC/COP/WG.2/2010/1，第4(z)段⟧
                  no-such-provision (error): The compilation has no A.五.z: A.五 has (a) to (o).
                    see A.五 第五次会议，2010年10月19日和20日
                    [Change to “CTOC/COP/WG.2/2010/1，第4(o)段” (请秘书处向缔约方会议第六届会议报…)] CTOC/COP/WG.2/2010/1，第4(o)段
                见⟦A部分 七.20.c⟧。
                  no-such-provision (error): The compilation has no A.七.20.c: A.七.20 has nothing numbered like that.
                    see A.七.20 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
                见⟦A部分 十三.2⟧。
                  no-such-section (error): Part A has no section 十三: its sections are 一 to 十一.
                见⟦B部分 九.18⟧。
                  no-such-section (error): Part B has no section 九: its sections are 一 to 八.
                    *[Change to “A部分 九.18” (在侦查最广泛的洗钱上游犯罪时，各…)] 见A部分 九.18。
                ⟦决议 3/4 第2段⟧
                  wrong-kind (error): 3/4 is a decision, not a resolution.
                    see B.三 技术援助问题不限成员名额政府专家临时工作组的建议
                    *[Change to “决定 3/4 第2段” (工作组确定以下方面是为支助和促进…)] 决定 3/4 第2段
                ⟦缔约方会议第7/3号决定⟧
                  wrong-kind (error): 7/3 is a resolution, not a decision.
                    see B.七 实施《联合国打击跨国有组织犯罪公约》的各项技术援助规定
                    *[Change to “缔约方会议第7/3号决议” (实施《联合国打击跨国有组织犯罪公…)] 缔约方会议第7/3号决议
                ⟦缔约方会议第12/9号决议⟧
                  unknown-instrument (warning): The Conference is not known to have adopted resolution 12/9. If it is another body's, name the body.
                ⟦缔约方会议第4/6号决议⟧
                  wrong-kind (error): 4/6 is a decision, not a resolution.
                    *[Change to “缔约方会议第4/6号决定”] 缔约方会议第4/6号决定
                ⟦第3/2号决定⟧
                  not-in-compilation (information): The Conference's decision 3/2 (Implementation of the provisions on international cooperation in the Convention, in CTOC/COP/2006/14) is not reproduced in the compilation.
                ⟦技术援助问题工作组第十二次会议建议第3段⟧
                  not-in-compilation (information): The compilation holds the recommendations of the first 11 meetings of the Working Group, not those of meeting 12.
                见⟦七.1⟧。
                  ambiguous (warning): Both parts have it: A.七.1 and B.七.1. Say which part is meant.
                    see A.七.1 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
                    see B.七.1 核可2013年10月28日至30日举行的技术援助问题政府专家…
                    [Change to “A部分 七.1” (技术援助问题政府专家工作组建议，…)] 见A部分 七.1。
                    [Change to “B部分 七.1” (核可2013年10月28日至30…)] 见B部分 七.1。
                见⟦七.1-3⟧。
                  ambiguous (warning): Both parts have it: A.七.1 and B.七.1. Say which part is meant.
                    see A.七.1 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
                    see B.七.1 核可2013年10月28日至30日举行的技术援助问题政府专家…
                    [Change to “A部分 七.1-3” (技术援助问题政府专家工作组建议，…)] 见A部分 七.1-3。
                    [Change to “B部分 七.1-3” (核可2013年10月28日至30…)] 见B部分 七.1-3。
                见⟦A部分 九.19-18⟧。
                  reversed-range (warning): The range ends before it begins.
                    see A.九.18 在侦查最广泛的洗钱上游犯罪时，各国应考虑平行进行金融侦查。
                    see A.九.19 各国应考虑用没收的资产设立基金，在其中存放所没收的资金以用于…
                    *[Change to “A部分 九.18-19” (在侦查最广泛的洗钱上游犯罪时，各…)] 见A部分 九.18-19。
                决定3/4第4段至第2段
                专题索引列于⟦三.3.c⟧。
                  misprint (warning): “三.3.c” is a misprint of the published index; it should read A.二.3.c.
                    see A.二.3.c 增强保护证人和被害人的程序和做法方面的能力并提供援助；
                    *[Change to “二.3.c” (增强保护证人和被害人的程序和做法…)] 专题索引列于二.3.c。
                见⟦CTOC/COP/WG.2/2008/7第3段⟧。
                  misprint (warning): “CTOC/COP/WG.2/2008/7” is a misprint of the published index; it should read CTOC/COP/2008/7.
                    see A.二 第二次会议，2007年10月3日至5日
                    *[Change to “CTOC/COP/2008/7第3段” (第二次会议，2007年10月3日…)] 见CTOC/COP/2008/7第3段。
                见⟦ctoc/cop/wg.2/2013/5，第24段⟧。
                  misprint (warning): The document symbol “ctoc/cop/wg.2/2013/5” is damaged (spaces, capitals or strokes); it should read CTOC/COP/WG.2/2013/5.
                    see A.七.20 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
                    *[Change to “CTOC/COP/WG.2/2013/5，第24段” (各国应当考虑参与和支持建立新的并…)] 见CTOC/COP/WG.2/2013/5，第24段。
            "#]],
        ),
    ] {
        check(
            &[
                // no-such-provision
                "见A部分 七.45。",
                "第3/4号决定第15段",
                "第3/4号决定第2段(z)项",
                "见七.35。",
                "决议7/3附件一第99段",
                "见六，附件，(b)(九)。",
                "见B部分 五.PP.9。",
                "CTOC/COP/WG.2/2010/1，第4(z)段",
                "见A部分 七.20.c。",
                // no-such-section
                "见A部分 十三.2。",
                "见B部分 九.18。",
                // wrong-kind
                "决议 3/4 第2段",
                "缔约方会议第7/3号决定",
                // unknown-instrument
                "缔约方会议第12/9号决议",
                "缔约方会议第4/6号决议",
                // not-in-compilation
                "第3/2号决定",
                "技术援助问题工作组第十二次会议建议第3段",
                // ambiguous
                "见七.1。",
                "见七.1-3。",
                // reversed-range
                "见A部分 九.19-18。",
                "决定3/4第4段至第2段",
                // misprint
                "专题索引列于三.3.c。",
                "见CTOC/COP/WG.2/2008/7第3段。",
                "见ctoc/cop/wg.2/2013/5，第24段。",
            ],
            |draft| show_diagnostics(draft, locale),
            expected,
        );
    }
}

#[test]
fn each_member_of_a_list_is_told_by_itself() {
    check(
        &[
            "见A部分 七.17、七.45和七.20-22。",
            "第3/4号决定第2段(b)、(z)和(c)项",
            "第5/6、6/9和7/3号决议",
            "见七.1、七.20和八.1。",
        ],
        |draft| show_diagnostics(draft, Locale::English),
        expect![[r#"
            见A部分 七.17、⟦七.45⟧和七.20-22。
              no-such-provision (error): The compilation has no A.七.45: A.七 has 1 to 31.
                see A.七 第七次会议，2013年10月28日至30日
                [Change to “七.25” (联合国毒品和犯罪问题办公室应当继…)] 见A部分 七.17、七.25和七.20-22。
                [Change to “七.15” (各国应当在毒品和犯罪问题办公室的…)] 见A部分 七.17、七.15和七.20-22。
                [Change to “七.5” (各国应当考虑为录制儿童等脆弱证人…)] 见A部分 七.17、七.5和七.20-22。
            第3/4号决定第2段(b)、⟦(z)⟧和(c)项
              no-such-provision (error): The compilation has no B.三.2.z: B.三.2 has (a) to (c).
                see B.三.2 工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
                [Change to “(c)” (协助建立和（或）加强负责处理司法…)] 第3/4号决定第2段(b)、(c)和(c)项
            第5/6、⟦6/9⟧和7/3号决议
              unknown-instrument (warning): The Conference is not known to have adopted resolution 6/9. If it is another body's, name the body.
                *[Change to “6/4” (执行《联合国打击跨国有组织犯罪公…)] 第5/6、6/4和7/3号决议
            见⟦七.1⟧、七.20和⟦八.1⟧。
              ambiguous (warning): Both parts have it: A.七.1 and B.七.1. Say which part is meant.
                see A.七.1 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
                see B.七.1 核可2013年10月28日至30日举行的技术援助问题政府专家…
                [Change to “A部分 七.1” (技术援助问题政府专家工作组建议，…)] 见A部分 七.1、七.20和八.1。
                [Change to “B部分 七.1” (核可2013年10月28日至30…)] 见B部分 七.1、七.20和八.1。
              ambiguous (warning): Both parts have it: A.八.1 and B.八.1. Say which part is meant.
                see A.八.1 鼓励各国酌情考虑到来自所有相关利益攸关方的信息，采取全面办法…
                see B.八.1 核可在缔约方会议第八届会议期间于2016年10月17日至19…
                [Change to “A部分 八.1” (鼓励各国酌情考虑到来自所有相关利…)] 见七.1、七.20和A部分 八.1。
                [Change to “B部分 八.1” (核可在缔约方会议第八届会议期间于…)] 见七.1、七.20和B部分 八.1。
        "#]],
    );
}

/// Fixes keep the drafter's spelling: width, brackets, circled numerals, traditional script.
#[test]
fn fixes_keep_the_spelling() {
    check(
        &[
            "见Ａ部分　七．４５。",
            "第３／４号决定第１５段",
            "決議 3/4",
            "见六，附件，（b）㈨。",
            "见A部分 七.22至七.20。",
        ],
        |draft| show_diagnostics(draft, Locale::English),
        expect![[r#"
            见⟦Ａ部分　七．４５⟧。
              no-such-provision (error): The compilation has no A.七.45: A.七 has 1 to 31.
                see A.七 第七次会议，2013年10月28日至30日
                [Change to “Ａ部分 七．２５” (联合国毒品和犯罪问题办公室应当继…)] 见Ａ部分　七．２５。
                [Change to “Ａ部分 七．１５” (各国应当在毒品和犯罪问题办公室的…)] 见Ａ部分　七．１５。
                [Change to “Ａ部分 七．５” (各国应当考虑为录制儿童等脆弱证人…)] 见Ａ部分　七．５。
            ⟦第３／４号决定第１５段⟧
              no-such-provision (error): The compilation has no B.三.15: B.三 has 1 to 12.
                see B.三 技术援助问题不限成员名额政府专家临时工作组的建议
                [Change to “第３／４号决定第１２段” (工作组认为，通过确定具体需要和制…)] 第３／４号决定第１２段
                [Change to “第３／４号决定第１１段” (工作组建议缔约方会议秘书处加强其…)] 第３／４号决定第１１段
                [Change to “第３／４号决定第１０段” (工作组一致认为，在缔约方会议第四…)] 第３／４号决定第１０段
            ⟦決議 3/4⟧
              wrong-kind (error): 3/4 is a decision, not a resolution.
                see B.三 技术援助问题不限成员名额政府专家临时工作组的建议
                *[Change to “決定 3/4” (技术援助问题不限成员名额政府专家…)] 決定 3/4
            见⟦六，附件，（b）㈨⟧。
              no-such-provision (error): The compilation has no B.六.附件.b.(九): B.六.附件.b has (一) to (五).
                see B.六.附件.b 请秘书处为下一次工作组会议组织讨论，包括专题小组讨论，讨论下…
                [Change to “六，附件，（b）㈤” (协助使本国立法与《联合国打击跨国…)] 见六，附件，（b）㈤。
            见⟦A部分 七.22至七.20⟧。
              reversed-range (warning): The range ends before it begins.
                see A.七.20 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
                see A.七.22 毒品和犯罪问题办公室应当在预算外资源允许的范围内，为中央机关…
                *[Change to “A部分 七.20至七.22” (各国应当考虑参与和支持建立新的并…)] 见A部分 七.20至七.22。
        "#]],
    );
}

#[test]
fn nothing_is_said_of_what_cites_nothing_wrong() {
    for draft in [
        // Somebody else's.
        "大会第55/25号‸决议",
        "经济及社会理事会第2006/27号‸决议",
        "安全理事会第1373(2001)号‸决议",
        "反腐败公约缔约国会议第3/4号‸决定",
        "反腐败公约缔约国会议第12/9号‸决议",
        // No citations at all.
        "‸三.1 背景",
        "# ‸七.45 结论",
        "以3/4‸多数通过",
        "日期：2017/4/3‸",
        "版本 7.45‸，共三.五小时",
        "1. ‸核可",
        "| 3/4 | 7/3 | 12/9‸ |",
        "汇率为七.45‸。",
        // No prose.
        "`见七.45‸`",
        "```\n见七.45‸\n```",
        "[链接](七.45‸.md)",
        "<!-- 见七.45‸ -->",
        "https://example.org/七.45‸",
    ] {
        check_silence(draft);
    }
}

#[test]
fn nothing_is_said_of_what_is_right() {
    for draft in [
        "见A部分 七.20。",
        "八.5-9",
        "见六，附件，(b)(二)。",
        "第5/6、6/4和7/3号决议",
        "见七.20、CTOC/COP/WG.2/2013/5第24段和第7/3号决议附件一第20段。",
        "CTOC/COP/WG.2/2013/5，第2段",
    ] {
        let (snapshot, _) = fixture(draft, Locale::English);
        assert_eq!(diagnostics(&snapshot), [], "{draft}");
    }
}

/// Each of these was once an alarm.
#[test]
fn nothing_is_said_of_other_speakers_and_bodies() {
    for draft in [
        "主席强调，“网络对于各国合作非常重要，应当继续予以加强”（七.20）。",
        "法国代表指出：“网络对于各国合作非常重要，应当继续予以加强”（见七.20）。",
        "《检察官准则》规定：“检察官应当始终保持职业的荣誉和尊严”（另见七.20）。",
        "As Part A, VII.20, of the compilation and Conference resolution 7/3 say. UNEA resolution 3/4. CBD decision 7/3.",
        "见A部分 七.20。《水俣公约》第3/4号决议。第12/9号决议，由人权理事会通过。",
    ] {
        let (snapshot, _) = fixture(draft, Locale::English);
        assert_eq!(diagnostics(&snapshot), [], "{draft}");
    }
}

#[test]
fn an_annex_that_does_not_exist_is_what_is_wrong() {
    let (snapshot, _) = fixture("第7/3号决议附件三第2段", Locale::English);
    let told = diagnostics(&snapshot);
    let messages: Vec<&str> = told.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(messages.len(), 1);
    assert!(messages[0].contains("B.七.附件三:"), "{messages:?}");
    assert_eq!(
        snapshot
            .findings()
            .flat_map(|(_, one)| one.fixes.clone())
            .count(),
        0
    );
}

#[test]
fn severities_are_as_configured() {
    let (mut snapshot, _) = fixture("见七.1、七.45和三.3.c。", Locale::English);
    let told = |snapshot: &Snapshot| -> Vec<String> {
        diagnostics(snapshot)
            .iter()
            .map(|one| format!("{} {:?}", one.code.name(), one.severity))
            .collect()
    };
    assert_eq!(
        told(&snapshot),
        [
            "ambiguous Warning",
            "no-such-provision Error",
            "misprint Warning"
        ]
    );
    snapshot.severities = Arc::new(Severities {
        by_code: [
            (Code::Ambiguous, None),
            (Code::NoSuchProvision, Some(Severity::Hint)),
        ]
        .into_iter()
        .collect(),
    });
    assert_eq!(
        told(&snapshot),
        ["no-such-provision Hint", "misprint Warning"]
    );
    // What is off is not mended either.
    let end = snapshot.draft.text().len();
    let offered = code_actions(&snapshot, 0..end);
    assert!(
        offered.iter().all(|action| action.code != Code::Ambiguous),
        "{offered:?}"
    );
}

#[test]
fn all_of_a_kind_and_everything_with_one_obvious_fix_can_be_mended_at_once() {
    let draft = "见A部分 九.19-18和七.22-20。\n\n决议 3/4 与三.3.c 有误，见七.1。\n\n决定 7/3。\n";
    let (snapshot, _) = fixture(draft, Locale::English);
    let text = snapshot.draft.text().to_string();
    let mut shown = Vec::new();
    for only in [
        Some(Code::ReversedRange),
        Some(Code::WrongKind),
        Some(Code::Ambiguous),
        None,
    ] {
        shown.push(match fix_all(&snapshot, only) {
            Some((action, count)) => format!("{count}: {}", show_action(&text, &action)),
            None => format!("{only:?}: nothing to mend"),
        });
    }
    expect![[r#"
        2: [Fix all “reversed range” problems in this file] 见A部分 九.18-19和七.20-22。

        决议 3/4 与三.3.c 有误，见七.1。

        决定 7/3。

        2: [Fix all “wrong kind of instrument” problems in this file] 见A部分 九.19-18和七.22-20。

        决定 3/4 与三.3.c 有误，见七.1。

        决议 7/3。

        Some(Ambiguous): nothing to mend
        5: [Fix all citations in this file that have one obvious fix] 见A部分 九.18-19和七.20-22。

        决定 3/4 与二.3.c 有误，见七.1。

        决议 7/3。
    "#]]
    .assert_eq(&shown.join("\n"));
    // Offered at a place only where more than one can be mended.
    let at = |words: &str| {
        let start = text.find(words).expect("in the draft");
        let actions = code_actions(&snapshot, start..start);
        actions
            .into_iter()
            .map(|action| action.title)
            .collect::<Vec<_>>()
            .join("\n")
    };
    expect![[r#"
        Change to “A部分 九.18-19” (在侦查最广泛的洗钱上游犯罪时，各…)
        Fix all “reversed range” problems in this file"#]]
    .assert_eq(&at("九.19"));
    expect!["Change to “二.3.c” (增强保护证人和被害人的程序和做法…)"].assert_eq(&at("三.3.c"));
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
    let (snapshot, cursor) = fixture("见A部分 七.2‸", Locale::English);
    let items = completion(&snapshot, cursor);
    let item = items
        .iter()
        .find(|item| item.label.ends_with("20"))
        .expect("七.20 is offered");
    let provision = item.provision.expect("it stands for a provision");
    let shown = documentation(&snapshot.corpus, Locale::English, provision);
    expect![[r#"
        **A.七.20**  
        第七次会议，2013年10月28日至30日

        > 20. 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和其他刑事司法从业人员网络，该网络由毒品和犯罪问题办公室在国际司法合作框架内予以协助。应当考虑加强与联合国预防犯罪和刑事司法方案网各研究所的合作和联合活动。

        Also cited as: CTOC/COP/WG.2/2013/5，第24段 · 第7/3号决议附件一第20段 · 技术援助问题政府专家工作组第七次会议建议第20段  
        Endorsed by: 第7/3号决议 (B.七)  
        Topics: 机关，中央和（或）主管, 国际合作网络, 从业人员, 检察机关, 联合国预防犯罪和刑事司法方案网"#]].assert_eq(&shown);
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

/// A file of the corpus by its path.
fn corpus_file(corpus: &Corpus, path: &str) -> FileIndex {
    let found = corpus.files.iter().position(|file| file.path == path);
    found.expect("the corpus has that file")
}

#[test]
fn corpus_files_have_an_outline() {
    let corpus = embedded::corpus();
    let outline = |path: &str, most: usize| {
        fn write(symbols: &[DocumentSymbol], depth: usize, lines: &mut Vec<String>) {
            for symbol in symbols {
                lines.push(format!(
                    "{}{:?} {} {}",
                    "  ".repeat(depth),
                    symbol.kind,
                    symbol.name,
                    symbol.detail
                ));
                write(&symbol.children, depth + 1, lines);
            }
        }
        let mut lines = Vec::new();
        write(
            &document_symbols(&corpus, corpus_file(&corpus, path)),
            0,
            &mut lines,
        );
        lines.truncate(most);
        lines.join("\n")
    };
    expect![[r#"
        Section 一 第一次会议，2006年10月16日和17日
        Section 二 第二次会议，2007年10月3日至5日
          Provision 二.1 技术援助问题不限成员名额政府专家临时工作组是根据…
          Provision 二.2 关于收集《联合国打击跨国有组织犯罪公约》实施情况…
            Provision 二.2.a 迅速开发一种以基于计算机的临时清单为形式的便于使…
            Provision 二.2.b 确保这种清单不与缔约方会议在两个报告周期内提出的…
            Provision 二.2.c 将清单转交尚未对现有调查表作出答复的国家，并鼓励…
            Provision 二.2.d 开始为公约及其各项议定书开发以软件为基础的综合信…
          Provision 二.3 关于根据《打击有组织犯罪公约》及其各项议定书加强…
            Provision 二.3.a 在公约及其各项议定书的关键领域提供法律专门知识和…
            Provision 二.3.b 开发立法工具和编制培训材料以增强刑事司法系统的能…
            Provision 二.3.c 增强保护证人和被害人的程序和做法方面的能力并提供…"#]]
    .assert_eq(&outline("zh/part-a.md", 12));
    expect![[r#"
        Topic 《阿克拉行动纲领》 
          Row CTOC/COP/WG.2/2013/5 
          Row CTOC/COP/2014/13 第7/3号决议
        Topic 机关，中央和（或）主管 
          Row CTOC/COP/2008/7 
          Row CTOC/COP/WG.2/2009/4 "#]]
    .assert_eq(&outline("zh/index.md", 6));
    assert_eq!(outline("zh/introduction.md", 10), "");
}

/// A range within which another lies; symbols select within themselves.
#[test]
fn outlines_and_folds_are_nested_and_in_order() {
    fn check_order(symbols: &[DocumentSymbol], within: &Range<usize>) {
        let mut end = within.start;
        for symbol in symbols {
            assert!(
                symbol.range.start >= end && symbol.range.end <= within.end,
                "{symbol:?}"
            );
            assert!(
                symbol.selection.start >= symbol.range.start
                    && symbol.selection.end <= symbol.range.end
            );
            end = symbol.range.end;
            check_order(&symbol.children, &symbol.range);
        }
    }
    let corpus = embedded::corpus();
    for (file, known) in corpus.files.iter().enumerate() {
        check_order(&document_symbols(&corpus, file), &(0..known.text.len()));
        for fold in folding_ranges(&corpus, file) {
            assert!(
                known.text[fold].contains('\n'),
                "{} folds a line alone",
                known.path
            );
        }
    }
    let part = corpus_file(&corpus, "zh/part-b.md");
    let folds: Vec<String> = folding_ranges(&corpus, part)
        .into_iter()
        .take(6)
        .map(|fold| {
            corpus.files[part].text[fold]
                .lines()
                .next()
                .unwrap_or_default()
                .chars()
                .take(16)
                .collect()
        })
        .collect();
    expect![[r#"
        ## 一. 第一届会议，2004
        ## 二. 第二届会议，2005
        - (c) 决定该工作组应履行以
        ## 三. 第三届会议，2006
        2. 工作组确定以下方面是为支助
        7. 关于提供技术援助以支持和促"#]]
    .assert_eq(&folds.join("\n"));
}

#[test]
fn a_misquotation_is_told_with_what_differs_and_mended() {
    check(
        &[
            "七.21规定：“各国应该为中央机关的双边会议和磋商提供便利”。",
            "“有关国家应当考虑举行正式或非正式磋商”（七.23）。",
            "A部分 七.16要求“编写一份关于证人保护方案体制化的研究报告”。",
            "七.18要求“各国……应当不断寻求共享……信息[和资料]”。",
            "七.12规定：“各国应当努力尽快处理案件……有关国家应当考虑举行非正式磋商”。",
            "七.22规定：“有关国家应当考虑举行非正式磋商”。",
            "第4/3号决定(e)段决定“技术援助问题不限成员名额政府专家临时工作组应成为缔约方会议的一个常设组成部分”。",
            "七.4规定：“证人的安全由各国警察机关统一负责。”",
            "七.21和七.22要求“讨论实际问题，包括优良做法和挑战”。",
        ],
        |draft| show_diagnostics(draft, Locale::Chinese),
        expect![[r#"
            七.21规定：“⟦各国应该为中央机关的双边会议和磋商提供便利⟧”。
              misquoted (warning): 引文与 A.七.21 的原文不符：各国【应该→应当】为中央机关的双边会议…（【引文→原文】）。
                see A.七.21 各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，…
                *[按原文改正：“各国应当为中央机关的双边会议和磋商提供便利”] 七.21规定：“各国应当为中央机关的双边会议和磋商提供便利”。
            “⟦有关国家应当考虑举行正式或非正式磋商⟧”（七.23）。
              misquoted (warning): 引文与 A.七.23 的原文不符：有关国家应当考虑举行【正式或→】非正式磋商（【引文→原文】）。
                see A.七.23 在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋…
                *[按原文改正：“有关国家应当考虑举行非正式磋商”] “有关国家应当考虑举行非正式磋商”（七.23）。
            A部分 七.16要求“⟦编写一份关于证人保护方案体制化的研究报告⟧”。
              misquoted (warning): 引文与 A.七.16 的原文不符：编写一份关于【→会员国】证人保护方案体制化的…（【引文→原文】）。
                see A.七.16 毒品和犯罪问题办公室应当在预算外资源允许的范围内，编写一份关…
                *[按原文改正：“编写一份关于会员国证人保护方案体制化的研究报告”] A部分 七.16要求“编写一份关于会员国证人保护方案体制化的研究报告”。
            七.18要求“⟦各国……应当不断寻求共享……信息[和资料]⟧”。
              misquoted (warning): 引文与 A.七.18 的原文不符：…应当不断寻求【共享→分享】…（【引文→原文】）。
                see A.七.18 各国、联合国毒品和犯罪问题办公室及政府间组织应当不断寻求分享…
                *[按原文改正：“各国……应当不断寻求分享……信息[和资料]”] 七.18要求“各国……应当不断寻求分享……信息[和资料]”。
            七.12规定：“⟦各国应当努力尽快处理案件……有关国家应当考虑举行非正式磋商⟧”。
              misquoted (warning): A.七.12 中没有这段引文。
                see A.七.12 各国应当努力尽快处理证人正在其中接受保护的案件。
                [按原文改正：“各国应当努力尽快处理证人正在其中接受保护的案件”] 七.12规定：“各国应当努力尽快处理证人正在其中接受保护的案件”。
            七.22规定：“⟦有关国家应当考虑举行非正式磋商⟧”。
              misquoted (warning): A.七.22 中没有这段引文；它出自 A.七.23。
                see A.七.22 毒品和犯罪问题办公室应当在预算外资源允许的范围内，为中央机关…
                see A.七.23 在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋…
                *[改为“七.23”（在最后确定正式的司法协助请求时，…）] 七.23规定：“有关国家应当考虑举行非正式磋商”。
            第4/3号决定(e)段决定“⟦技术援助问题不限成员名额政府专家临时工作组应成为缔约方会议的一个常设组成部分⟧”。
              misquoted (warning): B.四.e 中没有这段引文；它出自 B.四.d。
                see B.四.e 促请各捐助国和包括联合国毒品和犯罪问题办公室在内的技术援助提…
                see B.四.d 决定技术援助问题不限成员名额政府专家临时工作组应成为缔约方会…
                *[改为“第4/3号决定(d)段”（决定技术援助问题不限成员名额政府…）] 第4/3号决定(d)段决定“技术援助问题不限成员名额政府专家临时工作组应成为缔约方会议的一个常设组成部分”。
            七.4规定：“⟦证人的安全由各国警察机关统一负责。⟧”
              misquoted (warning): A.七.4 中没有这段引文。
                see A.七.4 各国应当考虑加强法庭上和程序上的保护措施。
                [按原文改正：“各国应当考虑加强法庭上和程序上的保护措施。”] 七.4规定：“各国应当考虑加强法庭上和程序上的保护措施。”
            七.21和七.22要求“⟦讨论实际问题，包括优良做法和挑战⟧”。
              misquoted (warning): 引文与 A.七.21 和 A.七.22 的原文不符：讨论实际问题，包括【优良→良好】做法和挑战（【引文→原文】）。
                see A.七.21 各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，…
                see A.七.22 毒品和犯罪问题办公室应当在预算外资源允许的范围内，为中央机关…
                *[按原文改正：“讨论实际问题，包括良好做法和挑战”] 七.21和七.22要求“讨论实际问题，包括良好做法和挑战”。
        "#]],
    );
    check(
        &[
            "七.21规定：“各国应该为中央机关的双边会议和磋商提供便利”。",
            "七.22规定：“有关国家应当考虑举行非正式磋商”。",
            "七.4规定：“证人的安全由各国警察机关统一负责。”",
        ],
        |draft| show_diagnostics(draft, Locale::English),
        expect![[r#"
            七.21规定：“⟦各国应该为中央机关的双边会议和磋商提供便利⟧”。
              misquoted (warning): Not the words of A.七.21: 各国【应该→应当】为中央机关的双边会议… (【as quoted→as it stands】).
                see A.七.21 各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，…
                *[Correct to the exact words: “各国应当为中央机关的双边会议和磋商提供便利”] 七.21规定：“各国应当为中央机关的双边会议和磋商提供便利”。
            七.22规定：“⟦有关国家应当考虑举行非正式磋商⟧”。
              misquoted (warning): These words are not in A.七.22; they are from A.七.23.
                see A.七.22 毒品和犯罪问题办公室应当在预算外资源允许的范围内，为中央机关…
                see A.七.23 在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋…
                *[Change to “七.23” (在最后确定正式的司法协助请求时，…)] 七.23规定：“有关国家应当考虑举行非正式磋商”。
            七.4规定：“⟦证人的安全由各国警察机关统一负责。⟧”
              misquoted (warning): These words are not in A.七.4.
                see A.七.4 各国应当考虑加强法庭上和程序上的保护措施。
                [Correct to the exact words: “各国应当考虑加强法庭上和程序上的保护措施。”] 七.4规定：“各国应当考虑加强法庭上和程序上的保护措施。”
        "#]],
    );
}

#[test]
fn a_misquotation_is_shown_beside_the_provision() {
    check_hover(
        "七.23规定：“有关国家‸应当考虑举行非正式协商”。",
        expect![[r#"
            七.23规定：“⟦有关国家应当考虑举行非正式协商⟧”。
              ⚠ 引文有误：引文与 A.七.23 的原文不符：…家应当考虑举行非正式【协商→磋商】（【引文→原文】）。

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

#[test]
fn all_misquotations_of_a_file_are_mended_at_once() {
    let draft = "七.23规定：“有关国家应当考虑举行非正式协商”。\n\n七.4规定：“应当考虑加强法庭和程序上的保护措施”。见七.45。";
    let (snapshot, _) = fixture(draft, Locale::Chinese);
    let (action, count) = fix_all(&snapshot, Some(Code::Misquoted)).expect("two can be mended");
    assert_eq!(count, 2);
    assert_eq!(
        edited(draft, &action.edits),
        "七.23规定：“有关国家应当考虑举行非正式磋商”。\n\n七.4规定：“应当考虑加强法庭上和程序上的保护措施”。见七.45。"
    );
}

#[test]
fn findings_at_a_place_are_those_of_the_document_that_touch_it() {
    // Long enough for many chunks, which begin anywhere; a block quotation stands behind what cites it.
    let some = "见七.45。\n\n七.23规定：\n\n> 有关国家应当考虑举行非正式协商。\n\n决议 3/4。\n\n";
    let long = "各国应当努力尽快处理证人正在其中接受保护的案件。\n\n";
    let draft: String = (0..60)
        .map(|count| format!("{some}{}", long.repeat(count)))
        .collect();
    let (mut snapshot, _) = fixture(&draft, Locale::Chinese);
    snapshot.house_form = Some(Form::Report);
    let codes = &mut Arc::make_mut(&mut snapshot.severities).by_code;
    codes.insert(Code::Uncited, Some(Severity::Hint));
    codes.insert(Code::NonstandardForm, Some(Severity::Hint));
    let place = |(base, finding): &(usize, Cow<'_, Finding>)| {
        base + finding.range.start..base + finding.range.end
    };
    let all: Vec<_> = snapshot.findings().collect();
    for code in [
        Code::NoSuchProvision,
        Code::Misquoted,
        Code::WrongKind,
        Code::Uncited,
        Code::NonstandardForm,
    ] {
        let told = all.iter().filter(|(_, one)| one.problem.code() == code);
        assert!(told.count() >= 30, "{code:?}");
    }
    for one in &all {
        for at in [place(one).start, place(one).end] {
            let here: Vec<_> = snapshot.findings_within(at..at).collect();
            let expected = all.iter().filter(|other| {
                let place = place(other);
                place.start <= at && at <= place.end
            });
            assert!(here.iter().eq(expected), "at {at}");
        }
    }
}
