//! Comments in a document that exempt places of it from findings, or declare what it is about.
//!
//! A comment of the document's own syntax says `yuanyin:`, a keyword, codes or none (then all are
//! meant), and perhaps a reason behind `--`:
//!
//! | keyword | Chinese | exempts |
//! | --- | --- | --- |
//! | `ignore-line` | 忽略本行 | what stands on the comment's own line, in part or whole |
//! | `ignore-next-line` | 忽略下一行 | the next line that is neither blank nor such a comment |
//! | `ignore-next-paragraph` | 忽略下一段 | the next lines up to a blank one |
//! | `ignore-begin` … `ignore-end` | 忽略开始 … 忽略结束 | all between the two |
//! | `ignore-file` | 忽略全文 | the whole document |
//!
//! `yuanyin: subject compilation` (援引：主题 汇编) declares that the document is about the compilation,
//! `subject other` (主题 其他) that it is about something else ([`Subject`](super::subject::Subject)); of several
//! the first holds. It can stand anywhere.
//!
//! | language | comments |
//! | --- | --- |
//! | Markdown, HTML, XML | `<!-- yuanyin: ignore-next-line misprint -->` |
//! | MDX | `{/* yuanyin: ignore-line */}` |
//! | LaTeX | `% yuanyin: ignore-begin -- quoted as printed` |
//! | Typst | `// 援引：忽略下一行 ambiguous`, `/* yuanyin: ignore-line */` |
//! | AsciiDoc | `// yuanyin: …`, at a line's beginning |
//! | reStructuredText | `.. yuanyin: …`, on a line of its own |
//! | Org | `# yuanyin: …` on a line of its own, `@@comment:yuanyin: ignore-line@@` within one |
//! | anything else | `[yuanyin: …]` |
//!
//! Comments are read with the paragraph that they stand in and kept with it, so a keystroke looks
//! for them only where it re-reads. What they exempt is worked out anew behind each edit, from the
//! comments alone and in time that grows as their number does; a document without any pays nothing.
//!
//! | file | what it knows |
//! | --- | --- |
//! | [`effect`] | the keywords |
//! | [`directive`] | finding comments in a paragraph, and what they say |
//! | [`exempt`] | what the comments of a document exempt |
//! | [`write`] | the change that exempts a finding |

mod directive;
mod effect;
mod exempt;
mod write;

pub use directive::{Directive, directives};
pub use exempt::{Exemption, ExemptionProblem, Exemptions};
pub use write::exempting;

#[cfg(test)]
mod tests;
