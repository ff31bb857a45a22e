//! Queries from text, and back.

use std::fmt;
use std::str::FromStr;

use super::ast::Query;
use super::term::{Field, Op, Term, Value};
use crate::diagnostic::{Place, Span};
use crate::{Diagnostic, Error};

/// The longest query, in bytes.
pub(crate) const LONGEST: usize = 64 << 10;
/// The most parentheses and negations inside one another.
pub(crate) const DEEPEST: usize = 48;

impl Query {
    /// Reads a query from text.
    ///
    /// ```text
    /// query  = and { "OR" and }
    /// and    = part { ["AND"] part }          side by side means AND
    /// part   = ("-" | "NOT") part | "(" query ")" | "certain(" query ")" | "possible(" query ")"
    ///        | field op value | value | "*"
    /// op     = ":" | "=" | "<" | "<=" | ">" | ">="
    /// value  = word | word "*" | '"' words '"' | '"' words '*"' | '"' words '"*'
    /// ```
    ///
    /// The operators are in capitals: `or` is a word. Empty text asks for everything.
    ///
    /// # Errors
    /// `query.*` and the errors of the values, each with its place in the text.
    pub fn parse(text: &str) -> Result<Query, Error> {
        if text.len() > LONGEST {
            return Err(Error::new(
                "limit.query",
                format!(
                    "a query of {} bytes, more than the limit of {LONGEST}",
                    text.len()
                ),
            )
            .help("ask several shorter queries"));
        }
        let mut parser = Parser {
            text,
            at: 0,
            depth: 0,
        };
        let query = parser.query()?;
        match parser.peek() {
            None => Ok(query),
            Some(_) => Err(parser.error(
                "query.unbalanced-parenthesis",
                "this `)` closes nothing",
                parser.at,
                parser.at + 1,
                "remove it, or open a parenthesis before",
            )),
        }
    }
}

impl FromStr for Query {
    type Err = Error;

    fn from_str(text: &str) -> Result<Query, Error> {
        Query::parse(text)
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character that is no white space.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        self.rest().chars().next()
    }

    /// Takes the text if it comes next.
    fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    /// Takes the operator word if it comes next as a word of its own.
    fn eat_word(&mut self, word: &str) -> bool {
        self.peek();
        let after = self.rest().strip_prefix(word);
        let ends = |rest: &str| rest.chars().next().is_none_or(ends_word);
        let found = after.is_some_and(ends);
        if found {
            self.at += word.len();
        }
        found
    }

    fn error(
        &self,
        code: &'static str,
        message: impl Into<String>,
        start: usize,
        end: usize,
        help: &str,
    ) -> Error {
        Error::from(Diagnostic::error(code, message).help(help))
            .at(Place::span(Span::new(self.text, start, end)))
    }

    fn query(&mut self) -> Result<Query, Error> {
        let first = self.and()?;
        if !self.is_next_word("OR") {
            return Ok(first.unwrap_or_default());
        }
        let mut parts = vec![first];
        self.peek();
        let mut operator = self.at;
        while self.eat_word("OR") {
            let part = self.and()?;
            if parts.last().is_none_or(Option::is_none) || part.is_none() {
                return Err(self.missing_operand("OR", operator));
            }
            parts.push(part);
            self.peek();
            operator = self.at;
        }
        Ok(Query::any(parts.into_iter().flatten()))
    }

    /// Conditions side by side; nothing if there is none.
    fn and(&mut self) -> Result<Option<Query>, Error> {
        let mut parts = Vec::new();
        loop {
            self.peek();
            let operator = self.at;
            let explicit = self.eat_word("AND");
            let ends = self.peek().is_none_or(|c| c == ')') || self.is_next_word("OR");
            if explicit && (ends || parts.is_empty()) {
                return Err(self.missing_operand("AND", operator));
            }
            if ends {
                return Ok((!parts.is_empty()).then(|| Query::all(parts)));
            }
            parts.push(self.part()?);
        }
    }

    fn missing_operand(&self, operator: &str, at: usize) -> Error {
        self.error(
            "query.missing-operand",
            format!("`{operator}` has nothing on one side"),
            at,
            at + operator.len(),
            "write a condition on both sides, or put the word in quotation marks",
        )
    }

    fn is_next_word(&mut self, word: &str) -> bool {
        let at = self.at;
        let found = self.eat_word(word);
        self.at = at;
        found
    }

    fn part(&mut self) -> Result<Query, Error> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(
                "limit.query-nesting",
                format!("more than {DEEPEST} levels of parentheses and negations"),
                self.at,
                self.at + 1,
                "write the query flatter",
            ));
        }
        let part = self.part_within_depth();
        self.depth -= 1;
        part
    }

    fn part_within_depth(&mut self) -> Result<Query, Error> {
        self.peek();
        let start = self.at;
        if self.eat_word("NOT") || (self.rest().starts_with('-') && self.eat("-")) {
            return match self.rest().chars().next() {
                None | Some(')') => Err(self.error(
                    "query.missing-operand",
                    "nothing follows the negation",
                    start,
                    self.at,
                    "write a condition behind it, or put it in quotation marks",
                )),
                Some(_) => Ok(!self.part()?),
            };
        }
        for (opening, wrap) in [
            ("certain(", Query::certain as fn(Query) -> Query),
            ("possible(", Query::possible),
            ("(", |query| query),
        ] {
            if self.eat(opening) {
                let inner = self.query()?;
                if !self.eat(")") {
                    return Err(self.error(
                        "query.unbalanced-parenthesis",
                        "this parenthesis is not closed",
                        start,
                        start + opening.len(),
                        "close it with `)`",
                    ));
                }
                return Ok(wrap(inner));
            }
        }
        self.term()
    }

    fn term(&mut self) -> Result<Query, Error> {
        let start = self.at;
        let rest = self.rest();
        let name_end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(name_end).unwrap_or((rest, ""));
        let op = [":", "=", "<=", ">=", "<", ">"]
            .into_iter()
            .find(|op| after.starts_with(op));
        if let (false, Some(op)) = (name.is_empty(), op) {
            let name_len = name.len();
            let field: Field = name.parse().map_err(|error: Error| {
                error.at(Place::span(Span::new(self.text, start, start + name_len)))
            })?;
            self.at = start + name_len + op.len();
            let value_start = self.at;
            let (value, prefix) = self.value()?;
            return Term::new(field, op.parse()?, &value, prefix)
                .map(Query::Term)
                .map_err(|error| {
                    let end = self.at.max(value_start);
                    error.at(Place::span(Span::new(self.text, value_start, end)))
                });
        }
        if rest.starts_with([':', '=', '<', '>']) {
            return Err(self.error(
                "query.misplaced-operator",
                "an operator needs a field before it",
                start,
                start + 1,
                "write field and operator without a space, for example `ends<2021`, or use quotation marks",
            ));
        }
        let (value, prefix) = self.value()?;
        if value.is_empty() && prefix {
            return Ok(Query::Everything);
        }
        let span = Span::new(self.text, start, self.at);
        Term::new(Field::Text, Op::Is, &value, prefix)
            .map(Query::Term)
            .map_err(|error| error.at(Place::span(span)))
    }

    /// A value and whether it is a prefix.
    fn value(&mut self) -> Result<(String, bool), Error> {
        let start = self.at;
        if self.eat("\"") {
            let mut value = String::new();
            let mut starred = false;
            let mut chars = self.rest().char_indices();
            while let Some((offset, c)) = chars.next() {
                match c {
                    '"' => {
                        self.at += offset + 1;
                        let outside = self.eat("*");
                        // A star alone is no beginning of a word.
                        let inside = starred && !outside && value.len() > 1;
                        if inside {
                            value.pop();
                        }
                        return Ok((value, inside || outside));
                    }
                    '\\' => value.extend(chars.next().map(|(_, c)| c)),
                    c => value.push(c),
                }
                starred = c == '*';
            }
            return Err(self.error(
                "query.unclosed-quote",
                "this quotation mark is not closed",
                start,
                self.text.len(),
                "close it with `\"`",
            ));
        }
        let rest = self.rest();
        let end = rest.find(|c: char| ends_word(c)).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        let (word, prefix) = match word.strip_suffix('*') {
            Some(word) => (word.to_owned(), true),
            None => (word.to_owned(), false),
        };
        self.at += end;
        Ok((word, prefix))
    }
}

impl fmt::Display for Query {
    /// The query as text; reading it again gives the same query.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_query(self, f, Level::Or)
    }
}

/// How tightly the surrounding text binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Or,
    And,
    Part,
}

fn write_query(query: &Query, f: &mut fmt::Formatter<'_>, level: Level) -> fmt::Result {
    match query {
        Query::Everything => f.write_str(if level == Level::Or { "" } else { "*" }),
        Query::Term(term) => write!(f, "{term}"),
        Query::Not(inner) => {
            f.write_str("-")?;
            write_query(inner, f, Level::Part)
        }
        Query::Certain(inner) => {
            f.write_str("certain(")?;
            write_query(inner, f, Level::Or)?;
            f.write_str(")")
        }
        Query::Possible(inner) => {
            f.write_str("possible(")?;
            write_query(inner, f, Level::Or)?;
            f.write_str(")")
        }
        Query::And(parts) => write_joined(parts, " ", Level::And, level, f),
        Query::Or(parts) => write_joined(parts, " OR ", Level::Or, level, f),
    }
}

fn write_joined(
    parts: &[Query],
    joint: &str,
    own: Level,
    level: Level,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let open = level > own;
    if open {
        f.write_str("(")?;
    }
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(joint)?;
        }
        // A part of an OR may be an AND; a part of an AND may be neither.
        write_query(
            part,
            f,
            if own == Level::Or {
                Level::And
            } else {
                Level::Part
            },
        )?;
    }
    if open {
        f.write_str(")")?;
    }
    Ok(())
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bare = self.field() == Field::Text;
        if !bare {
            write!(f, "{}{}", self.field(), self.op().as_str())?;
        }
        let text = self.value().text();
        let star = if self.value().is_prefix() { "*" } else { "" };
        if matches!(self.value(), Value::Words(_)) && needs_quotes(&text, bare) {
            let mut escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
            // A star at the end would make it the beginning of a word.
            if escaped.ends_with('*') {
                escaped.pop();
                escaped.push_str("\\*");
            }
            write!(f, "\"{escaped}\"{star}")
        } else {
            write!(f, "{text}{star}")
        }
    }
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '"')
}

/// Whether words would be read as something else if they stood without quotation marks.
fn needs_quotes(text: &str, bare: bool) -> bool {
    let special = |c: char| ends_word(c) || matches!(c, '*' | '\\');
    text.is_empty()
        || text.contains(special)
        || (bare
            && (text.starts_with('-')
                || text.contains([':', '=', '<', '>'])
                || ["AND", "OR", "NOT"].contains(&text)))
}
