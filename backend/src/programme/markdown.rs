//! Markdown of organisers as HTML that can be trusted: raw HTML is shown as text, links lead to the web or to mail only.
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};

/// Renders it. Images are left out: nothing on a page of ours comes from elsewhere.
#[must_use]
pub fn render(markdown: &str) -> String {
    let events = Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    );
    let safe = events.filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => {
            let dest_url = if link_type == LinkType::Email || leads_out_safely(&dest_url) {
                dest_url
            } else {
                CowStr::Borrowed("#")
            };
            Some(Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }))
        }
        other => Some(other),
    });
    let mut out = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut out, safe);
    out
}

/// Web, mail, or a place on this site; never a scheme that runs something.
fn leads_out_safely(url: &str) -> bool {
    let lower = url.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:", "#"]
        .iter()
        .any(|start| lower.starts_with(start))
        || lower.starts_with('/') && !lower.starts_with("//") && !lower.starts_with("/\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_html() {
        assert_eq!(
            render("## A\n\n- *b*\n"),
            "<h2>A</h2>\n<ul>\n<li><em>b</em></li>\n</ul>\n"
        );
        assert_eq!(
            render("[a](https://b.example/)"),
            "<p><a href=\"https://b.example/\">a</a></p>\n"
        );
        assert_eq!(
            render("<who@b.example>"),
            "<p><a href=\"mailto:who@b.example\">who@b.example</a></p>\n"
        );
    }

    #[test]
    fn nothing_that_runs_gets_through() {
        let hostile = [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "<div onclick=\"alert(1)\">\n\nc\n\n</div>",
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "[a](data:text/html;base64,PHNjcmlwdD4=)",
            "[a](//evil.example)",
            "![a](https://evil.example/pixel.png)",
            "<svg/onload=alert(1)>",
            "[a](https://ok.example \"\\\" onmouseover=alert(1)\")",
            "<javascript:alert(1)>",
        ];
        for text in hostile {
            let html = render(text);
            let tags: Vec<&str> = html
                .split('<')
                .skip(1)
                .filter_map(|t| t.split('>').next())
                .collect();
            let fine = tags.iter().all(|tag| {
                matches!(*tag, "p" | "/p" | "/a")
                    || tag.starts_with("a href=\"#\"")
                    || tag.starts_with("a href=\"https://ok.example\" title=\"&quot; onmouseover")
            });
            assert!(fine, "{text} became {html}");
        }
    }
}
