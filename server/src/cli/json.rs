//! What all commands that write JSON have.

/// The version of the shape; one more where what stands there already changes, not where something is added.
pub const SCHEMA_VERSION: u32 = 1;

/// A text with so many spaces before each line.
pub fn indented(text: &str, by: usize) -> String {
    let spaces = " ".repeat(by);
    let lines: Vec<String> = text.lines().map(|line| format!("{spaces}{line}")).collect();
    lines.join("\n")
}
