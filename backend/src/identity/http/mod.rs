//! Routes of this feature.
mod accounts;
mod me;
mod sessions;

use super::{
    call::{Anyone, Doors},
    client::{self, Client},
    commands::{Visit, sessions::Opened},
    dto::{SessionToken, TokenType},
    token::ACCESS_TOKEN_LIFE,
};
use crate::platform::problem::Problem;
use actix_web::{HttpResponse, http::header};
use chrono::{DateTime, Utc};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(accounts::sign_up)
        .service(accounts::verify_email)
        .service(accounts::request_magic_link)
        .service(accounts::request_password_reset)
        .service(accounts::reset_password)
        .service(sessions::sign_in)
        .service(sessions::sign_in_by_link)
        .service(sessions::refresh_session)
        .service(sessions::sign_out)
        .service(sessions::list_sessions)
        .service(sessions::end_session)
        .service(me::read_me)
        .service(me::update_me)
        .service(me::change_password);
}

/// The visit of somebody who says no name.
async fn visit<'a>(
    anyone: &Anyone,
    doors: &'a Doors,
    client: &'a Client,
) -> Result<Visit<'a>, Problem> {
    let programme_id = anyone.programme(&mut *anyone.db().await?).await?;
    Ok(Visit {
        doors,
        client,
        programme_id,
        now: anyone.now,
    })
}

/// 200 with an access token, and the refresh token as a cookie.
fn signed_in(doors: &Doors, opened: Opened, now: DateTime<Utc>) -> Result<HttpResponse, Problem> {
    let Opened { session, refresh } = opened;
    let access_token = doors.keys.issue(session.account_id, session.id, now)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .cookie(client::cookie(refresh, &session, now))
        .json(SessionToken {
            access_token,
            token_type: TokenType::Bearer,
            expires_in: ACCESS_TOKEN_LIFE.num_seconds(),
        }))
}
