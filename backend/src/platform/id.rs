//! Identifiers: UUID version 7, a type of its own per kind of thing, so that an account never passes for an applicant.
use chrono::{DateTime, Utc};
use std::sync::Mutex;
use uuid::{ContextV7, Timestamp, Uuid};

/// What the last id of this process was made of: the next one comes after it, also within the same instant. A
/// transaction has one instant, and its events are to be read in the order in which they were written.
static LAST: Mutex<ContextV7> = Mutex::new(ContextV7::new());

/// A new UUIDv7 whose time part is `now`, so that ids sort by creation as the application's clock saw it.
#[must_use]
pub fn fresh(now: DateTime<Utc>) -> Uuid {
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(
        &LAST,
        seconds,
        now.timestamp_subsec_nanos(),
    ))
}

/// The least UUIDv7 of that time: ids from then on are not below it.
#[must_use]
pub fn first_of(time: DateTime<Utc>) -> Uuid {
    let milliseconds = u64::try_from(time.timestamp_millis()).unwrap_or_default();
    Uuid::from_u128(u128::from(milliseconds) << 80)
}

/// Declares id types: transparent in JSON and in the document, `uuid` in Postgres.
#[macro_export]
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Uuid)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// A new one, as of `now`.
            #[must_use]
            pub fn fresh(now: chrono::DateTime<chrono::Utc>) -> Self {
                Self($crate::platform::id::fresh(now))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Uuid, diesel::pg::Pg> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
            ) -> diesel::serialize::Result {
                <uuid::Uuid as diesel::serialize::ToSql<diesel::sql_types::Uuid, diesel::pg::Pg>>::to_sql(&self.0, out)
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Uuid, diesel::pg::Pg> for $name {
            fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                <uuid::Uuid as diesel::deserialize::FromSql<diesel::sql_types::Uuid, diesel::pg::Pg>>::from_sql(value)
                    .map(Self)
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Uuid)))
                    .max_length(Some(36))
                    .examples([serde_json::json!("018f0000-0000-7000-8000-000000000000")])
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($name))
            }
        }
    )+};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_instant_sort_as_they_were_made() {
        let now = DateTime::from_timestamp(1_767_600_000, 123_456_000).unwrap_or_default();
        let ids: Vec<Uuid> = (0..1000).map(|_| fresh(now)).collect();
        assert!(ids.is_sorted());
        let seconds = ids
            .iter()
            .filter_map(Uuid::get_timestamp)
            .map(|t| t.to_unix().0);
        assert!(seconds.into_iter().all(|s| s == 1_767_600_000));
    }
}
