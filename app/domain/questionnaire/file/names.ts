import { limits } from "./limits.ts";

/** What questions, panels and pages are called: also a column of a CSV and a word in a condition. */
export const namePattern = /^[a-z][a-z0-9_]*$/;

/** Names that conditions, or the columns of exported answers, already use for something else. */
const taken: ReadonlySet<string> = new Set(["department", "respondent", "round", "invited"]);

/** Whether every JavaScript object owns the name, e.g. `constructor`: as a key it would find what nobody put there. */
export function isObjectsOwn(name: string): boolean {
  return name in {};
}

/** What is wrong with a name, as the end of a sentence, or null. */
export function nameProblem(name: string): string | null {
  if (!namePattern.test(name)) {
    return "a name begins with a small letter a–z and holds only small letters, digits and _";
  }
  if (name.length > limits.name) return `a name has at most ${limits.name} characters`;
  if (taken.has(name) || isObjectsOwn(name)) return "this name is reserved";
  return null;
}
