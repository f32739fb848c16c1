//! Answers that must not tell by their time whether there is such an account.

use std::future::Future;
use std::time::{Duration, Instant};

/// No answer about a name or a code comes sooner; above what the work takes on a slow disk.
pub const FLOOR: Duration = Duration::from_millis(150);

/// Answers no sooner than [`FLOOR`]; what takes longer comes at the next multiple of it.
pub(super) async fn evenly<T>(work: impl Future<Output = T>) -> T {
    let begun = Instant::now();
    let answer = work.await;
    let steps = begun.elapsed().as_millis() / FLOOR.as_millis() + 1;
    let until = FLOOR * u32::try_from(steps).unwrap_or(1);
    tokio::time::sleep(until.saturating_sub(begun.elapsed())).await;
    answer
}
