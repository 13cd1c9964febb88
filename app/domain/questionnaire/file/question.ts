import type { Question, QuestionName, Scale } from "../definition.ts";
import { quote } from "./describe.ts";
import { readDimensionOf, readTarget, weightRange } from "./maturity.ts";
import { nameProblem } from "./names.ts";
import type { Place } from "./place.ts";
import { type Appearance, checkProperties } from "./properties.ts";
import type { QuestionType } from "./question-types.ts";
import { readOptionalText, readText } from "./text.ts";
import { notAsExpected, readFlag, readNumber } from "./values.ts";

/** What a question takes over from the rest of the file. */
export type Surroundings = {
  readonly scale: Scale;
  /** The dimensions' targets by key, or null where the dimensions could not be read. */
  readonly targets: ReadonlyMap<string, number | null> | null;
};

const properties = [
  "type",
  "name",
  "title",
  "description",
  "visibleIf",
  "dimension",
  "weight",
  "target",
  "evidence",
  "source",
  "replaces",
  "comparable",
];

const appearance: Appearance = {
  isRequired: "flag",
  requiredErrorText: "text",
  startWithNewLine: "flag",
  titleLocation: "word",
  descriptionLocation: "word",
  showNumber: "flag-or-word",
};

/** One question; `conditions` are those of the page, the panels and the question itself, outermost first. */
export function readQuestion(
  place: Place,
  typeName: string,
  type: QuestionType,
  conditions: readonly string[],
  { scale, targets }: Surroundings,
): Question {
  checkProperties(place, `a ${typeName} question`, [...properties, ...type.properties], {
    ...appearance,
    ...type.appearance,
  });
  const dimension = readDimensionOf(place.at("dimension"), targets && new Set(targets.keys()));
  const weight = readNumber(place.at("weight"), weightRange, 1);
  const ownTarget = readTarget(place.at("target"), scale);
  readOptionalText(place.at("description"));
  return {
    name: readQuestionName(place.at("name")),
    title: readText(place.at("title")),
    dimension,
    weight,
    target: ownTarget ?? (dimension === null ? null : (targets?.get(dimension) ?? null)),
    evidence: readFlag(place.at("evidence"), false),
    source: readOptionalText(place.at("source")),
    replaces: place.at("replaces").absent ? null : readQuestionName(place.at("replaces")),
    comparable: readFlag(place.at("comparable"), null),
    conditions: [...new Set(conditions)],
    ...type.read(place, dimension !== null && weight > 0),
  };
}

/** The name of a question, panel or page. The one place where a question's name comes into being. */
export function readQuestionName(place: Place): QuestionName {
  const { value } = place;
  if (typeof value !== "string") notAsExpected(place, "a name of small letters, digits and _");
  else {
    const problem = nameProblem(value);
    if (problem !== null) place.fault(`${quote(value)} cannot be a name: ${problem}`);
  }
  return (typeof value === "string" ? value : "") as QuestionName;
}
