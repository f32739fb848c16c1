//! What stands around many public pages, whose site it is and the units to choose from: read anew
//! when something has changed, and every minute in any case.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::organisation::UnitName;
use store::Store;

const FRESH_FOR: Duration = Duration::from_secs(60);

#[derive(Clone, Default)]
pub struct Around(Arc<Mutex<Option<Kept>>>);

#[derive(Clone)]
pub struct Kept {
    /// The congress whose site it is.
    pub host: Arc<str>,
    pub units: Arc<[UnitName]>,
    generation: u64,
    read: Instant,
}

impl Around {
    pub async fn read(&self, store: &Store) -> store::Result<Kept> {
        let generation = store.generation();
        let before = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let fresh = |kept: &Kept| kept.generation == generation && kept.read.elapsed() < FRESH_FOR;
        if let Some(kept) = before.filter(fresh) {
            return Ok(kept);
        }
        let kept = Kept {
            host: store::motion::public_host(store).await?.into(),
            units: store::motion::public_units(store).await?.into(),
            generation,
            read: Instant::now(),
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept.clone());
        Ok(kept)
    }
}
