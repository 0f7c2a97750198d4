//! A small map from names to values, in the order of the names. The standard library's tree splits, merges and balances
//! nodes with code of its own for every type of value; fifty fields or answers stand in one list as well.

use super::json::{Json, Object, Reader, Writer};
use serde_json::Value;

/// Values by name, in the order of the names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<V> {
    entries: Vec<(String, V)>,
}

impl<V> Map<V> {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Where a name stands, or would.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|(other, _)| other.as_str().cmp(name))
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&V> {
        let place = self.place(name).ok()?;
        self.entries.get(place).map(|(_, value)| value)
    }

    /// The value of a name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let place = self.place(name).ok()?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Whether a name has a value.
    pub fn contains_key(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Sets the value of a name; the one before comes back.
    pub fn insert(&mut self, name: String, value: V) -> Option<V> {
        match self.place(&name) {
            Ok(place) => {
                let (_, old) = self.entries.get_mut(place)?;
                Some(std::mem::replace(old, value))
            }
            Err(place) => {
                self.entries.insert(place, (name, value));
                None
            }
        }
    }

    /// Takes a name out, with its value.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        let place = self.place(name).ok()?;
        Some(self.entries.remove(place).1)
    }

    /// Keeps what fits only.
    pub fn retain(&mut self, mut fits: impl FnMut(&str, &V) -> bool) {
        self.entries.retain(|(name, value)| fits(name, value));
    }

    /// Names and values in order.
    pub fn iter(&self) -> Iter<'_, V> {
        self.entries.iter().map(pair)
    }

    /// The names in order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.entries.iter().map(|(name, _)| name)
    }

    /// The values in the order of their names.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }
}

/// Names and values in order.
pub type Iter<'a, V> = std::iter::Map<std::slice::Iter<'a, (String, V)>, fn(&'a (String, V)) -> (&'a String, &'a V)>;

fn pair<V>((name, value): &(String, V)) -> (&String, &V) {
    (name, value)
}

/// The value of a name that is surely there: for tests.
impl<V> std::ops::Index<&str> for Map<V> {
    type Output = V;

    #[expect(clippy::panic, reason = "an index answers or panics; the program itself asks with `get`")]
    fn index(&self, name: &str) -> &V {
        self.get(name).unwrap_or_else(|| panic!("nothing stands at {name}"))
    }
}

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

/// Of two values of one name the later stays.
impl<V> Extend<(String, V)> for Map<V> {
    fn extend<I: IntoIterator<Item = (String, V)>>(&mut self, pairs: I) {
        for (name, value) in pairs {
            self.insert(name, value);
        }
    }
}

impl<V> FromIterator<(String, V)> for Map<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(pairs: I) -> Self {
        let mut map = Self::new();
        map.extend(pairs);
        map
    }
}

impl<V, const N: usize> From<[(String, V); N]> for Map<V> {
    fn from(pairs: [(String, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<V> IntoIterator for Map<V> {
    type Item = (String, V);
    type IntoIter = std::vec::IntoIter<(String, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'a, V> IntoIterator for &'a Map<V> {
    type Item = (&'a String, &'a V);
    type IntoIter = Iter<'a, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// An object.
impl<V: Json> Json for Map<V> {
    fn take(value: Value, from: &mut Reader) -> Self {
        let mut map = Self::new();
        for (name, value) in Object::of(value, from).into_fields() {
            map.insert(name, V::take(value, from));
        }
        map
    }
    fn write(&self, out: &mut Writer) {
        out.open('{');
        for (name, value) in self {
            out.field(name, value);
        }
        out.close('}');
    }
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }
}

/// For what serde carries between desk and office; the phone's program never calls it.
impl<V: serde::Serialize> serde::Serialize for Map<V> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

impl<'de, V: serde::Deserialize<'de>> serde::Deserialize<'de> for Map<V> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::collections::BTreeMap::deserialize(deserializer).map(|tree| tree.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn holds_what_a_tree_holds(steps in prop::collection::vec(("[a-d]{0,2}", prop::option::of(0..9u8)), 0..40)) {
            let (mut map, mut tree) = (Map::new(), BTreeMap::new());
            for (name, value) in steps {
                match value {
                    Some(value) => prop_assert_eq!(map.insert(name.clone(), value), tree.insert(name, value)),
                    None => prop_assert_eq!(map.remove(&name), tree.remove(&name)),
                }
                prop_assert!(map.iter().eq(&tree));
            }
            prop_assert!(tree.iter().all(|(name, value)| map.get(name) == Some(value)));
            prop_assert_eq!(map.clone().into_iter().collect::<BTreeMap<_, _>>(), tree);
        }
    }
}
