//! Phrases that tell what the words next to them are.

use std::sync::LazyLock;

use accordant::model::{Kind, Role};

use super::phrases::{Phrases, id};
use super::word::{Word, without_and};

/// What a phrase tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// An organization in this role follows.
    Party(Role),
    /// An organization in this role follows if it is named by an acronym; anything else may follow too.
    NamedParty(Role),
    /// A programme follows.
    Frame,
    /// When the network was founded follows.
    Founded,
    /// Who did it follows.
    By,
    /// The aims follow.
    Aims,
    /// A list of organizations in this role follows.
    List(Role),
    /// What kind of partnership it is.
    Kind(Kind),
    /// The name of a programme is before (English) or behind (French, Arabic) it.
    Programme,
    /// The day for which the page speaks follows.
    AsOf,
}

/// A table of cues: each with the rule it is evidence for, and its phrases in English, French and Arabic, parted by `|`.
/// One text has the rules and phrases, a line each: a table of texts would say of each where it is.
macro_rules! cues {
    ($(($cue:expr, $rule:literal, $phrases:literal $(,)?)),* $(,)?) => {
        const CUES: &[Cue] = &[$($cue),*];
        const LINES: &str = concat!($($rule, "\t", $phrases, "\n"),*);
    };
}

cues![
    (
        Cue::Party(Role::Funder),
        "cue.funded-by",
        "funded by|financed by|co-funded by|cofunded by|co-financed by|sponsored by|with funding from|\
         with the financial support of|with financial support from|financé par|financée par|financés par|\
         financées par|cofinancé par|cofinancée par|co-financé par|co-financée par|\
         avec le soutien financier de|subventionné par|ممول من طرف|ممولة من طرف|الممول من طرف|الممولة من طرف|\
         ممول من قبل|ممولة من قبل|الممول من قبل|الممولة من قبل|بتمويل من|بدعم مالي من",
    ),
    (
        Cue::Party(Role::Partner),
        "cue.in-partnership-with",
        "in partnership with|in cooperation with|in collaboration with|jointly with|agreement with|\
         agreement signed with|memorandum of understanding with|signed with|en partenariat avec|\
         en coopération avec|en collaboration avec|conjointement avec|accord avec|convention avec|signé avec|\
         signée avec|بشراكة مع|في شراكة مع|بالشراكة مع|بتعاون مع|بالتعاون مع|اتفاقية مع|الموقعة مع",
    ),
    (
        Cue::Party(Role::Coordinator),
        "cue.coordinated-by",
        "coordinated by|led by|under the coordination of|coordonné par|coordonnée par|piloté par|pilotée par|\
         sous la coordination de|بتنسيق من|بتنسيق مع|تحت إشراف",
    ),
    (
        Cue::Party(Role::Implementer),
        "cue.implemented-by",
        "implemented by|carried out by|mis en œuvre par|mise en œuvre par|réalisé par|réalisée par|من تنفيذ|\
         ينفذ من طرف",
    ),
    (
        Cue::Party(Role::Host),
        "cue.hosted-by",
        "hosted by|hébergé par|hébergée par|accueilli par|باستضافة من|تستضيفه|تستضيفها",
    ),
    (
        Cue::Party(Role::Beneficiary),
        "cue.for-the-benefit-of",
        "for the benefit of|to the benefit of|in favour of|in favor of|au profit de|au bénéfice de|\
         en faveur de|لفائدة|لصالح",
    ),
    (
        Cue::NamedParty(Role::Beneficiary),
        "cue.implementation-of",
        "for the implementation of|for the establishment of|à la mise en place de|pour la mise en place de|\
         à la mise en œuvre de|لإرساء|لتفعيل|من أجل إرساء",
    ),
    (
        Cue::Frame,
        "cue.as-part-of",
        "as part of|in the framework of|within the framework of|under|within|dans le cadre de|dans le cadre du|\
         au titre du|في إطار|ضمن",
    ),
    (
        Cue::Founded,
        "cue.founded-in",
        "founded|established|created|fondé|fondée|créé|créée|institué|تأسست|تأسس|أسست|أنشئت|أحدثت|تم تأسيسها|\
         تم إنشاؤها",
    ),
    (Cue::By, "cue.by", "by|par|من طرف|من قبل|على يد|من لدن"),
    (
        Cue::Aims,
        "cue.aims-at",
        "aims at|aims to|aim is|aim at|seeks to|is intended to|objective is|objectives are|goal is|purpose is|\
         vise à|visent à|vise|a pour objectif|a pour objectifs|a pour but|ont pour objectif|a pour objet|تهدف|\
         يهدف|تسعى|يسعى|ترمي|يرمي",
    ),
    (
        Cue::List(Role::Member),
        "cue.members",
        "members|following members|member institutions|membres|membres suivants|الأعضاء|أعضاؤها|أعضاء",
    ),
    (
        Cue::List(Role::Partner),
        "cue.partners",
        "partners|following partners|partner institutions|partenaires|الشركاء|شركاء",
    ),
    (
        Cue::Kind(Kind::TechnicalAssistance),
        "cue.kind",
        "technical assistance|assistance technique|المساعدة التقنية|مساعدة تقنية|المساعدة الفنية|الدعم التقني",
    ),
    (
        Cue::Kind(Kind::Agreement),
        "cue.kind",
        "agreement|convention|memorandum|MoU|accord|accord-cadre|mémorandum|اتفاقية|الاتفاقية|اتفاق|الاتفاق|\
         مذكرة|المذكرة",
    ),
    (
        Cue::Kind(Kind::Network),
        "cue.kind",
        "network|réseau|شبكة|الشبكة",
    ),
    (
        Cue::Kind(Kind::Project),
        "cue.kind",
        "project|projet|مشروع|المشروع|لمشروع|للمشروع",
    ),
    (
        Cue::Kind(Kind::Initiative),
        "cue.kind",
        "initiative|مبادرة|المبادرة",
    ),
    (Cue::Programme, "cue.programme", "programme|program|برنامج"),
    (
        Cue::AsOf,
        "cue.as-of",
        "as of|as at|updated on|last updated|last update|updated in|page updated|mis à jour le|mise à jour le|\
         mise à jour|dernière mise à jour|état au|situation au|à la date du|آخر تحديث|تم التحديث|حرر بتاريخ|\
         إلى حدود",
    ),
];

/// A cue that was found: the words it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) cue: Cue,
    pub(super) rule: &'static str,
    /// Its first word, and the first word after it.
    pub(super) first: usize,
    pub(super) after: usize,
}

static PARTS: LazyLock<Phrases> = LazyLock::new(|| phrases(false));

/// What tells a kind stands apart, because such words also stand inside other cues ("agreement with").
static KINDS: LazyLock<Phrases> = LazyLock::new(|| phrases(true));

/// The phrases that tell a kind, or the others.
fn phrases(of_kinds: bool) -> Phrases {
    // Those that are not wanted are lists without phrases, so that each cue keeps its place.
    let wanted = |cue: &Cue| matches!(cue, Cue::Kind(_)) == of_kinds;
    let lines = CUES.iter().zip(LINES.lines());
    Phrases::new(&mut lines.map(|(cue, line)| if wanted(cue) { line } else { "" }))
}

/// Every cue in these words but those of kinds, from left to right; of those at one place the longest.
pub(super) fn cues(text: &str, words: &[Word]) -> Vec<Found> {
    scan(&PARTS, text, words)
}

/// Every word that tells a kind.
pub(super) fn kinds(text: &str, words: &[Word]) -> Vec<Found> {
    scan(&KINDS, text, words)
}

fn scan(phrases: &Phrases, text: &str, words: &[Word]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut first = 0;
    while let Some(word) = words.get(first) {
        let at = |form: &str| phrases.at(text, words, first, form);
        let phrase = at(&word.folded).or_else(|| at(without_and(&word.folded)?));
        let cue = phrase.and_then(|phrase| {
            let after = first + phrase.words.len();
            Some((after, *CUES.get(phrase.list)?, id(LINES, phrase)?))
        });
        let Some((after, cue, rule)) = cue else {
            first += 1;
            continue;
        };
        found.push(Found {
            cue,
            rule,
            first,
            after,
        });
        first = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::word::words;
    use super::*;

    fn told(text: &str) -> Vec<Cue> {
        let words = words(text, &(0..text.len()));
        let found = cues(text, &words);
        found.iter().map(|found| found.cue).collect()
    }

    #[test]
    fn finds_the_same_in_three_languages() {
        let expected = [Cue::Party(Role::Funder), Cue::Party(Role::Partner)];
        for text in [
            "funded by the European Union in partnership with the African Union",
            "financée par l'Union européenne en partenariat avec l'Union africaine",
            "ممولة من طرف الاتحاد الأوروبي بشراكة مع الاتحاد الإفريقي",
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn a_joined_and_is_no_part_of_a_phrase() {
        assert_eq!(told("وتهدف هذه الشبكة"), told("تهدف هذه الشبكة"));
        assert!(told("وتهدف هذه الشبكة").contains(&Cue::Aims));
    }

    #[test]
    fn a_phrase_does_not_cross_a_full_stop() {
        assert_eq!(told("They are funded. By the way"), [Cue::By]);
    }
}
