//! What comes in: bodies and queries that are read, bounded and checked before a handler sees them.
use super::problem::{FieldProblem, Problem};
use actix_web::{FromRequest, HttpRequest, dev::Payload, http::StatusCode, http::header, web};
use serde::de::DeserializeOwned;
use std::{future::Future, pin::Pin, time::Duration};
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

/// Largest JSON body, in bytes.
pub const BODY_LIMIT: usize = 64 * 1024;
/// How long a body may take to arrive. Only reading is timed, never the work: a dropped transaction keeps its locks.
const BODY_PATIENCE: Duration = Duration::from_secs(10);

/// A JSON body that has been read, parsed and validated.
pub struct Valid<T>(pub T);

impl<T: DeserializeOwned + Validate + 'static> FromRequest for Valid<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_json = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|v| v.to_str().ok())
            .is_some_and(|v| {
                v.split(';')
                    .next()
                    .is_some_and(|m| m.trim().eq_ignore_ascii_case("application/json"))
            });
        let body = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            let bytes = tokio::time::timeout(BODY_PATIENCE, body)
                .await
                .map_err(|_| Problem::of_status(StatusCode::REQUEST_TIMEOUT))?
                .map_err(|e| Problem::of_status(e.as_response_error().status_code()))?;
            if !is_json {
                return Err(Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
            }
            let value: T = parse(&bytes)?;
            value.validate().map_err(|e| Problem::invalid(places(&e)))?;
            Ok(Self(value))
        })
    }
}

/// Reads JSON and names the place where it is not what it should be.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|e| {
        let pointer = pointer(e.path());
        let inner = e.into_inner();
        if inner.is_data() {
            let detail = inner.to_string();
            Problem::invalid(vec![FieldProblem {
                pointer,
                code: "type".into(),
                detail,
            }])
        } else {
            Problem::malformed(format!("The body is not JSON: {inner}."))
        }
    })?;
    reader
        .end()
        .map_err(|e| Problem::malformed(format!("The body is not one JSON value: {e}.")))?;
    refuse_nul(bytes)?;
    Ok(value)
}

/// Refuses the character U+0000, which JSON can write and Postgres cannot keep, and names where it stands.
fn refuse_nul(bytes: &[u8]) -> Result<(), Problem> {
    // In JSON it can only be written as an escape: without one, nothing needs to be walked.
    if !bytes.windows(6).any(|w| w == b"\\u0000") {
        return Ok(());
    }
    let value: serde_json::Value = serde_json::from_slice(bytes)
        .map_err(|e| Problem::malformed(format!("The body is not JSON: {e}.")))?;
    let mut found = Vec::new();
    find_nul(&value, String::new(), &mut found);
    if found.is_empty() {
        Ok(())
    } else {
        Err(Problem::invalid(found))
    }
}

fn find_nul(value: &serde_json::Value, pointer: String, into: &mut Vec<FieldProblem>) {
    use serde_json::Value;
    let here = |pointer: String| FieldProblem {
        pointer,
        code: "characters".into(),
        detail: "Remove the null character (U+0000); it is no text.".into(),
    };
    match value {
        Value::String(text) if text.contains('\0') => into.push(here(pointer)),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                find_nul(item, format!("{pointer}/{index}"), into);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let escaped = key.replace('~', "~0").replace('/', "~1");
                if key.contains('\0') {
                    into.push(here(format!("{pointer}/{}", escaped.replace('\0', ""))));
                }
                find_nul(member, format!("{pointer}/{escaped}"), into);
            }
        }
        _ => {}
    }
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => String::new(),
        })
        .collect()
}

/// Every place that `validator` complains about, as JSON pointers.
#[must_use]
pub fn places(errors: &ValidationErrors) -> Vec<FieldProblem> {
    let mut found = Vec::new();
    collect(errors, "", &mut found);
    found.sort_by(|a, b| a.pointer.cmp(&b.pointer));
    found
}

fn collect(errors: &ValidationErrors, base: &str, into: &mut Vec<FieldProblem>) {
    for (field, kind) in errors.errors() {
        let pointer = format!("{base}/{field}");
        match kind {
            ValidationErrorsKind::Field(list) => into.extend(list.iter().map(|e| {
                FieldProblem {
                    pointer: pointer.clone(),
                    code: e.code.to_string(),
                    detail: e
                        .message
                        .as_ref()
                        .map_or_else(|| format!("Not valid: {}.", e.code), ToString::to_string),
                }
            })),
            ValidationErrorsKind::Struct(inner) => collect(inner, &pointer, into),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(inner, &format!("{pointer}/{index}"), into);
                }
            }
        }
    }
}

/// A query string that has been parsed and validated; unknown names are refused.
pub struct ValidQuery<T>(pub T);

impl<T: DeserializeOwned + Validate + 'static> FromRequest for ValidQuery<T> {
    type Error = Problem;
    type Future = std::future::Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(
            web::Query::<T>::from_query(request.query_string())
                .map_err(|e| Problem::malformed(format!("The query string is not valid: {e}.")))
                .and_then(|web::Query(value)| {
                    value.validate().map_err(|e| {
                        let mut errors = places(&e);
                        for error in &mut errors {
                            // Limit and cursor are flattened into a list's query: no name of their own there.
                            let place = error.pointer.strip_prefix("/page/");
                            let place = place.unwrap_or(error.pointer.trim_start_matches('/'));
                            error.pointer = format!("/query/{place}");
                        }
                        Problem::invalid(errors)
                    })?;
                    Ok(Self(value))
                }),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn a_null_character_is_refused_where_it_stands() {
        let wrong = br#"{"a":["fine","no\u0000"],"b/c":"\u0000","d":"\\u0000 is six letters"}"#;
        let problem = parse::<Value>(wrong).unwrap_err();
        let text = format!("{problem:?}");
        assert!(
            text.contains("\"/a/1\"") && text.contains("\"/b~1c\""),
            "{text}"
        );
        assert!(!text.contains("\"/d\""), "{text}");
        assert!(parse::<Value>(br#"{"d":"\\u0000"}"#).is_ok());
    }
}
