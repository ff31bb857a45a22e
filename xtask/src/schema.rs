//! The schemas and the code, compared by validators that know nothing of this code.

use std::path::Path;

use crate::step::Step;
use crate::tools;

/// Has the corpus written, then both validators go over it and makers of code are tried on the schemas.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let target = tools::target(root)?;
    let folder = root.join("tests/schema");
    tools::npm(&folder)?;
    let python = tools::venv(
        &target.join("schema-venv"),
        &folder.join("requirements.txt"),
    )?;
    for (step, folder) in [
        (
            Step::new("cargo test -p accordant-formats --test schema"),
            root,
        ),
        (Step::new("node --test"), &folder),
        (
            Step::new("python -m unittest --verbose test_schema").by(&python),
            &folder,
        ),
    ] {
        println!("{step}");
        step.with("CARGO_TARGET_DIR", &target).run(folder)?;
    }
    Ok(())
}
