//! The project's own chores.
//!
//! `cargo xtask ci` runs every check, `cargo xtask codegen` writes the files that are made from the code,
//! `cargo xtask schema` compares the schemas with the code, `cargo xtask python` checks the Python package,
//! `cargo xtask web` makes and tests the npm package, `cargo xtask explorer` tries the page in a browser.

mod ci;
mod codegen;
mod codes;
mod countries;
mod explorer;
mod letters;
mod pack;
mod python;
mod schema;
mod step;
mod tools;
mod web;
mod wheel;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <chore>

  ci                 run every check, and stop at the first that fails
  codegen            write the files that are made from the code
  codegen --check    only say whether they are current
  python             build the Python package, and check it where it is installed
  web                make the npm package, and test it in Node and Chromium
  web --build        only make it
  schema             compare the schemas with the code, by validators in JavaScript and Python
  explorer           build the explorer and try it in a browser
";

/// Done, a check that failed, a command line that makes no sense: 0, 1 and 2.
fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let done = match given.as_slice() {
        ["ci"] => ci::run(&root()),
        ["codegen"] => codegen::write(&root()),
        ["codegen", "--check"] => codegen::check(&root()),
        ["python"] => wheel::run(&root()),
        ["schema"] => schema::run(&root()),
        ["web"] => web::run(&root()),
        ["web", "--build"] => web::build(&root()).map(drop),
        ["explorer"] => explorer::run(&root()),
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace: cargo says where this package is, and the workspace is one above it.
fn root() -> PathBuf {
    let mut root = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    root.pop();
    root
}
