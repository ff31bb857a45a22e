//! The npm package: made, packed, and tested from the tarball in Node and Chromium.

use std::fs;
use std::path::{Path, PathBuf};

use crate::pack;
use crate::step::Step;
use crate::tools;

const BINDGEN: &str = "wasm-bindgen";

/// How code for browsers is made: with vectors, which all have had since March 2023 and which spare the code that stands
/// in for them; and without turning indexes in loops into pointers, which costs room and brings no speed. So does writing
/// out all turns of a loop, and putting functions that ask for it where they are called, but of the smallest.
const FLAGS: &str = "-C target-feature=+simd128 -C llvm-args=-disable-lsr \
     -C llvm-args=-inlinehint-threshold=10 -C llvm-args=-unroll-threshold=40";

/// What holds on top of it where all crates are compiled as one. A function that is called at one place is put there only if
/// it is hardly longer than the call, and what is computed twice is not moved to where it would be once: so like functions
/// stay alike, which is what gzip needs.
///
/// The stack lies before the data: with 768 kB of it, addresses of data have three bytes instead of four.
const AS_ONE: [&str; 5] = [
    "-C llvm-args=-inline-instr-cost=1500",
    "-C llvm-args=-inline-call-penalty=7500",
    "-C llvm-args=-enable-pre=false",
    "-C llvm-args=-enable-load-pre=false",
    "-C link-arg=-zstack-size=786432",
];

/// Makes the package and runs its tests.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let folder = build(root)?;
    chromium(root)?;
    let tested = tools::target(root)?.join("wasm-package");
    let step = Step::new("node tests/run.mjs").on(&tested);
    println!("{step}");
    step.run(&folder)
}

/// Makes the package, in `bindings/wasm/dist`; gives its folder.
pub(crate) fn build(root: &Path) -> Result<PathBuf, String> {
    let target = tools::target(root)?;
    let folder = root.join("bindings/wasm");
    need_target(root)?;
    let bindgen = bindgen(root, &target)?;
    tools::npm(&folder)?;
    let slim = compile(root, &target, "slim", " --no-default-features")?;
    let whole = compile(root, &target, "whole", "")?;
    let make = Step::new("node build.mjs")
        .on(&whole)
        .on(&slim)
        .on(&bindgen);
    println!("{make}");
    make.run(&folder)?;
    pack::run(&folder.join("dist"))?;
    Ok(folder)
}

/// Compiles the module with these features; gives the file of this name.
fn compile(root: &Path, target: &Path, name: &str, features: &str) -> Result<PathBuf, String> {
    let step = "cargo rustc --lib --profile wasm --target wasm32-unknown-unknown -p accordant-wasm";
    let step = Step::new(&format!("{step}{features} -- {}", AS_ONE.join(" ")));
    println!("{step}");
    step.with("CARGO_TARGET_DIR", target)
        .with("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags())
        .run(root)?;
    let folder = target.join("wasm32-unknown-unknown/wasm");
    // With other features, cargo writes to the same place.
    let module = folder.join(format!("accordant_wasm_{name}.wasm"));
    fs::copy(folder.join("accordant_wasm.wasm"), &module).map_err(|error| error.to_string())?;
    Ok(module)
}

/// The flags, and short names for the sources of crates: where they lie here is nobody's business, and takes room.
fn flags() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let Some(sources) = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok()) else {
        return FLAGS.to_owned();
    };
    let sources =
        sources.filter_map(|folder| folder.ok()?.path().into_os_string().into_string().ok());
    // Flags are parted at blanks.
    let sources = sources.filter(|folder| !folder.contains(char::is_whitespace));
    let renamed = sources.map(|folder| format!("--remap-path-prefix={folder}="));
    [FLAGS.to_owned()]
        .into_iter()
        .chain(renamed)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Sees to it that the browser's target is installed, with rustup where there is one.
pub(crate) fn need_target(root: &Path) -> Result<(), String> {
    let libraries = Step::new("rustc --print target-libdir --target wasm32-unknown-unknown");
    let installed = libraries
        .output(root)
        .is_some_and(|folder| Path::new(&folder).is_dir());
    if installed {
        return Ok(());
    }
    let add = Step::new("rustup target add wasm32-unknown-unknown");
    println!("{add}");
    add.run(root).map_err(|reason| {
        format!(
            "the target wasm32-unknown-unknown is not installed, and adding it went wrong: {reason}"
        )
    })
}

/// The command line of wasm-bindgen, of the version that the lock file has: another does not read the module.
fn bindgen(root: &Path, target: &Path) -> Result<PathBuf, String> {
    let lock = fs::read_to_string(root.join("Cargo.lock")).map_err(|error| error.to_string())?;
    let version = locked(&lock, BINDGEN).ok_or("Cargo.lock has no wasm-bindgen")?;
    let tools = target.join("tools");
    let program = tools.join("bin").join(BINDGEN);
    let found = Step::new("wasm-bindgen --version")
        .by(&program)
        .output(root);
    if found.is_some_and(|found| found == format!("{BINDGEN} {version}")) {
        return Ok(program);
    }
    let install = format!("cargo install wasm-bindgen-cli --version {version} --force --root");
    let install = Step::new(&install).on(&tools);
    println!("{install}");
    install
        .with("CARGO_TARGET_DIR", target.join("tools/build"))
        .run(root)?;
    Ok(program)
}

/// The version of a package in a lock file.
fn locked<'l>(lock: &'l str, name: &str) -> Option<&'l str> {
    let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    rest.split('"').next()
}

/// Sees to it that there is a Chromium, with apt where there is none.
pub(crate) fn chromium(root: &Path) -> Result<(), String> {
    let named = std::env::var_os("CHROMIUM").map_or("/usr/bin/chromium".into(), PathBuf::from);
    if named.is_file() {
        return Ok(());
    }
    for step in ["apt-get update -q", "apt-get install -q -y chromium"] {
        println!("{step}");
        Step::new(step).run(root).map_err(|reason| {
            format!("{reason}; install Chromium, or say where it is with the variable CHROMIUM")
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked(lock, BINDGEN), Some("0.2.130"));
        assert_eq!(locked(lock, "other"), None);
    }
}
