//! Documents made by hand for one thing each, and the files of tests/office, read, changed and reviewed.

use std::io::{Cursor, Read, Write};
use std::ops::Range;

use super::*;
use crate::draft::office::LANGUAGE_ID;

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// An archive of parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        written.start_file(*name, options).unwrap();
        written.write_all(text.as_bytes()).unwrap();
    }
    written.finish().unwrap().into_inner()
}

const TYPES: &str =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
const RELATED: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

/// A document of Word with that in its body.
fn word(body: &str) -> Vec<u8> {
    let document = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
    archive(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATED),
        ("word/document.xml", &document),
        ("word/media/a.bin", "\u{0}\u{1}"),
    ])
}

const OPEN_DOCUMENT: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

/// An OpenDocument text with that in it.
fn open_document(text: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {OPEN_DOCUMENT}><office:automatic-styles><style:style style:name=\"H\" \
         style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style></office:automatic-styles>\
         <office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("Pictures/a.bin", "\u{0}\u{1}"),
    ])
}

fn read(bytes: Vec<u8>) -> Document {
    Document::read(bytes, Version::AsChanged).unwrap()
}

/// A part of an archive as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// All parts but some, as they are packed.
fn packed(bytes: &[u8], but: &[&str]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index_raw(index).unwrap();
        let name = file.name().to_owned();
        let mut packed = Vec::new();
        file.read_to_end(&mut packed).unwrap();
        if !but.contains(&name.as_str()) {
            parts.push((name, packed));
        }
    }
    parts
}

/// Where words stand in a document's text.
fn range(document: &Document, words: &str) -> Range<usize> {
    let start = document.text().find(words).unwrap();
    start..start + words.len()
}

fn authorship() -> Authorship {
    Authorship {
        author: "援引 Yuanyin".to_owned(),
        time: "2026-11-30T12:00:00Z".to_owned(),
    }
}

fn change(document: &Document, words: &str, text: &str) -> Change {
    Change {
        range: range(document, words),
        text: text.to_owned(),
    }
}

const SPLIT: &str = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>见A部分 七</w:t></w:r><w:r><w:t>.4</w:t><w:softHyphen/></w:r>\
    <w:r><w:rPr><w:i/></w:rPr><w:t>5。</w:t></w:r></w:p>";

#[test]
fn a_change_touches_the_runs_of_its_words_only() {
    let document = read(word(SPLIT));
    assert_eq!(document.text(), "见A部分 七.4\u{ad}5。\n");
    let changes = [change(&document, "七.4\u{ad}5", "七.25")];
    let changed = document.changed(&changes, None).unwrap();
    let text = part(&changed, "word/document.xml");
    assert!(
        text.contains(
            "<w:t>见A部分 七</w:t></w:r><w:r><w:t>.25</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>。</w:t></w:r>"
        ),
        "{text}"
    );
    let but = ["word/document.xml"];
    assert_eq!(packed(&changed, &but), packed(document.bytes(), &but));
    assert_eq!(read(changed).text(), "见A部分 七.25。\n");
}

#[test]
fn a_tracked_change_can_be_accepted_or_rejected() {
    for (bytes, written, part_name) in [
        (word(SPLIT), "七.4\u{ad}5", "word/document.xml"),
        (
            open_document(
                "<text:p>见A部分 <text:span>七</text:span>.4<text:span>5</text:span>。</text:p>",
            ),
            "七.45",
            "content.xml",
        ),
    ] {
        let document = read(bytes);
        let changes = [change(&document, written, "七.25")];
        let changed = document.changed(&changes, Some(&authorship())).unwrap();
        let as_changed = read(changed.clone());
        assert_eq!(
            as_changed.text(),
            "见A部分 七.25。\n",
            "{}",
            part(&changed, part_name)
        );
        let original = Document::read(changed, Version::Original).unwrap();
        assert_eq!(original.text(), document.text());
    }
}

#[test]
fn a_comment_stands_around_its_words_and_replaces_an_earlier_one() {
    let open = "<text:p>见<text:span>A部分 七</text:span>.45。</text:p>";
    for (bytes, name, comments) in [
        (word(SPLIT), "word/document.xml", "word/comments.xml"),
        (open_document(open), "content.xml", "content.xml"),
    ] {
        let document = read(bytes);
        let words = document
            .text()
            .get(3..)
            .unwrap()
            .trim_end_matches(['\n', '。'])
            .to_owned();
        let remark = |text: &str| Remark {
            range: range(&document, &words),
            paragraphs: vec![text.to_owned(), "<&>".to_owned()],
        };
        let first = document
            .reviewed(&[remark("甲说")], None, &authorship())
            .unwrap();
        let again = read(first.clone());
        assert_eq!(again.text(), document.text(), "{}", part(&first, name));
        let mut other = authorship();
        other.author = "乙".to_owned();
        let second = again.reviewed(&[remark("乙说")], None, &other).unwrap();
        let third = read(second)
            .reviewed(&[remark("甲又说")], None, &authorship())
            .unwrap();
        let text = part(&third, comments);
        assert!(!text.contains("甲说"), "{text}");
        assert!(
            text.contains("乙说") && text.contains("甲又说") && text.contains("&lt;&amp;&gt;"),
            "{text}"
        );
        let text = part(&third, name);
        let count = |mark: &str| text.matches(mark).count();
        if name == "content.xml" {
            assert_eq!(
                (
                    count("<office:annotation "),
                    count("<office:annotation-end ")
                ),
                (2, 2),
                "{text}"
            );
        } else {
            assert_eq!(
                (
                    count("<w:commentRangeStart"),
                    count("<w:commentRangeEnd"),
                    count("<w:commentReference")
                ),
                (2, 2, 2),
                "{text}"
            );
            assert!(part(&third, "[Content_Types].xml").contains("/word/comments.xml"));
            assert!(part(&third, "word/_rels/document.xml.rels").contains("comments.xml"));
        }
        let but = [
            name,
            comments,
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
        ];
        assert_eq!(packed(&third, &but), packed(document.bytes(), &but));
    }
}

#[test]
fn the_table_of_a_review_is_no_text_of_the_document_and_is_replaced() {
    let table = |text: &str| Table {
        heading: "援引一览".to_owned(),
        rows: vec![vec!["援引".to_owned()], vec![text.to_owned()]],
    };
    for (bytes, name) in [
        (word(&format!("{SPLIT}<w:sectPr/>")), "word/document.xml"),
        (open_document("<text:p>见七.20。</text:p>"), "content.xml"),
    ] {
        let document = read(bytes);
        let first = document
            .reviewed(&[], Some(&table("七.20")), &authorship())
            .unwrap();
        let again = read(first);
        assert_eq!(again.text(), document.text());
        let second = again
            .reviewed(&[], Some(&table("七.21")), &authorship())
            .unwrap();
        let text = part(&second, name);
        assert!(
            text.contains("七.21") && !text.contains("七.20</"),
            "{text}"
        );
        // Known by a bookmark in the heading, also where the rest was written by another program.
        let start = if name == "content.xml" {
            "<text:bookmark-start text:name=\"yuanyin_authorities\""
        } else {
            "w:name=\"yuanyin_authorities\""
        };
        assert_eq!(text.matches(start).count(), 1, "{text}");
    }
}

#[test]
fn changes_that_are_tracked_are_read_in_either_version() {
    let bytes = word(
        "<w:p><w:r><w:t>见七.</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>45</w:delText></w:r></w:del>\
         <w:ins w:id=\"2\"><w:r><w:t>20</w:t></w:r></w:ins></w:p>\
         <w:p><w:pPr><w:rPr><w:ins w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>",
    );
    assert_eq!(read(bytes.clone()).text(), "见七.20\n甲\n乙\n");
    let original = Document::read(bytes, Version::Original).unwrap();
    assert_eq!(original.text(), "见七.45\n甲乙\n");
    let bytes = open_document(
        "<text:tracked-changes><text:changed-region text:id=\"a\"><text:deletion><text:p>45</text:p></text:deletion>\
         </text:changed-region><text:changed-region text:id=\"b\"><text:insertion/></text:changed-region></text:tracked-changes>\
         <text:p>见七.<text:change text:change-id=\"a\"/><text:change-start text:change-id=\"b\"/>20<text:change-end text:change-id=\"b\"/></text:p>",
    );
    assert_eq!(read(bytes.clone()).text(), "见七.20\n");
    let original = Document::read(bytes, Version::Original).unwrap();
    assert_eq!(original.text(), "见七.45\n");
}

#[test]
fn white_space_of_an_open_document_is_one_space() {
    let bytes = open_document(
        "<text:p>\n  见  <text:span> 七.</text:span>20<text:s text:c=\"2\"/><text:tab/>\n<text:span text:style-name=\"H\">不读</text:span>甲<text:line-break/>乙</text:p>",
    );
    assert_eq!(read(bytes).text(), "见 七.20  \t 甲\u{b}乙\n");
}

#[test]
fn what_cannot_be_read_is_told_by_its_kind() {
    let deep = format!(
        "{}{}",
        "<w:sdt><w:sdtContent>".repeat(300),
        "</w:sdtContent></w:sdt>".repeat(300)
    );
    let no_part = archive(&[("[Content_Types].xml", TYPES), ("_rels/.rels", RELATED)]);
    let outside = archive(&[
        ("[Content_Types].xml", TYPES),
        (
            "_rels/.rels",
            &RELATED.replace("word/document.xml", "../../word/document.xml"),
        ),
    ]);
    let table = archive(&[
        ("mimetype", "x"),
        (
            "content.xml",
            &format!(
                "<office:document-content {OPEN_DOCUMENT}><office:body><office:spreadsheet/></office:body></office:document-content>"
            ),
        ),
    ]);
    let entities = archive(&[
        ("mimetype", "x"),
        (
            "content.xml",
            "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><a>&b;</a>",
        ),
    ]);
    let encrypted = archive(&[
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ("content.xml", "\u{0}"),
    ]);
    let old_word = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0].to_vec();
    let mut with_password = old_word.clone();
    with_password.extend("EncryptedPackage".bytes().flat_map(|byte| [byte, 0]));
    let mut cut = word(SPLIT);
    cut.truncate(cut.len() / 2);
    for (bytes, expected) in [
        (old_word, Unreadable::OldWord),
        (with_password, Unreadable::Encrypted),
        (b"{\\rtf1 a}".to_vec(), Unreadable::RichText),
        (b"hello".to_vec(), Unreadable::Unknown),
        (Vec::new(), Unreadable::Unknown),
        (cut, Unreadable::Damaged),
        (word(&deep), Unreadable::TooLarge),
        (word("<w:p>"), Unreadable::Damaged),
        (word("&amp;&b;"), Unreadable::Damaged),
        (no_part, Unreadable::Damaged),
        (outside, Unreadable::NotADocument),
        (table, Unreadable::NotADocument),
        (entities, Unreadable::Unsupported),
        (encrypted, Unreadable::Encrypted),
        (archive(&[("a", "b")]), Unreadable::NotADocument),
    ] {
        let found = Document::read(bytes, Version::AsChanged).err();
        assert_eq!(found, Some(expected));
    }
}

#[test]
fn a_document_that_is_encrypted_as_a_whole_has_a_password() {
    let bytes = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("encrypted-package", "\u{1}\u{2}"),
    ]);
    let why = Document::read(bytes, Version::AsChanged).err();
    assert_eq!(why, Some(Unreadable::Encrypted));
}

#[test]
fn a_part_that_unpacks_to_too_much_is_not_read() {
    let bomb = word(&" ".repeat(70_000_000));
    assert!(bomb.len() < 100_000);
    assert_eq!(
        Document::read(bomb, Version::AsChanged).err(),
        Some(Unreadable::TooLarge)
    );
}

/// A row whose cells are told one from the other, and a table in which text is laid out.
#[test]
fn a_table_is_rows_and_one_column_is_paragraphs() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let table = |rows: &str| format!("<w:tbl>{rows}</w:tbl>");
    let two = format!("{}{}", cell("专题"), cell("段"));
    let three = format!("{}{}", cell("甲|乙"), cell("20"));
    let document = read(word(&format!(
        "{}{}",
        table(&format!("{}{}", row(&two), row(&three))),
        table(&row(&cell("一段话")))
    )));
    let written = document.text().replace('\u{1e}', "");
    assert_eq!(written, "| 专题 | 段 | \n| 甲¦乙 | 20 | \n\n一段话\n");
    let place = document.place(&range(&document, "20"));
    assert_eq!(
        place.region.cell,
        Some(Cell {
            table: 1,
            row: 2,
            column: 2
        })
    );
    assert_eq!(place.words, "20");
}

#[test]
fn what_is_written_is_told_where_it_stands() {
    let file = include_bytes!("../../../tests/office/files/everything.docx");
    let document = read(file.to_vec());
    let told = |words: &str| {
        let place = document.place(&range(&document, words));
        crate::messages::office_place(crate::messages::Locale::Chinese, &place)
    };
    for (words, expected) in [
        (
            "七.4\u{ad}5",
            "“一、技术援助问题文稿：联合国打击跨国有组织犯罪公约”下第1段",
        ),
        (
            "七.61",
            "“一、技术援助问题文稿：联合国打击跨国有组织犯罪公约”下第2段，脚注1",
        ),
        (
            "七.62",
            "“一、技术援助问题文稿：联合国打击跨国有组织犯罪公约”下第2段，尾注i",
        ),
        ("七.46", "“二、背景”下第2段（编号(a)）"),
        ("七.47", "“二、背景”下，表1第2行第2列"),
        ("七.48", "“二、背景”下第5段，文本框"),
        ("七.63", "页眉"),
        ("七.64", "页脚"),
        ("背景", "标题“二、背景”"),
    ] {
        assert_eq!(told(words), expected, "{words}");
    }
    for hidden in ["七.55", "七.56", "七.60", "七.65", "七.50", "七.25"] {
        assert!(!document.text().contains(hidden), "{hidden}");
    }
    let draft = crate::draft::Draft::open(
        document.text(),
        LANGUAGE_ID,
        crate::corpus::embedded::corpus(),
    );
    assert_eq!(draft.findings().count(), 19);
}

/// As LibreOffice writes what a review has appended: the section or the content control is gone, the bookmark is not.
#[test]
fn a_table_that_another_program_has_written_is_known_again() {
    let heading = "<w:p><w:pPr><w:jc w:val=\"start\"/></w:pPr><w:bookmarkStart w:id=\"0\" w:name=\"yuanyin_authorities\"/>\
        <w:r><w:t>援引一览</w:t></w:r><w:bookmarkEnd w:id=\"0\"/></w:p>";
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>七.99</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let empty = "<w:p><w:pPr><w:jc w:val=\"start\"/></w:pPr><w:r><w:rPr></w:rPr></w:r></w:p>";
    let last = "<w:p><w:r><w:t>末段</w:t></w:r></w:p>";
    let document = read(word(&format!("{SPLIT}{heading}{table}{empty}{last}")));
    assert_eq!(document.text(), "见A部分 七.4\u{ad}5。\n末段\n");
    let reviewed = document.reviewed(&[], None, &authorship()).unwrap();
    let text = part(&reviewed, "word/document.xml");
    assert!(
        !text.contains("七.99") && !text.contains("援引一览"),
        "{text}"
    );
    // A heading alone, or a table of the document's own, is text.
    let document = read(word(&format!("{heading}{last}{table}")));
    assert_eq!(document.text(), "援引一览\n末段\n七.99\n");
    let document = read(open_document(
        "<text:p>见七.20。</text:p><text:h><text:bookmark-start text:name=\"yuanyin_authorities\"/>援引一览\
         <text:bookmark-end text:name=\"yuanyin_authorities\"/></text:h><table:table><table:table-row><table:table-cell>\
         <text:p>七.99</text:p></table:table-cell></table:table-row></table:table><text:p/>",
    ));
    assert_eq!(document.text(), "见七.20。\n");
    let reviewed = document.reviewed(&[], None, &authorship()).unwrap();
    assert!(!part(&reviewed, "content.xml").contains("七.99"));
}

/// What new programs read and what old ones read say the same afterwards.
#[test]
fn what_stands_a_second_time_for_older_programs_is_changed_too() {
    const COMPATIBILITY: &str = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
    let text_box = |words: &str| {
        format!(
            "<w:txbxContent><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>{words}</w:t></w:r><w:r><w:t>5。</w:t></w:r></w:p></w:txbxContent>"
        )
    };
    let bytes = word(&format!(
        "<w:p><w:r><mc:AlternateContent {COMPATIBILITY}><mc:Choice Requires=\"wps\"><w:drawing>{}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><a/>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        text_box("见七.4"),
        text_box("见七.4")
    ));
    for tracked in [None, Some(authorship())] {
        let document = read(bytes.clone());
        let changes = [change(&document, "七.45", "七.25")];
        let changed = document.changed(&changes, tracked.as_ref()).unwrap();
        let text = part(&changed, "word/document.xml");
        assert_eq!(text.matches("25").count(), 2, "{text}");
        assert_eq!(read(changed.clone()).text().trim(), "甲\n见七.25。");
        if tracked.is_some() {
            assert_eq!(text.matches("<w:ins ").count(), 2, "{text}");
            let original = Document::read(changed, Version::Original).unwrap();
            assert_eq!(original.text(), document.text());
        } else {
            assert!(!text.contains("5。"), "{text}");
        }
    }
    // Words that are not the same are left to whoever wrote them.
    let bytes = word(&format!(
        "<w:p><w:r><mc:AlternateContent {COMPATIBILITY}><mc:Choice Requires=\"wps\"><w:drawing>{}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        text_box("见七.4"),
        text_box("另见七.4")
    ));
    let document = read(bytes);
    let changes = [change(&document, "七.45", "七.25")];
    let changed = document.changed(&changes, None).unwrap();
    let text = part(&changed, "word/document.xml");
    assert_eq!(text.matches("25").count(), 1, "{text}");
}

/// Programs make one text of what is taken out and put in within a field: it is taken out whole.
#[test]
fn a_change_in_a_field_is_tracked_beside_it() {
    let run = |content: &str| format!("<w:r>{content}</w:r>");
    let mark = |kind: &str| run(&format!("<w:fldChar w:fldCharType=\"{kind}\"/>"));
    let instruction = |made_by: &str| run(&format!("<w:instrText>{made_by}</w:instrText>"));
    let field = |made_by: &str, result: &str| {
        format!(
            "{}{}{}{result}{}",
            mark("begin"),
            instruction(made_by),
            mark("separate"),
            mark("end")
        )
    };
    let result = "<w:r><w:rPr><w:b/></w:rPr><w:t>七.4</w:t></w:r><w:r><w:t>5，是</w:t></w:r>";
    for (field, is_aside) in [
        (field(" REF a ", result), true),
        (field(" HYPERLINK \"x\" ", result), false),
        (
            format!("<w:fldSimple w:instr=\" DOCPROPERTY a \">{result}</w:fldSimple>"),
            true,
        ),
    ] {
        let document = read(word(&format!(
            "<w:p>{}{field}{}</w:p>",
            run("<w:t>见</w:t>"),
            run("<w:t>。</w:t>")
        )));
        assert_eq!(document.text(), "见七.45，是。\n");
        let changes = [change(&document, "七.45", "七.25")];
        let changed = document.changed(&changes, Some(&authorship())).unwrap();
        let text = part(&changed, "word/document.xml");
        assert_eq!(text.contains("<w:delInstrText"), is_aside, "{text}");
        assert!(!is_aside || !text.contains("<w:fldSimple"), "{text}");
        assert_eq!(read(changed.clone()).text(), "见七.25，是。\n", "{text}");
        let original = Document::read(changed, Version::Original).unwrap();
        assert_eq!(original.text(), document.text(), "{text}");
    }
    let document = read(open_document(
        "<text:p>见<text:user-defined text:name=\"a\">七.45，是</text:user-defined>。</text:p>",
    ));
    let changes = [change(&document, "七.45", "七.25")];
    let changed = document.changed(&changes, Some(&authorship())).unwrap();
    let text = part(&changed, "content.xml");
    assert!(
        text.contains("<text:p><text:user-defined text:name=\"a\">七.45，是</text:user-defined></text:p></text:deletion>"),
        "{text}"
    );
    assert_eq!(read(changed.clone()).text(), "见七.25，是。\n", "{text}");
    let original = Document::read(changed, Version::Original).unwrap();
    assert_eq!(original.text(), document.text(), "{text}");
}

#[test]
fn no_run_is_left_empty() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    for (body, from, to) in [
        (run("七.45"), "七.45", "A部分 八.1"),
        (run("见七.45"), "见七.45", "见七.25"),
        (run("七.45。"), "七.45", "A部分 八.1"),
        (
            "<w:r><w:t>七.4</w:t><w:softHyphen/><w:t>5</w:t></w:r>".to_owned(),
            "七.4\u{ad}5",
            "八.1",
        ),
    ] {
        let document = read(word(&format!("<w:p>{body}</w:p>")));
        let changes = [change(&document, from, to)];
        let changed = document.changed(&changes, Some(&authorship())).unwrap();
        let text = part(&changed, "word/document.xml");
        for empty in ["<w:t></w:t>", "preserve\"></w:t>", "<w:r></w:r>"] {
            assert!(!text.contains(empty), "{empty} in {text}");
        }
        let original = Document::read(changed, Version::Original).unwrap();
        assert_eq!(original.text(), document.text(), "{text}");
    }
}

#[test]
fn a_change_in_a_header_of_an_open_document_is_tracked_there() {
    let styles = format!(
        "<office:document-styles {OPEN_DOCUMENT}><office:master-styles><style:master-page style:name=\"Standard\">\
         <style:header><text:p>页眉见七.45。</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"
    );
    let content = format!(
        "<office:document-content {OPEN_DOCUMENT}><office:body><office:text><text:p>见七.46。</text:p></office:text>\
         </office:body></office:document-content>"
    );
    let document = read(archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("styles.xml", &styles),
    ]));
    let changes = [
        change(&document, "七.45", "七.25"),
        change(&document, "七.46", "七.26"),
    ];
    let changed = document.changed(&changes, Some(&authorship())).unwrap();
    for (name, holder) in [
        ("styles.xml", "<style:header>"),
        ("content.xml", "<office:text>"),
    ] {
        let text = part(&changed, name);
        assert!(
            text.contains(&format!("{holder}<text:tracked-changes")),
            "{text}"
        );
    }
    assert_eq!(read(changed.clone()).text(), "见七.26。\n\n页眉见七.25。\n");
    let original = Document::read(changed, Version::Original).unwrap();
    assert_eq!(original.text(), document.text());
}

/// What is written is in the vocabulary of the document.
#[test]
fn comments_of_a_strict_document_are_strict() {
    const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let document = format!(
        "<w:document xmlns:w=\"{STRICT}\"><w:body><w:p><w:r><w:t>见七.45。</w:t></w:r></w:p></w:body></w:document>"
    );
    let document = read(archive(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATED),
        ("word/document.xml", &document),
    ]));
    let remark = Remark {
        range: range(&document, "七.45"),
        paragraphs: vec!["没有".to_owned()],
    };
    let table = Table {
        heading: "援引一览".to_owned(),
        rows: vec![vec!["援引".to_owned()]],
    };
    let reviewed = document
        .reviewed(&[remark], Some(&table), &authorship())
        .unwrap();
    for name in [
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
    ] {
        let text = part(&reviewed, name);
        assert!(
            !text.contains("schemas.openxmlformats.org/wordprocessingml"),
            "{text}"
        );
        assert!(
            !text.contains("schemas.openxmlformats.org/officeDocument"),
            "{text}"
        );
        assert!(text.contains("http://purl.oclc.org/ooxml/"), "{text}");
    }
    assert_eq!(read(reviewed).text(), document.text());
}

#[test]
fn an_archive_with_two_parts_of_one_name_is_not_read() {
    let bytes = archive(&[("word/document.xml", "<a/>"), ("word/documens.xml", "<b/>")]);
    // The library writes no such archive.
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(text.contains("documens.xml"));
    let mut same = bytes.clone();
    for at in memchr::memmem::find_iter(&bytes, b"documens") {
        same[at + 7] = b't';
    }
    assert_eq!(
        Document::read(same, Version::AsChanged).err(),
        Some(Unreadable::TwoOfOneName)
    );
}

/// What is told of a place does not go through all of its paragraph.
#[test]
fn places_of_a_long_paragraph_are_told_at_once() {
    let count = 20_000;
    let document = read(word(&format!(
        "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
        "见七.45。".repeat(count)
    )));
    let places = document.text().match_indices("七.45");
    let begun = std::time::Instant::now();
    let columns: Vec<usize> = places
        .map(|(at, words)| document.place(&(at..at + words.len())).column)
        .collect();
    // Each by itself would take the machine half an hour.
    assert!(begun.elapsed().as_secs() < 60);
    assert_eq!(columns.len(), count);
    assert_eq!(columns.get(..3), Some([2, 8, 14].as_slice()));
    // In any order.
    let place = |at: usize| document.place(&(at..at + 6));
    assert_eq!(place(15).column, 8);
    assert_eq!(place(3).column, 2);
    assert_eq!(place(3).behind.chars().count(), 24);
}

#[test]
fn a_signature_is_seen() {
    assert!(!read(word(SPLIT)).is_signed());
    let document = format!("<w:document {WORD}><w:body>{SPLIT}</w:body></w:document>");
    let bytes = archive(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATED),
        ("word/document.xml", &document),
        ("_xmlsignatures/sig1.xml", "<Signature/>"),
    ]);
    assert!(read(bytes).is_signed());
}

#[test]
fn what_stands_verbatim_is_changed_as_other_text_is() {
    let tree = super::xml::Tree::read("<a><![CDATA[ & 第3/4号]]>决议</a>".to_owned()).unwrap();
    assert_eq!(tree.text(), "<a> &amp; 第3/4号决议</a>");
}

/// A paragraph of runs: `text`, `{` `|` `}` for the marks of a field, `=` before what one is made by.
fn fielded(runs: &[&str]) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let runs = runs.iter().map(|run| match *run {
        "{" => mark("begin"),
        "|" => mark("separate"),
        "}" => mark("end"),
        run => match run.strip_prefix('=') {
            Some(made) => format!("<w:r><w:instrText>{made}</w:instrText></w:r>"),
            None => format!("<w:r><w:t>{run}</w:t></w:r>"),
        },
    });
    format!("<w:p>{}</w:p>", runs.collect::<String>())
}

#[test]
fn of_a_field_the_result_is_text_over_whatever_paragraphs_it_goes() {
    for (paragraphs, expected) in [
        // What it is made by goes over paragraphs, which are one then, as they are shown.
        (
            vec![
                fielded(&["见第", "{", "= IF 1 = 1 七.41"]),
                fielded(&["=七.42", "七.43"]),
                fielded(&["|", "3/4", "}", "号决定。"]),
            ],
            "见第3/4号决定。\n",
        ),
        // What it comes to goes over paragraphs.
        (
            vec![
                fielded(&["{", "= TOC", "|", "七.44"]),
                fielded(&["七.45", "}", "。"]),
            ],
            "七.44\n七.45。\n",
        ),
        // One makes another, and one stands in what another comes to.
        (
            vec![fielded(&[
                "{", "=IF", "{", "=PAGE", "|", "七.46", "}", "= 1", "|", "A部分 ", "{", "=REF",
                "|", "七.", "}", "47", "}",
            ])],
            "A部分 七.47\n",
        ),
        // One that never ends leaves nothing out but what makes it.
        (
            vec![
                fielded(&["四", "{", "= ADDIN 七.48"]),
                fielded(&["七.49", "{", "=REF", "|", "七.50", "}"]),
            ],
            "四\n七.49七.50\n",
        ),
    ] {
        let document = read(word(&paragraphs.concat()));
        assert_eq!(document.text(), expected);
    }
}

#[test]
fn of_what_is_written_in_several_ways_the_one_that_programs_know_is_read() {
    const NAMES: &str = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" xmlns:own=\"http://example.org/own\"";
    for (required, expected) in [
        ("w14", "新\n"),
        ("own", "旧\n"),
        ("w14 own", "旧\n"),
        ("none", "旧\n"),
    ] {
        let document = read(word(&format!(
            "<w:p {NAMES}><w:r><mc:AlternateContent><mc:Choice Requires=\"{required}\"><w:t>新</w:t></mc:Choice>\
             <mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )));
        assert_eq!(document.text(), expected, "{required}");
    }
}

#[test]
fn a_comment_that_a_colleague_has_answered_stays_and_is_not_repeated() {
    const ANSWER: &str = "<w:comment w:id=\"90\" w:author=\"乙\"><w:p w14:paraId=\"B\"><w:r><w:t>已改</w:t></w:r></w:p></w:comment>";
    let document = read(word(SPLIT));
    let remark = |text: &str| Remark {
        range: range(&document, "七.4\u{ad}5"),
        paragraphs: vec![text.to_owned()],
    };
    let first = document
        .reviewed(&[remark("甲说"), remark("丙说")], None, &authorship())
        .unwrap();
    // As Word writes it once somebody has answered the first.
    let comments = part(&first, "word/comments.xml")
        .replacen("<w:p>", "<w:p xmlns:w14=\"14\" w14:paraId=\"A\">", 1)
        .replace(
            "</w:comments>",
            &format!(
                "{}</w:comments>",
                ANSWER.replace("<w:p ", "<w:p xmlns:w14=\"14\" ")
            ),
        );
    let related = part(&first, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        "<Relationship Id=\"ex\" Type=\"x/commentsExtended\" Target=\"commentsExtended.xml\"/></Relationships>",
    );
    let written = archive(&[
        ("[Content_Types].xml", &part(&first, "[Content_Types].xml")),
        ("_rels/.rels", RELATED),
        ("word/_rels/document.xml.rels", &related),
        ("word/document.xml", &part(&first, "word/document.xml")),
        ("word/comments.xml", &comments),
        (
            "word/commentsExtended.xml",
            "<x:commentsEx xmlns:x=\"x\"><x:commentEx x:paraId=\"A\"/>\
             <x:commentEx x:paraId=\"B\" x:paraIdParent=\"A\"/></x:commentsEx>",
        ),
    ]);
    let again = read(written)
        .reviewed(&[remark("甲说"), remark("丁说")], None, &authorship())
        .unwrap();
    let comments = part(&again, "word/comments.xml");
    let count = |words: &str| comments.matches(words).count();
    assert_eq!(
        [count("甲说"), count("已改"), count("丙说"), count("丁说")],
        [1, 1, 0, 1],
        "{comments}"
    );
    let text = part(&again, "word/document.xml");
    assert_eq!(text.matches("commentReference").count(), 2, "{text}");

    let answered = "<text:p>见<office:annotation office:name=\"一\"><dc:creator>援引 Yuanyin</dc:creator><text:p>甲说</text:p>\
        </office:annotation><office:annotation loext:parent-name=\"一\" xmlns:loext=\"l\"><dc:creator>乙</dc:creator>\
        <text:p>已改</text:p></office:annotation>七.45<office:annotation-end office:name=\"一\"/>。</text:p>";
    let document = read(open_document(answered));
    let remark = Remark {
        range: range(&document, "七.45"),
        paragraphs: vec!["甲说".to_owned()],
    };
    let again = document.reviewed(&[remark], None, &authorship()).unwrap();
    assert_eq!(
        part(&again, "content.xml"),
        part(document.bytes(), "content.xml")
    );
}

/// Each of many changes asks for the field around it, and for what stands for it elsewhere.
#[test]
fn as_many_changes_as_there_are_runs_are_made_at_once() {
    const MANY: usize = 20_000;
    let runs = "<w:r><w:t>见七.45，</w:t></w:r>".repeat(MANY);
    let boxes = "<w:p><w:r><w:t>见七.45。</w:t></w:r></w:p>".repeat(MANY / 4);
    let boxed = format!(
        "<w:p xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:r><mc:AlternateContent><mc:Choice>\
         <w:txbxContent>{boxes}</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{boxes}</w:txbxContent></w:pict>\
         </mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    // A drawing holds text boxes.
    let boxed = boxed.replace("<mc:Choice>", "<mc:Choice><w:drawing>");
    let boxed = boxed.replace("</mc:Choice>", "</w:drawing></mc:Choice>");
    for (body, times) in [(format!("<w:p>{runs}</w:p>"), MANY), (boxed, MANY / 4 * 2)] {
        let document = read(word(&body));
        let found = document.text().match_indices("七.45");
        let changes: Vec<Change> = found
            .map(|(at, words)| Change {
                range: at..at + words.len(),
                text: "七.25".to_owned(),
            })
            .collect();
        let changed = document.changed(&changes, Some(&authorship())).unwrap();
        let text = part(&changed, "word/document.xml");
        assert_eq!(text.matches("<w:ins ").count(), times);
    }
}
