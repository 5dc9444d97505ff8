//! Sorting where little is to be sorted, or what is nearly in order.
//!
//! The standard library's sorting is made anew for each kind of element and of key, some 4 KB of a web page's module
//! each, and there are a hundred of them; here the places are sorted, which is made once. What is long and in no order
//! (an index when it is made) is sorted by the standard library's own.

use std::cmp::Ordering;

/// The order of a slice's elements; what is equal stays as it stands.
pub trait Order<T> {
    /// Sorts by what the elements are.
    fn order(&mut self)
    where
        T: Ord;

    /// Sorts by a key, which is asked for at every comparison.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K);

    /// Sorts by comparing.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);
}

impl<T> Order<T> for [T] {
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }

    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }

    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let places = order_of(
            self.len(),
            &|one, other| match (self.get(one), self.get(other)) {
                (Some(one), Some(other)) => compare(one, other),
                _ => Ordering::Equal,
            },
        );
        exchanges(places, &mut |one, other| self.swap(one, other));
    }
}

/// The places of so many elements in their order; none where they stand in it.
fn order_of(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..count).all(|next| compare(next - 1, next).is_le()) {
        return Vec::new();
    }
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

/// The exchanges that put elements in order; `places` has for each place the one of what is to stand there.
fn exchanges(mut places: Vec<usize>, exchange: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut place = start;
        while let Some(from) = places.get_mut(place) {
            let from = std::mem::replace(from, place);
            if from == start {
                break;
            }
            exchange(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Few keys, so that many are equal: what is equal keeps its order.
        #[test]
        fn it_is_the_order_of_the_standard_library(
            numbers in prop::collection::vec(0_u8..8, 0..60),
        ) {
            let numbered: Vec<(u8, usize)> = (numbers.iter().copied().zip(0..)).collect();
            let (mut own, mut expected) = (numbered.clone(), numbered);
            own.order_by_key(|(number, _)| *number);
            expected.sort_by_key(|(number, _)| *number);
            prop_assert_eq!(&own, &expected);
            own.order_by(|one, other| other.0.cmp(&one.0));
            expected.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
            prop_assert_eq!(own, expected);
            let (mut own, mut expected) = (numbers.clone(), numbers);
            own.order();
            expected.sort();
            prop_assert_eq!(own, expected);
        }
    }
}
