import { isScored } from "../definition.ts";
import { checkConditionLinks } from "./condition-links.ts";
import { quote } from "./describe.ts";
import type { Layout } from "./layout.ts";
import type { Place } from "./place.ts";

/** Checks what holds only between the parts of a file. */
export function checkLinks(layout: Layout, dimensions: Place): void {
  const questions = [...layout.questions.map(({ place }) => place), ...layout.unread];
  checkUnique(questions, "name", "names of questions are unique");
  checkUnique(layout.containers, "name", "names of pages and panels are unique");
  checkUnique(questions, "replaces", "a question has one successor");
  checkDimensionsAsked(layout, dimensions);
  checkConditionLinks(layout);
}

/** Notes the places whose property has a value that an earlier place has. */
function checkUnique(places: readonly Place[], property: string, rule: string): void {
  const first = new Map<unknown, Place>();
  for (const place of places) {
    const { value } = place.at(property);
    if (typeof value !== "string") continue;
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, place);
    else place.at(property).fault(`${quote(value)} already stands at ${earlier.way}; ${rule}`);
  }
}

/** Every dimension has a scored question; one that could not be read may be it. */
function checkDimensionsAsked({ questions, unread }: Layout, dimensions: Place): void {
  const asked = new Set<unknown>([
    ...questions
      .filter(({ question, sound }) => !sound || isScored(question))
      .map(({ question }) => question.dimension),
    ...unread.map((place) => place.at("dimension").value),
  ]);
  if (!Array.isArray(dimensions.value)) return;
  for (const index of dimensions.value.keys()) {
    const dimension = dimensions.at(index);
    const key = dimension.at("key").value;
    if (typeof key === "string" && !asked.has(key)) {
      dimension.fault(`no scored question belongs to ${quote(key)}; expected at least one`);
    }
  }
}
