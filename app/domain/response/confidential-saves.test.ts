import { expect, it } from "vitest";
import { hashSecret } from "#app/domain/secret.server.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound, aSave } from "#app/domain/testing.ts";
import { lockGroup } from "#db/queries/confidential-group.ts";
import { inTurn, onEachDatabase } from "#db/testing.ts";
import { loadAnswering } from "./answering.server.ts";
import { type AnsweringKey, beginAnswering } from "./invitation.server.ts";
import { answersOf } from "./merge.ts";
import { saveAnswers } from "./save-answers.server.ts";
import { submitResponse, withdrawResponse } from "./submit-response.server.ts";
import { talliesAndRecount } from "./testing.ts";

/*
 * What was sent in a round whose answers are shown in groups only is changed by the receipt's code: each such save is
 * kept once, remembered under the code's hash, and leads nowhere.
 */

const code = "11111-22222-33333-44444-55555";

function change(question: string, value: unknown, basedOn: number) {
  return { question, value, basedOn };
}

onEachDatabase((openTestDatabase) => {
  /** Somebody who has sent two answers, with the browser that holds the code. */
  async function someoneWhoSent() {
    const environment = anEnvironment(await openTestDatabase());
    const { database } = environment;
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality, { disclosure: "confidential", threshold: 5 });
    const { social } = municipality.departments;
    const { invitation, token } = await anInvitation(environment, round, social.id);
    const key = await beginAnswering(environment, token);
    await saveAnswers(
      environment,
      key,
      aSave([change("steering_strategy", 5, 0), change("steering_goals", 2, 0)]),
    );
    await submitResponse(environment, key, code);
    const withCode: AnsweringKey = { ...key, code };
    const draft = async () => {
      const { kept, draftId, state } = await loadAnswering(environment, withCode);
      return { answers: answersOf(kept), revision: kept.revision, draftId, state };
    };
    return {
      environment,
      database,
      invitation,
      key,
      withCode,
      draft,
      save: (...changes: ReturnType<typeof change>[]) => saveAnswers(environment, withCode, aSave(changes)),
      saves: () => database.read.selectFrom("saves").selectAll().execute(),
      responses: () => database.read.selectFrom("responses").selectAll().execute(),
      expectTalliesAsRecounted: async () => {
        const { kept, counted } = await talliesAndRecount(database, round, social);
        expect(kept).toEqual(counted);
      },
    };
  }

  it("keeps the same save once, however often it comes, also five times at once and after other saves", async () => {
    const { environment, withCode, save, saves, draft, responses } = await someoneWhoSent();
    const wanted = aSave([change("steering_strategy", 1, 1), change("steering_goals", 3, 0)]);
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => saveAnswers(environment, withCode, wanted)));
    await save(change("steering_strategy", 4, 2));
    results.push(await saveAnswers(environment, withCode, wanted));
    for (const result of results)
      expect(result).toEqual({
        save: wanted.save,
        revision: 2,
        applied: [{ question: "steering_strategy", revision: 2 }],
        conflicts: [{ question: "steering_goals", kept: { value: 2, revision: 1 } }],
        refused: [],
      });
    expect(await draft()).toMatchObject({
      answers: { steering_strategy: 4, steering_goals: 2 },
      revision: 3,
      state: "changed",
    });
    expect(await saves()).toHaveLength(2);
    expect((await responses()).map(({ status }) => status).sort()).toEqual(["draft", "submitted"]);
  });

  it("remembers it under the code's hash alone, and leads from nobody invited to what was sent", async () => {
    const { invitation, key, save, saves, responses } = await someoneWhoSent();
    expect(await saves(), "those into the first draft went with it").toEqual([]);
    await save(change("steering_strategy", 1, 1));
    const kept = await saves();
    expect(kept.map(({ ownerId }) => ownerId)).toEqual([hashSecret(code)]);
    const places = [invitation.id, key.handle, ...(await responses()).map(({ id }) => id)];
    for (const place of places) expect(JSON.stringify(kept)).not.toContain(place);
  });

  it("forgets it once the change is sent, and once what was sent is taken back", async () => {
    const { environment, key, withCode, save, saves, draft, responses, expectTalliesAsRecounted } =
      await someoneWhoSent();
    await save(change("steering_strategy", 1, 1));
    await submitResponse(environment, withCode, code, (await draft()).draftId);
    expect(await saves()).toEqual([]);
    await expectTalliesAsRecounted();
    await save(change("steering_strategy", 3, 1));
    expect(await saves()).toHaveLength(1);
    expect(await withdrawResponse(environment, key, code)).toBe(true);
    expect(await saves()).toEqual([]);
    expect(await responses()).toEqual([]);
    await expectTalliesAsRecounted();
  });

  it("builds on the change that is sent while the save waits, and takes nothing of it back", async () => {
    const { environment, database, invitation, withCode, save, draft, expectTalliesAsRecounted } =
      await someoneWhoSent();
    await save(change("steering_strategy", 1, 1));
    const { draftId } = await draft();
    const turns = await inTurn(database, (writer) => lockGroup(writer, invitation), [
      () => submitResponse(environment, withCode, code, draftId),
      () => save(change("steering_goals", 4, 1)),
    ]);
    expect(turns.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect((await draft()).answers).toEqual({ steering_strategy: 1, steering_goals: 4 });
    await expectTalliesAsRecounted();
  });

  it("keeps nothing under a code that is given up while the save waits: tried again, it begins anew", async () => {
    const { environment, database, invitation, key, withCode, responses, expectTalliesAsRecounted } =
      await someoneWhoSent();
    const wanted = aSave([change("steering_goals", 4, 1)]);
    const [withdrawn] = await inTurn(database, (writer) => lockGroup(writer, invitation), [
      () => withdrawResponse(environment, key, code),
      () => saveAnswers(environment, withCode, wanted),
    ]);
    expect(withdrawn).toEqual({ status: "fulfilled", value: true });
    await saveAnswers(environment, withCode, wanted);
    const rows = await responses();
    expect(rows).toMatchObject([{ status: "draft", invitationId: invitation.id, receiptHash: null }]);
    expect(JSON.parse(rows[0]?.answers ?? "")).toEqual({ steering_goals: { value: 4, revision: 1 } });
    await expectTalliesAsRecounted();
  });
});
