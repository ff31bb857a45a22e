//! The text of a page.

use accordant::Error;

use crate::{ReadOptions, ReadResult};

pub(crate) fn read(_text: &str, _options: &ReadOptions) -> Result<ReadResult, Error> {
    Err(Error::new(
        "page.no-records",
        "the text is no page of partnerships",
    ))
}
