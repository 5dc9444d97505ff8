//! Headings, rows of tables and items of lists, as the markups write them: what of a document's layout says
//! where a paragraph stands in it.

/// How a markup writes headings.
pub struct Headings {
    /// The rank of a line, without what indents it or marks it as quoted, that is a heading by itself: 0 is the
    /// title's, greater ones stand under smaller ones.
    pub rank: fn(&str) -> Option<u8>,
    /// The rank of a paragraph that is a heading by a line of signs under it.
    pub underlined: fn(&str) -> Option<u8>,
    /// What stands around bold words. People who write a short bold paragraph mean a heading.
    pub bold: &'static [(&'static str, &'static str)],
    /// Whether people who write without marks have headings, too: any short paragraph that ends no sentence.
    pub are_bare: bool,
}

impl Headings {
    /// The words of a paragraph that may be a heading without being marked as one: the whole of it, or what is
    /// bold where all of it is.
    pub fn unmarked<'a>(&self, content: &'a str) -> Option<&'a str> {
        let bold = self.bold.iter().find_map(|(open, close)| {
            let inside = content.strip_prefix(open)?.strip_suffix(close)?;
            // Else the first and the last words are, and not those between.
            (!inside.contains(open)).then_some(inside)
        });
        bold.or_else(|| self.are_bare.then_some(content))
    }
}

/// No paragraph is a heading by what stands under it, or no line by itself.
pub fn none(_text: &str) -> Option<u8> {
    None
}

/// The greatest rank that is told from others.
const DEEPEST: usize = 9;

/// The rank of a line that begins with a mark, as often as the rank says, and white space.
pub fn marked(line: &str, mark: char) -> Option<u8> {
    let rest = line.trim_start_matches(mark);
    let marks = (line.len() - rest.len()) / mark.len_utf8();
    let is_heading = marks > 0 && rest.starts_with([' ', '\t']);
    is_heading.then(|| u8::try_from(marks.min(DEEPEST)).unwrap_or_default())
}

/// Signs that underline, in the order of the ranks that people give them.
const UNDERLINES: &str = "=-~^\"'";
/// Further ones that do so in reStructuredText, where any sign may, behind those.
const FURTHER_UNDERLINES: &str = ".:`+_<>,;!";
/// Those that people give to the title there.
const TITLES: [char; 2] = ['#', '*'];

/// The rank of a line with a line of signs under it, and nothing else.
pub fn underlined(content: &str) -> Option<u8> {
    let rank = UNDERLINES.find(sign_under(content)?)? + 1;
    u8::try_from(rank).ok()
}

/// The same where any sign may underline.
pub fn underlined_by_any(content: &str) -> Option<u8> {
    let sign = sign_under(content)?;
    let rank = match TITLES.contains(&sign) {
        true => 0,
        false => UNDERLINES
            .find(sign)
            .or_else(|| Some(UNDERLINES.len() + FURTHER_UNDERLINES.find(sign)?))?,
    };
    u8::try_from(rank + 1).ok()
}

/// The sign of which the line under a line consists, where there are no more lines.
fn sign_under(content: &str) -> Option<char> {
    // Most paragraphs are one line.
    memchr::memchr(b'\n', content.as_bytes())?;
    let mut lines = content.lines();
    let (_, under) = (lines.next()?, lines.next()?.trim());
    let sign = under.chars().next()?;
    let is_rule = under.len() >= 3 && under.chars().all(|c| c == sign);
    (is_rule && lines.next().is_none()).then_some(sign)
}

/// Whether a paragraph is a row of a table whose cells stand behind bars.
pub fn begins_with_bar(content: &str) -> bool {
    content.starts_with('|')
}
