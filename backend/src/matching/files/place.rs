//! Where in a document reading has come to, to name the place of what is wrong.

use std::fmt;

/// A document that is not accepted: a sentence with the place, as a JSON pointer (RFC 6901) and as line and column.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(String);

/// Where reading has come to.
#[derive(Debug, Default)]
pub(super) struct Place {
    section: &'static str,
    owner: Option<String>,
    member: &'static str,
    index: Option<usize>,
}

/// How much of an id is shown; ids may be long.
const SHOWN: usize = 80;

impl Place {
    /// Enters a member of the document.
    pub(super) fn enter(&mut self, section: &'static str) {
        *self = Self {
            section,
            ..Self::default()
        };
    }

    /// Enters what belongs to a person. Her id is cut when it is long.
    pub(super) fn enter_person(&mut self, id: &str) {
        let owner = self.owner.get_or_insert_default();
        owner.clear();
        owner.extend(id.chars().take(SHOWN));
        if owner.len() < id.len() {
            owner.push('…');
        }
        (self.member, self.index) = ("", None);
    }

    /// Enters a member of a person's object.
    pub(super) fn enter_member(&mut self, member: &'static str) {
        (self.member, self.index) = (member, None);
    }

    /// Goes to an element of the list here.
    pub(super) fn at(&mut self, index: usize) {
        self.index = Some(index);
    }

    /// What the reader said, with the place. The reader adds line and column itself.
    pub(super) fn refuse(&self, fault: &serde_json::Error) -> Refused {
        Refused(match self.section {
            "" => fault.to_string(),
            _ => format!("{self}: {fault}"),
        })
    }

    /// A sentence of our own about this place.
    pub(super) fn refuse_with(&self, sentence: impl fmt::Display) -> Refused {
        Refused(format!("{self}: {sentence}"))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.section)?;
        if let Some(owner) = &self.owner {
            let escaped = owner.replace('~', "~0").replace('/', "~1");
            write!(f, "/{}", escaped.escape_debug())?;
        }
        if !self.member.is_empty() {
            write!(f, "/{}", self.member)?;
        }
        match self.index {
            Some(index) => write!(f, "/{index}"),
            None => Ok(()),
        }
    }
}
