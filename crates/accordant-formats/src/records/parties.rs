//! The organizations and programmes that records name: one of each name.

use accordant::fold;
use accordant::json::Json;
use accordant::model::{
    CountryCode, Identifier, Organization, OrganizationId, Programme, ProgrammeId, Role, Text,
};
use hashbrown::HashMap;

use super::fields::{code_named, fold_name};
use super::report::{Notes, pointer};
use super::values::{country, scalar, text};
use crate::names::only_one;
use crate::remarks::shown;
use crate::slugs::Slugs;

/// Every organization and programme named so far.
///
/// Two organizations are one if their names are equal but for case, accents and spaces, and no two ids in
/// the document tell them apart. Names that only resemble each other, and equal acronyms, join nothing.
#[derive(Default)]
pub(super) struct Parties {
    pub(super) organizations: Vec<Organization>,
    pub(super) programmes: Vec<Programme>,
    by_name: HashMap<String, usize>,
    by_name_and_id: HashMap<String, usize>,
    programme_by_name: HashMap<String, usize>,
    slugs: Slugs,
    programme_slugs: Slugs,
}

/// A party as a record names it.
pub(super) struct Named {
    pub(super) name: Text,
    pub(super) acronym: Option<String>,
    pub(super) id: Option<String>,
    pub(super) country: Option<CountryCode>,
    pub(super) role: Option<Role>,
    /// Whether everything that was written of it is in here.
    pub(super) whole: bool,
}

/// The organization of a [`Named`], and what the record has to add.
pub(super) struct Found {
    pub(super) id: OrganizationId,
    /// The name as this record prints it, where it differs.
    pub(super) as_printed: Option<String>,
    /// Whether everything that was written of it is held.
    pub(super) whole: bool,
}

/// Reads the name of a party: a string, or an object with a name, an acronym, an id, a country, a role.
///
/// Nothing, with a remark, if it has no name.
pub(super) fn named(value: &Json, field: &str, path: &str, notes: &mut Notes) -> Option<Named> {
    let mut read = Named {
        name: Text::default(),
        acronym: None,
        id: None,
        country: None,
        role: None,
        whole: true,
    };
    let mut name = None;
    match value {
        Json::String(_) => name = text(value, path, notes).ok(),
        Json::Object(fields) => {
            for (key, value) in fields {
                if *value == Json::Null {
                    continue;
                }
                let path = pointer(path, key);
                let held = match fold_name(key).as_str() {
                    "name" | "org" | "organization" | "organisation" | "label" | "title"
                        if name.is_none() =>
                    {
                        name = text(value, &path, notes).ok();
                        name.is_some()
                    }
                    "acronym" if read.acronym.is_none() => {
                        read.acronym = value.as_str().map(str::to_owned);
                        read.acronym.is_some()
                    }
                    "id" if read.id.is_none() => {
                        read.id = scalar(value);
                        read.id.is_some()
                    }
                    "country" if read.country.is_none() => {
                        read.country = country(value, &path, notes);
                        read.country.is_some()
                    }
                    "role" if read.role.is_none() => {
                        read.role = role(value, &path, notes);
                        read.role.is_some()
                    }
                    _ => {
                        notes.unknown(&format!("{field}.{key}"), &path);
                        false
                    }
                };
                read.whole &= held;
            }
        }
        _ => {}
    }
    let blank = |text: &Text| fold(text.as_str()).is_empty();
    let acronym = || read.acronym.as_deref().map(Text::from);
    match name.filter(|name| !blank(name)).or_else(acronym) {
        Some(name) if !blank(&name) => read.name = name,
        _ => {
            notes.warn(
                "records.no-name",
                format!(
                    "an item of `{}` has no name: kept in `extensions`",
                    shown(field)
                ),
                path,
                "write the name as a string, or an object with a `name`",
            );
            return None;
        }
    }
    Some(read)
}

fn role(value: &Json, path: &str, notes: &mut Notes) -> Option<Role> {
    let written = value.as_str().unwrap_or(value.type_name());
    let found = value
        .as_str()
        .and_then(|text| code_named(Role::ALL, text, Role::as_str));
    if found.is_none() {
        notes.warn(
            "records.unknown-role",
            format!("no role `{}`: kept in `extensions`", shown(written)),
            path,
            "a role is, for example, coordinator, partner, member, funder or host",
        );
    }
    found
}

impl Parties {
    /// The organization of this name, new or known.
    pub(super) fn organization(&mut self, named: &Named) -> Option<Found> {
        let key = fold(named.name.as_str());
        let at = match self.known(&key, named.id.as_deref()) {
            Some(at) => at,
            None => self.add(named)?,
        };
        self.by_name.entry(key.clone()).or_insert(at);
        let organization = self.organizations.get_mut(at)?;
        let mut whole = named.whole;
        if let Some(id) = &named.id {
            self.by_name_and_id.insert(name_and_id(&key, id), at);
            if organization.identifiers.is_empty() {
                organization.identifiers.push(Identifier {
                    scheme: "original".to_owned(),
                    value: id.clone(),
                });
            }
        }
        if let Some(acronym) = &named.acronym
            && *acronym != *organization.acronym.get_or_insert_with(|| acronym.clone())
        {
            whole = false;
        }
        if let Some(country) = &named.country
            && *country != *organization.country.get_or_insert_with(|| country.clone())
        {
            whole = false;
        }
        let differs = organization.name != named.name;
        whole &= !differs || matches!(named.name, Text::Plain(_));
        Some(Found {
            id: organization.id.clone(),
            as_printed: differs.then(|| named.name.as_str().to_owned()),
            whole,
        })
    }

    /// The organization with this name and, if both state one, this id.
    fn known(&self, key: &str, id: Option<&str>) -> Option<usize> {
        let first = self.by_name.get(key).copied()?;
        let Some(id) = id else {
            return Some(first);
        };
        let exact = self.by_name_and_id.get(&name_and_id(key, id));
        exact.copied().or_else(|| {
            let without_id = self.organizations.get(first)?.identifiers.is_empty();
            without_id.then_some(first)
        })
    }

    fn add(&mut self, named: &Named) -> Option<usize> {
        let at = self.organizations.len();
        let words = named
            .acronym
            .as_deref()
            .unwrap_or_else(|| named.name.as_str());
        let id = self.slugs.unique(words, "organization", at);
        let id = OrganizationId::new(id).ok()?;
        self.organizations
            .push(Organization::new(id, named.name.clone()));
        Some(at)
    }

    /// The programme of this name, new or known; and whether everything written of it is held.
    pub(super) fn programme(&mut self, named: &Named) -> Option<(ProgrammeId, bool)> {
        let key = fold(named.name.as_str());
        let known = self.programme_by_name.get(&key).copied();
        let at = known.unwrap_or(self.programmes.len());
        if known.is_none() {
            let words = named
                .acronym
                .as_deref()
                .unwrap_or_else(|| named.name.as_str());
            let id = self.programme_slugs.unique(words, "programme", at);
            let id = ProgrammeId::new(id).ok()?;
            self.programmes.push(Programme::new(id, named.name.clone()));
            self.programme_by_name.insert(key, at);
        }
        let programme = self.programmes.get_mut(at)?;
        let mut whole = named.whole
            && named.role.is_none()
            && named.country.is_none()
            && programme.name == named.name;
        if let Some(acronym) = &named.acronym
            && *acronym != *programme.acronym.get_or_insert_with(|| acronym.clone())
        {
            whole = false;
        }
        if let Some(value) = &named.id {
            let identifier = Identifier {
                scheme: "original".to_owned(),
                value: value.clone(),
            };
            match programme.identifiers.first() {
                None => programme.identifiers.push(identifier),
                Some(known) => whole &= *known == identifier,
            }
        }
        Some((programme.id.clone(), whole))
    }

    /// The institution that keeps the records: the one organization of this name or acronym, or a new one.
    pub(super) fn holder(&mut self, name: &str) -> Option<OrganizationId> {
        if let Some(one) = only_one(&self.organizations, name) {
            return Some(one.id.clone());
        }
        let named = Named {
            name: Text::from(name),
            acronym: None,
            id: None,
            country: None,
            role: None,
            whole: true,
        };
        self.organization(&named).map(|found| found.id)
    }
}

/// What an organization with an id of its own is known by.
fn name_and_id(name: &str, id: &str) -> String {
    format!("{}:{name}{id}", name.len())
}
