pub mod diagnostic;
mod error;
mod limits;
pub mod time;
pub use diagnostic::Diagnostic;
pub use error::Error;
pub use limits::Limits;
