//! Which language a page is written in.

use accordant::time::Language;

use super::heading::Heading;
use super::phrases::is_in;
use super::word::Word;

/// Small words that are frequent in one of the languages and rare in the others.
const ENGLISH: &str = "the of and in for to is by with at since this aims";
const FRENCH: &str = "le la les des du et pour dans par une est depuis aux vise";

/// How a language was guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Guess {
    /// The likeliest language; nothing if no word tells.
    pub(super) language: Option<Language>,
    /// Whether another one is about as likely.
    pub(super) doubtful: bool,
}

/// Guesses by the small words of the text, the script, and the headings of the columns.
pub(super) fn guess(words: &[Word], heading: &Heading) -> Guess {
    let count = |list: &str| {
        let words = words.iter();
        words.filter(|word| is_in(list, &word.folded)).count()
    };
    let arabic = |word: &&Word| {
        word.folded
            .starts_with(|c: char| ('\u{0620}'..='\u{064A}').contains(&c))
    };
    // One word in four or so is a small word: Arabic, where every word counts, is weighed like that.
    let mut scores = [
        (Language::English, count(ENGLISH)),
        (Language::French, count(FRENCH)),
        (
            Language::Arabic,
            words.iter().filter(arabic).count().div_ceil(4),
        ),
    ];
    for (language, score) in &mut scores {
        let printed = heading.columns.iter();
        *score += 2 * printed
            .filter(|printed| printed.language == Some(*language))
            .count();
    }
    accordant::order::sort_by_key(&mut scores, |(_, score)| std::cmp::Reverse(*score));
    let [(language, best), (_, second), _] = scores;
    Guess {
        language: (best > 0 && best > second).then_some(language),
        doubtful: best == 0 || best < 2 * second,
    }
}

/// The tag of a language.
pub(super) fn tag(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::French => "fr",
        Language::Arabic => "ar",
    }
}
