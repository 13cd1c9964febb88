import { z } from "zod";
import type { DepartmentId } from "#app/domain/id.ts";
import type { RespondentRole } from "#app/domain/questionnaire/definition.ts";
import { longest, respondentRoles } from "#app/domain/round/respondents/invited.ts";
import { emailSchema } from "#app/domain/round/respondents/plan.ts";

/** Who holds an office, as forms send it; an empty address is none. */
export const holderFields = {
  title: z.string().trim().min(1).max(longest.title),
  email: z
    .string()
    .trim()
    .max(longest.email)
    .refine((text) => emailSchema.safeParse(text).success, "notAnAddress")
    .transform((text) => (text === "" ? null : text)),
};

export const roleField = z.custom<RespondentRole>(
  (value) => respondentRoles.some((role) => role === value),
  "missing",
);

/** A department's id; whether it is in the round, the use case says. */
export const departmentField = z.custom<DepartmentId>(
  (value) => typeof value === "string" && value !== "",
  "missing",
);
