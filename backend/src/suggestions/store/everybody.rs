//! Everybody at once: mentors who can offer, calls that take offers, and what stands between the two.
use crate::{
    calls::model::CallId,
    identity::model::{AccountId, ProgrammeId},
    platform::{db::Conn, problem::Problem},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::{prelude::*, sql_types};
use diesel_async::RunQueryDsl;
use serde_json::Value;

/// A mentor who can offer, with the answers that are compared.
#[derive(QueryableByName, Debug)]
pub struct MentorRow {
    #[diesel(sql_type = sql_types::Uuid)]
    pub account_id: AccountId,
    #[diesel(sql_type = sql_types::Jsonb)]
    pub answers: Value,
    #[diesel(sql_type = sql_types::Array<sql_types::Text>)]
    pub languages: Vec<String>,
    #[diesel(sql_type = sql_types::Text)]
    pub region: String,
}

/// Mentors with a free place and an offer left to make, who take no break; by account.
///
/// # Errors
/// The database's.
pub async fn mentors(
    conn: &mut Conn,
    programme: ProgrammeId,
    compared: &[String],
    (now, today): (DateTime<Utc>, NaiveDate),
    offers_per_mentor: i32,
) -> Result<Vec<MentorRow>, Problem> {
    Ok(diesel::sql_query(
        "SELECT account_id, languages, region,
            (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(answers) WHERE key = ANY($2)) AS answers
         FROM applicants a
         WHERE programme_id = $1 AND role = 'mentor' AND status = 'admitted'
            AND (paused_at IS NULL OR paused_until <= $3)
            AND capacity > (SELECT count(*) FROM pairings p WHERE p.programme_id = a.programme_id
                AND p.mentor_id = a.account_id AND p.status IN ('forming', 'active', 'paused'))
            AND $4 > (SELECT count(*) FROM offers o WHERE o.programme_id = a.programme_id
                AND o.mentor_id = a.account_id AND o.status = 'open' AND o.expires_at > $5)
         ORDER BY account_id",
    )
    .bind::<sql_types::Uuid, _>(programme)
    .bind::<sql_types::Array<sql_types::Text>, _>(compared)
    .bind::<sql_types::Date, _>(today)
    .bind::<sql_types::Int4, _>(offers_per_mentor)
    .bind::<sql_types::Timestamptz, _>(now)
    .load(conn)
    .await?)
}

/// A call that takes offers, with what its mentee said in it and answered before.
#[derive(QueryableByName, Debug)]
pub struct CallRow {
    #[diesel(sql_type = sql_types::Uuid)]
    pub id: CallId,
    #[diesel(sql_type = sql_types::Uuid)]
    pub mentee_id: AccountId,
    #[diesel(sql_type = sql_types::Array<sql_types::Text>)]
    pub topics: Vec<String>,
    #[diesel(sql_type = sql_types::Array<sql_types::Text>)]
    pub fields: Vec<String>,
    #[diesel(sql_type = sql_types::Array<sql_types::Text>)]
    pub languages: Vec<String>,
    #[diesel(sql_type = sql_types::Array<sql_types::Text>)]
    pub ways: Vec<String>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Text>)]
    pub rhythm: Option<String>,
    #[diesel(sql_type = sql_types::Text)]
    pub region: String,
    #[diesel(sql_type = sql_types::Timestamptz)]
    pub waiting_since: DateTime<Utc>,
    #[diesel(sql_type = sql_types::Int4)]
    pub open_offers: i32,
    #[diesel(sql_type = sql_types::Jsonb)]
    pub answers: Value,
}

/// Open calls with room for an offer, the longest wait first.
///
/// # Errors
/// The database's.
pub async fn calls(
    conn: &mut Conn,
    programme: ProgrammeId,
    compared: &[String],
    offers_per_call: i32,
) -> Result<Vec<CallRow>, Problem> {
    Ok(diesel::sql_query(
        "SELECT c.id, c.mentee_id, c.topics, c.fields, c.languages, c.ways, c.rhythm, c.region, c.waiting_since,
            c.open_offers,
            (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(a.answers) WHERE key = ANY($2)) AS answers
         FROM calls c JOIN applicants a ON a.programme_id = c.programme_id AND a.id = c.applicant_id
         WHERE c.programme_id = $1 AND c.status = 'open' AND c.open_offers < $3
         ORDER BY c.waiting_since, c.id",
    )
    .bind::<sql_types::Uuid, _>(programme)
    .bind::<sql_types::Array<sql_types::Text>, _>(compared)
    .bind::<sql_types::Int4, _>(offers_per_call)
    .load(conn)
    .await?)
}

/// Two people who are not suggested to each other.
#[derive(QueryableByName, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Barred {
    #[diesel(sql_type = sql_types::Uuid)]
    pub mentor_id: AccountId,
    #[diesel(sql_type = sql_types::Uuid)]
    pub mentee_id: AccountId,
}

/// Who is not suggested to whom: kept apart either way, in a pair either way, an earlier pair that ended for conduct, an
/// offer made on the call, the call set aside, the person known.
///
/// # Errors
/// The database's.
pub async fn barred(conn: &mut Conn, programme: ProgrammeId) -> Result<Vec<Barred>, Problem> {
    Ok(diesel::sql_query(
        "WITH terms AS (
            SELECT account_id, unnest(apart_terms) AS term FROM participants
            WHERE programme_id = $1 AND apart_terms <> '{}'),
         keys AS (
            SELECT account_id, unnest(apart_keys) AS key FROM participants
            WHERE programme_id = $1 AND apart_keys && (SELECT coalesce(array_agg(DISTINCT term), '{}') FROM terms)),
         apart AS (
            SELECT terms.account_id AS one, keys.account_id AS other FROM terms JOIN keys ON keys.key = terms.term
            UNION
            SELECT mentee_id, mentor_id FROM pairings
            WHERE programme_id = $1 AND (ended_reason = 'conduct' OR status IN ('forming', 'active', 'paused')))
         SELECT one AS mentor_id, other AS mentee_id FROM apart
         UNION SELECT other, one FROM apart
         UNION SELECT o.mentor_id, c.mentee_id FROM offers o
            JOIN calls c ON c.programme_id = o.programme_id AND c.id = o.call_id AND c.status = 'open'
            WHERE o.programme_id = $1
         UNION SELECT s.mentor_id, c.mentee_id FROM set_asides s
            JOIN calls c ON c.programme_id = s.programme_id AND c.id = s.call_id
            WHERE s.programme_id = $1 AND (c.status = 'open' OR s.reason = 'known')",
    )
    .bind::<sql_types::Uuid, _>(programme)
    .load(conn)
    .await?)
}
