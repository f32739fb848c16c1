//! The figures of the first page: counted anew when something has changed, but never so often that
//! counting becomes what the database does.

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::motion::public::Figures;
use store::Store;
use tokio::sync::Mutex;

/// A count is kept for so many times as long as it took: it then takes a hundredth of the time.
const SHARE: u32 = 100;
/// What takes less is counted every time.
const QUICK: Duration = Duration::from_millis(10);

#[derive(Clone, Default)]
pub struct Counted(Arc<Mutex<Option<Kept>>>);

struct Kept {
    figures: Figures,
    generation: u64,
    until: Instant,
}

impl Counted {
    /// One request counts; who asks meanwhile waits for it. Who waits no longer leaves it counting,
    /// or a count that takes longer than anybody's patience would never be done.
    pub async fn figures(&self, store: &Store) -> store::Result<Figures> {
        let (counted, store) = (self.clone(), store.clone());
        let count = tokio::spawn(async move { counted.count(&store).await });
        count.await.map_err(|_| store::Error::Unreadable("figures"))?
    }

    async fn count(&self, store: &Store) -> store::Result<Figures> {
        let mut kept = self.0.lock().await;
        let generation = store.generation();
        let fresh = kept
            .as_ref()
            .filter(|kept| kept.generation == generation || Instant::now() < kept.until);
        if let Some(kept) = fresh {
            return Ok(kept.figures);
        }
        let begun = Instant::now();
        let figures = store::motion::public_figures(store, store.now().date()).await?;
        let took = begun.elapsed();
        let pause = if took < QUICK { Duration::ZERO } else { took * SHARE };
        *kept = Some(Kept { figures, generation, until: Instant::now() + pause });
        Ok(figures)
    }
}
