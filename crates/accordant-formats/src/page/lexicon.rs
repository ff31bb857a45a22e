//! Names known everywhere: unions of states, large funders, funding programmes.

use std::ops::Range;
use std::sync::LazyLock;

use accordant::hash::HashMap;
use accordant::model::OrganizationKind;

use super::word::{Word, is_close, without_and};

/// A body known by name in several languages.
pub(super) struct Body {
    /// The id it has on every page, whatever its language.
    pub(super) id: &'static str,
    pub(super) kind: OrganizationKind,
    /// Parted by `|`, as everywhere here.
    pub(super) names: &'static str,
}

const INTERNATIONAL: OrganizationKind = OrganizationKind::International;

pub(super) const BODIES: &[Body] = &[
    Body {
        id: "european-union",
        kind: INTERNATIONAL,
        names: "European Union|Union européenne|الاتحاد الأوروبي",
    },
    Body {
        id: "african-union",
        kind: INTERNATIONAL,
        names: "African Union|Union africaine|الاتحاد الإفريقي|الاتحاد الأفريقي",
    },
    Body {
        id: "european-commission",
        kind: INTERNATIONAL,
        names: "European Commission|Commission européenne|المفوضية الأوروبية|اللجنة الأوروبية",
    },
    Body {
        id: "african-union-commission",
        kind: INTERNATIONAL,
        names: "African Union Commission|Commission de l'Union africaine|مفوضية الاتحاد الإفريقي",
    },
    Body {
        id: "council-of-europe",
        kind: INTERNATIONAL,
        names: "Council of Europe|Conseil de l'Europe|مجلس أوروبا",
    },
    Body {
        id: "united-nations",
        kind: INTERNATIONAL,
        names: "United Nations|Nations unies|Organisation des Nations unies|الأمم المتحدة",
    },
    Body {
        id: "world-bank",
        kind: INTERNATIONAL,
        names: "World Bank|Banque mondiale|البنك الدولي",
    },
    Body {
        id: "league-of-arab-states",
        kind: INTERNATIONAL,
        names: "League of Arab States|Arab League|Ligue des États arabes|Ligue arabe|جامعة الدول العربية",
    },
    Body {
        id: "unesco",
        kind: INTERNATIONAL,
        names: "UNESCO|اليونسكو",
    },
    Body {
        id: "unicef",
        kind: INTERNATIONAL,
        names: "UNICEF|اليونيسف",
    },
    Body {
        id: "oecd",
        kind: INTERNATIONAL,
        names: "OECD|OCDE|منظمة التعاون الاقتصادي والتنمية",
    },
    Body {
        id: "african-development-bank",
        kind: INTERNATIONAL,
        names: "African Development Bank|Banque africaine de développement|البنك الإفريقي للتنمية",
    },
    Body {
        id: "islamic-development-bank",
        kind: INTERNATIONAL,
        names: "Islamic Development Bank|Banque islamique de développement|البنك الإسلامي للتنمية",
    },
];

/// A programme known by name: its id, and its names with the longest first.
pub(super) const PROGRAMMES: &[(&str, &str)] = &[
    ("erasmus-mundus", "Erasmus Mundus|إيراسموس موندوس"),
    (
        "erasmus",
        "Erasmus+|Erasmus +|Erasmus Plus|إيراسموس+|إيراسموس بلس|ايراسموس بلوس",
    ),
    ("tempus", "Tempus IV|Tempus|TEMPUS"),
    ("horizon-2020", "Horizon 2020|H2020|أفق 2020"),
    ("horizon-europe", "Horizon Europe|أفق أوروبا"),
    ("jean-monnet", "Jean Monnet|جان مونيه"),
    ("creative-europe", "Creative Europe|Europe créative"),
    (
        "marie-sklodowska-curie",
        "Marie Skłodowska-Curie|Marie Curie",
    ),
    ("interreg", "Interreg|INTERREG"),
    ("taiex", "TAIEX"),
    ("fp7", "FP7|Seventh Framework Programme|7e PCRD"),
    ("digital-europe", "Digital Europe"),
    ("europeaid", "EuropeAid"),
];

/// A name in the form in which it is looked up.
struct Name<T> {
    words: Vec<String>,
    /// Whether it begins with a capital: "tempus" in small letters is no programme.
    capital: bool,
    /// Whether a plus sign follows: Erasmus+.
    plus: bool,
    meant: T,
}

type Index<T> = HashMap<String, Vec<Name<T>>>;

fn index<T: Copy>(names: impl Iterator<Item = (T, &'static str)>) -> Index<T> {
    let mut index: Index<T> = HashMap::new();
    for (meant, name) in names {
        let words = accordant::words(name);
        if let Some(first) = words.first() {
            index.entry(first.clone()).or_default().push(Name {
                capital: name.chars().next().is_some_and(char::is_uppercase),
                plus: name.ends_with('+'),
                words,
                meant,
            });
        }
    }
    for names in index.values_mut() {
        accordant::order::sort_by_key(names, |name| {
            std::cmp::Reverse((name.words.len(), name.plus))
        });
    }
    index
}

static BODY_NAMES: LazyLock<Index<&'static Body>> = LazyLock::new(|| {
    index(
        BODIES
            .iter()
            .flat_map(|body| body.names.split('|').map(move |name| (body, name))),
    )
});
static PROGRAMME_NAMES: LazyLock<Index<&'static str>> = LazyLock::new(|| {
    index(
        PROGRAMMES
            .iter()
            .flat_map(|(id, names)| names.split('|').map(move |name| (*id, name))),
    )
});

/// The body whose name stands at a place, and how many words it has.
pub(super) fn body_at(text: &str, words: &[Word], at: usize) -> Option<(&'static Body, usize)> {
    let name = name_at(&BODY_NAMES, text, words, at)?;
    Some((name.meant, name.words.len()))
}

/// The programme whose name stands at a place: its id, and the words of its name.
pub(super) fn programme_at(
    text: &str,
    words: &[Word],
    at: usize,
) -> Option<(&'static str, Range<usize>)> {
    let name = name_at(&PROGRAMME_NAMES, text, words, at)?;
    let first = words.get(at)?;
    let end = words.get(at + name.words.len() - 1)?.range.end;
    let end = if name.plus {
        end + plus_behind(text, end)?
    } else {
        end
    };
    Some((name.meant, first.range.start..end))
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

fn name_at<'a, T>(
    index: &'a Index<T>,
    text: &str,
    words: &[Word],
    at: usize,
) -> Option<&'a Name<T>> {
    let first = words.get(at)?;
    let written = text.get(first.range.clone())?.chars().next()?;
    // The Arabic "and" and "to" are joined to what follows.
    let joined = first
        .folded
        .strip_prefix("لل")
        .map(|rest| format!("ال{rest}"));
    let forms = [
        Some(first.folded.as_str()),
        without_and(&first.folded),
        joined.as_deref(),
    ];
    let names = forms
        .into_iter()
        .flatten()
        .filter_map(|form| index.get(form))
        .flatten();
    names.into_iter().find(|name| {
        let Some(here) = words.get(at..at + name.words.len()) else {
            return false;
        };
        let end = here.last().map_or(0, |word| word.range.end);
        (!name.capital || written.is_uppercase())
            && here
                .iter()
                .zip(&name.words)
                .skip(1)
                .all(|(word, wanted)| word.folded == *wanted)
            && here
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if is_close(text, a, b)))
            && (!name.plus || plus_behind(text, end).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::super::word::words;
    use super::*;

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
