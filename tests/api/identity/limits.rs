//! Attempts and mails are counted; nobody is ever locked out.
use super::*;
use chrono::Duration;

const LEA: &str = "lea@example.org";

async fn limited() -> TestApp {
    TestApp::with(|settings| settings.rate_limits = true).await
}

fn retry_after(answer: &Answer) -> i64 {
    let value = answer.headers.get("retry-after").expect("Retry-After");
    value.to_str().unwrap().parse().unwrap()
}

#[actix_web::test]
async fn wrong_passwords_wait_longer_and_longer_and_the_right_one_still_works() {
    let app = limited().await;
    member(&app, LEA).await;
    for _ in 0..6 {
        let answer = sign_in(&app, LEA, "wrong wrong wrong wrong").await;
        assert_eq!(answer.refusal(), (401, "bad-credentials"));
    }
    let mut waits = vec![];
    for _ in 0..4 {
        let answer = sign_in(&app, LEA, PASSWORD).await;
        assert_eq!(
            answer.refusal(),
            (429, "too-many-requests"),
            "even the right one"
        );
        waits.push(retry_after(&answer));
        app.later(Duration::seconds(retry_after(&answer)));
        let answer = sign_in(&app, LEA, "wrong wrong wrong wrong").await;
        assert_eq!(answer.refusal(), (401, "bad-credentials"));
    }
    assert_eq!(waits, [1, 2, 4, 8]);
    app.later(Duration::seconds(16));
    let _ = sign_in(&app, LEA, PASSWORD).await.expect(200);
    // It was hers: everything is forgotten.
    let answer = sign_in(&app, LEA, "wrong wrong wrong wrong").await;
    assert_eq!(answer.refusal(), (401, "bad-credentials"));
}

#[actix_web::test]
async fn guesses_made_at_once_count_one_after_the_other() {
    let app = limited().await;
    member(&app, LEA).await;
    let guesses = (0..30).map(|_| sign_in(&app, LEA, "wrong wrong wrong wrong"));
    let answers = futures_util::future::join_all(guesses).await;
    let tried = answers.iter().filter(|a| a.status == 401).count();
    assert!((1..=6).contains(&tried), "{tried} guesses got through");
    assert!(
        answers
            .iter()
            .all(|a| [401, 429].contains(&a.status.as_u16()))
    );
}

#[actix_web::test]
async fn an_address_gets_five_mails_an_hour_whether_it_is_known_or_not() {
    let app = limited().await;
    member(&app, LEA).await;
    app.later(Duration::hours(1));
    for email in [LEA, "nobody@example.org"] {
        let ask = async || {
            app.anyone()
                .post("/magic-links", json!({ "email": email }))
                .await
        };
        for _ in 0..5 {
            let _ = ask().await.expect(202);
        }
        let sixth = ask().await;
        assert_eq!(sixth.refusal(), (429, "too-many-requests"), "{email}");
        assert_eq!(retry_after(&sixth), 3600);
    }
    app.later(Duration::hours(1));
    let _ = link(&app, "/magic-links", LEA).await;
    // The table names nobody.
    let named = app
        .sql("SELECT 1 FROM rate_windows r WHERE r::text LIKE '%example%'")
        .await
        .unwrap();
    assert_eq!(named, 0);
}
