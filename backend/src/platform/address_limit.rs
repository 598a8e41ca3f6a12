//! Requests per address, counted in memory: an IPv4 address or an IPv6 /64 may be a crowd, so the budget is wide; what
//! is dear (mails, passwords) has budgets of its own.
use super::problem::Problem;
use actix_web::{
    Error, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
    web,
};
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::StateInformationMiddleware,
    state::keyed::DashMapStateStore,
};
use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
};

/// Requests that may come at once, and again in every window.
const BURST: NonZeroU32 = NonZeroU32::new(600).unwrap();
/// Seconds of a window.
const WINDOW: u32 = 60;

type Limiter =
    RateLimiter<IpAddr, DashMapStateStore<IpAddr>, DefaultClock, StateInformationMiddleware>;

/// The budget of every address, and whose word on addresses is taken.
pub struct AddressLimit {
    limiter: Limiter,
    clock: DefaultClock,
    trusted: Vec<IpAddr>,
}

impl AddressLimit {
    /// A fresh budget for everybody. `trusted` are the proxies whose `X-Forwarded-For` is believed.
    #[must_use]
    pub fn new(trusted: Vec<IpAddr>) -> Self {
        let limiter = RateLimiter::dashmap(Quota::per_minute(BURST)).with_middleware();
        Self {
            limiter,
            clock: DefaultClock::default(),
            trusted,
        }
    }

    /// Spends one request of the address; what is left, or the seconds to wait.
    fn spend(&self, address: IpAddr) -> Result<u32, u32> {
        match self.limiter.check_key(&bucket(address)) {
            Ok(state) => Ok(state.remaining_burst_capacity()),
            Err(early) => {
                let wait = early.wait_time_from(self.clock.now()).as_secs();
                Err(u32::try_from(wait).unwrap_or(WINDOW).saturating_add(1))
            }
        }
    }

    /// The address that asks: the peer, or what a trusted proxy says of it.
    fn address(&self, request: &ServiceRequest) -> Option<IpAddr> {
        let peer = request.peer_addr()?.ip();
        Some(forwarded(peer, &self.trusted, request.headers()))
    }
}

/// Walks `X-Forwarded-For` from the right as long as the speaker is trusted.
fn forwarded(peer: IpAddr, trusted: &[IpAddr], headers: &HeaderMap) -> IpAddr {
    let mut speaker = peer;
    let said = headers
        .get_all("x-forwarded-for")
        .filter_map(|v| v.to_str().ok())
        .collect::<Vec<_>>()
        .join(",");
    for hop in said.rsplit(',').map(str::trim) {
        if !trusted.contains(&speaker) {
            break;
        }
        let Ok(address) = hop.parse() else { break };
        speaker = address;
    }
    speaker
}

/// An IPv6 customer has a /64 of addresses: they share a budget.
fn bucket(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or_else(
            || IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))),
            IpAddr::V4,
        ),
    }
}

/// Middleware: counts the request, tells the budget (draft-ietf-httpapi-ratelimit-headers), refuses beyond it.
///
/// # Errors
/// None of its own.
pub async fn limit(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let limit = request.app_data::<web::Data<AddressLimit>>().cloned();
    let spent = limit
        .as_ref()
        .and_then(|l| l.address(&request).map(|address| l.spend(address)));
    let mut response = match spent {
        Some(Err(wait)) => request.into_response(Problem::too_many(wait).error_response()),
        _ => next.call(request).await?.map_into_boxed_body(),
    };
    if let Some(spent) = spent {
        let (remaining, reset) = spent.map_or_else(|wait| (0, wait), |left| (left, WINDOW));
        let headers = response.headers_mut();
        tell(
            headers,
            "ratelimit-policy",
            &format!("\"address\";q={BURST};w={WINDOW}"),
        );
        tell(
            headers,
            "ratelimit",
            &format!("\"address\";r={remaining};t={reset}"),
        );
    }
    Ok(response)
}

fn tell(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_customer_s_network_is_one_bucket() {
        assert_eq!(
            bucket(ip("2001:db8:1:2:3:4:5:6")),
            bucket(ip("2001:db8:1:2::1"))
        );
        assert_ne!(bucket(ip("2001:db8:1:2::1")), bucket(ip("2001:db8:1:3::1")));
        assert_eq!(bucket(ip("::ffff:192.0.2.7")), ip("192.0.2.7"));
    }

    #[test]
    fn only_trusted_proxies_speak_for_others() {
        let mut headers = HeaderMap::new();
        headers.insert(
            HeaderName::from_static("x-forwarded-for"),
            HeaderValue::from_static("203.0.113.9, 198.51.100.4"),
        );
        let proxy = ip("10.0.0.1");
        assert_eq!(forwarded(proxy, &[], &headers), proxy, "nobody is trusted");
        assert_eq!(
            forwarded(proxy, &[proxy], &headers),
            ip("198.51.100.4"),
            "the client's own claim is not believed"
        );
        assert_eq!(
            forwarded(proxy, &[proxy, ip("198.51.100.4")], &headers),
            ip("203.0.113.9")
        );
    }

    #[test]
    fn beyond_the_budget_one_waits() {
        let limit = AddressLimit::new(vec![]);
        let one = ip("192.0.2.1");
        assert!((0..BURST.get()).all(|_| limit.spend(one).is_ok()));
        assert!(limit.spend(one).is_err_and(|wait| wait >= 1));
        assert!(
            limit.spend(ip("192.0.2.2")).is_ok(),
            "another address has its own"
        );
    }
}
