//! The words around corpus text in a hover.

use crate::messages::Locale;

/// The fixed words of a hover.
#[derive(Debug, Clone, Copy)]
pub enum HoverLabel {
    AlsoCitedAs,
    Topics,
    Endorses,
    EndorsedBy,
    Footnotes,
    NotReproduced,
    OtherBody,
    DocumentOutside,
    Ambiguous,
    Errata,
    PointsTo,
}

/// A fixed word of a hover in the reader's language.
pub fn hover_label(locale: Locale, label: HoverLabel) -> &'static str {
    match label {
        HoverLabel::AlsoCitedAs => locale.pick("又作", "Also cited as"),
        HoverLabel::Topics => locale.pick("专题", "Topics"),
        HoverLabel::Endorses => locale.pick("核可", "Endorses"),
        HoverLabel::EndorsedBy => locale.pick("核可文书", "Endorsed by"),
        HoverLabel::Footnotes => locale.pick("脚注", "Footnotes"),
        HoverLabel::NotReproduced => {
            locale.pick("未收入本汇编", "Not reproduced in the compilation")
        }
        HoverLabel::OtherBody => locale.pick(
            "其他机构的文书，不在本汇编范围内",
            "Another body's instrument, outside the compilation",
        ),
        HoverLabel::DocumentOutside => locale.pick(
            "该文件或该段未收入本汇编",
            "This document or paragraph is not reproduced in the compilation",
        ),
        HoverLabel::Ambiguous => locale.pick("两种读法", "Two readings"),
        HoverLabel::Errata => locale.pick("勘误", "Errata"),
        HoverLabel::PointsTo => locale.pick("参见", "See"),
    }
}

/// A label with what it stands before: `专题：甲、乙` / `Topics: 甲, 乙`.
pub fn labelled(locale: Locale, label: HoverLabel, values: &[String]) -> String {
    let values = locale.pick(values.join("、"), values.join(", "));
    titled(locale, hover_label(locale, label), &values)
}

/// Words before a colon, with what stands behind it.
pub fn titled(locale: Locale, title: &str, text: &str) -> String {
    locale.pick(format!("{title}：{text}"), format!("{title}: {text}"))
}

/// A word with another name of it: `第7/3号决议（B.七）`.
pub fn with_other_name(locale: Locale, name: &str, other: &str) -> String {
    locale.pick(format!("{name}（{other}）"), format!("{name} ({other})"))
}

/// 另有 12 段未显示
pub fn more_provisions(locale: Locale, count: usize) -> String {
    locale.pick(
        format!("另有 {count} 段未显示。"),
        format!("{count} more not shown."),
    )
}

/// 共 5 段
pub fn provision_count(locale: Locale, count: usize) -> String {
    locale.pick(format!("共 {count} 段"), format!("{count} provisions"))
}
