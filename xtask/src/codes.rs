//! `docs/errors.md`, made of the list of codes; and that the list is that of the sources.

use std::fmt::Display;

use accordant::codes::{Code, groups};

const HEAD: &str = "\
<!-- Made by `cargo xtask codegen` from crates/accordant/src/codes: change it there. -->

# Codes

Whatever accordant complains of or remarks upon has a code, such as `date.month-out-of-range`. Codes are for ever: a
program can match on them, while messages may get better. `accordant codes CODE` explains one at the command line,
`accordant codes` lists them all, and a program has them as `accordant::codes`.

| severity | what it is |
| --- | --- |
| error | has to be mended: nothing is read, or nothing is answered |
| warning | probably a mistake, or a guess that somebody should look at; the reading goes on |
| info | worth knowing, nothing is wrong |
| assumption | what an answer took for granted, or the reading of a date |
| conflict | what two sides of a merge disagree on; somebody has to decide |
| rule | how the words of an `evidence` led to a statement; nothing is wrong |

| comes from | when |
| --- | --- |
| page | the text of a page is read |
| records | records in other JSON are read |
| portfolio | a portfolio in JSON is read |
| register | a portfolio with one record a line is read, or an index is changed |
| snapshot | a portfolio that was written as it is indexed is read |
| check | a portfolio is checked: `accordant check` |
| query | a query is read, or asked |
| date | a date, period, length or phrase is read by itself: `accordant date` |
| diff | a diff is applied, or two portfolios are merged: `accordant apply`, `accordant merge` |
| table | a table is written or read |
| command | the command line or a function is given a name or a file |
| person | a person writes evidence into a portfolio |

An error of a document names the place as a JSON pointer, one of a text as a line and column. All problems of a document
are reported at once, the first thousand of them.
";

/// The page.
pub(crate) fn page() -> String {
    let mut page = HEAD.to_owned();
    for (title, codes) in groups() {
        page.extend(["\n## ", title, "\n\n"]);
        page.push_str("| code | severity | comes from | meaning | what to do |\n");
        page.push_str("| --- | --- | --- | --- | --- |\n");
        for code in codes {
            page.push_str(&row(code));
        }
    }
    page
}

fn row(code: &Code) -> String {
    format!(
        "| `{}` | {} | {} | {} | {} |\n",
        code.code,
        joined(code.weights),
        joined(code.origins),
        code.meaning,
        code.remedy
    )
}

fn joined(names: &[impl Display]) -> String {
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::{Path, PathBuf};

    use accordant::codes::{self, Weight};

    /// What makes a diagnostic, an error or an assumption, up to the code.
    const MAKERS: [(&str, Weight); 6] = [
        ("Error::new(", Weight::Error),
        ("Diagnostic::error(", Weight::Error),
        ("Diagnostic::warning(", Weight::Warning),
        (".warn(", Weight::Warning),
        ("Diagnostic::info(", Weight::Info),
        ("Assumption::new(", Weight::Assumption),
    ];

    /// Whether it is one of the files that list the codes.
    fn is_list(path: &Path) -> bool {
        path.parent()
            .is_some_and(|folder| folder.ends_with("accordant/src/codes"))
    }

    /// The sources of the libraries, the command line and the bindings, without their tests.
    fn sources() -> Vec<(PathBuf, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut open = Vec::new();
        for folder in ["crates", "bindings"] {
            let Ok(packages) = fs::read_dir(root.join(folder)) else {
                continue;
            };
            open.extend(packages.map(|package| package.unwrap().path().join("src")));
        }
        let mut found = Vec::new();
        while let Some(path) = open.pop() {
            if path.is_dir() {
                let inner = fs::read_dir(&path)
                    .unwrap()
                    .map(|inner| inner.unwrap().path());
                open.extend(
                    inner.filter(|inner| !inner.ends_with("tests") && !inner.ends_with("tests.rs")),
                );
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && (path.ends_with("codes/mod.rs") || !is_list(&path))
            {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
                let lines = code.lines().filter(|line| {
                    !["//", "#["]
                        .iter()
                        .any(|mark| line.trim_start().starts_with(mark))
                });
                found.push((path, lines.collect::<Vec<_>>().join("\n")));
            }
        }
        assert!(found.len() > 100, "{} files", found.len());
        found
    }

    /// Whether a text has the form of a code: `noun.what-is-wrong`.
    fn is_code(text: &str) -> bool {
        let part = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_lowercase())
                && !part.ends_with('-')
                && part
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        text.split_once('.')
            .is_some_and(|(noun, wrong)| part(noun) && part(wrong))
    }

    /// The strings of a source that have the form of a code, each with the text before it.
    fn literals(source: &str) -> Vec<(&str, &str)> {
        let quotes: Vec<usize> = source.match_indices('"').map(|(at, _)| at).collect();
        quotes
            .windows(2)
            .filter_map(|pair| {
                let text = source.get(pair[0] + 1..pair[1])?;
                is_code(text).then_some((text, source.get(..pair[0])?.trim_end()))
            })
            .collect()
    }

    #[test]
    fn the_list_is_that_of_the_sources() {
        let listed: BTreeMap<&str, &[Weight]> =
            codes::all().map(|code| (code.code, code.weights)).collect();
        let nouns: BTreeSet<&str> = listed
            .keys()
            .filter_map(|code| code.split('.').next())
            .collect();
        let mut used: BTreeSet<String> = BTreeSet::new();
        let mut problems = Vec::new();
        for (path, source) in sources() {
            for (code, before) in literals(&source) {
                used.insert(code.to_owned());
                let maker = MAKERS.iter().find(|(maker, _)| before.ends_with(maker));
                let noun = code.split('.').next().unwrap();
                let Some(weights) = listed.get(code) else {
                    if maker.is_some() || nouns.contains(noun) {
                        problems.push(format!("{}: `{code}` is not listed", path.display()));
                    }
                    continue;
                };
                if let Some((_, weight)) = maker
                    && !weights.contains(weight)
                {
                    let path = path.display();
                    problems.push(format!("{path}: `{code}` is not listed as {weight}"));
                }
            }
        }
        for code in listed.keys().filter(|code| !used.contains(**code)) {
            // Written by people into portfolios, and by no program.
            if *code != "curator" {
                problems.push(format!("`{code}` is listed and nowhere used"));
            }
        }
        assert!(
            problems.is_empty(),
            "mend crates/accordant/src/codes:\n{}",
            problems.join("\n")
        );
    }

    #[test]
    fn literals_are_found_where_codes_are_made() {
        let source = "note(Diagnostic::warning(\n    \"page.split-token\",\n    \"a.b c\", \"x\"";
        let [(code, before)] = literals(source)[..] else {
            panic!("{:?}", literals(source));
        };
        assert_eq!(code, "page.split-token");
        assert!(before.ends_with("Diagnostic::warning("));
        for text in ["json", "Json.a", "a.b.c", "a b.c", "-a.b", "a.b-", "9.5"] {
            assert!(!is_code(text), "{text}");
        }
    }

    #[test]
    fn the_page_says_all_of_each_code() {
        let page = super::page();
        for code in codes::all() {
            assert!(page.contains(&format!("| `{}` |", code.code)));
            assert!(page.contains(code.meaning) && page.contains(code.remedy));
        }
        for weight in Weight::ALL {
            assert!(page.contains(&format!("\n| {weight} | ")), "{weight}");
        }
        for origin in codes::Origin::ALL {
            assert!(page.contains(&format!("\n| {origin} | ")), "{origin}");
        }
    }
}
