//! The files that are made from the code.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::codes;
use crate::python;
use crate::{countries, letters};

/// Where every file that ends like this is made from the code.
const MADE: [(&str, &str); 2] = [(python::FOLDER, ".py"), ("schema", ".schema.json")];

/// A file and what it should hold.
struct Generated {
    path: String,
    content: Vec<u8>,
}

/// Every file that is made from the code.
fn all() -> Result<Vec<Generated>, String> {
    let schema = |name| {
        let schema = accordant::schema::named(name).map_err(|error| error.to_string())?;
        Ok(Generated {
            path: format!("schema/{name}.schema.json"),
            content: pretty(schema)?.into_bytes(),
        })
    };
    let mut files: Vec<Generated> = accordant::schema::names()
        .map(schema)
        .collect::<Result<_, String>>()?;
    files.push(Generated {
        path: "docs/errors.md".to_owned(),
        content: codes::page().into_bytes(),
    });
    files.extend(python::modules()?.into_iter().map(|module| Generated {
        path: module.path(),
        content: module.content(),
    }));
    files.push(Generated {
        path: "crates/accordant-text/src/letters.bin".to_owned(),
        content: letters::file(),
    });
    files.push(Generated {
        path: "crates/accordant-formats/src/page/countries.bin".to_owned(),
        content: countries::file()?,
    });
    Ok(files)
}

/// The files that were made from what the code no longer has.
fn left_over(root: &Path, files: &[Generated]) -> Vec<String> {
    let mut found = Vec::new();
    for (folder, ending) in MADE {
        // A folder that is not there yet has none.
        for entry in fs::read_dir(root.join(folder))
            .into_iter()
            .flatten()
            .flatten()
        {
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if path.ends_with(ending) && files.iter().all(|file| file.path != path) {
                found.push(path);
            }
        }
    }
    found
}

/// Writes the files that are not current, and removes those that are left over.
pub(crate) fn write(root: &Path) -> Result<(), String> {
    let files = all()?;
    for path in left_over(root, &files) {
        fs::remove_file(root.join(&path)).map_err(|error| format!("{path}: {error}"))?;
        println!("{path} removed");
    }
    for file in files {
        let path = root.join(&file.path);
        if is_current(&path, &file.content) {
            println!("{} is current", file.path);
            continue;
        }
        let failed = |error: std::io::Error| format!("{}: {error}", file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        fs::write(&path, &file.content).map_err(failed)?;
        println!("{} written", file.path);
    }
    Ok(())
}

/// Names every file that is not current or left over.
pub(crate) fn check(root: &Path) -> Result<(), String> {
    let files = all()?;
    let mut stale = left_over(root, &files);
    for file in files {
        if is_current(&root.join(&file.path), &file.content) {
            println!("{} is current", file.path);
        } else {
            stale.push(file.path);
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!(
        "not current: {}; mend it with: cargo xtask codegen",
        stale.join(", ")
    ))
}

/// Whether the file holds this, whichever line ends it was checked out with.
fn is_current(path: &Path, content: &[u8]) -> bool {
    let text =
        |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map(|text| text.replace("\r\n", "\n"));
    fs::read(path).is_ok_and(|found| {
        found == content || text(&found).is_ok_and(|found| found.as_bytes() == content)
    })
}

/// JSON that is the same whichever features the build turned on: with some, objects are not sorted.
fn pretty(mut value: Value) -> Result<String, String> {
    value.sort_all_objects();
    let text = serde_json::to_string_pretty(&value).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_sorted_and_ends_in_a_line_end() {
        let value = serde_json::json!({ "b": [{ "d": 1, "c": 2 }], "a": 3 });
        let sorted =
            "{\n  \"a\": 3,\n  \"b\": [\n    {\n      \"c\": 2,\n      \"d\": 1\n    }\n  ]\n}\n";
        assert_eq!(pretty(value).unwrap(), sorted);
    }

    #[test]
    fn a_stale_file_is_named_with_the_command_that_mends_it() {
        let root = std::env::temp_dir().join(format!("accordant-codegen-{}", std::process::id()));
        let missing = check(&root).unwrap_err();
        assert!(
            missing.contains("schema/portfolio.schema.json"),
            "{missing}"
        );
        assert!(missing.ends_with("cargo xtask codegen"), "{missing}");

        write(&root).unwrap();
        assert_eq!(check(&root), Ok(()));

        let schema = root.join("schema/portfolio.schema.json");
        fs::write(&schema, "{}\n").unwrap();
        assert!(check(&root).is_err());

        let left = root.join("schema/former.schema.json");
        fs::write(&left, "{}\n").unwrap();
        assert!(check(&root).unwrap_err().contains("former"));
        write(&root).unwrap();
        assert!(!left.exists());
        assert_eq!(check(&root), Ok(()));
        fs::remove_dir_all(&root).unwrap();
    }
}
