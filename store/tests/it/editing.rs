//! Two people at one draft, and co-signers who confirmed other words.

use domain::Refusal;
use domain::motion::view::MotionView;
use domain::motion::{Category, CosignState, Draft};
use store::builders::{Built, a_draft, a_motion};
use store::motion::commands as command;
use store::motion::commands::Saved;

use crate::harness::{House, On, call, refusal, rstest};

impl House {
    /// What the author has before them, and the version to save upon.
    async fn open_draft(&self, built: &Built) -> (Draft, Saved, Vec<(CosignState, bool)>) {
        match self.seen_by(self.town.author(), built.id, built.now).await {
            MotionView::Deputy(view) => {
                let (version, revision) = (view.version, view.revision);
                let cosigners = view.cosigners.iter().map(|one| (one.state, one.current)).collect();
                (view.draft, Saved { id: built.id, version, revision }, cosigners)
            }
            other => panic!("not for a deputy: {other:?}"),
        }
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_second_editor_gets_a_conflict_and_nothing_is_lost(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(a_motion(&house.town)).await;
    let (draft, read, _) = house.open_draft(&built).await;
    let me = call(house.town.author(), built.now);
    let reworded = |title: &str| {
        let mut draft = draft.clone();
        draft.text.title = title.to_owned();
        draft
    };
    let first =
        command::edit(&house.store, &me, built.id, read.version, reworded("先保存的题目")).await;
    assert_eq!(first.unwrap(), Saved { id: built.id, version: 2, revision: 2 });
    let before = house.dump().await;
    let second =
        command::edit(&house.store, &me, built.id, read.version, reworded("后保存的题目")).await;
    assert_eq!(refusal(second), Refusal::Conflict { version: 2 });
    assert_eq!(house.dump().await.differences(&before), Default::default());
    let (kept, ..) = house.open_draft(&built).await;
    assert_eq!(kept.text.title, "先保存的题目");
    // upon the version that the conflict names, it goes through
    let third = command::edit(&house.store, &me, built.id, 2, reworded("后保存的题目")).await;
    assert_eq!(third.unwrap().version, 3);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_eight_editors_at_once_one_saves_and_seven_are_told(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(a_motion(&house.town)).await;
    let mut editors = tokio::task::JoinSet::new();
    for number in 0..8 {
        let (store, me) = (house.store.clone(), call(house.town.author(), built.now));
        let draft = a_draft(&format!("第{number}位编者的题目"));
        editors.spawn(async move { command::edit(&store, &me, built.id, 1, draft).await });
    }
    let outcomes = editors.join_all().await;
    let (saved, told): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert_eq!((saved.len(), told.len()), (1, 7));
    for outcome in told {
        assert_eq!(refusal(outcome), Refusal::Conflict { version: 2 });
    }
    let dump = house.dump().await;
    let edited =
        dump.table("event").iter().filter(|row| row["kind"].to_string().contains("edited"));
    assert_eq!(edited.count(), 1);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn cosigners_are_asked_again_when_the_words_change(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let deputies = &house.town.deputies;
    let story =
        a_motion(&house.town).cosigned_by(&[&deputies[1], &deputies[2]]).declined_by(&deputies[3]);
    let built = house.build(story).await;
    let (mut draft, read, cosigners) = house.open_draft(&built).await;
    let (yes, no) = (CosignState::Confirmed, CosignState::Declined);
    assert_eq!(cosigners, [(yes, true), (yes, true), (no, false)]);

    draft.text.proposal.push_str("并设置警示标志。");
    let me = call(house.town.author(), built.now);
    command::edit(&house.store, &me, built.id, read.version, draft).await.unwrap();
    let (_, saved, cosigners) = house.open_draft(&built).await;
    let asked = CosignState::Invited;
    assert_eq!(cosigners, [(asked, false), (asked, false), (no, false)]);
    assert_eq!(saved.revision, 2);

    // confirming the old words is confirming nothing
    let other = call(&deputies[1], built.now);
    let stale = command::answer_invitation(&house.store, &other, built.id, 1, true).await;
    assert_eq!(refusal(stale), Refusal::Conflict { version: saved.version });
    command::answer_invitation(&house.store, &other, built.id, 2, true).await.unwrap();
    let (.., cosigners) = house.open_draft(&built).await;
    assert_eq!(cosigners, [(yes, true), (asked, false), (no, false)]);
    assert_eq!(count(&house, &built).await, 1);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn another_category_disclosure_or_summary_asks_nobody_again(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(a_motion(&house.town).cosigned_by(&[&house.town.deputies[1]])).await;
    let (mut draft, read, _) = house.open_draft(&built).await;
    draft.category = Some(Category::Urban);
    draft.disclosure = domain::motion::Disclosure::Summary;
    draft.summary = "建议改造一条山区公路。".to_owned();
    let me = call(house.town.author(), built.now);
    let saved = command::edit(&house.store, &me, built.id, read.version, draft).await.unwrap();
    assert_eq!((saved.version, saved.revision), (2, 1));
    let (.., cosigners) = house.open_draft(&built).await;
    assert_eq!(cosigners, [(CosignState::Confirmed, true)]);
    assert_eq!(count(&house, &built).await, 1);
}

async fn count(house: &House, built: &Built) -> i32 {
    use sea_orm::EntityTrait as _;
    let row = store::entity::motion::Entity::find_by_id(built.id.0);
    row.one(house.store.reader()).await.unwrap().unwrap().cosigner_count
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn who_left_or_declined_can_be_asked_afresh(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let deputies = &house.town.deputies;
    let story = a_motion(&house.town).cosigned_by(&[&deputies[1]]).declined_by(&deputies[2]);
    let built = house.build(story).await;
    let left = call(&deputies[1], built.now);
    command::leave_cosigning(&house.store, &left, built.id).await.unwrap();
    assert_eq!(count(&house, &built).await, 0);
    let me = call(house.town.author(), built.now.plus_seconds(60));
    for who in &deputies[1..3] {
        command::invite(&house.store, &me, built.id, who.mandate.unwrap()).await.unwrap();
    }
    let (.., cosigners) = house.open_draft(&built).await;
    assert_eq!(cosigners, [(CosignState::Invited, false), (CosignState::Invited, false)]);
    let dump = house.dump().await;
    let answered = dump.table("cosigner").iter().map(|row| row["answered_at"].to_string());
    assert!(answered.into_iter().all(|at| at.to_lowercase().contains("null")), "an old answer");
}
