//! `Idempotency-Key`: a creating request that is repeated creates once and is answered alike.
//!
//! The key is written in the transaction of the effect. A repeat that arrives meanwhile waits on the key's row, then
//! finds what the first one made; one that repeats the key with another body is refused.
use super::{
    db::Conn,
    problem::{PlatformRefusal, Problem},
};
use crate::schema::idempotency_keys;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::future::{Ready, ready};
use uuid::Uuid;

/// The key of one intention, as the caller chose it.
#[derive(Clone, Debug)]
pub struct IdempotencyKey {
    key: String,
    operation: String,
}

impl FromRequest for IdempotencyKey {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let key = request
            .headers()
            .get("idempotency-key")
            .and_then(|v| v.to_str().ok())
            .map(str::trim)
            .filter(|v| (1..=200).contains(&v.len()) && v.bytes().all(|b| b.is_ascii_graphic()));
        ready(key.map_or_else(
            || Err(Problem::key_missing()),
            |key| {
                let operation = format!("{} {}", request.method(), request.path());
                Ok(Self {
                    key: key.to_owned(),
                    operation,
                })
            },
        ))
    }
}

/// The header in the document: `params(IdempotencyKeyHeader)` on every operation that takes an [`IdempotencyKey`].
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "read by the document only")]
pub struct IdempotencyKeyHeader {
    /// A new one per intention, the same one per retry: a repeat creates nothing and gets the first one's answer.
    #[param(
        rename = "Idempotency-Key",
        min_length = 1,
        max_length = 200,
        pattern = "^[!-~]+$",
        example = "0d9f2c1e-3f43-4b4e-9a1b-6a3f0b5d7c11"
    )]
    idempotency_key: String,
}

/// What a key leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Nobody used it: do the work under the id that was claimed.
    Fresh,
    /// It was used for the same request: this is what that one made.
    Made(Uuid),
}

/// A key bound to a person, an operation and a body: what a command needs to be done once.
#[derive(Clone, Debug)]
pub struct Once {
    programme_id: Uuid,
    account_id: Uuid,
    key: String,
    operation: String,
    fingerprint: Vec<u8>,
}

impl IdempotencyKey {
    /// A key for callers that are no request: 1 to 200 characters, unique per person.
    #[must_use]
    pub fn of(key: String, operation: &str) -> Self {
        Self {
            key,
            operation: operation.to_owned(),
        }
    }

    /// Binds the key to who asks for what.
    ///
    /// # Errors
    /// When the body does not serialise, which is our fault.
    pub fn bind(
        self,
        programme_id: Uuid,
        account_id: Uuid,
        body: &impl Serialize,
    ) -> Result<Once, Problem> {
        let bytes = serde_json::to_vec(body).map_err(Problem::internal)?;
        let fingerprint = Sha256::digest(bytes).to_vec();
        Ok(Once {
            programme_id,
            account_id,
            key: self.key,
            operation: self.operation,
            fingerprint,
        })
    }
}

impl Once {
    /// Claims the key for a resource that is about to be made as `resource_id`, first thing in the transaction.
    ///
    /// # Errors
    /// 422 when the key was used for another request; 409 while the first is still under way.
    pub async fn claim(
        &self,
        conn: &mut Conn,
        resource_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Claim, Problem> {
        use idempotency_keys::dsl;
        let written = diesel::insert_into(dsl::idempotency_keys)
            .values((
                dsl::programme_id.eq(self.programme_id),
                dsl::account_id.eq(self.account_id),
                dsl::key.eq(&self.key),
                dsl::operation.eq(&self.operation),
                dsl::fingerprint.eq(&self.fingerprint),
                dsl::resource_id.eq(resource_id),
                dsl::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await
            .map_err(busy)?;
        if written == 1 {
            return Ok(Claim::Fresh);
        }
        let (operation, fingerprint, made): (String, Vec<u8>, Uuid) = dsl::idempotency_keys
            .find((self.programme_id, self.account_id, &self.key))
            .select((dsl::operation, dsl::fingerprint, dsl::resource_id))
            .first(conn)
            .await?;
        if operation == self.operation && fingerprint == self.fingerprint {
            Ok(Claim::Made(made))
        } else {
            Err(PlatformRefusal::KeyReused.into())
        }
    }
}

/// Waiting for the first request ran into the lock timeout.
fn busy(error: diesel::result::Error) -> Problem {
    match &error {
        diesel::result::Error::DatabaseError(_, info)
            if info.message().contains("lock timeout") =>
        {
            PlatformRefusal::KeyBusy.into()
        }
        _ => error.into(),
    }
}
