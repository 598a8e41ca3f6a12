//! What mails do not tell, and to whom they do not go.
use super::*;

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
async fn an_offer_that_was_taken_back_before_its_mail_left_is_no_news() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let (call, address) = (lea.opens_a_call().await, email(&lea).await);
    let offer = nora.offers(&call).await;
    nora.acts(&format!("/offers/{offer}/withdrawal"))
        .await
        .expect(200);
    app.run_jobs().await;
    let hers = async || {
        let mails = app.mails().await;
        mails
            .iter()
            .filter(|mail| mail.recipient == address)
            .count()
    };
    assert_eq!(hers().await, 0);
    app.mentor("Sofia", 1).await.offers(&call).await;
    app.run_jobs().await;
    assert_eq!(hers().await, 1, "one that stands is told");
}

#[actix_web::test]
async fn only_links_that_lead_to_the_web_become_links_in_a_mail() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.person("Nora").await);
    let links =
        json!({ "links": ["https://example.org/nora", "javascript:alert(1)", "data:text/html,x"] });
    app.admit(&nora, "mentor", "Nora", Some(1), links).await;
    app.pair(&lea, &nora).await;
    let address = email(&lea).await;
    app.run_jobs().await;
    let mails = app.mails().await;
    let hers: Vec<_> = mails
        .iter()
        .filter(|mail| mail.recipient == address)
        .collect();
    assert!(
        hers.iter()
            .any(|mail| mail.text.contains("https://example.org/nora"))
    );
    for mail in hers {
        for part in [&mail.text, &mail.html] {
            assert!(!part.contains("javascript:"), "{part}");
            assert!(!part.contains("data:text"), "{part}");
        }
    }
}
