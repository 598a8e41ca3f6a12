//! Whether pgbench sends what the server sends: the same statements in the same order, whatever their parameters.
use anyhow::{Result, bail};

/// Compares a script of pgbench with the statements of a request.
///
/// # Errors
/// With the first two that differ.
pub fn compare(script: &str, sent: &[String]) -> Result<()> {
    let written = statements_of(script);
    let sent: Vec<String> = sent.iter().map(|statement| shape(statement)).collect();
    let longest = written.len().max(sent.len());
    for at in 0..longest {
        let (script, server) = (written.get(at), sent.get(at));
        if script != server {
            let none = "nothing more".to_owned();
            bail!(
                "statement {} of {}\nthe server sends: {}\nthe script has:   {}",
                at + 1,
                sent.len(),
                server.unwrap_or(&none),
                script.unwrap_or(&none)
            );
        }
    }
    Ok(())
}

/// The statements of a script, without pgbench's own commands and what is said about them.
pub fn statements_of(script: &str) -> Vec<String> {
    let lines = script
        .lines()
        .filter(|line| !line.starts_with('\\') && !line.starts_with("--"));
    let text = lines.collect::<Vec<_>>().join("\n");
    text.split(';')
        .map(shape)
        .filter(|statement| !statement.is_empty())
        .collect()
}

/// A statement without what may differ: spaces, and what its parameters are called or made from. The server numbers
/// them (`$1`); a script names them (`:call`), makes ids of numbers (`nth(:call)`, `ids(:call)`), and writes `NULL`,
/// which pgbench cannot bind.
fn shape(statement: &str) -> String {
    let mut words = vec![];
    for word in statement.split_whitespace() {
        let bare = word.trim_matches(['(', ')', ',']) == "NULL";
        let tested = words
            .last()
            .is_some_and(|before| before == "IS" || before == "NOT");
        words.push(if bare && !tested {
            word.replace("NULL", "?")
        } else {
            word.to_owned()
        });
    }
    let made = ["nth(?)::text", "nth(?)", "ids(?, ?)", "ids(?)"];
    made.iter()
        .fold(without_names(&words.join(" ")), |shape, made| {
            shape.replace(made, "?")
        })
}

/// Every parameter as `?`.
fn without_names(statement: &str) -> String {
    let named = |next: &char| next.is_alphanumeric() || *next == '_';
    let mut shape = String::with_capacity(statement.len());
    let mut rest = statement.chars().peekable();
    while let Some(letter) = rest.next() {
        let parameter = match letter {
            '$' => rest.peek().is_some_and(char::is_ascii_digit),
            // A cast, not a name.
            ':' if rest.next_if_eq(&':').is_some() => {
                shape.push(':');
                false
            }
            ':' => rest.peek().is_some_and(named),
            _ => false,
        };
        if parameter {
            while rest.next_if(named).is_some() {}
        }
        shape.push(if parameter { '?' } else { letter });
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "-- One person.\n\\set person random(1, 5)\nBEGIN;\nSELECT a\n  FROM t WHERE id = nth(:person);\nCOMMIT;\n";

    #[test]
    fn parameters_may_be_called_anything() {
        let sent = ["BEGIN", "SELECT a FROM t WHERE id = $1", "COMMIT"].map(str::to_owned);
        compare(SCRIPT, &sent).unwrap();
    }

    #[test]
    fn a_script_that_says_something_else_is_found_out() {
        let other = ["BEGIN", "SELECT b FROM t WHERE id = $1", "COMMIT"].map(str::to_owned);
        let told = compare(SCRIPT, &other).unwrap_err().to_string();
        assert!(told.starts_with("statement 2 of 3"), "{told}");
        assert!(compare(SCRIPT, &other[..1]).is_err());
    }

    #[test]
    fn parameters_are_told_from_casts_and_tests() {
        let script = "SELECT  nth(:a)::text, :b::int,\nids(:c, :d) WHERE x IS NULL AND y = NULL";
        let server = "SELECT $1, $2::int, $30 WHERE x IS NULL AND y = $4";
        assert_eq!(
            shape(script),
            "SELECT ?, ?::int, ? WHERE x IS NULL AND y = ?"
        );
        assert_eq!(shape(script), shape(server));
    }
}
