import { expect, it } from "vitest";
import type { Day, UserId } from "#app/domain/id.ts";
import { renameDepartment } from "#app/domain/organization/departments.server.ts";
import { loadAnswering } from "#app/domain/response/answering.server.ts";
import { beginAnswering, openInvitation } from "#app/domain/response/invitation.server.ts";
import { revokeInvitation } from "#app/domain/response/link.server.ts";
import { saveAnswers } from "#app/domain/response/save-answers.server.ts";
import { submitResponse } from "#app/domain/response/submit-response.server.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aSave,
  aScope,
  aSuccession,
  someResponses,
  type TestDepartment,
  type TestEnvironment,
} from "#app/domain/testing.ts";
import type { Database } from "#db/client.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { type OwnResult, ownResult } from "./own-result.server.ts";
import type { OwnFigures } from "./own-result-view.ts";
import { oneQuestion, published } from "./testing.ts";
import { wholePage } from "./whole-page-testing.server.ts";

const confidential = { ...published(2026), disclosure: "confidential", threshold: 5, invited: 9 } as const;

function problem(code: string) {
  return expect.objectContaining({ data: expect.objectContaining({ code }) });
}

function figuresOf({ result }: OwnResult): OwnFigures {
  if (result.kind !== "figures") throw new Error(`The page shows no figures: ${result.kind}`);
  return result;
}

onEachDatabase((openTestDatabase) => {
  async function setUp(database?: Database, slug = "testkoping") {
    const environment = anEnvironment(database ?? (await openTestDatabase()));
    const departments = { social: "social", education: "education", company: "company" } as const;
    const municipality = await aMunicipality(environment, { slug, questionnaire: oneQuestion, departments });
    return { environment, municipality, ...municipality.departments };
  }

  /** Lets a department answer `strategy`, one response a level. */
  function answer(
    environment: TestEnvironment,
    round: Rounds,
    department: TestDepartment,
    ...levels: readonly number[]
  ): Promise<void> {
    const responses = levels.map((strategy) => ({ strategy }));
    return someResponses(environment, round, department, responses);
  }

  /** The result as somebody invited in a department comes to it: by the link. */
  async function resultFor(environment: TestEnvironment, round: Rounds, { id }: TestDepartment) {
    const { token } = await anInvitation(environment, round, id);
    return ownResult(environment, await beginAnswering(environment, token));
  }

  it("calls a department what it was called when the round opened, as the results page does", async () => {
    const { environment, municipality, social } = await setUp();
    const round = await aRound(environment, municipality, {
      ...published(2025),
      invited: 1,
      only: [social.id],
    });
    await answer(environment, round, social, 3);
    const scope = aScope(municipality, "administrator");
    const name = { sv: "Omsorgen", en: "Care" };
    expect(await renameDepartment(environment, scope, social.id, name, "2026-06-01" as Day)).toBeNull();
    const { respondent } = await resultFor(environment, round, social);
    expect(respondent.department.name.sv).toBe("social");
    const page = await wholePage(environment, scope, { round: round.slug, series: "departments" });
    expect(JSON.stringify(page)).toContain('"social"');
    expect(JSON.stringify(page)).not.toContain("Omsorgen");
  });

  it("is the department beside the whole, with the change since the earlier published round, as the results page has them", async () => {
    const { environment, municipality, social, education, company } = await setUp();
    const before = await aRound(environment, municipality, { ...published(2025), invited: 2 });
    const after = await aRound(environment, municipality, { ...published(2026), invited: 2 });
    await answer(environment, before, social, 2, 2);
    await answer(environment, after, social, 3, 3);
    for (const round of [before, after]) {
      await answer(environment, round, education, 4, 5);
      await answer(environment, round, company, 0, 0);
    }
    const figures = figuresOf(await resultFor(environment, after, social));
    // Everyone answered: 3 beside (3 + 4.5 + 0)/3, and one level up, which is 20 points.
    expect(figures).toMatchObject({
      round: { label: "2026" },
      earlier: { label: "2025" },
      notCompared: null,
      responses: { n: 6, invited: 6 },
      own: { n: 2, invited: 2, level: 3 },
      hidden: null,
      threshold: null,
      changes: {
        subject: { kind: "department" },
        dimensions: [{ difference: 20, verdict: "up", word: "everyone-answered" }],
      },
    });
    expect(figures.heatmap.rows.map(({ cells }) => cells)).toMatchObject([
      [{ level: 3, underTarget: false, change: "up" }],
      [{ level: 2.5, underTarget: true }],
    ]);
    const page = await wholePage(environment, aScope(municipality, "reader"), { series: "departments" });
    if (page.kind !== "figures") throw new Error("The results page shows no figures.");
    const [first, , , whole] = page.levels.rows;
    expect(figures.levels).toEqual({ ...page.levels, rows: [first, whole] });
  });

  it("holds no other department's name, level or number of responses", async () => {
    const { environment, municipality, social, education, company } = await setUp();
    const round = await aRound(environment, municipality, { ...published(2026), invited: 87 });
    await answer(environment, round, social, 3);
    await answer(environment, round, education, 0, 0, 0, 0, 1);
    await answer(environment, round, company, 4, 4, 5);
    const { result } = await resultFor(environment, round, social);
    const view = JSON.stringify(result);
    for (const hidden of ["education", "company", '"level":0.2', '"level":4.33', '"n":5', '"n":3']) {
      expect(view).not.toContain(hidden);
    }
    expect(view).toContain('"n":9');
    expect(view).toContain('"social"');
  });

  it("is there for one who never answered, by a session that may only read", async () => {
    const { environment, municipality, social, education } = await setUp();
    const round = await aRound(environment, municipality, published(2026));
    await answer(environment, round, social, 4);
    await answer(environment, round, education, 2);
    const { token } = await anInvitation(environment, round, social.id);
    expect(await openInvitation(environment, token)).toMatchObject({
      progress: "invited",
      canAnswer: false,
      canHandOn: false,
      publishedAt: round.publishedAt,
    });
    const session = await beginAnswering(environment, token);
    expect(session).toMatchObject({ sent: false, canAnswer: false, isPublished: true });
    expect(figuresOf(await ownResult(environment, session)).own).toMatchObject({ n: 1, level: 4 });

    const closed = problem("round-closed");
    await expect(loadAnswering(environment, session)).rejects.toEqual(closed);
    const change = { question: "strategy", value: 0, basedOn: 0 };
    await expect(saveAnswers(environment, session, aSave([change]))).rejects.toEqual(closed);
    await expect(submitResponse(environment, session, "the-code-of-the-receipt")).rejects.toEqual(closed);
    expect((await openInvitation(environment, token)).progress).toBe("invited");
  });

  it("is not there before publication, neither while answers are taken nor after, and lets nobody in who never answered", async () => {
    const { environment, municipality, social } = await setUp();
    const round = await aRound(environment, municipality);
    const { token } = await anInvitation(environment, round, social.id);
    const session = await beginAnswering(environment, token);
    await saveAnswers(environment, session, aSave([{ question: "strategy", value: 3 }]));
    await submitResponse(environment, session, "the-code-of-the-receipt");
    const late = (await anInvitation(environment, round, social.id)).token;
    const isPublished = async () => (await ownResult(environment, session)).result.kind;
    expect(await isPublished()).toBe("not-published");
    environment.moveClockTo("2026-12-12");
    expect(await isPublished()).toBe("not-published");
    const set = (times: Partial<Rounds>) =>
      environment.database.transact((writer) =>
        writer.updateTable("rounds").where("id", "=", round.id).set(times).execute(),
      );
    await set({ factCheckAt: environment.now() });
    expect(await isPublished()).toBe("not-published");
    expect(await openInvitation(environment, late)).toMatchObject({ publishedAt: null });
    await expect(beginAnswering(environment, late)).rejects.toEqual(problem("round-closed"));
    await set({ publishedAt: environment.now() });
    expect(await isPublished()).toBe("figures");
    await expect(beginAnswering(environment, late)).resolves.toMatchObject({ isPublished: true });
  });

  it("compares with no round that is not published", async () => {
    const { environment, municipality, social } = await setUp();
    const before = await aRound(environment, municipality, { ...published(2025), publishedAt: null });
    const round = await aRound(environment, municipality, published(2026));
    for (const one of [before, round]) await answer(environment, one, social, 4);
    const figures = figuresOf(await resultFor(environment, round, social));
    expect(figures).toMatchObject({ earlier: null, notCompared: "first-round", changes: null });
  });

  it("says of a department with too few responses that it is hidden, and shows the whole without them", async () => {
    const { environment, municipality, social, education, company } = await setUp();
    const round = await aRound(environment, municipality, confidential);
    await answer(environment, round, social, 3, 3, 3, 3, 4);
    await answer(environment, round, education, 1, 2);
    const figures = figuresOf(await resultFor(environment, round, education));
    expect(figures).toMatchObject({
      threshold: 5,
      hidden: "left-out",
      responses: { n: 7, invited: 27 },
      own: { n: 2, invited: 9, level: null, place: null, interval: null, missing: "suppressed" },
      heatmap: { rows: [{ subject: { kind: "organization" }, cells: [{ level: 3.2 }] }] },
    });
    expect(figures.levels.rows.map(({ subject }) => subject.kind)).toEqual(["department", "organization"]);
    // Nobody answered there: there is nobody to hide.
    expect(figuresOf(await resultFor(environment, round, company))).toMatchObject({
      hidden: null,
      own: { n: 0, missing: "no-responses" },
    });
  });

  it("says where no department has enough responses, so that the whole is hidden too", async () => {
    const { environment, municipality, social, education } = await setUp();
    const round = await aRound(environment, municipality, confidential);
    await answer(environment, round, social, 3, 4);
    await answer(environment, round, education, 1, 2);
    const figures = figuresOf(await resultFor(environment, round, education));
    expect(figures).toMatchObject({
      hidden: "everybody",
      heatmap: { rows: [{ subject: { kind: "organization" }, cells: [{ kind: "missing" }] }] },
    });
  });

  it("shows departments with too few responses together, named to none of them, with what changed in the whole", async () => {
    const { environment, municipality, social, education, company } = await setUp();
    const before = await aRound(environment, municipality, { ...confidential, ...published(2025) });
    const after = await aRound(environment, municipality, confidential);
    for (const [round, level] of [
      [before, 3],
      [after, 5],
    ] as const) {
      await answer(environment, round, social, level, level, level, level, level, level, level, level, level);
      await answer(environment, round, education, 1, 2);
      await answer(environment, round, company, 2, 2, 2);
    }
    const figures = figuresOf(await resultFor(environment, after, education));
    expect(figures).toMatchObject({
      hidden: "pooled",
      levels: {
        rows: [
          { subject: { kind: "department", name: { sv: "education" } }, level: null },
          { subject: { kind: "others" }, level: 1.8, n: 5, change: null },
          { subject: { kind: "organization" } },
        ],
      },
      heatmap: {
        rows: [
          { subject: { kind: "others" }, cells: [{ level: 1.8 }] },
          { subject: { kind: "organization" } },
        ],
      },
      // Of the departments that both rounds show: social, where everyone answered.
      changes: { subject: { kind: "organization" }, dimensions: [{ difference: 40, verdict: "up" }] },
    });
    expect(JSON.stringify(figures)).not.toContain("company");
    const shown = figuresOf(await resultFor(environment, after, social));
    expect(shown.levels.rows.map(({ subject }) => subject.kind)).toEqual(["department", "organization"]);
  });

  it("compares a department that was split as no one's own, and one that is new not at all", async () => {
    const { environment, municipality, social, education, company } = await setUp();
    await aSuccession(environment, municipality, social.id, education.id);
    await aSuccession(environment, municipality, social.id, company.id);
    const only = [social.id];
    const before = await aRound(environment, municipality, { ...published(2025), only });
    const after = await aRound(environment, municipality, {
      ...published(2026),
      only: [education.id, company.id],
    });
    await answer(environment, before, social, 1);
    await answer(environment, after, education, 2);
    await answer(environment, after, company, 4);
    const figures = figuresOf(await resultFor(environment, after, education));
    expect(figures).toMatchObject({
      notCompared: null,
      changes: null,
      own: { change: { kind: "together" } },
    });
  });

  it("tells where nobody answered at all", async () => {
    const { environment, municipality, social } = await setUp();
    const round = await aRound(environment, municipality, published(2026));
    expect((await resultFor(environment, round, social)).result).toEqual({ kind: "no-responses" });
  });

  it("is found by the session's own organization alone, and by no other handle's secret", async () => {
    const database = await openTestDatabase();
    const here = await setUp(database);
    const there = await setUp(database, "annanstans");
    const sessions = [];
    for (const { environment, municipality, social, level } of [
      { ...here, level: 1 },
      { ...there, level: 5 },
    ]) {
      const round = await aRound(environment, municipality, published(2026));
      await answer(environment, round, social, level);
      const { token } = await anInvitation(environment, round, social.id);
      sessions.push(await beginAnswering(environment, token));
    }
    const [own, other] = sessions;
    if (own === undefined || other === undefined) throw new Error("Both have begun.");
    const { environment } = here;
    expect(figuresOf(await ownResult(environment, own)).levels.rows.map(({ level }) => level)).toEqual([
      1, 1,
    ]);
    expect(figuresOf(await ownResult(environment, other)).levels.rows.map(({ level }) => level)).toEqual([
      5, 5,
    ]);
    const gone = problem("answering-session-gone");
    await expect(ownResult(environment, { handle: other.handle, secret: own.secret })).rejects.toEqual(gone);
    await expect(ownResult(environment, { handle: own.handle, secret: "" })).rejects.toEqual(gone);
  });

  it("is shown to nobody whose invitation is taken back, or whose session has ended", async () => {
    const { environment, municipality, social } = await setUp();
    const round = await aRound(environment, municipality, published(2026));
    await answer(environment, round, social, 4);
    const { token, invitation } = await anInvitation(environment, round, social.id);
    const ended = await beginAnswering(environment, token);
    environment.moveClockTo("2027-03-01");
    await expect(ownResult(environment, ended)).rejects.toEqual(problem("answering-session-gone"));
    const session = await beginAnswering(environment, token);
    const place = { organizationId: round.organizationId, invitationId: invitation.id };
    await revokeInvitation(environment, "coordinator" as UserId, place);
    const revoked = problem("link-revoked");
    await expect(ownResult(environment, session)).rejects.toEqual(revoked);
    await expect(openInvitation(environment, token)).rejects.toEqual(revoked);
    await expect(beginAnswering(environment, token)).rejects.toEqual(revoked);
  });
});
