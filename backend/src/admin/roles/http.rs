//! Routes of granted roles.
use super::dto::{GrantedRole, NewRoleGrant, RoleGrantView};
use crate::{
    identity::{
        self,
        call::Signed,
        model::{AccountId, Role},
    },
    platform::{
        http::{Valid, ValidQuery},
        page::{Page, PageQuery},
        problem::Problem,
    },
};
use actix_web::{HttpRequest, HttpResponse, delete, get, http::header, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list_role_grants)
        .service(grant_role)
        .service(revoke_role);
}

/// List granted roles
///
/// Organisers, safeguarding leads and administrators of this programme.
#[utoipa::path(tag = "admin", params(PageQuery), responses((status = 200, description = "A page of grants", body = Page<RoleGrantView>)), security(("bearer" = [])))]
#[get("/admin/roles")]
async fn list_role_grants(
    call: Signed,
    page: ValidQuery<PageQuery>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    call.who.must_be(Role::Administrator)?;
    let mut db = call.db().await?;
    let grants = identity::store::grants::page(&mut db, call.who.programme_id, &page.0).await?;
    Ok(grants.try_map(RoleGrantView::of)?.respond(&request))
}

/// Grant a role
///
/// To somebody who has an account with this address. Granting what she has already changes nothing.
#[utoipa::path(tag = "admin", request_body = NewRoleGrant, responses((status = 201, description = "The grant", body = RoleGrantView)), security(("bearer" = [])))]
#[post("/admin/roles")]
async fn grant_role(call: Signed, body: Valid<NewRoleGrant>) -> Result<HttpResponse, Problem> {
    call.who.must_be(Role::Administrator)?;
    let mut db = call.db().await?;
    let grant = identity::commands::grants::grant(
        &mut db,
        &call.who,
        &body.0.email,
        body.0.role.into(),
        call.now,
    )
    .await?;
    let place = format!("/api/v1/admin/roles/{}/{}", grant.account_id, grant.role);
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, place))
        .json(RoleGrantView::of(grant)?))
}

/// Take a role back
///
/// The last administrator cannot take her own role: somebody must be left who can grant one.
#[utoipa::path(tag = "admin", params(("account_id" = AccountId, Path, description = "Whose role"), ("role" = GrantedRole, Path, description = "Which role")), responses((status = 204, description = "She has it no longer")), security(("bearer" = [])))]
#[delete("/admin/roles/{account_id}/{role}")]
async fn revoke_role(
    call: Signed,
    path: web::Path<(AccountId, GrantedRole)>,
) -> Result<HttpResponse, Problem> {
    call.who.must_be(Role::Administrator)?;
    let (account, role) = path.into_inner();
    let mut db = call.db().await?;
    identity::commands::grants::revoke(&mut db, &call.who, account, role.into(), call.now).await?;
    Ok(HttpResponse::NoContent().finish())
}
