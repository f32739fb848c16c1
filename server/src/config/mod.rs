//! The settings, each with its default; `luzhi.example.toml` explains every one of them.

mod load;
mod secret_text;

use std::net::SocketAddr;
use std::path::PathBuf;

use color_eyre::eyre::{Result, WrapErr, bail, ensure};
use ipnet::IpNet;
use serde::{Deserialize, Serialize};

pub use load::Loaded;
pub use secret_text::SecretText;

/// An empty text means "not set"; the methods below turn it into its meaning.
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
    /// Sends nothing; messages are shown to an administrator instead.
    #[default]
    StandIn,
    /// Posts each message to the gateway's address.
    Http,
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
            footer: Footer::default(),
            log: Log::default(),
            rate_limits: RateLimits::default(),
            limits: Limits::default(),
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self {
            format: LogFormat::Auto,
            filter: "info".into(),
        }
    }
}

impl Default for RateLimits {
    fn default() -> Self {
        Self {
            sign_in: 60,
            writes: 1_200,
            reads: 12_000,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 1 << 20,
            upload_bytes: 25 << 20,
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

impl Config {
    pub fn address(&self) -> Result<SocketAddr> {
        parsed("address", &self.address)
    }

    /// Where the numbers are served; `off` or empty is nowhere.
    pub fn metrics_address(&self) -> Result<Option<SocketAddr>> {
        match self.metrics_address.as_str() {
            "" | "off" => Ok(None),
            address => parsed("metrics_address", address).map(Some),
        }
    }

    /// The configured database, else a SQLite file in the data folder.
    pub fn database_url(&self) -> String {
        match self.database_url.reveal() {
            "" => format!("sqlite://{}?mode=rwc", self.data.join("luzhi.db").display()),
            url => url.to_owned(),
        }
    }

    pub fn secret_key_file(&self) -> PathBuf {
        match self.secret_key_file.as_os_str().is_empty() {
            true => self.data.join("secret.key"),
            false => self.secret_key_file.clone(),
        }
    }

    /// The address people type, without a trailing slash.
    pub fn public_url(&self) -> String {
        match self.public_url.trim_end_matches('/') {
            "" => format!("http://{}", self.address),
            url => url.to_owned(),
        }
    }

    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    fn check(&self) -> Result<()> {
        self.address()?;
        self.metrics_address()?;
        if !self.public_url.is_empty() {
            let uri: http::Uri = parsed("public_url", &self.public_url)?;
            let plain = matches!(uri.path(), "" | "/") && uri.query().is_none();
            let web = matches!(uri.scheme_str(), Some("http" | "https"));
            ensure!(
                plain && web,
                "public_url must read like https://rd.example.gov.cn"
            );
        }
        if self.sms.kind == SmsKind::Http && self.sms.url.is_empty() {
            bail!("sms.kind is http, so sms.url must name the gateway");
        }
        Ok(())
    }
}

fn parsed<T>(key: &str, text: &str) -> Result<T>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    text.parse()
        .wrap_err_with(|| format!("{key} = {text:?} cannot be understood"))
}
