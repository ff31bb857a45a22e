//! The reference evaluator: it reads every record, and is exact.
//!
//! A query is prepared once against the portfolio (days resolved, organizations found), and gives each
//! record a [`Formula`], which is decided over the record's extent. A faster engine has to answer the same.

use accordant_text::Nearest;

use super::ast::{Query, too_deep};
use super::decide::Formula;
use super::index::Directory;
use super::parse::DEEPEST;
use super::term::{Field, Op, Status, Term, Value, Words};
use crate::model::{
    CountryCode, DeclaredStatus, Identifier, Kind, LanguageTag, Objective, Organization,
    OrganizationId, Partnership, Portfolio, Programme, ProgrammeId, Role, Text,
};
use crate::time::{Certainty, Condition, Day, Extent, Frame, Length, Window};
use crate::{Diagnostic, Error, fold, order, words};

/// The most conditions of time in one query: each pair of them cuts the days of a record further.
const MOST_TEMPORAL: usize = 64;

/// For how many names of each kind that nothing has the nearest one is looked for.
const MOST_NEAREST: usize = 8;

/// What there is to say about a query.
#[derive(Debug, Clone)]
pub(super) enum Note {
    Said(Diagnostic),
    /// Nothing is called so.
    Unknown(Named, String),
}

/// What a query calls by its name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Named {
    Organization,
    Programme,
}

impl Named {
    fn as_str(self) -> &'static str {
        match self {
            Named::Organization => "organization",
            Named::Programme => "programme",
        }
    }
}

/// A portfolio as it is asked: on a day, in a frame.
pub(super) struct Asked<'p> {
    pub(super) portfolio: &'p Portfolio,
    /// Where its organizations and programmes are found by name, if there is such an index.
    pub(super) directory: Option<&'p Directory>,
    pub(super) frame: Frame,
    pub(super) on: Option<Day>,
}

/// One partnership with the windows of its ends.
pub(super) struct Row<'p> {
    pub(super) partnership: &'p Partnership,
    /// Nothing if no start fits to any end: such a record is in no answer about time.
    pub(super) extent: Option<Extent>,
}

impl<'p> Asked<'p> {
    /// The organization with this id.
    pub(super) fn organization(&self, id: &OrganizationId) -> Option<&'p Organization> {
        match self.directory {
            Some(directory) => self
                .portfolio
                .organizations
                .get(directory.organizations.place(id.as_str())? as usize),
            None => self.portfolio.organization(id),
        }
    }

    /// The programme with this id.
    pub(super) fn programme(&self, id: &ProgrammeId) -> Option<&'p Programme> {
        match self.directory {
            Some(directory) => self
                .portfolio
                .programmes
                .get(directory.programmes.place(id.as_str())? as usize),
            None => self.portfolio.programme(id),
        }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'p>> {
        let partnerships = self.portfolio.partnerships.iter();
        partnerships.map(|partnership| self.row(partnership))
    }

    pub(super) fn row<'r>(&self, partnership: &'r Partnership) -> Row<'r> {
        Row {
            partnership,
            extent: partnership.extent(&self.frame),
        }
    }

    /// The query, ready to be asked of each row, and what there is to say about it.
    pub(super) fn prepare(&self, query: &Query) -> Result<Prepared, Error> {
        check_durations(query)?;
        let mut notes = Vec::new();
        let node = self.prepare_node(query, 0, &mut notes)?;
        Ok(Prepared { node, notes })
    }

    fn prepare_node(
        &self,
        query: &Query,
        depth: usize,
        notes: &mut Vec<Note>,
    ) -> Result<Node, Error> {
        if depth > 2 * DEEPEST {
            return Err(too_deep());
        }
        let mut prepare = |query: &Query| self.prepare_node(query, depth + 1, notes);
        Ok(match query {
            Query::Everything => Node::Known(true),
            Query::And(parts) => Node::All(parts.iter().map(prepare).collect::<Result<_, _>>()?),
            Query::Or(parts) => Node::Any(parts.iter().map(prepare).collect::<Result<_, _>>()?),
            Query::Not(inner) => Node::Not(Box::new(prepare(inner)?)),
            Query::Certain(inner) => Node::Certain(Box::new(prepare(inner)?)),
            Query::Possible(inner) => Node::Possible(Box::new(prepare(inner)?)),
            Query::Term(term) => self.prepare_term(term, notes)?,
        })
    }

    fn prepare_term(&self, term: &Term, notes: &mut Vec<Note>) -> Result<Node, Error> {
        Ok(match term.value() {
            Value::When(when) => {
                let days = when.resolve(self.on, &self.frame.policy)?;
                temporal(term.field(), term.op(), days)
            }
            Value::Length(length) => duration(term.op(), *length),
            Value::Status(status) => self.prepare_status(*status)?,
            Value::Declared(status) => Node::Declared(*status),
            Value::Kind(kind) => Node::Kind(*kind),
            Value::Country(country) => Node::Country(country.clone()),
            Value::Language(language) => Node::Language(language.clone()),
            Value::Words(words) => match term.field() {
                Field::Partner => Node::Organization(None, self.organizations(words, notes)),
                Field::Role(role) => {
                    Node::Organization(Some(role), self.organizations(words, notes))
                }
                Field::Programme => Node::Programme(self.programmes(words, notes)),
                field => Node::Words(field, words.clone()),
            },
        })
    }

    /// The status on the asked day.
    fn prepare_status(&self, status: Status) -> Result<Node, Error> {
        let day = || {
            self.on.ok_or_else(|| {
                Error::new("query.no-day", "a status holds on a day, and no day is set")
                    .help("set the day on which it is asked")
            })
        };
        Ok(match status {
            Status::Undated => Node::Undated,
            Status::Planned => Node::If(Condition::not_started_on(day()?)),
            Status::Ongoing => Node::If(Condition::active_on(day()?)),
            Status::Ended => Node::If(Condition::ended_before(day()?)),
        })
    }

    /// The organizations that the words mean: by id, name, acronym, alias or identifier in full, otherwise
    /// by words of a name.
    pub(super) fn organizations(
        &self,
        asked: &Words,
        notes: &mut Vec<Note>,
    ) -> Ids<OrganizationId> {
        let all = &self.portfolio.organizations;
        let candidates = match self.directory {
            Some(directory) => candidates(all, &directory.organizations.candidates(asked)),
            None => all.iter().collect(),
        };
        let called = candidates.iter().map(|organization| Called {
            names: organization.names().collect(),
            codes: codes(organization.id.as_str(), &organization.identifiers),
        });
        let found = named(asked, &called.collect::<Vec<_>>());
        let found: Vec<&Organization> = found
            .iter()
            .filter_map(|at| candidates.get(*at).copied())
            .collect();
        if found.len() > 1 {
            let labels = found.iter().take(5);
            let labels: Vec<String> = labels.map(|one| format!("`{}`", one.label())).collect();
            notes.push(Note::Said(
                Diagnostic::info(
                    "query.several-organizations",
                    format!(
                        "`{}` fits {} organizations, all are meant: {}",
                        asked.text(),
                        found.len(),
                        labels.join(", ")
                    ),
                )
                .help("name one by its id to mean it alone"),
            ));
        } else if found.is_empty() {
            notes.push(Note::Unknown(Named::Organization, asked.text().to_owned()));
        }
        Ids::of(found.into_iter().map(|organization| &organization.id))
    }

    fn programmes(&self, asked: &Words, notes: &mut Vec<Note>) -> Ids<ProgrammeId> {
        let all = &self.portfolio.programmes;
        let candidates = match self.directory {
            Some(directory) => candidates(all, &directory.programmes.candidates(asked)),
            None => all.iter().collect(),
        };
        let called = candidates.iter().map(|programme| Called {
            names: programme.names().collect(),
            codes: codes(programme.id.as_str(), &programme.identifiers),
        });
        let found = named(asked, &called.collect::<Vec<_>>());
        if found.is_empty() {
            notes.push(Note::Unknown(Named::Programme, asked.text().to_owned()));
        }
        Ids::of(
            found
                .into_iter()
                .filter_map(|at| Some(&candidates.get(at)?.id)),
        )
    }

    /// What there is to say. Looking for the nearest name costs a comparison with every name: only who shows what is said
    /// waits for it, and not for every one of hundreds.
    pub(super) fn said(&self, notes: Vec<Note>) -> Vec<Diagnostic> {
        let organizations = self.nearest(Named::Organization, &notes);
        let programmes = self.nearest(Named::Programme, &notes);
        let (mut organizations, mut programmes) =
            (organizations.into_iter(), programmes.into_iter());
        let said = notes.into_iter().map(|note| match note {
            Note::Said(said) => said,
            Note::Unknown(named, asked) => {
                let near = match named {
                    Named::Organization => organizations.next(),
                    Named::Programme => programmes.next(),
                };
                let what = named.as_str();
                Diagnostic::warning(
                    "query.unknown-name",
                    format!("no {what} is called `{asked}`"),
                )
                .help(match near.flatten() {
                    Some(name) => format!("did you mean `{name}`?"),
                    None => {
                        format!("ask for the {what} by its id, a name, an acronym or an identifier")
                    }
                })
            }
        });
        said.collect()
    }

    /// The names that are most like the first of those that were asked for and nobody has.
    fn nearest(&self, kind: Named, notes: &[Note]) -> Vec<Option<&'p str>> {
        let asked = notes.iter().filter_map(|note| match note {
            Note::Unknown(named, asked) if *named == kind => Some(asked.as_str()),
            _ => None,
        });
        let asked: Vec<&str> = asked.take(MOST_NEAREST).collect();
        if asked.is_empty() {
            return Vec::new();
        }
        let mut nearest = Nearest::to(&asked);
        match kind {
            Named::Organization => {
                for organization in &self.portfolio.organizations {
                    organization.names().for_each(|name| nearest.offer(name));
                }
            }
            Named::Programme => {
                for programme in &self.portfolio.programmes {
                    programme.names().for_each(|name| nearest.offer(name));
                }
            }
        }
        nearest.found().collect()
    }

    /// Whether one of the organizations takes part: written in it, as funder, or as holder.
    pub(super) fn takes_part(
        &self,
        partnership: &Partnership,
        role: Option<Role>,
        is_one: &dyn Fn(&OrganizationId) -> bool,
    ) -> bool {
        let fits = |found| fits(role, found);
        let participates = partnership
            .participants
            .iter()
            .any(|p| fits(p.role) && is_one(&p.organization));
        let funds = || {
            fits(Some(Role::Funder))
                && partnership.funding.iter().any(|funding| {
                    let programme = funding.programme.as_ref().and_then(|id| self.programme(id));
                    let of_programme = programme.and_then(|p| p.funder.as_ref());
                    funding.funder.as_ref().is_some_and(is_one) || of_programme.is_some_and(is_one)
                })
        };
        let holds = || role.is_none() && self.portfolio.holder.as_ref().is_some_and(is_one);
        participates || funds() || holds()
    }
}

/// Whether who takes part in this way does so in the role that is asked for, or in whichever.
pub(super) fn fits(asked: Option<Role>, found: Option<Role>) -> bool {
    match asked {
        None => true,
        Some(Role::Member) => matches!(found, Some(Role::Member | Role::FoundingMember)),
        role => found == role,
    }
}

/// The things at these places.
fn candidates<'p, T>(all: &'p [T], places: &[u32]) -> Vec<&'p T> {
    let found = places.iter().filter_map(|place| all.get(*place as usize));
    found.collect()
}

/// What something is called.
struct Called<'p> {
    names: Vec<&'p str>,
    codes: Vec<&'p str>,
}

/// The places of the things that have such a name or code in full or, if none has, the words in a name.
fn named(asked: &Words, things: &[Called<'_>]) -> Vec<usize> {
    let folded = fold(asked.text());
    let in_full =
        |name: &&str| (!asked.is_prefix() && fold(name) == folded) || asked.is_all_of(&words(name));
    let in_part = |name: &&str| asked.find_in(&words(name)).is_some();
    let places_of = |is_one: &dyn Fn(&Called<'_>) -> bool| -> Vec<usize> {
        let things = things.iter().enumerate();
        things
            .filter(|(_, thing)| is_one(thing))
            .map(|(at, _)| at)
            .collect()
    };
    let found = places_of(&|thing| thing.names.iter().chain(&thing.codes).any(in_full));
    if !found.is_empty() {
        return found;
    }
    places_of(&|thing| thing.names.iter().any(in_part))
}

/// The id and the identifiers, which are not looked for in part.
pub(super) fn codes<'a>(id: &'a str, identifiers: &'a [Identifier]) -> Vec<&'a str> {
    let values = identifiers.iter().map(|i| i.value.as_str());
    std::iter::once(id).chain(values).collect()
}

/// Refuses durations that have no order: whether 365 days or 12 months are longer depends on the start.
fn check_durations(query: &Query) -> Result<(), Error> {
    let terms = query.terms();
    let temporal = terms
        .iter()
        .filter(|term| term.field().is_temporal())
        .count();
    if temporal > MOST_TEMPORAL {
        return Err(Error::new(
            "limit.query-conditions",
            format!("{temporal} conditions of time, more than the limit of {MOST_TEMPORAL}"),
        )
        .help("ask several shorter queries"));
    }
    let lengths: Vec<Length> = terms
        .iter()
        .filter_map(|term| match term.value() {
            Value::Length(length) => Some(*length),
            _ => None,
        })
        .collect();
    for a in &lengths {
        if let Some(b) = lengths.iter().find(|b| !a.keeps_order_with(**b)) {
            return Err(Error::new(
                "query.mixed-durations",
                format!(
                    "which of {} and {} is longer depends on the start",
                    a.in_words(),
                    b.in_words()
                ),
            )
            .help("write both in days, or both in months or years"));
        }
    }
    Ok(())
}

/// A comparison of days as a condition.
fn temporal(field: Field, op: Op, days: Window) -> Node {
    let window = match op {
        Op::Is => Some(days),
        Op::Less => before(days.first()),
        Op::AtMost => Some(Window::until(days.last())),
        Op::Greater => after(days.last()),
        Op::AtLeast => Some(Window::from(days.first())),
    };
    let Some(window) = window else {
        // No day is before all days: never so, and yet a matter of time.
        return Node::Not(Box::new(Node::If(Condition::starts_in(Window::ALL))));
    };
    Node::If(match field {
        Field::Throughout => Condition::throughout(window),
        Field::Starts => Condition::starts_in(window),
        Field::Ends => Condition::ends_in(window),
        Field::During => Condition::during(window),
        _ => Condition::active_in(window),
    })
}

fn before(day: Day) -> Option<Window> {
    (day != Day::EVER).then(|| Window::until(day.plus_days(-1)))
}

fn after(day: Day) -> Option<Window> {
    (day != Day::FOREVER).then(|| Window::from(day.plus_days(1)))
}

fn duration(op: Op, length: Length) -> Node {
    let at_least = Node::If(Condition::lasts_at_least(length));
    let longer = Node::If(Condition::lasts_longer_than(length));
    match op {
        Op::Is => Node::All(vec![at_least, Node::Not(Box::new(longer))]),
        Op::Less => Node::Not(Box::new(at_least)),
        Op::AtMost => Node::Not(Box::new(longer)),
        Op::Greater => longer,
        Op::AtLeast => at_least,
    }
}

/// A query whose days are resolved and whose organizations are found.
pub(super) struct Prepared {
    pub(super) node: Node,
    /// What there is to say about the query itself.
    pub(super) notes: Vec<Note>,
}

/// Ids in order, each once.
#[derive(Debug, Clone)]
pub(super) struct Ids<T>(Vec<T>);

impl<T: Clone + Ord> Ids<T> {
    fn of<'i>(ids: impl Iterator<Item = &'i T>) -> Ids<T>
    where
        T: 'i,
    {
        let mut ids: Vec<T> = ids.cloned().collect();
        order::sort_by(&mut ids, Ord::cmp);
        ids.dedup();
        Ids(ids)
    }

    pub(super) fn contains(&self, id: &T) -> bool {
        self.0.binary_search(id).is_ok()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter()
    }
}

pub(super) enum Node {
    Known(bool),
    If(Condition),
    Undated,
    Declared(DeclaredStatus),
    Kind(Kind),
    Country(CountryCode),
    Language(LanguageTag),
    Words(Field, Words),
    Organization(Option<Role>, Ids<OrganizationId>),
    Programme(Ids<ProgrammeId>),
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Certain(Box<Node>),
    Possible(Box<Node>),
}

impl Prepared {
    /// The exact answer for a row, and whether its period had a part in it.
    pub(super) fn answer(&self, asked: &Asked<'_>, row: &Row<'_>) -> (Certainty, bool) {
        let mut temporal = false;
        let formula = self.node.formula(asked, row, &mut temporal);
        temporal |= formula.has_conditions();
        match row.extent {
            Some(extent) => (formula.decide(&extent), temporal),
            // Nothing is known of when it was: no answer about time holds, nor its opposite.
            None if temporal => (Certainty::Impossible, true),
            None => (formula.decide(&Extent::UNDATED), false),
        }
    }
}

impl Prepared {
    /// The exact answer for a row of this query and another condition together.
    pub(super) fn answer_with(
        &self,
        asked: &Asked<'_>,
        row: &Row<'_>,
        other: &Condition,
    ) -> Certainty {
        let Some(extent) = row.extent else {
            return Certainty::Impossible;
        };
        let formula = self.node.formula(asked, row, &mut false);
        Formula::All(vec![formula, Formula::If(*other)]).decide(&extent)
    }

    /// For a single condition: whether the start and whether the end leave it open.
    pub(super) fn doubtful_ends(&self, row: &Row<'_>) -> Option<(bool, bool)> {
        match (&self.node, row.extent) {
            (Node::If(condition), Some(extent)) => condition.doubtful_ends(&extent),
            _ => None,
        }
    }
}

impl Node {
    /// What the query says of the row; notes whether its period decided a part that asks for certainty.
    fn formula(&self, asked: &Asked<'_>, row: &Row<'_>, temporal: &mut bool) -> Formula {
        let partnership = row.partnership;
        let known = |holds: bool| Formula::Known(holds);
        match self {
            Node::Known(holds) => known(*holds),
            Node::If(condition) => Formula::If(*condition),
            Node::Undated => known(partnership.is_undated()),
            Node::Declared(status) => known(partnership.status == Some(*status)),
            Node::Kind(kind) => known(partnership.kind == Some(*kind)),
            Node::Country(country) => known(partnership.countries.contains(country)),
            Node::Language(language) => {
                known(is_in_language(asked.portfolio, partnership, language))
            }
            Node::Words(field, words) => known(asked.has_words(partnership, *field, words)),
            Node::Organization(role, ids) => {
                known(asked.takes_part(partnership, *role, &|id| ids.contains(id)))
            }
            Node::Programme(ids) => known(
                partnership
                    .funding
                    .iter()
                    .any(|f| f.programme.as_ref().is_some_and(|id| ids.contains(id))),
            ),
            Node::All(parts) => join(parts, asked, row, temporal, false),
            Node::Any(parts) => join(parts, asked, row, temporal, true),
            Node::Not(inner) => match inner.formula(asked, row, temporal) {
                Formula::Known(holds) => known(!holds),
                formula => Formula::Not(Box::new(formula)),
            },
            Node::Certain(inner) => known(inner.decide(asked, row, temporal).is_certain()),
            Node::Possible(inner) => known(inner.decide(asked, row, temporal).is_possible()),
        }
    }

    fn decide(&self, asked: &Asked<'_>, row: &Row<'_>, temporal: &mut bool) -> Certainty {
        let formula = self.formula(asked, row, temporal);
        *temporal |= formula.has_conditions();
        formula.decide(&row.extent.unwrap_or(Extent::UNDATED))
    }
}

/// All of the parts, or any of them if `any`: one that is known can settle it, whatever the others say.
///
/// The period had a part in it unless a part without time settles it alone, in whichever order they stand.
fn join(
    parts: &[Node],
    asked: &Asked<'_>,
    row: &Row<'_>,
    temporal: &mut bool,
    any: bool,
) -> Formula {
    let mut formulas = Vec::with_capacity(parts.len());
    let mut temporal_parts = false;
    let mut settled = false;
    for part in parts {
        let mut temporal_part = false;
        match part.formula(asked, row, &mut temporal_part) {
            Formula::Known(holds) if holds == any && !temporal_part => return Formula::Known(any),
            Formula::Known(holds) if holds == any => settled = true,
            // It changes nothing.
            Formula::Known(_) => {}
            formula => formulas.push(formula),
        }
        temporal_parts |= temporal_part;
    }
    *temporal |= temporal_parts;
    if settled {
        return Formula::Known(any);
    }
    match (formulas.is_empty(), any) {
        (true, _) => Formula::Known(!any),
        (false, true) => Formula::Any(formulas),
        (false, false) => Formula::All(formulas),
    }
}

/// The parts of a record in which words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    Name,
    Summary,
    Objective,
    Organization,
}

impl Part {
    /// How much a word found here counts.
    pub(super) fn weight(self) -> u32 {
        match self {
            Part::Title => 8,
            Part::Name => 6,
            Part::Summary => 1,
            Part::Objective => 2,
            Part::Organization => 3,
        }
    }

    /// Whether the field looks for words in this part.
    pub(super) fn is_searched_by(self, field: Field) -> bool {
        match field {
            Field::Text => true,
            Field::Title => matches!(self, Part::Title | Part::Name),
            Field::Objective => self == Part::Objective,
            _ => false,
        }
    }
}

/// A text of a partnership and where it stands.
pub(super) struct Place<'p> {
    pub(super) path: String,
    pub(super) text: &'p str,
    pub(super) part: Part,
}

impl<'p> Asked<'p> {
    fn has_words(&self, partnership: &'p Partnership, field: Field, asked: &Words) -> bool {
        match field {
            Field::Id => {
                let id = partnership.id.as_str();
                if asked.is_prefix() {
                    fold(id).starts_with(&fold(asked.text()))
                } else {
                    fold(id) == fold(asked.text())
                }
            }
            Field::Identifier => partnership.identifiers.iter().any(|identifier| {
                let full = format!("{}:{}", identifier.scheme, identifier.value);
                [identifier.value.as_str(), &full].iter().any(|text| {
                    let (text, wanted) = (fold(text), fold(asked.text()));
                    text == wanted || (asked.is_prefix() && text.starts_with(&wanted))
                })
            }),
            Field::Topic => partnership
                .topics
                .iter()
                .any(|topic| asked.find_in(&words(topic)).is_some()),
            _ => self
                .places(partnership, field)
                .iter()
                .any(|place| asked.find_in(&words(place.text)).is_some()),
        }
    }

    /// The texts in which a field looks for words.
    pub(super) fn places(&self, partnership: &'p Partnership, field: Field) -> Vec<Place<'p>> {
        let mut found = Vec::new();
        if Part::Title.is_searched_by(field) {
            push_text(&partnership.title, "/title", Part::Title, &mut found);
            if let Some(name) = &partnership.name {
                push_text(name, "/name", Part::Name, &mut found);
            }
        }
        if Part::Summary.is_searched_by(field)
            && let Some(summary) = &partnership.summary
        {
            push_text(summary, "/summary", Part::Summary, &mut found);
        }
        if Part::Objective.is_searched_by(field) {
            push_objectives(&partnership.objectives, "", &mut found);
        }
        if Part::Organization.is_searched_by(field) {
            for (index, participant) in partnership.participants.iter().enumerate() {
                let path = format!("/participants/{index}");
                let names = self.organization(&participant.organization);
                let names = names.into_iter().flat_map(Organization::names);
                let printed = participant.name_as_printed.as_deref();
                found.extend(names.chain(printed).map(|text| Place {
                    path: path.clone(),
                    text,
                    part: Part::Organization,
                }));
            }
        }
        found
    }
}

fn push_text<'p>(text: &'p Text, path: &str, part: Part, found: &mut Vec<Place<'p>>) {
    match text {
        Text::Plain(text) => found.push(Place {
            path: path.to_owned(),
            text,
            part,
        }),
        Text::ByLanguage(texts) => found.extend(texts.iter().map(|(language, text)| Place {
            path: format!("{path}/{language}"),
            text,
            part,
        })),
    }
}

fn push_objectives<'p>(objectives: &'p [Objective], path: &str, found: &mut Vec<Place<'p>>) {
    for (index, objective) in objectives.iter().enumerate() {
        let path = format!("{path}/objectives/{index}");
        push_text(
            &objective.text,
            &format!("{path}/text"),
            Part::Objective,
            found,
        );
        push_objectives(&objective.objectives, &path, found);
    }
}

/// What a partnership says: title, name, summary and objectives.
pub(super) fn texts(partnership: &Partnership) -> Vec<&Text> {
    let mut texts: Vec<&Text> = vec![&partnership.title];
    texts.extend(&partnership.name);
    texts.extend(&partnership.summary);
    let mut open: Vec<&Objective> = partnership.objectives.iter().collect();
    while let Some(objective) = open.pop() {
        texts.push(&objective.text);
        open.extend(&objective.objectives);
    }
    texts
}

/// Whether some text of the partnership is in the language.
fn is_in_language(
    portfolio: &Portfolio,
    partnership: &Partnership,
    language: &LanguageTag,
) -> bool {
    let plain = portfolio
        .language
        .as_ref()
        .is_some_and(|tag| tag.matches(language.as_str()));
    texts(partnership).iter().any(|text| match text {
        Text::Plain(_) => plain,
        tagged @ Text::ByLanguage(_) => {
            tagged.languages().any(|tag| tag.matches(language.as_str()))
        }
    })
}
