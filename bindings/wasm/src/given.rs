//! A JSON value that was given as an option, read into the type that is wanted.

use accordant::diagnostic::Place;
use accordant::json::{Choice, Json};
use accordant::{Error, did_you_mean};

/// A value, and where it stands among the options.
pub(crate) struct Given<'j> {
    value: &'j Json,
    path: String,
}

impl<'j> Given<'j> {
    /// A value that is no option of another.
    pub(crate) fn new(value: &'j Json) -> Given<'j> {
        Given {
            value,
            path: String::new(),
        }
    }

    /// The fields of an object that may have these, each with its name.
    pub(crate) fn fields(
        &self,
        known: &[&str],
    ) -> Result<impl Iterator<Item = (&'j str, Given<'j>)>, Error> {
        let Json::Object(fields) = self.value else {
            return Err(self.wrong_type("an object"));
        };
        let unknown = |(name, _): &&(String, Json)| !known.contains(&name.as_str());
        if let Some((name, value)) = fields.iter().find(unknown) {
            let unknown = self.inner(name, value);
            let problem = unknown.problem("option.unknown", format!("no option `{name}` here"));
            return Err(problem.help(did_you_mean(name, known.iter().copied())));
        }
        Ok(fields
            .iter()
            .map(|(name, value)| (name.as_str(), self.inner(name, value))))
    }

    /// The items of an array of texts.
    pub(crate) fn texts(&self) -> Result<Vec<String>, Error> {
        let Json::Array(items) = self.value else {
            return Err(self.wrong_type("an array"));
        };
        let items = items.iter().enumerate();
        items
            .map(|(index, item)| self.inner(&index.to_string(), item).text())
            .collect()
    }

    /// A text.
    pub(crate) fn text(&self) -> Result<String, Error> {
        let text = self.value.as_str().map(str::to_owned);
        text.ok_or_else(|| self.wrong_type("a string"))
    }

    /// One of a few things, by the word for it.
    pub(crate) fn choice<T: Choice>(&self) -> Result<T, Error> {
        let text = self.text()?;
        if let Some((_, choice)) = T::CHOICES.iter().find(|(word, _)| *word == text) {
            return Ok(*choice);
        }
        let message = format!("{} cannot be `{text}`", self.name());
        let problem = self.problem("option.unknown-value", message);
        let words = T::CHOICES.iter().map(|(word, _)| *word);
        Err(problem.help(did_you_mean(&text, words)))
    }

    /// Whether something is wanted.
    pub(crate) fn flag(&self) -> Result<bool, Error> {
        match self.value {
            Json::Bool(value) => Ok(*value),
            _ => Err(self.wrong_type("true or false")),
        }
    }

    /// How many of something; more than the memory can hold are all.
    pub(crate) fn count(&self) -> Result<usize, Error> {
        match self.value {
            Json::Unsigned(number) => Ok(usize::try_from(*number).unwrap_or(usize::MAX)),
            _ => Err(self.wrong_type("a whole number, 0 or more")),
        }
    }

    /// A small number.
    pub(crate) fn small(&self) -> Result<u8, Error> {
        let number = u8::try_from(self.count()?);
        number.map_err(|_| self.wrong_type("a whole number of at most 255"))
    }

    fn inner<'i>(&self, name: &str, value: &'i Json) -> Given<'i> {
        Given {
            value,
            path: format!("{}/{name}", self.path),
        }
    }

    /// What the message calls it: the option, or the argument.
    fn name(&self) -> String {
        match self.path.strip_prefix('/') {
            Some(path) => format!("the option `{}`", path.replace('/', ".")),
            None => "the argument".to_owned(),
        }
    }

    fn wrong_type(&self, expected: &str) -> Error {
        let found = self.value.type_name();
        let message = format!("{} has to be {expected}; found {found}", self.name());
        self.problem("option.wrong-type", message)
    }

    fn problem(&self, code: &'static str, message: String) -> Error {
        Error::new(code, message).at(Place::path(self.path.as_str()))
    }
}
