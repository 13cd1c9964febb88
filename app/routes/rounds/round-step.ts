import { z } from "zod";
import type { IntentAt } from "#app/domain/access/address-access.ts";
import type { DepartmentId } from "#app/domain/id.ts";
import type { DraftDeletion } from "#app/domain/round/delete-round.server.ts";
import type { RoundTransition, TransitionRefusal } from "#app/domain/round/lifecycle.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { momentField } from "./moment-field.ts";

/** What can be asked for on a round's page. */
export type StepIntent = IntentAt<"/:org/rounds/:round">;

/** Why a step was not taken; the last part of a text's key: `rounds.refusal.…`. */
type Refusal = TransitionRefusal | Extract<DraftDeletion, { readonly ok: false }>["refusal"] | InputRefusal;

/** What is wrong with what was typed for a step. */
type InputRefusal = "time" | "reason-too-long";

/** A step that was not taken, with what was typed for it and the field that it is about. */
export type RefusedStep = {
  readonly intent: StepIntent;
  readonly refusal: Refusal;
  readonly field: "department" | "closesAt" | "reason" | null;
  readonly typed: Readonly<Record<string, string>>;
};

export function refuseStep(intent: StepIntent, form: FormData, refusal: Refusal): RefusedStep {
  return { intent, refusal, field: fieldOf(refusal), typed: refuseForm(form, {}).typed };
}

function fieldOf(refusal: Refusal): RefusedStep["field"] {
  switch (refusal) {
    case "reason-missing":
    case "reason-too-long":
      return "reason";
    case "department-unknown":
      return "department";
    case "time":
    case "not-later":
    case "closing-time-passed":
      return "closesAt";
    default:
      return null;
  }
}

const moreTime = z.object({
  department: z.string().transform((id) => (id === "" ? null : (id as DepartmentId))), // looked up before it is used
  closesAt: momentField,
  reason: z.string().trim().max(300),
});

/** The step that a form asks for, or what is wrong with what was typed for it. */
export function wantedStep(
  intent: Exclude<StepIntent, "delete">,
  form: FormData,
): RoundTransition | InputRefusal {
  switch (intent) {
    case "release":
      return { to: "released" };
    case "close":
      return { to: "closed" };
    case "fact-check":
      return { to: "fact-check" };
    case "publish":
      return { to: "published" };
    case "extend":
    case "reopen": {
      const input = readForm(form, moreTime);
      if (!input.ok) return input.refused.errors["reason"] === "tooLong" ? "reason-too-long" : "time";
      const { department: departmentId, closesAt, reason } = input.values;
      return { to: intent === "extend" ? "extended" : "open", departmentId, closesAt, reason };
    }
  }
}
