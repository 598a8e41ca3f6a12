//! Keyset pages: stable under inserts, equally fast at any depth.
use super::problem::{FieldProblem, Problem};
use actix_web::{HttpRequest, HttpResponse, http::header};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

/// Items a page holds unless told otherwise.
const DEFAULT_LIMIT: u32 = 25;

/// Where to start and how much to return. Filters of a list come beside it.
#[derive(Clone, Debug, Default, Deserialize, IntoParams, Validate)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    /// How many items to return.
    #[serde(default, deserialize_with = "number")]
    #[validate(range(min = 1, max = 100, message = "Ask for 1 to 100 items."))]
    #[param(minimum = 1, maximum = 100, default = 25)]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before; opaque.
    #[validate(length(min = 1, max = 500, message = "A cursor is at most 500 characters."))]
    #[param(min_length = 1, max_length = 500, pattern = "^[A-Za-z0-9_-]*$")]
    pub cursor: Option<String>,
}

/// Query strings carry text; beside flattened filters serde sees it as such.
pub fn number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|t| {
        t.parse()
            .map_err(|_| serde::de::Error::custom("a whole number is needed"))
    })
    .transpose()
}

/// What a cursor is answered that no page of this list gave.
#[must_use]
pub fn foreign_cursor() -> Problem {
    Problem::invalid(vec![FieldProblem {
        pointer: "/query/cursor".into(),
        code: "foreign".into(),
        detail: "This is no next_cursor of this list; leave it out to start over.".into(),
    }])
}

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The items, in the order of the list.
    #[schema(max_items = 100)]
    pub items: Vec<T>,
    /// Pass as `cursor` for the next page; null on the last one.
    #[schema(required, max_length = 500)]
    pub next_cursor: Option<String>,
}

impl PageQuery {
    /// Items wanted, 1 to 100.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.limit.unwrap_or(DEFAULT_LIMIT) as usize
    }

    /// Rows to fetch: one more than wanted, which tells whether a page follows.
    #[must_use]
    pub fn fetch(&self) -> i64 {
        i64::from(self.limit.unwrap_or(DEFAULT_LIMIT)) + 1
    }

    /// The key after which the page starts.
    ///
    /// # Errors
    /// 422 when the cursor is not one of this list's.
    pub fn after<K: DeserializeOwned>(&self) -> Result<Option<K>, Problem> {
        let Some(cursor) = &self.cursor else {
            return Ok(None);
        };
        let bytes = URL_SAFE_NO_PAD
            .decode(cursor)
            .map_err(|_| foreign_cursor())?;
        serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|_| foreign_cursor())
    }

    /// Cuts the extra row off and makes the cursor from the last one kept.
    ///
    /// # Errors
    /// When a key does not serialise, which is our fault.
    pub fn cut<T, K: Serialize>(
        &self,
        mut rows: Vec<T>,
        key: impl Fn(&T) -> K,
    ) -> Result<Page<T>, Problem> {
        let more = rows.len() > self.limit();
        rows.truncate(self.limit());
        let last = if more { rows.last() } else { None };
        let next_cursor = last
            .map(|row| serde_json::to_vec(&key(row)).map(|bytes| URL_SAFE_NO_PAD.encode(bytes)))
            .transpose()
            .map_err(Problem::internal)?;
        Ok(Page {
            items: rows,
            next_cursor,
        })
    }
}

impl<T> Page<T> {
    /// The same page, each item turned into what its reader sees.
    pub fn map<U>(self, view: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(view).collect(),
            next_cursor: self.next_cursor,
        }
    }
}

impl<T> Page<T> {
    /// The same, where turning an item may fail.
    ///
    /// # Errors
    /// The first failure.
    pub fn try_map<U>(self, view: impl FnMut(T) -> Result<U, Problem>) -> Result<Page<U>, Problem> {
        Ok(Page {
            items: self.items.into_iter().map(view).collect::<Result<_, _>>()?,
            next_cursor: self.next_cursor,
        })
    }
}

impl<T: Serialize> Page<T> {
    /// 200 with the page, and where the next one is (RFC 8288).
    #[must_use]
    pub fn respond(self, request: &HttpRequest) -> HttpResponse {
        respond(request, self.next_cursor.as_deref(), &self)
    }
}

/// 200 with a view that holds a page, and where the next one is (RFC 8288).
#[must_use]
pub fn respond(
    request: &HttpRequest,
    next_cursor: Option<&str>,
    view: &impl Serialize,
) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    if let Some(cursor) = next_cursor {
        let kept = request
            .query_string()
            .split('&')
            .filter(|p| !p.is_empty() && !p.starts_with("cursor="));
        let query = kept
            .map(str::to_owned)
            .chain([format!("cursor={cursor}")])
            .collect::<Vec<_>>()
            .join("&");
        response.insert_header((
            header::LINK,
            format!("<{}?{query}>; rel=\"next\"", request.path()),
        ));
    }
    response.json(view)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extra_row_becomes_a_cursor_and_the_cursor_a_key() {
        let query = PageQuery {
            limit: Some(2),
            cursor: None,
        };
        let page = query.cut(vec![1, 2, 3], |n| *n).unwrap();
        assert_eq!(page.items, [1, 2]);
        let next = PageQuery {
            limit: Some(2),
            cursor: page.next_cursor,
        };
        assert_eq!(next.after::<i32>().unwrap(), Some(2));
        assert!(query.cut(vec![1, 2], |n| *n).unwrap().next_cursor.is_none());
    }

    #[test]
    fn a_foreign_cursor_is_refused() {
        for cursor in ["%%%", "bm90anNvbg", "eyJhIjoxfQ"] {
            let query = PageQuery {
                limit: None,
                cursor: Some(cursor.into()),
            };
            assert_eq!(
                query.after::<i32>().unwrap_err().code(),
                "validation-failed",
                "{cursor}"
            );
        }
    }
}
