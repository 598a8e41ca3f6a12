//! Grants on the wire.
use crate::identity::model::{AccountId, Role, RoleGrant};
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
    pub role: Role,
    pub granted_at: DateTime<Utc>,
}

impl From<RoleGrant> for RoleGrantView {
    fn from(grant: RoleGrant) -> Self {
        Self {
            account_id: grant.account_id,
            email: grant.email,
            role: grant.role,
            granted_at: grant.granted_at,
        }
    }
}
