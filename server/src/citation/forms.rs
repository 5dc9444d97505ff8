//! Every form that is read, with an example of each and the production that reads it. A test reads
//! this table and holds each example to what it is said to say.
//!
//! | form | example | says | read by |
//! | --- | --- | --- | --- |
//! | number first | `第3/4号决定` | 决定 3/4 | `chinese::instrument::number_first` |
//! | with issuer and date | `缔约方会议2008年10月17日第4/3号决定` | 缔约方会议 决定 4/3 | `chinese::issuer::before_number` |
//! | shared kind | `第2/6号和第3/4号决定` | 决定 2/6; 决定 3/4 | `chinese::instrument::number_first` |
//! | noun first | `决议 5/6、6/4和7/3` | 决议 5/6; 决议 6/4; 决议 7/3 | `chinese::instrument::noun_first` |
//! | full width | `第３／４号决定` | 决定 3/4 | `fold::Folded` |
//! | Traditional | `第7/3號決議` | 决议 7/3 | `fold::Folded` |
//! | paragraph | `第3/4号决定第2段(b)项` | 决定 3/4 2.b | `chinese::locator::locators` |
//! | the other notation | `第3/4号决定第2(b)段` | 决定 3/4 2.b | `chinese::locator::locators` |
//! | shared head | `决定 3/4 第2段(b)和(c)项` | 决定 3/4 2.b; 决定 3/4 2.c | `chinese::locator::locators` |
//! | range | `第3/4号决定第2至4段` | 决定 3/4 2..4 | `chinese::locator::locators` |
//! | range with its unit twice | `第3/4号决定第10段至第12段` | 决定 3/4 10..12 | `chinese::locator::locators` |
//! | without 第 | `安理会1373号决议` | unsc | `chinese::instrument::unmarked` |
//! | annex | `决议7/3附件一第20段` | 决议 7/3 附件一 20 | `chinese::locator::locators` |
//! | annex in other figures | `决议7/3附件II第14段` | 决议 7/3 附件二 14 | `chinese::locator::locators` |
//! | recommendation | `第7/3号决议附件二第14项建议` | 决议 7/3 附件二 14 | `chinese::locator::locators` |
//! | behind a symbol | `第3/4号决定（CTOC/COP/2006/14）第2段` | 决定 3/4 2 | `chinese::locator::locators` |
//! | item | `第6/4号决议附件(b)段㈢` | 决议 6/4 附件 b.(3) | `chinese::locator::locators` |
//! | preamble | `决议5/6序言部分第1段` | 决议 5/6 PP1 | `chinese::locator::locators` |
//! | as in the index | `决定 4/3，(a)-(c)，(h)` | 决定 4/3 a..c; 决定 4/3 h | `chinese::locator::locators` |
//! | what stands for it | `第3/4号决定设立，该决定第9段` | 决定 3/4; 决定 3/4 9 | `chinese::anaphora::pointing` |
//! | repeated | `决议7/3附件一第20段；同上，第26段` | 决议 7/3 附件一 20; 决议 7/3 附件一 26 | `chinese::anaphora::ditto` |
//! | another body's | `大会第55/25号决议` | unga | `chinese::issuer::before_number` |
//! | of the body of the sentence | `人权理事会重申其第8/12号决议` | hrc | `chinese::issuer::before_number` |
//! | compilation | `A部分 七.20` | A.七 20 | `chinese::compilation::list` |
//! | further letters | `四.1.b和d` | ?.四 1.b; ?.四 1.d | `chinese::compilation::list` |
//! | its short form | `见七.17和七.20-22` | ?.七 17; ?.七 20..22 | `chinese::compilation::list` |
//! | item by number | `A.四.1.f.(二)` | A.四 1.f.(2) | `chinese::compilation::list` |
//! | annex of a section | `B部分：六，附件，(b)(三)` | B.六 附件 b.(3) | `chinese::compilation::list` |
//! | preamble of a section | `B.五.PP.1` | B.五 PP1 | `chinese::compilation::list` |
//! | whole section | `见A.七部分` | A.七 | `chinese::compilation::list` |
//! | report | `CTOC/COP/WG.2/2013/5，第24段` | CTOC/COP/WG.2/2013/5 24 | `document::document` |
//! | several paragraphs of it | `CTOC/COP/WG.2/2013/5，第21段和第24至26段` | CTOC/COP/WG.2/2013/5 21; CTOC/COP/WG.2/2013/5 24..26 | `document::document` |
//! | symbol in brackets | `报告（CTOC/COP/WG.2/2013/5）第24段` | CTOC/COP/WG.2/2013/5 24 | `document::document` |
//! | going on | `CTOC/COP/WG.2/2013/5第21段；第24段` | CTOC/COP/WG.2/2013/5 21; CTOC/COP/WG.2/2013/5 24 | `document::document` |
//! | damaged symbol | `CTOC/COP/ WG.2/2013/5` | CTOC/COP/WG.2/2013/5 | `document::document` |
//! | meeting | `工作组第七次会议建议第20段` | 会议7 建议 20 | `chinese::meeting::meeting` |
//! | its recommendation counted | `第七次会议通过的第20项建议` | 会议7 建议 20 | `chinese::meeting::meeting` |
//! | by its year | `2013年会议建议9` | 会议7 建议 9 | `chinese::meeting::of_year` |
//! | meeting's report | `第七次会议报告第24段` | 会议7 报告 24 | `chinese::meeting::meeting` |
//! | treaty | `《公约》第30条第2款(c)项` | convention 30 2.c | `chinese::treaty::articles` |
//! | the other notation | `公约第30条第2(c)款` | convention 30 2.c | `chinese::treaty::articles` |
//! | in numerals | `《打击有组织犯罪公约》第三十条第二款(三)项` | convention 30 2.c | `chinese::treaty::articles` |
//! | articles | `公约第24条和第25条` | convention 24; convention 25 | `chinese::treaty::articles` |
//! | protocol | `《枪支议定书》第8条` | firearms 8 | `chinese::treaty::articles` |
//! | another treaty | `《反腐败公约》第32条` | OtherTreaty | `chinese::treaty::articles` |
//! | English | `decision 3/4, paragraph 2 (b)` | 决定 3/4 2.b | `alphabetic` |
//! | small to large | `paragraph 20 of annex I to resolution 7/3` | 决议 7/3 附件一 20 | `alphabetic::small_first` |
//! | English, compilation | `Part A, VII.20` | A.七 20 | `alphabetic::compilation` |
//! | English, treaty | `article 30, paragraph 2 (c), of the Convention` | convention 30 2.c | `alphabetic::article` |
//! | annex first | `annex II, paragraph 1, of its resolution 7/3` | 决议 7/3 附件二 1 | `alphabetic::small_first` |
//! | abbreviated | `Res. 6/4, annex, para. (a) (ii)` | 决议 6/4 附件 a.(2) | `alphabetic::instrument` |
//! | letter behind the number | `decision 4/3 (h) and (k)` | 决定 4/3 h; 决定 4/3 k | `alphabetic::locator` |
//! | sign | `CTOC/COP/WG.2/2013/5, ¶ 24` | CTOC/COP/WG.2/2013/5 24 | `document::document` |
//! | label | `OP2 of resolution 6/4` | 决议 6/4 2 | `alphabetic::small_first` |
//! | issuer behind the paragraph | `decision 2/6, paragraph (d), of the Conference of the Parties` | 缔约方会议 决定 2/6 d | `alphabetic::instrument` |
//! | date between | `resolution 7/3 (10 October 2014), annex I, para. 16` | 决议 7/3 附件一 16 | `alphabetic::instrument` |
//! | recommendation in an annex | `recommendation 11 contained in annex I to resolution 7/3` | 决议 7/3 附件一 11 | `alphabetic::small_first` |
//! | title between | `resolution 7/3, entitled “Technical assistance”, annex I, para. 16` | 决议 7/3 附件一 16 | `alphabetic::instrument` |
//! | recommendation by year | `recommendation 8 of the 2014 meeting` | 会议8 建议 8 | `alphabetic::meeting` |
//! | part behind | `VII.20 (Part A)` | A.七 20 | `alphabetic::compilation` |
//! | French | `la décision 3/4, paragraphe 2 b)` | 决定 3/4 2.b | `alphabetic` |
//! | Spanish | `la resolución 7/3, anexo I, párrafo 20` | 决议 7/3 附件一 20 | `alphabetic` |
//! | Russian | `в пункте 20 приложения I к резолюции 7/3` | 决议 7/3 附件一 20 | `alphabetic` |
//! | Arabic | `المقرر 3/4، الفقرة 2 (ب)` | 决定 3/4 2.b | `alphabetic` |

#[cfg(test)]
mod tests {
    use crate::citation::recognise;
    use crate::corpus::embedded;

    #[test]
    fn every_example_says_what_the_table_says() {
        let mut examples = 0;
        let mut differences = Vec::new();
        let lexicon = &embedded::corpus().lexicon;
        for line in include_str!("forms.rs").lines() {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, _, example, says, ..] = cells.as_slice() else {
                continue;
            };
            let Some(example) = example
                .strip_prefix('`')
                .and_then(|rest| rest.strip_suffix('`'))
            else {
                continue;
            };
            examples += 1;
            let read: Vec<String> = recognise(example)
                .iter()
                .map(|citation| citation.reference.notation(lexicon))
                .collect();
            if read.join("; ") != *says {
                differences.push(format!("{example}: {read:?}, not {says}"));
            }
        }
        assert!(examples > 40, "{examples}");
        assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    }
}
