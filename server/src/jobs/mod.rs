//! What the server does without being asked, until it is told to stop.

mod digest;
mod outbox;
mod sweep;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::house::House;

/// Starts every job. Each ends soon after `stop`; the tracker tells when all have.
pub fn start(house: &House, stop: &CancellationToken) -> TaskTracker {
    let jobs = TaskTracker::new();
    let (store, sender) = (house.store.clone(), house.sender.clone());
    jobs.spawn(outbox::run(store, sender, stop.clone()));
    jobs.spawn(digest::run(house.store.clone(), stop.clone()));
    jobs.spawn(sweep::run(house.store.clone(), stop.clone()));
    jobs.close();
    jobs
}

pub use outbox::send_what_is_due;
