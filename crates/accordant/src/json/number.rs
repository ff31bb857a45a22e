//! Numbers as JSON writes them.

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
            Number::Float(number) => format!("floating point `{}`", written(number)),
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

/// A float as `serde_json` writes it: with the fewest digits that are read as the same float, the nearest of those.
///
/// That of the library has two kilobytes of tables and of code that nothing else needs. This one counts the digits out, of
/// which a usual number has some dozens.
pub(super) fn written(number: f64) -> String {
    if !number.is_finite() {
        return "null".to_owned();
    }
    let sign = if number.is_sign_negative() { "-" } else { "" };
    let size = number.abs();
    if size == 0.0 {
        return format!("{sign}0.0");
    }
    let (digits, power) = shortest(size);
    let count = i64::try_from(digits.len()).unwrap_or(i64::MAX);
    // Where the point stands, counted from the first digit.
    let point = count + power;
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
    let text = match point {
        1..=16 if power >= 0 => format!("{digits}{}.0", zeros(power)),
        -4..=16 => {
            let digits = zeros(1 - point) + &digits;
            let at = usize::try_from(point.max(1)).unwrap_or(0);
            let (whole, fraction) = digits.split_at_checked(at).unwrap_or((&digits, ""));
            format!("{whole}.{fraction}")
        }
        _ => {
            let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
            let dot = if rest.is_empty() { "" } else { "." };
            let plus = if point > 0 { "+" } else { "" };
            format!("{first}{dot}{rest}e{plus}{}", point - 1)
        }
    };
    format!("{sign}{text}")
}

/// The fewest digits that are read as this float, and the power of ten by which they count.
///
/// A float of so many bits gives back each decimal of so many digits that was read as it: the nearest decimal of as many
/// digits is that one, with zeros behind it. So fewer need not be tried, and two more are always enough.
fn shortest(number: f64) -> (String, i64) {
    let (whole, power) = whole_and_power(number);
    let given_back = i64::from(whole.checked_ilog2().unwrap_or(0) * 30103 / 100_000);
    let (digits, power) = exact(whole, power);
    let count = i64::try_from(digits.len()).unwrap_or(i64::MAX);
    let mut first = 0;
    for (place, digit) in (1..).zip(&digits) {
        first = first * 10 + u64::from(*digit);
        if place < given_back.min(count) {
            continue;
        }
        let power = power + count - place;
        let rest = digits.get(usize::try_from(place).unwrap_or(0)..);
        let up = rest.unwrap_or_default() > &[5] || first % 2 == 1 && rest == Some(&[5]);
        // The nearer one first; it can be the other that is read as the same where floats begin to lie closer.
        for near in [first + u64::from(up), first + u64::from(!up)] {
            let digits = near.to_string();
            if decimal(digits.as_bytes(), power).to_bits() == number.to_bits() {
                let significant = digits.trim_end_matches('0');
                let zeros = i64::try_from(digits.len() - significant.len()).unwrap_or(0);
                return (significant.to_owned(), power + zeros);
            }
        }
    }
    (first.to_string(), power)
}

/// All digits of a whole number times a power of two but the zeros behind them, and the power of ten by which they count.
fn exact(whole: u64, power: i64) -> (Vec<u8>, i64) {
    let mut large = Large::default();
    large.scale(1, whole >> 32);
    large.scale(1 << 32, whole & u64::from(u32::MAX));
    // A half is five tenths.
    let factor = if power < 0 { 5 } else { 2 };
    for _ in 0..power.unsigned_abs() {
        large.scale(factor, 0);
    }
    let mut digits = Vec::new();
    let mut power = power.min(0);
    while !large.words.is_empty() {
        // Nine digits at a time, of which the last ones that are left begin with zeros.
        let mut nine = large.divide(1_000_000_000);
        for _ in 0..9 {
            match nine % 10 {
                0 if digits.is_empty() => power += 1,
                digit => digits.push(u8::try_from(digit).unwrap_or(0)),
            }
            nine /= 10;
        }
    }
    let zeros = digits.iter().rev().take_while(|digit| **digit == 0).count();
    digits.truncate(digits.len() - zeros);
    digits.reverse();
    (digits, power)
}

/// A float that is not negative as a whole number, and the power of two by which it counts.
fn whole_and_power(number: f64) -> (u64, i64) {
    let bits = number.to_bits();
    let (fraction, exponent) = (bits & ((1 << 52) - 1), bits >> 52);
    match i64::try_from(exponent).unwrap_or(0) {
        0 => (fraction, -1074),
        exponent => (fraction + (1 << 52), exponent - 1075),
    }
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
        is_more |= number.divide(divisor) > 0;
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

    /// Divides it; what is left.
    fn divide(&mut self, divisor: u64) -> u64 {
        let mut left = 0;
        for word in self.words.iter_mut().rev() {
            let dividend = (left << 32) + u64::from(*word);
            *word = low(dividend / divisor);
            left = dividend % divisor;
        }
        while self.words.last() == Some(&0) {
            self.words.pop();
        }
        left
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
