import { z } from "zod";
import type { ContentHash, DepartmentId } from "#app/domain/id.ts";
import { instantOfLocal, localOf } from "#app/domain/local-time.ts";
import type { DimensionKey } from "#app/domain/questionnaire/definition.ts";
import {
  type EditableParts,
  type FieldPrefix,
  fieldName,
  type RoundSettings,
} from "#app/domain/round/round-settings.ts";
import { DEFAULT_THRESHOLD, LEAST_THRESHOLD } from "#app/domain/scoring/disclosure.ts";
import { type FormInput, readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { momentField } from "./moment-field.ts";

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .trim()
    .refine((text) => /^\d{1,6}$/.test(text), { error: "notANumber", abort: true })
    .transform(Number)
    .refine((number) => number >= min && number <= max, "numberOutOfRange");

const facts = z.object({
  title: z.string().trim().min(1).max(120),
  contact: z.string().trim().min(1).max(300),
  diaryNumber: z
    .string()
    .trim()
    .max(60)
    .transform((text) => (text === "" ? null : text)),
});

const times = z.object({ opensAt: momentField, closesAt: momentField, graceMinutes: wholeNumber(0, 1440) });

const departments = z.object({
  year: wholeNumber(2000, 2100),
  departments: z.array(z.string().transform((id) => id as DepartmentId)), // looked up before it is used
});

const basis = z
  .object({
    questionnaire: z.string().transform((hash) => hash as ContentHash), // looked up before it is used
    disclosure: z.enum(["in-office", "confidential"]),
    threshold: z.string().trim().default(""),
    answering: z.enum(["individual", "joint"]),
  })
  .transform(({ disclosure, threshold, ...rest }, context) => {
    if (disclosure === "in-office") return { ...rest, disclosure: { kind: disclosure } };
    const least = /^\d{1,3}$/.test(threshold) ? Number(threshold) : 0;
    if (least >= LEAST_THRESHOLD)
      return { ...rest, disclosure: { kind: disclosure, threshold: least } } as const;
    context.addIssue({ code: "custom", path: ["threshold"], message: "thresholdTooSmall" });
    return z.NEVER;
  });

/**
 * What the form of a round sent: its editable parts as typed, the others as they are.
 *
 * @param before what the form was filled in with
 */
export function readRoundForm(
  form: FormData,
  before: RoundSettings,
  parts: EditableParts,
): FormInput<RoundSettings> {
  const errors: Record<string, string> = {};
  const read = <Values>(isEditable: boolean, input: () => FormInput<Values>): Values | null => {
    if (!isEditable) return null;
    const found = input();
    if (found.ok) return found.values;
    Object.assign(errors, found.refused.errors);
    return null;
  };
  const ofFacts = read(parts.facts, () => readForm(form, facts));
  const ofBasis = read(parts.basis, () => readForm(form, basis));
  const ofTimes = read(parts.times, () => readForm(form, times));
  const ofDepartments = read(parts.departments, () => readForm(form, departments, ["departments"]));
  const field = keyedFields(form, errors);
  const targets = parts.facts ? { targets: field("target", levelOf) } : {};
  const invited = field("invited", populationOf);
  const opens = field("opens", instantOfLocal);
  const closes = field("closes", instantOfLocal);
  const chosen = ofDepartments?.departments ?? before.departments.map(({ departmentId }) => departmentId);
  if (Object.keys(errors).length > 0) return { ok: false, refused: refuseForm(form, errors) };
  return {
    ok: true,
    values: {
      ...before,
      ...ofFacts,
      ...targets,
      ...withoutHash(ofBasis),
      ...ofTimes,
      year: ofDepartments?.year ?? before.year,
      departments: [...new Set(chosen)].map((departmentId) => {
        const was = before.departments.find((department) => department.departmentId === departmentId);
        return {
          departmentId,
          invited: (parts.facts ? invited[departmentId] : was?.invited) ?? null,
          opensAt: (parts.times ? opens[departmentId] : was?.opensAt) ?? null,
          closesAt: (parts.times ? closes[departmentId] : was?.closesAt) ?? null,
        };
      }),
    },
  };
}

function withoutHash(read: z.output<typeof basis> | null) {
  if (read === null) return null;
  const { questionnaire, ...rest } = read;
  return { ...rest, questionnaireHash: questionnaire };
}

/** Reads the fields that there is one of for each dimension or department; an empty one says nothing. */
function keyedFields(form: FormData, errors: Record<string, string>) {
  return <Value>(prefix: FieldPrefix, read: (text: string) => Value | null): Record<string, Value> => {
    const values: Record<string, Value> = {};
    for (const [name, sent] of form) {
      if (!name.startsWith(`${prefix}:`) || typeof sent !== "string" || sent.trim() === "") continue;
      const value = read(sent.trim());
      if (value === null)
        errors[name] = prefix === "opens" || prefix === "closes" ? "notATime" : "notANumber";
      else values[name.slice(prefix.length + 1)] = value;
    }
    return values;
  };
}

/** A level, with a decimal where one is typed: `3`, `3,5`. */
function levelOf(text: string): number | null {
  return /^\d{1,2}([.,]\d)?$/.test(text) ? Number(text.replace(",", ".")) : null;
}

/** How many are asked in a department. */
function populationOf(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

/** What a round's settings look like in the form; fields of several choices have one a line. */
export function typedOf(settings: RoundSettings): Readonly<Record<string, string>> {
  const { disclosure } = settings;
  const typed: Record<string, string> = {
    title: settings.title,
    year: String(settings.year),
    questionnaire: settings.questionnaireHash,
    disclosure: disclosure.kind,
    threshold: String(disclosure.kind === "confidential" ? disclosure.threshold : DEFAULT_THRESHOLD),
    answering: settings.answering,
    opensAt: localOf(settings.opensAt),
    closesAt: localOf(settings.closesAt),
    graceMinutes: String(settings.graceMinutes),
    contact: settings.contact,
    diaryNumber: settings.diaryNumber ?? "",
    departments: settings.departments.map(({ departmentId }) => departmentId).join("\n"),
  };
  for (const [key, level] of Object.entries<number>(settings.targets)) {
    typed[fieldName("target", key as DimensionKey)] = String(level); // the key of a dimension
  }
  for (const { departmentId, invited, opensAt, closesAt } of settings.departments) {
    if (invited !== null) typed[fieldName("invited", departmentId)] = String(invited);
    if (opensAt !== null) typed[fieldName("opens", departmentId)] = localOf(opensAt);
    if (closesAt !== null) typed[fieldName("closes", departmentId)] = localOf(closesAt);
  }
  return typed;
}
