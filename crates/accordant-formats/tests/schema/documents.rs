//! What the corpus holds.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use accordant::change::merge;
use accordant::model::CheckOptions;
use accordant::query::{AskOptions, FindOptions, NetworkOptions, Query, TimelineUnit};
use accordant::time::Policy;
use accordant::{Error, Limits, Portfolio};
use accordant_formats::{ReadOptions, read};
use serde::Serialize;
use serde_json::{Value, json};

use super::dice::Dice;
use super::generate;
use super::mutate::{edited, mutated};

/// How many portfolios and queries are made by chance; each comes with variants that have one thing changed.
const MADE: usize = 300;
const VARIANTS: usize = 10;

/// A document, and what the code says of it.
pub(crate) struct Document {
    /// The schema it is compared with.
    pub(crate) schema: &'static str,
    /// Where it comes from.
    pub(crate) origin: String,
    /// The document.
    pub(crate) text: String,
    /// The codes of everything the code finds wrong; none if it accepts the document.
    pub(crate) codes: BTreeSet<String>,
}

pub(crate) fn all() -> Vec<Document> {
    let mut corpus = Corpus::default();
    corpus.files();
    corpus.dates();
    corpus.broken();
    corpus.chance();
    corpus.queries();
    corpus.answers();
    corpus.0
}

#[derive(Default)]
struct Corpus(Vec<Document>);

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder of the project, or none if there is no such folder; in order.
fn files(folder: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(project().join(folder)) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn codes<T>(read: Result<T, Error>) -> BTreeSet<String> {
    let problems = read.err().map(Error::into_diagnostics).unwrap_or_default();
    problems
        .into_iter()
        .map(|problem| problem.code.into_owned())
        .collect()
}

/// A portfolio with one partnership that has these fields.
fn partnership(mut fields: Value) -> Value {
    fields["id"] = "a".into();
    fields["title"] = "A".into();
    json!({ "accordant": 1, "partnerships": [fields] })
}

impl Corpus {
    fn portfolio(&mut self, origin: impl Into<String>, text: impl Into<String>) {
        self.portfolio_within(origin, text, &Limits::default());
    }

    fn portfolio_within(
        &mut self,
        origin: impl Into<String>,
        text: impl Into<String>,
        limits: &Limits,
    ) {
        let text = text.into();
        self.0.push(Document {
            schema: "portfolio",
            origin: origin.into(),
            codes: codes(Portfolio::from_json_within(&text, limits)),
            text,
        });
    }

    fn query(&mut self, origin: &str, text: String) {
        self.0.push(Document {
            schema: "query",
            origin: origin.to_owned(),
            codes: codes(Query::from_json(&text)),
            text,
        });
    }

    fn written(&mut self, schema: &'static str, origin: &str, value: &impl Serialize) {
        self.0.push(Document {
            schema,
            origin: origin.to_owned(),
            text: serde_json::to_string(value).unwrap(),
            codes: BTreeSet::new(),
        });
    }

    /// The portfolios of the project, the pages it can read, and what is meant to break a reader.
    fn files(&mut self) {
        let fixture = project().join("crates/accordant-cli/tests/fixtures/portfolio.json");
        let example = project().join("examples/aneaq/portfolio.json");
        let portfolios = files("tests/fixtures/versions/1").into_iter();
        for path in portfolios.chain([fixture, example]) {
            let shown = path.strip_prefix(project()).unwrap().display();
            self.portfolio(format!("file {shown}"), fs::read_to_string(&path).unwrap());
            let written = self.0.last().unwrap();
            assert_eq!(written.codes, BTreeSet::new(), "{}", path.display());
        }
        let page = fs::read_to_string(project().join("docs/format.md")).unwrap();
        for block in page.split("```json\n").skip(1) {
            let block = block.split("```").next().unwrap();
            self.portfolio("example of docs/format.md", block);
            assert_eq!(self.0.last().unwrap().codes, BTreeSet::new());
        }
        let mut pages = files("tests/fixtures/pages");
        pages.retain(|path| path.extension().is_some_and(|end| end == "txt"));
        pages.push(project().join("examples/aneaq/page.txt"));
        pages.extend(files("tests/conformance/hostile/text"));
        for path in pages {
            if let Ok(result) = read(&fs::read(&path).unwrap(), &ReadOptions::default()) {
                let origin = format!("page {}", name(&path));
                self.portfolio(origin.as_str(), result.portfolio.to_json());
                for diagnostic in &result.diagnostics {
                    self.written("diagnostic", &origin, diagnostic);
                }
            }
        }
        for path in files("tests/conformance/hostile/json") {
            // What is no UTF-8 is no text of JSON, for any validator.
            if let Ok(text) = String::from_utf8(fs::read(&path).unwrap()) {
                self.portfolio(format!("hostile {}", name(&path)), text);
            }
            if let Ok(result) = read(&fs::read(&path).unwrap(), &ReadOptions::default()) {
                self.portfolio(
                    format!("read from {}", name(&path)),
                    result.portfolio.to_json(),
                );
            }
        }
    }

    /// Every date of the vectors, every month and day, and dates with a character changed.
    fn dates(&mut self) {
        let vectors =
            fs::read_to_string(project().join("tests/conformance/dates/edtf.json")).unwrap();
        let vectors: Vec<Value> = serde_json::from_str(&vectors).unwrap();
        let inputs = vectors.iter().filter_map(|case| case["input"].as_str());
        let mut texts: Vec<String> = inputs.map(str::to_owned).collect();
        let mut dice = Dice(1);
        for text in texts.clone() {
            texts.extend((0..4).map(|_| edited(&mut dice, &text)));
        }
        for a in "01234X9".chars() {
            for b in "0123456789X".chars() {
                texts.extend([
                    format!("2016-{a}{b}"),
                    format!("2016-05-{a}{b}"),
                    format!("201X-1X-{a}{b}"),
                ]);
            }
        }
        for text in texts {
            self.portfolio("date", partnership(json!({ "period": text })).to_string());
            let amended = json!({ "amendments": [{ "end": text, "decided": text }] });
            self.portfolio("date", partnership(amended).to_string());
        }
    }

    /// What only the text of a document, the whole of it or a limit can have wrong.
    fn broken(&mut self) {
        for text in [
            "",
            "{",
            "{\"accordant\": 1,}",
            "{\"accordant\": 1, \"accordant\": 1}",
            "{\"accordant\": 1, \"title\": {\"en\": \"a\", \"en\": \"b\"}}",
            "{\"accordant\": 1.0}",
            "{\"accordant\": 2, \"agreements\": []}",
            "{\"accordant\": 1, \"title\": \"\\ud800\"}",
            "{\"accordant\": 1, \"extensions\": {\"n\": 18446744073709551616}}",
            "{\"accordant\": 1, \"extensions\": {\"n\": 18446744073709551615}}",
            "\u{FEFF}{\"accordant\": 1}",
            "[]",
            "[1]",
            "null",
        ] {
            self.portfolio("broken", text);
        }
        for fields in [
            json!({ "source": { "source": "nowhere" } }),
            json!({ "participants": [{ "organization": "nobody" }] }),
            json!({ "renewal": { "kind": "tacit", "term": "P4294967296D" } }),
            json!({ "renewal": { "kind": "tacit", "term": "P400000000Y" } }),
            json!({ "period": "2016-05-01T10:00:00+14:01" }),
            json!({ "period": "{2016-13}" }),
            json!({ "period": "/" }),
            json!({ "countries": ["MA\n"] }),
            json!({ "funding": [{ "currency": "EUR\n", "amount": "1\n" }] }),
            json!({ "relations": [{ "kind": "Related", "target": "a" }] }),
        ] {
            self.portfolio("broken", partnership(fields).to_string());
        }
        let twice = json!({ "id": "a", "title": "A" });
        let twice = json!({ "accordant": 1, "partnerships": [twice, twice] });
        self.portfolio("broken", twice.to_string());
        let deep = format!("{}{}", "[".repeat(60), "]".repeat(60));
        self.portfolio(
            "broken",
            format!("{{\"accordant\": 1, \"extensions\": {{\"deep\": {deep}}}}}"),
        );
        let one = partnership(json!({ "topics": ["long enough"] })).to_string();
        for limits in [
            Limits {
                input: 20,
                ..Limits::default()
            },
            Limits {
                records: 0,
                ..Limits::default()
            },
            Limits {
                text: 10,
                ..Limits::default()
            },
        ] {
            self.portfolio_within("limits", one.as_str(), &limits);
        }
    }

    /// Portfolios by chance, and each again with one thing changed.
    fn chance(&mut self) {
        let schema = accordant::schema::portfolio();
        let mut dice = Dice(2);
        for _ in 0..MADE {
            let made = generate::portfolio(&mut dice, &schema);
            self.portfolio("made", made.to_string());
            let codes = &self.0.last().unwrap().codes;
            assert_eq!(
                *codes,
                BTreeSet::new(),
                "what the schema allows is refused: {made}"
            );
            let read = Portfolio::from_json(&made.to_string()).unwrap();
            self.portfolio("made, read and written", read.to_json());
            for _ in 0..VARIANTS {
                self.portfolio("made, and changed", mutated(&mut dice, &made).to_string());
            }
        }
    }

    /// Queries as text, queries by chance, and each again with one thing changed.
    fn queries(&mut self) {
        for text in QUERIES {
            let query: Query = text.parse().unwrap();
            self.query("written", query.to_json());
        }
        let mut dice = Dice(3);
        for _ in 0..MADE {
            let made = query(&mut dice, 0);
            self.query("made", made.to_string());
            for _ in 0..VARIANTS {
                self.query("made, and changed", mutated(&mut dice, &made).to_string());
            }
        }
        let deep = (0..60).fold(
            json!({ "everything": true }),
            |inner, _| json!({ "not": inner }),
        );
        self.query("deep", deep.to_string());
        let (before, after) = ("{\"not\": ".repeat(130), "}".repeat(130));
        let deeper = format!("{before}{{\"everything\": true}}{after}");
        self.query("deeper", deeper);
        for value in ["2018-13", "2018-02-30", "2016-05-01T25:00:00", "\\ud800"] {
            self.query(
                "broken",
                format!("{{\"field\": \"active\", \"value\": \"{value}\"}}"),
            );
        }
        for text in [
            "{\"everything\": true, \"everything\": true}",
            "{\"not\": ",
            "{\"field\": \"text\", \"value\": \" \"}",
        ] {
            self.query("broken", text.to_owned());
        }
    }

    /// Every answer to every query that can be asked of the fixtures.
    fn answers(&mut self) {
        let mut portfolios: Vec<Portfolio> = self
            .0
            .iter()
            .filter(|document| document.origin.starts_with("file"))
            .map(|document| Portfolio::from_json(&document.text).unwrap())
            .collect();
        let page = fs::read(project().join("examples/aneaq/page.txt")).unwrap();
        portfolios.push(read(&page, &ReadOptions::default()).unwrap().portfolio);
        let ask = AskOptions {
            on: Some("2018-12-15".parse().unwrap()),
            ..AskOptions::default()
        };
        let options = FindOptions {
            ask,
            ..FindOptions::default()
        };
        let network = NetworkOptions { ask, limit: None };
        let soon = "today/+36m".parse().unwrap();
        for base in &portfolios {
            for other in &portfolios {
                let diff = base.diff(other, &Policy::default()).unwrap();
                self.written("diff", "diff", &diff);
                let merged = merge(base, other, &portfolios[0]).unwrap();
                self.written("merged", "merge", &merged);
            }
        }
        for portfolio in &portfolios {
            for diagnostic in portfolio.check(&CheckOptions::default()) {
                self.written("diagnostic", "check", &diagnostic);
            }
            for text in QUERIES {
                let query: Query = text.parse().unwrap();
                self.written("answer", text, &portfolio.find(&query, &options).unwrap());
                let fields = accordant::query::FACET_FIELDS;
                self.written(
                    "facets",
                    text,
                    &portfolio.facets(&query, &fields, &ask).unwrap(),
                );
                let timeline = portfolio.timeline(&query, TimelineUnit::Quarter, None, &ask);
                // A timeline with no bounds, or with a year of millions, is refused.
                if let Ok(timeline) = timeline {
                    self.written("timeline", text, &timeline);
                }
                self.written(
                    "links",
                    text,
                    &portfolio.links("EU", "aneaq", &query, &ask).unwrap(),
                );
                self.written(
                    "network",
                    text,
                    &portfolio.network(&query, &network).unwrap(),
                );
                self.written(
                    "common-partners",
                    text,
                    &portfolio
                        .common_partners("EU", "aneaq", &query, &network)
                        .unwrap(),
                );
                self.written(
                    "network",
                    text,
                    &portfolio.partners("nobody", &query, &network).unwrap(),
                );
                self.written(
                    "expiries",
                    text,
                    &portfolio.expiries(&query, &soon, &ask).unwrap(),
                );
                for partnership in &portfolio.partnerships {
                    let explanation = portfolio.explain(&query, &partnership.id, &ask);
                    self.written("explanation", text, &explanation.unwrap().unwrap());
                }
            }
        }
        let errors = self.0.iter().filter(|document| !document.codes.is_empty());
        let texts: Vec<String> = errors
            .take(300)
            .map(|document| document.text.clone())
            .collect();
        for text in texts {
            for problem in Portfolio::from_json(&text)
                .err()
                .into_iter()
                .flat_map(Error::into_diagnostics)
            {
                self.written("diagnostic", "error", &problem);
            }
        }
    }
}

const QUERIES: [&str; 12] = [
    "",
    "quality",
    "active:2018-06 kind:project -partner:HCERES",
    "active:2016-11/2017-11 OR -active:2016",
    "ends:today/+6m",
    "certain(ends<2021) possible(starts>=2016)",
    "duration>=1y",
    "(text:accred* OR objective:\"quality assurance\") status:ongoing",
    "country:MA language:fr declared:completed",
    "funder:EU NOT network:nobody topic:accreditation",
    "throughout:2017 during:2010/2030",
    "title:haqaa id:haqaa identifier:H-1 programme:rsa",
];

/// A query by chance: its fields and values need not fit.
fn query(dice: &mut Dice, depth: usize) -> Value {
    let inner = |dice: &mut Dice| query(dice, depth + 1);
    match dice.below(if depth < 4 { 9 } else { 5 }) {
        0 => json!({ "everything": true }),
        1 => json!({ "field": "kind", "value": dice.pick(&["project", "Network", "projekt", ""]) }),
        2 => {
            json!({ "field": dice.pick(&["starts", "ends", "active", "duration"]), "op": dice.pick(&[":", "<", ">=", "="]), "value": dice.pick(&["2016", "today/+6m", "90d", "2018/2016", "soon"]) })
        }
        3 => {
            json!({ "field": dice.pick(&["text", "partner", "funder", "country"]), "value": dice.pick(&["quality", "EU", "MA", "\u{85}"]), "prefix": dice.once_in(2) })
        }
        4 => {
            json!({ "field": dice.pick(&["status", "declared", "language", "Title"]), "value": dice.pick(&["ongoing", "ended", "completed", "fr", "1"]) })
        }
        5 => json!({ "and": [inner(dice), inner(dice)] }),
        6 => json!({ "or": [inner(dice), inner(dice)] }),
        7 => json!({ "not": inner(dice) }),
        _ => json!({ *dice.pick(&["certain", "possible"]): inner(dice) }),
    }
}
