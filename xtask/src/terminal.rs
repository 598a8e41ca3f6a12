//! What the person at the terminal sees.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Says what is being done, does it, and says how long it took when that was noticeable.
pub fn doing<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("· {what} …");
    let begun = Instant::now();
    let result = work()?;
    let took = begun.elapsed();
    if took > Duration::from_secs(1) {
        eprintln!("  done in {}", duration(took));
    }
    Ok(result)
}

/// One line of information.
pub fn note(line: &str) {
    eprintln!("· {line}");
}

/// A duration for people: `0.4 s`, `12.3 s`, `2 min 05 s`.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 60.0 {
        return format!("{seconds:.1} s");
    }
    let whole = time.as_secs();
    format!("{} min {:02} s", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(duration(Duration::from_millis(420)), "0.4 s");
        assert_eq!(duration(Duration::from_millis(12_345)), "12.3 s");
        assert_eq!(duration(Duration::from_secs(125)), "2 min 05 s");
    }
}
