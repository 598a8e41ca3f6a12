//! `marelle serve`.
use super::{ready_site, site};
use crate::{app, config::Settings, rounds};
use actix_web::HttpServer;
use anyhow::Context;
use std::time::Duration;
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

/// How long a client may take to send its headers.
const HEADER_PATIENCE: Duration = Duration::from_secs(10);
/// How long requests under way may take to end once the server is told to stop, in seconds.
const GRACE: u64 = 25;

/// Answers requests until told to stop, then lets those under way end.
pub async fn run(settings: Settings, with_worker: bool) -> anyhow::Result<()> {
    let bind = settings.bind;
    let site_of_requests = ready_site(settings.clone()).await?;
    let server = HttpServer::new(move || app::build(&site_of_requests))
        .client_request_timeout(HEADER_PATIENCE)
        .shutdown_timeout(GRACE)
        // Both signals mean the same here, in all processes.
        .disable_signals()
        .bind(bind)
        .with_context(|| format!("{bind} cannot be listened on"))?
        .run();
    let (stop, stopped) = watch::channel(false);
    let working = match with_worker {
        // Connections of its own: those of the requests end with the threads that opened them.
        true => {
            let site = site(settings)?;
            let worker = app::worker(&site)?;
            Some(tokio::spawn(async move {
                tokio::join!(worker.run(stopped.clone()), rounds::run(&site, stopped));
            }))
        }
        false => None,
    };
    let handle = server.handle();
    let mut serving = tokio::spawn(server);
    tracing::info!(%bind, with_worker, "serving");
    let ended = tokio::select! {
        ended = &mut serving => Some(ended),
        signal = stop_signal() => signal.map(|()| None)?,
    };
    tracing::info!("stopping");
    stop.send_replace(true);
    match ended {
        // By itself, which it should not: whoever started the program is told.
        Some(ended) => {
            ended??;
            anyhow::bail!("the server ended by itself");
        }
        None => {
            handle.stop(true).await;
            serving.await??;
        }
    }
    if let Some(working) = working {
        working.await?;
    }
    Ok(())
}

/// Returns at SIGTERM or SIGINT.
pub async fn stop_signal() -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
