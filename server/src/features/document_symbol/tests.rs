use std::ops::Range;

use expect_test::expect;

use super::*;
use crate::corpus::Corpus;
use crate::corpus::FileIndex;
use crate::corpus::embedded;
use crate::features::folding_range::folding_ranges;

/// A file of the corpus by its path.
fn corpus_file(corpus: &Corpus, path: &str) -> FileIndex {
    let found = corpus.files.iter().position(|file| file.path == path);
    found.expect("the corpus has that file")
}

#[test]
fn corpus_files_have_an_outline() {
    let corpus = embedded::corpus();
    let outline = |path: &str, most: usize| {
        fn write(symbols: &[DocumentSymbol], depth: usize, lines: &mut Vec<String>) {
            for symbol in symbols {
                lines.push(format!(
                    "{}{:?} {} {}",
                    "  ".repeat(depth),
                    symbol.kind,
                    symbol.name,
                    symbol.detail
                ));
                write(&symbol.children, depth + 1, lines);
            }
        }
        let mut lines = Vec::new();
        write(
            &document_symbols(&corpus, corpus_file(&corpus, path)),
            0,
            &mut lines,
        );
        lines.truncate(most);
        lines.join("\n")
    };
    expect![[r#"
        Section 一 第一次会议，2006年10月16日和17日
        Section 二 第二次会议，2007年10月3日至5日
          Provision 二.1 技术援助问题不限成员名额政府专家临时工作组是根据…
          Provision 二.2 关于收集《联合国打击跨国有组织犯罪公约》实施情况…
            Provision 二.2.a 迅速开发一种以基于计算机的临时清单为形式的便于使…
            Provision 二.2.b 确保这种清单不与缔约方会议在两个报告周期内提出的…
            Provision 二.2.c 将清单转交尚未对现有调查表作出答复的国家，并鼓励…
            Provision 二.2.d 开始为公约及其各项议定书开发以软件为基础的综合信…
          Provision 二.3 关于根据《打击有组织犯罪公约》及其各项议定书加强…
            Provision 二.3.a 在公约及其各项议定书的关键领域提供法律专门知识和…
            Provision 二.3.b 开发立法工具和编制培训材料以增强刑事司法系统的能…
            Provision 二.3.c 增强保护证人和被害人的程序和做法方面的能力并提供…"#]]
    .assert_eq(&outline("zh/part-a.md", 12));
    expect![[r#"
        Topic 《阿克拉行动纲领》 
          Row CTOC/COP/WG.2/2013/5 
          Row CTOC/COP/2014/13 第7/3号决议
        Topic 机关，中央和（或）主管 
          Row CTOC/COP/2008/7 
          Row CTOC/COP/WG.2/2009/4 "#]]
    .assert_eq(&outline("zh/index.md", 6));
    assert_eq!(outline("zh/introduction.md", 10), "");
}

/// A range within which another lies; symbols select within themselves.
#[test]
fn outlines_and_folds_are_nested_and_in_order() {
    fn check_order(symbols: &[DocumentSymbol], within: &Range<usize>) {
        let mut end = within.start;
        for symbol in symbols {
            assert!(
                symbol.range.start >= end && symbol.range.end <= within.end,
                "{symbol:?}"
            );
            assert!(
                symbol.selection.start >= symbol.range.start
                    && symbol.selection.end <= symbol.range.end
            );
            end = symbol.range.end;
            check_order(&symbol.children, &symbol.range);
        }
    }
    let corpus = embedded::corpus();
    for (file, known) in corpus.files.iter().enumerate() {
        check_order(&document_symbols(&corpus, file), &(0..known.text.len()));
        for fold in folding_ranges(&corpus, file) {
            assert!(
                known.text[fold].contains('\n'),
                "{} folds a line alone",
                known.path
            );
        }
    }
    let part = corpus_file(&corpus, "zh/part-b.md");
    let folds: Vec<String> = folding_ranges(&corpus, part)
        .into_iter()
        .take(6)
        .map(|fold| {
            corpus.files[part].text[fold]
                .lines()
                .next()
                .unwrap_or_default()
                .chars()
                .take(16)
                .collect()
        })
        .collect();
    expect![[r#"
        ## 一. 第一届会议，2004
        ## 二. 第二届会议，2005
        - (c) 决定该工作组应履行以
        ## 三. 第三届会议，2006
        2. 工作组确定以下方面是为支助
        7. 关于提供技术援助以支持和促"#]]
    .assert_eq(&folds.join("\n"));
}
