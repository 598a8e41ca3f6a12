//! What every feature stands on and that knows none of them: time, database, HTTP, pages, problems.
pub mod address;
pub mod address_limit;
pub mod clock;
pub mod db;
pub mod etag;
pub mod http;
pub mod id;
pub mod idempotency;
pub mod page;
pub mod prepared;
pub mod problem;
pub mod rate;
pub mod shield;
pub mod telemetry;
pub mod text;
pub mod text_enum;
pub mod together;
