//! `server serve`: opens what the site needs, then listens until a signal ends it.

use std::net::SocketAddr;
use std::sync::Arc;

use color_eyre::eyre::{Result, WrapErr};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::demo;
use crate::health::Readiness;
use crate::house::House;
use crate::jobs;
use crate::listen::{self, Pace};
use crate::router::{self, Parts};
use crate::telemetry::metrics::{self, PoolState};

pub async fn run(config: Config) -> Result<()> {
    let config = Arc::new(config);
    let stop = CancellationToken::new();
    let store = super::open::open(&config).await?;
    if config.demo {
        let report = demo::fill(&store, store.now().date()).await?;
        tracing::info!(people = report.people, motions = report.motions, "the demo town stands");
    }
    let options = leptos::config::get_configuration(None)
        .wrap_err("the settings of the built pages cannot be read")?
        .leptos_options;
    let house = House::new(store.clone(), config.clone(), options)?;
    let jobs = jobs::start(&house, &stop);
    let pages = router::pages(house, &stop);
    let asked = store.clone();
    let ready = Readiness::new(stop.clone(), move || {
        let store = asked.clone();
        async move { store.is_reachable().await }
    });
    let pool = || None::<PoolState>;

    let site = router::site(Parts { config: config.clone(), pages, ready });
    let connections = listen::room_for(config.limits.connections);
    let pace = Pace { connections, ..Pace::from(&config.limits) };

    let listener = bind(config.address()?)?;
    tracing::info!(address = %listener.local_addr()?, connections, "listening");
    let numbers = match config.metrics_address()? {
        Some(address) => Some(metrics::serve(bind(address)?, pool, stop.clone())?),
        None => None,
    };
    listen::stop_on_signal(stop.clone())?;
    listen::serve(listener, site, pace, stop).await;
    jobs.wait().await;
    if let Some(numbers) = numbers {
        numbers.abort();
    }
    tracing::info!("stopped");
    Ok(())
}

fn bind(address: SocketAddr) -> Result<TcpListener> {
    listen::bind(address).wrap_err_with(|| format!("cannot listen on {address}"))
}
