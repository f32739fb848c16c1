//! The demo town, loaded whole: what it shows, that its numbers have no gap, and that a second
//! start leaves it as it is.

use std::collections::{BTreeMap, BTreeSet};

use domain::motion::State;
use domain::motion::view::MotionRow;
use domain::{Actor, Role};
use jiff::civil::Date;
use migration::MigratorTrait as _;
use sea_orm::ConnectionTrait as _;
use store::account::commands::sign_in;
use store::account::{Browser, signed_in};
use store::connect::Pools;
use store::motion::{Filter, author_list, desk};
use store::organisation::queries::{self, AccountFilter, CongressFilter};
use store::{Call, Store};

const SECRET: [u8; 32] = [9; 32];

struct Demo {
    store: Store,
    today: Date,
    _data: tempfile::TempDir,
}

async fn empty(url: &str, data: tempfile::TempDir) -> Demo {
    let store = Store::connect(url, &SECRET, Pools::default()).await.unwrap();
    migration::Migrator::up(store.writer(), None).await.unwrap();
    store.load_calendar().await.unwrap();
    let today = store.now().date();
    Demo { store, today, _data: data }
}

async fn on_sqlite() -> Demo {
    let data = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", data.path().join("demo.db").display());
    empty(&url, data).await
}

impl Demo {
    /// Somebody of the town, through the sign-in page's own door.
    async fn call(&self, login: &str) -> Call {
        let now = self.store.now();
        let browser = Browser::default();
        let entered = sign_in(&self.store, login, server::demo::PASSWORD, &browser, None, now);
        let entered = entered.await.unwrap_or_else(|error| panic!("{login}: {error}"));
        let who = signed_in(&self.store, &entered.token, now).await.unwrap().unwrap();
        assert!(who.pending.is_none(), "{login} has nothing more to prove");
        Call::new(who.actor, now)
    }

    /// Everything that was ever submitted.
    async fn submitted(&self) -> Vec<MotionRow> {
        let call = self.call("li-jing").await;
        let mut filter = Filter::default();
        let mut rows = Vec::new();
        loop {
            let page = desk(&self.store, &call, &filter).await.unwrap();
            rows.extend(page.rows);
            match page.next {
                Some(next) => filter.after = Some(next),
                None => return rows,
            }
        }
    }

    async fn people(&self) -> Vec<domain::organisation::view::AccountRow> {
        let admin = self.call("mao-qihang").await;
        let mut filter = AccountFilter::default();
        let mut rows = Vec::new();
        loop {
            let here = admin.actor.congress;
            let list = queries::account_list(&self.store, &admin, here, &filter).await.unwrap();
            rows.extend(list.page.rows);
            match list.page.next {
                Some(next) => filter.after = Some(next),
                None => return rows,
            }
        }
    }

    async fn drafts(&self, deputies: &[Actor]) -> usize {
        let filter = Filter { states: vec![State::Draft], ..Filter::default() };
        let mut own = BTreeSet::new();
        for actor in deputies {
            let call = Call::new(actor.clone(), self.store.now());
            let page = author_list(&self.store, &call, &filter).await.unwrap();
            own.extend(page.rows.into_iter().map(|row| row.id));
        }
        own.len()
    }
}

/// What stands at the end of a number: 市七届人大五次会议闭会第012号 is the twelfth of its series.
fn series(number: &str) -> (String, i32) {
    let (series, rest) = number.split_once('第').unwrap();
    (series.to_owned(), rest.trim_end_matches('号').parse().unwrap())
}

async fn the_town_is_whole(demo: &Demo) {
    let (store, today) = (&demo.store, demo.today);
    let begun = std::time::Instant::now();
    let report = server::demo::fill(store, today).await.unwrap();
    eprintln!("filled in {:?}: {report:?}", begun.elapsed());
    assert!(report.motions >= 60, "{report:?}");
    let rows = demo.submitted().await;
    let mut states: BTreeMap<_, usize> = BTreeMap::new();
    for row in &rows {
        *states.entry(row.state).or_default() += 1;
    }
    let author = demo.call("zhou-lan").await.actor;
    let drafts = demo.drafts(&deputies(demo, &author).await).await;
    *states.entry(State::Draft).or_default() += drafts;
    for state in State::ALL {
        assert!(states.contains_key(state) && states[state] > 0, "{state:?} of {states:?}");
    }
    assert_eq!(states.values().sum::<usize>(), report.motions, "nothing is lost on the way");
    numbers_have_no_gap(&rows);
    let people = demo.people().await;
    assert_eq!(people.len(), report.people);
    let phones: BTreeSet<_> = people.iter().map(|one| one.phone.clone()).collect();
    assert_eq!(phones.len(), people.len(), "no two people with one phone");
    let roles: BTreeSet<_> =
        people.iter().flat_map(|one| &one.seats).map(|seat| seat.role).collect();
    let unseated = Role::ALL.into_iter().filter(|role| !roles.contains(role)).collect::<Vec<_>>();
    assert_eq!(unseated, [Role::Resident], "residents need no account");
    regions_stand(demo).await;
    let told = store::outbox::claim(store, store.now(), 10).await.unwrap();
    assert!(told.is_empty(), "nobody in the town is sent a message");
    twice_is_once(demo, rows.len()).await;
}

fn numbers_have_no_gap(rows: &[MotionRow]) {
    let mut given: BTreeMap<String, Vec<i32>> = BTreeMap::new();
    for number in rows.iter().filter_map(|row| row.number.as_deref()) {
        let (series, ordinal) = series(number);
        given.entry(series).or_default().push(ordinal);
    }
    for (series, mut ordinals) in given {
        ordinals.sort_unstable();
        let all: Vec<_> = (1..=i32::try_from(ordinals.len()).unwrap()).collect();
        assert_eq!(ordinals, all, "{series}");
    }
}

async fn regions_stand(demo: &Demo) {
    let admin = demo.call("mao-qihang").await;
    let filter = CongressFilter::default();
    let all = queries::managed(&demo.store, &admin, &filter).await.unwrap();
    assert_eq!(all.total, 1 + 13 + 86, "city, counties, and the townships that have a congress");
    let city = &all.page.rows[0];
    assert!(city.demonstration, "what is invented says so");
    assert_eq!((city.term, city.session.is_some()), (Some(7), true));
}

/// A second start finds a congress, and changes nothing.
async fn twice_is_once(demo: &Demo, items: usize) {
    let before = demo.store.generation();
    let again = server::demo::fill(&demo.store, demo.today).await.unwrap();
    assert_eq!(again, server::demo::Report::default());
    assert_eq!(demo.store.generation(), before, "nothing was recorded");
    assert_eq!(demo.submitted().await.len(), items);
}

/// All deputies of the town, each in their seat.
async fn deputies(demo: &Demo, one: &Actor) -> Vec<Actor> {
    let sql = "SELECT s.id, s.mandate_id FROM seat s WHERE s.role = 'deputy' ORDER BY s.id";
    let statement = sea_orm::Statement::from_string(demo.store.backend(), sql);
    let rows = demo.store.reader().query_all_raw(statement).await.unwrap();
    let actor = |row: sea_orm::QueryResult| Actor {
        seat: domain::SeatId(row.try_get_by_index(0).unwrap()),
        mandate: Some(domain::MandateId(row.try_get_by_index(1).unwrap())),
        ..one.clone()
    };
    rows.into_iter().map(actor).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_town_is_filled_whole_once_on_sqlite() {
    the_town_is_whole(&on_sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_town_is_filled_whole_once_on_postgresql() {
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
        assert!(std::env::var("REQUIRE_POSTGRES").is_err(), "no TEST_POSTGRES_URL");
        return;
    };
    let name = format!("demo_{}", std::process::id());
    let keeper = Store::connect(&server, &SECRET, Pools::default()).await.unwrap();
    keeper.writer().execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let (host, _) = server.rsplit_once('/').unwrap();
    let demo = empty(&format!("{host}/{name}"), tempfile::tempdir().unwrap()).await;
    the_town_is_whole(&demo).await;
    demo.store.close().await.unwrap();
    let drop = format!("DROP DATABASE {name} WITH (FORCE)");
    keeper.writer().execute_unprepared(&drop).await.unwrap();
}
