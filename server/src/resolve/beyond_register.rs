//! Instruments that the register cannot know.

use crate::citation::InstrumentNumber;
use crate::corpus::Corpus;

/// Sessions behind the last one in the register whose numbers are taken for ours where nobody is named. Others'
/// numbers of the same shape go on from there, and whoever cites a session far ahead names the body.
const SESSIONS_AHEAD: u16 = 1;

/// Whether a number that the register does not have, and of which nobody says whose it is, may be one that our
/// body has given since or that the register lacks: of no session far ahead, and with a serial as the body has
/// given them.
pub fn may_be_ours(corpus: &Corpus, number: InstrumentNumber) -> bool {
    let serials = corpus.register.iter().map(|entry| entry.number.serial);
    let highest = serials.max().unwrap_or_default();
    let last = corpus.last_session_known().saturating_add(SESSIONS_AHEAD);
    number.session <= last && number.serial <= highest
}

/// Whether a number can be one of our body's at all: one that is known, or one that it may have given since.
pub fn can_be_ours(corpus: &Corpus, number: InstrumentNumber) -> bool {
    corpus.register.iter().any(|entry| entry.number == number)
        || corpus.by_number(number).next().is_some()
        || may_be_ours(corpus, number)
}

#[cfg(test)]
mod tests {
    use crate::corpus::embedded;
    use crate::resolve::{Meaning, resolve};

    fn meanings(text: &str) -> Vec<(Meaning, &'static str)> {
        let corpus = embedded::corpus();
        let citations = corpus.recognise(text);
        let resolutions = resolve(&corpus, text, &citations).into_iter();
        let told = resolutions.map(|resolution| {
            let code = resolution
                .finding
                .map_or("", |finding| finding.problem.code().name());
            (resolution.meaning, code)
        });
        told.collect()
    }

    #[test]
    fn what_the_register_cannot_know_is_not_checked() {
        let not_checked = (Meaning::NotRegistered, "not-in-compilation");
        for text in [
            // Of a session behind the last one in the register.
            "缔约方会议第13/1号决议",
            "缔约方会议第21/12号决定",
            "第13/1号决议",
            // Of a session whose resolutions or decisions are not all in it.
            "缔约方会议第10/8号决议",
            "第10/8号决议",
            "decision 11/1 of the Conference of the Parties",
        ] {
            assert_eq!(meanings(text), std::slice::from_ref(&not_checked), "{text}");
        }
    }

    #[test]
    fn what_the_register_knows_in_full_is_judged() {
        for text in ["第11/7号决议", "缔约方会议第12/5号决议", "第6/9号决议"] {
            let unknown = (Meaning::Nothing, "unknown-instrument");
            assert_eq!(meanings(text), [unknown], "{text}");
        }
        for text in ["第11/6号决议", "第12/4号决议", "第10/7号决议"] {
            let told = meanings(text);
            assert!(
                matches!(
                    told[..],
                    [(Meaning::NotReproduced(_), "not-in-compilation")]
                ),
                "{text} {told:?}"
            );
        }
    }

    #[test]
    fn of_a_decision_that_names_nobody_nothing_is_told() {
        for text in ["第5/1号决定", "decision 8/8", "第13/2号决定"] {
            assert_eq!(meanings(text), [(Meaning::NotRegistered, "")], "{text}");
        }
    }

    #[test]
    fn of_a_number_that_is_hardly_ours_nothing_is_said() {
        for text in ["第14/1号决议", "第10/12号决定", "第19/1号决议"] {
            assert_eq!(meanings(text), [(Meaning::Nothing, "")], "{text}");
        }
    }
}
