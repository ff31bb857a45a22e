//! Maps and sets in the order in which their keys came.

use std::borrow::Borrow;
use std::hash::{BuildHasher, Hash};

use hashbrown::{DefaultHashBuilder, HashTable};

/// What keys stand for.
///
/// As `HashMap` of the library, whose code is made anew for every type, some kilobytes each time. Here a table of places
/// is all that is hashed, and made once: where maps are small, the size of the program counts for more.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct HashMap<K, V> {
    entries: Vec<(K, V)>,
    places: Places,
    hasher: DefaultHashBuilder,
}

/// Where the keys with a hash stand.
#[derive(Debug, Clone, Default)]
struct Places {
    table: HashTable<usize>,
    /// Of each place.
    hashes: Vec<u64>,
}

impl Places {
    fn find(&self, hash: u64, is_it: &dyn Fn(usize) -> bool) -> Option<usize> {
        self.table.find(hash, |place| is_it(*place)).copied()
    }

    /// Says that the next place has this hash.
    fn add(&mut self, hash: u64) {
        let hashes = &self.hashes;
        let of = |place: &usize| hashes.get(*place).copied().unwrap_or_default();
        self.table.insert_unique(hash, hashes.len(), of);
        self.hashes.push(hash);
    }

    fn with_capacity(keys: usize) -> Places {
        Places {
            table: HashTable::with_capacity(keys),
            hashes: Vec::with_capacity(keys),
        }
    }
}

impl<K, V> Default for HashMap<K, V> {
    fn default() -> HashMap<K, V> {
        HashMap {
            entries: Vec::new(),
            places: Places::default(),
            hasher: DefaultHashBuilder::default(),
        }
    }
}

impl<K, V> HashMap<K, V> {
    /// An empty map.
    pub fn new() -> HashMap<K, V> {
        HashMap::default()
    }

    /// An empty map with room for so many keys.
    pub fn with_capacity(keys: usize) -> HashMap<K, V> {
        HashMap {
            entries: Vec::with_capacity(keys),
            places: Places::with_capacity(keys),
            ..HashMap::default()
        }
    }

    /// Whether it has no keys.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many keys it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The keys and what they stand for.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// What they stand for.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// What they stand for, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }
}

impl<K: Hash + Eq, V> HashMap<K, V> {
    /// Its hash, and where it stands.
    fn find<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> (u64, Option<usize>)
    where
        K: Borrow<Q>,
    {
        let hash = self.hasher.hash_one(key);
        let is_it = |place: usize| {
            let entry = self.entries.get(place);
            entry.is_some_and(|(known, _)| known.borrow() == key)
        };
        (hash, self.places.find(hash, &is_it))
    }

    fn place<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.find(key).1
    }

    /// What the key stands for.
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let entry = self.entries.get(self.place(key)?);
        entry.map(|(_, value)| value)
    }

    /// What the key stands for, to be changed.
    pub fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key)?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Whether there is such a key.
    pub fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_some()
    }

    /// Has the key stand for this; what it stood for before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let (hash, place) = self.find(&key);
        if let Some((_, known)) = place.and_then(|place| self.entries.get_mut(place)) {
            return Some(std::mem::replace(known, value));
        }
        self.push(hash, key, value);
        None
    }

    /// What the key stands for, or is to.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }

    /// Adds a key that is not there.
    fn push(&mut self, hash: u64, key: K, value: V) {
        self.places.add(hash);
        self.entries.push((key, value));
    }
}

/// What a key stands for, or is to.
#[doc(hidden)]
#[derive(Debug)]
pub struct Entry<'m, K, V> {
    map: &'m mut HashMap<K, V>,
    key: K,
}

impl<'m, K: Hash + Eq, V> Entry<'m, K, V> {
    /// What it stands for: this, if there is no such key.
    pub fn or_insert(self, value: V) -> &'m mut V {
        self.or_insert_with(|| value)
    }

    /// What it stands for: an empty value, if there is no such key.
    pub fn or_default(self) -> &'m mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }

    /// What it stands for: what is made, if there is no such key.
    pub fn or_insert_with(self, make: impl FnOnce() -> V) -> &'m mut V {
        let (hash, place) = self.map.find(&self.key);
        let place = place.unwrap_or_else(|| {
            self.map.push(hash, self.key, make());
            self.map.entries.len() - 1
        });
        #[expect(
            clippy::indexing_slicing,
            reason = "each place that is known has an entry"
        )]
        let entry = &mut self.map.entries[place];
        &mut entry.1
    }
}

impl<K: Hash + Eq, V: PartialEq> PartialEq for HashMap<K, V> {
    /// In whatever order.
    fn eq(&self, other: &HashMap<K, V>) -> bool {
        let mut entries = self.entries.iter();
        self.len() == other.len() && entries.all(|(key, value)| other.get(key) == Some(value))
    }
}

impl<K: Hash + Eq, V: Eq> Eq for HashMap<K, V> {}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for HashMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> HashMap<K, V> {
        let mut map = HashMap::new();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<K, V> IntoIterator for HashMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

/// Keys, each once.
///
/// See [`HashMap`].
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct HashSet<K>(HashMap<K, ()>);

impl<K> Default for HashSet<K> {
    fn default() -> HashSet<K> {
        HashSet(HashMap::default())
    }
}

impl<K> HashSet<K> {
    /// An empty set.
    pub fn new() -> HashSet<K> {
        HashSet::default()
    }

    /// An empty set with room for so many keys.
    pub fn with_capacity(keys: usize) -> HashSet<K> {
        HashSet(HashMap::with_capacity(keys))
    }

    /// Whether it has no keys.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many keys it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The keys.
    pub fn iter(&self) -> impl Iterator<Item = &K> {
        self.0.keys()
    }
}

impl<K: Hash + Eq> HashSet<K> {
    /// Whether it has the key.
    pub fn contains<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }

    /// Adds the key; whether it was not there.
    pub fn insert(&mut self, key: K) -> bool {
        self.0.insert(key, ()).is_none()
    }
}

impl<K: Hash + Eq> FromIterator<K> for HashSet<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> HashSet<K> {
        let mut set = HashSet::new();
        set.extend(keys);
        set
    }
}

impl<K: Hash + Eq> Extend<K> for HashSet<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        for key in keys {
            self.insert(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_one_of_the_library_in_the_order_of_its_keys() {
        let mut map = HashMap::new();
        let mut expected = std::collections::BTreeMap::new();
        let mut order = Vec::new();
        for number in 0..5_000_u32 {
            let key = (number.wrapping_mul(0x9E37_79B9) % 1_000).to_string();
            if !expected.contains_key(&key) {
                order.push(key.clone());
            }
            assert_eq!(map.get(key.as_str()), expected.get(&key));
            if number % 3 == 0 {
                *map.entry(key.clone()).or_default() += number;
                *expected.entry(key).or_default() += number;
            } else {
                assert_eq!(
                    map.insert(key.clone(), number),
                    expected.insert(key, number)
                );
            }
        }
        assert_eq!(map.keys().cloned().collect::<Vec<_>>(), order);
        assert_eq!(map.len(), expected.len());
        assert!(map.get("1000").is_none());
        let found: std::collections::BTreeMap<String, u32> = map.into_iter().collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_set_has_each_key_once() {
        let mut set: HashSet<&str> = ["b", "a", "b"].into_iter().collect();
        assert!(set.contains("a") && !set.contains("c"));
        assert!(set.insert("c") && !set.insert("a"));
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), ["b", "a", "c"]);
    }
}
