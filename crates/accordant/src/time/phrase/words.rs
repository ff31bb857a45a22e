//! The words of dates other than months, by meaning; alternatives are parted by `|`. One that begins with a space goes on
//! from the last that does not: `signed| on| in` is `signed|signed on|signed in`.
//!
//! Spelling is folded on both sides, so accents, case, hamza and final forms may be written as usual.

use super::lexicon::{Part, Sense, Unit};

/// Meanings, and the words of each, a line each.
pub(super) struct Words {
    senses: &'static [Sense],
    lines: &'static str,
}

impl Words {
    /// Each meaning with its words.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Sense, &'static str)> {
        self.senses.iter().copied().zip(self.lines.lines())
    }
}

/// The words of a language. One text has them all: a table of texts would say of each where it is.
macro_rules! words {
    ($(($sense:expr, $words:literal $(,)?)),* $(,)?) => {
        Words { senses: &[$($sense),*], lines: concat!($($words, "\n"),*) }
    };
}

pub(super) static ENGLISH: Words = words![
    (Sense::Season(21), "spring"),
    (Sense::Season(22), "summer"),
    (Sense::Season(23), "autumn|fall"),
    (Sense::Season(24), "winter"),
    (Sense::Part(Part::Quarter), "quarter|qtr"),
    (Sense::Part(Part::Third), "trimester"),
    (Sense::Part(Part::Half), "semester|half| year"),
    (Sense::Rank(1), "first"),
    (Sense::Rank(2), "second"),
    (Sense::Rank(3), "third"),
    (Sense::Rank(4), "fourth"),
    (Sense::Rank(0), "last|final"),
    (Sense::Count(1), "one"),
    (Sense::Count(2), "two"),
    (Sense::Count(3), "three"),
    (Sense::Count(4), "four"),
    (Sense::Count(5), "five"),
    (Sense::Count(6), "six"),
    (Sense::Count(7), "seven"),
    (Sense::Count(8), "eight"),
    (Sense::Count(9), "nine"),
    (Sense::Count(10), "ten"),
    (Sense::Count(11), "eleven"),
    (Sense::Count(12), "twelve"),
    (Sense::Count(18), "eighteen"),
    (Sense::Count(24), "twenty four"),
    (Sense::Count(36), "thirty six"),
    (Sense::Span(1, Unit::Year), "a year"),
    (Sense::Span(1, Unit::Month), "a month"),
    (Sense::Unit(Unit::Year), "year|years|yr|yrs|y"),
    (Sense::Unit(Unit::Month), "month|months|mo|mos|mth|mths|m"),
    (Sense::Unit(Unit::Week), "week|weeks|wk|wks"),
    (Sense::Unit(Unit::Day), "day|days"),
    (Sense::Decade(193), "thirties"),
    (Sense::Decade(194), "forties"),
    (Sense::Decade(195), "fifties"),
    (Sense::Decade(196), "sixties"),
    (Sense::Decade(197), "seventies"),
    (Sense::Decade(198), "eighties"),
    (Sense::Decade(199), "nineties"),
    (Sense::CenturyWord, "century|cent"),
    (
        Sense::Academic,
        "academic| year| years|AY|school year|school years|university year|acad year",
    ),
    (Sense::Hijri, "AH|A.H.|hijri|hijra|hegira"),
    (Sense::CommonEra, "AD|A.D.|CE|C.E."),
    (Sense::Equals, "corresponding to|equivalent to"),
    (
        Sense::Circa,
        "c|ca|cca|circa|about|around|approx|approximately|roughly|approximate",
    ),
    (
        Sense::Perhaps,
        "possibly|perhaps|maybe|probably|presumably|likely|uncertain|tentative|tentatively",
    ),
    (
        Sense::Vague,
        "early| in|mid| of|middle| of|late| in|end| of|ends of|beginning of|start of",
    ),
    (
        Sense::Since,
        "since|ever since|as from|as of|starting| from| in| on| date|starts| in| on|start| date|started| in| on\
|beginning| in| from|begins|began| in| on|begun in|commencing| on|commenced|effective| from| as of| since\
|with effect from|in force since|in force from|in effect since|valid from|valid since|valid as of\
|running since|active since|member since|partner since|entered into force| on|entry into force| on\
|from the date of",
    ),
    (Sense::From, "from"),
    (Sense::To, "to"),
    (
        Sense::Until,
        "until| the end of|till| the end of|til|through| to|thru|up to|up until|up till|valid until|valid till\
|valid to|valid through|in force until|to the end of|before the end of|by| the end of|no later than\
|not later than|expires| on| in|expiring|expiry| date|expired| in| on|ends| in| on|ended| in| on|ending| in\
| on| date|end date|concluded in|completed in|finished in",
    ),
    (Sense::Between, "between"),
    (Sense::And, "and"),
    (Sense::Or, "or"),
    (Sense::Before, "before|prior to|earlier than"),
    (Sense::After, "after|later than"),
    (
        Sense::Onwards,
        "onwards|onward|on|and onwards|and later|and after|and on|forward|forwards|and ongoing",
    ),
    (
        Sense::Open,
        "present| day|now|today|to date|current|currently|ongoing|on going|in progress|still ongoing|still running\
|still active|open| ended| end|indefinite| duration| period|indefinitely|unlimited| duration|permanent\
|permanently|in force|still in force|active|running|the present| day|this day|to present|to now\
|until further notice|further notice|continuing|continues|an indefinite period",
    ),
    (
        Sense::Undated,
        "unknown|undated|unspecified|not specified|not known|not available|not applicable|not stated\
|not provided|tbd|tba|tbc|tbdtbc|to be determined|to be defined|to be confirmed|to be announced|to be agreed\
|to be decided|to be fixed|to be set|to be specified|n.d.|nd|n.a.|na|none|no date|no dates|date unknown|nil|null\
|no end date|pending|undetermined|not determined|not yet determined|unclear",
    ),
    (
        Sense::For,
        "for| a period of| a duration of| a term of| the duration of| an initial period of| the period of|duration\
|lasting|during a period of|over a period of|period of|a period of|a duration of|term of|plus",
    ),
    (
        Sense::Renewed,
        "renewed| in| on| until|renewal| in|extended| to| until| in| by|extension|prolonged| until|resumed| in\
|re signed|resigned in|amended| in|suspended| in|terminated in",
    ),
    (
        Sense::Renewable,
        "renewable| once|tacitly renewable|automatically renewable|automatically renewed|tacit renewal\
|tacitly renewed|automatic renewal|extendable|extensible|with tacit renewal|with automatic renewal|total\
|in total",
    ),
    (
        Sense::Filler,
        "year of|signed| on| in| on the|dated|on date|signature| date|founded| in|established| in| on|created| in\
|launched| in| on|concluded| on|approved| in| on|adopted| in| on|completed|period| from|time period|dates\
|valid|validity|held| in| on|during|throughout|in the course of|over the period|the period|for the period\
|duration from|project period|implemented in|done on|for the years|for the year|the years|calendar year\
|in the year|in the years|in year|in the month of|the month of|month of|week of|decade of|date| of| signed\
| of signature",
    ),
    (Sense::Article, "the|of|in|at|within|over"),
    (
        Sense::Weekday,
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun",
    ),
];

pub(super) static FRENCH: Words = words![
    (Sense::Season(21), "printemps"),
    (Sense::Season(22), "été"),
    (Sense::Season(23), "automne"),
    (Sense::Season(24), "hiver"),
    (Sense::Part(Part::Quarter), "trimestre|trim"),
    (Sense::Part(Part::Third), "quadrimestre"),
    (Sense::Part(Part::Half), "semestre|sem|moitié"),
    (Sense::Rank(1), "premier|première"),
    (Sense::Rank(2), "deuxième|second|seconde"),
    (Sense::Rank(3), "troisième"),
    (Sense::Rank(4), "quatrième"),
    (Sense::Rank(0), "dernier|dernière"),
    (Sense::Count(1), "un|une"),
    (Sense::Count(2), "deux"),
    (Sense::Count(3), "trois"),
    (Sense::Count(4), "quatre"),
    (Sense::Count(5), "cinq"),
    (Sense::Count(6), "six"),
    (Sense::Count(8), "huit"),
    (Sense::Count(9), "neuf"),
    (Sense::Count(10), "dix"),
    (Sense::Count(11), "onze"),
    (Sense::Count(12), "douze"),
    (Sense::Count(15), "quinze"),
    (Sense::Count(18), "dix huit"),
    (Sense::Count(24), "vingt quatre"),
    (Sense::Count(36), "trente six"),
    (Sense::Span(7, Unit::Year), "sept ans|sept années"),
    (Sense::Span(7, Unit::Month), "sept mois"),
    (Sense::Span(7, Unit::Week), "sept semaines"),
    (Sense::Span(7, Unit::Day), "sept jours"),
    (Sense::Unit(Unit::Year), "an|ans|année"),
    (Sense::Years, "années|des années"),
    (Sense::Unit(Unit::Month), "mois"),
    (Sense::Unit(Unit::Week), "semaine|semaines"),
    (Sense::Unit(Unit::Day), "jour|jours"),
    (Sense::CenturyWord, "siècle"),
    (
        Sense::Century(18),
        "XIXe siècle|XIXème siècle|XIX siècle|dix neuvième siècle",
    ),
    (
        Sense::Century(19),
        "XXe siècle|XXème siècle|XX siècle|vingtième siècle",
    ),
    (
        Sense::Century(20),
        "XXIe siècle|XXIème siècle|XXI siècle|vingt et unième siècle",
    ),
    (
        Sense::Academic,
        "année universitaire|années universitaires|année académique|années académiques|année scolaire\
|années scolaires|A.U.|AU universitaire|universitaire|exercice universitaire|année univ|saison universitaire",
    ),
    (
        Sense::TermStart,
        "rentrée| universitaire| scolaire| académique",
    ),
    (Sense::Hijri, "hégire|hégirien|de l'hégire|h|hégirienne"),
    (Sense::CommonEra, "ap J C|après J C|apr J C|grégorien"),
    (Sense::Equals, "correspondant au|correspondant à|soit le"),
    (
        Sense::Circa,
        "vers| la|environ|env|autour de|aux alentours de|aux environs de|approximativement|approximatif|approx\
|à peu près|plus ou moins",
    ),
    (
        Sense::Perhaps,
        "peut être|probablement|sans doute|éventuellement|vraisemblablement|possiblement|incertain",
    ),
    (
        Sense::Vague,
        "début| de| du|mi|milieu| de| du|courant de la fin|fin| de| du| d'|la fin de|la fin du|la fin d'|au début de\
|au début du|au début d'|à la fin de|à la fin du|à la fin d'|au milieu de|au milieu du|à la mi|tout début\
|toute fin|vers la fin de|vers le début de|vers la mi",
    ),
    (
        Sense::Since,
        "depuis| le|à partir| de| du| d'|à compter| de| du| d'|dès| le| la|en vigueur depuis|en vigueur à partir de\
|effet|prise d'effet|avec effet au|entrée en vigueur| le|entré en vigueur le|démarrage| en|démarré en\
|démarre en|démarre le|débute en|débute le|débuté en|débuté le|commence en|commence le|commencé en\
|commençant en|commençant le|date de début|date de démarrage|date début|début le|membre depuis|lancement en\
|valable à partir de|valable à partir du|valable dès|à dater du|à dater de|à l'issue de",
    ),
    (Sense::Of, "de|du|d'"),
    (Sense::To, "à|au|aux"),
    (
        Sense::Until,
        "jusqu'à| la| fin| la fin de| la fin du| fin de|jusqu'au|jusqu'en| fin|jusque|jusqu'aux|jusqu'\
|valable jusqu'à|valable jusqu'au|valable jusqu'en|valide jusqu'au|valide jusqu'en|valide jusqu'à\
|en vigueur jusqu'au|en vigueur jusqu'en|en vigueur jusqu'à|d'ici| à| la fin de| au|au plus tard| en| le\
|expire le|expire en|expiration|expirant le|échéance|date d'échéance|prend fin le|prend fin en\
|prenant fin le|prenant fin en|se termine le|se termine en|terminé en|terminé le|achevé en|achevé le\
|date de fin|date fin|avant la fin de|avant fin|clos en|clôturé en|date d'expiration|fin prévue| en|fin le",
    ),
    (Sense::Between, "entre| le"),
    (Sense::And, "et"),
    (Sense::Or, "ou| bien"),
    (
        Sense::Before,
        "avant| le|antérieur à|antérieure à|antérieurement à",
    ),
    (Sense::After, "après| le|postérieur à|postérieurement à",),
    (
        Sense::Onwards,
        "et après|et suivantes|et suivants|et au delà|et plus|et au dela",
    ),
    (
        Sense::Open,
        "à ce jour|ce jour|aujourd'hui|à aujourd'hui|à présent|présent|maintenant|actuellement|nos jours|à nos jours\
|en cours| de réalisation| d'exécution| de validité|toujours en cours|encore en cours|en vigueur\
|toujours en vigueur|durée indéterminée|à durée indéterminée|pour une durée indéterminée|durée illimitée\
|indéterminée|illimitée|illimité|permanent|permanente|actuel|l'heure actuelle|à l'heure actuelle|active\
|actif|la date d'aujourd'hui|nouvel ordre|l'actualité|à l'actualité|le moment|sans limite| de durée\
|sans limitation de durée|ouvert|ouverte|durée non déterminée|date du jour|toujours active|toujours actif",
    ),
    (
        Sense::Undated,
        "s.d.|sd|sans date|non daté|non datée|non précisé|non précisée|non défini|non définie|non déterminé\
|non déterminée|non disponible|non renseigné|non renseignée|non communiqué|non communiquée|non indiqué\
|non indiquée|non spécifié|non spécifiée|non connu|non connue|non applicable|nc|n.c.|n.r.|inconnu|inconnue\
|indéterminé|à déterminer|à définir|à préciser|à confirmer|à fixer|à venir|date inconnue|date à déterminer\
|date à définir|date à préciser|dates à définir|dates à déterminer|néant|aucun|aucune| date|pas de date|ind\
|à compléter",
    ),
    (
        Sense::For,
        "pour| une durée de| une durée d'| une période de| une période d'| la durée de| un mandat de|pendant|durant\
|durée| de| d'|d'une durée de|sur| une durée de| une période de|d'une durée d'|période de|une durée de\
|une période de",
    ),
    (
        Sense::Renewed,
        "renouvelé| en| le|renouvelée| en| le|renouvellement| en|reconduit| en|reconduite| en|prolongé| en| jusqu'en\
| jusqu'au|prolongée| en| jusqu'en| jusqu'au|prolongation|prorogé|prorogée|prorogation|avenant| en| de| du\
|reprise| en|suspendu|suspendue|amendé|amendée",
    ),
    (
        Sense::Renewable,
        "renouvelable| par tacite reconduction| tacitement| une fois|renouvelables|tacite reconduction\
|par tacite reconduction|reconductible| tacitement|tacitement reconductible|avec tacite reconduction\
|prorogeable",
    ),
    (
        Sense::Filler,
        "date| de signature|dates|en date| du|daté| du|datée| du|signé| le| en|signée| le| en| à|signature| le\
|fait le|conclu| le| en|conclue| le| en|créé| en| le|créée| en|fondé| en|fondée| en|établi en|lancée en\
|lancé| en| le|adopté le|adopté en|approuvé le|approuvé en|période| du| d'exécution| allant|la période\
|sur la période|pour la période|pour l'année|au cours de| l'|au cours du|courant|dans| le courant de| les\
| le|durant l'année|valable|valide|validité|réalisé en|réalisée en|mois de|le mois de|en l'an|l'an|exercice\
|tenu le|tenue le|organisé en|organisé le|année civile|au titre de| l'année|décennie| de",
    ),
    (Sense::Article, "le|la|les|l'|en|allant|qui va|des"),
    (
        Sense::Weekday,
        "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|ven|sam|dim",
    ),
];

pub(super) static ARABIC: Words = words![
    (Sense::Season(21), "ربيع|الربيع"),
    (Sense::Season(22), "صيف|الصيف"),
    (Sense::Season(23), "خريف|الخريف"),
    (Sense::Season(24), "شتاء|الشتاء"),
    (Sense::Part(Part::Quarter), "ربع|ثلاثي"),
    (Sense::Part(Part::Half), "أسدس|سداسي|نصف|سداسية"),
    (Sense::Rank(1), "الأول|الأولى|أول|أولى|فاتح"),
    (Sense::Rank(2), "الثاني|الثانية|ثاني"),
    (Sense::Rank(3), "الثالث|الثالثة|ثالث"),
    (Sense::Rank(4), "الرابع|الرابعة|رابع"),
    (Sense::Rank(0), "الأخير|الأخيرة|آخر"),
    (Sense::Count(1), "واحد|واحدة"),
    (Sense::Count(2), "اثنان|اثنين|اثنتان|اثنتين"),
    (Sense::Count(3), "ثلاث|ثلاثة"),
    (Sense::Count(4), "أربع|أربعة"),
    (Sense::Count(5), "خمس|خمسة"),
    (Sense::Count(6), "ست|ستة"),
    (Sense::Count(7), "سبع|سبعة"),
    (Sense::Count(8), "ثمان|ثماني|ثمانية"),
    (Sense::Count(9), "تسع|تسعة"),
    (Sense::Count(10), "عشر|عشرة"),
    (Sense::Count(12), "اثنا عشر|اثني عشر|اثنتي عشرة"),
    (Sense::Count(18), "ثمانية عشر"),
    (Sense::Span(2, Unit::Year), "سنتين|سنتان|عامين|عامان"),
    (Sense::Span(2, Unit::Month), "شهرين|شهران"),
    (Sense::Span(2, Unit::Week), "أسبوعين|أسبوعان"),
    (Sense::Span(2, Unit::Day), "يومين|يومان"),
    (
        Sense::Unit(Unit::Year),
        "سنة|سنوات|سنين|عام|أعوام|السنة|العام|عاما|حول|السنوات|الأعوام|سنتي|عامي",
    ),
    (Sense::Unit(Unit::Month), "شهر|أشهر|شهور|شهرا|الشهر|شهري"),
    (Sense::Unit(Unit::Week), "أسبوع|أسابيع|أسبوعا"),
    (Sense::Unit(Unit::Day), "يوم|أيام|يوما"),
    (Sense::Decade(193), "الثلاثينيات|ثلاثينيات|الثلاثينات|ثلاثينات"),
    (
        Sense::Decade(194),
        "الأربعينيات|أربعينيات|الأربعينات|أربعينات",
    ),
    (Sense::Decade(195), "الخمسينيات|خمسينيات|الخمسينات|خمسينات"),
    (Sense::Decade(196), "الستينيات|ستينيات|الستينات|ستينات"),
    (Sense::Decade(197), "السبعينيات|سبعينيات|السبعينات|سبعينات"),
    (
        Sense::Decade(198),
        "الثمانينيات|ثمانينيات|الثمانينات|ثمانينات",
    ),
    (Sense::Decade(199), "التسعينيات|تسعينيات|التسعينات|تسعينات"),
    (Sense::Century(18), "القرن التاسع عشر"),
    (
        Sense::Century(19),
        "القرن العشرين|القرن العشرون|القرن الماضي",
    ),
    (
        Sense::Century(20),
        "القرن الحادي والعشرين|القرن الواحد والعشرين|القرن الحادي والعشرون",
    ),
    (
        Sense::Academic,
        "السنة الجامعية|سنة جامعية|السنوات الجامعية|السنة الدراسية|سنة دراسية|السنة الأكاديمية|الموسم الجامعي\
|الموسم الدراسي|موسم جامعي|العام الجامعي|العام الدراسي|عام جامعي|عام دراسي|العام الأكاديمي|الموسم الأكاديمي\
|موسم دراسي|السنة الجامعيه",
    ),
    (
        Sense::TermStart,
        "الدخول الجامعي| لسنة|الدخول الدراسي|الدخول المدرسي|دخول جامعي",
    ),
    (Sense::Hijri, "هـ|هجري|هجرية|الهجري|الهجرية|للهجرة"),
    (Sense::CommonEra, "م|ميلادي|ميلادية|الميلادي|الميلادية|للميلاد"),
    (Sense::Equals, "الموافق| ل| لـ|موافق| ل|الموافقة| ل",),
    (
        Sense::Circa,
        "نحو|حوالي|حوالى|تقريبا|قرابة|زهاء|في حدود|ما يقارب|تقديرا",
    ),
    (
        Sense::Perhaps,
        "ربما|من المحتمل|يحتمل|لعل|على الأرجح|من المرجح|محتمل",
    ),
    (
        Sense::Vague,
        "البداية|النهاية|أوائل|مطلع|بداية|مستهل|منتصف|أواسط|وسط|أواخر|نهاية|آخر سنة|متم|في بداية|في نهاية|في منتصف|في أوائل|في أواخر|في مطلع",
    ),
    (
        Sense::Since,
        "منذ|مند|مذ|ابتداء| من|إبتداء من|انطلاقا| من|اعتبارا من|بداية من|بدءا من|بدأ في|بدأ من|بدأت في|تاريخ البداية\
|تاريخ البدء|تاريخ الانطلاق|ساري منذ|سارية منذ|ساري المفعول منذ|تبتدئ من|يبدأ من|تبدأ من|يبدأ في|تبدأ في\
|عضو منذ",
    ),
    (Sense::Of, "من"),
    (Sense::To, "إلى|الى|لـ"),
    (
        Sense::Until,
        "حتى| نهاية| متم|إلى غاية| نهاية| متم|لغاية| نهاية|الى غاية|إلى حدود|إلى نهاية|إلى متم|ينتهي في|تنتهي في\
|انتهى في|انتهت في|صالح إلى غاية|صالحة إلى غاية|سارية حتى|ساري حتى|صالح حتى|صالحة حتى|تاريخ الانتهاء\
|تاريخ النهاية|إلى حين",
    ),
    (Sense::Between, "بين|ما بين|مابين"),
    (Sense::And, "و"),
    (Sense::Or, "أو|او"),
    (Sense::Before, "قبل| تاريخ|قبيل"),
    (Sense::After, "بعد"),
    (
        Sense::Onwards,
        "فصاعدا|فما بعد|وما بعد|وما بعدها|فما فوق|وما يليها",
    ),
    (
        Sense::Open,
        "الآن| فصاعدا|اليوم|الحاضر|حاليا|جارية|جاري|جار|مستمر|مستمرة|متواصل|متواصلة|سارية| المفعول|ساري| المفعول\
|يومنا هذا|الوقت الحاضر|الوقت الحالي|الوقت الراهن|وقتنا الحاضر|قيد التنفيذ|قيد الإنجاز|قيد الانجاز\
|ما يزال مستمرا|لا يزال مستمرا|لا تزال مستمرة|غير محدد المدة|غير محددة المدة|مدة غير محددة|هذا اليوم|تاريخه\
|يومه|في طور الإنجاز|حد الآن|حدود الساعة|مفتوح|مفتوحة|دائم|دائمة",
    ),
    (
        Sense::Undated,
        "غير محدد|غير محددة|غير معروف|غير معروفة|غير متوفر|غير متوفرة|بدون تاريخ|دون تاريخ|لم يحدد| بعد|لم تحدد| بعد\
|يحدد لاحقا|تحدد لاحقا|سيحدد لاحقا|مجهول|مجهولة|غير مؤرخ|غير مؤرخة|لا يوجد|لا ينطبق|د.ت|غير مذكور|غير متاح\
|في انتظار التحديد|غير معلوم|تاريخ غير محدد",
    ),
    (
        Sense::For,
        "لمدة|مدة|لفترة|ولمدة|على مدى|خلال مدة|المدة|مدتها|مدته|ومدتها|ومدته|على امتداد",
    ),
    (
        Sense::Renewed,
        "جدد| في| سنة|جددت| في| سنة|مجدد| في|مجددة| في|تجديد|التجديد|تم تجديده| في|تم تجديدها| في|تم التجديد|مدد\
| إلى غاية|مددت| إلى غاية|تمديد|تم تمديده|تم تمديدها",
    ),
    (
        Sense::Renewable,
        "قابلة للتجديد| تلقائيا|قابل للتجديد| تلقائيا|تجدد تلقائيا|يجدد تلقائيا|قابلة للتمديد|قابل للتمديد\
|التجديد التلقائي|تجدد ضمنيا",
    ),
    (
        Sense::Filler,
        "بتاريخ|تاريخ| التوقيع|التاريخ|مؤرخة في|مؤرخ في|المؤرخة في|المؤرخ في|موقعة في|موقع في|الموقعة في|الموقع في\
|وقعت في|وقع في|وقعت بتاريخ|وقع بتاريخ|موقعة بتاريخ|أبرمت في|أبرم في|أبرمت سنة|تأسست في|تأسس في|تأسست سنة\
|تأسس سنة|تأسست عام|تأسس عام|أنشئت سنة|أحدثت سنة|أطلق في|أطلقت في|الفترة| الممتدة| ما|فترة|للفترة|خلال\
| الفترة| فترة|في الفترة|الممتدة|الممتد|عقد|أثناء|في غضون|برسم| سنة|اعتماد|صالحة|صالح|التوقيع|توقيع",
    ),
    (Sense::Article, "في|ال|ب|ل|عن"),
    (
        Sense::Weekday,
        "الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
    ),
];
