//! The development's mailbox: a page and its JSON. Mounted in development only, and no part of the API.
use super::store::{self, Kept};
use crate::{
    identity::call::Anyone,
    platform::{http::ValidQuery, problem::Problem},
};
use actix_web::{HttpResponse, http::header, web};
use serde::Deserialize;
use std::fmt::Write as _;
use validator::Validate;

/// Which mails.
#[derive(Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct MailboxQuery {
    #[validate(length(max = 254))]
    pub to: Option<String>,
}

/// The newest mails, as JSON.
pub async fn json(
    anyone: Anyone,
    ValidQuery(query): ValidQuery<MailboxQuery>,
) -> Result<HttpResponse, Problem> {
    let mails = store::kept(&mut *anyone.db().await?, query.to.as_deref()).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(mails))
}

/// The newest mails, as a page.
pub async fn page(
    anyone: Anyone,
    ValidQuery(query): ValidQuery<MailboxQuery>,
) -> Result<HttpResponse, Problem> {
    let mails = store::kept(&mut *anyone.db().await?, query.to.as_deref()).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(write_page(&mails)))
}

/// Mounts the two.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/dev/mailbox").get(page))
        .service(web::resource("/dev/mailbox.json").get(json));
}

fn write_page(mails: &[Kept]) -> String {
    let mut page = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Mailbox</title>\n\
         <main>\n<h1>Mailbox</h1>\n<p>What this development server would have sent, newest first.</p>\n",
    );
    if mails.is_empty() {
        page.push_str("<p>Nothing yet.</p>\n");
    }
    for mail in mails {
        // Writing to a String does not fail.
        let _ = write!(
            page,
            "<article>\n<hr>\n<h2>{}</h2>\n<p>To {} · <time datetime=\"{}\">{}</time></p>\n<pre>{}</pre>\n</article>\n",
            escape(&mail.subject),
            escape(&mail.recipient),
            mail.sent_at.to_rfc3339(),
            mail.sent_at.format("%Y-%m-%d %H:%M:%S UTC"),
            linked(&mail.text_body),
        );
    }
    page.push_str("</main>\n</html>\n");
    page
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Escaped text in which lines that are addresses can be followed.
fn linked(text: &str) -> String {
    text.lines()
        .map(|line| {
            let shown = escape(line);
            let is_link = line.starts_with("http://") || line.starts_with("https://");
            if is_link && !line.contains(char::is_whitespace) {
                format!("<a href=\"{shown}\">{shown}</a>\n")
            } else {
                format!("{shown}\n")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_can_be_followed_and_markup_cannot_be_smuggled_in() {
        let shown =
            linked("Bonjour <b>\nhttps://x.example/lien#a\"onclick=1\nvoir https://x.example\n");
        assert_eq!(
            shown,
            "Bonjour &lt;b&gt;\n<a href=\"https://x.example/lien#a&quot;onclick=1\">https://x.example/lien#a&quot;onclick=1</a>\nvoir https://x.example\n"
        );
    }
}
