//! The document as it is served: JSON for machines, a page for people.
use crate::{
    api,
    platform::problem::{PlatformRefusal, Problem},
};
use actix_web::{HttpResponse, http::header, web};
use serde_json::Value;
use std::sync::{Arc, LazyLock};
use utoipa_swagger_ui::Config;

/// Keys of a questionnaire are at most this long.
const LONGEST_KEY: u32 = 40;
/// Where machines read the document.
pub const DOCUMENT: &str = "/api/v1/openapi.json";
/// The reader's styles are its own, inline.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

static JSON: LazyLock<Result<String, String>> =
    LazyLock::new(|| print().map_err(|e| e.to_string()));

/// The document as it is checked in: pretty, with a line end.
///
/// # Errors
/// When it does not serialise, which is our fault.
pub fn print() -> serde_json::Result<String> {
    let mut value = serde_json::to_value(api::document())?;
    bound(&mut value);
    refer(&mut value);
    serde_json::to_string_pretty(&value).map(|text| text + "\n")
}

/// `openapi/problems.md`: every code, its status and its remedy.
#[must_use]
pub fn print_problems() -> String {
    let mut text = String::from(
        "# Problems\n\nErrors are problem details (RFC 9457, `application/problem+json`). `type` leads to a row of this table, `code`\n\
         is stable, `detail` says what happened here, `instance` names the occurrence, and `errors` lists the places of the\n\
         request that are wrong, each with a JSON pointer. This table is written from the code by `cargo xtask test doc`.\n\n\
         | code | status | what to do |\n|---|---|---|\n",
    );
    for told in api::problems() {
        text += &format!(
            "| `{}` | {} | {} |\n",
            told.code, told.status, told.sentence
        );
    }
    text
}

/// The same for people who follow a problem's `type`.
async fn problems() -> HttpResponse {
    let rows: String = api::problems()
        .into_iter()
        .map(|told| {
            let sentence = told.sentence.replace('&', "&amp;").replace('<', "&lt;");
            format!(
                "<dt id=\"{0}\"><code>{0}</code> ({1})</dt><dd>{sentence}</dd>",
                told.code, told.status
            )
        })
        .collect();
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Problems – Marelle</title><h1>Problems</h1><dl>{rows}</dl></html>"
    ))
}

/// Writes the bounds that a format implies beside it, wherever a schema names the format: readers of the document need
/// not know how long a date is.
fn bound(value: &mut Value) {
    if let Value::Object(map) = value {
        let longest = match map.get("format").and_then(Value::as_str) {
            Some("date-time") => Some(40),
            Some("date") => Some(10),
            Some("uuid") => Some(36),
            _ => None,
        };
        if let Some(longest) = longest {
            map.entry("maxLength").or_insert(longest.into());
        }
        if let Some(Value::Object(names)) = map.get_mut("propertyNames") {
            names.entry("maxLength").or_insert(LONGEST_KEY.into());
        }
    }
    match value {
        Value::Object(map) => map.values_mut().for_each(bound),
        Value::Array(items) => items.iter_mut().for_each(bound),
        _ => {}
    }
}

/// A page's items are written out by utoipa; the document refers to them by name instead, as clients want it.
fn refer(document: &mut Value) {
    let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") else {
        return;
    };
    let pages: Vec<_> = schemas
        .keys()
        .filter(|name| name.starts_with("Page_"))
        .cloned()
        .collect();
    for page in pages {
        let item = page.trim_start_matches("Page_").to_owned();
        if schemas.contains_key(&item)
            && let Some(items) = schemas
                .get_mut(&page)
                .and_then(|s| s.pointer_mut("/properties/items/items"))
        {
            *items = serde_json::json!({ "$ref": format!("#/components/schemas/{item}") });
        }
    }
}

/// Mounts the document and its page.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(web::resource(DOCUMENT).get(json));
    config.service(web::resource("/problems").get(problems));
    config.service(web::resource("/docs").get(async || {
        HttpResponse::PermanentRedirect()
            .insert_header((header::LOCATION, "/docs/"))
            .finish()
    }));
    config.service(web::resource("/docs/{file:.*}").get(reader));
}

async fn json() -> Result<HttpResponse, Problem> {
    let text = JSON
        .as_deref()
        .map_err(|e| Problem::internal(anyhow::anyhow!("{e}")))?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .body(text))
}

/// The files of the reader, which the binary carries.
async fn reader(file: web::Path<String>) -> Result<HttpResponse, Problem> {
    let settings = Arc::new(Config::from(DOCUMENT).persist_authorization(false));
    match utoipa_swagger_ui::serve(&file, settings) {
        Ok(Some(found)) => Ok(HttpResponse::Ok()
            .content_type(found.content_type)
            .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
            .insert_header((header::CACHE_CONTROL, "public, max-age=3600"))
            .body(found.bytes.into_owned())),
        Ok(None) => Err(PlatformRefusal::NotFound.into()),
        Err(e) => Err(Problem::internal(anyhow::anyhow!("{e}"))),
    }
}
