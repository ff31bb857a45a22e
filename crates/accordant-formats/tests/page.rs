//! The reader of pages: the real page, the same rows laid out otherwise, and an account of every character.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by a panic"
)]

use std::collections::BTreeMap;
use std::path::Path;

use accordant::Portfolio;
use accordant::model::{Partnership, Role};
use accordant_formats::{Format, ReadOptions, ReadResult, Use, read};
use proptest::prelude::*;

fn file(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(root.join(path)).unwrap()
}

fn page() -> String {
    file("examples/aneaq/page.txt")
}

fn read_page(text: &str) -> ReadResult {
    let options = ReadOptions {
        format: Some(Format::Page),
        ..ReadOptions::default()
    };
    read(text.as_bytes(), &options).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn codes(result: &ReadResult) -> Vec<&str> {
    result
        .diagnostics
        .iter()
        .map(|diagnostic| &*diagnostic.code)
        .collect()
}

fn row<'a>(portfolio: &'a Portfolio, title: &str) -> &'a Partnership {
    let mut rows = portfolio.partnerships.iter();
    rows.find(|row| row.title.as_str() == title)
        .unwrap_or_else(|| panic!("no row {title}"))
}

/// Who takes part in this role, by the name of the organization or, if it has one, its acronym.
fn parties<'a>(portfolio: &'a Portfolio, title: &str, role: Role) -> Vec<&'a str> {
    let participants = row(portfolio, title).participants.iter();
    participants
        .filter(|participant| participant.role == Some(role))
        .map(|participant| {
            portfolio
                .organization(&participant.organization)
                .unwrap()
                .label()
        })
        .collect()
}

fn programmes<'a>(portfolio: &'a Portfolio, title: &str) -> Vec<&'a str> {
    let funding = row(portfolio, title).funding.iter();
    funding
        .filter_map(|funding| funding.programme.as_ref())
        .map(|id| {
            portfolio
                .programmes
                .iter()
                .find(|programme| programme.id == *id)
                .unwrap()
                .name
                .as_str()
        })
        .collect()
}

/// Title, period, kind, number of objectives: what every layout and language of the page has in common.
const ROWS: [(&str, &str, &str, usize); 7] = [
    ("HAQAA", "2016/2018", "initiative", 5),
    ("ANQAHE", "2016-05/..", "network", 4),
    ("AT/RSA", "2016-11/2017-11", "technicalAssistance", 4),
    ("FrAQ-Sup", "2017-04/..", "network", 1),
    ("HCERES", "2017-06/..", "agreement", 5),
    ("EQuAM-M", "2017-10/2020-10", "project", 4),
    ("AMEL", "2018-11/2021-11", "project", 8),
];

fn check_rows(portfolio: &Portfolio) {
    let found: Vec<(&str, String, String, usize)> = portfolio
        .partnerships
        .iter()
        .map(|row| {
            let period = row
                .period
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default();
            let kind = row.kind.map(|kind| kind.to_string()).unwrap_or_default();
            (row.title.as_str(), period, kind, row.objectives.len())
        })
        .collect();
    let expected: Vec<_> = ROWS
        .iter()
        .map(|(title, period, kind, aims)| {
            (*title, (*period).to_owned(), (*kind).to_owned(), *aims)
        })
        .collect();
    assert_eq!(found, expected);
    assert_eq!(parties(portfolio, "AT/RSA", Role::Beneficiary), ["ANEAQ"]);
    assert_eq!(programmes(portfolio, "AT/RSA"), ["RSA II"]);
    assert_eq!(
        parties(portfolio, "FrAQ-Sup", Role::FoundingMember).len(),
        4
    );
    assert_eq!(parties(portfolio, "HCERES", Role::Partner), ["HCERES"]);
    let named: Vec<_> = portfolio
        .organizations
        .iter()
        .filter(|organization| organization.acronym.as_deref() == Some("HCERES"))
        .collect();
    assert_eq!(
        named.len(),
        1,
        "the partner of the agreement is the founder of the network"
    );
    assert_ne!(named[0].name.as_str(), "HCERES");
    let network = portfolio
        .organizations
        .iter()
        .find(|one| one.acronym.as_deref() == Some("FrAQ-Sup"));
    assert_eq!(network.unwrap().founded.unwrap().to_string(), "2014-21");
    for title in ["HAQAA", "ANQAHE", "FrAQ-Sup", "EQuAM-M", "AMEL"] {
        // The Arabic page gives HAQAA no name.
        let arabic = portfolio
            .language
            .as_ref()
            .is_some_and(|tag| tag.matches("ar"));
        assert!(
            row(portfolio, title).name.is_some() || (arabic && title == "HAQAA"),
            "{title}"
        );
    }
    assert_eq!(programmes(portfolio, "AMEL").len(), 1);
    assert_eq!(
        programmes(portfolio, "AMEL"),
        programmes(portfolio, "EQuAM-M")
    );
    assert_eq!(row(portfolio, "EQuAM-M").countries[0].to_string(), "MA");
    assert!(row(portfolio, "AMEL").summary.is_some());
}

#[test]
fn the_real_page() {
    let result = read_page(&page());
    let portfolio = &result.portfolio;
    check_rows(portfolio);
    assert_eq!(
        parties(portfolio, "HAQAA", Role::Funder),
        ["European Union"]
    );
    assert_eq!(
        parties(portfolio, "HAQAA", Role::Partner),
        ["African Union"]
    );
    let name = |title: &str| row(portfolio, title).name.as_ref().unwrap().as_str();
    assert_eq!(
        name("HAQAA"),
        "Harmonization of African Higher Education Quality Assurance and Accreditation"
    );
    assert_eq!(
        name("ANQAHE"),
        "Arab Network for Quality Assurance in Higher Education"
    );
    assert_eq!(
        name("FrAQ-Sup"),
        "Francophone Network of Quality Assurance Agencies in Higher Education"
    );
    assert_eq!(
        name("EQuAM-M"),
        "Enhancing Quality Assurance Management in Morocco"
    );
    assert_eq!(
        name("AMEL"),
        "Improvement of Lifelong Learning in Higher Education in Morocco"
    );
    assert_eq!(programmes(portfolio, "AMEL"), ["Erasmus+"]);
    assert_eq!(
        parties(portfolio, "FrAQ-Sup", Role::FoundingMember),
        ["AAQ", "AHEQE", "CTI", "HCERES"]
    );
    let founders: Vec<&str> = row(portfolio, "FrAQ-Sup")
        .participants
        .iter()
        .filter(|participant| participant.role == Some(Role::FoundingMember))
        .map(|participant| {
            portfolio
                .organization(&participant.organization)
                .unwrap()
                .name
                .as_str()
        })
        .collect();
    assert_eq!(
        founders,
        [
            "Swiss Agency of Accreditation and Quality Assurance",
            "Agency for Higher Education Quality Evaluation",
            "Commission des titres d’ingénieur",
            "High Council for Evaluation of Research and Higher Education",
        ]
    );
    let aims = |title: &str, at: usize| row(portfolio, title).objectives[at].text.as_str();
    assert!(aims("FrAQ-Sup", 0).starts_with("promoting contacts, exchange of best practices"));
    assert!(aims("EQuAM-M", 2).ends_with("that will lead to"));
    assert!(
        row(portfolio, "AMEL")
            .summary
            .as_ref()
            .unwrap()
            .as_str()
            .starts_with("The main objective")
    );
    assert_eq!(
        portfolio.title.as_ref().unwrap().as_str(),
        "Partnership and Cooperation"
    );
    assert_eq!(
        portfolio.sources[0].columns,
        ["Title", "Starting date", "Objective", "Objective"]
    );
}

#[test]
fn the_faults_of_the_real_page_are_reported() {
    let text = page();
    let result = read_page(&text);
    let at = |code: &str| {
        let found = result
            .diagnostics
            .iter()
            .find(|diagnostic| diagnostic.code == code);
        let found = found.unwrap_or_else(|| panic!("no {code}"));
        found.span().map_or("", |span| &text[span.start..span.end])
    };
    assert_eq!(at("page.repeated-column"), "Objective");
    assert_eq!(at("page.end-column-missing"), "Starting date");
    assert_eq!(at("page.private-use-bullet"), "\u{F0B7}");
    assert_eq!(at("page.unbalanced-quote"), "’");
    assert_eq!(at("page.split-token"), "ASQ -QA");
    assert_eq!(at("page.unfinished-sentence"), "to");
    assert_eq!(at("page.open-ends-without-as-of"), "");
    let lost = result
        .diagnostics
        .iter()
        .filter(|found| found.code == "page.unplaced-text");
    assert_eq!(lost.count(), 0);
    let options = ReadOptions {
        as_of: Some("2018-12".parse().unwrap()),
        ..ReadOptions::default()
    };
    let result = read(text.as_bytes(), &options).unwrap();
    assert!(!codes(&result).contains(&"page.open-ends-without-as-of"));
}

#[test]
fn every_guess_has_the_words_that_led_to_it() {
    let text = page();
    let portfolio = read_page(&text).portfolio;
    let squeezed: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for row in &portfolio.partnerships {
        let json = serde_json::to_value(row).unwrap();
        for evidence in &row.evidence {
            assert!(
                json.pointer(&evidence.path).is_some(),
                "{} {}",
                row.title,
                evidence.path
            );
            assert!(squeezed.contains(&evidence.words), "{}", evidence.words);
            let line = text
                .lines()
                .nth(evidence.line.unwrap() as usize - 1)
                .unwrap();
            let first = evidence.words.split(' ').next().unwrap();
            assert!(line.contains(first), "{line}");
        }
        let has = |path: &str| row.evidence.iter().any(|evidence| evidence.path == path);
        assert!(has("/period") && has("/kind"));
        assert_eq!(has("/name"), row.name.is_some());
        for at in 0..row.participants.len() {
            assert!(has(&format!("/participants/{at}/role")), "{}", row.title);
        }
        for at in 0..row.funding.len() {
            assert!(has(&format!("/funding/{at}/programme")), "{}", row.title);
        }
    }
}

/// The rows without what depends on where they stand.
fn bare(portfolio: &Portfolio) -> Vec<Partnership> {
    let mut rows = portfolio.partnerships.clone();
    for row in &mut rows {
        row.source = None;
        for objective in &mut row.objectives {
            objective.source = None;
        }
        for evidence in &mut row.evidence {
            evidence.line = None;
        }
    }
    rows
}

/// The page with each row cut at its title, its dates and its prose.
fn in_cells(text: &str, start: &str, between: &str, before_prose: &str) -> String {
    const DATES: [(&str, &[&str]); 7] = [
        ("HAQAA", &["2016", "2018"]),
        ("ANQAHE", &["Since May 2016"]),
        ("AT/RSA", &["November 2016", "November 2017"]),
        ("FrAQ-Sup", &["Since April 2017"]),
        ("HCERES", &["Since June 2017"]),
        ("EQuAM-M", &["October 2017", "October 2020"]),
        ("AMEL", &["November 2018", "November 2021"]),
    ];
    let mut text = text.to_owned();
    for (title, dates) in DATES {
        let written = format!("\n{title} {} ", dates.join(" "));
        assert!(text.contains(&written), "{written}");
        let cells = format!(
            "\n{start}{title}{between}{}{before_prose}",
            dates.join(between)
        );
        text = text.replacen(&written, &cells, 1);
    }
    text
}

#[test]
fn other_layouts_read_the_same() {
    let text = page();
    let expected = bare(&read_page(&text).portfolio);
    let heading = "Title Starting date Objective Objective\n";
    let title = "Partnership and Cooperation\n\n";
    let tabs = in_cells(&text, "", "\t", "\t")
        .replace(heading, "Title\tStarting date\tObjective\tObjective\n");
    let lines = in_cells(&text, "", "\n", "\n")
        .replace(heading, "Title\nStarting date\nObjective\nObjective\n");
    let blank_lines = in_cells(&text, "\n", "\n", "\n");
    let bullets = |sign: &str| {
        text.replace("\u{F0B7} ", &format!("{sign} "))
            .replace('\u{F0B7}', &format!("{sign} "))
    };
    let variants = [
        ("tabs", tabs.clone()),
        ("one cell a line", lines),
        ("blank lines", blank_lines),
        ("no heading", text.replace(heading, "")),
        ("no title", text.replace(title, "")),
        (
            "nothing above",
            text.replace(heading, "").replace(title, ""),
        ),
        (
            "tabs, no heading",
            tabs.replace("Title\tStarting date\tObjective\tObjective\n", ""),
        ),
        ("Windows", text.replace('\n', "\r\n")),
        ("Windows and tabs", tabs.replace('\n', "\r\n")),
        ("hyphens", bullets("-")),
        ("round bullets", bullets("•")),
        ("asterisks", bullets("*")),
        ("byte order mark", format!("\u{FEFF}{text}")),
        (
            "no-break spaces",
            text.replace("HAQAA 2016 2018 ", "HAQAA\u{a0}2016\u{2009}2018\u{a0}"),
        ),
    ];
    for (name, variant) in variants {
        let result = read_page(&variant);
        let found = bare(&result.portfolio);
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{name}");
        }
        assert_eq!(found.len(), expected.len(), "{name}");
        let portfolio = read_page(&text).portfolio;
        let names = |portfolio: &Portfolio| -> Vec<String> {
            portfolio
                .organizations
                .iter()
                .map(|one| one.name.to_string())
                .collect()
        };
        assert_eq!(names(&result.portfolio), names(&portfolio), "{name}");
        account(
            variant.strip_prefix('\u{FEFF}').unwrap_or(&variant),
            &result,
        );
    }
}

#[test]
fn other_languages_read_the_same() {
    for (path, language) in [("french.txt", "fr"), ("arabic.txt", "ar")] {
        let text = file(&format!("tests/fixtures/pages/{path}"));
        let result = read_page(&text);
        assert!(
            result
                .portfolio
                .language
                .as_ref()
                .unwrap()
                .matches(language)
        );
        check_rows(&result.portfolio);
        let funders = parties(&result.portfolio, "HAQAA", Role::Funder).len();
        let partners = parties(&result.portfolio, "HAQAA", Role::Partner).len();
        assert_eq!((funders, partners), (1, 1), "{path}");
        let has = |id: &str| {
            result
                .portfolio
                .organizations
                .iter()
                .any(|one| one.id.as_str() == id)
        };
        assert!(has("european-union") && has("african-union"), "{path}");
        assert!(
            !codes(&result).contains(&"page.end-column-missing"),
            "{path}"
        );
        account(&text, &result);
    }
}

/// Checks that the trace covers the text without gaps, that each stretch stands where the trace says, and that
/// what stands there holds nothing else.
fn account(text: &str, result: &ReadResult) {
    let json = serde_json::to_value(&result.portfolio).unwrap();
    let mut at = 0;
    let mut written: BTreeMap<&str, String> = BTreeMap::new();
    for segment in &result.trace {
        assert_eq!(segment.span.start, at, "a gap in the trace");
        at = segment.span.end;
        let words = &text[segment.span.start..segment.span.end];
        match &segment.used {
            Use::Field(pointer) => {
                written
                    .entry(pointer)
                    .or_default()
                    .extend(words.split_whitespace());
            }
            Use::Layout => {
                assert!(
                    !words.chars().any(|c| c.is_alphabetic() && c != 'o'),
                    "lost: {words:?}"
                );
            }
            Use::Reported(code) => assert!(codes(result).contains(&code.as_str())),
        }
    }
    assert_eq!(at, text.len(), "the end is not accounted for");
    for (pointer, written) in written {
        let value = json.pointer(pointer).and_then(|value| value.as_str());
        let value: String = value
            .unwrap_or_else(|| panic!("no {pointer}"))
            .split_whitespace()
            .collect();
        assert_eq!(value, written, "{pointer}");
    }
}

#[test]
fn every_character_of_the_real_page_is_accounted_for() {
    let text = page();
    account(&text, &read_page(&text));
}

#[test]
fn words_outside_the_rows_are_kept_and_reported() {
    let text = page().replace(
        "HAQAA 2016",
        "See also our annual report, which is published in spring.\nHAQAA 2016",
    );
    let text = format!("{text}\n\nContact\n");
    let result = read_page(&text);
    let remarks = &result.portfolio.sources[0].remarks;
    assert_eq!(
        remarks[0],
        "See also our annual report, which is published in spring."
    );
    assert!(codes(&result).contains(&"page.unplaced-text"));
    account(&text, &result);
}

#[test]
fn the_day_the_page_speaks_for() {
    let text = page().replace("\n\nTitle", "\nLast updated on 12 December 2018\n\nTitle");
    let result = read_page(&text);
    assert_eq!(result.portfolio.as_of.unwrap().to_string(), "2018-12-12");
    assert!(codes(&result).contains(&"page.as-of"));
    account(&text, &result);
}

#[test]
fn the_holder_is_the_organization_the_rows_name() {
    let options = ReadOptions {
        holder: Some("ANEAQ".to_owned()),
        ..ReadOptions::default()
    };
    let portfolio = read(page().as_bytes(), &options).unwrap().portfolio;
    assert_eq!(portfolio.holder.unwrap().as_str(), "aneaq");
    let count = portfolio
        .organizations
        .iter()
        .filter(|one| one.acronym.as_deref() == Some("ANEAQ"));
    assert_eq!(count.count(), 1);
}

#[test]
fn an_ambiguous_date_is_not_guessed() {
    let text = "Alpha 2011-12 The Alpha project\nBeta Since May 2016 The Beta project\n";
    let result = read_page(text);
    assert_eq!(row(&result.portfolio, "Alpha").period, None);
    let found = result
        .diagnostics
        .iter()
        .find(|found| found.code == "page.ambiguous-date")
        .unwrap();
    assert!(
        found.message.contains("`2011-12`") && found.message.contains("`2011/2012`"),
        "{found}"
    );
    assert_eq!(row(&result.portfolio, "Alpha").evidence[0].words, "2011-12");
    account(text, &result);
}

#[test]
fn text_that_is_no_page_is_an_error() {
    for text in [
        "Dear colleagues, the meeting of 12 May 2016 is postponed. Kind regards.",
        "Title Starting date Objective\n",
        "• one\n• two\n",
        "2016 2018\n",
        "The agency was founded in 2014 in Rabat and has had 30 staff since 2016.\n\nIt is led by a director.",
    ] {
        let error = read(text.as_bytes(), &ReadOptions::default()).unwrap_err();
        assert_eq!(error.code(), "page.no-records", "{text}");
        assert!(error.diagnostics().next().unwrap().help.is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever is cut out of the page, or put into it: it reads or fails clearly, and loses no character.
    #[test]
    fn no_character_is_lost(
        cuts in proptest::collection::vec((0_usize..6500, 0_usize..300), 0..6),
        puts in proptest::collection::vec(
            (0_usize..6500, "[ \t\n\r|•\u{F0B7}\\-(:;«“’A-Za-z0-9àéشم\u{202E}\u{200B}]{0,12}"), 0..6),
    ) {
        let mut text = page();
        for (at, length) in cuts {
            let start = text.floor_char_boundary(at);
            let end = text.floor_char_boundary(at + length);
            text.replace_range(start..end.max(start), "");
        }
        for (at, put) in puts {
            let at = text.floor_char_boundary(at);
            text.insert_str(at, &put);
        }
        match read(text.as_bytes(), &ReadOptions { format: Some(Format::Page), ..ReadOptions::default() }) {
            Ok(result) => {
                account(&text, &result);
                let json = result.portfolio.to_json();
                prop_assert_eq!(Portfolio::from_json(&json).unwrap(), result.portfolio);
            }
            Err(error) => prop_assert!(["page.no-records", "input.empty"].contains(&error.code())),
        }
    }
}
