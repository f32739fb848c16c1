//! Requests a second of the public list and of one item: ours made anew and from memory, beside the
//! reference, in turns.

use std::path::PathBuf;
use std::process::Command;

use color_eyre::eyre::{Result, WrapErr, ensure};

use crate::ground::Ground;
use crate::serving::{self, Server};
use crate::table::{Goal, Row, Table, median};
use crate::{rounds, same, say};

const CONNECTIONS: &str = "-c32";
const WARM: u32 = 1;
const SECONDS: u32 = 3;

/// No page is kept for a second request.
pub const UNCACHED: (&str, &str) = ("LUZHI_LIMITS__PAGE_CACHE_BYTES", "0");

pub async fn measure(ground: &Ground, table: &mut Table) -> Result<()> {
    let uncached = serving::ours(&ground.sqlite, &[(UNCACHED.0, UNCACHED.1.to_owned())]).await?;
    let cached = serving::ours(&ground.sqlite, &[]).await?;
    let reference = serving::reference(&ground.sqlite).await?;
    let (lists, items) = (ground.lists().await?, ground.items().await?);
    same::lists(&uncached, &reference, &lists).await?;
    same::items(&uncached, &reference, ground, &items).await?;
    for (name, paths) in [("list of 25", lists), ("item", items)] {
        let file = std::env::temp_dir().join(format!("luzhi-bench-{}.txt", reference.port));
        std::fs::write(&file, paths.join("\n"))?;
        say(&format!("load: {name}"));
        let (mut anew, mut kept, mut bare) = (Vec::new(), Vec::new(), Vec::new());
        for server in [&uncached, &cached, &reference] {
            for path in &paths {
                same::text(server, path).await?;
            }
            rate(server, &file, WARM)?;
        }
        for _ in 0..rounds() {
            bare.push(rate(&reference, &file, SECONDS)?);
            anew.push(rate(&uncached, &file, SECONDS)?);
            kept.push(rate(&cached, &file, SECONDS)?);
        }
        std::fs::remove_file(file)?;
        let reference = Some(median(bare));
        for (how, ours, goal) in [("made anew", anew, 0.5), ("kept", kept, 0.85)] {
            table.add(Row {
                what: format!("public {name}, {how}"),
                unit: "/s",
                ours: median(ours),
                reference,
                goal: Goal::Share(goal),
            });
        }
    }
    Ok(())
}

/// Requests a second, one address of the file after the other.
fn rate(server: &Server, paths: &PathBuf, seconds: u32) -> Result<f64> {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("paths.lua");
    let output = Command::new("wrk")
        .args(["-t1", CONNECTIONS, &format!("-d{seconds}s"), "-s"])
        .arg(script)
        .arg(server.url())
        .arg("--")
        .arg(paths)
        .output()
        .wrap_err("wrk cannot be run")?;
    let told = String::from_utf8_lossy(&output.stdout);
    ensure!(output.status.success(), "wrk: {}", String::from_utf8_lossy(&output.stderr));
    ensure!(!told.contains("Non-2xx"), "some requests were refused:\n{told}");
    let rate = told.lines().find_map(|line| line.strip_prefix("Requests/sec:"));
    rate.unwrap_or_default().trim().parse().wrap_err_with(|| told.to_string())
}
