//! Registers: a portfolio as one JSON object a line.
//!
//! The first line is the portfolio without its records. Then come the organizations and programmes, then
//! the partnerships, each on a line of its own: `{"partnership": {...}}`. A register of any size can thus be
//! read piece by piece.

use std::io::{self, Write};

use super::check::check_references;
use super::decode::{head, record_error, too_many_records};
use super::{Organization, Partnership, Portfolio, Programme};
use crate::json::{self, Fault, FromJson, Json, Reader, from_text};
use crate::suggest::{did_you_mean, shorten};
use crate::{Error, Limits};

/// One line of a register.
#[derive(Debug)]
pub(crate) enum Line {
    Head(Box<Portfolio>),
    Record(Record),
}

/// One record of a register.
#[derive(Debug)]
pub(crate) enum Record {
    Organization(Box<Organization>),
    Programme(Box<Programme>),
    Partnership(Box<Partnership>),
}

impl FromJson for Record {
    fn read(from: &mut Reader<'_>) -> Result<Record, Fault> {
        let mut records = Vec::new();
        let names = "organization programme partnership ";
        from.record("a record", names, &mut |from, place| {
            records.push(match place {
                0 => Record::Organization(Box::new(from.value()?)),
                1 => Record::Programme(Box::new(from.value()?)),
                _ => Record::Partnership(Box::new(from.value()?)),
            });
            Ok(())
        })?;
        let one = records.pop().filter(|_| records.is_empty());
        one.ok_or_else(|| Fault::unwanted("expected one record"))
    }
}

/// The fields that name records, and the names of their schemas.
const RECORDS: [(&str, &str); 3] = [
    ("organization", "Organization"),
    ("programme", "Programme"),
    ("partnership", "Partnership"),
];

impl Line {
    /// Reads a line, which holds an object.
    ///
    /// # Errors
    /// Every problem of the line, with the path in the line or the span of it.
    pub(crate) fn read(line: &str, limits: &Limits) -> Result<Line, Error> {
        check_limits(line, limits)?;
        let error = match from_text(line) {
            Ok(record) => return Ok(Line::Record(record)),
            Err(error) => error,
        };
        let document = json::parse(line)?;
        if document.get("accordant").is_some() {
            return head(line, limits).map(|head| Line::Head(Box::new(head)));
        }
        Err(match &document {
            Json::Object(fields) => match fields.as_slice() {
                [(name, _)] => match RECORDS.iter().find(|(known, _)| known == name) {
                    Some((name, schema)) => record_error(line, name, schema, &error, limits),
                    None => unknown_record(name),
                },
                [] => no_record("the line holds nothing"),
                [..] => no_record("the line holds more than one record"),
            },
            other => no_record(&format!("expected an object, found {}", other.type_name())),
        })
    }
}

/// What a line says of a partnership; nothing if it is not written in the usual way.
pub(crate) fn json_of_line(line: &str) -> Option<&str> {
    line.strip_prefix("{\"partnership\":")?.strip_suffix('}')
}

/// The same, if no text in it can be longer than wanted, and how many levels of arrays and objects it may have.
pub(crate) fn object_of_line<'l>(line: &'l str, limits: &Limits) -> Option<(&'l str, usize)> {
    if line.len() > limits.text {
        json::scan(line, limits).ok()?;
    }
    Some((json_of_line(line)?, limits.levels().saturating_sub(1)))
}

/// Looks for what must be refused before anything is built. Most lines are too short for it.
fn check_limits(line: &str, limits: &Limits) -> Result<(), Error> {
    let is_short = line.len() <= limits.text;
    let opened = memchr::memchr2_iter(b'[', b'{', line.as_bytes());
    if is_short && opened.count() <= limits.levels() {
        return Ok(());
    }
    json::scan(line, limits)
}

fn unknown_record(name: &str) -> Error {
    let known = RECORDS.map(|(known, _)| known);
    Error::new(
        "ndjson.unknown-record",
        format!("no record `{}`", shorten(name)),
    )
    .help(did_you_mean(name, known))
}

fn no_record(message: &str) -> Error {
    Error::new("ndjson.no-record", message).help(
        "write one record a line: {\"partnership\": {...}}, or `organization`, or `programme`",
    )
}

/// The lines of a text that hold something: the number of each from 1, where it begins, and itself.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut start = 0;
    let lines = text.split('\n').enumerate().map(move |(index, line)| {
        let begins = start;
        start += line.len() + 1;
        (index + 1, begins, line.trim_end_matches('\r'))
    });
    lines.filter(|(_, _, line)| !line.trim_ascii().is_empty())
}

/// What stands at the head of a register, as it is read line by line.
#[derive(Debug, Default)]
pub(crate) struct HeadReader {
    head: Option<Portfolio>,
}

impl HeadReader {
    /// Whether the first line was taken.
    pub(crate) fn has_header(&self) -> bool {
        self.head.is_some()
    }

    /// Takes a line; the partnership if it is the first of them, and the head is whole.
    ///
    /// # Errors
    /// `ndjson.no-header`, `ndjson.header-twice`, `limit.records`.
    pub(crate) fn take(
        &mut self,
        line: Line,
        limits: &Limits,
    ) -> Result<Option<Box<Partnership>>, Error> {
        let Some(head) = &mut self.head else {
            return match line {
                Line::Head(head) if head.partnerships.is_empty() => {
                    self.head = Some(*head);
                    Ok(None)
                }
                Line::Head(_) => Err(no_record("the first line holds partnerships")),
                Line::Record(_) => Err(Error::new(
                    "ndjson.no-header",
                    "the first line is no header",
                )
                .help("begin with the portfolio without its records: {\"accordant\": 1}")),
            };
        };
        match line {
            Line::Head(_) => return Err(header_twice()),
            Line::Record(Record::Organization(organization)) => {
                head.organizations.push(*organization);
            }
            Line::Record(Record::Programme(programme)) => head.programmes.push(*programme),
            Line::Record(Record::Partnership(partnership)) => return Ok(Some(partnership)),
        }
        let records = head.organizations.len() + head.programmes.len();
        if records > limits.records {
            return Err(too_many_records(records, limits));
        }
        Ok(None)
    }

    /// The portfolio without its partnerships.
    ///
    /// # Errors
    /// `ndjson.no-header` if there was none; duplicate ids and references to nothing.
    pub(crate) fn finish(self, limits: &Limits) -> Result<Portfolio, Error> {
        let mut head = self.head.ok_or_else(|| {
            Error::new("ndjson.no-header", "there is no header")
                .help("begin with the portfolio without its records: {\"accordant\": 1}")
        })?;
        head.organizations.shrink_to_fit();
        head.programmes.shrink_to_fit();
        check_references(&head, limits)?;
        Ok(head)
    }
}

/// The partnership of a line behind the head.
///
/// # Errors
/// `ndjson.out-of-order` for another record, `ndjson.header-twice`.
pub(crate) fn behind_head(line: Line) -> Result<Box<Partnership>, Error> {
    match line {
        Line::Record(Record::Partnership(partnership)) => Ok(partnership),
        Line::Record(_) => Err(Error::new(
            "ndjson.out-of-order",
            "an organization or programme stands behind a partnership",
        )
        .help("put all organizations and programmes before the first partnership")),
        Line::Head(_) => Err(header_twice()),
    }
}

fn header_twice() -> Error {
    Error::new("ndjson.header-twice", "this is a second header")
        .help("one register has one header; read two registers one after the other")
}

impl Portfolio {
    /// Reads a register: a portfolio as one JSON object a line, as [`Portfolio::write_ndjson`] writes it.
    ///
    /// # Errors
    /// The problems of the first line that has some, with line and path: as [`Portfolio::from_json`], and
    /// `ndjson.*`.
    pub fn from_ndjson(text: &str, limits: &Limits) -> Result<Portfolio, Error> {
        limits.check_input(text.len())?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut reader = HeadReader::default();
        let mut partnerships = Vec::new();
        for (count, (number, start, line)) in lines(text).enumerate() {
            if count > limits.records {
                return Err(too_many_records(count, limits));
            }
            let taken = Line::read(line, limits).and_then(|line| {
                if partnerships.is_empty() {
                    reader.take(line, limits)
                } else {
                    behind_head(line).map(Some)
                }
            });
            match taken {
                Ok(partnership) => partnerships.extend(partnership.map(|found| *found)),
                Err(error) => return Err(error.of_line(number, start, line)),
            }
        }
        let portfolio = Portfolio {
            partnerships,
            ..reader.finish(limits)?
        };
        check_references(&portfolio, limits)?;
        Ok(portfolio)
    }

    /// Writes the portfolio as a register: first itself without its records, then each organization,
    /// programme and partnership, one JSON object a line.
    ///
    /// # Errors
    /// Those of the output.
    pub fn write_ndjson(&self, mut out: impl Write) -> io::Result<()> {
        let head = Portfolio {
            organizations: Vec::new(),
            programmes: Vec::new(),
            ..self.without_partnerships()
        };
        writeln!(out, "{}", json::to_string(&head))?;
        for organization in &self.organizations {
            let json = json::to_string(organization);
            writeln!(out, "{{\"organization\":{json}}}")?;
        }
        for programme in &self.programmes {
            writeln!(out, "{{\"programme\":{}}}", json::to_string(programme))?;
        }
        for partnership in &self.partnerships {
            let json = json::to_string(partnership);
            writeln!(out, "{{\"partnership\":{json}}}")?;
        }
        out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGISTER: &str = r#"{"accordant":1,"title":"Register","holder":"aneaq"}
{"organization":{"id":"aneaq","name":"ANEAQ"}}
{"programme":{"id":"rsa","name":"RSA"}}
{"partnership":{"id":"a","title":"A","participants":[{"organization":"aneaq"}]}}
{"partnership":{"id":"b","title":"B","funding":[{"programme":"rsa"}]}}
"#;

    fn read(text: &str) -> Result<Portfolio, Error> {
        Portfolio::from_ndjson(text, &Limits::default())
    }

    fn refused(text: &str) -> (String, Option<usize>, Option<String>) {
        let error = read(text).unwrap_err();
        let first = error.into_diagnostics().remove(0);
        let (line, path) = (
            first.span().map(|span| span.line),
            first.path().map(str::to_owned),
        );
        (first.code.into_owned(), line, path)
    }

    #[test]
    fn what_is_written_is_read() {
        let portfolio = read(REGISTER).unwrap();
        assert_eq!(portfolio.partnerships.len(), 2);
        let mut written = Vec::new();
        portfolio.write_ndjson(&mut written).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), REGISTER);
    }

    #[test]
    fn line_ends_spaces_and_empty_lines_do_not_matter() {
        let loose = REGISTER
            .replace('\n', "\r\n\n")
            .replace("{\"p", " { \"p")
            .replace("}}\r", "} }\r");
        assert_eq!(
            read(&format!("\u{FEFF}{loose}")).unwrap(),
            read(REGISTER).unwrap()
        );
    }

    #[test]
    fn a_problem_has_its_line_and_its_path() {
        let third = |line: &str| {
            refused(&format!(
                "{{\"accordant\":1}}\n{{\"partnership\":{{\"id\":\"a\",\"title\":\"A\"}}}}\n{line}\n"
            ))
        };
        let at =
            |code: &str, path: Option<&str>| (code.to_owned(), Some(3), path.map(str::to_owned));
        assert_eq!(
            third(r#"{"partnership":{"id":"b","title":"B","period":"2016-13"}}"#),
            at("date.month-out-of-range", Some("/partnership/period"))
        );
        assert_eq!(
            third(r#"{"partnership":{"id":"b","tilte":"B"}}"#),
            at("json.unknown-field", Some("/partnership/tilte"))
        );
        assert_eq!(
            third(r#"{"partnership":{"id":"b""#),
            at("json.syntax", None)
        );
        assert_eq!(
            third(r#"{"partner":{}}"#),
            at("ndjson.unknown-record", None)
        );
        assert_eq!(
            third(r#"{"partnership":["b","B"]}"#),
            at("json.wrong-type", Some("/partnership"))
        );
        assert_eq!(third("[]"), at("ndjson.no-record", None));
        assert_eq!(third(r#"{"accordant":1}"#), at("ndjson.header-twice", None));
        assert_eq!(
            third(r#"{"organization":{"id":"eu","name":"EU"}}"#),
            at("ndjson.out-of-order", None)
        );
        assert_eq!(third(&"[".repeat(200)), at("limit.nesting", None));
    }

    #[test]
    fn a_register_begins_with_its_header() {
        let no_header = |text: &str| assert_eq!(refused(text).0, "ndjson.no-header", "{text}");
        no_header(r#"{"organization":{"id":"eu","name":"EU"}}"#);
        assert_eq!(read("\n\n").unwrap_err().code(), "ndjson.no-header");
    }

    #[test]
    fn references_have_to_exist() {
        let text = REGISTER.replace(
            "{\"organization\":{\"id\":\"aneaq\"",
            "{\"organization\":{\"id\":\"x\"",
        );
        assert_eq!(
            read(&text).unwrap_err().code(),
            "portfolio.dangling-reference"
        );
    }
}
