import { z } from "zod";
import type { Day } from "#app/domain/id.ts";
import { dayFrom } from "#app/domain/local-time.ts";
import { headcountOf } from "#app/domain/organization/department-lines.ts";
import type { DepartmentFault } from "#app/domain/organization/departments.server.ts";
import { departmentKinds } from "#app/domain/questionnaire/definition.ts";

/** A day as a form's `date` sends it. */
export const dayField = z.string().transform((text, context): Day => {
  const day = dayFrom(text.trim());
  if (day !== null && day >= "1900-01-01" && day < "2200-01-01") return day;
  context.addIssue({ code: "custom", message: text.trim() === "" ? "missing" : "notUnderstood" });
  return z.NEVER;
});

/** A department's name in both languages; the English one is the Swedish one where none is given. */
export const nameFields = {
  sv: z.string().trim().min(1).max(120),
  en: z.string().trim().max(120),
};

export const kindFields = {
  kind: z.enum(departmentKinds),
  headcount: z.string().transform((text, context) => {
    const headcount = headcountOf(text);
    if (headcount !== "unknown") return headcount;
    context.addIssue({ code: "custom", message: "headcountUnknown" });
    return z.NEVER;
  }),
};

/** Which field of a form a refusal stands at. */
export function errorsFor(
  fault: DepartmentFault,
  fields: { readonly day: string; readonly name: string },
): Readonly<Record<string, string>> {
  switch (fault) {
    case "nameTaken":
      return { [fields.name]: fault };
    case "nothingChosen":
      return { ending: fault };
    case "onlyRenamed":
      return { beginning: fault };
    case "kindMeasured":
      return { kind: fault };
    case "notEnded":
    case "successorEnded":
    case "successorUsed":
      return { form: fault };
    default:
      return { [fields.day]: fault };
  }
}
