//! Turns the register of bodies and the general thesaurus with its ordinary words into a form that is read in a third of a millisecond: a
//! person writes TOML, the program carries JSON. Nothing is checked here; tests compare the two.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let folder = env::var_os("OUT_DIR").ok_or("cargo says where the output goes")?;
    for name in ["bodies", "terms", "wording"] {
        let written = format!("../corpus/{name}.toml");
        println!("cargo:rerun-if-changed={written}");
        let data: toml::Table = toml::from_str(&fs::read_to_string(&written)?)?;
        fs::write(
            Path::new(&folder).join(format!("{name}.json")),
            serde_json::to_vec(&data)?,
        )?;
    }
    Ok(())
}
