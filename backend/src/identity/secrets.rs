//! Opaque secrets: refresh tokens and the tokens of links. Only their hashes are stored.
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Characters of a secret on the wire: 256 bits.
pub const LENGTH: usize = 43;

/// What a secret is stored and found by. 256 random bits need no slow hash.
#[must_use]
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// A new secret, from the system's randomness.
#[must_use]
pub fn fresh() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// Makes secrets from others: nobody without the signing key can.
#[derive(Clone)]
pub struct Derivation(Vec<u8>);

impl Derivation {
    /// A derivation of its own per purpose, from the key that signs.
    pub(super) fn new(secret: &[u8], purpose: &str) -> Self {
        Self(mac(secret, &[purpose.as_bytes()]))
    }

    /// The successor of a refresh token: the same one for every tab that spends it at once.
    #[must_use]
    pub fn successor(&self, spent: &str) -> String {
        URL_SAFE_NO_PAD.encode(mac(&self.0, &[spent.as_bytes()]))
    }

    /// The token of the link that answers an event: a mail that is sent again carries the same one.
    #[must_use]
    pub fn link(&self, event: Uuid, purpose: &str) -> String {
        URL_SAFE_NO_PAD.encode(mac(&self.0, &[event.as_bytes(), purpose.as_bytes()]))
    }
}

fn mac(key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    // HMAC takes keys of any length; the error of its constructor cannot happen and would make no secret at all.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return rand::random::<[u8; 32]>().to_vec();
    };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_long_and_differ() {
        assert_eq!(fresh().len(), LENGTH);
        assert_ne!(fresh(), fresh());
        assert_eq!(hash("a").len(), 32);
    }

    #[test]
    fn a_successor_depends_on_the_token_and_on_the_key() {
        let (one, other) = (
            Derivation::new(&[1; 32], "refresh"),
            Derivation::new(&[2; 32], "refresh"),
        );
        assert_eq!(one.successor("t"), one.successor("t"));
        assert_ne!(one.successor("t"), one.successor("u"));
        assert_ne!(one.successor("t"), other.successor("t"));
        assert_ne!(
            one.successor("t"),
            Derivation::new(&[1; 32], "links").successor("t")
        );
        assert_eq!(one.successor("t").len(), LENGTH);
    }

    #[test]
    fn a_link_depends_on_its_event_and_purpose() {
        let key = Derivation::new(&[1; 32], "links");
        let event = Uuid::from_u128(7);
        assert_eq!(key.link(event, "sign_in"), key.link(event, "sign_in"));
        assert_ne!(
            key.link(event, "sign_in"),
            key.link(event, "reset_password")
        );
        assert_ne!(
            key.link(event, "sign_in"),
            key.link(Uuid::from_u128(8), "sign_in")
        );
    }
}
