import { describe, expect, it } from "vitest";
import type { Instant, UserId } from "#app/domain/id.ts";
import { loadAnswering } from "#app/domain/response/answering.server.ts";
import { type AnsweringKey, beginAnswering, openInvitation } from "#app/domain/response/invitation.server.ts";
import { loadReceipt } from "#app/domain/response/receipt.server.ts";
import { saveAnswers } from "#app/domain/response/save-answers.server.ts";
import { submitResponse } from "#app/domain/response/submit-response.server.ts";
import { sealEndedRounds } from "#app/domain/results/seal-ended-rounds.server.ts";
import { wholePage } from "#app/domain/results/whole-page-testing.server.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aSave,
  aScope,
  someResponses,
  type TestEnvironment,
} from "#app/domain/testing.ts";
import { invitationCountsOf } from "#db/queries/invitation-counts.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { isTrialOver } from "../trial-window.ts";
import { beginTrial, removeEndedTrials } from "./trial.server.ts";

const kinds: Readonly<Record<string, Partial<Rounds>>> = {
  "in office": {},
  "shown in groups": { disclosure: "confidential", threshold: 3 },
  "answered jointly": { answering: "joint" },
};

const firstCode = "a-receipt-code-of-the-trial";
const secondCode = "another-receipt-code-of-the-trial";

onEachDatabase((openTestDatabase) => {
  async function aPlace(columns: Partial<Rounds> = {}) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality, columns);
    const { social } = municipality.departments;
    return { environment, municipality, round, social, coordinator: aScope(municipality, "coordinator") };
  }

  type Place = Awaited<ReturnType<typeof aPlace>>;

  async function tryForm({ environment, coordinator, round, social }: Place): Promise<AnsweringKey> {
    const wanted = { departmentId: social.id, role: "specialist", title: "den som provar" } as const;
    const token = await beginTrial(environment, coordinator, round.slug, wanted);
    if (token === null) throw new Error("The department is in the round.");
    expect(await openInvitation(environment, token)).toMatchObject({
      trial: true,
      isDraft: false,
      canAnswer: true,
      canHandOn: false,
      progress: "invited",
    });
    return beginAnswering(environment, token);
  }

  async function answer(environment: TestEnvironment, key: AnsweringKey, level: number) {
    const basedOn = (await loadAnswering(environment, key)).kept.revision;
    await saveAnswers(environment, key, aSave([{ question: "steering_strategy", value: level, basedOn }]));
  }

  /** All that results, rates and exports are made from. */
  async function whatCounts({ environment, municipality, round }: Place) {
    const { read } = environment.database;
    const { organizationId } = municipality;
    return {
      tallies: await read.selectFrom("tallies").selectAll().orderBy("figure").execute(),
      tallyCounts: await read
        .selectFrom("tallyCounts")
        .selectAll()
        .orderBy("figure")
        .orderBy("value")
        .execute(),
      scores: await read.selectFrom("responseScores").selectAll().orderBy("figure").execute(),
      sums: await read.selectFrom("roundSums").selectAll().orderBy("departmentId").orderBy("basis").execute(),
      sent: await read
        .selectFrom("responses")
        .where("status", "=", "submitted")
        .selectAll()
        .orderBy("id")
        .execute(),
      invited: await invitationCountsOf(read, organizationId),
      invitations: await read
        .selectFrom("invitations")
        .where("trialBy", "is", null)
        .selectAll()
        .orderBy("id")
        .execute(),
      results: await wholePage(environment, aScope(municipality, "coordinator"), {
        round: round.slug,
        series: "departments",
      }),
    };
  }

  describe.each(Object.entries(kinds))("a trial answer in a round %s", (_name, columns) => {
    it("shows a receipt, can be replaced, and counts for nothing, also once the round is sealed", async () => {
      const place = await aPlace(columns);
      const { environment, round, social } = place;
      const answers = [{ steering_strategy: 1 }, { steering_strategy: 3 }, { steering_strategy: 4 }];
      const isJoint = columns.answering === "joint";
      await someResponses(environment, round, social, isJoint ? answers.slice(0, 1) : answers);
      await anInvitation(environment, round, social.id);
      const before = await whatCounts(place);

      const key = await tryForm(place);
      expect((await loadAnswering(environment, key)).respondent.invitation.role).toBe("specialist");
      expect((await loadAnswering(environment, key)).state).toBe("empty");
      await answer(environment, key, 5);
      const first = await submitResponse(environment, key, firstCode);
      expect(await submitResponse(environment, key, firstCode)).toEqual(first);
      expect(await loadReceipt(environment, { ...key, code: firstCode })).toMatchObject({
        codeFits: true,
        sent: { answers: { steering_strategy: { value: 5 } } },
      });
      await answer(environment, key, 2);
      await submitResponse(environment, key, secondCode);
      expect(await whatCounts(place)).toEqual(before);

      // Nor where it lies there still when the round is sealed.
      environment.moveClockTo("2027-01-01");
      const sealedBefore = await (async () => {
        await sealEndedRounds(environment);
        return whatCounts(place);
      })();
      await removeEndedTrials(environment);
      expect(await whatCounts(place)).toEqual(sealedBefore);
      expect(sealedBefore.sums.length).toBeGreaterThan(0);
      expect(sealedBefore.sent).toEqual(before.sent);
      expect(environment.warnings).toEqual([]);
      const log = await environment.database.read.selectFrom("auditLog").select("event").execute();
      expect(log.map(({ event }) => event).sort()).toEqual(["round.sealed", "trial.begun"]);
    });
  });

  it("is not reached by the code of somebody invited, nor does it reach them", async () => {
    const place = await aPlace({ disclosure: "confidential", threshold: 3 });
    const { environment, round, social } = place;
    const trial = await tryForm(place);
    await answer(environment, trial, 5);
    await submitResponse(environment, trial, firstCode);
    const { token } = await anInvitation(environment, round, social.id, { role: "specialist" });
    const invited = await beginAnswering(environment, token);
    await answer(environment, invited, 1);
    await submitResponse(environment, invited, secondCode);
    expect((await loadReceipt(environment, { ...invited, code: firstCode })).sent).toBeNull();
    await expect(submitResponse(environment, invited, firstCode)).rejects.toMatchObject({ status: 409 });
    expect((await loadReceipt(environment, { ...invited, code: secondCode })).sent).not.toBeNull();
  });

  it("touches nothing of what a department answers jointly, nor is it seen there", async () => {
    const place = await aPlace({ answering: "joint" });
    const { environment, round, social } = place;
    const { token } = await anInvitation(environment, round, social.id);
    const colleague = await beginAnswering(environment, token);
    await answer(environment, colleague, 1);
    const trial = await tryForm(place);
    expect((await loadAnswering(environment, trial)).state).toBe("empty");
    await answer(environment, trial, 5);
    await submitResponse(environment, trial, firstCode);
    const { kept, state, colleagues } = await loadAnswering(environment, colleague);
    expect(state).toBe("draft");
    expect(kept.answers).toMatchObject({ steering_strategy: { value: 1 } });
    expect(colleagues).toEqual([]);
    await submitResponse(environment, colleague, secondCode);
    expect((await loadReceipt(environment, trial)).sent?.answers).toMatchObject({
      steering_strategy: { value: 5 },
    });
  });

  it("can be tried in a draft, and is gone once the round has opened; a later one once it has closed", async () => {
    const place = await aPlace({ releasedAt: null, opensAt: "2026-11-24T09:00:00.000Z" as Instant });
    const { environment, round } = place;
    const early = await tryForm(place);
    await answer(environment, early, 5);
    await removeEndedTrials(environment);
    expect((await loadAnswering(environment, early)).state).toBe("draft");
    await environment.database.transact((writer) =>
      writer
        .updateTable("rounds")
        .set({ releasedAt: environment.now() })
        .where("id", "=", round.id)
        .execute(),
    );
    environment.moveClockTo("2026-11-24T09:00:00Z");
    await expect(loadAnswering(environment, early)).rejects.toMatchObject({ data: { code: "round-closed" } });
    await removeEndedTrials(environment);
    await expect(loadAnswering(environment, early)).rejects.toMatchObject({
      data: { code: "answering-session-gone" },
    });
    expect(await environment.database.read.selectFrom("responses").selectAll().execute()).toEqual([]);
    expect(await environment.database.read.selectFrom("saves").selectAll().execute()).toEqual([]);

    const late = await tryForm(place);
    await answer(environment, late, 4);
    await removeEndedTrials(environment);
    expect((await loadAnswering(environment, late)).state).toBe("draft");
    environment.moveClockTo("2027-01-01");
    await expect(tryForm(place)).rejects.toMatchObject({ data: { code: "round-closed" } });
    await removeEndedTrials(environment);
    expect(await environment.database.read.selectFrom("invitations").selectAll().execute()).toEqual([]);
  });

  it("is removed when the same coordinator begins another, and no one else's is", async () => {
    const place = await aPlace();
    const { environment } = place;
    const first = await tryForm(place);
    await answer(environment, first, 5);
    const scope = place.coordinator;
    const other = { ...scope, actor: { ...scope.actor, id: "colleague" as UserId } };
    const others = await tryForm({ ...place, coordinator: other });
    await answer(environment, others, 3);
    const second = await tryForm(place);
    expect((await loadAnswering(environment, second)).state).toBe("empty");
    await expect(loadAnswering(environment, first)).rejects.toMatchObject({ status: 401 });
    expect((await loadAnswering(environment, others)).state).toBe("draft");
  });
});

describe("a trial of a round's form", () => {
  const at = (text: string) => new Date(text).toISOString() as Instant;
  const schedule = {
    releasedAt: at("2026-10-05"),
    opensAt: at("2026-10-01"),
    closesAt: at("2026-12-01"),
    graceMinutes: 60,
    factCheckAt: null,
    publishedAt: null,
    departments: [],
  };

  it("ends when the round opens, also where its draft was released after that time", () => {
    expect(isTrialOver(schedule, at("2026-10-03"), at("2026-10-06"))).toBe(true);
    expect(isTrialOver(schedule, at("2026-10-05"), at("2026-10-06"))).toBe(false);
    expect(isTrialOver({ ...schedule, releasedAt: null }, at("2026-10-03"), at("2026-10-06"))).toBe(false);
  });
});
