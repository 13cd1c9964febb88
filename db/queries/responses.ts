import type {
  DepartmentId,
  Instant,
  InvitationId,
  OrganizationId,
  ResponseId,
  RoundId,
} from "#app/domain/id.ts";
import type { KeptAnswers } from "#app/domain/response/merge.ts";
import type { ResponseOwner } from "#app/domain/response/response-owner.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson, toJson } from "../json.ts";
import { prepare } from "../prepared.ts";
import type { ResponseScores, Responses } from "../schema.ts";

/** A response as it is kept: a draft, or sent. */
export type KeptResponse = KeptAnswers & {
  readonly organizationId: OrganizationId;
  readonly id: ResponseId;
  readonly roundId: RoundId;
  readonly departmentId: DepartmentId;
  readonly role: Responses["role"];
  readonly status: Responses["status"];
  readonly submittedAt: Instant | null;
  readonly receiptHash: string | null;
};

/** Where a receipt's code is the only one of its kind. */
type ReceiptPlace = { readonly organizationId: OrganizationId; readonly roundId: RoundId };

const columns = [
  "organizationId",
  "id",
  "roundId",
  "departmentId",
  "role",
  "status",
  "answers",
  "revision",
  "submittedAt",
  "receiptHash",
] as const;

/** The draft that somebody has, and what they sent last, in a trial too; there is at most one of each. */
export async function responsesOf(
  db: Reader,
  { invitationId, ...department }: ResponseOwner,
): Promise<{ readonly draft: KeptResponse | null; readonly submitted: KeptResponse | null }> {
  const { organizationId } = department;
  const { rows } = await (invitationId === null
    ? selectOfDepartment(db, department)
    : selectOfInvitation(db, { organizationId, invitationId }));
  const withStatus = (wanted: KeptResponse["status"]) => {
    const row = rows.find(({ status }) => status === wanted);
    return row ? toResponse(row) : null;
  };
  return { draft: withStatus("draft"), submitted: withStatus("submitted") ?? withStatus("trial") };
}

type OfInvitation = { readonly organizationId: OrganizationId; readonly invitationId: InvitationId };

const selectOfInvitation = prepare(
  ["organizationId", "invitationId"],
  (db, { organizationId, invitationId }: OfInvitation) =>
    db
      .selectFrom("responses")
      .where("organizationId", "=", organizationId)
      .where("invitationId", "=", invitationId)
      .where("status", "in", ["draft", "submitted", "trial"])
      .select(columns),
);

const selectOfDepartment = prepare(
  ["organizationId", "roundId", "departmentId"],
  (db, { organizationId, roundId, departmentId }: Omit<ResponseOwner, "invitationId">) =>
    db
      .selectFrom("responses")
      .where("organizationId", "=", organizationId)
      .where("roundId", "=", roundId)
      .where("departmentId", "=", departmentId)
      .where("joint", "=", 1)
      .where("status", "in", ["draft", "submitted"])
      .select(columns),
);

/** What was sent with a receipt, also where it has been superseded since. */
export async function responseByReceipt(
  db: Reader,
  place: ReceiptPlace,
  receiptHash: string,
): Promise<KeptResponse | null> {
  const row = await withReceipt(db, place, receiptHash).where("status", "<>", "draft").executeTakeFirst();
  return row ? toResponse(row) : null;
}

/** What was sent and counts, from a department; some at a time, since a round may have very many. */
export async function submittedResponses(
  db: Reader,
  place: {
    readonly organizationId: OrganizationId;
    readonly roundId: RoundId;
    readonly departmentId: DepartmentId;
  },
  after: ResponseId | null,
  atMost: number,
): Promise<readonly Pick<KeptResponse, "id" | "role" | "answers">[]> {
  const ofDepartment = db
    .selectFrom("responses")
    .where("organizationId", "=", place.organizationId)
    .where("roundId", "=", place.roundId)
    .where("departmentId", "=", place.departmentId)
    .where("status", "=", "submitted");
  const rows = await (after === null ? ofDepartment : ofDepartment.where("id", ">", after))
    .orderBy("id")
    .limit(atMost)
    .select(["id", "role", "answers"])
    .execute();
  return rows.map(({ answers, ...row }) => ({ ...row, answers: fromJson(answers) }));
}

/** The draft that is to change what was sent with a receipt, where nothing else leads from one to the other. */
export async function draftByReceipt(
  db: Reader,
  place: ReceiptPlace,
  receiptHash: string,
): Promise<KeptResponse | null> {
  const row = await withReceipt(db, place, receiptHash).where("status", "=", "draft").executeTakeFirst();
  return row ? toResponse(row) : null;
}

function withReceipt(db: Reader, { organizationId, roundId }: ReceiptPlace, receiptHash: string) {
  return db
    .selectFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("receiptHash", "=", receiptHash)
    .select(columns);
}

/**
 * Keeps a response: one invitation's, unless `joint` is 1.
 *
 * @throws a unique violation where its owner has a response of that status already
 */
export async function insertResponse(
  db: Writer,
  {
    answers,
    joint = 0,
    ...response
  }: Omit<Responses, "answers" | "joint"> & Partial<Pick<Responses, "joint">> & Pick<KeptAnswers, "answers">,
): Promise<void> {
  await db
    .insertInto("responses")
    .values({ ...response, joint, answers: toJson(answers) })
    .execute();
}

/** Keeps a draft's answers as they are after a save. */
export async function updateAnswers(
  db: Writer,
  organizationId: OrganizationId,
  id: ResponseId,
  { answers, revision }: KeptAnswers,
): Promise<void> {
  await update(db, { organizationId, id, answers: toJson(answers), revision });
}

const update = prepare(
  ["organizationId", "id", "answers", "revision"],
  (
    db,
    { organizationId, id, ...answers }: Pick<Responses, "organizationId" | "id" | "answers" | "revision">,
  ) =>
    db
      .updateTable("responses")
      .where("organizationId", "=", organizationId)
      .where("id", "=", id)
      .set(answers),
);

/** Lets a response count, or count no longer. */
export async function updateResponse(
  db: Writer,
  organizationId: OrganizationId,
  id: ResponseId,
  changes: Partial<Pick<Responses, "status" | "submittedAt" | "receiptHash">>,
): Promise<void> {
  await db
    .updateTable("responses")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .set(changes)
    .execute();
}

/**
 * Removes a response: a draft that is handed on without its answers, and of a confidential round a draft that has been
 * sent, or what has been taken back.
 */
export async function deleteResponse(
  db: Writer,
  organizationId: OrganizationId,
  id: ResponseId,
): Promise<void> {
  await db
    .deleteFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .where("status", "<>", "superseded")
    .execute();
}

export async function insertResponseScores(db: Writer, scores: readonly ResponseScores[]): Promise<void> {
  if (scores.length > 0) await db.insertInto("responseScores").values(scores).execute();
}

/** Takes a superseded response's scores away: what is kept there counts. */
export async function deleteResponseScores(
  db: Writer,
  { organizationId, roundId, id }: Pick<KeptResponse, "organizationId" | "roundId" | "id">,
): Promise<void> {
  await db
    .deleteFrom("responseScores")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("responseId", "=", id)
    .execute();
}

type Row = Pick<Responses, (typeof columns)[number]>;

function toResponse({ answers, ...row }: Row): KeptResponse {
  return { ...row, answers: fromJson(answers) };
}
