//! Passwords: how strong they must be, and Argon2id off the request's thread.
use super::model::IdentityRefusal;
use crate::platform::problem::Problem;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Memory of one hash, in KiB (OWASP's first choice for Argon2id: 19 MiB, two passes, one lane).
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// Hashes made at once: each takes its memory and a core for some 30 ms.
const AT_ONCE: usize = 4;
/// zxcvbn's score from which guessing takes more than 10^10 tries.
const STRENGTH: zxcvbn::Score = zxcvbn::Score::Three;
/// Characters of a password that are judged: longer ones are strong already, and judging takes longer with each.
const JUDGED: usize = 64;
/// Words that French speakers build passwords from; zxcvbn knows English ones.
const FRENCH: &str = include_str!("french_words.txt");
/// A hash of something nobody knows, with our parameters: an unknown address costs what a known one costs.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bWFyZWxsZSBub2JvZHkhIQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Hashes and checks passwords, a few at a time.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl Passwords {
    /// A hash to store, as a PHC string.
    ///
    /// # Errors
    /// When hashing fails, which is our fault.
    pub async fn hash(&self, password: &str) -> Result<String, Problem> {
        let password = password.to_owned();
        self.off_thread(move || {
            argon2()?
                .hash_password(password.as_bytes())
                .map(|hash| hash.to_string())
                .map_err(|e| Problem::internal(anyhow::anyhow!("hashing: {e}")))
        })
        .await?
    }

    /// Whether it is the password of this hash. Without a hash it takes as long, and is not.
    ///
    /// # Errors
    /// When the hash cannot be read, which is our fault.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, Problem> {
        let known = hash.is_some();
        let password = password.to_owned();
        let hash = hash.unwrap_or(NOBODY).to_owned();
        let same = self
            .off_thread(move || {
                let parsed = PasswordHash::new(&hash)
                    .map_err(|e| Problem::internal(anyhow::anyhow!("a stored hash: {e}")))?;
                Ok::<_, Problem>(
                    argon2()?
                        .verify_password(password.as_bytes(), &parsed)
                        .is_ok(),
                )
            })
            .await??;
        Ok(known && same)
    }

    /// Refuses a password that would soon be guessed by somebody who knows `about` her.
    ///
    /// # Errors
    /// 422 at `pointer`.
    pub async fn judge(
        &self,
        password: &str,
        about: &[&str],
        pointer: &'static str,
    ) -> Result<(), Problem> {
        let password: String = password.chars().take(JUDGED).collect();
        let about: Vec<String> = about.iter().map(|&word| word.to_owned()).collect();
        let strong = self
            .off_thread(move || is_strong(&password, &about))
            .await?;
        if strong {
            Ok(())
        } else {
            Err(Problem::at(pointer, IdentityRefusal::PasswordTooWeak))
        }
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let _turn = self.turns.acquire().await.map_err(Problem::internal)?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(Problem::internal)
    }
}

fn argon2() -> Result<Argon2<'static>, Problem> {
    let params = Params::new(MEMORY, PASSES, 1, None)
        .map_err(|e| Problem::internal(anyhow::anyhow!("argon2: {e}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn is_strong(password: &str, about: &[String]) -> bool {
    // "lea.dupont@…" is lea, dupont and leadupont.
    let joined: Vec<String> = about
        .iter()
        .filter_map(|text| text.split('@').next())
        .map(|name| name.chars().filter(|c| c.is_alphanumeric()).collect())
        .collect();
    let words: Vec<&str> = about
        .iter()
        .chain(&joined)
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()).chain([&**text]))
        .filter(|word| word.chars().count() > 2)
        .chain(FRENCH.split_whitespace())
        .collect();
    zxcvbn::zxcvbn(password, &words).score() >= STRENGTH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easy_passwords_are_weak_in_french_too() {
        let about = ["lea.dupont@example.org".to_owned()];
        for weak in [
            "passwordpassword",
            "azertyuiop123",
            "motdepasse2026",
            "marrainefilleule",
            "bonjourbonjour",
            "lea.dupont@example.org",
            "leadupont2026",
            "aaaaaaaaaaaaaaaa",
            "123456789012",
        ] {
            assert!(!is_strong(weak, &about), "{weak} passed");
        }
        for strong in [
            "quatre girafes repeignent le phare",
            "kx7-vQpl_92mzR",
            "correct cheval pile agrafe",
        ] {
            assert!(is_strong(strong, &about), "{strong} was refused");
        }
    }

    #[actix_web::test]
    async fn a_hash_is_argon2id_with_our_parameters_and_known_again() {
        let passwords = Passwords::default();
        let hash = passwords.hash("quatre girafes").await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert_ne!(hash, passwords.hash("quatre girafes").await.unwrap());
        assert!(
            passwords
                .verify("quatre girafes", Some(&hash))
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify("quatre girafons", Some(&hash))
                .await
                .unwrap()
        );
    }

    #[actix_web::test]
    async fn nobody_has_a_password_and_costs_as_much() {
        let params = |hash: &str| hash.split('$').take(4).collect::<Vec<_>>().join("$");
        let passwords = Passwords::default();
        assert_eq!(params(NOBODY), params(&passwords.hash("x").await.unwrap()));
        assert!(!passwords.verify("x", None).await.unwrap());
    }
}
