import { expect, it } from "vitest";
import type { Instant } from "#app/domain/id.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aSave,
  type TestEnvironment,
} from "#app/domain/testing.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { loadAnswering } from "./answering.server.ts";
import { type AnsweringKey, beginAnswering } from "./invitation.server.ts";
import { answersOf } from "./merge.ts";
import { loadReceipt } from "./receipt.server.ts";
import { saveAnswers } from "./save-answers.server.ts";
import { submitResponse } from "./submit-response.server.ts";
import { talliesAndRecount } from "./testing.ts";

const receipt = "one-receipt-code-of-the-browser";
const otherReceipt = "another-code-of-the-same-browser";

function problem(code: string) {
  return expect.objectContaining({ data: expect.objectContaining({ code }) });
}

onEachDatabase((openTestDatabase) => {
  async function aPlace(round: Partial<Rounds> = {}) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    return { environment, municipality, round: await aRound(environment, municipality, round) };
  }

  type Place = Awaited<ReturnType<typeof aPlace>>;

  async function someoneWho(
    { environment, municipality, round }: Place,
    answers: Readonly<Record<string, unknown>>,
  ) {
    const { invitation, token } = await anInvitation(environment, round, municipality.departments.social.id);
    const key = await beginAnswering(environment, token);
    await answer(environment, key, answers);
    return { invitation, token, key };
  }

  async function answer(
    environment: TestEnvironment,
    key: AnsweringKey,
    answers: Readonly<Record<string, unknown>>,
  ) {
    const basedOn = (await loadAnswering(environment, key)).kept.revision;
    await saveAnswers(
      environment,
      key,
      aSave(Object.entries(answers).map(([question, value]) => ({ question, value, basedOn }))),
    );
  }

  function responses({ environment }: Place) {
    return environment.database.read.selectFrom("responses").selectAll().execute();
  }

  function tallies({ environment, round, municipality }: Place) {
    return talliesAndRecount(environment.database, round, municipality.departments.social);
  }

  it("counts a response from when it is sent, and leaves out what its conditions hide", async () => {
    const place = await aPlace();
    const { key } = await someoneWho(place, {
      steering_strategy: 5,
      services_schools: 5, // asked of children and education alone
    });
    expect((await tallies(place)).kept).toEqual({ responses: 0, figures: {} });
    await submitResponse(place.environment, key, receipt);
    const { kept, counted } = await tallies(place);
    expect(kept).toEqual(counted);
    expect(kept.figures["question:steering_strategy"]).toMatchObject({ n: 1 });
    expect(kept.figures["question:services_schools"]).toMatchObject({ n: 0, applicable: 0 });
    const [sent] = await responses(place);
    expect(JSON.parse(sent?.answers ?? "")).toHaveProperty("services_schools");
    expect(sent).toMatchObject({ status: "submitted", submittedAt: place.environment.now() });
  });

  it("sends once, however often and however fast the same receipt arrives", async () => {
    const place = await aPlace();
    const { key } = await someoneWho(place, { steering_strategy: 5 });
    const results = await Promise.all([1, 2, 3].map(() => submitResponse(place.environment, key, receipt)));
    place.environment.moveClockTo("2027-01-10T00:00:00Z");
    results.push(await submitResponse(place.environment, key, receipt));
    expect(new Set(results.map(({ responseId }) => responseId)).size).toBe(1);
    expect(await responses(place)).toHaveLength(1);
    const { kept } = await tallies(place);
    expect(kept.responses).toBe(1);
    const rows = await place.environment.database.read
      .selectFrom("auditLog")
      .where("event", "=", "response.submitted")
      .selectAll()
      .execute();
    expect(rows).toHaveLength(1);
  });

  it("sends what every browser has kept, whichever of them sends, and takes no answer from the one that does", async () => {
    const place = await aPlace();
    const { key, token } = await someoneWho(place, { steering_strategy: 5 });
    const other = await beginAnswering(place.environment, token);
    await answer(place.environment, other, { steering_goals: 2, steering_strategy: 3 });
    await submitResponse(place.environment, key, receipt);
    const [sent, ...others] = await responses(place);
    expect(others).toEqual([]);
    expect(answersOf({ answers: JSON.parse(sent?.answers ?? "") })).toEqual({
      steering_strategy: 3,
      steering_goals: 2,
    });
    const { kept, counted } = await tallies(place);
    expect(kept).toEqual(counted);
  });

  it("replaces what was sent before, keeps it, and counts the new one alone", async () => {
    const place = await aPlace();
    await submitResponse(
      place.environment,
      (await someoneWho(place, { steering_goals: 1 })).key,
      "the-code-of-somebody-else",
    );
    const { key } = await someoneWho(place, { steering_strategy: 5, steering_goals: 2 });
    await submitResponse(place.environment, key, receipt);
    await answer(place.environment, key, { steering_strategy: 1 });
    const { kept: draft, state } = await loadAnswering(place.environment, key);
    expect(state).toBe("changed");
    expect(answersOf(draft)).toEqual({ steering_strategy: 1, steering_goals: 2 });
    await submitResponse(place.environment, key, otherReceipt);

    const { kept, counted } = await tallies(place);
    expect(kept.responses).toBe(2);
    expect(kept).toEqual(counted);
    expect((await responses(place)).map(({ status }) => status).sort()).toEqual([
      "submitted",
      "submitted",
      "superseded",
    ]);
    const scored = await place.environment.database.read
      .selectFrom("responseScores")
      .select("responseId")
      .distinct()
      .execute();
    expect(scored).toHaveLength(2);
  });

  it("sends nothing where no question that is asked has an answer, and nothing twice without a change", async () => {
    const place = await aPlace();
    const { key } = await someoneWho(place, { services_schools: 5 });
    await expect(submitResponse(place.environment, key, receipt)).rejects.toEqual(
      problem("nothing-to-submit"),
    );
    await answer(place.environment, key, { steering_noticed: "dontknow" });
    await submitResponse(place.environment, key, receipt);
    await expect(submitResponse(place.environment, key, otherReceipt)).rejects.toEqual(
      problem("already-submitted"),
    );
  });

  it("takes a response in the grace, and none after it", async () => {
    const place = await aPlace();
    const [one, other] = [
      await someoneWho(place, { steering_goals: 1 }),
      await someoneWho(place, { steering_goals: 2 }),
    ];
    place.environment.moveClockTo("2026-12-11T16:30:00Z");
    await submitResponse(place.environment, one.key, receipt);
    place.environment.moveClockTo("2026-12-11T17:00:00Z");
    await expect(submitResponse(place.environment, other.key, otherReceipt)).rejects.toEqual(
      problem("round-closed"),
    );
  });

  it("shows by the browser's code what was sent, in another browser without it", async () => {
    const place = await aPlace();
    const { key, token } = await someoneWho(place, { steering_goals: 1 });
    await expect(loadReceipt(place.environment, key)).rejects.toEqual(problem("nothing-to-submit"));
    await submitResponse(place.environment, key, receipt);
    expect(await loadReceipt(place.environment, { ...key, code: receipt })).toMatchObject({
      codeFits: true,
      canChange: true,
      sent: { submittedAt: place.environment.now() },
    });
    const other = await beginAnswering(place.environment, token);
    expect(await loadReceipt(place.environment, other)).toMatchObject({
      codeFits: false,
      sent: { answers: { steering_goals: { value: 1 } } },
    });
  });

  it("keeps nothing that leads from a response shown in groups only to the one who sent it", async () => {
    const place = await aPlace({ disclosure: "confidential", threshold: 5 });
    place.environment.moveClockTo("2026-11-24T10:17:23.456Z");
    const { key, invitation } = await someoneWho(place, { steering_goals: 1 });
    await answer(place.environment, key, { steering_strategy: 4 });
    const { responseId } = await submitResponse(place.environment, key, receipt);

    const rows = await responses(place);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      id: responseId,
      status: "submitted",
      invitationId: null,
      startedAt: null,
      submittedAt: null,
      revision: 1,
    });
    expect(responseId[14]).toBe("4"); // a UUID's version, 7 would carry the time
    const log = await place.environment.database.read.selectFrom("auditLog").selectAll().execute();
    expect(log.map(({ event }) => event).sort()).toEqual(["invitation.begun", "response.submitted"]);
    for (const row of log) expect(row.at).toBe("2026-11-24T00:00:00.000Z" as Instant);
    const submitted = log.find(({ event }) => event === "response.submitted");
    expect(JSON.stringify(submitted)).not.toContain(invitation.id);
    expect(JSON.stringify(log)).not.toContain(responseId);
    const { kept, counted } = await tallies(place);
    expect(kept).toEqual(counted);
  });

  it("neither changes nor sends again a response that nothing leads to, save its own repeat", async () => {
    const place = await aPlace({ disclosure: "confidential", threshold: 5 });
    const { key, token } = await someoneWho(place, { steering_goals: 1 });
    const sent = await Promise.all([1, 2].map(() => submitResponse(place.environment, key, receipt)));
    expect(sent[0]).toEqual(sent[1]);
    const done = problem("already-submitted");
    await expect(submitResponse(place.environment, key, otherReceipt)).rejects.toEqual(done);
    await expect(
      saveAnswers(place.environment, key, aSave([{ question: "steering_goals", value: 5, basedOn: 1 }])),
    ).rejects.toEqual(done);
    const other = await beginAnswering(place.environment, token);
    expect(other).toMatchObject({ sent: true, canAnswer: false });
    await expect(loadAnswering(place.environment, other)).rejects.toEqual(done);
    expect(await responses(place)).toHaveLength(1);
    expect(await loadReceipt(place.environment, key)).toMatchObject({ sent: null, canChange: true });
    expect(await loadReceipt(place.environment, { ...key, code: receipt })).toMatchObject({
      codeFits: true,
      sent: { submittedAt: null, answers: { steering_goals: { value: 1 } } },
    });
  });
});
