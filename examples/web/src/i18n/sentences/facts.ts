/** When something begins and ends, in other languages: the facts of which the core makes its reasons. */

export interface Phrases {
  locale: string;
  and: string;
  unknown: Record<string, string>;
  /** "it began", "it begins", "it ended", "it ends" */
  verbs: Record<string, string>;
  on: (day: string) => string;
  someDay: (of: string) => string;
  between: (first: string, last: string) => string;
  earlier: (day: string) => string;
  later: (day: string) => string;
  openSince: (day: string) => string;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A day, month or year as the core writes it, `1 December 2018`, in the words of a locale. */
function dated(words: string, locale: string): string | undefined {
  const [, day, month = "", year] = /^(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(-?\d+)$/.exec(words) ?? [];
  if (year === undefined) return undefined;
  if (month === "") return year;
  const index = MONTHS.indexOf(month);
  if (index < 0) return undefined;
  // Of years that are not written with four digits, languages have ideas of their own: the year stays as it is.
  const usual = /^\d{4}$/.test(year);
  const when = new Date(Date.UTC(usual ? Number(year) : 2000, index, Number(day ?? 1)));
  const parts: Intl.DateTimeFormatOptions = {
    month: "long",
    timeZone: "UTC",
    calendar: "gregory",
    ...(usual ? { year: "numeric" } : {}),
    ...(day === undefined ? {} : { day: "numeric" }),
  };
  const written = new Intl.DateTimeFormat(locale, parts).format(when);
  return usual ? written : `${written} ${year}`;
}

/** What makes the sentences of one language. */
export function factTeller(phrases: Phrases): (sentence: string) => string | undefined {
  const date = (words: string | undefined) => dated(words ?? "", phrases.locale);
  const window = (words: string): string | undefined => {
    let found: RegExpExecArray | null;
    if ((found = /^some day in (.+)$/.exec(words))) {
      const of = date(found[1]);
      return of && phrases.someDay(of);
    }
    if ((found = /^between (.+) and (.+)$/.exec(words))) {
      const [first, last] = [date(found[1]), date(found[2])];
      return first && last && phrases.between(first, last);
    }
    if ((found = /^on (.+) or (earlier|later)$/.exec(words))) {
      const day = date(found[1]);
      return day && (found[2] === "earlier" ? phrases.earlier(day) : phrases.later(day));
    }
    const day = /^on (.+)$/.exec(words);
    const written = day && date(day[1]);
    return written ? phrases.on(written) : undefined;
  };
  const fact = (words: string): string | undefined => {
    const known = phrases.unknown[words];
    if (known !== undefined) return known;
    const open = /^is open-ended, and nobody has said how long it ran after (.+)$/.exec(words);
    if (open) {
      const day = date(open[1]);
      return day && phrases.openSince(day);
    }
    const [, verb = "", rest = ""] = /^(began|begins|ended|ends) (.+)$/.exec(words) ?? [];
    const said = phrases.verbs[verb];
    const when = window(rest);
    return said !== undefined && when !== undefined ? `${said} ${when}` : undefined;
  };
  return (sentence) => {
    // "it began ... and ended ...": the second fact has lost its "it". An "and" can stand within a fact too.
    const words = sentence.replace(/^it /, "");
    const whole = fact(words);
    if (whole !== undefined) return whole;
    for (const { index } of words.matchAll(/ and /g)) {
      const first = fact(words.slice(0, index));
      const second = fact(words.slice(index + 5).replace(/^it /, ""));
      if (first !== undefined && second !== undefined) return `${first}${phrases.and}${second}`;
    }
    return undefined;
  };
}
