//! Tables by the Arrow PyCapsule interface, out and in.

use std::ffi::CStr;
use std::sync::Arc;

use accordant::Error;
use accordant::json::to_string;
use accordant::query::Index;
use accordant_arrow::arrow_array::ffi_stream::FFI_ArrowArrayStream;
use accordant_arrow::arrow_schema::ffi::FFI_ArrowSchema;
use accordant_arrow::{
    Table, TableOptions, TableReader, c_schema, c_stream, from_c_stream, read_batches,
};
use accordant_formats::Mapping;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::answer::Found;
use crate::errors::{or_raise, run_long};
use crate::portfolio::Handle;
use crate::reading::{Done, Given};

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";

fn options(language: Option<&str>) -> Result<TableOptions, Error> {
    Ok(TableOptions {
        language: language.map(str::parse).transpose()?,
        ..TableOptions::default()
    })
}

/// A table of a portfolio, or of the matches of an answer, as a capsule that holds an Arrow stream.
#[pyfunction]
#[pyo3(signature = (handle, table, found=None, language=None))]
pub(crate) fn table_stream<'py>(
    py: Python<'py>,
    handle: &Handle,
    table: &str,
    found: Option<&Found>,
    language: Option<&str>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let index: Arc<Index> = py.detach(|| handle.shared());
    let answer = found.map(|found| Arc::clone(&found.0));
    let reader = options(language).and_then(|options| match answer {
        Some(answer) => TableReader::matches(index, answer, &options),
        None => TableReader::new(index, table.parse()?, &options),
    });
    let stream: FFI_ArrowArrayStream = c_stream(or_raise(py, reader)?);
    PyCapsule::new_with_value(py, stream, STREAM)
}

/// The schema of a table as a capsule.
#[pyfunction]
pub(crate) fn table_schema<'py>(py: Python<'py>, table: &str) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = table
        .parse::<Table>()
        .and_then(|table| c_schema(&table.schema()));
    let schema: FFI_ArrowSchema = or_raise(py, schema)?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// The columns of a table: the name, the type and what it says of each.
#[pyfunction]
pub(crate) fn table_columns(
    py: Python<'_>,
    table: &str,
) -> PyResult<Vec<(String, String, String)>> {
    let columns = or_raise(py, table.parse::<Table>())?.columns();
    let column = |column: accordant_arrow::Column| {
        (
            column.name.to_owned(),
            column.type_name(),
            column.meaning.to_owned(),
        )
    };
    Ok(columns.into_iter().map(column).collect())
}

/// Reads a table of others, given as a capsule that holds an Arrow stream.
#[pyfunction]
pub(crate) fn read_stream(
    py: Python<'_>,
    capsule: &Bound<'_, PyAny>,
    columns: Vec<(String, String)>,
    separator: Option<&str>,
    given: Given,
) -> PyResult<Done> {
    let mapping = || {
        let start = Ok(Mapping::default());
        let columns = columns.into_iter();
        let mapping = columns.fold(start, |mapping: Result<Mapping, Error>, (column, field)| {
            mapping?.with(column, &field)
        })?;
        Ok(match separator {
            Some(separator) => mapping.separated_by(separator),
            None => mapping,
        })
    };
    let mapping = or_raise(py, mapping())?;
    let options = or_raise(py, given.options())?;
    let stream = take(capsule)?;
    run_long(
        py,
        || {},
        move || {
            let read = read_batches(from_c_stream(stream)?, &mapping, &options)?;
            let index = Index::with_policy(&read.portfolio, options.policy)?;
            let (diagnostics, trace) = (to_string(&read.diagnostics), to_string(&read.trace));
            Ok((Handle::new(index), diagnostics, trace, 0))
        },
    )
}

/// Takes the stream out of its capsule. What is left there says that it was released, as is one that was read before.
fn take(capsule: &Bound<'_, PyAny>) -> PyResult<FFI_ArrowArrayStream> {
    let capsule = capsule.cast::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(STREAM))?;
    let stream = pointer.cast::<FFI_ArrowArrayStream>().as_ptr();
    #[expect(
        unsafe_code,
        reason = "the capsule has the name of the Arrow interface, which says what it points to; a moved \
                  structure is marked as released"
    )]
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(stream) };
    Ok(stream)
}
