//! Puts the migrations' text where the crate can name the schema it was built with.
#![allow(
    clippy::disallowed_methods,
    reason = "cargo speaks to build scripts through variables"
)]
use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=migrations");
    let mut folders: Vec<PathBuf> = fs::read_dir("migrations")?
        .map(|e| e.map(|e| e.path()))
        .collect::<io::Result<_>>()?;
    folders.sort();
    let mut text = String::new();
    for folder in folders {
        text.push_str(&fs::read_to_string(folder.join("up.sql"))?);
    }
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(PathBuf::from(out).join("migrations.sql"), text)
}
