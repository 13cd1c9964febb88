import { expect, it } from "vitest";
import type { Instant, UserId } from "#app/domain/id.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aSave,
  type TestEnvironment,
} from "#app/domain/testing.ts";
import type { Writer } from "#db/client.ts";
import { lockOwner } from "#db/queries/invitations.ts";
import { inTurn, onEachDatabase } from "#db/testing.ts";
import { loadAnswering } from "./answering.server.ts";
import { type Colleague, handOn, openHandOn } from "./hand-on.server.ts";
import { beginAnswering, openInvitation } from "./invitation.server.ts";
import { mintToken, revokeInvitation, revokeLink } from "./link.server.ts";
import { answersOf } from "./merge.ts";
import { loadReceipt } from "./receipt.server.ts";
import { saveAnswers } from "./save-answers.server.ts";
import { submitResponse } from "./submit-response.server.ts";

const coordinator = "coordinator" as UserId;
const closing = "2026-12-11T16:00:00.000Z" as Instant;
const inTheGrace = "2026-12-11T16:30:00.000Z";
const afterTheGrace = "2026-12-11T17:00:00.000Z";
const receipt = "the-code-of-the-receipt";
const contact = "digital@testkoping.example";

function problem(code: string, details: object = {}) {
  return expect.objectContaining({ data: { code, details: expect.objectContaining(details) } });
}

function answer(question: string, value: unknown) {
  return aSave([{ question, value }]);
}

const colleague: Colleague = { title: "IT-samordnare", email: "it@testkoping.example", takesAnswers: false };

onEachDatabase((openTestDatabase) => {
  async function anInvited(round: Parameters<typeof aRound>[2] = {}) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const made = await aRound(environment, municipality, round);
    const { social } = municipality.departments;
    const { invitation, token } = await anInvitation(environment, made, social.id);
    const place = { organizationId: invitation.organizationId, invitationId: invitation.id };
    const mint = () =>
      environment.database.transact((writer) => mintToken(writer, environment, invitation, closing));
    return { environment, municipality, round: made, invitation, token, place, mint };
  }

  /** Holds what whoever writes for an invitation waits for. */
  function holdInvitation(invitation: Awaited<ReturnType<typeof anInvited>>["invitation"]) {
    return (writer: Writer) =>
      lockOwner(writer, { ...invitation, invitationId: invitation.id }, invitation.id);
  }

  /** Every row of every table that answering could touch. */
  async function everything({ database: { read } }: TestEnvironment) {
    const tables = ["invitations", "invitationTokens", "answeringSessions", "responses", "auditLog"] as const;
    return Promise.all(tables.map((table) => read.selectFrom(table).selectAll().execute()));
  }

  it("changes nothing by being opened, however often, on whichever page", async () => {
    const { environment, token } = await anInvited();
    const before = await everything(environment);
    for (let times = 0; times < 3; times++) {
      await openInvitation(environment, token);
      await openHandOn(environment, token);
    }
    expect(await everything(environment)).toEqual(before);
  });

  it("lets a person begin after a program has pressed the button, and counts the program as nobody", async () => {
    const { environment, token } = await anInvited();
    for (let times = 0; times < 5; times++) await beginAnswering(environment, token);
    expect((await openInvitation(environment, token)).progress).toBe("invited");
    const key = await beginAnswering(environment, token);
    await saveAnswers(environment, key, answer("steering_goals", 3));
    expect((await openInvitation(environment, token)).progress).toBe("begun");
  });

  it("has several links, of 160 bits each, of which the database holds the hashes alone", async () => {
    const { environment, token, mint } = await anInvited();
    const [one, other] = [await mint(), await mint()];
    expect(new Set([token, one, other]).size).toBe(3);
    for (const link of [token, one, other]) {
      expect(Buffer.from(link, "base64url")).toHaveLength(20);
      expect((await openInvitation(environment, link)).canAnswer).toBe(true);
      expect(JSON.stringify(await everything(environment))).not.toContain(link);
    }
  });

  it("ends one link alone with the browsers that it let in, and tells whom to ask", async () => {
    const { environment, token, place, mint } = await anInvited();
    const other = await mint();
    const [here, there] = [
      await beginAnswering(environment, token),
      await beginAnswering(environment, other),
    ];
    await saveAnswers(environment, here, answer("steering_goals", 3));
    await revokeLink(environment, coordinator, place, hashSecret(token));

    const revoked = problem("link-revoked", { contact });
    await expect(openInvitation(environment, token)).rejects.toEqual(revoked);
    await expect(beginAnswering(environment, token)).rejects.toEqual(revoked);
    await expect(saveAnswers(environment, here, answer("steering_goals", 5))).rejects.toEqual(revoked);
    expect(answersOf((await loadAnswering(environment, there)).kept)).toEqual({ steering_goals: 3 });
    expect(
      await environment.database.read.selectFrom("auditLog").select(["event", "actor"]).execute(),
    ).toContainEqual({ event: "link.revoked", actor: coordinator });
  });

  it("ends every link and browser with the invitation", async () => {
    const { environment, token, place, mint } = await anInvited();
    const other = await mint();
    const key = await beginAnswering(environment, other);
    await revokeInvitation(environment, coordinator, place);
    const revoked = problem("link-revoked", { contact });
    await expect(openInvitation(environment, token)).rejects.toEqual(revoked);
    await expect(openInvitation(environment, other)).rejects.toEqual(revoked);
    await expect(loadAnswering(environment, key)).rejects.toEqual(revoked);
  });

  it("ends a link a year after closing", async () => {
    const { environment, mint } = await anInvited();
    const link = await mint();
    environment.moveClockTo("2027-12-11T15:59:00Z");
    expect((await openInvitation(environment, link)).window.state).toBe("closed");
    environment.moveClockTo("2027-12-11T16:00:00Z");
    await expect(openInvitation(environment, link)).rejects.toEqual(problem("link-expired", { contact }));
  });

  it("keeps and sends what was answered by a link that expired midway", async () => {
    const { environment, round, municipality } = await anInvited();
    const { token } = await anInvitation(environment, round, municipality.departments.education.id, {
      token: { expiresAt: "2026-11-23T10:00:00.000Z" as Instant },
    });
    const key = await beginAnswering(environment, token);
    await saveAnswers(environment, key, answer("steering_goals", 3));
    environment.moveClockTo("2026-11-23T10:00:00Z");
    await expect(beginAnswering(environment, token)).rejects.toEqual(problem("link-expired", { contact }));
    await saveAnswers(environment, key, answer("steering_strategy", 2));
    await submitResponse(environment, key, receipt);
    expect((await loadReceipt(environment, { ...key, code: receipt })).codeFits).toBe(true);
  });

  it("keeps a browser for ninety days, used or not, then asks for the link and tells whom to ask", async () => {
    const { environment, token } = await anInvited();
    const key = await beginAnswering(environment, token);
    await saveAnswers(environment, key, answer("steering_goals", 3));
    await submitResponse(environment, key, receipt);
    environment.moveClockTo("2027-02-21T08:59:00Z");
    expect((await loadReceipt(environment, { ...key, code: receipt })).codeFits).toBe(true);
    environment.moveClockTo("2027-02-21T09:00:00Z");
    await expect(loadReceipt(environment, { ...key, code: receipt })).rejects.toEqual(
      problem("answering-session-gone", { contact }),
    );
    await expect(
      loadReceipt(environment, { ...key, secret: environment.newSecret(), code: receipt }),
    ).rejects.toEqual(expect.objectContaining({ data: { code: "answering-session-gone", details: {} } }));
    const again = await beginAnswering(environment, token);
    expect(again).toMatchObject({ sent: true, canAnswer: false, expiresAt: "2027-05-22T09:00:00.000Z" });
    expect((await loadReceipt(environment, again)).sent?.answers).toHaveProperty("steering_goals");
    expect(
      await environment.database.read.selectFrom("answeringSessions").select("handle").execute(),
    ).toEqual([{ handle: again.handle }]);
  });

  it("promises no time while the round is a draft", async () => {
    const { environment, token } = await anInvited({ releasedAt: null });
    expect(await openInvitation(environment, token)).toMatchObject({
      isDraft: true,
      canAnswer: false,
      canHandOn: false,
    });
    await expect(beginAnswering(environment, token)).rejects.toEqual(
      problem("round-not-released", { contact }),
    );
  });

  it("says when it closed, and whom to ask, to one who was answering", async () => {
    const { environment, token } = await anInvited();
    const key = await beginAnswering(environment, token);
    await saveAnswers(environment, key, answer("steering_goals", 3));
    environment.moveClockTo(inTheGrace);
    expect(await openInvitation(environment, token)).toMatchObject({
      canAnswer: true,
      window: { state: "grace", graceEndsAt: afterTheGrace },
    });
    environment.moveClockTo(afterTheGrace);
    await expect(loadAnswering(environment, key)).rejects.toEqual(
      problem("round-closed", { closed: closing, contact }),
    );
    expect(await openInvitation(environment, token)).toMatchObject({ progress: "begun", canAnswer: false });
  });

  it("goes to a colleague by a new link, ends every old one with its browsers, and logs that without a link or name", async () => {
    const { environment, token, mint, invitation } = await anInvited();
    const other = await mint();
    const key = await beginAnswering(environment, other);
    const newToken = environment.newSecret();
    expect(await handOn(environment, token, colleague, newToken)).toMatchObject({
      hasAnswers: false,
      contact,
    });

    const handedOn = problem("link-handed-on", { contact });
    for (const old of [token, other]) {
      await expect(openInvitation(environment, old)).rejects.toEqual(handedOn);
      await expect(beginAnswering(environment, old)).rejects.toEqual(handedOn);
    }
    await expect(saveAnswers(environment, key, answer("steering_goals", 3))).rejects.toEqual(handedOn);
    expect(await openInvitation(environment, newToken)).toMatchObject({
      title: colleague.title,
      canAnswer: true,
    });
    const [row] = await environment.database.read.selectFrom("invitations").selectAll().execute();
    expect(row).toEqual({ ...invitation, title: colleague.title, email: colleague.email });
    const log = await environment.database.read.selectFrom("auditLog").selectAll().execute();
    expect(log).toMatchObject([
      { event: "invitation.handed-on", subject: invitation.id, actor: "respondent" },
    ]);
    expect(JSON.parse(log[0]?.details ?? "")).toMatchObject({ answers: "none" });
    for (const secret of [token, newToken, hashSecret(newToken), colleague.title, colleague.email ?? ""]) {
      expect(JSON.stringify(log)).not.toContain(secret);
    }
  });

  it("goes to a colleague once, however often and fast the same form arrives", async () => {
    const { environment, token } = await anInvited();
    const newToken = environment.newSecret();
    const sendForm = () => handOn(environment, token, colleague, newToken);
    const results = await Promise.all([sendForm(), sendForm(), sendForm()]);
    results.push(await sendForm());
    for (const result of results) expect(result).toEqual(results[0]);
    const links = await environment.database.read.selectFrom("invitationTokens").selectAll().execute();
    expect(links).toHaveLength(2);
    expect(await environment.database.read.selectFrom("auditLog").selectAll().execute()).toHaveLength(1);
    // Another form of the same old link comes too late.
    await expect(handOn(environment, token, colleague, environment.newSecret())).rejects.toEqual(
      problem("link-handed-on"),
    );
  });

  for (const answering of ["individual", "joint"] as const) {
    it(`goes to a colleague once where the same form waits for itself, answered ${answering}`, async () => {
      const { environment, token, invitation } = await anInvited({ answering });
      const newToken = environment.newSecret();
      const sendForm = () => handOn(environment, token, colleague, newToken);
      const outcomes = await inTurn(environment.database, holdInvitation(invitation), [
        sendForm,
        sendForm,
        sendForm,
      ]);
      const same = { status: "fulfilled", value: expect.objectContaining({ title: colleague.title }) };
      expect(outcomes).toEqual([same, same, same]);
      const links = await environment.database.read.selectFrom("invitationTokens").selectAll().execute();
      expect(links).toHaveLength(2);
      expect(await environment.database.read.selectFrom("auditLog").selectAll().execute()).toHaveLength(1);
    });
  }

  it("goes to one colleague where two forms race", async () => {
    const { environment, token } = await anInvited();
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => handOn(environment, token, colleague, environment.newSecret())),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    const links = await environment.database.read
      .selectFrom("invitationTokens")
      .where("revokedAt", "is", null)
      .selectAll()
      .execute();
    expect(links).toHaveLength(1);
  });

  it("takes no other's link for the new one", async () => {
    const { environment, token, round, municipality, mint } = await anInvited();
    const other = await anInvitation(environment, round, municipality.departments.social.id);
    for (const taken of [other.token, token, await mint(), "short", `${environment.newSecret()}'--`]) {
      await expect(handOn(environment, token, colleague, taken)).rejects.toEqual(problem("bad-request"));
    }
    expect((await openInvitation(environment, token)).canAnswer).toBe(true);
    expect((await openInvitation(environment, other.token)).title).toBe("Enhetschef");
  });

  it("removes what had been answered unless the holder lets it go along", async () => {
    for (const takesAnswers of [false, true]) {
      const { environment, token } = await anInvited();
      await saveAnswers(environment, await beginAnswering(environment, token), answer("steering_goals", 3));
      expect((await openHandOn(environment, token)).answers).toBe("own");
      const newToken = environment.newSecret();
      const handed = await handOn(environment, token, { ...colleague, takesAnswers }, newToken);
      expect(handed.hasAnswers).toBe(takesAnswers);
      expect((await openInvitation(environment, newToken)).progress).toBe(takesAnswers ? "begun" : "invited");
      const { kept } = await loadAnswering(environment, await beginAnswering(environment, newToken));
      expect(answersOf(kept)).toEqual(takesAnswers ? { steering_goals: 3 } : {});
      const saves = await environment.database.read.selectFrom("saves").selectAll().execute();
      expect(saves, "what became of each save goes with the answers").toHaveLength(takesAnswers ? 1 : 0);
      const log = await environment.database.read
        .selectFrom("auditLog")
        .where("event", "=", "invitation.handed-on")
        .select("details")
        .executeTakeFirstOrThrow();
      expect(JSON.parse(log.details ?? "")).toMatchObject({ answers: takesAnswers ? "along" : "removed" });
    }
  });

  it("leaves nothing of a save that was refused whole to the colleague", async () => {
    const { environment, token } = await anInvited();
    await saveAnswers(environment, await beginAnswering(environment, token), answer("steering_goals", 77));
    await handOn(environment, token, colleague, environment.newSecret());
    expect(await environment.database.read.selectFrom("saves").selectAll().execute()).toEqual([]);
  });

  for (const takesAnswers of [false, true]) {
    it(`lets no save that waits meanwhile into the colleague's ${takesAnswers ? "answers" : "new draft"}`, async () => {
      const { environment, token, invitation } = await anInvited();
      const key = await beginAnswering(environment, token);
      await saveAnswers(environment, key, answer("steering_goals", 3));
      const newToken = environment.newSecret();
      const [handed, saved] = await inTurn(environment.database, holdInvitation(invitation), [
        () => handOn(environment, token, { ...colleague, takesAnswers }, newToken),
        () => saveAnswers(environment, key, answer("steering_strategy", 5)),
      ]);
      expect(handed).toMatchObject({ status: "fulfilled" });
      expect(saved).toMatchObject({ reason: problem("link-handed-on", { contact }) });
      const { kept } = await loadAnswering(environment, await beginAnswering(environment, newToken));
      expect(answersOf(kept)).toEqual(takesAnswers ? { steering_goals: 3 } : {});
    });
  }

  it("lets no save that waits meanwhile be kept once the invitation is taken back", async () => {
    const { environment, token, place, invitation } = await anInvited();
    const key = await beginAnswering(environment, token);
    await saveAnswers(environment, key, answer("steering_goals", 3));
    const [revoked, saved] = await inTurn(environment.database, holdInvitation(invitation), [
      () => revokeInvitation(environment, coordinator, place),
      () => saveAnswers(environment, key, answer("steering_strategy", 5)),
    ]);
    expect(revoked).toMatchObject({ status: "fulfilled" });
    expect(saved).toMatchObject({ reason: problem("link-revoked", { contact }) });
    const rows = await environment.database.read.selectFrom("responses").select("answers").execute();
    expect(rows.map(({ answers }) => JSON.parse(answers))).toEqual([
      { steering_goals: { value: 3, revision: 1 } },
    ]);
  });

  it("never removes what a department answers jointly", async () => {
    const { environment, token } = await anInvited({ answering: "joint" });
    await saveAnswers(environment, await beginAnswering(environment, token), answer("steering_goals", 3));
    expect((await openHandOn(environment, token)).answers).toBe("department's");
    const newToken = environment.newSecret();
    expect((await handOn(environment, token, colleague, newToken)).hasAnswers).toBe(true);
    const { kept } = await loadAnswering(environment, await beginAnswering(environment, newToken));
    expect(answersOf(kept)).toEqual({ steering_goals: 3 });
  });

  it("tells the day alone of handing on where answers are shown in groups only", async () => {
    const { environment, token } = await anInvited({ disclosure: "confidential", threshold: 5 });
    await handOn(environment, token, colleague, environment.newSecret());
    const log = await environment.database.read.selectFrom("auditLog").select("at").executeTakeFirstOrThrow();
    expect(log.at).toBe("2026-11-23T00:00:00.000Z");
  });

  it("can be handed on before opening, but not once sent, in the grace, or after", async () => {
    const early = await anInvited({ opensAt: "2026-11-30T07:00:00.000Z" as Instant });
    expect((await openInvitation(early.environment, early.token)).canHandOn).toBe(true);

    const { environment, token, round, municipality } = await anInvited();
    const sent = await anInvitation(environment, round, municipality.departments.social.id);
    const key = await beginAnswering(environment, sent.token);
    await saveAnswers(environment, key, answer("steering_goals", 3));
    await submitResponse(environment, key, receipt);
    const tryIt = (link: string) => handOn(environment, link, colleague, environment.newSecret());
    await expect(tryIt(sent.token)).rejects.toEqual(problem("already-submitted"));
    await expect(openHandOn(environment, sent.token)).rejects.toEqual(problem("already-submitted"));
    for (const time of [inTheGrace, afterTheGrace]) {
      environment.moveClockTo(time);
      await expect(tryIt(token)).rejects.toEqual(problem("round-closed", { closed: closing }));
      expect((await openInvitation(environment, token)).canHandOn).toBe(false);
    }
  });
});
