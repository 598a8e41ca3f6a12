//! Access tokens: JWT, ten minutes, HS256 only, every registered claim required and checked.
//!
//! jsonwebtoken's defaults accept a minute of leeway, a future `nbf` or `iat`, any `typ` and missing claims; what it
//! does not check is checked here.
use super::{
    model::{AccountId, IdentityRefusal, SessionId},
    secrets::Derivation,
};
use crate::{
    config::SigningKey,
    platform::problem::{PlatformRefusal, Problem},
};
use chrono::{DateTime, Duration, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How long an access token lasts.
pub const ACCESS_TOKEN_LIFE: Duration = Duration::minutes(10);
/// The value of `typ`: tokens of other kinds are not access tokens (RFC 9068).
const TYPE: &str = "at+jwt";
const AUDIENCE: &str = "marelle-api";
/// Longest token looked at; ours are about 400 bytes.
const LONGEST: usize = 2048;

/// What an access token says. Roles are not in it, so that revocation acts at once.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    pub iss: String,
    pub aud: String,
    pub sub: AccountId,
    pub sid: SessionId,
    pub iat: i64,
    pub nbf: i64,
    pub exp: i64,
    pub jti: uuid::Uuid,
}

/// Keys that sign and verify. The first one signs.
pub struct Keys {
    issuer: String,
    signing: (String, EncodingKey),
    verifying: HashMap<String, DecodingKey>,
    /// Makes successors of refresh tokens.
    pub(super) refresh: Derivation,
    /// Makes the tokens of links in mails.
    pub(super) links: Derivation,
}

impl Keys {
    /// Keys for tokens issued by `issuer`, the public address.
    ///
    /// # Errors
    /// When there is none.
    pub fn new(issuer: &str, keys: &[SigningKey]) -> anyhow::Result<Self> {
        let first = keys
            .first()
            .ok_or_else(|| anyhow::anyhow!("no signing key"))?;
        Ok(Self {
            issuer: issuer.to_owned(),
            signing: (first.kid.clone(), EncodingKey::from_secret(&first.secret)),
            verifying: keys
                .iter()
                .map(|k| (k.kid.clone(), DecodingKey::from_secret(&k.secret)))
                .collect(),
            refresh: Derivation::new(&first.secret, "marelle refresh tokens"),
            links: Derivation::new(&first.secret, "marelle links in mails"),
        })
    }

    /// A token for this account's session.
    ///
    /// # Errors
    /// When signing fails, which is our fault.
    pub fn issue(
        &self,
        account: AccountId,
        session: SessionId,
        now: DateTime<Utc>,
    ) -> Result<String, Problem> {
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.into(),
            sub: account,
            sid: session,
            iat: now.timestamp(),
            nbf: now.timestamp(),
            exp: (now + ACCESS_TOKEN_LIFE).timestamp(),
            jti: crate::platform::id::fresh(now),
        };
        let header = Header {
            typ: Some(TYPE.into()),
            kid: Some(self.signing.0.clone()),
            ..Header::new(Algorithm::HS256)
        };
        jsonwebtoken::encode(&header, &claims, &self.signing.1).map_err(Problem::internal)
    }

    /// What a token says, if it is one of ours and in time.
    ///
    /// # Errors
    /// 401 for any other.
    pub fn read(&self, token: &str, now: DateTime<Utc>) -> Result<Claims, Problem> {
        self.try_read(token, now)
            .ok_or_else(|| PlatformRefusal::Unauthenticated.into())
    }

    fn try_read(&self, token: &str, now: DateTime<Utc>) -> Option<Claims> {
        if token.len() > LONGEST {
            return None;
        }
        let header = jsonwebtoken::decode_header(token).ok()?;
        if header.alg != Algorithm::HS256 || header.typ.as_deref() != Some(TYPE) {
            return None;
        }
        let key = self.verifying.get(header.kid.as_deref()?)?;
        let mut rules = Validation::new(Algorithm::HS256);
        rules.set_audience(&[AUDIENCE]);
        rules.set_issuer(&[&self.issuer]);
        rules.set_required_spec_claims(&["exp", "nbf", "aud", "iss", "sub"]);
        rules.leeway = 0;
        // Time is ours to check: the application's clock, not the system's.
        rules.validate_exp = false;
        rules.validate_nbf = false;
        let claims = jsonwebtoken::decode::<Claims>(token, key, &rules)
            .ok()?
            .claims;
        let seconds = now.timestamp();
        let in_time = claims.iat <= seconds
            && claims.nbf <= seconds
            && seconds < claims.exp
            && claims.exp.checked_sub(claims.iat)? <= ACCESS_TOKEN_LIFE.num_seconds();
        in_time.then_some(claims)
    }
}

/// The token of an `Authorization: Bearer` header.
pub(super) fn bearer(request: &actix_web::HttpRequest) -> Option<&str> {
    let value = request
        .headers()
        .get(actix_web::http::header::AUTHORIZATION)?
        .to_str()
        .ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// What a caller is told whose session is over.
pub(super) fn ended() -> Problem {
    IdentityRefusal::SessionEnded.into()
}
