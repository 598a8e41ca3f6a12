//! Configuration by environment, checked all at once at start.
use base64::{Engine, engine::general_purpose::STANDARD};
use secrecy::SecretString;
use std::{net::SocketAddr, path::PathBuf};

/// A signing key: its id (the `kid` of tokens) and at least 32 secret bytes.
#[derive(Clone)]
pub struct SigningKey {
    pub kid: String,
    pub secret: Vec<u8>,
}

/// Where mails go.
#[derive(Clone, Debug)]
pub enum MailTransport {
    /// An SMTP server, e.g. `smtps://user:password@mail.example:465`.
    Smtp(SecretString),
    /// A table that `/dev/mailbox` shows, in development only.
    Mailbox,
}

/// Everything that is configured.
#[derive(Clone)]
pub struct Settings {
    pub database_url: SecretString,
    pub database_connections: usize,
    pub bind: SocketAddr,
    /// Scheme, host and port that people see, without a trailing slash.
    pub public_url: String,
    pub static_dir: Option<PathBuf>,
    /// The first one signs, all of them verify: rotation keeps two for a while.
    pub jwt_keys: Vec<SigningKey>,
    pub mail: MailTransport,
    pub mail_from: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    pub dev: bool,
    /// Whether requests are counted and limited; off only for load tests.
    pub rate_limits: bool,
}

/// Every variable that is wrong, one a line.
#[derive(Debug, thiserror::Error)]
#[error("the configuration is not complete:\n{}", .0.join("\n"))]
pub struct ConfigError(pub Vec<String>);

impl Settings {
    /// Reads the environment.
    ///
    /// # Errors
    /// Names every missing or wrong variable at once.
    pub fn from_env() -> Result<Self, ConfigError> {
        #[allow(
            clippy::disallowed_methods,
            reason = "the one place that reads the environment"
        )]
        Self::from_lookup(|name| std::env::var(name).ok())
    }

    /// Reads variables from anywhere.
    ///
    /// # Errors
    /// Names every missing or wrong variable at once.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let mut wrong = Vec::new();
        let get = |name: &str| {
            lookup(name)
                .map(|v| v.trim().to_owned())
                .filter(|v| !v.is_empty())
        };
        let flag =
            |name: &str| get(name).is_some_and(|v| matches!(v.as_str(), "1" | "true" | "yes"));
        let dev = flag("DEV");

        let database_url = get("DATABASE_URL").unwrap_or_else(|| {
            wrong.push("DATABASE_URL: missing; e.g. postgres://marelle@localhost/marelle".into());
            String::new()
        });
        let database_connections = match get("DATABASE_CONNECTIONS").map(|v| v.parse::<usize>()) {
            None => 16,
            Some(Ok(n)) if (1..=500).contains(&n) => n,
            Some(_) => {
                wrong.push("DATABASE_CONNECTIONS: a whole number from 1 to 500".into());
                16
            }
        };
        let bind = get("BIND").unwrap_or_else(|| "127.0.0.1:8080".into());
        let bind = bind.parse().unwrap_or_else(|_| {
            wrong.push(format!(
                "BIND: {bind:?} is not address:port, e.g. 127.0.0.1:8080"
            ));
            SocketAddr::from(([127, 0, 0, 1], 8080))
        });
        let public_url =
            get("PUBLIC_URL").unwrap_or_else(|| format!("http://localhost:{}", bind.port()));
        let public_url = public_url.trim_end_matches('/').to_owned();
        if !(public_url.starts_with("https://") || public_url.starts_with("http://")) {
            wrong.push(format!(
                "PUBLIC_URL: {public_url:?} must begin with https:// (or http:// in development)"
            ));
        }
        let static_dir = get("STATIC_DIR").map(PathBuf::from);
        if let Some(dir) = static_dir
            .as_ref()
            .filter(|dir| !dir.join("index.html").is_file())
        {
            wrong.push(format!(
                "STATIC_DIR: no index.html in {}; build the front end first",
                dir.display()
            ));
        }
        let jwt_keys = jwt_keys(get("JWT_KEYS").as_deref(), &mut wrong);
        let mail = match get("SMTP_URL") {
            Some(url) if url.starts_with("smtp://") || url.starts_with("smtps://") => {
                MailTransport::Smtp(SecretString::from(url))
            }
            Some(_) => {
                wrong.push("SMTP_URL: an smtp:// or smtps:// address".into());
                MailTransport::Mailbox
            }
            None if dev => MailTransport::Mailbox,
            None => {
                wrong.push("SMTP_URL: missing; e.g. smtps://user:password@mail.example:465 (or DEV=1 for a mailbox page)".into());
                MailTransport::Mailbox
            }
        };
        let mail_from = get("MAIL_FROM").unwrap_or_else(|| "Marelle <marelle@localhost>".into());
        if mail_from.parse::<lettre::message::Mailbox>().is_err() {
            wrong.push(format!(
                "MAIL_FROM: {mail_from:?} is not an address, e.g. Marelle <bonjour@example.org>"
            ));
        }
        let trusted_proxies = get("TRUSTED_PROXIES").unwrap_or_default();
        let trusted_proxies = trusted_proxies
            .split(',')
            .map(str::trim)
            .filter(|p| !p.is_empty())
            .filter_map(|p| {
                p.parse()
                    .map_err(|_| wrong.push(format!("TRUSTED_PROXIES: {p:?} is no IP address")))
                    .ok()
            })
            .collect();
        let rate_limits = get("RATE_LIMITS").as_deref() != Some("off");

        if wrong.is_empty() {
            Ok(Self {
                database_url: SecretString::from(database_url),
                database_connections,
                bind,
                public_url,
                static_dir,
                jwt_keys,
                mail,
                mail_from,
                trusted_proxies,
                dev,
                rate_limits,
            })
        } else {
            Err(ConfigError(wrong))
        }
    }
}

fn jwt_keys(value: Option<&str>, wrong: &mut Vec<String>) -> Vec<SigningKey> {
    let Some(value) = value else {
        wrong.push("JWT_KEYS: missing; kid:base64 of 32 random bytes or more, comma-separated, the first one signs".into());
        return vec![];
    };
    let mut keys = Vec::new();
    for entry in value.split(',').map(str::trim).filter(|e| !e.is_empty()) {
        let key = entry.split_once(':').and_then(|(kid, secret)| {
            let secret = STANDARD.decode(secret).ok()?;
            (!kid.is_empty() && secret.len() >= 32).then(|| SigningKey {
                kid: kid.to_owned(),
                secret,
            })
        });
        match key {
            Some(key) => keys.push(key),
            // The secret itself never goes to a log.
            None => wrong.push("JWT_KEYS: each entry is kid:base64 with at least 32 bytes".into()),
        }
    }
    if keys.is_empty() && !wrong.iter().any(|w| w.starts_with("JWT_KEYS")) {
        wrong.push("JWT_KEYS: no key in it".into());
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_variable_is_named_at_once() {
        let read = |name: &str| match name {
            "JWT_KEYS" => Some("a:c2hvcnQ=".to_owned()),
            "BIND" => Some("here".to_owned()),
            "SMTP_URL" => Some("pigeon://".to_owned()),
            _ => None,
        };
        let message = Settings::from_lookup(read)
            .err()
            .map(|e| e.to_string())
            .unwrap_or_default();
        for name in ["DATABASE_URL", "JWT_KEYS", "BIND", "SMTP_URL"] {
            assert!(message.contains(name), "{name} in {message}");
        }
        assert!(!message.contains("c2hvcnQ"), "secrets stay out of messages");
    }
}
