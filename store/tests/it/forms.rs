//! A form with something wrong in it: the field is named, and nothing is written.

use domain::motion::outcome::{Assignment, Contact, Letter};
use domain::motion::{Draft, RefusalReason, ReplyClass};
use domain::rating::{Grade, Rating};
use domain::{Flaw, Refusal};
use store::builders::{a_contact, a_draft, a_letter, a_motion, an_assignment};
use store::motion::commands as command;
use store::rating::{self, RateForm};
use store::{Call, Error, Result};

use crate::harness::{House, On, call, refusal, rstest};
use crate::stories;

/// Field and flaw of the first thing wrong.
#[track_caller]
fn flaw<T: std::fmt::Debug>(outcome: Result<T, Error>) -> (String, Flaw) {
    match refusal(outcome) {
        Refusal::Invalid(mut fields) => {
            let first = fields.remove(0);
            (first.field, first.flaw)
        }
        other => panic!("not a field: {other:?}"),
    }
}

fn is(field: &str, flaw: Flaw) -> (String, Flaw) {
    (field.to_owned(), flaw)
}

fn titled(title: &str) -> Draft {
    a_draft(title)
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_draft_with_something_wrong_names_the_field(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, town) = (&house.store, &house.town);
    let kept = house.build(a_motion(town).worded(stories::begun())).await;
    let asked = house.build(a_motion(town).inviting(&[&town.deputies[1]])).await;
    let sent = house.build(stories::submitted(town)).await;
    let me = call(town.author(), sent.now);
    let before = house.dump().await;

    let long = titled(&"长".repeat(61));
    assert_eq!(
        flaw(command::write(store, &me, long).await),
        is("title", Flaw::TooLong { at_most: 60 })
    );
    for hostile in ["倒\u{202E}序", "零\u{200B}宽", "空\0字符", "标题\n换行"] {
        let outcome = command::write(store, &me, titled(hostile)).await;
        assert_eq!(flaw(outcome), is("title", Flaw::Characters));
        let outcome = command::edit(store, &me, kept.id, 1, titled(hostile)).await;
        assert_eq!(flaw(outcome), is("title", Flaw::Characters));
    }
    let nothing = command::write(store, &me, Draft::default()).await;
    assert_eq!(flaw(nothing), is("title", Flaw::Missing));
    assert_eq!(flaw(command::submit(store, &me, kept.id).await), is("title", Flaw::Missing));
    let withdrawn = command::withdraw(store, &me, sent.id, String::new()).await;
    assert_eq!(flaw(withdrawn), is("reason", Flaw::Missing));

    let unknown = is("invitee", Flaw::Unknown);
    for nobody in [town.author(), &house.county.deputies[0]] {
        let outcome = command::invite(store, &me, asked.id, nobody.mandate.unwrap()).await;
        assert_eq!(flaw(outcome), unknown, "oneself, or a deputy of another congress");
    }
    let outcome = command::invite(store, &me, asked.id, domain::MandateId(999_999)).await;
    assert_eq!(flaw(outcome), unknown);
    let again = command::invite(store, &me, asked.id, town.deputies[1].mandate.unwrap()).await;
    assert_eq!(flaw(again), is("invitee", Flaw::Taken));
    assert_eq!(house.dump().await.differences(&before), Default::default());
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_offices_forms_name_the_field(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, town) = (&house.store, &house.town);
    let sent = house.build(stories::submitted(town)).await;
    let accepted = house.build(stories::accepted(town)).await;
    let dissatisfied = house.build(stories::rehandled(town)).await;
    let desk = call(&town.desk, dissatisfied.now);
    let before = house.dump().await;
    let short = || "短".to_owned();
    let too_short = |field: &str| is(field, Flaw::TooShort { at_least: 4 });

    let returned = command::return_for_correction(store, &desk, sent.id, short()).await;
    assert_eq!(flaw(returned), too_short("reason"));
    let refused = command::refuse(store, &desk, sent.id, RefusalReason::Case, short()).await;
    assert_eq!(flaw(refused), too_short("note"));
    let close = command::close(store, &desk, sent.id, short()).await;
    assert_eq!(flaw(close), too_short("outcome"));
    let again = command::order_rehandling(store, &desk, sent.id, short()).await;
    assert_eq!(flaw(again), too_short("note"));
    assert_eq!(flaw(command::supervise(store, &desk, sent.id, short()).await), too_short("note"));
    let aside = command::quarantine(store, &desk, sent.id, short()).await;
    assert_eq!(flaw(aside), too_short("reason"));
    assert_eq!(flaw(command::purge(store, &desk, sent.id, short()).await), too_short("reason"));

    let (units, strangers) = (&town.units, &house.county.units);
    let nobody = Assignment::default();
    assert_eq!(flaw(assign(&house, &desk, accepted.id, nobody).await), is("lead", Flaw::Missing));
    let twice = an_assignment(units[1].id, &[units[2].id, units[2].id]);
    assert_eq!(flaw(assign(&house, &desk, accepted.id, twice).await), is("joint", Flaw::Taken));
    let both = an_assignment(units[1].id, &[units[1].id]);
    assert_eq!(flaw(assign(&house, &desk, accepted.id, both).await), is("joint", Flaw::Taken));
    let lead = an_assignment(strangers[0].id, &[]);
    assert_eq!(flaw(assign(&house, &desk, accepted.id, lead).await), is("lead", Flaw::Unknown));
    let joint = an_assignment(units[1].id, &[strangers[0].id]);
    assert_eq!(flaw(assign(&house, &desk, accepted.id, joint).await), is("joint", Flaw::Unknown));
    assert_eq!(house.dump().await.differences(&before), Default::default());
}

async fn assign(house: &House, call: &Call, id: domain::MotionId, to: Assignment) -> Result<()> {
    command::assign(&house.store, call, id, to).await
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_units_and_the_raters_forms_name_the_field(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, town) = (&house.store, &house.town);
    let handled = house.build(stories::handling(town)).await;
    let replied = house.build(stories::replied(town)).await;
    let before = house.dump().await;
    let lead = call(&town.units[1].staff, handled.now);
    let joint = call(&town.units[2].staff, handled.now);

    let opinion = command::give_opinion(store, &joint, handled.id, "同意".to_owned()).await;
    assert_eq!(flaw(opinion), is("opinion", Flaw::TooShort { at_least: 10 }));
    let today = handled.now.date();
    let silent = Contact { note: String::new(), ..a_contact(today) };
    let outcome = command::log_contact(store, &lead, handled.id, silent).await;
    assert_eq!(flaw(outcome), is("note", Flaw::Missing));
    let tomorrow = a_contact(today.tomorrow().unwrap());
    let outcome = command::log_contact(store, &lead, handled.id, tomorrow).await;
    assert_eq!(flaw(outcome), is("met_on", Flaw::Form));
    let bare = Letter { document_number: String::new(), ..a_letter(ReplyClass::A, 1) };
    let outcome = command::reply(store, &lead, handled.id, bare).await;
    assert_eq!(flaw(outcome), is("document_number", Flaw::Missing));
    let terse = Letter { text: "已办。".to_owned(), ..a_letter(ReplyClass::A, 1) };
    let outcome = command::reply(store, &lead, handled.id, terse).await;
    assert_eq!(flaw(outcome), is("text", Flaw::TooShort { at_least: 20 }));

    let me = call(town.author(), replied.now);
    let rate = async |attitude, result, reason: &str| {
        let rating = Rating { attitude, result, reason: reason.to_owned(), consent: false };
        rating::rate(store, &me, replied.id, RateForm { rating, sealed: false }).await
    };
    for (attitude, result) in
        [(Grade::Dissatisfied, Grade::Satisfied), (Grade::Satisfied, Grade::Dissatisfied)]
    {
        assert_eq!(flaw(rate(attitude, result, " ").await), is("reason", Flaw::Missing));
    }
    let long = "长".repeat(501);
    let outcome = rate(Grade::Satisfied, Grade::Satisfied, &long).await;
    assert_eq!(flaw(outcome), is("reason", Flaw::TooLong { at_most: 500 }));
    let pressed = rating::report_pressure(store, &me, replied.id, "压".to_owned()).await;
    assert_eq!(flaw(pressed), is("text", Flaw::TooShort { at_least: 4 }));
    assert_eq!(house.dump().await.differences(&before), Default::default());
}
