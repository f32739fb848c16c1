//! What was read, in SHA-256, in the form that `sha256sum --check` understands.

use std::collections::BTreeMap;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// Parts by name, each with its sum.
#[derive(Default, PartialEq, Eq)]
pub struct Sums(BTreeMap<String, String>);

impl Sums {
    /// False where the name came before.
    #[must_use]
    pub fn add(&mut self, name: &str, sum: String) -> bool {
        self.0.insert(name.to_owned(), sum).is_none()
    }

    pub fn text(&self) -> String {
        self.0.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect()
    }
}

/// Reads on and adds up what comes by.
pub struct Summed<R> {
    from: R,
    hash: Sha256,
    pub count: u64,
}

impl<R: Read> Summed<R> {
    pub fn new(from: R) -> Self {
        Self { from, hash: Sha256::new(), count: 0 }
    }

    /// Of what has been read so far.
    pub fn sum(self) -> String {
        self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl<R: Read> Read for Summed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(into)?;
        self.hash.update(&into[..count]);
        self.count += count as u64;
        Ok(count)
    }
}
