//! How two people may suit each other, told from their answers: the score's reasons, for a mentor beside a call and for a
//! mentee under an offer. The rules are `matching::score`'s; here they meet candidacies and the wire.
pub mod compare;
pub mod dto;
pub mod ground;
pub mod store;
