//! What each setting is when nobody sets it; `luzhi.example.toml` shows the same values.

use std::path::PathBuf;

use super::{Config, Footer, Limits, Log, LogFormat, Mail, RateLimits, SecretText, Sms};

impl Default for Config {
    fn default() -> Self {
        Self {
            address: "127.0.0.1:3000".into(),
            metrics_address: "127.0.0.1:9090".into(),
            public_url: String::new(),
            data: "data".into(),
            database_url: SecretText::default(),
            secret_key_file: PathBuf::new(),
            site_root: "target/site".into(),
            demo: false,
            trusted_proxies: Vec::new(),
            sms: Sms::default(),
            mail: Mail::default(),
            footer: Footer::default(),
            log: Log::default(),
            rate_limits: RateLimits::default(),
            limits: Limits::default(),
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self { format: LogFormat::Auto, filter: "info".into() }
    }
}

impl Default for RateLimits {
    fn default() -> Self {
        Self { sign_in: 60, writes: 1_200, reads: 12_000 }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 1 << 20,
            upload_bytes: 128 << 20,
            connections: 10_000,
            requests_in_flight: 1_024,
            request_seconds: 30,
            upload_seconds: 300,
            header_seconds: 10,
            body_idle_seconds: 15,
            keep_alive_seconds: 75,
            page_cache_bytes: 64 << 20,
        }
    }
}
