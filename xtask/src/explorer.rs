//! The explorer: its page is built and tried in a real browser.

use std::path::Path;

use crate::step::Step;
use crate::tools;

/// Builds the page over the package of `bindings/wasm` and runs its tests in Chromium.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let folder = root.join("examples/web");
    if !root.join("bindings/wasm/dist/index.js").is_file() {
        return Err(
            "the package for JavaScript is not built yet: `cargo xtask web` builds it".to_owned(),
        );
    }
    tools::npm(&folder)?;
    let chromium = tools::chromium(root)?;
    for step in [
        Step::new("npm run --silent build"),
        Step::new("npm test --silent").with("CHROMIUM", &chromium),
    ] {
        println!("{step}");
        step.run(&folder)?;
    }
    Ok(())
}
