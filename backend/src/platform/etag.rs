//! Strong entity tags from a version number: nobody's change is overwritten unseen (RFC 9110, 13.1).
use super::problem::Problem;
use actix_web::{
    FromRequest, HttpRequest, HttpResponse,
    dev::Payload,
    http::header::{self, HeaderMap},
};
use serde::Serialize;
use std::future::{Ready, ready};

/// The version a caller says she read, from `If-Match: "<version>"`.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(i32);

impl IfMatch {
    /// For callers that read a version and are no request.
    #[must_use]
    pub const fn of(version: i32) -> Self {
        Self(version)
    }

    /// Whether that is still the present version.
    ///
    /// # Errors
    /// 412 when it changed since.
    pub fn check(self, present: i32) -> Result<(), Problem> {
        if self.0 == present {
            Ok(())
        } else {
            Err(Problem::precondition_failed())
        }
    }
}

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let value = request.headers().get(header::IF_MATCH);
        ready(match value {
            None => Err(Problem::precondition_required()),
            Some(value) => value
                .to_str()
                .ok()
                .and_then(|v| v.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok())
                .map(IfMatch)
                // A tag that we never gave cannot be the present one.
                .ok_or_else(Problem::precondition_failed),
        })
    }
}

/// The header in the document: `params(IfMatchHeader)` on every operation that takes an [`IfMatch`].
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "read by the document only")]
pub struct IfMatchHeader {
    /// The ETag of what you read: a change made on an older reading is refused with 412.
    #[param(rename = "If-Match", max_length = 40, example = "\"3\"")]
    if_match: String,
}

/// 200 with the view and its tag; 304 when the caller has that version already.
pub fn tagged(request: &HttpRequest, version: i32, view: &impl Serialize) -> HttpResponse {
    let tag = format!("\"{version}\"");
    if known(request.headers(), &tag) {
        return HttpResponse::NotModified()
            .insert_header((header::ETAG, tag))
            .finish();
    }
    HttpResponse::Ok()
        .insert_header((header::ETAG, tag))
        .json(view)
}

/// 200 with the view and the tag of what it shows; never 304, for a view that says more than the version does: what its
/// reader may do next, how it suits her.
pub fn versioned(version: i32, view: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::ETAG, format!("\"{version}\"")))
        .json(view)
}

/// 201 with the view, its tag and its place.
pub fn created(location: String, version: i32, view: &impl Serialize) -> HttpResponse {
    HttpResponse::Created()
        .insert_header((header::ETAG, format!("\"{version}\"")))
        .insert_header((header::LOCATION, location))
        .json(view)
}

fn known(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get(header::IF_NONE_MATCH)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| {
            v.split(',')
                .any(|candidate| candidate.trim().trim_start_matches("W/") == tag)
        })
}
