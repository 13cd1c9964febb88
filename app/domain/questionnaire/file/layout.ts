import { ConditionError, type ParsedCondition, parseCondition } from "../condition-syntax.ts";
import type { Question } from "../definition.ts";
import { describe, enumerate } from "./describe.ts";
import { limits } from "./limits.ts";
import { isRecord, type Place } from "./place.ts";
import { type Appearance, checkProperties } from "./properties.ts";
import { readQuestion, readQuestionName, type Surroundings } from "./question.ts";
import { questionTypes } from "./question-types.ts";
import { readOptionalText } from "./text.ts";
import { notAsExpected, readList } from "./values.ts";

/** A condition where it stands; the same one counts for every question in its panel or page. */
export type PlacedCondition = {
  readonly place: Place;
  readonly text: string;
  /** Null where it cannot be read, which has been noted. */
  readonly parsed: ParsedCondition | null;
};

export type PlacedQuestion = {
  readonly place: Place;
  readonly question: Question;
  /** Whether it was read without a fault; if not, parts of `question` are stand-ins. */
  readonly sound: boolean;
  readonly conditions: readonly PlacedCondition[];
};

/** Everything on the pages, in the order of the file. */
export type Layout = {
  readonly questions: readonly PlacedQuestion[];
  /** Pages and panels that have a name. */
  readonly containers: readonly Place[];
  /** Questions of which nothing could be read, as their type is not supported. */
  readonly unread: readonly Place[];
};

type GrowingLayout = {
  readonly [Part in keyof Layout]: Layout[Part][number][];
};

const panelAppearance: Appearance = {
  startWithNewLine: "flag",
  showNumber: "flag-or-word",
  showQuestionNumbers: "flag-or-word",
  questionTitleLocation: "word",
  titleLocation: "word",
};
const pageAppearance: Appearance = { navigationTitle: "text", questionTitleLocation: "word" };

export function readPages(pages: Place, surroundings: Surroundings): Layout {
  const layout: GrowingLayout = { questions: [], containers: [], unread: [] };
  for (const page of readList(pages, { of: "pages", atLeast: 1, atMost: limits.pages })) {
    const known = checkProperties(
      page,
      "a page",
      ["name", "title", "description", "visibleIf", "elements"],
      pageAppearance,
    );
    if (known) readContainer(page, [], 0, layout, surroundings);
  }
  if (layout.questions.length > limits.questions) {
    pages.fault(`expected at most ${limits.questions} questions, found ${layout.questions.length}`);
  }
  return layout;
}

/** A page or a panel: its own texts and condition, then what stands in it. */
function readContainer(
  place: Place,
  around: readonly PlacedCondition[],
  depth: number,
  layout: GrowingLayout,
  surroundings: Surroundings,
): void {
  if (!place.at("name").absent) {
    readQuestionName(place.at("name"));
    layout.containers.push(place);
  }
  readOptionalText(place.at("title"), limits.title);
  readOptionalText(place.at("description"));
  const conditions = withOwnCondition(place, around);
  for (const element of readList(place.at("elements"), {
    of: "elements",
    atLeast: 1,
    atMost: limits.questions,
  })) {
    readElement(element, conditions, depth, layout, surroundings);
  }
}

function readElement(
  place: Place,
  around: readonly PlacedCondition[],
  depth: number,
  layout: GrowingLayout,
  surroundings: Surroundings,
): void {
  if (!isRecord(place.value)) {
    notAsExpected(place, "a question or a panel as an object");
    return;
  }
  const typePlace = place.at("type");
  if (typePlace.value === "panel") {
    readPanel(place, around, depth + 1, layout, surroundings);
    return;
  }
  const typeName = typeof typePlace.value === "string" ? typePlace.value : "";
  const type = questionTypes.get(typeName);
  if (type === undefined) {
    const supported = enumerate([...questionTypes.keys(), "panel"]);
    typePlace.fault(
      typePlace.absent
        ? `missing; expected one of ${supported}`
        : `${describe(typePlace.value)} is not supported; expected one of ${supported}`,
    );
    layout.unread.push(place);
    return;
  }
  const conditions = withOwnCondition(place, around);
  const texts = conditions.map(({ text }) => text);
  const faultsBefore = place.faultsSoFar;
  const question = readQuestion(place, typeName, type, texts, surroundings);
  layout.questions.push({ place, question, sound: place.faultsSoFar === faultsBefore, conditions });
}

function readPanel(
  place: Place,
  around: readonly PlacedCondition[],
  depth: number,
  layout: GrowingLayout,
  surroundings: Surroundings,
): void {
  if (depth > limits.panelDepth) {
    place.fault(`panels stand inside each other more than ${limits.panelDepth} deep`);
    return;
  }
  checkProperties(
    place,
    "a panel",
    ["type", "name", "title", "description", "visibleIf", "elements"],
    panelAppearance,
  );
  readContainer(place, around, depth, layout, surroundings);
}

/** The conditions around a place and its own. */
function withOwnCondition(place: Place, around: readonly PlacedCondition[]): readonly PlacedCondition[] {
  const own = place.at("visibleIf");
  if (own.absent) return around;
  if (typeof own.value !== "string" || own.value.trim() === "") {
    notAsExpected(own, "a condition as a text");
    return around;
  }
  return [...around, { place: own, text: own.value, parsed: readCondition(own, own.value) }];
}

function readCondition(place: Place, text: string): ParsedCondition | null {
  if (text.length > limits.condition) {
    place.fault(`the condition has ${text.length} characters, at most ${limits.condition} are allowed`);
    return null;
  }
  try {
    return parseCondition(text);
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    place.fault(`the condition cannot be used: ${error.message}`);
    return null;
  }
}
