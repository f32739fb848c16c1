//! Numbers for Prometheus, on a listener of their own that is not for the world.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use color_eyre::eyre::{Result, WrapErr};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::listen::{self, Pace};
use crate::table::Table;

/// Seconds; the finest is what a cached page takes, the coarsest is a request given up.
const BUCKETS: [f64; 12] =
    [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

/// Histograms are folded together this often when nobody reads them.
const UPKEEP: Duration = Duration::from_secs(5);

/// The database pool when it was asked.
#[derive(Clone, Copy, Debug)]
pub struct PoolState {
    pub open: u32,
    pub idle: u32,
}

/// Collect numbers from here on, once per process.
pub fn install() -> Result<PrometheusHandle> {
    let durations = Matcher::Full("luzhi_request_seconds".into());
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(durations, &BUCKETS)
        .and_then(PrometheusBuilder::install_recorder)
        .wrap_err("the metrics cannot be started")?;
    describe();
    Ok(handle)
}

fn describe() {
    metrics::describe_counter!("luzhi_requests_total", "Requests answered");
    metrics::describe_histogram!("luzhi_request_seconds", "Seconds until an answer began");
    metrics::describe_gauge!("luzhi_connections", "Open connections");
    metrics::describe_counter!("luzhi_connections_turned_away_total", "Over the limit");
    metrics::describe_counter!("luzhi_requests_shed_total", "Refused because the site was full");
    metrics::describe_counter!("luzhi_page_cache_total", "Public pages, by how they were had");
    metrics::describe_gauge!("luzhi_pool_connections", "Database connections, by state");
}

/// The page that Prometheus reads; the pool is asked each time.
pub fn routes<F>(handle: PrometheusHandle, pool: F) -> Router
where
    F: Fn() -> Option<PoolState> + Send + Sync + 'static,
{
    let pool = Arc::new(pool);
    let page = move || {
        let (handle, pool) = (handle.clone(), pool.clone());
        async move {
            if let Some(state) = pool() {
                metrics::gauge!("luzhi_pool_connections", "state" => "open").set(state.open);
                metrics::gauge!("luzhi_pool_connections", "state" => "idle").set(state.idle);
            }
            ([(CONTENT_TYPE, "text/plain; version=0.0.4")], handle.render())
        }
    };
    Table::new().get("/metrics", page).into_router()
}

/// Start collecting and serve the numbers until `stop`.
pub fn serve<F>(listener: TcpListener, pool: F, stop: CancellationToken) -> Result<JoinHandle<()>>
where
    F: Fn() -> Option<PoolState> + Send + Sync + 'static,
{
    let handle = install()?;
    let upkeep = handle.clone();
    tokio::spawn(async move {
        let mut every = tokio::time::interval(UPKEEP);
        loop {
            every.tick().await;
            upkeep.run_upkeep();
        }
    });
    Ok(tokio::spawn(listen::serve(listener, routes(handle, pool), Pace::for_few(), stop)))
}
