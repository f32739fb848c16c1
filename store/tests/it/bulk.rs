//! Many at once: each by itself, foreseen as it then happens; what was just assigned is taken back
//! whole, and not once anything has followed.

use domain::motion::bulk::{AT_MOST, Step, Wish};
use domain::motion::{Category, State};
use domain::{MotionId, Refusal};
use store::builders::{Built, a_motion, morning};
use store::motion::{self, Filter, commands as command};
use store::{Call, mark_read};

use crate::harness::{Dump, House, On, call, refusal, rstest};
use crate::stories;

fn wish(house: &House, id: MotionId) -> Wish {
    Wish { id, category: Some(Category::Urban), lead: Some(house.town.units[1].id) }
}

impl House {
    /// Submitted on one morning.
    async fn waiting(&self, count: usize) -> Vec<Built> {
        let mut all = Vec::new();
        for place in 0..count {
            let author = &self.town.deputies[place % self.town.deputies.len()];
            let title = format!("关于第{place}处断头路的建议");
            all.push(self.build(a_motion(&self.town).by(author).titled(&title).submitted()).await);
        }
        all
    }

    fn desk_at(&self, built: &Built) -> Call {
        call(&self.town.desk, built.now)
    }

    async fn just_assigned(&self) -> Built {
        self.build(stories::assigned(&self.town)).await
    }

    async fn stands(&self, built: &Built) -> State {
        self.staff_view(built.id, built.now).await.core.state
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn of_many_each_is_done_or_refused_by_itself_as_it_was_foreseen(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let waiting = house.waiting(4).await;
    let assigned = house.just_assigned().await;
    let foreign = house.build(a_motion(&house.county).submitted()).await;
    let mut wishes: Vec<Wish> = waiting.iter().map(|one| wish(&house, one.id)).collect();
    wishes[1].lead = None;
    wishes.extend([assigned.id, foreign.id, MotionId(9_999)].map(|id| wish(&house, id)));
    let desk = house.desk_at(&assigned).keyed("bulk-1");
    let before = house.dump().await;
    let foreseen = motion::foresee(&house.store, &desk, Step::Both, &wishes).await.unwrap();
    assert_eq!(house.dump().await.differences(&before), Default::default(), "only foreseen");
    let done = command::carry_out(&house.store, &desk, Step::Both, &wishes).await.unwrap();
    assert_eq!(done.len(), wishes.len());
    for (line, outcome) in foreseen.iter().zip(&done) {
        assert_eq!((line.id, &line.refused), (outcome.id, &outcome.refused));
        if let Some(to) = line.to {
            let row = outcome.row.as_ref().unwrap();
            assert_eq!((row.state, row.category), (to, line.category));
            assert_eq!(row.due, line.due.as_ref().map(|due| due.due()), "the date foreseen");
        }
    }
    let refusals: Vec<_> = done.iter().map(|one| one.refused.clone()).collect();
    assert!(matches!(refusals[1], Some(Refusal::Invalid(_))), "{refusals:?}");
    assert_eq!(refusals[4], Some(Refusal::WrongState(State::Assigned)));
    assert_eq!(refusals[5], Some(Refusal::Hidden), "another congress's");
    assert_eq!(
        (&refusals[6], &done[6].row, &foreseen[6].title),
        (&refusals[5], &None, &String::new())
    );
    // the one without a unit was accepted and keeps its number; none was left out
    let numbers: Vec<_> =
        done[..4].iter().map(|one| one.row.clone().unwrap().number.unwrap()).collect();
    let last: Vec<_> = numbers.iter().map(|one| one.chars().rev().nth(1).unwrap()).collect();
    assert_eq!(last, ['2', '3', '4', '5']);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_same_form_for_many_twice_does_nothing_more(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let waiting = house.waiting(3).await;
    let wishes: Vec<Wish> = waiting.iter().map(|one| wish(&house, one.id)).collect();
    let desk = house.desk_at(&waiting[2]).keyed("bulk-1");
    command::carry_out(&house.store, &desk, Step::Both, &wishes).await.unwrap();
    let before = house.dump().await;
    let again = command::carry_out(&house.store, &desk, Step::Both, &wishes).await.unwrap();
    assert!(again.iter().all(|one| one.refused.is_none()), "{again:?}");
    assert_eq!(house.dump().await.differences(&before), Default::default());
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn only_the_desk_acts_on_many_and_on_a_page_at_most(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let one = house.waiting(1).await.remove(0);
    let wishes = [wish(&house, one.id)];
    let before = house.dump().await;
    for step in Step::ALL {
        for who in house.town.others().into_iter().chain([house.town.author()]) {
            if [house.town.desk.account, house.town.second_desk.account].contains(&who.account) {
                continue;
            }
            let who = call(who, one.now);
            let foreseen = motion::foresee(&house.store, &who, *step, &wishes).await;
            let done = command::carry_out(&house.store, &who, *step, &wishes).await;
            assert_eq!(refusal(foreseen), Refusal::Forbidden, "{step:?} {who:?}");
            assert_eq!(refusal(done), Refusal::Forbidden, "{step:?} {who:?}");
        }
    }
    let many = vec![wishes[0].clone(); AT_MOST + 1];
    let desk = house.desk_at(&one);
    let too_many = command::carry_out(&house.store, &desk, Step::Accept, &many).await;
    assert_eq!(refusal(too_many), Refusal::TooMany { at_most: AT_MOST });
    let ids = vec![one.id; AT_MOST + 1];
    let too_many = motion::advice(&house.store, &desk, &ids).await;
    assert_eq!(refusal(too_many), Refusal::TooMany { at_most: AT_MOST });
    assert_eq!(house.dump().await.differences(&before), Default::default());
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn what_is_taken_back_stands_accepted_under_its_number_and_its_own_date(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let accepted = house.build(stories::accepted(town)).await;
    let row = |dump: &Dump| {
        let rows =
            dump.table("motion").iter().filter(|row| Dump::number(row, "id") == accepted.id.0);
        let row = rows.into_iter().next().unwrap().clone();
        ["state", "number", "due_on", "assigned_at", "lead_unit_id", "accepted_at"]
            .map(|name| row[name].to_string())
    };
    let before = row(&house.dump().await);
    let desk = call(&town.desk, accepted.now.plus_days(1));
    let parts = store::builders::an_assignment(town.units[1].id, &[town.units[2].id]);
    command::assign(&house.store, &desk, accepted.id, parts.clone()).await.unwrap();
    let later = call(&town.second_desk, desk.now.plus_seconds(9 * 60));
    command::take_back(&house.store, &later, accepted.id).await.unwrap();
    assert_eq!(row(&house.dump().await), before);
    for unit in &town.units[1..3] {
        let unit = call(&unit.staff, later.now);
        assert!(motion::view(&house.store, &unit, accepted.id).await.is_err());
        let listed = motion::unit_list(&house.store, &unit, &Filter::default()).await.unwrap();
        assert!(listed.rows.is_empty());
        assert!(store::notice::list(&house.store, &unit.actor).await.unwrap().is_empty());
    }
    let staff = house.staff_view(accepted.id, later.now).await;
    let open = staff.core.expectations.iter().filter(|one| one.met_at.is_none());
    assert_eq!(open.map(|one| one.deadline.clock.code()).collect::<Vec<_>>(), ["assign"]);
    // and it is assigned again as if for the first time
    command::assign(&house.store, &later, accepted.id, parts).await.unwrap();
    let staff = house.staff_view(accepted.id, later.now).await;
    assert_eq!((staff.core.state, staff.core.assignments.len()), (State::Assigned, 2));
    assert_eq!(staff.core.number, accepted.number);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn nothing_is_taken_back_after_ten_minutes_or_once_anything_has_followed(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let take_back = async |built: &Built, seconds: i64| {
        // the builder's clock stands a minute after the assignment
        let desk = call(&town.desk, built.now.plus_seconds(seconds - 60));
        command::take_back(&house.store, &desk, built.id).await
    };
    let late = house.just_assigned().await;
    assert_eq!(refusal(take_back(&late, 601).await), Refusal::PeriodOver);
    take_back(&late, 600).await.unwrap();

    let read = house.just_assigned().await;
    let reader = &town.units[2].colleague;
    mark_read(&house.store, reader.account, Some(read.id), read.now).await.unwrap();
    assert_eq!(refusal(take_back(&read, 120).await), Refusal::PeriodOver);

    let signed = house.build(stories::assigned(town).signed_jointly()).await;
    assert_eq!(refusal(take_back(&signed, 120).await), Refusal::PeriodOver);
    assert_eq!(house.stands(&signed).await, State::Assigned);

    let objected = house.just_assigned().await;
    let author = call(town.author(), objected.now);
    let why = "这条路由县里养护，应由县政府承办".to_owned();
    command::object_to_unit(&house.store, &author, objected.id, why).await.unwrap();
    assert_eq!(refusal(take_back(&objected, 120).await), Refusal::PeriodOver);

    let given_on =
        house.build(stories::assigned(town).declined().reassigned_to(&town.units[3], &[])).await;
    assert_eq!(refusal(take_back(&given_on, 60).await), Refusal::PeriodOver);
}

/// The author's own reading is no ground to refuse: only units' is.
#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn many_are_taken_back_together_and_the_author_may_have_read_of_it(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let waiting = house.waiting(3).await;
    let wishes: Vec<Wish> = waiting.iter().map(|one| wish(&house, one.id)).collect();
    let desk = house.desk_at(&waiting[2]);
    command::carry_out(&house.store, &desk, Step::Both, &wishes).await.unwrap();
    mark_read(&house.store, house.town.author().account, None, desk.now).await.unwrap();
    let foreseen = motion::foresee(&house.store, &desk, Step::TakeBack, &wishes).await.unwrap();
    assert!(foreseen.iter().all(|line| line.to == Some(State::Accepted)), "{foreseen:?}");
    let done = command::carry_out(&house.store, &desk, Step::TakeBack, &wishes).await.unwrap();
    for one in done {
        let row = one.row.unwrap();
        assert_eq!((one.refused, row.state, row.lead_unit), (None, State::Accepted, None));
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn what_is_proposed_follows_words_and_what_the_same_congress_assigned(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let health = &town.units[3];
    let lift = "关于老街骑楼加装雨棚的建议";
    house.build(a_motion(town).titled(lift).submitted().accepted().assigned_to(health, &[])).await;
    let road = house.build(a_motion(town).titled("关于拓宽农村公路的建议").submitted()).await;
    let again = house.build(a_motion(town).titled("关于新街骑楼加装雨棚的建议").submitted()).await;
    let foreign = house.build(a_motion(&house.county).submitted()).await;
    let draft = house.build(a_motion(town)).await;
    let ids = [road.id, again.id, foreign.id, draft.id, MotionId(9_999)];
    let desk = call(&town.desk, morning(1, 9));
    let advice = motion::advice(&house.store, &desk, &ids).await.unwrap();
    let first = |place: usize| advice[place].1.units[0].unit.id;
    assert_eq!(advice.iter().map(|one| one.0).collect::<Vec<_>>(), [road.id, again.id]);
    assert_eq!((first(0), first(1)), (town.units[1].id, health.id));
    assert_eq!(advice[1].1.units[0].past, 1);
    let unit = call(&town.units[1].staff, morning(1, 9));
    assert_eq!(refusal(motion::advice(&house.store, &unit, &ids).await), Refusal::Forbidden);
}
