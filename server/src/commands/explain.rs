//! `server explain workflow --level county`: what a level runs, to hold against the law.

use std::io::Write;

use color_eyre::eyre::{Result, eyre};
use domain::motion::explain;
use domain::organisation::Level;

pub fn run(level: &str) -> Result<()> {
    let known = Level::ALL.iter().map(|one| one.code()).collect::<Vec<_>>().join(", ");
    let level = Level::from_code(level).ok_or_else(|| eyre!("one of: {known}"))?;
    std::io::stdout().write_all(explain::level(level).as_bytes())?;
    Ok(())
}
