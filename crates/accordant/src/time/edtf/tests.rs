use super::*;
use crate::time::Precision;

#[test]
fn errors_have_codes_and_places() {
    for (text, code, column) in [
        ("2016-13", "date.month-out-of-range", 6),
        ("2015-02-29", "date.no-such-day", 9),
        ("2018/2016", "period.end-before-start", 6),
        ("../..", "period.without-date", 1),
        ("2016-05-01T25:00:00", "date.time-out-of-range", 12),
        ("2016-2018", "date.not-edtf", 8),
        ("", "date.not-edtf", 1),
    ] {
        let error = text.parse::<Edtf>().unwrap_err();
        let span = error.diagnostics().next().unwrap().span().unwrap();
        assert_eq!(error.code(), code, "{text}");
        assert_eq!(span.column, column, "{text}: {error}");
    }
}

/// Expressions of every form, whole and broken.
const SEEDS: &[&str] = &[
    "2016",
    "-0044-03-15",
    "2016-05-31",
    "2016-02-29",
    "2015-02-29",
    "2014-21",
    "2014-24~",
    "2001-35",
    "1999-41",
    "201X",
    "20XX",
    "2XX6-X1-X9",
    "XXXX-02-29",
    "X9X7-02-29",
    "2016-XX-31",
    "2016-XX",
    "1X99-12-XX",
    "2016-1X-3X",
    "XXXX-02-3X",
    "?2016-05~-12",
    "2016%-?05-~12",
    "%2016-%05-%12%",
    "2016?-05",
    "1950S2",
    "-1950S3~",
    "Y170000002",
    "Y-17E7S3",
    "Y9E18S1",
    "Y-9223372036854775807S4",
    "Y12345E0",
    "Y99999S5?",
    "Y3E100001",
    "2016-05-01T10:00:00",
    "2016-05-01T23:59:60Z",
    "2016-05-01T10:00:00+01",
    "2016-05-01T10:00:00-05:30",
    "2016-12-31T24:00:00+14:01",
    "2016/2018",
    "2016-05/..",
    "/2018-12",
    "../2018-12-31",
    "2016-05-01/",
    "..2016/2018..",
    "2014-24/2015-01",
    "2014-32/2014-02",
    "201X-05/2016-XX-01",
    "Y170000002/..",
    "Y9E30/2016",
    "2016/Y-9E30",
    "{2016,2018}",
    "[..2012,2014-05..2016-07,2018-12-31..]",
    "{1667,1668-12,1670..1672}",
    "[2016..2014]",
    "[1950S2..1960]",
    "{2014-21..2015-21,}",
];

const LETTERS: &[&str] = &[
    "0", "1", "2", "3", "4", "5", "9", "X", "X", "-", "-", "/", ".", "..", "?", "~", "%", "Y", "E",
    "S", "T", "Z", ":", "+", "{", "}", "[", "]", ",", " ", "é", "\t", "29", "31", "02",
];

/// Numbers that look as if they had no rule (a linear congruential generator).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    /// One of the seeds with up to four letters removed, replaced or put in.
    fn text(&mut self) -> String {
        let seed = SEEDS[self.below(SEEDS.len())];
        let mut letters: Vec<String> = seed.chars().map(String::from).collect();
        for _ in 0..self.below(5) {
            let at = self.below(letters.len() + 1);
            let remove = self.below(3).min(letters.len() - at).min(1);
            let letter = LETTERS[self.below(LETTERS.len())].to_owned();
            let insert = (self.below(4) > 0).then_some(letter);
            letters.splice(at..at + remove, insert);
        }
        letters.concat()
    }
}

/// The code by what `edtf-core` says, which has no codes.
fn code(reason: &str) -> &'static str {
    let begins = |words: &[&str]| words.iter().any(|word| reason.starts_with(word));
    if reason.contains("calendar month") || reason.contains("must be 01-12") {
        "date.month-out-of-range"
    } else if reason.starts_with("day is out of range") {
        "date.no-such-day"
    } else if begins(&["hour", "minute", "second", "time", "shift"]) {
        "date.time-out-of-range"
    } else if reason.contains("end precedes") {
        "period.end-before-start"
    } else if reason.contains("at least one dated") {
        "period.without-date"
    } else {
        "date.not-edtf"
    }
}

fn day(bound: edtf_core::Bound, beyond: Day) -> Day {
    match bound {
        edtf_core::Bound::Date(day) => Day::new(day.year, day.month, day.day).unwrap(),
        edtf_core::Bound::NegativeInfinity => Day::EVER,
        edtf_core::Bound::PositiveInfinity => Day::FOREVER,
        edtf_core::Bound::Unknown => beyond,
    }
}

fn compare_dates(ours: &Date, theirs: &edtf_core::Date, text: &str) {
    let precision = match theirs.precision() {
        edtf_core::Precision::Year => Precision::Year,
        edtf_core::Precision::Season => Precision::Season,
        edtf_core::Precision::Month => Precision::Month,
        edtf_core::Precision::Day => Precision::Day,
    };
    assert_eq!(ours.precision(), precision, "{text}");
    assert_eq!(ours.is_uncertain(), theirs.is_uncertain(), "{text}");
    assert_eq!(ours.is_approximate(), theirs.is_approximate(), "{text}");
    assert_eq!(ours.to_string(), theirs.to_string(), "{text}");
    let bounds = edtf_core::Edtf::Date(*theirs).bounds();
    let beyond = if ours.to_string().contains("Y-") {
        Day::EVER
    } else {
        Day::FOREVER
    };
    let window = ours.window(&Policy::default());
    assert_eq!(window.first(), day(bounds.earliest, beyond), "{text}");
    assert_eq!(window.last(), day(bounds.latest, beyond), "{text}");
}

/// The parser of others, which this one took the place of, takes and refuses the same, for the same reason at the
/// same byte, and understands the same by it.
#[test]
fn every_text_is_read_as_edtf_core_reads_it() {
    let mut random = Random(2019);
    let mut taken = 0;
    for _ in 0..400_000 {
        let text = random.text();
        let (ours, theirs) = match (reader::read(&text), edtf_core::Edtf::parse(&text)) {
            (Ok(ours), Ok(theirs)) => (Edtf(ours), theirs),
            (Err(fault), Err(theirs)) => {
                assert_eq!(
                    (fault.reason, fault.at),
                    (theirs.message, theirs.offset),
                    "{text}"
                );
                assert_eq!(fault.code, code(fault.reason), "{text}");
                continue;
            }
            (ours, theirs) => panic!("{text}: {:?}, {theirs:?}", ours.map(Edtf)),
        };
        taken += 1;
        assert_eq!(ours.to_string(), theirs.to_string(), "{text}");
        assert_eq!(ours.level(), theirs.level(), "{text}");
        let again: Edtf = ours.to_string().parse().unwrap();
        assert_eq!(again, ours, "{text}");
        match &theirs {
            edtf_core::Edtf::Date(date) => compare_dates(&ours.date().unwrap(), date, &text),
            edtf_core::Edtf::DateTime(at) => compare_dates(&ours.date().unwrap(), &at.date, &text),
            edtf_core::Edtf::Interval(_) | edtf_core::Edtf::Set(_) => {
                assert_eq!(ours.date(), None, "{text}");
            }
        }
    }
    assert!((50_000..350_000).contains(&taken), "{taken}");
}
