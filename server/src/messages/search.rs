//! Search and topics.

use crate::messages::Locale;

/// 插入“司法协助”专题的其他建议（7 段）
pub fn other_recommendations_title(locale: Locale, topic: &str, count: usize) -> String {
    sentence!(
        locale,
        "插入“{topic}”专题的其他建议（{count} 段）",
        "Insert the other recommendations on “{topic}” ({count})"
    )
}

/// A request without the parameters that it needs.
pub fn request_lacks(locale: Locale, names: &str) -> String {
    sentence!(
        locale,
        "请求须有下列参数之一：{names}",
        "the request needs one of these parameters: {names}"
    )
}
