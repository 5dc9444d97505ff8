//! Turns the register of bodies into a form that is read in a third of a millisecond: a person writes TOML,
//! the program carries JSON. Nothing is checked here; a test compares the two.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    const REGISTER: &str = "../corpus/bodies.toml";
    println!("cargo:rerun-if-changed={REGISTER}");
    println!("cargo:rerun-if-changed=build.rs");
    let register: toml::Table = toml::from_str(&fs::read_to_string(REGISTER)?)?;
    let folder = env::var_os("OUT_DIR").ok_or("cargo says where the output goes")?;
    fs::write(
        Path::new(&folder).join("bodies.json"),
        serde_json::to_vec(&register)?,
    )?;
    Ok(())
}
