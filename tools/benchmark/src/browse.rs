//! What a browser fetches, counted on the wire, and how Lighthouse judges the public pages.

use std::path::PathBuf;
use std::process::Command;

use color_eyre::eyre::{Result, WrapErr, ensure, eyre};
use serde_json::Value;

use crate::ground::Ground;
use crate::serving;
use crate::table::{Goal, Row, Table, median};
use crate::{rounds, say};

const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

pub async fn bytes(ground: &Ground, table: &mut Table) -> Result<()> {
    say("bytes");
    // the browser goes through a port that counts, so that is the address people type
    let counted = serving::free_port()?;
    let address = ("LUZHI_PUBLIC_URL", format!("http://127.0.0.1:{counted}"));
    let server = serving::ours(&ground.sqlite, &[address]).await?;
    let item = ground.items().await?.into_iter().next().unwrap_or_default();
    let output = Command::new("node")
        .arg(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("bytes.cjs"))
        .args([counted.to_string(), server.port.to_string(), item])
        .output()
        .wrap_err("node cannot be run")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: Value = serde_json::from_slice(&output.stdout)?;
    for (what, key, most) in [
        ("home, all that is fetched", "home", 40.0),
        ("list of 25, all that is fetched", "list", 40.0),
        ("item, all that is fetched", "item", 40.0),
        ("a deputy's first load of /app", "app", 350.0),
    ] {
        let bytes = told[key].as_f64().ok_or_else(|| eyre!("no figure for {key}"))?;
        table.add(Row {
            what: what.to_owned(),
            unit: "kB",
            ours: bytes / 1e3,
            reference: None,
            goal: Goal::AtMost(most),
        });
    }
    Ok(())
}

pub async fn lighthouse(ground: &Ground, table: &mut Table) -> Result<()> {
    let server = serving::ours(&ground.sqlite, &[]).await?;
    let item = ground.items().await?.into_iter().next().unwrap_or_default();
    for (name, path) in
        [("home", "/".to_owned()), ("list of 25", "/motions".into()), ("item", item)]
    {
        let (mut lowest, mut paints) = (Vec::new(), Vec::new());
        for round in 1..=rounds() {
            say(&format!("Lighthouse: {name}, round {round}"));
            let (score, paint) = judged(&format!("{}{path}", server.url()))?;
            lowest.push(score);
            paints.push(paint);
        }
        table.add(Row {
            what: format!("Lighthouse, {name}, lowest of four"),
            unit: "",
            ours: median(lowest),
            reference: None,
            goal: Goal::AtLeast(95.0),
        });
        table.add(Row {
            what: format!("Lighthouse, {name}, largest paint"),
            unit: "ms",
            ours: median(paints),
            reference: None,
            goal: Goal::AtMost(1_200.0),
        });
    }
    Ok(())
}

/// The lowest score of the four categories, and when the largest part was painted.
fn judged(url: &str) -> Result<(f64, f64)> {
    let tools = std::env::var("LUZHI_TOOLS")?;
    let output = Command::new(format!("{tools}/node/node_modules/.bin/lighthouse"))
        .args([url, "--quiet", "--output=json", "--output-path=stdout"])
        .arg(
            "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
             --disable-background-networking --disable-component-update --disable-sync",
        )
        .output()
        .wrap_err("lighthouse cannot be run")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout)?;
    let mut lowest = 100.0_f64;
    let mut scores = Vec::new();
    for category in CATEGORIES {
        let score = report["categories"][category]["score"].as_f64();
        let score = score.ok_or_else(|| eyre!("no score of {category}"))? * 100.0;
        scores.push(format!("{category} {score:.0}"));
        lowest = lowest.min(score);
    }
    let paint = report["audits"]["largest-contentful-paint"]["numericValue"].as_f64();
    let paint = paint.ok_or_else(|| eyre!("no largest paint"))?;
    say(&format!("{}, largest paint {paint:.0} ms", scores.join(", ")));
    Ok((lowest, paint))
}
