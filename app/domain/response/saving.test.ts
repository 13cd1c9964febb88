import { describe, expect, it } from "vitest";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aSave,
  standardQuestionnaireFile,
} from "#app/domain/testing.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { changesSince, loadAnswering } from "./answering.server.ts";
import { beginAnswering, openInvitation } from "./invitation.server.ts";
import { answersOf } from "./merge.ts";
import { loadReceipt } from "./receipt.server.ts";
import { saveAnswers } from "./save-answers.server.ts";
import { submitResponse } from "./submit-response.server.ts";
import { talliesAndRecount } from "./testing.ts";

const receipt = "one-receipt-code-of-the-browser";
const otherReceipt = "another-code-of-the-same-browser";

function change(question: string, value: unknown, basedOn = 0) {
  return { question, value, basedOn };
}

function problem(code: string) {
  return expect.objectContaining({ data: expect.objectContaining({ code }) });
}

onEachDatabase((openTestDatabase) => {
  async function aPlace(columns: Partial<Rounds> & { readonly questionnaire?: unknown } = {}) {
    const { questionnaire, ...round } = columns;
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment, { questionnaire });
    return { environment, municipality, round: await aRound(environment, municipality, round) };
  }

  type Place = Awaited<ReturnType<typeof aPlace>>;

  async function someone(
    { environment, municipality, round }: Place,
    role: "management" | "staff" = "management",
  ) {
    const { departments } = municipality;
    const { token, invitation } = await anInvitation(environment, round, departments.social.id, { role });
    return { token, invitation, key: await beginAnswering(environment, token) };
  }

  function responses({ environment }: Place) {
    return environment.database.read.selectFrom("responses").selectAll().execute();
  }

  function saves({ environment }: Place) {
    return environment.database.read.selectFrom("saves").selectAll().execute();
  }

  describe("the same save again", () => {
    it("gives the same result at the same time, after other saves, after sending and after closing", async () => {
      const place = await aPlace();
      const { environment } = place;
      const { key } = await someone(place);
      await saveAnswers(environment, key, aSave([change("steering_goals", 1)]));
      const save = aSave([
        change("steering_goals", 2),
        change("steering_strategy", 3),
        change("colour", "blue"),
      ]);
      const results = await Promise.all([1, 2, 3, 4, 5].map(() => saveAnswers(environment, key, save)));
      await saveAnswers(environment, key, aSave([change("steering_strategy", 5, 2)]));
      results.push(await saveAnswers(environment, key, save));
      await submitResponse(environment, key, receipt);
      results.push(await saveAnswers(environment, key, save));
      expect((await loadAnswering(environment, key)).state).toBe("submitted");
      environment.moveClockTo("2026-12-12T12:00:00Z");
      results.push(await saveAnswers(environment, key, save));
      for (const result of results)
        expect(result).toEqual({
          save: save.save,
          revision: 2,
          applied: [{ question: "steering_strategy", revision: 2 }],
          conflicts: [{ question: "steering_goals", kept: { value: 1, revision: 1 } }],
          refused: [{ question: "colour", row: null, problem: "unknown-question" }],
        });
      const [response, ...others] = await responses(place);
      expect(others).toEqual([]);
      expect(response).toMatchObject({ status: "submitted", revision: 3 });
      expect(await saves(place)).toHaveLength(3);
    });

    it("is another's where another person happens to have chosen the same id", async () => {
      const place = await aPlace();
      const [one, other] = [await someone(place), await someone(place)];
      const save = aSave([change("steering_goals", 1)]);
      await saveAnswers(place.environment, one.key, save);
      await saveAnswers(place.environment, other.key, { ...save, changes: [change("steering_goals", 4)] });
      const { kept } = await loadAnswering(place.environment, other.key);
      expect(answersOf(kept)).toEqual({ steering_goals: 4 });
    });

    it("is remembered once, whoever should look too early", async () => {
      const place = await aPlace();
      const { key } = await someone(place);
      await saveAnswers(place.environment, key, aSave([change("steering_goals", 1)]));
      const [row] = await saves(place);
      const again = place.environment.database.transact((writer) =>
        writer
          .insertInto("saves")
          .values(row ?? [])
          .execute(),
      );
      await expect(again).rejects.toThrow(/unique/i);
    });

    it("is remembered for as long as a browser may answer, and no longer", async () => {
      const place = await aPlace({ closesAt: "2027-06-01T00:00:00.000Z" as Rounds["closesAt"] });
      const first = await someone(place);
      await saveAnswers(place.environment, first.key, aSave([change("steering_goals", 1)]));
      place.environment.moveClockTo("2027-02-20T09:00:00Z");
      const second = await someone(place);
      await saveAnswers(place.environment, second.key, aSave([change("steering_goals", 1)]));
      expect(await saves(place)).toHaveLength(2);
      place.environment.moveClockTo("2027-02-23T09:00:00Z");
      const third = await someone(place);
      await saveAnswers(place.environment, third.key, aSave([change("steering_goals", 1)]));
      expect((await saves(place)).map(({ savedOn }) => savedOn).sort()).toEqual(["2027-02-20", "2027-02-23"]);
    });

    it("leaves nothing behind, and revives nothing, once a response shown in groups only is sent", async () => {
      const place = await aPlace({ disclosure: "confidential", threshold: 5 });
      const { key } = await someone(place);
      const save = aSave([change("steering_goals", 1)]);
      await saveAnswers(place.environment, key, save);
      await submitResponse(place.environment, key, receipt);
      expect(await saves(place)).toEqual([]);
      await expect(saveAnswers(place.environment, key, save)).rejects.toEqual(problem("already-submitted"));
      expect(await responses(place)).toHaveLength(1);
      expect(await saves(place)).toEqual([]);
    });
  });

  describe("a save that follows one of which its browser has not heard", () => {
    it("stands over it, whichever comes first", async () => {
      for (const order of ["older first", "newer first"]) {
        const place = await aPlace();
        const { key } = await someone(place);
        const older = aSave([change("steering_goals", 1), change("steering_strategy", 1)]);
        const newer = aSave([{ ...change("steering_goals", 2), follows: [older.save] }]);
        for (const save of order === "older first" ? [older, newer] : [newer, older]) {
          await saveAnswers(place.environment, key, save);
        }
        const { kept } = await loadAnswering(place.environment, key);
        expect(answersOf(kept), order).toEqual({ steering_goals: 2, steering_strategy: 1 });
      }
    });

    it("is told of what a colleague has answered before it, after it or in its place", async () => {
      const place = await aPlace({ answering: "joint" });
      const { environment } = place;
      const [one, other] = [await someone(place), await someone(place)];
      const mine = aSave([change("steering_goals", 1)]);
      await saveAnswers(environment, one.key, mine);
      await saveAnswers(environment, other.key, aSave([change("steering_goals", 4, 1)]));
      const late = aSave([{ ...change("steering_goals", 2), follows: [mine.save] }]);
      expect((await saveAnswers(environment, one.key, late)).conflicts).toEqual([
        { question: "steering_goals", kept: { value: 4, revision: 2 } },
      ]);
      const refused = aSave([change("steering_goals", 3)]); // meets the colleague's answer
      await saveAnswers(environment, one.key, refused);
      const afterThat = aSave([{ ...change("steering_goals", 5), follows: [refused.save, late.save] }]);
      expect((await saveAnswers(environment, one.key, afterThat)).conflicts).toHaveLength(1);
      const { kept } = await loadAnswering(environment, one.key);
      expect(answersOf(kept)).toEqual({ steering_goals: 4 });
    });

    it("follows nothing of another's response, and nothing that never came", async () => {
      const place = await aPlace();
      const { environment } = place;
      const [one, other] = [await someone(place), await someone(place)];
      const theirs = aSave([change("steering_goals", 1)]);
      await saveAnswers(environment, other.key, theirs);
      await saveAnswers(environment, one.key, aSave([change("steering_goals", 3)]));
      const follows = [theirs.save, aSave([]).save];
      const late = aSave([{ ...change("steering_goals", 2), follows }]);
      expect((await saveAnswers(environment, one.key, late)).conflicts).toHaveLength(1);
    });
  });

  it("begins a new draft on top of what was sent when something is answered after that", async () => {
    const place = await aPlace();
    const { key } = await someone(place);
    await saveAnswers(place.environment, key, aSave([change("steering_goals", 1)]));
    await submitResponse(place.environment, key, receipt);
    const saved = await saveAnswers(place.environment, key, aSave([change("steering_strategy", 4)]));
    expect(saved).toMatchObject({ revision: 2, conflicts: [] });
    const { kept, state } = await loadAnswering(place.environment, key);
    expect(state).toBe("changed");
    expect(answersOf(kept)).toEqual({ steering_goals: 1, steering_strategy: 4 });
  });

  it("tells a browser that comes back what has changed since, the emptied answers too", async () => {
    const place = await aPlace();
    const { key } = await someone(place);
    expect(await changesSince(place.environment, key, 0)).toEqual({ revision: 0, changed: [] });
    const answers = [change("steering_goals", 1), change("steering_strategy", 2)];
    await saveAnswers(place.environment, key, aSave(answers));
    await saveAnswers(place.environment, key, aSave([change("steering_goals", null, 1)]));
    expect(await changesSince(place.environment, key, 1)).toEqual({
      revision: 2,
      changed: [{ question: "steering_goals", value: null, revision: 2 }],
    });
    expect((await changesSince(place.environment, key, 0)).changed).toHaveLength(2);
    expect((await changesSince(place.environment, key, 2)).changed).toEqual([]);
  });

  it("refuses a matrix's wrong row and keeps what was there, and takes its other rows", async () => {
    const place = await aPlace({ questionnaire: withMatrix() });
    const { key } = await someone(place);
    await saveAnswers(place.environment, key, aSave([change("habits", { plan: 1, follow: 2 })]));
    const saved = await saveAnswers(
      place.environment,
      key,
      aSave([change("habits", { plan: 2, follow: 77 }, 1)]),
    );
    expect(saved.refused).toEqual([{ question: "habits", row: "follow", problem: "wrong-choice" }]);
    const { kept } = await loadAnswering(place.environment, key);
    expect(answersOf(kept)).toEqual({ habits: { plan: 2, follow: 2 } });
  });

  for (const answering of ["individual", "joint"] as const) {
    it(`has no second draft, and no second valid submission, in the database itself (${answering})`, async () => {
      const place = await aPlace({ answering });
      const { key } = await someone(place);
      await saveAnswers(place.environment, key, aSave([change("steering_goals", 1)]));
      for (const send of [false, true]) {
        if (send) await submitResponse(place.environment, key, receipt);
        const [row] = await responses(place);
        const second = place.environment.database.transact((writer) =>
          writer
            .insertInto("responses")
            .values(row ? { ...row, id: place.environment.newId(), receiptHash: null } : [])
            .execute(),
        );
        await expect(second).rejects.toThrow(/unique/i);
      }
    });
  }

  it("is logged when the first answer comes, and not at every save after it", async () => {
    const place = await aPlace();
    const { key } = await someone(place);
    for (const level of [1, 2, 3]) {
      await saveAnswers(place.environment, key, aSave([change("steering_goals", level, level - 1)]));
    }
    const entries = await place.environment.database.read
      .selectFrom("auditEntries")
      .select("event")
      .execute();
    expect(entries).toEqual([{ event: "invitation.begun" }]);
  });

  describe("a department that answers jointly", () => {
    const joint = { answering: "joint" } as const;

    it("has one draft of two colleagues who begin at once, which both see, and which both have begun", async () => {
      const place = await aPlace(joint);
      const people = [await someone(place, "staff"), await someone(place), await someone(place)];
      const questions = ["steering_strategy", "steering_goals", "steering_noticed"];
      await Promise.all(
        people.map(({ key }, index) =>
          saveAnswers(place.environment, key, aSave([change(questions[index] ?? "", index)])),
        ),
      );
      const rows = await responses(place);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ joint: 1, invitationId: null, role: "management", revision: 3 });
      for (const { key, token } of people) {
        const { kept } = await loadAnswering(place.environment, key);
        expect(answersOf(kept)).toEqual({ steering_strategy: 0, steering_goals: 1, steering_noticed: 2 });
        expect((await openInvitation(place.environment, token)).progress).toBe("begun");
      }
      const begun = await place.environment.database.read
        .selectFrom("auditLog")
        .where("event", "=", "invitation.begun")
        .selectAll()
        .execute();
      expect(begun).toHaveLength(1);
    });

    it("is told which offices answer with one, as long as they are invited", async () => {
      const place = await aPlace(joint);
      const { environment, municipality, round } = place;
      const { social, education } = municipality.departments;
      const [one, other] = [await someone(place), await someone(place)];
      await anInvitation(environment, round, education.id, { overrides: { title: "Rektor" } });
      const gone = { title: "Controller", revokedAt: environment.now() };
      await anInvitation(environment, round, social.id, { overrides: gone });
      await anInvitation(environment, round, social.id, { overrides: { title: "Ekonom" } });
      for (const { key } of [one, other]) {
        expect((await loadAnswering(environment, key)).colleagues).toEqual(["Enhetschef", "Ekonom"]);
      }
      const individual = await aPlace();
      const { key } = await someone(individual);
      await someone(individual);
      expect((await loadAnswering(individual.environment, key)).colleagues).toBeNull();
    });

    it("is told where two colleagues answered the same question", async () => {
      const place = await aPlace(joint);
      const [one, other] = [await someone(place), await someone(place)];
      await saveAnswers(place.environment, one.key, aSave([change("steering_goals", 1)]));
      const late = await saveAnswers(place.environment, other.key, aSave([change("steering_goals", 5)]));
      expect(late.conflicts).toEqual([{ question: "steering_goals", kept: { value: 1, revision: 1 } }]);
    });

    it("sends one response, which counts once whoever sends it, and has all of them done", async () => {
      const place = await aPlace(joint);
      const [one, other] = [await someone(place, "staff"), await someone(place)];
      await saveAnswers(place.environment, one.key, aSave([change("steering_strategy", 1)]));
      const sent = await Promise.allSettled([
        submitResponse(place.environment, one.key, receipt),
        submitResponse(place.environment, other.key, otherReceipt),
      ]);
      expect(sent.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      for (const { key, token } of [one, other]) {
        expect((await openInvitation(place.environment, token)).progress).toBe("submitted");
        expect(await loadReceipt(place.environment, key)).toMatchObject({
          sent: { answers: { steering_strategy: { value: 1 } } },
        });
      }
      await saveAnswers(place.environment, other.key, aSave([change("steering_strategy", 5, 1)]));
      await submitResponse(place.environment, one.key, "the-code-of-the-second-sending");
      const { kept, counted } = await talliesAndRecount(
        place.environment.database,
        place.round,
        place.municipality.departments.social,
      );
      expect(kept).toEqual(counted);
      expect(kept.responses).toBe(1);
      const statuses = (await responses(place)).map(({ status }) => status);
      expect(statuses.sort()).toEqual(["submitted", "superseded"]);
    });

    it("answers beside another that does too", async () => {
      const place = await aPlace(joint);
      const one = await someone(place);
      const { education } = place.municipality.departments;
      const { token } = await anInvitation(place.environment, place.round, education.id);
      const key = await beginAnswering(place.environment, token);
      await saveAnswers(place.environment, one.key, aSave([change("steering_goals", 1)]));
      await saveAnswers(place.environment, key, aSave([change("steering_goals", 2)]));
      expect(answersOf((await loadAnswering(place.environment, key)).kept)).toEqual({ steering_goals: 2 });
      expect(await responses(place)).toHaveLength(2);
    });
  });
});

/** The standard questionnaire with a matrix on its first page. */
function withMatrix(): unknown {
  // its form
  const { pages, ...rest } = standardQuestionnaireFile() as { pages: { elements: unknown[] }[] };
  const named = (value: string | number) => ({ value, text: { sv: `${value}`, en: `${value}` } });
  const habits = {
    type: "matrix",
    name: "habits",
    title: { sv: "Vanor", en: "Habits" },
    columns: [0, 1, 2].map(named),
    rows: ["plan", "follow"].map(named),
  };
  const [first, ...others] = pages;
  return { ...rest, pages: [{ ...first, elements: [...(first?.elements ?? []), habits] }, ...others] };
}
