import { afterEach, describe, expect, it } from "vitest";
import type { Instant, MailId } from "#app/domain/id.ts";
import { mailsPage } from "#app/domain/mail/mails-page.server.ts";
import { queueToInvited } from "#app/domain/mail/queue-to-invited.server.ts";
import { sendNextMail, settleInterrupted } from "#app/domain/mail/send-mail.server.ts";
import { sendAgain } from "#app/domain/mail/write-to-invited.server.ts";
import { openInvitation } from "#app/domain/response/invitation.server.ts";
import { revokeInvitation } from "#app/domain/response/link.server.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound, aScope } from "#app/domain/testing.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { type MailReceiver, receiveMail } from "../../faults/mail-receiver.ts";
import { type MailServer, openMailServer } from "./mail-server.ts";
import { keepSendingMail } from "./sending.server.ts";

const from = "mognad@example.se";

onEachDatabase((openTestDatabase, engine) => {
  const receivers: MailReceiver[] = [];
  const servers: MailServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) server.hangUp();
    for (const receiver of receivers.splice(0)) await receiver.close();
  });

  /** A round with so many invited, each with an address, and a mail server that answers as the test decides. */
  async function aMailing(
    invited: number,
    decisions: Parameters<typeof receiveMail>[0] = {},
    overrides: Partial<Rounds> = {},
  ) {
    const environment = { ...anEnvironment(await openTestDatabase()), canSendMail: true };
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality, overrides);
    const { social } = municipality.departments;
    const invitations = [];
    for (let index = 0; index < invited; index += 1) {
      const one = await anInvitation(environment, round, social.id, {
        overrides: { email: `person-${index}@testkoping.example`, title: "Enhetschef <IT>" },
      });
      invitations.push(one.invitation);
    }
    const receiver = await receiveMail(decisions);
    receivers.push(receiver);
    const server = openMailServer({ smtpUrl: receiver.url, from }, environment.warn);
    servers.push(server);
    const { transact, read } = environment.database;
    const scope = aScope(municipality, "coordinator");
    return {
      environment,
      municipality,
      round,
      invitations,
      receiver,
      scope,
      queue: (kind: "invitation" | "reminder" = "invitation") =>
        transact((writer) =>
          queueToInvited(writer, environment, round.organizationId, round.id, {
            kind,
            batchId: environment.newId(),
          }),
        ),
      send: () => sendNextMail(environment, server.deliver),
      mails: () => read.selectFrom("mails").orderBy("id").selectAll().execute(),
      statuses: async () =>
        (await read.selectFrom("mails").orderBy("id").select("status").execute()).map(({ status }) => status),
    };
  }

  it("sends an invitation in both languages, with the organization's name, and a link that works", async () => {
    const { environment, round, receiver, queue, send, mails, invitations } = await aMailing(1);
    await environment.database.kysely
      .updateTable("organizations")
      .set({ senderName: "Testköpings digitalisering", replyTo: "digital@testkoping.example" })
      .execute();
    expect(await queue()).toBe(1);
    expect(await send()).toBe("done");
    expect(await send()).toBe("nothing-due");
    const [mail] = receiver.received;
    const [kept] = await mails();
    expect(mail?.recipient).toBe("person-0@testkoping.example");
    expect(mail?.headers).toMatchObject({
      from: `Testköpings digitalisering <${from}>`,
      "reply-to": "digital@testkoping.example",
      "auto-submitted": "auto-generated",
      "message-id": `<${kept?.id}@example.se>`,
      subject: `Inbjudan att svara: ${round.title} / Invitation to answer: ${round.title}`,
    });
    for (const said of ["Svara senast 2026-12-11 17:00", "Please answer by 2026-12-11 17:00", "social"]) {
      expect(mail?.text).toContain(said);
    }
    expect(mail?.html).toContain("Enhetschef &lt;IT&gt;");
    const link = /http:\/\/127\.0\.0\.1:3000\/r\/(\S+)/.exec(mail?.text ?? "");
    expect(mail?.html).toContain(`<a href="${link?.[0]}">`);
    const opened = await openInvitation(environment, link?.[1] ?? "");
    expect(opened.title).toBe(invitations[0]?.title);
    expect(kept).toMatchObject({ status: "accepted", attempts: 1, leasedUntil: null });
    expect(JSON.stringify(kept)).not.toContain(link?.[1]);
    expect(environment.warnings).toEqual([]);
  });

  it("sends one person in two departments a mail for each", async () => {
    const { environment, municipality, round, receiver, queue, send } = await aMailing(1);
    await anInvitation(environment, round, municipality.departments.education.id, {
      overrides: { email: "person-0@testkoping.example" },
    });
    expect(await queue()).toBe(2);
    await send();
    await send();
    expect(receiver.received.map(({ text }) => /för (social|education)/.exec(text)?.[1]).sort()).toEqual([
      "education",
      "social",
    ]);
  });

  it("tries again later what the mail server wants later, and takes no other mail along", async () => {
    let busy = true;
    const { environment, receiver, queue, send, statuses, mails } = await aMailing(2, {
      toRecipient: (address) =>
        busy && address.startsWith("person-0") ? { code: 451, reply: "4.3.2 Try again later" } : "accept",
    });
    await queue();
    expect(await send()).toBe("done");
    expect(await send()).toBe("done");
    expect(await statuses()).toEqual(["waiting", "accepted"]);
    expect((await mails())[0]?.reply).toContain("Try again later");
    expect(await send()).toBe("nothing-due");
    busy = false;
    environment.moveClockTo("2026-11-23T09:01:00Z");
    await send();
    expect(await statuses()).toEqual(["accepted", "accepted"]);
    expect(receiver.received).toHaveLength(2);
  });

  it("keeps what the mail server said where it refuses an address or a message for good", async () => {
    const { queue, send, mails } = await aMailing(2, {
      toRecipient: (address) =>
        address.startsWith("person-0") ? { code: 550, reply: "5.1.1 No such user" } : "accept",
      toMessage: () => ({ code: 554, reply: "5.7.1 Looks like spam" }),
    });
    await queue();
    await send();
    await send();
    expect((await mails()).map(({ status, reply }) => [status, reply])).toEqual([
      ["refused", expect.stringContaining("No such user")],
      ["refused", expect.stringContaining("Looks like spam")],
    ]);
    expect(await send()).toBe("nothing-due");
  });

  it("leaves everything waiting where the mail server cannot be reached", async () => {
    const { environment, scope, round, receiver, queue, send, statuses } = await aMailing(2);
    await receiver.close();
    receivers.splice(0);
    await queue();
    expect(await send()).toBe("unreachable");
    expect(await statuses()).toEqual(["waiting", "waiting"]);
    expect((await mailsPage(environment, scope, round.slug)).stalled).toEqual({ reply: null });
    const [warning] = environment.warnings;
    expect(warning).toMatchObject({ event: "mail server not reached", facts: { command: "CONN" } });
    expect(JSON.stringify(environment.warnings)).not.toContain("@");
  });

  it("signs in where the mail server asks for it, and refuses nobody's mail where it is not let in", async () => {
    const credentials = { user: "mognad@example.se", password: "p@ss/word" };
    const { environment, receiver, queue, statuses } = await aMailing(1, { credentials });
    await queue();
    const sendAs = (password: string) => {
      const { host } = new URL(receiver.url);
      const user = encodeURIComponent(credentials.user);
      const server = openMailServer(
        { smtpUrl: `smtp://${user}:${encodeURIComponent(password)}@${host}`, from },
        environment.warn,
      );
      servers.push(server);
      return sendNextMail(environment, server.deliver);
    };
    expect(await sendAs("wrong")).toBe("unreachable");
    expect(await statuses()).toEqual(["waiting"]);
    environment.moveClockTo("2026-11-23T10:00:00Z");
    expect(await sendAs(credentials.password)).toBe("done");
    expect(await statuses()).toEqual(["accepted"]);
  });

  it("hands nothing to a mail server whose certificate nobody vouches for", async () => {
    const { receiver, queue, send, statuses } = await aMailing(1, { encrypts: true });
    await queue();
    expect(await send()).toBe("unreachable");
    expect(await statuses()).toEqual(["waiting"]);
    expect(receiver.received).toEqual([]);
  });

  it("never sends by itself again what was cut off after the mail server had it, and does when a person asks", async () => {
    let cuts = 1;
    const { environment, scope, round, receiver, queue, send, mails, statuses } = await aMailing(1, {
      toMessage: () => (cuts-- > 0 ? "hang up" : "accept"),
    });
    await queue();
    await send();
    expect(await statuses()).toEqual(["uncertain"]);
    environment.moveClockTo("2026-11-25T09:00:00Z");
    expect(await send()).toBe("nothing-due");
    expect(await queue()).toBe(0);
    const [mail] = await mails();
    await sendAgain(environment, scope, round.slug, mail?.id ?? "");
    await sendAgain(environment, scope, round.slug, mail?.id ?? "");
    await send();
    expect(await send()).toBe("nothing-due");
    expect(await statuses()).toEqual(["accepted"]);
    const ids = receiver.received.map(({ headers }) => headers["message-id"]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    const log = await environment.database.read.selectFrom("auditLog").select("event").execute();
    expect(log).toEqual([{ event: "mail.sent-again" }]);
  });

  it("calls uncertain what a process was sending when it ended, as soon as no other can be sending it", async () => {
    const { environment, queue, statuses, send } = await aMailing(1);
    await queue();
    const ended = sendNextMail(environment, () => Promise.reject(new Error("the process ends here")));
    await expect(ended).rejects.toThrow("ends here");
    expect(await statuses()).toEqual(["sending"]);
    expect(await send()).toBe("nothing-due");
    await settleInterrupted(environment, false);
    expect(await statuses()).toEqual(["sending"]);
    await settleInterrupted(environment, true);
    expect(await statuses()).toEqual([engine === "sqlite" ? "uncertain" : "sending"]);
    environment.moveClockTo("2026-11-23T09:10:01Z");
    await settleInterrupted(environment, false);
    expect(await statuses()).toEqual(["uncertain"]);
    expect(await send()).toBe("nothing-due");
  });

  it("sends each mail once where several send at the same time", async () => {
    const { environment, receiver, queue } = await aMailing(12);
    await queue();
    const sending = [1, 2, 3].map(async () => {
      const server = openMailServer({ smtpUrl: receiver.url, from }, environment.warn);
      servers.push(server);
      while ((await sendNextMail(environment, server.deliver)) !== "nothing-due");
    });
    await Promise.all(sending);
    expect(receiver.received).toHaveLength(12);
    expect(new Set(receiver.received.map(({ recipient }) => recipient)).size).toBe(12);
  });

  it("queues nobody twice where two ask at once", async () => {
    const { queue } = await aMailing(3);
    const queued = await Promise.all([queue(), queue()]);
    expect(queued.toSorted()).toEqual([0, 3]);
  });

  describe("withdraws, with no link made,", () => {
    const reasons: Readonly<
      Record<string, (mailing: Awaited<ReturnType<typeof aMailing>>) => Promise<unknown>>
    > = {
      "what was taken back": ({ environment, invitations: [invitation], round }) =>
        revokeInvitation(environment, "system" as never, {
          organizationId: round.organizationId,
          invitationId: invitation?.id as never,
        }),
      "what has been answered": ({ environment }) =>
        environment.database.kysely.updateTable("invitations").set({ submitted: 1 }).execute(),
      "what has closed": async ({ environment }) => environment.moveClockTo("2026-12-12T09:00:00Z"),
      "what has another address now": ({ environment }) =>
        environment.database.kysely
          .updateTable("invitations")
          .set({ email: "other@testkoping.example" })
          .execute(),
    };
    for (const [what, happen] of Object.entries(reasons)) {
      it(what, async () => {
        const mailing = await aMailing(1);
        await mailing.queue("reminder");
        const links = async () =>
          (await mailing.environment.database.read.selectFrom("invitationTokens").selectAll().execute())
            .length;
        const before = await links();
        await happen(mailing);
        expect(await mailing.send()).toBe("done");
        expect(await mailing.statuses()).toEqual(["withdrawn"]);
        expect(mailing.receiver.received).toEqual([]);
        expect(await links()).toBe(before);
      });
    }
  });

  it("puts off a mail whose text nothing can make, tells the operator, and sends the others", async () => {
    const { environment, round, queue, send, statuses, mails } = await aMailing(1);
    await environment.database.transact((writer) =>
      writer
        .insertInto("mails")
        .values({
          organizationId: round.organizationId,
          id: "00000000-0000-7000-8000-000000000000" as MailId,
          kind: "no-such-kind" as never,
          subjectId: "",
          roundId: null,
          batchId: null,
          recipient: "somebody@testkoping.example",
          language: "sv",
          status: "waiting",
          attempts: 0,
          runAt: "2026-11-23T08:00:00.000Z" as Instant,
          leasedUntil: null,
          reply: null,
          queuedAt: environment.now(),
          settledAt: null,
        })
        .execute(),
    );
    await queue();
    await send();
    await send();
    expect(await statuses()).toEqual(["waiting", "accepted"]);
    expect((await mails())[0]?.attempts).toBe(1);
    expect(environment.warnings).toEqual([
      { event: "mail not composed", facts: { kind: "no-such-kind", error: "TypeError" } },
    ]);
  });

  it("goes on by itself until it is ended", async () => {
    const { environment, receiver, queue, statuses } = await aMailing(3);
    await queue();
    const stop = keepSendingMail(environment, { smtpUrl: receiver.url, from });
    await expect.poll(statuses).toEqual(["accepted", "accepted", "accepted"]);
    await stop();
    expect(receiver.received).toHaveLength(3);
  });
});
