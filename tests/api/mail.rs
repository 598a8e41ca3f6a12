//! Mails: who is told of what, in which words, over a table and over SMTP.
use crate::smtp_sink::{Sink, Temper};
use backend::{
    config::MailTransport,
    identity::model::AccountId,
    outbox::{self, Event},
};
use chrono::Duration;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::{Caller, TestApp};
use uuid::Uuid;

async fn record(
    app: &TestApp,
    kind: &'static str,
    actor: Option<AccountId>,
    subject: Uuid,
    reason: Option<&str>,
    refs: Value,
) {
    let mut event = Event::new(app.programme_id, kind, actor, subject).with(refs);
    if let Some(reason) = reason {
        event = event.because(reason);
    }
    let mut conn = app.pool.get().await.unwrap();
    outbox::record(&mut conn, event, app.now()).await.unwrap();
}

async fn email(person: &Caller<'_>) -> String {
    let me = person.get("/me").await.expect(200);
    me.body["email"].as_str().unwrap().to_owned()
}

/// A mentee, a mentor, and a live pair of the two, made by plain statements.
struct Two<'a> {
    lea: Caller<'a>,
    nora: Caller<'a>,
    refs: Value,
    offer: Uuid,
    pairing: Uuid,
}

impl<'a> Two<'a> {
    async fn of(app: &'a TestApp) -> Two<'a> {
        let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
        let [call, offer, election, pairing] = std::array::from_fn(|_| Uuid::now_v7());
        let (p, a, b) = (app.programme_id, lea.account_id(), nora.account_id());
        let applicant = |account| {
            format!(
                "(SELECT id FROM applicants WHERE programme_id = '{p}' AND account_id = '{account}')"
            )
        };
        let (words, why) = ("w".repeat(200), "y".repeat(150));
        for statement in [
            format!(
                "INSERT INTO calls (programme_id, id, applicant_id, mentee_id, status, words, topics, fields, languages, ways,
                   region, waiting_since, confirmed_at, created_at, updated_at)
                 VALUES ('{p}', '{call}', {}, '{a}', 'elected', '{words}', '{{}}', '{{}}', '{{}}', '{{}}', 'Rhône',
                   now(), now(), now(), now())",
                applicant(a)
            ),
            format!(
                "INSERT INTO offers (programme_id, id, call_id, mentee_id, applicant_id, mentor_id, status, why, how, rhythm,
                   ways, expires_at, created_at, updated_at)
                 VALUES ('{p}', '{offer}', '{call}', '{a}', {}, '{b}', 'open', '{why}', 'how', 'month', '{{video}}',
                   '2026-01-26 12:00:00+00', now(), now())",
                applicant(b)
            ),
            format!(
                "INSERT INTO elections (programme_id, id, call_id, offer_id, mentee_id, mentor_id, cast_by, cast_at)
                 VALUES ('{p}', '{election}', '{call}', '{offer}', '{a}', '{b}', '{a}', now())"
            ),
            format!(
                "INSERT INTO pairings (programme_id, id, election_id, call_id, mentee_id, mentor_id, formed_at, updated_at)
                 VALUES ('{p}', '{pairing}', '{election}', '{call}', '{a}', '{b}', now(), now())"
            ),
        ] {
            app.sql(&statement).await.unwrap();
        }
        let refs = json!({
            "mentee_id": a, "mentor_id": b, "offer_id": offer, "call_id": call, "pairing_id": pairing,
            "election_id": election,
        });
        Two {
            lea,
            nora,
            refs,
            offer,
            pairing,
        }
    }
}

#[actix_web::test]
async fn every_event_that_is_told_arrives_at_whom_it_concerns() {
    let app = TestApp::new().await;
    let two = Two::of(&app).await;
    let (lea, nora) = (email(&two.lea).await, email(&two.nora).await);
    let (a, b) = (Some(two.lea.account_id()), Some(two.nora.account_id()));
    let candidacy: Uuid = {
        let me = two.lea.get("/me").await.expect(200);
        me.body["applicants"][0]["id"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap()
    };
    let account = json!({ "account_id": two.lea.account_id() });
    #[allow(clippy::type_complexity, reason = "a table, read once")]
    let cases: Vec<(
        &'static str,
        Option<AccountId>,
        Uuid,
        Option<&str>,
        Value,
        Vec<(&str, &str)>,
    )> = vec![
        (
            "account.verification_asked",
            None,
            candidacy,
            None,
            account.clone(),
            vec![(&lea, "Confirmez votre adresse")],
        ),
        (
            "account.sign_in_asked",
            None,
            candidacy,
            None,
            account.clone(),
            vec![(&lea, "Votre lien de connexion")],
        ),
        (
            "account.reset_asked",
            None,
            candidacy,
            None,
            account.clone(),
            vec![(&lea, "Choisir un nouveau mot de passe")],
        ),
        (
            "applicant.submitted",
            a,
            candidacy,
            None,
            account,
            vec![(&lea, "Votre candidature est bien arrivée")],
        ),
        // The applicant's account is found even when the event does not name it.
        (
            "applicant.info_asked",
            None,
            candidacy,
            None,
            json!({}),
            vec![(&lea, "Une question sur votre candidature")],
        ),
        (
            "applicant.admitted",
            None,
            candidacy,
            None,
            json!({}),
            vec![(&lea, "Votre candidature est acceptée")],
        ),
        (
            "applicant.declined",
            None,
            candidacy,
            None,
            json!({}),
            vec![(&lea, "Réponse à votre candidature")],
        ),
        (
            "offer.made",
            b,
            two.offer,
            None,
            two.refs.clone(),
            vec![(&lea, "Nora vous propose de vous accompagner")],
        ),
        (
            "offer.questioned",
            a,
            two.offer,
            None,
            two.refs.clone(),
            vec![(&nora, "Léa vous a écrit")],
        ),
        (
            "offer.questioned",
            b,
            two.offer,
            None,
            two.refs.clone(),
            vec![(&lea, "Nora vous a écrit")],
        ),
        (
            "offer.declined",
            a,
            two.offer,
            None,
            two.refs.clone(),
            vec![(&nora, "Votre proposition n’a pas été retenue")],
        ),
        (
            "offer.not_elected",
            a,
            two.offer,
            None,
            two.refs.clone(),
            vec![(&nora, "Une réponse à votre proposition")],
        ),
        (
            "offer.lapsed",
            a,
            two.offer,
            Some("mentor_full"),
            two.refs.clone(),
            vec![(&nora, "Une de vos propositions s’est refermée")],
        ),
        (
            "offer.lapsed",
            b,
            two.offer,
            Some("mentor_paused"),
            two.refs.clone(),
            vec![],
        ),
        (
            "election.cast",
            a,
            two.offer,
            None,
            two.refs.clone(),
            vec![
                (&lea, "Vous avez choisi Nora"),
                (&nora, "Léa vous a choisie"),
            ],
        ),
        (
            "pairing.formed",
            a,
            two.pairing,
            None,
            two.refs.clone(),
            vec![
                (&lea, "Faites connaissance avec Nora Martin"),
                (&nora, "Faites connaissance avec Léa Martin"),
            ],
        ),
        (
            "pairing.ended",
            a,
            two.pairing,
            Some("life_change"),
            two.refs.clone(),
            vec![(&nora, "Votre binôme s’est terminé")],
        ),
        ("applicant.read", None, candidacy, None, json!({}), vec![]),
    ];
    let mut told = 0;
    for (kind, actor, subject, reason, refs, expected) in cases {
        record(&app, kind, actor, subject, reason, refs).await;
        app.run_jobs().await;
        let mails = app.mails().await.split_off(told);
        told += mails.len();
        let got: BTreeSet<_> = mails
            .iter()
            .map(|m| (m.recipient.as_str(), m.subject.as_str()))
            .collect();
        assert_eq!(got, expected.into_iter().collect(), "{kind}");
        assert_eq!(app.unfinished_jobs().await, [], "{kind}");
        for mail in &mails {
            assert!(
                !mail.text.contains("life_change"),
                "the reason is for organisers only"
            );
        }
    }
    let ids: BTreeSet<_> = app
        .mails()
        .await
        .into_iter()
        .map(|m| m.message_id)
        .collect();
    assert_eq!(ids.len(), told);
}

#[actix_web::test]
async fn contact_details_are_told_while_the_pair_lives_and_not_after() {
    let app = TestApp::new().await;
    let two = Two::of(&app).await;
    let (lea, nora) = (email(&two.lea).await, email(&two.nora).await);
    record(
        &app,
        "pairing.formed",
        None,
        two.pairing,
        None,
        two.refs.clone(),
    )
    .await;
    let mail = app.mail_to(&lea).await;
    assert!(
        mail.text.contains(&nora) && mail.text.contains("Nora Martin"),
        "{}",
        mail.text
    );
    assert!(mail.text.contains("C’est vous qui écrivez la première"));
    let mail = app.mail_to(&nora).await;
    assert!(mail.text.contains(&lea) && mail.text.contains("C’est elle qui écrit la première"));

    app.sql("UPDATE pairings SET status = 'ended', ended_reason = 'no_start', ended_at = now()")
        .await
        .unwrap();
    record(
        &app,
        "pairing.formed",
        None,
        two.pairing,
        None,
        two.refs.clone(),
    )
    .await;
    app.run_jobs().await;
    assert_eq!(
        app.mails().await.len(),
        2,
        "it ended before its introduction left"
    );
    assert_eq!(app.unfinished_jobs().await, []);
}

#[actix_web::test]
async fn before_a_pair_lives_no_mail_tells_a_surname_or_an_address() {
    let app = TestApp::new().await;
    let two = Two::of(&app).await;
    let people = [email(&two.lea).await, email(&two.nora).await];
    for kind in [
        "offer.made",
        "offer.questioned",
        "offer.declined",
        "offer.not_elected",
        "offer.lapsed",
    ] {
        record(&app, kind, None, two.offer, None, two.refs.clone()).await;
    }
    app.run_jobs().await;
    let mails = app.mails().await;
    assert_eq!(mails.len(), 6);
    for mail in mails {
        for part in [&mail.text, &mail.html, &mail.subject] {
            assert!(!part.contains("Martin"), "{part}");
            assert!(people.iter().all(|p| !part.contains(p.as_str())), "{part}");
        }
    }
}

#[actix_web::test]
async fn nothing_goes_to_an_unconfirmed_address_or_an_erased_account_but_what_confirms_it() {
    let app = TestApp::new().await;
    let two = Two::of(&app).await;
    let lea = email(&two.lea).await;
    app.sql(&format!(
        "UPDATE accounts SET email_verified_at = NULL WHERE email = '{lea}'"
    ))
    .await
    .unwrap();
    record(&app, "offer.made", None, two.offer, None, two.refs.clone()).await;
    app.run_jobs().await;
    assert!(app.mails().await.is_empty());
    let account = json!({ "account_id": two.lea.account_id() });
    record(
        &app,
        "account.verification_asked",
        None,
        two.offer,
        None,
        account.clone(),
    )
    .await;
    app.run_jobs().await;
    assert_eq!(app.mails().await.len(), 1);
    app.sql(&format!(
        "UPDATE accounts SET erased_at = now() WHERE email = '{lea}'"
    ))
    .await
    .unwrap();
    record(
        &app,
        "account.sign_in_asked",
        None,
        two.offer,
        None,
        account,
    )
    .await;
    app.run_jobs().await;
    assert_eq!(app.mails().await.len(), 1);
    assert_eq!(app.unfinished_jobs().await, []);
}

#[actix_web::test]
async fn a_programme_speaks_with_its_own_nouns() {
    let app = TestApp::new().await;
    let two = Two::of(&app).await;
    app.sql(
        r#"UPDATE programmes SET name = 'Passerelle', settings = settings ||
           '{"mentor_noun": {"singular": {"fr": "mentor·e", "en": "mentor"}, "plural": {"fr": "mentor·es", "en": "mentors"}}}'"#,
    )
    .await
    .unwrap();
    record(
        &app,
        "pairing.formed",
        None,
        two.pairing,
        None,
        two.refs.clone(),
    )
    .await;
    let mail = app.mail_to(&email(&two.lea).await).await;
    assert!(mail.text.contains("votre mentor·e"), "{}", mail.text);
    assert!(
        mail.text.contains("l’équipe de Passerelle"),
        "{}",
        mail.text
    );
}

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
