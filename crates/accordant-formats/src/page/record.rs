//! A row as a partnership, before the organizations it names are told apart from those of other rows.

use std::ops::Range;

use accordant::fold;
use accordant::model::{
    Evidence, Kind, Objective, OrganizationKind, Partnership, PartnershipId, Role, SourceRef,
};
use accordant::time::{Date, PhraseOptions};
use accordant::{Diagnostic, Error, Limits};

use super::account::Claim;
use super::content::{Part, Sentence, parts, sentences};
use super::cue::{self, Cue};
use super::layout::Piece;
use super::mention::{self, Mention};
use super::naming;
use super::notice;
use super::outline::Row;
use super::period::{self, Dated};
use super::place::{Places, trim};
use super::proposal::{Ground, Proposals};
use super::register::Frame;
use super::word::{is_acronym, one_line, without_last, words};
use crate::remarks::{Remarks, is_doubtful, shown, shows_nothing};

/// What a row is read with.
pub(super) struct Reader<'a> {
    pub(super) places: &'a Places<'a>,
    pub(super) options: PhraseOptions,
    pub(super) limits: &'a Limits,
    pub(super) source: &'a dyn Fn(&Range<usize>) -> SourceRef,
}

/// A row as it was read; pointers in it begin at the partnership.
pub(super) struct Draft {
    pub(super) partnership: Partnership,
    /// Who takes part, in the order of the participants to be.
    pub(super) parties: Vec<Party>,
    pub(super) programmes: Vec<Frame>,
    pub(super) claims: Vec<Claim>,
}

impl Draft {
    /// Says that these stretches of the text stand in a field.
    fn claim(&mut self, ranges: &[Range<usize>], pointer: &str) {
        for range in ranges {
            self.claims.push(Claim::new(range.clone(), pointer));
        }
    }
}

/// An organization that a row names.
pub(super) struct Party {
    pub(super) mention: Mention,
    pub(super) role: Role,
    /// When it was founded, if it is the network of the row, with the words that say so.
    pub(super) founded: Option<(Date, Evidence)>,
}

/// The prose and lists of a row, in order.
enum Block {
    Prose(Vec<Range<usize>>, Vec<Sentence>),
    Objectives(Vec<Part>),
    Parties(Role, Ground, Vec<Mention>),
}

impl Reader<'_> {
    /// Reads a row.
    ///
    /// # Errors
    /// `limit.text` for a title or a stretch of prose that is longer than the limit.
    pub(super) fn read(
        &self,
        id: PartnershipId,
        row: &Row,
        remarks: &mut Remarks,
    ) -> Result<Draft, Error> {
        let title = &row.start.title;
        self.check_length(title)?;
        let written = self.places.slice(title);
        let mut draft = Draft {
            partnership: Partnership::new(id, one_line(written)),
            parties: Vec::new(),
            programmes: Vec::new(),
            claims: vec![Claim::new(title.clone(), "/title")],
        };
        let last = row.pieces.last().map_or(title.end, |piece| piece.range.end);
        draft.partnership.source = Some((self.source)(&(title.start..last)));
        self.odd_characters(title, remarks);
        self.period(row, &mut draft, remarks);
        let blocks = self.blocks(&row.pieces, remarks)?;
        self.text(&blocks, &mut draft);
        self.proposals(title, &blocks, &mut draft);
        Ok(draft)
    }

    fn check_length(&self, range: &Range<usize>) -> Result<(), Error> {
        if range.len() <= self.limits.text {
            return Ok(());
        }
        Err(Diagnostic::error(
            "limit.text",
            format!(
                "a text of {} bytes, more than the limit of {}",
                range.len(),
                self.limits.text
            ),
        )
        .at_span(self.places.span(range))
        .help("shorten it, or raise `limits.text`")
        .into())
    }

    fn evidence(&self, path: &str, ground: &Ground) -> Evidence {
        self.places.evidence(path, ground.rule, &ground.words)
    }

    /// Adds evidence for a field.
    fn prove(&self, path: &str, ground: &Ground, draft: &mut Draft) {
        let evidence = self.evidence(path, ground);
        draft.partnership.evidence.push(evidence);
    }

    fn period(&self, row: &Row, draft: &mut Draft, remarks: &mut Remarks) {
        let dates = &row.start.dates;
        let (Some(first), Some(last)) = (dates.first(), dates.last()) else {
            return;
        };
        let all = first.start..last.end;
        let span = self.places.span(&all);
        let printed = self.joined(dates);
        let rule = match period::read(self.places, &row.start, &self.options) {
            Dated::Period(period, assumptions) => {
                for assumption in assumptions {
                    remarks.note(
                        Diagnostic::info(
                            "page.date-assumption",
                            format!(
                                "`{}` is read as `{period}`: {}",
                                shown(&printed),
                                assumption.message
                            ),
                        )
                        .at_span(span),
                    );
                }
                draft.partnership.period = Some(period);
                "row.dates"
            }
            Dated::Ambiguous(readings) => {
                remarks.warn(
                    "page.ambiguous-date",
                    format!(
                        "`{}` can be read as {}: the record has no period",
                        shown(&printed),
                        readings.join(" or ")
                    ),
                    span,
                    "write the date so that it has one reading, such as one of these",
                );
                "row.ambiguous-dates"
            }
            Dated::Unread(reason) => {
                remarks.warn(
                    "page.unread-date",
                    format!("`{}` is read as no period: {reason}", shown(&printed)),
                    span,
                    "write a start and an end, such as `May 2016 – June 2018`",
                );
                "row.unread-dates"
            }
        };
        let pointer = format!("/evidence/{}/words", draft.partnership.evidence.len());
        let mut evidence = self.evidence("/period", &Ground { rule, words: all });
        evidence.words = printed;
        draft.partnership.evidence.push(evidence);
        draft.claim(dates, &pointer);
    }

    fn blocks(&self, pieces: &[Piece], remarks: &mut Remarks) -> Result<Vec<Block>, Error> {
        let mut blocks: Vec<Block> = Vec::new();
        for part in parts(self.places, pieces) {
            let range = part.range();
            self.check_length(&range)?;
            self.notices(&part, remarks);
            if !part.item {
                let sentences = sentences(self.places, &range);
                blocks.push(Block::Prose(part.ranges, sentences));
            } else if let Some(Block::Objectives(items)) = blocks.last_mut() {
                items.push(part);
            } else {
                blocks.push(Block::Objectives(vec![part]));
            }
        }
        for at in 1..blocks.len() {
            if let (Some(Block::Prose(_, before)), Some(Block::Objectives(items))) =
                (blocks.get(at - 1), blocks.get(at))
                && let Some(parties) = self.listed_parties(before, items)
                && let Some(block) = blocks.get_mut(at)
            {
                *block = parties;
            }
        }
        Ok(blocks)
    }

    /// The organizations of a list, if the sentence before it announces some and the items look like some.
    fn listed_parties(&self, before: &[Sentence], items: &[Part]) -> Option<Block> {
        let sentence = before.last()?;
        let has = |cue: Cue| sentence.found.iter().find(|found| found.cue == cue);
        let (role, found) = if let (Some(founded), Some(_)) = (has(Cue::Founded), has(Cue::By)) {
            (Role::FoundingMember, founded)
        } else {
            let mut last = sentence.found.iter().rev();
            last.find_map(|found| match found.cue {
                Cue::List(role) | Cue::Party(role) => Some((role, found)),
                _ => None,
            })?
        };
        if sentence
            .found
            .iter()
            .any(|other| other.cue == Cue::Aims && other.first > found.first)
        {
            return None;
        }
        let mut mentions = Vec::with_capacity(items.len());
        let mut sure = 0;
        for item in items {
            let mention = mention::item(self.places, &item.range())?;
            sure += usize::from(mention::is_sure(&mention) || mention.kind.is_some());
            mentions.push(mention);
        }
        if sure * 2 < mentions.len() {
            return None;
        }
        let first = sentence.words.get(found.first)?.range.start;
        let words = first..sentence.range.end;
        let ground = Ground {
            rule: found.rule,
            words,
        };
        Some(Block::Parties(role, ground, mentions))
    }

    /// The summary and the objectives.
    fn text(&self, blocks: &[Block], draft: &mut Draft) {
        let has_items = blocks
            .iter()
            .any(|block| matches!(block, Block::Objectives(_)));
        let mut summary: Vec<Range<usize>> = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Prose(ranges, sentences) => {
                    let next = blocks.get(index + 1);
                    let introduces = next.is_some_and(|next| !matches!(next, Block::Prose(..)));
                    for (place, sentence) in sentences.iter().enumerate() {
                        let last = introduces && place + 1 == sentences.len();
                        let aims = (!has_items && !last).then(|| self.aim(sentence)).flatten();
                        let opening = summary.is_empty();
                        match aims {
                            Some((lead, aim)) => {
                                let whole = opening || sentence.found.len() > 1;
                                self.prose_objective(ranges, sentence, &lead, &aim, whole, draft);
                                if whole {
                                    summary.extend(within(self.places, ranges, &sentence.range));
                                }
                            }
                            None => summary.extend(within(self.places, ranges, &sentence.range)),
                        }
                    }
                }
                Block::Objectives(items) => {
                    for item in items {
                        self.objective(item, draft);
                    }
                }
                Block::Parties(..) => {}
            }
        }
        if !summary.is_empty() {
            draft.partnership.summary = Some(self.joined(&summary).into());
            draft.claim(&summary, "/summary");
        }
    }

    fn joined(&self, ranges: &[Range<usize>]) -> String {
        let pieces: Vec<&str> = ranges
            .iter()
            .map(|range| self.places.slice(range))
            .collect();
        one_line(&pieces.join(" "))
    }

    fn objective(&self, item: &Part, draft: &mut Draft) {
        let pointer = format!("/objectives/{}/text", draft.partnership.objectives.len());
        let mut ranges = item.ranges.clone();
        // What parts the items of a list is no part of them.
        if let Some(last) = ranges.last_mut() {
            let bare = without_last(self.places.slice(last), ";,؛، \u{a0}");
            last.end = last.start + bare.len();
        }
        ranges.retain(|range| !range.is_empty());
        if ranges.is_empty() {
            return;
        }
        let mut objective = Objective::new(self.joined(&ranges));
        objective.source = Some((self.source)(&item.range()));
        draft.partnership.objectives.push(objective);
        draft.claim(&ranges, &pointer);
    }

    /// The words that lead to the aim of a sentence, and the aim.
    fn aim(&self, sentence: &Sentence) -> Option<(Range<usize>, Range<usize>)> {
        let found = sentence.found.iter().find(|found| found.cue == Cue::Aims)?;
        let mut after = found.after;
        // The Arabic verb comes first: the aim stands behind "to".
        let to = |word: &super::word::Word| word.folded == fold("إلى");
        let rest = sentence.words.get(after..)?;
        if let Some(at) = rest.iter().take(12).position(to) {
            after += at + 1;
        }
        let first = sentence.words.get(after)?;
        let lead = trim(
            self.places.text(),
            &(sentence.range.start..first.range.start),
        );
        Some((lead, first.range.start..sentence.range.end))
    }

    /// An aim told in prose. Where the summary has the whole sentence, it claims the words.
    fn prose_objective(
        &self,
        ranges: &[Range<usize>],
        sentence: &Sentence,
        lead: &Range<usize>,
        aim: &Range<usize>,
        in_summary: bool,
        draft: &mut Draft,
    ) {
        let at = draft.partnership.objectives.len();
        let pieces = within(self.places, ranges, aim);
        let mut objective = Objective::new(self.joined(&pieces));
        objective.source = Some((self.source)(&sentence.range));
        draft.partnership.objectives.push(objective);
        let leads = within(self.places, ranges, lead);
        let ground = Ground {
            rule: "cue.aims-at",
            words: lead.clone(),
        };
        let mut evidence = self.evidence(&format!("/objectives/{at}"), &ground);
        evidence.words = self.joined(&leads);
        if !in_summary {
            let words = format!("/evidence/{}/words", draft.partnership.evidence.len());
            draft.claim(&leads, &words);
            draft.claim(&pieces, &format!("/objectives/{at}/text"));
        }
        draft.partnership.evidence.push(evidence);
    }

    /// What the cues propose, each with the words that led to it.
    fn proposals(&self, title: &Range<usize>, blocks: &[Block], draft: &mut Draft) {
        let mut all_sentences: Vec<&Sentence> = Vec::new();
        for block in blocks {
            if let Block::Prose(_, sentences) = block {
                all_sentences.extend(sentences);
            }
        }
        let name = naming::find(self.places, title, &all_sentences);
        if let Some(name) = &name {
            draft.partnership.name = Some(self.places.in_one_line(&name.range).into());
            let ground = Ground {
                rule: name.rule,
                words: name.range.clone(),
            };
            self.prove("/name", &ground, draft);
        }
        if let Some((kind, words)) = self.kind(title, &all_sentences) {
            draft.partnership.kind = Some(kind);
            let rule = "cue.kind";
            self.prove("/kind", &Ground { rule, words }, draft);
        }
        let kind = draft.partnership.kind;
        let mut all = Proposals::default();
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Prose(_, sentences) => {
                    let behind = match blocks.get(index + 1) {
                        Some(Block::Parties(role, ..)) => Some(*role),
                        _ => None,
                    };
                    for (place, sentence) in sentences.iter().enumerate() {
                        let listed = behind.filter(|_| place + 1 == sentences.len());
                        all.add(self.places, sentence, listed, &self.options);
                    }
                }
                Block::Objectives(parts) => {
                    for part in parts {
                        let words = words(self.places.text(), &part.range());
                        all.add_countries(self.places, &words);
                    }
                }
                Block::Parties(role, ground, mentions) => {
                    for mention in mentions {
                        let at = draft.parties.len();
                        let printed = format!("/participants/{at}/nameAsPrinted");
                        draft.claim(std::slice::from_ref(&mention.range), &printed);
                        self.party(mention.clone(), *role, ground, draft);
                    }
                }
            }
        }
        for (mention, role, ground) in all.parties {
            let name = |mention: &Mention| self.places.folded(&mention.name);
            let same = |party: &Party| party.role == role && name(&party.mention) == name(&mention);
            if !draft.parties.iter().any(same) {
                self.party(mention, role, &ground, draft);
            }
        }
        self.party_of_title(title, name.map(|name| name.range), kind, all.founded, draft);
        for (frame, ground) in all.programmes {
            let name = self.places.folded(&frame.name);
            if draft
                .programmes
                .iter()
                .any(|known| self.places.folded(&known.name) == name)
            {
                continue;
            }
            let path = format!("/funding/{}/programme", draft.programmes.len());
            self.prove(&path, &ground, draft);
            draft.programmes.push(frame);
        }
        for (code, ground) in all.countries {
            let path = format!("/countries/{}", draft.partnership.countries.len());
            self.prove(&path, &ground, draft);
            draft.partnership.countries.push(code);
        }
    }

    fn party(&self, mention: Mention, role: Role, ground: &Ground, draft: &mut Draft) {
        let path = format!("/participants/{}/role", draft.parties.len());
        self.prove(&path, ground, draft);
        let founded = None;
        draft.parties.push(Party {
            mention,
            role,
            founded,
        });
    }

    /// The organization that the row is titled by: the network it is a membership in, or whom an agreement is
    /// with.
    fn party_of_title(
        &self,
        title: &Range<usize>,
        name: Option<Range<usize>>,
        kind: Option<Kind>,
        founded: Option<(Date, Ground)>,
        draft: &mut Draft,
    ) {
        let written = self.places.slice(title);
        let acronym = is_acronym(written).then(|| written.to_owned());
        let (role, rule) = match kind {
            Some(Kind::Network) => (Role::Network, "title.network"),
            Some(Kind::Agreement) if acronym.is_some() || mention::kind_of(written).is_some() => {
                (Role::Partner, "title.partner")
            }
            _ => return,
        };
        let named = |party: &Party| {
            let by_acronym = acronym.is_some() && party.mention.acronym == acronym;
            by_acronym || self.places.folded(&party.mention.name) == fold(written)
        };
        if draft
            .parties
            .iter()
            .any(|party| named(party) && party.role == role)
        {
            return;
        }
        let network = role == Role::Network;
        let mention = Mention {
            range: title.clone(),
            name: name.filter(|_| network).unwrap_or_else(|| title.clone()),
            acronym,
            country: None,
            kind: if network {
                Some(OrganizationKind::Network)
            } else {
                mention::kind_of(written)
            },
            known: None,
        };
        let ground = Ground {
            rule,
            words: title.clone(),
        };
        self.party(mention, role, &ground, draft);
        if let (true, Some((date, ground)), Some(party)) =
            (network, founded, draft.parties.last_mut())
        {
            party.founded = Some((date, self.evidence("/founded", &ground)));
        }
    }

    /// The kind: by the first sentence that tells one, or by the title. A mission of technical assistance is
    /// often called a project too, a project funded under an agreement no agreement: the first word counts.
    fn kind(&self, title: &Range<usize>, sentences: &[&Sentence]) -> Option<(Kind, Range<usize>)> {
        let text = self.places.text();
        let told = |of: &[super::word::Word]| {
            let kinds = cue::kinds(text, of);
            let assistance = Cue::Kind(Kind::TechnicalAssistance);
            let assistance = kinds.iter().find(|found| found.cue == assistance);
            let found = assistance.or(kinds.first())?;
            let Cue::Kind(kind) = found.cue else {
                return None;
            };
            let (first, last) = (of.get(found.first)?, of.get(found.after.checked_sub(1)?)?);
            Some((kind, first.range.start..last.range.end))
        };
        let first = sentences.first().and_then(|sentence| told(&sentence.words));
        first.or_else(|| told(&words(text, title))).or_else(|| {
            sentences
                .iter()
                .skip(1)
                .find_map(|sentence| told(&sentence.words))
        })
    }

    /// What is odd in the words of a part.
    fn notices(&self, part: &Part, remarks: &mut Remarks) {
        let range = part.range();
        let text = self.places.slice(&range);
        let at =
            |start: usize, end: usize| self.places.span(&(range.start + start..range.start + end));
        self.odd_characters(&range, remarks);
        if let Some((start, quote)) = notice::unbalanced_quote(text) {
            remarks.warn(
                "page.unbalanced-quote",
                format!("the quotation mark `{quote}` has no counterpart: kept as written"),
                at(start, start + quote.len_utf8()),
                "add the other one, or remove it",
            );
        }
        for token in notice::split_tokens(text) {
            let written = text.get(token.clone()).unwrap_or_default();
            let whole: String = written.split_whitespace().collect();
            remarks.warn(
                "page.split-token",
                format!("`{written}` looks like one token that a space parts: kept as written"),
                at(token.start, token.end),
                &format!("write `{whole}` if that is meant"),
            );
        }
        if part.item && notice::is_unfinished(text) {
            let last = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
            remarks.warn(
                "page.unfinished-sentence",
                format!(
                    "the item stops at `{}`: kept as written",
                    shown(text.get(last..).unwrap_or_default())
                ),
                at(last.min(text.len()), text.len()),
                "finish the sentence, or join the item that goes on with it",
            );
        }
    }

    fn odd_characters(&self, range: &Range<usize>, remarks: &mut Remarks) {
        let text = self.places.slice(range);
        let Some((at, found)) = notice::invisible(text) else {
            return;
        };
        let control = is_doubtful(found)
            && !matches!(found, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        let code = if control {
            "text.control-character"
        } else {
            "page.invisible-character"
        };
        remarks.warn(
            code,
            shows_nothing(found),
            self.places
                .span(&(range.start + at..range.start + at + found.len_utf8())),
            "remove it unless it is meant",
        );
    }
}

/// The parts of stretches that lie within a range.
fn within(places: &Places<'_>, ranges: &[Range<usize>], range: &Range<usize>) -> Vec<Range<usize>> {
    ranges
        .iter()
        .map(|part| part.start.max(range.start)..part.end.min(range.end))
        .filter(|part| part.start < part.end)
        .map(|part| trim(places.text(), &part))
        .filter(|part| !part.is_empty())
        .collect()
}
