//! Which column of a table says what.

use accordant::Error;
use accordant::json::Json;
use accordant::model::Role;
use hashbrown::HashMap;

use super::fields::Field;
use super::record::Stated;
use crate::remarks::shown;

/// Which columns of a table say what of a partnership.
///
/// What a column can say: `id`, `title`, `name`, `kind`, `start`, `end`, `period`, `status`, `summary`,
/// `objective`, `participant` (an organization), any role of one (`partner`, `coordinator`, `funder`, ...), `role`
/// (that of the `participant` in the same row), `programme`, `amount`, `currency`, `country`, `topic`, `link`,
/// `partOf`, `identifier`, `language`. Several columns can say the same of those that a partnership can have
/// several of.
///
/// A mapping of no columns leaves it to their names, as in records.
///
/// ```
/// use accordant_formats::Mapping;
///
/// let mapping = Mapping::default()
///     .with("Intitulé", "title")?
///     .with("Début", "start")?
///     .with("Pays", "country")?
///     .separated_by(";");
/// let error = mapping.with("Fin", "ende").unwrap_err();
/// assert_eq!(error.code(), "mapping.unknown-field");
/// # Ok::<(), accordant::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    fields: HashMap<String, Field>,
    /// The columns in the order in which they were given.
    columns: Vec<String>,
    /// The column with the role of the participant.
    role: Option<String>,
    separator: Option<String>,
}

/// What columns can say, besides the roles.
const FIELDS: [(&str, Field); 21] = [
    ("id", Field::Id),
    ("title", Field::Title),
    ("name", Field::FullName),
    ("kind", Field::Kind),
    ("start", Field::Start),
    ("end", Field::End),
    ("period", Field::Period),
    ("status", Field::Status),
    ("summary", Field::Summary),
    ("objective", Field::Objectives),
    ("participant", Field::Participants(None)),
    ("funder", Field::Funder),
    ("programme", Field::Programme),
    ("amount", Field::Amount),
    ("currency", Field::Currency),
    ("country", Field::Countries),
    ("topic", Field::Topics),
    ("link", Field::Links),
    ("partOf", Field::PartOf),
    ("identifier", Field::Identifiers),
    ("language", Field::Language),
];

/// The name for the role of the participant.
const ROLE: &str = "role";

impl Mapping {
    /// What columns can say.
    pub fn fields() -> impl Iterator<Item = &'static str> {
        let roles = Role::ALL.iter().map(|role| role.as_str());
        let roles = roles.filter(|role| FIELDS.iter().all(|(known, _)| known != role));
        FIELDS
            .iter()
            .map(|(name, _)| *name)
            .chain([ROLE])
            .chain(roles)
    }

    /// The same mapping with one more column, which says this.
    ///
    /// # Errors
    /// `mapping.unknown-field`; `mapping.repeated-column` and `mapping.repeated-field` for a column, or a field
    /// of which there is one, that was given before.
    pub fn with(mut self, column: impl Into<String>, field: &str) -> Result<Mapping, Error> {
        let column = column.into();
        if self.columns.contains(&column) {
            return Err(Error::new(
                "mapping.repeated-column",
                format!("the column `{}` is mapped twice", shown(&column)),
            )
            .help("a column says one thing: leave one of the two out"));
        }
        if field == ROLE {
            if self.role.is_some() {
                return Err(repeated(field));
            }
            self.role = Some(column.clone());
        } else {
            let found = field_named(field)?;
            if !found.is_list() && self.fields.values().any(|known| *known == found) {
                return Err(repeated(field));
            }
            self.fields.insert(column.clone(), found);
        }
        self.columns.push(column);
        Ok(self)
    }

    /// The same mapping for cells that hold several values with this between them, where several can be.
    #[must_use]
    pub fn separated_by(mut self, separator: &str) -> Mapping {
        self.separator = (!separator.is_empty()).then(|| separator.to_owned());
        self
    }

    /// Whether no column is mapped.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The columns that are mapped, in the order in which they were given.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(String::as_str)
    }

    /// What a column says; if no column is mapped, what its name says.
    pub fn field(&self, column: &str) -> Option<&'static str> {
        if self.role.as_deref() == Some(column) {
            return Some(ROLE);
        }
        let field = if self.is_empty() {
            Field::of(column)?
        } else {
            *self.fields.get(column)?
        };
        let known = FIELDS.iter().find(|(_, known)| *known == field);
        match (known, field) {
            (Some((name, _)), _) => Some(name),
            (None, Field::Participants(Some(role))) => Some(role.as_str()),
            (None, _) => Some("title"),
        }
    }

    /// # Errors
    /// `mapping.role-of-nobody`.
    pub(super) fn check(&self) -> Result<(), Error> {
        let is_participant = |field: &Field| *field == Field::Participants(None);
        if self.role.is_some() && !self.fields.values().any(is_participant) {
            return Err(Error::new(
                "mapping.role-of-nobody",
                "a role is mapped, and no `participant` whose role it is",
            )
            .help("map the column with the organization to `participant`"));
        }
        Ok(())
    }

    /// The cells of a row with what they say.
    pub(super) fn read(&self, cells: Vec<(String, Json)>) -> Vec<Stated> {
        let mut role = None;
        let mut stated: Vec<Stated> = Vec::with_capacity(cells.len());
        for (name, value) in cells {
            if self.is_empty() {
                let field = Field::of(&name);
                stated.push(Stated { field, name, value });
                continue;
            }
            if self.role.as_deref() == Some(name.as_str()) {
                role = Some((name, value));
                continue;
            }
            let field = self.fields.get(&name).copied();
            let value = match field {
                Some(field) => self.said(field, value),
                None => value,
            };
            stated.push(Stated { field, name, value });
        }
        if let Some((name, role)) = role {
            give_role(&mut stated, name, role);
        }
        stated
    }

    /// The value of a mapped cell: a blank one says nothing, and one with a separator is a list.
    fn said(&self, field: Field, value: Json) -> Json {
        let Json::String(text) = value else {
            return value;
        };
        if text.trim().is_empty() {
            return Json::Null;
        }
        let separator = self.separator.as_deref().filter(|_| field.is_list());
        let Some(separator) = separator.filter(|separator| text.contains(separator)) else {
            return Json::String(text);
        };
        let parts = text.split(separator).map(str::trim);
        let parts = parts.filter(|part| !part.is_empty());
        Json::Array(parts.map(|part| Json::String(part.to_owned())).collect())
    }
}

/// Gives a role to the participants of a row; a row without one keeps it as it is.
fn give_role(stated: &mut Vec<Stated>, name: String, role: Json) {
    let says_nothing = |value: &Json| match value {
        Json::Null => true,
        Json::String(text) => text.trim().is_empty(),
        _ => false,
    };
    if says_nothing(&role) {
        return;
    }
    let mut participants = stated.iter_mut().filter(|stated| {
        stated.field == Some(Field::Participants(None)) && stated.value != Json::Null
    });
    let Some(participant) = participants.next() else {
        stated.push(Stated {
            field: None,
            name,
            value: role,
        });
        return;
    };
    let with_role = |value: Json| match value {
        Json::String(_) => Json::Object(vec![
            ("name".to_owned(), value),
            (ROLE.to_owned(), role.clone()),
        ]),
        Json::Object(mut fields) if fields.iter().all(|(name, _)| name != ROLE) => {
            fields.push((ROLE.to_owned(), role.clone()));
            Json::Object(fields)
        }
        other => other,
    };
    participant.value = match std::mem::replace(&mut participant.value, Json::Null) {
        Json::Array(items) => Json::Array(items.into_iter().map(with_role).collect()),
        value => with_role(value),
    };
}

fn field_named(name: &str) -> Result<Field, Error> {
    let field = FIELDS.iter().find(|(known, _)| *known == name);
    if let Some((_, field)) = field {
        return Ok(*field);
    }
    let role = Role::ALL.iter().find(|role| role.as_str() == name);
    role.map(|role| Field::Participants(Some(*role)))
        .ok_or_else(|| {
            let known: Vec<&str> = Mapping::fields().collect();
            Error::new(
                "mapping.unknown-field",
                format!("no column can be `{}`", shown(name)),
            )
            .help(format!("one of: {}", known.join(", ")))
        })
}

fn repeated(field: &str) -> Error {
    Error::new(
        "mapping.repeated-field",
        format!("two columns are mapped to `{field}`, of which there is one"),
    )
    .help("leave one of the two out: it is kept in `extensions`")
}
