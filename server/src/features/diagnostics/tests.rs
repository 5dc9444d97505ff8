use std::ops::Range;

use expect_test::expect;

use super::*;
use crate::features::Snapshot;
use crate::features::code_action::{code_actions, fixes_of};
use crate::features::definition::definition;
use crate::features::tests::{
    check, mark, marked_in, opened_with_another_part, show_action, with, with_severities,
};
use crate::messages::Locale;
use crate::resolve::Form;

/// Every diagnostic of the draft with its fixes, and what each fix makes of the draft.
fn show_diagnostics(draft: &str, locale: Locale) -> String {
    let (snapshot, _) = marked_in(locale, draft);
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

/// Nothing is shown at the cursor, nothing is complained of, nothing leads anywhere.
#[track_caller]
fn check_silence(draft: &str) {
    let (snapshot, cursor) = marked_in(Locale::English, draft);
    assert_eq!(diagnostics(&snapshot), [], "{draft}");
    assert_eq!(
        code_actions(&snapshot, 0..snapshot.draft.text().len()),
        [],
        "{draft}"
    );
    assert_eq!(definition(&snapshot, cursor), None, "{draft}");
}

/// A wrong number is told where it stands, and not again wherever the text goes on with it.
#[test]
fn a_number_is_told_once() {
    for draft in [
        "⟦缔约方会议第12/9号决议⟧建立了机制。该决议第2段规定了职权，该决议第3段规定了期限。",
        "⟦缔约方会议第12/9号决议⟧谈到证人（第5段）和期限（第12段）。",
        "⟦Conference of the Parties resolution 12/9⟧ set up a mechanism; its paragraph 2 gives the mandate.",
    ] {
        let text = draft.replace(['⟦', '⟧'], "");
        let (snapshot, _) = marked_in(Locale::Chinese, &format!("{text}‸"));
        let ranges: Vec<Range<usize>> = (diagnostics(&snapshot).iter())
            .map(|one| one.range.clone())
            .collect();
        assert_eq!(mark(&text, &ranges), draft);
    }
}

#[test]
fn every_code_is_told_with_its_reason_and_its_fixes() {
    for (locale, expected) in [
        (
            Locale::Chinese,
            expect![[r#"
                见⟦A部分 七.45⟧。
                  no-such-provision (error): A部分第七节没有第45段，只有第1至31段。
                    see A.七 第七次会议，2013年10月28日至30日
                    [改为“A部分 七.25”（联合国毒品和犯罪问题办公室应当继…）] 见A部分 七.25。
                    [改为“A部分 七.15”（各国应当在毒品和犯罪问题办公室的…）] 见A部分 七.15。
                    [改为“A部分 七.5”（各国应当考虑为录制儿童等脆弱证人…）] 见A部分 七.5。
                ⟦第3/4号决定第15段⟧
                  no-such-provision (error): 第3/4号决定没有第15段，数字编号的只有第1至12段。
                    see B.三 技术援助问题不限成员名额政府专家临时工作组的建议
                    [改为“第3/4号决定第12段”（工作组认为，通过确定具体需要和制…）] 第3/4号决定第12段
                    [改为“第3/4号决定第11段”（工作组建议缔约方会议秘书处加强其…）] 第3/4号决定第11段
                    [改为“第3/4号决定第10段”（工作组一致认为，在缔约方会议第四…）] 第3/4号决定第10段
                ⟦第3/4号决定第2段(z)项⟧
                  no-such-provision (error): 第3/4号决定第2段没有(z)项，只有(a)至(c)项。
                    see B.三.2 工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
                    [改为“第3/4号决定第2段(c)项”（协助建立和（或）加强负责处理司法…）] 第3/4号决定第2段(c)项
                见⟦七.35⟧。
                  no-such-provision (error): A部分第七节没有第35段，只有第1至31段。
                    see A.七 第七次会议，2013年10月28日至30日
                    [改为“七.31”（鼓励需要技术援助来实施《公约》及…）] 见七.31。
                    [改为“七.30”（在预算外资源允许的范围内，毒品和…）] 见七.30。
                    [改为“七.25”（联合国毒品和犯罪问题办公室应当继…）] 见七.25。
                ⟦决议7/3附件一第99段⟧
                  no-such-provision (error): 第7/3号决议附件一没有第99段，只有第1至31段。
                    see A.七 第七次会议，2013年10月28日至30日
                    [改为“决议7/3附件一第29段”（在预算外资源允许的范围内，毒品和…）] 决议7/3附件一第29段
                    [改为“决议7/3附件一第19段”（各国应当与毒品和犯罪问题办公室进…）] 决议7/3附件一第19段
                    [改为“决议7/3附件一第9段”（各国应当考虑为分阶段的保护计划建…）] 决议7/3附件一第9段
                见⟦六，附件，(b)(九)⟧。
                  no-such-provision (error): B部分第六节附件(b)段没有(九)目，只有(一)至(五)目。
                    see B.六.附件.b 请秘书处为下一次工作组会议组织讨论，包括专题小组讨论，讨论下…
                    [改为“六，附件，(b)(五)”（协助使本国立法与《联合国打击跨国…）] 见六，附件，(b)(五)。
                见⟦B部分 五.PP.9⟧。
                  no-such-provision (error): B部分第五节序言部分没有第9段，只有第1段和第2段。
                    see B.五 执行《联合国打击跨国有组织犯罪公约》的技术援助规定
                    [改为“B部分 五.PP.2”（欢迎技术援助问题不限成员名额政府…）] 见B部分 五.PP.2。
                    [改为“B部分 五.PP.1”（注意到技术援助是联合国毒品和犯罪…）] 见B部分 五.PP.1。
                ⟦CTOC/COP/WG.2/2010/1，第4(z)段⟧
                  no-such-provision (error): CTOC/COP/WG.2/2010/1第4段没有(z)项，只有(a)至(o)项。
                    see A.五 第五次会议，2010年10月19日和20日
                    [改为“CTOC/COP/WG.2/2010/1，第4(o)段”（请秘书处向缔约方会议第六届会议报…）] CTOC/COP/WG.2/2010/1，第4(o)段
                见⟦A部分 七.20.c⟧。
                  no-such-provision (error): A部分第七节第20段没有(c)项，其下没有编号。
                    see A.七.20 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
                见⟦A部分 十三.2⟧。
                  no-such-section (error): A部分没有第十三节，只有第一至十一节。
                见⟦B部分 九.18⟧。
                  no-such-section (error): B部分没有第九节，只有第一至八节。
                    *[改为“A部分 九.18”（在侦查最广泛的洗钱上游犯罪时，各…）] 见A部分 九.18。
                ⟦决议 3/4 第2段⟧
                  wrong-kind (error): 第3/4号是决定，不是决议。
                    see B.三 技术援助问题不限成员名额政府专家临时工作组的建议
                    *[改为“决定 3/4 第2段”（工作组确定以下方面是为支助和促进…）] 决定 3/4 第2段
                ⟦缔约方会议第7/3号决定⟧
                  wrong-kind (error): 第7/3号是决议，不是决定。
                    see B.七 实施《联合国打击跨国有组织犯罪公约》的各项技术援助规定
                    *[改为“缔约方会议第7/3号决议”（实施《联合国打击跨国有组织犯罪公…）] 缔约方会议第7/3号决议
                ⟦缔约方会议第12/9号决议⟧
                  unknown-instrument (warning): 未见缔约方会议通过第12/9号决议。如系其他机构的文书，请写明机构名称。
                ⟦缔约方会议第4/6号决议⟧
                  wrong-kind (error): 第4/6号是决定，不是决议。
                    *[改为“缔约方会议第4/6号决定”] 缔约方会议第4/6号决定
                ⟦第3/2号决定⟧
                  not-in-compilation (information): 汇编未收录缔约方会议第3/2号决定（见CTOC/COP/2006/14）。
                ⟦缔约方会议第12/4号决议⟧
                  not-in-compilation (information): 汇编未收录缔约方会议第12/4号决议。
                ⟦缔约方会议第11/2号决议⟧
                  not-in-compilation (information): 汇编未收录缔约方会议第11/2号决议（见CTOC/COP/2022/9）。
                ⟦缔约方会议第13/1号决议⟧
                  not-in-compilation (information): 第13/1号决议所属届会，本程序的文书登记册尚未载列（载至第12届），因此未核对。如系其他机构的文书，请写明机构名称。
                ⟦缔约方会议第10/8号决议⟧
                  not-in-compilation (information): 本程序的文书登记册没有载列缔约方会议第10/8号决议，但该届会的文书也没有载全，因此未核对。如系其他机构的文书，请写明机构名称。
                ⟦技术援助问题工作组第十二次会议建议第3段⟧
                  not-in-compilation (information): 汇编未收录技术援助问题政府专家工作组第十二次会议的建议，只收录至第十一次会议。
                ⟦CTOC/COP/WG.2/2013/5，第2段⟧
                  not-in-compilation (information): 汇编未收录CTOC/COP/WG.2/2013/5第2段（只收录第5至35段）。
                    see A.七 第七次会议，2013年10月28日至30日
                ⟦CTOC/COP/WG.2/2010/1，第9段⟧
                  not-in-compilation (information): 汇编未收录CTOC/COP/WG.2/2010/1第9段（只收录第4段(a)至(o)项）。
                    see A.五 第五次会议，2010年10月19日和20日
                见⟦七.1⟧。
                  ambiguous (warning): A部分和B部分都有七.1，请写明是哪一部分。
                    see A.七.1 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
                    see B.七.1 核可2013年10月28日至30日举行的技术援助问题政府专家…
                    [改为“A部分 七.1”（技术援助问题政府专家工作组建议，…）] 见A部分 七.1。
                    [改为“B部分 七.1”（核可2013年10月28日至30…）] 见B部分 七.1。
                见⟦七.1-3⟧。
                  ambiguous (warning): A部分和B部分都有七.1，请写明是哪一部分。
                    see A.七.1 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
                    see B.七.1 核可2013年10月28日至30日举行的技术援助问题政府专家…
                    [改为“A部分 七.1-3”（技术援助问题政府专家工作组建议，…）] 见A部分 七.1-3。
                    [改为“B部分 七.1-3”（核可2013年10月28日至30…）] 见B部分 七.1-3。
                见⟦A部分 九.19-18⟧。
                  reversed-range (warning): 18在19之前，应由小到大。
                    see A.九.18 在侦查最广泛的洗钱上游犯罪时，各国应考虑平行进行金融侦查。
                    see A.九.19 各国应考虑用没收的资产设立基金，在其中存放所没收的资金以用于…
                    *[改为“A部分 九.18-19”（在侦查最广泛的洗钱上游犯罪时，各…）] 见A部分 九.18-19。
                ⟦决定3/4第4段至第2段⟧
                  reversed-range (warning): 2在4之前，应由小到大。
                    see B.三.2 工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
                    see B.三.4 工作组意识到引渡、司法协助和没收事宜国际合作不限成员名额政府…
                    *[改为“决定3/4第2段至第4段”（工作组确定以下方面是为支助和促进…）] 决定3/4第2段至第4段
                ⟦缔约方会议2010年10月17日第4/3号决定⟧
                  wrong-date (warning): 缔约方会议第4/3号决定由第四届会议通过，会期为2008年10月8日至17日。
                    *[改为“2008年10月17日”] 缔约方会议2008年10月17日第4/3号决定
                ⟦缔约方会议2010年12月3日第4/3号决定⟧
                  wrong-date (warning): 缔约方会议第4/3号决定由第四届会议通过，会期为2008年10月8日至17日。
                见A部分 七.20（⟦CTOC/COP/WG.2/2013/5，第25段⟧）。
                  names-disagree (warning): 两个名称所指不是同一段：前一个是A.七.20，后一个是A.七.21。
                    see A.七.20 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
                    see A.七.21 各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，…
                    [改为“CTOC/COP/WG.2/2013/5，第24段”（各国应当考虑参与和支持建立新的并…）] 见A部分 七.20（CTOC/COP/WG.2/2013/5，第24段）。
                    [改为“A部分 七.21”（各国应当为中央机关的双边会议和磋…）] 见A部分 七.21（CTOC/COP/WG.2/2013/5，第25段）。
                见⟦CTOC/COP/WG.2/2015/5，第9段⟧。
                  no-such-document (warning): 没有文件CTOC/COP/WG.2/2015/5：技术援助问题政府专家工作组在2015年没有召开会议。
                    [改为“CTOC/COP/WG.2/2016/5，第9段”] 见CTOC/COP/WG.2/2016/5，第9段。
                    [改为“CTOC/COP/WG.2/2013/5，第9段”] 见CTOC/COP/WG.2/2013/5，第9段。
                见⟦CTOC/COP/WG.2/2013/6⟧。
                  no-such-document (warning): 未见文件CTOC/COP/WG.2/2013/6：该年最后一份文件是会议报告CTOC/COP/WG.2/2013/5。
                    [改为“CTOC/COP/WG.2/2013/5”] 见CTOC/COP/WG.2/2013/5。
                专题索引列于⟦三.3.c⟧。
                  misprint (warning): “三.3.c”是专题索引中的印刷错误，应为A.二.3.c。
                    see A.二.3.c 增强保护证人和被害人的程序和做法方面的能力并提供援助；
                    *[改为“二.3.c”（增强保护证人和被害人的程序和做法…）] 专题索引列于二.3.c。
                见⟦CTOC/COP/WG.2/2008/7第3段⟧。
                  misprint (warning): “CTOC/COP/WG.2/2008/7”是专题索引中的印刷错误，应为CTOC/COP/2008/7。
                    see A.二 第二次会议，2007年10月3日至5日
                    *[改为“CTOC/COP/2008/7第3段”（第二次会议，2007年10月3日…）] 见CTOC/COP/2008/7第3段。
                见⟦ctoc/cop/wg.2/2013/5，第24段⟧。
                  misprint (warning): 文件号“ctoc/cop/wg.2/2013/5”有误（请看空格、大小写、斜线和圆点），应为CTOC/COP/WG.2/2013/5。
                    see A.七.20 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
                    *[改为“CTOC/COP/WG.2/2013/5，第24段”（各国应当考虑参与和支持建立新的并…）] 见CTOC/COP/WG.2/2013/5，第24段。
            "#]],
        ),
        (
            Locale::English,
            expect![[r#"
                见⟦A部分 七.45⟧。
                  no-such-provision (error): Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31.
                    see A.七 第七次会议，2013年10月28日至30日
                    [Change to “A部分 七.25” (联合国毒品和犯罪问题办公室应当继…)] 见A部分 七.25。
                    [Change to “A部分 七.15” (各国应当在毒品和犯罪问题办公室的…)] 见A部分 七.15。
                    [Change to “A部分 七.5” (各国应当考虑为录制儿童等脆弱证人…)] 见A部分 七.5。
                ⟦第3/4号决定第15段⟧
                  no-such-provision (error): Decision 3/4 has no paragraph 15; it has paragraphs 1 to 12.
                    see B.三 技术援助问题不限成员名额政府专家临时工作组的建议
                    [Change to “第3/4号决定第12段” (工作组认为，通过确定具体需要和制…)] 第3/4号决定第12段
                    [Change to “第3/4号决定第11段” (工作组建议缔约方会议秘书处加强其…)] 第3/4号决定第11段
                    [Change to “第3/4号决定第10段” (工作组一致认为，在缔约方会议第四…)] 第3/4号决定第10段
                ⟦第3/4号决定第2段(z)项⟧
                  no-such-provision (error): Decision 3/4, paragraph 2, has no subparagraph (z); it has subparagraphs (a) to (c).
                    see B.三.2 工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
                    [Change to “第3/4号决定第2段(c)项” (协助建立和（或）加强负责处理司法…)] 第3/4号决定第2段(c)项
                见⟦七.35⟧。
                  no-such-provision (error): Part A, section VII, has no paragraph 35; it has paragraphs 1 to 31.
                    see A.七 第七次会议，2013年10月28日至30日
                    [Change to “七.31” (鼓励需要技术援助来实施《公约》及…)] 见七.31。
                    [Change to “七.30” (在预算外资源允许的范围内，毒品和…)] 见七.30。
                    [Change to “七.25” (联合国毒品和犯罪问题办公室应当继…)] 见七.25。
                ⟦决议7/3附件一第99段⟧
                  no-such-provision (error): Resolution 7/3, annex I, has no paragraph 99; it has paragraphs 1 to 31.
                    see A.七 第七次会议，2013年10月28日至30日
                    [Change to “决议7/3附件一第29段” (在预算外资源允许的范围内，毒品和…)] 决议7/3附件一第29段
                    [Change to “决议7/3附件一第19段” (各国应当与毒品和犯罪问题办公室进…)] 决议7/3附件一第19段
                    [Change to “决议7/3附件一第9段” (各国应当考虑为分阶段的保护计划建…)] 决议7/3附件一第9段
                见⟦六，附件，(b)(九)⟧。
                  no-such-provision (error): Part B, section VI, annex, paragraph (b), has no item (ix); it has items (i) to (v).
                    see B.六.附件.b 请秘书处为下一次工作组会议组织讨论，包括专题小组讨论，讨论下…
                    [Change to “六，附件，(b)(五)” (协助使本国立法与《联合国打击跨国…)] 见六，附件，(b)(五)。
                见⟦B部分 五.PP.9⟧。
                  no-such-provision (error): Part B, section V, has no preambular paragraph 9; it has preambular paragraphs 1 and 2.
                    see B.五 执行《联合国打击跨国有组织犯罪公约》的技术援助规定
                    [Change to “B部分 五.PP.2” (欢迎技术援助问题不限成员名额政府…)] 见B部分 五.PP.2。
                    [Change to “B部分 五.PP.1” (注意到技术援助是联合国毒品和犯罪…)] 见B部分 五.PP.1。
                ⟦CTOC/COP/WG.2/2010/1，第4(z)段⟧
                  no-such-provision (error): CTOC/COP/WG.2/2010/1, paragraph 4, has no subparagraph (z); it has subparagraphs (a) to (o).
                    see A.五 第五次会议，2010年10月19日和20日
                    [Change to “CTOC/COP/WG.2/2010/1，第4(o)段” (请秘书处向缔约方会议第六届会议报…)] CTOC/COP/WG.2/2010/1，第4(o)段
                见⟦A部分 七.20.c⟧。
                  no-such-provision (error): Part A, section VII, paragraph 20, has no subparagraph (c); nothing under it is numbered.
                    see A.七.20 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
                见⟦A部分 十三.2⟧。
                  no-such-section (error): Part A has no section XIII; it has sections I to XI.
                见⟦B部分 九.18⟧。
                  no-such-section (error): Part B has no section IX; it has sections I to VIII.
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
                  not-in-compilation (information): The Conference's decision 3/2, “Implementation of the provisions on international cooperation in the Convention”, is not in the compilation (see CTOC/COP/2006/14).
                ⟦缔约方会议第12/4号决议⟧
                  not-in-compilation (information): The Conference's resolution 12/4, “Enhancing measures to prevent and combat crimes that affect the environment falling within the scope of the United Nations Convention against Transnational Organized Crime”, is not in the compilation.
                ⟦缔约方会议第11/2号决议⟧
                  not-in-compilation (information): The Conference's resolution 11/2 is not in the compilation (see CTOC/COP/2022/9).
                ⟦缔约方会议第13/1号决议⟧
                  not-in-compilation (information): Resolution 13/1 would be of a later session than this program's register of instruments covers (up to session 12), so it was not checked. If it is another body's, name the body.
                ⟦缔约方会议第10/8号决议⟧
                  not-in-compilation (information): The Conference's resolution 10/8 is not in this program's register of instruments, which does not list everything that session adopted, so it was not checked. If it is another body's, name the body.
                ⟦技术援助问题工作组第十二次会议建议第3段⟧
                  not-in-compilation (information): The recommendations of meeting 12 of the Working Group on Technical Assistance are not in the compilation, which goes up to meeting 11.
                ⟦CTOC/COP/WG.2/2013/5，第2段⟧
                  not-in-compilation (information): Paragraph 2 of CTOC/COP/WG.2/2013/5 is not in the compilation (paragraphs 5 to 35 are).
                    see A.七 第七次会议，2013年10月28日至30日
                ⟦CTOC/COP/WG.2/2010/1，第9段⟧
                  not-in-compilation (information): Paragraph 9 of CTOC/COP/WG.2/2010/1 is not in the compilation (subparagraphs (a) to (o) of paragraph 4 are).
                    see A.五 第五次会议，2010年10月19日和20日
                见⟦七.1⟧。
                  ambiguous (warning): Parts A and B both have 七.1; say which is meant.
                    see A.七.1 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
                    see B.七.1 核可2013年10月28日至30日举行的技术援助问题政府专家…
                    [Change to “A部分 七.1” (技术援助问题政府专家工作组建议，…)] 见A部分 七.1。
                    [Change to “B部分 七.1” (核可2013年10月28日至30…)] 见B部分 七.1。
                见⟦七.1-3⟧。
                  ambiguous (warning): Parts A and B both have 七.1; say which is meant.
                    see A.七.1 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
                    see B.七.1 核可2013年10月28日至30日举行的技术援助问题政府专家…
                    [Change to “A部分 七.1-3” (技术援助问题政府专家工作组建议，…)] 见A部分 七.1-3。
                    [Change to “B部分 七.1-3” (核可2013年10月28日至30…)] 见B部分 七.1-3。
                见⟦A部分 九.19-18⟧。
                  reversed-range (warning): The range runs from 19 back to 18.
                    see A.九.18 在侦查最广泛的洗钱上游犯罪时，各国应考虑平行进行金融侦查。
                    see A.九.19 各国应考虑用没收的资产设立基金，在其中存放所没收的资金以用于…
                    *[Change to “A部分 九.18-19” (在侦查最广泛的洗钱上游犯罪时，各…)] 见A部分 九.18-19。
                ⟦决定3/4第4段至第2段⟧
                  reversed-range (warning): The range runs from 4 back to 2.
                    see B.三.2 工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
                    see B.三.4 工作组意识到引渡、司法协助和没收事宜国际合作不限成员名额政府…
                    *[Change to “决定3/4第2段至第4段” (工作组确定以下方面是为支助和促进…)] 决定3/4第2段至第4段
                ⟦缔约方会议2010年10月17日第4/3号决定⟧
                  wrong-date (warning): The Conference's decision 4/3 was adopted at session 4, held from 8 to 17 October 2008.
                    *[Change to “2008年10月17日”] 缔约方会议2008年10月17日第4/3号决定
                ⟦缔约方会议2010年12月3日第4/3号决定⟧
                  wrong-date (warning): The Conference's decision 4/3 was adopted at session 4, held from 8 to 17 October 2008.
                见A部分 七.20（⟦CTOC/COP/WG.2/2013/5，第25段⟧）。
                  names-disagree (warning): The two names do not refer to the same provision: the first is A.七.20, the second A.七.21.
                    see A.七.20 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
                    see A.七.21 各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，…
                    [Change to “CTOC/COP/WG.2/2013/5，第24段” (各国应当考虑参与和支持建立新的并…)] 见A部分 七.20（CTOC/COP/WG.2/2013/5，第24段）。
                    [Change to “A部分 七.21” (各国应当为中央机关的双边会议和磋…)] 见A部分 七.21（CTOC/COP/WG.2/2013/5，第25段）。
                见⟦CTOC/COP/WG.2/2015/5，第9段⟧。
                  no-such-document (warning): There is no document CTOC/COP/WG.2/2015/5: no meeting of the Working Group on Technical Assistance was held in 2015.
                    [Change to “CTOC/COP/WG.2/2016/5，第9段”] 见CTOC/COP/WG.2/2016/5，第9段。
                    [Change to “CTOC/COP/WG.2/2013/5，第9段”] 见CTOC/COP/WG.2/2013/5，第9段。
                见⟦CTOC/COP/WG.2/2013/6⟧。
                  no-such-document (warning): No document CTOC/COP/WG.2/2013/6 is known: the last document of that year is the meeting's report, CTOC/COP/WG.2/2013/5.
                    [Change to “CTOC/COP/WG.2/2013/5”] 见CTOC/COP/WG.2/2013/5。
                专题索引列于⟦三.3.c⟧。
                  misprint (warning): “三.3.c” is a misprint of the published index; it should read A.二.3.c.
                    see A.二.3.c 增强保护证人和被害人的程序和做法方面的能力并提供援助；
                    *[Change to “二.3.c” (增强保护证人和被害人的程序和做法…)] 专题索引列于二.3.c。
                见⟦CTOC/COP/WG.2/2008/7第3段⟧。
                  misprint (warning): “CTOC/COP/WG.2/2008/7” is a misprint of the published index; it should read CTOC/COP/2008/7.
                    see A.二 第二次会议，2007年10月3日至5日
                    *[Change to “CTOC/COP/2008/7第3段” (第二次会议，2007年10月3日…)] 见CTOC/COP/2008/7第3段。
                见⟦ctoc/cop/wg.2/2013/5，第24段⟧。
                  misprint (warning): Symbol not written correctly (check spaces, capital letters, slashes and full stops): “ctoc/cop/wg.2/2013/5” should read CTOC/COP/WG.2/2013/5.
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
                "缔约方会议第12/4号决议",
                "缔约方会议第11/2号决议",
                "缔约方会议第13/1号决议",
                "缔约方会议第10/8号决议",
                "技术援助问题工作组第十二次会议建议第3段",
                "CTOC/COP/WG.2/2013/5，第2段",
                "CTOC/COP/WG.2/2010/1，第9段",
                // ambiguous
                "见七.1。",
                "见七.1-3。",
                // reversed-range
                "见A部分 九.19-18。",
                "决定3/4第4段至第2段",
                // wrong-date
                "缔约方会议2010年10月17日第4/3号决定",
                "缔约方会议2010年12月3日第4/3号决定",
                // names-disagree
                "见A部分 七.20（CTOC/COP/WG.2/2013/5，第25段）。",
                // no-such-document
                "见CTOC/COP/WG.2/2015/5，第9段。",
                "见CTOC/COP/WG.2/2013/6。",
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
              no-such-provision (error): Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31.
                see A.七 第七次会议，2013年10月28日至30日
                [Change to “七.25” (联合国毒品和犯罪问题办公室应当继…)] 见A部分 七.17、七.25和七.20-22。
                [Change to “七.15” (各国应当在毒品和犯罪问题办公室的…)] 见A部分 七.17、七.15和七.20-22。
                [Change to “七.5” (各国应当考虑为录制儿童等脆弱证人…)] 见A部分 七.17、七.5和七.20-22。
            第3/4号决定第2段(b)、⟦(z)⟧和(c)项
              no-such-provision (error): Decision 3/4, paragraph 2, has no subparagraph (z); it has subparagraphs (a) to (c).
                see B.三.2 工作组确定以下方面是为支助和促进执行公约及其议定书而提供技术…
            第5/6、⟦6/9⟧和7/3号决议
              unknown-instrument (warning): The Conference is not known to have adopted resolution 6/9. If it is another body's, name the body.
                *[Change to “6/4” (执行《联合国打击跨国有组织犯罪公…)] 第5/6、6/4和7/3号决议
            见⟦七.1⟧、七.20和⟦八.1⟧。
              ambiguous (warning): Parts A and B both have 七.1; say which is meant.
                see A.七.1 技术援助问题政府专家工作组建议，联合国打击跨国有组织犯罪公约…
                see B.七.1 核可2013年10月28日至30日举行的技术援助问题政府专家…
                [Change to “A部分 七.1” (技术援助问题政府专家工作组建议，…)] 见A部分 七.1、七.20和八.1。
                [Change to “B部分 七.1” (核可2013年10月28日至30…)] 见B部分 七.1、七.20和八.1。
              ambiguous (warning): Parts A and B both have 八.1; say which is meant.
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
              no-such-provision (error): Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31.
                see A.七 第七次会议，2013年10月28日至30日
                [Change to “Ａ部分 七．２５” (联合国毒品和犯罪问题办公室应当继…)] 见Ａ部分　七．２５。
                [Change to “Ａ部分 七．１５” (各国应当在毒品和犯罪问题办公室的…)] 见Ａ部分　七．１５。
                [Change to “Ａ部分 七．５” (各国应当考虑为录制儿童等脆弱证人…)] 见Ａ部分　七．５。
            ⟦第３／４号决定第１５段⟧
              no-such-provision (error): Decision 3/4 has no paragraph 15; it has paragraphs 1 to 12.
                see B.三 技术援助问题不限成员名额政府专家临时工作组的建议
                [Change to “第３／４号决定第１２段” (工作组认为，通过确定具体需要和制…)] 第３／４号决定第１２段
                [Change to “第３／４号决定第１１段” (工作组建议缔约方会议秘书处加强其…)] 第３／４号决定第１１段
                [Change to “第３／４号决定第１０段” (工作组一致认为，在缔约方会议第四…)] 第３／４号决定第１０段
            ⟦決議 3/4⟧
              wrong-kind (error): 3/4 is a decision, not a resolution.
                see B.三 技术援助问题不限成员名额政府专家临时工作组的建议
                *[Change to “決定 3/4” (技术援助问题不限成员名额政府专家…)] 決定 3/4
            见⟦六，附件，（b）㈨⟧。
              no-such-provision (error): Part B, section VI, annex, paragraph (b), has no item (ix); it has items (i) to (v).
                see B.六.附件.b 请秘书处为下一次工作组会议组织讨论，包括专题小组讨论，讨论下…
                [Change to “六，附件，（b）㈤” (协助使本国立法与《联合国打击跨国…)] 见六，附件，（b）㈤。
            见⟦A部分 七.22至七.20⟧。
              reversed-range (warning): The range runs from 22 back to 20.
                see A.七.20 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和…
                see A.七.22 毒品和犯罪问题办公室应当在预算外资源允许的范围内，为中央机关…
                *[Change to “A部分 七.20至七.22” (各国应当考虑参与和支持建立新的并…)] 见A部分 七.20至七.22。
        "#]],
    );
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
              misquoted (warning): 引文与A.七.21的原文不符：各国【应该→应当】为中央机关的双边会议…（【引文→原文】）。
                see A.七.21 各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，…
                *[按原文改正：“各国应当为中央机关的双边会议和磋商提供便利”] 七.21规定：“各国应当为中央机关的双边会议和磋商提供便利”。
            “⟦有关国家应当考虑举行正式或非正式磋商⟧”（七.23）。
              misquoted (warning): 引文与A.七.23的原文不符：有关国家应当考虑举行【正式或→】非正式磋商（【引文→原文】）。
                see A.七.23 在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋…
                *[按原文改正：“有关国家应当考虑举行非正式磋商”] “有关国家应当考虑举行非正式磋商”（七.23）。
            A部分 七.16要求“⟦编写一份关于证人保护方案体制化的研究报告⟧”。
              misquoted (warning): 引文与A.七.16的原文不符：编写一份关于【→会员国】证人保护方案体制化的…（【引文→原文】）。
                see A.七.16 毒品和犯罪问题办公室应当在预算外资源允许的范围内，编写一份关…
                *[按原文改正：“编写一份关于会员国证人保护方案体制化的研究报告”] A部分 七.16要求“编写一份关于会员国证人保护方案体制化的研究报告”。
            七.18要求“⟦各国……应当不断寻求共享……信息[和资料]⟧”。
              misquoted (warning): 引文与A.七.18的原文不符：…应当不断寻求【共享→分享】…（【引文→原文】）。
                see A.七.18 各国、联合国毒品和犯罪问题办公室及政府间组织应当不断寻求分享…
                *[按原文改正：“各国……应当不断寻求分享……信息[和资料]”] 七.18要求“各国……应当不断寻求分享……信息[和资料]”。
            七.12规定：“⟦各国应当努力尽快处理案件……有关国家应当考虑举行非正式磋商⟧”。
              misquoted (warning): A.七.12中没有这段引文。
                see A.七.12 各国应当努力尽快处理证人正在其中接受保护的案件。
                [用A.七.12的原文替换：“各国应当努力尽快处理证人正在其中接受保护的案件”] 七.12规定：“各国应当努力尽快处理证人正在其中接受保护的案件”。
            七.22规定：“⟦有关国家应当考虑举行非正式磋商⟧”。
              misquoted (warning): A.七.22中没有这段引文；它出自A.七.23。
                see A.七.22 毒品和犯罪问题办公室应当在预算外资源允许的范围内，为中央机关…
                see A.七.23 在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋…
                *[改为“七.23”（在最后确定正式的司法协助请求时，…）] 七.23规定：“有关国家应当考虑举行非正式磋商”。
            第4/3号决定(e)段决定“⟦技术援助问题不限成员名额政府专家临时工作组应成为缔约方会议的一个常设组成部分⟧”。
              misquoted (warning): B.四.e中没有这段引文；它出自B.四.d。
                see B.四.e 促请各捐助国和包括联合国毒品和犯罪问题办公室在内的技术援助提…
                see B.四.d 决定技术援助问题不限成员名额政府专家临时工作组应成为缔约方会…
                *[改为“第4/3号决定(d)段”（决定技术援助问题不限成员名额政府…）] 第4/3号决定(d)段决定“技术援助问题不限成员名额政府专家临时工作组应成为缔约方会议的一个常设组成部分”。
            七.4规定：“⟦证人的安全由各国警察机关统一负责。⟧”
              misquoted (warning): A.七.4中没有这段引文。
                see A.七.4 各国应当考虑加强法庭上和程序上的保护措施。
                [用A.七.4的原文替换：“各国应当考虑加强法庭上和程序上的保护措施。”] 七.4规定：“各国应当考虑加强法庭上和程序上的保护措施。”
            七.21和七.22要求“⟦讨论实际问题，包括优良做法和挑战⟧”。
              misquoted (warning): 引文与A.七.21和A.七.22的原文不符：讨论实际问题，包括【优良→良好】做法和挑战（【引文→原文】）。
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
                [Replace with the text of A.七.4: “各国应当考虑加强法庭上和程序上的保护措施。”] 七.4规定：“各国应当考虑加强法庭上和程序上的保护措施。”
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
    ] {
        let (snapshot, _) = marked_in(Locale::English, draft);
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
        let (snapshot, _) = marked_in(Locale::English, draft);
        assert_eq!(diagnostics(&snapshot), [], "{draft}");
    }
}

#[test]
fn an_annex_that_does_not_exist_is_what_is_wrong() {
    let (snapshot, _) = marked_in(Locale::English, "第7/3号决议附件三第2段");
    let told = diagnostics(&snapshot);
    let messages: Vec<&str> = told.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(messages.len(), 1);
    assert_eq!(
        messages[0],
        "Resolution 7/3 has no annex III; it has annexes I and II."
    );
    let findings = snapshot.findings().all().iter();
    assert_eq!(findings.flat_map(|one| fixes_of(&snapshot, one)).count(), 0);
}

/// The annex to resolution 8/4 has a first paragraph, which the compilation did not take over: its second one is A.九.1.
#[test]
fn what_an_annex_has_before_its_recommendations_is_not_in_the_compilation() {
    for (draft, chinese, english) in [
        (
            "第8/4号决议附件第1段",
            "汇编未收录第8/4号决议附件第1段（只收录第2至20段）。",
            "Paragraph 1 of the annex to resolution 8/4 is not in the compilation (paragraphs 2 to 20 are).",
        ),
        (
            "第8/4号决议附件第1至3段",
            "汇编未收录第8/4号决议附件第1至3段（只收录第2至20段）。",
            "Paragraphs 1 to 3 of the annex to resolution 8/4 are not in the compilation (paragraphs 2 to 20 are).",
        ),
    ] {
        for (locale, expected) in [(Locale::Chinese, chinese), (Locale::English, english)] {
            let (snapshot, _) = marked_in(locale, draft);
            let told = diagnostics(&snapshot);
            let told: Vec<_> = (told.iter())
                .map(|one| (one.code, one.severity, one.message.as_str()))
                .collect();
            let expected = (Code::NotInCompilation, Severity::Information, expected);
            assert_eq!(told, [expected]);
        }
    }
}

/// What there is instead is said as it is: of an annex that begins later, of a decision with letters and figures, of an
/// annex without a number.
#[test]
fn what_there_is_instead_is_true() {
    for (draft, chinese, english) in [
        (
            "第8/4号决议附件第90段",
            "第8/4号决议附件没有第90段；汇编收录第2至20段。",
            "Resolution 8/4, annex, has no paragraph 90; the compilation has paragraphs 2 to 20 of it.",
        ),
        (
            "第3/4号决定第15段",
            "第3/4号决定没有第15段，数字编号的只有第1至12段。",
            "Decision 3/4 has no paragraph 15; it has paragraphs 1 to 12.",
        ),
        (
            "第3/4号决定(z)段",
            "第3/4号决定没有(z)段，字母编号的只有(a)至(e)段。",
            "Decision 3/4 has no paragraph (z); it has paragraphs (a) to (e).",
        ),
        (
            "第5/6号决议附件二",
            "第5/6号决议没有附件二，只有一个不编号的附件。",
            "Resolution 5/6 has no annex II; it has one annex, without a number.",
        ),
        (
            "A部分 三.9",
            "A部分第三节没有编号段落；该次会议的建议载于第4/3号决定（见B部分）。",
            "the recommendations of that meeting are in decision 4/3 (see part B).",
        ),
    ] {
        for (locale, expected) in [(Locale::Chinese, chinese), (Locale::English, english)] {
            let (snapshot, _) = marked_in(locale, draft);
            let told = diagnostics(&snapshot);
            let told: Vec<&str> = told.iter().map(|one| one.message.as_str()).collect();
            let is_as_expected = told.iter().all(|one| one.contains(expected));
            assert!(told.len() == 1 && is_as_expected, "{draft}: {told:?}");
        }
    }
}

#[test]
fn severities_are_as_configured() {
    let (snapshot, _) = marked_in(Locale::English, "见七.1、七.45和三.3.c。");
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
    let snapshot = with_severities(
        &snapshot,
        &[
            (Code::Ambiguous, None),
            (Code::NoSuchProvision, Some(Severity::Hint)),
        ],
    );
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

/// A draft of which a code is told under the rules that tell it.
fn example(code: Code) -> &'static str {
    match code {
        Code::NoSuchProvision => "见A部分 七.45。",
        Code::NoSuchSection => "见A部分 十三.2。",
        Code::WrongKind => "决议 3/4 第2段",
        Code::UnknownInstrument => "缔约方会议第12/9号决议",
        Code::NotInCompilation => "第3/2号决定",
        Code::Ambiguous => "见七.1。",
        Code::ReversedRange => "见A部分 九.19-18。",
        Code::NoSuchArticle => "公约第45条",
        Code::WrongDate => "缔约方会议2010年10月17日第4/3号决定",
        Code::NamesDisagree => "见A部分 七.20（CTOC/COP/WG.2/2013/5，第25段）。",
        Code::NoSuchDocument => "见CTOC/COP/WG.2/2015/5。",
        Code::Misprint => "专题索引列于三.3.c。",
        Code::Misquoted => "七.23规定：“有关国家应当考虑举行非正式协商”。",
        Code::NonstandardForm => "见A部分 七.20。",
        Code::WrongExemption => "<!-- yuanyin: ignore-line misprints -->",
        Code::UnusedExemption => "<!-- yuanyin: ignore-line -->",
        Code::Uncited => "各国应当努力尽快处理证人正在其中接受保护的案件。",
    }
}

#[test]
fn of_a_part_with_one_section_no_range_is_told() {
    let told = |locale| {
        let snapshot = opened_with_another_part("见C部分 三.2。", locale);
        let told = diagnostics(&snapshot).into_iter().map(|one| one.message);
        told.collect::<Vec<String>>().join("\n")
    };
    assert_eq!(told(Locale::Chinese), "C部分没有第三节，只有第一节。");
    assert_eq!(
        told(Locale::English),
        "Part C has no section III; it has section I."
    );
}

#[test]
fn every_code_can_be_told_in_each_language() {
    for code in Code::ALL {
        let mut messages = Vec::new();
        for locale in [Locale::Chinese, Locale::English] {
            let (snapshot, _) = marked_in(locale, example(code));
            let severity = code.default_severity().unwrap_or(Severity::Hint);
            let snapshot = with_severities(&snapshot, &[(code, Some(severity))]);
            let snapshot = with(&snapshot, |given| given.house_form = Some(Form::Report));
            let told = diagnostics(&snapshot);
            let told: Vec<&Diagnostic> = told.iter().filter(|one| one.code == code).collect();
            let [one] = told.as_slice() else {
                panic!("{code:?}: {told:?}");
            };
            assert_eq!(one.severity, severity);
            messages.push(one.message.clone());
        }
        assert!(messages.iter().all(|message| !message.is_empty()));
        assert_ne!(messages[0], messages[1], "{code:?}");
    }
}
