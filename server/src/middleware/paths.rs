//! The paths that the layers treat apart: one list per reason. A path stands for all below it.

/// Nobody may learn from a log, a metric or a trace that these were asked for: the ballot box.
pub const UNLOGGED: &[&str] = &["/ballot"];

/// Asked for by a supervisor every few seconds: no limits, no log line unless they fail.
pub const PROBES: &[&str] = &["/healthz", "/readyz"];

/// Where a password or a code is tried: the narrowest budget.
pub const SIGN_IN: &[&str] = &["/sign-in", "/welcome", "/forgotten", "/account", "/setup"];

/// Pages of the application: whoever opens one is asked to sign in first.
pub const APPLICATION: &[&str] = &["/app"];

/// What cannot be answered without knowing who asks.
pub const SIGNED_IN: &[&str] = &["/app", "/api", "/account", "/live", "/sign-in", "/sign-out"];

/// Where files are sent: the larger body and the longer time.
pub const UPLOADS: &[&str] = &["/app/motions/*/files", "/app/desk/import"];

/// Built files, read from disk by hash: no rate limit.
pub const BUILT: &[&str] = &["/pkg"];

/// Whether a path is one of the list or lies below one; `*` stands for any one part of it.
pub fn within(path: &str, list: &[&str]) -> bool {
    list.iter().any(|head| {
        let mut parts = path.split('/');
        head.split('/').all(|want| parts.next().is_some_and(|part| want == "*" || want == part))
    })
}
