//! Reads a register written as lines of JSON: a header, the organizations and programmes, the partnerships.

use std::io::BufRead;
use std::mem::take;

use accordant::Portfolio;
use accordant::model::{Organization, Partnership, Programme};
use accordant_bench_harness::Outcome;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::engine::{Engine, add, begin};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(clippy::large_enum_variant, reason = "one is alive at a time")]
enum Record {
    Organization(Organization),
    Programme(Programme),
    Partnership(Partnership),
}

/// An engine with all that the lines say, and the number of partnerships.
///
/// # Errors
/// If a line cannot be read, is no record or comes too late; the error says which.
pub(crate) fn load(mut lines: impl BufRead) -> Outcome<(Engine, usize)> {
    let mut line = String::new();
    lines.read_line(&mut line)?;
    let mut head = header(&line).map_err(|error| format!("line 1: {error}"))?;
    let mut engine = None;
    let mut rows = 0;
    for number in 2_usize.. {
        line.clear();
        if lines.read_line(&mut line)? == 0 {
            break;
        }
        let record =
            serde_json::from_str(&line).map_err(|error| format!("line {number}: {error}"))?;
        match record {
            Record::Organization(organization) if rows == 0 => {
                head.organizations.push(organization);
            }
            Record::Programme(programme) if rows == 0 => head.programmes.push(programme),
            Record::Partnership(partnership) => {
                let engine = match &mut engine {
                    Some(engine) => engine,
                    None => engine.insert(begin(take(&mut head))?),
                };
                add(engine, partnership)?;
                rows += 1;
            }
            _ => return Err(format!("line {number}: it comes after a partnership").into()),
        }
    }
    let engine = engine.ok_or("there are no partnerships")?;
    Ok((engine, rows))
}

/// A portfolio without records, whose holder is on a later line.
fn header(line: &str) -> serde_json::Result<Portfolio> {
    let mut header: Map<String, Value> = serde_json::from_str(line)?;
    let holder = header.remove("holder");
    let mut portfolio: Portfolio = serde_json::from_value(header.into())?;
    portfolio.holder = holder.map(serde_json::from_value).transpose()?;
    Ok(portfolio)
}

#[cfg(test)]
mod tests {
    use accordant::query::{FindOptions, Query};

    use super::*;

    const LINES: [&str; 4] = [
        r#"{"accordant":1,"holder":"aneaq"}"#,
        r#"{"organization":{"id":"aneaq","name":"ANEAQ"}}"#,
        r#"{"programme":{"id":"rsa","name":"RSA II"}}"#,
        r#"{"partnership":{"id":"a","title":"A","funding":[{"programme":"rsa"}]}}"#,
    ];

    fn error_of(lines: &[&str]) -> String {
        let read = load(lines.join("\n").as_bytes());
        read.err()
            .map(|error| error.to_string())
            .unwrap_or_default()
    }

    #[test]
    fn each_line_is_a_record() {
        let (engine, rows) = load(LINES.join("\n").as_bytes()).unwrap();
        assert_eq!(rows, 1);
        for query in ["programme:\"RSA II\"", "partner:aneaq"] {
            let query = Query::parse(query).unwrap();
            let found = engine.find(&query, &FindOptions::default()).unwrap();
            assert_eq!(found.certain, 1, "{query}");
        }
    }

    #[test]
    fn an_error_names_its_line() {
        let [header, organization, programme, partnership] = LINES;
        assert!(error_of(&["[]"]).starts_with("line 1: "));
        assert_eq!(error_of(&[header]), "there are no partnerships");
        let unknown = error_of(&[header, organization, r#"{"organisation":{}}"#]);
        assert!(unknown.starts_with("line 3: unknown variant"), "{unknown}");
        let late = error_of(&[header, organization, partnership, programme]);
        assert_eq!(late, "line 4: it comes after a partnership");
    }
}
