import type { RoundStage } from "#app/domain/round/lifecycle.ts";
import type { InvitedState } from "#app/domain/round/respondents/invited.ts";

/** The colour of each stage's tag; its name always stands in it. */
export const stageColors = {
  draft: "neutral",
  scheduled: "neutral",
  open: "accent",
  closed: "warning",
  "fact-check": "warning",
  published: "success",
} as const satisfies Record<RoundStage, string>;

/** The colour of the tag that says how far somebody invited has come. */
export const invitedStateColors = {
  invited: "neutral",
  begun: "accent",
  answered: "success",
  revoked: "warning",
} as const satisfies Record<InvitedState, string>;
