//! Spellings: the strings that records are made of, each with a code.
//!
//! A record is JSON: runs of letters and digits, and what stands between them. Most of these strings are
//! the same over and over. The most frequent ones of a sample are known by codes of one to three bytes;
//! records are kept as codes, and the words of a record are found by looking up each run only once.

use std::ops::Range;

use crate::bytes::{put_many, take_many};
use crate::fold::words_of_run;
use crate::lexicon::{Found, Lexicon, NO_NOTE, TOGETHER};
use crate::order::sort_places;
use crate::runs::runs;
use crate::tokens::Tokens;

/// How many codes have one byte.
const ONE: u32 = TWO_BYTES as u32;

/// How many codes have at most two bytes.
const TWO: u32 = ONE + ((THREE_BYTES as u32 - ONE) << 8);

/// How many codes there are.
const ALL: u32 = TWO + ((RUN as u32 - THREE_BYTES as u32) << 16);

/// How many bytes are copied at once.
const CHUNK: usize = 16;

/// Beside the number of bytes of a string: that it is a run.
const IS_RUN: u32 = 1 << 31;

/// How many bytes a string with a code has at most: longer ones are not frequent.
const LONGEST: usize = 255;

/// The first byte that begins a code of two bytes, and of three.
const TWO_BYTES: u8 = 192;
const THREE_BYTES: u8 = 248;

/// What two bytes, and three, say beyond their code.
const BEFORE_TWO: u32 = ((TWO_BYTES as u32) << 8) - ONE;
const BEFORE_THREE: u32 = ((THREE_BYTES as u32) << 16) - TWO;

/// Behind this byte stands a run that has no code: how many bytes it has, then itself.
const RUN: u8 = 254;

/// As `RUN`, for what stands between runs.
const GAP: u8 = 255;

/// Strings with codes, the most frequent first, and the words that the runs among them are.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    ///
    /// Noted of each is the code of the folded word that it is.
    codes: Lexicon,
    /// The strings once more, in the order of their codes, where one look finds each; with `CHUNK` bytes behind the
    /// last.
    strings: Vec<u8>,
    /// Where each begins, and how many bytes it has; with `IS_RUN` if it is a run.
    places: Vec<(u32, u32)>,
    /// The folded words.
    pub words: Lexicon,
    /// How many bytes of JSON they were learned from.
    pub learned: usize,
}

impl Spellings {
    /// What is frequent in some JSON.
    pub fn of<'s>(mut sample: impl Iterator<Item = &'s str>) -> Spellings {
        Spellings::of_each(&mut sample)
    }

    /// The same, made once for all that texts can come out of.
    fn of_each(sample: &mut dyn Iterator<Item = &str>) -> Spellings {
        let mut seen = Lexicon::default();
        let mut counts: Vec<u32> = Vec::new();
        let mut tokens = Tokens::default();
        let mut found = [Found::NOTHING; TOGETHER];
        let mut learned = 0;
        for json in sample {
            learned += json.len();
            tokens.take_apart(json);
            for places in tokens.places().chunks(TOGETHER) {
                seen.find_all(json, places, &mut found);
                for (place, found) in places.iter().zip(found) {
                    let string = json.get(place.clone()).unwrap_or_default();
                    if string.len() > LONGEST {
                        continue;
                    }
                    // Those that are new may be among these more than once.
                    let code = found.code().unwrap_or_else(|| seen.add(string));
                    match counts.get_mut(code as usize) {
                        Some(count) => *count += 1,
                        None => counts.push(1),
                    }
                }
            }
        }
        let mut codes: Vec<usize> = (0..counts.len()).collect();
        let count = |code: usize| counts.get(code).copied();
        sort_places(&mut codes, &|a, b| count(b).cmp(&count(a)));
        let texts = seen.take_words();
        let mut spellings = Spellings {
            learned,
            codes: seen,
            ..Spellings::default()
        };
        let codes = codes
            .into_iter()
            .filter_map(|code| u32::try_from(code).ok());
        for code in codes.take(ALL as usize) {
            spellings.add(texts.get(code));
        }
        spellings.words.shrink();
        spellings.end();
        spellings
    }

    /// All strings are there.
    fn end(&mut self) {
        self.codes.shrink();
        self.strings.extend_from_slice(&[0; CHUNK]);
    }

    fn add(&mut self, string: &str) {
        let is_run = runs(string).next() == Some(0..string.len());
        let mut words = Vec::new();
        if is_run {
            words_of_run(string, |word| words.push(self.words.add(word)));
        }
        let word = match words.as_slice() {
            [word] => *word,
            _ => NO_NOTE,
        };
        self.codes.add_with_note(string, word);
        self.add_string(string, is_run);
    }

    /// Puts a string behind those that there are.
    // Once for both.
    #[inline(never)]
    fn add_string(&mut self, string: &str, is_run: bool) {
        // As many strings as there are codes have less than 2 GiB, as short as they are.
        let start = u32::try_from(self.strings.len()).unwrap_or(u32::MAX);
        let length = u32::try_from(string.len()).unwrap_or(0);
        let is_run = if is_run { IS_RUN } else { 0 };
        self.places.push((start, length | is_run));
        self.strings.extend_from_slice(string.as_bytes());
    }

    /// Adds a record as codes, and says what it is made of. One of 4 GiB and more has none.
    pub fn encode(&self, json: &str, into: &mut Vec<u8>, spelled: &mut Spelled) {
        let Spelled {
            tokens,
            words,
            next,
        } = spelled;
        tokens.take_apart(json);
        words.clear();
        *next = 0;
        let mut found = [Found::NOTHING; TOGETHER];
        for places in tokens.places().chunks(TOGETHER) {
            self.codes.find_all(json, places, &mut found);
            words.extend(found.iter().take(places.len()).map(|found| found.note));
            let mut codes = [0; 4 * TOGETHER];
            let mut end = 0;
            for (place, found) in places.iter().zip(found) {
                if let Some(code) = found.code() {
                    // Four bytes are written, of which the code has some.
                    let (bytes, length) = code_bytes(code);
                    if let Some(to) = codes.get_mut(end..end + 4) {
                        to.copy_from_slice(&bytes);
                        end += length;
                    }
                } else {
                    into.extend_from_slice(codes.get(..end).unwrap_or_default());
                    end = 0;
                    let mark = if tokens.is_run(place.start) { RUN } else { GAP };
                    into.push(mark);
                    let string = json.get(place.clone()).unwrap_or_default();
                    put_many(string.as_bytes(), into);
                }
            }
            into.extend_from_slice(codes.get(..end).unwrap_or_default());
        }
    }

    /// Puts the record that these codes are in place of what the bytes are; nothing if they are none.
    ///
    /// It is UTF-8, which who takes little of it need not find out of all of it.
    pub fn decode(&self, mut codes: &[u8], bytes: &mut Vec<u8>) -> Option<()> {
        let mut end = 0;
        let mut behind_run = false;
        while let Some((first, others)) = codes.split_first() {
            let (text, length, is_run);
            if *first >= RUN {
                codes = others;
                text = take_many(&mut codes)?;
                (length, is_run) = (text.len(), *first == RUN);
            } else {
                let code;
                (code, codes) = take_code(*first, codes)?;
                let (start, said) = *self.places.get(code as usize)?;
                text = self.strings.get(start as usize..)?;
                (length, is_run) = ((said & !IS_RUN) as usize, said & IS_RUN != 0);
            }
            if bytes.len() < end + 1 + CHUNK.max(length) {
                bytes.resize(2 * (end + 1 + CHUNK.max(length)), 0);
            }
            // Whether a space or a string comes cannot be foreseen: it is written, and counts or does not.
            *bytes.get_mut(end)? = b' ';
            end += usize::from(is_run && behind_run);
            behind_run = is_run;
            // Most are short: so many bytes at once are faster than as many as there are.
            match text.first_chunk::<CHUNK>() {
                Some(chunk) if length <= CHUNK => {
                    *bytes.get_mut(end..)?.first_chunk_mut()? = *chunk;
                }
                _ => bytes
                    .get_mut(end..end + length)?
                    .copy_from_slice(text.get(..length)?),
            }
            end += length;
        }
        bytes.truncate(end);
        Some(())
    }

    /// How many strings have codes.
    pub fn codes(&self) -> u32 {
        self.codes.len()
    }

    /// The strings in the order of their codes; of each whether it is a run, and the code of the word that it is, if it is one.
    pub fn strings(&self) -> impl Iterator<Item = (&str, bool, Option<u32>)> {
        let each = self.codes.words().zip(&self.places);
        each.map(|(string, (_, said))| {
            let word = Some(self.codes.note(string)).filter(|word| *word != NO_NOTE);
            (string, said & IS_RUN != 0, word)
        })
    }

    /// Puts strings as [`Spellings::strings`] has them in place of those that there are: of words that are there already. False if
    /// they are not.
    pub fn set(&mut self, strings: &mut dyn Iterator<Item = (&str, bool, Option<u32>)>) -> bool {
        self.codes = Lexicon::default();
        self.strings.clear();
        self.places.clear();
        for (string, is_run, word) in strings {
            let code = self.codes.len();
            if string.len() > LONGEST
                || code == ALL
                || word.is_some_and(|word| word >= self.words.len())
                || self.codes.add_with_note(string, word.unwrap_or(NO_NOTE)) != code
            {
                return false;
            }
            self.add_string(string, is_run);
        }
        self.end();
        true
    }
}

/// The bytes of a code, and how many they are.
#[inline]
fn code_bytes(code: u32) -> ([u8; 4], usize) {
    // Which length comes next cannot be foreseen: nothing is decided.
    let (is_longer, is_longest) = (code >= ONE, code >= TWO);
    let length = 1 + usize::from(is_longer) + usize::from(is_longest);
    let number = code
        + u32::from(is_longer) * BEFORE_TWO
        + u32::from(is_longest) * (BEFORE_THREE - BEFORE_TWO);
    ((number << (32 - 8 * length)).to_be_bytes(), length)
}

/// The code that these bytes begin with, of which this is the first, and the bytes behind it.
fn take_code(first: u8, bytes: &[u8]) -> Option<(u32, &[u8])> {
    let length = 1 + usize::from(first >= TWO_BYTES) + usize::from(first >= THREE_BYTES);
    let too_much = [0, BEFORE_TWO, BEFORE_THREE];
    let number = if let Some(four) = bytes.first_chunk() {
        u32::from_be_bytes(*four) >> (32 - 8 * length)
    } else {
        let bytes = bytes.get(..length)?;
        bytes
            .iter()
            .fold(0, |sum, byte| (sum << 8) | u32::from(*byte))
    };
    let code = number - too_much.get(length - 1)?;
    Some((code, bytes.get(length..)?))
}

/// What a record is made of, so that its texts need not be taken apart again.
#[derive(Debug, Clone, Default)]
pub struct Spelled {
    tokens: Tokens,
    /// The code of the word that each token is, if it is exactly one word that is known.
    words: Vec<u32>,
    /// The token behind the part that was asked for last.
    next: usize,
}

impl Spelled {
    /// Leaves out which words the runs are, for who knows them by other codes.
    pub fn forget_words(&mut self) {
        self.words.fill(NO_NOTE);
    }

    /// Lists the codes of those runs of a part of the record that are exactly one word, which is known; the others are put
    /// there by who is called with them. Parts are asked for in order: others take longer.
    pub fn words_in(
        &mut self,
        json: &str,
        part: Range<usize>,
        words: &mut Vec<u32>,
        other: &mut dyn FnMut(&str, &mut Vec<u32>),
    ) {
        let first = self.tokens.first_from(part.start, self.next);
        let tokens = self.tokens.places().get(first..).unwrap_or_default();
        let known = self.words.get(first..).unwrap_or_default();
        let tokens = tokens.iter().zip(known);
        self.next = first;
        for (token, word) in tokens.take_while(|(token, _)| token.end <= part.end) {
            self.next += 1;
            if *word != NO_NOTE {
                words.push(*word);
            } else if self.tokens.is_run(token.start) {
                other(json.get(token.clone()).unwrap_or_default(), words);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r#"{"id":"a","title":"La coopération","objectives":[{"text":"L’échange, le 5 mai 2016."}]}"#;

    fn encoded(spellings: &Spellings, json: &str) -> (Vec<u8>, Spelled) {
        let (mut codes, mut spelled) = (Vec::new(), Spelled::default());
        spellings.encode(json, &mut codes, &mut spelled);
        (codes, spelled)
    }

    fn decoded(spellings: &Spellings, codes: &[u8]) -> Option<String> {
        let mut json = b"what was there".to_vec();
        spellings.decode(codes, &mut json)?;
        String::from_utf8(json).ok()
    }

    #[test]
    fn what_is_encoded_is_decoded_known_or_not() {
        let texts = [
            "",
            " ",
            "a",
            " a",
            "a ",
            "a b",
            "a  b",
            "  a b\tc — d",
            "\u{645}\u{646}\u{630} \u{645}\u{627}\u{64A} 2016",
            "e\u{301}te\u{301}",
            JSON,
        ];
        let long = "word".repeat(100) + &" -".repeat(300) + &"é".repeat(20_000);
        let known = [
            Spellings::default(),
            Spellings::of(std::iter::once(JSON)),
            Spellings::of(texts.into_iter()),
            Spellings::of([long.as_str(), long.as_str()].into_iter()),
        ];
        for spellings in &known {
            for text in texts {
                let (codes, _) = encoded(spellings, text);
                assert_eq!(decoded(spellings, &codes).as_deref(), Some(text));
            }
            let (codes, _) = encoded(spellings, &long);
            assert_eq!(decoded(spellings, &codes).as_ref(), Some(&long));
        }
    }

    #[test]
    fn spellings_are_made_of_the_strings_of_others() {
        let known = Spellings::of([JSON, JSON, "l’échange œuvre"].into_iter());
        for spellings in [known, Spellings::default()] {
            let mut same = Spellings {
                words: spellings.words.clone(),
                ..Spellings::default()
            };
            assert!(same.set(&mut spellings.strings()));
            for text in [JSON, "l’œuvre", "another one"] {
                let (codes, spelled) = encoded(&spellings, text);
                let (again, spelled_again) = encoded(&same, text);
                assert_eq!((&codes, &spelled.words), (&again, &spelled_again.words));
                assert_eq!(decoded(&same, &codes).as_deref(), Some(text));
            }
        }
        let mut none = Spellings::default();
        for strings in [
            [("a", true, Some(0)), ("b", true, None)],
            [("a", true, None); 2],
        ] {
            assert!(!none.set(&mut strings.into_iter()));
        }
    }

    #[test]
    fn codes_of_every_length_are_read_as_written() {
        for code in [
            0,
            ONE - 1,
            ONE,
            TWO - 1,
            TWO,
            TWO + 65_535,
            TWO + 65_536,
            ALL - 1,
        ] {
            let (bytes, length) = code_bytes(code);
            let expected = 1 + usize::from(code >= ONE) + usize::from(code >= TWO);
            assert_eq!(length, expected, "{code}");
            let mut bytes = bytes[..length].to_vec();
            let first = bytes[0];
            assert!(first < RUN);
            assert_eq!(take_code(first, &bytes), Some((code, &[][..])));
            bytes.extend([1, 2, 3, 4]);
            assert_eq!(take_code(first, &bytes), Some((code, &[1, 2, 3, 4][..])));
        }
    }

    #[test]
    fn a_record_takes_little_room_if_its_strings_are_known() {
        let spellings = Spellings::of(std::iter::once(JSON));
        let (codes, _) = encoded(&spellings, JSON);
        // Six gaps, to which the names of the fields belong, and nine runs.
        assert_eq!(codes.len(), 15);
    }

    #[test]
    fn the_runs_of_texts_are_found() {
        let spellings = Spellings::of(std::iter::once(JSON));
        let (_, mut spelled) = encoded(&spellings, JSON);
        let mut found = |text: &str| -> Vec<String> {
            let start = JSON.find(text).unwrap();
            let mut words = Vec::new();
            spelled.words_in(
                JSON,
                start..start + text.len(),
                &mut words,
                &mut |run, _| panic!("{run} is known"),
            );
            let word = |code: &u32| spellings.words.word(*code).to_owned();
            words.iter().map(word).collect()
        };
        assert_eq!(found("La coopération"), ["la", "cooperation"]);
        let last = ["l", "echange", "le", "5", "mai", "2016"];
        assert_eq!(found("L’échange, le 5 mai 2016."), last);
        assert_eq!(found("mai 2016"), ["mai", "2016"]);
        assert_eq!(found("coopération"), ["cooperation"]);
        assert_eq!(found("\"title\":"), [""; 0]);
        spelled.forget_words();
        let (mut words, mut others) = (Vec::new(), Vec::new());
        spelled.words_in(JSON, 0..JSON.len(), &mut words, &mut |run, words| {
            others.push(run.to_owned());
            words.push(7);
        });
        assert_eq!(words, [7; 9]);
        assert_eq!(others.first().map(String::as_str), Some("a"));
    }

    #[test]
    fn what_is_no_code_is_refused() {
        let spellings = Spellings::of(std::iter::once(JSON));
        for codes in [
            &[191][..],
            &[192],
            &[THREE_BYTES, 0],
            &[RUN],
            &[RUN, 2, b'a'],
            &[GAP, 1, 0xff],
            &[
                RUN, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
            ],
        ] {
            let codes: Vec<u8> = codes.to_vec();
            assert_eq!(decoded(&spellings, &codes), None, "{codes:?}");
        }
    }
}
