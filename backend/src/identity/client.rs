//! The program that calls: where from, what it says it is, and the cookie it keeps.
use super::{
    call::Doors,
    model::{IdentityRefusal, Session},
};
use crate::platform::{address, problem::Problem};
use actix_web::{
    FromRequest, HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
    dev::Payload,
    http::header,
    web,
};
use chrono::{DateTime, Utc};
use std::future::{Ready, ready};

/// The refresh token's cookie. `__Host-`: this host only, over TLS (or on localhost), for every path.
pub const COOKIE: &str = "__Host-marelle";
/// Longest `User-Agent` kept with a session, in characters.
const USER_AGENT_LENGTH: usize = 300;

/// Who calls, as far as the connection tells.
#[derive(Clone, Debug)]
pub struct Client {
    pub user_agent: String,
    /// The address, IPv6 by /64, for counting.
    pub address: String,
}

impl FromRequest for Client {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let trusted = request
            .app_data::<web::Data<Doors>>()
            .map(|doors| doors.trusted_proxies.as_slice())
            .unwrap_or_default();
        let user_agent = request
            .headers()
            .get(header::USER_AGENT)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        let peer = request.peer_addr().map(|peer| peer.ip());
        let network =
            peer.map(|peer| address::network(address::of(peer, trusted, request.headers())));
        ready(Ok(Self {
            user_agent: user_agent.chars().take(USER_AGENT_LENGTH).collect(),
            address: network.map_or_else(|| "unknown".into(), |network| network.to_string()),
        }))
    }
}

/// A caller that is a page of this site, or no browser at all: first guard of whatever the cookie opens.
#[derive(Clone, Copy, Debug)]
pub struct SameOrigin;

impl FromRequest for SameOrigin {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(if is_ours(request) {
            Ok(Self)
        } else {
            Err(IdentityRefusal::ForeignOrigin.into())
        })
    }
}

fn is_ours(request: &HttpRequest) -> bool {
    let text = |name: &str| {
        let value = request.headers().get(name)?;
        Some(value.to_str().unwrap_or("unreadable").to_owned())
    };
    if let Some(site) = text("sec-fetch-site")
        && site != "same-origin"
    {
        return false;
    }
    let Some(origin) = text("origin") else {
        return true;
    };
    let host = text("host").or_else(|| request.uri().authority().map(ToString::to_string));
    let origin_host = origin.split_once("://").map(|(_, host)| host.to_owned());
    origin_host.is_some_and(|origin| host.is_some_and(|host| origin.eq_ignore_ascii_case(&host)))
}

/// The refresh token that came with a request.
#[must_use]
pub fn refresh_token(request: &HttpRequest) -> Option<String> {
    request
        .cookie(COOKIE)
        .map(|cookie| cookie.value().to_owned())
        .filter(|value| value.len() == super::secrets::LENGTH)
}

/// The cookie that keeps a session's refresh token for as long as it lasts.
#[must_use]
pub fn cookie(token: String, session: &Session, now: DateTime<Utc>) -> Cookie<'static> {
    let seconds = (session.expires_at - now).num_seconds();
    Cookie::build(COOKIE, token)
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Strict)
        .max_age(Duration::seconds(seconds))
        .finish()
}

/// The cookie that takes the cookie away.
#[must_use]
pub fn no_cookie() -> Cookie<'static> {
    Cookie::build(COOKIE, "")
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Strict)
        .max_age(Duration::ZERO)
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn pages_of_other_sites_are_not_answered() {
        let ours = |headers: &[(&'static str, &'static str)]| {
            let mut request = TestRequest::default().insert_header(("host", "marelle.example"));
            for header in headers {
                request = request.insert_header(*header);
            }
            is_ours(&request.to_http_request())
        };
        assert!(ours(&[]));
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(ours(&[("origin", "https://marelle.example")]));
        assert!(!ours(&[("sec-fetch-site", "cross-site")]));
        assert!(!ours(&[("sec-fetch-site", "same-site")]));
        assert!(!ours(&[("origin", "https://evil.example")]));
        assert!(!ours(&[("origin", "https://marelle.example.evil.example")]));
        assert!(!ours(&[("origin", "null")]));
        assert!(!ours(&[
            ("sec-fetch-site", "same-origin"),
            ("origin", "https://evil.example")
        ]));
    }
}
