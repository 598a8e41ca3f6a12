//! Elections, and the ground on which one may be cast. Pure: the time is a parameter.
pub use crate::pairings::model::ElectionId;
use crate::{
    calls::model::{Call, CallId, CallRefusal, CallStatus},
    identity::model::{AccountId, ProgrammeId},
    offers::model::{LapseReason, Offer, OfferId, OfferRefusal, OfferStatus},
    platform::problem::{PlatformRefusal, Problem},
    programme::model::ProgrammeRefusal,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;

crate::refusals! {
    /// What elections refuse.
    pub enum ElectionRefusal {
        OnlyTheMentee: Forbidden, "only-the-mentee-elects", "Only the mentee elects her mentor; nobody can do it for her.";
    }
}

/// A choice that was made.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = crate::schema::elections, check_for_backend(diesel::pg::Pg))]
pub struct Election {
    pub programme_id: ProgrammeId,
    pub id: ElectionId,
    pub call_id: CallId,
    pub offer_id: OfferId,
    pub mentee_id: AccountId,
    pub mentor_id: AccountId,
    pub cast_by: AccountId,
    pub cast_at: DateTime<Utc>,
}

impl Election {
    /// The mentee's choice of an offer.
    #[must_use]
    pub const fn cast(id: ElectionId, offer: &Offer, by: AccountId, now: DateTime<Utc>) -> Self {
        Self {
            programme_id: offer.programme_id,
            id,
            call_id: offer.call_id,
            offer_id: offer.id,
            mentee_id: offer.mentee_id,
            mentor_id: offer.mentor_id,
            cast_by: by,
            cast_at: now,
        }
    }
}

/// What an election stands on, read under every lock.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    pub offer: &'a Offer,
    pub call: &'a Call,
    pub mentee_admitted: bool,
    /// Admitted, and not on pause.
    pub mentor_active: bool,
    pub mentor_has_room: bool,
    /// They must not see each other.
    pub apart: bool,
    pub mentee_has_pair: bool,
    /// The two are a live pair the other way round.
    pub mirrored: bool,
    /// The mentee accepted the charter in force.
    pub charter_current: bool,
}

impl Ground<'_> {
    /// Whether the offer may be elected. What must not be known looks like an offer that lapsed.
    ///
    /// # Errors
    /// The first thing that stands against it.
    pub fn holds(&self, now: DateTime<Utc>) -> Result<(), Problem> {
        if self.offer.status == OfferStatus::Lapsed
            && self.offer.lapse_reason == Some(LapseReason::MentorFull)
        {
            return Err(OfferRefusal::MentorFull.into());
        }
        self.offer.must_be_open(now)?;
        if self.call.status != CallStatus::Open {
            return Err(CallRefusal::NotOpen.into());
        }
        if !self.mentee_admitted {
            return Err(PlatformRefusal::Forbidden.into());
        }
        if self.apart || !self.mentor_active {
            return Err(OfferRefusal::NotOpen.into());
        }
        if self.mentee_has_pair {
            return Err(CallRefusal::AlreadyPaired.into());
        }
        if self.mirrored {
            return Err(OfferRefusal::MirroredPair.into());
        }
        if !self.mentor_has_room {
            return Err(OfferRefusal::MentorFull.into());
        }
        if !self.charter_current {
            return Err(ProgrammeRefusal::CharterNotCurrent.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        calls::model::tests::{call, noon},
        offers::model::tests::offer,
    };

    #[test]
    fn what_stands_against_an_election() {
        let (call, offer) = (call(), offer());
        let of_status = |status| Offer {
            status,
            ..offer.clone()
        };
        let full = Offer {
            lapse_reason: Some(LapseReason::MentorFull),
            ..of_status(OfferStatus::Lapsed)
        };
        let apart = Offer {
            lapse_reason: Some(LapseReason::KeptApart),
            ..of_status(OfferStatus::Lapsed)
        };
        let overdue = Offer {
            expires_at: noon(),
            ..offer.clone()
        };
        let (declined, expired) = (
            of_status(OfferStatus::Declined),
            of_status(OfferStatus::Expired),
        );
        let paused = Call {
            status: CallStatus::Paused,
            ..call.clone()
        };
        let good = Ground {
            offer: &offer,
            call: &call,
            mentee_admitted: true,
            mentor_active: true,
            mentor_has_room: true,
            apart: false,
            mentee_has_pair: false,
            mirrored: false,
            charter_current: true,
        };
        let with = |offer| Ground { offer, ..good };
        let grounds = [
            ("all is well", good),
            ("declined offer", with(&declined)),
            ("expired offer", with(&expired)),
            ("offer out of time", with(&overdue)),
            ("lapsed, mentor full", with(&full)),
            ("lapsed, kept apart", with(&apart)),
            (
                "call paused",
                Ground {
                    call: &paused,
                    ..good
                },
            ),
            (
                "mentee not admitted",
                Ground {
                    mentee_admitted: false,
                    ..good
                },
            ),
            (
                "mentor on pause",
                Ground {
                    mentor_active: false,
                    ..good
                },
            ),
            (
                "kept apart",
                Ground {
                    apart: true,
                    ..good
                },
            ),
            (
                "mentor full",
                Ground {
                    mentor_has_room: false,
                    ..good
                },
            ),
            (
                "mentee has a pair",
                Ground {
                    mentee_has_pair: true,
                    ..good
                },
            ),
            (
                "mirrored pair",
                Ground {
                    mirrored: true,
                    ..good
                },
            ),
            (
                "new charter",
                Ground {
                    charter_current: false,
                    ..good
                },
            ),
        ];
        let table: Vec<String> = grounds
            .into_iter()
            .map(|(name, ground)| {
                let told = match ground.holds(noon()) {
                    Ok(()) => "yes",
                    Err(problem) => problem.code(),
                };
                format!("{name:<20} {told}")
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        all is well          yes
        declined offer       offer-not-open
        expired offer        offer-expired
        offer out of time    offer-expired
        lapsed, mentor full  mentor-full
        lapsed, kept apart   offer-not-open
        call paused          call-not-open
        mentee not admitted  forbidden
        mentor on pause      offer-not-open
        kept apart           offer-not-open
        mentor full          mentor-full
        mentee has a pair    already-paired
        mirrored pair        mirrored-pair
        new charter          charter-not-current
        ");
    }
}
