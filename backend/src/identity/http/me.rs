//! Who I am.
use crate::{
    identity::{
        call::{Doors, Signed},
        commands::{passwords, preferences},
        dto::{Me, MeUpdate, MyApplicant, PasswordChange},
        store, token,
    },
    platform::{
        etag::{IfMatch, IfMatchHeader, versioned},
        http::Valid,
        problem::Problem,
    },
};
use actix_web::{HttpResponse, get, patch, put, web};

/// Read who I am
///
/// My account, what I am in this programme, and my candidacies.
#[utoipa::path(
    tag = "identity",
    responses((status = 200, description = "Who I am.", body = Me)),
    security(("bearer" = []))
)]
#[get("/me")]
pub async fn read_me(signed: Signed) -> Result<HttpResponse, Problem> {
    let me = view(&signed).await?;
    Ok(versioned(me.version, &me))
}

/// Change my preferences
///
/// The language of screens and mails, and my time zone.
#[utoipa::path(
    tag = "identity",
    params(IfMatchHeader),
    request_body = MeUpdate,
    responses((status = 200, description = "Who I am now.", body = Me)),
    security(("bearer" = []))
)]
#[patch("/me")]
pub async fn update_me(
    signed: Signed,
    read: IfMatch,
    Valid(body): Valid<MeUpdate>,
) -> Result<HttpResponse, Problem> {
    let zone = body.time_zone.as_deref();
    let mut conn = signed.db().await?;
    preferences::change(&mut conn, &signed.who, read, body.locale, zone, signed.now).await?;
    drop(conn);
    let me = view(&signed).await?;
    Ok(versioned(me.version, &me))
}

/// Change my password
///
/// All my other sessions end. Whoever has none yet sends null for the present one.
#[utoipa::path(
    tag = "identity",
    request_body = PasswordChange,
    responses((status = 204, description = "The new password holds.")),
    security(("bearer" = []))
)]
#[put("/me/password")]
pub async fn change_password(
    signed: Signed,
    doors: web::Data<Doors>,
    Valid(body): Valid<PasswordChange>,
) -> Result<HttpResponse, Problem> {
    let current = body.current_password.as_deref();
    passwords::change(&doors, &signed.who, current, &body.new_password, signed.now).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn view(signed: &Signed) -> Result<Me, Problem> {
    let (who, mut conn) = (&signed.who, signed.db().await?);
    let account = store::accounts::find(&mut conn, who.account_id)
        .await?
        .ok_or_else(token::ended)?;
    let candidacies = store::me::candidacies(&mut conn, who.programme_id, who.account_id).await?;
    let (programme_name, charter_outdated) =
        store::me::surroundings(&mut conn, who.programme_id, who.account_id).await?;
    Ok(Me {
        account_id: account.id,
        email: account.email,
        locale: account.locale,
        time_zone: account.time_zone,
        version: account.version,
        roles: who.roles.clone(),
        applicants: candidacies
            .into_iter()
            .map(|c| MyApplicant {
                id: c.id,
                role: c.role,
                status: c.status,
            })
            .collect(),
        charter_outdated,
        programme_name,
    })
}
