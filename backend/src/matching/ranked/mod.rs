//! A campaign's ranked election: mentee-proposing deferred acceptance with mentor capacities.
//!
//! Gale and Shapley, "College admissions and the stability of marriage" (1962); with capacities, the
//! hospitals/residents problem (Gusfield and Irving, 1989, chapter 1; Roth and Sotomayor, 1990, part II). The result is
//! stable, it is the best stable result for every mentee at once, and a mentee cannot gain by misreporting her ballot
//! (Roth, 1982). Mentors sometimes can gain: no stable rule is truthful for both sides.
//!
//! A ballot is never capped: a cap would give mentees a reason to misreport (Haeringer and Klijn, 2009). An offer left
//! unranked is a "no".
//!
//! The way through: [`order::MentorOrder`] makes each mentor's strict order, [`gather::RoundBuilder`] takes the snapshot,
//! [`round::Round::resolve_checked`] gives a result that may be published, [`explain`] tells each person why.

pub mod check;
pub mod explain;
pub mod gather;
pub mod lottery;
pub mod market;
pub mod matching;
pub mod order;
pub mod propose;
pub mod round;

mod places;

#[cfg(test)]
mod brute_force;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod textbook;
