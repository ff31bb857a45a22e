//! Organizations and programmes by id and by name.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use crate::model::Portfolio;
use crate::query::evaluate::codes;
use crate::query::term::Words;
use crate::{fold, words};

/// Where the organizations and programmes of a portfolio are found.
#[derive(Debug, Clone)]
pub(in crate::query) struct Directory {
    pub(in crate::query) organizations: Names,
    pub(in crate::query) programmes: Names,
}

impl Directory {
    pub(super) fn new(portfolio: &Portfolio) -> Directory {
        let organizations = portfolio.organizations.iter().map(|o| {
            (
                o.id.as_str(),
                o.names()
                    .chain(codes(o.id.as_str(), &o.identifiers))
                    .collect(),
            )
        });
        let programmes = portfolio.programmes.iter().map(|p| {
            (
                p.id.as_str(),
                p.names()
                    .chain(codes(p.id.as_str(), &p.identifiers))
                    .collect(),
            )
        });
        Directory {
            organizations: Names::new(organizations),
            programmes: Names::new(programmes),
        }
    }
}

/// Things with an id and names, each known by its place in a list.
#[derive(Debug, Clone, Default)]
pub(in crate::query) struct Names {
    ids: HashMap<String, u32>,
    in_full: HashMap<String, Vec<u32>>,
    words: BTreeMap<String, Vec<u32>>,
}

impl Names {
    fn new<'a>(things: impl Iterator<Item = (&'a str, Vec<&'a str>)>) -> Names {
        let mut found = Names::default();
        for (place, (id, names)) in (0..).zip(things) {
            found.ids.entry(id.to_owned()).or_insert(place);
            for name in names {
                push(found.in_full.entry(fold(name)).or_default(), place);
                for word in words(name) {
                    push(found.words.entry(word).or_default(), place);
                }
            }
        }
        found
    }

    /// The place of the thing with this id; of the first if it repeats.
    pub(in crate::query) fn place(&self, id: &str) -> Option<u32> {
        self.ids.get(id).copied()
    }

    /// The places of those that can be meant, in order: no other thing is called so, in full or in part.
    pub(in crate::query) fn candidates(&self, asked: &Words) -> Vec<u32> {
        let mut found = self.having(asked);
        if let Some(in_full) = self.in_full.get(&fold(asked.text())) {
            found.extend(in_full);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The places of those whose names have all of the words, each somewhere.
    fn having(&self, asked: &Words) -> Vec<u32> {
        let mut common: Option<Vec<u32>> = None;
        for (word, goes_on) in asked.each() {
            let mut with_word: Vec<u32> = if goes_on {
                let later = self.words.range(word.to_owned()..);
                later
                    .take_while(|(found, _)| found.starts_with(word))
                    .flat_map(|(_, places)| places.iter().copied())
                    .collect()
            } else {
                self.words.get(word).cloned().unwrap_or_default()
            };
            if let Some(common) = common {
                with_word.retain(|place| common.binary_search(place).is_ok());
            }
            with_word.sort_unstable();
            with_word.dedup();
            common = Some(with_word);
        }
        common.unwrap_or_default()
    }
}

/// Places come in order: a repeated one is the last.
fn push(places: &mut Vec<u32>, place: u32) {
    if places.last() != Some(&place) {
        places.push(place);
    }
}
