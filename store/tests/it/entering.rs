//! 代录: papers become drafts of their deputies, once, all or none or each that can be.

use std::collections::BTreeMap;

use domain::motion::import::{Fate, ImportLook, ImportWish};
use domain::motion::{Draft, Kind, State};
use domain::{Action, Actor, Refusal};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use serde_json::Value;
use store::Error;
use store::entity::{entry, event, motion, notice};
use store::motion::commands as command;
use store::motion::import::{Paper, import, look};

use crate::harness::{House, On, call, refusal, rstest};

const HEADING: &str = "编号,届次,标题,领衔代表,附议人,代表团,情况,建议,是否公开\n";

/// So many lines out of a hundred real suggestions, each under a number of its own.
fn lines(house: &House, count: usize) -> String {
    let titles: Vec<String> = include_str!("../../../papers/tests/data/items.jsonl")
        .lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).unwrap();
            row["title"].as_str().unwrap().replace('"', "\"\"")
        })
        .collect();
    let line = |at: usize| {
        let (title, lead) = (&titles[at % 100], &house.town.deputies[at % 8].name);
        format!(
            "{},七届人大五次会议,\"{title}\",{lead},,,桥面破损已有三年。,请列入计划。,公开\n",
            at + 1
        )
    };
    (0..count).map(line).collect()
}

fn sheet(lines: &str) -> Vec<Paper> {
    let bytes = format!("{HEADING}{lines}").into_bytes();
    vec![Paper { name: "目录.csv".to_owned(), bytes }]
}

async fn enter(house: &House, lines: &str, each: bool) -> Result<ImportLook, Error> {
    let by = call(&house.town.desk, house.store.now());
    let wish = ImportWish::default();
    import(&house.store, &by, sheet(lines), &wish, each, &mut |_, _| {}).await
}

async fn motions(house: &House) -> u64 {
    motion::Entity::find().count(house.store.reader()).await.unwrap()
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_sheet_of_433_is_entered_and_handed_in_again_it_doubles_nothing(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let all = lines(&house, 433);
    let by = call(&house.town.desk, house.store.now());
    let before = house.dump().await;
    let seen = look(&house.store, &by, sheet(&all), &ImportWish::default()).await.unwrap();
    assert_eq!((seen.count(Fate::New), seen.is_clean(), seen.done), (433, true, false));
    assert_eq!(house.dump().await, before, "a look changes nothing");
    let mut told = Vec::new();
    let mut progress = |done, of| told.push((done, of));
    let wish = ImportWish::default();
    let done = import(&house.store, &by, sheet(&all), &wish, false, &mut progress).await.unwrap();
    assert_eq!((done.count(Fate::Entered), done.done), (433, true));
    assert_eq!((told.first(), told.last()), (Some(&(0, 433)), Some(&(433, 433))));
    assert_eq!(motions(&house).await, 433);
    for each in [false, true] {
        let again = enter(&house, &all, each).await.unwrap();
        assert_eq!((again.count(Fate::Known), again.count(Fate::Entered)), (433, 0));
        assert_eq!(motions(&house).await, 433);
    }
    let kinds = event::Entity::find().all(house.store.reader()).await.unwrap();
    assert_eq!(kinds.iter().filter(|one| one.kind == "entered").count(), 433);
    assert_eq!(entry::Entity::find().count(house.store.reader()).await.unwrap(), 433);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn one_bad_row_leaves_nothing_of_all_or_none_and_the_others_of_each(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let all = lines(&house, 20) + "21,,关于修路的建议,查无此人,,,路面破损。,请修。,公开\n";
    let before = house.dump().await;
    let whole = enter(&house, &all, false).await.unwrap();
    assert_eq!(house.dump().await, before, "not even an event");
    assert_eq!((whole.done, whole.count(Fate::New), whole.count(Fate::Flawed)), (false, 20, 1));
    let bad = whole.items.last().unwrap();
    assert_eq!((bad.problems[0].what.as_str(), bad.place.row), ("unknown_lead", Some(22)));
    assert_eq!(bad.problems[0].text, "查无此人");
    let each = enter(&house, &all, true).await.unwrap();
    assert_eq!((each.done, each.count(Fate::Entered), each.count(Fate::Flawed)), (true, 20, 1));
    assert_eq!(motions(&house).await, 20);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn what_is_entered_is_a_draft_that_its_deputy_confirms_by_submitting_it(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (town, store) = (&house.town, &house.store);
    let line = "温36,七届人大五次会议,关于修桥的建议,周 岚,向永忠、梅映红,,\
        桥面破损已有三年，雨天积水。,请列入今年的改造计划。,不公开\n";
    enter(&house, line, false).await.unwrap();
    let row = motion::Entity::find().one(store.reader()).await.unwrap().unwrap();
    assert_eq!((row.state.as_str(), row.number, row.submitted_at), ("draft", None, None));
    assert_eq!(
        (row.author_id, row.disclosure.as_str()),
        (town.author().mandate.unwrap().0, "none")
    );
    let id = domain::MotionId(row.id);
    let view = async |who: &Actor| store::motion::view(store, &call(who, store.now()), id).await;
    for other in [&town.desk, &town.deputies[1], &town.units[1].staff, &town.administrator] {
        assert_eq!(refusal(view(other).await), Refusal::Hidden, "{}", other.name);
    }
    let told = notice::Entity::find().all(store.reader()).await.unwrap();
    let told: Vec<_> = told.iter().map(|one| (one.kind.as_str(), one.account_id)).collect();
    assert_eq!(told, [("entered", town.author().account.0)]);
    let domain::motion::view::MotionView::Deputy(seen) = view(town.author()).await.unwrap() else {
        panic!("not the deputy's view");
    };
    assert!(seen.cosigners.is_empty(), "nobody is asked before the deputy has confirmed");
    let first = &seen.core.timeline[0];
    let event = domain::Event::Entered {
        number: "温36".to_owned(),
        cosigners: vec!["向永忠".to_owned(), "梅映红".to_owned()],
    };
    assert_eq!((&first.event, first.by.as_str()), (&event, town.desk.name.as_str()));
    assert!(seen.core.actions.contains(&Action::Submit));
    let author = call(town.author(), store.now());
    let short = refusal(command::submit(store, &author, id).await);
    assert!(matches!(short, Refusal::Invalid(_)), "no category, no reason: {short:?}");
    let draft =
        Draft { kind: Kind::Suggestion, ..store::builders::a_draft("关于修桥的建议") };
    command::edit(store, &author, id, seen.version, draft).await.unwrap();
    command::submit(store, &author, id).await.unwrap();
    assert_eq!(view(&town.desk).await.unwrap().core_state(), State::Submitted);
}

trait CoreState {
    fn core_state(&self) -> State;
}

impl CoreState for domain::motion::view::MotionView {
    fn core_state(&self) -> State {
        match self {
            Self::Deputy(seen) => seen.core.state,
            Self::Staff(seen) => seen.core.state,
            Self::Unit(seen) => seen.core.state,
        }
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn leads_are_found_by_name_and_doubles_and_the_unfit_are_told(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let long = "长".repeat(70);
    let all = format!(
        "1,,关于甲的建议,周岚,,,,,\n2,,关于乙的建议,,,,,,\n3,,关于丙的建议,秭归代表团,,,,,\n\
         4,,{long},周岚,,,,,\n,,关于丁的建议,周岚,,,,,\n,,关于丁的建议,周岚,,,,,\n\
         5,,,周岚,,,,,\n"
    );
    let seen = enter(&house, &all, true).await.unwrap();
    let fates: Vec<_> = seen.items.iter().map(|one| one.fate).collect();
    use Fate::{Entered, Flawed, Twice};
    assert_eq!(fates, [Entered, Flawed, Flawed, Flawed, Entered, Twice, Flawed]);
    let what = |at: usize| seen.items[at].problems.last().map(|one| one.what.as_str());
    assert_eq!(what(1), Some("no_lead"));
    assert_eq!(what(2), Some("unknown_lead"));
    assert_eq!(what(3), Some("draft_too_long"));
    assert_eq!(what(6), Some("missing"));
    // those of another congress are nobody here
    let own = &house.county.deputies[0].name;
    let seen = enter(&house, &format!("9,,关于戊的建议,{own},,,,,\n"), true).await.unwrap();
    assert_eq!(seen.items[0].problems[0].what, "unknown_lead");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn two_of_one_name_are_told_apart_by_their_delegation_or_not_at_all(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, town) = (&house.store, &house.town);
    // the second deputy of 夷陵 gets the first one's name
    let second = town.deputies[4].person.0;
    let row = store::entity::person::ActiveModel {
        id: sea_orm::ActiveValue::Set(second),
        name: sea_orm::ActiveValue::Set("周岚".to_owned()),
        ..Default::default()
    };
    sea_orm::ActiveModelTrait::update(row, store.writer()).await.unwrap();
    let all = "1,,关于甲的建议,周岚,,,,,\n2,,关于乙的建议,周岚,,夷陵团,,,\n\
               3,,关于丙的建议,周岚,,夷陵代表团,,,\n";
    let seen = enter(&house, all, true).await.unwrap();
    assert_eq!(seen.items[0].problems[0].what, "ambiguous_lead");
    assert_eq!([seen.items[1].fate, seen.items[2].fate], [Fate::Entered; 2]);
    let rows = motion::Entity::find().order_by_asc(motion::Column::Id).all(store.reader()).await;
    let authors: Vec<_> = rows.unwrap().iter().map(|row| row.author_id).collect();
    assert_eq!(authors, [town.deputies[4].mandate.unwrap().0; 2]);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn what_was_said_of_the_columns_is_remembered_for_the_same_heading(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by) = (&house.store, call(&house.town.desk, house.store.now()));
    let sheet = || {
        let text = "甲项,乙项,标题,编号\n桥面破损。,周岚,关于修桥的建议,1\n";
        vec![Paper { name: "a.csv".to_owned(), bytes: text.as_bytes().to_vec() }]
    };
    let unsaid = look(store, &by, sheet(), &ImportWish::default()).await.unwrap();
    assert_eq!(unsaid.items[0].problems[0].what, "no_lead");
    let said = |words: &str, field: &str| (words.to_owned(), Some(field.to_owned()));
    let columns = BTreeMap::from([said("乙项", "lead"), said("甲项", "problem")]);
    let wish = ImportWish { columns, kind: None };
    let seen = import(store, &by, sheet(), &wish, false, &mut |_, _| {}).await.unwrap();
    assert_eq!(seen.count(Fate::Entered), 1, "{seen:?}");
    let row = motion::Entity::find().one(store.reader()).await.unwrap().unwrap();
    assert_eq!(row.problem, "桥面破损。");
    let again = look(store, &by, sheet(), &ImportWish::default()).await.unwrap();
    assert_eq!(again.items[0].fate, Fate::Known, "{again:?}");
    assert!(again.tables[0].columns[1].told);
    // another congress has said nothing
    let county = call(&house.county.desk, store.now());
    let other = look(store, &county, sheet(), &ImportWish::default()).await.unwrap();
    assert_eq!(other.items[0].problems[0].what, "no_lead");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn nobody_but_the_desk_enters_papers(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, town) = (&house.store, &house.town);
    for who in town.deputies.iter().chain(town.others()).filter(|who| **who != town.desk) {
        if who.sub_role == Some(domain::SubRole::Desk) {
            continue;
        }
        let by = call(who, store.now());
        let wish = ImportWish::default();
        let line = lines(&house, 1);
        let seen = look(store, &by, sheet(&line), &wish).await;
        assert_eq!(refusal(seen), Refusal::Forbidden, "{}", who.name);
        let done = import(store, &by, sheet(&line), &wish, true, &mut |_, _| {}).await;
        assert_eq!(refusal(done), Refusal::Forbidden, "{}", who.name);
    }
    assert_eq!(motions(&house).await, 0);
}
