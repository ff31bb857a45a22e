//! Packages of Node and Python, installed as their lists pin them and kept until a list changes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::Step;

/// Where cargo builds.
pub(crate) fn target(root: &Path) -> Result<PathBuf, String> {
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let target = root.join(target);
    fs::create_dir_all(&target).map_err(|error| format!("{}: {error}", target.display()))?;
    Ok(target)
}

/// Installs what the `package-lock.json` of the folder pins, into its `node_modules`.
pub(crate) fn npm(folder: &Path) -> Result<(), String> {
    let installed = folder.join("node_modules/.installed");
    keep(&folder.join("package-lock.json"), &installed, || {
        Step::new("npm ci --no-audit --no-fund").run(folder)
    })
}

/// A virtual environment with what the list pins; gives its Python.
pub(crate) fn venv(folder: &Path, list: &Path) -> Result<PathBuf, String> {
    let python = folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    keep(list, &folder.join(".installed"), || {
        let parent = folder.parent().unwrap_or(folder);
        Step::new("python3 -m venv --clear")
            .on(folder)
            .run(parent)?;
        let install = Step::new("python -m pip install --quiet --disable-pip-version-check -r");
        install.by(&python).on(list).run(parent)
    })?;
    Ok(python)
}

/// Installs what a list names, unless the same list was installed before.
fn keep(
    list: &Path,
    stamp: &Path,
    install: impl FnOnce() -> Result<(), String>,
) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", list.display());
    let wanted = fs::read(list).map_err(failed)?;
    if fs::read(stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    println!("installing what {} names", list.display());
    install()?;
    fs::write(stamp, wanted).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_installed_once_and_again_when_it_changes() {
        let folder = std::env::temp_dir().join(format!("accordant-tools-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (list, stamp) = (folder.join("list"), folder.join("stamp"));
        let count = std::cell::Cell::new(0);
        let install = || {
            count.set(count.get() + 1);
            if count.get() == 1 {
                Err("no network".to_owned())
            } else {
                Ok(())
            }
        };
        fs::write(&list, "a==1\n").unwrap();
        assert!(keep(&list, &stamp, install).is_err());
        for (content, installed) in [("a==1\n", 2), ("a==1\n", 2), ("a==2\n", 3)] {
            fs::write(&list, content).unwrap();
            keep(&list, &stamp, install).unwrap();
            assert_eq!(count.get(), installed, "{content}");
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
