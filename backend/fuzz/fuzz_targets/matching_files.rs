//! Hostile documents for `marelle matching`: readers never panic, and what they accept can be resolved, planned and
//! written, with every check passed.
#![no_main]

use backend::matching::files::{candidates, result, round, suggestions};
use backend::matching::plan::plan;
use backend::matching::ranked::round::Proposer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|document: &[u8]| {
    if let Ok(round) = round::read(document) {
        let outcome = round.resolve_checked(Proposer::Mentees).expect("a result that passes its checks");
        let mut written = Vec::new();
        result::write(&mut written, &round, &outcome).expect("memory takes everything");
        let stated = result::read(written.as_slice(), &round).expect("what was written can be read");
        assert_eq!(stated.matching, outcome.matching);
        // The document itself as a result: refused, or about people of the round only.
        let _ = result::read(document, &round);
    }
    if let Ok(candidates) = candidates::read(document) {
        let plan = plan(&candidates.graph).expect("a plan whose proof holds");
        suggestions::write(&mut Vec::new(), &candidates, &plan).expect("memory takes everything");
    }
});
