//! What a unit can ask of the store, asked of houses in which deputies rated differently or not at
//! all; and of houses that leak.

use std::collections::BTreeMap;
use std::fmt::Debug;

use domain::motion::{Category, State};
use domain::rating::Grade;
use domain::{Actor, MotionId};
use store::Store;
use store::builders::morning;
use store::motion::{
    Filter, PublicFilter, public_home, public_list, public_motion, unit_list, view,
};
use store::rating::{Leak, RateForm};

use crate::harness::{Dump, House, On, call, rstest};
use crate::refusals::commands::Do;
use crate::refusals::situations::Situation;
use crate::stories;

/// What the lead and a co-signer give; `None` where nobody rates.
type Given = Option<(Grade, &'static str)>;

const NOTHING: Given = None;
const PRAISE: Given = Some((Grade::Satisfied, "答复及时，路已修好"));
const BLAME: Given = Some((Grade::Dissatisfied, "没有答复，路还是坏"));

/// Two suggestions that were replied to, the elder of which is rated.
async fn told(house: &House, given: Given) -> [MotionId; 2] {
    let store = &house.store;
    let elder = stories::replied(&house.town).on(store).await.unwrap().id;
    let younger = stories::replied(&house.town).on(store).await.unwrap().id;
    let Some((grade, reason)) = given else { return [elder, younger] };
    let (attitude, result, reason) = (grade, grade, reason.to_owned());
    for (place, sealed) in [(0, false), (1, true), (0, true)] {
        let rating =
            domain::rating::Rating { attitude, result, reason: reason.clone(), consent: true };
        let by =
            call(&house.town.deputies[place], morning(4, 16)).keyed(format!("{place}{sealed}"));
        store::rating::rate(store, &by, elder, RateForm { rating, sealed }).await.unwrap();
    }
    [elder, younger]
}

/// Everything that is asked, with what is answered.
#[derive(Default)]
struct Asked(BTreeMap<String, String>);

impl Asked {
    fn add(&mut self, question: impl Into<String>, answer: impl Debug) {
        self.0.insert(question.into(), format!("{answer:?}"));
    }

    fn differences<'a>(&'a self, other: &'a Self) -> Vec<&'a str> {
        assert!(self.0.len() > 80 && self.0.len() == other.0.len(), "nothing was asked");
        let differing = |(question, answer): &(&String, &String)| other.0[*question] != **answer;
        self.0.iter().filter(differing).map(|(question, _)| question.as_str()).collect()
    }
}

fn filters() -> Vec<Filter> {
    let plain = Filter::default;
    vec![
        plain(),
        Filter { states: vec![State::Replied], ..plain() },
        Filter { states: vec![State::Handling], ..plain() },
        Filter { overdue: true, ..plain() },
        Filter { category: Some(Category::Transport), ..plain() },
        Filter { query: "公路".to_owned(), ..plain() },
    ]
}

/// Every query that one who is no rater and not of the office has, and every command, refused.
async fn ask(house: &House, who: &Actor, ids: [MotionId; 2], asked: &mut Asked) {
    let (store, now) = (&house.store, morning(4, 17));
    let by = call(who, now);
    let named = |what: &str| format!("{} {what}", who.name);
    for id in ids {
        asked.add(named(&format!("view {id}")), view(store, &by, id).await);
        let on = Situation { name: "replied", state: State::Replied, id, now };
        // what a co-signer may do is left out
        let signed = who.mandate == house.town.deputies[4].mandate && who.mandate.is_some();
        let may = |one: &Do| signed && matches!(one, Do::Rate | Do::ReportPressure);
        for command in Do::ALL.into_iter().filter(|one| !may(one)) {
            let by = call(who, now).keyed("again");
            let outcome = command.run(house, &by, &on).await;
            assert!(outcome.is_err(), "{} {command:?}", who.name);
            asked.add(named(&format!("{command:?} {id}")), outcome);
        }
    }
    for filter in filters() {
        let page = unit_list(store, &by, &filter).await;
        asked.add(named(&format!("list {filter:?}")), page);
    }
    asked.add(named("notices"), store::notice::list(store, who).await);
    asked.add(named("seat"), store::notice::seat(store, who).await);
    asked.add(named("deputies"), store::motion::find_deputies(store, &by, "周").await);
    asked.add(named("units"), store::motion::units(store, &by).await);
    asked.add(named("home"), store::motion::deputy_home(store, &by).await);
}

async fn ask_as_everybody(store: &Store, ids: [MotionId; 2], asked: &mut Asked) {
    let now = morning(4, 17);
    for id in ids {
        asked.add(format!("public {id}"), public_motion(store, id, now).await);
    }
    let figures = store::motion::public_figures(store, now.date()).await.unwrap();
    asked.add("public home", public_home(store, figures).await);
    asked.add("public list", public_list(store, &PublicFilter::default()).await);
    asked.add("public addresses", store::motion::public_addresses(store).await);
    let found = PublicFilter { query: "满意".to_owned(), ..PublicFilter::default() };
    asked.add("public search", public_list(store, &found).await);
}

/// One house in which one tale is told, and all that is answered there.
async fn answers(on: On, given: Given, leak: Option<Leak>) -> Option<(Asked, Dump)> {
    let mut house = House::open(on).await?;
    house.store = leak.into_iter().fold(house.store.clone(), Store::leaking);
    let ids = told(&house, given).await;
    let dump = house.dump().await;
    let mut asked = Asked::default();
    let town = &house.town;
    let others = [&town.government, &town.delegation_staff[0], &town.administrator, &town.reporter];
    let units = [&town.units[1].staff, &town.units[2].staff, &town.units[3].staff];
    for who in units.into_iter().chain(others).chain([&town.deputies[4], &town.deputies[5]]) {
        ask(&house, who, ids, &mut asked).await;
    }
    ask_as_everybody(&house.store, ids, &mut asked).await;
    Some((asked, dump))
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn no_query_of_a_unit_tells_whether_or_how_anybody_rated(#[case] on: On) {
    let Some((nothing, _)) = answers(on, NOTHING, None).await else { return };
    let (praise, praised) = answers(on, PRAISE, None).await.unwrap();
    let (blame, blamed) = answers(on, BLAME, None).await.unwrap();
    assert_eq!(nothing.differences(&praise), [""; 0]);
    assert_eq!(praise.differences(&blame), [""; 0]);
    let grades = ["rating.attitude", "rating.result", "rating.reason"].map(str::to_owned);
    assert_eq!(praised.differences(&blamed), grades.into());
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_store_that_leaks_is_found_out(#[case] on: On) {
    for (leak, words) in [
        (Leak::RatedAt, "市交通运输局经办 view"),
        (Leak::ListOrder, "市公安局经办 list"),
        (Leak::Version, "望开金 view"),
    ] {
        let Some((nothing, before)) = answers(on, NOTHING, Some(leak)).await else { return };
        let (praise, after) = answers(on, PRAISE, Some(leak)).await.unwrap();
        let differences = nothing.differences(&praise);
        let there = differences.iter().any(|question| question.starts_with(words));
        assert!(there, "{leak:?}: {differences:?}");
        let moved = before.differences(&after).contains("motion.version");
        assert_eq!(moved, leak == Leak::Version);
    }
}

/// Of pressure, too, a unit reads nothing: the office alone does.
#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn no_query_of_a_unit_tells_that_somebody_reported_pressure(#[case] on: On) {
    let mut both = Vec::new();
    for reports in [false, true] {
        let Some(house) = House::open(on).await else { return };
        let ids = told(&house, NOTHING).await;
        if reports {
            let by = call(house.town.author(), morning(4, 16));
            let text = "单位打来电话，要我改成满意".to_owned();
            store::rating::report_pressure(&house.store, &by, ids[0], text).await.unwrap();
        }
        let mut asked = Asked::default();
        for unit in &house.town.units[..4] {
            ask(&house, &unit.staff, ids, &mut asked).await;
        }
        ask_as_everybody(&house.store, ids, &mut asked).await;
        both.push(asked);
    }
    assert_eq!(both[0].differences(&both[1]), [""; 0]);
}
