//! Accounts, sessions and roles.
use chrono::{DateTime, Duration, Utc};
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

impl Role {
    /// Whether somebody can give it. Mentee and mentor come from admission only.
    #[must_use]
    pub const fn is_granted(self) -> bool {
        matches!(
            self,
            Self::Organiser | Self::SafeguardingLead | Self::Administrator
        )
    }
}

crate::text_enum! {
    /// A language that screens and mails are complete in.
    pub enum Locale {
        Fr = "fr",
        En = "en",
    }
}

crate::text_enum! {
    /// What a link in a mail is for. One made for one purpose opens nothing else.
    pub enum LinkPurpose {
        VerifyEmail = "verify_email",
        SignIn = "sign_in",
        ResetPassword = "reset_password",
    }
}

impl LinkPurpose {
    /// How long a link of this purpose works after its mail left.
    #[must_use]
    pub const fn life(self) -> Duration {
        match self {
            Self::VerifyEmail => Duration::hours(48),
            Self::SignIn => Duration::minutes(30),
            Self::ResetPassword => Duration::hours(1),
        }
    }

    /// The page that asks for the act. The token stands in the fragment: no server, proxy or log ever sees it there.
    #[must_use]
    pub const fn page(self) -> &'static str {
        match self {
            Self::VerifyEmail => "/verification",
            Self::SignIn => "/lien",
            Self::ResetPassword => "/mot-de-passe",
        }
    }
}

/// How long a session lives without being used.
pub const SESSION_LIFE: Duration = Duration::days(30);
/// How long a session lives at most, however much it is used.
pub const LONGEST_SESSION: Duration = Duration::days(180);
/// How long a spent refresh token still leads to its successor: two tabs that refresh at once are one person.
pub const REFRESH_GRACE: Duration = Duration::seconds(10);

/// One human.
#[derive(Clone, Debug, Queryable, Selectable, Identifiable)]
#[diesel(table_name = crate::schema::accounts, check_for_backend(diesel::pg::Pg))]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub email_verified_at: Option<DateTime<Utc>>,
    pub password_hash: Option<String>,
    pub locale: Locale,
    pub time_zone: String,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub erased_at: Option<DateTime<Utc>>,
}

/// A signed-in device: the family of its refresh tokens.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = crate::schema::sessions, check_for_backend(diesel::pg::Pg))]
pub struct Session {
    pub id: SessionId,
    pub account_id: AccountId,
    pub user_agent: String,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
}

impl Session {
    /// Whether it can still be used.
    #[must_use]
    pub fn lives(&self, now: DateTime<Utc>) -> bool {
        self.ended_at.is_none() && now < self.expires_at
    }

    /// When it ends if nobody uses it after `now`.
    #[must_use]
    pub fn prolonged(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        (now + SESSION_LIFE).min(self.created_at + LONGEST_SESSION)
    }
}

/// A refresh token, known by its hash.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = crate::schema::refresh_tokens, check_for_backend(diesel::pg::Pg))]
pub struct RefreshToken {
    pub hash: Vec<u8>,
    pub session_id: SessionId,
    pub expires_at: DateTime<Utc>,
    pub spent_at: Option<DateTime<Utc>>,
}

/// What a refresh token that was presented means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presented {
    /// The one that was due: spend it.
    Due,
    /// Spent a moment ago by another tab: the same successor again.
    Again,
    /// Spent before: somebody has a copy.
    Copied,
    /// Its time is over.
    Over,
}

impl RefreshToken {
    /// What its being presented at `now` means.
    #[must_use]
    pub fn presented(&self, now: DateTime<Utc>) -> Presented {
        match self.spent_at {
            None if now < self.expires_at => Presented::Due,
            None => Presented::Over,
            Some(spent) if now <= spent + REFRESH_GRACE => Presented::Again,
            Some(_) => Presented::Copied,
        }
    }
}

/// A role somebody was given.
#[derive(Clone, Debug, Queryable)]
pub struct RoleGrant {
    pub account_id: AccountId,
    pub email: String,
    pub role: Role,
    pub granted_at: DateTime<Utc>,
}

crate::refusals! {
    /// What identity refuses.
    pub enum IdentityRefusal {
        SessionEnded: Unauthenticated, "session-ended", "This session has ended; sign in again.";
        BadCredentials: Unauthenticated, "bad-credentials", "Address and password do not go together; check both, or ask for a sign-in link.";
        EmailNotVerified: Forbidden, "email-not-verified", "Confirm your address first: we have just sent you a new link.";
        LinkExpired: Gone, "link-expired", "This link does not work any more: it was used or its time is over. Ask for a new one.";
        PasswordTooWeak: Invalid, "password-too-weak", "This password would be guessed too soon; several words that do not belong together make a good one.";
        WrongPassword: Invalid, "wrong-password", "This is not your present password.";
        UnknownTimeZone: Invalid, "unknown-time-zone", "Name a time zone of the IANA database, e.g. Europe/Paris.";
        ForeignOrigin: Forbidden, "foreign-origin", "This is only answered to pages of this site.";
        UnknownAccount: Invalid, "unknown-account", "Nobody has a verified account with this address; ask her to sign up first.";
        RoleNotGranted: Invalid, "role-not-granted", "Mentee and mentor come from admission; only the other roles can be given.";
        LastAdministrator: Conflict, "last-administrator", "Somebody must administer: give the role to somebody else first.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn token(spent: Option<i64>) -> (RefreshToken, DateTime<Utc>) {
        let now = Utc.timestamp_opt(1_800_000_000, 0).unwrap();
        let token = RefreshToken {
            hash: vec![0; 32],
            session_id: SessionId(uuid::Uuid::nil()),
            expires_at: now + Duration::days(1),
            spent_at: spent.map(|seconds| now - Duration::seconds(seconds)),
        };
        (token, now)
    }

    #[test]
    fn a_spent_token_is_a_second_tab_for_ten_seconds_and_a_copy_after() {
        let presented = |spent| {
            let (token, now) = token(spent);
            token.presented(now)
        };
        assert_eq!(presented(None), Presented::Due);
        assert_eq!(presented(Some(10)), Presented::Again);
        assert_eq!(presented(Some(11)), Presented::Copied);
        let (token, now) = token(None);
        assert_eq!(token.presented(now + Duration::days(1)), Presented::Over);
    }

    #[test]
    fn a_session_is_prolonged_by_use_but_not_for_ever() {
        let (_, now) = token(None);
        let session = Session {
            id: SessionId(uuid::Uuid::nil()),
            account_id: AccountId(uuid::Uuid::nil()),
            user_agent: String::new(),
            created_at: now,
            last_seen_at: now,
            expires_at: now + SESSION_LIFE,
            ended_at: None,
        };
        let later = now + Duration::days(20);
        assert_eq!(session.prolonged(later), later + SESSION_LIFE);
        assert_eq!(
            session.prolonged(now + Duration::days(170)),
            now + LONGEST_SESSION
        );
    }
}
