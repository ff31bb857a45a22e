//! Dates of rows, read by the phrases of the core.

use std::ops::Range;

use accordant::time::{Date, PhraseOptions, Readings, find_phrase, leading_phrase, read_phrase};

use super::phrases::is_in;
use super::place::{Places, trim};

/// How much text is looked at for a date: longer ones are none.
const WINDOW: usize = 256;

/// Words that begin a sentence about a date, but no cell of dates.
const PROSE: &str = "the a an at was were is are has have founded created established signed launched le la les l fut est sont cree creee fonde fondee signe \
    signee lance lancee تاسست اسست تاسس كان كانت تم";

/// The beginning of a range, cut at white space where it is longer than a date can be.
fn window(places: &Places<'_>, range: &Range<usize>) -> Range<usize> {
    if range.len() <= WINDOW {
        return range.clone();
    }
    let end = places.text().floor_char_boundary(range.start + WINDOW);
    let part = places.slice(&(range.start..end));
    let cut = part.rfind(char::is_whitespace).unwrap_or(part.len());
    range.start..range.start + cut
}

/// The date phrase that a range begins with: where it ends.
pub(super) fn leading(
    places: &Places<'_>,
    range: &Range<usize>,
    options: &PhraseOptions,
) -> Option<Range<usize>> {
    let range = trim(places.text(), &window(places, range));
    let words = places.slice(&range);
    // Every date has a digit; most words are passed by for want of one.
    if !words.chars().any(char::is_numeric) {
        return None;
    }
    let open = usize::from(words.starts_with('('));
    let inner = words.get(open..)?;
    let token = inner
        .split(|c: char| !c.is_alphanumeric())
        .find(|token| !token.is_empty());
    if token.is_some_and(|token| is_in(PROSE, &accordant::fold(token))) {
        return None;
    }
    let (length, _) = leading_phrase(inner, options)?;
    let mut end = range.start + open + length;
    let behind = places.slice(&(end..range.end));
    if open == 1 {
        let closed = behind.trim_start().strip_prefix(')')?;
        end = range.end - closed.len();
    }
    // A phrase ends where a word ends.
    let next = places.slice(&(end..range.end)).chars().next();
    let ends = next.is_none_or(|c| !c.is_alphanumeric() && c != '-');
    let found = trim(places.text(), &(range.start..end));
    (ends && !found.is_empty()).then_some(found)
}

/// Whether a range is a date phrase and nothing else.
pub(super) fn is_whole(places: &Places<'_>, range: &Range<usize>, options: &PhraseOptions) -> bool {
    leading(places, range, options).is_some_and(|found| found.end == range.end)
}

/// Reads a phrase, without the parentheses it may stand in.
pub(super) fn read(words: &str, options: &PhraseOptions) -> Readings {
    let inner = words.trim();
    let inner = inner
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
        .unwrap_or(inner);
    read_phrase(inner, options)
}

/// The first date with a year in a range of prose, if it can be read in one way only.
pub(super) fn date_within(
    places: &Places<'_>,
    range: &Range<usize>,
    options: &PhraseOptions,
) -> Option<(Range<usize>, Date)> {
    let range = window(places, range);
    let (at, readings) = find_phrase(places.slice(&range), options)?;
    let [reading] = readings.readings.as_slice() else {
        return None;
    };
    let date = reading.edtf.date()?;
    Some((range.start + at.start..range.start + at.end, date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_ends_with_a_word() {
        let options = PhraseOptions::default();
        for (text, expected) in [
            ("2016 2018 The HAQAA", Some("2016 2018")),
            ("(2016-2018) The", Some("(2016-2018)")),
            ("Since May 2016", Some("Since May 2016")),
            ("The 2016", None),
            ("(2016 2018", None),
            ("", None),
        ] {
            let places = Places::new(text);
            let found = leading(&places, &(0..text.len()), &options);
            assert_eq!(found.and_then(|range| text.get(range)), expected, "{text}");
        }
    }

    #[test]
    fn the_list_is_written_as_words_are_compared() {
        assert_eq!(accordant::fold(PROSE), PROSE);
    }
}
