//! What is damaged, or is not ours, is refused before anything is touched.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use rstest::rstest;
use server::archive::{Manifest, restore};
use sha2::{Digest, Sha256};

use super::{Ground, House, said};
use crate::database::On;

type Parts = Vec<(String, Vec<u8>)>;

/// Packed as a link rather than as a file.
const A_LINK: &str = "files/aa/link";

fn parts_of(archive: &Path) -> Parts {
    let mut tar = tar::Archive::new(GzDecoder::new(File::open(archive).unwrap()));
    let read = |entry: std::io::Result<tar::Entry<'_, _>>| {
        let mut entry: tar::Entry<'_, GzDecoder<File>> = entry.unwrap();
        let name = String::from_utf8(entry.path_bytes().into_owned()).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    tar.entries().unwrap().map(read).collect()
}

/// Names are taken as they are, however hostile.
fn pack(archive: &Path, parts: &Parts) {
    let file = GzEncoder::new(File::create(archive).unwrap(), Compression::fast());
    let mut tar = tar::Builder::new(file);
    for (name, bytes) in parts {
        let mut header = tar::Header::new_gnu();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        let link = name == A_LINK;
        header.set_entry_type(if link { tar::EntryType::Symlink } else { tar::EntryType::Regular });
        header.set_size(bytes.len() as u64);
        header.set_cksum();
        tar.append(&header, bytes.as_slice()).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap().flush().unwrap();
}

/// Packs it anew after a change, with the sums of what is there now.
fn forged(archive: &Path, change: impl FnOnce(&mut Parts)) {
    let mut parts = parts_of(archive);
    parts.retain(|(name, _)| name != "SHA256SUMS");
    change(&mut parts);
    let mut sums: Vec<_> = parts.iter().map(|(name, bytes)| (name.clone(), hex(bytes))).collect();
    sums.sort();
    let sums: String = sums.into_iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
    parts.push(("SHA256SUMS".to_owned(), sums.into_bytes()));
    pack(archive, &parts);
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is said of an archive that cannot be put back; nothing may be left of the attempt.
async fn refused(on: On, archive: &Path) -> String {
    refused_at(&Ground::on(on).await.unwrap(), archive).await
}

async fn refused_at(elsewhere: &Ground, archive: &Path) -> String {
    let said = said(restore(&elsewhere.config, archive).await);
    assert!(elsewhere.is_bare().await, "{said}");
    said
}

/// What the packing holds, if it can be unpacked at all.
fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut content).ok().map(|_| content)
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_archive_with_one_wrong_bit_is_refused_and_leaves_nothing(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(house) = House::kept(on).await else { return };
    let archive = house.ground.archive();
    let whole = std::fs::read(&archive).unwrap();
    let elsewhere = Ground::on(on).await.unwrap();
    let content = unpacked(&whole);
    let mut refused = 0;
    for tenth in 1..10 {
        let mut bytes = whole.clone();
        let at = bytes.len() * tenth / 10;
        bytes[at] ^= 1;
        // within a run of zeros a packing that is another may unpack to the same
        if unpacked(&bytes) == content {
            continue;
        }
        std::fs::write(&archive, bytes).unwrap();
        let said = refused_at(&elsewhere, &archive).await;
        assert!(said.contains("damaged"), "bit at {at}: {said}");
        refused += 1;
    }
    assert!(refused >= 5, "only {refused} bits made a difference");
    std::fs::write(&archive, &whole).unwrap();
    restore(&elsewhere.config, &archive).await.unwrap();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_archive_that_was_cut_off_is_refused_and_leaves_nothing(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(house) = House::kept(on).await else { return };
    let archive = house.ground.archive();
    let whole = std::fs::read(&archive).unwrap();
    let elsewhere = Ground::on(on).await.unwrap();
    for length in [0, 1, 100, whole.len() / 2, whole.len() - 9, whole.len() - 1] {
        std::fs::write(&archive, &whole[..length]).unwrap();
        let said = refused_at(&elsewhere, &archive).await;
        assert!(said.contains("damaged"), "{length}: {said}");
    }
    std::fs::write(&archive, "a letter").unwrap();
    assert!(refused_at(&elsewhere, &archive).await.contains("it is no backup"));
    std::fs::remove_file(&archive).unwrap();
    assert!(refused_at(&elsewhere, &archive).await.contains("cannot open"));
}

#[rstest]
#[case::a_part_is_another(|parts: &mut Parts| parts[1].1[0] ^= 1)]
#[case::a_part_is_missing(|parts: &mut Parts| drop(parts.remove(3)))]
#[case::a_part_is_more(|parts: &mut Parts| parts.insert(3, ("files/aa/more".into(), vec![1])))]
#[case::the_sums_are_missing(|parts: &mut Parts| drop(parts.pop()))]
#[case::something_follows_the_sums(|parts: &mut Parts| parts.push(("files/aa/b".into(), vec![1])))]
#[case::a_part_comes_twice(|parts: &mut Parts| parts.insert(3, parts[2].clone()))]
#[tokio::test(flavor = "multi_thread")]
async fn parts_that_are_not_those_the_sums_tell_of_are_refused(
    #[case] change: fn(&mut Parts),
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(house) = House::kept(on).await else { return };
    let archive = house.ground.archive();
    let mut parts = parts_of(&archive);
    change(&mut parts);
    pack(&archive, &parts);
    let said = refused(on, &archive).await;
    assert!(said.contains("damaged"), "{said}");
}

#[rstest]
#[case::upwards("files/../../evil")]
#[case::from_the_root("/etc/evil")]
#[case::hidden("files/.evil")]
#[case::a_link(A_LINK)]
#[case::something_else("evil.sh")]
#[tokio::test(flavor = "multi_thread")]
async fn names_that_no_backup_has_are_refused(#[case] name: &str) {
    let house = House::kept(On::Sqlite).await.unwrap();
    let archive = house.ground.archive();
    forged(&archive, |parts| parts.push((name.to_owned(), Vec::new())));
    let said = refused(On::Sqlite, &archive).await;
    assert!(said.contains("is no part of a backup"), "{said}");
}

fn manifest(parts: &mut Parts, change: impl FnOnce(&mut Manifest)) {
    let (name, bytes) = &mut parts[0];
    assert_eq!(name, "manifest.json");
    let mut manifest = Manifest::read(bytes).unwrap();
    change(&mut manifest);
    *bytes = serde_json::to_vec(&manifest).unwrap();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_archive_of_a_newer_version_is_refused(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some(house) = House::kept(on).await else { return };
    let archive = house.ground.archive();
    forged(&archive, |parts| {
        manifest(parts, |it| {
            it.product = "9.9.9".to_owned();
            it.migrations.push("m9999_future".to_owned());
        });
    });
    let said = refused(on, &archive).await;
    assert!(said.contains("version 9.9.9") && said.contains("m9999_future"), "{said}");
    forged(&archive, |parts| manifest(parts, |it| it.format = 2));
    let said = refused(on, &archive).await;
    assert!(said.contains("format 2") && !said.contains("damaged"), "{said}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_archive_of_the_other_database_is_refused(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some(house) = House::kept(on).await else { return };
    let other = if on == On::Sqlite { On::Postgres } else { On::Sqlite };
    let Some(elsewhere) = Ground::on(other).await else { return };
    let said = said(restore(&elsewhere.config, &house.ground.archive()).await);
    assert!(said.contains("SQLite") && said.contains("PostgreSQL"), "{said}");
    assert!(elsewhere.is_bare().await);
}

/// Everything is undone that was begun before the last part failed.
#[rstest]
#[case::a_table_that_is_not_there("database/sequences.json", "database/unknown.jsonl")]
#[case::no_rows_of_one_table("database/event.jsonl", "files/aa/event")]
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_ended_is_taken_away_again_on_postgresql(
    #[case] part: &str,
    #[case] named: &str,
) {
    let Some(house) = House::kept(On::Postgres).await else { return };
    let archive = house.ground.archive();
    forged(&archive, |parts| {
        let found = parts.iter_mut().find(|(name, _)| name == part).unwrap();
        named.clone_into(&mut found.0);
    });
    let said = refused(On::Postgres, &archive).await;
    assert!(said.contains("nothing was restored"), "{said}");
}

#[rstest]
#[case::the_key("secret.key", On::Sqlite)]
#[case::the_key("secret.key", On::Postgres)]
#[case::the_database("database.sqlite", On::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn an_archive_without_what_matters_is_refused(#[case] part: &str, #[case] on: On) {
    let Some(house) = House::kept(on).await else { return };
    let archive = house.ground.archive();
    forged(&archive, |parts| parts.retain(|(name, _)| name != part));
    assert!(refused(on, &archive).await.contains("the archive holds no"));
}
