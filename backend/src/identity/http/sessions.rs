//! Sessions.
use super::{signed_in, visit};
use crate::{
    identity::{
        call::{Anyone, Doors, Signed},
        client::{self, Client, SameOrigin},
        commands::{sessions, signing_in},
        dto::{LinkToken, SessionToken, SessionView, SignIn},
        model::SessionId,
        store, token,
    },
    platform::{
        http::{Valid, ValidQuery},
        page::{Page, PageQuery},
        problem::Problem,
    },
};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};

/// Sign in by password
///
/// Wrong addresses and wrong passwords are answered alike and equally fast.
#[utoipa::path(
    tag = "identity",
    request_body = SignIn,
    responses((status = 200, description = "Signed in; the refresh token is in the cookie.", body = SessionToken))
)]
#[post("/sessions")]
pub async fn sign_in(
    anyone: Anyone,
    doors: web::Data<Doors>,
    client: Client,
    _: SameOrigin,
    Valid(body): Valid<SignIn>,
) -> Result<HttpResponse, Problem> {
    let visit = visit(&anyone, &doors, &client).await?;
    let opened = signing_in::by_password(visit, &body.email, &body.password).await?;
    signed_in(&doors, opened, anyone.now)
}

/// Sign in by a link
///
/// Acts on the link of the mail, once. It proves the address too.
#[utoipa::path(
    tag = "identity",
    request_body = LinkToken,
    responses((status = 200, description = "Signed in; the refresh token is in the cookie.", body = SessionToken))
)]
#[post("/sessions/magic")]
pub async fn sign_in_by_link(
    anyone: Anyone,
    doors: web::Data<Doors>,
    client: Client,
    _: SameOrigin,
    Valid(body): Valid<LinkToken>,
) -> Result<HttpResponse, Problem> {
    let visit = visit(&anyone, &doors, &client).await?;
    let opened = signing_in::by_link(visit, &body.token).await?;
    signed_in(&doors, opened, anyone.now)
}

/// Refresh the session
///
/// Exchanges the cookie `__Host-marelle` for a new access token and a new cookie. A cookie that is presented again,
/// later than a second tab would, is a copy: the session ends.
#[utoipa::path(
    tag = "identity",
    responses((status = 200, description = "A new access token; the new refresh token is in the cookie.", body = SessionToken))
)]
#[post("/sessions/refresh")]
pub async fn refresh_session(
    anyone: Anyone,
    doors: web::Data<Doors>,
    _: SameOrigin,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let token = client::refresh_token(&request).ok_or_else(token::ended)?;
    let programme = anyone.programme(&mut *anyone.db().await?).await?;
    let opened = sessions::refresh(&doors, programme, &token, anyone.now).await?;
    signed_in(&doors, opened, anyone.now)
}

/// Sign out
///
/// Ends the session of the cookie `__Host-marelle` and takes the cookie away.
#[utoipa::path(
    tag = "identity",
    responses((status = 204, description = "Signed out."))
)]
#[delete("/sessions/current")]
pub async fn sign_out(
    anyone: Anyone,
    doors: web::Data<Doors>,
    _: SameOrigin,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let token = client::refresh_token(&request).ok_or_else(token::ended)?;
    sessions::sign_out(&doors, &token, anyone.now).await?;
    Ok(HttpResponse::NoContent()
        .cookie(client::no_cookie())
        .finish())
}

/// List my sessions
///
/// The devices on which I am signed in, the one used last first.
#[utoipa::path(
    tag = "identity",
    params(PageQuery),
    responses((status = 200, description = "A page of sessions.", body = Page<SessionView>)),
    security(("bearer" = []))
)]
#[get("/sessions")]
pub async fn list_sessions(
    signed: Signed,
    request: HttpRequest,
    ValidQuery(query): ValidQuery<PageQuery>,
) -> Result<HttpResponse, Problem> {
    let (me, current) = (signed.who.account_id, signed.who.session_id);
    let mut conn = signed.db().await?;
    let found = store::sessions::page(&mut conn, me, &query, signed.now).await?;
    let page = query.cut(found, |session| (session.last_seen_at, session.id))?;
    Ok(page
        .map(|session| SessionView::new(session, current))
        .respond(&request))
}

/// End one of my sessions
///
/// Signs a device out, at once. It may be the one that asks.
#[utoipa::path(
    tag = "identity",
    params(("session_id" = SessionId, Path, description = "One of my sessions.")),
    responses((status = 204, description = "The session has ended.")),
    security(("bearer" = []))
)]
#[delete("/sessions/{session_id}")]
pub async fn end_session(
    signed: Signed,
    path: web::Path<SessionId>,
) -> Result<HttpResponse, Problem> {
    let mut conn = signed.db().await?;
    sessions::end(&mut conn, &signed.who, path.into_inner(), signed.now).await?;
    Ok(HttpResponse::NoContent().finish())
}
