//! `{"pairs": [[mentee, mentor], …], "matched": n, "worst": score, "total": sum, "proof": {…}}`

use std::io::{self, Write};

use crate::matching::files::candidates::Candidates;
use crate::matching::names::Names;
use crate::matching::people::Position;
use crate::matching::plan::Plan;
use crate::matching::plan::proof::Cover;

/// Writes a plan, pairs in the order of the mentees' ids.
///
/// The proof's prices: on every edge that scores at least `worst`, the mentee's and the mentor's make at least score +
/// `bonus`; and all mentees' prices, plus each mentor's times her places, make `total` + `matched` × `bonus`. `cover` has
/// an end of every edge and `matched` places; `better_cover` has one of every edge above `worst`, and fewer places.
///
/// # Errors
/// What the writer says.
pub fn write(mut to: impl Write, candidates: &Candidates, plan: &Plan) -> io::Result<()> {
    let Candidates {
        mentees, mentors, ..
    } = candidates;
    to.write_all(b"{\"pairs\":[")?;
    for (number, (mentee, mentor)) in plan.pairs.iter().enumerate() {
        comma(&mut to, number)?;
        serde_json::to_writer(
            &mut to,
            &[mentees.get(mentee.at()), mentors.get(mentor.at())],
        )?;
    }
    write!(to, "],\"matched\":{},\"worst\":", plan.pairs.len())?;
    serde_json::to_writer(&mut to, &plan.worst)?;
    write!(
        to,
        ",\"total\":{},\"proof\":{{\"bonus\":{},\"mentees\":",
        plan.total, plan.proof.bonus
    )?;
    write_prices(&mut to, mentees, &plan.proof.mentee_prices)?;
    to.write_all(b",\"mentors\":")?;
    write_prices(&mut to, mentors, &plan.proof.mentor_prices)?;
    to.write_all(b",\"cover\":")?;
    write_cover(&mut to, candidates, Some(&plan.proof.cover))?;
    to.write_all(b",\"better_cover\":")?;
    write_cover(&mut to, candidates, plan.proof.better_cover.as_ref())?;
    to.write_all(b"}}\n")
}

fn comma(to: &mut impl Write, number: usize) -> io::Result<()> {
    if number > 0 {
        to.write_all(b",")
    } else {
        Ok(())
    }
}

fn write_prices(to: &mut impl Write, names: &Names, prices: &[i64]) -> io::Result<()> {
    to.write_all(b"{")?;
    for (number, (name, price)) in names.iter().zip(prices).enumerate() {
        comma(to, number)?;
        serde_json::to_writer(&mut *to, name)?;
        write!(to, ":{price}")?;
    }
    to.write_all(b"}")
}

fn write_cover(
    to: &mut impl Write,
    candidates: &Candidates,
    cover: Option<&Cover>,
) -> io::Result<()> {
    let Some(cover) = cover else {
        return to.write_all(b"null");
    };
    to.write_all(b"{\"mentees\":[")?;
    for (number, mentee) in cover.mentees.iter().enumerate() {
        comma(to, number)?;
        serde_json::to_writer(&mut *to, candidates.mentees.get(mentee.at()))?;
    }
    to.write_all(b"],\"mentors\":[")?;
    for (number, mentor) in cover.mentors.iter().enumerate() {
        comma(to, number)?;
        serde_json::to_writer(&mut *to, candidates.mentors.get(mentor.at()))?;
    }
    to.write_all(b"]}")
}
