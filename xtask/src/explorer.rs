//! The explorer: its page is built and tried in a real browser.

use std::path::Path;

use crate::step::Step;
use crate::{tools, web};

/// Builds the page over the package of `bindings/wasm`, which is made if it is missing, and runs its tests.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let folder = root.join("examples/web");
    if !root.join("bindings/wasm/dist/index.js").is_file() {
        web::build(root)?;
    }
    tools::npm(&folder)?;
    web::chromium(root)?;
    for step in [
        Step::new("npm run --silent build"),
        Step::new("npm test --silent"),
    ] {
        println!("{step}");
        step.run(&folder)?;
    }
    Ok(())
}
