import { readFileSync } from "node:fs";
import { v4, v7 } from "uuid";
import { authorize, type Scope } from "#app/domain/access/authorize.ts";
import type { Actor } from "#app/domain/access/permission.ts";
import type { MembershipRole } from "#app/domain/access/role.ts";
import { hashSecret, newSecret } from "#app/domain/secret.server.ts";
import type { Database } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import { insertDepartments, insertSuccessions } from "#db/queries/departments.ts";
import { insertOrganization } from "#db/queries/organizations.ts";
import { insertResponse } from "#db/queries/responses.ts";
import { insertRound } from "#db/queries/rounds.ts";
import { addToTallies } from "#db/queries/tallies.ts";
import type { Invitations, InvitationTokens, Rounds } from "#db/schema.ts";
import type { Environment } from "./environment.ts";
import {
  type ContentHash,
  type Day,
  type DepartmentId,
  type Instant,
  type InvitationId,
  instant,
  type OrganizationId,
  type ResponseId,
  type RoundId,
  type UserId,
} from "./id.ts";
import { connectProviders } from "./provider/provider-connection.server.ts";
import type { Answers, DepartmentKind, RespondentRole } from "./questionnaire/definition.ts";
import { adoptQuestionnaireFile, loadQuestionnaire } from "./questionnaire/questionnaire.server.ts";
import type { WantedChange, WantedSave } from "./response/saved-answers.ts";
import { countResponse } from "./response/score-response.ts";
import { countWrongCodes } from "./response/wrong-codes.server.ts";
import { addTally, emptyTally } from "./scoring/tally.ts";

/** The moment that tests happen at, unless they say otherwise. */
const testTime = "2026-11-23T09:00:00.000Z" as Instant;

/** A test's environment: its own database, a clock that stands still until it is moved. */
export type TestEnvironment = Environment & {
  readonly moveClockTo: (time: string) => void;
  /** What the operator was told. */
  readonly warnings: readonly { readonly event: string; readonly facts: object }[];
};

export function anEnvironment(database: Database): TestEnvironment {
  let now = testTime;
  const warnings: { event: string; facts: object }[] = [];
  return {
    warnings,
    warn: (event, facts) => warnings.push({ event, facts }),
    database,
    canSendMail: false,
    baseUrl: "http://127.0.0.1:3000",
    now: () => now,
    newId: <Id extends string>() => v7() as Id, // as in a running process
    newTimelessId: <Id extends string>() => v4() as Id, // likewise
    newSecret,
    wrongCodes: countWrongCodes(),
    providers: connectProviders({ sessionSecret: "a test's own secret", allowsPrivate: true }),
    moveClockTo: (time) => {
      now = instant(new Date(time));
    },
  };
}

/** The standard questionnaire's file. */
export function standardQuestionnaireFile(): unknown {
  return JSON.parse(
    readFileSync(new URL("../../surveys/digital-governance/2026.json", import.meta.url), "utf8"),
  );
}

export type TestDepartment = { readonly id: DepartmentId; readonly kind: DepartmentKind };

export type TestMunicipality<Name extends string = string> = {
  readonly organizationId: OrganizationId;
  readonly slug: string;
  readonly questionnaireHash: ContentHash;
  readonly departments: Readonly<Record<Name, TestDepartment>>;
};

/** A municipality that uses a questionnaire (the standard one unless a file is given), with a department a name. */
export async function aMunicipality<Name extends string = "social" | "education">(
  environment: Environment,
  options: {
    readonly slug?: string;
    readonly departments?: Readonly<Record<Name, DepartmentKind>>;
    readonly questionnaire?: unknown;
  } = {},
): Promise<TestMunicipality<Name>> {
  const slug = options.slug ?? "testkoping";
  const organizationId = environment.newId<OrganizationId>();
  const kinds: Record<string, DepartmentKind> = options.departments ?? {
    social: "social",
    education: "education",
  };
  const departments = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { id: environment.newId<DepartmentId>(), kind }]),
  ) as Record<Name, TestDepartment>; // made from the names that were asked for
  const questionnaireHash = await environment.database.transact(async (writer) => {
    await insertOrganization(writer, {
      id: organizationId,
      slug,
      name: "Testköpings kommun",
      kind: "municipality",
      synthetic: 1,
      createdAt: environment.now(),
    });
    await insertDepartments(
      writer,
      Object.entries<TestDepartment>(departments).map(([name, { id, kind }], position) => ({
        organizationId,
        id,
        name: toJson({ sv: name, en: name }),
        kind,
        headcount: null,
        validFrom: "2000-01-01" as Day,
        validTo: null,
        position,
      })),
    );
    const file = options.questionnaire ?? standardQuestionnaireFile();
    const adoption = await adoptQuestionnaireFile(writer, organizationId, file, environment.now());
    if (!adoption.ok)
      throw new Error(adoption.faults.map((fault) => `${fault.path}: ${fault.message}`).join("\n"));
    return adoption.hash;
  });
  return { organizationId, slug, questionnaireHash, departments };
}

/** Lets one department become another. */
export async function aSuccession(
  environment: Environment,
  municipality: TestMunicipality,
  predecessorId: DepartmentId,
  successorId: DepartmentId,
): Promise<void> {
  await environment.database.transact((writer) =>
    insertSuccessions(writer, [{ organizationId: municipality.organizationId, predecessorId, successorId }]),
  );
}

/** An open round in office for all departments, or whatever `overrides` make of it. */
export async function aRound(
  environment: Environment,
  municipality: TestMunicipality,
  overrides: Partial<Rounds> & {
    /** In each department. */
    readonly invited?: number | ((id: DepartmentId) => number);
    readonly only?: readonly DepartmentId[];
  } = {},
): Promise<Rounds> {
  const { invited, only, ...columns } = overrides;
  const round: Rounds = {
    organizationId: municipality.organizationId,
    id: environment.newId<RoundId>(),
    slug: String(columns.year ?? 2026),
    title: `Mätomgång ${columns.year ?? 2026}`,
    year: 2026,
    questionnaireHash: municipality.questionnaireHash,
    disclosure: "in-office",
    threshold: null,
    answering: "individual",
    opensAt: "2026-11-01T07:00:00.000Z" as Instant,
    closesAt: "2026-12-11T16:00:00.000Z" as Instant,
    graceMinutes: 60,
    releasedAt: "2026-10-15T07:00:00.000Z" as Instant,
    factCheckAt: null,
    publishedAt: null,
    targets: toJson({}),
    contact: "digital@testkoping.example",
    diaryNumber: null,
    createdAt: environment.now(),
    revision: 1,
    ...columns,
  };
  const departments = only ?? Object.values<TestDepartment>(municipality.departments).map(({ id }) => id);
  await environment.database.transact((writer) =>
    insertRound(
      writer,
      round,
      departments.map((departmentId) => ({
        organizationId: municipality.organizationId,
        roundId: round.id,
        departmentId,
        invited: typeof invited === "function" ? invited(departmentId) : (invited ?? null),
        opensAt: null,
        closesAt: null,
      })),
    ),
  );
  return round;
}

/** Somebody invited, with a link that works unless `token` says otherwise. */
export async function anInvitation(
  environment: Environment,
  round: Rounds,
  departmentId: DepartmentId,
  options: {
    readonly role?: RespondentRole;
    readonly token?: Partial<InvitationTokens>;
    readonly overrides?: Partial<Invitations>;
  } = {},
): Promise<{ readonly invitation: Invitations; readonly token: string }> {
  const token = environment.newSecret();
  const invitation: Invitations = {
    organizationId: round.organizationId,
    id: environment.newId<InvitationId>(),
    roundId: round.id,
    departmentId,
    role: options.role ?? "management",
    title: "Enhetschef",
    email: null,
    begun: 0,
    submitted: 0,
    revokedAt: null,
    createdAt: environment.now(),
    trialBy: null,
    ...options.overrides,
  };
  await environment.database.transact(async (writer) => {
    await writer.insertInto("invitations").values(invitation).execute();
    await writer
      .insertInto("invitationTokens")
      .values({
        organizationId: round.organizationId,
        tokenHash: hashSecret(token),
        invitationId: invitation.id,
        mintedAt: environment.now(),
        expiresAt: null,
        revokedAt: null,
        handedOn: 0,
        ...options.token,
      })
      .execute();
  });
  return { invitation, token };
}

/** Responses from a department, one for each set of answers, as they are once they have been sent. */
export async function someResponses(
  environment: Environment,
  round: Rounds,
  { id: departmentId, kind }: TestDepartment,
  responses: readonly Answers[],
): Promise<void> {
  const loaded = await loadQuestionnaire(environment.database.read, round.questionnaireHash);
  const place = { organizationId: round.organizationId, roundId: round.id, departmentId };
  const context = { department: { kind }, respondent: { role: "management" as const } };
  let total = emptyTally;
  await environment.database.transact(async (writer) => {
    for (const given of responses) {
      const answers = Object.fromEntries(
        Object.entries(given).map(([name, value]) => [name, { value, revision: 1 }]),
      );
      const counted = countResponse(loaded, context, { answers });
      await insertResponse(writer, {
        ...place,
        id: environment.newTimelessId<ResponseId>(),
        invitationId: null,
        joint: round.answering === "joint" ? 1 : 0,
        role: "management",
        status: "submitted",
        answers,
        revision: 1,
        startedAt: null,
        submittedAt: null,
        receiptHash: null,
      });
      total = addTally(total, counted.tally);
    }
    await addToTallies(writer, place, total, 1);
  });
}

/** A set of changes as a browser sends it: under an id of its own, over nothing seen before unless said otherwise. */
export function aSave(
  changes: readonly (Pick<WantedChange, "question" | "value"> & Partial<WantedChange>)[],
): WantedSave {
  return { save: v4(), changes: changes.map((change) => ({ basedOn: 0, ...change })) };
}

/** What a page's use case is handed when somebody in a role asks; a department head answers for `departmentId`. */
export function aScope(
  municipality: TestMunicipality,
  role: MembershipRole,
  departmentId: DepartmentId | null = null,
): Scope {
  const actor: Actor = {
    kind: "user",
    id: "user" as UserId,
    name: role,
    isOperator: false,
    memberships: [
      {
        organizationId: municipality.organizationId,
        organizationSlug: municipality.slug,
        organizationName: "Testköpings kommun",
        synthetic: true,
        role,
        departmentId,
      },
    ],
  };
  return authorize(actor, "organization.read", municipality.slug);
}
