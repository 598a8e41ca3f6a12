//! Answers that take the same time whether or not somebody is known.
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// Longer than judging and hashing a password take on a machine that is not overloaded.
pub const WITH_A_HASH: Duration = Duration::from_millis(500);
/// Longer than the few statements take of which an unknown address needs fewer.
pub const WITHOUT_A_HASH: Duration = Duration::from_millis(150);

/// An answer that is held back until a fixed time after the request.
#[derive(Clone, Copy, Debug)]
pub struct Even(Instant);

impl Even {
    /// From now on.
    #[must_use]
    pub fn for_at_least(time: Duration) -> Self {
        Self(Instant::now() + time)
    }

    /// Waits for the rest of it. No connection and no lock may be held meanwhile.
    pub async fn out(self) {
        sleep_until(self.0).await;
    }
}
