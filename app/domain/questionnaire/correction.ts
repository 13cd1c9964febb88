import type { Day } from "#app/domain/id.ts";
import type { ChoiceValue, Locale, LocalizedText, QuestionName } from "./definition.ts";
import { limits } from "./file/limits.ts";

/** A text of a questionnaire's file that may be corrected in a round: a title, a description, what a level says. */
export type CorrectableText = {
  /** Where it stands in the file, as the check names places: `pages[0].elements[2].title`. */
  readonly path: string;
  /** The property that it is: `title`, `description`, `text`, `label` … */
  readonly property: string;
  /** The value of the choice, row or level that it names; null where it names none. */
  readonly value: ChoiceValue | null;
  readonly text: LocalizedText;
  /** How long it may be, in UTF-16 units. */
  readonly longest: number;
};

/** Texts that stand together: of the questionnaire as a whole, its scale, a dimension, a page or panel, a question. */
export type TextGroup = {
  readonly kind: "questionnaire" | "scale" | "dimension" | "area" | "question";
  /** The first of its paths; unique. */
  readonly key: string;
  readonly question: QuestionName | null;
  readonly texts: readonly CorrectableText[];
};

/** A text that was corrected, in one language. */
export type Correction = {
  readonly path: string;
  readonly language: Locale;
  readonly before: string;
  readonly after: string;
};

/**
 * All texts of a checked questionnaire file, group by group in the order of the file. Names, types, values, weights,
 * conditions and links are no texts, nor is where the audit asks a question (`source`).
 */
export function correctableTexts(definition: unknown): readonly TextGroup[] {
  if (!isObject(definition)) return [];
  const maturity = isObject(definition["maturity"]) ? definition["maturity"] : {};
  const scale = isObject(maturity["scale"]) ? maturity["scale"] : {};
  return [
    group("questionnaire", null, textsIn(ownTexts(definition), "")),
    group("scale", null, textsIn(scale["levels"], "maturity.scale.levels")),
    ...listOf(maturity["dimensions"]).map((dimension, index) =>
      group("dimension", null, textsIn(dimension, `maturity.dimensions[${index}]`)),
    ),
    ...listOf(definition["pages"]).flatMap((page, index) => containerGroups(page, `pages[${index}]`)),
  ].filter(({ texts }) => texts.length > 0);
}

/** The file with its corrections in it, the later over the earlier; those of places that it does not have do nothing. */
export function correctedDefinition(definition: object, corrections: readonly Correction[]): object {
  const after = new Map(corrections.map(({ path, language, after: text }) => [`${path}.${language}`, text]));
  if (after.size === 0) return definition;
  const places = new Set(correctableTexts(definition).flatMap(({ texts }) => texts.map(({ path }) => path)));
  const correct = (value: unknown, path: string): unknown => {
    if (places.has(path) && isText(value)) {
      return { sv: after.get(`${path}.sv`) ?? value.sv, en: after.get(`${path}.en`) ?? value.en };
    }
    if (Array.isArray(value)) return value.map((one, index) => correct(one, `${path}[${index}]`));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, correct(one, join(path, key))]),
    );
  };
  return Object.fromEntries(Object.entries(definition).map(([key, one]) => [key, correct(one, key)]));
}

/** On which day a question's words were last corrected, for the questions where they were. */
export function correctedOn(
  groups: readonly TextGroup[],
  corrections: readonly (Correction & { readonly day: Day })[],
): Readonly<Record<QuestionName, Day>> {
  const days: Record<QuestionName, Day> = {};
  for (const { question, texts } of groups) {
    if (question === null) continue;
    const last = corrections.findLast(({ path }) => texts.some((text) => text.path === path));
    if (last !== undefined) days[question] = last.day;
  }
  return days;
}

/** A page or panel: its own texts, then what stands in it. */
function containerGroups(container: unknown, path: string): readonly TextGroup[] {
  if (!isObject(container)) return [];
  return [
    group("area", null, textsIn(ownTexts(container), path)),
    ...listOf(container["elements"]).flatMap((element, index) => {
      const place = `${path}.elements[${index}]`;
      if (!isObject(element)) return [];
      if (element["type"] === "panel") return containerGroups(element, place);
      const { name } = element;
      return [
        group("question", typeof name === "string" ? (name as QuestionName) : null, textsIn(element, place)),
      ];
    }),
  ];
}

function group(
  kind: TextGroup["kind"],
  question: QuestionName | null,
  texts: readonly CorrectableText[],
): TextGroup {
  return { kind, key: texts[0]?.path ?? "", question, texts };
}

function textsIn(value: unknown, path: string, of: ChoiceValue | null = null): readonly CorrectableText[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => textsIn(one, `${path}[${index}]`));
  if (!isObject(value)) return [];
  const own = value["value"];
  const named = typeof own === "string" || typeof own === "number" ? own : of;
  return Object.entries(value).flatMap(([property, inner]) => {
    if (property === "source") return [];
    const place = join(path, property);
    if (!isText(inner)) return textsIn(inner, place, named);
    const longest = property === "description" ? limits.description : limits.title;
    return [{ path: place, property, value: named, text: inner, longest }];
  });
}

/** An object without what stands in lists and objects of its own. */
function ownTexts(value: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => isText(inner)));
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function isText(value: unknown): value is LocalizedText {
  return (
    isObject(value) &&
    Object.keys(value).length === 2 &&
    typeof value["sv"] === "string" &&
    typeof value["en"] === "string"
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
