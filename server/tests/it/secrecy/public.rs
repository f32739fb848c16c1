//! The public learns of one item's grade neither from its course nor from state, dates or counts.

use domain::motion::ReplyClass;
use domain::rating::Grade;
use store::builders::{MotionBuilder, Town, a_motion, morning};

use super::answer::Gathered;
use super::base::{Base, Run};
use super::looker::{look, nobody};
use super::{alone, same};

fn released(town: &Town, grade: Grade) -> MotionBuilder<'_> {
    a_motion(town)
        .begun(morning(1, 7))
        .submitted()
        .at(morning(1, 12))
        .accepted()
        .at(morning(1, 16))
        .assigned_to(&town.units[1], &[])
        .signed()
        .at(morning(2, 12))
        .contacted()
        .at(morning(3, 16))
        .replied(ReplyClass::B)
        .rated(grade)
        .closed_window()
        .at(morning(4, 20))
        .released()
}

/// Ordered handled again; the unit has met the deputy, and not replied yet.
fn again(town: &Town) -> MotionBuilder<'_> {
    released(town, Grade::Dissatisfied)
        .at(morning(4, 21))
        .rehandled()
        .at(morning(4, 28))
        .contacted()
}

fn released_again(town: &Town, grade: Grade) -> MotionBuilder<'_> {
    again(town)
        .at(morning(5, 12))
        .replied(ReplyClass::A)
        .rated(grade)
        .closed_window()
        .at(morning(6, 16))
        .released()
}

fn supervised(town: &Town) -> MotionBuilder<'_> {
    released_again(town, Grade::Dissatisfied).supervised()
}

/// Everything public on some days after the story, and the item itself.
async fn public(base: &Base, story: fn(&Town) -> MotionBuilder<'_>, days: &[(i8, i8)]) -> Gathered {
    let mut run = Run::begin(base, |store| store).await;
    let built = story(&base.town).on(&run.store).await.unwrap();
    let mut found = Gathered::default();
    for (month, day) in days {
        run.stand_at(morning(*month, *day));
        found.0.extend(look(&run, &nobody(), &format!("{month}-{day}")).await.0);
        let item =
            http::Request::get(format!("/motions/{}", built.id)).header("accept", "text/html");
        let page = run.ask(None, item.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!(page.status(), 200);
        found.add(format!("{month}-{day} the item"), page);
    }
    found
}

#[test]
fn the_public_cannot_infer_a_grade_from_the_timeline() {
    let base = alone(Base::raise(0));
    // the date of the second round, 21 May, is past on the last day
    let days = [(4, 29), (5, 11), (6, 10)];
    let satisfied = alone(public(&base, |town| released(town, Grade::Satisfied), &days));
    let dissatisfied = alone(public(&base, again, &days));
    same(&satisfied, &dissatisfied);

    let days = [(6, 17), (9, 1)];
    let satisfied = alone(public(&base, |town| released_again(town, Grade::Satisfied), &days));
    let dissatisfied = alone(public(&base, supervised, &days));
    same(&satisfied, &dissatisfied);
    let page = &satisfied.0["6-17 the item"];
    let (first, second) = ("宜交函〔2026〕58号", "宜交函〔2026〕59号");
    assert!(page.body().contains(first) && page.body().contains(second), "both replies are there");
}
