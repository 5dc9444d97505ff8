//! A list that its copies share until one of them is changed.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A list that its copies share until one of them is changed: what a document carries is copied for each of its
/// paragraphs, and few of them change it.
#[derive(Debug)]
pub struct List<T>(
    /// `None` where it is empty.
    Option<Arc<Vec<T>>>,
);

impl<T> Default for List<T> {
    fn default() -> List<T> {
        List(None)
    }
}

impl<T> Clone for List<T> {
    fn clone(&self) -> List<T> {
        List(self.0.clone())
    }
}

impl<T: PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &List<T>) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other) || one == other,
            _ => self.is_empty() && other.is_empty(),
        }
    }
}

impl<T: Eq> Eq for List<T> {}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

impl<T: Clone> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match &mut self.0 {
            Some(all) => Arc::make_mut(all).as_mut_slice(),
            None => &mut [],
        }
    }
}

impl<T: Clone> List<T> {
    /// Puts one behind all others.
    pub fn push(&mut self, one: T) {
        Arc::make_mut(self.0.get_or_insert_default()).push(one);
    }

    /// Takes the last one, where it is such.
    pub fn pop_if(&mut self, is_such: impl FnOnce(&T) -> bool) -> Option<T> {
        if !is_such(self.last()?) {
            return None;
        }
        Arc::make_mut(self.0.as_mut()?).pop()
    }

    /// Takes the one at a place, where there is one.
    pub fn take(&mut self, place: usize) -> Option<T> {
        (place < self.len()).then(|| Arc::make_mut(self.0.get_or_insert_default()).remove(place))
    }

    /// Keeps those that are such.
    pub fn retain(&mut self, is_such: impl Fn(&T) -> bool) {
        if !self.iter().all(&is_such) {
            Arc::make_mut(self.0.get_or_insert_default()).retain(is_such);
        }
    }

    /// Takes all.
    pub fn clear(&mut self) {
        self.0 = None;
    }

    /// Puts one behind all others in place of one like it; of more than `most`, the first is forgotten.
    pub fn remember(&mut self, one: T, most: usize, is_like_it: impl Fn(&T, &T) -> bool)
    where
        T: PartialEq,
    {
        if self.last() == Some(&one)
            && self
                .iter()
                .rev()
                .skip(1)
                .all(|known| !is_like_it(known, &one))
        {
            return;
        }
        let all = Arc::make_mut(self.0.get_or_insert_default());
        all.retain(|known| !is_like_it(known, &one));
        all.push(one);
        if all.len() > most {
            all.remove(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_share_what_they_hold_until_one_is_changed() {
        let mut list = List::default();
        list.push(1);
        let copy = list.clone();
        list.remember(1, 2, PartialEq::eq);
        let shared = |one: &List<i32>, other: &List<i32>| {
            one.0.as_ref().map(Arc::as_ptr) == other.0.as_ref().map(Arc::as_ptr)
        };
        assert!(shared(&list, &copy));
        assert!(list.pop_if(|last| *last == 2).is_none());
        assert!(shared(&list, &copy));
        list.remember(2, 2, PartialEq::eq);
        list.remember(3, 2, PartialEq::eq);
        list.remember(2, 2, PartialEq::eq);
        assert_eq!((&list[..], &copy[..]), (&[3, 2][..], &[1][..]));
        list.clear();
        assert_eq!(list, List::default());
    }
}
