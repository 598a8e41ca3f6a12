//! Many short lists in one flat array: a million ballots are two allocations, read in a straight line.

use std::ops::Range;

/// A sequence of lists kept end to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lists<T> {
    ends: Vec<usize>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            ends: Vec::new(),
            items: Vec::new(),
        }
    }
}

impl<T> Lists<T> {
    /// No list yet, with room for `lists` lists of `items` items in all.
    pub fn with_capacity(lists: usize, items: usize) -> Self {
        Self {
            ends: Vec::with_capacity(lists),
            items: Vec::with_capacity(items),
        }
    }

    /// Adds an item to the list being written, which [`Lists::close`] ends.
    pub fn add(&mut self, item: T) {
        self.items.push(item);
    }

    /// Ends the list being written. Two calls in a row make an empty list.
    pub fn close(&mut self) {
        self.ends.push(self.items.len());
    }

    /// Adds a whole list.
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.close();
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no list at all.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many items all lists hold together.
    pub fn total(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Where list `number` stands in [`Lists::items`]. Empty for a list that does not exist.
    pub fn range(&self, number: usize) -> Range<usize> {
        let end = self.ends.get(number).copied().unwrap_or(0);
        let start = match number.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0).min(end),
            None => 0,
        };
        start..end
    }

    /// List `number`, empty when it does not exist.
    pub fn get(&self, number: usize) -> &[T] {
        self.items.get(self.range(number)).unwrap_or(&[])
    }

    /// All items end to end.
    pub fn items(&self) -> &[T] {
        self.items.get(..self.total()).unwrap_or(&[])
    }

    /// The lists, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// Gives back memory that was kept for growth.
    pub fn shrink(&mut self) {
        self.items.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

impl<T> FromIterator<Vec<T>> for Lists<T> {
    fn from_iter<I: IntoIterator<Item = Vec<T>>>(lists: I) -> Self {
        let mut all = Self::default();
        for list in lists {
            all.push(list);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn lists_keep_their_order_and_their_ends() {
        let lists: Lists<u32> = [vec![1, 2], vec![], vec![3]].into_iter().collect();
        assert_eq!(lists.iter().collect::<Vec<_>>(), [&[1, 2][..], &[], &[3]]);
        assert_eq!((lists.len(), lists.total()), (3, 3));
        assert_eq!(
            lists.get(9),
            &[] as &[u32],
            "a list that does not exist is empty"
        );
    }
}
