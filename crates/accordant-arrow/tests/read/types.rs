//! Every type of a column, as what it becomes in `extensions` or as a date.

use std::sync::Arc;

use accordant::Limits;
use accordant_arrow::arrow_array::builder::{
    FixedSizeBinaryBuilder, Int32Builder, ListBuilder, MapBuilder, StringBuilder,
    StringDictionaryBuilder,
};
use accordant_arrow::arrow_array::types::{ArrowPrimitiveType, Float16Type, Int8Type};
use accordant_arrow::arrow_array::{
    ArrayRef, BinaryArray, BinaryViewArray, BooleanArray, Date32Array, Date64Array,
    Decimal128Array, Decimal256Array, DurationSecondArray, FixedSizeListArray, Float16Array,
    Float32Array, Float64Array, Int8Array, Int32Array, Int64Array, IntervalYearMonthArray,
    LargeListArray, LargeStringArray, NullArray, RunArray, StringArray, StringViewArray,
    StructArray, Time32SecondArray, Time64NanosecondArray, TimestampMicrosecondArray,
    TimestampSecondArray, UInt64Array, UnionArray,
};
use accordant_arrow::arrow_schema::{DataType, Field, UnionFields};

use crate::{batch, mapping, read};

/// What the only cell of a column is kept as.
fn kept(column: ArrayRef) -> Option<String> {
    let title: ArrayRef = Arc::new(StringArray::from(vec!["A"]));
    let table = batch(vec![("title", title), ("x", column)]);
    let result = read(
        vec![table],
        &mapping(&[("title", "title")]),
        Limits::default(),
    )
    .unwrap();
    let extensions = &result.portfolio.partnerships[0].extensions;
    extensions
        .get("x")
        .map(|value| serde_json::to_string(value).unwrap())
}

#[track_caller]
fn assert_kept(column: impl accordant_arrow::arrow_array::Array + 'static, expected: &str) {
    assert_eq!(kept(Arc::new(column)).as_deref(), Some(expected));
}

#[test]
fn numbers_stay_numbers() {
    assert_kept(Int8Array::from(vec![-128]), "-128");
    assert_kept(Int64Array::from(vec![i64::MIN]), "-9223372036854775808");
    assert_kept(UInt64Array::from(vec![u64::MAX]), "18446744073709551615");
    assert_kept(Float32Array::from(vec![0.1]), "0.1");
    assert_kept(Float64Array::from(vec![-2.5]), "-2.5");
    // Whole numbers come as floats from where some are missing.
    assert_kept(Float64Array::from(vec![2016.0]), "2016");
    assert_kept(Float64Array::from(vec![-0.0]), "0");
    assert_kept(
        Float64Array::from(vec![1e300]),
        &format!("\"1{}\"", "0".repeat(300)),
    );
    assert_kept(Float64Array::from(vec![f64::INFINITY]), "\"inf\"");
    let half = Float16Array::from(vec![<Float16Type as ArrowPrimitiveType>::Native::ONE]);
    assert_kept(half, "1");
    assert_kept(BooleanArray::from(vec![true]), "true");
    let decimal = Decimal128Array::from(vec![1_250_000_500_i128]).with_precision_and_scale(38, 3);
    assert_kept(decimal.unwrap(), "\"1250000.5\"");
    let decimal = Decimal128Array::from(vec![-1200_i128]).with_precision_and_scale(5, 0);
    assert_kept(decimal.unwrap(), "\"-1200\"");
    let decimal =
        Decimal256Array::from_iter_values([100_i64.into()]).with_precision_and_scale(40, 2);
    assert_kept(decimal.unwrap(), "\"1\"");
}

#[test]
fn what_is_not_there_is_not_kept() {
    assert_eq!(kept(Arc::new(NullArray::new(1))), None);
    assert_eq!(kept(Arc::new(Int32Array::from(vec![None::<i32>]))), None);
    assert_eq!(kept(Arc::new(Float64Array::from(vec![f64::NAN]))), None);
}

#[test]
fn texts_and_bytes_are_texts() {
    assert_kept(StringArray::from(vec!["\u{200f}منذ"]), "\"\u{200f}منذ\"");
    assert_kept(LargeStringArray::from(vec![""]), "\"\"");
    assert_kept(
        StringViewArray::from(vec!["more than twelve bytes"]),
        "\"more than twelve bytes\"",
    );
    assert_kept(BinaryArray::from(vec![&b"abc"[..]]), "\"abc\"");
    assert_kept(
        BinaryViewArray::from(vec![&[0xFF_u8, 0x0A][..]]),
        "\"ff0a\"",
    );
    let mut fixed = FixedSizeBinaryBuilder::new(2);
    fixed.append_value([0xC3, 0xA9]).unwrap();
    assert_kept(fixed.finish(), "\"é\"");
}

#[test]
fn days_and_times_are_texts_of_iso_8601() {
    assert_kept(Date32Array::from(vec![-719_162]), "\"0001-01-01\"");
    assert_kept(Date64Array::from(vec![86_400_000]), "\"1970-01-02\"");
    assert_kept(
        TimestampSecondArray::from(vec![1]),
        "\"1970-01-01T00:00:01\"",
    );
    let zoned = TimestampMicrosecondArray::from(vec![0]).with_timezone("+01:00");
    assert_kept(zoned, "\"1970-01-01T01:00:00+01:00\"");
    assert_kept(Time32SecondArray::from(vec![3_661]), "\"01:01:01\"");
    assert_kept(
        Time64NanosecondArray::from(vec![1]),
        "\"00:00:00.000000001\"",
    );
    assert_kept(DurationSecondArray::from(vec![90]), "\"PT90S\"");
    assert_kept(IntervalYearMonthArray::from(vec![14]), "\"P14M0D\"");
}

#[test]
fn what_is_nested_stays_nested() {
    let mut list = ListBuilder::new(Int32Builder::new());
    list.append_value([Some(1), None]);
    assert_kept(list.finish(), "[1,null]");
    let large = LargeListArray::from_iter_primitive::<Int8Type, _, _>([Some(vec![Some(1)])]);
    assert_kept(large, "[1]");
    let fixed = FixedSizeListArray::from_iter_primitive::<Int8Type, _, _>(
        [Some(vec![Some(1), Some(2)])],
        2,
    );
    assert_kept(fixed, "[1,2]");
    let field = |name: &str| Arc::new(Field::new(name, DataType::Utf8, true));
    let text = |text: Option<&str>| Arc::new(StringArray::from(vec![text])) as ArrayRef;
    let record = StructArray::from(vec![
        (field("a"), text(Some("x"))),
        (field("b"), text(None)),
    ]);
    assert_kept(record, r#"{"a":"x"}"#);
    let map = |keys: [&str; 2]| {
        let mut map = MapBuilder::new(None, StringBuilder::new(), Int32Builder::new());
        for key in keys {
            map.keys().append_value(key);
            map.values().append_value(1);
        }
        map.append(true).unwrap();
        map.finish()
    };
    assert_kept(map(["a", "b"]), r#"{"a":1,"b":1}"#);
    assert_kept(map(["a", "a"]), r#"[["a",1],["a",1]]"#);
}

#[test]
fn what_is_encoded_is_what_it_stands_for() {
    let mut dictionary = StringDictionaryBuilder::<Int8Type>::new();
    dictionary.append_value("quality");
    assert_kept(dictionary.finish(), "\"quality\"");
    let mut dictionary = StringDictionaryBuilder::<Int8Type>::new();
    dictionary.append_null();
    assert_eq!(kept(Arc::new(dictionary.finish())), None);
    let runs = RunArray::try_new(&Int32Array::from(vec![1]), &StringArray::from(vec!["x"]));
    assert_kept(runs.unwrap(), "\"x\"");
    let fields: UnionFields = [(0, Arc::new(Field::new("n", DataType::Int32, true)))]
        .into_iter()
        .collect();
    let child: ArrayRef = Arc::new(Int32Array::from(vec![7]));
    let union = UnionArray::try_new(fields, vec![0].into(), None, vec![child]);
    assert_kept(union.unwrap(), "7");
}
