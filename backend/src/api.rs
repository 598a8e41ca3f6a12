//! Where the features meet: their routes under `/api/v1`, and the document made from them.
use crate::{
    admin, applicants, calls, elections, identity, offers, pairings,
    platform::problem::{BARE_CODES, PlatformRefusal, ProblemBody, Told},
    programme, suggestions,
};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        ContentBuilder, HeaderBuilder, KnownFormat, PathItem, Ref, RefOr, Required,
        ResponseBuilder, SchemaFormat,
        path::{Operation, ParameterIn},
        schema::{ObjectBuilder, Schema, Type},
        security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};
use utoipa_actix_web::{AppExt, scope, service_config::ServiceConfig};

/// Where every operation lives.
pub const BASE: &str = "/api/v1";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Marelle",
        description = "A mentoring programme in which mentors offer and the mentee elects. Errors are problem details (RFC 9457), \
lists are keyset pages, changes take an ETag, creating requests an Idempotency-Key. Every view says in `actions` what its reader may do next.",
        contact(name = "Marelle", url = "https://github.com/marelle-app/marelle"),
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    servers((url = "/", description = "The deployment that served this document")),
    tags(
        (name = "identity", description = "Accounts, sessions and who I am"),
        (name = "programme", description = "What the programme is, its questionnaires and its charter"),
        (name = "applicants", description = "Applying as a mentee or a mentor"),
        (name = "calls", description = "A mentee's search for a mentor"),
        (name = "offers", description = "A mentor proposes to accompany a mentee"),
        (name = "elections", description = "The mentee chooses one offer; nobody else can"),
        (name = "pairings", description = "A mentor and a mentee, and what they log"),
        (name = "suggestions", description = "Calls that may suit a mentor, with the reasons; never an assignment"),
        (name = "admin", description = "What organisers and administrators see and do"),
    ),
    components(schemas(ProblemBody)),
    modifiers(&House)
)]
struct Doc;

/// Mounts every feature.
pub fn routes(config: &mut ServiceConfig) {
    config.service(
        scope(BASE)
            .configure(identity::http::routes)
            .configure(programme::http::routes)
            .configure(applicants::http::routes)
            .configure(calls::http::routes)
            .configure(offers::http::routes)
            .configure(elections::http::routes)
            .configure(pairings::http::routes)
            .configure(suggestions::http::routes)
            .configure(admin::http::routes),
    );
}

/// The OpenAPI document, made from the handlers.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    let (_, mut document) = actix_web::App::new()
        .into_utoipa_app()
        .openapi(Doc::openapi())
        .configure(routes)
        .split_for_parts();
    // Once more: the handlers came after the derive's modifiers ran.
    House.modify(&mut document);
    document
}

/// What holds for every operation is written once: the scheme, the codes, the answers that the platform gives.
struct House;

impl Modify for House {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .description(Some(
                "The access token that signing in answers with: a JWT of ten minutes, made and read as RFC8725 advises.",
            ))
            .build();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        let codes = ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("Stable code of a problem."))
            .enum_values(Some(problems().into_iter().map(|told| told.code)))
            .build();
        components
            .schemas
            .insert("ProblemCode".into(), RefOr::T(Schema::Object(codes)));
        for item in document.paths.paths.values_mut() {
            complete(item);
        }
    }
}

/// Every problem there is, by code.
#[must_use]
pub fn problems() -> Vec<Told> {
    let features = [
        identity::CODES,
        programme::CODES,
        applicants::CODES,
        calls::CODES,
        offers::CODES,
        elections::CODES,
        pairings::CODES,
        admin::CODES,
    ];
    let all = features
        .into_iter()
        .flatten()
        .copied()
        .chain([PlatformRefusal::CODES, BARE_CODES]);
    let mut problems: Vec<_> = all.flatten().copied().collect();
    problems.sort_unstable();
    problems.dedup_by_key(|told| told.code);
    problems
}

fn complete(item: &mut PathItem) {
    let writes = [
        item.post.as_mut(),
        item.put.as_mut(),
        item.patch.as_mut(),
        item.delete.as_mut(),
    ];
    for operation in writes.into_iter().flatten() {
        answer(operation, true);
    }
    if let Some(operation) = item.get.as_mut() {
        answer(operation, false);
    }
}

fn inline<T>(either: &RefOr<T>) -> Option<&T> {
    match either {
        RefOr::T(value) => Some(value),
        RefOr::Ref(_) => None,
    }
}

/// Adds the problems that an operation of this shape may answer with.
fn answer(operation: &mut Operation, writes: bool) {
    let parameters: Vec<_> = operation
        .parameters
        .iter()
        .flatten()
        .filter_map(inline)
        .collect();
    let has = |name: &str| parameters.iter().any(|p| p.name == name);
    // An operation without a requirement says that it has none.
    operation
        .security
        .get_or_insert_with(|| vec![SecurityRequirement::default()]);
    let mut may: Vec<(u16, &str)> = vec![
        (
            400,
            "The request cannot be read, or lacks a header it needs.",
        ),
        (404, "There is nothing here, or nothing that you may see."),
        (429, "Too many requests; wait as long as Retry-After says."),
        (500, "Our fault; nothing was half done."),
        (503, "Busy; try again after Retry-After."),
    ];
    if operation
        .security
        .as_ref()
        .is_some_and(|s| s.iter().any(|r| *r != SecurityRequirement::default()))
    {
        may.extend([
            (401, "No valid access token."),
            (403, "Your role does not allow this."),
        ]);
    }
    if parameters
        .iter()
        .any(|p| p.parameter_in == ParameterIn::Query)
    {
        may.push((422, "A filter is out of bounds; `errors` says which."));
    }
    if operation.request_body.is_some() {
        may.extend([
            (408, "The body took too long to arrive."),
            (413, "The body is larger than 64 KiB."),
            (415, "The body is not application/json, or is encoded."),
            (
                422,
                "Some fields are not valid; `errors` says which and why.",
            ),
        ]);
    }
    if has("If-Match") {
        may.extend([
            (412, "It changed since you read it."),
            (428, "If-Match is missing."),
        ]);
    }
    if writes {
        may.extend([
            (401, "Who asks could not be established."),
            (403, "This is not yours to do."),
            (
                409,
                "The present state does not allow this; `code` says why.",
            ),
            (410, "Too late: it expired or was used."),
            (422, "The values cannot be accepted; `errors` says which."),
        ]);
    }
    for (status, description) in may {
        let content = ContentBuilder::new()
            .schema(Some(RefOr::Ref(Ref::from_schema_name("Problem"))))
            .build();
        let response = ResponseBuilder::new()
            .description(description)
            .content("application/problem+json", content)
            .build();
        operation
            .responses
            .responses
            .entry(status.to_string())
            .or_insert(RefOr::T(response));
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response {
            let budget = |description: &str| {
                let text = ObjectBuilder::new()
                    .schema_type(Type::String)
                    .max_length(Some(100))
                    .build();
                HeaderBuilder::new()
                    .schema(Some(text))
                    .description(Some(description))
                    .build()
            };
            let headers = &mut response.headers;
            if status == "429" || status == "503" {
                let seconds = ObjectBuilder::new()
                    .schema_type(Type::Integer)
                    .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int32)))
                    .minimum(Some(1))
                    .maximum(Some(86_400))
                    .build();
                let wait = HeaderBuilder::new()
                    .schema(Some(seconds))
                    .description(Some("Seconds to wait."))
                    .build();
                headers.insert("Retry-After".into(), RefOr::T(wait));
            }
            headers.insert(
                "RateLimit".into(),
                RefOr::T(budget(
                    "What is left of the address's budget, and for how long.",
                )),
            );
            headers.insert(
                "RateLimit-Policy".into(),
                RefOr::T(budget("The budget of an address: requests and window.")),
            );
        }
    }
    if let Some(RefOr::T(body)) = operation.request_body.as_mut() {
        body.required = Some(Required::True);
    }
}
