//! The words of all rows.

use hashbrown::HashMap;
use roaring::RoaringBitmap;

use super::coded::Values;
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
    parts: [Values<String>; PARTS.len()],
    /// The words of runs of letters that take time to fold.
    spellings: HashMap<String, Vec<String>>,
    /// Room for a word as it is folded.
    folded: String,
}

impl TextIndex {
    /// Stages the words of a text of the last row.
    pub(super) fn push(&mut self, row: u32, part: Part, text: &str) {
        let Some(words) = self.parts.get_mut(part as usize) else {
            return;
        };
        for run in runs(text) {
            let run = text.get(run).unwrap_or_default();
            if run.is_ascii() {
                // A run of plain letters and digits is one word.
                self.folded.clear();
                self.folded.push_str(run);
                self.folded.make_ascii_lowercase();
                words.push(row, self.folded.as_str());
                continue;
            }
            if !self.spellings.contains_key(run) {
                let mut folded = Vec::new();
                words_of_run(run, |word| folded.push(word.to_owned()));
                self.spellings.insert(run.to_owned(), folded);
            }
            for word in self.spellings.get(run).into_iter().flatten() {
                words.push(row, word.as_str());
            }
        }
    }

    /// Makes known what is staged.
    pub(super) fn settle(&mut self) {
        self.parts.iter_mut().for_each(Values::settle);
    }

    /// Adds what is staged in a part that begins at a row behind all so far.
    pub(super) fn append(&mut self, part: TextIndex, base: u32) {
        for (all, words) in self.parts.iter_mut().zip(part.parts) {
            all.append(words, base);
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
                let rows = words.those(|found| found.starts_with(word));
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
        self.parts.iter_mut().for_each(Values::shrink);
    }
}
