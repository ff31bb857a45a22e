//! What the README promises.

use crate::support::{command, run};

const README: &str = include_str!("../../../../README.md");

#[test]
fn the_main_job_prints_what_the_readme_shows() {
    let shown = README
        .split("```")
        .find_map(|fence| fence.strip_prefix("console\n$ cargo run -- "))
        .unwrap();
    // Only the query is quoted there, and it has no space.
    let arguments: Vec<String> = shown
        .split_whitespace()
        .map(|word| word.trim_matches('\'').to_owned())
        .collect();
    let answered = command()
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .args(&arguments)
        .output()
        .unwrap();
    let printed = README
        .split("```")
        .find_map(|fence| fence.strip_prefix("text\n"))
        .unwrap();
    assert_eq!(String::from_utf8(answered.stdout).unwrap(), printed);
}

#[test]
fn the_readme_lists_every_command() {
    let help = run(&["help"]).out;
    let commands = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .map_while(|line| line.split_whitespace().next())
        .filter(|name| *name != "help");
    let mut listed = README
        .lines()
        .filter_map(|line| line.strip_prefix("| `accordant "))
        .filter_map(|line| line.split('`').next());
    for command in commands {
        assert_eq!(listed.next(), Some(command));
    }
    assert_eq!(listed.next(), None);
}
