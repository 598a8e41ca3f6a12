//! The program that calls: where from, what it says it is, and the cookie it keeps.
use super::{
    call::Doors,
    model::{IdentityRefusal, Session},
};
use crate::platform::problem::Problem;
use actix_web::{
    FromRequest, HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
    dev::Payload,
    http::header,
    web,
};
use chrono::{DateTime, Utc};
use std::{
    future::{Ready, ready},
    net::{IpAddr, Ipv6Addr},
};

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
        ready(Ok(Self {
            user_agent: user_agent.chars().take(USER_AGENT_LENGTH).collect(),
            address: address(request, trusted).map_or_else(|| "unknown".into(), network),
        }))
    }
}

/// The caller's address: the connection's, or what the proxies we trust say of it, read from the nearest one outwards.
fn address(request: &HttpRequest, trusted: &[IpAddr]) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip();
    if !trusted.contains(&peer) {
        return Some(peer);
    }
    let told: Vec<&str> = request
        .headers()
        .get_all("x-forwarded-for")
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .map(str::trim)
        .collect();
    let mut nearest = peer;
    for hop in told.into_iter().rev() {
        let Ok(hop) = hop.parse() else { break };
        nearest = hop;
        if !trusted.contains(&hop) {
            break;
        }
    }
    Some(nearest)
}

/// Who shares an allowance: an IPv4 address, or the /64 that one household gets of IPv6.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let prefix = u128::from(v6) >> 64 << 64;
            format!("{}/64", Ipv6Addr::from(prefix))
        }
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

    fn from(peer: &str, forwarded: Option<&str>) -> String {
        let mut request = TestRequest::default().peer_addr(format!("{peer}:4000").parse().unwrap());
        if let Some(value) = forwarded {
            request = request.insert_header(("x-forwarded-for", value));
        }
        let trusted = ["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()];
        address(&request.to_http_request(), &trusted)
            .map(network)
            .unwrap()
    }

    #[test]
    fn only_our_proxies_are_believed() {
        assert_eq!(from("203.0.113.7", Some("198.51.100.1")), "203.0.113.7");
        assert_eq!(from("10.0.0.1", Some("198.51.100.1")), "198.51.100.1");
        assert_eq!(
            from("10.0.0.1", Some("6.6.6.6, 198.51.100.1, 10.0.0.2")),
            "198.51.100.1"
        );
        assert_eq!(from("10.0.0.1", Some("nonsense")), "10.0.0.1");
        assert_eq!(from("10.0.0.1", None), "10.0.0.1");
    }

    #[test]
    fn a_household_counts_as_one() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:aaaa::1"), of("2001:db8:1:2:bbbb::2"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.1"), "192.0.2.1");
    }

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
