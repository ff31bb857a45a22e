//! Tables of others as portfolios.

mod time;
mod value;

use accordant::diagnostic::Place;
use accordant::json::Json;
use accordant::{Error, Limits};
use accordant_formats::{Mapping, ReadOptions, ReadResult, read_table};
use arrow_array::{Array, RecordBatch, RecordBatchReader};
use arrow_schema::{DataType, Schema};

use value::Values;

/// Reads a portfolio out of a table, a partnership a row.
///
/// The mapping says what the columns say; the rules are those of [`read_table`]. Dates may be dates, times or
/// text as people write it; lists may be lists or texts with a separator. Whatever has no place in a portfolio is
/// kept in the `extensions` of the row: as JSON where that has the type, otherwise as text. Nothing in a cell is
/// no statement and is not kept.
///
/// # Errors
/// `table.no-column` for a column that is mapped and not there, `table.repeated-column`, `table.time-zone` for
/// dates whose day depends on a time zone, `table.not-readable`; the errors of [`read_table`].
pub fn read_batches(
    batches: impl RecordBatchReader,
    mapping: &Mapping,
    options: &ReadOptions,
) -> Result<ReadResult, Error> {
    let schema = batches.schema();
    check(&schema, mapping, &options.limits)?;
    let names: Vec<String> = schema
        .fields()
        .iter()
        .map(|field| field.name().clone())
        .collect();
    let mut values = Values::new(&options.limits);
    let mut rows: Vec<Vec<(String, Json)>> = Vec::new();
    for batch in batches {
        let batch = batch.map_err(|error| not_readable(&error))?;
        validate(&batch)?;
        let count = rows.len().saturating_add(batch.num_rows());
        if count > options.limits.records {
            return Err(too_many(count, &options.limits));
        }
        for row in 0..batch.num_rows() {
            let mut cells = Vec::with_capacity(names.len());
            for (name, column) in names.iter().zip(batch.columns()) {
                let value = values.of(column.as_ref(), row);
                let value = value.map_err(|error| error.at(place(rows.len(), name)))?;
                cells.extend(value.map(|value| (name.clone(), value)));
            }
            rows.push(cells);
        }
    }
    read_table(rows, mapping, options)
}

fn place(row: usize, column: &str) -> Place {
    Place::path(format!(
        "/{row}/{}",
        column.replace('~', "~0").replace('/', "~1")
    ))
}

fn not_readable(error: &arrow_schema::ArrowError) -> Error {
    Error::new("table.not-readable", error.to_string())
        .help("have the library that made the table write it again")
}

/// Batches of other languages come as they are: their texts have to be UTF-8, their offsets in bounds.
fn validate(batch: &RecordBatch) -> Result<(), Error> {
    batch.columns().iter().try_for_each(|column| {
        let data = column.to_data();
        data.validate_full().map_err(|error| not_readable(&error))
    })
}

fn too_many(rows: usize, limits: &Limits) -> Error {
    let most = limits.records;
    Error::new(
        "limit.records",
        format!("{rows} rows, more than the limit of {most}"),
    )
    .help("split the table, or raise `limits.records`")
}

/// What is wrong with the table before a row is read.
fn check(schema: &Schema, mapping: &Mapping, limits: &Limits) -> Result<(), Error> {
    let names: Vec<&str> = schema
        .fields()
        .iter()
        .map(|field| field.name().as_str())
        .collect();
    for (place, name) in names.iter().enumerate() {
        if names
            .get(..place)
            .is_some_and(|before| before.contains(name))
        {
            return Err(Error::new(
                "table.repeated-column",
                format!("two columns are called `{}`", short(name)),
            )
            .help("rename one of the two"));
        }
    }
    for column in mapping.columns() {
        if !names.contains(&column) {
            let known: Vec<String> = names.iter().take(40).map(|name| short(name)).collect();
            return Err(Error::new(
                "table.no-column",
                format!("the table has no column `{}`", short(column)),
            )
            .help(format!("its columns are: {}", known.join(", "))));
        }
    }
    for field in schema.fields() {
        let is_date = matches!(
            mapping.field(field.name()),
            Some("start" | "end" | "period")
        );
        if is_date && time::depends_on_zone(field.data_type()) {
            return Err(Error::new(
                "table.time-zone",
                format!(
                    "the days of `{}` depend on a time zone: {}",
                    short(field.name()),
                    field.data_type()
                ),
            )
            .help("convert the column to dates, in its time zone, before"));
        }
        if depth(field.data_type(), limits.nesting) > limits.nesting {
            return Err(Error::new(
                "limit.nesting",
                format!(
                    "`{}` has more than {} levels of lists and structs",
                    short(field.name()),
                    limits.nesting
                ),
            )
            .help("flatten it, or raise `limits.nesting` (at most 127)"));
        }
    }
    Ok(())
}

/// How many levels of lists and structs values of the type have; it need not be looked at further down than `most`.
fn depth(of: &DataType, most: usize) -> usize {
    let Some(most) = most.checked_sub(1) else {
        return 1;
    };
    match of {
        DataType::List(item)
        | DataType::LargeList(item)
        | DataType::ListView(item)
        | DataType::LargeListView(item)
        | DataType::FixedSizeList(item, _)
        | DataType::Map(item, _)
        | DataType::RunEndEncoded(_, item) => 1 + depth(item.data_type(), most),
        DataType::Struct(fields) => {
            let depths = fields.iter().map(|field| depth(field.data_type(), most));
            1 + depths.max().unwrap_or(0)
        }
        DataType::Union(fields, _) => {
            let depths = fields
                .iter()
                .map(|(_, field)| depth(field.data_type(), most));
            1 + depths.max().unwrap_or(0)
        }
        DataType::Dictionary(_, value) => 1 + depth(value, most),
        _ => 0,
    }
}

/// A name for a message.
fn short(name: &str) -> String {
    let plain = name
        .chars()
        .take(40)
        .map(|c| if c.is_control() || c == '`' { ' ' } else { c });
    plain.collect()
}
