//! What is wrong, and what is doubtful, in a portfolio.

use std::fmt;

use accordant_text::{Lexicon, nearest};
use hashbrown::HashMap;

use super::problems::Problems;
use super::{
    DeclaredStatus, Evidence, Objective, Organization, Participation, Partnership, Portfolio,
    Programme, Role, SourceRef,
};
use crate::fold;
use crate::suggest::shorten;
use crate::time::{Certainty, Condition, Day, Frame, Policy};
use crate::{Diagnostic, Error, Limits};

/// What a check goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CheckOptions {
    /// The day on which the declared status is compared with the period; the as-of day if not given.
    pub on: Option<Day>,
    /// The choices EDTF leaves open.
    pub policy: Policy,
}

/// How many ids are looked through, in all, for those that are nearest to ones that are not there.
const COMPARED: usize = 1 << 21;

/// Ids and where they are used, by kind (`OrganizationId`, ...).
pub(super) struct Ids {
    /// Kinds, ids and paths.
    defined: Vec<(String, String, String)>,
    /// Where a kind and an id are among them.
    places: HashMap<String, usize>,
    problems: Problems,
    used: Vec<(String, String, String)>,
}

impl Ids {
    /// None yet. What is wrong with them is kept as far as these have room for it.
    pub(super) fn new(problems: Problems) -> Ids {
        Ids {
            defined: Vec::new(),
            places: HashMap::new(),
            problems,
            used: Vec::new(),
        }
    }

    pub(super) fn defined(&mut self, kind: &str, id: &str, path: &str) {
        let next = self.defined.len();
        let place = *self.places.entry(key(kind, id)).or_insert(next);
        if let Some((.., first)) = self.defined.get(place) {
            self.problems.push_with(|| {
                Diagnostic::error(
                    "portfolio.duplicate-id",
                    format!("the id `{id}` is already taken by {first}"),
                )
                .at_path(path)
                .help("give one of the two another id")
            });
        } else {
            self.defined
                .push((kind.to_owned(), id.to_owned(), path.to_owned()));
        }
    }

    pub(super) fn used(&mut self, kind: &str, id: &str, path: &str) {
        if kind.ends_with("Id") {
            self.used
                .push((kind.to_owned(), id.to_owned(), path.to_owned()));
        }
    }

    /// How many uses there are.
    pub(super) fn len(&self) -> usize {
        self.used.len()
    }

    /// Forgets the uses after the first so many.
    pub(super) fn truncate(&mut self, uses: usize) {
        self.used.truncate(uses);
    }

    pub(super) fn problems(self) -> Problems {
        let mut problems = self.problems;
        let mut compared = 0;
        for (kind, id, path) in &self.used {
            if self.places.contains_key(&key(kind, id)) {
                continue;
            }
            let what = kind.strip_suffix("Id").unwrap_or(kind);
            let what = what.to_ascii_lowercase();
            // Looking for the nearest id costs a comparison with every id: not for every one of thousands.
            let looks_near = problems.len() < 100 && compared < COMPARED;
            compared += self.defined.len();
            problems.push_with(|| {
                let near = looks_near.then(|| {
                    let known = self.defined.iter().filter(|(k, ..)| k == kind);
                    nearest(id, &mut known.map(|(_, id, _)| id.as_str()))
                });
                Diagnostic::error(
                    "portfolio.dangling-reference",
                    format!("no {what} has the id `{id}`"),
                )
                .at_path(path.clone())
                .help(match near.flatten() {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("add the {what}, or correct the id"),
                })
            });
        }
        problems
    }
}

/// A kind and an id as one text: no kind has a blank in it.
fn key(kind: &str, id: &str) -> String {
    format!("{kind} {id}")
}

/// Duplicate ids and references to nothing, all of them.
pub(crate) fn references(portfolio: &Portfolio) -> Vec<Diagnostic> {
    references_up_to(usize::MAX, portfolio).into_kept()
}

/// Refuses duplicate ids and references to nothing.
///
/// # Errors
/// `portfolio.duplicate-id`, `portfolio.dangling-reference`, as many as the limit.
pub(crate) fn check_references(portfolio: &Portfolio, limits: &Limits) -> Result<(), Error> {
    references_up_to(limits.diagnostics, portfolio).into_result()
}

fn references_up_to(most: usize, portfolio: &Portfolio) -> Problems {
    let problems = Problems::new(most);
    // Most portfolios have none, which takes no paths to find out.
    if is_sound(portfolio) {
        return problems;
    }
    let mut ids = Ids::new(problems);
    each_id(portfolio, &mut |kind, id, path| {
        ids.defined(kind, id, &path.to_string());
    });
    each_reference_in(portfolio, &mut |kind, id, path| {
        ids.used(kind, id, &path.to_string());
    });
    ids.problems()
}

/// Whether there are no duplicate ids and no references to nothing.
fn is_sound(portfolio: &Portfolio) -> bool {
    let mut known = Lexicon::default();
    let mut is_sound = true;
    // Neither a kind nor an id has a blank in it.
    let name = |kind: &str, id: &str| [kind, " ", id].concat();
    each_id(portfolio, &mut |kind, id, _| {
        is_sound &= known.is_new(&name(kind, id));
    });
    if is_sound {
        each_reference_in(portfolio, &mut |kind, id, _| {
            is_sound &= known.code(&name(kind, id)).is_some();
        });
    }
    is_sound
}

/// Visits the ids of all records.
fn each_id<'p>(
    portfolio: &'p Portfolio,
    visit: &mut dyn FnMut(&'static str, &'p str, fmt::Arguments<'_>),
) {
    for (index, organization) in portfolio.organizations.iter().enumerate() {
        let at = format_args!("/organizations/{index}/id");
        visit("OrganizationId", organization.id.as_str(), at);
    }
    for (index, programme) in portfolio.programmes.iter().enumerate() {
        let at = format_args!("/programmes/{index}/id");
        visit("ProgrammeId", programme.id.as_str(), at);
    }
    for (index, source) in portfolio.sources.iter().enumerate() {
        let at = format_args!("/sources/{index}/id");
        visit("SourceId", source.id.as_str(), at);
    }
    for (index, partnership) in portfolio.partnerships.iter().enumerate() {
        let at = format_args!("/partnerships/{index}/id");
        visit("PartnershipId", partnership.id.as_str(), at);
    }
}

/// Visits everything that is referred to in a portfolio.
fn each_reference_in(portfolio: &Portfolio, visit: &mut Reference<'_>) {
    for (index, organization) in portfolio.organizations.iter().enumerate() {
        organization_references(organization, &format_args!("/organizations/{index}"), visit);
    }
    for (index, programme) in portfolio.programmes.iter().enumerate() {
        programme_references(programme, &format_args!("/programmes/{index}"), visit);
    }
    if let Some(holder) = &portfolio.holder {
        visit("OrganizationId", holder.as_str(), format_args!("/holder"));
    }
    for (index, partnership) in portfolio.partnerships.iter().enumerate() {
        each_reference(partnership, &format_args!("/partnerships/{index}"), visit);
    }
}

/// Visits everything that an organization refers to.
pub(crate) fn organization_references(
    organization: &Organization,
    path: &dyn fmt::Display,
    visit: &mut Reference<'_>,
) {
    let source = organization.source.as_ref();
    source_references(source, &organization.evidence, path, visit);
}

/// Visits everything that a programme refers to.
pub(crate) fn programme_references(
    programme: &Programme,
    path: &dyn fmt::Display,
    visit: &mut Reference<'_>,
) {
    if let Some(funder) = &programme.funder {
        let at = format_args!("{path}/funder");
        visit("OrganizationId", funder.as_str(), at);
    }
    let source = programme.source.as_ref();
    source_references(source, &programme.evidence, path, visit);
}

/// Refuses a partnership, at this path, that refers to what does not exist elsewhere, by (type of id, id).
///
/// # Errors
/// `portfolio.dangling-reference`, as many as the limit.
pub(crate) fn missing_references(
    partnership: &Partnership,
    path: &str,
    limits: &Limits,
    exists: impl Fn(&str, &str) -> bool,
) -> Result<(), Error> {
    let mut ids = Ids::new(Problems::new(limits.diagnostics));
    each_reference(partnership, &path, &mut |kind, id, path| {
        if !exists(kind, id) {
            ids.used(kind, id, &path.to_string());
        }
    });
    ids.problems().into_result()
}

/// Takes the type of an id, the id, and where it stands.
pub(crate) type Reference<'v> = dyn FnMut(&str, &str, fmt::Arguments<'_>) + 'v;

/// Visits everything that a partnership refers to.
pub(crate) fn each_reference(
    partnership: &Partnership,
    path: &dyn fmt::Display,
    visit: &mut Reference<'_>,
) {
    for (index, participant) in partnership.participants.iter().enumerate() {
        let id = participant.organization.as_str();
        let at = format_args!("{path}/participants/{index}/organization");
        visit("OrganizationId", id, at);
    }
    for (index, funding) in partnership.funding.iter().enumerate() {
        if let Some(programme) = &funding.programme {
            let at = format_args!("{path}/funding/{index}/programme");
            visit("ProgrammeId", programme.as_str(), at);
        }
        if let Some(funder) = &funding.funder {
            let at = format_args!("{path}/funding/{index}/funder");
            visit("OrganizationId", funder.as_str(), at);
        }
    }
    for (index, relation) in partnership.relations.iter().enumerate() {
        let at = format_args!("{path}/relations/{index}/target");
        visit("PartnershipId", relation.target.as_str(), at);
    }
    source_references(
        partnership.source.as_ref(),
        &partnership.evidence,
        path,
        visit,
    );
    objective_references(&partnership.objectives, path, visit);
}

/// The sources of a record and of its evidence.
fn source_references(
    source: Option<&SourceRef>,
    evidence: &[Evidence],
    path: &dyn fmt::Display,
    visit: &mut Reference<'_>,
) {
    if let Some(source) = source {
        let at = format_args!("{path}/source/source");
        visit("SourceId", source.source.as_str(), at);
    }
    for (index, evidence) in evidence.iter().enumerate() {
        if let Some(source) = &evidence.source {
            let at = format_args!("{path}/evidence/{index}/source");
            visit("SourceId", source.as_str(), at);
        }
    }
}

/// Objectives nest no deeper than the limit on nesting that they were read under.
fn objective_references(
    objectives: &[Objective],
    path: &dyn fmt::Display,
    visit: &mut Reference<'_>,
) {
    for (index, objective) in objectives.iter().enumerate() {
        if let Some(source) = &objective.source {
            let at = format_args!("{path}/objectives/{index}/source/source");
            visit("SourceId", source.source.as_str(), at);
        }
        let path = format_args!("{path}/objectives/{index}");
        objective_references(&objective.objectives, &path, visit);
    }
}

impl Portfolio {
    /// Everything that is wrong or doubtful: errors that a JSON reader would refuse too, warnings, remarks.
    ///
    /// Codes: `portfolio.duplicate-id`, `portfolio.dangling-reference`, `portfolio.no-as-of`,
    /// `portfolio.reference-cycle`, `partnership.no-title`, `partnership.undated`,
    /// `partnership.ends-before-start`, `partnership.status-disagrees`, `partnership.repeated-participant`,
    /// `partnership.possible-duplicate`, `organization.possible-duplicate`, `organization.unused`,
    /// `link.not-a-web-address`, `text.control-character`.
    pub fn check(&self, options: &CheckOptions) -> Vec<Diagnostic> {
        let frame = self.frame(options.policy);
        let mut found = references(self);
        let open = |partnership: &&Partnership| partnership.is_open_ended(&frame);
        let open = self.partnerships.iter().filter(open).count();
        if self.as_of.is_none() && open > 0 {
            found.push(
                Diagnostic::warning(
                    "portfolio.no-as-of",
                    format!("{open} open ends, and no as-of day up to which they hold"),
                )
                .at_path("/asOf")
                .help("set `asOf` to the day, month or year for which the portfolio speaks"),
            );
        }
        for (index, partnership) in self.partnerships.iter().enumerate() {
            let path = format!("/partnerships/{index}");
            check_partnership(
                partnership,
                &path,
                &frame,
                options.on.or(frame.as_of),
                &mut found,
            );
        }
        self.check_cycles(&mut found);
        self.check_duplicates(&mut found);
        self.check_unused(&mut found);
        for (index, organization) in self.organizations.iter().enumerate() {
            check_text(
                organization.name.as_str(),
                &format!("/organizations/{index}/name"),
                &mut found,
            );
        }
        found
    }

    /// Relations that lead back to where they began; each is followed once.
    fn check_cycles(&self, found: &mut Vec<Diagnostic>) {
        let places: HashMap<&str, usize> = self
            .partnerships
            .iter()
            .enumerate()
            .map(|(index, p)| (p.id.as_str(), index))
            .collect();
        let next: Vec<Vec<usize>> = self
            .partnerships
            .iter()
            .map(|p| {
                let directed = p
                    .relations
                    .iter()
                    .filter(|r| r.kind != super::RelationKind::Related);
                directed
                    .filter_map(|r| places.get(r.target.as_str()).copied())
                    .collect()
            })
            .collect();
        // Depth-first without recursion: 1 is on the way, 2 is done.
        let mut state = vec![0_u8; next.len()];
        let set = |state: &mut Vec<u8>, at: usize, value| {
            if let Some(slot) = state.get_mut(at) {
                *slot = value;
            }
        };
        for start in 0..next.len() {
            let mut way = vec![(start, 0_usize)];
            if state.get(start) != Some(&0) {
                continue;
            }
            set(&mut state, start, 1);
            while let Some((at, step)) = way.pop() {
                let Some(&target) = next.get(at).and_then(|targets| targets.get(step)) else {
                    set(&mut state, at, 2);
                    continue;
                };
                way.push((at, step + 1));
                match state.get(target) {
                    Some(0) => {
                        set(&mut state, target, 1);
                        way.push((target, 0));
                    }
                    Some(1) => {
                        if let Some(partnership) = self.partnerships.get(at) {
                            let message = format!(
                                "`{}` leads back to itself by its relations",
                                partnership.id
                            );
                            found.push(
                                Diagnostic::warning("portfolio.reference-cycle", message)
                                    .at_path(format!("/partnerships/{at}/relations"))
                                    .help("remove one of the relations of the circle"),
                            );
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn check_duplicates(&self, found: &mut Vec<Diagnostic>) {
        let mut titles: HashMap<String, usize> = HashMap::new();
        for (index, partnership) in self.partnerships.iter().enumerate() {
            let key = fold(partnership.title.as_str());
            if key.is_empty() {
                continue;
            }
            let first = *titles.entry(key).or_insert(index);
            if first != index {
                found.push(
                    Diagnostic::warning(
                        "partnership.possible-duplicate",
                        format!(
                            "`{}` has the title of /partnerships/{first}",
                            shorten(partnership.title.as_str())
                        ),
                    )
                    .at_path(format!("/partnerships/{index}/title"))
                    .help("merge the two, or tell them apart by their titles"),
                );
            }
        }
        let mut names: HashMap<String, usize> = HashMap::new();
        for (index, organization) in self.organizations.iter().enumerate() {
            let keys = organization.names().map(fold).filter(|k| !k.is_empty());
            // Every name is entered; the first organization that has one of them too is named.
            let first = keys
                .map(|key| *names.entry(key).or_insert(index))
                .fold(index, usize::min);
            if first != index {
                found.push(
                    Diagnostic::info(
                        "organization.possible-duplicate",
                        format!(
                            "`{}` shares a name with /organizations/{first}",
                            shorten(organization.label())
                        ),
                    )
                    .at_path(format!("/organizations/{index}"))
                    .help("a shared acronym alone does not make them one; merge them if they are"),
                );
            }
        }
    }

    fn check_unused(&self, found: &mut Vec<Diagnostic>) {
        let participants = self
            .partnerships
            .iter()
            .flat_map(|p| p.participants.iter().map(|p| &p.organization));
        let funders = self
            .partnerships
            .iter()
            .flat_map(|p| p.funding.iter().filter_map(|f| f.funder.as_ref()));
        let mut used = Lexicon::default();
        participants
            .chain(funders)
            .chain(
                self.programmes
                    .iter()
                    .filter_map(|programme| programme.funder.as_ref()),
            )
            .chain(&self.holder)
            .for_each(|id| {
                used.add(id.as_str());
            });
        for (index, organization) in self.organizations.iter().enumerate() {
            if used.code(organization.id.as_str()).is_none() {
                found.push(
                    Diagnostic::info(
                        "organization.unused",
                        format!("`{}` is in no partnership", shorten(organization.label())),
                    )
                    .at_path(format!("/organizations/{index}")),
                );
            }
        }
    }
}

fn check_partnership(
    partnership: &Partnership,
    path: &str,
    frame: &Frame,
    on: Option<Day>,
    found: &mut Vec<Diagnostic>,
) {
    let title = shorten(partnership.title.as_str());
    if partnership.title.all().all(|text| fold(text).is_empty()) {
        found.push(
            Diagnostic::warning(
                "partnership.no-title",
                format!("`{}` has no title", partnership.id),
            )
            .at_path(format!("{path}/title")),
        );
    }
    if partnership.is_undated() {
        found.push(
            Diagnostic::info(
                "partnership.undated",
                format!("`{title}` has no period: it is possible on every day"),
            )
            .at_path(path)
            .help("add a `period`; write an unknown end as `2016/`"),
        );
    }
    match partnership.extent(frame) {
        None => found.push(
            Diagnostic::error("partnership.ends-before-start", format!("`{title}` ends before it can have begun"))
                .at_path(path)
                .help("correct the period or the last amendment; until then it is in no answer about time"),
        ),
        Some(extent) => {
            if let (Some(status), Some(day)) = (partnership.status, on)
                && declared_certainty(status, day).is_some_and(|c| c.certainty(&extent) == Certainty::Impossible)
            {
                found.push(
                    Diagnostic::warning(
                        "partnership.status-disagrees",
                        format!("`{title}` is declared {status}, which its period excludes on {day}"),
                    )
                    .at_path(format!("{path}/status"))
                    .help("correct the status or the period"),
                );
            }
        }
    }
    check_participants(&partnership.participants, path, found);
    for (index, link) in partnership.links.iter().enumerate() {
        let scheme = link
            .url
            .split(':')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let plain = !link
            .url
            .chars()
            .any(|c| c.is_control() || c.is_whitespace());
        if !plain || !["http", "https", "mailto", "doi"].contains(&scheme.as_str()) {
            found.push(
                Diagnostic::warning(
                    "link.not-a-web-address",
                    format!("`{}` is no web address", shorten(&link.url)),
                )
                .at_path(format!("{path}/links/{index}/url"))
                .help("only http, https, mailto and doi addresses are ever linked"),
            );
        }
    }
    check_text(partnership.title.as_str(), &format!("{path}/title"), found);
}

/// What a declared status says about the period on a day; nothing where it says nothing.
fn declared_certainty(status: DeclaredStatus, day: Day) -> Option<Condition> {
    match status {
        DeclaredStatus::Planned => Some(Condition::not_started_on(day)),
        DeclaredStatus::Ongoing | DeclaredStatus::Suspended => Some(Condition::active_on(day)),
        DeclaredStatus::Completed | DeclaredStatus::Terminated => {
            Some(Condition::ended_before(day.plus_days(1)))
        }
        DeclaredStatus::Cancelled => None,
    }
}

fn check_participants(participants: &[Participation], path: &str, found: &mut Vec<Diagnostic>) {
    let mut seen = Lexicon::default();
    for (index, participant) in participants.iter().enumerate() {
        let organization = participant.organization.as_str();
        let role = participant.role.map_or("", Role::as_str);
        let period = participant.period.as_ref().map(ToString::to_string);
        // Neither an id nor a role has a blank in it.
        let key = format!("{organization} {role} {}", period.unwrap_or_default());
        if !seen.is_new(&key) {
            found.push(
                Diagnostic::warning(
                    "partnership.repeated-participant",
                    format!(
                        "`{}` takes part twice in the same role",
                        participant.organization
                    ),
                )
                .at_path(format!("{path}/participants/{index}"))
                .help("keep one of the two"),
            );
        }
    }
}

/// Control characters and directional overrides, which can make a text read as another.
fn check_text(text: &str, path: &str, found: &mut Vec<Diagnostic>) {
    let doubtful = |c: &char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
            || matches!(c, '\u{FDD0}'..='\u{FDEF}')
            || u32::from(*c) & 0xFFFE == 0xFFFE
    };
    if let Some(c) = text.chars().find(doubtful) {
        found.push(
            Diagnostic::warning(
                "text.control-character",
                format!(
                    "the text holds the character U+{:04X}, which shows nothing itself",
                    u32::from(c)
                ),
            )
            .at_path(path)
            .help("remove it unless it is meant"),
        );
    }
}
