//! What holds for every subcommand: exit codes, pipes, colour, places of mistakes, and text that means harm.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Stdio;

use crate::support::{Answered, command, run, run_with};

const FILE: &str = "tests/fixtures/portfolio.json";
const HOSTILE: &str = "../../tests/conformance/hostile";

/// What may not reach a terminal: controls but the line end, and what sets the direction, but for the
/// isolates, which are balanced in each line.
fn assert_harmless(text: &str, what: &str) {
    for line in text.lines() {
        let mut depth = 0;
        for letter in line.chars() {
            let bad = letter.is_control()
                || matches!(letter, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
                || matches!(letter, '\u{2060}'..='\u{2067}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}')
                || matches!(letter, '\u{E0000}'..='\u{E007F}');
            assert!(!bad, "{what}: U+{:04X} in {line:?}", u32::from(letter));
            depth += i32::from(letter == '\u{2068}') - i32::from(letter == '\u{2069}');
            assert!(depth >= 0, "{what}: {line:?}");
        }
        assert_eq!(depth, 0, "{what}: {line:?}");
    }
}

fn assert_sound(answered: &Answered, what: &str) {
    assert!(
        (0..=2).contains(&answered.code),
        "{what}: {}",
        answered.code
    );
    assert!(
        !answered.err.contains("panicked"),
        "{what}: {}",
        answered.err
    );
    assert_harmless(&answered.err, what);
}

#[test]
fn wrong_usage_ends_with_2() {
    for arguments in [
        &[][..],
        &["nonsense"],
        &["find"],
        &["find", FILE, "--on", "2018-13-01"],
        &["find", FILE, "--as-of", "soon"],
        &["find", FILE, "--sort", "size"],
        &["find", FILE, "--lang", "de"],
        &["facets", FILE, "--by", "colour"],
        &["timeline", FILE, "--by", "week"],
        &["timeline", FILE, "--range", "2018/2016"],
        &["expiries", FILE, "--within", "soon"],
        &["date"],
    ] {
        let answered = run(arguments);
        assert_eq!(
            (answered.code, answered.out.as_str()),
            (2, ""),
            "{arguments:?}"
        );
        assert!(!answered.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_wrong_argument_is_told_its_way_out() {
    let wrong = run(&["facets", FILE, "--by", "knd"]);
    assert!(
        wrong
            .err
            .contains("no field `knd`\n  help: did you mean `kind`?"),
        "{}",
        wrong.err
    );
}

#[test]
fn remarks_are_counted_shown_or_hidden() {
    let input = br#"[{ "title": "A", "start": "2016", "end": "2018", "colour": "red" }]"#;
    let find = run_with(&["find", "-"], input);
    assert_eq!(
        find.err,
        "the reader had 1 remark: `accordant read -` shows it\n"
    );
    assert_eq!(run_with(&["find", "-", "--quiet"], input).err, "");
    let read = run_with(&["read", "-"], input);
    assert!(
        read.err.starts_with("records.unknown-field: ") && read.err.contains("at /0/colour\n"),
        "{}",
        read.err
    );
    assert_eq!(run_with(&["read", "-", "--quiet"], input).err, "");
}

#[test]
fn help_and_version_end_with_0() {
    for arguments in [
        &["help"][..],
        &["--help"],
        &["--version"],
        &["help", "find"],
    ] {
        let answered = run(arguments);
        assert_eq!(
            (answered.code, answered.err.as_str()),
            (0, ""),
            "{arguments:?}"
        );
        assert!(answered.out.contains("accordant"), "{arguments:?}");
    }
}

#[test]
fn bad_input_ends_with_2_and_its_place() {
    let missing = run(&["find", "nowhere.json"]);
    assert_eq!(missing.code, 2);
    assert!(
        missing
            .err
            .starts_with("input.not-readable: cannot read `nowhere.json`")
    );
    for (input, code) in [
        (&b""[..], "input.empty"),
        (b"{\"accordant\":1,\"title\":\"\xff\"}", "input.not-utf8"),
        (b"a\0b", "input.binary"),
        (b"just words", "page.no-records"),
        (b"{\"accordant\":1,\"titel\":\"x\"}", "json.unknown-field"),
    ] {
        for name in ["read", "find", "check"] {
            let answered = run_with(&[name, "-"], input);
            assert_eq!(
                (answered.code, answered.out.as_str()),
                (2, ""),
                "{name} {code}"
            );
            assert!(answered.err.starts_with(code), "{name}: {}", answered.err);
            assert!(
                answered.err.contains("  --> standard input"),
                "{}",
                answered.err
            );
        }
    }
}

#[test]
fn check_answers_in_json_even_for_bad_input() {
    let input = br#"{ "accordant": 1, "partnerships": [{ "id": "a", "title": "A", "period": "2016-13" }] }"#;
    let check = run_with(&["check", "-", "--json"], input);
    assert_eq!(check.code, 2);
    assert_eq!(check.json()[0]["code"], "date.month-out-of-range");
    assert_eq!(check.json()[0]["place"]["path"], "/partnerships/0/period");
}

#[test]
fn a_mistake_in_a_query_has_a_caret() {
    let wrong = run(&["find", FILE, "kind:project patner:EU"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert_eq!(
        wrong.err,
        "\
query.unknown-field: no field `patner`
  --> query:1:14
  | kind:project patner:EU
  |              ^^^^^^
  help: did you mean `partner`?
"
    );
}

#[test]
fn a_caret_stands_by_what_a_terminal_shows() {
    // Two characters of two columns each, and one that is shown by its number.
    let wrong = run(&["find", FILE, "日本\u{202e} patner:EU"]);
    assert!(
        wrong
            .err
            .contains("  | 日本\\u{202e} patner:EU\n  |              ^^^^^^\n"),
        "{}",
        wrong.err
    );
}

#[test]
fn what_there_is_to_say_about_a_query_is_said() {
    let find = run(&["find", FILE, "partner:nobody"]);
    assert_eq!(find.code, 0);
    assert!(find.err.starts_with("query.unknown-name: "), "{}", find.err);
    assert!(find.out.starts_with("0 of 7"), "{}", find.out);
}

#[test]
fn the_input_can_be_the_standard_input() {
    let input = fs::read(FILE).unwrap();
    for arguments in [
        &["find", "-", "kind:project"][..],
        &["read", "-", "--json"],
        &["facets", "-"],
        &["links", "-", "EU"],
    ] {
        let by_name: Vec<&str> = arguments
            .iter()
            .map(|word| if *word == "-" { FILE } else { word })
            .collect();
        assert_eq!(
            run_with(arguments, &input).out,
            run(&by_name).out,
            "{arguments:?}"
        );
    }
}

#[test]
fn colour_is_for_terminals_and_whoever_asks() {
    let shown = |name: &str, value: &str, off: bool| {
        let mut command = command();
        command.args(["find", FILE]).env(name, value);
        if off {
            command.env("NO_COLOR", "1");
        }
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert!(!shown("TERM", "xterm-256color", false).contains('\u{1b}'));
    assert!(shown("CLICOLOR_FORCE", "1", false).contains('\u{1b}'));
    assert!(!shown("CLICOLOR_FORCE", "1", true).contains('\u{1b}'));
}

#[test]
fn lines_are_answered_as_they_come() {
    let mut child = command()
        .args(["date", "--json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for (phrase, edtf) in [
        ("since 2014", "2014/.."),
        ("mai 2016\r", "2016-05"),
        ("2016", "2016"),
    ] {
        writeln!(input, "{phrase}").unwrap();
        let answer = answers.next().unwrap().unwrap();
        assert!(answer.contains(&format!("\"edtf\":\"{edtf}\"")), "{answer}");
    }
    // The last line needs no line end.
    write!(input, "2017").unwrap();
    drop(input);
    assert!(
        answers
            .next()
            .unwrap()
            .unwrap()
            .starts_with("{\"input\":\"2017\"")
    );
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_broken_pipe_is_no_failure() {
    let mut child = command()
        .args(["date", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    let _ = input.write_all("2016\n".repeat(1000).as_bytes());
    drop(input);
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
}

#[test]
fn an_answer_that_cannot_be_written_is_a_failure() {
    let Ok(full) = fs::File::options().write(true).open("/dev/full") else {
        return;
    };
    let ended = command().args(["schema"]).stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(
        String::from_utf8(ended.stderr)
            .unwrap()
            .starts_with("output.not-writable: ")
    );
}

#[test]
fn text_that_means_harm_is_shown_by_its_numbers() {
    let input = br#"{ "accordant": 1, "title": "T\u001b]0;x\u0007", "organizations": [
        { "id": "o", "name": "O\u009b2J" }, { "id": "p", "name": "P\u2066" }],
        "partnerships": [{ "id": "a", "title": "red \u001b[31m\u202egnitaroc\u200b \u0645\u0646\u0630",
        "participants": [{ "organization": "o", "role": "partner" }, { "organization": "p", "role": "host" }] }] }"#;
    for arguments in [
        &["read", "-"][..],
        &["find", "-"],
        &["find", "-", "active:2018"],
        &["facets", "-", "--by", "partner", "host"],
        &["explain", "-", "active:2018 \u{1b}[1m", "a"],
        &["explain", "-", "*", "\u{1b}[1m"],
        &["links", "-"],
        &["links", "-", "o", "p"],
        &["links", "-", "o", "\u{9b}1m"],
        &["expiries", "-"],
        &["check", "-"],
        &["find", "-", "title:\u{1b}[1m ("],
        &["find", "-", "--sort", "\u{1b}[1m\u{202e}"],
        &["find", "-", "--holder", "\u{1b}[1m\u{202e}"],
        &["find", "no\u{1b}[1m\u{202e}where"],
        &["date", "\u{1b}[1m\u{202e}2016"],
    ] {
        let answered = run_with(arguments, input);
        let what = format!("{arguments:?}");
        assert_sound(&answered, &what);
        assert_harmless(&answered.out, &what);
    }
    let find = run_with(&["find", "-"], input);
    let title = "\u{2068}red \\u{1b}[31m\\u{202e}gnitaroc\\u{200b} منذ\u{2069}";
    assert!(find.out.contains(title), "{}", find.out);
}

#[test]
fn a_snapshot_is_read_as_what_it_was_made_of() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("snapshot");
    fs::create_dir_all(&folder).unwrap();
    let out = folder.join("portfolio.accordant");
    let out = out.to_str().unwrap();
    let written = run(&["snapshot", FILE, out]);
    assert_eq!((written.code, written.out.as_str()), (0, ""));
    assert_eq!(
        run(&["read", out, "--json"]).out,
        run(&["read", FILE, "--json"]).out
    );
    for policy in ["until-as-of", "hold-forever"] {
        let ask = |file: &str| {
            run(&[
                "find",
                file,
                "active:2030",
                "--on",
                "2018-12-15",
                "--open-ends",
                policy,
            ])
            .out
        };
        assert_eq!(ask(out), ask(FILE));
    }
    let mut bytes = fs::read(out).unwrap();
    bytes.pop();
    fs::write(out, bytes).unwrap();
    let damaged = run(&["find", out, ""]);
    assert_eq!(damaged.code, 2);
    assert!(damaged.err.contains("snapshot.damaged"), "{}", damaged.err);
    let nowhere = run(&["snapshot", FILE, "no/such/folder/x.accordant"]);
    assert_eq!(nowhere.code, 2);
    assert!(
        nowhere.err.contains("output.not-writable"),
        "{}",
        nowhere.err
    );
}

#[test]
fn hostile_files_are_read_or_refused() {
    let mut count = 0;
    for folder in ["json", "text"] {
        for entry in fs::read_dir(Path::new(HOSTILE).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let path = path.to_str().unwrap();
            count += 1;
            for arguments in [
                &["read", path][..],
                &["find", path, "active:2018"],
                &["check", path],
            ] {
                let answered = run(arguments);
                assert_sound(&answered, path);
                assert_harmless(&answered.out, path);
            }
            let json = run(&["read", path, "--json"]);
            assert_sound(&json, path);
            if json.code == 0 {
                accordant::Portfolio::from_json(&json.out).unwrap();
            }
        }
    }
    assert!(count > 100, "{count} files");
}
