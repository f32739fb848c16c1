//! Keys drawn from the house's one secret: to encrypt phones at rest and to find them again.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

#[derive(Clone)]
pub struct Keys {
    encrypt: [u8; 32],
    index: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys")
    }
}

impl Keys {
    pub fn new(secret: &[u8; 32]) -> Self {
        Self { encrypt: derive(secret, b"encrypt"), index: derive(secret, b"index") }
    }

    /// Encrypts under a fresh nonce; base64 of nonce and ciphertext.
    pub fn encrypt(&self, plain: &str) -> String {
        let nonce: [u8; 12] = rand::random();
        let cipher = ChaCha20Poly1305::new(&Key::from(self.encrypt));
        let sealed = cipher.encrypt(&Nonce::from(nonce), plain.as_bytes()).unwrap_or_default();
        BASE64.encode([nonce.as_slice(), &sealed].concat())
    }

    /// `None` when it was not made with this key.
    pub fn decrypt(&self, text: &str) -> Option<String> {
        let bytes = BASE64.decode(text).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(12)?;
        let nonce: [u8; 12] = nonce.try_into().ok()?;
        let cipher = ChaCha20Poly1305::new(&Key::from(self.encrypt));
        let plain = cipher.decrypt(&Nonce::from(nonce), sealed).ok()?;
        String::from_utf8(plain).ok()
    }

    /// A keyed hash by which a phone number is found without being readable.
    pub fn index(&self, plain: &str) -> String {
        BASE64.encode(mac(&self.index, plain.as_bytes()))
    }
}

/// Hash of a random token or code: what the database keeps in its stead.
pub fn token_hash(token: &str) -> String {
    BASE64.encode(Sha256::digest(token.as_bytes()))
}

/// A fresh 256-bit token in base64, for a URL or a cookie.
pub fn token() -> String {
    let bytes = chance();
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// Chance, unless a test on this thread has sown what comes in its stead.
fn chance() -> [u8; 32] {
    #[cfg(feature = "builders")]
    if let Some(bytes) = sown::next() {
        return bytes;
    }
    rand::random()
}

/// For tests that compare two runs byte for byte: the same tokens in the same order.
#[cfg(feature = "builders")]
pub mod sown {
    use std::cell::Cell;

    use sha2::{Digest, Sha256};

    thread_local! {
        static NEXT: Cell<Option<(u64, u64)>> = const { Cell::new(None) };
    }

    /// From now on this thread's tokens follow from `seed` alone.
    pub fn sow(seed: u64) {
        NEXT.set(Some((seed, 0)));
    }

    pub(super) fn next() -> Option<[u8; 32]> {
        let (seed, place) = NEXT.get()?;
        NEXT.set(Some((seed, place + 1)));
        Some(Sha256::digest([seed.to_be_bytes(), place.to_be_bytes()].concat()).into())
    }
}

fn derive(secret: &[u8; 32], label: &[u8]) -> [u8; 32] {
    mac(secret, label)
}

fn mac(key: &[u8; 32], data: &[u8]) -> [u8; 32] {
    // HMAC takes a key of any length, so this cannot fail
    let mut mac = match Hmac::<Sha256>::new_from_slice(key) {
        Ok(mac) => mac,
        Err(_) => return [0; 32],
    };
    mac.update(data);
    mac.finalize().into_bytes().into()
}
