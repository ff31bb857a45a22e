//! Spellings: the strings that records are made of, each with a code.
//!
//! A record is JSON: runs of letters and digits, and what stands between them. Most of these strings are
//! the same over and over. The most frequent ones of a sample are known by codes of one to three bytes;
//! records are kept as codes, and the words of a record are found by looking up each run only once.

use std::cmp::Reverse;
use std::ops::Range;

use crate::fold::words_of_run;
use crate::lexicon::{Lexicon, Look};
use crate::runs::runs;

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

/// Behind this byte stands a run that has no code: how many bytes it has, then itself.
const RUN: u8 = 254;

/// As `RUN`, for what stands between runs.
const GAP: u8 = 255;

/// The word of what is not exactly one word.
const NO_WORD: u32 = u32::MAX;

/// Strings with codes, the most frequent first, and the words that the runs among them are.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    codes: Lexicon,
    /// The strings once more, in the order of their codes, where one look finds each; with `CHUNK` bytes behind the
    /// last.
    strings: Vec<u8>,
    /// Where each begins, and how many bytes it has; with `IS_RUN` if it is a run.
    places: Vec<(u32, u32)>,
    /// The code of the folded word that each is.
    words_of: Vec<u32>,
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
        let mut counts: Vec<(u32, u32)> = Vec::new();
        let mut learned = 0;
        for json in sample {
            learned += json.len();
            each(json, |string, _| {
                if string.len() > LONGEST {
                    return;
                }
                let code = seen.add(json.get(string).unwrap_or_default());
                match counts.get_mut(code as usize) {
                    Some((count, _)) => *count += 1,
                    None => counts.push((1, code)),
                }
            });
        }
        counts.sort_unstable_by_key(|(count, code)| (Reverse(*count), *code));
        let mut spellings = Spellings {
            learned,
            ..Spellings::default()
        };
        for (_, code) in counts.into_iter().take(ALL as usize) {
            spellings.add(seen.word(code));
        }
        spellings.codes.shrink();
        spellings.words.shrink();
        spellings.strings.extend_from_slice(&[0; CHUNK]);
        spellings
    }

    fn add(&mut self, string: &str) {
        self.codes.add(string);
        let is_run = runs(string).next() == Some(0..string.len());
        let mut words = Vec::new();
        if is_run {
            words_of_run(string, |word| words.push(self.words.add(word)));
        }
        self.words_of.push(match words.as_slice() {
            [word] => *word,
            _ => NO_WORD,
        });
        // As many strings as there are codes have less than 2 GiB, as short as they are.
        let start = u32::try_from(self.strings.len()).unwrap_or(u32::MAX);
        let length = u32::try_from(string.len()).unwrap_or(0);
        let is_run = if is_run { IS_RUN } else { 0 };
        self.places.push((start, length | is_run));
        self.strings.extend_from_slice(string.as_bytes());
    }

    /// Adds a record as codes, and says what it is made of.
    pub fn encode(&self, json: &str, into: &mut Vec<u8>, spelled: &mut Spelled) {
        spelled.clear();
        each(json, |place, is_run| {
            spelled.strings.push(place);
            spelled.are_runs.push(is_run);
        });
        self.codes
            .codes_in(json, &spelled.strings, &mut spelled.looks);

        // Room for all: a string takes four bytes at most, or its own and three more, and one more for each 64.
        let mut end = into.len();
        into.resize(
            end + 4 * spelled.looks.len() + json.len() + json.len() / 64,
            0,
        );
        let strings = spelled.strings.iter().zip(&spelled.are_runs);
        for ((place, is_run), look) in strings.zip(&spelled.looks) {
            let code = look.code;
            if *is_run {
                let word = self.words_of.get(code as usize).copied();
                spelled.runs.push(Run {
                    place: place.clone(),
                    word: word.unwrap_or(NO_WORD),
                });
            } else if let Some(start) = behind_quote(json, place) {
                spelled.begins.push((start, spelled.runs.len()));
            }
            let to = into.get_mut(end..).unwrap_or_default();
            end += if code < ALL {
                let (bytes, length) = code_bytes(code);
                if let Some(to) = to.first_chunk_mut() {
                    *to = bytes;
                }
                length
            } else {
                let text = json.get(place.clone()).unwrap_or_default();
                put_string(if *is_run { RUN } else { GAP }, text, to)
            };
        }
        into.truncate(end);
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
                let (size, others) = take_length(others)?;
                let (string, others) = others.split_at_checked(size)?;
                (text, length, is_run, codes) = (string, size, *first == RUN, others);
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
}

/// Calls with where each string of a JSON text stands, and whether it is a run.
///
/// A single space between two runs is none: it goes without saying. Names of fields belong to what stands
/// between runs.
fn each(json: &str, mut call: impl FnMut(Range<usize>, bool)) {
    let bytes = json.as_bytes();
    let mut at = 0;
    for run in runs(json) {
        if bytes.get(run.end) == Some(&b'"') && bytes.get(run.end + 1) == Some(&b':') {
            continue;
        }
        let gap = at..run.start;
        if gap.len() > 1 || (gap.len() == 1 && (at == 0 || bytes.get(at) != Some(&b' '))) {
            call(gap, false);
        }
        at = run.end;
        call(run, true);
    }
    if at < json.len() {
        call(at..json.len(), false);
    }
}

/// Where a string begins in what stands between runs.
fn behind_quote(json: &str, gap: &Range<usize>) -> Option<usize> {
    let bytes = json.as_bytes().get(gap.clone())?;
    let quote = bytes.iter().rposition(|byte| *byte == b'"')?;
    Some(gap.start + quote + 1)
}

/// The bytes of a code, and how many they are.
#[inline]
fn code_bytes(code: u32) -> ([u8; 4], usize) {
    let (number, length): (u32, usize) = if code < ONE {
        (code, 1)
    } else if code < TWO {
        (code - ONE + (u32::from(TWO_BYTES) << 8), 2)
    } else {
        (code - TWO + (u32::from(THREE_BYTES) << 16), 3)
    };
    ((number << (32 - 8 * length)).to_be_bytes(), length)
}

/// The code that these bytes begin with, of which this is the first, and the bytes behind it.
fn take_code(first: u8, bytes: &[u8]) -> Option<(u32, &[u8])> {
    let length = 1 + usize::from(first >= TWO_BYTES) + usize::from(first >= THREE_BYTES);
    // What bytes of this length say beyond their code.
    let too_much = [
        0,
        (u32::from(TWO_BYTES) << 8) - ONE,
        (u32::from(THREE_BYTES) << 16) - TWO,
    ];
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

/// Puts a string that has no code; how many bytes that takes. Its length has seven bits a byte, the lowest first; the
/// highest bit says that more follow.
fn put_string(mark: u8, text: &str, into: &mut [u8]) -> usize {
    let mut head = [mark; 12];
    let mut count = 1;
    let mut length = text.len();
    for byte in head.iter_mut().skip(1) {
        let [low, ..] = length.to_le_bytes();
        length >>= 7;
        *byte = (low & 0x7f) | (u8::from(length > 0) << 7);
        count += 1;
        if length == 0 {
            break;
        }
    }
    let bytes = head.iter().take(count).chain(text.as_bytes());
    into.iter_mut()
        .zip(bytes)
        .for_each(|(to, byte)| *to = *byte);
    count + text.len()
}

fn take_length(mut bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (mut length, mut shift) = (0, 0);
    loop {
        let (byte, others) = bytes.split_first()?;
        length |= usize::from(byte & 0x7f).checked_shl(shift)?;
        bytes = others;
        shift += 7;
        if byte & 0x80 == 0 {
            return Some((length, bytes));
        }
    }
}

/// What a record is made of, so that its texts need not be taken apart again.
#[derive(Debug, Clone, Default)]
pub struct Spelled {
    /// Where each string stands, whether it is a run, and its code.
    strings: Vec<Range<usize>>,
    are_runs: Vec<bool>,
    looks: Vec<Look>,
    runs: Vec<Run>,
    /// Where strings can begin: behind quotation marks, and how many runs stand before.
    begins: Vec<(usize, usize)>,
    /// How many of the beginnings lie behind.
    passed: usize,
}

/// A run of letters and digits of a record.
#[derive(Debug, Clone)]
struct Run {
    /// Where it stands.
    place: Range<usize>,
    /// The code of the word that it is, if it is a single one that is known.
    word: u32,
}

impl Spelled {
    fn clear(&mut self) {
        self.strings.clear();
        self.are_runs.clear();
        self.runs.clear();
        self.begins.clear();
        self.passed = 0;
    }

    /// Leaves out which words the runs are, for who knows them by other codes.
    pub fn forget_words(&mut self) {
        self.runs.iter_mut().for_each(|run| run.word = NO_WORD);
    }

    /// The runs of a text, each with the bytes of the text it is; nothing if the record does not have the text
    /// as it is, between quotation marks.
    ///
    /// Texts are found fast if they are asked for in the order in which they stand.
    pub fn runs_of<'s>(
        &'s mut self,
        json: &str,
        text: &'s str,
    ) -> Option<impl Iterator<Item = (&'s str, Option<u32>)>> {
        let json = json.as_bytes();
        let is_here = |(start, _): &&(usize, usize)| {
            let end = start + text.len();
            json.get(end) == Some(&b'"') && json.get(*start..end) == Some(text.as_bytes())
        };
        let (before, behind) = self.begins.split_at_checked(self.passed)?;
        let place = match behind.iter().position(|begin| is_here(&begin)) {
            Some(place) => self.passed + place,
            None => before.iter().position(|begin| is_here(&begin))?,
        };
        self.passed = place + 1;
        let (start, first) = *self.begins.get(place)?;
        let runs = self.runs.get(first..).unwrap_or_default();
        let of_text = runs
            .iter()
            .take_while(move |run| run.place.end <= start + text.len());
        Some(of_text.map(move |run| {
            let place = run.place.start - start..run.place.end - start;
            (
                text.get(place).unwrap_or_default(),
                Some(run.word).filter(|word| *word != NO_WORD),
            )
        }))
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
        let mut found = |text: &str| -> Option<Vec<String>> {
            let runs = spelled.runs_of(JSON, text)?;
            let words = runs.map(|(run, word)| {
                let word = word.map(|word| spellings.words.word(word).to_owned());
                format!("{run}={}", word.unwrap_or_default())
            });
            Some(words.collect())
        };
        let last = [
            "L=l",
            "échange=echange",
            "le=le",
            "5=5",
            "mai=mai",
            "2016=2016",
        ];
        assert_eq!(found("L’échange, le 5 mai 2016.").unwrap(), last);
        assert_eq!(
            found("La coopération").unwrap(),
            ["La=la", "coopération=cooperation"]
        );
        assert_eq!(found("La"), None);
        assert_eq!(found("mai 2016."), None);
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
