import { expect, it } from "vitest";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aSave,
  type TestEnvironment,
} from "#app/domain/testing.ts";
import { onEachDatabase } from "#db/testing.ts";
import { loadAnswering } from "./answering.server.ts";
import { type AnsweringKey, beginAnswering } from "./invitation.server.ts";
import { answersOf } from "./merge.ts";
import { loadChange, loadReceipt, openByCode } from "./receipt.server.ts";
import { saveAnswers } from "./save-answers.server.ts";
import { submitResponse, withdrawResponse } from "./submit-response.server.ts";
import { talliesAndRecount } from "./testing.ts";

const code = "11111-22222-33333-44444-55555";
const otherCode = "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE";

function problem(expected: string) {
  return expect.objectContaining({ data: expect.objectContaining({ code: expected }) });
}

onEachDatabase((openTestDatabase) => {
  async function aPlace() {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality, { disclosure: "confidential", threshold: 5 });
    return { environment, municipality, round };
  }

  type Place = Awaited<ReturnType<typeof aPlace>>;

  async function someoneWho(
    { environment, municipality, round }: Place,
    answers: Readonly<Record<string, unknown>>,
    options: { readonly department?: "social" | "education"; readonly role?: "management" | "staff" } = {},
  ) {
    const { department = "social", role = "management" } = options;
    const { invitation, token } = await anInvitation(
      environment,
      round,
      municipality.departments[department].id,
      { role },
    );
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

  function rows({ environment }: Place) {
    return environment.database.read.selectFrom("responses").selectAll().execute();
  }

  async function submittedMarks({ environment }: Place) {
    const found = await environment.database.read.selectFrom("invitations").selectAll().execute();
    return found.filter(({ submitted }) => submitted === 1).map(({ id }) => id);
  }

  /** That so many responses count, and that the tallies are what counting each of them again gives. */
  async function expectTalliesOf({ environment, round, municipality }: Place, responses: number) {
    const { social } = municipality.departments;
    const { kept, counted } = await talliesAndRecount(environment.database, round, social);
    expect(kept).toEqual(counted);
    expect(kept.responses).toBe(responses);
  }

  it("is sent once, however many repeats arrive at once after a lost acknowledgement, and after closing", async () => {
    const place = await aPlace();
    await submitResponse(place.environment, (await someoneWho(place, { steering_goals: 4 })).key, otherCode);
    const { key } = await someoneWho(place, { steering_strategy: 5 });
    const sent = await Promise.all([1, 2, 3, 4, 5].map(() => submitResponse(place.environment, key, code)));
    place.environment.moveClockTo("2027-01-10T00:00:00Z");
    sent.push(await submitResponse(place.environment, key, code));
    expect(new Set(sent.map(({ responseId }) => responseId)).size).toBe(1);
    await expectTalliesOf(place, 2);
    const log = await place.environment.database.read
      .selectFrom("auditLog")
      .where("event", "=", "response.submitted")
      .selectAll()
      .execute();
    expect(log).toHaveLength(2);
  });

  it("does not take another's code for a repeat: whoever has not sent is told so, and keeps the draft", async () => {
    const place = await aPlace();
    await submitResponse(place.environment, (await someoneWho(place, { steering_goals: 4 })).key, code);
    const office = await aRound(place.environment, place.municipality, { slug: "office" });
    const inOffice = { ...place, round: office };
    await submitResponse(
      place.environment,
      (await someoneWho(inOffice, { steering_goals: 4 })).key,
      otherCode,
    );
    for (const [where, taken] of [
      [place, code],
      [inOffice, otherCode],
    ] as const) {
      for (const department of ["social", "education"] as const) {
        const { key } = await someoneWho(where, { steering_goals: 1 }, { department });
        await expect(submitResponse(place.environment, key, taken)).rejects.toEqual(problem("bad-request"));
        expect((await loadAnswering(place.environment, key)).state).toBe("draft");
      }
    }
    const sent = (await rows(place)).filter(({ status }) => status === "submitted");
    expect(sent).toHaveLength(2);
  });

  it("is changed by its code alone: what was sent counts until the change is sent, and is then replaced", async () => {
    const place = await aPlace();
    await submitResponse(place.environment, (await someoneWho(place, { steering_goals: 4 })).key, otherCode);
    const { token, key } = await someoneWho(place, { steering_strategy: 5, steering_goals: 2 });
    await submitResponse(place.environment, key, code);

    const elsewhere = await beginAnswering(place.environment, token);
    await expect(loadAnswering(place.environment, elsewhere)).rejects.toEqual(problem("already-submitted"));
    const withCode = { ...elsewhere, code };
    expect(await loadAnswering(place.environment, withCode)).toMatchObject({ state: "submitted" });
    await answer(place.environment, withCode, { steering_strategy: 1 });
    await expectTalliesOf(place, 2);
    const changed = await loadAnswering(place.environment, withCode);
    expect(changed.state).toBe("changed");
    expect(answersOf(changed.kept)).toEqual({ steering_strategy: 1, steering_goals: 2 });
    expect(await loadReceipt(place.environment, withCode)).toMatchObject({
      hasDraft: true,
      sent: { answers: { steering_strategy: { value: 5 } } },
    });

    await Promise.all(
      [1, 2, 3, 4, 5].map(() => submitResponse(place.environment, withCode, code, changed.draftId)),
    );
    await expectTalliesOf(place, 2);
    expect(await rows(place)).toHaveLength(2);
    expect(await loadReceipt(place.environment, withCode)).toMatchObject({
      hasDraft: false,
      codeFits: true,
      sent: { answers: { steering_strategy: { value: 1 }, steering_goals: { value: 2 } } },
    });
  });

  it("is not changed by a late repeat of the first sending, while a change is being written", async () => {
    const place = await aPlace();
    const { key } = await someoneWho(place, { steering_strategy: 5 });
    await submitResponse(place.environment, key, code);
    const withCode = { ...key, code };
    await answer(place.environment, withCode, { steering_strategy: 1 });
    const first = (await loadAnswering(place.environment, withCode)).draftId;
    await submitResponse(place.environment, key, code);
    expect(await loadAnswering(place.environment, withCode)).toMatchObject({ state: "changed" });
    await submitResponse(place.environment, withCode, code, first);
    await answer(place.environment, withCode, { steering_strategy: 3 });
    await submitResponse(place.environment, withCode, code, first);
    expect(await loadReceipt(place.environment, withCode)).toMatchObject({
      hasDraft: true,
      sent: { answers: { steering_strategy: { value: 1 } } },
    });
  });

  it("is taken back by its code alone: answers, draft and figures are gone, and one counts as not having sent", async () => {
    const place = await aPlace();
    await submitResponse(place.environment, (await someoneWho(place, { steering_goals: 4 })).key, otherCode);
    const { key, invitation } = await someoneWho(place, { steering_strategy: 5 });
    await submitResponse(place.environment, key, code);
    expect(await submittedMarks(place)).toContain(invitation.id);
    await answer(place.environment, { ...key, code }, { steering_strategy: 1 });

    expect(await withdrawResponse(place.environment, key, "FFFFF-FFFFF-FFFFF-FFFFF-FFFFF")).toBe(false);
    await expectTalliesOf(place, 2);
    const done = await Promise.all([1, 2, 3].map(() => withdrawResponse(place.environment, key, code)));
    expect(done).toEqual([true, true, true]);
    expect(await rows(place)).toHaveLength(1);
    await expectTalliesOf(place, 1);
    expect(await submittedMarks(place)).not.toContain(invitation.id);
    expect(await loadChange(place.environment, key)).toMatchObject({ isSent: false, canChange: true });

    await answer(place.environment, key, { steering_goals: 3 });
    await submitResponse(place.environment, key, code);
    await expectTalliesOf(place, 2);
  });

  it("leaves no figure of what the only one in a group has taken back", async () => {
    const place = await aPlace();
    const { key } = await someoneWho(place, { steering_strategy: 5 });
    await submitResponse(place.environment, key, code);
    await withdrawResponse(place.environment, key, code);
    await expectTalliesOf(place, 0);
    for (const table of ["tallies", "tallyCounts"] as const) {
      expect(await place.environment.database.read.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  it("can be seen by its code after closing, and neither changed nor taken back", async () => {
    const place = await aPlace();
    const { token, key } = await someoneWho(place, { steering_strategy: 5 });
    await submitResponse(place.environment, key, code);
    place.environment.moveClockTo("2027-01-10T00:00:00Z");
    const later = await beginAnswering(place.environment, token);
    expect(await openByCode(place.environment, later, code)).toBe(true);
    expect(await loadReceipt(place.environment, { ...later, code })).toMatchObject({
      canChange: false,
      sent: { answers: { steering_strategy: { value: 5 } } },
    });
    const closed = problem("round-closed");
    await expect(withdrawResponse(place.environment, later, code)).rejects.toEqual(closed);
    await expect(
      saveAnswers(
        place.environment,
        { ...later, code },
        aSave([{ question: "steering_goals", value: 1, basedOn: 1 }]),
      ),
    ).rejects.toEqual(closed);
    await expectTalliesOf(place, 1);
  });

  it("is not opened by the code of another department or role, before sending, or in a round in office", async () => {
    const place = await aPlace();
    await submitResponse(place.environment, (await someoneWho(place, { steering_goals: 4 })).key, code);
    const strangers = [
      await someoneWho(place, { steering_noticed: 4 }, { department: "education" }),
      await someoneWho(place, { steering_noticed: 4 }, { role: "staff" }),
    ];
    for (const [index, { key }] of strangers.entries()) {
      expect(await openByCode(place.environment, key, code)).toBe(false);
      await submitResponse(place.environment, key, `${otherCode}-${index}`);
      expect(await openByCode(place.environment, key, code)).toBe(false);
      expect(await withdrawResponse(place.environment, key, code)).toBe(false);
    }
    const office = await aRound(place.environment, place.municipality, { slug: "office" });
    const { key } = await someoneWho({ ...place, round: office }, { steering_goals: 4 });
    await submitResponse(place.environment, key, otherCode);
    await expect(withdrawResponse(place.environment, key, otherCode)).rejects.toEqual(problem("bad-request"));
  });

  it("is opened by nobody who has tried too many wrong codes, for a while, not even by the right one", async () => {
    const place = await aPlace();
    const { key } = await someoneWho(place, { steering_strategy: 5 });
    const { key: colleague } = await someoneWho(place, { steering_strategy: 5 });
    await submitResponse(place.environment, key, code);
    await submitResponse(place.environment, colleague, otherCode);
    for (let tries = 0; tries < 10; tries++) {
      expect(await openByCode(place.environment, key, `wrong-code-number-${tries}-of-many`)).toBe(false);
    }
    const refused = problem("too-many-wrong-codes");
    await expect(openByCode(place.environment, key, code)).rejects.toEqual(refused);
    await expect(withdrawResponse(place.environment, key, code)).rejects.toEqual(refused);
    expect(await loadReceipt(place.environment, { ...key, code })).toMatchObject({ sent: null });
    await expect(submitResponse(place.environment, key, code)).rejects.toEqual(problem("already-submitted"));
    expect(await openByCode(place.environment, colleague, otherCode)).toBe(true);
    await expectTalliesOf(place, 2);
  });

  it("keeps earlier submissions in a round in office alone", async () => {
    const place = await aPlace();
    const office = await aRound(place.environment, place.municipality, { slug: "office" });
    for (const round of [place.round, office]) {
      const { key } = await someoneWho({ ...place, round }, { steering_strategy: 5 });
      await submitResponse(place.environment, key, code);
      const again = { ...key, code };
      await answer(place.environment, again, { steering_strategy: 1 });
      const { draftId } = await loadAnswering(place.environment, again);
      const next = round === office ? otherCode : code;
      await submitResponse(place.environment, again, next, draftId);
    }
    const kept = (await rows(place)).map(({ roundId, status, answers }) => [
      roundId === office.id ? "in office" : "confidential",
      status,
      JSON.parse(answers).steering_strategy.value,
    ]);
    expect(kept.sort()).toEqual([
      ["confidential", "submitted", 1],
      ["in office", "submitted", 1],
      ["in office", "superseded", 5],
    ]);
  });
});
