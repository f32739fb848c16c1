//! One migrated and peopled SQLite file, made once a build, copied for each test.

use std::fs::{self, File};
use std::path::Path;

use super::{People, clear_old_shelves, prepare, shelf};

/// Copies the file to `path` and says who lives in it.
pub async fn copy_to(path: &Path) -> People {
    let shelf = shelf();
    fs::create_dir_all(&shelf).unwrap();
    let (ready, people) = (shelf.join("house.db"), shelf.join("people.json"));
    let lock = File::create(shelf.join("lock")).unwrap();
    lock.lock().unwrap();
    if !ready.exists() {
        clear_old_shelves();
        let fresh = shelf.join("fresh.db");
        let _ = fs::remove_file(&fresh);
        let found = prepare(&format!("sqlite:{}", fresh.display())).await;
        assert!(!shelf.join("fresh.db-wal").exists(), "closed with its log folded in");
        fs::write(&people, serde_json::to_vec(&found).unwrap()).unwrap();
        fs::rename(&fresh, &ready).unwrap();
    }
    drop(lock);
    fs::copy(&ready, path).unwrap();
    serde_json::from_slice(&fs::read(&people).unwrap()).unwrap()
}
