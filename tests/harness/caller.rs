//! Somebody who calls the API.
use crate::{TestApp, service};
use actix_web::{
    http::{Method, StatusCode, header::HeaderMap},
    test,
};
use backend::identity::model::{AccountId, SessionId};
use serde_json::Value;
use uuid::Uuid;

/// A person, or nobody in particular, who calls an application.
#[derive(Clone)]
pub struct Caller<'a> {
    app: &'a TestApp,
    who: Option<(AccountId, SessionId)>,
    host: Option<&'a str>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
    pub text: String,
}

impl<'a> Caller<'a> {
    pub(crate) fn new(app: &'a TestApp, who: Option<(AccountId, SessionId)>) -> Self {
        Self {
            app,
            who,
            host: None,
        }
    }

    /// The same person at another host.
    #[must_use]
    pub fn at(&self, host: &'a str) -> Self {
        Self {
            host: Some(host),
            ..self.clone()
        }
    }

    /// Her account.
    #[must_use]
    pub fn account_id(&self) -> AccountId {
        self.who.expect("somebody with a name").0
    }

    /// Her session.
    #[must_use]
    pub fn session_id(&self) -> SessionId {
        self.who.expect("somebody with a name").1
    }

    /// Calls with any headers.
    pub async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let whole = [
            "/api/",
            "/dev/",
            "/docs",
            "/livez",
            "/readyz",
            // Pages that links in mails lead to.
            "/verification",
            "/lien",
            "/mot-de-passe",
        ]
        .iter()
        .any(|p| path.starts_with(p));
        let path = if whole {
            path.to_owned()
        } else {
            format!("/api/v1{path}")
        };
        let service = service(&self.app.site).await;
        let mut request = test::TestRequest::with_uri(&path).method(method);
        if let Some((account, session)) = self.who {
            let token = self
                .app
                .site
                .doors
                .keys
                .issue(account, session, self.app.now())
                .unwrap();
            request = request.insert_header(("authorization", format!("Bearer {token}")));
        }
        if let Some(host) = self.host {
            request = request.insert_header(("host", host));
        }
        for (name, value) in headers {
            request = request.insert_header((*name, *value));
        }
        if let Some(body) = body {
            request = request.set_json(body);
        }
        let response = test::call_service(&service, request.to_request()).await;
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = test::read_body(response).await;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer {
            status,
            headers,
            body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
            text,
        }
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, None, &[]).await
    }

    /// Creates or acts, each time with a new Idempotency-Key.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        let key = Uuid::now_v7().to_string();
        self.call(Method::POST, path, Some(body), &[("idempotency-key", &key)])
            .await
    }

    /// Changes what was read at `version`.
    pub async fn patch(&self, path: &str, version: &Value, body: Value) -> Answer {
        self.call(
            Method::PATCH,
            path,
            Some(body),
            &[("if-match", &format!("\"{version}\""))],
        )
        .await
    }

    /// Replaces what was read at `version`.
    pub async fn put(&self, path: &str, version: &Value, body: Value) -> Answer {
        self.call(
            Method::PUT,
            path,
            Some(body),
            &[("if-match", &format!("\"{version}\""))],
        )
        .await
    }

    /// Removes.
    pub async fn delete(&self, path: &str) -> Answer {
        self.call(Method::DELETE, path, None, &[]).await
    }
}

impl Answer {
    /// The id of what came back.
    #[must_use]
    pub fn id(&self) -> String {
        self.body["id"]
            .as_str()
            .unwrap_or_else(|| panic!("no id in {} {}", self.status, self.text))
            .to_owned()
    }

    /// A header as text, empty when it is not there.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
    }

    /// The problem's code.
    #[must_use]
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }

    /// Status and code, to be compared at a glance.
    #[must_use]
    pub fn refusal(&self) -> (u16, &str) {
        (self.status.as_u16(), self.code())
    }

    /// The answer, provided it has this status.
    #[track_caller]
    #[allow(
        clippy::must_use_candidate,
        reason = "often called for the check alone"
    )]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    /// What the reader may do next, according to the view.
    #[must_use]
    pub fn actions(&self) -> Vec<&str> {
        self.body["actions"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }
}
