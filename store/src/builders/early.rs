//! A fault that tests put in to see that they would notice: the answer goes out before the commit.
//! It stands in no release: see `keep` in `operation.rs`.

use std::sync::LazyLock;
use std::time::Duration;

/// How long after the answer the commit follows, where the environment names milliseconds.
pub(crate) fn acknowledges_early() -> Option<Duration> {
    static LATER: LazyLock<Option<Duration>> = LazyLock::new(|| {
        let named = std::env::var("TEST_ACKNOWLEDGES_EARLY").ok()?;
        named.parse().ok().map(Duration::from_millis)
    });
    *LATER
}
