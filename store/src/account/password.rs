//! Passwords: argon2id with OWASP's parameters, off the async threads, a few at a time.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

use crate::error::{Error, Result};

/// KiB of memory, passes, lanes.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// Made with the same cost as every other and no password fits it: what a guess at an unknown
/// name is compared with, so that it takes as long as one at a known name.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlz\
    $Tm9wYXNzd29yZGhhc2hlc3RvdGhpc2F0YWxsZXZlcgA";

/// Each hash takes 19 MiB and a core: more at once only make everybody wait.
static AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| {
    Semaphore::new(std::thread::available_parallelism().map_or(2, |cores| cores.get()))
});

fn argon2() -> Argon2<'static> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).unwrap_or(Params::DEFAULT);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _turn = AT_ONCE.acquire().await.map_err(|_| Error::Unreadable("turn"))?;
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Unreadable("password"))
}

/// The hash to keep, with a fresh salt.
pub async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    apart(move || argon2().hash_password(password.as_bytes()).map(|hash| hash.to_string()))
        .await?
        .map_err(|_| Error::Unreadable("password"))
}

/// Whether it is the right one; without a hash it takes as long and is always wrong.
pub async fn is_right(hash: Option<&str>, password: &str) -> Result<bool> {
    let kept = hash.unwrap_or(NOBODY).to_owned();
    let password = password.to_owned();
    let known = hash.is_some();
    let fits = apart(move || {
        PasswordHash::new(&kept)
            .is_ok_and(|kept| argon2().verify_password(password.as_bytes(), &kept).is_ok())
    });
    Ok(fits.await? && known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_nobody_costs_what_every_other_costs() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let somebody = argon2().hash_password(b"x").unwrap();
        assert_eq!(nobody.algorithm, somebody.algorithm);
        assert_eq!(nobody.params, somebody.params);
        assert_eq!(nobody.hash.unwrap().len(), somebody.hash.unwrap().len());
    }

    #[tokio::test]
    async fn only_the_password_itself_fits_its_hash() {
        let kept = hash("correct horse").await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_right(Some(&kept), "correct horse").await.unwrap());
        assert!(!is_right(Some(&kept), "correct horsf").await.unwrap());
        assert!(!is_right(None, "correct horse").await.unwrap());
        assert!(!is_right(Some("rubbish"), "correct horse").await.unwrap());
    }
}
