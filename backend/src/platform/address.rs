//! Where a request comes from: the connection, or what proxies that we trust say of it.
use actix_web::http::header::HeaderMap;
use std::net::{IpAddr, Ipv6Addr};

/// The caller's address: the peer's, or what the proxies we trust say of it, read from the nearest one outwards.
#[must_use]
pub fn of(peer: IpAddr, trusted: &[IpAddr], headers: &HeaderMap) -> IpAddr {
    let told: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .map(str::trim)
        .collect();
    let mut speaker = peer;
    for hop in told.into_iter().rev() {
        if !trusted.contains(&speaker) {
            break;
        }
        let Ok(hop) = hop.parse() else { break };
        speaker = hop;
    }
    speaker
}

/// Who shares an allowance: an IPv4 address, or the /64 that one household gets of IPv6.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn only_our_proxies_are_believed() {
        let from = |peer: &str, forwarded: &'static str| {
            let mut headers = HeaderMap::new();
            let name = HeaderName::from_static("x-forwarded-for");
            headers.insert(name, HeaderValue::from_static(forwarded));
            of(ip(peer), &[ip("10.0.0.1"), ip("10.0.0.2")], &headers).to_string()
        };
        assert_eq!(from("203.0.113.7", "198.51.100.1"), "203.0.113.7");
        assert_eq!(from("10.0.0.1", "198.51.100.1"), "198.51.100.1");
        assert_eq!(
            from("10.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2"),
            "198.51.100.1"
        );
        assert_eq!(from("10.0.0.1", "nonsense"), "10.0.0.1");
    }

    #[test]
    fn a_household_counts_as_one() {
        let of = |text: &str| network(ip(text));
        assert_eq!(of("2001:db8:1:2:aaaa::1"), of("2001:db8:1:2:bbbb::2"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.1"), ip("192.0.2.1"));
    }
}
