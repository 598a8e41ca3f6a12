//! One lot per campaign round and mentee, for ties that nothing else decides.
//!
//! The lot is HMAC-SHA-256 of the mentee's id under the round's seed. [`Seed::commitment`] is published before offers
//! close (T1) and the seed itself after ballots close (T2): nobody can choose a seed after seeing the ballots, and
//! everybody can redo the lots.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// The shortest seed, in bytes: what is published can then not be guessed from its hash.
pub const SHORTEST_SEED: usize = 16;

/// A seed too short to be kept secret until it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a seed of {0} bytes; at least {SHORTEST_SEED} are needed")]
pub struct SeedTooShort(pub usize);

/// The seed of one round.
#[derive(Clone)]
pub struct Seed(Vec<u8>);

impl std::fmt::Debug for Seed {
    /// Tells nothing: a seed in a log would be a seed published early.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed(…)")
    }
}

/// A mentee's lot; the smaller comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lot([u8; 32]);

impl Seed {
    /// Takes the seed's bytes.
    ///
    /// # Errors
    /// [`SeedTooShort`] below [`SHORTEST_SEED`] bytes.
    pub fn new(bytes: &[u8]) -> Result<Self, SeedTooShort> {
        if bytes.len() < SHORTEST_SEED {
            return Err(SeedTooShort(bytes.len()));
        }
        Ok(Self(bytes.to_vec()))
    }

    /// What is published before the seed: its SHA-256, in hexadecimal.
    pub fn commitment(&self) -> String {
        hexadecimal(&Sha256::digest(&self.0))
    }

    /// The mentee's lot in this round.
    pub fn lot(&self, mentee: &str) -> Lot {
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0);
        // HMAC takes keys of any length; the type cannot say so.
        Lot(mac
            .map(|mac| mac.chain_update(mentee).finalize().into_bytes().into())
            .unwrap_or_default())
    }
}

/// Bytes as lower-case hexadecimal.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::{Seed, SeedTooShort, hexadecimal};

    #[test]
    fn the_lot_is_hmac_sha_256_so_anybody_can_redo_it() {
        // Python: hmac.new(b"0123456789abcdef", b"ada", "sha256").hexdigest()
        let seed = Seed::new(b"0123456789abcdef").unwrap();
        assert_eq!(hexadecimal(&seed.lot("ada").0), EXPECTED_LOT);
        // hashlib.sha256(b"0123456789abcdef").hexdigest()
        assert_eq!(seed.commitment(), EXPECTED_COMMITMENT);
        assert_eq!(format!("{seed:?}"), "Seed(…)");
    }

    const EXPECTED_LOT: &str = "83eeb38e004a295359bde4b0760bb271a6e9e614701bce5053849938a657c6ec";
    const EXPECTED_COMMITMENT: &str =
        "9f9f5111f7b27a781f1f1ddde5ebc2dd2b796bfc7365c9c28b548e564176929f";

    #[test]
    fn a_short_seed_is_refused() {
        assert_eq!(Seed::new(b"123456789").unwrap_err(), SeedTooShort(9));
        assert_eq!(Seed::new(&[7; 15]).unwrap_err(), SeedTooShort(15));
        assert!(Seed::new(&[7; 16]).is_ok());
    }

    #[test]
    fn lots_are_spread_over_seeds_and_mentees() {
        let (one, other) = (Seed::new(&[1; 32]).unwrap(), Seed::new(&[2; 32]).unwrap());
        assert_ne!(one.lot("ada"), other.lot("ada"));
        assert_ne!(one.lot("ada"), one.lot("eve"));
        let first = (0..1000)
            .filter(|n| one.lot(&format!("a{n}")) < one.lot(&format!("b{n}")))
            .count();
        assert!(
            (420..580).contains(&first),
            "neither of two names is favoured: {first} of 1000"
        );
    }
}
