//! What the prose of a row proposes by its cues: who takes part and how, programmes, founding, countries.

use std::ops::Range;

use accordant::model::{CountryCode, Role};
use accordant::time::{Date, PhraseOptions};

use super::content::Sentence;
use super::cue::{Cue, Found};
use super::mention::{self, Mention};
use super::phrases::is_in;
use super::place::Places;
use super::register::Frame;
use super::word::{Word, are_close, begins_name, is_capital, is_close};
use super::{country, date, lexicon};

/// The words that led to a proposal, and the rule that made it of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ground {
    pub(super) rule: &'static str,
    pub(super) words: Range<usize>,
}

/// What sentences propose.
#[derive(Debug, Default)]
pub(super) struct Proposals {
    pub(super) parties: Vec<(Mention, Role, Ground)>,
    pub(super) programmes: Vec<(Frame, Ground)>,
    pub(super) founded: Option<(Date, Ground)>,
    pub(super) countries: Vec<(CountryCode, Ground)>,
}

/// How far behind "founded" its date may stand, in bytes, and behind "as part of" the word "programme", in words.
const DATE_REACH: usize = 40;
const FRAME_REACH: usize = 9;

/// The most words of a programme's name.
const FRAME_WORDS: usize = 6;

impl Proposals {
    /// Adds what a sentence proposes. `listed` is the role of those in the list behind it, if it introduces one: it
    /// names nobody else in that role ("by the following agencies").
    pub(super) fn add(
        &mut self,
        places: &Places<'_>,
        sentence: &Sentence,
        listed: Option<Role>,
        options: &PhraseOptions,
    ) {
        let mut founding = false;
        let mut last_founded = None;
        for (index, found) in sentence.found.iter().enumerate() {
            let next = sentence.found.get(index + 1);
            let until = next.map_or(sentence.words.len(), |next| next.first);
            match found.cue {
                Cue::Party(role) if listed != Some(role) => {
                    parties(places, sentence, found, until, role, self);
                }
                Cue::NamedParty(role) => {
                    if let Some(mention) = mention::at(places, &sentence.words, found.after, until)
                        && mention::is_sure(&mention)
                    {
                        let ground = ground(sentence, found, mention.range.end);
                        self.parties.push((mention, role, ground));
                    }
                }
                Cue::Founded => {
                    founding = true;
                    if let Some((range, date)) = founded(places, sentence, found, options) {
                        last_founded = Some((date, ground(sentence, found, range.end)));
                    }
                }
                Cue::By if founding && listed != Some(Role::FoundingMember) => {
                    parties(places, sentence, found, until, Role::FoundingMember, self);
                }
                Cue::Frame => self.programmes.extend(frame(places, sentence, found)),
                _ => {}
            }
        }
        if self.founded.is_none() {
            self.founded = last_founded;
        }
        let mut at = 0;
        while at < sentence.words.len() {
            if let Some((id, name)) = lexicon::programme_at(places.text(), &sentence.words, at) {
                let ground = Ground {
                    rule: "lexicon.programme",
                    words: name.clone(),
                };
                let known = Some(id);
                at = sentence
                    .words
                    .partition_point(|word| word.range.start < name.end);
                let alias = None;
                self.programmes.push((Frame { name, known, alias }, ground));
            } else {
                at += 1;
            }
        }
        self.add_countries(places, &sentence.words);
    }

    /// Adds the countries in which the words say that something takes place, each once.
    pub(super) fn add_countries(&mut self, places: &Places<'_>, words: &[Word]) {
        for at in 0..words.len() {
            let Some((code, length)) = country::placed(places.text(), words, at) else {
                continue;
            };
            let (Some(first), Some(last)) = (words.get(at), words.get(at + length - 1)) else {
                continue;
            };
            if self.countries.iter().all(|(known, _)| *known != code) {
                let ground = Ground {
                    rule: "cue.in-country",
                    words: first.range.start..last.range.end,
                };
                self.countries.push((code, ground));
            }
        }
    }
}

fn ground(sentence: &Sentence, found: &Found, end: usize) -> Ground {
    let first = sentence.words.get(found.first);
    let start = first.map_or(sentence.range.start, |word| word.range.start);
    Ground {
        rule: found.rule,
        words: start..end.max(start),
    }
}

/// "funded by A, B and C": the organizations after a cue.
fn parties(
    places: &Places<'_>,
    sentence: &Sentence,
    found: &Found,
    until: usize,
    role: Role,
    proposals: &mut Proposals,
) {
    let words = &sentence.words;
    let mut from = found.after;
    while let Some(mention) = mention::at(places, words, from, until) {
        if !is_body(places, words, &mention) {
            break;
        }
        let next = mention::follows(places, words, &mention).filter(|next| *next < until);
        let ground = ground(sentence, found, mention.range.end);
        proposals.parties.push((mention, role, ground));
        match next {
            Some(next) if next > from => from = next,
            _ => break,
        }
    }
}

/// "Moroccan universities" names nobody: a single word with a plural in small letters behind it is no name.
fn is_body(places: &Places<'_>, words: &[Word], mention: &Mention) -> bool {
    let next = words.partition_point(|word| word.range.start < mention.range.end);
    let single = !places.slice(&mention.name).contains(char::is_whitespace);
    let (Some(last), Some(next)) = (
        next.checked_sub(1).and_then(|at| words.get(at)),
        words.get(next),
    ) else {
        return true;
    };
    let written = places.slice(&next.range);
    let plural =
        written.len() > 4 && written.ends_with('s') && written.starts_with(char::is_lowercase);
    !(single && plural && !mention::is_sure(mention) && is_close(places.text(), last, next))
}

/// The date close behind "founded".
fn founded(
    places: &Places<'_>,
    sentence: &Sentence,
    found: &Found,
    options: &PhraseOptions,
) -> Option<(Range<usize>, Date)> {
    let from = sentence.words.get(found.after)?.range.start;
    let (range, date) = date::date_within(places, &(from..sentence.range.end), options)?;
    (range.start <= from + DATE_REACH).then_some((range, date))
}

/// "as part of the RSA II programme (Advanced Status)", "dans le cadre du programme RSA II".
fn frame(places: &Places<'_>, sentence: &Sentence, found: &Found) -> Option<(Frame, Ground)> {
    let words = &sentence.words;
    let programme = sentence
        .found
        .iter()
        .find(|next| next.cue == Cue::Programme && next.first >= found.after)?;
    if programme.first > found.after + FRAME_REACH {
        return None;
    }
    let before = named_before(places, words, found.after, programme.first);
    let name = before.or_else(|| named_behind(places, words, programme.after))?;
    let last = words.get(programme.after - 1)?.range.end;
    let end = name.end.max(last);
    if lexicon::programme_at(
        places.text(),
        words,
        words.partition_point(|word| word.range.start < name.start),
    )
    .is_some()
    {
        return None;
    }
    let alias = in_parentheses(places, end);
    let ground = ground(sentence, found, end);
    let known = None;
    Some((Frame { name, known, alias }, ground))
}

fn is_named(places: &Places<'_>, word: &Word) -> bool {
    is_capital(places.slice(&word.range))
}

/// The capitals between an article and "programme".
fn named_before(
    places: &Places<'_>,
    words: &[Word],
    from: usize,
    until: usize,
) -> Option<Range<usize>> {
    let article = |word: &&Word| is_in("the a an its le la l", &word.folded);
    let run = words.get(from..until)?;
    let skip = run.iter().take_while(article).count();
    let run = run.get(skip..)?;
    let first = run.first().filter(|first| is_named(places, first))?;
    let whole = run.len() <= FRAME_WORDS && are_close(places.text(), run);
    let letters = places.slice(&first.range).chars().any(char::is_alphabetic);
    (whole && letters)
        .then(|| first.range.start..run.last().map_or(first.range.end, |last| last.range.end))
}

/// The capitals behind "programme".
fn named_behind(places: &Places<'_>, words: &[Word], from: usize) -> Option<Range<usize>> {
    let before = from.checked_sub(1).and_then(|at| words.get(at))?;
    let first = words.get(from)?;
    if !is_named(places, first) || !is_close(places.text(), before, first) {
        return None;
    }
    let mut end = first.range.end;
    for pair in words
        .get(from..words.len().min(from + FRAME_WORDS))?
        .windows(2)
    {
        let [a, b] = pair else { break };
        if !is_named(places, b) || !is_close(places.text(), a, b) {
            break;
        }
        end = b.range.end;
    }
    Some(first.range.start..end)
}

/// The words in parentheses right behind a place, if they begin like a name.
fn in_parentheses(places: &Places<'_>, end: usize) -> Option<Range<usize>> {
    let range = places.in_parentheses(end, 120)?;
    begins_name(places.slice(&range)).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::super::content::sentences;
    use super::*;

    fn proposed(text: &str) -> Vec<String> {
        let places = Places::new(text);
        let mut shown = Vec::new();
        for sentence in sentences(&places, &(0..text.len())) {
            let mut proposals = Proposals::default();
            proposals.add(&places, &sentence, None, &PhraseOptions::default());
            let name = |range: &Range<usize>| places.slice(range).to_owned();
            for (mention, role, _) in &proposals.parties {
                shown.push(format!("{role} {}", name(&mention.name)));
            }
            for (frame, _) in &proposals.programmes {
                let alias = frame.alias.as_ref().map(name).unwrap_or_default();
                shown.push(
                    format!("programme {} {alias}", name(&frame.name))
                        .trim()
                        .to_owned(),
                );
            }
            shown.extend(
                proposals
                    .founded
                    .iter()
                    .map(|(date, _)| format!("founded {date}")),
            );
            shown.extend(
                proposals
                    .countries
                    .iter()
                    .map(|(code, _)| format!("in {code}")),
            );
        }
        shown
    }

    #[test]
    fn cues_tell_who_and_what() {
        for (text, expected) in [
            (
                "A mission, funded by the European Union in partnership with the African Union.",
                &["funder European Union", "partner African Union"][..],
            ),
            (
                "Signed with the University of Oslo, the Agency for Peace (AFP) and UNESCO.",
                &[
                    "partner University of Oslo",
                    "partner Agency for Peace",
                    "partner UNESCO",
                ],
            ),
            (
                "for the implementation of the ANEAQ as part of the RSA II programme (Advanced Status), which",
                &["beneficiary ANEAQ", "programme RSA II Advanced Status"],
            ),
            (
                "dans le cadre du programme RSA II au Maroc",
                &["programme RSA II", "in MA"],
            ),
            (
                "was founded in spring 2014 by the following agencies:",
                &["founded 2014-21"],
            ),
            (
                "founded in 2014 by the Board of Deans and the ABC",
                &[
                    "foundingMember Board of Deans",
                    "foundingMember ABC",
                    "founded 2014",
                ],
            ),
            (
                "The Erasmus+ project and a Tempus project",
                &["programme Erasmus+", "programme Tempus"],
            ),
            (
                "for the implementation of reforms, in partnership with Moroccan universities",
                &[],
            ),
        ] {
            assert_eq!(proposed(text), expected, "{text}");
        }
    }
}
