import postcss from "postcss";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { Survey } from "survey-react-ui";
import { describe, expect, it } from "vitest";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import { makeSurvey } from "./survey-model.ts";
import { usedStyle, wholeStyle } from "./survey-style.ts";

const choices = [
  { value: 1, text: "One", description: "The first" },
  { value: 2, text: "Two" },
];
const special = { choices, showDontKnowItem: true, showRefuseItem: true, allowClear: true };

/** Each type of question, in each way that a questionnaire may have it drawn. */
const everyType = [
  { type: "radiogroup", name: "level", ...special },
  { type: "dropdown", name: "owner", ...special, searchEnabled: true },
  { type: "rating", name: "trust", minRateDescription: "little" },
  { type: "rating", name: "in_a_list", displayMode: "dropdown" },
  { type: "rating", name: "stars", rateType: "stars" },
  { type: "rating", name: "smileys", rateType: "smileys" },
  { type: "boolean", name: "budget" },
  { type: "boolean", name: "as_radio", displayMode: "radio" },
  { type: "boolean", name: "as_box", displayMode: "checkbox" },
  { type: "checkbox", name: "channels", ...special, showNoneItem: true },
  { type: "matrix", name: "habits", rows: ["plan"], columns: ["no", "yes"], alternateRows: true },
  { type: "matrix", name: "listed", rows: ["plan"], columns: ["no", "yes"], displayMode: "list" },
  { type: "text", name: "projects", inputType: "number" },
  { type: "text", name: "word", maxLength: 100 },
  { type: "comment", name: "remarks", maxLength: 100, autoGrow: true, allowResize: true },
  {
    type: "panel",
    name: "panel",
    title: "More",
    description: "About more",
    state: "expanded",
    elements: [{ type: "text", name: "inside", isRequired: true }],
  },
];

function rendered(answers: Answers): string {
  const survey = makeSurvey({
    definition: { pages: [{ name: "page", elements: everyType }] },
    locale: "sv",
    words: {
      dontKnow: "Vet inte",
      doesNotApply: "Gäller inte oss",
      noneOfThese: "Inget",
      yes: "Ja",
      no: "Nej",
    },
    scored: new Set(["level", "owner", "trust", "budget", "channels", "habits"]),
    context: { department: { kind: "social" }, respondent: { role: "staff" } },
    answers,
  });
  survey.validate(true);
  return renderToString(createElement(Survey, { model: survey }));
}

const answered: Answers = {
  level: 1,
  owner: 2,
  trust: 3,
  budget: true,
  channels: [1],
  habits: { plan: "yes" },
  word: "x",
};

describe("the style of SurveyJS that is sent", () => {
  const style = usedStyle("");

  it("has every rule that holds for a question of ours, answered or not, also with an error", () => {
    const drawn = new Set(
      [...`${rendered({})}${rendered(answered)}`.matchAll(/class="([^"]*)"/g)].flatMap(([, names = ""]) =>
        names.split(/\s+/),
      ),
    );
    const kept = new Set(selectorsOf(style));
    const needed = selectorsOf(wholeStyle()).filter((selector) =>
      classesIn(selector).every((name) => drawn.has(name)),
    );
    expect(needed.length).toBeGreaterThan(300);
    expect(needed.filter((selector) => !kept.has(selector))).toEqual([]);
  });

  it("defines every variable that it reads, as far as the library does", () => {
    const defined = variablesDefined(style);
    const lost = [...variablesDefined(wholeStyle())].filter(
      (name) => new RegExp(`var\\(\\s*${name}[\\s,)]`).test(style) && !defined.has(name),
    );
    expect(lost).toEqual([]);
  });

  it("says from which width on a matrix is drawn as on a phone", () => {
    expect(variablesDefined(style)).toContain("--sd-mobile-width");
  });

  it("is little more than half of the library's", () => {
    expect(style.length / wholeStyle().length).toBeLessThan(0.55);
  });

  it("is written into no page", () => {
    expect(rendered({})).not.toContain("<style");
  });
});

function selectorsOf(style: string): readonly string[] {
  const selectors: string[] = [];
  postcss.parse(style).walkRules((rule) => {
    selectors.push(...rule.selectors);
  });
  return selectors;
}

function classesIn(selector: string): readonly string[] {
  return [...selector.replace(/:not\([^)]*\)/g, "").matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].map(
    ([, name = ""]) => name,
  );
}

function variablesDefined(style: string): ReadonlySet<string> {
  return new Set([...style.matchAll(/[{;\s](--[\w-]+)\s*:/g)].map(([, name = ""]) => name));
}
