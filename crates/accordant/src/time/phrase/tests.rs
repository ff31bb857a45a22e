//! What the phrases of `tests/conformance/phrases` and many more like them mean.

use proptest::prelude::*;
use serde::Deserialize;

use super::*;

mod tables;

const CASES: &str = include_str!("../../../../../tests/conformance/phrases/phrases.json");

#[derive(Deserialize)]
struct Case {
    #[serde(default)]
    input: String,
    lang: Language,
    edtf: Option<String>,
    #[serde(default)]
    alternatives: Vec<String>,
    #[serde(default)]
    terms: Vec<String>,
}

fn read_in(language: Language, text: &str) -> Readings {
    let options = PhraseOptions {
        language: Some(language),
        ..PhraseOptions::default()
    };
    read_phrase(text, &options)
}

fn texts(found: &Readings) -> Vec<String> {
    let texts = found.readings.iter().map(|one| one.edtf.to_string());
    texts.collect()
}

/// An `edtf` is the first reading; the `alternatives` are among the others. Where `edtf` is null, all
/// alternatives are readings and none of them is definite without a reason that says why; where there are
/// `terms` as well and no EDTF, the reason names them.
#[test]
fn conformance() {
    let cases: Vec<Case> = serde_json::from_str(CASES).unwrap();
    let mut failed = Vec::new();
    for case in &cases {
        let found = read_in(case.lang, &case.input);
        let texts = texts(&found);
        let holds = if let Some(edtf) = &case.edtf {
            texts.first() == Some(edtf)
                && case.alternatives.iter().all(|other| texts.contains(other))
        } else {
            let message = found.reason.as_ref().map(|reason| reason.message.clone());
            let named = |term: &String| {
                let quoted = format!("`{term}`");
                message
                    .as_ref()
                    .is_some_and(|message| message.contains(&quoted))
            };
            found.reason.is_some()
                && texts.len() == case.alternatives.len()
                && case.alternatives.iter().all(|other| texts.contains(other))
                && case.terms.iter().all(named)
        };
        if !holds {
            failed.push(format!("{:?}: {texts:?} {:?}", case.input, found.reason));
        }
    }
    assert_eq!(cases.len(), 137);
    assert!(
        failed.is_empty(),
        "{} failed:\n{}",
        failed.len(),
        failed.join("\n")
    );
}

#[test]
fn reasons_speak_plainly() {
    for text in [
        "30/02/2017",
        "2016-17",
        "fin 2016",
        "42370",
        "1437 AH",
        "x`y",
        "2014 (renewed 2017)",
    ] {
        let reason = read_in(Language::English, text).reason.unwrap();
        let message = &reason.message;
        assert!(
            !message.ends_with('.') && !message.contains('\n'),
            "{message}"
        );
        assert!(message.contains('`'), "{message}");
        assert!(reason.help.is_some(), "{message}");
    }
}

#[test]
fn what_is_stated_beside_dates_is_noted_or_the_phrase_is_refused() {
    let lengths = |count: usize| -> String {
        let lengths = (1..=count).map(|years| format!(" ({years} years)"));
        format!("Nov-Mar 2017{}", lengths.collect::<String>())
    };
    let found = read_in(Language::English, &lengths(3));
    let codes = found.readings[0].assumptions.iter();
    let mut codes: Vec<&str> = codes.map(|made| &*made.code).collect();
    codes.sort_unstable();
    let stated = "phrase.stated-length";
    assert_eq!(codes, ["phrase.elided-year", stated, stated, stated]);
    // More lengths than are kept are no reason to lose one.
    let found = read_in(Language::English, &lengths(4));
    assert!(found.readings.is_empty() && found.reason.is_some());
}

#[test]
fn the_head_of_a_row() {
    let options = PhraseOptions::default();
    for (row, phrase, edtf) in [
        (
            "2016 2018 The HAQAA (Harmonization of African",
            "2016 2018",
            "2016/2018",
        ),
        (
            "Since May 2016 The Arab Network for Quality",
            "Since May 2016",
            "2016-05/..",
        ),
        (
            "November 2016 November 2017 The European Technical Assistance",
            "November 2016 November 2017",
            "2016-11/2017-11",
        ),
        (
            "Since April 2017 The FrAQ-Sup Network",
            "Since April 2017",
            "2017-04/..",
        ),
        (
            "Since June 2017 This agreement aims at",
            "Since June 2017",
            "2017-06/..",
        ),
        (
            "October 2017 October 2020 Erasmus+ EQuAM-M project",
            "October 2017 October 2020",
            "2017-10/2020-10",
        ),
        (
            "November 2018 November 2021 The main objective",
            "November 2018 November 2021",
            "2018-11/2021-11",
        ),
        ("2016–2018 ضمان الجودة", "2016–2018", "2016/2018"),
        ("منذ ماي 2016 الشبكة العربية", "منذ ماي 2016", "2016-05/.."),
        (
            "Novembre 2016 – Novembre 2017 Le projet",
            "Novembre 2016 – Novembre 2017",
            "2016-11/2017-11",
        ),
        (
            "Since May 2016 May the network",
            "Since May 2016",
            "2016-05/..",
        ),
        ("Since 2016 May the network", "Since 2016", "2016/.."),
        ("2016 2018 10 universities", "2016 2018", "2016/2018"),
        ("2016 10 years of cooperation", "2016", "2016"),
        ("2016 active members", "2016", "2016"),
        ("2016 – The network", "2016", "2016"),
        ("2016 –", "2016 –", "2016/.."),
        (
            "Octobre 2017 A l'issue du projet",
            "Octobre 2017",
            "2017-10",
        ),
        ("since 2016 on the basis of", "since 2016", "2016/.."),
        ("2016 (the project)", "2016", "2016"),
        (
            "May 2016 (3 years) The project",
            "May 2016 (3 years)",
            "2016-05/2019-05",
        ),
        ("2012 à ce jour Le réseau", "2012 à ce jour", "2012/.."),
        ("201X The network", "201X", "201X"),
        ("{2016,2018} The network", "{2016,2018}", "{2016,2018}"),
        ("2016-05/.. The network", "2016-05/..", "2016-05/.."),
        ("1 May 2016, the partners", "1 May 2016", "2016-05-01"),
    ] {
        let found = leading_phrase(row, &options);
        let found =
            found.map(|(end, found)| (row.get(..end).unwrap().to_owned(), texts(&found).remove(0)));
        assert_eq!(found, Some((phrase.to_owned(), edtf.to_owned())), "{row}");
    }
    for row in [
        "",
        "The network of 2016",
        "42370 students",
        "HAQAA 2016 2018",
        "A",
        "10 universities",
        "2016/AB/3",
        "3000 students",
        "May the network",
    ] {
        assert_eq!(leading_phrase(row, &options), None, "{row}");
    }
}

#[test]
fn a_date_within_prose() {
    let options = PhraseOptions::default();
    for (text, phrase, edtf) in [
        (
            "was founded in spring 2014 by the following agencies",
            "spring 2014",
            "2014-21",
        ),
        (
            "Il a été créé en mai 2016 par le ministère",
            "mai 2016",
            "2016-05",
        ),
        ("تأسست سنة 2014 بمبادرة من", "2014", "2014"),
        (
            "the project ran from 2016 to 2018 in Rabat",
            "from 2016 to 2018",
            "2016/2018",
        ),
        ("the law of 3 May 2016, amended", "3 May 2016", "2016-05-03"),
        (
            "in 10 countries since May 2016 and",
            "since May 2016",
            "2016-05/..",
        ),
        (
            "agreement no. EQ-2016-3 of June 2017",
            "June 2017",
            "2017-06",
        ),
        ("l'été 2015", "été 2015", "2015-22"),
    ] {
        let (range, found) = find_phrase(text, &options).unwrap();
        assert_eq!(text.get(range), Some(phrase), "{text}");
        assert_eq!(texts(&found)[0], edtf, "{text}");
    }
    for text in [
        "",
        "may the network grow",
        "in 10 countries",
        "EQ-2016-3",
        "a second quarter",
        "of the 12",
    ] {
        assert_eq!(find_phrase(text, &options), None, "{text}");
    }
}

fn phrase_like() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "2016",
        "2018",
        "16",
        "05",
        "1",
        "31",
        "1437",
        "42370",
        "May",
        "mai",
        "ماي",
        "since",
        "de",
        "du",
        "à",
        "au",
        "من",
        "إلى",
        "to",
        "-",
        "–",
        "/",
        ".",
        ",",
        ";",
        "(",
        ")",
        "?",
        "~",
        "…",
        "and",
        "or",
        "et",
        "ou",
        "و",
        "before",
        "après",
        "between",
        "3 years",
        "ans",
        "for",
        "en cours",
        "Q3",
        "S2",
        "spring",
        "ربيع",
        "الأول",
        "academic year",
        "c.",
        "late",
        "1er",
        "trimestre",
        "renewed",
        "2016-17",
        "01/10/2017",
        "2011-12",
        "هـ",
        "²",
        "'",
        "the",
        "[",
        "2010s",
        "XXe siècle",
        "rentrée",
        "12:30",
        "\u{200f}",
        "\t",
        "until",
        "unknown",
        "+",
        "%",
    ]);
    let parts = prop::collection::vec((part, prop::bool::weighted(0.8)), 0..14);
    parts.prop_map(|parts| {
        let mut text = String::new();
        for (part, spaced) in parts {
            text.push_str(part);
            text.push_str(if spaced { " " } else { "" });
        }
        text
    })
}

fn holds_for(text: &str) {
    let languages = [Language::English, Language::French, Language::Arabic].map(Some);
    for language in languages.into_iter().chain([None]) {
        let options = PhraseOptions {
            language,
            ..PhraseOptions::default()
        };
        let found = read_phrase(text, &options);
        assert!(
            !found.readings.is_empty() || found.reason.is_some(),
            "{text:?}"
        );
        assert!(
            found.readings.len() < 2 || found.reason.is_some(),
            "{text:?}"
        );
        for reading in &found.readings {
            let printed = reading.edtf.to_string();
            assert_eq!(
                printed.parse::<Edtf>().as_ref(),
                Ok(&reading.edtf),
                "{text:?}"
            );
        }
        if let Some((end, found)) = leading_phrase(text, &options) {
            assert!(text.is_char_boundary(end) && !found.readings.is_empty());
        }
        if let Some((range, found)) = find_phrase(text, &options) {
            assert!(text.get(range).is_some() && !found.readings.is_empty());
        }
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>()) {
        holds_for(&text);
    }

    #[test]
    fn no_row_of_words_panics(text in phrase_like()) {
        holds_for(&text);
    }
}
