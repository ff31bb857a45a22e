//! One command, shown as it can be typed.

use std::ffi::OsString;
use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};

/// A command with its arguments and the variables it needs.
pub(crate) struct Step {
    program: OsString,
    arguments: Vec<OsString>,
    variables: Vec<(&'static str, OsString)>,
}

impl Step {
    /// The command as it is typed, its words parted by spaces.
    pub(crate) fn new(line: &str) -> Step {
        let mut words = line.split_ascii_whitespace().map(OsString::from);
        Step {
            program: words.next().unwrap_or_default(),
            arguments: words.collect(),
            variables: Vec::new(),
        }
    }

    /// The same command with another program, which need not be in the path.
    pub(crate) fn by(mut self, program: &Path) -> Step {
        self.program = program.into();
        self
    }

    /// The same command with a path as its last argument.
    pub(crate) fn on(mut self, path: &Path) -> Step {
        self.arguments.push(path.into());
        self
    }

    /// The same command with a variable of the environment set.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<OsString>) -> Step {
        self.variables.push((name, value.into()));
        self
    }

    /// Runs it in the folder; what it prints goes where ours goes.
    pub(crate) fn run(&self, folder: &Path) -> Result<(), String> {
        let program = self.program.display();
        match self.command(folder).status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("`{program}` failed: {status}")),
            Err(error) => Err(format!("`{program}` cannot be run: {error}")),
        }
    }

    /// What it prints, without the line end; nothing if it fails.
    pub(crate) fn output(&self, folder: &Path) -> Option<String> {
        let done = self.command(folder).stderr(Stdio::null()).output().ok()?;
        let text = String::from_utf8(done.stdout).ok()?;
        done.status.success().then(|| text.trim_end().to_owned())
    }

    fn command(&self, folder: &Path) -> Command {
        // Under `cargo run` this is the cargo that runs us, which need not be the first in the path.
        let cargo = (self.program == "cargo").then(|| std::env::var_os("CARGO"));
        let program = cargo.flatten().unwrap_or_else(|| self.program.clone());
        let mut command = Command::new(program);
        command.args(&self.arguments).current_dir(folder);
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command
    }
}

impl fmt::Display for Step {
    /// The command as it can be typed in a shell.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, value) in &self.variables {
            write!(f, "{name}='{}' ", value.display())?;
        }
        write!(f, "{}", self.program.display())?;
        for argument in &self.arguments {
            write!(f, " {}", argument.display())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_it_is_typed() {
        let step = Step::new("cargo doc --no-deps").with("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(
            step.to_string(),
            "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps"
        );
    }

    #[test]
    fn says_whether_it_succeeded() {
        let folder = std::env::temp_dir();
        assert_eq!(Step::new("cargo --version").run(&folder), Ok(()));
        assert!(Step::new("cargo no-such-command").run(&folder).is_err());
        let missing = Step::new("no-such-program-of-ours").run(&folder);
        assert!(missing.is_err_and(|reason| reason.contains("cannot be run")));
        let version = Step::new("cargo --version").output(&folder);
        assert!(version.is_some_and(|text| text.starts_with("cargo ")));
    }
}
