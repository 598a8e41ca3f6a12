//! What organisers may set, and the defaults the design gives.
use serde::{Deserialize, Serialize};

/// Numbers that commands obey. Stored as what differs from the defaults.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Open offers a mentor may have at once.
    pub offers_per_mentor: i32,
    /// Open offers after which a call leaves the default list and takes no more.
    pub offers_per_call: i32,
    /// Days an offer stays open.
    pub offer_days: i64,
    /// Days by which the mentee may extend an offer, once.
    pub offer_extension_days: i64,
    /// Days after which an open call is to be reconfirmed.
    pub call_reconfirm_days: i64,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            offers_per_mentor: 5,
            offers_per_call: 5,
            offer_days: 21,
            offer_extension_days: 14,
            call_reconfirm_days: 60,
        }
    }
}
