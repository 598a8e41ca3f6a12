//! Why a mentor may suit a call, in words and without points: what the two share, and what to talk about first.
use super::model::Offer;
use crate::platform::text::FitValue;
use crate::{applicants::model::Applicant, calls::model::Call};
use serde::Serialize;
use utoipa::ToSchema;

crate::text_enum! {
    /// What a reason is about.
    pub enum FitCode {
        Topics = "topics",
        Fields = "fields",
        Languages = "languages",
        Ways = "ways",
        Region = "region",
        Rhythm = "rhythm",
    }
}

/// One reason, with the keys it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reason {
    pub code: FitCode,
    /// Keys of the questionnaire's options, or a region.
    #[schema(value_type = Vec<FitValue>, max_items = 20, example = json!(["confidence"]))]
    pub values: Vec<String>,
}

/// What mentee and mentor share, and what to check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Fit {
    #[schema(max_items = 10)]
    pub shared: Vec<Reason>,
    #[schema(max_items = 10)]
    pub to_check: Vec<Reason>,
}

impl Fit {
    /// The fit of an offer to its call, in the order in which the mentee named things.
    #[must_use]
    pub fn of(call: &Call, mentor: &Applicant, offer: &Offer) -> Self {
        let mut fit = Self {
            shared: vec![],
            to_check: vec![],
        };
        fit.share(FitCode::Topics, common(&call.topics, &mentor.topics));
        fit.share(FitCode::Fields, common(&call.fields, &mentor.fields));
        let languages = common(&call.languages, &mentor.languages);
        fit.share_or_check(FitCode::Languages, languages, &call.languages);
        let ways = common(&call.ways, &offer.ways);
        fit.share_or_check(FitCode::Ways, ways, &call.ways);
        if !call.region.is_empty() && call.region == mentor.region {
            fit.share(FitCode::Region, vec![call.region.clone()]);
        }
        if let Some(wished) = call.rhythm {
            let offered = vec![offer.rhythm.as_str().to_owned()];
            if wished == offer.rhythm {
                fit.share(FitCode::Rhythm, offered);
            } else {
                fit.check(FitCode::Rhythm, offered);
            }
        }
        fit
    }

    fn share(&mut self, code: FitCode, values: Vec<String>) {
        if !values.is_empty() {
            self.shared.push(Reason { code, values });
        }
    }

    fn check(&mut self, code: FitCode, values: Vec<String>) {
        if !values.is_empty() {
            self.to_check.push(Reason { code, values });
        }
    }

    /// Shared, or else what she wished is to be talked about.
    fn share_or_check(&mut self, code: FitCode, common: Vec<String>, wished: &[String]) {
        if common.is_empty() {
            self.check(code, wished.to_vec());
        } else {
            self.share(code, common);
        }
    }
}

fn common(hers: &[String], theirs: &[String]) -> Vec<String> {
    hers.iter()
        .filter(|key| theirs.contains(key))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        calls::model::{
            Rhythm,
            tests::{applicant, call},
        },
        identity::model::Role,
        offers::model::tests::offer,
    };

    fn told(fit: &Fit) -> String {
        let side = |reasons: &[Reason]| {
            let told = reasons
                .iter()
                .map(|r| format!("{} ({})", r.code, r.values.join(", ")))
                .collect::<Vec<_>>();
            if told.is_empty() {
                "nothing".into()
            } else {
                told.join("; ")
            }
        };
        format!(
            "shared: {}\nto check: {}",
            side(&fit.shared),
            side(&fit.to_check)
        )
    }

    #[test]
    fn what_they_share_is_said_in_words() {
        let mentor = applicant(Role::Mentor);
        insta::assert_snapshot!(told(&Fit::of(&call(), &mentor, &offer())), @r"
        shared: topics (confidence, first_job); fields (web, data); languages (fr); ways (video); region (Rhône); rhythm (month)
        to check: nothing
        ");
    }

    #[test]
    fn what_they_do_not_share_is_to_check_or_left_unsaid() {
        let mentor = Applicant {
            topics: vec!["leadership".into()],
            fields: vec![],
            languages: vec!["en".into()],
            region: "Isère".into(),
            ..applicant(Role::Mentor)
        };
        let offer = Offer {
            ways: vec!["email".into()],
            rhythm: Rhythm::TwoMonths,
            ..offer()
        };
        insta::assert_snapshot!(told(&Fit::of(&call(), &mentor, &offer)), @r"
        shared: nothing
        to check: languages (fr); ways (video, chat); rhythm (two_months)
        ");
    }
}
