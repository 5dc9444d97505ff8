//! Drafts as people write them: paragraphs of some 230 characters, citations of every form in them, a wrong one
//! here and there.

/// Sentences that cite nothing.
const PLAIN: [&str; 12] = [
    "各国应当为执法人员、检察官和司法人员提供专业培训，并应继续与有关国际组织和区域组织协调技术援助工作。",
    "在预算外资源允许的范围内，秘书处应当继续收集、传播和分析执行情况的信息，并向下届会议提出报告。",
    "与会者一致认为，证人保护方案的体制化有赖于可持续和可预测的供资，这一点在历次讨论中均得到重申。",
    "过去两年，区域办事处举办了六期讲习班，共有来自二十三个国家的一百八十名从业人员参加。",
    "有代表团指出，中央机关人手不足，是请求迟迟得不到答复的主要原因，电子传送也还没有普及。",
    "评估小组走访了三个边境口岸，查阅了近五年的案卷，并与海关、边防和税务部门分别座谈。",
    "资金缺口主要出现在后续辅导阶段，捐助方往往只为短期培训拨款，学员回国后缺少同行支持。",
    "项目组据此调整了下一年度的工作计划，把重点放在数字证据的保全和跨境移交上。",
    "小岛屿国家提出，通用的培训教材篇幅过长，希望能有按岗位编写的简明手册。",
    "统计口径不一致也妨碍比较：有的国家按请求件数统计，有的按涉及人数统计。",
    "秘书处回答说，问卷已经精简到四十个问题，并将在年底以前译成六种语文。",
    "会议商定，各代表团可以在闭会期间书面补充意见，截止日期另行通知。",
];

/// What leads a sentence that cites something.
const CITING: [&str; 12] = [
    "按照A部分 七.17和七.20-22，",
    "缔约方会议第3/4号决定第2段(b)项确定了优先领域，",
    "报告（CTOC/COP/WG.2/2013/5，第24段）所载建议已经核可，",
    "第7/3号决议附件一第20段说得很清楚，",
    "根据《公约》第18条第13款，",
    "第4/3号决定(h)段又作了补充，",
    "A部分 九.14和九.18也有同样的意思，",
    "工作组第八次会议建议第2段提到，",
    "见四.1.b，",
    "大会第55/25号决议通过了公约，",
    "该决定第7段要求，",
    "《枪支议定书》第5条规定，",
];

/// A wrong one.
const WRONG: &str = "A部分 七.45指出，";

/// Characters of a paragraph.
const PARAGRAPH: usize = 230;
/// Bytes between wrong citations: 36 in a megabyte.
const BETWEEN_WRONG: usize = 28_000;

/// A draft with the places that are asked about.
pub struct Draft {
    pub text: String,
    /// Line and UTF-8 character of 七.20-22, once for each paragraph that has it.
    pub citations: Vec<(usize, usize)>,
    /// A line in the middle, where the drafter types.
    pub typing_line: usize,
}

/// A draft of some bytes with a citation in so many characters; `None` for none.
pub fn draft(size: usize, characters: Option<usize>) -> Draft {
    let mut text = String::new();
    let mut citations = Vec::new();
    let (mut line, mut wrong) = (0, 0);
    let mut since = 0;
    let mut turn = Turn(1);
    while text.len() < size {
        let mut paragraph = String::new();
        while paragraph.chars().count() < PARAGRAPH {
            let mut sentence = String::new();
            if characters.is_some_and(|characters| since >= characters) {
                since = 0;
                if text.len() / BETWEEN_WRONG > wrong {
                    wrong += 1;
                    sentence.push_str(WRONG);
                } else {
                    sentence.push_str(turn.of(&CITING));
                }
            }
            sentence.push_str(turn.of(&PLAIN));
            since += sentence.chars().count();
            paragraph.push_str(&sentence);
        }
        if let Some(at) = paragraph.find("七.20") {
            citations.push((line, at));
        }
        text.push_str(&paragraph);
        text.push_str("\n\n");
        line += 2;
    }
    Draft {
        text,
        citations,
        typing_line: line / 4 * 2,
    }
}

/// One of several, a different one each time, the same in each run.
struct Turn(u64);

impl Turn {
    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        // Knuth's constants (The Art of Computer Programming, 3.3.4): the high bits are well mixed.
        const MULTIPLIER: u64 = 6_364_136_223_846_793_005;
        const INCREMENT: u64 = 1_442_695_040_888_963_407;
        self.0 = self.0.wrapping_mul(MULTIPLIER).wrapping_add(INCREMENT);
        all[(self.0 >> 33) as usize % all.len()]
    }
}
