//! What answers the questions. The methods that are asked have the same names and parameters in every engine.

use accordant::model::Partnership;
use accordant::{Error, Portfolio};

/// The slow reference, which reads every record at each question: good for a register of 10,000.
pub(crate) type Engine = Portfolio;

/// An engine that knows everything but the partnerships.
#[expect(clippy::unnecessary_wraps, reason = "another engine can refuse it")]
pub(crate) fn begin(head: Portfolio) -> Result<Engine, Error> {
    Ok(head)
}

/// Adds a partnership.
#[expect(clippy::unnecessary_wraps, reason = "another engine can refuse it")]
pub(crate) fn add(engine: &mut Engine, partnership: Partnership) -> Result<(), Error> {
    engine.partnerships.push(partnership);
    Ok(())
}
