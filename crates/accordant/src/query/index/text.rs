//! The words of all rows.

use std::sync::Arc;

use accordant_columns::{CHUNK, Occurrences, Postings, Scratch, Set};
use accordant_text::{Lexicon, Spelled, Spellings, runs, words_of_run};

use super::bytes;
use super::row::Written;
use crate::order;
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

/// How many words may be unsorted, or a quarter of those that are sorted: they are looked through one by one.
const UNSORTED: usize = 4096;

/// Which rows have which word, and in which part.
#[derive(Debug, Clone, Default)]
pub(super) struct TextIndex {
    /// The words of the spellings have the first codes.
    spellings: Arc<Spellings>,
    /// The other words have the codes behind.
    more: Lexicon,
    /// The codes of the words that were there when they were last sorted, in the order of the words.
    sorted: Vec<u32>,
    pub(super) rows: WordRows,
    /// Where the words of a text are put together.
    found: Vec<u32>,
}

/// Which rows have which word, in each part.
#[derive(Debug, Clone, Default)]
pub(super) struct WordRows {
    parts: [PartIndex; PARTS.len()],
}

/// Rows behind those that there are, and their words.
pub(super) struct MoreRows {
    rows: WordRows,
    /// The first of them, and the one behind the last.
    base: u32,
    end: u32,
    /// How many words have the same codes in all of them, and what the codes of the others are here.
    known: u32,
    others: Vec<u32>,
    /// How many words there are.
    words: u32,
}

/// Which rows have which word in one part.
#[derive(Debug, Clone, Default)]
struct PartIndex {
    /// One more than the place of each word among those that this part has; 0 for others.
    places: Vec<u32>,
    rows: Occurrences,
}

impl PartIndex {
    fn having(&self, word: u32) -> Option<&Postings> {
        let place = self.places.get(word as usize)?.checked_sub(1)?;
        self.rows.of(place)
    }

    /// Makes known what is staged, of so many words, of all rows or of those before one at which a chunk begins.
    fn settle(&mut self, words: u32, before: Option<u32>) {
        let PartIndex { places, rows } = self;
        if rows.is_settled() {
            return;
        }
        places.resize(words as usize, 0);
        let mut here = |word: u32, next| {
            let Some(place) = places.get_mut(word as usize) else {
                return next;
            };
            if *place == 0 {
                *place = next + 1;
            }
            *place - 1
        };
        match before {
            Some(row) => rows.settle_before(row, &mut here),
            None => rows.settle_as(&mut here),
        }
    }
}

impl WordRows {
    /// The rows of parts that come one behind the other.
    pub(super) fn of(parts: impl Iterator<Item = MoreRows>) -> WordRows {
        let mut all = WordRows::default();
        let mut words = 0;
        for more in parts {
            words = more.words;
            all.append(more);
        }
        all.finish(words);
        all
    }

    /// Makes known what is staged, of so many words, of all rows or of those before one at which a chunk begins.
    fn settle(&mut self, words: u32, before: Option<u32>) {
        for part in &mut self.parts {
            part.settle(words, before);
        }
    }

    /// Stages more rows, and makes known those of chunks that are whole: so no more than a chunk is staged.
    pub(super) fn append(&mut self, more: MoreRows) {
        let MoreRows {
            rows,
            base,
            end,
            known,
            others,
            words,
        } = more;
        let here = |code: u32| match code.checked_sub(known) {
            Some(code) => others
                .get(code as usize)
                .map_or(u32::MAX, |code| known + code),
            None => code,
        };
        for (all, part) in self.parts.iter_mut().zip(rows.parts) {
            all.rows.append(&part.rows, base, &here);
        }
        let chunk = end - end % CHUNK;
        if chunk > base {
            self.settle(words, Some(chunk));
        }
    }

    /// Makes known what is staged, of so many words, and gives back the room that was kept for more.
    pub(super) fn finish(&mut self, words: u32) {
        self.settle(words, None);
        for PartIndex { places, rows } in &mut self.parts {
            places.shrink_to_fit();
            rows.shrink();
        }
    }
}

impl TextIndex {
    pub(super) fn new(spellings: Arc<Spellings>) -> TextIndex {
        TextIndex {
            spellings,
            ..TextIndex::default()
        }
    }

    /// Whether words have the codes that these spellings give them.
    pub(super) fn knows(&self, spellings: &Arc<Spellings>) -> bool {
        Arc::ptr_eq(&self.spellings, spellings)
    }

    /// Stages the words of a text of the last row, of whose record this is known.
    pub(super) fn push(
        &mut self,
        row: u32,
        written: &Written<'_>,
        json: &str,
        spelled: &mut Spelled,
    ) {
        let Written { part, text, .. } = written;
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        let mut add = |run: &str, found: &mut Vec<u32>| {
            words_of_run(run, |word| found.push(self.add(word)));
        };
        if let Some(start) = written.start {
            spelled.words_in(json, start..start + text.len(), &mut found, &mut add);
        } else {
            for run in runs(text) {
                add(text.get(run).unwrap_or_default(), &mut found);
            }
        }
        if let Some(part) = self.rows.parts.get_mut(*part as usize) {
            part.rows.push_all(row, &found);
        }
        self.found = found;
    }

    /// The code of a word, new or known.
    fn add(&mut self, word: &str) -> u32 {
        match self.code(word) {
            Some(code) => code,
            None => self.spellings.words.len() + self.more.add(word),
        }
    }

    fn code(&self, word: &str) -> Option<u32> {
        // While a piece is read, the others are far fewer, and found without waiting for memory.
        let more = self.more.code(word);
        let more = more.map(|code| self.spellings.words.len() + code);
        more.or_else(|| self.spellings.words.code(word))
    }

    fn word(&self, code: u32) -> &str {
        match code.checked_sub(self.spellings.words.len()) {
            Some(code) => self.more.word(code),
            None => self.spellings.words.word(code),
        }
    }

    /// How many words there are.
    pub(super) fn words(&self) -> u32 {
        self.spellings.words.len() + self.more.len()
    }

    /// Makes known what is staged.
    pub(super) fn settle(&mut self) {
        self.rows.settle(self.words(), None);
    }

    /// The same of rows before this one, at which a chunk begins.
    pub(super) fn settle_before(&mut self, chunk: u32) {
        self.rows.settle(self.words(), Some(chunk));
    }

    /// Groups what is staged, so that it can be appended.
    pub(super) fn close(&mut self, scratch: &mut Scratch) {
        for part in &mut self.rows.parts {
            part.rows.close(scratch);
        }
    }

    /// Adds the words of a part that was closed and has the same spellings; its rows, which begin and end there, are to be
    /// appended to those that there are.
    pub(super) fn append(&mut self, part: TextIndex, base: u32, end: u32) -> MoreRows {
        let others = self.more.add_all(&part.more);
        MoreRows {
            rows: part.rows,
            base,
            end,
            known: self.spellings.words.len(),
            others,
            words: self.words(),
        }
    }

    /// The rows that have all of the words in this part, each somewhere.
    pub(super) fn having(&self, part: Part, asked: &Words) -> Set<'_> {
        let Some(rows_of) = self.rows.parts.get(part as usize) else {
            return Set::default();
        };
        let mut common: Option<Set<'_>> = None;
        for (word, goes_on) in asked.each() {
            let rows = if goes_on {
                let words = self.beginning(word);
                Set::any(&mut words.filter_map(|word| Some(rows_of.having(word)?.set())))
            } else {
                let postings = self.code(word).and_then(|word| rows_of.having(word));
                postings.map(Postings::set).unwrap_or_default()
            };
            common = Some(match common {
                Some(common) => common.and(&rows),
                None => rows,
            });
        }
        common.unwrap_or_default()
    }

    /// The codes of the words that begin so.
    fn beginning<'w>(&'w self, start: &'w str) -> impl Iterator<Item = u32> + 'w {
        let first = self.sorted.partition_point(|word| self.word(*word) < start);
        let sorted = self.sorted.get(first..).unwrap_or_default().iter().copied();
        // Every word has a code below their number: later ones are those that were added since.
        let later = u32::try_from(self.sorted.len()).unwrap_or(u32::MAX)..self.words();
        let begins = move |word: &u32| self.word(*word).starts_with(start);
        sorted.take_while(begins).chain(later.filter(begins))
    }

    /// The parts in which a field looks for words.
    pub(super) fn parts(field: Field) -> impl Iterator<Item = Part> {
        PARTS
            .into_iter()
            .filter(move |part| part.is_searched_by(field))
    }

    /// Sorts the words if many are not.
    pub(super) fn keep_sorted(&mut self) {
        let unsorted = (self.words() as usize).saturating_sub(self.sorted.len());
        if unsorted > UNSORTED.max(self.sorted.len() / 4) {
            self.sort();
        }
    }

    fn sort(&mut self) {
        let mut sorted: Vec<u32> = (0..self.words()).collect();
        order::sort_by(&mut sorted, |a, b| self.word(*a).cmp(self.word(*b)));
        self.sorted = sorted;
    }

    /// Sorts the words, and gives back the room that was kept for more of them.
    pub(super) fn finish_words(&mut self) {
        self.found = Vec::new();
        self.more.shrink();
        self.sort();
    }

    /// Puts all but the spellings into bytes. Nothing is staged.
    pub(super) fn to_bytes(&self, bytes: &mut Vec<u8>) {
        bytes::put_words(&self.more, bytes);
        bytes::put_all(&self.sorted, bytes);
        for PartIndex { places, rows } in &self.rows.parts {
            bytes::put_all(places, bytes);
            bytes::put_occurrences(rows, bytes);
        }
    }

    /// Takes the words of rows before an end out of bytes.
    pub(super) fn fill(&mut self, end: u32, bytes: &mut &[u8]) -> Option<()> {
        bytes::take_words(&mut self.more, bytes)?;
        bytes::take_all(self.words(), &mut self.sorted, bytes)?;
        for PartIndex { places, rows } in &mut self.rows.parts {
            bytes::take_all(u32::MAX, places, bytes)?;
            *rows = bytes::take_occurrences(end, bytes)?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_so_are_found_however_many_were_added() {
        let mut text = TextIndex::default();
        let rows = u32::try_from(3 * UNSORTED).unwrap();
        for row in 0..rows {
            let written = Written {
                part: Part::Title,
                language: None,
                text: format!("w{row}").into(),
                start: None,
            };
            text.push(row, &written, "", &mut Spelled::default());
            text.settle();
            text.keep_sorted();
            assert!(text.words() as usize - text.sorted.len() <= UNSORTED);
            if row % 997 == 0 {
                let found = text.having(Part::Title, &Words::new("w12", true));
                let expected = (0..=row).filter(|row| row.to_string().starts_with("12"));
                assert!(found.iter().eq(expected), "{row}");
            }
        }
    }
}
