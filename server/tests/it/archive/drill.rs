//! The restore drill: kept while people write, put back elsewhere, compared row by row.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use domain::file::Kind;
use domain::{Actor, MotionId};
use rstest::rstest;
use server::archive::{Database, backup, restore};
use sha2::{Digest, Sha256};
use store::account::commands::sign_in;
use store::account::{Browser, signed_in};
use store::builders::{a_draft, a_file, a_motion, in_pieces};
use store::file::attach;
use store::motion::commands as to;
use store::{Call, Store};

use super::{Ground, House, PASSWORD, PHONE, below};
use crate::database::On;
use crate::dump::Dump;

/// One who writes without pause, and remembers the house as it stood after each write.
struct Writer {
    stop: Arc<AtomicBool>,
    written: Arc<AtomicUsize>,
    moments: tokio::task::JoinHandle<Vec<Dump>>,
}

impl Writer {
    fn start(store: Store, who: Actor) -> Self {
        let (stop, written) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let (told, count) = (stop.clone(), written.clone());
        let moments = tokio::spawn(async move {
            let mut moments = vec![settled(&store).await];
            let mut draft = MotionId(0);
            while !told.load(Ordering::SeqCst) {
                let call = Call::new(who.clone(), store.now());
                if moments.len() % 4 == 1 {
                    let words = a_draft("关于写个不停的建议");
                    draft = to::write(&store, &call, words).await.unwrap();
                } else {
                    let paper = [a_file(Kind::Pdf), vec![b' '; 1000 * moments.len()]].concat();
                    let body = in_pieces(&paper, 4096);
                    attach(&store, &call, draft, "报告.pdf", body).await.unwrap();
                }
                moments.push(settled(&store).await);
                count.fetch_add(1, Ordering::SeqCst);
            }
            moments
        });
        Self { stop, written, moments }
    }

    async fn has_written(&self, times: usize) {
        while self.written.load(Ordering::SeqCst) < times {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    async fn stop(self) -> Vec<Dump> {
        self.stop.store(true, Ordering::SeqCst);
        self.moments.await.unwrap()
    }
}

/// All but the keys under which a file was just about to be sent.
async fn settled(store: &Store) -> Dump {
    Dump::of(store).await.without(&["stray"])
}

/// Some megabytes, so that there is time to write in.
async fn fill(house: &House) {
    let author = house.town.author();
    let draft = a_motion(&house.town).on(&house.store).await.unwrap().id;
    for place in 0..8_u64 {
        let seed = Sha256::digest(place.to_le_bytes());
        let noise: Vec<u8> = seed.iter().cycle().take(3 << 20).copied().collect();
        let photo = [a_file(Kind::Jpeg), noise].concat();
        let call = Call::new(author.clone(), house.store.now());
        let body = in_pieces(&photo, 1 << 16);
        attach(&house.store, &call, draft, "照片.jpg", body).await.unwrap();
    }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every file that the database tells of lies there as it was sent, and no other file does.
fn attachments_are_whole(dump: &Dump, config: &server::config::Config) {
    let files = config.data.join("files");
    let rows = dump.table("file");
    for row in rows {
        let bytes = std::fs::read(files.join(Dump::text(row, "storage_key"))).unwrap();
        assert_eq!(hex(&bytes), Dump::text(row, "sha256"));
    }
    assert_eq!(below(&files).len(), rows.len());
}

async fn signs_in(store: &Store, name: &str, password: &str) -> bool {
    let (now, browser) = (store.now(), Browser::default());
    let Ok(entered) = sign_in(store, name, password, &browser, None, now).await else {
        return false;
    };
    signed_in(store, &entered.token, now).await.unwrap().is_some()
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_house_kept_while_people_write_comes_back_as_it_stood_at_one_moment(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(house) = House::on(on).await else { return };
    fill(&house).await;
    let writer = Writer::start(house.store.clone(), house.town.author().clone());
    writer.has_written(3).await;
    let archive = house.ground.archive();
    let report = backup(&house.ground.config, &archive).await.unwrap();
    let written = writer.written.load(Ordering::SeqCst);
    let moments = writer.stop().await;

    let elsewhere = Ground::on(on).await.unwrap();
    let manifest = restore(&elsewhere.config, &archive).await.unwrap();
    assert_eq!(manifest, report.manifest);
    let kind = if on == On::Sqlite { Database::Sqlite } else { Database::Postgresql };
    assert_eq!(manifest.database, kind);
    let restored = elsewhere.open().await;
    let dump = settled(&restored).await;
    let moment = moments.iter().position(|moment| *moment == dump);
    let Some(moment) = moment else {
        panic!("it never stood like this: {:?}", moments.last().unwrap().differences(&dump))
    };
    assert!(moment >= 3, "it was kept before it was asked for");
    assert!(moment < written, "nobody wrote while it was kept: the drill has shown nothing");
    assert!(dump.counts()["rating"] > 0 && dump.counts()["reply"] > 0, "{:?}", dump.counts());
    attachments_are_whole(&dump, &elsewhere.config);
    assert_eq!(report.attachments, dump.table("file").len());
    assert!(report.lost.is_empty());

    assert!(signs_in(&restored, PHONE, PASSWORD).await, "the key is the same");
    assert!(!signs_in(&restored, PHONE, "another horse").await);
    // numbers go on where they stood
    a_motion(&house.town).with_file("桥.jpg", Kind::Jpeg).submitted().on(&restored).await.unwrap();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_and_what_is_put_back_is_for_the_owner_alone(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(house) = House::kept(on).await else { return };
    let archive = house.ground.archive();
    assert_eq!(mode(&archive), 0o600);
    let beside: Vec<_> = below(house.ground.folder.path())
        .into_iter()
        .filter(|path| !path.starts_with("data"))
        .collect();
    assert_eq!(beside, [Path::new("town.backup")], "nothing is left of its making");

    let elsewhere = Ground::on(on).await.unwrap();
    restore(&elsewhere.config, &archive).await.unwrap();
    assert_eq!(mode(&elsewhere.config.secret_key_file()), 0o600);
    assert_eq!(mode(&elsewhere.config.data.join("files")), 0o700);
    if on == On::Sqlite {
        assert_eq!(mode(&elsewhere.config.data.join("luzhi.db")), 0o600);
    }
}

/// A backup that is kept every night outlives the house: of what was put back, another is made.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_what_was_put_back_is_the_same_again(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(house) = House::kept(on).await else { return };
    let (second, third) = (Ground::on(on).await.unwrap(), Ground::on(on).await.unwrap());
    restore(&second.config, &house.ground.archive()).await.unwrap();
    backup(&second.config, &second.archive()).await.unwrap();
    restore(&third.config, &second.archive()).await.unwrap();
    let dump = Dump::of(&third.open().await).await;
    assert_eq!(dump, Dump::of(&house.store).await);
    attachments_are_whole(&dump, &third.config);
}

/// What the database let go of is not in the backup, also where it did so half way through.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_item_purged_while_it_is_being_kept_is_not_in_the_backup(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(house) = House::on(on).await else { return };
    fill(&house).await;
    let last = a_motion(&house.town).with_file("桥.jpg", Kind::Jpeg).submitted().quarantined();
    let id = last.on(&house.store).await.unwrap().id;
    let (config, archive) = (house.ground.config.clone(), house.ground.archive());
    let (folder, place) = (house.ground.folder.path().to_owned(), archive.clone());
    let keeping = tokio::spawn(async move { backup(&config, &place).await });
    while !is_packing(&folder) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let office = Call::new(house.town.desk.clone(), house.store.now());
    let gone = to::purge(&house.store, &office, id, "含有他人的个人信息".to_owned()).await.unwrap();
    assert!(!archive.exists() && gone.len() == 1, "purged in the middle of it");
    let report = keeping.await.unwrap().unwrap();
    assert!(report.lost.is_empty(), "{:?}", report.lost);
    let elsewhere = Ground::on(on).await.unwrap();
    restore(&elsewhere.config, &archive).await.unwrap();
    let dump = Dump::of(&elsewhere.open().await).await;
    assert_eq!(dump, Dump::of(&house.store).await);
    attachments_are_whole(&dump, &elsewhere.config);
}

/// The snapshot is taken, and the attachments are being read.
fn is_packing(folder: &Path) -> bool {
    below(folder).iter().any(|path| {
        let draft = path.file_name().unwrap().to_string_lossy().starts_with(".tmp");
        draft && folder.join(path).metadata().is_ok_and(|it| it.len() > 100_000)
    })
}
