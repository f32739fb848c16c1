//! The layers around every request, outermost last, each in a file of its own.

mod access_log;
mod bodies;
mod catch_panic;
mod client_address;
mod compression;
mod load_shed;
mod not_modified;
mod origin_check;
pub mod paths;
mod rate_limit;
mod request_id;
mod request_timeout;
mod security_headers;
pub mod session;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};

use crate::config::Config;
pub use client_address::{ClientAddress, TrustedProxies};
pub use rate_limit::RateLimiter;
pub use request_id::RequestId;

/// What the layers know from the configuration.
pub struct Guards {
    proxies: TrustedProxies,
    headers: security_headers::SecurityHeaders,
    origins: origin_check::Origins,
    rates: RateLimiter,
    bodies: bodies::BodyLimits,
    patience: request_timeout::Patience,
    seats: load_shed::Seats,
}

impl From<&Config> for Guards {
    fn from(config: &Config) -> Self {
        Self {
            proxies: TrustedProxies::new(&config.trusted_proxies),
            headers: security_headers::SecurityHeaders::new(config.is_https()),
            origins: origin_check::Origins::new(&config.public_url),
            rates: RateLimiter::new(&config.rate_limits),
            bodies: bodies::BodyLimits::from(&config.limits),
            patience: request_timeout::Patience::from(&config.limits),
            seats: load_shed::Seats::new(config.limits.requests_in_flight),
        }
    }
}

/// Put the layers around the routes; the last line is the first to see a request.
pub fn around(routes: Router, guards: Guards) -> Router {
    routes
        .layer(DefaultBodyLimit::disable()) // bodies.rs limits every body, not only extracted ones
        .layer(from_fn(not_modified::not_modified))
        .layer(from_fn_with_state(guards.bodies, bodies::limit))
        .layer(from_fn_with_state(guards.patience, request_timeout::give_up))
        .layer(from_fn_with_state(guards.origins, origin_check::check))
        .layer(from_fn_with_state(guards.rates, rate_limit::limit))
        .layer(from_fn_with_state(guards.seats, load_shed::shed))
        .layer(from_fn(catch_panic::catch_panic))
        .layer(compression::layer())
        .layer(from_fn_with_state(guards.headers, security_headers::set))
        .layer(from_fn(access_log::log))
        .layer(from_fn(request_id::name))
        .layer(from_fn_with_state(guards.proxies, client_address::find))
}
