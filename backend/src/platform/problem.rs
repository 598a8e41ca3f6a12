//! Problem details for HTTP APIs (RFC 9457): the one error type of the API, and how a feature says no without HTTP.
use actix_web::{HttpResponse, ResponseError, http::StatusCode, http::header};
use serde::Serialize;
use utoipa::ToSchema;

/// Why a feature says no. What a caller may not know exists is `NotFound`, not `Forbidden`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Invalid,
    Unauthenticated,
    Forbidden,
    NotFound,
    Conflict,
    Gone,
    TooMany,
}

impl Kind {
    /// The number of the HTTP status that says it.
    #[must_use]
    pub const fn number(self) -> u16 {
        match self {
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Conflict => 409,
            Self::Gone => 410,
            Self::Invalid => 422,
            Self::TooMany => 429,
        }
    }
}

/// A refusal: a code that never changes, its kind and, as `Display`, a sentence for people.
pub trait Refusal: std::fmt::Display {
    fn code(&self) -> &'static str;
    fn kind(&self) -> Kind;
}

/// Declares a feature's refusals: `Variant: Kind, "stable-code", "sentence that names the remedy";`.
#[macro_export]
macro_rules! refusals {
    ($(#[$doc:meta])* $vis:vis enum $name:ident { $($variant:ident: $kind:ident, $code:literal, $sentence:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
        $vis enum $name {
            $(#[doc = $sentence] #[error($sentence)] $variant),+
        }

        impl $name {
            /// Every code this feature may answer with: the document lists them, `openapi/problems.md` explains them.
            pub const CODES: &'static [$crate::platform::problem::Told] = &[$(
                $crate::platform::problem::Told {
                    code: $code,
                    status: $crate::platform::problem::Kind::$kind.number(),
                    sentence: $sentence,
                }
            ),+];
        }

        impl $crate::platform::problem::Refusal for $name {
            fn code(&self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            fn kind(&self) -> $crate::platform::problem::Kind {
                match self { $(Self::$variant => $crate::platform::problem::Kind::$kind),+ }
            }
        }
    };
}

refusals! {
    /// What the platform itself refuses, before or around any feature.
    pub enum PlatformRefusal {
        Validation: Invalid, "validation-failed", "Some fields are not valid; `errors` says which and why.";
        Unauthenticated: Unauthenticated, "unauthenticated", "Sign in first: this needs a valid access token.";
        Forbidden: Forbidden, "forbidden", "Your role does not allow this.";
        NotFound: NotFound, "not-found", "There is nothing here, or nothing that you may see.";
        TooMany: TooMany, "too-many-requests", "Too many requests; wait as long as Retry-After says.";
        KeyReused: Invalid, "idempotency-key-reused", "This Idempotency-Key was used for another request; take a new one.";
        KeyBusy: Conflict, "idempotency-key-in-progress", "The first request with this Idempotency-Key is still under way; try again shortly.";
    }
}

/// A code as it is explained to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub code: &'static str,
    pub status: u16,
    pub sentence: &'static str,
}

/// Answers that no refusal stands behind: the framework's own, and ours when something breaks.
pub const BARE_CODES: &[Told] = &[
    MALFORMED,
    KEY_MISSING,
    METHOD_NOT_ALLOWED,
    REQUEST_TIMEOUT,
    PRECONDITION_FAILED,
    PRECONDITION_REQUIRED,
    PAYLOAD_TOO_LARGE,
    URI_TOO_LONG,
    UNSUPPORTED_MEDIA_TYPE,
    HEADERS_TOO_LARGE,
    INTERNAL,
    UNAVAILABLE,
];

const fn told(code: &'static str, status: u16, sentence: &'static str) -> Told {
    Told {
        code,
        status,
        sentence,
    }
}

const MALFORMED: Told = told(
    "malformed-request",
    400,
    "The request cannot be understood; `detail` says where it stops making sense.",
);
const KEY_MISSING: Told = told(
    "idempotency-key-missing",
    400,
    "Send an Idempotency-Key header (1 to 200 visible characters), a new one per intention, the same one per retry.",
);
const METHOD_NOT_ALLOWED: Told = told(
    "method-not-allowed",
    405,
    "This address knows other methods; Allow lists them.",
);
const REQUEST_TIMEOUT: Told = told(
    "request-timeout",
    408,
    "The request took too long to arrive; send it again.",
);
const PRECONDITION_FAILED: Told = told(
    "precondition-failed",
    412,
    "It changed since you read it. Read it again, then repeat your change.",
);
const PRECONDITION_REQUIRED: Told = told(
    "precondition-required",
    428,
    "Send If-Match with the ETag you read, so that nobody's change is overwritten.",
);
const PAYLOAD_TOO_LARGE: Told = told(
    "payload-too-large",
    413,
    "The body is too large; send at most 64 KiB.",
);
const URI_TOO_LONG: Told = told("uri-too-long", 414, "The address is too long.");
const UNSUPPORTED_MEDIA_TYPE: Told = told(
    "unsupported-media-type",
    415,
    "Send the body as application/json, without Content-Encoding.",
);
const HEADERS_TOO_LARGE: Told = told("headers-too-large", 431, "The headers are too large.");
const INTERNAL: Told = told(
    "internal",
    500,
    "Something went wrong on our side; nothing was half done. Try again, and tell us the instance if it lasts.",
);
const UNAVAILABLE: Told = told(
    "unavailable",
    503,
    "The service is busy; nothing was half done. Try again in a few seconds.",
);

/// One thing wrong at one place of the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldProblem {
    /// JSON pointer (RFC 6901) into the body, or `/query/<name>` and `/header/<name>`.
    #[schema(max_length = 500, example = "/why")]
    pub pointer: String,
    /// Machine-readable reason.
    #[schema(max_length = 100, example = "length")]
    pub code: String,
    /// The remedy in a sentence.
    #[schema(max_length = 1000, example = "Write between 150 and 1500 characters.")]
    pub detail: String,
}

/// `application/problem+json`.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// A URI that names this kind of problem.
    #[serde(rename = "type")]
    #[schema(max_length = 200, example = "/problems#not-found")]
    pub kind: String,
    /// The status in words.
    #[schema(max_length = 100, example = "Not Found")]
    pub title: String,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599, example = 404)]
    pub status: u16,
    /// What happened here and what to do, in a sentence.
    #[schema(
        max_length = 1000,
        example = "There is nothing here, or nothing that you may see."
    )]
    pub detail: String,
    /// Stable, machine-readable.
    pub code: ProblemCode,
    /// This occurrence: the request id that our logs carry too.
    #[schema(
        max_length = 100,
        example = "urn:uuid:018f0000-0000-7000-8000-000000000000"
    )]
    pub instance: String,
    /// What is wrong where, when the request itself was not valid.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 200)]
    pub errors: Vec<FieldProblem>,
}

/// Every code there is; the closed list is filled in where all features meet.
#[derive(Serialize)]
#[serde(transparent)]
pub struct ProblemCode(pub &'static str);

impl utoipa::PartialSchema for ProblemCode {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .into()
    }
}
impl ToSchema for ProblemCode {}

/// The one error type of commands and handlers.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    detail: String,
    errors: Vec<FieldProblem>,
    retry_after: Option<u32>,
    cause: Option<anyhow::Error>,
}

impl Problem {
    fn bare(told: Told) -> Self {
        Self {
            status: status(told.status),
            code: told.code,
            detail: told.sentence.into(),
            errors: vec![],
            retry_after: None,
            cause: None,
        }
    }

    /// The request cannot be read: syntax, a header, a cursor.
    pub fn malformed(detail: impl Into<String>) -> Self {
        Self {
            detail: detail.into(),
            ..Self::bare(MALFORMED)
        }
    }

    /// The request can be read and some places of it are wrong.
    #[must_use]
    pub fn invalid(errors: Vec<FieldProblem>) -> Self {
        Self {
            errors,
            ..PlatformRefusal::Validation.into()
        }
    }

    /// A refusal about one place of the body.
    #[must_use]
    pub fn at(pointer: &str, refusal: impl Refusal) -> Self {
        let detail = refusal.to_string();
        let error = FieldProblem {
            pointer: pointer.into(),
            code: refusal.code().into(),
            detail,
        };
        Self {
            errors: vec![error],
            ..Self::from(refusal)
        }
    }

    /// A refusal with the places it is about.
    #[must_use]
    pub fn with_errors(refusal: impl Refusal, errors: Vec<FieldProblem>) -> Self {
        Self {
            errors,
            ..Self::from(refusal)
        }
    }

    /// Our fault: logged with its cause, told without it.
    pub fn internal(cause: impl Into<anyhow::Error>) -> Self {
        Self {
            cause: Some(cause.into()),
            ..Self::bare(INTERNAL)
        }
    }

    /// For now: the same request may succeed after `Retry-After` seconds.
    pub fn unavailable(cause: impl Into<anyhow::Error>) -> Self {
        Self {
            cause: Some(cause.into()),
            retry_after: Some(2),
            ..Self::bare(UNAVAILABLE)
        }
    }

    /// Too many requests of one kind; `seconds` until the next may pass.
    #[must_use]
    pub fn too_many(seconds: u32) -> Self {
        Self {
            retry_after: Some(seconds.max(1)),
            ..PlatformRefusal::TooMany.into()
        }
    }

    /// Changing this needs to know what it was: `If-Match` is missing.
    #[must_use]
    pub fn precondition_required() -> Self {
        Self::bare(PRECONDITION_REQUIRED)
    }

    /// Somebody changed it since it was read.
    #[must_use]
    pub fn precondition_failed() -> Self {
        Self::bare(PRECONDITION_FAILED)
    }

    /// A creating request without its key.
    #[must_use]
    pub fn key_missing() -> Self {
        Self::bare(KEY_MISSING)
    }

    /// The problem that stands for a status the framework answered by itself.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        if let Some(told) = BARE_CODES
            .iter()
            .find(|told| told.status == status.as_u16() && status != 400)
        {
            return Self::bare(*told);
        }
        match status {
            StatusCode::NOT_FOUND => PlatformRefusal::NotFound.into(),
            StatusCode::UNAUTHORIZED => PlatformRefusal::Unauthenticated.into(),
            StatusCode::FORBIDDEN => PlatformRefusal::Forbidden.into(),
            other if other.is_client_error() => Self {
                status: other,
                ..Self::bare(MALFORMED)
            },
            other => Self {
                status: other,
                ..Self::internal(anyhow::anyhow!("answered {other} without a problem"))
            },
        }
    }

    /// Stable code, for those who decide by it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// What lies beneath, when it was our fault or the database's.
    #[must_use]
    pub const fn cause(&self) -> Option<&anyhow::Error> {
        self.cause.as_ref()
    }
}

fn status(number: u16) -> StatusCode {
    StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

impl<R: Refusal> From<R> for Problem {
    fn from(refusal: R) -> Self {
        Self {
            status: status(refusal.kind().number()),
            code: refusal.code(),
            detail: refusal.to_string(),
            errors: vec![],
            retry_after: None,
            cause: None,
        }
    }
}

/// What the database says and no feature claimed is a fault of ours, unless it only asks for patience.
impl From<diesel::result::Error> for Problem {
    fn from(error: diesel::result::Error) -> Self {
        if super::db::is_transient_error(&error) {
            Self::unavailable(error)
        } else {
            Self::internal(error)
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code, self.detail)?;
        self.cause
            .as_ref()
            .map_or(Ok(()), |cause| write!(f, " ({cause:#})"))
    }
}

impl std::error::Error for Problem {}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        let instance = uuid::Uuid::now_v7();
        if let Some(cause) = &self.cause {
            tracing::error!(%instance, code = self.code, error = ?cause, "request failed");
        }
        let mut response = HttpResponse::build(self.status);
        if let Some(seconds) = self.retry_after {
            response.insert_header((header::RETRY_AFTER, seconds.to_string()));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            response.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
        }
        response
            .content_type("application/problem+json")
            .json(ProblemBody {
                kind: format!("/problems#{}", self.code),
                title: self.status.canonical_reason().unwrap_or("Error").into(),
                status: self.status.as_u16(),
                detail: self.detail.clone(),
                code: ProblemCode(self.code),
                instance: format!("urn:uuid:{instance}"),
                errors: self.errors.clone(),
            })
    }
}
