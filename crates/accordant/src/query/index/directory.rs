//! Organizations and programmes by id and by name.

use std::hash::BuildHasher;
use std::ops::Range;

use accordant_columns::Grouped;
use accordant_text::{Lexicon, runs, words_of_run};
use hashbrown::DefaultHashBuilder;

use crate::fold;
use crate::model::Portfolio;
use crate::order::sort_numbers;
use crate::query::evaluate::codes;
use crate::query::term::Words;

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
    /// No id repeats: the code of each is its place.
    ids: Lexicon,
    in_full: InFull,
    words: Called,
    /// The codes of the words in the order of the words.
    sorted: Vec<u32>,
}

impl Names {
    fn new<'a>(things: impl Iterator<Item = (&'a str, Vec<&'a str>)>) -> Names {
        let mut ids = Lexicon::default();
        let hasher = DefaultHashBuilder::default();
        let (mut in_full, mut by_word) = (Vec::new(), Calling::default());
        for (id, names) in things {
            let place = ids.add(id);
            for name in names {
                in_full.push((hasher.hash_one(fold(name)), place));
                for run in runs(name) {
                    let run = name.get(run).unwrap_or_default();
                    words_of_run(run, |word| by_word.push(word, place));
                }
            }
        }
        ids.shrink();
        let words = by_word.done();
        Names {
            ids,
            in_full: InFull::of(&in_full, hasher),
            sorted: words.keys.sorted(),
            words,
        }
    }

    /// The place of the thing with this id.
    pub(in crate::query) fn place(&self, id: &str) -> Option<u32> {
        self.ids.code(id)
    }

    /// Puts the places of the things whose ids stand there in a text behind those that are there; false if one of them
    /// is not one.
    pub(super) fn find_all(&self, text: &str, ids: &[Range<usize>], places: &mut Vec<u32>) -> bool {
        self.ids.codes_in(text, ids, places)
    }

    /// The places of those that can be meant, in order: no other thing is called so, in full or in part.
    pub(in crate::query) fn candidates(&self, asked: &Words) -> Vec<u32> {
        let mut found = self.having(asked);
        found.extend(self.in_full.those(asked.text()));
        sort_numbers(&mut found);
        found.dedup();
        found
    }

    /// The places of those whose names have all of the words, each somewhere.
    fn having(&self, asked: &Words) -> Vec<u32> {
        let mut common: Option<Vec<u32>> = None;
        for (word, goes_on) in asked.each() {
            let mut with_word: Vec<u32> = if goes_on {
                self.beginning(word).collect()
            } else {
                self.words.those(word).to_vec()
            };
            if let Some(common) = common {
                with_word.retain(|place| common.binary_search(place).is_ok());
            }
            sort_numbers(&mut with_word);
            with_word.dedup();
            common = Some(with_word);
        }
        common.unwrap_or_default()
    }

    /// The places of those of whose words one begins so.
    fn beginning(&self, start: &str) -> impl Iterator<Item = u32> {
        let Called { keys, places } = &self.words;
        let first = self.sorted.partition_point(|code| keys.word(*code) < start);
        let later = self.sorted.get(first..).unwrap_or_default().iter();
        let begins = later.take_while(move |code| keys.word(**code).starts_with(start));
        begins.flat_map(|code| places.of(*code).iter().copied())
    }
}

/// The places of things by a hash of what each is called in full, in the form in which it is compared.
#[derive(Debug, Clone, Default)]
struct InFull {
    hasher: DefaultHashBuilder,
    /// By the first bits of the hash, as many as there are about as many numbers as names.
    places: Grouped,
    bits: u32,
}

impl InFull {
    fn of(names: &[(u64, u32)], hasher: DefaultHashBuilder) -> InFull {
        let bits = names.len().max(1).ilog2().min(32);
        let names = names.iter();
        InFull {
            places: Grouped::new(names.map(|(hash, place)| (first_bits(*hash, bits), *place))),
            hasher,
            bits,
        }
    }

    /// The places of those that are called so, and of some others by chance.
    fn those(&self, name: &str) -> &[u32] {
        let hash = self.hasher.hash_one(fold(name));
        self.places.of(first_bits(hash, self.bits))
    }
}

/// The first bits of a hash, 32 at most.
fn first_bits(hash: u64, bits: u32) -> u32 {
    u32::try_from(hash >> 32 >> (32 - bits)).unwrap_or(0)
}

/// The words of names, and the places of those that have each.
#[derive(Debug, Clone, Default)]
struct Called {
    keys: Lexicon,
    places: Grouped,
}

impl Called {
    fn those(&self, key: &str) -> &[u32] {
        let code = self.keys.code(key);
        code.map(|code| self.places.of(code)).unwrap_or_default()
    }
}

/// As `Called`, while it is put together.
#[derive(Default)]
struct Calling {
    keys: Lexicon,
    pairs: Vec<(u32, u32)>,
}

impl Calling {
    fn push(&mut self, key: &str, place: u32) {
        self.pairs.push((self.keys.add(key), place));
    }

    fn done(mut self) -> Called {
        self.keys.shrink();
        let places = Grouped::new(self.pairs.iter().copied());
        Called {
            keys: self.keys,
            places,
        }
    }
}
