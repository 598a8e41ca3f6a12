//! Who runs the programme: roles that an administrator grants and takes back.
pub mod dto;
pub mod http;
