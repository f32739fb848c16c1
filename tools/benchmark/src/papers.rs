//! Papers in and out: a sheet of 433 suggestions entered as drafts, and a long list taken along as
//! a sheet, with the most memory that it took.

use std::time::Instant;

use color_eyre::eyre::{Result, ensure, eyre};
use domain::motion::import::{Fate, ImportWish};
use store::account::{Browser, signed_in};
use store::motion::import::{Paper, import};
use store::{Call, Store};

use crate::ground::{Ground, open};
use crate::serving;
use crate::table::{Goal, Row, Table, median};
use crate::write::{Copy, PASSWORD};
use crate::{rounds, say};

const ITEMS: usize = 433;
const ROWS: i64 = 10_000;
/// At the desk of the demo town's city.
const DESK: &str = "li-jing";

pub async fn measure(ground: &Ground, table: &mut Table) -> Result<()> {
    entered(ground, table).await?;
    taken_along(ground, table).await
}

async fn at_the_desk(store: &Store) -> Result<(Call, String)> {
    let (now, browser) = (store.now(), Browser::default());
    let entered =
        store::account::commands::sign_in(store, DESK, PASSWORD, &browser, None, now).await?;
    let who = signed_in(store, &entered.token, now).await?;
    let who = who.ok_or_else(|| eyre!("{DESK} cannot sign in"))?;
    Ok((Call::new(who.actor, now), entered.token))
}

/// Every round has numbers of its own, since a paper is entered once.
fn sheet(round: usize, lead: &str) -> Paper {
    let mut lines = String::from("编号,标题,领衔代表,情况,分析,建议\n");
    for count in 0..ITEMS {
        let number = round * 1_000 + count + 1;
        lines.push_str(&format!(
            "{number},关于改造第{number}号公路的建议,{lead},\
             这条公路弯多路窄，雨季常有塌方，群众出行不便。,\
             养护经费多年没有增加，排水沟淤塞严重。,\
             建议列入今年的改造计划，先疏通排水，再分段加宽路面。\n"
        ));
    }
    Paper { name: "sheet.csv".to_owned(), bytes: lines.into_bytes() }
}

async fn entered(ground: &Ground, table: &mut Table) -> Result<()> {
    let copy = Copy::of(&ground.town)?;
    let store = open(copy.path(), "").await?;
    let (call, _) = at_the_desk(&store).await?;
    let lead = ground.only_name(call.actor.congress.0).await?;
    let mut took = Vec::new();
    for round in 0..rounds() {
        say(&format!("papers: round {round}"));
        let (papers, wish) = (vec![sheet(round, &lead)], ImportWish::default());
        let begun = Instant::now();
        let done = import(&store, &call, papers, &wish, false, &mut |_, _| {}).await?;
        took.push(begun.elapsed().as_secs_f64());
        ensure!(done.count(Fate::Entered) == ITEMS, "not all were entered: {:?}", done.problems);
    }
    table.add(Row {
        what: format!("import of {ITEMS} suggestions"),
        unit: "s",
        ours: median(took),
        reference: None,
        goal: Goal::AtMost(10.0),
    });
    Ok(store.close().await?)
}

/// The whole of one state's list, which has ten thousand rows or the next more.
async fn taken_along(ground: &Ground, table: &mut Table) -> Result<()> {
    let store = open(&ground.sqlite, "").await?;
    let (call, token) = at_the_desk(&store).await?;
    let (state, rows) = ground.state_with(ROWS, call.actor.congress.0).await?;
    store.close().await?;
    let mut peaks = Vec::new();
    for round in 1..=rounds() {
        let server = serving::ours(&ground.sqlite, &[]).await?;
        let url = format!("{}/app/desk/catalogue.xlsx?state={state}", server.url());
        let begun = Instant::now();
        let asked = server.client.get(url).header("cookie", format!("luzhi={token}"));
        let answer = asked.send().await?;
        let status = answer.status();
        let sheet = answer.bytes().await?;
        ensure!(status == 200 && sheet.starts_with(b"PK"), "{status}: no sheet");
        let (took, size) = (begun.elapsed().as_secs_f64(), sheet.len() / 1_000);
        say(&format!("export: round {round}, {rows} rows in {took:.1} s, {size} kB"));
        peaks.push(server.peak()?);
    }
    table.add(Row {
        what: format!("peak memory, export of {rows} rows as XLSX"),
        unit: "MB",
        ours: median(peaks),
        reference: None,
        goal: Goal::AtMost(150.0),
    });
    Ok(())
}
