//! Cases in the common form, as `tests/conformance/README.md` describes it.

use std::path::{Path, PathBuf};

use accordant::json::{self, Json};

/// Files of the areas that have a form of their own, and their own runners.
const OTHER_FORMS: [&str; 4] = [
    "dates/edtf.json",
    "dates/decisions.json",
    "relations/temporal.json",
    "phrases/phrases.json",
];

/// One case.
pub(crate) struct Case {
    /// Area, file and description.
    pub(crate) name: String,
    pub(crate) area: String,
    pub(crate) call: String,
    pub(crate) portfolio: Option<Json>,
    pub(crate) args: Vec<(String, Json)>,
    /// No day of asking is set, and that matters.
    pub(crate) no_day: bool,
    pub(crate) wanted: Wanted,
}

/// What is expected.
pub(crate) enum Wanted {
    Answer { value: Json, whole: bool },
    Error(Json),
    Errors(Json),
}

impl Case {
    pub(crate) fn arg(&self, name: &str) -> Option<&Json> {
        let found = self.args.iter().find(|(given, _)| given == name);
        found.map(|(_, value)| value)
    }
}

/// The folder of the vectors.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance")
}

/// Every case of every area, in the order of the names of the files.
pub(crate) fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for area in sorted(&folder()) {
        let name = file_name(&area);
        if !area.is_dir() || name == "portfolios" || name == "hostile" {
            continue;
        }
        for file in sorted(&area) {
            let place = format!("{name}/{}", file_name(&file));
            if OTHER_FORMS.contains(&place.as_str()) {
                continue;
            }
            let Json::Array(found) = read_json(&file) else {
                panic!("{place} is no array");
            };
            cases.extend(found.into_iter().map(|case| read(case, &name, &place)));
        }
    }
    cases
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn read_json(path: &Path) -> Json {
    let text = std::fs::read_to_string(path).unwrap();
    json::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(case: Json, area: &str, place: &str) -> Case {
    let Json::Object(fields) = case else {
        panic!("{place}: a case is an object");
    };
    let mut name = format!("{place}: ");
    let (mut call, mut portfolio, mut args, mut no_day, mut whole) =
        (None, None, Vec::new(), false, false);
    let (mut answer, mut wanted) = (None, None);
    for (field, value) in fields {
        match (field.as_str(), value) {
            ("description", Json::String(text)) => name.push_str(&text),
            ("note", Json::String(_)) => {}
            ("call", Json::String(text)) => call = Some(text),
            ("portfolio", Json::String(file)) => {
                portfolio = Some(read_json(&folder().join(format!("portfolios/{file}.json"))));
            }
            ("portfolio", inline @ Json::Object(_)) => portfolio = Some(inline),
            ("args", Json::Object(given)) => args = given,
            ("noDay", Json::Bool(true)) => no_day = true,
            ("whole", Json::Bool(true)) => whole = true,
            ("expect", value) => answer = Some(value),
            ("error", value) => wanted = Some(Wanted::Error(value)),
            ("errors", value) => wanted = Some(Wanted::Errors(value)),
            (other, value) => panic!("{name}: `{other}` cannot be {}", value.type_name()),
        }
    }
    Case {
        area: area.to_owned(),
        call: call.unwrap_or_else(|| panic!("{name}: no call")),
        portfolio,
        args,
        no_day,
        wanted: match (answer, wanted) {
            (Some(value), None) => Wanted::Answer { value, whole },
            (None, Some(wanted)) if !whole => wanted,
            _ => panic!("{name}: one of expect, error, errors"),
        },
        name,
    }
}
