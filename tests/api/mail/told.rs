//! Which event tells whom, in which words.
use super::*;

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
