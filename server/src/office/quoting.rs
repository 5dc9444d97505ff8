//! Which styles are those of quotations: word processors bring them along under these names.

/// Parts of the names, in small letters.
const NAMES: [&str; 9] = [
    "quote",
    "quotation",
    "block text",
    "引用",
    "引文",
    "citation",
    "cita",
    "цитата",
    "اقتباس",
];

/// Whether a paragraph style's name, in small letters, is that of a style for quotations.
pub fn names_quotation(name: &str) -> bool {
    NAMES.iter().any(|known| match *known {
        // "Capacita…" is none.
        "cita" => name == "cita" || name.starts_with("cita "),
        known => name.contains(known),
    })
}
