//! The `server` command: reads the arguments, starts the runtime, runs one verb.

use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use server::commands::{self, Verb};

/// 履职：人大代表履职服务平台。
#[derive(Parser)]
#[command(name = "server", version, about)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

/// What is left running on the blocking pool when everything else has ended may take this long.
const LAST_WORDS: Duration = Duration::from_secs(1);

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match server::telemetry::install_reports()
        .and_then(|()| Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?))
    {
        Ok(runtime) => runtime,
        Err(report) => return failed(&report),
    };
    let outcome = runtime.block_on(commands::run(arguments.verb));
    runtime.shutdown_timeout(LAST_WORDS);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(report) => failed(&report),
    }
}

fn failed(report: &color_eyre::Report) -> ExitCode {
    eprintln!("{report:?}");
    ExitCode::FAILURE
}
