//! Invariants that the schema itself holds, tried at the database by plain statements: whatever code comes, they stand.
use diesel::result::Error;
use serde_json::json;
use tests::{Caller, TestApp};

/// The name of the constraint that a statement ran into.
async fn violated(app: &TestApp, statement: &str) -> String {
    match app.sql(statement).await {
        Err(Error::DatabaseError(_, info)) => info
            .constraint_name()
            .unwrap_or_else(|| panic!("{}", info.message()))
            .to_owned(),
        other => panic!("{statement}: {other:?}"),
    }
}

/// Adds a second row like the one found, after `changes` to it (`row`).
fn copy(table: &str, found: &str, changes: &str) -> String {
    format!(
        "DO $$ DECLARE row {table}; BEGIN SELECT * INTO STRICT row FROM {table} WHERE {found}; \
         row.id := gen_random_uuid(); {changes} INSERT INTO {table} SELECT row.*; END $$"
    )
}

/// Forges what an election of `mentee` for `mentor` would have written, from the rows of a pair that exists.
fn forged(pairing: &str, mentee: &Caller<'_>, mentor: &Caller<'_>, changes: &str) -> String {
    format!(
        "DO $$ DECLARE c calls; o offers; e elections; p pairings; \
           mentee uuid := '{}'; mentor uuid := '{}'; BEGIN \
         SELECT * INTO STRICT p FROM pairings WHERE id = '{pairing}'; \
         SELECT * INTO STRICT c FROM calls WHERE id = p.call_id; \
         SELECT * INTO STRICT o FROM offers WHERE call_id = c.id AND status = 'elected'; \
         SELECT * INTO STRICT e FROM elections WHERE id = p.election_id; \
         c.id := gen_random_uuid(); c.mentee_id := mentee; \
         o.id := gen_random_uuid(); o.call_id := c.id; o.mentee_id := mentee; o.mentor_id := mentor; \
         e.id := gen_random_uuid(); e.call_id := c.id; e.offer_id := o.id; e.mentee_id := mentee; \
         e.mentor_id := mentor; e.cast_by := mentee; \
         p.id := gen_random_uuid(); p.election_id := e.id; p.call_id := c.id; p.mentee_id := mentee; \
         p.mentor_id := mentor; p.status := 'forming'; p.ended_at := NULL; p.ended_reason := NULL; \
         {changes} \
         INSERT INTO calls SELECT c.*; INSERT INTO offers SELECT o.*; INSERT INTO elections SELECT e.*; \
         INSERT INTO pairings SELECT p.*; END $$",
        mentee.account_id(),
        mentor.account_id()
    )
}

#[actix_web::test]
async fn invariant_1_one_account_per_address_whatever_its_case() {
    let app = TestApp::new().await;
    let person = app.person("Léa").await;
    let found = format!("id = '{}'", person.account_id());
    let twice = copy("accounts", &found, "row.email := upper(row.email);");
    assert_eq!(violated(&app, &twice).await, "accounts_email_unique");
}

#[actix_web::test]
async fn invariants_2_to_4_one_live_candidacy_one_live_call_one_open_offer() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    let hers = |column: &str| format!("{column} = '{}'", lea.account_id());
    assert_eq!(
        violated(&app, &copy("applicants", &hers("account_id"), "")).await,
        "applicants_one_live"
    );
    let paused = copy(
        "calls",
        &hers("mentee_id"),
        "row.status := 'paused'; row.open_offers := 0;",
    );
    assert_eq!(violated(&app, &paused).await, "calls_one_live");
    let twice = copy("offers", &format!("id = '{offer}'"), "");
    assert_eq!(violated(&app, &twice).await, "offers_one_open_per_mentor");
}

#[actix_web::test]
async fn invariant_5_one_elected_offer_and_one_election_per_call() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 2).await);
    app.pair(&lea, &nora).await;
    assert_eq!(
        violated(&app, &copy("offers", "status = 'elected'", "")).await,
        "offers_one_elected_per_call"
    );
    assert_eq!(
        violated(&app, &copy("elections", "true", "")).await,
        "elections_one_per_call"
    );
}

#[actix_web::test]
async fn invariant_6_one_live_pair_per_mentee_and_no_more_than_places() {
    let app = TestApp::new().await;
    let (lea, ines) = (app.mentee("Léa").await, app.mentee("Inès").await);
    let (nora, sofia) = (app.mentor("Nora", 1).await, app.mentor("Sofia", 1).await);
    let pairing = app.pair(&lea, &nora).await;
    let second = forged(&pairing, &lea, &sofia, "");
    assert_eq!(
        violated(&app, &second).await,
        "pairings_one_live_per_mentee"
    );
    let full = forged(&pairing, &ines, &nora, "");
    assert_eq!(violated(&app, &full).await, "pairings_within_capacity");
    let suspended = format!(
        "UPDATE applicants SET status = 'suspended' WHERE account_id = '{}'",
        sofia.account_id()
    );
    app.sql(&suspended).await.unwrap();
    let gone = forged(&pairing, &ines, &sofia, "");
    assert_eq!(violated(&app, &gone).await, "pairings_within_capacity");
    let end = json!({ "reason": "no_start" });
    lea.post(&format!("/pairings/{pairing}/ending"), end)
        .await
        .expect(200);
    let back = format!(
        "UPDATE pairings SET status = 'active', ended_at = NULL, ended_reason = NULL WHERE id = '{pairing}'"
    );
    assert_eq!(violated(&app, &back).await, "pairings_ended_is_final");
}

#[actix_web::test]
async fn invariant_6_the_schema_counts_places_one_pair_after_the_other() {
    let app = TestApp::new().await;
    let (nora, sofia) = (app.mentor("Nora", 1).await, app.mentor("Sofia", 1).await);
    let (lea, ines, ana) = (
        app.mentee("Léa").await,
        app.mentee("Inès").await,
        app.mentee("Ana").await,
    );
    let model = app.pair(&ana, &sofia).await;
    // Two elections without their pairs, then the two pairs at once.
    for mentee in [&lea, &ines] {
        let without =
            forged(&model, mentee, &nora, "").replace("INSERT INTO pairings SELECT p.*;", "");
        app.sql(&without).await.unwrap();
    }
    let pair = |mentee: &Caller<'_>| {
        format!(
            "INSERT INTO pairings (programme_id, id, election_id, call_id, mentee_id, mentor_id, formed_at, updated_at) \
             SELECT programme_id, gen_random_uuid(), id, call_id, mentee_id, mentor_id, cast_at, cast_at \
             FROM elections WHERE mentee_id = '{}'",
            mentee.account_id()
        )
    };
    let (first, second) = (pair(&lea), pair(&ines));
    let gate = app
        .gate(&format!(
            "SELECT 1 FROM participants WHERE account_id = '{}' FOR UPDATE",
            nora.account_id()
        ))
        .await;
    let (one, two, ()) = tokio::join!(app.sql(&first), app.sql(&second), gate.open_for(2));
    assert_eq!(
        [one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(),
        1
    );
    let hers = format!("pairings WHERE mentor_id = '{}'", nora.account_id());
    assert_eq!(app.count(&hers).await, 1);
}

#[actix_web::test]
async fn invariant_7_no_pair_with_oneself_mirrored_kept_apart_or_after_conduct() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 3).await);
    app.admit(&lea, "mentor", "Léa", Some(3), json!({})).await;
    let pairing = app.pair(&lea, &nora).await;
    let (ines, ana) = (app.mentee("Inès").await, app.mentee("Ana").await);
    assert_eq!(
        violated(&app, &forged(&pairing, &ines, &ines, "")).await,
        "offers_not_to_oneself"
    );
    let oneself = copy(
        "pairings",
        "true",
        "row.mentee_id := row.mentor_id; row.election_id := gen_random_uuid();",
    );
    assert_eq!(violated(&app, &oneself).await, "pairings_two_people");
    assert_eq!(
        violated(&app, &forged(&pairing, &nora, &lea, "")).await,
        "pairings_not_mirrored"
    );
    app.keep_apart(&ines, "Nora").await;
    assert_eq!(
        violated(&app, &forged(&pairing, &ines, &nora, "")).await,
        "pairings_not_kept_apart"
    );
    let theirs = app.pair(&ana, &nora).await;
    let conduct = format!(
        "UPDATE pairings SET status = 'ended', ended_at = now(), ended_reason = 'conduct' WHERE id = '{theirs}'"
    );
    app.sql(&conduct).await.unwrap();
    assert_eq!(
        violated(&app, &forged(&theirs, &ana, &nora, "")).await,
        "pairings_not_after_conduct"
    );
    // They do not see each other any more either.
    let call = ana.opens_a_call().await;
    assert_eq!(nora.get(&format!("/calls/{call}")).await.status, 404);
    assert!(!nora.every_id("/calls").await.contains(&call));
}

#[actix_web::test]
async fn invariant_8_no_election_bears_another_name_and_no_pair_is_without_one() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 2).await);
    let (ines, organiser) = (app.mentee("Inès").await, app.organiser().await);
    let pairing = app.pair(&lea, &nora).await;
    let by = format!("e.cast_by := '{}';", organiser.account_id());
    assert_eq!(
        violated(&app, &forged(&pairing, &ines, &nora, &by)).await,
        "elections_by_the_mentee"
    );
    let another = format!(
        "e.mentee_id := '{0}'; e.cast_by := '{0}';",
        lea.account_id()
    );
    let stolen = violated(&app, &forged(&pairing, &ines, &nora, &another)).await;
    assert!(
        stolen.starts_with("elections_programme_id_offer_id"),
        "{stolen}"
    );
    let unelected = "e.id := gen_random_uuid();";
    let orphan = violated(&app, &forged(&pairing, &ines, &nora, unelected)).await;
    assert!(
        orphan.starts_with("pairings_programme_id_election_id"),
        "{orphan}"
    );
}

#[actix_web::test]
async fn invariant_11_what_was_elected_log_and_charter_never_change() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    app.pair(&lea, &nora).await;
    for (statement, constraint) in [
        (
            "UPDATE elections SET cast_at = now()",
            "elections_append_only",
        ),
        ("DELETE FROM elections", "elections_append_only"),
        ("UPDATE events SET actor_id = NULL", "events_append_only"),
        ("DELETE FROM events", "events_append_only"),
        ("UPDATE charters SET body_fr = ''", "charters_append_only"),
        (
            "UPDATE offers SET status = 'open', decided_at = NULL",
            "offers_final_is_final",
        ),
        (
            "UPDATE offers SET status = 'declined'",
            "offers_final_is_final",
        ),
    ] {
        assert_eq!(violated(&app, statement).await, constraint, "{statement}");
    }
}

#[actix_web::test]
async fn invariant_14_every_state_is_the_last_one_in_the_log() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let (sofia, ana) = (app.mentor("Sofia", 1).await, app.mentor("Ana", 1).await);
    let (lea, ines, mia) = (
        app.mentee("Léa").await,
        app.mentee("Inès").await,
        app.mentee("Mia").await,
    );
    let (leas, iness, mias) = (
        lea.opens_a_call().await,
        ines.opens_a_call().await,
        mia.opens_a_call().await,
    );
    let chosen = nora.offers(&leas).await;
    sofia.offers(&leas).await;
    let withdrawn = ana.offers(&iness).await;
    ana.acts(&format!("/offers/{withdrawn}/withdrawal"))
        .await
        .expect(200);
    let declined = sofia.offers(&iness).await;
    ines.acts(&format!("/offers/{declined}/declination"))
        .await
        .expect(200);
    nora.offers(&mias).await;
    mia.acts(&format!("/calls/{mias}/pause")).await.expect(200);
    let pairing = lea.elects(&chosen).await;
    let contact = json!({ "happened_on": "2026-01-05", "means": "video" });
    lea.post(&format!("/pairings/{pairing}/contacts"), contact)
        .await
        .expect(201);
    let reason = json!({ "reason": "faded" });
    lea.post(&format!("/pairings/{pairing}/ending"), reason)
        .await
        .expect(200);
    for (table, first) in [
        ("calls", "open"),
        ("offers", "open"),
        ("pairings", "forming"),
    ] {
        let unlogged = format!(
            "{table} t WHERE t.status <> coalesce((SELECT to_state FROM events e WHERE e.subject_id = t.id \
             AND e.to_state IS NOT NULL ORDER BY e.id DESC LIMIT 1), '{first}')"
        );
        assert_eq!(app.count(&unlogged).await, 0, "{table}");
        let nameless = format!(
            "events e JOIN {table} t ON t.id = e.subject_id WHERE e.actor_id IS NULL OR e.from_state = ''"
        );
        assert_eq!(app.count(&nameless).await, 0, "{table}");
    }
}
