import { z } from "zod";
import type { InvitationId } from "#app/domain/id.ts";
import type { RespondentRole } from "#app/domain/questionnaire/definition.ts";
import type { Round } from "#app/domain/round/round.ts";
import { type Invited, longest, type Office, respondentRoles } from "./invited.ts";
import { type InvitingDepartment, matchDepartment } from "./match-department.ts";
import { plainText, type WrittenRow } from "./sheet.ts";

/** Why a row is not taken; the keys of the texts that say so. */
export type RowRefusal =
  | "email-wrong"
  | "title-missing"
  | "too-long"
  | "role-missing"
  | "role-unknown"
  | "department-missing"
  | "department-unknown"
  | "department-several"
  | "twice"
  | "revoked"
  | "answered";

/** What will be done with a row, and why. */
export type PlannedRow = { readonly row: WrittenRow } & (
  | { readonly kind: "add"; readonly office: Office }
  | {
      readonly kind: "change";
      readonly id: InvitationId;
      readonly before: Pick<Office, "title" | "role">;
      readonly office: Office;
    }
  | { readonly kind: "same" }
  | { readonly kind: "refuse"; readonly why: RowRefusal }
);

/** What roles may be called, in either language; the chief of a department is its management. */
const roleNames: Readonly<Record<RespondentRole, readonly string[]>> = {
  management: ["chef", "ledning", "manager", "management"],
  specialist: ["specialist"],
  staff: ["medarbetare", "member of staff", "staff"],
};

/** The round that rows are to be added to. */
export type InvitingRound = Pick<Round, "answering"> & {
  readonly departments: readonly InvitingDepartment[];
  readonly invited: readonly Invited[];
};

/**
 * What becomes of each row, without doing anything. Somebody is known by the address, or without one by the title, in
 * the department: so one may stand in several departments.
 */
export function planRows(rows: readonly WrittenRow[], round: InvitingRound): readonly PlannedRow[] {
  const known = new Map(round.invited.map((one) => [keyOf(one), one]));
  const seen = new Set<string>();
  return rows.map((row): PlannedRow => {
    const read = readRow(row, round.departments);
    if (typeof read === "string") return { row, kind: "refuse", why: read };
    const key = keyOf(read);
    if (seen.has(key)) return { row, kind: "refuse", why: "twice" };
    seen.add(key);
    const before = known.get(key);
    if (before === undefined) return { row, kind: "add", office: read };
    return { row, ...changeOf(before, read, round) };
  });
}

function changeOf(before: Invited, office: Office, { answering }: InvitingRound) {
  if (before.revokedAt !== null) return { kind: "refuse", why: "revoked" } as const;
  if (before.title === office.title && before.role === office.role) return { kind: "same" } as const;
  if (before.role !== office.role && !canChangeRole(before, answering)) {
    return { kind: "refuse", why: "answered" } as const;
  }
  const { id, title, role } = before;
  // The address stays as it is kept: the two differ by case at most.
  return { kind: "change", id, before: { title, role }, office: { ...office, email: before.email } } as const;
}

/** What was sent was asked and counted by its role; a department's joint answer is given in no one's own. */
export function canChangeRole(
  { submitted }: Pick<Invited, "submitted">,
  answering: Round["answering"],
): boolean {
  return answering === "joint" || !submitted;
}

/** By what somebody is known among the invited of a round. */
export function keyOf({
  departmentId,
  email,
  title,
}: Pick<Office, "departmentId" | "email" | "title">): string {
  return email === null
    ? `${departmentId} title ${plainText(title)}`
    : `${departmentId} email ${plainText(email)}`;
}

/** An office's address as it is kept, or "" where there is none. */
export const emailSchema = z.union([z.literal(""), z.email().max(longest.email)]);

function readRow(row: WrittenRow, departments: readonly InvitingDepartment[]): Office | RowRefusal {
  if (row.title === "") return "title-missing";
  if (row.title.length > longest.title || row.email.length > longest.email) return "too-long";
  if (!emailSchema.safeParse(row.email).success) return "email-wrong";
  if (row.role === "") return "role-missing";
  const role = respondentRoles.find((one) => roleNames[one].includes(plainText(row.role)));
  if (role === undefined) return "role-unknown";
  const department = matchDepartment(row.department, departments);
  if (department.kind !== "found") return `department-${department.kind}`;
  return { title: row.title, email: row.email === "" ? null : row.email, role, departmentId: department.id };
}

/** How many rows there are of each kind. */
export function countPlan(plan: readonly PlannedRow[]): Readonly<Record<PlannedRow["kind"], number>> {
  const counts = { add: 0, change: 0, same: 0, refuse: 0 };
  for (const { kind } of plan) counts[kind] += 1;
  return counts;
}
