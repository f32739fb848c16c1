//! Servers under measurement: started on a free port, asked until they answer, then stopped.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use color_eyre::eyre::{Result, WrapErr, bail};

/// As many as the reference has.
const WORKERS: &str = "2";
/// A first start brings the database to the newest shape.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Server {
    child: Child,
    pub client: reqwest::Client,
    pub port: u16,
    /// From its start to its first 200.
    pub took: Duration,
}

impl Server {
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Resident memory in MB.
    pub fn memory(&self) -> Result<f64> {
        self.standing("VmRSS:")
    }

    /// The most that was ever resident, in MB.
    pub fn peak(&self) -> Result<f64> {
        self.standing("VmHWM:")
    }

    fn standing(&self, name: &'static str) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB")).unwrap_or_default();
        Ok(kilobytes.trim().parse::<f64>().wrap_err(name)? * 1024.0 / 1e6)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let ended = self.child.kill().and_then(|()| self.child.wait());
        if let Err(error) = ended {
            eprintln!("a server could not be stopped: {error}");
        }
    }
}

pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn variable(name: &str) -> Result<PathBuf> {
    std::env::var_os(name)
        .map(PathBuf::from)
        .ok_or_else(|| color_eyre::eyre::eyre!("{name} is not set: this is run by tools/bench"))
}

/// The built server, as `tools/serve` runs it; `settings` are further variables.
pub fn product(data: &Path, verb: &str, settings: &[(&str, String)]) -> Result<Command> {
    let built = variable("LUZHI_BUILT")?;
    let mut command = Command::new(built.join("server"));
    command
        .arg(verb)
        .env("LEPTOS_SITE_ROOT", built.join("site"))
        .env("LEPTOS_SITE_PKG_DIR", "pkg")
        .env("LEPTOS_ENV", "PROD")
        .env("LEPTOS_HASH_FILES", "true")
        .env("LEPTOS_HASH_FILE_NAME", "hash.txt")
        .env("LUZHI_SITE_ROOT", built.join("site"))
        .env("LUZHI_DATA", data)
        .env("LUZHI_METRICS_ADDRESS", "off")
        .env("LUZHI_RATE_LIMITS__READS", "0")
        .env("TOKIO_WORKER_THREADS", WORKERS)
        .env_remove("DATABASE_URL")
        .env_remove("LUZHI_BUILT")
        .envs(settings.iter().map(|(name, value)| (name, value)));
    Ok(command)
}

/// Ours, waited for until the list of suggestions is answered.
pub async fn ours(data: &Path, settings: &[(&str, String)]) -> Result<Server> {
    let port = free_port()?;
    let mut command = product(data, "serve", settings)?;
    command.env("LUZHI_ADDRESS", format!("127.0.0.1:{port}"));
    started(command, port).await
}

/// The bare one, on the same database.
pub async fn reference(data: &Path) -> Result<Server> {
    let port = free_port()?;
    let mut command = Command::new(std::env::current_exe()?.with_file_name("reference"));
    command
        .env("REFERENCE_DATABASE", format!("sqlite://{}", data.join("luzhi.db").display()))
        .env("REFERENCE_ADDRESS", format!("127.0.0.1:{port}"))
        .env("TOKIO_WORKER_THREADS", WORKERS);
    started(command, port).await
}

async fn started(mut command: Command, port: u16) -> Result<Server> {
    let log = std::env::temp_dir().join(format!("luzhi-bench-{port}.log"));
    let file = File::create(&log)?;
    command.stdout(file.try_clone()?).stderr(file).stdin(Stdio::null());
    let client = reqwest::Client::builder().no_proxy().build()?;
    let url = format!("http://127.0.0.1:{port}/motions");
    let begun = Instant::now();
    let child = command.spawn().wrap_err("cannot be started")?;
    let mut server = Server { child, client, port, took: Duration::ZERO };
    loop {
        let answer = server.client.get(&url).send().await;
        if answer.is_ok_and(|answer| answer.status() == 200) {
            server.took = begun.elapsed();
            return Ok(server);
        }
        if server.child.try_wait()?.is_some() || begun.elapsed() > PATIENCE {
            bail!("a server did not get ready: {}", std::fs::read_to_string(&log)?);
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}
