//! What the reader notices on its way: remarks, errors, and how much of either is kept.

use accordant::json::{Json, to_string};
use accordant::{Diagnostic, Error, Limits};
use accordant_text::Lexicon;
use hashbrown::HashMap;

use crate::remarks::{Remarks, shown};

/// Remarks and errors, no more of either than the limit; all are counted.
pub(super) struct Notes {
    most: usize,
    nesting: usize,
    text: usize,
    remarks: Remarks,
    errors: Vec<Diagnostic>,
    more_errors: usize,
    /// The fields without a place in the model: where each name is in the list.
    unknown_by_name: HashMap<String, usize>,
    unknown: Vec<Unknown>,
    /// Whether somebody said what each field says.
    is_mapped: bool,
}

/// A field without a place in the model: where its remark stands, and in how many places it is.
struct Unknown {
    remark: Option<usize>,
    places: usize,
}

impl Notes {
    pub(super) fn new(limits: &Limits) -> Notes {
        Notes {
            most: limits.diagnostics,
            nesting: limits.levels(),
            text: limits.text,
            remarks: Remarks::new(limits),
            errors: Vec::new(),
            more_errors: 0,
            unknown_by_name: HashMap::new(),
            unknown: Vec::new(),
            is_mapped: false,
        }
    }

    /// Says that fields go by a mapping: one that is in none was left out on purpose.
    pub(super) fn mapped(mut self) -> Notes {
        self.is_mapped = true;
        self
    }

    /// Keeps a remark; beyond the limit it is only counted.
    pub(super) fn note(&mut self, diagnostic: Diagnostic) {
        self.remarks.note(diagnostic);
    }

    /// Keeps a warning of a value, with a way out.
    pub(super) fn warn(&mut self, code: &'static str, message: String, path: &str, help: &str) {
        self.note(Diagnostic::warning(code, message).at_path(path).help(help));
    }

    /// Remarks that a value could not be read and was kept as it is.
    pub(super) fn not_read(&mut self, name: &str, value: &Json, path: &str, expected: &str) {
        let (name, found) = (shown(name), value.type_name());
        let message =
            format!("expected {expected} in `{name}`, found {found}: kept in `extensions`");
        self.note(Diagnostic::warning("records.not-read", message).at_path(path));
    }

    /// Keeps an error; there is always room for the first.
    pub(super) fn error(&mut self, diagnostic: impl FnOnce() -> Diagnostic) {
        if self.errors.len() < self.most.max(1) {
            self.errors.push(diagnostic());
        } else {
            self.more_errors += 1;
        }
    }

    /// Notes a field without a place in the model: one remark a name, with the number of its places.
    pub(super) fn unknown(&mut self, name: &str, path: &str) {
        let known = self.unknown_by_name.get(name);
        if let Some(known) = known.and_then(|at| self.unknown.get_mut(*at)) {
            known.places += 1;
            return;
        }
        // The message is written when the places are counted.
        let remark = Diagnostic::info("records.unknown-field", "").at_path(path);
        let remark = self.remarks.note(remark);
        self.unknown_by_name
            .insert(name.to_owned(), self.unknown.len());
        self.unknown.push(Unknown { remark, places: 1 });
    }

    /// The value as it can be kept at this level of a portfolio: what is nested too deeply to be read
    /// again becomes its own JSON text.
    pub(super) fn hold(&mut self, value: Json, level: usize, path: &str) -> Option<Json> {
        if level + depth(&value) <= self.nesting {
            return Some(value);
        }
        let text = Json::String(to_string(&value));
        let written = to_string(&text).len();
        if written > self.text.saturating_add(2) {
            let most = self.nesting;
            self.error(|| {
                Diagnostic::error(
                    "limit.nesting",
                    format!("more than {most} levels of arrays and objects once it is kept in a portfolio"),
                )
                .at_path(path)
                .help("flatten it, or raise `limits.nesting` (at most 127)")
            });
            return None;
        }
        self.warn(
            "records.nested-too-deeply",
            "the value is nested too deeply for a portfolio: kept as its JSON text".to_owned(),
            path,
            "flatten it, or raise `limits.nesting` (at most 127)",
        );
        Some(text)
    }

    /// Whether a value can stand this many levels down in a portfolio and be read again.
    pub(super) fn fits(&self, value: &Json, level: usize) -> bool {
        level + depth(value) <= self.nesting
    }

    /// Names that an object repeats, at any depth: which of the two counts differs between languages.
    pub(super) fn repeated_fields(&mut self, document: &Json) {
        let mut way = Vec::new();
        self.repeated_in(document, &mut way);
    }

    /// Names that a record repeats, at any depth; its own path is known.
    pub(super) fn repeated_fields_of(&mut self, record: &Json, path: &str) {
        let mut way = vec![Step::Name(path.trim_start_matches('/'))];
        self.repeated_in(record, &mut way);
    }

    /// The depth is bounded by [`accordant::json::scan`].
    fn repeated_in<'a>(&mut self, value: &'a Json, way: &mut Vec<Step<'a>>) {
        match value {
            Json::Object(fields) => {
                let mut seen = Lexicon::default();
                for (name, value) in fields {
                    way.push(Step::Name(name));
                    if !seen.is_new(name) {
                        self.error(|| {
                            Diagnostic::error(
                                "json.duplicate-field",
                                format!("the field `{}` is given twice", shown(name)),
                            )
                            .at_path(path_of(way))
                            .help("keep one of the two")
                        });
                    }
                    self.repeated_in(value, way);
                    way.pop();
                }
            }
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    if matches!(item, Json::Object(_) | Json::Array(_)) {
                        way.push(Step::Index(index));
                        self.repeated_in(item, way);
                        way.pop();
                    }
                }
            }
            _ => {}
        }
    }

    /// The errors, if there are any.
    pub(super) fn fail(&mut self) -> Result<(), Error> {
        let mut errors = std::mem::take(&mut self.errors);
        if self.more_errors > 0 {
            errors.push(
                Diagnostic::error(
                    "limit.diagnostics",
                    format!("{} more problems are not listed", self.more_errors),
                )
                .help("mend these first, or raise `limits.diagnostics`"),
            );
        }
        Error::from_diagnostics(errors).map_or(Ok(()), Err)
    }

    /// The remarks, with the counts filled in.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        // Each remark has its place already: in which order they are completed does not matter.
        for (name, at) in &self.unknown_by_name {
            let Some(Unknown { remark, places }) = self.unknown.get(*at) else {
                continue;
            };
            let Some(remark) = remark.and_then(|at| self.remarks.get_mut(at)) else {
                continue;
            };
            let name = shown(name);
            let counted = match places {
                1 => "1 place".to_owned(),
                places => format!("{places} places"),
            };
            if self.is_mapped {
                remark.code = "table.unmapped-column".into();
                remark.message =
                    format!("no field is mapped to `{name}`: kept in `extensions`, in {counted}");
                continue;
            }
            remark.message =
                format!("the field `{name}` is unknown: kept in `extensions`, in {counted}");
            let help = if name.starts_with(['@', '$']) {
                "it is kept as it is and never followed or fetched"
            } else {
                "rename it if a known field is meant, or leave it where it is"
            };
            remark.help = Some(help.to_owned());
        }
        self.remarks.finish()
    }
}

/// One step of the way from the top of a document to a value.
enum Step<'a> {
    Name(&'a str),
    Index(usize),
}

fn path_of(way: &[Step<'_>]) -> String {
    way.iter().fold(String::new(), |path, step| match step {
        Step::Name(name) => pointer(&path, name),
        Step::Index(index) => format!("{path}/{index}"),
    })
}

/// How many levels of arrays and objects a value has; the recursion is bounded as the input is.
fn depth(value: &Json) -> usize {
    match value {
        Json::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Json::Object(fields) => 1 + fields.iter().map(|(_, v)| depth(v)).max().unwrap_or(0),
        _ => 0,
    }
}

/// The path of a field below another path (RFC 6901).
pub(super) fn pointer(path: &str, name: &str) -> String {
    format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"))
}
