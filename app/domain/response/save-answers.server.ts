import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { type Day, type Instant, instant, type ResponseId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { checkAnswers, type RefusedAnswer } from "#app/domain/questionnaire/answers.ts";
import type { AnswerValue, QuestionName, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { Writer } from "#db/client.ts";
import { engineOf } from "#db/engine.ts";
import { lockGroup } from "#db/queries/confidential-group.ts";
import { lockOwner, markInvitations } from "#db/queries/invitations.ts";
import { insertResponse, type KeptResponse, updateAnswers } from "#db/queries/responses.ts";
import { deleteSavesBefore, insertSave, type SavesPlace, savedAnswers } from "#db/queries/saves.ts";
import { type Answerer, answersSoFar, findAnswerer } from "./answering.server.ts";
import { type AnsweringKey, sessionDays } from "./invitation.server.ts";
import { type AnswerChange, following, type KeptAnswers, mergeAnswers } from "./merge.ts";
import { occasionFor } from "./occasion.ts";
import { requireAnswerable, roleOf } from "./respondent.server.ts";
import { ownerOf, savesPlaceOf } from "./response-owner.ts";
import type { SavedAnswers, WantedChange, WantedSave } from "./saved-answers.ts";
import { sentByCode } from "./sent-by-code.server.ts";

/**
 * Keeps what a browser changed. What the questionnaire cannot have is refused by name, and what another browser has
 * changed since is reported, though not what this one did in a save that the change follows; everything else is kept
 * when this returns, and stays kept. The same save again, at the same time, later or after the answers were sent, gives
 * the same result and changes nothing. The first answer ever kept makes the draft, and lets the invitation count as
 * begun.
 *
 * @throws Problem `answering-session-gone`, `link-revoked`, `round-not-open-yet`, `round-closed`; `already-submitted`
 *   where what was sent cannot be replaced without its code; `busy`, `storage-full`, `storage-failed`. Then nothing of it is kept.
 */
export async function saveAnswers(
  environment: Environment,
  key: AnsweringKey,
  { save, changes: wanted }: WantedSave,
): Promise<SavedAnswers> {
  const now = environment.now();
  return environment.database.transact(async (writer) => {
    const { answerer, sent } = await lockedAnswerer(writer, environment, key, now);
    const place = savesPlaceOf(ownerOf(answerer), sent?.receiptHash ?? null);
    const savedBefore = await savedAnswers(writer, place, save);
    if (savedBefore) return savedBefore;
    requireAnswerable(answerer, sent !== null);

    const before = await answersSoFar(writer, answerer, sent);
    const { changes, refused } = checkChanges(
      answerer.questionnaire.questionnaire,
      wanted,
      before.kept.answers,
    );
    const informed = await followingOwn(writer, place, before.kept.answers, changes, wanted);
    const { kept, applied, conflicts } = mergeAnswers(before.kept, informed);
    if (kept !== before.kept) {
      if (before.draftId !== null) await updateAnswers(writer, place.organizationId, before.draftId, kept);
      else if (sent !== null) await insertChange(writer, environment, sent, kept);
      else await insertDraft(writer, environment, answerer, kept, now);
      if (!answerer.invitation.begun) await begin(writer, environment, answerer);
    }
    const saved: SavedAnswers = {
      save,
      revision: kept.revision,
      applied: [...applied].map(([question, revision]) => ({ question, revision })),
      conflicts,
      refused,
    };
    await insertSave(writer, place, saved, dayOf(now));
    return saved;
  });
}

/** Whom a save is for, and what the code led to, as they are once nobody else writes there. */
async function lockedAnswerer(
  writer: Writer,
  environment: Environment,
  key: AnsweringKey,
  now: Instant,
): Promise<{ readonly answerer: Answerer; readonly sent: KeptResponse | null }> {
  const find = () => findAnswerer(writer, key, now);
  const found = await find();
  const before = await sentByCode(environment, writer, found, key.code);
  if (before === null) return { answerer: await lockResponse(writer, found, find), sent: null };
  // What is changed by a code must not meet the invitation in one transaction (see decision 023): it has its own lock.
  await lockGroup(writer, found.invitation);
  const answerer = await find();
  const sent = await sentByCode(environment, writer, answerer, key.code);
  if (sent === null) throw new Problem("busy"); // taken back while we waited: the next try finds what holds now
  return { answerer, sent };
}

/**
 * Makes whoever else writes into the same response wait, and finds again what may have changed while we waited for
 * them. SQLite has one writer at a time: there what was found holds.
 */
export async function lockResponse<Answering extends Pick<Answerer, "invitation" | "round">>(
  writer: Writer,
  found: Answering,
  findAgain: () => Promise<Answering>,
): Promise<Answering> {
  if (engineOf(writer) === "sqlite") return found;
  await lockOwner(writer, ownerOf(found), found.invitation.id);
  return findAgain();
}

/** Changes that would meet a newer answer, each on top of what the saves that it follows made of its question. */
async function followingOwn(
  writer: Writer,
  place: SavesPlace,
  kept: KeptAnswers["answers"],
  changes: readonly AnswerChange[],
  wanted: readonly WantedChange[],
): Promise<readonly AnswerChange[]> {
  const follows = new Map(wanted.map(({ question, follows }) => [question, follows ?? []]));
  const late = changes.filter(({ question, basedOn }) => (kept[question]?.revision ?? 0) > basedOn);
  const saves = new Set(late.flatMap(({ question }) => follows.get(question) ?? []));
  const known = new Map<string, SavedAnswers | null>();
  for (const save of saves) known.set(save, await savedAnswers(writer, place, save));
  return changes.map((change) =>
    following(
      change,
      (follows.get(change.question) ?? []).flatMap((save) => known.get(save) ?? []),
    ),
  );
}

function checkChanges(
  questionnaire: Questionnaire,
  wanted: readonly WantedChange[],
  before: KeptAnswers["answers"],
): { readonly changes: readonly AnswerChange[]; readonly refused: readonly RefusedAnswer[] } {
  // Of a question changed twice, the last counts.
  const latest = new Map(wanted.map((change) => [change.question, change]));
  const { accepted, refused } = checkAnswers(
    questionnaire,
    Object.fromEntries([...latest].map(([name, { value }]) => [name, value])),
  );
  const changes = [...latest.values()].flatMap(({ question, basedOn }): readonly AnswerChange[] => {
    const name = question as QuestionName; // whatever is no question's name, or a note's key, has been refused
    const value = Object.hasOwn(accepted, name) ? (accepted[name] ?? null) : null;
    const refusals = refused.filter((one) => one.question === question);
    if (refusals.length === 0) return [{ question: name, value, basedOn }];
    // A refused answer empties nothing: what was kept before stays, in a matrix row by row.
    const whole = withRows(value, before[name]?.value ?? null, refusals);
    return value === null ? [] : [{ question: name, value: whole, basedOn }];
  });
  return { changes, refused };
}

/** A matrix's answer with its refused rows as they were before. */
function withRows(
  value: AnswerValue | null,
  before: AnswerValue | null,
  refused: readonly RefusedAnswer[],
): AnswerValue | null {
  if (!isRows(value) || !isRows(before)) return value;
  const rows = new Set(refused.map(({ row }) => row));
  return { ...Object.fromEntries(Object.entries(before).filter(([row]) => rows.has(row))), ...value };
}

function isRows(value: AnswerValue | null): value is Extract<AnswerValue, Readonly<Record<string, unknown>>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The draft that changes what was sent in a confidential round: the receipt's code leads to it, and nothing else. */
async function insertChange(
  writer: Writer,
  environment: Environment,
  { organizationId, roundId, departmentId, role, receiptHash }: KeptResponse,
  kept: KeptAnswers,
): Promise<void> {
  await insertResponse(writer, {
    organizationId,
    id: environment.newTimelessId<ResponseId>(),
    roundId,
    departmentId,
    invitationId: null,
    role,
    status: "draft",
    startedAt: null,
    submittedAt: null,
    receiptHash,
    ...kept,
  });
}

async function insertDraft(
  writer: Writer,
  environment: Environment,
  answerer: Answerer,
  kept: KeptAnswers,
  now: Instant,
): Promise<void> {
  const owner = ownerOf(answerer);
  await insertResponse(writer, {
    ...owner,
    id: environment.newId<ResponseId>(),
    joint: owner.invitationId === null ? 1 : 0,
    role: roleOf(answerer),
    status: "draft",
    startedAt: now,
    submittedAt: null,
    receiptHash: null,
    ...kept,
  });
  // No browser is left that could repeat a save from before its session.
  await deleteSavesBefore(writer, owner.organizationId, daysBefore(now, sessionDays));
}

async function begin(
  writer: Writer,
  environment: Environment,
  { invitation, round }: Answerer,
): Promise<void> {
  const { organizationId, id, roundId, departmentId } = invitation;
  await markInvitations(writer, ownerOf({ invitation, round }), "begun");
  if (invitation.trialSince !== null) return;
  await record(writer, occasionFor(environment, organizationId, round), {
    name: "invitation.begun",
    subject: id,
    details: { round: roundId, department: departmentId },
  });
}

function daysBefore(time: Instant, days: number): Day {
  return dayOf(instant(new Date(Date.parse(time) - days * 86_400_000)));
}

function dayOf(time: Instant): Day {
  return time.slice(0, 10) as Day; // an instant begins with its day
}
