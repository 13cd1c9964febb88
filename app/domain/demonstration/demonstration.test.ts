import { describe, expect, it } from "vitest";
import type { DepartmentId, OrganizationId } from "#app/domain/id.ts";
import type { DepartmentKind } from "#app/domain/questionnaire/definition.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { countResponse } from "#app/domain/response/score-response.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import { organizationsSideBySide } from "#app/domain/results/side-by-side.server.ts";
import { stageOf } from "#app/domain/round/lifecycle.ts";
import type { FigureKey } from "#app/domain/scoring/figure-key.ts";
import { addTally, emptyFigureTally, emptyTally, type Tally, tallyMean } from "#app/domain/scoring/tally.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import { aMunicipality, anEnvironment, aScope } from "#app/domain/testing.ts";
import { openAccounts, signInByPassword } from "#app/server/accounts.server.ts";
import type { Database } from "#db/client.ts";
import { fromJson } from "#db/json.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { invitationById, invitationTokenByHash } from "#db/queries/invitations.ts";
import { membershipsOf } from "#db/queries/memberships.ts";
import { roundsOf } from "#db/queries/rounds.ts";
import { talliesOfRound } from "#db/queries/tallies.ts";
import { onEachDatabase } from "#db/testing.ts";
import { makeDemonstration } from "./demonstration.server.ts";

onEachDatabase((openTestDatabase) => {
  describe("the demonstration", () => {
    it("keeps tallies that equal a recount of the responses, for every round and department", async () => {
      const { database, organizationId, rounds, departments } = await aDemonstration();
      for (const round of rounds) {
        const kept = await talliesOfRound(database.read, organizationId, round.id);
        const recounted = await recount(database, organizationId, round);
        for (const { id } of departments) {
          expect(rounded(kept.get(id) ?? emptyTally)).toEqual(rounded(recounted.get(id) ?? emptyTally));
        }
      }
    });

    it("has two published rounds and an open one, in office", async () => {
      const { rounds, environment } = await aDemonstration();
      expect(rounds.map(({ year, schedule }) => [year, stageOf(schedule, environment.now())])).toEqual([
        [2026, "open"],
        [2025, "published"],
        [2024, "published"],
      ]);
      expect(new Set(rounds.map(({ disclosure }) => disclosure.kind))).toEqual(new Set(["in-office"]));
    });

    it("invites as many as it says, and marks those who have begun and submitted", async () => {
      const { database, organizationId, rounds } = await aDemonstration();
      for (const round of rounds) {
        const invitations = await database.read
          .selectFrom("invitations")
          .where("organizationId", "=", organizationId)
          .where("roundId", "=", round.id)
          .selectAll()
          .execute();
        expect(invitations).toHaveLength(14 + 26 + 8 + 7);
        const responses = await responsesOf(database, organizationId, round.id);
        const marked = (bit: "begun" | "submitted") =>
          invitations.filter((one) => one[bit] === 1).map(({ id }) => id);
        const answered = responses.map(({ invitationId }) => invitationId);
        const sent = responses.filter(({ status }) => status === "submitted");
        expect(marked("begun").sort()).toEqual(answered.sort());
        expect(marked("submitted").sort()).toEqual(sent.map(({ invitationId }) => invitationId).sort());
        expect(responses.some(({ status }) => status === "draft")).toBe(round.year === 2026);
      }
    });

    it("shows departments that differ, and dimensions that rise and fall between the years", async () => {
      const { database, organizationId, rounds, departments } = await aDemonstration();
      const scoresOf = async (year: number) => {
        const round = rounds.find((candidate) => candidate.year === year);
        if (!round) throw new Error(`There is no round of ${year}.`);
        const tallies = await talliesOfRound(database.read, organizationId, round.id);
        return (kind: DepartmentKind, figure: FigureKey) => {
          const department = departments.find((candidate) => candidate.kind === kind);
          const tally = department && tallies.get(department.id)?.figures.get(figure);
          return tallyMean(tally ?? emptyFigureTally) ?? Number.NaN;
        };
      };
      const earlier = await scoresOf(2024);
      const later = await scoresOf(2025);
      expect(later("executive", "overall") - later("company", "overall")).toBeGreaterThan(15);
      const change = (kind: DepartmentKind, figure: FigureKey) => later(kind, figure) - earlier(kind, figure);
      expect(change("education", "dimension:steering")).toBeGreaterThan(10);
      expect(change("social", "dimension:responsibility")).toBeLessThan(-8);
      expect(Math.abs(change("company", "dimension:guidelines"))).toBeLessThan(10);
    });

    it("lets every account on the sheet sign in, to Exempelköping and some to Kungsör", async () => {
      const { database, sheet } = await aDemonstration();
      const accounts = openAccounts(database, {
        baseUrl: "http://127.0.0.1:3000",
        sessionSecret: "a secret of the test's own, long enough",
      });
      expect(sheet.accounts.map(({ role }) => role)).toEqual([
        "coordinator",
        "auditor",
        "administrator",
        "department-head",
        "reader",
      ]);
      for (const { email, password, role } of sheet.accounts) {
        expect((await signInByPassword(accounts, { email, password }, "127.0.0.1")).kind).toBe("signed-in");
        const user = await database.read
          .selectFrom("users")
          .where("email", "=", email)
          .select("id")
          .executeTakeFirstOrThrow();
        const memberships = await membershipsOf(database.read, user.id);
        expect(memberships.map((one) => [one.organizationSlug, one.role, one.synthetic])).toEqual([
          ["exempelkoping", role, true],
          ...(role === "department-head" || role === "reader" ? [] : [["kungsor", role, false]]),
        ]);
      }
      const refused = await signInByPassword(
        accounts,
        { email: "auditor@exempelkoping.example", password: "not the password" },
        "127.0.0.1",
      );
      expect(refused.kind).toBe("refused");
    });

    it("has an unused link for each department, to somebody in the open round who has not begun", async () => {
      const { database, sheet, rounds, departments } = await aDemonstration();
      expect(sheet.invitations.map(({ department }) => department)).toEqual(
        departments.map(({ name }) => name.sv),
      );
      for (const { url } of sheet.invitations) {
        expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/r\/[\w-]{27}$/);
        const token = await invitationTokenByHash(
          database.read,
          hashSecret(url.slice(url.lastIndexOf("/") + 1)),
        );
        if (!token) throw new Error("The link is unknown.");
        const invitation = await invitationById(database.read, token.organizationId, token.invitationId);
        expect(invitation).toMatchObject({ begun: false, submitted: false, roundId: rounds[0]?.id });
      }
    });

    it("sets made-up neighbours that share their levels beside Exempelköping, with no account in them", async () => {
      const { database, environment, organizationId, rounds } = await aDemonstration();
      const questionnaireHash = rounds[0]?.questionnaireHash;
      if (questionnaireHash === undefined) throw new Error("There are rounds.");
      const scope = {
        ...aScope({ organizationId, slug: "exempelkoping", questionnaireHash, departments: {} }, "reader"),
        name: "Exempelköpings kommun",
      };
      const view = organizationsSideBySide(environment, scope);
      const beside = await resultsPage(environment, scope, { round: "2025" }, view);
      if (beside.kind !== "figures" || beside.view.kind !== "sharing") throw new Error("It shows levels.");
      const { rows, dimensions } = beside.view;
      expect(
        rows.map(({ name, result }) => [name, result.kind === "figures" ? result.round : result.kind]),
      ).toEqual([
        ["Exempelköpings kommun", "Mätomgång 2025"],
        ["Låtsasby kommun", "Mätomgång 2024"],
        ["Mallstads kommun", "Mätomgång 2025"],
        ["Provköpings kommun", "Mätomgång 2025"],
      ]);
      const levels = rows.flatMap(({ result }) => {
        if (result.kind !== "figures") return [];
        expect(result.version).toBe("same");
        expect(result.cells.map((cell) => cell?.kind)).toEqual(dimensions.map(() => "level"));
        return result.level ?? [];
      });
      expect(levels).toHaveLength(4);
      expect(Math.max(...levels) - Math.min(...levels)).toBeGreaterThan(1);

      const members = await database.read.selectFrom("memberships").select("organizationId").execute();
      const places = await database.read
        .selectFrom("organizations")
        .where("id", "in", [...new Set(members.map((member) => member.organizationId))])
        .select("slug")
        .execute();
      expect(places.map(({ slug }) => slug).sort()).toEqual(["exempelkoping", "kungsor"]);
    });

    it("leaves a database alone that has an organization", async () => {
      const environment = anEnvironment(await openTestDatabase());
      await aMunicipality(environment);
      await expect(makeDemonstration(environment)).rejects.toThrow("empty database");
      const slugs = await environment.database.read.selectFrom("organizations").select("slug").execute();
      expect(slugs).toEqual([{ slug: "testkoping" }]);
      expect(await environment.database.read.selectFrom("users").select("id").execute()).toEqual([]);
    });

    it("has the real input of Kungsör, none of it marked as made up", async () => {
      const { database } = await aDemonstration();
      const organizations = await database.read
        .selectFrom("organizations")
        .orderBy("slug")
        .select(["slug", "synthetic"])
        .execute();
      expect(organizations).toEqual([
        { slug: "arboga", synthetic: 0 },
        { slug: "exempelkoping", synthetic: 1 },
        { slug: "koping", synthetic: 0 },
        { slug: "kungsor", synthetic: 0 },
        { slug: "latsasby", synthetic: 1 },
        { slug: "mallstad", synthetic: 1 },
        { slug: "provkoping", synthetic: 1 },
        { slug: "surahammar", synthetic: 0 },
        { slug: "vmkf", synthetic: 0 },
      ]);
      const entries = await database.read.selectFrom("assessmentEntries").select("interpreted").execute();
      expect(entries.length).toBeGreaterThan(30);
      expect(entries.every(({ interpreted }) => interpreted === 1)).toBe(true);
    });
  });

  async function aDemonstration() {
    const database = await openTestDatabase();
    const environment = anEnvironment(database);
    const sheet = await makeDemonstration(environment);
    const { id: organizationId } = await database.read
      .selectFrom("organizations")
      .where("slug", "=", "exempelkoping")
      .select("id")
      .executeTakeFirstOrThrow();
    return {
      database,
      environment,
      sheet,
      organizationId,
      rounds: await roundsOf(database.read, organizationId),
      departments: await departmentsOf(database.read, organizationId),
    };
  }
});

type RoundRow = Awaited<ReturnType<typeof roundsOf>>[number];

/** The tallies as they come out of the stored answers themselves. */
async function recount(
  database: Database,
  organizationId: OrganizationId,
  { id, questionnaireHash }: RoundRow,
): Promise<ReadonlyMap<DepartmentId, Tally>> {
  const loaded = await loadQuestionnaire(database.read, questionnaireHash);
  const kinds = new Map(
    (await departmentsOf(database.read, organizationId)).map((department) => [
      department.id,
      department.kind,
    ]),
  );
  const tallies = new Map<DepartmentId, Tally>();
  for (const response of await responsesOf(database, organizationId, id)) {
    if (response.status !== "submitted") continue;
    const kind = kinds.get(response.departmentId);
    if (kind === undefined) throw new Error("The response is of no department.");
    const context = { department: { kind }, respondent: { role: response.role } };
    const { tally } = countResponse(loaded, context, { answers: fromJson(response.answers) });
    tallies.set(response.departmentId, addTally(tallies.get(response.departmentId) ?? emptyTally, tally));
  }
  return tallies;
}

async function responsesOf(database: Database, organizationId: OrganizationId, roundId: RoundRow["id"]) {
  return database.read
    .selectFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .selectAll()
    .execute();
}

/** A tally in an order of its own, its sums to nine decimals: they were added in another order. */
function rounded({ responses, figures }: Tally) {
  const nine = (value: number) => Number(value.toFixed(9));
  return {
    responses,
    figures: [...figures]
      .map(([figure, { sum, sumOfSquares, coverageSum, counts, ...rest }]) => ({
        figure,
        ...rest,
        sum: nine(sum),
        sumOfSquares: nine(sumOfSquares),
        coverageSum: nine(coverageSum),
        counts: Object.fromEntries([...counts].sort()),
      }))
      .sort((a, b) => (a.figure < b.figure ? -1 : 1)),
  };
}
