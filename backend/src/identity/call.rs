//! Who is asking, as every handler's first parameter: `Signed` or `Anyone`.
//!
//! They are the only way from a handler to the database, so that a handler which asks nobody's name reads nobody's data.
use super::{
    model::{AccountId, ProgrammeId, Role, SessionId},
    password::Passwords,
    store,
    token::{self, Keys},
};
use crate::platform::{
    clock::Clock,
    db::{self, Pool, Pooled},
    problem::{PlatformRefusal, Problem},
    rate::{self, Budget},
};
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use chrono::{DateTime, Duration, Utc};
use std::{
    future::{Future, Ready, ready},
    net::IpAddr,
    pin::Pin,
    sync::Arc,
};

/// Changes that an account may ask for. Nobody who types needs as many.
const WRITES: Budget = Budget {
    name: "writes",
    size: 240,
    per: Duration::minutes(1),
};

/// What identity needs from the process.
#[derive(Clone)]
pub struct Doors {
    pub pool: Pool,
    pub clock: Clock,
    pub keys: Arc<Keys>,
    pub passwords: Passwords,
    /// Proxies whose word on the caller's address is taken.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether attempts are counted and limited.
    pub limited: bool,
}

/// A person who acts in a programme, and what she is there.
#[derive(Clone, Debug)]
pub struct Actor {
    pub account_id: AccountId,
    pub programme_id: ProgrammeId,
    pub session_id: SessionId,
    pub email_verified: bool,
    pub roles: Vec<Role>,
}

impl Actor {
    /// Whether she is that here.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether she runs the programme: organisers, and administrators who may do what organisers do.
    #[must_use]
    pub fn organises(&self) -> bool {
        self.is(Role::Organiser) || self.is(Role::Administrator)
    }

    /// Refuses whoever does not run the programme.
    ///
    /// # Errors
    /// 403.
    pub fn must_organise(&self) -> Result<(), Problem> {
        if self.organises() {
            Ok(())
        } else {
            Err(PlatformRefusal::Forbidden.into())
        }
    }

    /// Refuses whoever is not that here.
    ///
    /// # Errors
    /// 403.
    pub fn must_be(&self, role: Role) -> Result<(), Problem> {
        if self.is(role) {
            Ok(())
        } else {
            Err(PlatformRefusal::Forbidden.into())
        }
    }
}

/// A signed-in caller, at the one instant at which this request happens.
pub struct Signed {
    pub who: Actor,
    pub now: DateTime<Utc>,
    pool: Pool,
}

impl Signed {
    /// A connection. Asked for by the handler, once the body is there: a body that trickles in must not hold one.
    ///
    /// # Errors
    /// 503 when none comes free.
    pub async fn db(&self) -> Result<Pooled, Problem> {
        db::borrow(&self.pool).await
    }
}

impl FromRequest for Signed {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let doors = doors(&request)?;
            let now = doors.clock.now();
            let token = token::bearer(&request).ok_or(PlatformRefusal::Unauthenticated)?;
            let claims = doors.keys.read(token, now)?;
            let mut conn = db::borrow(&doors.pool).await?;
            let standing = store::standing(&mut conn, &host(&request), claims.sub, claims.sid, now)
                .await?
                .ok_or_else(token::ended)?;
            if doors.limited && !request.method().is_safe() {
                rate::spend(&mut conn, &claims.sub.to_string(), WRITES, now).await?;
            }
            let who = Actor {
                account_id: claims.sub,
                programme_id: standing.programme_id,
                session_id: claims.sid,
                email_verified: standing.email_verified,
                roles: standing.roles,
            };
            Ok(Self {
                who,
                now,
                pool: doors.pool.clone(),
            })
        })
    }
}

/// A caller whom nobody asks for a name.
pub struct Anyone {
    pub now: DateTime<Utc>,
    host: String,
    pool: Pool,
}

impl Anyone {
    /// A connection, asked for by the handler once the body is there.
    ///
    /// # Errors
    /// 503 when none comes free.
    pub async fn db(&self) -> Result<Pooled, Problem> {
        db::borrow(&self.pool).await
    }

    /// The programme that answers at the address she used.
    ///
    /// # Errors
    /// 404 when no programme answers there.
    pub async fn programme(&self, conn: &mut db::Conn) -> Result<ProgrammeId, Problem> {
        store::programme_at(conn, &self.host)
            .await?
            .ok_or_else(|| PlatformRefusal::NotFound.into())
    }
}

impl FromRequest for Anyone {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(doors(request).map(|doors| Self {
            now: doors.clock.now(),
            host: host(request),
            pool: doors.pool.clone(),
        }))
    }
}

/// The process's doors, from a request.
///
/// # Errors
/// When the application was put together without them, which is our fault.
pub fn doors(request: &HttpRequest) -> Result<&Doors, Problem> {
    request
        .app_data::<web::Data<Doors>>()
        .map(|data| data.get_ref())
        .ok_or_else(|| Problem::internal(anyhow::anyhow!("the application has no doors")))
}

/// The host asked for, lower case and without port. From `Host` itself: a forwarding proxy passes it on, and nobody
/// else's word for it is taken.
fn host(request: &HttpRequest) -> String {
    let header = request
        .headers()
        .get(actix_web::http::header::HOST)
        .and_then(|v| v.to_str().ok());
    let host = request
        .uri()
        .authority()
        .map(|a| a.as_str())
        .or(header)
        .unwrap_or_default()
        .to_ascii_lowercase();
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name.to_owned(),
        _ => host,
    }
}
