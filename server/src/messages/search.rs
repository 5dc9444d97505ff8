//! Search and topics.

use crate::messages::Locale;

/// 插入“司法协助”专题的其他建议（7 段）
pub fn other_recommendations_title(locale: Locale, topic: &str, count: usize) -> String {
    locale.pick(
        format!("插入“{topic}”专题的其他建议（{count} 段）"),
        format!("Insert the other recommendations on “{topic}” ({count})"),
    )
}

/// A request without the parameters that it needs.
pub fn request_lacks(locale: Locale, names: &str) -> String {
    locale.pick(
        format!("请求须有下列参数之一：{names}"),
        format!("the request needs one of these parameters: {names}"),
    )
}
