//! Requests per address, counted in memory: an IPv4 address or an IPv6 /64 may be a crowd, so the budget is wide; what
//! is dear (mails, passwords) has budgets of its own.
use super::{address, problem::Problem};
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
use std::{net::IpAddr, num::NonZeroU32};

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
        match self.limiter.check_key(&address::network(address)) {
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
        Some(address::of(peer, &self.trusted, request.headers()))
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
