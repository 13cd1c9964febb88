import { createHash } from "node:crypto";
import { z } from "zod";
import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { InvitationId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Reader, Writer } from "#db/client.ts";
import { insertInvitations } from "#db/queries/invitations.ts";
import { invitedTo, updateOffice } from "#db/queries/invited.ts";
import { lockRound } from "#db/queries/rounds.ts";
import { newInvitation } from "./invite.server.ts";
import { type NamedRound, requireInviting } from "./inviting-round.server.ts";
import { countPlan, type PlannedRow, planRows } from "./plan.ts";
import { fileLimits } from "./read-file.server.ts";
import type { WrittenRow } from "./sheet.ts";

/** What a list would do, for its reader to decide on. */
export type ImportPreview = {
  readonly plan: readonly PlannedRow[];
  readonly counts: ReturnType<typeof countPlan>;
  /** The rows as they travel in the form that carries the plan out. */
  readonly rows: string;
  /** What has been seen: carried out is only what has. */
  readonly seen: string;
};

/**
 * What becomes of each row of a list. Changes nothing.
 *
 * @throws Problem `not-found`, `invited-settled`
 */
export async function previewImport(
  environment: Environment,
  scope: Scope,
  slug: string,
  rows: readonly WrittenRow[],
): Promise<ImportPreview> {
  const db = environment.database.read;
  return preview(db, scope, await requireInviting(db, environment, scope, slug), rows);
}

async function preview(
  db: Reader,
  { organizationId }: Scope,
  { round, departments }: NamedRound,
  rows: readonly WrittenRow[],
): Promise<ImportPreview> {
  const invited = await invitedTo(db, { organizationId, roundId: round.id });
  const plan = planRows(rows, { answering: round.answering, departments, invited });
  return { plan, counts: countPlan(plan), rows: JSON.stringify(rows.map(asCells)), seen: digestOf(plan) };
}

/** What came of carrying a list out: done as it was seen, or what it would do now, since something has changed. */
export type ImportOutcome =
  | { readonly kind: "done"; readonly added: number; readonly changed: number }
  | { readonly kind: "changed-meanwhile"; readonly preview: ImportPreview };

/**
 * Carries out what a preview showed, all of it or nothing.
 *
 * @param rows those of the preview
 * @param seen that of the preview
 * @throws Problem `not-found`, `invited-settled`; `bad-request` where the rows are none of a preview's
 */
export async function carryOutImport(
  environment: Environment,
  scope: Scope,
  slug: string,
  rows: string,
  seen: string,
): Promise<ImportOutcome> {
  const written = rowsFrom(rows);
  return environment.database.transact(async (writer) => {
    const found = await requireInviting(writer, environment, scope, slug);
    await lockRound(writer, scope.organizationId, found.round.id);
    const now = await preview(writer, scope, found, written);
    if (now.seen !== seen) return { kind: "changed-meanwhile", preview: now };
    return carryOut(writer, environment, scope, found, now.plan);
  });
}

async function carryOut(
  writer: Writer,
  environment: Environment,
  scope: Scope,
  { round }: NamedRound,
  plan: readonly PlannedRow[],
): Promise<ImportOutcome> {
  const { organizationId } = scope;
  const added = [];
  const changed: InvitationId[] = [];
  for (const row of plan) {
    if (row.kind === "add") added.push(await newInvitation(writer, environment, scope, round, row.office));
    if (row.kind !== "change") continue;
    await updateOffice(writer, { organizationId, id: row.id }, row.office);
    changed.push(row.id);
  }
  await insertInvitations(writer, added);
  if (added.length + changed.length > 0) {
    await record(writer, occasionBy(environment, scope.organizationId, scope.actor.id), {
      name: "invitations.imported",
      subject: round.id,
      details: { added: added.map(({ id }) => id), changed },
    });
  }
  return { kind: "done", added: added.length, changed: changed.length };
}

type Cells = readonly [line: number, email: string, title: string, role: string, department: string];

function asCells({ line, email, title, role, department }: WrittenRow): Cells {
  return [line, email, title, role, department];
}

const cellsSchema = z
  .array(z.tuple([z.int(), z.string(), z.string(), z.string(), z.string()]))
  .max(fileLimits.rows + 1);

function rowsFrom(text: string): readonly WrittenRow[] {
  const input = cellsSchema.safeParse(jsonFrom(text));
  if (!input.success) throw new Problem("bad-request");
  return input.data.map(([line, email, title, role, department]) => ({
    line,
    email,
    title,
    role,
    department,
  }));
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function digestOf(plan: readonly PlannedRow[]): string {
  return createHash("sha256").update(JSON.stringify(plan)).digest("hex");
}
