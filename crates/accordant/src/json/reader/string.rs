//! Strings, and the signs that stand for others in them.

use std::ops::Range;

use super::{Fault, Reader};

impl Reader<'_> {
    /// The string whose quotation mark comes next.
    pub(in crate::json) fn string(&mut self) -> Result<&str, Fault> {
        if let Some(place) = self.plain() {
            return Ok(self.text.get(place).unwrap_or_default());
        }
        self.at += 1;
        self.unescape()?;
        Ok(&self.unescaped)
    }

    /// Where the string is whose quotation mark comes next, and goes on behind it; nothing if it does not stand in the
    /// text as it is.
    #[inline]
    pub(super) fn plain(&mut self) -> Option<Range<usize>> {
        let before = self.at;
        self.at += 1;
        self.skip_plain();
        if self.peek() == Some(b'"') {
            let place = before + 1..self.at;
            self.at += 1;
            return Some(place);
        }
        self.at = before;
        None
    }

    /// The same for a string that is most often long.
    pub(super) fn long_plain(&mut self) -> Option<Range<usize>> {
        let start = self.at + 1;
        let rest = self.text.as_bytes().get(start..)?;
        let (text, behind) = rest.split_at_checked(memchr::memchr2(b'"', b'\\', rest)?)?;
        if behind.first() != Some(&b'"') || has_control(text) {
            return None;
        }
        let end = start + text.len();
        self.at = end + 1;
        Some(start..end)
    }

    /// Goes on to the next byte that does not stand for itself in a string.
    fn skip_plain(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += plain_bytes(rest);
    }

    #[cold]
    fn unescape(&mut self) -> Result<(), Fault> {
        self.unescaped.clear();
        loop {
            let start = self.at;
            self.skip_plain();
            let plain = self.text.get(start..self.at).unwrap_or_default();
            self.unescaped.push_str(plain);
            match self.take() {
                Some(b'"') => return Ok(()),
                Some(b'\\') => {
                    let escaped = self.escaped()?;
                    self.unescaped.push(escaped);
                }
                Some(_) => {
                    return Err(self.behind(
                        "control character (\\u0000-\\u001F) found while parsing a string",
                    ));
                }
                None => return Err(self.cut_off()),
            }
        }
    }

    #[cold]
    fn cut_off(&self) -> Fault {
        self.behind("EOF while parsing a string")
    }

    fn escaped(&mut self) -> Result<char, Fault> {
        Ok(match self.take() {
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(sign),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.hexadecimal(),
            Some(_) => return Err(self.behind("invalid escape")),
            None => return Err(self.cut_off()),
        })
    }

    /// The character of a `\u`, or of two that are the halves of one.
    fn hexadecimal(&mut self) -> Result<char, Fault> {
        const LONE: &str = "lone leading surrogate in hex escape";
        let first = self.four()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first).ok_or_else(|| self.behind(LONE));
        }
        for sign in *b"\\u" {
            match self.take() {
                Some(found) if found == sign => {}
                Some(_) => return Err(self.behind("unexpected end of hex escape")),
                None => return Err(self.cut_off()),
            }
        }
        let second = self.four()?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(self.behind(LONE));
        }
        let character = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        char::from_u32(character).ok_or_else(|| self.behind(LONE))
    }

    fn four(&mut self) -> Result<u32, Fault> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let Some(digits) = rest.first_chunk::<4>() else {
            self.at = self.text.len();
            return Err(self.cut_off());
        };
        self.at += 4;
        let values = digits.iter().map(|digit| char::from(*digit).to_digit(16));
        let number = values.reduce(|number, digit| Some((number? << 4) + digit?));
        number
            .flatten()
            .ok_or_else(|| self.behind("invalid escape"))
    }
}

/// How many of the first bytes stand for themselves in a string.
pub(in crate::json) fn plain_bytes(bytes: &[u8]) -> usize {
    let (chunks, rest) = bytes.as_chunks();
    for (place, eight) in chunks.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        let is = |byte: u8| below(eight ^ (EACH * u64::from(byte)), 1);
        let found = below(eight, 0x20) | is(b'"') | is(b'\\');
        if found != 0 {
            return 8 * place + found.trailing_zeros() as usize / 8;
        }
    }
    let is_plain = |byte: &&u8| !matches!(byte, b'"' | b'\\' | 0..0x20);
    bytes.len() - rest.len() + rest.iter().take_while(is_plain).count()
}

fn has_control(bytes: &[u8]) -> bool {
    let (chunks, rest) = bytes.as_chunks();
    let found = chunks.iter().fold(0, |found, eight| {
        found | below(u64::from_le_bytes(*eight), 0x20)
    });
    found != 0 || rest.iter().any(|byte| *byte < 0x20)
}

const EACH: u64 = u64::MAX / 255;

/// Of eight bytes the highest bit of the first that is below a bound, and of none before it (H. Mycroft).
fn below(eight: u64, bound: u64) -> u64 {
    eight.wrapping_sub(EACH * bound) & !eight & (EACH << 7)
}
