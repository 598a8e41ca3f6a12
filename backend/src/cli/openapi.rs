//! `marelle openapi`.
use crate::api;

/// Prints the document. It needs no settings: it is made from the code alone.
pub fn run() -> anyhow::Result<()> {
    println!("{}", api::document().to_pretty_json()?);
    Ok(())
}
