//! What later layers make of a corpus once: indices for searching it, for instance. It lives
//! and goes with the corpus; what it is, only those who make it know.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// One value of each type, made when it is first wanted.
#[derive(Default)]
pub struct Derived {
    values: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl Derived {
    /// The value of a type; `make` makes it where there is none yet. Whoever asks meanwhile waits.
    pub fn get_or_make<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let mut values = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Ok(known)) = values
            .get(&TypeId::of::<T>())
            .map(|known| Arc::clone(known).downcast::<T>())
        {
            return known;
        }
        let made = Arc::new(make());
        values.insert(TypeId::of::<T>(), Arc::<T>::clone(&made));
        made
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
    fn a_value_is_made_once() {
        let derived = Derived::default();
        let first = derived.get_or_make(|| "one".to_owned());
        let second = derived.get_or_make(|| "another".to_owned());
        assert!(Arc::ptr_eq(&first, &second));
        assert_eq!(*derived.get_or_make(|| 3_u8), 3);
    }
}
