//! Every check, in the order in which they are quick to fail.

use std::path::Path;
use std::time::Instant;

use crate::codegen;
use crate::explorer;
use crate::schema;
use crate::step::Step;
use crate::web;
use crate::wheel;

/// Runs every check and stops at the first that fails, with the command that runs it alone.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let begun = Instant::now();
    for (name, step) in checks() {
        one(name, &step, || {
            if name == "wasm" {
                web::need_target(root)?;
            }
            step.run(root)
        })?;
    }
    let codegen = Step::new("cargo xtask codegen --check");
    one("codegen", &codegen, || codegen::check(root))?;
    let schema = Step::new("cargo xtask schema");
    one("schema", &schema, || schema::run(root))?;
    let python = Step::new("cargo xtask python");
    one("python", &python, || wheel::run(root))?;
    let package = Step::new("cargo xtask web");
    one("web", &package, || web::run(root))?;
    let explorer = Step::new("cargo xtask explorer");
    one("explorer", &explorer, || explorer::run(root))?;
    println!("\nevery check passed in {}", seconds(begun));
    Ok(())
}

fn checks() -> [(&'static str, Step); 6] {
    [
        ("format", Step::new("cargo fmt --all --check")),
        (
            "lint",
            Step::new("cargo clippy --workspace --all-targets -- -D warnings"),
        ),
        ("test", Step::new("cargo test --workspace")),
        // It works the vectors' answers out a second time, and needs Python 3.10 alone.
        ("reference", Step::new("python3 tests/reference")),
        (
            "doc",
            Step::new("cargo doc --workspace --no-deps").with("RUSTDOCFLAGS", "-D warnings"),
        ),
        (
            "wasm",
            Step::new(
                "cargo build --target wasm32-unknown-unknown -p accordant -p accordant-formats",
            ),
        ),
    ]
}

fn one(name: &str, step: &Step, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    println!("\n== {name}: {step}");
    let begun = Instant::now();
    match work() {
        Ok(()) => {
            println!("-- {name}: passed in {}", seconds(begun));
            Ok(())
        }
        Err(reason) => Err(format!(
            "-- {name}: failed after {}: {reason}\n\nrun it alone with: {step}",
            seconds(begun)
        )),
    }
}

fn seconds(begun: Instant) -> String {
    format!("{:.1} s", begun.elapsed().as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_that_repeats_it() {
        let step = Step::new("cargo fmt --all --check");
        let failed = one("format", &step, || Err("it is not tidy".to_owned())).unwrap_err();
        assert!(failed.starts_with("-- format: failed after "), "{failed}");
        assert!(failed.contains("it is not tidy"), "{failed}");
        assert!(
            failed.ends_with("run it alone with: cargo fmt --all --check"),
            "{failed}"
        );
    }

    #[test]
    fn every_check_has_a_name_of_its_own() {
        let names = checks().map(|(name, _)| name);
        assert_eq!(
            names,
            ["format", "lint", "test", "reference", "doc", "wasm"]
        );
        let wasm = checks().into_iter().find(|(name, _)| *name == "wasm");
        assert!(wasm.is_some_and(|(_, step)| step.to_string().contains("wasm32-unknown-unknown")));
    }
}
