//! Organizations as prose names them.

use std::ops::Range;

use accordant::model::{CountryCode, OrganizationKind};

use super::country;
use super::lexicon;
use super::phrases::is_in;
use super::place::{Places, trim};
use super::word::{
    Word, begins_name, is_acronym, is_capital, is_close, without_first, without_last, words,
};

/// An organization as it is named in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// All of it, as printed.
    pub(super) range: Range<usize>,
    /// Its name, without acronym and country.
    pub(super) name: Range<usize>,
    pub(super) acronym: Option<String>,
    pub(super) country: Option<CountryCode>,
    pub(super) kind: Option<OrganizationKind>,
    /// The id of a body that is known everywhere.
    pub(super) known: Option<&'static str>,
}

const ARTICLES: &str = "the a an l la le les d de du des";

/// Words before a French name, whose later words may be small.
const FRENCH: &str = "l la le les d de du des par avec";

/// Small words inside names.
const INSIDE: &str = "of the and for in de du des la le les l d et pour en";

/// Words that end a name in a language in which its words may be small.
const STOPS: &str = "\
    in dans afin qui que dont ainsi avec sous sur par vise est a ont sont and \
    في من علي عن مع خلال التي الذي والتي والذي بشراكه بتعاون تهدف يهدف وتهدف ويهدف الي ضمن";

/// The most words of a name.
const WORDS: usize = 14;

/// The organization that is named from a word on, but for an article; nothing if none is.
///
/// `until` is the first word that belongs to something else.
pub(super) fn at(
    places: &Places<'_>,
    words: &[Word],
    from: usize,
    until: usize,
) -> Option<Mention> {
    let text = places.text();
    let mut first = from;
    while words
        .get(first)
        .is_some_and(|word| first < until && is_in(ARTICLES, &word.folded))
        && words
            .get(first + 1)
            .is_some_and(|next| begins_close(text, words, first, next))
    {
        first += 1;
    }
    let word = words.get(first).filter(|_| first < until)?;
    if let Some((id, length)) = lexicon::body_at(text, words, first) {
        let last = words.get(first + length - 1)?;
        let name = word.range.start..last.range.end;
        let (range, acronym) = with_acronym(places, &name);
        return Some(Mention {
            range,
            name,
            acronym,
            country: None,
            kind: Some(OrganizationKind::International),
            known: Some(id),
        });
    }
    if !begins_name(places.slice(&word.range)) {
        return None;
    }
    if let Some(token) = acronym_token(places, word) {
        return Some(Mention {
            acronym: Some(places.slice(&token).to_owned()),
            range: token.clone(),
            name: token,
            country: None,
            kind: None,
            known: None,
        });
    }
    let last = last_of_name(text, words, first, until);
    let name = word.range.start..words.get(last)?.range.end;
    let (range, acronym) = with_acronym(places, &name);
    Some(Mention {
        kind: kind_of(places.slice(&name)),
        range,
        name,
        acronym,
        country: None,
        known: None,
    })
}

fn begins_close(text: &str, words: &[Word], at: usize, next: &Word) -> bool {
    words.get(at).is_some_and(|word| is_close(text, word, next))
}

/// The last word of a name: capitals with small words between them; in French and Arabic all words up to
/// a sign or a word that no name goes on with.
fn last_of_name(text: &str, words: &[Word], first: usize, until: usize) -> usize {
    let cased = |word: &Word| is_capital(text.get(word.range.clone()).unwrap_or_default());
    let french = first
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|word| is_in(FRENCH, &word.folded));
    let uncased = french || words.get(first).is_some_and(|word| !cased(word));
    let mut last = first;
    let mut at = first + 1;
    while let (Some(before), Some(word)) = (words.get(at - 1), words.get(at)) {
        let inside = is_in(INSIDE, &word.folded);
        if at >= until || at - first >= WORDS || !is_close(text, before, word) {
            break;
        }
        // "the Board of Deans and the ABC": what has its own article is another one.
        let article = |next: &Word| is_in(ARTICLES, &next.folded);
        if matches!(word.folded.as_str(), "and" | "et") && words.get(at + 1).is_some_and(article) {
            break;
        }
        if cased(word) || (uncased && !is_in(STOPS, &word.folded)) {
            last = at;
        } else if !inside {
            break;
        }
        at += 1;
    }
    last
}

/// The acronym that stands where a word does, with its hyphens: `FrAQ-Sup`.
fn acronym_token(places: &Places<'_>, word: &Word) -> Option<Range<usize>> {
    let rest = places.text().get(word.range.start..)?;
    let end = rest
        .char_indices()
        .take(20)
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '-' | '/')))
        .map_or(rest.len().min(64), |(at, _)| at);
    let token = without_last(rest.get(..end)?, "-/");
    is_acronym(token).then(|| word.range.start..word.range.start + token.len())
}

/// A name with the acronym in parentheses right behind it.
fn with_acronym(places: &Places<'_>, name: &Range<usize>) -> (Range<usize>, Option<String>) {
    let behind = places.text().get(name.end..).unwrap_or_default();
    let open = behind.len() - without_first(behind, " \u{a0}\u{200F}\u{200E}").len();
    let acronym = behind
        .get(open..)
        .and_then(|rest| rest.strip_prefix('('))
        .and_then(|inner| {
            let close = inner.char_indices().take(24).find(|(_, c)| *c == ')')?.0;
            let token = inner.get(..close)?;
            is_acronym(token.trim()).then(|| (close, token.trim().to_owned()))
        });
    match acronym {
        Some((close, token)) => (name.start..name.end + open + close + 2, Some(token)),
        None => (name.clone(), None),
    }
}

/// An item of a list of organizations: `Name, Country (ACRONYM)`. Nothing if it does not begin like a name.
pub(super) fn item(places: &Places<'_>, range: &Range<usize>) -> Option<Mention> {
    let text = places.text();
    let written = places.slice(range);
    let bare = without_last(written, ".,;؛،").trim_end();
    let whole = range.start..range.start + bare.len();
    if bare.is_empty() || !begins_name(bare) || bare.split_whitespace().nth(25).is_some() {
        return None;
    }
    let mut name = whole.clone();
    let mut acronym = None;
    if let Some(inner) = bare.strip_suffix(')')
        && let Some(open) = inner.rfind('(')
    {
        let token = inner.get(open + 1..).unwrap_or_default().trim();
        if is_acronym(token) {
            acronym = Some(token.to_owned());
            name = trim(text, &(whole.start..whole.start + open));
        }
    }
    let mut country = None;
    if let Some(comma) = places.slice(&name).rfind([',', '،']) {
        let after = words(text, &(name.start + comma..name.end));
        if let Some((code, length)) = country::at(text, &after, 0)
            && length == after.len()
            && comma > 0
        {
            country = Some(code);
            name = trim(text, &(name.start..name.start + comma));
        }
    }
    if name.is_empty() {
        return None;
    }
    if acronym.is_none() && is_acronym(places.slice(&name)) {
        acronym = Some(places.slice(&name).to_owned());
    }
    let all = words(text, &name);
    let body = lexicon::body_at(text, &all, 0).filter(|(_, length)| *length == all.len());
    Some(Mention {
        range: whole,
        kind: match body {
            Some(_) => Some(OrganizationKind::International),
            None => kind_of(places.slice(&name)),
        },
        known: body.map(|(id, _)| id),
        name,
        acronym,
        country,
    })
}

/// What sort of body a name tells it is.
pub(super) fn kind_of(name: &str) -> Option<OrganizationKind> {
    let words = accordant::words(name);
    let has = |wanted: &str| words.iter().any(|word| is_in(wanted, word));
    if has("network reseau شبكه الشبكه") {
        Some(OrganizationKind::Network)
    } else if has("university universite جامعه") {
        Some(OrganizationKind::University)
    } else if has("ministry ministere وزاره") {
        Some(OrganizationKind::Government)
    } else if has("agency agence وكاله الوكاله council conseil مجلس المجلس")
        && has("quality qualite accreditation evaluation الجوده جوده تقييم لتقييم الاعتماد للاعتماد")
    {
        Some(OrganizationKind::QualityAgency)
    } else {
        None
    }
}

/// Whether another organization in the same role follows: "A, B and C". The word it begins at.
pub(super) fn follows(places: &Places<'_>, words: &[Word], mention: &Mention) -> Option<usize> {
    let text = places.text();
    let next = words.partition_point(|word| word.range.start < mention.range.end);
    let word = words.get(next)?;
    let between = text.get(mention.range.end..word.range.start)?.trim();
    if matches!(word.folded.as_str(), "and" | "et") && between.chars().all(|c| c == ',') {
        return Some(next + 1);
    }
    let arabic = word.folded.starts_with('و') && between.is_empty();
    (matches!(between, "," | "،") || arabic).then_some(next)
}

/// Whether a mention is sure to be an organization: a known body, or one with an acronym.
pub(super) fn is_sure(mention: &Mention) -> bool {
    mention.known.is_some() || mention.acronym.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(String, Option<String>)> {
        let places = Places::new(text);
        let words = words(text, &(0..text.len()));
        let mention = at(&places, &words, 0, words.len())?;
        Some((places.slice(&mention.name).to_owned(), mention.acronym))
    }

    #[test]
    fn reads_names_after_a_cue() {
        for (text, name, acronym) in [
            ("the European Union in partnership", "European Union", None),
            ("l'Union africaine. Cette", "Union africaine", None),
            (
                "the National Agency for Quality (NAQ), which",
                "National Agency for Quality",
                Some("NAQ"),
            ),
            ("the HCERES as part of", "HCERES", Some("HCERES")),
            ("الاتحاد الأوروبي بشراكة", "الاتحاد الأوروبي", None),
            (
                "الوكالة الوطنية للتقييم (ANEAQ) في",
                "الوكالة الوطنية للتقييم",
                Some("ANEAQ"),
            ),
        ] {
            assert_eq!(
                found(text),
                Some((name.to_owned(), acronym.map(str::to_owned))),
                "{text}"
            );
        }
        assert_eq!(found("the following agencies"), None);
    }

    #[test]
    fn reads_items_of_a_list() {
        let text = "Commission des titres d’ingénieur, France (CTI)";
        let places = Places::new(text);
        let mention = item(&places, &(0..text.len())).unwrap();
        assert_eq!(
            places.slice(&mention.name),
            "Commission des titres d’ingénieur"
        );
        assert_eq!(mention.acronym.as_deref(), Some("CTI"));
        assert_eq!(
            mention.country.map(|code| code.to_string()).as_deref(),
            Some("FR")
        );
        let text = "train the members";
        assert_eq!(item(&Places::new(text), &(0..text.len())), None);
    }

    #[test]
    fn names_tell_what_sort_of_body_it_is() {
        use OrganizationKind::{Government, Network, QualityAgency, University};
        for (kind, names) in [
            (
                Network,
                "Network of Deans|Réseau africain|شبكة عربية|الشبكة العربية",
            ),
            (
                University,
                "University of Oslo|Université de Rabat|جامعة الرباط",
            ),
            (
                Government,
                "Ministry of Peace|Ministère de la Paix|وزارة التعليم",
            ),
            (
                QualityAgency,
                "Quality Agency|Accreditation Council|Agency for Evaluation|Agence de la qualité|\
                 Conseil d'accréditation|Agence d'évaluation|وكالة الجودة|الوكالة جودة|مجلس الاعتماد|\
                 المجلس للاعتماد|وكالة تقييم|الوكالة لتقييم",
            ),
        ] {
            for name in names.split('|') {
                assert_eq!(kind_of(name), Some(kind), "{name}");
            }
        }
        for name in [
            "Travel Agency",
            "Quality First",
            "Agence de voyages",
            "وكالة السفر",
        ] {
            assert_eq!(kind_of(name), None, "{name}");
        }
    }

    #[test]
    fn the_list_is_written_as_words_are_compared() {
        assert_eq!(accordant::fold(STOPS), STOPS);
    }
}
