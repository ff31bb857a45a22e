//! Batches as they are filled, value by value.

use std::sync::Arc;

use accordant::Error;
use accordant::time::{Day, Window};
use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Date32Builder, Float64Builder, StringBuilder, UInt32Builder,
};
use arrow_array::{ArrayRef, ListArray, RecordBatch, StructArray};
use arrow_buffer::{OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};

use crate::column::{Column, Kind, fields};

/// From how many bytes of text on a batch is closed.
const ROOM: usize = 16 << 20;

/// The longest text that a batch takes, far below what its offsets can count.
const LONGEST: usize = 1 << 30;

/// A batch of a table as it is filled. Rows are written from left to right, each value in the column it
/// stands in.
pub(crate) struct Batch<'e> {
    schema: SchemaRef,
    columns: Vec<Values>,
    rows: usize,
    /// Bytes of text so far.
    bytes: usize,
    emit: &'e mut dyn FnMut(RecordBatch) -> Result<(), Error>,
}

impl<'e> Batch<'e> {
    /// An empty batch. What is full is passed on.
    pub(crate) fn new(
        schema: SchemaRef,
        columns: &[Column],
        emit: &'e mut dyn FnMut(RecordBatch) -> Result<(), Error>,
    ) -> Batch<'e> {
        Batch {
            schema,
            columns: columns
                .iter()
                .map(|column| Values::new(column.kind))
                .collect(),
            rows: 0,
            bytes: 0,
            emit,
        }
    }

    /// Writes a row.
    ///
    /// # Errors
    /// `table.text-too-long`; what the taker of the batch says.
    pub(crate) fn row(&mut self, write: impl FnOnce(&mut Row<'_>)) -> Result<(), Error> {
        let mut row = Row {
            columns: self.columns.iter_mut(),
            bytes: 0,
            is_too_long: false,
        };
        write(&mut row);
        if row.is_too_long || row.bytes > LONGEST {
            return Err(too_long());
        }
        self.bytes += row.bytes;
        self.rows += 1;
        if self.bytes >= ROOM {
            self.flush()?;
        }
        Ok(())
    }

    /// Passes on what was written.
    ///
    /// # Errors
    /// What the taker of the batch says.
    pub(crate) fn flush(&mut self) -> Result<(), Error> {
        if self.rows == 0 {
            return Ok(());
        }
        (self.rows, self.bytes) = (0, 0);
        let columns: Result<Vec<ArrayRef>, ArrowError> =
            self.columns.iter_mut().map(Values::finish).collect();
        let batch = columns
            .and_then(|columns| RecordBatch::try_new(Arc::clone(&self.schema), columns))
            .map_err(|error| Error::new("table.not-representable", error.to_string()))?;
        (self.emit)(batch)
    }
}

fn too_long() -> Error {
    Error::new(
        "table.text-too-long",
        format!("a row has more than {LONGEST} bytes of text, for which no batch has room"),
    )
    .help("shorten the texts of the record")
}

/// A row, or a record in a list, as it is written from left to right.
pub(crate) struct Row<'b> {
    columns: std::slice::IterMut<'b, Values>,
    bytes: usize,
    is_too_long: bool,
}

impl Row<'_> {
    /// Writes a text.
    pub(crate) fn text(&mut self, text: Option<&str>) {
        self.bytes += 4 + text.map_or(0, str::len);
        // Offsets that no longer fit would be a panic.
        let is_too_long = self.bytes > LONGEST;
        self.is_too_long |= is_too_long;
        if let Some(Values::Text(column)) = self.columns.next() {
            column.append_option(text.filter(|_| !is_too_long));
        }
    }

    /// Writes a day.
    pub(crate) fn day(&mut self, day: Option<i32>) {
        if let Some(Values::Day(column)) = self.columns.next() {
            column.append_option(day);
        }
    }

    /// Writes the first and the last day of two windows.
    pub(crate) fn windows(&mut self, windows: [Option<Window>; 2]) {
        for window in windows {
            self.day(window.and_then(|window| date32(window.first())));
            self.day(window.and_then(|window| date32(window.last())));
        }
    }

    /// Writes a whole number.
    pub(crate) fn whole(&mut self, number: Option<u32>) {
        if let Some(Values::Whole(column)) = self.columns.next() {
            column.append_option(number);
        }
    }

    /// Writes how many or which one it is, from 0.
    pub(crate) fn count(&mut self, number: usize) {
        self.whole(Some(u32::try_from(number).unwrap_or(u32::MAX)));
    }

    /// Writes a number.
    pub(crate) fn number(&mut self, number: Option<f64>) {
        if let Some(Values::Number(column)) = self.columns.next() {
            column.append_option(number);
        }
    }

    /// Writes true or false.
    pub(crate) fn flag(&mut self, flag: bool) {
        if let Some(Values::Flag(column)) = self.columns.next() {
            column.append_value(flag);
        }
    }

    /// Writes a list of texts.
    pub(crate) fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        self.records(texts, |row, text| row.text(Some(text)));
    }

    /// Writes a list, each of its items with the same fields.
    pub(crate) fn records<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Row<'_>, T),
    ) {
        let Some(Values::List(list)) = self.columns.next() else {
            return;
        };
        self.bytes += 4;
        for item in items {
            let mut row = Row {
                columns: list.fields.iter_mut(),
                bytes: self.bytes,
                is_too_long: self.is_too_long,
            };
            write(&mut row, item);
            (self.bytes, self.is_too_long) = (row.bytes, row.is_too_long);
            list.len += 1;
        }
        list.ends.push(list.len);
    }
}

/// The day as dates of 32 bits have it; nothing outside of the years 1 to 9999, which are those that
/// dates of Python and SQL can have.
pub(crate) fn date32(day: Day) -> Option<i32> {
    let (year, _, _) = day.civil()?;
    (1..=9999).contains(&year).then_some(())?;
    i32::try_from(day.number()).ok()
}

/// The values of a column.
enum Values {
    Text(StringBuilder),
    Day(Date32Builder),
    Whole(UInt32Builder),
    Number(Float64Builder),
    Flag(BooleanBuilder),
    List(Lists),
}

/// Lists one behind the other.
struct Lists {
    fields: Vec<Values>,
    kind: Kind,
    /// Where each of them ends.
    ends: Vec<i32>,
    len: i32,
}

impl Values {
    fn new(kind: Kind) -> Values {
        match kind {
            Kind::Text => Values::Text(StringBuilder::new()),
            Kind::Day => Values::Day(Date32Builder::new()),
            Kind::Whole => Values::Whole(UInt32Builder::new()),
            Kind::Number => Values::Number(Float64Builder::new()),
            Kind::Flag => Values::Flag(BooleanBuilder::new()),
            Kind::Texts => Values::List(Lists::new(kind, vec![Values::new(Kind::Text)])),
            Kind::Records(columns) => {
                let fields = columns.iter().map(|column| Values::new(column.kind));
                Values::List(Lists::new(kind, fields.collect()))
            }
        }
    }

    fn finish(&mut self) -> Result<ArrayRef, ArrowError> {
        Ok(match self {
            Values::Text(column) => ArrayBuilder::finish(column),
            Values::Day(column) => ArrayBuilder::finish(column),
            Values::Whole(column) => ArrayBuilder::finish(column),
            Values::Number(column) => ArrayBuilder::finish(column),
            Values::Flag(column) => ArrayBuilder::finish(column),
            Values::List(lists) => Arc::new(lists.finish()?),
        })
    }
}

impl Lists {
    fn new(kind: Kind, fields: Vec<Values>) -> Lists {
        Lists {
            fields,
            kind,
            ends: vec![0],
            len: 0,
        }
    }

    fn finish(&mut self) -> Result<ListArray, ArrowError> {
        self.len = 0;
        let ends = std::mem::replace(&mut self.ends, vec![0]);
        let mut columns = Vec::with_capacity(self.fields.len());
        for field in &mut self.fields {
            columns.push(field.finish()?);
        }
        let items: ArrayRef = match self.kind {
            Kind::Records(kinds) => Arc::new(StructArray::try_new(fields(kinds), columns, None)?),
            _ => columns.pop().ok_or_else(|| {
                ArrowError::SchemaError("a list of texts has one column".to_owned())
            })?,
        };
        let item = match self.kind.data_type() {
            DataType::List(item) => item,
            other => Arc::new(Field::new_list_field(other, false)),
        };
        let ends = OffsetBuffer::new(ScalarBuffer::from(ends));
        ListArray::try_new(item, ends, items, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::Array;
    use arrow_array::cast::AsArray;
    use arrow_schema::Schema;

    const PAIR: &[Column] = &[
        Column::new("scheme", Kind::Text, ""),
        Column::new("value", Kind::Text, "").or("none"),
    ];
    const COLUMNS: &[Column] = &[
        Column::new("id", Kind::Text, ""),
        Column::new("topics", Kind::Texts, ""),
        Column::new("pairs", Kind::Records(PAIR), ""),
        Column::new("day", Kind::Day, "").or("none"),
    ];

    fn batches(write: impl FnOnce(&mut Batch<'_>) -> Result<(), Error>) -> Vec<RecordBatch> {
        let mut found = Vec::new();
        let mut emit = |batch| {
            found.push(batch);
            Ok(())
        };
        let schema = Arc::new(Schema::new(fields(COLUMNS)));
        let mut batch = Batch::new(schema, COLUMNS, &mut emit);
        write(&mut batch).and_then(|()| batch.flush()).unwrap();
        found
    }

    fn write(row: &mut Row<'_>, id: &str, topics: &[&str], pairs: &[(&str, Option<&str>)]) {
        row.text(Some(id));
        row.texts(topics.iter().copied());
        row.records(pairs, |row, (scheme, value)| {
            row.text(Some(scheme));
            row.text(*value);
        });
        row.day(date32("2016-05-01".parse().unwrap()));
    }

    #[test]
    fn lists_belong_to_their_rows() {
        let batches = batches(|batch| {
            batch.row(|row| write(row, "a", &["x", "y"], &[]))?;
            batch.row(|row| write(row, "b", &[], &[("ror", Some("1")), ("pic", None)]))?;
            batch.flush()?;
            batch.row(|row| write(row, "c", &["z"], &[("ror", Some("2"))]))
        });
        let [first, second] = batches.as_slice() else {
            panic!("{batches:?}");
        };
        let topics = first.column(1).as_list::<i32>();
        assert_eq!(
            topics
                .value(0)
                .as_string::<i32>()
                .iter()
                .flatten()
                .collect::<Vec<_>>(),
            ["x", "y"]
        );
        assert_eq!(topics.value(1).len(), 0);
        let pairs = first.column(2).as_list::<i32>().value(1);
        let values = pairs.as_struct().column(1).as_string::<i32>();
        assert_eq!(values.iter().collect::<Vec<_>>(), [Some("1"), None]);
        assert_eq!(second.num_rows(), 1);
        let pairs = second.column(2).as_list::<i32>().value(0);
        assert_eq!(
            pairs.as_struct().column(0).as_string::<i32>().value(0),
            "ror"
        );
    }

    #[test]
    fn a_full_batch_is_passed_on() {
        let long = "x".repeat(ROOM / 4);
        let batches =
            batches(|batch| (0..6).try_for_each(|_| batch.row(|row| write(row, &long, &[], &[]))));
        let rows: Vec<usize> = batches.iter().map(RecordBatch::num_rows).collect();
        assert_eq!(rows, [4, 2]);
    }

    #[test]
    fn days_outside_of_the_years_1_to_9999_are_no_dates() {
        let day = |text: &str| date32(text.parse().unwrap());
        assert_eq!(day("1970-01-02"), Some(1));
        assert_eq!(day("0001-01-01"), Some(-719_162));
        assert_eq!(day("9999-12-31"), Some(2_932_896));
        assert_eq!(day("0000-12-31"), None);
        assert_eq!(day("10000-01-01"), None);
        assert_eq!(date32(Day::EVER), None);
        assert_eq!(date32(Day::FOREVER), None);
    }
}
