//! People inside one instance: positions in its arrays, which cannot be mistaken for one another.

/// A mentee's position among the mentees of one instance, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mentee(pub u32);

/// A mentor's position among the mentors of one instance, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mentor(pub u32);

/// What the two kinds of position share: they are small numbers and index arrays.
pub trait Position: Copy + Eq + Ord {
    /// The position `number`.
    fn from_number(number: u32) -> Self;

    /// The position as an array index.
    fn at(self) -> usize;
}

impl Position for Mentee {
    fn from_number(number: u32) -> Self {
        Self(number)
    }

    fn at(self) -> usize {
        self.0 as usize
    }
}

impl Position for Mentor {
    fn from_number(number: u32) -> Self {
        Self(number)
    }

    fn at(self) -> usize {
        self.0 as usize
    }
}

/// Every position of a group of `count` people, in order. Groups are at most `u32::MAX` people (see
/// [`super::names::Names`]); a larger count is cut there.
pub fn everyone<P: Position>(count: usize) -> impl Iterator<Item = P> {
    (0..u32::try_from(count).unwrap_or(u32::MAX)).map(P::from_number)
}
