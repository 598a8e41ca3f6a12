//! The reports as a picture: one group of bars per figure, one bar per way of listing, a line at each aim.

use std::fmt::Write;

use crate::matching::suggest::simulate::report::{AIM_GINI, AIM_ONE_OFFER, AIM_TWO_OFFERS, Report};

const HEIGHT: u32 = 200;
const BAR: u32 = 34;
const LEFT: u32 = 30;
const TOP: u32 = 40;
/// Told apart in grey too; contrast at least 3:1 on white.
const COLOURS: [&str; 4] = ["#8a5a00", "#00695c", "#4527a0", "#ad1457"];

type Figure = (&'static str, fn(&Report) -> u32, Option<u32>);

const FIGURES: [Figure; 5] = [
    (
        "≥ 1 offer in 14 days",
        |report| report.one_offer,
        Some(AIM_ONE_OFFER),
    ),
    (
        "≥ 2 offers in 14 days",
        |report| report.two_offers,
        Some(AIM_TWO_OFFERS),
    ),
    ("matched", |report| report.matched, None),
    ("load", |report| report.load, None),
    ("Gini of exposure", |report| report.gini, Some(AIM_GINI)),
];

/// Draws the reports as SVG. Each bar bears its figure in words, for those who do not see it.
pub fn svg(reports: &[Report]) -> String {
    let group = BAR * reports.len() as u32 + 40;
    let width = LEFT + group * FIGURES.len() as u32 + 10;
    let height = TOP + HEIGHT + 40 + 20 * reports.len() as u32;
    let mut drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"sans-serif\" font-size=\"12\">\n<title>A simulated programme under {} ways of listing</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
        reports.len()
    );
    for (number, (label, figure, aim)) in (0u32..).zip(FIGURES) {
        let left = LEFT + number * group;
        for ((at, report), colour) in (0u32..).zip(reports).zip(COLOURS.iter().cycle()) {
            draw_bar(
                &mut drawing,
                left + at * BAR,
                figure(report),
                colour,
                &format!("{}, {label}", report.name),
            );
        }
        let base = TOP + HEIGHT;
        let right = left + BAR * reports.len() as u32;
        let _ = writeln!(
            drawing,
            "<text x=\"{left}\" y=\"{}\">{label}</text>",
            base + 18
        );
        let _ = writeln!(
            drawing,
            "<path d=\"M{left} {base}H{right}\" stroke=\"#222\"/>"
        );
        if let Some(aim) = aim {
            let y = base - aim * HEIGHT / 1000;
            let _ = writeln!(
                drawing,
                "<path d=\"M{left} {y}H{right}\" stroke=\"#222\" stroke-dasharray=\"4 3\"><title>aim</title></path>"
            );
        }
    }
    for ((at, report), colour) in (0u32..).zip(reports).zip(COLOURS.iter().cycle()) {
        let y = TOP + HEIGHT + 40 + 20 * at;
        let name = escaped(&report.name);
        let _ = writeln!(
            drawing,
            "<rect x=\"{LEFT}\" y=\"{}\" width=\"12\" height=\"12\" fill=\"{colour}\"/><text x=\"{}\" y=\"{y}\">{name}</text>",
            y - 10,
            LEFT + 20
        );
    }
    drawing.push_str("</svg>\n");
    drawing
}

fn draw_bar(drawing: &mut String, x: u32, share: u32, colour: &str, words: &str) {
    let height = share.min(1000) * HEIGHT / 1000;
    let y = TOP + HEIGHT - height;
    let percent = format!("{}.{} %", share / 10, share % 10);
    let width = BAR - 6;
    // Writing to a string does not fail.
    let _ = writeln!(
        drawing,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{colour}\"><title>{}: {percent}</title></rect>\
         <text x=\"{}\" y=\"{}\" font-size=\"10\" text-anchor=\"middle\">{}</text>",
        escaped(words),
        x + width / 2,
        y.saturating_sub(4),
        share / 10
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
