import type { Instant } from "#app/domain/id.ts";
import type { Round } from "#app/domain/round/round.ts";
import type { Reader } from "../client.ts";
import { prepare } from "../prepared.ts";
import type { Rounds } from "../schema.ts";
import {
  type AnsweringSession,
  type Invitation,
  invitationColumns,
  type LinkColumns,
  linkOf,
  toInvitation,
} from "./invitations.ts";
import { toDisclosure } from "./rounds.ts";

/** A browser's session with all that taking answers asks of its invitation and round: one row, read for each save. */
export type AnsweringRow = {
  readonly session: AnsweringSession;
  readonly invitation: Invitation;
  /** Its schedule holds the times of the invitation's department alone. */
  readonly round: Pick<
    Round,
    "id" | "disclosure" | "answering" | "questionnaireHash" | "schedule" | "contact"
  >;
};

/** What is behind a handle, in whichever organization: its secret is the right to it. */
export async function answeringByHandle(db: Reader, handle: string): Promise<AnsweringRow | null> {
  const { rows } = await selectByHandle(db, { handle });
  const [row] = rows;
  return row ? toAnswering(row) : null;
}

const selectByHandle = prepare(["handle"], (db, { handle }: { readonly handle: string }) =>
  db
    .selectFrom("answeringSessions")
    .innerJoin("invitations", (join) =>
      join
        .onRef("invitations.organizationId", "=", "answeringSessions.organizationId")
        .onRef("invitations.id", "=", "answeringSessions.invitationId"),
    )
    .innerJoin("rounds", (join) =>
      join
        .onRef("rounds.organizationId", "=", "invitations.organizationId")
        .onRef("rounds.id", "=", "invitations.roundId"),
    )
    .innerJoin("roundDepartments", (join) =>
      join
        .onRef("roundDepartments.organizationId", "=", "invitations.organizationId")
        .onRef("roundDepartments.roundId", "=", "invitations.roundId")
        .onRef("roundDepartments.departmentId", "=", "invitations.departmentId"),
    )
    .leftJoin("invitationTokens", (join) =>
      join
        .onRef("invitationTokens.organizationId", "=", "answeringSessions.organizationId")
        .onRef("invitationTokens.tokenHash", "=", "answeringSessions.tokenHash"),
    )
    .where("answeringSessions.handle", "=", handle)
    .select(invitationColumns)
    .select([
      "answeringSessions.secretHash",
      "answeringSessions.expiresAt",
      "invitationTokens.tokenHash",
      "invitationTokens.revokedAt as linkRevokedAt",
      "invitationTokens.handedOn",
      "rounds.questionnaireHash",
      "rounds.disclosure",
      "rounds.threshold",
      "rounds.answering",
      "rounds.releasedAt",
      "rounds.opensAt",
      "rounds.closesAt",
      "rounds.graceMinutes",
      "rounds.factCheckAt",
      "rounds.publishedAt",
      "rounds.contact",
      "roundDepartments.opensAt as ownOpensAt",
      "roundDepartments.closesAt as ownClosesAt",
    ]),
);

type Row = Parameters<typeof toInvitation>[0] &
  Pick<AnsweringSession, "secretHash" | "expiresAt"> &
  LinkColumns &
  Pick<
    Rounds,
    | "questionnaireHash"
    | "disclosure"
    | "threshold"
    | "answering"
    | "releasedAt"
    | "opensAt"
    | "closesAt"
    | "graceMinutes"
    | "factCheckAt"
    | "publishedAt"
    | "contact"
  > & { readonly ownOpensAt: Instant | null; readonly ownClosesAt: Instant | null };

function toAnswering(row: Row): AnsweringRow {
  const { organizationId, id, roundId, departmentId, role, title, begun, submitted, revokedAt } = row;
  const { createdAt, trialBy } = row;
  const { releasedAt, opensAt, closesAt, graceMinutes, factCheckAt, publishedAt } = row;
  return {
    session: {
      organizationId,
      invitationId: id,
      secretHash: row.secretHash,
      expiresAt: row.expiresAt,
      link: linkOf(row),
    },
    invitation: toInvitation({
      organizationId,
      id,
      roundId,
      departmentId,
      role,
      title,
      begun,
      submitted,
      revokedAt,
      createdAt,
      trialBy,
    }),
    round: {
      id: roundId,
      disclosure: toDisclosure(row),
      answering: row.answering,
      questionnaireHash: row.questionnaireHash,
      contact: row.contact,
      schedule: {
        releasedAt,
        opensAt,
        closesAt,
        graceMinutes,
        factCheckAt,
        publishedAt,
        departments: [{ departmentId, opensAt: row.ownOpensAt, closesAt: row.ownClosesAt }],
      },
    },
  };
}
