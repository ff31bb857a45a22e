//! The Python package: its wheel is built, installed where nothing else is, and tested there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::Step;
use crate::tools;

/// Builds the wheel and runs everything that is checked of it.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let folder = root.join("bindings/python");
    let python = installed(root)?;
    // From the folder of the tests, in which no source of the package lies beside the installed one.
    let tests = folder.join("tests");
    for line in [
        "python -m pytest -q",
        "python -m mypy --strict -p accordant",
        "python -m mypy --strict .",
        "python -m mypy.stubtest accordant",
        "python -m pyright --verifytypes accordant --ignoreexternal",
        "python -m pyright .",
    ] {
        let step = Step::new(line).by(&python);
        println!("{step}");
        step.run(&tests)?;
    }
    Ok(())
}

/// The Python of an environment in which the wheel is installed as it is built now.
fn installed(root: &Path) -> Result<PathBuf, String> {
    let folder = root.join("bindings/python");
    let target = tools::target(root)?;
    let place = target.join("python");
    let wheels = place.join("wheels");
    let failed = |error: std::io::Error| format!("{}: {error}", wheels.display());
    if wheels.exists() {
        fs::remove_dir_all(&wheels).map_err(failed)?;
    }
    fs::create_dir_all(&wheels).map_err(failed)?;
    let builder = tools::venv(&place.join("build"), &folder.join("requirements-build.txt"))?;
    let build = Step::new("python -m maturin build --release --quiet --out")
        .by(&builder)
        .on(&wheels)
        .with("CARGO_TARGET_DIR", &target);
    println!("{build}");
    build.run(&folder)?;
    let python = tools::venv(&place.join("test"), &folder.join("requirements-test.txt"))?;
    let wheel = fs::read_dir(&wheels)
        .map_err(failed)?
        .next()
        .ok_or("no wheel was built")?
        .map_err(failed)?;
    Step::new(
        "python -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall",
    )
    .by(&python)
    .on(&wheel.path())
    .run(root)?;
    Ok(python)
}
