//! By what else than the inbox people are told: as they chose, when they chose, once.

use domain::account::delivery::{Fate, last_digest};
use domain::account::{ByMail, BySms, Delivery, Quiet};
use domain::{Flaw, Refusal};
use store::account::{commands, delivery};
use store::message::{Channel, Content};
use store::notice::list;
use store::outbox::{Claimed, claim, digest, give_up, mark_read, sent};

use super::*;
use crate::stories;

const MAIL: &str = "zhou.lan@rd.yichang.gov.cn";

/// When all that the stories bring about is due.
fn later() -> Moment {
    morning(6, 1)
}

fn chosen(sms: BySms, mail: ByMail) -> Delivery {
    Delivery { sms, mail, quiet: Quiet::default() }
}

/// The author with an address that a code has proved.
async fn with_mail(store: &Store) -> SignedIn {
    let (_, who) = entered(store, now()).await;
    commands::ask_mail(store, &who, MAIL, now()).await.unwrap();
    let typed = code_to(store, MAIL, now()).await.unwrap();
    commands::confirm_mail(store, &who, &typed, now()).await.unwrap();
    who
}

#[rstest]
#[tokio::test]
async fn an_assignment_is_told_outside_once_it_can_no_longer_be_taken_back(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let (_, who) = entered(store, now()).await;
    let wish = chosen(BySms::All, ByMail::Never);
    commands::set_delivery(store, &who, wish, now()).await.unwrap();
    let built = house.build(stories::assigned(&house.town)).await;
    let waiting = || async {
        let dump = house.dump().await;
        let rows = dump.table("outbox").iter();
        let made = |row| (Dump::number(row, "due_at"), Dump::number(row, "created_at"));
        let later = rows.map(made).filter(|(due, made)| due - made == 600_000);
        later.map(|(_, made)| Moment(made)).collect::<Vec<_>>()
    };
    let [assigned] = *waiting().await else { panic!("the assignment alone waits ten minutes") };
    let call = call(&house.town.desk, assigned.plus_seconds(60));
    store::motion::commands::take_back(store, &call, built.id).await.unwrap();
    assert_eq!(waiting().await, [], "and is not sent once it was taken back");
}

/// What is due for notices, by the kind of each.
async fn due(store: &Store, channel: Channel) -> Vec<(String, String)> {
    let claimed = claim(store, later(), 100).await.unwrap();
    let of = |one: &Claimed| one.message.content == Content::Notice;
    let mine = claimed.into_iter().filter(of).filter(|one| one.message.channel == channel);
    let mut kinds: Vec<_> = mine.map(|one| (one.message.to, one.message.body)).collect();
    kinds.sort();
    kinds
}

#[rstest]
#[tokio::test]
async fn text_messages_tell_of_what_waits_for_a_person_alone(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let (_, who) = entered(store, now()).await;
    let wish = chosen(BySms::Pressing, ByMail::Never);
    commands::set_delivery(store, &who, wish, now()).await.unwrap();
    assert_eq!(delivery(store, author.account).await.unwrap(), (wish, None));
    house.build(stories::replied(&house.town)).await;
    let own = |kind: &str| (PHONE.to_owned(), kind.to_owned());
    assert_eq!(due(store, Channel::Sms).await, [own("assigned"), own("replied")]);
}

#[rstest]
#[tokio::test]
async fn mail_comes_for_each_notice_to_whoever_asked_and_nobody_else(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let who = with_mail(store).await;
    let wish = chosen(BySms::Never, ByMail::Each);
    commands::set_delivery(store, &who, wish, now()).await.unwrap();
    house.build(stories::replied(&house.town)).await;
    let kinds = ["accepted", "assigned", "contacted", "cosigned", "cosigned", "replied"];
    let expected = kinds.map(|kind| (MAIL.to_owned(), kind.to_owned()));
    assert_eq!(due(store, Channel::Mail).await, expected);
}

#[rstest]
#[tokio::test]
async fn what_falls_into_quiet_hours_goes_out_after_them(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let (_, who) = entered(store, now()).await;
    let quiet = Quiet { from: 8, until: 20 };
    let wish = Delivery { quiet, ..chosen(BySms::All, ByMail::Never) };
    commands::set_delivery(store, &who, wish, now()).await.unwrap();
    house.build(stories::replied(&house.town)).await;
    let dump = house.dump().await;
    let rows = dump.table("outbox").iter().filter(|row| Dump::text(row, "content") == "notice");
    let mut count = 0;
    for row in rows {
        let (made, due) = (Dump::number(row, "created_at"), Dump::number(row, "due_at"));
        assert_eq!(due, quiet.end(Moment(made)).0);
        assert!(due > made, "the story is told in the day");
        count += 1;
    }
    assert_eq!(count, 6);
}

#[rstest]
#[tokio::test]
async fn the_mail_of_the_day_counts_what_was_not_read_and_goes_out_once(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    with_mail(store).await;
    assert_eq!(delivery(store, author.account).await.unwrap().0.mail, ByMail::Daily);
    let built = house.build(stories::replied(&house.town)).await;
    assert_eq!(due(store, Channel::Mail).await, [], "not one by one");
    let next = last_digest(built.now.plus_days(1));
    assert_eq!(digest(store, next.plus_seconds(-1)).await.unwrap(), 0, "not before its hour");
    assert_eq!(digest(store, next).await.unwrap(), 1);
    assert_eq!(digest(store, next.plus_seconds(3600)).await.unwrap(), 0, "once");
    let mails = claim(store, later(), 100).await.unwrap();
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:?}") };
    assert_eq!((mail.message.content, mail.message.to.as_str()), (Content::Digest, MAIL));
    assert!(mail.message.body.split(',').any(|part| part == "replied=1"), "{}", mail.message.body);
    mark_read(store, author.account, None, now()).await.unwrap();
    assert_eq!(digest(store, next.plus_days(1)).await.unwrap(), 0, "all is read");
}

#[rstest]
#[tokio::test]
async fn an_address_is_used_once_it_is_proved_and_forgotten_when_taken_out(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let (_, who) = entered(store, now()).await;
    let wish = chosen(BySms::Never, ByMail::Each);
    let none = commands::set_delivery(store, &who, wish, now()).await;
    assert_eq!(refusal(none), Refusal::field("address", Flaw::Missing));
    let odd = commands::ask_mail(store, &who, "zhou lan", now()).await;
    assert_eq!(refusal(odd), Refusal::field("address", Flaw::Form));
    commands::ask_mail(store, &who, MAIL, now()).await.unwrap();
    let wrong = commands::confirm_mail(store, &who, "000000", now()).await;
    assert_eq!(refusal(wrong), Refusal::field("code", Flaw::Wrong));
    assert_eq!(delivery(store, author.account).await.unwrap().1, None, "not proved yet");
    let typed = code_to(store, MAIL, now()).await.unwrap();
    commands::confirm_mail(store, &who, &typed, now()).await.unwrap();
    let (_, address) = delivery(store, author.account).await.unwrap();
    assert_eq!(address.as_deref(), Some("z***@rd.yichang.gov.cn"));
    commands::set_delivery(store, &who, wish, now()).await.unwrap();
    house.build(stories::submitted(&house.town)).await;
    commands::remove_mail(store, &who, now()).await.unwrap();
    assert_eq!(due(store, Channel::Mail).await, []);
    let (left, address) = delivery(store, author.account).await.unwrap();
    assert_eq!((left.mail, address), (ByMail::Never, None));
}

#[rstest]
#[tokio::test]
async fn nothing_goes_to_a_number_that_its_holder_has_not_proved(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let (_, who) = entered(store, now()).await;
    let wish = chosen(BySms::All, ByMail::Never);
    commands::set_delivery(store, &who, wish, now()).await.unwrap();
    let admin = call(&house.town.administrator, now());
    commands::change_phone_of(store, &admin, author.account, "13900000077").await.unwrap();
    house.build(stories::replied(&house.town)).await;
    assert_eq!(due(store, Channel::Sms).await, []);
}

#[rstest]
#[tokio::test]
async fn the_inbox_says_how_far_each_message_came(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let (_, who) = entered(store, now()).await;
    let wish = chosen(BySms::All, ByMail::Never);
    commands::set_delivery(store, &who, wish, now()).await.unwrap();
    house.build(stories::replied(&house.town)).await;
    let fates = || async {
        let notices = list(store, &author).await.unwrap();
        notices.into_iter().flat_map(|one| one.sent).map(|(_, fate)| fate).collect::<Vec<_>>()
    };
    assert_eq!(fates().await, [Fate::Waiting; 6]);
    let claimed = claim(store, later(), 100).await.unwrap();
    sent(store, claimed[0].id, now()).await.unwrap();
    give_up(store, claimed[1].id, "refused").await.unwrap();
    let fates = fates().await;
    let count = |fate| fates.iter().filter(|one| **one == fate).count();
    assert_eq!([Fate::Sent, Fate::Failed, Fate::Waiting].map(count), [1, 1, 4]);
}

#[tokio::test]
async fn whoever_is_told_hears_the_bell_once_it_is_kept() {
    let Some((house, author)) = house(On::Sqlite).await else { return };
    let mut bell = house.store.tellings();
    house.build(stories::submitted(&house.town)).await;
    let mut told = std::collections::BTreeSet::new();
    while let Ok(accounts) = bell.try_recv() {
        told.extend(accounts.iter().copied());
    }
    assert!(told.contains(&house.town.desk.account.0), "{told:?}");
    assert!(!told.contains(&house.town.administrator.account.0), "{told:?}");
    mark_read(&house.store, house.town.desk.account, None, now()).await.unwrap();
    assert_eq!(*bell.try_recv().unwrap(), [house.town.desk.account.0].into());
    mark_read(&house.store, author.account, None, now()).await.unwrap();
    mark_read(&house.store, author.account, None, now()).await.unwrap();
    assert!(bell.try_recv().is_ok_and(|told| told.contains(&author.account.0)));
    assert!(bell.try_recv().is_err(), "nothing left to read");
}
