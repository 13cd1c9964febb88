import { isScored, type Question } from "./definition.ts";

/** What may be written beside a scored question. Evidence is a link, a document's name or a file reference. */
export const notes = ["comment", "evidence"] as const;
export type Note = (typeof notes)[number];

/** How long a note may be, in UTF-16 units, as an HTML field counts them. */
export const noteLimits: Readonly<Record<Note, number>> = { comment: 4_000, evidence: 1_000 };

/** Under which key a note is kept among the answers; no question's name holds `#`. Scores pass these keys over. */
export function noteKey(question: string, note: Note): string {
  return `${question}#${note}`;
}

/** Whether a key is a note's and no question's. */
export function isNoteKey(key: string): boolean {
  return key.includes("#");
}

/** Which note of which question a key stands for; null where it is no note's, or its question takes none. */
export function noteOf(
  key: string,
  questions: ReadonlyMap<string, Question>,
): { readonly question: Question; readonly note: Note } | null {
  const [name = "", suffix] = key.split("#", 2);
  const note = notes.find((one) => one === suffix);
  const question = questions.get(name);
  if (note === undefined || question === undefined || key !== noteKey(name, note)) return null;
  return isScored(question) ? { question, note } : null;
}
