//! A year that is announced moves the dates that were provisional, and says so.

use domain::calendar::{Day, DayKind};
use domain::motion::ReplyClass;
use domain::motion::view::MotionView;
use domain::{Event, Flaw, Moment, Refusal};
use jiff::civil::date;
use store::builders::{Built, a_motion, morning};
use store::calendar::enter_year;
use store::motion::{Filter, desk};

use crate::harness::{House, On, call, refusal, rstest};

fn day(month: i8, day: i8, kind: DayKind, name: &str) -> Day {
    Day { date: date(2027, month, day), kind, name: name.to_owned() }
}

/// As it might be announced: 元旦 from Friday to Sunday, 春节 from 02-06 to 02-12.
fn year_2027() -> Vec<Day> {
    let mut days = vec![
        day(1, 1, DayKind::Holiday, "元旦"),
        day(1, 2, DayKind::Holiday, "元旦"),
        day(1, 3, DayKind::Holiday, "元旦"),
        day(2, 14, DayKind::Workday, "春节"),
    ];
    days.extend((6..=12).map(|one| day(2, one, DayKind::Holiday, "春节")));
    days
}

async fn due(house: &House, built: &Built) -> (String, bool) {
    let call = call(&house.town.desk, built.now);
    let rows = desk(&house.store, &call, &Filter::default()).await.unwrap().rows;
    let row = rows.into_iter().find(|row| row.id == built.id).unwrap();
    (row.due.unwrap().to_string(), row.provisional)
}

async fn moved(house: &House, built: &Built) -> Vec<String> {
    let MotionView::Unit(view) =
        house.seen_by(&house.town.units[1].staff, built.id, built.now).await
    else {
        panic!("for a unit")
    };
    let line = |event: &Event| match event {
        Event::DateRecomputed { clock, old, new } => Some(format!("{} {old} {new}", clock.code())),
        _ => None,
    };
    view.core.timeline.iter().filter_map(|entry| line(&entry.event)).collect()
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn entering_2027_moves_provisional_dates_and_tells_the_desk(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let units = &town.units;
    // assigned on Tue 2026-11-10: three months end on Wed 2027-02-10, a working day as far as
    // weekends alone are known
    let story = a_motion(town).begun(morning(11, 2)).submitted().accepted().at(morning(11, 10));
    let handled = house.build(story.assigned_to(&units[1], &[]).signed()).await;
    assert_eq!(due(&house, &handled).await, ("2027-02-10".to_owned(), true));
    // replied on Mon 2026-12-21: 20 working days from 22: 4 + 5 + 5 + 5 + 1 is Mon 2027-01-18
    let story = a_motion(town).begun(morning(12, 1)).submitted().accepted();
    let story = story.assigned_to(&units[1], &[]).signed().contacted();
    let replied = house.build(story.at(morning(12, 21)).replied(ReplyClass::A)).await;
    assert_eq!(due(&house, &replied).await, ("2027-01-18".to_owned(), true));
    // all within 2026: nothing to move
    let settled = house.build(crate::stories::assigned(town)).await;

    let now = Moment::start_of(date(2026, 12, 22)).plus_seconds(9 * 3600);
    let admin = call(&town.administrator, now).keyed("2027");
    assert_eq!(enter_year(&house.store, &admin, 2027, year_2027()).await.unwrap(), 2);
    // 02-10 falls into 春节: on to Sat 13? No: the weekend goes on to Sun 14, which is worked
    assert_eq!(due(&house, &handled).await, ("2027-02-14".to_owned(), false));
    // Fri 01-01 is off now: one working day later
    assert_eq!(due(&house, &replied).await, ("2027-01-19".to_owned(), false));
    assert_eq!(due(&house, &settled).await, ("2026-04-16".to_owned(), false));
    assert_eq!(moved(&house, &handled).await, ["reply 2027-02-10 2027-02-14"]);
    assert_eq!(moved(&house, &replied).await, ["rating 2027-01-18 2027-01-19"]);
    assert_eq!(moved(&house, &settled).await, [""; 0]);
    let staff = house.staff_view(replied.id, now).await;
    assert_eq!(staff.window.unwrap().due, date(2027, 1, 19));
    let rating = staff.core.expectations.last().unwrap();
    assert_eq!(
        (rating.deadline.due(), rating.deadline.counted.provisional),
        (date(2027, 1, 19), false)
    );
    let told = store::notice::list(&house.store, &town.desk).await.unwrap();
    assert_eq!(told.iter().filter(|one| one.kind == "date_recomputed").count(), 2);

    // the same form again changes nothing; the same year again moves nothing
    let before = house.dump().await;
    assert_eq!(enter_year(&house.store, &admin, 2027, year_2027()).await.unwrap(), 2);
    assert_eq!(house.dump().await.differences(&before), Default::default());
    let admin = call(&town.administrator, now).keyed("2027 again");
    assert_eq!(enter_year(&house.store, &admin, 2027, year_2027()).await.unwrap(), 0);
    // what is counted from now on is counted by it
    let story = a_motion(town).begun(morning(12, 29)).submitted();
    let later = house.build(story).await;
    assert_eq!(due(&house, &later).await, ("2027-01-06".to_owned(), false));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn another_store_counts_by_what_the_database_holds(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let admin = call(&house.town.administrator, morning(12, 22));
    enter_year(&house.store, &admin, 2027, year_2027()).await.unwrap();
    let other = house.another_store().await;
    assert!(other.calendar().await.knows(2027));
    assert!(!other.calendar().await.is_working(date(2027, 2, 10)));
    assert!(other.calendar().await.is_working(date(2027, 2, 14)));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_date_that_only_looks_like_the_main_one_does_not_move_it(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    // local rules here: the first contact within three months as well, so both end on one day
    let setting = store::entity::setting::ActiveModel {
        congress_id: sea_orm::Set(town.congress.0),
        name: sea_orm::Set("period.reply".to_owned()),
        value: sea_orm::Set(r#"{"amount":66,"measure":"working_days"}"#.to_owned()),
    };
    sea_orm::ActiveModelTrait::insert(setting, house.store.writer()).await.unwrap();
    let setting = store::entity::setting::ActiveModel {
        congress_id: sea_orm::Set(town.congress.0),
        name: sea_orm::Set("period.first_contact".to_owned()),
        value: sea_orm::Set(r#"{"amount":3,"measure":"months"}"#.to_owned()),
    };
    sea_orm::ActiveModelTrait::insert(setting, house.store.writer()).await.unwrap();
    let story = a_motion(town).begun(morning(11, 2)).submitted().accepted().at(morning(11, 10));
    let built = house.build(story.assigned_to(&town.units[1], &[]).signed()).await;
    // 66 working days from 2026-11-10 and three months both end on 2027-02-10
    assert_eq!(due(&house, &built).await, ("2027-02-10".to_owned(), true));
    let admin = call(&town.administrator, built.now);
    assert_eq!(enter_year(&house.store, &admin, 2027, year_2027()).await.unwrap(), 2);
    // 元旦 and three days of 春节 are stepped over, Sun 02-14 is worked: 02-14, 15, 16, 17
    assert_eq!(
        moved(&house, &built).await,
        ["first_contact 2027-02-10 2027-02-14", "reply 2027-02-10 2027-02-17"]
    );
    assert_eq!(due(&house, &built).await, ("2027-02-17".to_owned(), false));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn only_an_administrator_enters_a_year_and_only_that_year(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let before = house.dump().await;
    for who in town.others().into_iter().chain(&town.deputies) {
        if who == &town.administrator {
            continue;
        }
        let call = call(who, morning(12, 22));
        let entered = enter_year(&house.store, &call, 2027, year_2027()).await;
        assert_eq!(refusal(entered), Refusal::Forbidden, "{}", who.name);
    }
    let admin = call(&town.administrator, morning(12, 22));
    let mut strange = year_2027();
    strange.push(Day { date: date(2026, 10, 8), ..strange[0].clone() });
    let refused = refusal(enter_year(&house.store, &admin, 2027, strange).await);
    assert_eq!(refused, Refusal::field("days", Flaw::Form));
    let mut doubled = year_2027();
    doubled.push(doubled[0].clone());
    let refused = refusal(enter_year(&house.store, &admin, 2027, doubled).await);
    assert_eq!(refused, Refusal::field("days", Flaw::Taken));
    assert_eq!(house.dump().await.differences(&before), Default::default());
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn nothing_is_expected_of_what_is_purged(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let story = a_motion(town).begun(morning(11, 2)).submitted().accepted().at(morning(11, 10));
    let story = story.assigned_to(&town.units[1], &[]).quarantined().purged();
    let built = house.build(story).await;
    let admin = call(&town.administrator, built.now);
    assert_eq!(enter_year(&house.store, &admin, 2027, year_2027()).await.unwrap(), 0);
}
