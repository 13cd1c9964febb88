import type { z } from "zod";

/** What a form sent that could not be taken: what was typed, so that nothing is lost, and what is wrong, by field. */
export type RefusedForm = {
  readonly typed: Readonly<Record<string, string>>;
  /** The last part of a text's key: `form.error.CODE`. */
  readonly errors: Readonly<Record<string, string>>;
};

export type FormInput<Values> =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly refused: RefusedForm };

/**
 * What a form sent, once through its schema. Fields that may come several times are arrays where the schema's are; an
 * issue's own message is the code of its error, and the kinds of issue have codes of their own.
 *
 * @param several the names of fields that may come several times
 */
export function readForm<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  several: readonly string[] = [],
): FormInput<z.output<Schema>> {
  const sent: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    sent[name] = several.includes(name) ? form.getAll(name).map(storable) : storable(form.get(name));
  }
  for (const name of several) sent[name] ??= [];
  const parsed = schema.safeParse(sent);
  if (parsed.success) return { ok: true, values: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? "form");
    errors[field] ??= codeOf(issue);
  }
  return { ok: false, refused: refuseForm(form, errors) };
}

/** No field that people fill in sends a zero character, and PostgreSQL keeps none. */
function storable(value: FormDataEntryValue | null): FormDataEntryValue | null {
  return typeof value === "string" ? value.replaceAll("\0", "") : value;
}

/** A form that a schema could take, but the state of things could not. */
export function refuseForm(form: FormData, errors: RefusedForm["errors"]): RefusedForm {
  const typed: Record<string, string> = {};
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    if (texts.length > 0) typed[name] = texts.join("\n");
  }
  return { typed, errors };
}

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "too_small":
      return "missing";
    case "too_big":
      return "tooLong";
    case "invalid_format":
      return issue.format === "email" ? "notAnAddress" : "notUnderstood";
    case "custom":
      return issue.message;
    default:
      return "notUnderstood";
  }
}
