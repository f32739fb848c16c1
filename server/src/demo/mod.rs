//! The demonstration town: 宜昌, its people and its suggestions, made by the product's own commands
//! at the first start of an empty house. Every person in it is invented.

mod motions;
mod organisation;
mod papers;
mod script;

use color_eyre::eyre::Result;
use jiff::civil::Date;
use store::Store;

/// The one password of the demonstration; it exists nowhere else.
pub const PASSWORD: &str = "luzhi-demo-2026";

/// What was made; all zero when the house was not empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub people: usize,
    pub motions: usize,
}

/// Fills an empty house; does nothing to any other.
pub async fn fill(store: &Store, today: Date) -> Result<Report> {
    if !store::organisation::is_empty(store).await? {
        return Ok(Report::default());
    }
    let cast = organisation::raise(store).await?;
    let motions = motions::play(store, &cast, today).await?;
    let motions = motions + papers::enter(store, &cast).await?;
    Ok(Report { people: cast.people.len(), motions })
}
