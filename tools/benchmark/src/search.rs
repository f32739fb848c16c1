//! How long a search for two characters takes among all items, on both databases, made anew.

use std::time::Instant;

use color_eyre::eyre::{Result, ensure};

use crate::ground::Ground;
use crate::load::UNCACHED;
use crate::serving::{self, Server};
use crate::table::{Goal, Row, Table, percentile};
use crate::{rounds, say};

/// What people look for, from rare to what stands in every suggestion.
const WORDS: [&str; 40] = [
    "公交", "停车", "医保", "养老", "学校", "教师", "饮水", "道路", "公路", "桥梁", "路灯", "电网",
    "污水", "垃圾", "物业", "卫生", "救护", "慢病", "门诊", "报销", "茶叶", "脐橙", "民宿", "旅游",
    "文化", "护林", "防火", "船舶", "江岸", "库区", "信号", "摊贩", "出租", "老城", "农村", "乡镇",
    "资金", "群众", "问题", "建议",
];

pub async fn measure(ground: &Ground, table: &mut Table) -> Result<()> {
    let anew = (UNCACHED.0, UNCACHED.1.to_owned());
    let sqlite = serving::ours(&ground.sqlite, std::slice::from_ref(&anew)).await?;
    let url = ("LUZHI_DATABASE_URL", ground.postgres_url.clone());
    let postgres = serving::ours(&ground.postgres, &[anew, url]).await?;
    let mut took = [Vec::new(), Vec::new()];
    for server in [&sqlite, &postgres] {
        ask_all(server).await?;
    }
    for round in 1..=rounds() {
        say(&format!("search: round {round}"));
        for (server, took) in [&sqlite, &postgres].into_iter().zip(&mut took) {
            took.extend(ask_all(server).await?);
        }
    }
    for (name, mut took) in ["SQLite", "PostgreSQL"].into_iter().zip(took) {
        let (half, most) = (percentile(&mut took, 50), percentile(&mut took, 100));
        say(&format!("search on {name}: median {half:.1} ms, longest {most:.1} ms"));
        table.add(Row {
            what: format!("search of two characters, {name}, p95"),
            unit: "ms",
            ours: percentile(&mut took, 95),
            reference: None,
            goal: Goal::AtMost(20.0),
        });
    }
    Ok(())
}

/// Milliseconds of each word; every one is found.
async fn ask_all(server: &Server) -> Result<Vec<f64>> {
    let told = std::env::var_os("BENCH_WORDS").is_some();
    let mut took = Vec::with_capacity(WORDS.len());
    for word in WORDS {
        let url = format!("{}/motions", server.url());
        let begun = Instant::now();
        let answer = server.client.get(url).query(&[("q", word)]).send().await?;
        let status = answer.status();
        let page = answer.text().await?;
        let ms = begun.elapsed().as_secs_f64() * 1e3;
        ensure!(
            status == 200 && page.contains("class=\"results\""),
            "{word}: {status}, or nothing found"
        );
        if told {
            say(&format!("{word} {ms:.1} ms"));
        }
        took.push(ms);
    }
    Ok(took)
}
