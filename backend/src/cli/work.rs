//! `marelle work`.
use super::{ready_site, serve::stop_signal};
use crate::{app, config::Settings, rounds};
use tokio::sync::watch;

/// Works until told to stop, then hands back what is not done.
pub async fn run(settings: Settings) -> anyhow::Result<()> {
    let site = ready_site(settings).await?;
    let worker = app::worker(&site)?;
    let (stop, stopped) = watch::channel(false);
    let working = tokio::spawn(async move {
        tokio::join!(worker.run(stopped.clone()), rounds::run(&site, stopped));
    });
    tracing::info!("working through the queue");
    stop_signal().await?;
    tracing::info!("stopping");
    stop.send_replace(true);
    working.await?;
    Ok(())
}
