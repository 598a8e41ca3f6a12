//! The queue: claimed by lease, lost by nobody, done once.
use backend::{
    jobs::{self, Ctx, Handlers, JobError, JobStatus, LEASE, NewJob, TRIES, Worker},
    outbox::{self, Event},
    platform::page::PageQuery,
};
use chrono::Duration;
use futures_util::FutureExt;
use serde_json::{Value, json};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tests::{Caller, TestApp};

async fn ask_for_a_link(app: &TestApp, person: &Caller<'_>) {
    let account = person.account_id();
    let event = Event::new(app.programme_id, "account.sign_in_asked", None, account.0)
        .with(json!({ "account_id": account }));
    let conn = app.pool.get().await.unwrap();
    outbox::record(&conn, event, app.now()).await.unwrap();
}

async fn queue(app: &TestApp, key: &str) {
    let job = NewJob {
        programme_id: app.programme_id,
        kind: "count",
        key: key.into(),
        payload: json!({}),
    };
    let conn = app.pool.get().await.unwrap();
    jobs::enqueue(&conn, job, app.now(), app.now())
        .await
        .unwrap();
}

async fn claim(app: &TestApp, kind: &'static str) -> Vec<jobs::Job> {
    let mut conn = app.pool.get().await.unwrap();
    jobs::claim(&mut conn, &[kind], 10, app.now())
        .await
        .unwrap()
}

/// A worker whose only work is to count, and to fail as told.
fn counter(app: &TestApp, fail: fn(usize) -> Result<(), JobError>) -> (Worker, Arc<AtomicUsize>) {
    let done = Arc::new(AtomicUsize::new(0));
    let counted = done.clone();
    let handlers = Handlers::default().on("count", move |_, _| {
        let n = counted.fetch_add(1, Ordering::SeqCst);
        async move { fail(n) }.boxed()
    });
    let ctx = Ctx {
        pool: app.pool.clone(),
        clock: app.clock.clone(),
    };
    (Worker::new(ctx, handlers), done)
}

async fn status(app: &TestApp) -> Vec<(JobStatus, i32, Option<String>)> {
    let mut conn = app.pool.get().await.unwrap();
    let query = PageQuery::default();
    let page = jobs::page(&mut conn, app.programme_id, None, &query)
        .await
        .unwrap();
    page.items
        .into_iter()
        .map(|job| (job.status, job.attempts, job.last_error))
        .collect()
}

#[actix_web::test]
async fn t14_a_worker_that_dies_after_its_claim_loses_nothing() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    ask_for_a_link(&app, &lea).await;
    // The first worker claims each of the two jobs, commits, and is never seen again.
    for kind in ["fan_out", "send_mail"] {
        assert_eq!(claim(&app, kind).await.len(), 1, "{kind}");
        assert_eq!(app.run_jobs().await, 0, "{kind} is somebody's");
        app.later(LEASE - Duration::seconds(1));
        assert_eq!(app.run_jobs().await, 0, "until the lease runs out");
        app.later(Duration::seconds(1));
        if kind == "fan_out" {
            // Only this one, so that the next round can claim what it queues.
            let mine = claim(&app, "fan_out").await;
            assert_eq!(mine[0].attempts, 2);
            app.sql("UPDATE jobs SET lease_until = now() - interval '100 years'")
                .await
                .unwrap();
            let only_events = counter_of_fan_outs(&app);
            assert_eq!(only_events.run_due().await.unwrap(), 1);
        }
    }
    assert_eq!(app.run_jobs().await, 1);
    assert_eq!(app.mails().await.len(), 1, "nothing lost, nothing twice");
    assert_eq!(app.unfinished_jobs().await, []);
}

/// A worker that knows only the first of the two kinds.
fn counter_of_fan_outs(app: &TestApp) -> Worker {
    let worker = backend::app::worker(&app.site).unwrap();
    worker.only(&["fan_out"])
}

#[actix_web::test]
async fn t14_a_worker_that_dies_after_sending_sends_the_same_again() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    ask_for_a_link(&app, &lea).await;
    app.run_jobs().await;
    let first = app.mails().await;
    assert_eq!(first.len(), 1);
    // It died between handing the mail over and saying so: the job is still on lease.
    app.sql(
        "UPDATE jobs SET status = 'running', finished_at = NULL, lease_until = '2026-01-05 09:05:00+00'
         WHERE kind = 'send_mail'",
    )
    .await
    .unwrap();
    app.later(LEASE);
    assert_eq!(app.run_jobs().await, 1);
    let second = app.mails().await;
    assert_eq!(second.len(), 1, "the same Message-ID");
    // And the same link: either copy works, once.
    let token = second[0].token();
    assert_eq!(token, first[0].token());
    let body = json!({ "token": token });
    let _ = app.anyone().post("/sessions/magic", body).await.expect(200);
}

#[actix_web::test]
async fn an_event_that_is_fanned_out_twice_queues_its_mails_once() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    ask_for_a_link(&app, &lea).await;
    app.run_jobs().await;
    app.sql("UPDATE jobs SET status = 'queued', finished_at = NULL WHERE kind = 'fan_out'")
        .await
        .unwrap();
    assert_eq!(app.run_jobs().await, 1);
    assert_eq!(app.mails().await.len(), 1);
}

#[actix_web::test]
async fn what_was_not_committed_is_told_to_nobody() {
    use diesel_async::AsyncConnection;
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    app.run_jobs().await;
    let before = app.events().await;
    // A connection of its own, which ends with its transaction still open.
    let url = format!("{}/{}", tests::postgres(), app.database);
    let mut conn = diesel_async::AsyncPgConnection::establish(&url)
        .await
        .unwrap();
    conn.begin_test_transaction().await.unwrap();
    let account = lea.account_id();
    let event = Event::new(app.programme_id, "account.sign_in_asked", None, account.0)
        .with(json!({ "account_id": account }));
    outbox::record(&conn, event, app.now()).await.unwrap();
    drop(conn);
    assert_eq!(app.run_jobs().await, 0);
    assert_eq!(app.events().await, before);
    assert!(app.mails().await.is_empty());
}

#[actix_web::test]
async fn the_same_key_is_queued_once() {
    let app = TestApp::new().await;
    queue(&app, "a").await;
    queue(&app, "a").await;
    queue(&app, "b").await;
    let (worker, done) = counter(&app, |_| Ok(()));
    assert_eq!(worker.run_due().await.unwrap(), 2);
    queue(&app, "a").await;
    assert_eq!(
        worker.run_due().await.unwrap(),
        0,
        "not even after it was done"
    );
    assert_eq!(done.load(Ordering::SeqCst), 2);
}

#[actix_web::test]
async fn failing_work_is_tried_later_and_later_and_is_dead_after_eight_tries() {
    let app = TestApp::new().await;
    queue(&app, "a").await;
    let (worker, done) = counter(&app, |_| Err(JobError::retry(anyhow::anyhow!("away"))));
    let mut tries = 0;
    for _ in 0..TRIES {
        tries += worker.run_due().await.unwrap();
        assert_eq!(worker.run_due().await.unwrap(), 0, "not at once");
        app.later(Duration::hours(16));
    }
    assert_eq!(tries, 8);
    assert_eq!(
        status(&app).await,
        [(JobStatus::Dead, 8, Some("away".to_owned()))]
    );
    assert_eq!(worker.run_due().await.unwrap(), 0);

    let mut conn = app.pool.get().await.unwrap();
    let query = PageQuery::default();
    let dead = jobs::page(&mut conn, app.programme_id, Some(JobStatus::Dead), &query)
        .await
        .unwrap();
    let id = dead.items[0].id;
    let revived = jobs::revive(&mut conn, app.programme_id, id, app.now())
        .await
        .unwrap();
    assert_eq!(revived.unwrap().attempts, 0);
    let twice = jobs::revive(&mut conn, app.programme_id, id, app.now())
        .await
        .unwrap();
    assert!(twice.is_none(), "it is not dead any more");
    drop(conn);
    assert_eq!(worker.run_due().await.unwrap(), 1);
    assert_eq!(done.load(Ordering::SeqCst), 9);
}

#[actix_web::test]
async fn the_first_pause_is_half_a_minute() {
    let app = TestApp::new().await;
    queue(&app, "a").await;
    let (worker, _) = counter(&app, |n| match n {
        0 => Err(JobError::retry(anyhow::anyhow!("away"))),
        _ => Ok(()),
    });
    assert_eq!(worker.run_due().await.unwrap(), 1);
    app.later(Duration::seconds(29));
    assert_eq!(worker.run_due().await.unwrap(), 0);
    app.later(Duration::seconds(9));
    assert_eq!(worker.run_due().await.unwrap(), 1);
    assert_eq!(status(&app).await, [(JobStatus::Done, 2, None)]);
}

#[actix_web::test]
async fn work_that_kills_its_workers_is_dead_in_the_end() {
    let app = TestApp::new().await;
    queue(&app, "a").await;
    for n in 1..=TRIES {
        let claimed = claim(&app, "count").await;
        assert_eq!(claimed[0].attempts, n);
        app.later(LEASE);
    }
    assert!(claim(&app, "count").await.is_empty());
    assert_eq!(status(&app).await[0].0, JobStatus::Dead);
}

#[actix_web::test]
async fn a_worker_whose_lease_ran_out_cannot_overrule_the_next() {
    let app = TestApp::new().await;
    queue(&app, "a").await;
    let slow = claim(&app, "count").await.remove(0);
    app.later(LEASE);
    let next = claim(&app, "count").await.remove(0);
    let mut conn = app.pool.get().await.unwrap();
    jobs::settle(&mut conn, &next, Ok(()), app.now())
        .await
        .unwrap();
    let late = Err(JobError::retry(anyhow::anyhow!("too late")));
    jobs::settle(&mut conn, &slow, late, app.now())
        .await
        .unwrap();
    drop(conn);
    assert_eq!(status(&app).await, [(JobStatus::Done, 2, None)]);
}

#[actix_web::test]
async fn a_worker_whose_lease_ran_out_settles_nothing_while_the_next_is_at_it() {
    let app = TestApp::new().await;
    queue(&app, "a").await;
    let slow = claim(&app, "count").await.remove(0);
    app.later(LEASE);
    let next = claim(&app, "count").await.remove(0);
    let mut conn = app.pool.get().await.unwrap();
    for late in [
        Ok(()),
        Err(JobError::retry(anyhow::anyhow!("too late"))),
        Err(JobError::give_up(anyhow::anyhow!("too late"))),
    ] {
        jobs::settle(&mut conn, &slow, late, app.now())
            .await
            .unwrap();
        assert_eq!(status(&app).await, [(JobStatus::Running, 2, None)]);
    }
    jobs::settle(&mut conn, &next, Ok(()), app.now())
        .await
        .unwrap();
    assert_eq!(status(&app).await, [(JobStatus::Done, 2, None)]);
}

#[actix_web::test]
async fn workers_side_by_side_share_the_work() {
    let app = TestApp::new().await;
    for n in 0..60 {
        queue(&app, &format!("job {n}")).await;
    }
    let (worker, done) = counter(&app, |_| Ok(()));
    let workers = (0..6).map(|_| worker.run_due());
    let shares = futures_util::future::join_all(workers).await;
    let total: usize = shares.into_iter().map(Result::unwrap).sum();
    assert_eq!((total, done.load(Ordering::SeqCst)), (60, 60));
}

#[actix_web::test]
async fn a_worker_that_is_stopped_hands_back_what_it_holds() {
    let app = TestApp::new().await;
    queue(&app, "a").await;
    let (begun, begins) = tokio::sync::watch::channel(false);
    let handlers = Handlers::default().on("count", move |_, _| {
        begun.send_replace(true);
        std::future::pending::<Result<(), JobError>>().boxed()
    });
    let ctx = Ctx {
        pool: app.pool.clone(),
        clock: app.clock.clone(),
    };
    let worker = Worker::new(ctx, handlers).with_grace(std::time::Duration::from_millis(50));
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let running = tokio::spawn(async move { worker.run(stopped).await });
    begins.clone().wait_for(|begun| *begun).await.unwrap();
    stop.send_replace(true);
    running.await.unwrap();
    assert_eq!(status(&app).await, [(JobStatus::Queued, 0, None)]);
}

#[actix_web::test]
async fn a_worker_that_is_stopped_hands_back_nothing_that_another_has_taken_over() {
    let app = TestApp::new().await;
    queue(&app, "a").await;
    let (begun, begins) = tokio::sync::watch::channel(false);
    let handlers = Handlers::default().on("count", move |_, _| {
        begun.send_replace(true);
        std::future::pending::<Result<(), JobError>>().boxed()
    });
    let ctx = Ctx {
        pool: app.pool.clone(),
        clock: app.clock.clone(),
    };
    let worker = Worker::new(ctx, handlers).with_grace(std::time::Duration::from_millis(50));
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let running = tokio::spawn(async move { worker.run(stopped).await });
    begins.clone().wait_for(|begun| *begun).await.unwrap();
    // While it winds down, its lease runs out and another takes the work.
    stop.send_replace(true);
    let mut conn = app.pool.get().await.unwrap();
    let later = app.now() + LEASE;
    let taken = jobs::claim(&mut conn, &["count"], 10, later).await.unwrap();
    assert_eq!(taken.len(), 1);
    running.await.unwrap();
    assert_eq!(status(&app).await, [(JobStatus::Running, 2, None)]);
}

#[actix_web::test]
async fn a_worker_that_is_stopped_lets_work_under_way_end() {
    let app = TestApp::new().await;
    queue(&app, "a").await;
    let (begun, begins) = tokio::sync::watch::channel(false);
    let handlers = Handlers::default().on("count", move |_, _| {
        begun.send_replace(true);
        async {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            Ok(())
        }
        .boxed()
    });
    let ctx = Ctx {
        pool: app.pool.clone(),
        clock: app.clock.clone(),
    };
    let worker = Worker::new(ctx, handlers);
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let running = tokio::spawn(async move { worker.run(stopped).await });
    begins.clone().wait_for(|begun| *begun).await.unwrap();
    stop.send_replace(true);
    running.await.unwrap();
    assert_eq!(status(&app).await, [(JobStatus::Done, 1, None)]);
}

#[actix_web::test]
async fn jobs_carry_ids_and_no_personal_data() {
    let app = TestApp::new().await;
    let body = json!({ "email": "lea@example.org", "password": "quatre girafes repeignent le phare", "locale": "fr" });
    let _ = app.anyone().post("/accounts", body).await.expect(202);
    app.run_jobs().await;
    let mut conn = app.pool.get().await.unwrap();
    let page = jobs::page(&mut conn, app.programme_id, None, &PageQuery::default())
        .await
        .unwrap();
    assert_eq!(page.items.len(), 2);
    for job in page.items {
        for value in job.payload.as_object().unwrap().values() {
            let text = value.as_str().unwrap();
            let is_id = uuid::Uuid::parse_str(text).is_ok();
            assert!(is_id || text == "verify_email", "{}", Value::from(text));
        }
        assert!(!job.key.contains('@'));
    }
}
