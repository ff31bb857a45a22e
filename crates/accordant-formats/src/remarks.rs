//! What a reader notices on its way, and how much of it is kept.

use accordant::diagnostic::Span;
use accordant::{Diagnostic, Limits};

/// Remarks, no more than the limit; all are counted.
pub(crate) struct Remarks {
    most: usize,
    kept: Vec<Diagnostic>,
    more: usize,
}

impl Remarks {
    pub(crate) fn new(limits: &Limits) -> Remarks {
        Remarks {
            most: limits.diagnostics,
            kept: Vec::new(),
            more: 0,
        }
    }

    /// Keeps a remark and returns its place among them; beyond the limit it is only counted.
    pub(crate) fn note(&mut self, diagnostic: Diagnostic) -> Option<usize> {
        if self.kept.len() < self.most {
            self.kept.push(diagnostic);
            Some(self.kept.len() - 1)
        } else {
            self.more += 1;
            None
        }
    }

    /// Keeps a warning of a stretch of the text, with a way out.
    pub(crate) fn warn(&mut self, code: &'static str, message: String, span: Span, help: &str) {
        self.note(Diagnostic::warning(code, message).at_span(span).help(help));
    }

    pub(crate) fn get_mut(&mut self, at: usize) -> Option<&mut Diagnostic> {
        self.kept.get_mut(at)
    }

    /// Puts those with a place in the text into the order of the text.
    pub(crate) fn sort_by_place(&mut self) {
        accordant::order::sort_by_key(&mut self.kept, |remark| {
            remark.span().map(|span| (span.start, span.end))
        });
    }

    /// The remarks and, if there were more, how many.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        if self.more > 0 {
            self.kept.push(
                Diagnostic::info(
                    "limit.diagnostics",
                    format!("{} more remarks are not listed", self.more),
                )
                .help("raise `limits.diagnostics` to see them"),
            );
        }
        self.kept
    }
}

/// At most 40 characters of a text, for a message: on one line, without characters that act on a terminal.
pub(crate) fn shown(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars().take(40) {
        match c {
            '`' => shown.push('\''),
            c if is_doubtful(c) || is_unseen(c) || c.is_control() => {
                shown.extend(c.escape_unicode());
            }
            c => shown.push(c),
        }
    }
    if text.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}

/// That a text holds such a character.
pub(crate) fn shows_nothing(c: char) -> String {
    let code = u32::from(c);
    format!("the text holds the character U+{code:04X}, which shows nothing itself")
}

/// A character that shows nothing itself but can change what is seen around it.
pub(crate) fn is_doubtful(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// A character that takes no room and that no script or emoji needs.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}' | '\u{200B}'
        | '\u{2060}'..='\u{2065}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}
