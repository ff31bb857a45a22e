//! One record.

use accordant::fold;
use accordant::json::{Extensions, Json};
use accordant::model::{
    DeclaredStatus, Evidence, Identifier, Kind, LanguageTag, Participation, Partnership,
    PartnershipRelation, RelationKind, Role,
};
use accordant::time::{Language, PhraseOptions};
use accordant_text::Lexicon;

use super::dates::Dates;
use super::fields::{Field, fold_name};
use super::funding::{Pieces, kept_besides};
use super::ids::Ids;
use super::parties::{Parties, named};
use super::report::{Notes, pointer};
use super::values::{self, each, scalar};
use crate::ReadOptions;
use crate::remarks::shown;

/// How far down the extensions of a partnership are in a portfolio: in an object, an array, an object.
const EXTENSIONS: usize = 4;

/// An object of the document, with its path.
pub(super) struct Record {
    pub(super) path: String,
    pub(super) fields: Vec<Stated>,
}

/// A field of a record: what it says, if that is known, its name and value.
pub(super) struct Stated {
    pub(super) field: Option<Field>,
    pub(super) name: String,
    pub(super) value: Json,
}

impl Record {
    /// A record whose fields go by their usual names.
    pub(super) fn new(path: String, fields: Vec<(String, Json)>) -> Record {
        let fields = fields.into_iter().map(|(name, value)| Stated {
            field: Field::of(&name),
            name,
            value,
        });
        Record {
            path,
            fields: fields.collect(),
        }
    }
}

/// A field as it was given: its place among the others, its name, value and path.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) at: usize,
    pub(super) name: String,
    pub(super) value: Json,
    pub(super) path: String,
}

/// Reads one record after another into partnerships, with the parties that they share.
pub(super) struct Reader<'a> {
    pub(super) options: &'a ReadOptions,
    pub(super) ids: &'a Ids,
    pub(super) parties: Parties,
    /// The language of the portfolio's texts.
    pub(super) language: Option<LanguageTag>,
    /// The places of the records that are a part of others, and the paths of the fields that say so.
    pub(super) parents: Vec<(usize, String)>,
    pub(super) notes: Notes,
}

/// What has been read of a record, and what waits until all its fields are seen.
struct Draft {
    partnership: Partnership,
    titles: Vec<(Field, Given)>,
    dates: Dates,
    pieces: Pieces,
    language: Option<Language>,
    said: Vec<Field>,
    /// What makes two participations equal: the organization, the role, the name as printed.
    seen: Lexicon,
    kept: Vec<Given>,
}

impl Reader<'_> {
    /// The partnership of a record; nothing if an error was noted that leaves none.
    pub(super) fn read(&mut self, index: usize, record: Record) -> Option<Partnership> {
        let id = self.ids.of(index)?.clone();
        let mut draft = Draft {
            partnership: Partnership::new(id, ""),
            titles: Vec::new(),
            dates: Dates::default(),
            pieces: Pieces::default(),
            language: self
                .options
                .language
                .or_else(|| spoken(self.language.as_ref()?)),
            said: Vec::new(),
            seen: Lexicon::default(),
            kept: Vec::new(),
        };
        for (at, stated) in record.fields.into_iter().enumerate() {
            let given = Given {
                at,
                path: pointer(&record.path, &stated.name),
                name: stated.name,
                value: stated.value,
            };
            let left = match stated.field {
                // To say that there is nothing is no statement, but an unknown field may mean it.
                Some(_) if given.value == Json::Null => None,
                Some(field) => self.field(field, given, index, &mut draft),
                None => {
                    self.notes.unknown(&given.name, &given.path);
                    Some(given)
                }
            };
            draft.kept.extend(left);
        }
        self.title(&mut draft, &record.path);
        let phrases = PhraseOptions {
            language: draft.language,
            policy: self.options.policy,
        };
        let dated = std::mem::take(&mut draft.dates).read(phrases, &mut self.notes);
        draft.partnership.period = dated.period;
        draft.partnership.evidence.extend(dated.evidence);
        draft.kept.extend(dated.kept);
        draft.partnership.funding = draft.pieces.together();

        accordant::order::sort_by_key(&mut draft.kept, |given| given.at);
        let mut kept = Vec::new();
        for given in draft.kept {
            if let Some(value) = self.notes.hold(given.value, EXTENSIONS, &given.path) {
                kept.push((given.name, value));
            }
        }
        draft.partnership.extensions = Extensions::from_iter(kept);
        Some(draft.partnership)
    }

    /// Reads a known field; gives back what is to be kept of it.
    fn field(
        &mut self,
        field: Field,
        mut given: Given,
        index: usize,
        draft: &mut Draft,
    ) -> Option<Given> {
        if !field.is_list() && draft.said.contains(&field) {
            return Some(self.second(given));
        }
        draft.said.push(field);
        let notes = &mut self.notes;
        let (name, path) = (given.name.as_str(), given.path.as_str());
        let value = std::mem::replace(&mut given.value, Json::Null);
        let left = match field {
            Field::Id => return self.id(given, value, draft),
            Field::Title | Field::Label | Field::Acronym | Field::Name | Field::FullName => {
                given.value = value;
                draft.titles.push((field, given));
                return None;
            }
            Field::Start | Field::End | Field::Period => {
                given.value = value;
                let slot = match field {
                    Field::Start => &mut draft.dates.start,
                    Field::End => &mut draft.dates.end,
                    _ => &mut draft.dates.period,
                };
                *slot = Some(given);
                return None;
            }
            Field::Kind => {
                let remark = ("records.unknown-kind", "kind of partnership");
                draft.partnership.kind =
                    values::code(&value, Kind::ALL, Kind::as_str, remark, path, notes);
                draft.partnership.kind.is_none().then_some(value)
            }
            Field::Status => status(value, path, draft, notes),
            Field::Summary => {
                draft.partnership.summary = values::text(&value, path, notes).ok();
                let unread = draft.partnership.summary.is_none().then_some(value);
                if let Some(value) = &unread {
                    notes.not_read(name, value, path, "a text");
                }
                unread
            }
            Field::Objectives => objectives(value, name, path, draft, notes),
            Field::Participants(role) => {
                participants(value, name, path, role, draft, &mut self.parties, notes)
            }
            Field::Funder => draft
                .pieces
                .funders(value, name, path, &mut self.parties, notes),
            Field::Programme => {
                draft
                    .pieces
                    .programmes(value, name, path, &mut self.parties, notes)
            }
            Field::Amount => draft.pieces.amount(value, path, notes),
            Field::Currency => draft.pieces.currency(value, path, notes),
            Field::Countries => each(value, path, &mut |item, path| {
                let code = values::country(&item, path, notes);
                let left = code.is_none().then_some(item);
                draft.partnership.countries.extend(code);
                left
            }),
            Field::Topics => each(value, path, &mut |item, path| match item {
                Json::String(topic) => {
                    draft.partnership.topics.push(topic);
                    None
                }
                item => {
                    notes.not_read(name, &item, path, "a text");
                    Some(item)
                }
            }),
            Field::Links => each(value, path, &mut |item, path| {
                let Some(link) = values::link(&item, path, notes) else {
                    notes.not_read(name, &item, path, "an address");
                    return Some(item);
                };
                draft.partnership.links.push(link);
                None
            }),
            Field::Identifiers => each(value, path, &mut |item, path| {
                let Some(identifier) = values::identifier(&item) else {
                    notes.not_read(name, &item, path, "an identifier");
                    return Some(item);
                };
                draft.partnership.identifiers.push(identifier);
                None
            }),
            Field::PartOf => self.part_of(value, &given, index, draft),
            Field::Language => self.language(value, &given, draft),
        };
        given.value = left?;
        Some(given)
    }

    /// A field that says again, perhaps differently, what another has said.
    fn second(&mut self, given: Given) -> Given {
        self.notes.warn(
            "records.second-value",
            format!(
                "another field says what `{}` says, and counts: kept in `extensions`",
                shown(&given.name)
            ),
            &given.path,
            "keep one of the two",
        );
        given
    }

    /// The id was assigned beforehand; what is left is to say where it differs from what is written.
    fn id(&mut self, given: Given, value: Json, draft: &mut Draft) -> Option<Given> {
        let Some(text) = scalar(&value) else {
            self.notes
                .not_read(&given.name, &value, &given.path, "an id");
            return Some(Given { value, ..given });
        };
        let id = draft.partnership.id.as_str();
        if text != id && !text.trim().is_empty() {
            let message = format!("`{}` is no id: the record is `{id}` here", shown(&text));
            self.notes.warn(
                "records.id-changed",
                message,
                &given.path,
                "an id begins with a letter or digit and goes on with letters, digits, `.`, `_`, `:` or `-`",
            );
            draft.partnership.identifiers.push(Identifier {
                scheme: "original".to_owned(),
                value: text,
            });
        }
        None
    }

    /// The title is the first of title, label, acronym and name; a full name, or a name besides it, is the
    /// name. What is left of them is kept.
    fn title(&mut self, draft: &mut Draft, path: &str) {
        const TITLES: [Field; 5] = [
            Field::Title,
            Field::Label,
            Field::Acronym,
            Field::Name,
            Field::FullName,
        ];
        let mut titles = std::mem::take(&mut draft.titles);
        let mut first = |order: &[Field]| {
            for field in order {
                if let Some(place) = titles.iter().position(|(known, _)| known == field) {
                    return Some(titles.remove(place).1);
                }
            }
            None
        };
        let title = first(&TITLES);
        let name = first(&[Field::FullName, Field::Name]);
        let at = match &title {
            Some(given) => given.path.clone(),
            None => path.to_owned(),
        };
        if let Some(given) = title {
            match values::text(&given.value, &given.path, &mut self.notes) {
                Ok(text) => draft.partnership.title = text,
                Err(wrong) => self.notes.error(|| wrong.error()),
            }
        }
        if draft
            .partnership
            .title
            .all()
            .all(|text| fold(text).is_empty())
        {
            self.notes.warn(
                "partnership.no-title",
                "the record has no title".to_owned(),
                &at,
                "add a `title`",
            );
        }
        if let Some(given) = name {
            if let Ok(text) = values::text(&given.value, &given.path, &mut self.notes) {
                draft.partnership.name = Some(text);
            } else {
                self.notes
                    .not_read(&given.name, &given.value, &given.path, "a text");
                draft.kept.push(given);
            }
        }
        for (_, given) in titles {
            let given = self.second(given);
            draft.kept.push(given);
        }
    }

    fn part_of(
        &mut self,
        value: Json,
        given: &Given,
        index: usize,
        draft: &mut Draft,
    ) -> Option<Json> {
        let mut found = false;
        let left = each(value, &given.path, &mut |item, path| {
            let text = match &item {
                Json::Object(fields) => match fields.as_slice() {
                    [(name, value)] if matches!(name.as_str(), "id" | "@id") => scalar(value),
                    _ => None,
                },
                value => scalar(value),
            };
            let Some(text) = text else {
                self.notes
                    .not_read(&given.name, &item, path, "the id of a record");
                return Some(item);
            };
            let Some(target) = self.ids.meant(&text) else {
                self.notes.warn(
                    "records.dangling-reference",
                    format!(
                        "no record has the id `{}`: kept in `extensions`",
                        shown(&text)
                    ),
                    path,
                    "add the record, or correct the id",
                );
                return Some(item);
            };
            found = true;
            draft.partnership.relations.push(PartnershipRelation {
                kind: RelationKind::PartOf,
                target: target.clone(),
            });
            None
        });
        if found {
            self.parents.push((index, given.path.clone()));
        }
        left
    }

    /// The language of a record has a place only where it is that of the whole portfolio.
    fn language(&mut self, value: Json, given: &Given, draft: &mut Draft) -> Option<Json> {
        let tag = value.as_str().and_then(|text| text.parse().ok());
        draft.language = tag.as_ref().and_then(spoken).or(draft.language);
        if tag.is_some() && tag == self.language {
            return None;
        }
        self.notes.unknown(&given.name, &given.path);
        Some(value)
    }
}

/// The language as one whose dates can be read.
fn spoken(tag: &LanguageTag) -> Option<Language> {
    [
        ("en", Language::English),
        ("fr", Language::French),
        ("ar", Language::Arabic),
    ]
    .into_iter()
    .find_map(|(code, language)| tag.matches(code).then_some(language))
}

/// A declared status: its code, or one of the few words that mean the same.
fn status(value: Json, path: &str, draft: &mut Draft, notes: &mut Notes) -> Option<Json> {
    let words = value.as_str().map(fold_name).unwrap_or_default();
    let meant = match words.as_str() {
        "active" | "running" | "current" | "inprogress" => Some(DeclaredStatus::Ongoing),
        "ended" | "finished" | "closed" => Some(DeclaredStatus::Completed),
        "canceled" => Some(DeclaredStatus::Cancelled),
        _ => None,
    };
    if let (Some(_), Json::String(text)) = (meant, &value) {
        draft.partnership.status = meant;
        draft.partnership.evidence.push(Evidence {
            path: "/status".to_owned(),
            rule: "records.status".to_owned(),
            words: text.clone(),
            source: None,
            line: None,
        });
        return None;
    }
    let remark = ("records.unknown-status", "declared status");
    let all = DeclaredStatus::ALL;
    draft.partnership.status =
        values::code(&value, all, DeclaredStatus::as_str, remark, path, notes);
    draft.partnership.status.is_none().then_some(value)
}

fn objectives(
    value: Json,
    name: &str,
    path: &str,
    draft: &mut Draft,
    notes: &mut Notes,
) -> Option<Json> {
    // A text becomes an object in an array: what is just shallow enough may not be so then.
    if !notes.fits(&value, EXTENSIONS + 2) {
        return Some(value);
    }
    each(value, path, &mut |item, path| {
        let Some(objective) = values::objective(&item, path, notes) else {
            notes.not_read(name, &item, path, "an objective");
            return Some(item);
        };
        draft.partnership.objectives.push(objective);
        None
    })
}

fn participants(
    value: Json,
    name: &str,
    path: &str,
    role: Option<Role>,
    draft: &mut Draft,
    parties: &mut Parties,
    notes: &mut Notes,
) -> Option<Json> {
    let (mut again, mut first) = (0_usize, None);
    let left = each(value, path, &mut |item, path| {
        let read = named(&item, name, path, notes);
        let found = read.and_then(|read| Some((parties.organization(&read)?, read.role.or(role))));
        let Some((found, role)) = found else {
            return Some(item);
        };
        // Neither an id nor a role has a space.
        let named = role.map_or("", Role::as_str);
        let seat = match &found.as_printed {
            Some(printed) => format!("{} {named} {printed}", found.id),
            None => format!("{} {named}", found.id),
        };
        if draft.seen.is_new(&seat) {
            draft.partnership.participants.push(Participation {
                organization: found.id,
                role,
                period: None,
                name_as_printed: found.as_printed,
            });
        } else {
            again += 1;
            first.get_or_insert_with(|| path.to_owned());
        }
        kept_besides(item, found.whole, name, path, notes)
    });
    if let Some(path) = first {
        notes.warn(
            "records.repeated-participant",
            format!(
                "`{}` names an organization again in the same role, {again} times: left out",
                shown(name)
            ),
            &path,
            "name each organization once",
        );
    }
    left
}
