//! `kill -9` while people work, of the server and of PostgreSQL's postmaster: nothing acknowledged
//! is lost, nothing is half done, nothing is done twice. 50 kills a database; 1,000 by `TORTURE=1`.

mod chance;
mod check;
mod cluster;
mod house;
mod laws;
mod people;
mod story;
mod torture;
mod work;

use std::fs;

use sea_orm::ConnectionTrait;

use chance::Chance;
use cluster::Cluster;
use house::House;
use story::{PLANS, Story};
use torture::Torture;
use work::Desk;

/// Kills that one database goes through, so that looking at it stays quick.
const A_HOUSE: usize = 50;

fn houses() -> usize {
    if std::env::var("TORTURE").is_ok_and(|word| word == "1") { 20 } else { 1 }
}

fn tell(torture: &Torture, place: usize) {
    let (steps, cut_off) = (torture.steps(), torture.cut_off);
    eprintln!("house {place}: {steps} steps acknowledged, {cut_off} cut off and sent again");
    assert!(torture.found.is_empty(), "{:#?}\n{}", torture.found, torture.house.log());
    assert!(steps > 2 * A_HOUSE && cut_off > 0, "too little was done to be worth a kill");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_server_acknowledged_survives_its_being_killed() {
    let mut chance = Chance::begin();
    for place in 0..houses() {
        let mut torture = Torture::of(House::found(None).await, chance.fork());
        for _ in 0..A_HOUSE {
            torture.kill_the_server().await;
            torture.come_back().await;
            if !torture.found.is_empty() {
                break;
            }
        }
        tell(&torture, place);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_server_acknowledged_survives_it_and_postgresql_being_killed() {
    let Some(mut cluster) = Cluster::found() else { return };
    let mut chance = Chance::begin();
    for place in 0..houses() {
        let database = cluster.database(&format!("house_{place}")).await;
        let mut torture = Torture::of(House::found(Some(&database)).await, chance.fork());
        for round in 0..A_HOUSE {
            if round % 3 == 2 {
                torture.kill_the_postmaster(&mut cluster).await;
            } else {
                torture.kill_the_server().await;
                torture.come_back().await;
            }
            if !torture.found.is_empty() {
                break;
            }
        }
        tell(&torture, place);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_hangs_is_said_to_be_away_and_used_again_once_it_answers() {
    let Some(cluster) = Cluster::found() else { return };
    let database = cluster.database("house").await;
    let mut torture = Torture::of(House::found(Some(&database)).await, Chance::begin());
    for _ in 0..3 {
        torture.freeze_the_database(&cluster).await;
    }
    assert!(torture.found.is_empty(), "{:#?}\n{}", torture.found, torture.house.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_house_that_acknowledges_before_commit_is_caught() {
    let mut torture = Torture::of(House::found(None).await, Chance::begin());
    torture.house.kill();
    torture.house.besides = vec![("TEST_ACKNOWLEDGES_EARLY", "30".to_owned())];
    torture.house.start().await;
    for _ in 0..A_HOUSE {
        torture.kill_the_server().await;
        // whoever goes on from what is not there yet is refused: not what is looked for
        torture.found.clear();
        torture.come_back().await;
        if torture.found.iter().any(|what| what.starts_with("lost: ")) {
            return;
        }
    }
    panic!("no loss was seen: {:#?}", torture.found);
}

/// Every kind of story told to its end, and the server stopped.
async fn told() -> (House, Vec<Story>) {
    let mut house = House::found(None).await;
    let desk = Desk::new(house.people.clone(), house.town.clone(), Vec::new());
    let mut stories = Vec::new();
    for (number, plan) in PLANS.iter().enumerate() {
        let mut story = Story::begin(number, plan, 0);
        while story.next().is_some() {
            assert!(desk.step(&mut story, false).await, "{:?}", desk.found.lock().unwrap());
        }
        stories.push(story);
    }
    house.kill();
    let store = house.store().await;
    assert_eq!(check::everything(&store, &stories).await, [""; 0]);
    store.close().await.unwrap();
    (house, stories)
}

#[tokio::test(flavor = "multi_thread")]
async fn half_an_operation_and_a_lost_or_doubled_one_are_seen_whatever_is_missing() {
    let (house, stories) = told().await;
    let whole = fs::read(house.database_file()).unwrap();
    let ledger = [
        ("lost: ", "DELETE FROM event WHERE kind = 'returned'"),
        ("lost: ", "UPDATE motion SET proposal = '' WHERE state = 'handling'"),
        ("lost: ", "UPDATE account SET state = 'active' WHERE state = 'invited'"),
        ("doubled: ", "UPDATE motion SET title = '关于第0件事的建议' WHERE state = 'withdrawn'"),
        ("doubled: ", "UPDATE event SET kind = 'cosigned' WHERE kind = 'invited'"),
    ];
    let laws = laws::LAWS
        .iter()
        .map(|law| (format!("half done: not true that {}", law.claim), law.breach));
    let ledger = ledger.map(|(head, breach)| (head.to_owned(), breach));
    for (head, breach) in laws.chain(ledger) {
        for file in ["luzhi.db-wal", "luzhi.db-shm"] {
            let _ = fs::remove_file(house.database_file().with_file_name(file));
        }
        fs::write(house.database_file(), &whole).unwrap();
        let store = house.store().await;
        store.writer().execute_unprepared(breach).await.unwrap();
        let found = check::everything(&store, &stories).await;
        store.close().await.unwrap();
        assert!(found.iter().any(|what| what.starts_with(&head)), "{breach}: {found:#?}");
    }
}
