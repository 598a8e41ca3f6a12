//! Templates, embedded, and what becomes of them. The first line of a text is the subject.
use super::model::{Facts, MailTemplate};
use crate::identity::model::Locale;
use minijinja::{
    Environment, UndefinedBehavior, context,
    value::{Serde, Value},
};
use std::sync::LazyLock;

/// Longest subject, in characters: names are long at times, subjects are not.
const SUBJECT_LENGTH: usize = 150;

macro_rules! texts {
    ($($name:literal),+ $(,)?) => {
        &[$(
            (concat!($name, "/fr.txt"), include_str!(concat!("../../templates/mail/", $name, "/fr.txt"))),
            (concat!($name, "/fr.html"), include_str!(concat!("../../templates/mail/", $name, "/fr.html"))),
            (concat!($name, "/en.txt"), include_str!(concat!("../../templates/mail/", $name, "/en.txt"))),
            (concat!($name, "/en.html"), include_str!(concat!("../../templates/mail/", $name, "/en.html"))),
        )+]
    };
}

const SHARED: &[(&str, &str)] = &[
    (
        "layout.txt",
        include_str!("../../templates/mail/layout.txt"),
    ),
    (
        "layout.html",
        include_str!("../../templates/mail/layout.html"),
    ),
    (
        "parts.html",
        include_str!("../../templates/mail/parts.html"),
    ),
];

const TEXTS: &[(&str, &str)] = texts![
    "verify_email",
    "sign_in",
    "reset_password",
    "application_received",
    "needs_info",
    "admitted",
    "declined",
    "new_offer",
    "question",
    "elected_mentee",
    "elected_mentor",
    "not_elected",
    "offer_lapsed",
    "offer_declined",
    "pair_introduction",
    "pair_ended",
];

static TEMPLATES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    // A mail with a hole in it does not leave.
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    for &(name, text) in SHARED.iter().chain(TEXTS) {
        // A template that cannot be read is missing when it is asked for; a test asks for each.
        if let Err(error) = environment.add_template(name, text) {
            tracing::error!(name, %error, "a mail's template cannot be read");
        }
    }
    environment
});

/// Subject, text and HTML.
#[derive(Debug, PartialEq, Eq)]
pub struct Rendered {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Renders a mail in a language.
///
/// # Errors
/// When the template asks for what is not in `facts`.
pub fn render(
    template: MailTemplate,
    locale: Locale,
    facts: &Facts,
) -> Result<Rendered, minijinja::Error> {
    let name = format!("{template}/{locale}");
    let text = TEMPLATES
        .get_template(&format!("{name}.txt"))?
        .render(Value::from(Serde(facts)))?;
    let (subject, text) = text.trim_start().split_once('\n').unwrap_or((&text, ""));
    let subject = one_line(subject);
    let html = TEMPLATES
        .get_template(&format!("{name}.html"))?
        .render(context! { subject => &subject, ..Value::from(Serde(facts)) })?;
    Ok(Rendered {
        text: paragraphs(text),
        subject,
        html,
    })
}

/// A subject is one line, whatever stands in a name.
fn one_line(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .take(SUBJECT_LENGTH)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// One empty line between paragraphs, however many a condition left.
fn paragraphs(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            if !empty {
                kept.push('\n');
            }
            empty = true;
        } else {
            kept.push_str(line);
            kept.push('\n');
            empty = false;
        }
    }
    kept
}

#[cfg(test)]
mod tests;
