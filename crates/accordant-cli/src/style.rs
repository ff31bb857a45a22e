//! The few styles there are; what is not a terminal gets none of them.

use accordant::diagnostic::Severity;
use accordant::time::Certainty;
use anstyle::{AnsiColor, Style};

/// A heading.
pub(crate) const HEADING: Style = Style::new().bold();
/// What stands aside.
pub(crate) const ASIDE: Style = Style::new().dimmed();

/// The style of an answer.
pub(crate) fn of_certainty(certainty: Certainty) -> Style {
    if certainty.is_certain() {
        AnsiColor::Green.on_default()
    } else if certainty.is_possible() {
        AnsiColor::Yellow.on_default()
    } else {
        AnsiColor::Red.on_default()
    }
}

/// The style of a diagnostic.
pub(crate) fn of_severity(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    };
    color.on_default().bold()
}

/// What is new.
pub(crate) const NEW: Style = AnsiColor::Green.on_default();
/// What is gone.
pub(crate) const GONE: Style = AnsiColor::Red.on_default();
/// What is another.
pub(crate) const OTHER: Style = AnsiColor::Yellow.on_default();
/// What is in another place.
pub(crate) const ELSEWHERE: Style = AnsiColor::Cyan.on_default();
