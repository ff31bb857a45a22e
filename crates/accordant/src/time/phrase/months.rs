//! Names of months.

/// A language's months, January first, and the language.
pub(super) struct Months {
    pub(super) language: super::Language,
    /// Parted by `/`; several names of one month by `|`.
    pub(super) names: &'static str,
}

use super::Language::{Arabic, English, French};

const fn months(language: super::Language, names: &'static str) -> Months {
    assert!(parts(names) == 12, "a year has twelve months");
    Months { language, names }
}

const fn parts(names: &str) -> usize {
    let (mut bytes, mut parts) = (names.as_bytes(), 1);
    while let [first, others @ ..] = bytes {
        if *first == b'/' {
            parts += 1;
        }
        bytes = others;
    }
    parts
}

/// The wide and abbreviated names of the Gregorian months: Unicode CLDR 48, locales en, fr, fr-CA, ar
/// (also EG, LY, SA, SD), ar-MA, ar-MR, ar-DZ (also TN) and ar-SY (also IQ, JO, LB).
///
/// Several names of one month are parted by `|`.
pub(super) const CLDR: [Months; 9] = [
    months(
        English,
        "January/February/March/April/May/June/July/August/September/October/November/December",
    ),
    months(English, "Jan/Feb/Mar/Apr/May/Jun/Jul/Aug/Sep/Oct/Nov/Dec"),
    months(
        French,
        "janvier/février/mars/avril/mai/juin/juillet/août/septembre/octobre/novembre/décembre",
    ),
    months(
        French,
        "janv./févr./mars/avr./mai/juin/juil.|juill./août/sept./oct./nov./déc.",
    ),
    months(
        Arabic,
        "يناير/فبراير/مارس/أبريل/مايو/يونيو/يوليو/أغسطس/سبتمبر/أكتوبر/نوفمبر/ديسمبر",
    ),
    months(
        Arabic,
        "يناير/فبراير/مارس/أبريل/ماي/يونيو/يوليوز/غشت/شتنبر/أكتوبر/نونبر/دجنبر",
    ),
    months(
        Arabic,
        "يناير/فبراير/مارس/إبريل/مايو/يونيو/يوليو/أغشت/شتمبر/أكتوبر/نوفمبر/دجمبر",
    ),
    months(
        Arabic,
        "جانفي/فيفري/مارس/أفريل/ماي/جوان/جويلية/أوت/سبتمبر/أكتوبر/نوفمبر/ديسمبر",
    ),
    months(
        Arabic,
        "كانون الثاني/شباط/آذار/نيسان/أيار/حزيران/تموز/آب/أيلول/تشرين الأول/تشرين الثاني/كانون الأول",
    ),
];

/// Spellings that registers use besides, not in CLDR.
pub(super) const OTHER: [Months; 3] = [
    months(English, "////////Sept///"),
    months(
        French,
        "jan/fév|fev|fevr/mrs/avr//jun/jul|jui|jlt/aou/sep/octo//",
    ),
    months(
        Arabic,
        "كانون ثاني|جنفي/فبرائر|فيبراير|فيفيري/آذر|مرس/ابريل|افرييل/مي/يونية|جون/يولية|يولويز|جويليا/\
         أغسطوس|اغست|آوت|غوشت/شتمبر|سپتمبر|أيلول/تشرين أول|أوكتوبر|اكتوبر/تشرين ثاني|نوفنبر|نونمبر/\
         كانون أول|دجمبر|دسمبر|دجينبر",
    ),
];

/// Months of the Hijri calendar. They are known so as not to be taken for others: `ربيع الأول` is no spring.
pub(super) const HIJRI: &str = "محرم|محرم الحرام|صفر|ربيع الأول|ربيع الآخر|ربيع الثاني|ربيع أول|ربيع ثاني\
|جمادى الأولى|جمادى الآخرة|جمادى الثانية|جمادى الأول|جمادى الثاني|رجب|شعبان|رمضان|شوال|ذو القعدة|ذي القعدة\
|ذو الحجة|ذي الحجة|muharram|mouharram|safar|rabi al awwal|rabi al thani|rabi i|rabi ii|rabia al awal\
|jumada al awwal|jumada al thani|joumada|jumada|rajab|shaban|chaabane|chaaban|ramadan|shawwal|chaoual\
|chawwal|dhu al qadah|dhu al hijjah|dhul qadah|dhul hijjah|dhou al hijja|dhou al qida";
