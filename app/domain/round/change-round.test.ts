import { describe, expect, it } from "vitest";
import type { DepartmentId, Instant } from "#app/domain/id.ts";
import { queueMails } from "#app/domain/mail/queue-mail.server.ts";
import type { DimensionKey } from "#app/domain/questionnaire/definition.ts";
import { aMunicipality, anInvitation, aScope, someResponses } from "#app/domain/testing.ts";
import { insertLinkSheet } from "#db/queries/link-sheets.ts";
import { putMailText } from "#db/queries/mail-texts.ts";
import { insertCorrection } from "#db/queries/questionnaire-corrections.ts";
import { roundsOf } from "#db/queries/rounds.ts";
import { insertScheduledReminder } from "#db/queries/scheduled-reminders.ts";
import { onEachDatabase } from "#db/testing.ts";
import { changeRound } from "./change-round.server.ts";
import { deleteDraft } from "./delete-round.server.ts";
import { beginTrial } from "./respondents/trial.server.ts";
import { changeRoundForm } from "./round-form-page.server.ts";
import { roundOverview } from "./round-page.server.ts";
import type { RoundSettings } from "./round-settings.ts";
import { takeStep } from "./take-step.server.ts";

import { aRunRound, draft, roundAsKept, toldToTheLog, twoQuestions } from "./testing.ts";

const before = { opensAt: "2026-12-01T07:00:00.000Z" as Instant };

onEachDatabase((openTestDatabase) => {
  describe("changing a round", () => {
    async function change(
      { environment, scope }: Awaited<ReturnType<typeof aRunRound>>,
      overrides: Partial<RoundSettings>,
      revision?: number,
    ) {
      const form = await changeRoundForm(environment, scope, "2026");
      return changeRound(environment, scope, "2026", revision ?? form.revision, {
        ...form.settings,
        ...overrides,
      });
    }

    it("is told to the log with before and after, and of the contact only that it changed", async () => {
      const one = await aRunRound(openTestDatabase, draft);
      const disclosure = { kind: "confidential", threshold: 7 } as const;
      expect(await change(one, { title: "Ny", contact: "ny@testkoping.example", disclosure })).toEqual({
        ok: true,
      });
      expect(await roundAsKept(one.environment, one.round)).toMatchObject({
        title: "Ny",
        disclosure,
        revision: 2,
      });
      expect(await toldToTheLog(one.environment)).toEqual([
        {
          event: "round.changed",
          actor: "user",
          subject: one.round.id,
          details: {
            changes: {
              title: { before: "Mätomgång 2026", after: "Ny" },
              contact: { before: null, after: null },
              disclosure: { before: "in-office", after: "confidential" },
              threshold: { before: null, after: 7 },
            },
          },
        },
      ]);
    });

    it("that changes nothing is not logged", async () => {
      const one = await aRunRound(openTestDatabase);
      expect(await change(one, {})).toEqual({ ok: true });
      expect(await toldToTheLog(one.environment)).toEqual([]);
    });

    it("of another's change is told with how the round is now, and writes nothing", async () => {
      const one = await aRunRound(openTestDatabase, draft);
      expect(await change(one, { title: "Den ena" }, 1)).toEqual({ ok: true });
      expect(await change(one, { title: "Den andra" }, 1)).toMatchObject({
        ok: false,
        kind: "conflict",
        current: { title: "Den ena" },
        revision: 2,
      });
      expect((await roundAsKept(one.environment, one.round)).title).toBe("Den ena");
    });

    it("can be of its times until it opens, and of what answers rest on until it is released", async () => {
      const scheduled = await aRunRound(openTestDatabase, before);
      const closesAt = "2026-12-20T16:00:00.000Z" as Instant;
      expect(await change(scheduled, { closesAt })).toEqual({ ok: true });
      expect(await change(scheduled, { answering: "joint" })).toMatchObject({
        faults: { form: "noLongerEditable" },
      });
      expect(await change(scheduled, { closesAt: "2026-11-20T16:00:00.000Z" as Instant })).toMatchObject({
        ok: false,
      });
      const open = await aRunRound(openTestDatabase);
      expect(await change(open, { closesAt })).toMatchObject({ faults: { form: "noLongerEditable" } });
      expect(await change(open, { diaryNumber: "KS 2026/2", targets: {} })).toEqual({ ok: true });
    });

    it("leaves what answers rest on once a mail with a link waits to be sent, or a link has been made", async () => {
      const one = await aRunRound(openTestDatabase, draft);
      const { environment, round, municipality } = one;
      const { organizationId, id: roundId } = round;
      const inGroups = { disclosure: { kind: "confidential", threshold: 5 } } as const;
      const inOffice = { disclosure: { kind: "in-office" } } as const;
      const locked = { faults: { form: "noLongerEditable" } };
      const mail = { kind: "invitation", subjectId: "somebody", roundId, language: "sv" } as const;
      await environment.database.transact((writer) =>
        queueMails(writer, environment, organizationId, [{ ...mail, recipient: "chef@testkoping.example" }]),
      );
      expect(await change(one, inGroups)).toMatchObject(locked);
      await environment.database.transact((writer) =>
        writer.updateTable("mails").set({ status: "withdrawn" }).execute(),
      );
      expect(await change(one, inGroups)).toEqual({ ok: true });
      await anInvitation(environment, round, municipality.departments.social.id);
      expect(await change(one, inOffice)).toMatchObject(locked);
      expect(await change(one, { closesAt: "2026-12-20T16:00:00.000Z" as Instant })).toEqual({ ok: true });
    });

    it("is possible where closing by hand has ended a department's time before it began", async () => {
      const one = await aRunRound(openTestDatabase);
      const { education } = one.municipality.departments;
      await one.environment.database.transact((writer) =>
        writer
          .updateTable("roundDepartments")
          .where("departmentId", "=", education.id)
          .set({
            opensAt: "2026-12-01T07:00:00.000Z" as Instant,
            closesAt: "2026-12-18T16:00:00.000Z" as Instant,
          })
          .execute(),
      );
      expect(await takeStep(one.environment, one.scope, "2026", { to: "closed" })).toEqual({ ok: true });
      expect(await change(one, { title: "Ny" })).toEqual({ ok: true });
    });

    it("takes no department out in which somebody is invited, and others with what was set for them", async () => {
      const one = await aRunRound(openTestDatabase, draft);
      const { social, education } = one.municipality.departments;
      await anInvitation(one.environment, one.round, social.id);
      const only = (id: DepartmentId) => [{ departmentId: id, invited: 8, opensAt: null, closesAt: null }];
      expect(await change(one, { departments: only(education.id) })).toMatchObject({
        faults: { departments: "departmentHasInvited" },
      });
      expect(await change(one, { departments: only(social.id) })).toEqual({ ok: true });
      expect((await roundAsKept(one.environment, one.round)).departments).toEqual(only(social.id));
    });

    it("keeps target levels of its version's dimensions alone", async () => {
      const one = await aRunRound(openTestDatabase, draft);
      const { versions } = await changeRoundForm(one.environment, one.scope, "2026");
      const key = versions[0]?.dimensions[0]?.key ?? ("" as DimensionKey);
      const targets = { [key]: 4, ["of another version" as DimensionKey]: 2 };
      expect(await change(one, { targets })).toEqual({ ok: true });
      expect((await roundAsKept(one.environment, one.round)).targets).toEqual({ [key]: 4 });
    });

    it("is over once the round is published", async () => {
      const time = "2027-01-01T08:00:00.000Z" as Instant;
      const one = await aRunRound(openTestDatabase, { factCheckAt: time, publishedAt: time });
      expect(await change(one, { title: "Ny" })).toMatchObject({ faults: { form: "noLongerEditable" } });
    });

    it("is of the own organization's rounds alone", async () => {
      const { environment, scope } = await aRunRound(openTestDatabase, draft);
      const other = await aMunicipality(environment, { slug: "annankoping", questionnaire: twoQuestions });
      const { settings: decided } = await changeRoundForm(environment, scope, "2026");
      const stranger = aScope(other, "coordinator");
      await expect(changeRound(environment, stranger, "2026", 1, decided)).rejects.toMatchObject({
        status: 404,
      });
      await expect(takeStep(environment, stranger, "2026", { to: "released" })).rejects.toMatchObject({
        status: 404,
      });
      await expect(deleteDraft(environment, stranger, "2026")).rejects.toMatchObject({ status: 404 });
      await expect(roundOverview(environment, stranger, "2026")).rejects.toMatchObject({ status: 404 });
    });
  });

  describe("deleting a draft", () => {
    it("removes it with who was invited, and leaves what the log tells", async () => {
      const { environment, municipality, round, scope } = await aRunRound(openTestDatabase, draft);
      const { organizationId, id: roundId } = round;
      const departmentId = municipality.departments.social.id;
      await anInvitation(environment, round, departmentId);
      await environment.database.transact(async (writer) => {
        const text = { sv: "text", en: "text" };
        await putMailText(writer, { subject: text, body: text }, organizationId, roundId, "invitation");
        const at = environment.now();
        const reminder = { organizationId, id: "reminder", roundId, runAt: at };
        await insertScheduledReminder(writer, { ...reminder, carriedOutAt: null, reminded: null });
        await insertLinkSheet(writer, { organizationId, id: "sheet", roundId, links: 1, madeAt: at });
        const corrected = {
          path: "title",
          language: "sv",
          before: "a",
          after: "b",
          correctedAt: at,
        } as const;
        await insertCorrection(writer, {
          organizationId,
          roundId,
          number: 1,
          questionnaireHash: round.questionnaireHash,
          ...corrected,
        });
      });
      await beginTrial(environment, scope, "2026", { departmentId, role: "management", title: "Trial" });
      expect(await deleteDraft(environment, scope, "2026")).toEqual({ ok: true });
      expect(await roundsOf(environment.database.read, round.organizationId)).toEqual([]);
      for (const table of [
        "invitations",
        "invitationTokens",
        "roundDepartments",
        "mailTexts",
        "scheduledReminders",
        "linkSheets",
        "questionnaireCorrections",
      ] as const) {
        expect(await environment.database.read.selectFrom(table).selectAll().execute()).toEqual([]);
      }
      expect((await toldToTheLog(environment)).slice(-1)).toMatchObject([
        { event: "round.deleted", subject: round.id, details: { slug: "2026", invited: 1 } },
      ]);
    });

    it("is refused once it is released, or where there are answers", async () => {
      const released = await aRunRound(openTestDatabase, before);
      expect(await deleteDraft(released.environment, released.scope, "2026")).toEqual({
        ok: false,
        refusal: "not-a-draft",
      });
      const { environment, municipality, round, scope } = await aRunRound(openTestDatabase, draft);
      await someResponses(environment, round, municipality.departments.social, [{ strategy: 3 }]);
      expect(await deleteDraft(environment, scope, "2026")).toEqual({ ok: false, refusal: "has-answers" });
      expect(await roundsOf(environment.database.read, round.organizationId)).toHaveLength(1);
    });
  });
});
