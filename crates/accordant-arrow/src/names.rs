//! What rows say of organizations and programmes, side by side in one text.
//!
//! Millions of rows name one of many thousands, in no order: what is looked up lies close together, so that memory is
//! waited for twice and not for every string.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// Some texts of each of many things, by their ids.
#[derive(Default)]
pub(crate) struct Names {
    hasher: DefaultHashBuilder,
    entries: HashTable<Entry>,
    text: String,
}

/// How many texts a thing can have.
const TEXTS: usize = 3;

struct Entry {
    /// Where its id begins, and its texts behind it.
    start: usize,
    /// The length of the id, and of each text that is there.
    id: u32,
    texts: [u32; TEXTS],
}

/// The length of what is not there, or has no room in any row.
const NONE: u32 = u32::MAX;

fn length(text: Option<&str>) -> u32 {
    text.map_or(NONE, |text| u32::try_from(text.len()).unwrap_or(NONE))
}

impl Names {
    /// The texts of these things, each with its id.
    pub(crate) fn of<'n>(
        things: impl Iterator<Item = (&'n str, [Option<&'n str>; TEXTS])>,
    ) -> Names {
        let mut names = Names::default();
        for (id, texts) in things {
            let entry = Entry {
                start: names.text.len(),
                id: length(Some(id)),
                texts: texts.map(length),
            };
            for text in [Some(id)].into_iter().chain(texts) {
                names
                    .text
                    .push_str(text.filter(|_| length(text) != NONE).unwrap_or_default());
            }
            let Names {
                hasher,
                entries,
                text,
            } = &mut names;
            entries.insert_unique(hasher.hash_one(id), entry, |entry| {
                hasher.hash_one(entry.id_in(text))
            });
        }
        names
    }

    /// The texts of the thing with this id.
    pub(crate) fn get(&self, id: &str) -> Option<[Option<&str>; TEXTS]> {
        let is_it = |entry: &Entry| entry.id_in(&self.text) == id;
        let entry = self.entries.find(self.hasher.hash_one(id), is_it)?;
        let mut start = entry.start + entry.id as usize;
        Some(entry.texts.map(|length| {
            let end = start + Some(length).filter(|length| *length != NONE)? as usize;
            self.text.get(std::mem::replace(&mut start, end)..end)
        }))
    }
}

impl Entry {
    fn id_in<'t>(&self, text: &'t str) -> &'t str {
        let id = text.get(self.start..self.start + self.id as usize);
        id.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_own_texts() {
        let ids: Vec<String> = (0..1000).map(|n| format!("o{n}")).collect();
        let name = |n: usize| (!n.is_multiple_of(3)).then_some("Université");
        let country = |n: usize| (!n.is_multiple_of(5)).then_some("FR");
        let things = ids.iter().enumerate();
        let things = things.map(|(n, id)| (id.as_str(), [name(n), Some(id.as_str()), country(n)]));
        let names = Names::of(things);
        for (n, id) in ids.iter().enumerate() {
            let expected = [name(n), Some(id.as_str()), country(n)];
            assert_eq!(names.get(id), Some(expected), "{id}");
        }
        assert_eq!(names.get("o1000"), None);
        assert_eq!(names.get(""), None);
        assert_eq!(Names::default().get("o1"), None);
    }
}
