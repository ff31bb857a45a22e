//! Days and times of columns as text.

use accordant::time::Day;
use arrow_schema::{DataType, TimeUnit};

const SECONDS_A_DAY: i64 = 86_400;

/// How many of the unit a second has.
pub(super) fn per_second(unit: TimeUnit) -> i64 {
    match unit {
        TimeUnit::Second => 1,
        TimeUnit::Millisecond => 1_000,
        TimeUnit::Microsecond => 1_000_000,
        TimeUnit::Nanosecond => 1_000_000_000,
    }
}

/// A number of days since 1970-01-01.
pub(super) fn day(number: i64) -> String {
    Day::from_number(number).to_string()
}

/// Milliseconds since 1970-01-01: a day, with the time of day if there is one.
pub(super) fn day_of_milliseconds(milliseconds: i64) -> String {
    timestamp(milliseconds, TimeUnit::Millisecond, None)
}

/// A time of day.
pub(super) fn time_of_day(value: i64, unit: TimeUnit) -> String {
    let per_second = per_second(unit);
    let (seconds, rest) = (value.div_euclid(per_second), value.rem_euclid(per_second));
    format!(
        "{:02}:{:02}:{:02}{}",
        seconds.div_euclid(3600),
        seconds.rem_euclid(3600) / 60,
        seconds.rem_euclid(60),
        fraction(rest, per_second)
    )
}

/// An instant, or a day and time that no zone is stated of.
///
/// At midnight without a zone it is a day: that is how libraries without dates have them.
pub(super) fn timestamp(value: i64, unit: TimeUnit, zone: Option<&str>) -> String {
    let per_second = per_second(unit);
    let offset = zone.map(offset);
    let shift = offset.flatten().unwrap_or(0);
    let seconds = value.div_euclid(per_second).saturating_add(shift);
    let rest = value.rem_euclid(per_second);
    let day = day(seconds.div_euclid(SECONDS_A_DAY));
    let in_day = seconds.rem_euclid(SECONDS_A_DAY);
    if zone.is_none() && in_day == 0 && rest == 0 {
        return day;
    }
    let time = time_of_day(in_day, TimeUnit::Second);
    let fraction = fraction(rest, per_second);
    let zone = match (zone, offset.flatten()) {
        (None, _) => String::new(),
        (Some(_), Some(0)) => "Z".to_owned(),
        (Some(zone), Some(_)) => zone.to_owned(),
        // As RFC 9557 writes it: the instant, and the zone it is meant in.
        (Some(zone), None) => format!("Z[{zone}]"),
    };
    format!("{day}T{time}{fraction}{zone}")
}

/// A stretch of time in ISO 8601.
pub(super) fn duration(value: i64, unit: TimeUnit) -> String {
    let per_second = per_second(unit);
    let sign = if value < 0 { "-" } else { "" };
    let value = value.unsigned_abs();
    let per = per_second.unsigned_abs();
    let fraction = fraction(i64::try_from(value % per).unwrap_or(0), per_second);
    format!("{sign}PT{}{fraction}S", value / per)
}

/// Months, days and nanoseconds in ISO 8601.
pub(super) fn interval(months: i32, days: i32, nanoseconds: i64) -> String {
    let time = if nanoseconds == 0 {
        String::new()
    } else {
        let seconds = duration(nanoseconds, TimeUnit::Nanosecond);
        match seconds.strip_prefix("-P") {
            Some(rest) => rest.replacen('T', "T-", 1),
            None => seconds.trim_start_matches('P').to_owned(),
        }
    };
    format!("P{months}M{days}D{time}")
}

/// A fraction of a second without noughts at its end.
fn fraction(rest: i64, per_second: i64) -> String {
    if rest == 0 {
        return String::new();
    }
    let width = per_second.checked_ilog10().unwrap_or(0) as usize;
    let digits = format!("{rest:0width$}");
    format!(".{}", digits.trim_end_matches('0'))
}

/// Whether the day of a value depends on what a named time zone has been through.
pub(super) fn depends_on_zone(of: &DataType) -> bool {
    match of {
        DataType::Timestamp(_, Some(zone)) => offset(zone).is_none(),
        DataType::Dictionary(_, value) => depends_on_zone(value),
        DataType::RunEndEncoded(_, value) => depends_on_zone(value.data_type()),
        _ => false,
    }
}

/// The seconds that a zone is ahead, if it is always the same: `UTC`, `Z`, `+01:00`.
fn offset(zone: &str) -> Option<i64> {
    if matches!(zone, "UTC" | "Z" | "GMT" | "Etc/UTC") {
        return Some(0);
    }
    let (sign, rest) = match zone.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, zone.strip_prefix('-')?),
    };
    let (hours, minutes) = rest.split_once(':')?;
    let number = |text: &str| {
        let plain = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse::<i64>().ok()).flatten()
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_without_a_zone_is_a_day() {
        let millis = TimeUnit::Millisecond;
        assert_eq!(timestamp(86_400_000, millis, None), "1970-01-02");
        assert_eq!(timestamp(-1, millis, None), "1969-12-31T23:59:59.999");
        assert_eq!(timestamp(0, millis, Some("UTC")), "1970-01-01T00:00:00Z");
        assert_eq!(
            timestamp(1_500, millis, Some("-01:30")),
            "1969-12-31T22:30:01.5-01:30"
        );
        assert_eq!(
            timestamp(0, TimeUnit::Second, Some("Africa/Casablanca")),
            "1970-01-01T00:00:00Z[Africa/Casablanca]"
        );
    }

    #[test]
    fn stretches_are_written_as_in_iso_8601() {
        assert_eq!(duration(-1_500, TimeUnit::Millisecond), "-PT1.5S");
        assert_eq!(
            duration(i64::MIN, TimeUnit::Second),
            "-PT9223372036854775808S"
        );
        assert_eq!(interval(14, -3, -5_000_000_000), "P14M-3DT-5S");
        assert_eq!(interval(0, 0, 0), "P0M0D");
        assert_eq!(
            time_of_day(86_399_000_001, TimeUnit::Microsecond),
            "23:59:59.000001"
        );
    }

    #[test]
    fn only_named_zones_make_days_depend() {
        let stamp = |zone: &str| DataType::Timestamp(TimeUnit::Second, Some(zone.into()));
        for zone in ["UTC", "+00:00", "-11:30"] {
            assert!(!depends_on_zone(&stamp(zone)), "{zone}");
        }
        for zone in ["Europe/Paris", "+1:00", "+25:00", ""] {
            assert!(depends_on_zone(&stamp(zone)), "{zone}");
        }
    }
}
