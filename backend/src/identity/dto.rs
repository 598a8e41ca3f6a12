//! What goes over the wire.
use super::model::{AccountId, Locale, Role, Session, SessionId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

/// A new account.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    /// Her address; a link to confirm it is sent there.
    #[validate(email(message = "Write an address such as lea@example.org."))]
    #[validate(length(min = 3, max = 254, message = "An address has 3 to 254 characters."))]
    #[schema(format = Email, min_length = 3, max_length = 254, example = "lea@example.org")]
    pub email: String,
    /// Any characters; strong enough not to be guessed.
    #[validate(length(min = 12, max = 128, message = "Choose 12 to 128 characters."))]
    #[schema(format = Password, min_length = 12, max_length = 128, example = "quatre girafes repeignent le phare")]
    pub password: String,
    /// The language of her mails.
    pub locale: Locale,
}

/// Address and password.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The address of the account, in any case.
    #[validate(length(min = 3, max = 254, message = "An address has 3 to 254 characters."))]
    #[schema(min_length = 3, max_length = 254, example = "lea@example.org")]
    pub email: String,
    /// Her password.
    #[validate(length(min = 1, max = 128, message = "A password has 1 to 128 characters."))]
    #[schema(format = Password, min_length = 1, max_length = 128, example = "quatre girafes repeignent le phare")]
    pub password: String,
}

/// An address to which a link may be sent.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkRequest {
    /// The address of the account, in any case.
    #[validate(email(message = "Write an address such as lea@example.org."))]
    #[validate(length(min = 3, max = 254, message = "An address has 3 to 254 characters."))]
    #[schema(format = Email, min_length = 3, max_length = 254, example = "lea@example.org")]
    pub email: String,
}

/// The token of a link.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    /// What stands after the `#` of the link.
    #[validate(length(min = 1, max = 200, message = "A token has 1 to 200 characters."))]
    #[schema(
        min_length = 1,
        max_length = 200,
        example = "N0bGpQyqWkV3vH6m2nq1cQw6H7k8o0sYb1rJtXzA9dE"
    )]
    pub token: String,
}

/// A new password, by a link.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordReset {
    /// What stands after the `#` of the link.
    #[validate(length(min = 1, max = 200, message = "A token has 1 to 200 characters."))]
    #[schema(
        min_length = 1,
        max_length = 200,
        example = "N0bGpQyqWkV3vH6m2nq1cQw6H7k8o0sYb1rJtXzA9dE"
    )]
    pub token: String,
    /// Any characters; strong enough not to be guessed.
    #[validate(length(min = 12, max = 128, message = "Choose 12 to 128 characters."))]
    #[schema(format = Password, min_length = 12, max_length = 128, example = "quatre girafes repeignent le phare")]
    pub password: String,
}

/// Another password.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The present one; null when there is none yet.
    #[validate(length(min = 1, max = 128, message = "A password has 1 to 128 characters."))]
    #[schema(format = Password, min_length = 1, max_length = 128, example = "quatre girafes repeignent le phare")]
    pub current_password: Option<String>,
    /// Any characters; strong enough not to be guessed.
    #[validate(length(min = 12, max = 128, message = "Choose 12 to 128 characters."))]
    #[schema(format = Password, min_length = 12, max_length = 128, example = "sept loutres traduisent Flaubert")]
    pub new_password: String,
}

/// What to change of one's preferences; what is left out stays.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeUpdate {
    /// The language of screens and mails.
    pub locale: Option<Locale>,
    /// A name of the IANA database.
    #[validate(length(
        min = 1,
        max = 64,
        message = "A time zone's name has 1 to 64 characters."
    ))]
    #[schema(min_length = 1, max_length = 64, example = "Europe/Paris")]
    pub time_zone: Option<String>,
}

crate::text_enum! {
    /// What to do next.
    pub enum AcceptedCode {
        CheckYourMail = "check_your_mail",
    }
}

/// The request was taken; whether anything comes of it shows elsewhere.
#[derive(Serialize, ToSchema)]
pub struct Accepted {
    pub message_code: AcceptedCode,
}

impl Accepted {
    /// A mail may be under way.
    #[must_use]
    pub fn check_your_mail() -> Self {
        Self {
            message_code: AcceptedCode::CheckYourMail,
        }
    }
}

crate::text_enum! {
    /// How an access token is presented.
    pub enum TokenType {
        Bearer = "Bearer",
    }
}

/// What calls are made with. The refresh token came beside it, as a cookie.
#[derive(Serialize, ToSchema)]
pub struct SessionToken {
    /// Goes into `Authorization: Bearer …`.
    #[schema(
        max_length = 2048,
        example = "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJIUzI1NiJ9.e30.c2ln"
    )]
    pub access_token: String,
    pub token_type: TokenType,
    /// Seconds until it has to be refreshed.
    #[schema(minimum = 1, maximum = 600, example = 600)]
    pub expires_in: i64,
}

/// A device on which she is signed in.
#[derive(Serialize, ToSchema)]
pub struct SessionView {
    pub id: SessionId,
    /// What the browser says it is; may be empty.
    #[schema(
        max_length = 300,
        example = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    )]
    pub user_agent: String,
    pub created_at: DateTime<Utc>,
    /// When it last refreshed its token.
    pub last_seen_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub current: bool,
}

impl SessionView {
    /// A session as its owner sees it from the session `current`.
    #[must_use]
    pub fn new(session: Session, current: SessionId) -> Self {
        Self {
            current: session.id == current,
            id: session.id,
            user_agent: session.user_agent,
            created_at: session.created_at,
            last_seen_at: session.last_seen_at,
        }
    }
}

/// Who I am in this programme.
#[derive(Serialize, ToSchema)]
pub struct Me {
    pub account_id: AccountId,
    #[schema(max_length = 254, example = "lea@example.org")]
    pub email: String,
    pub locale: Locale,
    /// A name of the IANA database.
    #[schema(max_length = 64, example = "Europe/Paris")]
    pub time_zone: String,
    /// Rises with every change; the ETag.
    #[schema(minimum = 1, maximum = 2_000_000_000, example = 1)]
    pub version: i32,
    /// What I am here: granted roles, and those that come from admission.
    #[schema(max_items = 5)]
    pub roles: Vec<Role>,
    /// My candidacies, oldest first.
    #[schema(max_items = 100)]
    pub applicants: Vec<MyApplicant>,
    /// Whether the charter changed since I accepted it.
    pub charter_outdated: bool,
    #[schema(max_length = 120, example = "Marelle")]
    pub programme_name: String,
}

/// One of my candidacies.
#[derive(Serialize, ToSchema)]
pub struct MyApplicant {
    pub id: Uuid,
    pub role: Role,
    /// Where it stands.
    #[schema(schema_with = applicant_status)]
    pub status: String,
}

/// The words belong to the applicants, who stand on this feature: named in the document, not imported.
fn applicant_status() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
    utoipa::openapi::Ref::from_schema_name("ApplicantStatus").into()
}
