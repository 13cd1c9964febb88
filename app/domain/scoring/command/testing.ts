import type { InputFile } from "./questionnaire-text.ts";
import { type ScoringOutcome, type ScoringTask, scoreAnswers } from "./score-answers.ts";

/** The command on files in memory, for tests. */

/** A file in memory, read in small pieces so that these end anywhere. */
export function aFile(name: string, content: string | Uint8Array, pieceSize = 50): InputFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name,
    async *open() {
      for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
    },
  };
}

/** Scores `a.csv` by `q.json`, in office and with departments alike unless the task says otherwise. */
export function score(
  questionnaire: object,
  answers: string | Uint8Array,
  task: Partial<ScoringTask> = {},
): Promise<ScoringOutcome> {
  return scoreAnswers({
    questionnaire: aFile("q.json", JSON.stringify(questionnaire, null, 2)),
    versions: new Map(),
    answers: aFile("a.csv", answers),
    threshold: null,
    rules: { weights: "equal", minimum: null },
    ...task,
  });
}

/** What the command prints, as whoever parses the JSON sees it. */
export async function printed(...args: Parameters<typeof score>) {
  const outcome = await score(...args);
  if (!outcome.ok) throw new Error(outcome.lines.join("\n"));
  return JSON.parse(JSON.stringify(outcome.json));
}

/** The lines that tell what is wrong. */
export async function faults(...args: Parameters<typeof score>): Promise<readonly string[]> {
  const outcome = await score(...args);
  if (outcome.ok) throw new Error("Nothing was found wrong.");
  return outcome.lines;
}
