import type { Scope } from "#app/domain/access/authorize.ts";
import type { AuditEvent } from "#app/domain/auditlog/event.ts";
import { type LogEntry, logEntry } from "#app/domain/auditlog/log-entry.ts";
import { logNames } from "#app/domain/auditlog/log-names.server.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Locale } from "#app/domain/questionnaire/definition.ts";
import { isNoteKey } from "#app/domain/questionnaire/notes.ts";
import type { SheetEntry } from "#app/domain/response/answer-sheet.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import type { Reader } from "#db/client.ts";
import { rowsThatMayHold } from "#db/queries/free-text.ts";
import { accountsByEmail } from "#db/queries/person-accounts.ts";
import {
  accountInvitationsTo,
  actionChangesBy,
  auditRowsAbout,
  factChecksBy,
  invitationsByEmail,
  mailsTo,
  responsesOfInvitations,
} from "#db/queries/person-records.ts";
import { answersInWords } from "./answers-in-words.server.ts";
import { type Mention, mentionsIn, phrasesOf } from "./mention.ts";

/** Whose data are asked for; the name (empty: not known) is looked for in free text alone. */
export type SoughtPerson = { readonly email: string; readonly name: string };

/** Everything that an organization keeps of whoever has an e-mail address. */
export type PersonRecords = Awaited<ReturnType<typeof recordsByEmail>> & {
  readonly name: string;
  /** Where others have written of them: never erased by itself. */
  readonly mentions: readonly Mention[];
};

/** The same as a page shows it. */
export type ShownRecords = PersonRecords & {
  /** Whether anything is kept that can be erased. */
  readonly isKept: boolean;
  /** What was answered, in the order of `responses`, in words. */
  readonly sheets: readonly (readonly SheetEntry[])[];
  /** The last of the log's events, newest first, in words. */
  readonly lastEvents: readonly LogEntry[];
};

const eventsShown = 50;

/**
 * Shows what is kept of a person; null where that is nothing. That it was asked for is logged first, without the
 * address. What was sent in a round shown in groups cannot be found.
 */
export async function lookUpPerson(
  environment: Environment,
  scope: Scope,
  sought: SoughtPerson,
  locale: Locale,
): Promise<ShownRecords | null> {
  const { organizationId } = scope;
  const db = environment.database.read;
  const found = await personRecords(db, organizationId, sought);
  const isFound = isKept(found) || found.mentions.length > 0;
  await log(environment, scope, {
    name: "person.looked-up",
    subject: leadingId(found) ?? environment.newTimelessId<string>(),
    details: { found: isFound },
  });
  if (!isFound) return null;
  const { names } = await logNames(db, organizationId);
  const last = found.log.slice(-eventsShown).reverse();
  return {
    ...found,
    isKept: isKept(found),
    sheets: await Promise.all(
      found.responses.map((response) => answersInWords(db, organizationId, response, locale)),
    ),
    lastEvents: last.map((entry) => logEntry(entry, names)),
  };
}

/** The same to be taken along; null where nothing is kept. Logged likewise. */
export async function exportPerson(
  environment: Environment,
  scope: Scope,
  sought: SoughtPerson,
): Promise<PersonRecords | null> {
  const found = await personRecords(environment.database.read, scope.organizationId, sought);
  if (!isKept(found) && found.mentions.length === 0) return null;
  await log(environment, scope, {
    name: "person.exported",
    subject: leadingId(found) ?? environment.newTimelessId<string>(),
    details: {},
  });
  return found;
}

async function personRecords(
  db: Reader,
  organizationId: Scope["organizationId"],
  { email, name }: SoughtPerson,
): Promise<PersonRecords> {
  const found = await recordsByEmail(db, organizationId, email);
  const { accounts, responses } = found;
  // Whoever the provider gives no name is called as it is, which is nobody's name.
  const names = accounts.filter((one) => one.name !== one.provider).map((one) => one.name);
  const phrases = phrasesOf([email, name, ...names]);
  const rows = await rowsThatMayHold(db, organizationId, phrases);
  return { ...found, name, mentions: mentionsIn(rows, phrases, new Set(responses.map(({ id }) => id))) };
}

/** What is found by the address, without free text: what is erased with the person. */
export async function recordsByEmail(db: Reader, organizationId: Scope["organizationId"], email: string) {
  const [accounts, accountInvitations, invitations, mails] = await Promise.all([
    accountsByEmail(db, organizationId, email),
    accountInvitationsTo(db, organizationId, email),
    invitationsByEmail(db, organizationId, email),
    mailsTo(db, organizationId, email),
  ]);
  const users = accounts.map(({ id }) => id);
  const invitationIds = invitations.map(({ id }) => id);
  const responses = await responsesOfInvitations(db, organizationId, invitationIds);
  const things = [...accountInvitations, ...invitations, ...responses, ...mails].map(({ id }) => id);
  return {
    email,
    accounts,
    accountInvitations,
    invitations,
    responses,
    /** Comments and evidence in what was sent, each under a key of its own. */
    notes: responses.flatMap(({ id, answers }) =>
      Object.entries(answersOf({ answers }))
        .filter(([key]) => isNoteKey(key))
        .map(([key, text]) => ({ key: `${id} ${key}`, question: key, text: String(text) })),
    ),
    mails,
    factChecks: await factChecksBy(db, organizationId, users),
    actionChanges: await actionChangesBy(db, organizationId, users),
    log: await auditRowsAbout(db, organizationId, users, things),
  };
}

type Found = Awaited<ReturnType<typeof recordsByEmail>>;

/** Whether anything is kept that erasing takes away. */
export function isKept(found: Found): boolean {
  return leadingId(found) !== null;
}

/** An id by which the log can say of whom something was; null where nothing is kept. */
function leadingId({ accounts, invitations, accountInvitations, mails }: Found): string | null {
  return [...accounts, ...invitations, ...accountInvitations, ...mails][0]?.id ?? null;
}

async function log(
  environment: Environment,
  { organizationId, actor }: Scope,
  event: AuditEvent,
): Promise<void> {
  const occasion = occasionBy(environment, organizationId, actor.id);
  await environment.database.transact((writer) => record(writer, occasion, event));
}
