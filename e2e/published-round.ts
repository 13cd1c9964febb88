import { drawPersona, makeAnswers } from "../app/domain/demonstration/answers.ts";
import { seededRandom } from "../app/domain/demonstration/random.ts";
import { type Instant, instant } from "../app/domain/id.ts";
import type { DepartmentKind } from "../app/domain/questionnaire/definition.ts";
import { loadQuestionnaire } from "../app/domain/questionnaire/questionnaire.server.ts";
import { hashSecret } from "../app/domain/secret.server.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound, someResponses } from "../app/domain/testing.ts";
import type { Rounds } from "../db/schema.ts";
import type { Mognad } from "./mognad.ts";

const day = 24 * 60 * 60_000;

function daysAgo(days: number): Instant {
  return instant(new Date(Date.now() - days * day));
}

const kinds = {
  socialförvaltningen: "social",
  kommunstyrelseförvaltningen: "executive",
  barnförvaltningen: "education",
} as const satisfies Record<string, DepartmentKind>;

/** How many of each department answered, of eight invited; and the department whose link it is. */
type Wanted = {
  readonly disclosure: Rounds["disclosure"];
  readonly answered: readonly [social: number, executive: number, education: number];
  readonly invited: keyof typeof kinds;
};

let municipalities = 0;

/** A link to a municipality's second published round, of one who was invited and never answered. */
export function aPublishedRound(mognad: Mognad, wanted: Partial<Wanted> = {}): Promise<string> {
  const { disclosure = "in-office", answered = [6, 4, 5], invited = "socialförvaltningen" } = wanted;
  return mognad.inDatabase(async (database) => {
    const environment = anEnvironment(database);
    environment.moveClockTo(new Date().toISOString());
    const municipality = await aMunicipality(environment, {
      slug: `publiceringskoping-${++municipalities}`,
      departments: kinds,
    });
    const questionnaire = await loadQuestionnaire(database.read, municipality.questionnaireHash);
    const dimensions = questionnaire.questionnaire.dimensions.map(({ key }) => key);
    let link = "";
    for (const year of [2025, 2026]) {
      const ended = (2026 - year) * 365 + 3;
      const round = await aRound(environment, municipality, {
        year,
        releasedAt: daysAgo(ended + 30),
        opensAt: daysAgo(ended + 20),
        closesAt: daysAgo(ended),
        factCheckAt: daysAgo(ended - 1),
        publishedAt: daysAgo(ended - 2),
        disclosure,
        threshold: disclosure === "confidential" ? 5 : null,
        invited: 8,
      });
      for (const [place, [name, department]] of Object.entries(municipality.departments).entries()) {
        const levels = Object.fromEntries(
          dimensions.map((key, index) => [
            key,
            { 2025: ((place + index) % 4) + 0.5, 2026: ((place + index) % 4) + 0.5 + (index % 3) * 0.8 },
          ]),
        );
        const profile = { key: name, kind: department.kind, levels, words: {} };
        const random = seededRandom(`${name} ${year}`);
        const responses = Array.from({ length: answered[place] ?? 0 }, () =>
          makeAnswers(
            questionnaire,
            { department: profile, persona: drawPersona("management", random), year },
            random,
          ),
        );
        await someResponses(environment, round, department, responses);
      }
      const { token } = await anInvitation(environment, round, municipality.departments[invited].id);
      link = `${mognad.url}/r/${token}`;
    }
    return link;
  });
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
