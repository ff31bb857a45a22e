//! What a row consists of: prose and items of lists.

use std::ops::Range;

use super::cue::{Cue, Found, cues, kinds};
use super::layout::Piece;
use super::notice::is_unfinished;
use super::place::Places;
use super::word::{Word, ends_with, words};

/// Prose, or an item of a list; the stretches it is written in, which may be on several lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) item: bool,
    pub(super) ranges: Vec<Range<usize>>,
}

impl Part {
    /// From its first to its last word.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.ranges.first().map_or(0, |range| range.start);
        let end = self.ranges.last().map_or(start, |range| range.end);
        start..end
    }
}

/// Puts together what belongs together: lines of prose, and an item with the lines it goes on over.
pub(super) fn parts(places: &Places<'_>, pieces: &[Piece]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for piece in pieces {
        let range = piece.range.clone();
        match parts.last_mut() {
            Some(last) if !piece.bullet && (!last.item || goes_on(places, last, piece)) => {
                last.ranges.push(range);
            }
            _ => parts.push(Part {
                item: piece.bullet,
                ranges: vec![range],
            }),
        }
    }
    parts
}

/// Whether a line without a bullet goes on with the item above it.
fn goes_on(places: &Places<'_>, item: &Part, piece: &Piece) -> bool {
    if piece.after_blank || !piece.begins_line {
        return false;
    }
    let before = item.ranges.last().map_or("", |range| places.slice(range));
    let words_here = places.slice(&piece.range);
    let Some(first) = words_here.chars().find(|c| c.is_alphanumeric()) else {
        return true;
    };
    if first.is_lowercase() || is_unfinished(before) {
        return true;
    }
    if first.is_uppercase() || ends_with(before, ".;:!?؛؟)»”\"") {
        return false;
    }
    // Script without case: an item goes on unless the line begins with what it is about.
    let start = words(
        places.text(),
        &(piece.range.start..piece.range.end.min(piece.range.start + 80)),
    );
    let start = start.get(..start.len().min(3)).unwrap_or_default();
    first.is_alphabetic()
        && kinds(places.text(), start).is_empty()
        && !cues(places.text(), start)
            .iter()
            .any(|found| found.cue == Cue::Aims)
}

/// A sentence, its words and the cues in it.
pub(super) struct Sentence {
    pub(super) range: Range<usize>,
    pub(super) words: Vec<Word>,
    pub(super) found: Vec<Found>,
}

/// The sentences of a stretch of prose.
pub(super) fn sentences(places: &Places<'_>, range: &Range<usize>) -> Vec<Sentence> {
    let text = places.slice(range);
    let mut found = Vec::new();
    let mut start = 0;
    let mut last_word = 0;
    let mut ends = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        if c.is_whitespace() {
            last_word = at + c.len_utf8();
        }
        let full = matches!(c, '.' | '!' | '?' | '؟') && next.is_none_or(char::is_whitespace);
        // "v. 2", "etc. which": what goes on with a figure or a small letter is the same sentence.
        let behind = text
            .get(at + 1..)
            .and_then(|rest| rest.chars().find(|c| !c.is_whitespace()));
        let full =
            full && !(c == '.' && behind.is_some_and(|c| c.is_numeric() || c.is_lowercase()));
        // "St. Gallen", "J. Monnet": a short word with a capital before the stop is no end.
        let token = text.get(last_word..at).unwrap_or_default();
        let initial =
            token.chars().count() <= 2 && token.chars().next().is_some_and(char::is_uppercase);
        let colon = c == ':' && matches!(next, Some('\n' | '\r'));
        if (full && !(c == '.' && initial && next.is_some())) || colon {
            ends.push(at + c.len_utf8());
        }
    }
    ends.push(text.len());
    for end in ends {
        let sentence = super::place::trim(places.text(), &(range.start + start..range.start + end));
        start = end;
        if sentence.is_empty() {
            continue;
        }
        let words = words(places.text(), &sentence);
        found.push(Sentence {
            found: cues(places.text(), &words),
            range: sentence,
            words,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::layout::Layout;
    use super::*;

    fn shown(text: &str) -> Vec<(bool, usize)> {
        let places = Places::new(text);
        let layout = Layout::new(&places);
        let pieces: Vec<Piece> = layout
            .lines
            .iter()
            .flat_map(|line| line.pieces.clone())
            .collect();
        let parts = parts(&places, &pieces);
        parts
            .iter()
            .map(|part| (part.item, part.ranges.len()))
            .collect()
    }

    #[test]
    fn an_item_goes_on_over_lines() {
        assert_eq!(
            shown("It aims at:\n- one and\ntwo;\n- three."),
            [(false, 1), (true, 2), (true, 1)]
        );
        assert_eq!(
            shown("- Agency (AAQ)\nThis network aims at peace."),
            [(true, 1), (false, 1)]
        );
        assert_eq!(shown("- one of the\nANEAQ staff"), [(true, 2)]);
        assert_eq!(shown("- one\n\ntwo"), [(true, 1), (false, 1)]);
        assert_eq!(
            shown("- الوكالة (CTI)\nتهدف هذه الشبكة إلى"),
            [(true, 1), (false, 1)]
        );
    }

    #[test]
    fn sentences_end_at_full_stops() {
        let text = "Led by J. Monnet (v. 2). It aims at: peace! Yes";
        let places = Places::new(text);
        let found = sentences(&places, &(0..text.len()));
        let shown: Vec<&str> = found
            .iter()
            .map(|sentence| places.slice(&sentence.range))
            .collect();
        assert_eq!(
            shown,
            ["Led by J. Monnet (v. 2).", "It aims at: peace!", "Yes"]
        );
    }
}
