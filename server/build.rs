//! Turns data into forms that are read at once: a person writes TOML, the program carries JSON; and of how Chinese
//! characters are read, only what a search asks for. Nothing is checked here; tests compare.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use pinyin::ToPinyinMulti;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let folder = env::var_os("OUT_DIR").ok_or("cargo says where the output goes")?;
    let folder = Path::new(&folder);
    for name in ["bodies", "terms", "wording"] {
        let written = format!("../corpus/{name}.toml");
        println!("cargo:rerun-if-changed={written}");
        let data: toml::Table = toml::from_str(&fs::read_to_string(&written)?)?;
        fs::write(
            folder.join(format!("{name}.json")),
            serde_json::to_vec(&data)?,
        )?;
    }
    fs::write(folder.join("readings.rs"), readings())?;
    Ok(())
}

/// The readings of the characters from U+4E00 to U+9FFF, as `server/src/search/readings.rs` has them: every set of readings
/// once, a line of a text, and for each character the number of its line. The lines that many characters have come first,
/// and the two bytes of a number stand apart: so it takes the least room where a page's files are compressed.
fn readings() -> String {
    const MANY: usize = 10;
    let all: Vec<String> = ('\u{4e00}'..='\u{9fff}').map(typed).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for set in &all {
        *counts.entry(set).or_default() += 1;
    }
    let mut sets: Vec<(&str, usize)> = counts.into_iter().collect();
    sets.sort_by_key(|(_, count)| Reverse((*count).min(MANY)));
    let lines = sets.iter().map(|(set, _)| *set);
    let text: Vec<&str> = lines.clone().collect();
    let numbers: BTreeMap<&str, u16> = lines.zip(0..).collect();
    let of = all.iter().filter_map(|set| numbers.get(set.as_str()));
    let (low, high): (Vec<u8>, Vec<u8>) = of
        .map(|number| (*number as u8, (number >> 8) as u8))
        .unzip();
    let count = low.len();
    format!(
        "static LOW: [u8; {count}] = {low:?};\nstatic HIGH: [u8; {count}] = {high:?};\nstatic TEXT: &str = {:?};\n",
        text.join("\n")
    )
}

/// Toneless readings as they are typed, each once: ü is `v`, and `u` too, since not everybody knows.
fn typed(character: char) -> String {
    let mut readings: Vec<&str> = Vec::new();
    for sound in character.to_pinyin_multi().into_iter().flatten() {
        let typed: &[&'static str] = match sound.plain() {
            "lü" => &["lv", "lu"],
            "lüe" => &["lve", "lue"],
            "nü" => &["nv", "nu"],
            "nüe" => &["nve", "nue"],
            // Interjections (ê, ḿ, ň) that no draft is typed with.
            plain if plain.bytes().all(|byte| byte.is_ascii_lowercase()) => &[plain],
            _ => &[],
        };
        for reading in typed {
            if !readings.contains(reading) {
                readings.push(reading);
            }
        }
    }
    readings.join(" ")
}
