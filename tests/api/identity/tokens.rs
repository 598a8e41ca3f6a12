//! Access tokens: only those that we made, as we made them, in their time.
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Duration;
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};
use tests::{Caller, TestApp};
use uuid::Uuid;

const SECRET: &[u8] = &[7; 32];

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

/// A token signed with `secret`, whatever header and claims say.
fn signed(header: &Value, claims: &Value, secret: &[u8], algorithm: Algorithm) -> String {
    let message = format!("{}.{}", encoded(header), encoded(claims));
    let key = EncodingKey::from_secret(secret);
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key, algorithm).unwrap();
    format!("{message}.{signature}")
}

struct Forge {
    header: Value,
    claims: Value,
}

impl Forge {
    async fn of(app: &TestApp, person: &Caller<'_>) -> Self {
        let sessions = person.get("/sessions").await.expect(200);
        let now = app.now().timestamp();
        Self {
            header: json!({ "typ": "at+jwt", "alg": "HS256", "kid": "test" }),
            claims: json!({
                "iss": "http://localhost:8080", "aud": "marelle-api", "sub": person.account_id(),
                "sid": sessions.body["items"][0]["id"], "iat": now, "nbf": now, "exp": now + 600,
                "jti": Uuid::now_v7(),
            }),
        }
    }

    fn token(&self) -> String {
        signed(&self.header, &self.claims, SECRET, Algorithm::HS256)
    }

    /// With another header field; null takes it away.
    fn header(&self, name: &str, value: Value) -> String {
        let header = changed(&self.header, name, value);
        signed(&header, &self.claims, SECRET, Algorithm::HS256)
    }

    /// With another claim; null takes it away.
    fn claim(&self, name: &str, value: Value) -> String {
        let claims = changed(&self.claims, name, value);
        signed(&self.header, &claims, SECRET, Algorithm::HS256)
    }
}

fn changed(object: &Value, name: &str, value: Value) -> Value {
    let mut object = object.clone();
    let fields = object.as_object_mut().unwrap();
    match value {
        Value::Null => fields.remove(name),
        value => fields.insert(name.into(), value),
    };
    object
}

async fn me(app: &TestApp, token: &str) -> u16 {
    super::as_bearer(app, "/me", token).await.status.as_u16()
}

#[actix_web::test]
async fn forged_tokens_open_nothing() {
    let app = TestApp::new().await;
    let (lea, noa) = (app.person("Léa").await, app.person("Noa").await);
    let forge = Forge::of(&app, &lea).await;
    let others = Forge::of(&app, &noa).await;
    let good = forge.token();
    assert_eq!(me(&app, &good).await, 200, "the control opens");

    let now = app.now().timestamp();
    let parts: Vec<_> = good.split('.').map(str::to_owned).collect();
    let (h, c, s) = (&parts[0], &parts[1], &parts[2]);
    let none = encoded(&json!({ "typ": "at+jwt", "alg": "none", "kid": "test" }));
    let hs512 = json!({ "typ": "at+jwt", "alg": "HS512", "kid": "test" });
    let forged: Vec<(&str, String)> = vec![
        ("alg none, no signature", format!("{none}.{c}.")),
        ("alg none, old signature", format!("{none}.{c}.{s}")),
        ("alg None", forge.header("alg", json!("None"))),
        (
            "HS512",
            signed(&hs512, &forge.claims, SECRET, Algorithm::HS512),
        ),
        ("HS512 in name only", forge.header("alg", json!("HS512"))),
        ("RS256 in name only", forge.header("alg", json!("RS256"))),
        ("no alg", forge.header("alg", Value::Null)),
        ("typ JWT", forge.header("typ", json!("JWT"))),
        ("no typ", forge.header("typ", Value::Null)),
        ("unknown kid", forge.header("kid", json!("another"))),
        ("no kid", forge.header("kid", Value::Null)),
        (
            "kid that is a path",
            forge.header("kid", json!("../../dev/null")),
        ),
        (
            "another secret",
            signed(&forge.header, &forge.claims, &[8; 32], Algorithm::HS256),
        ),
        (
            "an empty secret",
            signed(&forge.header, &forge.claims, b"", Algorithm::HS256),
        ),
        (
            "the kid as secret",
            signed(&forge.header, &forge.claims, b"test", Algorithm::HS256),
        ),
        (
            "another issuer",
            forge.claim("iss", json!("https://evil.example")),
        ),
        (
            "issuers in an array",
            forge.claim("iss", json!(["http://localhost:8080"])),
        ),
        ("no issuer", forge.claim("iss", Value::Null)),
        ("another audience", forge.claim("aud", json!("another-api"))),
        (
            "audiences in an array",
            forge.claim("aud", json!(["marelle-api", "x"])),
        ),
        ("no audience", forge.claim("aud", Value::Null)),
        ("no subject", forge.claim("sub", Value::Null)),
        (
            "another subject",
            forge.claim("sub", others.claims["sub"].clone()),
        ),
        ("a subject that is no id", forge.claim("sub", json!("lea"))),
        ("no session", forge.claim("sid", Value::Null)),
        (
            "another's session",
            forge.claim("sid", others.claims["sid"].clone()),
        ),
        (
            "a session that never was",
            forge.claim("sid", json!(Uuid::now_v7())),
        ),
        ("no expiry", forge.claim("exp", Value::Null)),
        ("expired", forge.claim("exp", json!(now - 1))),
        ("expiring now", forge.claim("exp", json!(now))),
        ("valid for too long", forge.claim("exp", json!(now + 601))),
        ("valid for ever", forge.claim("exp", json!(i64::MAX))),
        (
            "expiry as text",
            forge.claim("exp", json!((now + 600).to_string())),
        ),
        ("issued in the future", forge.claim("iat", json!(now + 1))),
        ("issued never", forge.claim("iat", Value::Null)),
        ("valid in the future", forge.claim("nbf", json!(now + 1))),
        ("no nbf", forge.claim("nbf", Value::Null)),
        ("no jti", forge.claim("jti", Value::Null)),
        (
            "roles of its own",
            forge.claim("roles", json!(["administrator"])),
        ),
        (
            "tampered claims",
            format!("{h}.{}.{s}", encoded(&others.claims)),
        ),
        (
            "a character changed",
            format!(
                "{h}.{c}.{}{}",
                if s.starts_with('A') { 'B' } else { 'A' },
                &s[1..]
            ),
        ),
        ("cut short", good[..good.len() - 1].to_owned()),
        ("two parts", format!("{h}.{c}")),
        ("four parts", format!("{good}.{s}")),
        ("padded", format!("{good}=")),
        ("oversize", forge.claim("jti", json!("x".repeat(5000)))),
        (
            "oversize by spaces",
            format!("{good}{}", " ".repeat(100) + &"x".repeat(3000)),
        ),
        ("empty", String::new()),
        ("nonsense", "a.b.c".into()),
    ];
    for (what, token) in &forged {
        assert_eq!(me(&app, token).await, 401, "{what}");
    }
    assert!(forged.len() >= 25);
    assert_eq!(me(&app, &good).await, 200, "the control still opens");
}

#[actix_web::test]
async fn a_token_lasts_ten_minutes() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    let token = Forge::of(&app, &lea).await.token();
    app.later(Duration::seconds(599));
    assert_eq!(me(&app, &token).await, 200);
    app.later(Duration::seconds(1));
    assert_eq!(me(&app, &token).await, 401);
}

#[actix_web::test]
async fn other_schemes_and_refresh_tokens_are_no_access_tokens() {
    let app = TestApp::new().await;
    let signed = super::member(&app, "lea@example.org").await;
    let token = super::access(&signed);
    assert_eq!(me(&app, &super::cookie(&signed)).await, 401);
    for value in [
        format!("Basic {token}"),
        format!("Token {token}"),
        token.to_owned(),
        format!("Bearer{token}"),
    ] {
        let answer = app
            .anyone()
            .call(
                actix_web::http::Method::GET,
                "/me",
                None,
                &[("authorization", &value)],
            )
            .await;
        assert_eq!(answer.status, 401, "{value:.12}");
        assert_eq!(answer.headers.get("www-authenticate").unwrap(), "Bearer");
    }
    assert_eq!(me(&app, token).await, 200);
}

#[actix_web::test]
async fn keys_rotate_without_signing_anybody_out() {
    use backend::config::SigningKey;
    let key = |kid: &str, byte: u8| SigningKey {
        kid: kid.into(),
        secret: vec![byte; 32],
    };
    // The first signs, both verify.
    let app = TestApp::with(|s| s.jwt_keys = vec![key("new", 9), key("test", 7)]).await;
    let lea = app.person("Léa").await;
    let _ = lea.get("/me").await.expect(200);
    let mut forge = Forge::of(&app, &lea).await;
    assert_eq!(me(&app, &forge.token()).await, 200, "the old key verifies");
    forge.header["kid"] = json!("new");
    assert_eq!(
        me(&app, &forge.token()).await,
        401,
        "a kid names its own key"
    );
}
