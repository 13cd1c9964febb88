import { describe, expect, it } from "vitest";
import type { Instant } from "#app/domain/id.ts";
import { openInvitation } from "#app/domain/response/invitation.server.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound, aScope } from "#app/domain/testing.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { mailsPage } from "./mails-page.server.ts";
import { makeLinks } from "./make-links.server.ts";
import { queueMails } from "./queue-mail.server.ts";
import { removeReminder, scheduleReminder } from "./schedule-reminder.server.ts";
import { carryOutReminders } from "./scheduled-reminders.server.ts";
import { sendAgain, writeToInvited } from "./write-to-invited.server.ts";

const inTwoDays = "2026-11-25T09:00:00.000Z" as Instant;

function problem(code: string) {
  return expect.objectContaining({ data: expect.objectContaining({ code }) });
}

onEachDatabase((openTestDatabase) => {
  /** A round with one who has answered, one who has not, and one without an address. */
  async function anInvitedRound(overrides: Partial<Rounds> = {}) {
    const environment = { ...anEnvironment(await openTestDatabase()), canSendMail: true };
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality, overrides);
    const { social } = municipality.departments;
    const invite = (email: string | null, submitted: 0 | 1 = 0) =>
      anInvitation(environment, round, social.id, { overrides: { email, submitted } });
    await invite("answered@testkoping.example", 1);
    const { invitation } = await invite("open@testkoping.example");
    await invite(null);
    const { read } = environment.database;
    return {
      environment,
      round,
      invitation,
      municipality,
      scope: aScope(municipality, "coordinator"),
      mails: () => read.selectFrom("mails").select(["kind", "recipient", "batchId", "status"]).execute(),
      events: async () =>
        (await read.selectFrom("auditLog").orderBy("id").select("event").execute()).map(({ event }) => event),
    };
  }

  it("invites those who have had no mail, once however often the form comes, and logs how many", async () => {
    const { environment, scope, round, mails, events } = await anInvitedRound();
    const page = await mailsPage(environment, scope, round.slug);
    expect(page.reach.invitation).toEqual({
      to: 1,
      leftOut: expect.arrayContaining([
        { reason: "answered", count: 1 },
        { reason: "no-address", count: 1 },
      ]),
    });
    const wanted = { kind: "invitation", batchId: page.nextBatch, expected: 1 } as const;
    const outcomes = await Promise.all([
      writeToInvited(environment, scope, round.slug, wanted),
      writeToInvited(environment, scope, round.slug, wanted),
    ]);
    expect(outcomes).toEqual(["queued", "queued"]);
    expect(await mails()).toEqual([
      {
        kind: "invitation",
        recipient: "open@testkoping.example",
        batchId: page.nextBatch,
        status: "waiting",
      },
    ]);
    expect(await events()).toEqual(["mails.queued"]);
  });

  it("queues thousands at once", async () => {
    const { environment, round, mails } = await anInvitedRound();
    const wanted = Array.from({ length: 5000 }, (_, index) => ({
      kind: "reminder" as const,
      subjectId: String(index),
      recipient: `person-${index}@testkoping.example`,
      language: "sv" as const,
    }));
    await environment.database.transact((writer) =>
      queueMails(writer, environment, round.organizationId, wanted),
    );
    expect(await mails()).toHaveLength(5000);
  });

  it("sends nothing where it would go to others than was told, or where there is no mail server", async () => {
    const { environment, scope, round, mails } = await anInvitedRound();
    const wanted = { kind: "invitation", batchId: "batch", expected: 2 } as const;
    expect(await writeToInvited(environment, scope, round.slug, wanted)).toBe("changed");
    const without = { ...environment, canSendMail: false };
    await expect(writeToInvited(without, scope, round.slug, { ...wanted, expected: 1 })).rejects.toEqual(
      problem("bad-request"),
    );
    expect(await mails()).toEqual([]);
  });

  it("sends another organization's mail nowhere, and does not say that it is there", async () => {
    const { environment, round, scope, mails } = await anInvitedRound();
    await writeToInvited(environment, scope, round.slug, { kind: "invitation", batchId: "b", expected: 1 });
    const [mail] = await environment.database.read.selectFrom("mails").select("id").execute();
    const other = await aMunicipality(environment, { slug: "annankoping" });
    await aRound(environment, other);
    const stranger = aScope(other, "coordinator");
    await expect(sendAgain(environment, stranger, round.slug, mail?.id ?? "")).rejects.toEqual(
      problem("not-found"),
    );
    expect((await mailsPage(environment, stranger, round.slug)).batches).toEqual([]);
    expect(await mails()).toHaveLength(1);
  });

  describe("a scheduled reminder", () => {
    it("goes once, also where no process ran at its time, to those who have not answered then", async () => {
      const { environment, scope, round, mails, events } = await anInvitedRound();
      expect(await scheduleReminder(environment, scope, round.slug, null, inTwoDays)).toBeNull();
      await carryOutReminders(environment);
      expect(await mails()).toEqual([]);
      environment.moveClockTo("2026-11-28T09:00:00Z");
      await Promise.all([carryOutReminders(environment), carryOutReminders(environment)]);
      await carryOutReminders(environment);
      expect((await mails()).map(({ kind, recipient }) => [kind, recipient])).toEqual([
        ["reminder", "open@testkoping.example"],
      ]);
      expect((await mailsPage(environment, scope, round.slug)).reminders).toMatchObject([
        { runAt: inTwoDays, reminded: 1 },
      ]);
      expect(await events()).toEqual(["reminder.scheduled", "mails.queued"]);
    });

    it("goes to nobody once the round has closed", async () => {
      const { environment, scope, round, mails } = await anInvitedRound();
      await scheduleReminder(environment, scope, round.slug, null, inTwoDays);
      environment.moveClockTo("2027-01-01T09:00:00Z");
      await carryOutReminders(environment);
      expect(await mails()).toEqual([]);
      expect((await mailsPage(environment, scope, round.slug)).reminders).toMatchObject([{ reminded: 0 }]);
    });

    it("can be moved and removed until it has gone, and is told what is wrong with a time", async () => {
      const { environment, scope, round, events } = await anInvitedRound();
      const schedule = (id: string | null, at: string) =>
        scheduleReminder(environment, scope, round.slug, id, at as Instant);
      expect(await schedule(null, "2026-11-01T09:00:00.000Z")).toBe("timePassed");
      expect(await schedule(null, "2026-12-11T16:00:00.000Z")).toBe("notWhileOpen");
      await schedule(null, inTwoDays);
      expect(await schedule(null, inTwoDays)).toBe("alreadyScheduled");
      const planned = async () => (await mailsPage(environment, scope, round.slug)).reminders;
      const id = (await planned())[0]?.id ?? "";
      await schedule(id, "2026-11-26T09:00:00.000Z");
      expect(await planned()).toMatchObject([{ id, runAt: "2026-11-26T09:00:00.000Z" }]);
      await removeReminder(environment, scope, round.slug, id);
      await removeReminder(environment, scope, round.slug, id);
      expect(await planned()).toEqual([]);
      await expect(schedule(id, inTwoDays)).rejects.toEqual(problem("not-found"));
      expect(await events()).toEqual(["reminder.scheduled", "reminder.scheduled", "reminder.removed"]);
    });
  });

  it("makes links to hand over that work, once a sheet, for those who can still answer", async () => {
    const { environment, scope, round, events } = await anInvitedRound();
    const made = { sheetId: "sheet", choice: "all", as: "sheet", origin: "https://m.example" } as const;
    const links = (await makeLinks(environment, scope, round.slug, made))?.links ?? [];
    expect(links).toHaveLength(2);
    for (const { url } of links) {
      const token = url.slice("https://m.example/r/".length);
      expect((await openInvitation(environment, token)).title).toBe("Enhetschef");
    }
    const tokens = () =>
      environment.database.read.selectFrom("invitationTokens").select("tokenHash").execute();
    const before = await tokens();
    expect(await makeLinks(environment, scope, round.slug, made)).toBeNull();
    expect(await tokens()).toHaveLength(before.length);
    const without = { ...made, sheetId: "other", choice: "without-address", as: "file" } as const;
    expect((await makeLinks(environment, scope, round.slug, without))?.links).toHaveLength(1);
    environment.moveClockTo("2027-01-01T09:00:00Z");
    await expect(makeLinks(environment, scope, round.slug, { ...made, sheetId: "late" })).rejects.toEqual(
      problem("bad-request"),
    );
    expect(await events()).toEqual(["links.made", "links.made"]);
  });
});
