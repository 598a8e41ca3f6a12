//! Secrets of a local installation: made once, kept in the data folder, readable by its owner alone.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// Bytes in a signing key: as long as the digest of HMAC-SHA-256, the least that RFC 7518 allows.
const KEY_BYTES: usize = 32;

/// A password of 192 random bits that needs no escaping in a URL.
pub fn password() -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(random(24)?))
}

/// A signing key as the server reads it: `kid:base64`.
pub fn signing_key() -> Result<String> {
    let kid: String = random(4)?
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(format!("{kid}:{}", STANDARD.encode(random(KEY_BYTES)?)))
}

/// Reads the secret in the file, or makes it. The file is never readable by others, not even for
/// a moment.
pub fn kept(file: &Path, make: impl FnOnce() -> Result<String>) -> Result<String> {
    let told = || format!("{} cannot be used", file.display());
    if file.exists() {
        fs::set_permissions(file, fs::Permissions::from_mode(0o600)).with_context(told)?;
        let secret = fs::read_to_string(file)
            .with_context(told)?
            .trim()
            .to_owned();
        // Empty when a first run was ended between making the file and writing to it.
        if !secret.is_empty() {
            return Ok(secret);
        }
    }
    let secret = make()?;
    write(file, &format!("{secret}\n"))?;
    Ok(secret)
}

/// Writes a file that its owner alone can read, from its first moment on.
pub fn write(file: &Path, text: &str) -> Result<()> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(file)
        .and_then(|mut open| open.write_all(text.as_bytes()))
        .with_context(|| format!("{} cannot be written", file.display()))
}

/// Bytes from the system's generator.
pub fn random(bytes: usize) -> Result<Vec<u8>> {
    let mut buffer = vec![0; bytes];
    File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut buffer))
        .context("the system's random numbers cannot be read")?;
    Ok(buffer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_made_once_and_for_its_owner_only() {
        let file = std::env::temp_dir().join(format!("marelle-xtask-{}-key", std::process::id()));
        let first = kept(&file, signing_key).unwrap();
        assert_eq!(kept(&file, signing_key).unwrap(), first);
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        fs::remove_file(file).unwrap();
    }

    #[test]
    fn a_signing_key_has_a_name_and_enough_bytes() {
        let key = signing_key().unwrap();
        let (kid, bytes) = key.split_once(':').unwrap();
        assert_eq!(kid.len(), 8);
        assert_eq!(STANDARD.decode(bytes).unwrap().len(), KEY_BYTES);
        assert_ne!(signing_key().unwrap(), key);
    }
}
