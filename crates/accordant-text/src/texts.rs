//! Texts one behind the other.

use std::ops::Range;

use prefetch_index::prefetch_index;

/// How many texts share a beginning from which their ends are counted.
const BLOCK: usize = 256;

/// Many short texts, each known by its number.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    text: String,
    /// Where each block begins.
    starts: Vec<usize>,
    /// Where each text ends, counted from the beginning of its block.
    ends: Vec<u32>,
}

impl Texts {
    /// Adds a text; its number.
    pub fn push(&mut self, text: &str) -> u32 {
        let number = self.len();
        if self.ends.len().is_multiple_of(BLOCK) {
            self.starts.push(self.text.len());
        }
        self.text.push_str(text);
        let start = self.starts.last().copied().unwrap_or(0);
        // The texts of a block have less than 4 GiB: each is at most as long as a line of a register.
        let end = u32::try_from(self.text.len() - start).unwrap_or(u32::MAX);
        self.ends.push(end);
        number
    }

    /// The text of this number.
    #[inline]
    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number
            .checked_sub(1)
            .map_or(Some(0), |before| self.end(before));
        let place = start.zip(self.end(number)).map(|(start, end)| start..end);
        place
            .and_then(|place| self.text.get(place))
            .unwrap_or_default()
    }

    /// Has the place of a text brought here before it is needed.
    pub(crate) fn ask_for_place(&self, number: u32) {
        prefetch_index(&self.ends, number as usize);
    }

    /// Has a text brought here, whose place is.
    pub(crate) fn ask_for(&self, number: u32) {
        let before = (number as usize).wrapping_sub(1);
        prefetch_index(&self.text, self.end(before).unwrap_or(0));
    }

    /// Where a text ends in all of them.
    #[inline]
    fn end(&self, number: usize) -> Option<usize> {
        let start = self.starts.get(number / BLOCK)?;
        Some(start + *self.ends.get(number)? as usize)
    }

    /// All texts, one behind the other.
    pub(crate) fn all(&self) -> &str {
        &self.text
    }

    /// Where each of them stands there.
    pub(crate) fn places(&self) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        (0..self.ends.len()).map(move |number| {
            let end = self.end(number).unwrap_or(start);
            std::mem::replace(&mut start, end)..end
        })
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many there are: no more than there are rows or words, which 32 bits can number.
    #[inline]
    pub fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// The texts in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// Gives back the room that was kept for more.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_found_by_its_number() {
        let expected: Vec<String> = (0..=3 * BLOCK)
            .map(|number| "é".repeat(number % 7))
            .collect();
        let mut texts = Texts::default();
        for (number, text) in (0..).zip(&expected) {
            assert_eq!(texts.push(text), number);
        }
        texts.shrink();
        assert!(texts.iter().eq(expected.iter().map(String::as_str)));
        assert_eq!(texts.len() as usize, expected.len());
        assert_eq!(texts.get(texts.len()), "");
        assert_eq!(Texts::default().get(0), "");
    }
}
