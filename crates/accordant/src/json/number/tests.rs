use super::*;

/// The standard library's reader of floats is the oracle.
fn same(text: &str) {
    let (size, is_negative) = text
        .strip_prefix('-')
        .map_or((text, false), |size| (size, true));
    let found = float(size);
    let found = if is_negative { -found } else { found };
    let wanted: f64 = text.parse().unwrap();
    assert_eq!(
        found.to_bits(),
        wanted.to_bits(),
        "{text}: {found:e}, not {wanted:e}"
    );
}

#[test]
fn floats_are_the_nearest() {
    for text in [
        "0.0",
        "-0.0",
        "0e5",
        "1.5",
        "0.1",
        "123456789012345678901234567890",
        "1e22",
        "1e23",
        "1e-22",
        "1e-23",
        "9007199254740993",
        "9007199254740992.9999999999",
        "9007199254740993.00000000000000000001",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "1e309",
        "1e400",
        "2.2250738585072014e-308",
        "2.2250738585072011e-308",
        "2.2250738585072013e-308",
        "4.9e-324",
        "5e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.48e-324",
        "1e-324",
        "1e-400",
        "0.000001e-300",
        "100000e300",
        "6.0221e+23",
        "1E5",
        "1e99999999999999999999",
        "1e-99999999999999999999",
        "0e99999999999999999999",
        "179769313486231580793728971405301e276",
        "5e-1075",
    ] {
        same(text);
    }
}

#[test]
fn what_lies_in_the_middle_goes_to_the_even_one() {
    // 2^-1075, half of the smallest float, in all of its digits: it goes to zero, and anything more does not.
    let mut digits = vec![1_u8];
    for _ in 0..1075 {
        let mut carry = 0;
        for digit in digits.iter_mut().rev() {
            let product = *digit * 5 + carry;
            *digit = product % 10;
            carry = product / 10;
        }
        if carry > 0 {
            digits.insert(0, carry);
        }
    }
    let digits: String = digits
        .iter()
        .map(|digit| char::from(digit + b'0'))
        .collect();
    assert_eq!(float(&format!("{digits}e-1075")).to_bits(), 0);
    assert_eq!(
        float(&format!("{digits}{}1e-1176", "0".repeat(100))).to_bits(),
        1
    );
    assert_eq!(
        float(&format!("{digits}{}e-2075", "0".repeat(1000))).to_bits(),
        0
    );
    assert_eq!(
        float(&format!("{digits}{}1e-2076", "0".repeat(1000))).to_bits(),
        1
    );
    same(&format!("{}e-1000", "123456789".repeat(120)));
}

#[test]
fn drawn_floats_are_the_nearest() {
    // A sequence of its own, the same in each run (Lehmer).
    let mut state: u64 = 20_181_215;
    let mut draw = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state >> 11
    };
    for _ in 0..20_000 {
        let value = f64::from_bits(draw() << 11 | draw() & 0x7FF);
        if value.is_finite() {
            same(&format!("{value:e}"));
            same(&format!("{:.25e}", value.abs()));
        }
        let digits = draw();
        let power = i64::try_from(draw() % 700).unwrap() - 350;
        same(&format!("{digits}e{power}"));
        same(&format!("{}.{}e{power}", draw() % 1000, draw()));
    }
}

#[test]
fn whole_numbers_are_exact() {
    let whole = |text: &str| read(text, true);
    assert_eq!(whole("0"), Some(Number::Unsigned(0)));
    assert_eq!(
        whole("18446744073709551615"),
        Some(Number::Unsigned(u64::MAX))
    );
    assert_eq!(
        whole("18446744073709551616"),
        Some(Number::Float(18_446_744_073_709_551_616.0))
    );
    assert_eq!(whole("-1"), Some(Number::Negative(-1)));
    assert_eq!(
        whole("-9223372036854775808"),
        Some(Number::Negative(i64::MIN))
    );
    assert_eq!(
        whole("-9223372036854775809"),
        Some(Number::Float(-9_223_372_036_854_775_808.0))
    );
    assert!(
        matches!(whole("-0"), Some(Number::Float(zero)) if zero == 0.0 && zero.is_sign_negative())
    );
    assert_eq!(read("-1e400", false), None);
    assert_eq!(read("1.0", false), Some(Number::Float(1.0)));
}

/// What `serde_json` writes is the oracle.
fn written_alike(number: f64) {
    let wanted = serde_json::to_string(&number).unwrap();
    assert_eq!(written(number), wanted, "{number:e}");
}

#[test]
fn floats_are_written_as_serde_json_does() {
    for number in [
        0.0,
        -0.0,
        f64::NAN,
        f64::NEG_INFINITY,
        f64::MAX,
        f64::MIN_POSITIVE,
        5e-324,
        9_007_199_254_740_993.0,
        2_f64.powi(60) + 1024.0,
    ] {
        written_alike(number);
        written_alike(-number);
    }
    for power in -330..=309 {
        for digits in ["1", "-15", "12.3456789", "99999999999999999", "9.5"] {
            written_alike(format!("{digits}e{power}").parse().unwrap());
        }
    }
    // Subnormal floats have fewer digits, the smaller they are.
    for shift in 0..52 {
        for number in [1, 3, 0x8_AE1F_63D2_9B47, (1 << 52) - 1] {
            written_alike(f64::from_bits(number >> shift));
        }
    }
    let mut bits = 1_u64;
    for _ in 0..4000 {
        bits = bits.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29) | 1;
        written_alike(f64::from_bits(bits));
    }
    // Below a power of two, floats lie twice as close.
    for power in 1..2047_u64 {
        let number = f64::from_bits(power << 52);
        for number in [number.next_down(), number, number.next_up()] {
            written_alike(number);
        }
    }
}
