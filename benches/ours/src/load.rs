//! Reads a register written as lines of JSON: a header, then one record a line.

use std::io::BufRead;

use accordant::Portfolio;
use accordant::model::{Organization, Partnership, Programme};
use accordant_bench_harness::Outcome;
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(clippy::large_enum_variant, reason = "one is alive at a time")]
enum Record {
    Organization(Organization),
    Programme(Programme),
    Partnership(Partnership),
}

/// The portfolio that the lines say.
///
/// # Errors
/// If a line cannot be read or is no record; the error says which.
pub(crate) fn load(mut lines: impl BufRead) -> Outcome<Portfolio> {
    let mut line = String::new();
    lines.read_line(&mut line)?;
    let mut portfolio = header(&line).map_err(|error| format!("line 1: {error}"))?;
    for number in 2_usize.. {
        line.clear();
        if lines.read_line(&mut line)? == 0 {
            break;
        }
        let record =
            serde_json::from_str(&line).map_err(|error| format!("line {number}: {error}"))?;
        match record {
            Record::Organization(organization) => portfolio.organizations.push(organization),
            Record::Programme(programme) => portfolio.programmes.push(programme),
            Record::Partnership(partnership) => portfolio.partnerships.push(partnership),
        }
    }
    Ok(portfolio)
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
    use super::*;

    const HEADER: &str = r#"{"accordant":1,"holder":"aneaq"}"#;

    #[test]
    fn each_line_is_a_record() {
        let lines = [
            HEADER,
            r#"{"organization":{"id":"aneaq","name":"ANEAQ"}}"#,
            r#"{"programme":{"id":"rsa","name":"RSA II"}}"#,
            r#"{"partnership":{"id":"a","title":"A","period":"2016/.."}}"#,
            r#"{"partnership":{"id":"b","title":"B"}}"#,
        ];
        let portfolio = load(lines.join("\n").as_bytes()).unwrap();
        assert_eq!(portfolio.organizations.len(), 1);
        assert_eq!(portfolio.programmes.len(), 1);
        let ids = portfolio.partnerships.iter().map(|p| p.id.as_str());
        assert_eq!(ids.collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn an_error_names_its_line() {
        let lines = format!("{HEADER}\n{{\"organisation\":{{}}}}\n");
        let error = load(lines.as_bytes()).unwrap_err().to_string();
        assert!(
            error.starts_with("line 2: unknown variant `organisation`"),
            "{error}"
        );
        let error = load("[]\n".as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with("line 1: "), "{error}");
    }
}
