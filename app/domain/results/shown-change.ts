import type { Basis, Change, Verdict } from "#app/domain/scoring/change.ts";
import { roundedChange } from "#app/domain/scoring/rounded.ts";
import type { Interval } from "#app/domain/scoring/uncertainty.ts";

/**
 * What is said of a change (method § 5): where everyone answered both times there was no sampling, so nothing is
 * "statistically established"; where a department answers jointly, it is the answer that changed.
 */
type VerdictWord =
  | "established"
  | "everyone-answered"
  | "changed-answer"
  | "none"
  | "uncertain"
  | "unknown"
  | "suppressed";

/** A change as pages show it. */
export type ShownChange = {
  /** In points; null where a side has no score. */
  readonly difference: number | null;
  /** In points. */
  readonly interval: Interval | null;
  /** Only changes larger than this many points could have been shown. */
  readonly detectable: number | null;
  readonly verdict: Verdict;
  readonly word: VerdictWord;
  /** Whether it is computed on all questions, or on those alone that both rounds have and show. */
  readonly basis: Basis;
};

/**
 * A change in the words of the method; `answering` is how both rounds were answered. Where one of them is
 * confidential, its numbers leave rounded, with the words for the unrounded ones.
 */
export function shownChange(
  change: Change,
  answering: "individual" | "joint",
  rounding: "exact" | "rounded" = "exact",
): ShownChange {
  const { difference, ci, detectable, verdict, basis } =
    rounding === "rounded" ? roundedChange(change) : change;
  return { difference, interval: ci, detectable, verdict, word: verdictWord(change, answering), basis };
}

function verdictWord({ verdict, se }: Change, answering: "individual" | "joint"): VerdictWord {
  if (verdict !== "up" && verdict !== "down") return verdict;
  if (answering === "joint") return "changed-answer";
  return se === 0 ? "everyone-answered" : "established";
}

/** What may be said of a change that holds: which way, and with which right. */
export type HeldChange = {
  readonly direction: "up" | "down";
  readonly word: Extract<VerdictWord, "established" | "everyone-answered" | "changed-answer">;
};

/** A change as one that holds; null where its verdict is another. */
export function heldChange({ verdict, word }: Pick<ShownChange, "verdict" | "word">): HeldChange | null {
  if (verdict !== "up" && verdict !== "down") return null;
  if (word !== "established" && word !== "everyone-answered" && word !== "changed-answer") return null;
  return { direction: verdict, word };
}
