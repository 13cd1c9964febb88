import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Instant, instant } from "#app/domain/id.ts";
import { compileConditions, visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import { beginAnswering } from "#app/domain/response/invitation.server.ts";
import { standardQuestionnaire, talliesAndRecount } from "#app/domain/response/testing.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  type TestDepartment,
} from "#app/domain/testing.ts";
import { answeringCookie } from "#app/routes/respond/answering-cookies.server.ts";
import { type Database, openDatabase } from "#db/client.ts";
import { fromJson } from "#db/json.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Responses, Rounds } from "#db/schema.ts";

/** An installation in a folder of its own, with an open round in office of one department. */
export type FaultRun = {
  readonly folder: string;
  readonly databaseFile: string;
  readonly questions: readonly ChoiceQuestion[];
  /** Invites so many, each of whom begins in one browser. */
  readonly invite: (people: number) => Promise<readonly Browser[]>;
  /** Looks into the database as another process. */
  readonly inDatabase: <Result>(look: (database: Database) => Promise<Result>) => Promise<Result>;
  readonly responses: () => Promise<readonly KeptRow[]>;
  readonly talliesAndRecount: () => ReturnType<typeof talliesAndRecount>;
  readonly remove: () => Promise<void>;
};

/** A question that is answered by one of its choices. */
export type ChoiceQuestion = { readonly name: string; readonly values: readonly (string | number)[] };

/** What a browser holds of its right to answer. */
export type Browser = { readonly invitationId: string; readonly handle: string; readonly cookie: string };

export type KeptRow = Pick<Responses, "invitationId" | "status" | "revision"> & {
  readonly answers: Readonly<Record<string, { readonly value: unknown; readonly revision: number }>>;
};

/** Makes the installation; `place` is where its folder comes to lie. */
export async function aFaultRun(place: string = tmpdir()): Promise<FaultRun> {
  const folder = await mkdtemp(join(place, "mognad-faults-"));
  const databaseFile = join(folder, "mognad.db");
  const inDatabase: FaultRun["inDatabase"] = async (look) => {
    const database = openDatabase(`file:${databaseFile}`);
    try {
      return await look(database);
    } finally {
      await database.close();
    }
  };
  const { round, department } = await inDatabase(prepare);
  return {
    folder,
    databaseFile,
    questions: askedQuestions(department),
    invite: (people) => inDatabase((database) => invite(database, round, department, people)),
    inDatabase,
    responses: () => inDatabase(keptRows),
    talliesAndRecount: () => inDatabase((database) => talliesAndRecount(database, round, department)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What is asked of whoever is invited, whatever they answer: of that alone a response can be sent. */
function askedQuestions({ kind }: TestDepartment): readonly ChoiceQuestion[] {
  const context = { department: { kind }, respondent: { role: "management" } } as const;
  const asked = visibleQuestions(compileConditions(standardQuestionnaire), {}, context);
  return standardQuestionnaire.questions.flatMap(({ name, answer }) =>
    answer.kind === "one-of" && asked.has(name) ? [{ name, values: answer.values }] : [],
  );
}

async function prepare(
  database: Database,
): Promise<{ readonly round: Rounds; readonly department: TestDepartment }> {
  await migrateToLatest(database.kysely);
  const environment = anEnvironment(database);
  const municipality = await aMunicipality(environment, { departments: { bolaget: "company" } });
  const round = await aRound(environment, municipality, {
    releasedAt: daysFromNow(-2),
    opensAt: daysFromNow(-1),
    closesAt: daysFromNow(1),
  });
  return { round, department: municipality.departments.bolaget };
}

async function invite(
  database: Database,
  round: Rounds,
  { id }: TestDepartment,
  people: number,
): Promise<readonly Browser[]> {
  const environment = anEnvironment(database);
  environment.moveClockTo(new Date().toISOString());
  return Promise.all(
    Array.from({ length: people }, async () => {
      const { invitation, token } = await anInvitation(environment, round, id, { role: "management" });
      const key = await beginAnswering(environment, token);
      const [cookie = ""] = (await answeringCookie(key, "http://127.0.0.1")).split(";");
      return { invitationId: invitation.id, handle: key.handle, cookie };
    }),
  );
}

async function keptRows(database: Database): Promise<readonly KeptRow[]> {
  const rows = await database.read
    .selectFrom("responses")
    .select(["invitationId", "status", "revision", "answers"])
    .execute();
  return rows.map((row) => ({ ...row, answers: fromJson(row.answers) }));
}

function daysFromNow(days: number): Instant {
  return instant(new Date(Date.now() + days * 86_400_000));
}
