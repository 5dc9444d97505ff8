//! Turns data into forms that are read at once: a person writes TOML, the program carries JSON; and of how Chinese
//! characters are read, only what a search asks for. Nothing is checked here; tests compare.

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

/// The readings of the characters from U+4E00 to U+9FFF, as `server/src/search/readings.rs` has them: for each character
/// the place of what it has, and every such set of readings once, one behind the other, parted by spaces.
fn readings() -> String {
    let all: Vec<String> = ('\u{4e00}'..='\u{9fff}').map(typed).collect();
    let mut sets: BTreeMap<&str, usize> = all.iter().map(|set| (set.as_str(), 0)).collect();
    let (mut text, mut starts) = (String::new(), vec![0]);
    for (place, (set, number)) in sets.iter_mut().enumerate() {
        *number = place;
        text.push_str(set);
        starts.push(text.len());
    }
    let of: Vec<usize> = (all.iter())
        .filter_map(|set| sets.get(set.as_str()).copied())
        .collect();
    format!(
        "static OF: [u16; {}] = {of:?};\nstatic STARTS: [u16; {}] = {starts:?};\nstatic TEXT: &str = {text:?};\n",
        of.len(),
        starts.len()
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
