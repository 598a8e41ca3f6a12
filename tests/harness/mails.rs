//! The queue, worked through at the test's own time, and the mails that came of it.
use crate::TestApp;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// A mail that left.
#[derive(Clone, Debug, Queryable)]
pub struct Mail {
    pub message_id: String,
    pub recipient: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Mail {
    /// The token of the link in it.
    #[must_use]
    #[track_caller]
    pub fn token(&self) -> String {
        let link = self.link();
        link.split_once('#')
            .unwrap_or_else(|| panic!("no token in {link}"))
            .1
            .to_owned()
    }

    /// The link in it.
    #[must_use]
    #[track_caller]
    pub fn link(&self) -> String {
        self.text
            .lines()
            .find(|line| line.starts_with("http"))
            .unwrap_or_else(|| panic!("no link in {}", self.text))
            .to_owned()
    }
}

impl TestApp {
    /// Works until nothing is due. Returns how many jobs were worked on.
    pub async fn run_jobs(&self) -> usize {
        backend::app::worker(&self.site)
            .unwrap()
            .run_due()
            .await
            .unwrap()
    }

    /// Mails that left so far, oldest first.
    pub async fn mails(&self) -> Vec<Mail> {
        use backend::schema::mailbox::dsl;
        let mut conn = self.pool.get().await.unwrap();
        dsl::mailbox
            .order(dsl::id)
            .select((
                dsl::message_id,
                dsl::recipient,
                dsl::subject,
                dsl::text_body,
                dsl::html_body,
            ))
            .load(&mut conn)
            .await
            .unwrap()
    }

    /// The newest mail to `recipient`, once all jobs are done.
    pub async fn mail_to(&self, recipient: &str) -> Mail {
        self.run_jobs().await;
        let mails = self.mails().await;
        mails
            .iter()
            .rfind(|mail| mail.recipient == recipient)
            .unwrap_or_else(|| panic!("no mail to {recipient} in {mails:#?}"))
            .clone()
    }

    /// Jobs that are neither done nor waiting for their time: nobody's yet, or dead.
    pub async fn unfinished_jobs(&self) -> Vec<(String, String, Option<String>)> {
        use backend::schema::jobs::dsl;
        let mut conn = self.pool.get().await.unwrap();
        dsl::jobs
            .filter(dsl::status.ne("done"))
            .order(dsl::id)
            .select((dsl::kind, dsl::status, dsl::last_error))
            .load(&mut conn)
            .await
            .unwrap()
    }
}
