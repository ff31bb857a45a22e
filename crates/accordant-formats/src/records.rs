//! Records in JSON that is not accordant's own.

use accordant::Error;

use crate::{ReadOptions, ReadResult};

pub(crate) fn read(_text: &str, _options: &ReadOptions) -> Result<ReadResult, Error> {
    Err(Error::new("records.none", "the JSON holds no records"))
}
