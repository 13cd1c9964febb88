import { type JsonObjectProperty, Serializer } from "survey-core";

/**
 * Mognad's properties by the SurveyJS class that has them. Without them a SurveyJS model would drop what the file says
 * of scores, and a file saved from it would be no questionnaire any more.
 */
const properties: Readonly<Record<string, readonly Property[]>> = {
  survey: [{ name: "maturity", type: "value" }],
  question: [
    { name: "dimension", type: "string" },
    { name: "weight", type: "number", default: 1 },
    { name: "target", type: "number" },
    { name: "scores", type: "value" },
    { name: "thresholds", type: "value" },
    { name: "reverse", type: "boolean" },
    { name: "evidence", type: "boolean" },
    { name: "source", type: "text", isLocalizable: true },
    { name: "replaces", type: "string" },
    // As a boolean it would lose `false`, which here says something other than nothing.
    { name: "comparable", type: "value" },
  ],
  itemvalue: [{ name: "description", type: "text", isLocalizable: true }],
};

type Property = Pick<JsonObjectProperty, "name"> & {
  readonly type: "value" | "string" | "number" | "boolean" | "text";
  readonly default?: number;
  readonly isLocalizable?: boolean;
};

/** Makes Mognad's properties known to survey-core, for all models made after it. May be called any number of times. */
export function registerMognadProperties(): void {
  for (const [className, own] of Object.entries(properties)) {
    for (const property of own) {
      if (!isKnown(className, property.name)) {
        Serializer.addProperty(className, { ...property });
      }
    }
  }
}

function isKnown(className: string, name: string): boolean {
  // Typed as always found, but it finds nothing for a name that was never added.
  return Boolean(Serializer.findProperty(className, name));
}
