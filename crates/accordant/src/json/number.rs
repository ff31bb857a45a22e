//! Numbers as JSON writes them.

use super::to_string;

/// A number as it is kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Number {
    Unsigned(u64),
    /// Below zero.
    Negative(i64),
    Float(f64),
}

impl Number {
    /// What it is, in words.
    pub(super) fn described(self) -> String {
        match self {
            Number::Unsigned(number) => format!("integer `{number}`"),
            Number::Negative(number) => format!("integer `{number}`"),
            Number::Float(number) => format!("floating point `{}`", to_string(&number)),
        }
    }
}

/// The number that a text says which has the form of one; nothing if it is larger than any.
pub(super) fn read(written: &str, is_whole: bool) -> Option<Number> {
    let (is_negative, size) = match written.strip_prefix('-') {
        Some(size) => (true, size),
        None => (false, written),
    };
    let whole = if !is_whole {
        None
    } else if is_negative {
        // Negative zero is a float.
        let number = written.parse().ok().filter(|number| *number != 0);
        number.map(Number::Negative)
    } else {
        written.parse().ok().map(Number::Unsigned)
    };
    if whole.is_some() {
        return whole;
    }
    let size = float(size);
    let number = Number::Float(if is_negative { -size } else { size });
    size.is_finite().then_some(number)
}

/// The float nearest to a decimal number, the even one of two; infinite if there is none so large.
///
/// That of the standard library is faster, with ten kilobytes of tables. Numbers with a point are rare here: they stand in
/// a user's own data alone.
fn float(written: &str) -> f64 {
    let (digits, exponent) = written.split_once(['e', 'E']).unwrap_or((written, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let exponent = match exponent.parse::<i64>() {
        Ok(exponent) => exponent.clamp(-1 << 40, 1 << 40),
        Err(_) if exponent.starts_with('-') => -1 << 40,
        Err(_) => 1 << 40,
    };
    let digits = [whole, fraction].concat();
    let behind = i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    let significant = digits.trim_end_matches('0');
    let zeros = i64::try_from(digits.len() - significant.len()).unwrap_or(0);
    let digits = significant.trim_start_matches('0');
    decimal(digits.as_bytes(), exponent - behind + zeros)
}

/// No float, nor the middle of two, has more digits than this before only zeros follow.
const MOST_DIGITS: usize = 800;

/// What fits into a float exactly.
const EXACT_DIGITS: usize = 15;
const EXACT_POWER: u64 = 22;

/// The float nearest to the digits, the first and the last of which are not zero, times a power of ten.
fn decimal(digits: &[u8], power: i64) -> f64 {
    let size = i64::try_from(digits.len()).unwrap_or(i64::MAX) + power;
    if digits.is_empty() || size < -330 {
        return 0.0;
    }
    if size > 310 {
        return f64::INFINITY;
    }
    if digits.len() <= EXACT_DIGITS && power.unsigned_abs() <= EXACT_POWER {
        let ten = |number: f64, _| number * 10.0;
        let digits = digits
            .iter()
            .fold(0.0, |number, digit| number * 10.0 + f64::from(digit - b'0'));
        let factor = (0..power.unsigned_abs()).fold(1.0, ten);
        return if power < 0 {
            digits / factor
        } else {
            digits * factor
        };
    }
    let (digits, power, rest) = match digits.split_at_checked(MOST_DIGITS) {
        Some((first, rest)) if !rest.is_empty() => {
            (first, power + i64::try_from(rest.len()).unwrap_or(0), true)
        }
        _ => (digits, power, false),
    };
    let mut number = Large::default();
    for nine in digits.chunks(9) {
        let value = nine
            .iter()
            .fold(0, |value, digit| value * 10 + u64::from(digit - b'0'));
        number.scale(ten_to(nine.len()), value);
    }
    if rest {
        // It is larger than the digits say: a further one tells as much as all of them.
        number.scale(10, 1);
    }
    let power = power - i64::from(rest);
    let tens = usize::try_from(power.unsigned_abs()).unwrap_or(0);
    let steps = std::iter::repeat_n(9, tens / 9).chain([tens % 9]);
    let steps = steps.map(ten_to);
    if power >= 0 {
        steps.for_each(|factor| number.scale(factor, 0));
        return number.nearest(false);
    }
    // So that 64 bits are left of it, and more.
    number.shift(tens / 9 + 4);
    let mut is_more = false;
    for divisor in steps {
        is_more |= number.divide(divisor);
    }
    number.nearest(is_more)
}

fn ten_to(power: usize) -> u64 {
    std::iter::repeat_n(10, power).product()
}

/// A whole number of any size, times a power of two.
#[derive(Default)]
struct Large {
    /// The lowest first, the highest not zero.
    words: Vec<u32>,
    /// How many words stand behind the point.
    behind: usize,
}

impl Large {
    /// Times a factor, and so much more.
    fn scale(&mut self, factor: u64, more: u64) {
        let mut carry = more;
        for word in &mut self.words {
            let product = u64::from(*word) * factor + carry;
            *word = low(product);
            carry = product >> 32;
        }
        if carry > 0 {
            self.words.push(low(carry));
        }
    }

    /// Gives it so many words behind the point.
    fn shift(&mut self, words: usize) {
        self.behind += words;
        self.words.splice(0..0, std::iter::repeat_n(0, words));
    }

    /// Divides it; whether something was left.
    fn divide(&mut self, divisor: u64) -> bool {
        let mut left = 0;
        for word in self.words.iter_mut().rev() {
            let dividend = (left << 32) + u64::from(*word);
            *word = low(dividend / divisor);
            left = dividend % divisor;
        }
        while self.words.last() == Some(&0) {
            self.words.pop();
        }
        left > 0
    }

    /// The float nearest to it, or to something more than it.
    fn nearest(&self, mut is_more: bool) -> f64 {
        // The highest 64 bits, the first of which is set, and the power of two of that one.
        let mut words = self.words.iter().rev();
        let mut highest: u128 = 0;
        for _ in 0..3 {
            highest = (highest << 32) | u128::from(words.next().copied().unwrap_or(0));
        }
        is_more |= words.any(|word| *word != 0);
        let zeros = highest.leading_zeros();
        let first = i64::try_from(self.words.len()).unwrap_or(0) * 32
            - i64::try_from(self.behind).unwrap_or(0) * 32
            - 1
            - i64::from(zeros.saturating_sub(32));
        let highest = highest << zeros;
        // A float keeps 53 of them, and fewer if it is tiny.
        let tiny = (-1022 - first).clamp(0, 63);
        let cut = 75 + u32::try_from(tiny).unwrap_or(0);
        let (kept, rest) = match highest.checked_shr(cut) {
            Some(kept) => (kept, highest - (kept << cut)),
            None => (0, highest),
        };
        let half = 1_u128.checked_shl(cut - 1).unwrap_or(u128::MAX);
        let up = rest > half || rest == half && (is_more || kept % 2 == 1);
        let kept = u64::try_from(kept + u128::from(up)).unwrap_or(0);
        if tiny > 0 {
            return f64::from_bits(kept);
        }
        if first > 1023 {
            return f64::INFINITY;
        }
        // Rounding up to the next power of two carries over into the exponent.
        let exponent = u64::try_from(first + 1022).unwrap_or(0);
        f64::from_bits((exponent << 52) + kept)
    }
}

fn low(number: u64) -> u32 {
    u32::try_from(number & u64::from(u32::MAX)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
