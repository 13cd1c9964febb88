import type { RefusedAnswer } from "#app/domain/questionnaire/answers.ts";
import type { AnswerConflict, KeptAnswer } from "./merge.ts";

/** How many saves a change may follow: a browser sends one at a time, and more only as its page goes. */
export const mostFollowed = 20;

/** A change as a browser sends it: not yet held against the questionnaire. */
export type WantedChange = {
  readonly question: string;
  readonly value: unknown;
  /** The revision that the browser had seen of the question when the person changed it. */
  readonly basedOn: number;
  /** The browser's own earlier saves that changed the question too, and of which it had not heard yet. */
  readonly follows?: readonly string[] | undefined;
};

/** A set of changes that a browser sends at once, under an id that it chose; a repeat carries the same. */
export type WantedSave = {
  /** A UUID. */
  readonly save: string;
  readonly changes: readonly WantedChange[];
};

/** What became of a save, change by change: the same body for every repeat of it. */
export type SavedAnswers = {
  readonly save: string;
  /** The response's newest revision after the save. */
  readonly revision: number;
  /** The questions that are kept as asked for, each with its revision. */
  readonly applied: readonly { readonly question: string; readonly revision: number }[];
  readonly conflicts: readonly AnswerConflict[];
  readonly refused: readonly RefusedAnswer[];
};

/** What has changed in a response after a revision, for a browser that comes back. */
export type ChangedAnswers = {
  readonly revision: number;
  readonly changed: readonly ({ readonly question: string } & KeptAnswer)[];
};
