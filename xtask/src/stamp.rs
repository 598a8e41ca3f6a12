//! A stamp says of which sources something was made, so that it is made again only when they change.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Folders that hold what is made, never what it is made of.
const MADE: [&str; 4] = ["node_modules", "dist", "coverage", "results"];

/// A fingerprint of the files and of everything in the folders, names included. Hidden files count,
/// hidden folders do not (caches of tools). What is missing is part of the fingerprint too.
pub fn of(paths: &[PathBuf]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        add(path, &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    path.hash(hasher);
    if path.is_file() {
        let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        bytes.hash(hasher);
    } else if path.is_dir() {
        let entries =
            fs::read_dir(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let mut inside = entries.collect::<std::io::Result<Vec<_>>>()?;
        inside.sort_by_key(fs::DirEntry::file_name);
        for entry in inside {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let folder = entry.path().is_dir();
            if folder && (name.starts_with('.') || MADE.contains(&name.as_ref())) {
                continue;
            }
            add(&entry.path(), hasher)?;
        }
    } else {
        "missing".hash(hasher);
    }
    Ok(())
}

/// Whether the stamp in the file is this one.
pub fn matches(file: &Path, stamp: &str) -> bool {
    fs::read_to_string(file).is_ok_and(|kept| kept.trim() == stamp)
}

/// Keeps the stamp, after the work is done.
pub fn keep(file: &Path, stamp: &str) -> Result<()> {
    fs::write(file, format!("{stamp}\n"))
        .with_context(|| format!("{} cannot be written", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamp_follows_sources_and_ignores_what_is_made() {
        let root = std::env::temp_dir().join(format!("marelle-xtask-{}-stamp", std::process::id()));
        fs::create_dir_all(root.join("src")).unwrap();
        fs::create_dir_all(root.join("dist")).unwrap();
        fs::create_dir_all(root.join(".cache")).unwrap();
        fs::write(root.join("src/a.ts"), "a").unwrap();
        let stamp = || of(std::slice::from_ref(&root)).unwrap();

        let first = stamp();
        fs::write(root.join("dist/a.js"), "made").unwrap();
        fs::write(root.join(".cache/x"), "made").unwrap();
        assert_eq!(stamp(), first);

        fs::write(root.join("src/a.ts"), "b").unwrap();
        let changed = stamp();
        assert_ne!(changed, first);

        fs::rename(root.join("src/a.ts"), root.join("src/b.ts")).unwrap();
        assert_ne!(stamp(), changed);

        let file = root.join("dist/stamp");
        assert!(!matches(&file, &first));
        keep(&file, &first).unwrap();
        assert!(matches(&file, &first));
        fs::remove_dir_all(root).unwrap();
    }
}
