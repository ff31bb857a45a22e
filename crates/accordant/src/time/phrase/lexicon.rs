//! What the words of dates mean, in three languages.

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::Language;
use super::fold::fold;
use super::months::{CLDR, HIJRI, Months, OTHER};
use super::scan::{Scanned, scan};
use super::words::{ARABIC, ENGLISH, FRENCH};

/// A unit of a length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// A part of the year that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Quarter,
    Third,
    Half,
}

impl Part {
    /// The EDTF code of the part with this number; 0 is the last one.
    pub(super) fn code(self, number: u8) -> Option<u8> {
        let (before, count) = match self {
            Part::Quarter => (32, 4),
            Part::Third => (36, 3),
            Part::Half => (39, 2),
        };
        let number = if number == 0 { count } else { number };
        (number <= count).then_some(before + number)
    }
}

/// What a word or a group of words means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    Month(u8),
    /// Spring to winter: 21 to 24.
    Season(u8),
    Part(Part),
    /// `first`, `الثالث`; 0 is `last`.
    Rank(u8),
    /// `three`.
    Count(u8),
    /// `شهرين`: two months.
    Span(u8, Unit),
    Unit(Unit),
    /// `années`, which before 1990 means the decade.
    Years,
    /// The nineties: 199.
    Decade(i16),
    CenturyWord,
    /// The twentieth century: 19.
    Century(i16),
    Academic,
    /// The start of an academic year.
    TermStart,
    /// A Hijri month or the mark of a Hijri year.
    Hijri,
    /// The mark of a year of the common era.
    CommonEra,
    /// Introduces the same day in the other calendar.
    Equals,
    Circa,
    Perhaps,
    /// Early, mid, late: EDTF has none of them.
    Vague,
    Since,
    /// From, but also of: `du`, `من`.
    Of,
    From,
    To,
    Until,
    Between,
    And,
    Or,
    Before,
    After,
    Onwards,
    /// Present, ongoing.
    Open,
    /// Unknown, to be determined.
    Undated,
    For,
    /// A further term begins.
    Renewed,
    /// A remark that changes nothing.
    Renewable,
    Filler,
    /// `the`, `in`, `le`: a filler that by itself says nothing of dates.
    Article,
    Weekday,
}

/// One entry: the words after the first, the meaning, and the languages (bits) it is in.
#[derive(Debug)]
struct Entry {
    rest: Vec<String>,
    sense: Sense,
    languages: u8,
}

/// The bit of a language.
pub(super) fn bit(language: Language) -> u8 {
    match language {
        Language::English => 1,
        Language::French => 2,
        Language::Arabic => 4,
    }
}

static LEXICON: LazyLock<HashMap<String, Vec<Entry>>> = LazyLock::new(|| {
    let mut lexicon: HashMap<String, Vec<Entry>> = HashMap::new();
    let mut add = |words: &str, sense: Sense, language: Language| {
        let mut head = "";
        for words in words.split('|') {
            let more = if words.starts_with(' ') {
                words
            } else {
                head = words;
                ""
            };
            let pieces = scan(&fold(&[head, more].concat()));
            let mut words = pieces.iter().filter_map(Scanned::word).map(str::to_owned);
            let Some(first) = words.next() else { continue };
            let rest: Vec<String> = words.collect();
            let entries = lexicon.entry(first).or_default();
            match entries.iter_mut().find(|entry| entry.rest == rest) {
                Some(known) => known.languages |= bit(language),
                None => entries.push(Entry {
                    rest,
                    sense,
                    languages: bit(language),
                }),
            }
        }
    };
    for Months { language, names } in CLDR.iter().chain(&OTHER) {
        for (names, number) in names.split('/').zip(1..) {
            add(names, Sense::Month(number), *language);
        }
    }
    add(HIJRI, Sense::Hijri, Language::Arabic);
    for (language, table) in [
        (Language::English, &ENGLISH),
        (Language::French, &FRENCH),
        (Language::Arabic, &ARABIC),
    ] {
        for (sense, words) in table.iter() {
            add(words, sense, language);
        }
    }
    for entries in lexicon.values_mut() {
        crate::order::sort_by_key(entries, |entry| std::cmp::Reverse(entry.rest.len()));
    }
    lexicon
});

/// A meaning, how many pieces it takes, and the languages it is in.
pub(super) struct Hit {
    pub(super) sense: Sense,
    pub(super) pieces: usize,
    pub(super) languages: u8,
}

/// The meaning of the longest known group of words that the pieces begin with.
pub(super) fn look_up(pieces: &[Scanned]) -> Option<Hit> {
    let first = pieces.first()?.word()?;
    look_up_as(first, pieces)
}

/// As [`look_up`], with another word in place of the first.
fn look_up_as(first: &str, pieces: &[Scanned]) -> Option<Hit> {
    let entries = LEXICON.get(first)?;
    entries.iter().find_map(|entry| {
        let mut at = 1;
        for word in &entry.rest {
            // `peut-être`
            let hyphen = pieces
                .get(at)
                .is_some_and(|piece| piece.joined && piece.sign() == Some('-'));
            at += usize::from(hyphen);
            if pieces.get(at).and_then(Scanned::word) != Some(word) {
                return None;
            }
            at += 1;
        }
        Some(Hit {
            sense: entry.sense,
            pieces: at,
            languages: entry.languages,
        })
    })
}

/// The same for an Arabic word with a particle written on to it: `وماي`, `لسنة`, `الربيع`.
///
/// The particle's meaning comes first, if it has any.
pub(super) fn look_up_prefixed(pieces: &[Scanned]) -> Option<(Option<Sense>, Hit)> {
    /// What is written, what it stands for, and what then begins the word.
    const PARTICLES: [(&str, Option<Sense>, &str); 11] = [
        ("وال", Some(Sense::And), "ال"),
        ("وال", Some(Sense::And), ""),
        ("بال", Some(Sense::Filler), "ال"),
        ("بال", Some(Sense::Filler), ""),
        ("لل", Some(Sense::Filler), "ال"),
        ("لل", Some(Sense::Filler), ""),
        ("ال", None, ""),
        ("و", Some(Sense::And), ""),
        ("ل", Some(Sense::Filler), ""),
        ("ب", Some(Sense::Filler), ""),
        ("ف", Some(Sense::Filler), ""),
    ];
    let first = pieces.first()?.word()?;
    PARTICLES.iter().find_map(|(particle, sense, article)| {
        let rest = first.strip_prefix(particle)?;
        rest.chars().nth(1)?;
        let hit = look_up_as(&format!("{article}{rest}"), pieces)?;
        Some((*sense, hit))
    })
}
