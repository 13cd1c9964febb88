import type { Scope } from "#app/domain/access/authorize.ts";
import { reaches } from "#app/domain/access/permission.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, RemarkId } from "#app/domain/id.ts";
import type { LocalizedText, QuestionName } from "#app/domain/questionnaire/definition.ts";
import type { Note } from "#app/domain/questionnaire/notes.ts";
import { isSealed } from "#app/domain/round/lifecycle.ts";
import { unlessWritten } from "#db/kept.ts";
import { remarksOn } from "#db/queries/remarks.ts";
import { collectRemarks } from "./collect-remarks.server.ts";
import type { OpenedRound } from "./results-page.ts";
import { nameOf } from "./row-subject.ts";

/** What people wrote beside their answers to a question. */
export type QuestionRemarks =
  /** Before answers can change no more. */
  | { readonly kind: "not-yet" }
  | {
      readonly kind: "remarks";
      readonly remarks: readonly Remark[];
      /** After which one the next page begins; null: these are the last. */
      readonly next: RemarkId | null;
    };

type Remark = {
  readonly id: RemarkId;
  readonly kind: Note;
  readonly text: string;
  /** Null in a round that is shown in groups. */
  readonly department: LocalizedText | null;
};

const remarksAtOnce = 20;

/**
 * What people wrote beside their answers to a question, some at a time, in a random order that stays. In a round that
 * is shown in groups, for the organization as a whole alone (method § 6.6), and only to who may see all of it.
 *
 * @param asked `department`: the key of a group; others than departments ask for all
 * @returns null for a reader who may see none, and where the answers have been destroyed
 */
export async function questionRemarks(
  environment: Environment,
  scope: Scope,
  { results: { round }, names }: Pick<OpenedRound, "results" | "names">,
  question: QuestionName,
  asked: { readonly department?: string | undefined; readonly after?: string | undefined },
): Promise<QuestionRemarks | null> {
  const { organizationId } = scope;
  const reach = scope.reach("results.remarks");
  if (reach.kind === "none" || round.destruction !== null) return null;
  const isInGroups = round.disclosure.kind === "confidential";
  if (isInGroups && reach.kind !== "all") return null;
  if (!isSealed(round.schedule, environment.now())) return { kind: "not-yet" };

  const wanted = round.departments.find(({ departmentId }) => departmentId === asked.department);
  const mayAsk = isInGroups ? undefined : wanted?.departmentId;
  const place = { organizationId, roundId: round.id, question };
  const departments = departmentsAsked(mayAsk, reach);
  const after = (asked.after ?? null) as RemarkId | null; // compared as text: another one only begins elsewhere
  const { database } = environment;
  const found = await unlessWritten(
    database,
    `remarks ${JSON.stringify([place, departments, after])}`,
    async () => {
      await collectRemarks(environment, organizationId, round);
      return remarksOn(database.read, place, departments, after, remarksAtOnce + 1);
    },
  );
  const shown = found.slice(0, remarksAtOnce);
  return {
    kind: "remarks",
    remarks: shown.map(({ id, kind, text, departmentId }) => ({
      id,
      kind,
      text,
      department: departmentId === null ? null : nameOf(names, departmentId),
    })),
    next: found.length > remarksAtOnce ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** The departments whose remarks are looked up; null: all, whatever department they are of. */
function departmentsAsked(
  wanted: DepartmentId | undefined,
  reach: ReturnType<Scope["reach"]>,
): readonly DepartmentId[] | null {
  if (wanted !== undefined) return reaches(reach, wanted) ? [wanted] : [];
  return reach.kind === "departments" ? reach.departments : null;
}
