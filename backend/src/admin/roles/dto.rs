//! Grants on the wire.
use crate::{
    identity::model::{AccountId, Role, RoleGrant},
    platform::problem::Problem,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Roles that can be granted. Mentee and mentor come from admission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum GrantedRole {
    Organiser,
    SafeguardingLead,
    Administrator,
}

impl GrantedRole {
    /// The granted role that this is. Nothing but these is ever granted.
    fn of(role: Role) -> Option<Self> {
        match role {
            Role::Organiser => Some(Self::Organiser),
            Role::SafeguardingLead => Some(Self::SafeguardingLead),
            Role::Administrator => Some(Self::Administrator),
            Role::Mentee | Role::Mentor => None,
        }
    }
}

impl From<GrantedRole> for Role {
    fn from(role: GrantedRole) -> Self {
        match role {
            GrantedRole::Organiser => Self::Organiser,
            GrantedRole::SafeguardingLead => Self::SafeguardingLead,
            GrantedRole::Administrator => Self::Administrator,
        }
    }
}

/// A role for somebody who has an account.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewRoleGrant {
    /// The address she signs in with.
    #[validate(
        email(message = "Write an e-mail address."),
        length(max = 254, message = "An address is at most 254 characters.")
    )]
    #[schema(
        format = "email",
        min_length = 3,
        max_length = 254,
        example = "camille@example.org"
    )]
    pub email: String,
    pub role: GrantedRole,
}

/// Who has which granted role.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoleGrantView {
    pub account_id: AccountId,
    #[schema(max_length = 254, example = "camille@example.org")]
    pub email: String,
    pub role: GrantedRole,
    pub granted_at: DateTime<Utc>,
}

impl RoleGrantView {
    /// The grant on the wire.
    ///
    /// # Errors
    /// When the table holds a role that is never granted, which its check forbids.
    pub fn of(grant: RoleGrant) -> Result<Self, Problem> {
        let role = GrantedRole::of(grant.role)
            .ok_or_else(|| Problem::internal(anyhow::anyhow!("{} was granted", grant.role)))?;
        Ok(Self {
            account_id: grant.account_id,
            email: grant.email,
            role,
            granted_at: grant.granted_at,
        })
    }
}
