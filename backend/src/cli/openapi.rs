//! `marelle openapi`.
use crate::docs;

/// Prints the document, or the table of problems. Neither needs settings: they are made from the code alone.
///
/// # Errors
/// When the document does not serialise.
#[allow(clippy::print_stdout, reason = "that is what it is for")]
pub fn run(problems: bool) -> anyhow::Result<()> {
    print!(
        "{}",
        if problems {
            docs::print_problems()
        } else {
            docs::print()?
        }
    );
    Ok(())
}
