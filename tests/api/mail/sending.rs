//! How mails leave: over SMTP, or into the mailbox of a development.
use super::*;

async fn over_smtp(sink: &Sink) -> TestApp {
    let url = sink.url();
    TestApp::with(move |settings| settings.mail = MailTransport::Smtp(url.into())).await
}

async fn ask_for_a_link(app: &TestApp, person: &Caller<'_>) {
    let refs = json!({ "account_id": person.account_id() });
    let id = person.account_id().0;
    record(app, "account.sign_in_asked", None, id, None, refs).await;
}

#[actix_web::test]
async fn mails_leave_by_smtp_in_both_forms_and_a_retry_is_the_same_mail() {
    let sink = Sink::start(Temper::Kind);
    let app = over_smtp(&sink).await;
    let lea = app.person("Léa").await;
    ask_for_a_link(&app, &lea).await;
    app.run_jobs().await;
    // The worker died between handing it over and saying so.
    app.sql("UPDATE jobs SET status = 'queued', finished_at = NULL WHERE kind = 'send_mail'")
        .await
        .unwrap();
    app.run_jobs().await;
    assert_eq!(app.unfinished_jobs().await, []);

    let letters = sink.letters();
    assert_eq!(letters.len(), 2);
    let letter = &letters[0];
    assert_eq!(letter.from, "marelle@example.org");
    assert_eq!(letter.to, email(&lea).await);
    assert_eq!(letter.header("From"), "Marelle <marelle@example.org>");
    assert_eq!(letter.header("Auto-Submitted"), "auto-generated");
    assert_eq!(letter.header("Date"), "Mon, 05 Jan 2026 09:00:00 +0000");
    assert!(
        letter
            .header("Content-Type")
            .starts_with("multipart/alternative")
    );
    assert!(
        letter
            .data
            .contains("Content-Type: text/plain; charset=utf-8")
    );
    assert!(
        letter
            .data
            .contains("Content-Type: text/html; charset=utf-8")
    );
    let id = letter.header("Message-ID");
    assert!(id.starts_with('<') && id.ends_with("@example.org>"), "{id}");
    assert_eq!(
        id,
        letters[1].header("Message-ID"),
        "whoever receives both sees one"
    );
    assert!(
        app.mails().await.is_empty(),
        "nothing in the development's mailbox"
    );
}

#[actix_web::test]
async fn a_mail_server_that_is_busy_is_asked_again() {
    let sink = Sink::start(Temper::BusyAtFirst);
    let app = over_smtp(&sink).await;
    let lea = app.person("Léa").await;
    ask_for_a_link(&app, &lea).await;
    app.run_jobs().await;
    assert!(sink.letters().is_empty());
    let waiting = app.unfinished_jobs().await;
    assert_eq!(waiting.len(), 1);
    let said = waiting[0].2.as_deref().unwrap();
    assert_eq!(
        (waiting[0].1.as_str(), said),
        ("queued", "the mail server answered 451")
    );
    app.later(Duration::minutes(1));
    app.run_jobs().await;
    assert_eq!(sink.letters().len(), 1);
    assert_eq!(app.unfinished_jobs().await, []);
}

#[actix_web::test]
async fn an_address_that_the_server_refuses_is_given_up_without_naming_it() {
    let sink = Sink::start(Temper::Unkind);
    let app = over_smtp(&sink).await;
    let lea = app.person("Léa").await;
    ask_for_a_link(&app, &lea).await;
    app.run_jobs().await;
    let left = app.unfinished_jobs().await;
    assert_eq!(left[0].1, "dead");
    assert_eq!(left[0].2.as_deref(), Some("the mail server answered 550"));
}

#[actix_web::test]
async fn a_mail_server_that_is_away_loses_nothing() {
    let nowhere = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = nowhere.local_addr().unwrap().port();
    drop(nowhere);
    let url = format!("smtp://127.0.0.1:{port}");
    let app = TestApp::with(move |s| s.mail = MailTransport::Smtp(url.into())).await;
    let lea = app.person("Léa").await;
    ask_for_a_link(&app, &lea).await;
    app.run_jobs().await;
    let left = app.unfinished_jobs().await;
    assert_eq!(left[0].1, "queued");
    assert_eq!(
        left[0].2.as_deref(),
        Some("the mail server cannot be reached")
    );
}

#[actix_web::test]
async fn the_mailbox_page_is_there_in_development_only() {
    let app = TestApp::new().await;
    let lea = app.person("Lea").await;
    ask_for_a_link(&app, &lea).await;
    app.run_jobs().await;
    let page = app.anyone().get("/dev/mailbox").await.expect(200);
    assert!(page.text.contains("Votre lien de connexion"));
    assert!(
        page.text.contains("<a href=\"http://localhost:8080/lien#"),
        "{}",
        page.text
    );
    let list = app.anyone().get("/dev/mailbox.json").await.expect(200);
    let mail = &list.body[0];
    for field in [
        "id",
        "recipient",
        "subject",
        "text_body",
        "html_body",
        "sent_at",
    ] {
        assert!(mail[field].is_string(), "{field} in {mail}");
    }
    let hers = format!("/dev/mailbox.json?to={}", email(&lea).await);
    assert_eq!(
        app.anyone().get(&hers).await.body.as_array().unwrap().len(),
        1
    );
    let others = app
        .anyone()
        .get("/dev/mailbox.json?to=noa@example.org")
        .await;
    assert_eq!(others.body, json!([]));

    let real = TestApp::with(|settings| settings.dev = false).await;
    for path in ["/dev/mailbox", "/dev/mailbox.json"] {
        assert_eq!(real.anyone().get(path).await.status, 404, "{path}");
    }
}
