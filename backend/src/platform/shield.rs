//! What surrounds every request: headers that protect the reader, problem details whoever answers, HEAD where there is
//! GET, 405 with `Allow`, no encoded bodies, and a panic that stays a 500.
use super::problem::Problem;
use actix_web::{
    Error, HttpResponse, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{self, HeaderMap, HeaderName, HeaderValue},
    },
    middleware::Next,
};
use futures_util::FutureExt;
use std::{panic::AssertUnwindSafe, time::Instant};

/// Headers of every answer that does not set its own.
const HEADERS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("x-frame-options", "DENY"),
    (
        "content-security-policy",
        "default-src 'none'; frame-ancestors 'none'",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=()",
    ),
    ("cache-control", "no-store"),
];

/// Adds the headers that are not there yet.
pub fn protect(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        if !headers.contains_key(*name) {
            headers.insert(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
    }
}

/// The outermost middleware.
///
/// # Errors
/// When the application answers with an error of its own instead of a response; it is rendered as a problem.
pub async fn surround(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let method = request.method().clone();
    let path = request.path().to_owned();
    let response = if encoded(request.headers()) {
        // Before anything reads it: 809 bytes of brotli may be a gigabyte.
        request
            .into_response(Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE).error_response())
    } else {
        if method == Method::HEAD {
            // The encoder remembers the method as it came and leaves the body out.
            request.head_mut().method = Method::GET;
        }
        match AssertUnwindSafe(next.call(request)).catch_unwind().await {
            Ok(response) => response?.map_into_boxed_body(),
            Err(_) => {
                return Err(
                    Problem::internal(anyhow::anyhow!("a handler panicked at {path}")).into(),
                );
            }
        }
    };
    let mut response = as_problem(response);
    protect(response.headers_mut());
    tracing::debug!(%method, path, status = response.status().as_u16(), elapsed = ?started.elapsed(), "answered");
    Ok(response)
}

fn encoded(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_ENCODING)
        .is_some_and(|v| !v.as_bytes().eq_ignore_ascii_case(b"identity"))
}

/// An error that the framework answered by itself becomes a problem too; its `Allow` and the like stay.
fn as_problem(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let status = response.status();
    let told = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|v| v.as_bytes().starts_with(b"application/problem+json"));
    if !(status.is_client_error() || status.is_server_error()) || told {
        return response;
    }
    let (request, old) = response.into_parts();
    let mut problem: HttpResponse = Problem::of_status(status).error_response();
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = old.headers().get(&name) {
            problem.headers_mut().insert(name, value.clone());
        }
    }
    ServiceResponse::new(request, problem)
}
