//! The grammar of EDTF as regular expressions, for the JSON Schema.
//!
//! They take everything the parser takes, and refuse what is refused by its form alone. What a regular
//! expression cannot say stays with the parser: the days of a month, the order of two ends, the inside of a
//! set. They keep to what ECMAScript, Python and Rust all understand.

/// A date: a year, and with it a season, or a month and perhaps a day; a year with significant digits; a
/// year of more than four digits. `?`, `~` and `%` stand before or behind a part.
macro_rules! date {
    () => {
        concat!(
            "([?~%]?(-?[0-9]{4}|[0-9X]{4})[?~%]?",
            "(-[?~%]?(2[1-9]|3[0-9]|4[01])[?~%]?",
            "|-[?~%]?(0[1-9X]|1[0-2X]|X[0-9X])[?~%]?(-[?~%]?(0[1-9X]|[12][0-9X]|3[01X]|X[0-9X])[?~%]?)?)?",
            "|[?~%]?-?[0-9]{4}S0*[1-4][?~%]?",
            "|Y-?[1-9][0-9]*(E[0-9]+)?(S[0-9]+)?[?~%]?)"
        )
    };
}

/// A day with a time of day.
macro_rules! date_time {
    () => {
        concat!(
            "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
            "T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(Z|[+-](0[0-9]|1[0-4])(:[0-5][0-9])?)?"
        )
    };
}

/// One date, with or without a time of day.
pub(super) const DATE: &str = concat!("^(", date!(), "|", date_time!(), ")$");

/// One end of a period: a date, open or unknown.
pub(super) const END: &str = concat!("^(", date!(), "|", date_time!(), r"|\.\.)?$");

/// A date, an interval or a set.
pub(super) const PERIOD: &str = concat!(
    "^(",
    date!(),
    "|",
    date_time!(),
    r"|(\.\.|(\.\.)?",
    date!(),
    r")?/(\.\.|",
    date!(),
    r"(\.\.)?)?",
    r"|\{[-0-9XYES?~%.,]+\}|\[[-0-9XYES?~%.,]+\])$"
);
