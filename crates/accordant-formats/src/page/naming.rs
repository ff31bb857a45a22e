//! The full name of what a row is titled by.

use std::ops::Range;

use accordant::cut;

use super::content::Sentence;
use super::cue::Cue;
use super::phrases::is_in;
use super::place::{Places, trim};
use super::word::{Word, begins_name, is_acronym, is_close, words};

/// A name, and the rule that found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) range: Range<usize>,
    pub(super) rule: &'static str,
}

/// How many sentences are looked through, and how far behind the title a quotation may begin.
const SENTENCES: usize = 3;
const REACH: usize = 80;

/// The longest name in bytes.
const LONGEST: usize = 400;

/// Opening quotation marks with their closing ones.
const QUOTES: &[(char, char)] = &[('“', '”'), ('«', '»'), ('„', '“'), ('"', '"'), ('‘', '’')];

const ARTICLES: &str = "the a an le la les l un une";

/// Small words that stand in names.
const INSIDE: &str = "of the and for in on to de du des la le les l d et pour en dans sur";

/// Words that point at something instead of naming it.
const POINTING: &str = "this these that ce cet cette ces هذا هذه";

/// The name behind a title, in the sentences that introduce it.
pub(super) fn find(
    places: &Places<'_>,
    title: &Range<usize>,
    sentences: &[&Sentence],
) -> Option<Name> {
    let token = places.slice(title);
    for (index, sentence) in sentences.iter().take(SENTENCES).enumerate() {
        let mut named = false;
        for at in occurrences(places, &sentence.range, token) {
            named = true;
            let found = in_parentheses(places, at.end)
                .or_else(|| before_parentheses(places, sentence, &at))
                .or_else(|| quoted(places, at.end, sentence.range.end))
                .or_else(|| before(places, sentence, &at));
            if found.is_some() {
                return found;
            }
        }
        // "The project « ... »": the first sentence is about what the title says.
        if index == 0 && !named {
            let found = quoted(places, sentence.range.start, sentence.range.end);
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// Where the title stands as words of its own.
fn occurrences(places: &Places<'_>, range: &Range<usize>, title: &str) -> Vec<Range<usize>> {
    let text = places.slice(range);
    if title.is_empty() || title.len() > LONGEST {
        return Vec::new();
    }
    let in_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    let mut found = Vec::new();
    let mut end = 0;
    while let Some((before, after)) = text.get(end..).and_then(|rest| cut(rest, title))
        && found.len() < 4
    {
        let start = end + before.len();
        end = start + title.len();
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        if !in_word(before) && !in_word(after.chars().next()) {
            found.push(range.start + start..range.start + end);
        }
    }
    found
}

/// `HAQAA (Harmonization of ...)`.
fn in_parentheses(places: &Places<'_>, from: usize) -> Option<Name> {
    let range = places.in_parentheses(from, LONGEST)?;
    name(places, range, "name.in-parentheses")
}

/// `Harmonization of ... (HAQAA)`.
fn before_parentheses(places: &Places<'_>, sentence: &Sentence, at: &Range<usize>) -> Option<Name> {
    let open = places
        .text()
        .get(..at.start)?
        .trim_end()
        .strip_suffix('(')?;
    places
        .text()
        .get(at.end..)?
        .trim_start()
        .strip_prefix(')')?;
    run_before(places, sentence, open.len(), 2, "name.before-acronym")
}

/// `The Arab Network for Quality Assurance in Higher Education ANQAHE`.
fn before(places: &Places<'_>, sentence: &Sentence, at: &Range<usize>) -> Option<Name> {
    is_acronym(places.slice(at))
        .then(|| run_before(places, sentence, at.start, 3, "name.before-acronym"))
        .flatten()
}

/// The first quotation behind a place.
fn quoted(places: &Places<'_>, from: usize, until: usize) -> Option<Name> {
    let text = places.slice(&(from..until));
    let near = text.get(..text.floor_char_boundary(REACH))?;
    let (at, open) = near
        .char_indices()
        .find(|(_, c)| QUOTES.iter().any(|(open, _)| open == c))?;
    let (_, close) = QUOTES.iter().find(|(mark, _)| *mark == open)?;
    let start = at + open.len_utf8();
    let inner = text.get(start..)?;
    let end = inner
        .get(..inner.floor_char_boundary(LONGEST))?
        .find(*close)?;
    name(places, from + start..from + start + end, "name.quoted")
}

/// The words of a name that end at a place, back to the beginning of the sentence or the cue before them.
fn run_before(
    places: &Places<'_>,
    sentence: &Sentence,
    end: usize,
    least: usize,
    rule: &'static str,
) -> Option<Name> {
    let text = places.text();
    let until = sentence.words.partition_point(|word| word.range.end <= end);
    let cue = sentence
        .found
        .iter()
        .rev()
        .find(|found| found.after <= until);
    if cue.is_some_and(|cue| cue.cue != Cue::Aims && rule == "name.before-acronym" && least > 2) {
        return None;
    }
    let mut from = cue.map_or(0, |cue| cue.after);
    // The run is unbroken: it begins behind the last comma or other sign.
    for at in (from + 1..until).rev() {
        let (Some(a), Some(b)) = (sentence.words.get(at - 1), sentence.words.get(at)) else {
            break;
        };
        if !is_close(text, a, b) {
            from = at;
            break;
        }
    }
    let is = |at: usize, list: &str| {
        let word = sentence.words.get(at);
        word.is_some_and(|word| is_in(list, &word.folded))
    };
    if is(from, POINTING) {
        return None;
    }
    while from < until && is(from, ARTICLES) {
        from += 1;
    }
    let run = sentence.words.get(from..until)?;
    let small = |word: &&Word| {
        let written = text.get(word.range.clone()).unwrap_or_default();
        written.chars().next().is_some_and(char::is_lowercase)
    };
    let inside = |word: &&Word| is_in(INSIDE, &word.folded);
    let content = run.iter().filter(|word| !inside(word)).count();
    let capitals = run
        .iter()
        .filter(|word| !inside(word))
        .all(|word| !small(&word));
    // French names keep their common nouns small: there it takes more words to be sure.
    let enough = if capitals {
        content >= least
    } else {
        content >= 4 && run.first().is_some_and(|word| !small(&word))
    };
    if !enough {
        return None;
    }
    let range = run.first()?.range.start..run.last()?.range.end;
    name(places, range, rule)
}

fn name(places: &Places<'_>, range: Range<usize>, rule: &'static str) -> Option<Name> {
    let range = trim(places.text(), &range);
    let written = places.slice(&range);
    let several = words(places.text(), &range).len() >= 2;
    let figures = written.chars().all(|c| !c.is_alphabetic());
    (several && !figures && begins_name(written)).then_some(Name { range, rule })
}

#[cfg(test)]
mod tests {
    use super::super::content::sentences;
    use super::*;

    fn found(title: &str, prose: &str) -> Option<(String, &'static str)> {
        let text = format!("{title} {prose}");
        let places = Places::new(&text);
        let sentences = sentences(&places, &(title.len()..text.len()));
        let sentences: Vec<&Sentence> = sentences.iter().collect();
        let name = find(&places, &(0..title.len()), &sentences)?;
        Some((places.slice(&name.range).to_owned(), name.rule))
    }

    #[test]
    fn finds_the_name_behind_an_acronym() {
        for (title, prose, name) in [
            (
                "HAQ",
                "The HAQ (Harmonization of Quality) Initiative, funded by X.",
                "Harmonization of Quality",
            ),
            (
                "ANQ",
                "The Arab Network for Quality ANQ aims at peace.",
                "Arab Network for Quality",
            ),
            (
                "ANQ",
                "The Arab Network for Quality (ANQ) aims at peace.",
                "Arab Network for Quality",
            ),
            (
                "FR",
                "The FR Network “Francophone Network of Agencies”, was founded",
                "Francophone Network of Agencies",
            ),
            (
                "EQ",
                "Erasmus+ EQ project « Enhancing Quality in Morocco » has",
                "Enhancing Quality in Morocco",
            ),
            (
                "Big",
                "The project “Improvement of Learning” is to",
                "Improvement of Learning",
            ),
            (
                "ANQ",
                "تهدف الشبكة العربية لضمان الجودة ANQ إلى",
                "الشبكة العربية لضمان الجودة",
            ),
            (
                "ANQ",
                "Le Réseau arabe pour l’assurance qualité dans l’enseignement supérieur ANQ vise à créer",
                "Réseau arabe pour l’assurance qualité dans l’enseignement supérieur",
            ),
        ] {
            assert_eq!(
                found(title, prose).map(|(name, _)| name).as_deref(),
                Some(name),
                "{prose}"
            );
        }
    }

    #[test]
    fn finds_none_where_there_is_none() {
        for (title, prose) in [
            (
                "HCERES",
                "This agreement aims at cooperating in the following fields:",
            ),
            ("HCERES", "This agreement with the agency HCERES aims at"),
            (
                "RSA",
                "The Technical Assistance project (Achieving Advanced Status), which",
            ),
            ("ANQ", "The network ANQ aims at “peace”."),
        ] {
            assert_eq!(found(title, prose), None, "{prose}");
        }
    }

    #[test]
    fn lists_are_written_as_words_are_compared() {
        assert_eq!(accordant::fold(POINTING), POINTING);
        assert_eq!(accordant::fold(INSIDE), INSIDE);
        assert_eq!(accordant::fold(ARTICLES), ARTICLES);
    }
}
