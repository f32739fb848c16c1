//! The settings, each with its default; `luzhi.example.toml` explains every one of them.

mod defaults;
mod load;
mod meaning;
mod secret_text;

use std::path::PathBuf;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

pub use load::Loaded;
pub use secret_text::SecretText;

/// An empty text means "not set"; the methods in `meaning.rs` say what follows from that.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    pub address: String,
    pub metrics_address: String,
    pub public_url: String,
    pub data: PathBuf,
    pub database_url: SecretText,
    pub secret_key_file: PathBuf,
    pub site_root: PathBuf,
    pub demo: bool,
    #[serde(deserialize_with = "load::networks")]
    pub trusted_proxies: Vec<IpNet>,
    pub sms: Sms,
    pub mail: Mail,
    pub footer: Footer,
    pub log: Log,
    pub rate_limits: RateLimits,
    pub limits: Limits,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sms {
    pub kind: SmsKind,
    pub url: String,
    pub key: SecretText,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SmsKind {
    /// Sends nothing; the demo shows each message on its page instead.
    #[default]
    StandIn,
    /// Posts each message to the gateway's address.
    Http,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    pub kind: MailKind,
    pub host: String,
    /// 0 is the port that goes with the encryption: 465, 587 or 25.
    pub port: u16,
    pub encryption: Encryption,
    pub user: String,
    pub password: SecretText,
    pub from: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// Sends nothing.
    #[default]
    StandIn,
    Smtp,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Encryption {
    /// From the first byte (RFC 8314).
    #[default]
    Tls,
    /// Begun in the clear and then demanded (RFC 3207).
    Starttls,
    /// For a mail server on this very machine alone.
    None,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Footer {
    pub privacy_url: String,
    pub icp: String,
    pub complaints_url: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    pub format: LogFormat,
    pub filter: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// Pretty on a terminal, JSON otherwise.
    #[default]
    Auto,
    Pretty,
    Json,
}

/// Requests a minute from one client address; 0 is no limit.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct RateLimits {
    pub sign_in: u32,
    pub writes: u32,
    pub reads: u32,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    pub body_bytes: usize,
    pub upload_bytes: usize,
    pub connections: usize,
    pub requests_in_flight: usize,
    pub request_seconds: u64,
    pub upload_seconds: u64,
    pub header_seconds: u64,
    pub body_idle_seconds: u64,
    pub keep_alive_seconds: u64,
    pub page_cache_bytes: u64,
}
