import {
  aDimension,
  aMaturity,
  aQuestion,
  aRubric,
  choices,
  text,
} from "../app/domain/questionnaire/testing.ts";

/*
 * A questionnaire with a question of every type, in two areas: what the standard one, of rubrics and checklists, does
 * not show of the page.
 */

const twoLevels = [0, 5].map((value) => ({
  value,
  text: text(`Level ${value}`),
  description: text(`What level ${value} looks like`),
}));

export const everyTypeFile: object = {
  title: text("Every type"),
  maturity: aMaturity({ dimensions: [aDimension("direction"), aDimension("delivery")] }),
  pages: [
    {
      name: "direction",
      title: { sv: "Riktning", en: "Direction" },
      description: { sv: "Vart ni är på väg.", en: "Where you are going." },
      elements: [
        aRubric("strategy", { choices: twoLevels, evidence: true }),
        aQuestion("dropdown", "owner", {
          choices: choices("nobody", "unit"),
          scores: { nobody: 0, unit: 100 },
        }),
        aQuestion("rating", "trust", { rateMin: 1, rateMax: 4 }),
        aQuestion("boolean", "budget"),
        aQuestion("text", "projects", { inputType: "number", min: 0, thresholds: { 0: 0, 10: 100 } }),
        aRubric("followed", { choices: twoLevels, visibleIf: "{strategy} = 5" }),
      ],
    },
    {
      name: "delivery",
      title: { sv: "Leverans", en: "Delivery" },
      description: { sv: "Vad ni gör.", en: "What you do." },
      elements: [
        aQuestion("checkbox", "channels", {
          dimension: "delivery",
          choices: choices("web", "phone", "visit"),
          showNoneItem: true,
          showDontKnowItem: true,
          showRefuseItem: true,
        }),
        aQuestion("matrix", "habits", {
          dimension: "delivery",
          columns: choices(0, 1, 2),
          rows: choices("plan", "follow"),
        }),
        { type: "comment", name: "remarks", title: text("remarks"), maxLength: 200 },
      ],
    },
  ],
};
