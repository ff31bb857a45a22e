//! What answers the questions.

use accordant::{Error, Portfolio};

/// The slow reference, which reads every record at each question: good for a register of 10,000.
pub(crate) type Engine = Portfolio;

/// Makes a portfolio ready to be asked.
///
/// # Errors
/// None yet; an index has some.
#[expect(clippy::unnecessary_wraps, reason = "an index can refuse a portfolio")]
pub(crate) fn engine(portfolio: Portfolio) -> Result<Engine, Error> {
    Ok(portfolio)
}
