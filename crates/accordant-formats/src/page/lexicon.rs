//! Names known everywhere: unions of states, large funders, funding programmes.

use std::ops::Range;
use std::sync::LazyLock;

use super::phrases::{Phrase, Phrases, id};
use super::word::{Word, without_and};

/// Bodies known by name in several languages, one a line, all of them international: the id that one has on every page,
/// and its names.
const BODIES: &str = "\
european-union\tEuropean Union|Union européenne|الاتحاد الأوروبي
african-union\tAfrican Union|Union africaine|الاتحاد الإفريقي|الاتحاد الأفريقي
european-commission\tEuropean Commission|Commission européenne|المفوضية الأوروبية|اللجنة الأوروبية
african-union-commission\tAfrican Union Commission|Commission de l'Union africaine|مفوضية الاتحاد الإفريقي
council-of-europe\tCouncil of Europe|Conseil de l'Europe|مجلس أوروبا
united-nations\tUnited Nations|Nations unies|Organisation des Nations unies|الأمم المتحدة
world-bank\tWorld Bank|Banque mondiale|البنك الدولي
league-of-arab-states\tLeague of Arab States|Arab League|Ligue des États arabes|Ligue arabe|جامعة الدول العربية
unesco\tUNESCO|اليونسكو
unicef\tUNICEF|اليونيسف
oecd\tOECD|OCDE|منظمة التعاون الاقتصادي والتنمية
african-development-bank\tAfrican Development Bank|Banque africaine de développement|البنك الإفريقي للتنمية
islamic-development-bank\tIslamic Development Bank|Banque islamique de développement|البنك الإسلامي للتنمية
";

/// Programmes known by name, some with a plus sign behind it: Erasmus+. Of the names with the same words the first counts,
/// whether what stands there fits to its capital and its sign or not.
const PROGRAMMES: &str = "\
erasmus-mundus\tErasmus Mundus|إيراسموس موندوس
erasmus\tErasmus+|Erasmus +|Erasmus Plus|إيراسموس+|إيراسموس بلس|ايراسموس بلوس
tempus\tTempus IV|Tempus|TEMPUS
horizon-2020\tHorizon 2020|H2020|أفق 2020
horizon-europe\tHorizon Europe|أفق أوروبا
jean-monnet\tJean Monnet|جان مونيه
creative-europe\tCreative Europe|Europe créative
marie-sklodowska-curie\tMarie Skłodowska-Curie|Marie Curie
interreg\tInterreg|INTERREG
taiex\tTAIEX
fp7\tFP7|Seventh Framework Programme|7e PCRD
digital-europe\tDigital Europe
europeaid\tEuropeAid
";

static BODY_NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&mut BODIES.lines()));
static PROGRAMME_NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&mut PROGRAMMES.lines()));

/// The id of the body whose name stands at a place, and how many words it has.
pub(super) fn body_at(text: &str, words: &[Word], at: usize) -> Option<(&'static str, usize)> {
    let name = name_at(&BODY_NAMES, text, words, at)?;
    Some((id(BODIES, name)?, name.words.len()))
}

/// The programme whose name stands at a place: its id, and the words of its name.
pub(super) fn programme_at(
    text: &str,
    words: &[Word],
    at: usize,
) -> Option<(&'static str, Range<usize>)> {
    let name = name_at(&PROGRAMME_NAMES, text, words, at)?;
    let first = words.get(at)?;
    let mut end = words.get(at + name.words.len() - 1)?.range.end;
    if name.written.ends_with('+') {
        end += plus_behind(text, end)?;
    }
    Some((id(PROGRAMMES, name)?, first.range.start..end))
}

/// The length of a plus sign, with the space before it.
fn plus_behind(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    if rest.starts_with('+') {
        Some(1)
    } else {
        rest.starts_with(" +").then_some(2)
    }
}

fn name_at(
    names: &'static Phrases,
    text: &str,
    words: &[Word],
    at: usize,
) -> Option<&'static Phrase> {
    let first = words.get(at)?;
    let at_form = |form: &str| names.at(text, words, at, form);
    let found = at_form(&first.folded)
        .or_else(|| at_form(without_and(&first.folded)?))
        // The Arabic "to" is joined to what follows.
        .or_else(|| at_form(&format!("ال{}", first.folded.strip_prefix("لل")?)))?;
    // "tempus" in small letters is no programme.
    let is_capital = |text: &str| text.starts_with(char::is_uppercase);
    let here = text.get(first.range.start..)?;
    (is_capital(here) || !is_capital(&found.written)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::word::words;
    use super::*;

    #[test]
    fn every_name_that_is_known_is_found() {
        type Find = fn(&str, &[Word]) -> Option<&'static str>;
        let lists: [(&str, Find); 2] = [
            (BODIES, |text, words| Some(body_at(text, words, 0)?.0)),
            (PROGRAMMES, |text, words| {
                Some(programme_at(text, words, 0)?.0)
            }),
        ];
        for (list, find) in lists {
            for (id, names) in list.lines().filter_map(|line| line.split_once('\t')) {
                for name in names.split('|') {
                    let found = find(name, &words(name, &(0..name.len())));
                    assert_eq!(found, Some(id), "{name}");
                }
            }
        }
    }

    #[test]
    fn programmes_are_named_with_their_capital_and_sign() {
        for (text, expected) in [
            ("Erasmus+ AMEL", Some("Erasmus+")),
            ("Erasmus Mundus", Some("Erasmus Mundus")),
            ("Horizon 2020 project", Some("Horizon 2020")),
            ("Erasmus of Rotterdam", None),
            ("tempus fugit", None),
        ] {
            let found = programme_at(text, &words(text, &(0..text.len())), 0);
            assert_eq!(
                found.and_then(|(_, range)| text.get(range)),
                expected,
                "{text}"
            );
        }
    }
}
