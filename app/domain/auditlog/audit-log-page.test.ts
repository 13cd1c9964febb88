import { describe, expect, it } from "vitest";
import { addUser } from "#app/domain/access/add-user.server.ts";
import type { UserId } from "#app/domain/id.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound, aScope } from "#app/domain/testing.ts";
import { eraseFromAuditLog } from "#db/queries/audit-log.ts";
import { onEachDatabase } from "#db/testing.ts";
import { auditLogPage, exportAuditLog } from "./audit-log-page.server.ts";
import type { AuditEvent, Occasion } from "./event.ts";
import { filterFrom } from "./filter.ts";
import { record } from "./record.server.ts";

const words = (text: string) => ({ kind: "words", words: text });

onEachDatabase((openTestDatabase) => {
  async function aPlace() {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality);
    const { invitation } = await anInvitation(environment, round, municipality.departments.social.id);
    const coordinator = await environment.database.transact((writer) =>
      addUser(writer, environment, {
        name: "Samordnaren",
        email: "samordnare@testkoping.example",
        passwordHash: "",
      }),
    );
    const log = (
      event: AuditEvent,
      at = "2026-11-23T09:00:00.000Z",
      actor: Occasion["actor"] = coordinator,
    ) => {
      environment.moveClockTo(at);
      const { organizationId } = municipality;
      return environment.database.transact((writer) =>
        record(writer, { organizationId, id: environment.newId(), at: environment.now(), actor }, event),
      );
    };
    const page = (asked: Record<string, string> = {}, before: number | null = null) =>
      auditLogPage(
        environment,
        aScope(municipality, "auditor"),
        filterFrom(new URLSearchParams(asked)),
        before,
      );
    const details = { round: round.id, department: municipality.departments.social.id };
    return { environment, municipality, round, invitation, coordinator, log, page, details };
  }

  type Place = Awaited<ReturnType<typeof aPlace>>;

  async function threeEvents({ log, invitation, details, round }: Place) {
    await log({ name: "link.revoked", subject: invitation.id, details }, "2026-11-20T09:00:00Z");
    await log(
      { name: "response.submitted", subject: "response", details: { ...details, replacesEarlier: true } },
      "2026-11-21T22:59:00Z",
      "respondent",
    );
    await log(
      { name: "round.sealed", subject: round.id, details: { responses: 1, corrected: 0 } },
      "2026-11-21T23:01:00Z",
      "system",
    );
  }

  const eventsOf = ({ entries }: Awaited<ReturnType<Place["page"]>>) => entries.map(({ event }) => event);

  describe("the audit log's page", () => {
    it("tells newest first who did what, on what, with names in place of ids", async () => {
      const place = await aPlace();
      await threeEvents(place);
      const { entries, next, head } = await place.page();
      const round = { kind: "round", title: "Mätomgång 2026" };
      const department = { kind: "department", name: { sv: "social", en: "social" } };
      expect(entries).toMatchObject([
        { event: "round.sealed", actor: { kind: "system" }, about: [round] },
        {
          event: "response.submitted",
          actor: { kind: "respondent" },
          about: [round, department],
          details: [{ path: [words("replacesEarlier")], values: [words("true")] }],
        },
        {
          event: "link.revoked",
          actor: { kind: "user", name: "Samordnaren" },
          about: [round, department],
          details: [],
        },
      ]);
      expect(next).toBeNull();
      expect(head.position).toBe(3);
    });

    it("is filtered by days in Sweden, kind, person and round", async () => {
      const place = await aPlace();
      await threeEvents(place);
      await place.log({ name: "audit-log.exported", subject: "x", details: filterFrom(new FormData()) });
      const found = async (asked: Record<string, string>) => eventsOf(await place.page(asked));
      expect(await found({ to: "2026-11-21" })).toEqual(["response.submitted", "link.revoked"]);
      expect(await found({ from: "2026-11-22", to: "2026-11-22" })).toEqual(["round.sealed"]);
      expect(await found({ group: "response" })).toEqual(["response.submitted"]);
      expect(await found({ person: place.coordinator })).toEqual(["audit-log.exported", "link.revoked"]);
      expect(await found({ person: "system" })).toEqual(["round.sealed"]);
      expect(await found({ round: "2026" })).toEqual(["round.sealed", "response.submitted", "link.revoked"]);
      expect(await found({ round: "1999" })).toEqual([]);
      expect(await found({ group: "response", person: "system" })).toEqual([]);
    });

    it("lets all through where the address cannot be understood", async () => {
      const place = await aPlace();
      await threeEvents(place);
      const asked = { from: "soon", to: "2026-02-31", group: "%", person: "", round: "" };
      expect(eventsOf(await place.page(asked))).toHaveLength(3);
    });

    it("goes on where the page before it ended", async () => {
      const place = await aPlace();
      for (let one = 1; one <= 60; one++) {
        await place.log({ name: "link.revoked", subject: `invitation-${one}`, details: place.details });
      }
      const first = await place.page();
      await place.log({ name: "link.revoked", subject: "meanwhile", details: place.details });
      const second = await place.page({}, first.next);
      expect(second.next).toBeNull();
      expect([...first.entries, ...second.entries].map(({ position }) => position)).toEqual(
        Array.from({ length: 60 }, (_, index) => 60 - index),
      );
    });

    it("says of an erased person only that there was one", async () => {
      const place = await aPlace();
      await threeEvents(place);
      await place.environment.database.transact((writer) =>
        eraseFromAuditLog(writer, place.municipality.organizationId, place.coordinator),
      );
      const { entries } = await place.page({ group: "link" });
      expect(entries).toMatchObject([{ event: "link.revoked", actor: { kind: "erased" } }]);
    });

    it("tells the day alone where the log knows no more", async () => {
      const place = await aPlace();
      await place.log(
        { name: "invitation.begun", subject: place.invitation.id, details: place.details },
        "2026-11-23T00:00:00Z",
        "respondent",
      );
      expect((await place.page()).entries).toMatchObject([{ dayAlone: true }]);
    });

    it("shows nothing of another organization, nor its people", async () => {
      const place = await aPlace();
      await threeEvents(place);
      const other = await aMunicipality(place.environment, { slug: "annan" });
      const filter = filterFrom(new URLSearchParams());
      const page = await auditLogPage(place.environment, aScope(other, "auditor"), filter, null);
      expect(page).toMatchObject({ entries: [], people: [], rounds: [], head: { position: 0 } });
    });
  });

  describe("the audit log as a file", () => {
    async function fileOf(place: Place, asked: Record<string, string> = {}) {
      const scope = aScope(place.municipality, "auditor");
      const parts = await exportAuditLog(place.environment, scope, filterFrom(new URLSearchParams(asked)));
      let text = "";
      for await (const part of parts) text += part;
      return text;
    }

    it("holds what the filter lets through, by ids alone, and that it was taken out is logged", async () => {
      const place = await aPlace();
      await threeEvents(place);
      const text = await fileOf(place, { group: "link" });
      const details = JSON.stringify(place.details).replaceAll('"', '""');
      expect(text).toBe(
        `\uFEFFposition;at;event;actor;subject;details\r\n1;2026-11-20T09:00:00.000Z;link.revoked;${place.coordinator};${place.invitation.id};"${details}"\r\n`,
      );
      expect(text).not.toContain("Samordnaren");
      const { entries } = await place.page();
      expect(entries[0]).toMatchObject({
        event: "audit-log.exported",
        details: expect.arrayContaining([{ path: [words("group")], values: [words("link")] }]),
      });
    });

    it("holds every entry of a long log once, and is no formula to a spreadsheet", async () => {
      const place = await aPlace();
      const { database, newId, now } = place.environment;
      await database.transact(async (writer) => {
        for (let one = 0; one < 1_200; one++) {
          const { organizationId } = place.municipality;
          await record(
            writer,
            { organizationId, id: newId(), at: now(), actor: "=1+1" as UserId },
            { name: "link.revoked", subject: String(one), details: place.details },
          );
        }
      });
      const lines = (await fileOf(place)).trimEnd().split("\r\n");
      expect(lines).toHaveLength(1 + 1_200 + 1);
      expect(new Set(lines).size).toBe(lines.length);
      expect(lines.at(-1)).toContain(";'=1+1;0;");
    });
  });
});
