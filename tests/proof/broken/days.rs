//! Days, of sections and of their headings.

use super::check_alone;

#[test]
fn days_are_in_the_calendar() {
    let row = |wrong| {
        let expected = "is not a date: write it as 2013-10-28, and a day that exists.";
        let expected = format!("compilation.toml:10:10: “{wrong}” {expected}");
        (wrong, expected)
    };
    for wrong in [
        "2008-02-30",
        "2009-02-29",
        "1900-02-29",
        "2008-13-01",
        "2008-00-05",
        "2008-05-00",
        "2008-04-31",
        "2008-5-005",
        "08-05-2008",
        "+008-05-05",
        "2008/05/05",
    ] {
        let (wrong, expected) = row(wrong);
        let wrong = format!("[\"{wrong}\", \"2008-05-09\"]");
        check_alone(
            "lakes",
            &[(
                "compilation.toml",
                "[\"2008-05-05\", \"2008-05-09\"]",
                &wrong,
                &expected,
            )],
        );
    }
    check_alone(
        "lakes",
        &[
            (
                "compilation.toml",
                "[\"2008-05-05\", \"2008-05-09\"]",
                "[\"2008-05-05\", \"\"]",
                "compilation.toml:10:24: The value here is empty: fill it in, or remove the field.",
            ),
            (
                "compilation.toml",
                "[\"2008-05-05\", \"2008-05-09\"]",
                "[\"2008-05-09\", \"2008-05-05\"]",
                "compilation.toml:10:24: The last day is before the first: correct one of them.",
            ),
            (
                "register.toml",
                "number = 11\n",
                "number = 11\ndates = [\"2008-05-05\", \"2008-06-31\"]\n",
                "register.toml:5:24: “2008-06-31” is not a date: write it as 2013-10-28, and a day that exists.",
            ),
            (
                "register.toml",
                "number = 11\n",
                "number = 11\ndates = [\"2008-05-09\", \"2008-05-05\"]\n",
                "register.toml:5:24: The last day is before the first: correct one of them.",
            ),
        ],
    );
}

#[test]
fn days_of_a_heading_are_those_of_the_data() {
    check_alone(
        "corruption",
        &[
            (
                "zh/part-b.md",
                "12月13日至15日",
                "12月13日至17日",
                "zh/part-b.md:3:1: compilation.toml dates this meeting 2010-12-13 to 2010-12-15: correct one of the two; where the print is wrong and kept, say so in errata.toml (`kept`).",
            ),
            (
                "zh/part-a.md",
                "2009年11月9日",
                "2009年10月9日",
                "zh/part-a.md:22:1: compilation.toml dates this meeting 2009-11-09 to 2009-11-13: correct one of the two; where the print is wrong and kept, say so in errata.toml (`kept`).",
            ),
        ],
    );
    check_alone(
        "trafficking-in-persons",
        &[(
            "zh/part-a.md",
            "2009年4月14日和15日",
            "2009年4月14日",
            "zh/part-a.md:7:1: compilation.toml dates this meeting 2009-04-14 to 2009-04-15: correct one of the two; where the print is wrong and kept, say so in errata.toml (`kept`).",
        )],
    );
}

#[test]
fn a_section_has_a_first_and_a_last_day() {
    for (right, wrong) in [
        ("\"2010-12-15\"]", "\"2010-12-15\", \"2010-12-16\"]"),
        (", \"2010-12-15\"]", "]"),
    ] {
        check_alone(
            "corruption",
            &[(
                "compilation.toml",
                right,
                wrong,
                "compilation.toml:64:9: Invalid TOML: it should be two dates: [\"2013-10-28\", \"2013-10-30\"].",
            )],
        );
    }
}
