//! The codes under which findings are told, and how loudly.

use std::collections::HashMap;

/// Defines [`Code`]: a code is one line here, which is all that this file knows of it. What else a new
/// one needs the compiler or a test asks for: its words (`messages/finding.rs`), an example
/// (`features/diagnostics/tests.rs`), a row in README.md and a setting in VS Code
/// (`tests/command-line/documents.rs`).
macro_rules! codes {
    ($($(#[$about:meta])* $code:ident = $name:literal, $severity:expr;)*) => {
        /// The names by which findings are configured, as they stand in settings and editors (D6).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$about])* $code,)*
        }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: [Code; [$($name),*].len()] = [$(Code::$code),*];

            /// The name in settings and diagnostics, as `no-such-provision`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Code::$code => $name,)*
                }
            }

            /// The severity where nothing is configured (D6); `None` for what is off then.
            pub fn default_severity(self) -> Option<Severity> {
                match self {
                    $(Code::$code => $severity,)*
                }
            }
        }
    };
}

codes! {
    NoSuchProvision = "no-such-provision", Some(Severity::Error);
    NoSuchSection = "no-such-section", Some(Severity::Error);
    WrongKind = "wrong-kind", Some(Severity::Error);
    UnknownInstrument = "unknown-instrument", Some(Severity::Warning);
    NotInCompilation = "not-in-compilation", Some(Severity::Information);
    Ambiguous = "ambiguous", Some(Severity::Warning);
    ReversedRange = "reversed-range", Some(Severity::Warning);
    NoSuchArticle = "no-such-article", Some(Severity::Error);
    /// A date that is none of the session's that adopted the instrument.
    WrongDate = "wrong-date", Some(Severity::Warning);
    /// Two names of one provision that are not the same provision's.
    NamesDisagree = "names-disagree", Some(Severity::Warning);
    NoSuchDocument = "no-such-document", Some(Severity::Warning);
    Misprint = "misprint", Some(Severity::Warning);
    Misquoted = "misquoted", Some(Severity::Warning);
    /// Told only where a house form is configured.
    NonstandardForm = "nonstandard-form", Some(Severity::Information);
    /// A comment that exempts and has something wrong in it.
    WrongExemption = "wrong-exemption", Some(Severity::Warning);
    /// A comment that exempts nothing.
    UnusedExemption = "unused-exemption", Some(Severity::Hint);
    Uncited = "uncited", None;
}

impl Code {
    /// The code with that name.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.into_iter().find(|code| code.name() == name)
    }

    /// The code that is meant by something like its name (`misprints`); `None` where none is near.
    pub fn nearest(written: &str) -> Option<Code> {
        let written = written.to_lowercase();
        let distance = |code: Code| strsim::osa_distance(code.name(), &written);
        let near = Code::ALL.into_iter().min_by_key(|code| distance(*code));
        near.filter(|code| distance(*code) <= code.name().len() / 3)
    }
}

/// How loudly a finding is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
    Information,
    Hint,
}

/// How loudly each code is told; codes that are not listed keep their default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Severities {
    /// `None` switches a code off.
    pub by_code: HashMap<Code, Option<Severity>>,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Severity; 4] = [
        Severity::Error,
        Severity::Warning,
        Severity::Information,
        Severity::Hint,
    ];

    /// The name in settings and reports.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information => "information",
            Severity::Hint => "hint",
        }
    }

    /// What a setting says: a severity, or that a code is off. `None` where it is neither.
    pub fn setting(name: &str) -> Option<Option<Severity>> {
        if name == "off" {
            return Some(None);
        }
        Severity::ALL
            .into_iter()
            .find(|severity| severity.name() == name)
            .map(Some)
    }
}

impl Severities {
    /// The severity of a code; `None` where it is off.
    pub fn of(&self, code: Code) -> Option<Severity> {
        self.by_code
            .get(&code)
            .copied()
            .unwrap_or(code.default_severity())
    }
}
