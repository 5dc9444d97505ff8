//! The words around corpus text in a hover.

use crate::citation::Annex;
use crate::citation::numeral::chinese;
use crate::messages::Locale;

/// The fixed words of a hover.
#[derive(Debug, Clone, Copy)]
pub enum HoverLabel {
    AlsoCitedAs,
    Topics,
    Endorses,
    EndorsedBy,
    Footnotes,
    NotRegistered,
    OtherBody,
    OtherTreaty,
    DocumentOutside,
    Ambiguous,
    Errata,
    PointsTo,
    TitleUnverified,
    ArticleCitedBy,
    ArticleNotCited,
}

/// A fixed word of a hover in the reader's language.
pub fn hover_label(locale: Locale, label: HoverLabel) -> &'static str {
    match label {
        HoverLabel::AlsoCitedAs => locale.pick("又作", "Also cited as"),
        HoverLabel::Topics => locale.pick("专题", "Topics"),
        HoverLabel::Endorses => locale.pick("核可", "Endorses"),
        HoverLabel::EndorsedBy => locale.pick("核可文书", "Endorsed by"),
        HoverLabel::Footnotes => locale.pick("脚注", "Footnotes"),
        HoverLabel::NotRegistered => {
            locale.pick("登记册未载，未核对", "Not in the register, not checked")
        }
        HoverLabel::OtherBody => locale.pick(
            "其他机构的文书，不在本汇编范围内",
            "Another body's instrument, outside the compilation",
        ),
        HoverLabel::OtherTreaty => locale.pick(
            "其他条约或规则的条文，不在本汇编范围内",
            "An article of another treaty or of rules of procedure, outside the compilation",
        ),
        HoverLabel::DocumentOutside => locale.pick(
            "该文件或该段未收入本汇编",
            "This document or paragraph is not reproduced in the compilation",
        ),
        HoverLabel::Ambiguous => locale.pick("两种读法", "Two readings"),
        HoverLabel::Errata => locale.pick("勘误", "Errata"),
        HoverLabel::TitleUnverified => locale.pick("标题未经核实", "title not verified"),
        HoverLabel::ArticleCitedBy => {
            locale.pick("汇编中援引本条的段落", "Cited in the compilation by")
        }
        HoverLabel::ArticleNotCited => locale.pick(
            "汇编中没有段落援引本条。",
            "No provision of the compilation cites this article.",
        ),
        HoverLabel::PointsTo => locale.pick("参见", "See"),
    }
}

/// A label with what it stands before: `专题：甲、乙` / `Topics: 甲, 乙`.
pub fn labelled(locale: Locale, label: HoverLabel, values: &[String]) -> String {
    let values = values.join(locale.pick("、", ", "));
    titled(locale, hover_label(locale, label), &values)
}

/// Words before a colon, with what stands behind it.
pub fn titled(locale: Locale, title: &str, text: &str) -> String {
    sentence!(locale, "{title}：{text}", "{title}: {text}")
}

/// A word with another name of it: `第7/3号决议（B.七）`.
pub fn with_other_name(locale: Locale, name: &str, other: &str) -> String {
    sentence!(locale, "{name}（{other}）", "{name} ({other})")
}

/// 大会第55/25号决议，附件一
pub fn adopted(locale: Locale, resolution: &str, annex: Annex) -> String {
    let annex = match (locale, annex) {
        (Locale::Chinese, Annex::Only) => "附件".to_owned(),
        (Locale::Chinese, Annex::Numbered(number)) => format!("附件{}", chinese(number)),
        (Locale::English, Annex::Only) => "annex".to_owned(),
        (Locale::English, Annex::Numbered(number)) => format!("annex {}", roman(number)),
    };
    sentence!(
        locale,
        "大会第{resolution}号决议，{annex}",
        "General Assembly resolution {resolution}, {annex}",
    )
}

/// Annexes are numbered I, II, III in English.
fn roman(number: u16) -> String {
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    match ones.get(usize::from(number)) {
        Some(roman) if number > 0 => (*roman).to_owned(),
        _ => number.to_string(),
    }
}

/// 共 4 条
pub fn article_count(locale: Locale, count: usize) -> String {
    sentence!(locale, "共 {count} 条", "{count} articles")
}

/// 另有 12 条未显示
pub fn more_articles(locale: Locale, count: usize) -> String {
    sentence!(
        locale,
        "另有 {count} 条未显示。",
        "{count} more articles not shown."
    )
}

/// 另有 12 段未显示
pub fn more_provisions(locale: Locale, count: usize) -> String {
    sentence!(locale, "另有 {count} 段未显示。", "{count} more not shown.")
}

/// 共 5 段
pub fn provision_count(locale: Locale, count: usize) -> String {
    sentence!(locale, "共 {count} 段", "{count} provisions")
}
