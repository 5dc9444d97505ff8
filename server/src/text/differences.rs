//! What two sequences have in common.

use std::hash::Hash;

use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};

/// What makes one sequence of another, and what stays. (`similar::capture_diff_slices` with this one algorithm: with
/// all that it can be asked for, each kind of sequence would make the program larger by a quarter of a megabyte.)
pub fn differences<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    let mut found = Compact::new(Replace::new(Capture::new()), old, new);
    let Ok(()) = myers::diff(&mut found, old, 0..old.len(), new, 0..new.len());
    found.into_inner().into_inner().into_ops()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use similar::{Algorithm, capture_diff_slices};

    use super::*;

    proptest! {
        #[test]
        fn they_are_those_of_the_general_function(old in "[ab一二\\n]{0,60}", new in "[ab一二\\n]{0,60}") {
            let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
            let expected = capture_diff_slices(Algorithm::Myers, &old, &new);
            prop_assert_eq!(differences(&old, &new), expected);
        }
    }
}
