//! The words of all rows.

use hashbrown::HashMap;
use roaring::RoaringBitmap;

use super::coded::Occurrences;
use super::lexicon::Lexicon;
use super::rows::Postings;
use crate::fold::{runs, words_of_run};
use crate::query::evaluate::Part;
use crate::query::term::{Field, Words};

/// Where words stand: the parts of a record. Of organizations only the names as printed are among them:
/// their other names belong to the organizations.
pub(super) const PARTS: [Part; 5] = [
    Part::Title,
    Part::Name,
    Part::Summary,
    Part::Objective,
    Part::Organization,
];

/// Which rows have which word, and in which part.
#[derive(Debug, Clone, Default)]
pub(super) struct TextIndex {
    parts: [PartIndex; PARTS.len()],
    /// The words of runs of letters that take time to fold.
    spellings: HashMap<String, Vec<String>>,
}

/// Which rows have which word in one part.
#[derive(Debug, Clone, Default)]
struct PartIndex {
    lexicon: Lexicon,
    rows: Occurrences,
}

impl PartIndex {
    fn having(&self, word: &str) -> Option<&Postings> {
        self.rows.of(self.lexicon.code(word)?)
    }

    /// The rows that have a word which begins so.
    fn beginning(&self, start: &str) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        for (word, rows) in self.lexicon.words().zip(self.rows.each()) {
            if word.starts_with(start) {
                rows.add_to(&mut found);
            }
        }
        found
    }
}

impl TextIndex {
    /// Stages the words of a text of the last row.
    pub(super) fn push(&mut self, row: u32, part: Part, text: &str) {
        let Some(PartIndex { lexicon, rows }) = self.parts.get_mut(part as usize) else {
            return;
        };
        for run in runs(text) {
            let run = text.get(run).unwrap_or_default();
            if run.is_ascii() {
                // A run of plain letters and digits is one word.
                rows.push(row, lexicon.add_ascii(run));
                continue;
            }
            if !self.spellings.contains_key(run) {
                let mut folded = Vec::new();
                words_of_run(run, |word| folded.push(word.to_owned()));
                self.spellings.insert(run.to_owned(), folded);
            }
            for word in self.spellings.get(run).into_iter().flatten() {
                rows.push(row, lexicon.add(word));
            }
        }
    }

    /// Makes known what is staged.
    pub(super) fn settle(&mut self) {
        self.parts.iter_mut().for_each(|part| part.rows.settle());
    }

    /// Adds what is staged in a part that begins at a row behind all so far.
    pub(super) fn append(&mut self, part: &TextIndex, base: u32) {
        for (all, part) in self.parts.iter_mut().zip(&part.parts) {
            let words = part.lexicon.words();
            let codes: Vec<u32> = words.map(|word| all.lexicon.add(word)).collect();
            all.rows.append(&part.rows, &codes, base);
        }
    }

    /// The rows that have all of the words in this part, each somewhere.
    pub(super) fn having(&self, part: Part, asked: &Words) -> RoaringBitmap {
        let Some(words) = self.parts.get(part as usize) else {
            return RoaringBitmap::new();
        };
        let mut common: Option<RoaringBitmap> = None;
        for (word, goes_on) in asked.each() {
            if goes_on {
                let rows = words.beginning(word);
                common = Some(match common {
                    Some(common) => common & rows,
                    None => rows,
                });
            } else {
                let rows = words.having(word).map(Postings::rows).unwrap_or_default();
                common = Some(match common {
                    Some(common) => common & &*rows,
                    None => rows.into_owned(),
                });
            }
        }
        common.unwrap_or_default()
    }

    /// The parts in which a field looks for words.
    pub(super) fn parts(field: Field) -> impl Iterator<Item = Part> {
        PARTS
            .into_iter()
            .filter(move |part| part.is_searched_by(field))
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.spellings = HashMap::new();
        for PartIndex { lexicon, rows } in &mut self.parts {
            lexicon.shrink();
            rows.shrink();
        }
    }
}
