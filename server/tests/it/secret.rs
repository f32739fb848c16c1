//! The secret key: made once, for the owner only.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use server::secret::SecretKey;
use tempfile::TempDir;

#[test]
fn the_key_is_made_at_the_first_start_and_kept() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("new/folder/secret.key");
    let first = SecretKey::open(&path).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read(&path).unwrap(), first.bytes());
    assert_eq!(SecretKey::open(&path).unwrap().bytes(), first.bytes());
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn many_at_once_agree_on_one_key() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("secret.key");
    let keys: Vec<_> = std::thread::scope(|scope| {
        let open = || scope.spawn(|| *SecretKey::open(&path).unwrap().bytes());
        let threads: Vec<_> = (0..8).map(|_| open()).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(keys.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_key_that_others_may_read_or_that_is_too_short_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("secret.key");
    SecretKey::open(&path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert!(SecretKey::open(&path).unwrap_err().to_string().contains("chmod 600"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&path, "short").unwrap();
    assert!(SecretKey::open(&path).unwrap_err().to_string().contains("32 bytes"));
}
