import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { successorsAmong } from "#app/domain/organization/succession.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { departmentsOf, successionsOf } from "#db/queries/departments.ts";
import { peopleOf } from "#db/queries/invitations.ts";
import { roundBySlug } from "#db/queries/rounds.ts";
import { carriedOver } from "./copied-round.ts";
import { requireRound } from "./round-frame.server.ts";

/** What came along from the round that this one was copied from, and what did not. */
export type CopyReport = {
  readonly title: string;
  /** How many are invited here. */
  readonly invited: number;
  readonly departments: number;
  /** How many of the earlier round's invited stayed behind, by what their department was called. */
  readonly left: readonly { readonly department: LocalizedText; readonly people: number }[];
  /** Departments of the earlier round that nothing in this one came of. */
  readonly gone: readonly LocalizedText[];
};

/**
 * Looks once more at what a copy took along; null where the round that it is said to be of is not there.
 *
 * @throws Problem `not-found` where the copy is not
 */
export async function copyReport(
  { database }: Environment,
  scope: Scope,
  slug: string,
  from: string,
): Promise<CopyReport | null> {
  const db = database.read;
  const { organizationId } = scope;
  const [round, source] = await Promise.all([
    requireRound(db, scope, slug),
    roundBySlug(db, organizationId, from),
  ]);
  if (source === null) return null;
  const [departments, successions, people, invited] = await Promise.all([
    departmentsOf(db, organizationId),
    successionsOf(db, organizationId),
    peopleOf(db, organizationId, source.id),
    peopleOf(db, organizationId, round.id),
  ]);
  const into = round.departments.map(({ departmentId }) => departmentId);
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const { left } = carriedOver(people, into, successions);
  return {
    title: source.title,
    invited: invited.length,
    departments: into.length,
    left: [...left].flatMap(([id, count]) => {
      const department = names.get(id);
      return department && invited.length > 0 ? [{ department, people: count }] : [];
    }),
    gone: source.departments.flatMap(({ departmentId }) =>
      successorsAmong(departmentId, into, successions).length === 0 ? (names.get(departmentId) ?? []) : [],
    ),
  };
}
