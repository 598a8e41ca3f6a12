//! Accounts, sessions and roles.
use chrono::{DateTime, Utc};
use diesel::prelude::*;

crate::ids! {
    /// One human, one verified e-mail, whatever programmes and roles.
    AccountId,
    /// A signed-in device.
    SessionId,
    /// A programme is a site; everything of it bears this.
    ProgrammeId,
}

crate::text_enum! {
    /// What a person may be in a programme. Mentee and mentor come from admission, the others from a grant.
    pub enum Role {
        Mentee = "mentee",
        Mentor = "mentor",
        Organiser = "organiser",
        SafeguardingLead = "safeguarding_lead",
        Administrator = "administrator",
    }
}

/// One human.
#[derive(Clone, Debug, Queryable, Selectable, Identifiable)]
#[diesel(table_name = crate::schema::accounts, check_for_backend(diesel::pg::Pg))]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub email_verified_at: Option<DateTime<Utc>>,
    pub password_hash: Option<String>,
    pub locale: String,
    pub time_zone: String,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub erased_at: Option<DateTime<Utc>>,
}

crate::refusals! {
    /// What identity refuses.
    pub enum IdentityRefusal {
        SessionEnded: Unauthenticated, "session-ended", "This session has ended; sign in again.";
    }
}
