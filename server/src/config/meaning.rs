//! What the settings mean once read: addresses, paths, and whether they hold together.

use std::net::SocketAddr;
use std::path::PathBuf;

use color_eyre::eyre::{Result, WrapErr, bail, ensure};

use super::{Config, MailKind, SmsKind};

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

    pub(super) fn check(&self) -> Result<()> {
        self.address()?;
        self.metrics_address()?;
        if !self.public_url.is_empty() {
            let uri: http::Uri = parsed("public_url", &self.public_url)?;
            let plain = matches!(uri.path(), "" | "/") && uri.query().is_none();
            let web = matches!(uri.scheme_str(), Some("http" | "https"));
            ensure!(plain && web, "public_url must read like https://rd.example.gov.cn");
        }
        if self.sms.kind == SmsKind::Http && self.sms.url.is_empty() {
            bail!("sms.kind is http, so sms.url must name the gateway");
        }
        if self.mail.kind == MailKind::Smtp {
            ensure!(
                !self.mail.host.is_empty(),
                "mail.kind is smtp, so mail.host must name a server"
            );
            crate::notify::Smtp::new(&self.mail)?;
        }
        Ok(())
    }
}

fn parsed<T>(key: &str, text: &str) -> Result<T>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    text.parse().wrap_err_with(|| format!("{key} = {text:?} cannot be understood"))
}
