//! A disk that is really full: a small one is mounted for the test, where this machine lets us.

use std::path::Path;
use std::process::Command;

use domain::file::Kind;
use http::StatusCode;
use store::builders::a_file;
use store::file::Files;

use super::*;
use crate::support::text;

/// Unmounted with its owner.
struct Disk<'a>(&'a Path);

impl<'a> Disk<'a> {
    fn mount(at: &'a Path, size: &str) -> Option<Self> {
        let size = format!("size={size}");
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).output();
        let done = mounted.is_ok_and(|output| output.status.success());
        if !done {
            eprintln!("left out: this machine does not let us mount a disk");
        }
        done.then(|| Self(at))
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).output();
    }
}

#[tokio::test]
async fn a_full_disk_is_507_with_a_sentence_and_recovers_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_disk) = Disk::mount(folder.path(), "4m") else { return };
    let desk = Desk::keeping(Files::in_folder(&folder.path().join("files")).unwrap()).await;
    let paper = |bytes: usize| [a_file(Kind::Pdf), vec![b' '; bytes]].concat();
    let send = async |file: &[u8]| {
        let body = form(&[("files", Some("a.pdf"), file)]);
        desk.ask(Some(desk.author()), upload(desk.draft, "text/html", body)).await
    };
    let lying = || walk(folder.path());
    let ballast = folder.path().join("ballast");
    std::fs::write(&ballast, vec![0; 3 << 20]).unwrap();
    for _ in 0..3 {
        let response = send(&paper(2 << 20)).await;
        assert_eq!(response.status(), StatusCode::INSUFFICIENT_STORAGE);
        assert!(text(response).await.contains("服务器空间已满"));
        assert_eq!(lying(), 1, "only the ballast");
    }
    assert_eq!(send(&paper(1000)).await.status(), StatusCode::SEE_OTHER, "a small one still fits");
    std::fs::remove_file(&ballast).unwrap();
    assert_eq!(send(&paper(2 << 20)).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(lying(), 2);
}

fn walk(folder: &Path) -> usize {
    let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { walk(&path) } else { 1 }).sum()
}
