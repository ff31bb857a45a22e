//! The Arrow C data interface, by which batches cross into other languages without being copied.

use accordant::Error;
use arrow_array::RecordBatchReader;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_schema::Schema;
use arrow_schema::ffi::FFI_ArrowSchema;

/// A stream of batches as the C structure `ArrowArrayStream`, which releases itself when it is dropped.
///
/// The address of it is what a `PyCapsule` of the name `arrow_array_stream` holds.
pub fn c_stream(reader: impl RecordBatchReader + Send + 'static) -> FFI_ArrowArrayStream {
    FFI_ArrowArrayStream::new(Box::new(reader))
}

/// A schema as the C structure `ArrowSchema`, which releases itself when it is dropped.
///
/// The address of it is what a `PyCapsule` of the name `arrow_schema` holds.
///
/// # Errors
/// `table.not-representable`.
pub fn c_schema(schema: &Schema) -> Result<FFI_ArrowSchema, Error> {
    FFI_ArrowSchema::try_from(schema)
        .map_err(|error| Error::new("table.not-representable", error.to_string()))
}

/// The batches of a C structure `ArrowArrayStream`.
///
/// Taking the structure out of the address that another language hands over is the one step that cannot be
/// made safe: `FFI_ArrowArrayStream::from_raw`.
///
/// # Errors
/// `table.not-readable` for a stream that was released, or whose schema cannot be read.
pub fn from_c_stream(
    stream: FFI_ArrowArrayStream,
) -> Result<impl RecordBatchReader + Send + 'static, Error> {
    RecordBatchStreamReader::try_new(stream)
        .map_err(|error| Error::new("table.not-readable", error.to_string()))
}
