//! The worker: claims, works, settles; as many processes as wanted side by side.
use super::{
    commands,
    model::{Job, JobError},
    store,
};
use crate::platform::{
    clock::Clock,
    db::{self, Pool},
    problem::Problem,
};
use futures_util::future::BoxFuture;
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use tokio::{sync::watch, task::JoinSet};

/// How often the queue is looked at when nothing is due.
const POLL: Duration = Duration::from_secs(1);
/// Jobs worked on at once by a process.
const LANES: usize = 4;
/// How long jobs under way may take to end once the worker is told to stop; then they are handed back.
const GRACE: Duration = Duration::from_secs(20);

/// What a handler works with.
#[derive(Clone)]
pub struct Ctx {
    pub pool: Pool,
    pub clock: Clock,
}

type Handler =
    Arc<dyn Fn(Ctx, Job) -> BoxFuture<'static, Result<(), JobError>> + Send + Sync + 'static>;

/// Who does which kind of work.
#[derive(Clone, Default)]
pub struct Handlers(BTreeMap<&'static str, Handler>);

impl Handlers {
    /// Adds the handler of a kind. It may run more than once for one job, and twice at once when a lease ran out: what
    /// it does must come to the same.
    #[must_use]
    pub fn on<H>(mut self, kind: &'static str, handler: H) -> Self
    where
        H: Fn(Ctx, Job) -> BoxFuture<'static, Result<(), JobError>> + Send + Sync + 'static,
    {
        self.0.insert(kind, Arc::new(handler));
        self
    }

    fn kinds(&self) -> Vec<&'static str> {
        self.0.keys().copied().collect()
    }
}

/// Works through the queue.
#[derive(Clone)]
pub struct Worker {
    ctx: Ctx,
    handlers: Handlers,
    grace: Duration,
}

impl Worker {
    /// A worker for these kinds of jobs; jobs of other kinds wait for somebody who knows them.
    #[must_use]
    pub fn new(ctx: Ctx, handlers: Handlers) -> Self {
        Self {
            ctx,
            handlers,
            grace: GRACE,
        }
    }

    /// The same with another time for jobs under way to end in.
    #[must_use]
    pub fn with_grace(self, grace: Duration) -> Self {
        Self { grace, ..self }
    }

    /// The same for some kinds only: a process of its own for what is slow, say.
    #[must_use]
    pub fn only(mut self, kinds: &[&str]) -> Self {
        self.handlers.0.retain(|kind, _| kinds.contains(kind));
        self
    }

    /// Works until `stop` says so, then lets jobs under way end and hands back those that take too long.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut lanes = JoinSet::new();
        let mut held: BTreeMap<tokio::task::Id, Job> = BTreeMap::new();
        while !*stop.borrow() {
            let free = LANES.saturating_sub(held.len());
            let claimed = match self.claim(free).await {
                Ok(jobs) => jobs,
                Err(problem) => {
                    tracing::warn!(%problem, "the queue cannot be read; it is tried again");
                    vec![]
                }
            };
            let idle = claimed.is_empty();
            for job in claimed {
                let (worker, work) = (self.clone(), job.clone());
                let task = lanes.spawn(async move { worker.work(work).await });
                held.insert(task.id(), job);
            }
            if idle || held.len() >= LANES {
                tokio::select! {
                    _ = stop.changed() => {}
                    Some(ended) = lanes.join_next_with_id() => { held.remove(&id_of(&ended)); }
                    () = tokio::time::sleep(POLL) => {}
                }
            }
        }
        self.wind_down(lanes, held).await;
    }

    async fn wind_down(&self, mut lanes: JoinSet<()>, mut held: BTreeMap<tokio::task::Id, Job>) {
        let deadline = tokio::time::Instant::now() + self.grace;
        while let Ok(Some(ended)) =
            tokio::time::timeout_at(deadline, lanes.join_next_with_id()).await
        {
            held.remove(&id_of(&ended));
        }
        lanes.shutdown().await;
        for job in held.values() {
            tracing::info!(job = %job.id, kind = job.kind, "handed back");
            if let Err(problem) = self.hand_back(job).await {
                tracing::warn!(job = %job.id, %problem, "not handed back; its lease will run out");
            }
        }
    }

    /// Works until nothing is due at the clock's present, one job after the other. Returns how many were worked on.
    ///
    /// # Errors
    /// The database's, on the queue itself.
    pub async fn run_due(&self) -> Result<usize, Problem> {
        let mut worked = 0;
        loop {
            let jobs = self.claim(LANES).await?;
            if jobs.is_empty() {
                return Ok(worked);
            }
            for job in jobs {
                worked += 1;
                self.work(job).await;
            }
        }
    }

    async fn claim(&self, limit: usize) -> Result<Vec<Job>, Problem> {
        if limit == 0 {
            return Ok(vec![]);
        }
        let mut conn = db::borrow(&self.ctx.pool).await?;
        commands::claim(
            &mut conn,
            &self.handlers.kinds(),
            limit,
            self.ctx.clock.now(),
        )
        .await
    }

    async fn work(&self, job: Job) {
        let result = match self.handlers.0.get(job.kind.as_str()) {
            Some(handler) => handler(self.ctx.clone(), job.clone()).await,
            None => Err(JobError::retry(anyhow::anyhow!("nobody does this kind"))),
        };
        if let Err(problem) = self.settle(&job, result).await {
            tracing::warn!(job = %job.id, %problem, "not settled; its lease will run out");
        }
    }

    async fn settle(&self, job: &Job, result: Result<(), JobError>) -> Result<(), Problem> {
        let mut conn = db::borrow(&self.ctx.pool).await?;
        commands::settle(&mut conn, job, result, self.ctx.clock.now()).await
    }

    async fn hand_back(&self, job: &Job) -> Result<(), Problem> {
        let mut conn = db::borrow(&self.ctx.pool).await?;
        store::hand_back(&mut conn, job).await
    }
}

fn id_of(ended: &Result<(tokio::task::Id, ()), tokio::task::JoinError>) -> tokio::task::Id {
    match ended {
        Ok((id, ())) => *id,
        // A handler that panicked: the job's lease runs out and it is tried again.
        Err(error) => error.id(),
    }
}
