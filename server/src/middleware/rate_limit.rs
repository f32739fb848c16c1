//! How often one client may ask: a budget a minute for signing in, for writing and for reading.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter as Bucket};
use moka::sync::Cache;

use super::{ClientAddress, paths};
use crate::config::RateLimits;
use crate::refusal::Audience;

/// Buckets remembered at once: some tens of megabytes at most, however many addresses ask.
const BUCKETS: u64 = 100_000;

/// A bucket is full again after a minute, so an idle one can be forgotten.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(90);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Budget {
    SignIn,
    Writes,
    Reads,
}

#[derive(Clone)]
pub struct RateLimiter {
    buckets: Cache<(Budget, IpAddr), Arc<DefaultDirectRateLimiter>>,
    clock: DefaultClock,
    limits: RateLimits,
}

impl RateLimiter {
    pub fn new(limits: &RateLimits) -> Self {
        let buckets = Cache::builder().max_capacity(BUCKETS).time_to_idle(FORGOTTEN_AFTER).build();
        Self { buckets, clock: DefaultClock::default(), limits: limits.clone() }
    }

    /// How long to wait, when the budget is spent.
    fn wait(&self, budget: Budget, client: IpAddr) -> Option<Duration> {
        let a_minute = NonZeroU32::new(match budget {
            Budget::SignIn => self.limits.sign_in,
            Budget::Writes => self.limits.writes,
            Budget::Reads => self.limits.reads,
        })?;
        let fresh = || Arc::new(Bucket::direct(Quota::per_minute(a_minute)));
        let bucket = self.buckets.get_with((budget, household(client)), fresh);
        bucket.check().err().map(|refused| refused.wait_time_from(self.clock.now()))
    }
}

/// One subscriber has a whole /64 of IPv6, and could take a new address for every request.
fn household(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V4(_) => client,
        IpAddr::V6(ip) => Ipv6Addr::from_bits(ip.to_bits() & (u128::MAX << 64)).into(),
    }
}

fn budget(request: &Request) -> Option<Budget> {
    let path = request.uri().path();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if paths::within(path, paths::PROBES) || paths::within(path, paths::BUILT) {
        None
    } else if reads {
        Some(Budget::Reads)
    } else if paths::within(path, paths::SIGN_IN) {
        Some(Budget::SignIn)
    } else {
        Some(Budget::Writes)
    }
}

pub(super) async fn limit(
    State(limiter): State<RateLimiter>,
    request: Request,
    next: Next,
) -> Response {
    let client = request.extensions().get::<ClientAddress>().copied();
    let spent = budget(&request).zip(client).and_then(|(it, from)| limiter.wait(it, from.ip));
    let Some(wait) = spent else {
        return next.run(request).await;
    };
    let seconds = wait.as_secs() + 1;
    let sentence = format!("操作太频繁了，请在 {seconds} 秒后再试。");
    let audience = Audience::of(request.headers());
    let mut response = audience.refuse(StatusCode::TOO_MANY_REQUESTS, &sentence);
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    response
}
