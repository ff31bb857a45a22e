//! Running the command.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// What the command answered.
pub(crate) struct Answered {
    /// The exit code.
    pub(crate) code: i32,
    /// The standard output.
    pub(crate) out: String,
    /// The standard error.
    pub(crate) err: String,
}

impl Answered {
    /// The standard output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("no JSON: {error}\n{}\n{}", self.out, self.err))
    }

    /// The words of each line of the standard output.
    pub(crate) fn rows(&self) -> Vec<Vec<&str>> {
        let lines = self.out.lines();
        lines
            .map(|line| line.split_whitespace().collect())
            .collect()
    }
}

/// The command, away from the settings of whoever runs the tests.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_accordant"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS"] {
        command.env_remove(name);
    }
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// Runs the command with these arguments.
pub(crate) fn run(arguments: &[&str]) -> Answered {
    run_with(arguments, b"")
}

/// Runs the command with these arguments and this standard input.
pub(crate) fn run_with(arguments: &[&str], input: &[u8]) -> Answered {
    let mut child = command()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // Written aside: the command may answer before it has read everything, or read nothing.
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    answered(output)
}

fn answered(output: Output) -> Answered {
    Answered {
        code: output.status.code().expect("ended by a signal"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
