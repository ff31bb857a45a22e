//! What the columns of a table are: names, types, meanings.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Fields};

/// A column of a table, or a field of the records in it.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    pub(crate) kind: Kind,
    /// What it says.
    pub meaning: &'static str,
    /// What it means that there is nothing; no value is missing if there is no such meaning.
    pub null: Option<&'static str>,
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Text,
    Day,
    Whole,
    Number,
    Flag,
    Texts,
    Records(&'static [Column]),
}

impl Column {
    /// A column in which no value is missing.
    pub(crate) const fn new(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
        Column {
            name,
            kind,
            meaning,
            null: None,
        }
    }

    /// The same column, with values missing for this reason.
    pub(crate) const fn or(self, null: &'static str) -> Column {
        Column {
            null: Some(null),
            ..self
        }
    }

    /// The type of its values, as the documentation writes it: `utf8`, `date32`, `list<utf8>`.
    pub fn type_name(&self) -> String {
        self.kind.name()
    }

    pub(crate) fn field(&self) -> Field {
        Field::new(self.name, self.kind.data_type(), self.null.is_some())
    }
}

impl Kind {
    fn name(self) -> String {
        match self {
            Kind::Text => "utf8".to_owned(),
            Kind::Day => "date32".to_owned(),
            Kind::Whole => "uint32".to_owned(),
            Kind::Number => "float64".to_owned(),
            Kind::Flag => "bool".to_owned(),
            Kind::Texts => "list<utf8>".to_owned(),
            Kind::Records(columns) => {
                let fields: Vec<String> = columns
                    .iter()
                    .map(|column| format!("{}: {}", column.name, column.type_name()))
                    .collect();
                format!("list<struct<{}>>", fields.join(", "))
            }
        }
    }

    pub(crate) fn data_type(self) -> DataType {
        match self {
            Kind::Text => DataType::Utf8,
            Kind::Day => DataType::Date32,
            Kind::Whole => DataType::UInt32,
            Kind::Number => DataType::Float64,
            Kind::Flag => DataType::Boolean,
            Kind::Texts => DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, false))),
            Kind::Records(columns) => {
                let item = DataType::Struct(fields(columns));
                DataType::List(Arc::new(Field::new_list_field(item, false)))
            }
        }
    }
}

pub(crate) fn fields(columns: &[Column]) -> Fields {
    columns.iter().map(Column::field).collect()
}
