//! The programme's settings, charters and questionnaires, as organisers change them.
pub mod dto;
pub mod http;
