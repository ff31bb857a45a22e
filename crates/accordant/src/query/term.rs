//! One condition of a query: a field, how it is compared, and a value.

use std::fmt;
use std::str::FromStr;

use super::when::When;
use crate::Error;
use crate::model::{CountryCode, DeclaredStatus, Kind, LanguageTag, Role};
use crate::suggest::{did_you_mean, shorten};
use crate::time::Length;

crate::model::codes! {
    /// The state of a partnership on the asked day, derived from its period.
    Status, "status", "query.unknown-status";
    /// Has not begun.
    Planned = "planned",
    /// Runs.
    Ongoing = "ongoing",
    /// Is over.
    Ended = "ended",
    /// Has no period.
    Undated = "undated",
}

/// What a query can ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Active on some day.
    Active,
    /// Active on every day.
    Throughout,
    /// The start.
    Starts,
    /// The end.
    Ends,
    /// Wholly within.
    During,
    /// How long it lasts.
    Duration,
    /// The state derived on the asked day.
    Status,
    /// The state the record declares.
    Declared,
    /// The kind.
    Kind,
    /// The words of title, name, summary, objectives and organizations.
    Text,
    /// The words of the title and the name.
    Title,
    /// The words of the objectives.
    Objective,
    /// A topic.
    Topic,
    /// A country.
    Country,
    /// A programme.
    Programme,
    /// The id.
    Id,
    /// An identifier in another register.
    Identifier,
    /// The language of its texts.
    Language,
    /// An organization in any role.
    Partner,
    /// An organization in this role.
    Role(Role),
}

impl Field {
    /// Every field.
    pub fn all() -> impl Iterator<Item = Field> {
        const PLAIN: [Field; 19] = [
            Field::Active,
            Field::Throughout,
            Field::Starts,
            Field::Ends,
            Field::During,
            Field::Duration,
            Field::Status,
            Field::Declared,
            Field::Kind,
            Field::Text,
            Field::Title,
            Field::Objective,
            Field::Topic,
            Field::Country,
            Field::Programme,
            Field::Id,
            Field::Identifier,
            Field::Language,
            Field::Partner,
        ];
        // `partner` asks for any role; there is no field for the role of that name alone.
        let roles = Role::ALL.iter().filter(|role| **role != Role::Partner);
        PLAIN
            .into_iter()
            .chain(roles.map(|role| Field::Role(*role)))
    }

    /// The name of the field in queries.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Active => "active",
            Field::Throughout => "throughout",
            Field::Starts => "starts",
            Field::Ends => "ends",
            Field::During => "during",
            Field::Duration => "duration",
            Field::Status => "status",
            Field::Declared => "declared",
            Field::Kind => "kind",
            Field::Text => "text",
            Field::Title => "title",
            Field::Objective => "objective",
            Field::Topic => "topic",
            Field::Country => "country",
            Field::Programme => "programme",
            Field::Id => "id",
            Field::Identifier => "identifier",
            Field::Language => "language",
            Field::Partner => "partner",
            Field::Role(role) => role.as_str(),
        }
    }

    /// Whether the field can be compared with `<`, `<=`, `>` and `>=`.
    pub fn is_ordered(self) -> bool {
        matches!(self, Field::Starts | Field::Ends | Field::Duration)
    }

    /// Whether the field is compared with words rather than with a day, a length or a code.
    pub fn takes_words(self) -> bool {
        use Field::{Country, Declared, Kind, Language};
        !self.is_temporal() && !matches!(self, Declared | Kind | Country | Language)
    }

    /// Whether the field is about time.
    pub fn is_temporal(self) -> bool {
        use Field::{Active, Duration, During, Ends, Starts, Status, Throughout};
        matches!(
            self,
            Active | Throughout | Starts | Ends | During | Duration | Status
        )
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Field {
    type Err = Error;

    /// Reads the name of a field; upper and lower case are the same.
    fn from_str(text: &str) -> Result<Field, Error> {
        Field::all()
            .find(|field| field.as_str().eq_ignore_ascii_case(text))
            .ok_or_else(|| {
                let names: Vec<&str> = Field::all().map(Field::as_str).collect();
                Error::new(
                    "query.unknown-field",
                    format!("no field `{}`", shorten(text)),
                )
                .help(did_you_mean(text, names))
            })
    }
}

/// How a field is compared with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// `:`, is or has.
    Is,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Op {
    /// The sign for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Op::Is => ":",
            Op::Less => "<",
            Op::AtMost => "<=",
            Op::Greater => ">",
            Op::AtLeast => ">=",
        }
    }
}

impl FromStr for Op {
    type Err = Error;

    fn from_str(text: &str) -> Result<Op, Error> {
        match text {
            ":" | "=" => Ok(Op::Is),
            "<" => Ok(Op::Less),
            "<=" => Ok(Op::AtMost),
            ">" => Ok(Op::Greater),
            ">=" => Ok(Op::AtLeast),
            _ => Err(Error::new(
                "query.unknown-operator",
                format!("no operator `{}`", shorten(text)),
            )
            .help("one of: `:`, `<`, `<=`, `>`, `>=`")),
        }
    }
}

/// Words to look for: one, several in a row, or the beginning of the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    text: String,
    folded: Vec<String>,
    /// For each of them: how many of the first ones stand in a row up to it, too.
    borders: Vec<usize>,
    prefix: bool,
}

impl Words {
    /// The words of the text, in a row; with `prefix` the last one may go on.
    pub fn new(text: impl Into<String>, prefix: bool) -> Words {
        let text = text.into();
        let folded = crate::words(&text);
        Words {
            text,
            borders: borders(&folded),
            folded,
            prefix,
        }
    }

    /// The words as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the last word may go on.
    pub fn is_prefix(&self) -> bool {
        self.prefix
    }

    /// Where the words stand in a row among these, as the index of the first.
    pub(crate) fn find_in<S: AsRef<str>>(&self, words: &[S]) -> Option<usize> {
        // Each word is looked at twice at most, after Knuth, Morris and Pratt: a text can have as many words as the
        // query, and all of them alike.
        let (last, before) = self.folded.split_last()?;
        let mut matched = 0;
        for (place, word) in words.iter().enumerate() {
            let word = word.as_ref();
            if matched == before.len() && self.is_last(last, word) {
                return Some(place - matched);
            }
            while before.get(matched).is_none_or(|asked| asked != word) {
                let Some(shorter) = matched.checked_sub(1).and_then(|at| self.borders.get(at))
                else {
                    break;
                };
                matched = *shorter;
            }
            matched += usize::from(before.get(matched).is_some_and(|asked| asked == word));
        }
        None
    }

    /// Whether a word is the last one, or goes on from it if it may.
    fn is_last(&self, last: &str, found: &str) -> bool {
        last == found || (self.prefix && found.starts_with(last))
    }

    /// Whether the words are all of these.
    pub(crate) fn is_all_of<S: AsRef<str>>(&self, words: &[S]) -> bool {
        !self.folded.is_empty() && words.len() == self.folded.len() && self.matches_run(words)
    }

    fn matches_run<S: AsRef<str>>(&self, run: &[S]) -> bool {
        let last = self.folded.len().saturating_sub(1);
        self.folded
            .iter()
            .zip(run)
            .enumerate()
            .all(|(index, (asked, found))| {
                let found = found.as_ref();
                asked == found || (index == last && self.is_last(asked, found))
            })
    }

    /// Each folded word, and whether it may go on.
    pub(crate) fn each(&self) -> impl Iterator<Item = (&str, bool)> {
        let last = self.folded.len().saturating_sub(1);
        self.folded
            .iter()
            .enumerate()
            .map(move |(index, word)| (word.as_str(), self.prefix && index == last))
    }

    /// How many words they are.
    pub(crate) fn len(&self) -> usize {
        self.folded.len()
    }
}

/// For each of the words: how many of the first ones stand in a row up to it, too, but not all up to it.
fn borders(words: &[String]) -> Vec<usize> {
    let mut borders: Vec<usize> = Vec::with_capacity(words.len());
    let mut length = 0;
    for word in words {
        if !borders.is_empty() {
            while length > 0 && words.get(length) != Some(word) {
                length = borders.get(length - 1).copied().unwrap_or(0);
            }
            length += usize::from(words.get(length) == Some(word));
        }
        borders.push(length);
    }
    borders
}

/// What a field is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Days.
    When(When),
    /// A length of time.
    Length(Length),
    /// A derived status.
    Status(Status),
    /// A declared status.
    Declared(DeclaredStatus),
    /// A kind.
    Kind(Kind),
    /// A country.
    Country(CountryCode),
    /// A language.
    Language(LanguageTag),
    /// Words of a text, a name or an id.
    Words(Words),
}

impl Value {
    /// The value as text, without quotes or the star of a prefix.
    pub fn text(&self) -> String {
        match self {
            Value::When(when) => when.to_string(),
            Value::Length(length) => length.to_short(),
            Value::Status(status) => status.to_string(),
            Value::Declared(status) => status.to_string(),
            Value::Kind(kind) => kind.to_string(),
            Value::Country(country) => country.to_string(),
            Value::Language(language) => language.to_string(),
            Value::Words(words) => words.text.clone(),
        }
    }

    /// Whether it is the beginning of a word.
    pub fn is_prefix(&self) -> bool {
        matches!(self, Value::Words(words) if words.prefix)
    }
}

/// One condition: a field, how it is compared, and a value that fits to the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    field: Field,
    op: Op,
    value: Value,
}

impl Term {
    /// The condition, its value read from text; with `prefix` the last word may go on.
    ///
    /// # Errors
    /// `query.not-ordered` if the field cannot be compared so, `query.empty-value`, `query.no-prefix`, and
    /// the errors of the value.
    pub fn new(field: Field, op: Op, text: &str, prefix: bool) -> Result<Term, Error> {
        if op != Op::Is && !field.is_ordered() {
            return Err(Error::new(
                "query.not-ordered",
                format!("`{field}` cannot be compared with `{}`", op.as_str()),
            )
            .help("starts, ends and duration can; write `:` for the others"));
        }
        if text.trim().is_empty() {
            return Err(
                Error::new("query.empty-value", format!("`{field}` has no value"))
                    .help("write a value behind it, in quotation marks if it has spaces"),
            );
        }
        if prefix && !field.takes_words() {
            return Err(
                Error::new("query.no-prefix", format!("`{field}` takes no `*`"))
                    .help("write the whole value"),
            );
        }
        // `partner:` asks for any role: there is no field for the role of that name alone.
        let field = match field {
            Field::Role(Role::Partner) => Field::Partner,
            field => field,
        };
        let value = Value::parse(field, text, prefix)?;
        Ok(Term { field, op, value })
    }

    /// The field.
    pub fn field(&self) -> Field {
        self.field
    }

    /// How it is compared.
    pub fn op(&self) -> Op {
        self.op
    }

    /// What it is compared with.
    pub fn value(&self) -> &Value {
        &self.value
    }
}

impl Value {
    fn parse(field: Field, text: &str, prefix: bool) -> Result<Value, Error> {
        Ok(match field {
            Field::Active | Field::Throughout | Field::Starts | Field::Ends | Field::During => {
                Value::When(text.parse()?)
            }
            Field::Duration => Value::Length(text.parse()?),
            Field::Status => Value::Status(text.parse()?),
            Field::Declared => Value::Declared(text.parse()?),
            Field::Kind => Value::Kind(text.parse()?),
            Field::Country => Value::Country(text.to_ascii_uppercase().parse()?),
            Field::Language => Value::Language(text.parse()?),
            Field::Text
            | Field::Title
            | Field::Objective
            | Field::Topic
            | Field::Programme
            | Field::Id
            | Field::Identifier
            | Field::Partner
            | Field::Role(_) => Value::Words(Words::new(text, prefix)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All lists of up to so many words.
    fn lists(most: usize) -> Vec<Vec<&'static str>> {
        let mut all: Vec<Vec<&str>> = vec![vec![]];
        let mut start = 0;
        for _ in 0..most {
            let end = all.len();
            for place in start..end {
                for word in ["a", "b", "ab"] {
                    all.push([all[place].as_slice(), &[word]].concat());
                }
            }
            start = end;
        }
        all
    }

    #[test]
    fn words_in_a_row_are_found_where_they_first_stand() {
        let texts = lists(7);
        for asked in lists(4) {
            for prefix in [false, true] {
                let words = Words::new(asked.join(" "), prefix);
                let fits = |run: &[&str]| {
                    let last = asked.len() - 1;
                    run[..last] == asked[..last]
                        && (run[last] == asked[last]
                            || prefix && run[last].starts_with(asked[last]))
                };
                for text in &texts {
                    let mut runs = text.windows(asked.len().max(1));
                    let expected = runs.position(|run| !asked.is_empty() && fits(run));
                    assert_eq!(words.find_in(text), expected, "{asked:?} {prefix} {text:?}");
                }
            }
        }
    }
}
