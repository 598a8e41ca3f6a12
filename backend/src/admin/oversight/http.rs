//! Routes of the overview.
use super::super::names_store;
use super::{
    dto::{CallFilter, CallRow, EndPairing, PairingFilter, PairingRow, PairingRowAction, ToDo},
    store::{self, Days},
};
use crate::{
    identity::call::Signed,
    pairings::{
        self,
        model::{Pairing, PairingId, PairingStatus},
    },
    platform::{
        http::{Valid, ValidQuery},
        page::Page,
        problem::{PlatformRefusal, Problem},
    },
    programme,
};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use chrono::Duration;
use std::collections::HashMap;
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(get_to_do)
        .service(list_pairings_as_organiser)
        .service(end_pairing_as_organiser)
        .service(list_calls_as_organiser);
}

/// What wants attention today
///
/// Reasons by age, each with its oldest few: applications to review, answers to read again, calls without an offer,
/// pairs that did not begin, pairs that fell silent.
#[utoipa::path(tag = "admin", responses((status = 200, description = "What waits, by reason", body = ToDo)), security(("bearer" = [])))]
#[get("/admin/to-do")]
async fn get_to_do(call: Signed) -> Result<web::Json<ToDo>, Problem> {
    call.who.must_organise()?;
    let (programme, now) = (call.who.programme_id, call.now);
    let mut db = call.db().await?;
    let days = Days {
        zone: programme::store::time_zone(&db, programme).await?,
        now,
    };
    let week_ago = now - Duration::days(7);
    Ok(web::Json(ToDo {
        reviews: store::reviews(&mut db, programme).await?,
        reread: store::reread(&mut db, programme).await?,
        without_offer: store::without_offer(&mut db, programme, week_ago).await?,
        forming_stalled: store::forming_stalled(&mut db, programme, week_ago).await?,
        red_pairs: store::silent_since(&mut db, programme, days.ago(60)).await?,
    }))
}

/// List pairs and their health
///
/// Newest first, by state or health. Who, since when and when they last met; never what they said.
#[utoipa::path(tag = "admin", params(PairingFilter), responses((status = 200, description = "A page of pairs", body = Page<PairingRow>)), security(("bearer" = [])))]
#[get("/admin/pairings")]
async fn list_pairings_as_organiser(
    call: Signed,
    filter: ValidQuery<PairingFilter>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    call.who.must_organise()?;
    let (programme, now) = (call.who.programme_id, call.now);
    let mut db = call.db().await?;
    let days = Days {
        zone: programme::store::time_zone(&db, programme).await?,
        now,
    };
    let rows = store::pairings_page(&mut db, programme, &filter.0, &days).await?;
    let page = filter.0.page().cut(rows, |pairing| pairing.id)?;
    let people: Vec<_> = page
        .items
        .iter()
        .flat_map(|p| [p.mentee_id, p.mentor_id])
        .collect();
    let names = names_store::names(&mut db, programme, &people).await?;
    Ok(page
        .map(|pairing| row(&pairing, &names, &days))
        .respond(&request))
}

/// Close a pair that both call over
///
/// Organisers end no pair against the will of the two: they say that both agreed, and why it ends.
#[utoipa::path(tag = "admin", params(("pairing_id" = PairingId, Path, description = "The pair")), request_body = EndPairing, responses((status = 200, description = "The pair, ended", body = PairingRow)), security(("bearer" = [])))]
#[post("/admin/pairings/{pairing_id}/ending")]
async fn end_pairing_as_organiser(
    call: Signed,
    id: web::Path<PairingId>,
    body: Valid<EndPairing>,
) -> Result<web::Json<PairingRow>, Problem> {
    call.who.must_organise()?;
    let (programme, now) = (call.who.programme_id, call.now);
    let mut db = call.db().await?;
    let Valid(EndPairing { reason, words, .. }) = body;
    pairings::commands::end_agreed(&mut db, &call.who, *id, reason, words, now).await?;
    let pairing = pairings::store::find(&mut db, programme, *id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    let days = Days {
        zone: programme::store::time_zone(&db, programme).await?,
        now,
    };
    let names =
        names_store::names(&mut db, programme, &[pairing.mentee_id, pairing.mentor_id]).await?;
    Ok(web::Json(row(&pairing, &names, &days)))
}

/// List calls
///
/// Longest wait first, with the number of open offers, so that nobody is left without.
#[utoipa::path(tag = "admin", params(CallFilter), responses((status = 200, description = "A page of calls", body = Page<CallRow>)), security(("bearer" = [])))]
#[get("/admin/calls")]
async fn list_calls_as_organiser(
    call: Signed,
    filter: ValidQuery<CallFilter>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    call.who.must_organise()?;
    let mut db = call.db().await?;
    let rows = store::calls_page(&mut db, call.who.programme_id, &filter.0).await?;
    let page = filter.0.page().cut(rows, |line| (line.3, line.0))?;
    let people: Vec<_> = page.items.iter().map(|line| line.1).collect();
    let names = names_store::names(&mut db, call.who.programme_id, &people).await?;
    let view = |(id, mentee, status, waiting_since, open_offers)| CallRow {
        id,
        mentee_account_id: mentee,
        mentee_name: names.get(&mentee).cloned().unwrap_or_default(),
        status,
        waiting_since,
        open_offers,
    };
    Ok(page.map(view).respond(&request))
}

fn row(
    pairing: &Pairing,
    names: &HashMap<crate::identity::model::AccountId, String>,
    days: &Days,
) -> PairingRow {
    let name = |who| names.get(&who).cloned().unwrap_or_default();
    let live = pairing.status != PairingStatus::Ended;
    PairingRow {
        id: pairing.id,
        mentee_name: name(pairing.mentee_id),
        mentor_name: name(pairing.mentor_id),
        status: pairing.status,
        health: pairing.health(days.zone, days.now),
        formed_at: pairing.formed_at,
        last_contact_on: pairing.last_contact_on,
        ended_reason: pairing.ended_reason,
        actions: if live {
            vec![PairingRowAction::End]
        } else {
            vec![]
        },
    }
}
