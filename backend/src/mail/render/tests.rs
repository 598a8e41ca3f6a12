use super::*;
use crate::mail::model::Partner;

/// What the commands put into this mail, in all its variants.
fn samples(template: MailTemplate) -> Vec<Facts> {
    let base = Facts {
        programme: "Marelle".into(),
        home: "https://marelle.example".into(),
        locale: "fr".into(),
        name: "Léa".into(),
        mentee: "filleule".into(),
        mentees: "filleules".into(),
        mentor: "marraine".into(),
        mentors: "marraines".into(),
        link: "https://marelle.example/page".into(),
        ..Facts::default()
    };
    let mut samples = vec![];
    for is_mentee in [true, false] {
        let two = Facts {
            is_mentee: Some(is_mentee),
            reason: Some(String::new()),
            ..base.clone()
        };
        samples.extend(match template {
            MailTemplate::VerifyEmail | MailTemplate::SignIn | MailTemplate::ResetPassword => {
                vec![Facts {
                    life: Some("1\u{a0}heure".into()),
                    known: Some(is_mentee),
                    ..base.clone()
                }]
            }
            MailTemplate::ApplicationReceived
            | MailTemplate::NeedsInfo
            | MailTemplate::Admitted
            | MailTemplate::Declined => {
                let reasons = ["", "not_eligible", "not_a_fit", "incomplete", "duplicate"];
                let of = |reason: &str, words: &str| Facts {
                    role: Some("filleule".into()),
                    words: Some(words.into()),
                    reason: Some(reason.into()),
                    ..two.clone()
                };
                reasons
                    .iter()
                    .flat_map(|r| [of(r, ""), of(r, "Deux lignes\net <b>une</b> balise")])
                    .collect()
            }
            MailTemplate::OfferLapsed => {
                let reasons = ["mentor_full", "call_paused", "call_closed", "kept_apart"];
                let of = |reason: &&str| Facts {
                    reason: Some((*reason).into()),
                    ..two.clone()
                };
                reasons.iter().map(of).collect()
            }
            MailTemplate::PairIntroduction => [vec![], vec!["https://nora.example".into()]]
                .map(|links| Facts {
                    partner: Some(Partner {
                        name: "Nora Martin".into(),
                        email: "nora@example.org".into(),
                        about: "Développeuse, Rhône".into(),
                        links,
                    }),
                    ..two.clone()
                })
                .to_vec(),
            MailTemplate::NewOffer => vec![Facts {
                other: Some("Nora".into()),
                expires: Some("lundi 26\u{a0}janvier 2026".into()),
                ..two
            }],
            MailTemplate::NotElected | MailTemplate::OfferDeclined => vec![two],
            _ => vec![Facts {
                other: Some("Nora".into()),
                ..two
            }],
        });
    }
    samples
}

fn every() -> impl Iterator<Item = (MailTemplate, Locale, Rendered)> {
    MailTemplate::ALL.iter().flat_map(|&template| {
        Locale::ALL.iter().flat_map(move |&locale| {
            samples(template).into_iter().map(move |mut facts| {
                facts.locale = locale.as_str().into();
                let rendered = render(template, locale, &facts)
                    .unwrap_or_else(|e| panic!("{template}/{locale}: {e:#}"));
                (template, locale, rendered)
            })
        })
    })
}

#[test]
fn every_mail_is_complete_in_both_languages_and_both_forms() {
    for (template, locale, mail) in every() {
        let name = format!("{template}/{locale}");
        assert!(!mail.subject.is_empty(), "{name} has no subject");
        // The slash is escaped too, which is the same to whoever reads HTML.
        let html = mail.html.replace("&#x2f;", "/");
        for part in [&mail.text, &html] {
            assert!(
                part.contains("https://marelle.example/page"),
                "{name} leads nowhere"
            );
            assert!(part.contains("Marelle"), "{name} does not say whose it is");
            assert!(
                !part.contains("{{") && !part.contains("{%"),
                "{name} shows its making"
            );
        }
        assert!(!mail.text.contains("\n\n\n"), "{name} has gaps");
        assert!(!mail.html.contains("<img"), "{name} loads something");
        assert!(
            mail.html.contains(&format!("<html lang=\"{locale}\">")),
            "{name}"
        );
        let why = [
            "Vous recevez ce message parce",
            "You receive this message because",
        ];
        assert!(
            why.iter().any(|w| mail.text.contains(w)),
            "{name} does not say why it came"
        );
    }
}

#[test]
fn french_is_set_with_french_spaces() {
    for (template, locale, mail) in every() {
        if locale == Locale::Fr {
            for mark in [" ;", " !", " ?", " :", "« ", " »", "'"] {
                let text = mail.text.replace("https://", "");
                assert!(!text.contains(mark), "{template}: {mark:?} in {text}");
            }
        }
    }
}

#[test]
fn what_people_write_is_no_markup() {
    let facts = samples(MailTemplate::NeedsInfo).remove(1);
    let mail = render(MailTemplate::NeedsInfo, Locale::Fr, &facts).unwrap();
    assert!(mail.html.contains("et &lt;b&gt;une&lt;"), "{}", mail.html);
    assert!(
        mail.text
            .contains("    Deux lignes\n    et <b>une</b> balise"),
        "{}",
        mail.text
    );
}

#[test]
fn a_subject_stays_one_short_line() {
    let mut facts = samples(MailTemplate::NewOffer).remove(0);
    facts.other = Some(format!("Nora\r\nBcc: all@example.org {}", "x".repeat(400)));
    let mail = render(MailTemplate::NewOffer, Locale::En, &facts).unwrap();
    assert!(!mail.subject.contains(['\r', '\n']));
    assert!(mail.subject.chars().count() <= SUBJECT_LENGTH);
}

#[test]
fn a_mail_with_a_hole_does_not_leave() {
    let mut facts = samples(MailTemplate::NewOffer).remove(0);
    facts.expires = None;
    assert!(render(MailTemplate::NewOffer, Locale::Fr, &facts).is_err());
}

#[test]
fn subjects() {
    let mut lines: Vec<String> = every()
        .map(|(template, locale, mail)| format!("{template} {locale}: {}", mail.subject))
        .collect();
    lines.dedup();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_introduction_in_full() {
    let facts = samples(MailTemplate::PairIntroduction).remove(1);
    let mail = render(MailTemplate::PairIntroduction, Locale::Fr, &facts).unwrap();
    insta::assert_snapshot!(mail.text);
}
