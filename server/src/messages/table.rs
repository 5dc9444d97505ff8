//! The words of the list of citations.

use crate::messages::Locale;

/// The groups of a table of authorities, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AuthorityGroup {
    /// Part A of the compilation.
    Recommendations,
    /// Part B of the compilation.
    Instruments,
    /// Adopted by the Conference and not reproduced.
    NotReproduced,
    /// Articles of the Convention and its protocols.
    Treaties,
    /// Documents that hold none of the provisions.
    Documents,
    OtherBodies,
    /// Wrong citations.
    Wrong,
}

impl AuthorityGroup {
    /// The name in JSON and CSV, as `recommendations`.
    pub fn name(self) -> &'static str {
        match self {
            AuthorityGroup::Recommendations => "recommendations",
            AuthorityGroup::Instruments => "instruments",
            AuthorityGroup::NotReproduced => "not-reproduced",
            AuthorityGroup::Treaties => "treaties",
            AuthorityGroup::Documents => "documents",
            AuthorityGroup::OtherBodies => "other-bodies",
            AuthorityGroup::Wrong => "wrong",
        }
    }
}

/// The heading of a group.
pub fn authority_group(locale: Locale, group: AuthorityGroup) -> &'static str {
    match group {
        AuthorityGroup::Recommendations => locale.pick(
            "工作组的建议（A部分）",
            "Recommendations of the Working Group (Part A)",
        ),
        AuthorityGroup::Instruments => locale.pick(
            "缔约方会议的决议和决定（B部分）",
            "Resolutions and decisions of the Conference (Part B)",
        ),
        AuthorityGroup::NotReproduced => locale.pick(
            "未收入汇编的决议和决定",
            "Resolutions and decisions not in the compilation",
        ),
        AuthorityGroup::Treaties => locale.pick("条约", "Treaties"),
        AuthorityGroup::Documents => locale.pick("文件", "Documents"),
        AuthorityGroup::OtherBodies => locale.pick("其他机构的文书", "Other bodies' instruments"),
        AuthorityGroup::Wrong => locale.pick("有误的援引", "Wrong citations"),
    }
}

/// The columns: what is cited, its official name, where.
pub fn authority_columns(locale: Locale) -> [&'static str; 3] {
    [
        locale.pick("援引", "Citation"),
        locale.pick("正式名称", "Official name"),
        locale.pick("行", "Lines"),
    ]
}

/// The column that names the group, where the table has no headings.
pub fn authority_group_column(locale: Locale) -> &'static str {
    locale.pick("类别", "Group")
}

/// Where a document cites nothing.
pub fn cites_nothing(locale: Locale) -> &'static str {
    locale.pick("没有援引。", "Nothing is cited.")
}
