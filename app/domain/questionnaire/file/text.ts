import type { LocalizedText } from "../definition.ts";
import { describe } from "./describe.ts";
import { limits } from "./limits.ts";
import type { Place } from "./place.ts";
import { isRecord } from "./place.ts";
import { notAsExpected } from "./values.ts";

const languages = { sv: "Swedish", en: "English" } as const;

export const noText: LocalizedText = { sv: "", en: "" };

/** A text that must be there, in both languages. */
export function readText(place: Place, longest: number = limits.title): LocalizedText {
  if (!isRecord(place.value)) {
    notAsExpected(place, 'a text in both languages, {"sv": "…", "en": "…"}');
    return noText;
  }
  for (const key of place.keys) {
    if (!Object.hasOwn(languages, key)) place.at(key).fault('unknown language; a text has "sv" and "en"');
  }
  return { sv: readLanguage(place, "sv", longest), en: readLanguage(place, "en", longest) };
}

/** A text that may be left out, but has both languages where it is there. */
export function readOptionalText(place: Place, longest: number = limits.description): LocalizedText | null {
  return place.absent ? null : readText(place, longest);
}

function readLanguage(text: Place, language: keyof typeof languages, longest: number): string {
  const place = text.at(language);
  const { value } = place;
  if (typeof value === "string" && value.trim() !== "") {
    if (value.length > longest) {
      place.fault(`the text has ${value.length} characters, at most ${longest} are allowed`);
    }
    return value;
  }
  const name = languages[language];
  if (place.absent) place.fault(`the ${name} text is missing`);
  else if (typeof value === "string") place.fault(`the ${name} text is empty`);
  else place.fault(`expected the ${name} text, found ${describe(value)}`);
  return "";
}
