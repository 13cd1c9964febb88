import type { RoundStage } from "#app/domain/round/lifecycle.ts";

/** The colour of each stage's tag; its name always stands in it. */
export const stageColors = {
  draft: "neutral",
  scheduled: "neutral",
  open: "accent",
  closed: "warning",
  "fact-check": "warning",
  published: "success",
} as const satisfies Record<RoundStage, string>;
