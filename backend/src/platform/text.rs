//! What any text typed by a person must be.
use std::borrow::Cow;
use validator::ValidationError;

/// Text that Postgres can keep and that says something: no NUL, not only spaces.
///
/// # Errors
/// `blank` or `nul`, each with its remedy.
pub fn written(text: &str) -> Result<(), ValidationError> {
    if text.contains('\0') {
        return Err(
            ValidationError::new("nul").with_message(Cow::Borrowed("Leave the NUL character out."))
        );
    }
    if text.trim().is_empty() {
        return Err(ValidationError::new("blank").with_message(Cow::Borrowed("Write a few words.")));
    }
    Ok(())
}

/// Text that may be empty, which clears what was there.
///
/// # Errors
/// `nul`.
pub fn plain(text: &str) -> Result<(), ValidationError> {
    if text.is_empty() {
        Ok(())
    } else {
        written(text)
    }
}

/// Keys of a questionnaire's options: lower-case words, none of them twice.
///
/// # Errors
/// `key` or `repeated`.
pub fn keys(keys: &[String]) -> Result<(), ValidationError> {
    let is_key = |key: &String| {
        (1..=40).contains(&key.len())
            && key
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    if !keys.iter().all(is_key) {
        return Err(ValidationError::new("key").with_message(Cow::Borrowed(
            "Use the keys of the questionnaire's options.",
        )));
    }
    if keys
        .iter()
        .enumerate()
        .any(|(i, key)| keys.iter().take(i).any(|k| k == key))
    {
        return Err(
            ValidationError::new("repeated").with_message(Cow::Borrowed("Name each of them once."))
        );
    }
    Ok(())
}

/// How the document tells the key of a questionnaire's option or question.
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, min_length = 1, max_length = 40, pattern = "^[a-z0-9_]+$", example = "first_job")]
#[allow(dead_code, reason = "read by the document only")]
pub struct OptionKey(String);

/// How the document tells an address of the web.
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, format = "uri", max_length = 500, example = "https://example.org")]
#[allow(dead_code, reason = "read by the document only")]
pub struct Link(String);

/// How the document tells what two people share: the key of an option, a language, or a place in words.
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, min_length = 1, max_length = 500, example = "confidence")]
#[allow(dead_code, reason = "read by the document only")]
pub struct FitValue(String);
