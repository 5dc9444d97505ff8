//! The words around corpus text in a hover.

use crate::citation::{Annex, InstrumentKind};
use crate::messages::Locale;
use crate::messages::place::annex_in_words;

/// Which compilation a citation is of, where there are several.
pub fn of_compilation(locale: Locale, name: &str) -> String {
    sentence!(locale, "汇编：{name}", "Compilation: {name}")
}

/// The fixed words of a hover.
#[derive(Debug, Clone, Copy)]
pub enum HoverLabel {
    AlsoCitedAs,
    /// The edition that the text is of, where it is not the compilation's own.
    TextOf,
    Topics,
    /// What a provision speaks of, named in the language of the draft.
    SpeaksOf,
    /// What an instrument of a kind endorses.
    Endorses(InstrumentKind),
    EndorsedBy,
    Footnotes,
    NotRegistered,
    OtherBody,
    OtherTreaty,
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
        HoverLabel::TextOf => locale.pick("案文出处", "Text from"),
        HoverLabel::Topics => locale.pick("专题", "Topics"),
        HoverLabel::SpeaksOf => locale.pick("所涉概念", "Concepts"),
        HoverLabel::Endorses(InstrumentKind::Resolution) => {
            locale.pick("本决议核可", "This resolution endorses")
        }
        HoverLabel::Endorses(InstrumentKind::Decision) => {
            locale.pick("本决定核可", "This decision endorses")
        }
        HoverLabel::EndorsedBy => locale.pick("核可文书", "Endorsed by"),
        HoverLabel::Footnotes => locale.pick("脚注", "Footnotes"),
        HoverLabel::NotRegistered => {
            locale.pick("登记册未载，未核对", "Not in the register, not checked")
        }
        HoverLabel::OtherBody => locale.pick(
            "其他机构的文书，不在汇编范围内",
            "Another body's instrument, outside the compilation",
        ),
        HoverLabel::OtherTreaty => locale.pick(
            "其他条约或规则的条文，不在汇编范围内",
            "An article of another treaty or of rules of procedure, outside the compilation",
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

/// Names shown behind a label before the others are only counted.
const LABELLED: usize = 8;

/// A label with what it stands before: `专题：甲；乙` / `Topics: 甲; 乙`. The names of topics have 、 and ， in them.
/// Of a long list the first ones, with how many there are.
pub fn labelled(locale: Locale, label: HoverLabel, values: &[String]) -> String {
    let count = values.len();
    let shown = values.get(..LABELLED).filter(|_| count > LABELLED + 1);
    let shown = shown.unwrap_or(values).join(locale.pick("；", "; "));
    let values = match (count > LABELLED + 1, label) {
        (true, HoverLabel::Topics) => sentence!(
            locale,
            "{shown}等{count}个专题",
            "{shown} and others, {count} in all"
        ),
        (true, _) => sentence!(
            locale,
            "{shown}等{count}项",
            "{shown} and others, {count} in all"
        ),
        (false, _) => shown,
    };
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
    let annex = annex_in_words(locale, annex);
    sentence!(
        locale,
        "大会第{resolution}号决议，{annex}",
        "General Assembly resolution {resolution}, {annex}",
    )
}

/// 共4条
pub fn article_count(locale: Locale, count: usize) -> String {
    sentence!(locale, "共{count}条", "{count} articles")
}

/// 另有12条未显示
pub fn more_articles(locale: Locale, count: usize) -> String {
    sentence!(
        locale,
        "另有{count}条未显示。",
        "{count} more articles not shown."
    )
}

/// 另有12段未显示
pub fn more_provisions(locale: Locale, count: usize) -> String {
    sentence!(locale, "另有{count}段未显示。", "{count} more not shown.")
}

/// 共5段
pub fn provision_count(locale: Locale, count: usize) -> String {
    sentence!(locale, "共{count}段", "{count} provisions")
}
