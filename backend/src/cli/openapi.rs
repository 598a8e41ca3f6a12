//! `marelle openapi`.
use crate::docs;

/// Prints the document. It needs no settings: it is made from the code alone.
pub fn run() -> anyhow::Result<()> {
    print!("{}", docs::print()?);
    Ok(())
}
