//! One paper that the desk has entered for a deputy, who has not looked at it yet.

use color_eyre::eyre::{Result, ensure, eyre};
use domain::motion::import::{Fate, ImportWish};
use store::motion::import::{Paper, import};
use store::{Call, Store};

use super::motions::Cast;

const PAPER: &[u8] = include_bytes!("../../demo/paper.csv");

/// Returns how many were entered.
pub async fn enter(store: &Store, cast: &Cast) -> Result<usize> {
    let desk = cast.desk.first().ok_or_else(|| eyre!("nobody sits at the desk"))?;
    let call = Call::new(desk.clone(), store.now());
    let papers = vec![Paper { name: "paper.csv".to_owned(), bytes: PAPER.to_vec() }];
    let wish = ImportWish::default();
    let done = import(store, &call, papers, &wish, false, &mut |_, _| {}).await?;
    ensure!(done.done, "the paper could not be entered: {:?}", done.items);
    Ok(done.count(Fate::Entered))
}
