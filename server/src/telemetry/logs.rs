//! The log: pretty for a person at a terminal, one JSON object a line for machines.

use std::io::{IsTerminal, stdout};
use std::panic::PanicHookInfo;

use color_eyre::config::HookBuilder;
use color_eyre::eyre::{Result, WrapErr, eyre};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::{Log, LogFormat};

/// Readable reports for errors that end the program.
pub fn install_reports() -> Result<()> {
    let (_, reports) = HookBuilder::default().display_env_section(false).into_hooks();
    Ok(reports.install()?)
}

/// Start the log, and let panics go there instead of to standard error.
pub fn install(log: &Log) -> Result<()> {
    let filter = match std::env::var(EnvFilter::DEFAULT_ENV) {
        Ok(filter) if !filter.is_empty() => filter,
        _ => log.filter.clone(),
    };
    let filter = EnvFilter::try_new(&filter)
        .wrap_err_with(|| format!("log.filter = {filter:?} cannot be understood"))?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter);
    let pretty = match log.format {
        LogFormat::Auto => stdout().is_terminal(),
        LogFormat::Pretty => true,
        LogFormat::Json => false,
    };
    let installed = match pretty {
        true => lines.with_ansi(stdout().is_terminal()).finish().try_init(),
        false => lines.json().flatten_event(true).with_current_span(true).finish().try_init(),
    };
    installed.map_err(|error| eyre!("the log cannot be started: {error}"))?;
    std::panic::set_hook(Box::new(panicked));
    Ok(())
}

/// Where, and only a message that stands in the source: a formatted one may hold what people wrote.
fn panicked(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let message = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("(withheld)");
    tracing::error!(%place, message, "a panic");
}
