//! The names that fields go by.

use accordant::model::Role;

/// What a field of a record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Title,
    Label,
    Acronym,
    Name,
    FullName,
    Kind,
    Start,
    End,
    Period,
    Status,
    Summary,
    Objectives,
    /// Organizations; the role is the one that the field's own name states.
    Participants(Option<Role>),
    Funder,
    Programme,
    Amount,
    Currency,
    Countries,
    Topics,
    Links,
    PartOf,
    Language,
    Identifiers,
}

impl Field {
    /// The field of this name.
    pub(super) fn of(name: &str) -> Option<Field> {
        Some(match fold_name(name).as_str() {
            "id" => Field::Id,
            "title" => Field::Title,
            "label" => Field::Label,
            "acronym" => Field::Acronym,
            "name" => Field::Name,
            "fullname" => Field::FullName,
            "kind" | "type" => Field::Kind,
            "start" | "startdate" | "from" | "begin" => Field::Start,
            "end" | "enddate" | "to" | "until" => Field::End,
            "period" | "dates" => Field::Period,
            "status" => Field::Status,
            "summary" | "description" | "abstract" => Field::Summary,
            "objectives" | "aims" => Field::Objectives,
            "participants" | "organizations" | "organisations" => Field::Participants(None),
            "partners" => Field::Participants(Some(Role::Partner)),
            "members" => Field::Participants(Some(Role::Member)),
            "coordinator" => Field::Participants(Some(Role::Coordinator)),
            "funder" | "funders" | "fundingbody" => Field::Funder,
            "programme" | "program" => Field::Programme,
            "budget" | "amount" | "totalcost" => Field::Amount,
            "currency" => Field::Currency,
            "country" | "countries" => Field::Countries,
            "topics" | "keywords" | "tags" => Field::Topics,
            "url" | "link" | "homepage" | "website" | "links" => Field::Links,
            "partof" | "parent" => Field::PartOf,
            "language" => Field::Language,
            "identifier" | "identifiers" => Field::Identifiers,
            _ => return None,
        })
    }

    /// Whether several fields can say it side by side, as `country` and `countries`.
    pub(super) fn is_list(self) -> bool {
        matches!(
            self,
            Field::Objectives
                | Field::Participants(_)
                | Field::Funder
                | Field::Programme
                | Field::Countries
                | Field::Topics
                | Field::Links
                | Field::PartOf
                | Field::Identifiers
        )
    }
}

/// A name without what spellings differ in: `startDate`, `start_date` and `Start-Date` are one.
///
/// No known name is longer than a few dozen characters: longer ones come back empty.
pub(super) fn fold_name(name: &str) -> String {
    if name.len() > 64 {
        return String::new();
    }
    name.chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The code among these that the text names, however its words are joined: `technical assistance`.
pub(super) fn code_named<T: Copy>(all: &[T], text: &str, name: fn(T) -> &'static str) -> Option<T> {
    let folded = fold_name(text.trim());
    all.iter()
        .copied()
        .find(|code| fold_name(name(*code)) == folded)
}
