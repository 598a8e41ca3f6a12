//! Accounts and the links that act on them.
use super::{signed_in, visit};
use crate::{
    identity::{
        call::{Anyone, Doors},
        client::{Client, SameOrigin},
        commands::{passwords, signing_in, signing_up},
        dto::{Accepted, LinkRequest, LinkToken, PasswordReset, SessionToken, SignUp},
        even::{self, Even},
    },
    platform::{http::Valid, problem::Problem},
};
use actix_web::{HttpResponse, post, web};

/// Sign up
///
/// Sends a mail with a link that confirms the address. The answer is the same for an address that has an account.
#[utoipa::path(
    tag = "identity",
    request_body = SignUp,
    responses((status = 202, description = "A mail is under way.", body = Accepted))
)]
#[post("/accounts")]
pub async fn sign_up(
    anyone: Anyone,
    doors: web::Data<Doors>,
    client: Client,
    Valid(body): Valid<SignUp>,
) -> Result<HttpResponse, Problem> {
    let even = Even::for_at_least(even::WITH_A_HASH);
    let visit = visit(&anyone, &doors, &client).await?;
    let done = signing_up::sign_up(visit, &body.email, &body.password, body.locale).await;
    even.out().await;
    done.map(|()| HttpResponse::Accepted().json(Accepted::check_your_mail()))
}

/// Confirm an address
///
/// Acts on the link of the mail that signing up sent, once, and signs in.
#[utoipa::path(
    tag = "identity",
    request_body = LinkToken,
    responses((status = 200, description = "Confirmed and signed in; the refresh token is in the cookie.", body = SessionToken))
)]
#[post("/email-verifications")]
pub async fn verify_email(
    anyone: Anyone,
    doors: web::Data<Doors>,
    client: Client,
    _: SameOrigin,
    Valid(body): Valid<LinkToken>,
) -> Result<HttpResponse, Problem> {
    let visit = visit(&anyone, &doors, &client).await?;
    let opened = signing_up::verify(visit, &body.token).await?;
    signed_in(&doors, opened, anyone.now)
}

/// Ask for a sign-in link
///
/// Sends a link that signs in without a password. The answer is the same for an address that nobody has.
#[utoipa::path(
    tag = "identity",
    request_body = LinkRequest,
    responses((status = 202, description = "A mail is under way, if there is such an account.", body = Accepted))
)]
#[post("/magic-links")]
pub async fn request_magic_link(
    anyone: Anyone,
    doors: web::Data<Doors>,
    client: Client,
    Valid(body): Valid<LinkRequest>,
) -> Result<HttpResponse, Problem> {
    let even = Even::for_at_least(even::WITHOUT_A_HASH);
    let visit = visit(&anyone, &doors, &client).await?;
    let done = signing_in::ask_for_link(visit, &body.email, "account.sign_in_asked").await;
    even.out().await;
    done.map(|()| HttpResponse::Accepted().json(Accepted::check_your_mail()))
}

/// Ask to choose a new password
///
/// Sends a link to a page that takes a new password. The answer is the same for an address that nobody has.
#[utoipa::path(
    tag = "identity",
    request_body = LinkRequest,
    responses((status = 202, description = "A mail is under way, if there is such an account.", body = Accepted))
)]
#[post("/password-resets")]
pub async fn request_password_reset(
    anyone: Anyone,
    doors: web::Data<Doors>,
    client: Client,
    Valid(body): Valid<LinkRequest>,
) -> Result<HttpResponse, Problem> {
    let even = Even::for_at_least(even::WITHOUT_A_HASH);
    let visit = visit(&anyone, &doors, &client).await?;
    let done = signing_in::ask_for_link(visit, &body.email, "account.reset_asked").await;
    even.out().await;
    done.map(|()| HttpResponse::Accepted().json(Accepted::check_your_mail()))
}

/// Choose a new password
///
/// Acts on the link of the mail, once. All sessions end.
#[utoipa::path(
    tag = "identity",
    request_body = PasswordReset,
    responses((status = 204, description = "The new password holds; sign in with it."))
)]
#[post("/password-resets/confirmation")]
pub async fn reset_password(
    anyone: Anyone,
    doors: web::Data<Doors>,
    client: Client,
    Valid(body): Valid<PasswordReset>,
) -> Result<HttpResponse, Problem> {
    let visit = visit(&anyone, &doors, &client).await?;
    passwords::reset(visit, &body.token, &body.password).await?;
    Ok(HttpResponse::NoContent().finish())
}
