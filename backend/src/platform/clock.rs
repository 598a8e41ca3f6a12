//! Where "now" comes from.
use chrono::{DateTime, Duration, Utc};
use std::sync::{Arc, PoisonError, RwLock};

/// Production reads the system clock; tests move their own.
#[derive(Clone, Debug)]
pub enum Clock {
    System,
    Set(Arc<RwLock<DateTime<Utc>>>),
}

impl Clock {
    /// A clock that stands still until somebody moves it.
    #[must_use]
    pub fn set_to(now: DateTime<Utc>) -> Self {
        Self::Set(Arc::new(RwLock::new(now)))
    }

    /// The present instant, in UTC. Microseconds, as Postgres keeps them, so that what is written is what is read.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        use chrono::SubsecRound;
        match self {
            #[allow(
                clippy::disallowed_methods,
                reason = "the one place that may ask the system"
            )]
            Self::System => Utc::now().trunc_subsecs(6),
            Self::Set(now) => *now.read().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Moves a set clock; the system's goes its own way.
    pub fn advance(&self, by: Duration) {
        if let Self::Set(now) = self {
            *now.write().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}
