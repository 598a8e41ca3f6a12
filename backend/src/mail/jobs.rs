//! The two kinds of work that mails are.
use super::{
    commands::{self, Desk},
    model::SendMail,
    post::Post,
};
use crate::{
    config::Settings,
    identity::token::Keys,
    jobs::{Ctx, Handlers, Job, JobError},
    outbox::EventId,
    platform::db,
};
use futures_util::FutureExt;
use lettre::message::Mailbox;
use serde::Deserialize;
use std::sync::Arc;

/// What sending mails needs, made once per process.
#[derive(Clone)]
pub struct Office {
    post: Post,
    from: Mailbox,
    keys: Arc<Keys>,
    public_url: String,
}

impl Office {
    /// An office as the settings want it.
    ///
    /// # Errors
    /// When an address in the settings cannot be read.
    pub fn new(settings: &Settings, keys: Arc<Keys>) -> anyhow::Result<Self> {
        Ok(Self {
            post: Post::new(&settings.mail)?,
            from: settings.mail_from.parse()?,
            keys,
            public_url: settings.public_url.clone(),
        })
    }
}

#[derive(Deserialize)]
struct FanOut {
    event_id: EventId,
}

/// Adds the handlers of this feature.
#[must_use]
pub fn handlers(to: Handlers, office: Office) -> Handlers {
    let office = Arc::new(office);
    to.on("fan_out", |ctx, job| fan_out(ctx, job).boxed())
        .on("send_mail", move |ctx, job| {
            send_mail(office.clone(), ctx, job).boxed()
        })
}

async fn fan_out(ctx: Ctx, job: Job) -> Result<(), JobError> {
    let FanOut { event_id } = job.read()?;
    let mut conn = db::borrow(&ctx.pool).await?;
    commands::fan_out(&mut conn, job.programme_id, event_id, ctx.clock.now()).await?;
    Ok(())
}

async fn send_mail(office: Arc<Office>, ctx: Ctx, job: Job) -> Result<(), JobError> {
    let mail: SendMail = job.read()?;
    let desk = Desk {
        keys: &office.keys,
        public_url: &office.public_url,
        domain: office.from.email.domain(),
        programme: job.programme_id,
        now: ctx.clock.now(),
    };
    // No connection is held while the mail server is spoken to.
    let letter = {
        let mut conn = db::borrow(&ctx.pool).await?;
        desk.compose(&mut conn, mail).await?
    };
    match letter {
        Some(letter) => office.post.send(&ctx, &office.from, &letter).await,
        None => Ok(()),
    }
}
