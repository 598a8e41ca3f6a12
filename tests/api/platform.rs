//! What holds before any feature.
use tests::TestApp;

#[actix_web::test]
async fn the_process_lives_and_is_ready_when_the_database_answers() {
    let app = TestApp::new().await;
    assert_eq!(app.anyone().get("/livez").await.status, 200);
    assert_eq!(app.anyone().get("/readyz").await.status, 200);
}
