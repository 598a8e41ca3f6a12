//! The report of a simulation: figures, and a table of several.

use std::fmt::Write;

use crate::matching::suggest::simulate::Size;

/// What became of a simulated programme. Shares are in thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The rules it ran under.
    pub name: String,
    pub size: Size,
    /// Mentees with an offer within 14 days of opening a call, and with two: a real choice.
    pub one_offer: u32,
    pub two_offers: u32,
    /// Mentees who were in a pair at some time.
    pub matched: u32,
    /// Pairs ÷ places on the last day.
    pub load: u32,
    /// Gini coefficient of how often mentees are shown while their calls are open.
    pub gini: u32,
    /// Places per hundred mentees.
    pub places_per_hundred: u32,
    /// Median days to the first offer, of those who got one.
    pub first_offer_days: Option<u32>,
    /// Offers made.
    pub offers: u64,
    /// Days on which a mentor had more pairs than places: must be 0.
    pub over_capacity: u64,
}

/// What the programme aims at, in thousandths.
pub const AIM_ONE_OFFER: u32 = 800;
pub const AIM_TWO_OFFERS: u32 = 600;
pub const AIM_GINI: u32 = 150;

impl Report {
    /// Whether all aims are reached.
    pub fn reaches_aims(&self) -> bool {
        self.one_offer >= AIM_ONE_OFFER
            && self.two_offers >= AIM_TWO_OFFERS
            && self.gini <= AIM_GINI
            && self.over_capacity == 0
    }
}

/// Reports side by side, as text of fixed width.
pub fn table(reports: &[Report]) -> String {
    let mut text = String::from(
        "lists                      ≥1 offer  ≥2 offers  matched   load   Gini  1st offer  offers  over capacity  aims\n",
    );
    for report in reports {
        let percent = |share: u32| format!("{}.{} %", share / 10, share % 10);
        let days = report
            .first_offer_days
            .map_or("–".to_owned(), |days| format!("{days} d"));
        let aims = if report.reaches_aims() {
            "reached"
        } else {
            "missed"
        };
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "{:<26} {:>8} {:>10} {:>8} {:>6} {:>6} {:>10} {:>7} {:>14}  {aims}",
            report.name,
            percent(report.one_offer),
            percent(report.two_offers),
            percent(report.matched),
            percent(report.load),
            format!(".{:03}", report.gini),
            days,
            report.offers,
            report.over_capacity,
        );
    }
    if let Some(Report {
        size,
        places_per_hundred,
        ..
    }) = reports.first()
    {
        let _ = writeln!(
            text,
            "{} mentees, {} mentors, {places_per_hundred} places per hundred mentees, {} days, seed {}",
            size.mentees, size.mentors, size.days, size.seed
        );
    }
    text
}
