//! What assistants read of the tools.

use crate::messages::Locale;

/// A tool for assistants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssistantTool {
    LookUp,
    Search,
    Verify,
    Convert,
}

impl AssistantTool {
    pub const ALL: [AssistantTool; 4] = [
        AssistantTool::LookUp,
        AssistantTool::Search,
        AssistantTool::Verify,
        AssistantTool::Convert,
    ];

    /// The name that it is called by.
    pub fn name(self) -> &'static str {
        match self {
            AssistantTool::LookUp => "look_up",
            AssistantTool::Search => "search",
            AssistantTool::Verify => "verify",
            AssistantTool::Convert => "convert",
        }
    }
}

/// What a tool does and answers.
pub fn tool(locale: Locale, tool: AssistantTool) -> &'static str {
    match tool {
        AssistantTool::LookUp => locale.pick(
            "查阅一处援引所指的段落：全文、其他名称、专题；援引有误时说明问题",
            "Look up what a citation points to: the full text, its other names, its topics; and what is wrong with the citation, if anything",
        ),
        AssistantTool::Search => locale.pick(
            "按编号、词语、问句、专题或拼音查找汇编中的段落，最相关的在前",
            "Find provisions of the compilation by number, words, a question, a topic or pinyin, the best first",
        ),
        AssistantTool::Verify => locale.pick(
            "核对一段文字中的全部援引和引文：每处援引的状态（ok 为无误）、所发现的问题和修正、所援引段落的原文",
            "Verify all citations and quotations of a passage: the state of each citation (ok: no problem), the problems found with their fixes, and the text of what is cited",
        ),
        AssistantTool::Convert => locale.pick(
            "把一段文字中的援引都改写为另一种形式，其余文字不变",
            "Rewrite the citations of a passage in another form, and leave everything else as it is",
        ),
    }
}

/// What an argument of the tools is; empty for what there is not.
pub fn tool_argument(locale: Locale, argument: &str) -> &'static str {
    match argument {
        "citation" => locale.pick(
            "一处援引或标识，如 七.20、第3/4号决定第2段(b)项、A.七.20",
            "A citation or an identity, such as 七.20; decision 3/4, paragraph 2 (b); A.七.20",
        ),
        "query" => locale.pick(
            "段号、词语、问句、专题或拼音",
            "A number, words, a question, a topic or pinyin",
        ),
        "limit" => locale.pick("最多几段", "How many provisions at most"),
        "text" => locale.pick("要核对或改写的文字", "The passage"),
        "name" => locale.pick(
            "文件名：据其结尾确定标记语言，不写则为 Markdown",
            "File name of the passage, whose ending decides its markup; default: Markdown",
        ),
        "subject" => locale.pick(
            "这段文字的主题：compilation（汇编）或 other（其他）；不写则由文字本身判断",
            "What the passage is about: compilation or other; default: decided by the passage itself",
        ),
        "form" => locale.pick(
            "形式：compilation（汇编编号）、report（会议报告）、instrument（决议或决定）或 long（会议建议全称）",
            "The form: compilation, report (the meeting's report), instrument (resolution or decision) or long (in full)",
        ),
        _ => "",
    }
}

/// What the tools are for.
pub fn instructions_to_assistants(locale: Locale) -> &'static str {
    locale.pick(
        "核对援引和引文时，以 verify 和 look_up 的答复为准，不要凭记忆；汇编原文为中文，引文须照录原文。",
        "Go by what verify and look_up answer, not by memory, when you check citations and quotations. The compilation is in Chinese; quote its words as they stand.",
    )
}

/// A line that came in where the protocol for assistants is spoken, and is no JSON.
pub fn not_of_the_protocol(locale: Locale, line: &str) -> String {
    sentence!(
        locale,
        "收到的不是JSON，已略过：“{line}”。yuanyin mcp 由智能助手按模型上下文协议（MCP）调用；自己查阅请用 yuanyin show、search 或 check。",
        "Passed over, because it is not JSON: “{line}”. yuanyin mcp is for assistants, which speak the Model Context Protocol (MCP) to it; to look something up yourself, use yuanyin show, search or check."
    )
}
