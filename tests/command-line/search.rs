//! `yuanyin search`.

use expect_test::expect;
use serde_json::Value;

use crate::{Desk, copy_folder, repository};

/// What a search says, and its exit status.
fn searched(arguments: &[&str]) -> (i32, String) {
    let run = Desk::new().run(&[&["search"], arguments].concat());
    (run.status, run.output + &run.complaints)
}

#[test]
fn what_is_found_is_named_with_its_text_and_the_reason() {
    let mut shown = String::new();
    for words in [
        &["吹哨人"][..],
        &["sfxz"],
        &["七", "证人"],
        &["asset", "recovery"],
        &["七.20"],
    ] {
        let (status, output) = searched(&[&["--limit", "2"], words].concat());
        assert_eq!(status, 0, "{output}");
        shown.push_str(&format!(
            "$ yuanyin search --limit 2 {}\n{output}",
            words.join(" ")
        ));
    }
    expect![[r#"
        $ yuanyin search --limit 2 吹哨人
        A.七.15  吹哨人 → 举报人
            各国应当在毒品和犯罪问题办公室的协助下，在现有资源范围内实施能力建设方案，以使相关官员了解对有组织犯罪的受害人和证人及举报人的保护以及证人保护计划。
        A.七.14  吹哨人 → 检举人
            各国不仅应当为受害人、证人、检举人和鉴定人而且还应当为法官、检察官、执法人员和涉及刑事诉讼的其他人及其家人提供适当的保护措施。
        $ yuanyin search --limit 2 sfxz
        A.四.1.b
            协助缔约国并酌情协助非缔约方通过实施《联合国打击跨国有组织犯罪公约》及其各项议定书的各项条文努力推动就打击跨国有组织犯罪展开合作，特别是注重在司法协助和引渡方面展开合作；
        A.四.1.f.(一)
            设立尤其注重司法协助的主管中央机关；
        $ yuanyin search --limit 2 七 证人
        A.七.11
            各国应当考虑颁布立法对保护证人进行监管，并且应有联合国毒品和犯罪问题办公室2008年制定的证人保护示范法的协助。
        A.七.13
            各国应当考虑利用毒品和犯罪问题办公室就证人保护提供的技术援助，包括工具、参观考察、立法援助和起草，以及对检察官、法官和执法人员培训。
        $ yuanyin search --limit 2 asset recovery
        A.九.17  asset recovery → 资产追回
            各国应考虑在本国技术援助请求中列入以下方面信息：利用非正式网络和交流国际合作信息以补充正式合作体制，例如已在亚太区域、东非、拉丁美洲、南部非洲和西非建立的资产追回机构间网络。
        $ yuanyin search --limit 2 七.20
        A.七.20
            各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和其他刑事司法从业人员网络，该网络由毒品和犯罪问题办公室在国际司法合作框架内予以协助。应当考虑加强与联合国预防犯罪和刑事司法方案网各研究所的合…
    "#]].assert_eq(&shown);
}

#[test]
fn the_words_in_the_text_are_in_bold_where_a_person_reads() {
    let desk = Desk::new();
    let mut command = desk.command(&["search", "--limit", "1", "吹哨人"]);
    let output = command
        .env("CLICOLOR_FORCE", "1")
        .output()
        .expect("the program runs");
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.contains("\u{1b}[1m举报人\u{1b}[0m"), "{output}");
}

#[test]
fn results_as_json_have_the_names_of_the_servers_requests() {
    let (status, output) = searched(&["--format", "json", "--limit", "1", "吹哨人"]);
    let found: Value = serde_json::from_str(&output).expect("it is JSON");
    assert_eq!(status, 0);
    assert_eq!(found[0]["identity"], "A.七.15");
    assert_eq!(found[0]["citation"], "A部分 七.15");
    assert_eq!(found[0]["names"]["report"], "CTOC/COP/WG.2/2013/5，第19段");
    assert_eq!(found[0]["reason"], "吹哨人 → 举报人");
    assert_eq!(found.as_array().map(Vec::len), Some(1));
}

#[test]
fn a_search_for_nothing_is_none() {
    let run = Desk::new().run(&["--locale", "en", "search", " "]);
    assert_eq!((run.status, run.output.as_str()), (2, ""));
    assert!(
        run.complaints
            .starts_with("yuanyin: There is nothing to search for: ")
    );
}

#[test]
fn nothing_found_ends_with_status_1_as_grep_does() {
    assert_eq!(
        searched(&["海洋生物"]),
        (1, "yuanyin: 没有找到：海洋生物\n".to_owned())
    );
    let (status, said) = searched(&["--locale", "en", "海洋", "生物"]);
    assert_eq!(
        (status, said.as_str()),
        (1, "yuanyin: nothing found: 海洋 生物\n")
    );
    // A number is meant: what other sections have is not shown in its place.
    assert_eq!(
        searched(&["九", "法人"]),
        (
            1,
            "yuanyin: 九中没有找到：法人（不写编号，则在整部汇编中查找）\n".to_owned()
        )
    );
    let run = Desk::new().run(&["search", "--format", "json", "海洋生物"]);
    assert_eq!((run.status, run.output.as_str()), (1, "[]\n"));
}

#[test]
fn another_compilation_is_searched() {
    let folder = crate::repository().join("tests/corpus/lakes");
    let folder = folder.to_str().expect("a path in UTF-8");
    let (status, output) = searched(&["--corpus", folder, "--limit", "1", "采样方法"]);
    assert_eq!(status, 0, "{output}");
    assert!(output.starts_with("四.3\n"), "{output}");
    let (status, output) = searched(&["--corpus", "nowhere", "采样方法"]);
    assert_eq!(status, 2, "{output}");
}

#[test]
fn terms_that_cannot_be_read_are_told_and_the_rest_is_searched() {
    let desk = Desk::new();
    let corpus = desk.path().join("corpus");
    copy_folder(&repository().join("corpus/technical-assistance"), &corpus);
    std::fs::write(corpus.join("terms.toml"), "[[concept]\nid = \"x\"\n").expect("written");
    let folder = corpus.to_str().expect("in UTF-8");
    let run = desk.run(&["--locale", "en", "search", "--corpus", folder, "七.20"]);
    assert_eq!(run.status, 0, "{}", run.complaints);
    assert!(run.output.starts_with("A.七.20"), "{}", run.output);
    assert!(
        run.complaints.contains("terms.toml:1:"),
        "{}",
        run.complaints
    );
}

#[test]
fn the_project_s_compilations_are_searched() {
    let desk = Desk::new();
    copy_folder(
        &repository().join("tests/corpus/lakes"),
        &desk.path().join("lakes"),
    );
    desk.write(
        ".yuanyin.toml",
        "locale = \"en\"\n[corpora]\n\"湖沼\" = \"lakes\"\n",
    );
    let search = |rest: &[&str]| desk.run(&[&["search", "采样方法"], rest].concat());
    let run = search(&[]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    assert!(run.output.contains("湖沼 四.3\n"), "{}", run.output);
    let run = search(&["--no-project-file"]);
    assert!(!run.output.contains("湖沼"), "{}", run.output);
    // What the command line names comes before it.
    let run = search(&["--corpus", "lakes"]);
    assert!(run.output.starts_with("四.3\n"), "{}", run.output);
    desk.write(".yuanyin.toml", "[corpora\n");
    let run = search(&[]);
    assert_eq!(run.status, 2);
    assert!(
        run.complaints.contains(".yuanyin.toml:1:"),
        "{}",
        run.complaints
    );
}
