import type { DimensionKey, QuestionName } from "#app/domain/questionnaire/definition.ts";

/** What a figure is about, as kept in tallies: the whole, one dimension or one question. */
export type FigureKey = "overall" | `dimension:${string}` | `question:${string}`;

/** The same, taken apart. */
export type FigureSubject =
  | { readonly kind: "overall" }
  | { readonly kind: "dimension"; readonly key: DimensionKey }
  | { readonly kind: "question"; readonly name: QuestionName };

export const overallKey: FigureKey = "overall";

export function dimensionFigure(key: DimensionKey): FigureKey {
  return `dimension:${key}`;
}

export function questionFigure(name: QuestionName): FigureKey {
  return `question:${name}`;
}

/** A subject as the text that `parseFigureKey` reads. */
export function formatFigureKey(subject: FigureSubject): FigureKey {
  switch (subject.kind) {
    case "overall":
      return overallKey;
    case "dimension":
      return dimensionFigure(subject.key);
    case "question":
      return questionFigure(subject.name);
  }
}

/** @throws RangeError where the text is no figure's */
export function parseFigureKey(text: string): FigureSubject {
  if (text === overallKey) return { kind: "overall" };
  const colon = text.indexOf(":");
  const kind = text.slice(0, Math.max(colon, 0));
  const name = text.slice(colon + 1);
  if (name !== "") {
    // A figure's text is made from a checked questionnaire's names only, so what follows the colon is one of them.
    if (kind === "dimension") return { kind, key: name as DimensionKey };
    if (kind === "question") return { kind, name: name as QuestionName };
  }
  throw new RangeError(`No figure is called ${JSON.stringify(text)}.`);
}
