//! The site's secret key: 32 random bytes in a file that only the owner may read.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use color_eyre::eyre::{Result, WrapErr, ensure};

#[derive(Clone)]
pub struct SecretKey([u8; 32]);

impl SecretKey {
    /// Read the key, or make it when the file is not there yet.
    pub fn open(path: &Path) -> Result<Self> {
        let told = || format!("the secret key {} cannot be opened", path.display());
        match fs::read(path) {
            Ok(bytes) => Self::checked(path, &bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                create(path).wrap_err_with(told)?;
                Self::checked(path, &fs::read(path).wrap_err_with(told)?)
            }
            Err(error) => Err(error).wrap_err_with(told),
        }
    }

    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn checked(path: &Path, bytes: &[u8]) -> Result<Self> {
        let shown = path.display();
        let mode = fs::metadata(path)?.permissions().mode() & 0o777;
        ensure!(mode & 0o077 == 0, "{shown} may be read by others (mode {mode:o}): chmod 600");
        let Ok(key) = bytes.try_into() else {
            color_eyre::eyre::bail!("{shown} must hold exactly 32 bytes, not {}", bytes.len());
        };
        Ok(Self(key))
    }
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

/// Whole or not at all: written beside its place, then linked into it; whoever is first wins.
fn create(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = path.with_extension(format!("draft-{:016x}", rand::random::<u64>()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    file.write_all(&rand::random::<[u8; 32]>())?;
    file.sync_all()?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}
