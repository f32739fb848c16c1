//! The whole path of a suggestion, its dates worked out by hand around the holidays of 2026.

use domain::motion::State;
use domain::motion::view::{Entry, Expectation, MotionView, PublicMotion, StaffMotion};
use domain::rating::Grade;
use domain::{Actor, Moment, MotionId};
use store::builders::{MotionBuilder, Town, a_motion, morning};
use store::motion::{Filter, desk, public_motion, view};

use crate::harness::{House, On, call, rstest};
use crate::stories;

impl House {
    pub async fn seen_by(&self, who: &Actor, id: MotionId, now: Moment) -> MotionView {
        view(&self.store, &call(who, now), id).await.unwrap()
    }

    pub async fn staff_view(&self, id: MotionId, now: Moment) -> StaffMotion {
        match self.seen_by(&self.town.desk, id, now).await {
            MotionView::Staff(staff) => staff,
            other => panic!("not for the office: {other:?}"),
        }
    }

    pub async fn public_view(&self, id: MotionId, now: Moment) -> PublicMotion {
        public_motion(&self.store, id, now).await.unwrap()
    }
}

fn kinds(timeline: &[Entry]) -> String {
    timeline.iter().map(|entry| entry.event.kind()).collect::<Vec<_>>().join(" ")
}

fn timeline(view: &MotionView) -> String {
    kinds(match view {
        MotionView::Deputy(view) => &view.core.timeline,
        MotionView::Staff(view) => &view.core.timeline,
        MotionView::Unit(view) => &view.core.timeline,
    })
}

/// Words in a line, however the line is broken in the source.
fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn clock(one: &Expectation) -> String {
    let unit = one.unit.as_deref().unwrap_or("—");
    let met = if one.met_at.is_some() { "met" } else { "open" };
    format!("{} {unit} {} {met}", one.deadline.clock.code(), one.deadline.due())
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_suggestion_goes_its_whole_way_through_two_rounds_and_supervision(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let built = house.build(stories::closed(town)).await;
    assert_eq!(built.number.as_deref(), Some("市七届人大五次会议第001号"));

    let staff = house.staff_view(built.id, built.now).await;
    assert_eq!((staff.core.state, staff.core.round), (State::Closed, 2));
    assert_eq!(staff.core.outcome.as_deref(), Some("路面已加宽，排水已疏通"));
    assert_eq!(staff.core.replies.len(), 2);
    assert_eq!(staff.core.contacts.len(), 1);
    let left: Vec<_> = staff.core.actions.iter().map(|one| one.code()).collect();
    assert_eq!(left, ["set_publicity", "quarantine"]);

    let handled = "signed_for signed_for opinion_given contacted replied";
    let seen = async |who: &Actor| house.seen_by(who, built.id, built.now).await;
    assert_eq!(
        timeline(&seen(town.author()).await),
        line(&format!(
            "written invited invited cosigned cosigned submitted accepted assigned {handled}
             ratings_released rehandling_ordered replied ratings_released supervised closed"
        ))
    );
    assert_eq!(
        timeline(&seen(&town.deputies[4]).await),
        line(&format!(
            "cosigned cosigned submitted accepted assigned {handled} ratings_released
             rehandling_ordered replied ratings_released supervised closed"
        ))
    );
    assert_eq!(
        timeline(&seen(&town.desk).await),
        line(&format!(
            "cosigned cosigned submitted accepted assigned {handled} window_closed ratings_released
             rehandling_ordered replied window_closed ratings_released supervised closed"
        ))
    );
    let for_units = line(&format!(
        "submitted accepted assigned {handled} ratings_released rehandling_ordered replied
         ratings_released supervised closed"
    ));
    for who in [
        &town.units[1].staff,
        &town.units[2].colleague,
        &town.government,
        &town.delegation_staff[0],
    ] {
        assert_eq!(timeline(&seen(who).await), for_units, "{}", who.name);
    }
    let public = house.public_view(built.id, built.now).await;
    assert_eq!(
        kinds(&public.timeline),
        "submitted accepted assigned signed_for signed_for contacted replied replied closed"
    );
    public_reads_no_inner_words(&public);
}

/// What the office told the unit, and who of it acted, stay inside.
fn public_reads_no_inner_words(public: &PublicMotion) {
    for entry in &public.timeline {
        assert!(!entry.by.contains("经办") && !entry.by.contains("周岚"), "{}", entry.by);
    }
    let by: Vec<_> = public.timeline.iter().map(|entry| entry.by.as_str()).collect();
    assert_eq!(
        by[..5],
        [
            "秭归代表团",
            "宜昌市人民代表大会",
            "宜昌市人民代表大会",
            "宜昌市交通运输局",
            "宜昌市公安局"
        ]
    );
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn every_clock_ends_on_the_day_that_the_calendar_of_2026_gives(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(stories::closed(&house.town)).await;
    let staff = house.staff_view(built.id, built.now).await;
    let clocks: Vec<_> = staff.core.expectations.iter().map(clock).collect();
    assert_eq!(
        clocks,
        [
            // submitted on Wed 01-07: 8, 9, 12, 13, 14
            "review — 2026-01-14 met",
            // accepted on Mon 01-12: 13, 14, 15, 16, 19
            "assign — 2026-01-19 met",
            // assigned on Fri 01-16: five working days of the week from 19
            "decline 市交通运输局 2026-01-23 met",
            // four weeks of five days, the last day before 春节 (14 is a make-up day, 15-23 off)
            "first_contact 市交通运输局 2026-02-13 met",
            // 02-16 falls into 春节: on to the first working day, Tue 24
            "opinion 市公安局 2026-02-24 met",
            // three months, a Thursday
            "reply 市交通运输局 2026-04-16 met",
            // ordered on Wed 05-20: 06-20 falls into 端午 (19-21): on to Mon 22
            "rehandling — 2026-06-22 met",
        ]
    );
    assert!(staff.core.expectations.iter().all(|one| !one.deadline.counted.provisional));
    let due: Vec<_> = staff.window.into_iter().map(|window| window.due.to_string()).collect();
    // replied on Thu 06-18; 端午 19-21 off: 22-26, 29-07-03, 6-10, 13-17
    assert_eq!(due, ["2026-07-17"]);
    let first = store::rating::windows(house.store.reader(), built.id).await.unwrap();
    // replied on Wed 04-15: 16 17, 20-24, 27-30, 劳动节 1-5 off, 6-8, Sat 9 is worked, 11-15
    assert_eq!(first[0].due.to_string(), "2026-05-15");
}

type Story = fn(&Town) -> MotionBuilder<'_>;

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_list_shows_the_date_that_matters_in_each_state(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let hard: Story = |town| {
        let units = &town.units;
        stories::accepted(town).at(morning(1, 16)).assigned_as_hard_to(&units[1], &[&units[2]])
    };
    let satisfied: Story =
        |town| stories::released(town, Grade::Satisfied, Grade::Satisfied).closed();
    let stages: [(Story, State, Option<&str>); 12] = [
        (stories::submitted, State::Submitted, Some("2026-01-14")),
        (|town| stories::submitted(town).returned(), State::Returned, None),
        (|town| stories::submitted(town).withdrawn(), State::Withdrawn, None),
        (stories::accepted, State::Accepted, Some("2026-01-19")),
        (stories::assigned, State::Assigned, Some("2026-04-16")),
        (hard, State::Assigned, Some("2026-07-16")),
        (stories::handling, State::Handling, Some("2026-04-16")),
        (stories::replied, State::Replied, Some("2026-05-15")),
        (stories::rehandled, State::Handling, Some("2026-06-22")),
        (stories::replied_again, State::Replied, Some("2026-07-17")),
        (stories::supervised, State::Supervised, None),
        (satisfied, State::Closed, None),
    ];
    for (story, state, due) in stages {
        let built = house.build(story(&house.town)).await;
        let desk = call(&house.town.desk, built.now);
        let page = desk_rows(&house, &desk).await;
        let row = page.into_iter().find(|row| row.id == built.id).unwrap();
        assert_eq!(row.state, state);
        assert_eq!(row.due.map(|due| due.to_string()).as_deref(), due, "{state:?}");
        assert_eq!(row.lamp.is_some(), due.is_some());
        assert_eq!(row.cosigners, 2);
    }
}

async fn desk_rows(house: &House, call: &store::Call) -> Vec<domain::motion::view::MotionRow> {
    desk(&house.store, call, &Filter::default()).await.unwrap().rows
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_suggestion_raised_after_the_session_is_numbered_in_recess(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let within = house.build(stories::accepted(&house.town)).await;
    let after = a_motion(&house.town).begun(morning(1, 11)).submitted().accepted();
    let after = house.build(after).await;
    let again = a_motion(&house.town).begun(morning(3, 2)).submitted().accepted();
    let again = house.build(again).await;
    let numbers = [within, after, again].map(|built| built.number.unwrap());
    assert_eq!(
        numbers,
        [
            "市七届人大五次会议第001号",
            "市七届人大五次会议闭会第001号",
            "市七届人大五次会议闭会第002号"
        ]
    );
}
