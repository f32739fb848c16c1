//! Every figure beside its reference, from one run and in one table: the contents page.
//! `tools/bench` prepares what this needs and names the parts to measure as arguments.
#![allow(clippy::print_stdout)]

mod browse;
mod ground;
mod load;
mod papers;
mod same;
mod search;
mod serving;
mod standing;
mod table;
mod write;

use color_eyre::eyre::{Result, bail};

use ground::Ground;
use table::Table;

const PARTS: [&str; 8] =
    ["load", "write", "papers", "search", "memory", "start", "bytes", "lighthouse"];

#[tokio::main]
async fn main() -> Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = asked.iter().find(|one| !PARTS.contains(&one.as_str())) {
        bail!("{unknown} is no part: {}", PARTS.join(", "));
    }
    let wanted = |part: &str| asked.is_empty() || asked.iter().any(|one| one == part);
    let ground = Ground::prepare(wanted("search")).await?;
    let mut table = Table::default();
    if wanted("load") {
        load::measure(&ground, &mut table).await?;
    }
    if wanted("write") {
        write::measure(&ground, &mut table).await?;
    }
    if wanted("papers") {
        papers::measure(&ground, &mut table).await?;
    }
    if wanted("search") {
        search::measure(&ground, &mut table).await?;
    }
    if wanted("memory") {
        standing::memory(&ground, &mut table).await?;
    }
    if wanted("start") {
        standing::start(&ground, &mut table).await?;
    }
    if wanted("bytes") {
        browse::bytes(&ground, &mut table).await?;
    }
    if wanted("lighthouse") {
        browse::lighthouse(&ground, &mut table).await?;
    }
    println!("{table}");
    Ok(())
}

/// Says on the terminal what is under way; the table alone goes to standard output.
fn say(what: &str) {
    eprintln!("· {what}");
}

/// How often each figure is taken.
fn rounds() -> usize {
    std::env::var("BENCH_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(5)
}
