/**
 * The core's sentences in other languages, by their patterns.
 *
 * In a pattern, `{name}` stands for some words, which the translation has at `{name}` as they are, or after a
 * bar in another form: as a `sentence` of its own, a `date`, a `status`, a `kind` or a `role`; `or` joins what
 * the core joins so, and `after` is a reason behind a colon, left out if it cannot be said.
 */
import { dateInWords } from "../../time.js";
import type { Labels } from "../en.js";

export interface Forms {
  locale: string;
  seasons: Labels;
  firstOfMonth: string;
  statuses: Labels;
  kinds: Labels;
  roles: Labels;
  /** " or " between words. */
  or: string;
  /** What stands before a reason. */
  colon: string;
  /** What stands between facts. */
  semicolon: string;
}

interface Pattern {
  /** What a sentence has to begin with: most patterns need not be tried. */
  prefix: string;
  /** How many characters of it are fixed. */
  literal: number;
  form: RegExp;
  template: string;
}

/** What makes the sentences of one language; `facts` says when something begins and ends. */
export function translator(
  sentences: Record<string, string>,
  facts: (sentence: string) => string | undefined,
  forms: Forms,
): (sentence: string) => string | undefined {
  const patterns = Object.entries(sentences)
    .filter(([english]) => english.includes("{"))
    .map(([english, template]) => patternOf(english, template))
    // What says more is tried before what says less: "it lasts from .. to .. days" before "it lasts .. days".
    .sort((a, b) => b.literal - a.literal);
  const known = new Map<string, string | undefined>();

  const say = (sentence: string): string | undefined => {
    const fixed = sentences[sentence] ?? facts(sentence);
    if (fixed !== undefined) return fixed;
    for (const { prefix, form, template } of patterns) {
      const words = sentence.startsWith(prefix) ? form.exec(sentence)?.groups : undefined;
      const filled = words && fill(template, words);
      if (filled !== undefined) return filled;
    }
    // An explanation puts several facts side by side.
    const parts = sentence.split("; ");
    if (parts.length < 2) return undefined;
    const said = parts.map(say);
    return said.includes(undefined) ? undefined : said.join(forms.semicolon);
  };

  /** Nothing if one of the words cannot be said. */
  const fill = (template: string, words: Record<string, string>): string | undefined => {
    let whole = true;
    const filled = template.replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, as: string | undefined) => {
      const put = inForm(words[name] ?? "", as);
      whole &&= put !== undefined;
      return put ?? "";
    });
    return whole ? filled : undefined;
  };

  const inForm = (words: string, as: string | undefined): string | undefined => {
    switch (as) {
      case "sentence":
        return say(words);
      case "after": {
        const reason = say(words);
        return reason === undefined ? "" : `${forms.colon}${reason}`;
      }
      case "date":
        return dateInWords(words, forms);
      case "status":
        return forms.statuses[words] ?? words;
      case "kind":
        return forms.kinds[camelled(words)] ?? words;
      case "role":
        return forms.roles[camelled(words)] ?? words;
      case "or":
        return words.replaceAll("` or `", `\`${forms.or}\``);
      default:
        return words;
    }
  };

  return (sentence) => {
    // A register has the same few sentences over and over.
    if (known.size > 5_000) known.clear();
    if (!known.has(sentence)) known.set(sentence, say(sentence));
    return known.get(sentence);
  };
}

function patternOf(english: string, template: string): Pattern {
  const source = english.replace(/[.*+?^$()[\]\\|]/g, "\\$&").replace(/\{(\w+)(?:\\\|\w+)?\}/g, "(?<$1>.*?)");
  const literal = english.replace(/\{.*?\}/g, "").length;
  return { literal, prefix: english.slice(0, english.indexOf("{")), form: new RegExp(`^${source}$`, "s"), template };
}

function camelled(words: string): string {
  return words.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
}
