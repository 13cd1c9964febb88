import type { Instant, ResponseId } from "#app/domain/id.ts";
import type { KeptAnswers } from "#app/domain/response/merge.ts";
import type { Reader } from "../client.ts";
import { fromJson } from "../json.ts";
import type { AuditLog, Responses } from "../schema.ts";
import type { TallyPlace } from "./tallies.ts";

/** A response as the archive has it. */
export type ArchivedResponse = Pick<KeptAnswers, "answers"> & {
  readonly id: ResponseId;
  readonly role: Responses["role"];
  readonly submittedAt: Instant | null;
  /** The office that it was given in; null where nothing links it to an invitation. */
  readonly title: string | null;
};

/** What was sent from a department and counts, or was replaced by it later; some at a time, in the order of the log. */
export async function archivedResponses(
  db: Reader,
  place: TallyPlace,
  status: "submitted" | "superseded",
  after: ResponseId | null,
  atMost: number,
): Promise<readonly ArchivedResponse[]> {
  const ofDepartment = db
    .selectFrom("responses")
    .leftJoin("invitations", (join) =>
      join
        .onRef("invitations.organizationId", "=", "responses.organizationId")
        .onRef("invitations.id", "=", "responses.invitationId"),
    )
    .where("responses.organizationId", "=", place.organizationId)
    .where("responses.roundId", "=", place.roundId)
    .where("responses.departmentId", "=", place.departmentId)
    .where("responses.status", "=", status);
  const rows = await (after === null ? ofDepartment : ofDepartment.where("responses.id", ">", after))
    .orderBy("responses.id")
    .limit(atMost)
    .select([
      "responses.id",
      "responses.role",
      "responses.answers",
      "responses.submittedAt",
      "invitations.title",
    ])
    .execute();
  return rows.map(({ answers, ...row }) => ({ ...row, answers: fromJson(answers) }));
}

/** What the log tells of a round: events about it, and those that name it; some at a time, in the order of the log. */
export async function auditRowsOfRound(
  db: Reader,
  { organizationId, roundId }: Pick<TallyPlace, "organizationId" | "roundId">,
  after: number,
  atMost: number,
): Promise<readonly Omit<AuditLog, "organizationId" | "id">[]> {
  return db
    .selectFrom("auditLog")
    .where("organizationId", "=", organizationId)
    .where((eb) => eb.or([eb("subject", "=", roundId), eb("details", "like", `%"round":"${roundId}"%`)]))
    .where("position", ">", after)
    .orderBy("position")
    .limit(atMost)
    .select(["position", "at", "actor", "event", "subject", "details"])
    .execute();
}
