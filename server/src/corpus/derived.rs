//! What later layers make of a corpus once: indices for searching it, for instance. It lives
//! and goes with the corpus; what it is, only those who make it know.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// One value of each type, made when it is first wanted.
#[derive(Default)]
pub struct Derived {
    values: Mutex<HashMap<TypeId, Arc<Value>>>,
}

/// A value, once it is made. While one is, only who wants that one waits.
type Value = OnceLock<Arc<dyn Any + Send + Sync>>;

impl Derived {
    /// The value of a type; `make` makes it where there is none yet. Whoever asks for it meanwhile waits.
    pub fn get_or_make<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let value = {
            let mut values = self.values.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(values.entry(TypeId::of::<T>()).or_default())
        };
        let made = value.get_or_init(|| Arc::new(make()));
        match Arc::clone(made).downcast::<T>() {
            Ok(known) => known,
            // panics never: under a type's name stands a value of the type.
            Err(_) => unreachable!("a value is of the type that it is kept under"),
        }
    }
}

impl fmt::Debug for Derived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Derived")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn while_one_is_made_others_can_be_had() {
        let derived = Derived::default();
        derived.get_or_make(|| 3_u8);
        let made = derived.get_or_make(|| (*derived.get_or_make(|| 4_u8)).to_string());
        assert_eq!(*made, "3");
    }

    #[test]
    fn a_value_is_made_once() {
        let derived = Derived::default();
        let first = derived.get_or_make(|| "one".to_owned());
        let second = derived.get_or_make(|| "another".to_owned());
        assert!(Arc::ptr_eq(&first, &second));
        assert_eq!(*derived.get_or_make(|| 3_u8), 3);
    }
}
