//! What may be typed after the program's name.
use anyhow::{Context, Result, bail, ensure};

/// What to measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// A database each, the smallest first.
    pub applicants: Vec<u64>,
    /// How long reads are measured; elections end earlier when every ballot is cast.
    pub seconds: u64,
    /// Connections that ask at once, to the server and by pgbench.
    pub clients: u64,
    /// Print what the server sends instead of measuring.
    pub show_statements: bool,
}

impl Options {
    /// Reads words.
    ///
    /// # Errors
    /// When one of them cannot be meant.
    pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut options = Self {
            applicants: vec![10_000, 1_000_000],
            seconds: 10,
            clients: 50,
            show_statements: false,
        };
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let mut value = || {
                words
                    .next()
                    .with_context(|| format!("{word} needs a value"))
            };
            match word.as_str() {
                "--applicants" => {
                    options.applicants = value()?
                        .split(',')
                        .map(|number| {
                            number
                                .parse()
                                .with_context(|| format!("{number:?} is no number"))
                        })
                        .collect::<Result<_>>()?;
                    options.applicants.sort_unstable();
                }
                "--seconds" => options.seconds = value()?.parse()?,
                "--clients" => options.clients = value()?.parse()?,
                "--show-statements" => options.show_statements = true,
                other => bail!("there is no option {other}"),
            }
        }
        ensure!(
            (1..=600).contains(&options.seconds),
            "--seconds from 1 to 600"
        );
        ensure!(
            (1..=200).contains(&options.clients),
            "--clients from 1 to 200"
        );
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_measured_from_small_to_large() {
        let words = ["--applicants", "50000,1000", "--seconds", "3"];
        let options = Options::parse(words.map(str::to_owned)).unwrap();
        assert_eq!(options.applicants, [1000, 50_000]);
        assert_eq!((options.seconds, options.clients), (3, 50));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for line in ["--applicants many", "--seconds 0", "--clients", "--size 3"] {
            let words = line.split(' ').map(str::to_owned);
            assert!(Options::parse(words).is_err(), "{line}");
        }
    }
}
