import { expect, it } from "vitest";
import type { Instant } from "#app/domain/id.ts";
import type { RespondentRole } from "#app/domain/questionnaire/definition.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound, aSave } from "#app/domain/testing.ts";
import { onEachDatabase } from "#db/testing.ts";
import { loadAnswering } from "./answering.server.ts";
import { beginAnswering, openInvitation } from "./invitation.server.ts";
import { answersOf } from "./merge.ts";
import { saveAnswers } from "./save-answers.server.ts";

const closing = "2026-12-11T16:00:00.000Z";
const inTheGrace = "2026-12-11T16:30:00.000Z";
const afterTheGrace = "2026-12-11T17:00:00.000Z";
const earlier = "2026-11-20T00:00:00.000Z" as Instant;

function change(question: string, value: unknown, basedOn = 0) {
  return { question, value, basedOn };
}

function problem(code: string) {
  return expect.objectContaining({ data: expect.objectContaining({ code }) });
}

onEachDatabase((openTestDatabase) => {
  async function anInvited(
    options: {
      readonly role?: RespondentRole;
      readonly token?: object;
      readonly overrides?: object;
      readonly round?: object;
    } = {},
  ) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality, options.round ?? {});
    const { invitation, token } = await anInvitation(
      environment,
      round,
      municipality.departments.social.id,
      options,
    );
    return { environment, municipality, round, invitation, token };
  }

  it("tells who asks what of whom before anything begins", async () => {
    const { environment, token } = await anInvited({ role: "staff" });
    expect(await openInvitation(environment, token)).toMatchObject({
      organization: "Testköpings kommun",
      department: { sv: "social" },
      questions: 16,
      minutes: 10,
      progress: "invited",
      canAnswer: true,
      window: { state: "open", closesAt: closing },
    });
  });

  it("asks more of those who can know the facts", async () => {
    const { environment, token } = await anInvited({ role: "management" });
    expect(await openInvitation(environment, token)).toMatchObject({ questions: 41, minutes: 25 });
  });

  it("keeps answers from the first saved one on, which begins the invitation", async () => {
    const { environment, token } = await anInvited();
    const key = await beginAnswering(environment, token);
    expect((await openInvitation(environment, token)).progress).toBe("invited");
    const saved = await saveAnswers(
      environment,
      key,
      aSave([change("steering_strategy", 2), change("first_priority", "En strategi")]),
    );
    expect(saved).toEqual({
      save: saved.save,
      revision: 1,
      applied: [
        { question: "steering_strategy", revision: 1 },
        { question: "first_priority", revision: 1 },
      ],
      conflicts: [],
      refused: [],
    });
    const { kept, state } = await loadAnswering(environment, key);
    expect(answersOf(kept)).toEqual({ steering_strategy: 2, first_priority: "En strategi" });
    expect(state).toBe("draft");
    expect((await openInvitation(environment, token)).progress).toBe("begun");
  });

  it("goes on in another browser with the same answers", async () => {
    const { environment, token } = await anInvited();
    await saveAnswers(
      environment,
      await beginAnswering(environment, token),
      aSave([change("steering_goals", 4)]),
    );
    const other = await beginAnswering(environment, token);
    expect(answersOf((await loadAnswering(environment, other)).kept)).toEqual({ steering_goals: 4 });
  });

  it("refuses a wrong choice by name and keeps the others", async () => {
    const { environment, token } = await anInvited();
    const key = await beginAnswering(environment, token);
    await saveAnswers(environment, key, aSave([change("steering_goals", 1)]));
    const saved = await saveAnswers(
      environment,
      key,
      aSave([
        change("steering_goals", 9, 1),
        change("colour", "blue"),
        change("steering_strategy", "dontknow"),
      ]),
    );
    expect(saved.refused).toEqual([
      { question: "steering_goals", row: null, problem: "wrong-choice" },
      { question: "colour", row: null, problem: "unknown-question" },
    ]);
    expect(answersOf((await loadAnswering(environment, key)).kept)).toEqual({
      steering_goals: 1,
      steering_strategy: "dontknow",
    });
  });

  it("does not begin an invitation by answers that are all refused", async () => {
    const { environment, token } = await anInvited();
    const key = await beginAnswering(environment, token);
    await saveAnswers(environment, key, aSave([change("steering_goals", 9)]));
    expect((await openInvitation(environment, token)).progress).toBe("invited");
  });

  it("keeps the other browser's answer and reports it where both changed the same question", async () => {
    const { environment, token } = await anInvited();
    const [one, other] = [await beginAnswering(environment, token), await beginAnswering(environment, token)];
    await saveAnswers(environment, one, aSave([change("steering_goals", 1)]));
    const late = await saveAnswers(
      environment,
      other,
      aSave([change("steering_goals", 5), change("steering_noticed", 3)]),
    );
    expect(late.conflicts).toEqual([{ question: "steering_goals", kept: { value: 1, revision: 1 } }]);
    expect(answersOf((await loadAnswering(environment, one)).kept)).toEqual({
      steering_goals: 1,
      steering_noticed: 3,
    });
  });

  it("makes one draft of two first saves that race, and keeps the answers of both", async () => {
    const { environment, token } = await anInvited();
    const keys = await Promise.all([1, 2, 3, 4].map(() => beginAnswering(environment, token)));
    const questions = ["steering_strategy", "steering_goals", "steering_priority", "steering_noticed"];
    await Promise.all(
      keys.map((key, index) => saveAnswers(environment, key, aSave([change(questions[index] ?? "", index)]))),
    );
    const drafts = await environment.database.read.selectFrom("responses").selectAll().execute();
    expect(drafts).toHaveLength(1);
    const begun = await environment.database.read
      .selectFrom("auditLog")
      .where("event", "=", "invitation.begun")
      .selectAll()
      .execute();
    expect(begun).toHaveLength(1);
    const [key] = keys;
    if (key === undefined) throw new Error("no browser");
    expect(answersOf((await loadAnswering(environment, key)).kept)).toEqual(
      Object.fromEntries(questions.map((question, index) => [question, index])),
    );
  });

  it("answers an unknown, shortened or strange link alike", async () => {
    const { environment, token } = await anInvited();
    const strange = [environment.newSecret(), token.slice(0, -1), "", "%", `${token}'--`, "a".repeat(5000)];
    for (const one of strange) {
      await expect(openInvitation(environment, one)).rejects.toEqual(problem("link-unknown"));
    }
  });

  it("says that a link has expired or been withdrawn, and begins nothing by it", async () => {
    const cases = [
      { code: "link-expired", options: { token: { expiresAt: earlier } } },
      { code: "link-revoked", options: { token: { revokedAt: earlier } } },
      { code: "link-revoked", options: { overrides: { revokedAt: earlier } } },
    ] as const;
    for (const { code, options } of cases) {
      const { environment, token } = await anInvited(options);
      await expect(openInvitation(environment, token)).rejects.toEqual(problem(code));
      await expect(beginAnswering(environment, token)).rejects.toEqual(problem(code));
    }
  });

  it("opens a page by its own secret alone", async () => {
    const { environment, token } = await anInvited();
    const [one, other] = [await beginAnswering(environment, token), await beginAnswering(environment, token)];
    const gone = problem("answering-session-gone");
    for (const key of [
      { handle: one.handle, secret: other.secret },
      { handle: one.handle, secret: "" },
      { handle: "nobody", secret: one.secret },
    ]) {
      await expect(loadAnswering(environment, key)).rejects.toEqual(gone);
      await expect(saveAnswers(environment, key, aSave([change("steering_goals", 1)]))).rejects.toEqual(gone);
    }
    environment.moveClockTo("2027-02-23T00:00:00Z");
    await expect(loadAnswering(environment, one)).rejects.toEqual(gone);
  });

  it("takes no answers before the round opens", async () => {
    const opensAt = "2026-11-30T07:00:00.000Z" as Instant;
    const { environment, token } = await anInvited({ round: { opensAt } });
    expect((await openInvitation(environment, token)).window).toEqual({ state: "not-open-yet", opensAt });
    await expect(beginAnswering(environment, token)).rejects.toMatchObject({
      data: { code: "round-not-open-yet", details: { opens: opensAt } },
    });
  });

  it("takes answers after closing from those alone who had begun, for as long as the grace lasts", async () => {
    const { environment, token, round, municipality } = await anInvited();
    const key = await beginAnswering(environment, token);
    await saveAnswers(environment, key, aSave([change("steering_goals", 1)]));
    const late = await anInvitation(environment, round, municipality.departments.social.id);
    const lateKey = await beginAnswering(environment, late.token);

    environment.moveClockTo(inTheGrace);
    await saveAnswers(environment, key, aSave([change("steering_goals", 2, 1)]));
    await expect(
      saveAnswers(environment, lateKey, aSave([change("steering_goals", 2)])),
    ).rejects.toMatchObject({
      data: { code: "round-closed", details: { closed: closing } },
    });

    environment.moveClockTo(afterTheGrace);
    await expect(saveAnswers(environment, key, aSave([change("steering_goals", 3, 2)]))).rejects.toEqual(
      problem("round-closed"),
    );
    const { answers } = await environment.database.read
      .selectFrom("responses")
      .select("answers")
      .executeTakeFirstOrThrow();
    expect(JSON.parse(answers)).toEqual({ steering_goals: { value: 2, revision: 2 } });
  });
});
