/** The words of the interface. */
import { en } from "./en.js";
import { fr } from "./fr.js";
import { ar } from "./ar.js";

export const LANGUAGES = ["en", "fr", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What every language has to say; English is the measure. */
export type Messages = typeof en;

export const messages: Record<Language, Messages> = { en, fr, ar };

/** The first language of the reader that the page speaks. */
export function preferred(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((each) => tag.toLowerCase().split("-")[0] === each);
    if (found) return found;
  }
  return "en";
}
