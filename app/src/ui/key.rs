//! A fresh key for each form, so that the same form sent twice is carried out once.

/// 128 random bits or more, as text.
pub fn fresh_key() -> String {
    #[cfg(target_arch = "wasm32")]
    {
        web_sys::window()
            .and_then(|window| window.crypto().ok())
            .map(|crypto| crypto.random_uuid())
            .unwrap_or_default()
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        crate::session::random_key()
    }
}
