//! `diff`, `apply` and `merge` from end to end, and the page that describes them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::command;

const PAGE: &str = include_str!("../../../../docs/changes.md");

/// A folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs a command in a folder; what it prints, the standard output first, and how it ended.
fn run_in(folder: &Path, line: &str) -> (String, i32) {
    let (words, file) = match line.split_once(" > ") {
        Some((words, file)) => (words, Some(file)),
        None => (line, None),
    };
    let arguments = words.strip_prefix("accordant ").unwrap().split(' ');
    let answered = command()
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let mut shown = String::from_utf8(answered.stdout).unwrap();
    if let Some(file) = file {
        fs::write(folder.join(file), &shown).unwrap();
        shown.clear();
    }
    shown.push_str(&String::from_utf8(answered.stderr).unwrap());
    (shown, answered.status.code().unwrap())
}

fn write(folder: &Path, name: &str, partnership: &str) {
    let text =
        format!(r#"{{"accordant":1,"partnerships":[{{"id":"p","title":"P"{partnership}}}]}}"#);
    fs::write(folder.join(name), text).unwrap();
}

#[test]
fn every_example_of_the_page_holds() {
    let folder = folder("changes-page");
    let mut fences = PAGE.split("```");
    fences.next();
    let mut shown = String::new();
    let mut checked = 0;
    // Every second piece is inside a fence.
    for fence in fences.step_by(2) {
        let (head, body) = fence.split_once('\n').unwrap();
        if let Some(file) = head.strip_prefix("json ") {
            fs::write(folder.join(file), body).unwrap();
        } else if head == "console" {
            shown.clear();
            for line in body.lines() {
                shown.push_str(&run_in(&folder, line.strip_prefix("$ ").unwrap()).0);
            }
        } else {
            assert_eq!(head, "text");
            // Of many problems the page shows the first.
            assert!(shown.starts_with(body), "{body}\n\nfound\n\n{shown}");
            assert!(
                shown == body || body.starts_with("change.does-not-fit"),
                "{shown}"
            );
            checked += 1;
        }
    }
    assert_eq!(checked, 5);
}

#[test]
fn what_the_page_says_of_moved_ends_is_what_is_said() {
    let folder = folder("changes-ends");
    let rows = PAGE
        .lines()
        .skip_while(|line| !line.starts_with("| before | after |"));
    let rows = rows.skip(2).take_while(|line| line.starts_with('|'));
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row
            .split('|')
            .map(|cell| cell.trim().trim_matches('`'))
            .collect();
        write(
            &folder,
            "a.json",
            &format!(r#","period":"2000/{}""#, cells[1]),
        );
        write(
            &folder,
            "b.json",
            &format!(r#","period":"2000/{}""#, cells[2]),
        );
        let (shown, _) = run_in(&folder, "accordant diff a.json b.json");
        assert!(shown.contains(&format!("{}\n", cells[3])), "{row}\n{shown}");
        count += 1;
    }
    assert_eq!(count, 7);
}

#[test]
fn the_page_lists_the_kinds_and_the_codes() {
    for kind in accordant::change::ChangeKind::ALL {
        assert!(PAGE.contains(&format!("`{kind}`")), "{kind}");
    }
    for code in [
        "both-changed",
        "both-added",
        "both-moved",
        "removed-and-changed",
        "removed-and-referred-to",
    ] {
        assert!(PAGE.contains(&format!("| `merge.{code}` |")), "{code}");
    }
}

#[test]
fn they_end_with_what_they_found() {
    let folder = folder("changes-codes");
    write(&folder, "a.json", "");
    write(&folder, "b.json", r#","kind":"project""#);
    write(&folder, "c.json", r#","kind":"network""#);
    for (line, code) in [
        ("accordant diff a.json a.json", 0),
        ("accordant diff a.json b.json", 1),
        ("accordant diff a.json b.json --json", 1),
        ("accordant diff a.json nowhere.json", 2),
        ("accordant diff - -", 2),
        ("accordant merge a.json a.json b.json", 0),
        ("accordant merge a.json c.json b.json", 1),
        ("accordant merge a.json c.json b.json --json", 1),
        ("accordant merge a.json c.json nowhere.json", 2),
        ("accordant apply a.json a.json", 2),
        ("accordant apply a.json nowhere.json", 2),
    ] {
        let (shown, found) = run_in(&folder, line);
        assert_eq!(found, code, "{line}\n{shown}");
        assert!(code != 2 || shown.contains("help: "), "{line}\n{shown}");
    }
}

#[test]
fn a_page_can_be_compared_with_what_was_made_of_it() {
    let folder = folder("changes-pages");
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/aneaq/page.txt");
    let text = fs::read_to_string(page).unwrap();
    fs::write(folder.join("page.txt"), &text).unwrap();
    run_in(
        &folder,
        "accordant read page.txt --json --quiet > portfolio.json",
    );
    let (shown, code) = run_in(&folder, "accordant diff page.txt portfolio.json --quiet");
    assert_eq!((shown.as_str(), code), ("nothing changed\n", 0));

    fs::write(
        folder.join("later.txt"),
        text.replace("October 2020", "May 2021"),
    )
    .unwrap();
    let (shown, _) = run_in(&folder, "accordant diff page.txt later.txt --quiet");
    let moved = "    ~ end moved from 2020-10 to 2021-05: 7 months later, to the month\n";
    assert!(shown.contains(moved), "{shown}");
    run_in(
        &folder,
        "accordant diff page.txt later.txt --quiet --json > changes.json",
    );
    run_in(
        &folder,
        "accordant apply page.txt changes.json --quiet > made.json",
    );
    run_in(
        &folder,
        "accordant read later.txt --json --quiet > later.json",
    );
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(read("made.json"), read("later.json"));
}

#[test]
fn a_merge_is_one_document_if_that_is_wanted() {
    let folder = folder("changes-json");
    write(&folder, "a.json", "");
    write(&folder, "b.json", r#","kind":"project""#);
    write(&folder, "c.json", r#","kind":"network""#);
    let (shown, _) = run_in(&folder, "accordant merge a.json b.json c.json --json");
    let merged: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(merged["conflicts"][0]["code"], "merge.both-added");
    assert_eq!(merged["portfolio"]["partnerships"][0]["kind"], "project");
}
