/** The core's sentences in French; `translate.ts` says what stands in braces. */
export const frSentences: Record<string, string> = {
  // A page.
  "`{words}` belongs to no record: kept as a remark of the source":
    "`{words}` n’appartient à aucune fiche : gardé comme remarque de la source",
  "move it into a row, or leave it where it is": "mettez-le dans une ligne du tableau, ou laissez-le où il est",
  "`{words}` is read as `{period}`: {why|sentence}": "`{words}` est lu comme `{period}` : {why|sentence}",
  "`{words}` can be read as {readings|or}: the record has no period":
    "`{words}` peut se lire {readings|or} : la fiche n’a pas de période",
  "write the date so that it has one reading, such as one of these":
    "écrivez la date de façon à n’avoir qu’une lecture, par exemple l’une de celles-ci",
  "`{words}` is read as no period: {why|sentence}": "`{words}` n’est lu comme aucune période : {why|sentence}",
  "write a start and an end, such as `May 2016 – June 2018`":
    "écrivez un début et une fin, par exemple `mai 2016 – juin 2018`",
  "the quotation mark `{mark}` has no counterpart: kept as written":
    "le guillemet `{mark}` n’a pas de pendant : gardé tel quel",
  "add the other one, or remove it": "ajoutez l’autre, ou enlevez-le",
  "`{words}` looks like one token that a space parts: kept as written":
    "`{words}` ressemble à un seul mot coupé par une espace : gardé tel quel",
  "write `{words}` if that is meant": "écrivez `{words}` si c’est ce qui est voulu",
  "the item stops at `{words}`: kept as written": "le point s’arrête à `{words}` : gardé tel quel",
  "finish the sentence, or join the item that goes on with it":
    "finissez la phrase, ou joignez-y le point qui la continue",
  "the text holds the character U+{point}, which shows nothing itself":
    "le texte contient le caractère U+{point}, qui ne montre rien lui-même",
  "remove it unless it is meant": "enlevez-le, sauf s’il est voulu",
  "the page has headings of columns but no row with a title and a date below them":
    "la page a des titres de colonnes, mais pas de ligne avec un titre et une date au-dessous",
  "the text is no page of partnerships: no line begins with a title and a date":
    "le texte n’est pas une page de partenariats : aucune ligne ne commence par un titre et une date",
  "give the text of a page whose rows begin with a title and dates, such as `{example}`":
    "donnez le texte d’une page dont les lignes commencent par un titre et des dates, comme `{example}`",
  "the page is taken to be written in `{language}`, by its words":
    "d’après ses mots, la page est tenue pour écrite en `{language}`",
  "say which language it is if it is another": "dites quelle langue c’est si c’en est une autre",
  "the heading `{heading}` is printed twice: the cells tell what a column holds":
    "le titre de colonne `{heading}` figure deux fois : ce sont les cellules qui disent ce que contient la colonne",
  "give each column its own heading": "donnez à chaque colonne un titre à elle",
  "no heading names the end, but rows have one behind `{heading}`: the second date is taken as the end":
    "aucun titre de colonne ne nomme la fin, mais des lignes en ont une après `{heading}` : la seconde date est tenue pour la fin",
  "add a heading such as `End date`": "ajoutez un titre de colonne tel que `Date de fin`",
  "{count} bullets are signs of the private use area such as U+{point}, which most fonts do not show":
    "{count} puces sont des signes de la zone à usage privé tels que U+{point}, que la plupart des polices ne montrent pas",
  "they are read as bullets; write `•` where the page is kept":
    "ils sont lus comme des puces ; écrivez `•` là où la page est tenue",
  "the page speaks for `{date}`": "la page parle pour `{date}`",
  "`{title}` has the same title as the row on line {line}": "`{title}` a le même titre que la ligne {line}",
  "join the two if they are one partnership": "joignez les deux si c’est un seul partenariat",
  "{count} of the periods are open, and the page does not say for which day it speaks: whether they still run is possible, never certain":
    "{count} des périodes sont ouvertes, et la page ne dit pas pour quel jour elle parle : qu’elles courent encore est possible, jamais certain",
  "say for which day it speaks, such as `{example}`": "dites pour quel jour elle parle, par exemple `{example}`",
  "{count} more remarks are not listed": "{count} autres remarques ne sont pas listées",
  "raise `{limit}` to see them": "augmentez `{limit}` pour les voir",
  // What a check finds.
  "the id `{id}` is already taken by {other}": "l’id `{id}` est déjà pris par {other}",
  "give one of the two another id": "donnez à l’un des deux un autre id",
  "no organization has the id `{id}`": "aucune organisation n’a l’id `{id}`",
  "no partnership has the id `{id}`": "aucun partenariat n’a l’id `{id}`",
  "no programme has the id `{id}`": "aucun programme n’a l’id `{id}`",
  "no source has the id `{id}`": "aucune source n’a l’id `{id}`",
  "no partnership has the id `{id}`, to which `{other}` is related":
    "aucun partenariat n’a l’id `{id}`, auquel `{other}` est lié",
  "add the organization, or correct the id": "ajoutez l’organisation, ou corrigez l’id",
  "add the partnership, or correct the id": "ajoutez le partenariat, ou corrigez l’id",
  "add the programme, or correct the id": "ajoutez le programme, ou corrigez l’id",
  "add the source, or correct the id": "ajoutez la source, ou corrigez l’id",
  "{count} open ends, and no as-of day up to which they hold":
    "{count} fins ouvertes, et pas de jour de référence jusqu’auquel elles valent",
  "set `asOf` to the day, month or year for which the portfolio speaks":
    "mettez dans `asOf` le jour, le mois ou l’année pour lesquels le portefeuille parle",
  "`{title}` leads back to itself by its relations": "`{title}` revient à lui-même par ses relations",
  "remove one of the relations of the circle": "enlevez l’une des relations du cercle",
  "`{title}` has the title of {other}": "`{title}` a le titre de {other}",
  "merge the two, or tell them apart by their titles": "réunissez les deux, ou distinguez-les par leurs titres",
  "`{name}` shares a name with {other}": "`{name}` partage un nom avec {other}",
  "a shared acronym alone does not make them one; merge them if they are":
    "un sigle commun ne suffit pas à en faire une seule ; réunissez-les si c’est le cas",
  "`{name}` is in no partnership": "`{name}` n’est dans aucun partenariat",
  "`{id}` has no title": "`{id}` n’a pas de titre",
  "`{title}` has no period: it is possible on every day": "`{title}` n’a pas de période : tout jour est possible",
  "add a `period`; write an unknown end as `2016/`": "ajoutez une `period` ; écrivez une fin inconnue `2016/`",
  "`{title}` ends before it can have begun": "`{title}` finit avant d’avoir pu commencer",
  "correct the period or the last amendment; until then it is in no answer about time":
    "corrigez la période ou le dernier avenant ; d’ici là il n’est dans aucune réponse sur le temps",
  "`{title}` is declared {status|status}, which its period excludes on {day|date}":
    "`{title}` est déclaré « {status|status} », ce que sa période exclut au {day|date}",
  "correct the status or the period": "corrigez le statut ou la période",
  "`{url}` is no web address": "`{url}` n’est pas une adresse web",
  "only http, https, mailto and doi addresses are ever linked":
    "seules les adresses http, https, mailto et doi deviennent des liens",
  "`{name}` takes part twice in the same role": "`{name}` participe deux fois dans le même rôle",
  "keep one of the two": "gardez l’un des deux",
  "the record has no title": "la fiche n’a pas de titre",
  "add a `title`": "ajoutez un `title`",
  "`{title}` leads back to itself by what it is a part of": "`{title}` revient à lui-même par ce dont il fait partie",
  "`{title}` is a part of itself": "`{title}` fait partie de lui-même",
  // Records in other JSON.
  "the field `{field}` is unknown: kept in `{kept}`, in {count} place":
    "le champ `{field}` est inconnu : gardé dans `{kept}`, à {count} endroit",
  "the field `{field}` is unknown: kept in `{kept}`, in {count} places":
    "le champ `{field}` est inconnu : gardé dans `{kept}`, à {count} endroits",
  "rename it if a known field is meant, or leave it where it is":
    "renommez-le si un champ connu est voulu, ou laissez-le où il est",
  "`{words}` is no kind of partnership: kept in `{kept}`":
    "`{words}` n’est pas une nature de partenariat : gardé dans `{kept}`",
  "`{words}` is no id: the record is `{id}` here": "`{words}` n’est pas un id : la fiche est ici `{id}`",
  "an id begins with a letter or digit and goes on with letters, digits, {signs}":
    "un id commence par une lettre ou un chiffre et continue par des lettres, des chiffres et {signs}",
  "`{words}` is not understood as a date: kept in `{kept}`":
    "`{words}` n’est pas compris comme une date : gardé dans `{kept}`",
  "`{words}` ends before it starts: kept in `{kept}`": "`{words}` finit avant de commencer : gardé dans `{kept}`",
  "`{words}` is a day that no calendar has: kept in `{kept}`":
    "`{words}` est un jour qu’aucun calendrier n’a : gardé dans `{kept}`",
  "`{words}` has a month that no year has: kept in `{kept}`":
    "`{words}` a un mois qu’aucune année n’a : gardé dans `{kept}`",
  "`{words}` has a time that no day has: kept in `{kept}`":
    "`{words}` a une heure qu’aucun jour n’a : gardé dans `{kept}`",
  "write the one that is meant as EDTF, or set the policy that decides":
    "écrivez en EDTF celle qui est voulue, ou fixez le choix qui décide",
  "no record has the id `{id}`: kept in `{kept}`": "aucune fiche n’a l’id `{id}` : gardé dans `{kept}`",
  "add the record, or correct the id": "ajoutez la fiche, ou corrigez l’id",
  "expected a date in `{field}`, found {found|sentence}: kept in `{kept}`":
    "une date est attendue dans `{field}`, et non {found|sentence} : gardé dans `{kept}`",
  "it is kept as it is and never followed or fetched": "gardée telle quelle, elle n’est jamais suivie ni chargée",
  "expected a record, an object, found {found|sentence}": "une fiche est attendue, un objet, et non {found|sentence}",
  "a record is an object such as {example}; records stand in an array":
    "une fiche est un objet tel que {example} ; les fiches sont dans une liste",
  "the document holds no records": "le document ne contient pas de fiches",
  "give an array of objects with a title, dates and participants":
    "donnez une liste d’objets avec un titre, des dates et des participants",
  "`{title}` names an organization again in the same role, {count} times: left out":
    "`{title}` nomme de nouveau une organisation dans le même rôle, {count} fois : omis",
  "name each organization once": "nommez chaque organisation une fois",
  // A search.
  "no field `{field}`": "pas de champ `{field}`",
  "did you mean `{word}`?": "vouliez-vous dire `{word}` ?",
  "one of: {words}": "l’un de : {words}",
  "one of: {words}, or a role": "l’un de : {words}, ou un rôle",
  "no operator `{operator}`": "pas d’opérateur `{operator}`",
  "`{field}` cannot be compared with `{operator}`": "`{field}` ne se compare pas par `{operator}`",
  "starts, ends and duration can; write `:` for the others":
    "starts, ends et duration le peuvent ; écrivez `:` pour les autres",
  "`{field}` has no value": "`{field}` n’a pas de valeur",
  "write a value behind it, in quotation marks if it has spaces":
    "écrivez une valeur à la suite, entre guillemets si elle a des espaces",
  "`{field}` takes no `*`": "`{field}` n’accepte pas de `*`",
  "write the whole value": "écrivez la valeur entière",
  "this `)` closes nothing": "cette `)` ne ferme rien",
  "remove it, or open a parenthesis before": "enlevez-la, ou ouvrez une parenthèse avant",
  "this parenthesis is not closed": "cette parenthèse n’est pas fermée",
  "close it with `{mark}`": "fermez avec `{mark}`",
  "this quotation mark is not closed": "ce guillemet n’est pas fermé",
  "`{operator}` has nothing on one side": "`{operator}` n’a rien d’un côté",
  "write a condition on both sides, or put the word in quotation marks":
    "écrivez une condition des deux côtés, ou mettez le mot entre guillemets",
  "nothing follows the negation": "rien ne suit la négation",
  "write a condition behind it, or put it in quotation marks":
    "écrivez une condition à la suite, ou mettez-la entre guillemets",
  "an operator needs a field before it": "un opérateur veut un champ devant lui",
  "write field and operator without a space, for example `{example}`, or use quotation marks":
    "écrivez le champ et l’opérateur sans espace, par exemple `{example}`, ou mettez des guillemets",
  "`{query}` ends before it begins": "`{query}` finit avant de commencer",
  "put the earlier day first": "mettez le premier jour d’abord",
  "expected a date, found `{words}`": "une date est attendue, et non `{words}`",
  "write an EDTF date or period, or `today`, `+6m`, `-1y`, `today/+90d`":
    "écrivez une date ou période EDTF, ou `today`, `+6m`, `-1y`, `today/+90d`",
  "`{words}` leaves an end unknown": "`{words}` laisse une fin inconnue",
  "write `..` for an open end": "écrivez `..` pour une fin ouverte",
  "expected a length of time, found `{words}`": "une durée est attendue, et non `{words}`",
  "write a number and d, w, m or y, for example 90d, 6m or 3y":
    "écrivez un nombre et d, w, m ou y, par exemple 90d, 6m ou 3y",
  "which of {first} and {second} is longer depends on the start":
    "laquelle de {first} et {second} est la plus longue dépend du début",
  "write both in days, or both in months or years": "écrivez les deux en jours, ou les deux en mois ou années",
  "`{field}` cannot be counted": "`{field}` ne peut être compté",
  "`{name}` fits {count} organizations, all are meant: {names}":
    "`{name}` convient à {count} organisations, toutes sont comprises : {names}",
  "name one by its id to mean it alone": "nommez-en une par son id pour la viser seule",
  "no organization is called `{name}`": "aucune organisation ne s’appelle `{name}`",
  "no programme is called `{name}`": "aucun programme ne s’appelle `{name}`",
  "ask for the organization by its id, a name, an acronym or an identifier":
    "demandez l’organisation par son id, un nom, un sigle ou un identifiant",
  "ask for the programme by its id, a name, an acronym or an identifier":
    "demandez le programme par son id, un nom, un sigle ou un identifiant",
  "{count} conditions of time, more than the limit of {limit}":
    "{count} conditions de temps, plus que la limite de {limit}",
  "a query of {count} bytes, more than the limit of {limit}":
    "une recherche de {count} octets, plus que la limite de {limit}",
  "ask several shorter queries": "posez plusieurs questions plus courtes",
  "more than {limit} levels of parentheses and negations": "plus de {limit} niveaux de parenthèses et de négations",
  "write the query flatter": "écrivez la recherche plus à plat",
  "from {first} to {last} are more than {limit} buckets": "de {first} à {last} il y a plus de {limit} barres",
  "ask for a shorter range, or for longer buckets": "demandez un temps plus court, ou des barres plus longues",
  // What an answer takes for granted.
  "open ends are taken as holding for ever": "les fins ouvertes sont tenues pour sans terme",
  "open ends ran on {day|date}, the as-of day; after it nobody has said":
    "les fins ouvertes couraient au {day|date}, jour de référence ; après, personne n’a rien dit",
  "open ends are unknown: the portfolio has no as-of day":
    "les fins ouvertes sont inconnues : le portefeuille n’a pas de jour de référence",
  "`{title}` ends as last amended: `{date}`": "`{title}` finit comme le dernier avenant le dit : `{date}`",
  "of `{period}` the first start and the last end count": "de `{period}` comptent le premier début et la dernière fin",
  "both ends lie within the dates of `{period}`": "les deux bouts sont dans les dates de `{period}`",
  "`{date}` is marked uncertain; its written bounds are used":
    "`{date}` est marqué incertain ; ses bornes écrites comptent",
  "`{date}` is marked approximate; its written bounds are used":
    "`{date}` est marqué approximatif ; ses bornes écrites comptent",
  "the season `{season}` is taken as {first|date} to {last|date}":
    "la saison `{season}` est tenue pour aller du {first|date} au {last|date}",
  "the academic year is taken to begin in month {month}":
    "l’année universitaire est tenue pour commencer au mois {month}",
  "an academic year is taken to begin in month {month}":
    "une année universitaire est tenue pour commencer au mois {month}",
  "the academic year is taken to be the one that begins in {year}":
    "l’année universitaire est tenue pour celle qui commence en {year}",
  "the decade `{decade}` is taken as the {years}s": "la décennie `{decade}` est tenue pour celle de {years}",
  "the year `{short}` is taken as {year}": "l’année `{short}` est tenue pour {year}",
  "the dates count, not the remark that it goes on": "les dates comptent, non la remarque que cela continue",
  "the dates count, not the stated length of {length}": "les dates comptent, non la durée énoncée",
  "two dates side by side are taken as the start and the end":
    "deux dates côte à côte sont tenues pour le début et la fin",
  "the end that is written without a year is taken to be of {year}":
    "la fin écrite sans année est tenue pour de {year}",
  "early, mid and late cannot be written in EDTF; the whole is taken":
    "« début », « milieu » et « fin » ne s’écrivent pas en EDTF ; le tout est pris",
  "in dates of figures the day is taken to come first":
    "dans les dates en chiffres, le jour est tenu pour venir d’abord",
  "in dates of figures the month is taken to come first":
    "dans les dates en chiffres, le mois est tenu pour venir d’abord",
  "the Hijri date beside it is left out": "la date de l’hégire à côté est laissée de côté",
  // Dates.
  "`{words}` is not an EDTF date: {reason|after}": "`{words}` n’est pas une date EDTF{reason|after}",
  "interval end precedes interval start": "la fin précède le début",
  "interval needs at least one dated endpoint": "un des deux bouts veut une date",
  "month must be 01-12 or a sub-year code 21-41": "le mois va de 01 à 12, ou est une saison de 21 à 41",
  "month must be 01-12": "le mois va de 01 à 12",
  "day is out of range for the month": "le mois n’a pas ce jour",
  "whitespace is not allowed": "les espaces n’y ont pas leur place",
  "a four-digit year": "il faut une année de quatre chiffres",
  "put the earlier date first, or correct one of the two":
    "mettez la première date d’abord, ou corrigez l’une des deux",
  "leave the period out if neither end is known": "omettez la période si aucun bout n’est connu",
  "write an EDTF date such as 2016, 2016-05 or 2016-05-01, or a period such as 2016/2018 or 2016-05/..":
    "écrivez une date EDTF comme 2016, 2016-05 ou 2016-05-01, ou une période comme 2016/2018 ou 2016-05/..",
  "there is no date": "il n’y a pas de date",
  "leave the period out if it is not known": "omettez la période si elle n’est pas connue",
  "`{words}` is too long for a date": "`{words}` est trop long pour une date",
  "give the date by itself, without the text around it": "donnez la date seule, sans le texte autour",
  "`{words}` is not understood as a date or period": "`{words}` n’est pas compris comme une date ou une période",
  "write it like `May 2016`, `2016 to 2018` or `since 1 May 2016`, or as EDTF":
    "écrivez-la comme `mai 2016`, `2016 à 2018` ou `depuis le 1er mai 2016`, ou en EDTF",
  "`{words}` has no year that is beyond doubt": "`{words}` n’a pas d’année qui soit hors de doute",
  "write the year with four digits": "écrivez l’année en quatre chiffres",
  "`{words}` says nothing of when it began": "`{words}` ne dit rien du début",
  "add the start, for example `since 2016`": "ajoutez le début, par exemple `depuis 2016`",
  "`{words}` says that there is no date": "`{words}` dit qu’il n’y a pas de date",
  "leave the period out, or find out when it began": "omettez la période, ou cherchez quand cela a commencé",
  "what `{words}` means cannot be written in EDTF": "ce que veut dire `{words}` ne s’écrit pas en EDTF",
  "give the start, or the end, more precisely": "donnez le début ou la fin plus précisément",
  "`{words}` ends before it starts": "`{words}` finit avant de commencer",
  "put the earlier date first; text copied from a right-to-left page can come out reversed":
    "mettez la première date d’abord ; un texte copié d’une page de droite à gauche peut sortir inversé",
  "`{words}` has several terms: {periods}": "`{words}` a plusieurs périodes : {periods}",
  "`{words}` is a date of the Hijri calendar, which is not converted":
    "`{words}` est une date de l’hégire, qui n’est pas convertie",
  "write the date of the common era": "écrivez la date grégorienne",
  "`{words}` has a day that does not exist: {why|sentence}": "`{words}` a un jour qui n’existe pas : {why|sentence}",
  "month {month} of {year} has {days} days, not {day}": "le mois {month} de {year} a {days} jours, et non {day}",
  "there is no month {month}": "il n’y a pas de mois {month}",
  "correct the day or the month": "corrigez le jour ou le mois",
  "`{words}` can mean {readings|or}": "`{words}` peut vouloir dire {readings|or}",
  "`{words}` cannot be written in EDTF, which has no early, mid or late; `{reading}` is wider":
    "`{words}` ne s’écrit pas en EDTF, qui n’a ni « début » ni « milieu » ni « fin » ; `{reading}` est plus large",
  "give the month if it is known": "donnez le mois s’il est connu",
  // What cannot be read.
  "the input is empty": "l’entrée est vide",
  "give the text of a page, or JSON": "donnez le texte d’une page, ou du JSON",
  "give the text of the page, or JSON": "donnez le texte de la page, ou du JSON",
  "the input holds NUL: it is no text": "l’entrée contient NUL : ce n’est pas un texte",
  "the input is UTF-16, not UTF-8": "l’entrée est en UTF-16, non en UTF-8",
  "the input is no UTF-8 text from byte {byte}": "l’entrée n’est plus un texte UTF-8 à partir de l’octet {byte}",
  "save it as UTF-8, for example with `{command}`": "enregistrez-la en UTF-8, par exemple avec `{command}`",
  "the document is cut off; nothing of it was read": "le document est coupé ; rien n’en a été lu",
  "correct the JSON at this place": "corrigez le JSON à cet endroit",
  "the document does not fit the format": "le document ne suit pas le format",
  "expected a portfolio, an object, found {found|sentence}":
    "un portefeuille est attendu, un objet, et non {found|sentence}",
  "a portfolio begins with {example}": "un portefeuille commence par {example}",
  "the file is of version {version} of the format; this program reads version 1":
    "le fichier est de la version {version} du format ; ce programme lit la version 1",
  "there is no such version of the format; this program reads version 1":
    "cette version du format n’existe pas ; ce programme lit la version 1",
  "expected {wanted|sentence}, found {found|sentence}": "attendu : {wanted|sentence} ; trouvé : {found|sentence}",
  "a string": "un texte",
  "an array": "une liste",
  "an object": "un objet",
  "a number": "un nombre",
  "true or false": "vrai ou faux",
  "null": "null",
  "a string or an object from language to string": "un texte, ou un objet qui donne un texte par langue",
  "the field `{field}` is given twice": "le champ `{field}` est donné deux fois",
  "the language `{language}` is given twice": "la langue `{language}` est donnée deux fois",
  "no field `{field}` here": "pas de champ `{field}` ici",
  "{near|sentence}; your own data goes into `extensions`": "{near|sentence} vos propres données vont dans `extensions`",
  "the field `{field}` is missing": "le champ `{field}` manque",
  "no kind `{code}`": "pas de nature `{code}`",
  "no role `{code}`": "pas de rôle `{code}`",
  "no status `{code}`": "pas de statut `{code}`",
  "no declared status `{code}`": "pas de statut déclaré `{code}`",
  "no kind of organization `{code}`": "pas de nature d’organisation `{code}`",
  "no kind of objective `{code}`": "pas de nature d’objectif `{code}`",
  "no kind of relation `{code}`": "pas de nature de relation `{code}`",
  "no kind of renewal `{code}`": "pas de nature de renouvellement `{code}`",
  "no code `{code}`": "pas de code `{code}`",
  "no country has the code `{code}`": "aucun pays n’a le code `{code}`",
  "write an ISO 3166-1 alpha-2 code such as MA or FR": "écrivez un code ISO 3166-1 alpha-2 comme MA ou FR",
  "`{words}` is no language tag": "`{words}` n’est pas une étiquette de langue",
  "write a BCP 47 tag such as en, fr or ar-MA": "écrivez une étiquette BCP 47 comme en, fr ou ar-MA",
  "`{words}` is no id of a partnership": "`{words}` n’est pas un id de partenariat",
  "`{words}` is no id of an organization": "`{words}` n’est pas un id d’organisation",
  "`{words}` is no id of a programme": "`{words}` n’est pas un id de programme",
  "an id begins with a letter or digit and goes on with letters, digits, {signs}; at most 128 characters":
    "un id commence par une lettre ou un chiffre et continue par des lettres, des chiffres et {signs} ; 128 caractères au plus",
  "{count} more problems are not listed": "{count} autres problèmes ne sont pas listés",
  "{count} records, more than the limit of {limit}": "{count} fiches, plus que la limite de {limit}",
  "the input has {count} bytes, more than the limit of {limit}":
    "l’entrée a {count} octets, plus que la limite de {limit}",
  "a text of {count} bytes, more than the limit of {limit}":
    "un texte de {count} octets, plus que la limite de {limit}",
  "more than {limit} levels of arrays and objects": "plus de {limit} niveaux de listes et d’objets",
  "EOF while parsing {where}": "le JSON s’arrête au milieu",
  "expected value": "une valeur est attendue",
  "trailing comma": "il y a une virgule de trop",
  "trailing characters": "il y a des signes après la fin",
  "invalid number": "ce n’est pas un nombre",
  "number out of range": "le nombre est trop grand",
  "write a number this large as a string": "écrivez un si grand nombre comme un texte",
  "key must be a string": "un nom de champ est un texte",
  "expected {signs|or}": "attendu : {signs|or}",
  "one document is one JSON value; write several in an array":
    "un document est une seule valeur JSON ; mettez-en plusieurs dans une liste",
  "a string, or an object from language to string": "un texte, ou un objet qui donne un texte par langue",
  "write \"title\": \"...\" or {example}": "écrivez \"title\": \"...\" ou {example}",
  "flatten it, or raise `{limit}` (at most {most})": "aplatissez-le, ou augmentez `{limit}` (au plus {most})",
  "write an EDTF date such as 2016, 2016-05 or 2016-05-01": "écrivez une date EDTF comme 2016, 2016-05 ou 2016-05-01",
  "split it, or raise `{limit}`": "divisez-la, ou augmentez `{limit}`",
  "split the page, or raise `{limit}`": "divisez la page, ou augmentez `{limit}`",
  "split the portfolio, or raise `{limit}`": "divisez le portefeuille, ou augmentez `{limit}`",
  "shorten it, or raise `{limit}`": "raccourcissez-le, ou augmentez `{limit}`",
  "mend these first, or raise `{limit}`": "corrigez d’abord ceux-ci, ou augmentez `{limit}`",
  // Why a condition holds or not.
  "everything is asked for": "tout est demandé",
  "it lasts {count} days": "il dure {count} jours",
  "it lasts from {least} to {most} days": "il dure de {least} à {most} jours",
  "it lasts {count} days or more": "il dure {count} jours ou plus",
  "it lasts without end": "il dure sans fin",
  "its kind is {kind|kind}": "sa nature est : {kind|kind}",
  "its kind is not stated": "sa nature n’est pas énoncée",
  "it is declared {status|status}": "il est déclaré : {status|status}",
  "no status is declared": "aucun statut n’est déclaré",
  "no country is stated": "aucun pays n’est énoncé",
  "its countries are {codes}": "ses pays sont : {codes}",
  "`{name}` takes part": "`{name}` y participe",
  "`{name}` does not take part": "`{name}` n’y participe pas",
  "`{name}` is in it as {role|role}": "`{name}` y est, rôle : {role|role}",
  "`{name}` is not in it as {role|role}": "`{name}` n’y est pas, rôle : {role|role}",
  "it is funded by the programme `{name}`": "il est financé par le programme `{name}`",
  "it is not funded by the programme `{name}`": "il n’est pas financé par le programme `{name}`",
  "`{words}` is in {place|sentence}": "`{words}` est dans {place|sentence}",
  "`{words}` is not in {place|sentence}": "`{words}` n’est pas dans {place|sentence}",
  "its texts": "ses textes",
  "its title or name": "son titre ou son nom",
  "its objectives": "ses objectifs",
  "its topics": "ses thèmes",
  "its languages": "ses langues",
  "its id": "son id",
  "its identifier": "ses identifiants",
  "it lasts {count} day": "il dure {count} jour",
  "it lasts {count} day or more": "il dure {count} jour ou plus",
};
