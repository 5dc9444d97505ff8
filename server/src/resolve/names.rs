//! The names of one provision: in the compilation, in the meeting's report, as a paragraph of
//! an endorsed annex or of an instrument, and in full (D3, the concordance).

use crate::citation::numeral::chinese;
use crate::citation::{Annex, InstrumentKind, InstrumentNumber, Part, Path, Step};
use crate::corpus::{Corpus, Provision, ProvisionKind};

/// A provision's names, printed as official documents write them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// A部分 七.20
    pub compilation: String,
    /// CTOC/COP/WG.2/2013/5，第24段
    pub report: Option<String>,
    /// 第7/3号决议附件一第20段: the instrument that endorsed it, or the one it belongs to.
    pub instrument: Option<String>,
    /// 技术援助问题政府专家工作组第七次会议建议第20段
    pub long: Option<String>,
}

/// All names of a provision that the concordance knows.
pub fn names(corpus: &Corpus, provision: &Provision) -> Names {
    let id = &provision.id;
    let compilation = id.to_string();
    let compilation = compilation
        .split_once('.')
        .map_or(compilation.clone(), |(part, rest)| {
            format!("{part}部分 {rest}")
        });
    let instrument = match id.part {
        Part::A => corpus
            .annex_path(id)
            .map(|(kind, number, annex, path)| instrument_name(kind, number, Some(annex), &path)),
        Part::B => corpus
            .section(id.part, id.section)
            .and_then(|section| section.instrument.as_ref())
            .map(|instrument| {
                instrument_name(instrument.kind, instrument.number, id.annex, &id.path)
            }),
    };
    let report = corpus.report_paragraph(id).map(|(symbol, path)| {
        let words = path_in_words(&path);
        if words.is_empty() {
            symbol.0
        } else {
            format!("{symbol}，{words}")
        }
    });
    let long = (id.part == Part::A && provision.kind == ProvisionKind::Operative).then(|| {
        format!(
            "技术援助问题政府专家工作组第{}次会议建议{}",
            chinese(id.section),
            path_in_words(&id.path)
        )
    });
    Names {
        compilation,
        report,
        instrument,
        long,
    }
}

/// 附件, 附件一
pub fn annex_name(annex: Annex) -> String {
    match annex {
        Annex::Only => "附件".to_owned(),
        Annex::Numbered(number) => format!("附件{}", chinese(number)),
    }
}

/// 第3/4号决定第2段(b)项
pub fn instrument_name(
    kind: InstrumentKind,
    number: InstrumentNumber,
    annex: Option<Annex>,
    path: &Path,
) -> String {
    let kind = match kind {
        InstrumentKind::Resolution => "决议",
        InstrumentKind::Decision => "决定",
    };
    let annex = annex.map(annex_name).unwrap_or_default();
    format!("第{number}号{kind}{annex}{}", path_in_words(path))
}

/// 第2段(b)项, (b)段(三), 序言部分第1段
pub fn path_in_words(path: &Path) -> String {
    path.iter()
        .enumerate()
        .map(|(depth, step)| match step {
            Step::Preambular(number) => format!("序言部分第{number}段"),
            Step::Paragraph(number) => format!("第{number}段"),
            Step::Subparagraph(letter) if depth == 0 => format!("({letter})段"),
            Step::Subparagraph(letter) => format!("({letter})项"),
            Step::Item(number) => format!("({})", chinese(*number)),
        })
        .collect()
}
