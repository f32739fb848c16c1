//! Remembers that the database is away, so that one request a second tries it and not every one.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

#[derive(Debug)]
pub(super) struct Breaker {
    /// While the database is away: when somebody may try it next.
    next_try: Mutex<Option<Instant>>,
    pause: Duration,
}

impl Breaker {
    pub(super) fn new(pause: Duration) -> Self {
        Self { next_try: Mutex::new(None), pause }
    }

    /// Whether the caller may ask the database; when it is away, one caller per pause may.
    pub(super) fn may_try(&self, now: Instant) -> bool {
        let mut next_try = self.lock();
        match *next_try {
            Some(then) if now < then => false,
            Some(_) => {
                *next_try = Some(now + self.pause);
                true
            }
            None => true,
        }
    }

    pub(super) fn answered(&self) {
        *self.lock() = None;
    }

    pub(super) fn was_away(&self, now: Instant) {
        *self.lock() = Some(now + self.pause);
    }

    fn lock(&self) -> MutexGuard<'_, Option<Instant>> {
        self.next_try.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn while_the_database_is_away_one_caller_per_pause_tries_it() {
        let pause = Duration::from_secs(1);
        let (breaker, start) = (Breaker::new(pause), Instant::now());
        assert!(breaker.may_try(start) && breaker.may_try(start));
        breaker.was_away(start);
        assert!(!breaker.may_try(start + pause / 2));
        assert!(breaker.may_try(start + pause));
        assert!(!breaker.may_try(start + pause));
        breaker.answered();
        assert!(breaker.may_try(start + pause) && breaker.may_try(start + pause));
    }
}
