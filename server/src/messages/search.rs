//! Search and topics.

use crate::messages::Locale;

/// 加入“司法协助”专题下其他段落的援引（7段）
pub fn other_recommendations_title(locale: Locale, topic: &str, count: usize) -> String {
    sentence!(
        locale,
        "加入“{topic}”专题下其他段落的援引（{count}段）",
        "Add citations of the other provisions on “{topic}” ({count})"
    )
}

/// 没有找到：海洋生物
pub fn nothing_found(locale: Locale, query: &str) -> String {
    sentence!(locale, "没有找到：{query}", "nothing found: {query}")
}

/// 九中没有找到：法人
pub fn nothing_found_within(locale: Locale, numbers: &str, words: &str) -> String {
    sentence!(
        locale,
        "{numbers}中没有找到：{words}（不写编号，则在整部汇编中查找）",
        "nothing found in {numbers}: {words} (without the number the whole compilation is searched)"
    )
}

/// A request without the parameters that it needs.
pub fn request_lacks(locale: Locale, names: &str) -> String {
    sentence!(
        locale,
        "请求须有下列参数之一：{names}",
        "The request needs one of these parameters: {names}"
    )
}
