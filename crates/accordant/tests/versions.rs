//! The files of earlier days, which must stay readable.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use accordant::Portfolio;
use serde_json::Value;

/// Each file and its digest.
///
/// A failure here means that a frozen file was edited. Undo that. These files stand for those on other
/// people's disks, which nobody can edit: if one is no longer read, the program is wrong and not the file.
/// What is new in the format is shown in a new file, which is added here.
const FROZEN: [(&str, u64); 3] = [
    ("1/portfolio.json", 0xa5ed_3d78_8dd4_04f4),
    ("1/aneaq.json", 0x8918_f651_1160_ecf9),
    ("1/evidence.json", 0x4910_91b5_7260_a806),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/versions")
}

/// The file, whichever line ends it was checked out with.
fn read(file: &str) -> String {
    let text = fs::read_to_string(folder().join(file)).unwrap();
    text.replace("\r\n", "\n")
}

/// FNV-1a, 64 bits: it guards against an edit and not against malice.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn no_frozen_file_was_edited_or_left_out() {
    for (file, expected) in FROZEN {
        let found = digest(&read(file));
        assert_eq!(
            found, expected,
            "{file} was edited; its digest is {found:#x}"
        );
    }
    let known: BTreeSet<&str> = FROZEN.iter().map(|(file, _)| *file).collect();
    for version in fs::read_dir(folder()).unwrap() {
        let version = version.unwrap().path();
        if !version.is_dir() {
            continue;
        }
        for file in fs::read_dir(&version).unwrap() {
            let path = file.unwrap().path();
            let name = path.strip_prefix(folder()).unwrap();
            let name = name.to_str().unwrap().replace('\\', "/");
            assert!(known.contains(name.as_str()), "{name} is not listed");
        }
    }
}

#[test]
fn every_frozen_file_is_read_and_written_as_it_is() {
    for (file, _) in FROZEN {
        let text = read(file);
        let portfolio =
            Portfolio::from_json(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(portfolio.to_json(), text, "{file}");
    }
}

#[test]
fn the_frozen_files_have_every_field_and_code() {
    let schema = accordant::schema::portfolio();
    let mut used = BTreeSet::new();
    for (file, _) in FROZEN {
        let document: Value = serde_json::from_str(&read(file)).unwrap();
        note(&document, &schema, "Portfolio", &schema, &mut used);
    }
    let mut all = BTreeSet::new();
    let definitions = schema["$defs"].as_object().unwrap();
    let root = [("Portfolio", &schema)].into_iter();
    for (name, definition) in root.chain(definitions.iter().map(|(k, v)| (k.as_str(), v))) {
        let fields = definition["properties"].as_object().into_iter().flatten();
        all.extend(fields.map(|(field, _)| format!("{name}.{field}")));
        if name != "CountryCode" {
            let codes = definition["enum"].as_array().into_iter().flatten();
            all.extend(codes.map(|code| format!("{name}: {code}")));
        }
    }
    assert!(
        all.len() > 100,
        "the schema lists only {} fields and codes",
        all.len()
    );
    let unused: Vec<_> = all.difference(&used).collect();
    assert!(unused.is_empty(), "in no frozen file: {unused:?}");
}

/// Notes the fields and codes of the value, which is of the definition with this name.
fn note(value: &Value, schema: &Value, name: &str, root: &Value, used: &mut BTreeSet<String>) {
    let schema = schema.pointer("/allOf/0").unwrap_or(schema);
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        return note(value, &root["$defs"][name], name, root, used);
    }
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                used.insert(format!("{name}.{field}"));
                note(value, &schema["properties"][field], "", root, used);
            }
        }
        Value::Array(items) => {
            for item in items {
                note(item, &schema["items"], "", root, used);
            }
        }
        value => {
            used.insert(format!("{name}: {value}"));
        }
    }
}
