//! What a suggestion is, what a mentor may set aside, and what that does to her list. Pure.
use crate::matching::{score::profile::Profile, suggest::balanced};
use chrono::Duration;

crate::text_enum! {
    /// Why a call is in a mentor's list.
    pub enum WhySuggested {
        /// The two suit each other.
        Fit = "fit",
        /// She has no offer yet, and waits longest.
        NoOfferYet = "no_offer_yet",
        /// Few lists show her.
        SeldomShown = "seldom_shown",
    }
}

impl From<balanced::Why> for WhySuggested {
    fn from(why: balanced::Why) -> Self {
        match why {
            balanced::Why::Fit => Self::Fit,
            balanced::Why::NoOfferYet => Self::NoOfferYet,
            balanced::Why::SeldomShown => Self::SeldomShown,
        }
    }
}

impl WhySuggested {
    /// The reason while it is true: who has an offer by now is there because the two suit each other.
    #[must_use]
    pub const fn now(self, has_offer: bool) -> Self {
        match self {
            Self::NoOfferYet if has_offer => Self::Fit,
            why => why,
        }
    }
}

crate::text_enum! {
    /// Why a mentor has no suggestions at present.
    pub enum SuggestionsClosed {
        /// She takes a break.
        Paused = "paused",
        /// All her places are taken.
        Full = "full",
        /// She has as many open offers as she may.
        Offers = "offers",
    }
}

impl SuggestionsClosed {
    /// Why a mentor who cannot offer cannot: her break before her places, her places before her open offers.
    #[must_use]
    pub const fn of(paused: bool, has_room: bool) -> Self {
        match (paused, has_room) {
            (true, _) => Self::Paused,
            (false, false) => Self::Full,
            (false, true) => Self::Offers,
        }
    }
}

crate::text_enum! {
    /// Why a mentor sets a call aside: for her list alone, told to nobody.
    pub enum SetAsideReason {
        /// These are not the topics she likes to help with.
        Topics = "topics",
        /// These are not her fields.
        Fields = "fields",
        /// She would rather accompany somebody in another situation.
        Situation = "situation",
        /// The wished rhythm is not hers.
        Rhythm = "rhythm",
        /// She knows the person: no call of hers is suggested any more.
        Known = "known",
    }
}

/// For how long a reason lets calls like the one set aside give way to others.
pub const REASONS_COUNT: Duration = Duration::days(90);
/// Rows of a list.
pub const PLACES: usize = 20;

/// A row of a mentor's list as it was made, checked again as things are now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub why: WhySuggested,
    /// Stands behind the list, for when a row falls away.
    pub reserve: bool,
    /// How much it is like a call that she set aside, in hundredths ([`likeness`]).
    pub like_set_aside: u32,
}

/// Which rows are shown, as positions in what came in, in that order. Rows of a guarantee (no offer yet, seldom shown) stay;
/// the others give way to what is less like a call she set aside, and reserves fill what fell away.
#[must_use]
pub fn shown(rows: &[Standing]) -> Vec<usize> {
    let guaranteed = |row: &Standing| !row.reserve && row.why != WhySuggested::Fit;
    let listed = rows.iter().filter(|row| !row.reserve).count();
    let places = listed.max(PLACES);
    let kept = rows.iter().filter(|row| guaranteed(row)).count();
    let mut others: Vec<usize> = (0..rows.len())
        .filter(|at| rows.get(*at).is_some_and(|row| !guaranteed(row)))
        .collect();
    // Stable: among equals the order in which the lists were made stays.
    others.sort_by_key(|at| rows.get(*at).map_or(0, |row| row.like_set_aside));
    others.truncate(places.saturating_sub(kept));
    let mut shown: Vec<usize> = (0..rows.len())
        .filter(|at| rows.get(*at).is_some_and(guaranteed))
        .chain(others)
        .collect();
    shown.sort_unstable();
    shown
}

/// How much a mentee is like one whom a mentor set aside for this reason, in hundredths: of what the other named, how much
/// she names too. Nothing named, nothing alike.
#[must_use]
pub fn likeness(reason: SetAsideReason, set_aside: &Profile, mentee: &Profile) -> u32 {
    let (named, hers) = match reason {
        SetAsideReason::Topics => (set_aside.topics.all(), mentee.topics.all()),
        SetAsideReason::Fields => (set_aside.interests, mentee.interests),
        SetAsideReason::Situation => (set_aside.situation, mentee.situation),
        SetAsideReason::Rhythm => (set_aside.rhythms, mentee.rhythms),
        SetAsideReason::Known => return 0,
    };
    match named.len() {
        0 => 0,
        all => 100 * named.and(hers).len() / all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::score::{profile::Graded, tags::Set};

    const LISTED: Standing = Standing {
        why: WhySuggested::Fit,
        reserve: false,
        like_set_aside: 0,
    };

    #[test]
    fn a_reason_is_told_only_while_it_is_true() {
        assert_eq!(
            WhySuggested::NoOfferYet.now(false),
            WhySuggested::NoOfferYet
        );
        assert_eq!(WhySuggested::NoOfferYet.now(true), WhySuggested::Fit);
        assert_eq!(
            WhySuggested::SeldomShown.now(true),
            WhySuggested::SeldomShown
        );
    }

    #[test]
    fn a_whole_list_is_shown_and_its_reserves_wait() {
        let reserve = Standing {
            reserve: true,
            ..LISTED
        };
        let rows = [[LISTED; PLACES].as_slice(), &[reserve; 5]].concat();
        assert_eq!(shown(&rows), (0..PLACES).collect::<Vec<_>>());
    }

    #[test]
    fn reserves_fill_what_fell_away() {
        let reserve = Standing {
            reserve: true,
            ..LISTED
        };
        let rows = [[LISTED; PLACES - 3].as_slice(), &[reserve; 5]].concat();
        assert_eq!(shown(&rows), (0..PLACES).collect::<Vec<_>>());
    }

    #[test]
    fn a_list_that_grew_for_a_guarantee_is_shown_whole() {
        let seldom = Standing {
            why: WhySuggested::SeldomShown,
            ..LISTED
        };
        let rows = [[LISTED; PLACES].as_slice(), &[seldom; 4]].concat();
        assert_eq!(shown(&rows).len(), PLACES + 4);
    }

    #[test]
    fn what_is_like_a_call_set_aside_gives_way_unless_it_is_guaranteed() {
        let alike = Standing {
            like_set_aside: 100,
            ..LISTED
        };
        let waiting = Standing {
            why: WhySuggested::NoOfferYet,
            ..alike
        };
        let reserve = Standing {
            reserve: true,
            ..LISTED
        };
        let rows = [
            &[alike, waiting][..],
            &[LISTED; PLACES - 2],
            &[reserve, reserve],
        ]
        .concat();
        let expected: Vec<usize> = (1..=PLACES).collect();
        assert_eq!(
            shown(&rows),
            expected,
            "the reserve takes the place of the first"
        );
    }

    #[test]
    fn likeness_is_the_share_of_what_the_other_named() {
        let with = |topics: Set| Profile {
            topics: Graded {
                high: topics,
                ..Graded::default()
            },
            ..Profile::default()
        };
        let (one, two, both) = (Set::of(1), Set::of(2), Set::of(1).or(Set::of(2)));
        let topics = |aside, hers| likeness(SetAsideReason::Topics, &with(aside), &with(hers));
        assert_eq!(topics(both, one), 50);
        assert_eq!(topics(one, both), 100);
        assert_eq!(topics(one, two), 0);
        assert_eq!(topics(Set::EMPTY, both), 0);
        assert_eq!(likeness(SetAsideReason::Known, &with(both), &with(both)), 0);
    }
}
