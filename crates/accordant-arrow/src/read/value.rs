//! Cells as JSON.

use accordant::json::Json;
use accordant::{Error, Limits};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type,
    Decimal256Type, DurationMicrosecondType, DurationMillisecondType, DurationNanosecondType,
    DurationSecondType, Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, IntervalDayTimeType, IntervalMonthDayNanoType, IntervalYearMonthType,
    RunEndIndexType, Time32MillisecondType, Time32SecondType, Time64MicrosecondType,
    Time64NanosecondType, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RunArray};
use arrow_schema::{DataType, IntervalUnit, TimeUnit};

use super::time;

/// Reads cells, and holds what they come to against the limits.
pub(super) struct Values<'l> {
    limits: &'l Limits,
    bytes: usize,
}

impl<'l> Values<'l> {
    pub(super) fn new(limits: &'l Limits) -> Values<'l> {
        Values { limits, bytes: 0 }
    }

    /// The value of a cell; nothing if there is none, or no number.
    ///
    /// The recursion is bounded as the levels of types are.
    ///
    /// # Errors
    /// `limit.input`, `table.type-not-known`.
    pub(super) fn of(&mut self, column: &dyn Array, row: usize) -> Result<Option<Json>, Error> {
        self.bytes = self.bytes.saturating_add(8);
        if column.is_null(row) {
            return Ok(None);
        }
        let value = match column.data_type() {
            DataType::Null => None,
            DataType::Boolean => Some(Json::Bool(column.as_boolean().value(row))),
            DataType::Struct(fields) => {
                let columns = column.as_struct().columns().iter();
                let mut found = Vec::with_capacity(fields.len());
                for (field, column) in fields.iter().zip(columns) {
                    let value = self.of(column.as_ref(), row)?;
                    found.extend(value.map(|value| (field.name().clone(), value)));
                }
                Some(Json::Object(found))
            }
            DataType::List(_) => Some(self.list(column.as_list::<i32>().value(row).as_ref())?),
            DataType::LargeList(_) => Some(self.list(column.as_list::<i64>().value(row).as_ref())?),
            DataType::ListView(_) => {
                Some(self.list(column.as_list_view::<i32>().value(row).as_ref())?)
            }
            DataType::LargeListView(_) => {
                Some(self.list(column.as_list_view::<i64>().value(row).as_ref())?)
            }
            DataType::FixedSizeList(_, _) => {
                Some(self.list(column.as_fixed_size_list().value(row).as_ref())?)
            }
            DataType::Map(_, _) => {
                let entries = column.as_map().value(row);
                Some(self.map(entries.column(0).as_ref(), entries.column(1).as_ref())?)
            }
            DataType::Dictionary(_, _) => {
                let dictionary = column.as_any_dictionary();
                let key = place(dictionary.keys(), row);
                return self.inner(dictionary.values().as_ref(), key);
            }
            DataType::RunEndEncoded(ends, _) => {
                return match ends.data_type() {
                    DataType::Int16 => self.run::<Int16Type>(column, row),
                    DataType::Int32 => self.run::<Int32Type>(column, row),
                    _ => self.run::<Int64Type>(column, row),
                };
            }
            DataType::Union(_, _) => {
                let union = column.as_union();
                let child = union.child(union.type_id(row));
                return self.inner(child.as_ref(), Some(union.value_offset(row)));
            }
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
                let text = text(column, row).unwrap_or_default();
                Some(Json::String(text.to_owned()))
            }
            DataType::Binary
            | DataType::LargeBinary
            | DataType::BinaryView
            | DataType::FixedSizeBinary(_) => Some(Json::String(binary(column, row))),
            _ => match number(column, row) {
                Some(number) => finite(number),
                None => Some(Json::String(temporal(column, row).ok_or_else(|| {
                    Error::new(
                        "table.type-not-known",
                        format!("values of the type {} cannot be read", column.data_type()),
                    )
                    .help("convert the column to text before")
                })?)),
            },
        };
        if let Some(Json::String(text)) = &value {
            self.bytes = self.bytes.saturating_add(text.len());
        }
        self.limits.check_input(self.bytes)?;
        Ok(value)
    }

    /// A value of an array of values, if there is one.
    fn inner(&mut self, values: &dyn Array, place: Option<usize>) -> Result<Option<Json>, Error> {
        match place.filter(|place| *place < values.len()) {
            Some(place) => self.of(values, place),
            None => Ok(None),
        }
    }

    fn run<R: RunEndIndexType>(
        &mut self,
        column: &dyn Array,
        row: usize,
    ) -> Result<Option<Json>, Error> {
        match column.as_any().downcast_ref::<RunArray<R>>() {
            Some(runs) => self.inner(runs.values().as_ref(), Some(runs.get_physical_index(row))),
            None => Ok(None),
        }
    }

    fn list(&mut self, items: &dyn Array) -> Result<Json, Error> {
        let mut found = Vec::with_capacity(items.len());
        for item in 0..items.len() {
            // In a list, nothing has a place.
            found.push(self.of(items, item)?.unwrap_or(Json::Null));
        }
        Ok(Json::Array(found))
    }

    /// A map as an object, or as a list of pairs if its keys are no texts or repeat.
    fn map(&mut self, keys: &dyn Array, values: &dyn Array) -> Result<Json, Error> {
        let mut fields: Vec<(Json, Json)> = Vec::with_capacity(keys.len());
        for entry in 0..keys.len() {
            let key = self.of(keys, entry)?.unwrap_or(Json::Null);
            fields.push((key, self.of(values, entry)?.unwrap_or(Json::Null)));
        }
        let mut names: Vec<&str> = fields.iter().filter_map(|(key, _)| key.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        if names.len() == fields.len() {
            let named = fields.into_iter().filter_map(|(key, value)| match key {
                Json::String(name) => Some((name, value)),
                _ => None,
            });
            return Ok(Json::Object(named.collect()));
        }
        let pairs = fields
            .into_iter()
            .map(|(key, value)| Json::Array(vec![key, value]));
        Ok(Json::Array(pairs.collect()))
    }
}

/// A number as what it is said by: exact.
enum Number {
    Whole(Json),
    Float(f64),
}

fn number(column: &dyn Array, row: usize) -> Option<Number> {
    let signed = |value: i64| {
        let whole = u64::try_from(value).map_or(Json::Negative(value), Json::Unsigned);
        Some(Number::Whole(whole))
    };
    let unsigned = |value: u64| Some(Number::Whole(Json::Unsigned(value)));
    match column.data_type() {
        DataType::Int8 => signed(primitive::<Int8Type>(column, row).into()),
        DataType::Int16 => signed(primitive::<Int16Type>(column, row).into()),
        DataType::Int32 => signed(primitive::<Int32Type>(column, row).into()),
        DataType::Int64 => signed(primitive::<Int64Type>(column, row)),
        DataType::UInt8 => unsigned(primitive::<UInt8Type>(column, row).into()),
        DataType::UInt16 => unsigned(primitive::<UInt16Type>(column, row).into()),
        DataType::UInt32 => unsigned(primitive::<UInt32Type>(column, row).into()),
        DataType::UInt64 => unsigned(primitive::<UInt64Type>(column, row)),
        DataType::Float16 => Some(Number::Float(
            primitive::<Float16Type>(column, row).to_f64(),
        )),
        // The number that is written with the fewest digits, not the one next to it: 0.1 stays 0.1.
        DataType::Float32 => {
            let text = primitive::<Float32Type>(column, row).to_string();
            text.parse().ok().map(Number::Float)
        }
        DataType::Float64 => Some(Number::Float(primitive::<Float64Type>(column, row))),
        _ => None,
    }
}

/// The number, or nothing for what is none. What JSON numbers cannot hold is text.
fn finite(number: Number) -> Option<Json> {
    const TWO_53: f64 = 9_007_199_254_740_992.0;
    match number {
        Number::Whole(whole) => Some(whole),
        Number::Float(float) if float.is_nan() => None,
        // Whole numbers with missing ones among them come as floats.
        Number::Float(float) if float.fract() == 0.0 && float.abs() <= TWO_53 => {
            let whole: Option<i64> = format!("{float:.0}").parse().ok();
            whole.map(|value| u64::try_from(value).map_or(Json::Negative(value), Json::Unsigned))
        }
        Number::Float(float) if float.is_finite() && float.abs() < 2.0 * TWO_53 => {
            Some(Json::Float(float))
        }
        Number::Float(float) => Some(Json::String(float.to_string())),
    }
}

fn primitive<T: ArrowPrimitiveType>(column: &dyn Array, row: usize) -> T::Native {
    column.as_primitive::<T>().value(row)
}

fn text(column: &dyn Array, row: usize) -> Option<&str> {
    match column.data_type() {
        DataType::Utf8 => Some(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Some(column.as_string::<i64>().value(row)),
        DataType::Utf8View => Some(column.as_string_view().value(row)),
        _ => None,
    }
}

/// Bytes as the text they are, or two hexadecimal digits each.
fn binary(column: &dyn Array, row: usize) -> String {
    let bytes = match column.data_type() {
        DataType::Binary => column.as_binary::<i32>().value(row),
        DataType::LargeBinary => column.as_binary::<i64>().value(row),
        DataType::BinaryView => column.as_binary_view().value(row),
        _ => column.as_fixed_size_binary().value(row),
    };
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// Days, times, stretches and decimals as text.
fn temporal(column: &dyn Array, row: usize) -> Option<String> {
    use TimeUnit::{Microsecond, Millisecond, Nanosecond, Second};
    Some(match column.data_type() {
        DataType::Date32 => time::day(primitive::<Date32Type>(column, row).into()),
        DataType::Date64 => time::day_of_milliseconds(primitive::<Date64Type>(column, row)),
        DataType::Timestamp(unit, zone) => {
            let value = match unit {
                Second => primitive::<TimestampSecondType>(column, row),
                Millisecond => primitive::<TimestampMillisecondType>(column, row),
                Microsecond => primitive::<TimestampMicrosecondType>(column, row),
                Nanosecond => primitive::<TimestampNanosecondType>(column, row),
            };
            time::timestamp(value, *unit, zone.as_deref())
        }
        DataType::Time32(Second) => {
            time::time_of_day(primitive::<Time32SecondType>(column, row).into(), Second)
        }
        DataType::Time32(_) => time::time_of_day(
            primitive::<Time32MillisecondType>(column, row).into(),
            Millisecond,
        ),
        DataType::Time64(Microsecond) => {
            time::time_of_day(primitive::<Time64MicrosecondType>(column, row), Microsecond)
        }
        DataType::Time64(_) => {
            time::time_of_day(primitive::<Time64NanosecondType>(column, row), Nanosecond)
        }
        DataType::Duration(unit) => {
            let value = match unit {
                Second => primitive::<DurationSecondType>(column, row),
                Millisecond => primitive::<DurationMillisecondType>(column, row),
                Microsecond => primitive::<DurationMicrosecondType>(column, row),
                Nanosecond => primitive::<DurationNanosecondType>(column, row),
            };
            time::duration(value, *unit)
        }
        DataType::Interval(IntervalUnit::YearMonth) => {
            time::interval(primitive::<IntervalYearMonthType>(column, row), 0, 0)
        }
        DataType::Interval(IntervalUnit::DayTime) => {
            let value = primitive::<IntervalDayTimeType>(column, row);
            time::interval(0, value.days, i64::from(value.milliseconds) * 1_000_000)
        }
        DataType::Interval(IntervalUnit::MonthDayNano) => {
            let value = primitive::<IntervalMonthDayNanoType>(column, row);
            time::interval(value.months, value.days, value.nanoseconds)
        }
        DataType::Decimal32(_, _) => {
            decimal(&column.as_primitive::<Decimal32Type>().value_as_string(row))
        }
        DataType::Decimal64(_, _) => {
            decimal(&column.as_primitive::<Decimal64Type>().value_as_string(row))
        }
        DataType::Decimal128(_, _) => {
            decimal(&column.as_primitive::<Decimal128Type>().value_as_string(row))
        }
        DataType::Decimal256(_, _) => {
            decimal(&column.as_primitive::<Decimal256Type>().value_as_string(row))
        }
        _ => return None,
    })
}

/// A decimal without noughts behind its last digit.
fn decimal(text: &str) -> String {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text.to_owned()
    }
}

/// Where in the dictionary the value of a row is.
fn place(keys: &dyn Array, row: usize) -> Option<usize> {
    if keys.is_null(row) {
        return None;
    }
    match number(keys, row)? {
        Number::Whole(Json::Unsigned(place)) => usize::try_from(place).ok(),
        _ => None,
    }
}
