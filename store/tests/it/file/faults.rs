//! Full disks, bodies cut off, crashes: nothing acknowledged is lost, nothing is left behind.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use bytes::Bytes;
use domain::file::{Kind, MOST_FILES};
use futures::StreamExt as _;
use futures::stream;
use sea_orm::ConnectionTrait as _;
use store::Error;
use store::builders::{a_file, a_motion, in_pieces};
use store::file::{Files, attach, sweep};
use store::motion::commands::purge;

use super::Attic;
use super::full::Cramped;
use crate::harness::{On, call, rstest};

const HOUR: i64 = 3_600_000;

#[rstest]
#[tokio::test]
async fn a_full_disk_is_said_to_be_full_leaves_nothing_and_recovers(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(mut attic) = Attic::open(on).await else { return };
    let disk = Cramped::new(attic.folder.path());
    attic.store = attic.house.store.clone().keeping(Files::over(Arc::new(disk.clone())));
    let bytes = [a_file(Kind::Pdf), vec![b' '; 12 << 20]].concat();
    for room in [0, 5 << 20, 11 << 20] {
        disk.room.store(room, Ordering::SeqCst);
        let outcome = attic.add("a.pdf", &bytes).await;
        assert!(matches!(outcome, Err(Error::NoRoom(_))), "{outcome:?}");
        assert_eq!(attic.counts().await, (0, 0, 0));
    }
    disk.room.store(64 << 20, Ordering::SeqCst);
    let kept = attic.add("a.pdf", &bytes).await.unwrap();
    assert_eq!(attic.bytes(kept.id).await, bytes);
    assert_eq!(attic.counts().await, (1, 1, 0));
}

/// What each database says when the row does not fit any more, although the object did.
const NO_ROOM_FOR_THE_ROW: [(&str, &str); 2] = [
    (
        "CREATE TRIGGER cramped BEFORE INSERT ON file \
         BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
        "DROP TRIGGER cramped",
    ),
    (
        "CREATE FUNCTION cramped() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE disk_full USING MESSAGE = 'No space left on device'; END $$; \
         CREATE TRIGGER cramped BEFORE INSERT ON file EXECUTE FUNCTION cramped()",
        "DROP TRIGGER cramped ON file",
    ),
];

#[rstest]
#[tokio::test]
async fn an_object_whose_row_does_not_fit_is_taken_away(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(attic) = Attic::open(on).await else { return };
    let (begins, ends) = NO_ROOM_FOR_THE_ROW[usize::from(on == On::Postgres)];
    attic.store.writer().execute_unprepared(begins).await.unwrap();
    let outcome = attic.add("a.png", &a_file(Kind::Png)).await;
    assert!(matches!(outcome, Err(Error::NoRoom(_))), "{outcome:?}");
    assert_eq!(attic.counts().await, (0, 0, 0));
    attic.store.writer().execute_unprepared(ends).await.unwrap();
    attic.add_a(Kind::Png).await;
    assert_eq!(attic.counts().await, (1, 1, 0));
}

#[tokio::test]
async fn a_database_that_fills_up_leaves_no_object_and_recovers() {
    let attic = Attic::open(On::Sqlite).await.unwrap();
    let run = async |sql: &str| attic.store.writer().execute_unprepared(sql).await.unwrap();
    let mut refused = false;
    run("PRAGMA max_page_count = 1").await; // no less than what is there
    for _ in 0..MOST_FILES {
        let before = attic.counts().await;
        match attic.add(&"名".repeat(100), &a_file(Kind::Png)).await {
            Ok(_) => assert_eq!(attic.counts().await, (before.0 + 1, before.1 + 1, 0)),
            Err(Error::NoRoom(_)) => {
                assert_eq!((attic.lying(), attic.counts().await.0), (before.1, before.0));
                refused = true;
                break;
            }
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(refused, "the database did not fill up");
    run("PRAGMA max_page_count = 1000000").await;
    attic.store.set_ahead(2 * HOUR);
    sweep(&attic.store).await.unwrap();
    let before = attic.counts().await;
    assert_eq!(before.2, 0);
    attic.add_a(Kind::Png).await;
    assert_eq!(attic.counts().await, (before.0 + 1, before.1 + 1, 0));
}

#[rstest]
#[tokio::test]
async fn a_body_that_is_cut_off_leaves_nothing(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some(attic) = Attic::open(on).await else { return };
    let call = call(attic.town.author(), attic.draft.now);
    let bytes = [a_file(Kind::Pdf), vec![b' '; 1 << 20]].concat();
    let lost = stream::iter([Err(io::Error::from(io::ErrorKind::ConnectionReset))]);
    let body = in_pieces(&bytes, 100_000).chain(lost);
    let outcome = attach(&attic.store, &call, attic.draft.id, "a.pdf", body).await;
    assert!(matches!(outcome, Err(Error::CutOff(_))), "{outcome:?}");
    assert_eq!(attic.counts().await, (0, 0, 0));
}

#[rstest]
#[tokio::test]
async fn an_upload_that_is_given_up_half_way_leaves_nothing_for_good(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(attic) = Attic::open(on).await else { return };
    let call = call(attic.town.author(), attic.draft.now);
    let bytes = [a_file(Kind::Pdf), vec![b' '; 1 << 20]].concat();
    let body = in_pieces(&bytes, 100_000).chain(stream::pending());
    let sending = attach(&attic.store, &call, attic.draft.id, "a.pdf", body);
    assert!(tokio::time::timeout(Duration::from_millis(700), sending).await.is_err());
    for _ in 0..100 {
        if attic.lying() == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(attic.counts().await, (0, 0, 1), "only its key is remembered");
    attic.store.set_ahead(2 * HOUR);
    assert_eq!(sweep(&attic.store).await.unwrap(), 1);
    assert_eq!(attic.counts().await, (0, 0, 0));
}

/// As a crash leaves it: a key written down, with its object whole, begun, or not begun.
#[rstest]
#[tokio::test]
async fn what_a_crash_left_is_swept_in_an_hour_and_nothing_else(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(attic) = Attic::open(on).await else { return };
    let kept = attic.add_a(Kind::Jpeg).await;
    let files = attic.store.files().unwrap();
    let foreign = "ff/ff00000000000000000000000000000f";
    files.put(foreign, stream::iter([Ok(Bytes::from("foreign"))]).boxed()).await.unwrap();
    let keys = [Files::fresh_key(), Files::fresh_key(), Files::fresh_key()];
    for key in &keys {
        let (key, now) = (key.clone(), attic.store.now().0);
        let sql = format!("INSERT INTO stray (key, since) VALUES ('{key}', {now})");
        attic.store.writer().execute_unprepared(&sql).await.unwrap();
    }
    files.put(&keys[0], stream::iter([Ok(Bytes::from("whole"))]).boxed()).await.unwrap();
    let begun = attic.folder.path().join(format!("{}#1", keys[1]));
    std::fs::create_dir_all(begun.parent().unwrap()).unwrap();
    std::fs::write(&begun, "begun").unwrap();
    assert_eq!(attic.counts().await, (1, 4, 3));

    assert_eq!(sweep(&attic.store).await.unwrap(), 0, "an upload may still be under way");
    assert_eq!(attic.counts().await, (1, 4, 3));
    attic.store.set_ahead(2 * HOUR);
    assert_eq!(sweep(&attic.store).await.unwrap(), 3);
    assert_eq!(attic.counts().await, (1, 2, 0));
    assert_eq!(attic.bytes(kept.id).await, a_file(Kind::Jpeg));
    assert!(files.read(foreign, None).await.unwrap().is_some(), "not ours to take away");
}

/// As a crash between the purge and the removal leaves it: the row is gone, the object is not.
#[rstest]
#[tokio::test]
async fn an_object_that_outlives_its_purge_is_taken_away_by_the_next_sweep(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(attic) = Attic::open(on).await else { return };
    attic.add_a(Kind::Jpeg).await;
    let story = a_motion(&attic.town).with_file("桥.jpg", Kind::Jpeg).submitted().quarantined();
    let built = story.on(&attic.store).await.unwrap();
    assert_eq!(attic.counts().await, (2, 2, 0));
    // a store that reaches no files does all of a purge but the last
    let cut_off = &attic.house.store;
    let office = call(&attic.town.desk, built.now);
    purge(cut_off, &office, built.id, "含有他人的个人信息".to_owned()).await.unwrap();
    assert_eq!(attic.counts().await, (1, 2, 1), "its key is remembered with the purge itself");
    assert_eq!(sweep(&attic.store).await.unwrap(), 1, "and it is due at once");
    assert_eq!(attic.counts().await, (1, 1, 0), "the other item's file stays");
}

/// The sweep came first: the upload is refused rather than acknowledged without its object.
#[rstest]
#[tokio::test]
async fn a_row_never_comes_after_its_object_was_swept(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some(attic) = Attic::open(on).await else { return };
    let call = call(attic.town.author(), attic.draft.now);
    let bytes = a_file(Kind::Pdf);
    let late = stream::once(async {
        attic.store.set_ahead(2 * HOUR);
        sweep(&attic.store).await.unwrap();
        Ok::<_, io::Error>(Bytes::from(bytes.clone()))
    });
    let outcome = attach(&attic.store, &call, attic.draft.id, "a.pdf", std::pin::pin!(late)).await;
    assert!(matches!(outcome, Err(Error::Files(_))), "{outcome:?}");
    assert_eq!(attic.counts().await.0, 0);
}

#[tokio::test]
async fn a_range_of_a_file_is_read_alone_and_a_missing_one_is_missing() {
    let attic = Attic::open(On::Sqlite).await.unwrap();
    let kept = attic.add_a(Kind::Text).await;
    let bytes = attic.bytes(kept.id).await;
    let (files, dump) = (attic.store.files().unwrap(), attic.dump().await);
    let key = crate::harness::Dump::text(&dump.table("file")[0], "storage_key");
    let part = files.read(&key, Some(3..9)).await.unwrap().unwrap();
    let part: Vec<_> = part.collect().await;
    assert_eq!(part.into_iter().map(Result::unwrap).collect::<Vec<_>>().concat(), bytes[3..9]);
    assert!(files.read("00/none", None).await.unwrap().is_none());
    files.remove("00/none").await.unwrap();
    assert_eq!(files.keys().await.unwrap(), [key]);
}
