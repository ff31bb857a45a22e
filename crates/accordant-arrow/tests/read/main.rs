//! Tables as portfolios.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod tables;
mod types;

use std::sync::Arc;

use accordant::{Error, Limits};
use accordant_arrow::arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator};
use accordant_arrow::arrow_schema::{Field, Schema};
use accordant_arrow::read_batches;
use accordant_formats::{Mapping, ReadOptions, ReadResult};

/// A table of these columns in one batch.
fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    let fields: Vec<Field> = columns
        .iter()
        .map(|(name, column)| Field::new(*name, column.data_type().clone(), true))
        .collect();
    let columns = columns.into_iter().map(|(_, column)| column).collect();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()
}

fn mapping(columns: &[(&str, &str)]) -> Mapping {
    let mapping = Mapping::default();
    let mapped = columns
        .iter()
        .try_fold(mapping, |mapping, (column, field)| {
            mapping.with(*column, field)
        });
    mapped.unwrap()
}

fn read(batches: Vec<RecordBatch>, mapping: &Mapping, limits: Limits) -> Result<ReadResult, Error> {
    let schema = batches[0].schema();
    let options = ReadOptions {
        limits,
        ..ReadOptions::default()
    };
    let batches = RecordBatchIterator::new(batches.into_iter().map(Ok), schema);
    read_batches(batches, mapping, &options)
}
