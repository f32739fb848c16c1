//! Where a backup or a restore is refused, and that nothing has changed there.

use std::path::Path;

use domain::file::Kind;
use rstest::rstest;
use server::archive::{backup, restore};
use store::builders::a_file;

use super::{Ground, House, below, said};
use crate::database::On;
use crate::dump::Dump;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_put_over_a_house_that_stands(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some(house) = House::kept(on).await else { return };
    let (archive, config) = (house.ground.archive(), &house.ground.config);
    let (dump, files) = (Dump::of(&house.store).await, below(&config.data));
    assert!(said(restore(config, &archive).await).contains("there are files in"));
    std::fs::remove_dir_all(config.data.join("files")).unwrap();
    let said = said(restore(config, &archive).await);
    let why = match on {
        On::Sqlite => "there is a database already",
        On::Postgres => "there are tables in the database already",
    };
    assert!(said.contains(why), "{said}");
    assert_eq!(Dump::of(&house.store).await, dump);
    let left = below(&config.data);
    assert!(files.iter().filter(|path| !path.starts_with("files")).eq(&left), "{left:?}");
}

/// SQLite would play it into whatever database it finds beside it.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_put_beside_the_log_of_another_database() {
    let house = House::kept(On::Sqlite).await.unwrap();
    let elsewhere = Ground::on(On::Sqlite).await.unwrap();
    std::fs::create_dir(&elsewhere.config.data).unwrap();
    let log = elsewhere.config.data.join("luzhi.db-wal");
    std::fs::write(&log, "left by another").unwrap();
    let said = said(restore(&elsewhere.config, &house.ground.archive()).await);
    assert!(said.contains("luzhi.db-wal away"), "{said}");
    assert_eq!(below(&elsewhere.config.data), [Path::new("luzhi.db-wal")]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn another_key_is_never_replaced(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some(house) = House::kept(on).await else { return };
    let elsewhere = Ground::on(on).await.unwrap();
    std::fs::create_dir(&elsewhere.config.data).unwrap();
    let place = elsewhere.config.secret_key_file();
    std::fs::write(&place, [1; 32]).unwrap();
    let said = said(restore(&elsewhere.config, &house.ground.archive()).await);
    assert!(said.contains("another key lies in"), "{said}");
    assert_eq!(below(&elsewhere.config.data), [Path::new("secret.key")]);
    assert_eq!(std::fs::read(&place).unwrap(), [1; 32]);
    // the same one may be there already
    std::fs::copy(house.ground.config.secret_key_file(), &place).unwrap();
    restore(&elsewhere.config, &house.ground.archive()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_never_written_over_another() {
    let house = House::kept(On::Sqlite).await.unwrap();
    let archive = house.ground.archive();
    let before = std::fs::read(&archive).unwrap();
    let said = said(backup(&house.ground.config, &archive).await);
    assert!(said.contains("never written over another"), "{said}");
    assert_eq!(std::fs::read(&archive).unwrap(), before);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_nothing_no_backup_is_made(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some(nowhere) = Ground::on(on).await else { return };
    let said = said(backup(&nowhere.config, &nowhere.archive()).await);
    assert!(said.contains("there is no secret key at"), "{said}");
    assert!(nowhere.is_bare().await && !nowhere.archive().exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_not_there_is_said_to_be_missing() {
    let house = House::on(On::Sqlite).await.unwrap();
    let said = said(backup(&house.ground.config, Path::new("/nowhere/at/all/town")).await);
    assert!(said.contains("cannot write into the folder /nowhere/at/all"), "{said}");
}

/// One lost photo is no reason to have no backup; to keep silent about it would be worse.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_and_a_damaged_attachment_are_told_and_the_rest_is_kept(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(house) = House::on(on).await else { return };
    let config = &house.ground.config;
    let files = below(&config.data.join("files"));
    std::fs::remove_file(config.data.join("files").join(&files[0])).unwrap();
    std::fs::write(config.data.join("files").join(&files[1]), a_file(Kind::Png)).unwrap();
    let report = backup(config, &house.ground.archive()).await.unwrap();
    let mut lost: Vec<_> = report.lost.iter().map(Path::new).collect();
    lost.sort();
    assert_eq!(lost, [files[0].as_path(), files[1].as_path()]);
    let elsewhere = Ground::on(on).await.unwrap();
    restore(&elsewhere.config, &house.ground.archive()).await.unwrap();
    assert_eq!(below(&elsewhere.config.data.join("files")), files[1..]);
}
