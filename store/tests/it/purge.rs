//! 清除: not a word of the item is left, but for the record that there was one.

use std::collections::BTreeSet;

use domain::motion::outcome::{Contact, Letter};
use domain::motion::{Disclosure, Draft, MotionText, ReplyClass};
use domain::rating::{Grade, Rating};
use domain::{Moment, MotionId, Refusal};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use store::builders::{a_contact, a_draft, a_letter, a_motion};
use store::entity::file;
use store::motion::commands as command;
use store::rating::{self, RateForm};

use crate::harness::{House, On, call, refusal, rstest};

/// Stands in everything that anybody writes; the index keeps its letters as they are.
const MARKER: &str = "zqxmarker7";

fn marked(words: &str) -> String {
    format!("{words}{MARKER}。")
}

/// A whole life in which every text that can be written holds the marker.
async fn lived(house: &House) -> (MotionId, Moment) {
    let (store, town) = (&house.store, &house.town);
    let text = MotionText {
        title: marked("关于改造公路"),
        problem: marked("公路弯多路窄，雨季常有塌方，"),
        reason: marked("养护经费多年没有增加，排水沟淤塞，"),
        proposal: marked("先疏通排水，再分段加宽路面，"),
    };
    let draft = Draft {
        text,
        disclosure: Disclosure::Summary,
        summary: marked("建议改造一条山区公路，"),
        ..a_draft("")
    };
    let story = a_motion(town).worded(draft.clone()).cosigned_by(&[&town.deputies[1]]).submitted();
    let built = house.build(story).await;
    let (id, now) = (built.id, built.now);
    let desk = call(&town.desk, now);
    let me = call(town.author(), now);
    let (lead, joint) = (call(&town.units[1].staff, now), call(&town.units[2].staff, now));
    command::return_for_correction(store, &desk, id, marked("请补充位置，")).await.unwrap();
    command::submit(store, &me, id).await.unwrap();
    command::accept(store, &desk, id, None).await.unwrap();
    let parts = store::builders::an_assignment(town.units[1].id, &[town.units[2].id]);
    command::assign(store, &desk, id, parts).await.unwrap();
    command::sign_for(store, &lead, id).await.unwrap();
    command::sign_for(store, &joint, id).await.unwrap();
    command::give_opinion(store, &joint, id, marked("我单位将配合，")).await.unwrap();
    let met = Contact {
        place: marked("联络站"),
        note: marked("当面听取意见，"),
        ..a_contact(now.date())
    };
    command::log_contact(store, &lead, id, met).await.unwrap();
    let letter = Letter {
        document_number: marked("宜交函"),
        text: marked("您提出的建议收悉，已列入今年的养护工程，"),
        ..a_letter(ReplyClass::B, 1)
    };
    command::reply(store, &lead, id, letter).await.unwrap();
    rating::report_pressure(store, &me, id, marked("有人打电话催评价，")).await.unwrap();
    let bad = Grade::Dissatisfied;
    let rating =
        Rating {
            attitude: bad, result: bad, reason: marked("没有说明时间，"), consent: true
        };
    rating::rate(store, &me, id, RateForm { rating, sealed: true }).await.unwrap();
    file::ActiveModel {
        motion_id: Set(id.0),
        name: Set(marked("照片")),
        media_type: Set("image/png".to_owned()),
        size: Set(7),
        sha256: Set("00".to_owned()),
        storage_key: Set("motion/1/photo".to_owned()),
        added_at: Set(now.0),
        ..Default::default()
    }
    .insert(store.writer())
    .await
    .unwrap();
    let over = now.plus_days(90);
    let desk = call(&town.desk, over);
    rating::close_window(store, &desk, id).await.unwrap();
    rating::release(store, &desk, id).await.unwrap();
    command::order_rehandling(store, &desk, id, marked("请重新办理，")).await.unwrap();
    (id, over)
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_purge_leaves_no_word_of_the_item_anywhere(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, town) = (&house.store, &house.town);
    let (id, now) = lived(&house).await;
    let held = house.dump().await.holding(MARKER);
    for place in [
        "motion.title",
        "motion.summary",
        "motion.rehandling_note",
        "event.data",
        "notice.title",
        "reply.text",
        "reply.document_number",
        "contact.note",
        "assignment.opinion",
        "file.name",
        "rating.reason",
        "pressure_report.text",
    ] {
        assert!(held.contains(place), "{place} in {held:?}");
    }
    let desk = call(&town.desk, now);
    command::quarantine(store, &desk, id, "含有他人的个人信息".to_owned()).await.unwrap();
    let keys = command::purge(store, &desk, id, "按规定清除个人信息".to_owned()).await.unwrap();
    assert_eq!(keys, ["motion/1/photo"]);
    let dump = house.dump().await;
    assert_eq!(dump.holding(MARKER), BTreeSet::new());
    // that it was, what happened to it and its number stay
    let row = &dump.table("motion")[0];
    assert!(row["number"].to_string().contains("第001号"));
    let kinds: Vec<_> = dump.table("event").iter().map(|row| row["kind"].to_string()).collect();
    assert_eq!(kinds.len(), 19, "{kinds:?}");
    assert!(kinds.last().unwrap().contains("purged"));
    assert_eq!(dump.holding("按规定清除个人信息"), ["event.data".to_owned()].into());
    for who in [town.author(), &town.desk, &town.units[1].staff, &town.government] {
        let seen = store::motion::view(store, &call(who, now), id).await;
        assert_eq!(refusal(seen), Refusal::Hidden);
    }
    assert_eq!(refusal(store::motion::public_motion(store, id, now).await), Refusal::Hidden);
}

/// What lies in the file between the rows counts as well; not so the index, whose older versions
/// lose the loose words at its next merge.
#[tokio::test]
async fn a_purge_leaves_no_sentence_in_the_file_of_sqlite() {
    let house = House::open(On::Sqlite).await.unwrap();
    let (id, now) = lived(&house).await;
    let path = house.url.strip_prefix("sqlite:").unwrap().to_owned();
    let fold = "PRAGMA wal_checkpoint(TRUNCATE)";
    let sentence = format!("，{MARKER}。");
    let holds = || {
        let bytes = std::fs::read(&path).unwrap();
        bytes.windows(sentence.len()).filter(|window| *window == sentence.as_bytes()).count()
    };
    house.store.writer().execute_unprepared(fold).await.unwrap();
    assert!(holds() > 10, "it was there");
    let desk = call(&house.town.desk, now);
    let reason = || "含有他人的个人信息".to_owned();
    command::quarantine(&house.store, &desk, id, reason()).await.unwrap();
    command::purge(&house.store, &desk, id, reason()).await.unwrap();
    house.store.writer().execute_unprepared(fold).await.unwrap();
    assert_eq!(holds(), 0);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn what_is_set_aside_is_in_nobodys_list_but_the_offices(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, town) = (&house.store, &house.town);
    let built = house.build(crate::stories::replied(town).quarantined()).await;
    let filter = store::motion::Filter::default();
    let at = built.now;
    let desk = store::motion::desk(store, &call(&town.desk, at), &filter).await.unwrap();
    assert_eq!(desk.rows.len(), 1);
    for unit in &town.units[1..3] {
        let list = store::motion::unit_list(store, &call(&unit.staff, at), &filter).await.unwrap();
        assert_eq!(list.rows, []);
    }
    for deputy in [0, 1, 4] {
        let who = call(&town.deputies[deputy], at);
        assert_eq!(store::motion::author_list(store, &who, &filter).await.unwrap().rows, []);
        let home = store::motion::deputy_home(store, &who).await.unwrap();
        assert_eq!(home, Default::default());
    }
    let public = store::motion::public_list(store, &Default::default()).await.unwrap();
    assert_eq!(public.rows, []);
    // and its title stands in no notice that others still have
    for who in [town.author(), &town.deputies[1], &town.units[1].staff, &town.units[2].staff] {
        assert_eq!(store::notice::list(store, who).await.unwrap(), [], "{}", who.name);
        assert_eq!(store::notice::seat(store, who).await.unwrap().unread, 0);
    }
    assert!(!store::notice::list(store, &town.desk).await.unwrap().is_empty());
    let desk = call(&town.desk, at);
    command::restore(store, &desk, built.id).await.unwrap();
    assert_eq!(store::notice::list(store, town.author()).await.unwrap().len(), 6);
}
