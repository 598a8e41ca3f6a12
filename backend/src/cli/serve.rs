//! `marelle serve`.
use super::{ready_site, site};
use crate::{app, config::Settings, platform::db, rounds};
use actix_web::HttpServer;
use anyhow::Context;
use secrecy::ExposeSecret;
use std::{
    num::NonZero,
    sync::{Arc, Mutex, PoisonError},
    thread::available_parallelism,
    time::Duration,
};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

/// How long a client may take to send its headers.
const HEADER_PATIENCE: Duration = Duration::from_secs(10);
/// How long requests under way may take to end once the server is told to stop, in seconds.
const GRACE: u64 = 25;

/// Connections that a thread has for itself, at least. Where there are fewer than that for each processor, fewer threads
/// answer: one whose connections all wait for a lock answers nobody.
const CONNECTIONS_OF_A_THREAD: usize = 4;

/// How many threads answer, and how many connections each has.
fn shares(connections: usize, processors: usize) -> (usize, usize) {
    let threads = processors.min(connections / CONNECTIONS_OF_A_THREAD).max(1);
    (threads, connections / threads)
}

/// Answers requests until told to stop, then lets those under way end.
pub async fn run(settings: Settings, with_worker: bool) -> anyhow::Result<()> {
    let bind = settings.bind;
    let site_of_requests = ready_site(settings.clone()).await?;
    let processors = available_parallelism().map_or(1, NonZero::get);
    let (threads, connections) = shares(settings.database_connections, processors);
    // A pool for each thread: what comes from Postgres then wakes the thread that waits for it, instead of the one that
    // happened to open the connection and would have to wake the other.
    let pools = (0..threads).map(|_| db::pool(settings.database_url.expose_secret(), connections));
    let pools = Arc::new(Mutex::new(pools.collect::<anyhow::Result<Vec<_>>>()?));
    let server = HttpServer::new(move || {
        let pool = pools.lock().unwrap_or_else(PoisonError::into_inner).pop();
        app::build(&pool.map_or_else(
            || site_of_requests.clone(),
            |pool| site_of_requests.on(pool),
        ))
    })
    .workers(threads)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_share_the_connections_and_none_has_too_few() {
        assert_eq!(shares(16, 2), (2, 8));
        assert_eq!(shares(16, 64), (4, 4));
        assert_eq!(shares(1, 8), (1, 1));
        assert_eq!(shares(7, 1), (1, 7));
    }
}
