//! What organisers watch: what wants their attention today, the calls and the pairs, by state and health. No words of a
//! pair's, none of an offer's.
pub mod dto;
pub mod http;
pub mod store;
