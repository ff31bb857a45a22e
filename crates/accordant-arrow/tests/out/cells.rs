//! The values of tables, to be compared.

use std::sync::Arc;

use accordant::Portfolio;
use accordant::query::{Answer, Index};
use accordant_arrow::arrow_array::cast::AsArray;
use accordant_arrow::arrow_array::types::{Date32Type, Float64Type, UInt32Type};
use accordant_arrow::arrow_array::{Array, ArrayRef, RecordBatch};
use accordant_arrow::arrow_schema::DataType;
use accordant_arrow::{Source, Table, TableOptions, TableReader};
use serde_json::{Value, json};

pub(crate) fn fixture() -> Portfolio {
    portfolio(include_str!(
        "../../../../tests/fixtures/versions/1/portfolio.json"
    ))
}

pub(crate) fn portfolio(json: &str) -> Portfolio {
    Portfolio::from_json(json).unwrap()
}

/// The rows of a table, each a list of values in the order of the columns.
pub(crate) struct Rows {
    names: Vec<String>,
    pub(crate) rows: Vec<Vec<Value>>,
}

impl Rows {
    pub(crate) fn of(source: impl Into<Source>, table: Table, options: &TableOptions) -> Rows {
        Rows::read(TableReader::new(source, table, options).unwrap())
    }

    /// The table of a portfolio, which is the same from its index.
    pub(crate) fn of_both(portfolio: &Portfolio, table: Table) -> Rows {
        let options = TableOptions::default();
        let rows = Rows::of(Arc::new(portfolio.clone()), table, &options);
        let index = Arc::new(Index::new(portfolio).unwrap());
        assert_eq!(Rows::of(index, table, &options).rows, rows.rows);
        rows
    }

    pub(crate) fn of_answer(portfolio: &Portfolio, answer: Answer) -> Rows {
        let (options, answer) = (TableOptions::default(), Arc::new(answer));
        let source = Arc::new(portfolio.clone());
        let rows = TableReader::matches(source, Arc::clone(&answer), &options).map(Rows::read);
        let index = Arc::new(Index::new(portfolio).unwrap());
        let again = TableReader::matches(index, answer, &options).map(Rows::read);
        let rows = rows.unwrap();
        assert_eq!(again.unwrap().rows, rows.rows);
        rows
    }

    pub(crate) fn read(reader: TableReader) -> Rows {
        let schema = accordant_arrow::arrow_array::RecordBatchReader::schema(&reader);
        let names = schema.fields().iter().map(|f| f.name().clone()).collect();
        let mut rows = Vec::new();
        for batch in reader {
            let batch = batch.unwrap();
            assert_eq!(batch.schema(), schema);
            rows.extend(rows_of(&batch));
        }
        Rows { names, rows }
    }

    /// The values of a column.
    pub(crate) fn column(&self, name: &str) -> Vec<Value> {
        let place = self.names.iter().position(|known| known == name).unwrap();
        self.rows.iter().map(|row| row[place].clone()).collect()
    }

    /// The values of some columns, row by row.
    pub(crate) fn columns(&self, names: &[&str]) -> Vec<Vec<Value>> {
        let columns: Vec<Vec<Value>> = names.iter().map(|name| self.column(name)).collect();
        (0..self.rows.len())
            .map(|row| columns.iter().map(|column| column[row].clone()).collect())
            .collect()
    }
}

fn rows_of(batch: &RecordBatch) -> Vec<Vec<Value>> {
    let columns = batch.columns();
    (0..batch.num_rows())
        .map(|row| columns.iter().map(|column| cell(column, row)).collect())
        .collect()
}

fn cell(column: &ArrayRef, row: usize) -> Value {
    if column.is_null(row) {
        return Value::Null;
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into(),
        DataType::Date32 => {
            let number = column.as_primitive::<Date32Type>().value(row);
            let day = accordant::time::Day::from_number(number.into());
            day.to_string().into()
        }
        DataType::UInt32 => column.as_primitive::<UInt32Type>().value(row).into(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).into(),
        DataType::Boolean => column.as_boolean().value(row).into(),
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(row);
            (0..items.len()).map(|item| cell(&items, item)).collect()
        }
        DataType::Struct(fields) => {
            let columns = column.as_struct().columns().iter().zip(fields);
            let fields = columns.map(|(column, field)| (field.name().clone(), cell(column, row)));
            Value::Object(fields.collect())
        }
        other => panic!("{other}"),
    }
}

/// A value as the model has it, with nothing where it is left out.
pub(crate) fn plain(value: impl serde::Serialize) -> Value {
    json!(value)
}
