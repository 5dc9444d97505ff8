use crate::citation::alphabetic::words::english::WORDS;
use crate::citation::tests::{check_in, check_silent};

#[test]
fn instruments() {
    check_in(
        WORDS.language,
        &[
            ("⟦decision 3/4⟧", &["决定 3/4"]),
            (
                "⟦Decision 3/4⟧. Recommendations of the Working Group",
                &["决定 3/4"],
            ),
            ("⟦RESOLUTION 7/3⟧", &["决议 7/3"]),
            ("its ⟦decision 1/2⟧ of 7 July 2004", &["决定 1/2"]),
            (
                "its ⟦resolutions 5/1⟧ of 22 October 2010, ⟦5/5⟧ of 22 October 2010, ⟦6/1⟧ of 19 October 2012, and ⟦7/1⟧ of 10 October 2014",
                &["决议 5/1", "决议 5/5", "决议 6/1", "决议 7/1"],
            ),
            ("⟦decisions 2/6⟧ and ⟦3/4⟧", &["决定 2/6", "决定 3/4"]),
            (
                "The Conference of the Parties, in its ⟦decision 4/3⟧, decided",
                &["缔约方会议 决定 4/3"],
            ),
            ("⟦Conference resolution 7/3⟧ was adopted", &["决议 7/3"]),
            (
                "⟦decision 3/4⟧ of the Conference of the Parties",
                &["缔约方会议 决定 3/4"],
            ),
            (
                "⟦Decision 3/4⟧ of the Conference of the Parties to the United Nations Convention against Transnational Organized Crime endorsed",
                &["缔约方会议 决定 3/4"],
            ),
            (
                "⟦decision 2/6⟧, ⟦decision 3/4⟧ and ⟦resolution 5/6⟧",
                &["决定 2/6", "决定 3/4", "决议 5/6"],
            ),
            (
                "⟦decision\u{a0}3/4⟧ and ⟦resolution\n7/3⟧",
                &["决定 3/4", "决议 7/3"],
            ),
            ("(⟦resolution 7/3⟧)", &["决议 7/3"]),
            ("⟦Decision No. 3/4⟧", &["决定 3/4"]),
            ("⟦decision 3/4⟧ states that parties shall", &["决定 3/4"]),
        ],
    );
}

#[test]
fn parts_of_instruments() {
    check_in(
        WORDS.language,
        &[
            ("⟦decision 3/4, paragraph 2 (b)⟧", &["决定 3/4 2.b"]),
            ("⟦decision 3/4, para. 2(b)⟧", &["决定 3/4 2.b"]),
            ("⟦decision 3/4 para 2b⟧", &["决定 3/4 2.b"]),
            (
                "⟦resolution 7/3, annex I, paragraph 26⟧",
                &["决议 7/3 附件一 26"],
            ),
            (
                "⟦resolution 7/3, annex 1, para. 26⟧",
                &["决议 7/3 附件一 26"],
            ),
            (
                "⟦resolution 7/3, annex I, paragraphs 18⟧ and ⟦28⟧, and ⟦annex II, paragraphs 1⟧, ⟦6⟧ and ⟦8⟧",
                &[
                    "决议 7/3 附件一 18",
                    "决议 7/3 附件一 28",
                    "决议 7/3 附件二 1",
                    "决议 7/3 附件二 6",
                    "决议 7/3 附件二 8",
                ],
            ),
            (
                "⟦decision 3/4, paragraphs 2 (b)⟧ and ⟦(c)⟧ and ⟦4⟧",
                &["决定 3/4 2.b", "决定 3/4 2.c", "决定 3/4 4"],
            ),
            ("⟦decision 3/4, paragraphs 3-5⟧", &["决定 3/4 3..5"]),
            ("⟦decision 3/4, paragraphs 3 to 5⟧", &["决定 3/4 3..5"]),
            (
                "⟦decision 3/4, paragraph 2, subparagraph (b)⟧",
                &["决定 3/4 2.b"],
            ),
            ("⟦paragraph 2 (b) of decision 3/4⟧", &["决定 3/4 2.b"]),
            (
                "⟦subparagraph (b) of paragraph 2 of decision 3/4⟧",
                &["决定 3/4 2.b"],
            ),
            (
                "⟦paragraphs 2⟧ and ⟦4 of decision 3/4⟧",
                &["决定 3/4 2", "决定 3/4 4"],
            ),
            (
                "⟦paragraph 20 of annex I to resolution 7/3⟧",
                &["决议 7/3 附件一 20"],
            ),
            (
                "⟦annex I to resolution 7/3⟧ and ⟦annex II of its resolution 7/3⟧",
                &["决议 7/3 附件一", "决议 7/3 附件二"],
            ),
            (
                "⟦resolution 5/6, preambular paragraph 1⟧",
                &["决议 5/6 PP1"],
            ),
            (
                "the ⟦first preambular paragraph of resolution 5/6⟧",
                &["决议 5/6 PP1"],
            ),
            ("⟦operative paragraph 2 of resolution 8/4⟧", &["决议 8/4 2"]),
            ("⟦resolution 8/4, OP2⟧", &["决议 8/4 2"]),
            (
                "⟦resolution 6/4, annex, paragraph (b) (iii)⟧",
                &["决议 6/4 附件 b.(3)"],
            ),
            (
                "⟦decision 4/3, paragraphs (a)-(c)⟧, ⟦(h)⟧, ⟦(i) (ii)⟧, ⟦(l)⟧ and ⟦(s)⟧",
                &[
                    "决定 4/3 a..c",
                    "决定 4/3 h",
                    "决定 4/3 i.(2)",
                    "决定 4/3 l",
                    "决定 4/3 s",
                ],
            ),
            (
                "⟦paragraph (i) (i)⟧ and ⟦(ii) of decision 4/3⟧",
                &["决定 4/3 i.(1)", "决定 4/3 i.(2)"],
            ),
            ("[^1]: ⟦Decision 4/3, para. (d)⟧.\n[^2]: ", &["决定 4/3 d"]),
            (
                "as called for in ⟦resolution 8/4, annex, paragraph 3⟧, and 7/31 had reported",
                &["决议 8/4 附件 3"],
            ),
            (
                "⟦resolutions 7/3, annex I⟧, and ⟦8/4, annex⟧",
                &["决议 7/3 附件一", "决议 8/4 附件"],
            ),
            ("| ⟦decision 3/4, 2 (b)⟧ |", &["决定 3/4 2.b"]),
            (
                "| ⟦resolution 7/3, annex II, 5-9⟧ | ⟦decision 4/3, (r)⟧ |",
                &["决议 7/3 附件二 5..9", "决定 4/3 r"],
            ),
            (
                "under ⟦decision 3/4⟧, and ⟦paragraph 2 (b) of that decision⟧",
                &["决定 3/4", "决定 3/4 2.b"],
            ),
            ("⟦decision 3/4⟧, which 15 States supported", &["决定 3/4"]),
            (
                "In ⟦paragraph 2 of decision 3/4⟧, 15 States are named",
                &["决定 3/4 2"],
            ),
            (
                "⟦decision 3/4, paragraph 2⟧, 15 States supported",
                &["决定 3/4 2"],
            ),
        ],
    );
}

#[test]
fn issuers() {
    check_in(
        WORDS.language,
        &[
            ("⟦General Assembly resolution 55/25, annex I⟧", &["unga"]),
            ("⟦resolution 55/25⟧ of the General Assembly", &["unga"]),
            (
                "⟦General Assembly resolutions 55/25⟧ of 15 November 2000 and ⟦55/255⟧ of 31 May 2001",
                &["unga", "unga"],
            ),
            (
                "⟦resolution 55/25⟧ of 15 November 2000, ⟦annex I to General Assembly resolution 55/25⟧",
                &["Unnamed", "unga"],
            ),
            (
                "⟦Economic and Social Council resolutions 2003/29⟧ of 22 July 2003, ⟦2004/34⟧ of 21 July 2004 and ⟦2008/23⟧",
                &["ecosoc", "ecosoc", "ecosoc"],
            ),
            ("⟦Security Council resolution 1373 (2001)⟧", &["unsc"]),
            ("⟦RESOLUTION 918 (1994)⟧", &["Unnamed"]),
            (
                "⟦decision 4/CP.7⟧ and ⟦Decision V/9, paragraphs 2-4 and 6⟧",
                &["unfccc-cop", "Unnamed"],
            ),
            (
                "the Human Rights Council, in its ⟦resolution 8/12⟧",
                &["hrc"],
            ),
            (
                "⟦Commission on Crime Prevention and Criminal Justice resolution 22/8⟧",
                &["ccpcj"],
            ),
            (
                "⟦resolution 3/4⟧ of the Conference of the States Parties to the United Nations Convention against Corruption",
                &["cosp-uncac"],
            ),
            (
                "The Conference of the States Parties, in its ⟦resolution 6/1⟧, and ⟦decision 3/4⟧ of the Conference of the Parties to the Framework Convention on Climate Change",
                &["cosp-uncac", "unfccc-cop"],
            ),
            (
                "Recalling ⟦General Assembly resolution 55/25⟧ and ⟦decision 3/4⟧",
                &["unga", "决定 3/4"],
            ),
            (
                "⟦paragraph 6 of Security Council resolution 1267 (1999)⟧ and ⟦resolution 41/128⟧ of 4 December 1986",
                &["unsc", "Unnamed"],
            ),
        ],
    );
}

/// A proper name that nobody knows, right before a number: it is that one's, whatever the number.
#[test]
fn issuers_that_nobody_knows() {
    check_in(
        WORDS.language,
        &[
            ("⟦Tide Forum resolution 7/9⟧", &["Unnamed"]),
            (
                "⟦ASEAN Summit decision 7/9⟧; ⟦African Union Summit resolution 7/9⟧",
                &["Unnamed", "Unnamed"],
            ),
            ("recalling the ⟦Forum's resolution 7/3⟧", &["Unnamed"]),
            (
                "under ⟦Harbour Panel decision 3/4, paragraph 2⟧",
                &["Unnamed"],
            ),
            // What begins a sentence, or a title, has a capital all the same.
            ("Recalling ⟦resolution 7/3⟧", &["决议 7/3"]),
            ("It met. Under ⟦resolution 7/3⟧ it may", &["决议 7/3"]),
            ("Supporting Parties Under ⟦Resolution 7/3⟧", &["决议 7/3"]),
            ("in October ⟦resolution 7/3⟧ was adopted", &["决议 7/3"]),
            ("Recalling ⟦Conference resolution 7/3⟧", &["决议 7/3"]),
            ("the UNTOC ⟦resolution 7/3⟧", &["缔约方会议 决议 7/3"]),
            ("Part B, ⟦decision 3/4⟧", &["决定 3/4"]),
        ],
    );
}

#[test]
fn articles() {
    check_in(
        WORDS.language,
        &[
            (
                "⟦article 30, paragraph 2 (c), of the Convention⟧",
                &["convention 30 2.c"],
            ),
            (
                "pursuant to ⟦article 32, paragraphs 3 (d)⟧ and ⟦4, of the Convention⟧",
                &["convention 32 3.d", "convention 32 4"],
            ),
            (
                "⟦articles 24⟧ and ⟦25 of the Convention⟧",
                &["convention 24", "convention 25"],
            ),
            (
                "⟦articles 5⟧, ⟦6⟧, ⟦8⟧ and ⟦23 of the Organized Crime Convention⟧",
                &[
                    "convention 5",
                    "convention 6",
                    "convention 8",
                    "convention 23",
                ],
            ),
            (
                "⟦articles 16 to 19 of the Convention⟧",
                &["convention 16..19"],
            ),
            ("⟦article 32(3) of the Convention⟧", &["convention 32 3"]),
            ("⟦art. 32, par. 3, of the Convention⟧", &["convention 32 3"]),
            (
                "⟦Article 32 of the United Nations Convention against Transnational Organized Crime⟧",
                &["convention 32"],
            ),
            ("⟦article 18 of UNTOC⟧", &["convention 18"]),
            ("⟦Article 18 UNTOC⟧", &["convention 18"]),
            (
                "⟦article 3 (a) of the Trafficking in Persons Protocol⟧",
                &["trafficking 3 a"],
            ),
            (
                "⟦article 6 of the Smuggling of Migrants Protocol⟧",
                &["smuggling 6"],
            ),
            ("⟦article 8 of the Firearms Protocol⟧", &["firearms 8"]),
            (
                "⟦article 3 of the Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children, supplementing the United Nations Convention against Transnational Organized Crime⟧, and ⟦article 5⟧",
                &["trafficking 3", "trafficking 5"],
            ),
            (
                "⟦paragraph 5 of article 32 of the Convention⟧",
                &["convention 32 5"],
            ),
            (
                "⟦paragraphs 1⟧ and ⟦2 (a) of article 5 of the Convention⟧",
                &["convention 5 1", "convention 5 2.a"],
            ),
            (
                "the Convention, in particular ⟦article 32⟧",
                &["convention 32"],
            ),
            (
                "⟦article 5 of the Convention⟧ and ⟦article 6 of the Migrants Protocol⟧",
                &["convention 5", "smuggling 6"],
            ),
            (
                "⟦article 32 of the United Nations Convention against Corruption⟧",
                &["OtherTreaty"],
            ),
            ("⟦article 5 of the 1988 Convention⟧", &["OtherTreaty"]),
            (
                "⟦article 31 of the Vienna Convention on the Law of Treaties⟧",
                &["OtherTreaty"],
            ),
            (
                "⟦rule 3, paragraph 2, of the rules of procedure⟧",
                &["RulesOfProcedure"],
            ),
            (
                "⟦paragraph 2 of rule 2 of the rules of procedure⟧",
                &["RulesOfProcedure"],
            ),
        ],
    );
}

#[test]
fn the_compilation() {
    check_in(
        WORDS.language,
        &[
            ("⟦Part A, VII.20⟧", &["A.七 20"]),
            ("⟦part A, section VII, paragraph 20⟧", &["A.七 20"]),
            ("see ⟦A.VII.20⟧ and ⟦B.III.2.b⟧", &["A.七 20", "B.三 2.b"]),
            (
                "⟦Part A, VII.17⟧ and ⟦VII.20-22⟧",
                &["A.七 17", "A.七 20..22"],
            ),
            (
                "⟦Part B, III.2.b⟧, ⟦III.2.c⟧ and ⟦III.6⟧",
                &["B.三 2.b", "B.三 2.c", "B.三 6"],
            ),
            ("⟦Part A, IV.1.f (ii)⟧", &["A.四 1.f.(2)"]),
            ("⟦Part B, VI, annex, (b) (iii)⟧", &["B.六 附件 b.(3)"]),
            ("⟦Part B, V.PP.1⟧", &["B.五 PP1"]),
            ("⟦Part A, II.3.b-d⟧", &["A.二 3.b..3.d"]),
            ("⟦Part A, section VII⟧", &["A.七"]),
            (
                "⟦part A, section VII, paragraphs 20⟧ and ⟦22⟧",
                &["A.七 20", "A.七 22"],
            ),
            ("⟦paragraph 20 of section VII of part A⟧", &["A.七 20"]),
            ("see recommendation ⟦VII.20⟧", &["?.七 20"]),
            (
                "(see ⟦VII.17⟧, ⟦18⟧ and ⟦20⟧)",
                &["?.七 17", "?.七 18", "?.七 20"],
            ),
            ("⟦Part\nA, VII.20⟧", &["A.七 20"]),
        ],
    );
}

#[test]
fn reports_and_meetings() {
    check_in(
        WORDS.language,
        &[
            (
                "See ⟦CTOC/COP/WG.2/2013/5, para. 24⟧.",
                &["CTOC/COP/WG.2/2013/5 24"],
            ),
            (
                "The report (⟦CTOC/COP/WG.2/2013/5, paras. 21⟧ and ⟦24-26⟧)",
                &["CTOC/COP/WG.2/2013/5 21", "CTOC/COP/WG.2/2013/5 24..26"],
            ),
            (
                "⟦CTOC/COP/WG.2/2013/5, para. 24⟧.\n⟦Ibid., para. 25⟧.",
                &["CTOC/COP/WG.2/2013/5 24", "CTOC/COP/WG.2/2013/5 25"],
            ),
            (
                "⟦Decision 3/4, para. 2⟧. ⟦Ibid.⟧",
                &["决定 3/4 2", "决定 3/4 2"],
            ),
            (
                "See ⟦CTOC/COP/WG.2/2013/5, para. 24⟧; ⟦paras. 21⟧ and ⟦24-26⟧",
                &[
                    "CTOC/COP/WG.2/2013/5 24",
                    "CTOC/COP/WG.2/2013/5 21",
                    "CTOC/COP/WG.2/2013/5 24..26",
                ],
            ),
            (
                "in ⟦paragraph 24 of document CTOC/COP/WG.2/2013/5⟧",
                &["CTOC/COP/WG.2/2013/5 24"],
            ),
            (
                "the documents ⟦A/64/440⟧ and ⟦Corr.1⟧",
                &["A/64/440", "A/64/440/Corr.1"],
            ),
            (
                "⟦recommendation 20 of the seventh meeting of the Working Group⟧",
                &["会议7 建议 20"],
            ),
            (
                "⟦recommendations 20⟧ and ⟦22 adopted by the Working Group at its seventh meeting⟧",
                &["会议7 建议 20", "会议7 建议 22"],
            ),
        ],
    );
}

#[test]
fn what_is_no_citation() {
    check_silent(&[
        "16/9 resolution and a screen resolution 4/3",
        // Inserted behind article 18, which our treaties do not have.
        "article 18 bis of the Convention",
        "article 18-ter of the Convention",
        "The resolution 4/3 aspect is common",
        "image resolution 7/3 at 300 dpi",
        "a decision by 3/4 majority",
        "They decided 3/4 majority was enough",
        "a decision 3/4 of voters supported",
        "decision 3/4 majority",
        "the decision 3/4 of the members took",
        "a resolution of 1920/1080 pixels",
        "conflict resolution 3/4 done",
        "DNS resolution 1/2 failed",
        "decision 3/4/2008",
        "on 22/10/2010 the decision was made",
        "article 32 was amended",
        "the article 5 of the magazine",
        "Article 7 of the Criminal Code",
        "paragraph 20 of the report",
        "paragraph 2 (b) above",
        "the annex to the present resolution",
        "section VII.20 of the manual",
        "version VII.20",
        "Part A of the form, part B of the questionnaire",
        "Part A, I would say, is fine",
        "World War II. 20 years later",
        "Henry V. 3 acts",
        "annex I, annex II and appendix A.II.1",
        "participation in the party",
        "recommendation 5 of the Committee at its seventh session",
        "recommendation 3 of the seventh meeting of the Working Group on Firearms",
        "rule 5 of the house",
        "7/3. Implementation of the provisions on technical assistance",
        "and/or, 24/7, km/h, 3/4",
        "The Convention; article 7 of the Criminal Code",
        "paragraph 3/4 of the text",
        "decision",
        "resolution 5",
        "resolutions and decisions adopted in 2010",
    ]);
}
