import { drawPersona, makeAnswers } from "../app/domain/demonstration/answers.ts";
import { seededRandom } from "../app/domain/demonstration/random.ts";
import { type Instant, instant } from "../app/domain/id.ts";
import type { DepartmentKind } from "../app/domain/questionnaire/definition.ts";
import { loadQuestionnaire } from "../app/domain/questionnaire/questionnaire.server.ts";
import { hashSecret } from "../app/domain/secret.server.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound, someResponses } from "../app/domain/testing.ts";
import type { Rounds } from "../db/schema.ts";
import { addCoordinator, type Mognad } from "./mognad.ts";

const day = 24 * 60 * 60_000;

function daysAgo(days: number): Instant {
  return instant(new Date(Date.now() - days * day));
}

/** A department, how many were invited in it, and how many of them answered. */
export type AskedDepartment = {
  readonly kind: DepartmentKind;
  readonly invited: number;
  readonly answered: number;
  /** Whether every other one in it says the opposite. */
  readonly isDivided?: boolean;
};

/** A municipality with rounds, of which the last ended a few days ago or goes on. */
export type AskedMunicipality<Name extends string> = {
  readonly departments: Readonly<Record<Name, AskedDepartment>>;
  readonly disclosure?: Rounds["disclosure"];
  readonly years?: readonly number[];
  readonly isLastOpen?: boolean;
};

let municipalities = 0;

/**
 * Makes such a municipality, whose results the demonstration's coordinator may see.
 *
 * @returns its slug, and what gives the link of one more who is invited to the last round, and never answers
 */
export async function anAskedMunicipality<Name extends string>(
  mognad: Mognad,
  {
    departments,
    disclosure = "in-office",
    years = [2025, 2026],
    isLastOpen = false,
  }: AskedMunicipality<Name>,
): Promise<{ readonly organization: string; readonly linkIn: (department: Name) => Promise<string> }> {
  const asked = Object.entries<AskedDepartment>(departments);
  const organization = `resultatkoping-${++municipalities}`;
  return mognad.inDatabase(async (database) => {
    const environment = anEnvironment(database);
    environment.moveClockTo(new Date().toISOString());
    const municipality = await aMunicipality(environment, {
      slug: organization,
      departments: Object.fromEntries(asked.map(([name, { kind }]) => [name, kind])),
    });
    const questionnaire = await loadQuestionnaire(database.read, municipality.questionnaireHash);
    const dimensions = questionnaire.questionnaire.dimensions.map(({ key }) => key);
    const lastYear = years.at(-1);
    const rounds: Rounds[] = [];
    for (const year of years) {
      const isOpen = isLastOpen && year === lastYear;
      const ended = ((lastYear ?? year) - year) * 365 + (isOpen ? -3 : 3);
      const round = await aRound(environment, municipality, {
        year,
        releasedAt: daysAgo(ended + 30),
        opensAt: daysAgo(ended + 20),
        closesAt: daysAgo(ended),
        ...(!isOpen && { factCheckAt: daysAgo(ended - 1), publishedAt: daysAgo(ended - 2) }),
        disclosure,
        threshold: disclosure === "confidential" ? 5 : null,
        diaryNumber: `KS ${year}/17`,
        invited: (id) => asked.find(([name]) => municipality.departments[name]?.id === id)?.[1].invited ?? 0,
      });
      for (const [place, [name, { kind, answered, isDivided }]] of asked.entries()) {
        const department = municipality.departments[name];
        if (department === undefined) throw new Error("The department was not made.");
        const random = seededRandom(`${name} ${year}`);
        const responses = Array.from({ length: answered }, (_, number) => {
          const levelOf = (area: number) => {
            const level = ((place + area) % 4) + 0.5 + (year === lastYear ? (area % 3) * 0.8 : 0);
            return isDivided ? (number % 2 === 1 ? 0 : 5) : level;
          };
          const levels = Object.fromEntries(dimensions.map((key, area) => [key, { [year]: levelOf(area) }]));
          const profile = { key: name, kind, levels, words: {} };
          const persona = drawPersona("management", random);
          return makeAnswers(questionnaire, { department: profile, persona, year }, random);
        });
        await someResponses(environment, round, department, responses);
      }
      rounds.push(round);
    }
    await database.transact((writer) =>
      addCoordinator(writer, environment, mognad.sheet, municipality.organizationId),
    );
    return {
      organization,
      linkIn: (department) =>
        mognad.inDatabase(async (opened) => {
          const [round, place] = [rounds.at(-1), municipality.departments[department]];
          if (round === undefined || place === undefined) throw new Error("Nobody was asked there.");
          const now = anEnvironment(opened);
          now.moveClockTo(new Date().toISOString());
          const { token } = await anInvitation(now, round, place.id);
          return `${mognad.url}/r/${token}`;
        }),
    };
  });
}

/** How many of each department answered, of eight invited; and the department whose link it is. */
type Wanted = {
  readonly disclosure: Rounds["disclosure"];
  readonly answered: readonly [social: number, executive: number, education: number];
  readonly invited: "socialförvaltningen" | "kommunstyrelseförvaltningen" | "barnförvaltningen";
};

/** A link to a municipality's second published round, of one who was invited and never answered. */
export async function aPublishedRound(mognad: Mognad, wanted: Partial<Wanted> = {}): Promise<string> {
  const { disclosure = "in-office", answered = [6, 4, 5], invited = "socialförvaltningen" } = wanted;
  const asked = (kind: DepartmentKind, place: 0 | 1 | 2) => ({ kind, invited: 8, answered: answered[place] });
  const { linkIn } = await anAskedMunicipality(mognad, {
    departments: {
      socialförvaltningen: asked("social", 0),
      kommunstyrelseförvaltningen: asked("executive", 1),
      barnförvaltningen: asked("education", 2),
    },
    disclosure,
  });
  return linkIn(invited);
}

/** Ends the round that a link leads to, and publishes its result. */
export function publish(mognad: Mognad, link: string): Promise<void> {
  const times = {
    opensAt: daysAgo(4),
    closesAt: daysAgo(3),
    factCheckAt: daysAgo(2),
    publishedAt: daysAgo(1),
  };
  return changeRound(mognad, link, times);
}

/** Ends the round that a link leads to, which is then looked through before it is published. */
export function close(mognad: Mognad, link: string): Promise<void> {
  return changeRound(mognad, link, { opensAt: daysAgo(4), closesAt: daysAgo(3) });
}

function changeRound(mognad: Mognad, link: string, times: Partial<Rounds>): Promise<void> {
  return mognad.inDatabase(({ transact }) =>
    transact(async (writer) => {
      const { roundId } = await writer
        .selectFrom("invitations")
        .innerJoin("invitationTokens", "invitationTokens.invitationId", "invitations.id")
        .where("tokenHash", "=", hashSecret(link.split("/r/")[1] ?? ""))
        .select("roundId")
        .executeTakeFirstOrThrow();
      await writer.updateTable("rounds").where("id", "=", roundId).set(times).execute();
    }),
  );
}
