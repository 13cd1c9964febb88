import { describe, expect, it } from "vitest";
import type { Day, DepartmentId, Instant } from "#app/domain/id.ts";
import { aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";
import { beginAnswering } from "#app/domain/response/invitation.server.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import { sealEndedRounds } from "#app/domain/results/seal-ended-rounds.server.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aScope,
  aSuccession,
  someResponses,
  type TestEnvironment,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import { fromJson } from "#db/json.ts";
import { insertDepartments } from "#db/queries/departments.ts";
import { peopleOf } from "#db/queries/invitations.ts";
import { sealsOf } from "#db/queries/round-sums.ts";
import { lockRoundsOf, roundBySlug, roundsOf, roundToChange } from "#db/queries/rounds.ts";
import type { Rounds } from "#db/schema.ts";
import { inTurn, onEachDatabase } from "#db/testing.ts";
import { changeRound } from "./change-round.server.ts";
import { createRound } from "./create-round.server.ts";
import { deleteDraft } from "./delete-round.server.ts";
import { answeringWindow, stageOf } from "./lifecycle.ts";
import { changeRoundForm, newRoundForm } from "./round-form-page.server.ts";
import { copyReport, roundOverview } from "./round-page.server.ts";
import type { RoundSettings } from "./round-settings.ts";
import { takeStep } from "./take-step.server.ts";

const file = aQuestionnaireFile({
  questions: [aRubric("strategy"), aRubric("second")],
  maturity: oneDimension({ target: 3 }),
});

const draft = { releasedAt: null };
const before = { opensAt: "2026-12-01T07:00:00.000Z" as Instant };
const grouped = { disclosure: "confidential", threshold: 5 } as const;

onEachDatabase((openTestDatabase) => {
  async function theRound(overrides: Partial<Rounds> = {}) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment, { questionnaire: file });
    const round = await aRound(environment, municipality, overrides);
    return { environment, municipality, round, scope: aScope(municipality, "coordinator") };
  }

  async function stored({ database }: TestEnvironment, { organizationId, slug }: Rounds) {
    const round = await roundBySlug(database.read, organizationId, slug);
    if (!round) throw new Error("The round is gone.");
    return round;
  }

  async function logged({ database }: TestEnvironment) {
    const rows = await database.read.selectFrom("auditLog").orderBy("id").selectAll().execute();
    return rows.map(({ event, subject, actor, details }) => ({
      event,
      subject,
      actor,
      details: fromJson(details),
    }));
  }

  async function settings(environment: TestEnvironment, municipality: TestMunicipality) {
    const form = await newRoundForm(environment, aScope(municipality, "coordinator"), null);
    if (!form.settings) throw new Error("There is a questionnaire.");
    return { ...form.settings, title: "Mätomgång 2026", contact: "digital@testkoping.example" };
  }

  describe("making a round", () => {
    it("keeps what was decided as a draft, and tells the log", async () => {
      const environment = anEnvironment(await openTestDatabase());
      const municipality = await aMunicipality(environment, { questionnaire: file });
      const scope = aScope(municipality, "coordinator");
      const decided: RoundSettings = {
        ...(await settings(environment, municipality)),
        disclosure: { kind: "confidential", threshold: 4 },
        diaryNumber: "KS 2026/00001",
      };
      expect(await createRound(environment, scope, decided, null)).toEqual({ ok: true, slug: "2026" });
      const form = await changeRoundForm(environment, scope, "2026");
      expect(form).toMatchObject({ settings: decided, round: { stage: "draft" }, revision: 1 });
      expect(await createRound(environment, scope, decided, null)).toEqual({
        ok: true,
        slug: "matomgang-2026",
      });
      expect(await logged(environment)).toMatchObject([
        {
          event: "round.created",
          actor: "user",
          details: { slug: "2026", copyOf: null, invited: 0 },
        },
        { event: "round.created" },
      ]);
    });

    it("gives two that are made at once two places", async () => {
      const environment = anEnvironment(await openTestDatabase());
      const municipality = await aMunicipality(environment, { questionnaire: file });
      const scope = aScope(municipality, "coordinator");
      const decided = await settings(environment, municipality);
      const make = () => createRound(environment, scope, decided, null);
      await inTurn(environment.database, (writer) => lockRoundsOf(writer, municipality.organizationId), [
        make,
        make,
      ]);
      const rounds = await roundsOf(environment.database.read, municipality.organizationId);
      expect(rounds.map(({ slug }) => slug).sort()).toEqual(["2026", "matomgang-2026"]);
    });

    it("is refused, field by field, where it cannot be", async () => {
      const environment = anEnvironment(await openTestDatabase());
      const municipality = await aMunicipality(environment, { questionnaire: file });
      const other = await aMunicipality(environment, { slug: "annankoping", questionnaire: file });
      const decided = await settings(environment, municipality);
      const refused = async (overrides: Partial<RoundSettings>) =>
        createRound(environment, aScope(municipality, "coordinator"), { ...decided, ...overrides }, null);
      const [first] = decided.departments;
      if (!first) throw new Error("There are departments.");
      expect(
        await refused({ answering: "joint", disclosure: { kind: "confidential", threshold: 5 } }),
      ).toEqual({ ok: false, faults: { answering: "jointInGroups" } });
      expect(await refused({ closesAt: decided.opensAt })).toMatchObject({
        faults: { closesAt: "closesBeforeOpening" },
      });
      expect(await refused({ departments: [] })).toMatchObject({ faults: { departments: "noDepartments" } });
      expect(
        await refused({ departments: [{ ...first, departmentId: other.departments.social.id }] }),
      ).toMatchObject({ faults: { departments: "departmentNotThen" } });
      expect(await refused({ departments: [{ ...first, closesAt: decided.opensAt }] })).toMatchObject({
        faults: { [`closes:${first.departmentId}`]: "closesBeforeOpening" },
      });
      const [dimension] = Object.keys((await firstTargets(environment, municipality)) ?? {});
      expect(await refused({ targets: { [`${dimension}`]: 6 } })).toMatchObject({
        faults: { [`target:${dimension}`]: "outsideScale" },
      });
      expect(await roundsOf(environment.database.read, municipality.organizationId)).toEqual([]);
      expect(await logged(environment)).toEqual([]);
    });

    async function firstTargets(environment: TestEnvironment, municipality: TestMunicipality) {
      const form = await newRoundForm(environment, aScope(municipality, "coordinator"), null);
      const key = form.versions[0]?.dimensions[0]?.key;
      return key === undefined ? null : { [key]: 3 };
    }
  });

  describe("copying a round", () => {
    it("takes along settings and people, follows departments, and says what stayed behind", async () => {
      const { environment, municipality, round, scope } = await theRound({ diaryNumber: "KS 2026/1" });
      const { social, education } = municipality.departments;
      const learning = environment.newId<DepartmentId>();
      await environment.database.transact(async (writer) => {
        await insertDepartments(writer, [
          {
            organizationId: municipality.organizationId,
            id: learning,
            name: '{"sv":"lärande","en":"learning"}',
            kind: "education",
            headcount: null,
            validFrom: "2027-01-01" as Day,
            validTo: null,
            position: 9,
          },
        ]);
        await writer
          .updateTable("departments")
          .where("id", "in", [education.id, social.id])
          .set({ validTo: "2027-01-01" as Day })
          .execute();
      });
      await aSuccession(environment, municipality, education.id, learning);
      await anInvitation(environment, round, education.id, {
        role: "specialist",
        overrides: { title: "Rektor", email: "rektor@testkoping.example", begun: 1, submitted: 1 },
      });
      await anInvitation(environment, round, social.id);
      await anInvitation(environment, round, education.id, {
        overrides: { revokedAt: environment.now() },
      });

      const form = await newRoundForm(environment, scope, "2026");
      expect(form.copyOf).toEqual({ slug: "2026", title: "Mätomgång 2026", people: 2 });
      if (!form.settings) throw new Error("A copy has settings.");
      expect(form.settings).toMatchObject({
        title: "Mätomgång 2027",
        diaryNumber: null,
        departments: [{ departmentId: learning }],
      });
      const made = await createRound(environment, scope, form.settings, { from: "2026", people: true });
      expect(made).toEqual({ ok: true, slug: "2027" });
      const copy = await roundBySlug(environment.database.read, round.organizationId, "2027");
      if (!copy) throw new Error("It was made.");
      expect(await peopleOf(environment.database.read, round.organizationId, copy.id)).toEqual([
        { departmentId: learning, role: "specialist", title: "Rektor", email: "rektor@testkoping.example" },
      ]);
      const begun = await environment.database.read
        .selectFrom("invitations")
        .where("roundId", "=", copy.id)
        .select(["begun", "submitted"])
        .execute();
      expect(begun).toEqual([{ begun: 0, submitted: 0 }]);
      const socialName = { sv: "social", en: "social" };
      expect(await copyReport(environment, scope, "2027", "2026")).toEqual({
        title: "Mätomgång 2026",
        invited: 1,
        departments: 1,
        left: [{ department: socialName, people: 1 }],
        gone: [socialName],
      });
      expect(await logged(environment)).toMatchObject([
        { event: "round.created", details: { slug: "2027", copyOf: round.id, invited: 1 } },
      ]);
    });

    it("is of the own organization's rounds alone", async () => {
      const { environment, municipality } = await theRound();
      const other = await aMunicipality(environment, { slug: "annankoping", questionnaire: file });
      const stranger = aScope(other, "coordinator");
      await expect(newRoundForm(environment, stranger, "2026")).rejects.toMatchObject({ status: 404 });
      const decided = await settings(environment, other);
      await expect(
        createRound(environment, stranger, decided, { from: "2026", people: true }),
      ).rejects.toMatchObject({ status: 404 });
      expect(await roundsOf(environment.database.read, other.organizationId)).toEqual([]);
      expect(await roundsOf(environment.database.read, municipality.organizationId)).toHaveLength(1);
    });
  });

  describe("changing a round", () => {
    async function change(
      { environment, scope }: Awaited<ReturnType<typeof theRound>>,
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
      const one = await theRound(draft);
      const disclosure = { kind: "confidential", threshold: 7 } as const;
      expect(await change(one, { title: "Ny", contact: "ny@testkoping.example", disclosure })).toEqual({
        ok: true,
      });
      expect(await stored(one.environment, one.round)).toMatchObject({
        title: "Ny",
        disclosure,
        revision: 2,
      });
      expect(await logged(one.environment)).toEqual([
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
      const one = await theRound();
      expect(await change(one, {})).toEqual({ ok: true });
      expect(await logged(one.environment)).toEqual([]);
    });

    it("of another's change is told with how the round is now, and writes nothing", async () => {
      const one = await theRound(draft);
      expect(await change(one, { title: "Den ena" }, 1)).toEqual({ ok: true });
      expect(await change(one, { title: "Den andra" }, 1)).toMatchObject({
        ok: false,
        kind: "conflict",
        current: { title: "Den ena" },
        revision: 2,
      });
      expect((await stored(one.environment, one.round)).title).toBe("Den ena");
    });

    it("can be of its times until it opens, and of what answers rest on until it is released", async () => {
      const scheduled = await theRound(before);
      const closesAt = "2026-12-20T16:00:00.000Z" as Instant;
      expect(await change(scheduled, { closesAt })).toEqual({ ok: true });
      expect(await change(scheduled, { answering: "joint" })).toMatchObject({
        faults: { form: "noLongerEditable" },
      });
      expect(await change(scheduled, { closesAt: "2026-11-20T16:00:00.000Z" as Instant })).toMatchObject({
        ok: false,
      });
      const open = await theRound();
      expect(await change(open, { closesAt })).toMatchObject({ faults: { form: "noLongerEditable" } });
      expect(await change(open, { diaryNumber: "KS 2026/2", targets: {} })).toEqual({ ok: true });
    });

    it("leaves what answers rest on once an invitation to the draft has gone", async () => {
      const one = await theRound(draft);
      const { invitation } = await anInvitation(
        one.environment,
        one.round,
        one.municipality.departments.social.id,
      );
      const mail = {
        organizationId: one.round.organizationId,
        id: one.environment.newId<never>(),
        kind: "invitation",
        subjectId: invitation.id,
        roundId: one.round.id,
        batchId: null,
        recipient: "chef@testkoping.example",
        language: "sv",
        status: "refused",
        attempts: 1,
        runAt: one.environment.now(),
        leasedUntil: null,
        reply: null,
        queuedAt: one.environment.now(),
        settledAt: null,
      } as const;
      await one.environment.database.transact((writer) => writer.insertInto("mails").values(mail).execute());
      const disclosure = { kind: "confidential", threshold: 5 } as const;
      expect(await change(one, { disclosure })).toEqual({ ok: true });
      await one.environment.database.transact((writer) =>
        writer.updateTable("mails").set({ status: "accepted" }).execute(),
      );
      expect(await change(one, { disclosure: { kind: "in-office" } })).toMatchObject({
        faults: { form: "noLongerEditable" },
      });
      const closesAt = "2026-12-20T16:00:00.000Z" as Instant;
      expect(await change(one, { closesAt })).toEqual({ ok: true });
    });

    it("takes no department out in which somebody is invited, and others with what was set for them", async () => {
      const one = await theRound(draft);
      const { social, education } = one.municipality.departments;
      await anInvitation(one.environment, one.round, social.id);
      const only = (id: DepartmentId) => [{ departmentId: id, invited: 8, opensAt: null, closesAt: null }];
      expect(await change(one, { departments: only(education.id) })).toMatchObject({
        faults: { departments: "departmentHasInvited" },
      });
      expect(await change(one, { departments: only(social.id) })).toEqual({ ok: true });
      expect((await stored(one.environment, one.round)).departments).toEqual(only(social.id));
    });

    it("is over once the round is published", async () => {
      const time = "2027-01-01T08:00:00.000Z" as Instant;
      const one = await theRound({ factCheckAt: time, publishedAt: time });
      expect(await change(one, { title: "Ny" })).toMatchObject({ faults: { form: "noLongerEditable" } });
    });

    it("is of the own organization's rounds alone", async () => {
      const { environment, scope } = await theRound(draft);
      const other = await aMunicipality(environment, { slug: "annankoping", questionnaire: file });
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

  describe("the steps of a round", () => {
    it("lead from draft to publication, each told to the log", async () => {
      const { environment, municipality, round, scope } = await theRound(draft);
      const { social } = municipality.departments;
      const step = (...[wanted]: [Parameters<typeof takeStep>[3]]) =>
        takeStep(environment, scope, "2026", wanted);
      const december18 = "2026-12-18T16:00:00.000Z" as Instant;
      const january15 = "2027-01-15T16:00:00.000Z" as Instant;
      expect(await step({ to: "released" })).toEqual({ ok: true });
      expect(
        await step({ to: "extended", departmentId: social.id, closesAt: december18, reason: " sjukdom " }),
      ).toEqual({ ok: true });
      expect((await stored(environment, round)).departments).toContainEqual({
        departmentId: social.id,
        invited: null,
        opensAt: null,
        closesAt: december18,
      });
      expect(await step({ to: "closed" })).toEqual({ ok: true });
      environment.moveClockTo("2027-01-01");
      expect(await step({ to: "open", departmentId: null, closesAt: january15, reason: "snö" })).toEqual({
        ok: true,
      });
      environment.moveClockTo("2027-02-01");
      expect(await step({ to: "fact-check" })).toEqual({ ok: true });
      expect(await step({ to: "published" })).toEqual({ ok: true });
      expect(await step({ to: "published" })).toEqual({ ok: false, refusal: "not-in-fact-check" });
      const log = await logged(environment);
      expect(log.map(({ event, details }) => [event, details])).toEqual([
        ["round.released", { opensAt: round.opensAt, closesAt: round.closesAt }],
        [
          "round.extended",
          { department: social.id, before: round.closesAt, after: december18, reason: "sjukdom" },
        ],
        ["round.closed", { before: round.closesAt }],
        [
          "round.reopened",
          { department: null, before: "2026-11-23T09:00:00.000Z", after: january15, reason: "snö" },
        ],
        ["round.fact-check-begun", {}],
        ["round.published", {}],
      ]);
    });

    it("are refused to the second of two who take them at once, who is told how it is", async () => {
      const { environment, round, scope } = await theRound();
      const close = () => takeStep(environment, scope, "2026", { to: "closed" });
      const hold = (writer: Parameters<typeof roundToChange>[0]) =>
        roundToChange(writer, round.organizationId, "2026");
      const closed = await inTurn(environment.database, hold, [close, close]);
      expect(closed).toMatchObject([{ value: { ok: true } }, { value: { ok: false, refusal: "time-over" } }]);
      environment.moveClockTo("2027-01-01");
      const reopen = () =>
        takeStep(environment, scope, "2026", {
          to: "open",
          departmentId: null,
          closesAt: "2027-01-15T16:00:00.000Z" as Instant,
          reason: "snö",
        });
      const check = () => takeStep(environment, scope, "2026", { to: "fact-check" });
      const steps = await inTurn(environment.database, hold, [reopen, check]);
      expect(steps).toMatchObject([{ value: { ok: true } }, { value: { ok: false, refusal: "not-closed" } }]);
      expect((await logged(environment)).map(({ event }) => event)).toEqual([
        "round.closed",
        "round.reopened",
      ]);
    });

    it("make a change that was begun before them a conflict", async () => {
      const { environment, scope } = await theRound(before);
      const form = await changeRoundForm(environment, scope, "2026");
      await takeStep(environment, scope, "2026", {
        to: "extended",
        departmentId: null,
        closesAt: "2026-12-20T16:00:00.000Z" as Instant,
        reason: "",
      });
      expect(
        await changeRound(environment, scope, "2026", form.revision, { ...form.settings, title: "Ny" }),
      ).toMatchObject({ kind: "conflict" });
    });
  });

  describe("deleting a draft", () => {
    it("removes it with who was invited, and leaves what the log tells", async () => {
      const { environment, municipality, round, scope } = await theRound(draft);
      await anInvitation(environment, round, municipality.departments.social.id);
      expect(await deleteDraft(environment, scope, "2026")).toEqual({ ok: true });
      expect(await roundsOf(environment.database.read, round.organizationId)).toEqual([]);
      for (const table of ["invitations", "invitationTokens", "roundDepartments"] as const) {
        expect(await environment.database.read.selectFrom(table).selectAll().execute()).toEqual([]);
      }
      expect(await logged(environment)).toMatchObject([
        { event: "round.deleted", subject: round.id, details: { slug: "2026", invited: 1 } },
      ]);
    });

    it("is refused once it is released, or where there are answers", async () => {
      const released = await theRound(before);
      expect(await deleteDraft(released.environment, released.scope, "2026")).toEqual({
        ok: false,
        refusal: "not-a-draft",
      });
      const { environment, municipality, round, scope } = await theRound(draft);
      await someResponses(environment, round, municipality.departments.social, [{ strategy: 3 }]);
      expect(await deleteDraft(environment, scope, "2026")).toEqual({ ok: false, refusal: "has-answers" });
      expect(await roundsOf(environment.database.read, round.organizationId)).toHaveLength(1);
    });
  });

  describe("a round that opens and closes while no process runs", () => {
    it("is at the same stage, and sealed the same, as if one had run, over summer time too", async () => {
      // Summer time ends on the 25th of October 2026: 17:00 in Sweden is 15:00 before and 16:00 after.
      const times = {
        opensAt: "2026-10-24T15:00:00.000Z" as Instant,
        closesAt: "2026-10-25T16:00:00.000Z" as Instant,
      };
      const moments = [
        ["2026-10-24T14:59:59Z", "scheduled", "not-open-yet"],
        ["2026-10-24T15:00:00Z", "open", "open"],
        ["2026-10-25T15:30:00Z", "open", "open"],
        ["2026-10-25T16:30:00Z", "open", "grace"],
        ["2026-10-25T17:00:30Z", "open", "closed"],
        ["2026-10-26T17:00:00Z", "closed", "closed"],
        ["2026-10-27T17:00:00Z", "closed", "closed"],
      ] as const;
      const seals: unknown[] = [];
      for (const sweeps of [true, false]) {
        const { environment, municipality, round } = await theRound(times);
        const { social, education } = municipality.departments;
        await environment.database.transact((writer) =>
          writer
            .updateTable("roundDepartments")
            .where("departmentId", "=", education.id)
            .set({ closesAt: "2026-10-26T16:00:00.000Z" as Instant })
            .execute(),
        );
        await someResponses(environment, round, social, [{ strategy: 3, second: 2 }]);
        for (const [time, stage, state] of moments) {
          environment.moveClockTo(time);
          const { schedule } = await stored(environment, round);
          expect([time, stageOf(schedule, environment.now())]).toEqual([time, stage]);
          expect([time, answeringWindow(schedule, social.id, environment.now()).state]).toEqual([
            time,
            state,
          ]);
          if (sweeps) await sealEndedRounds(environment);
        }
        await sealEndedRounds(environment);
        const found = await sealsOf(environment.database.read, round.organizationId);
        seals.push([...found.values()]);
      }
      expect(seals).toEqual([["2026-10-26T17:01:00.000Z"], ["2026-10-26T17:01:00.000Z"]]);
    });
  });

  describe("a sealed round in office that is opened again", () => {
    for (const whole of [true, false]) {
      it(`${whole ? "as a whole" : "for one department"} takes answers, shows them, and is sealed anew`, async () => {
        const { environment, municipality, round, scope } = await theRound();
        const { social } = municipality.departments;
        const results = () => resultsPage(environment, scope, { series: "departments" });
        await someResponses(environment, round, social, [{ strategy: 1, second: 1 }]);
        const { token } = await anInvitation(environment, round, social.id);
        environment.moveClockTo("2027-01-01");
        await sealEndedRounds(environment);
        expect(await results()).toMatchObject({ responses: { n: 1 } });
        await expect(beginAnswering(environment, token)).rejects.toMatchObject({ status: 403 });

        const closesAt = "2027-01-15T16:00:00.000Z" as Instant;
        const departmentId = whole ? null : social.id;
        expect(
          await takeStep(environment, scope, "2026", { to: "open", departmentId, closesAt, reason: "snö" }),
        ).toEqual({ ok: true });
        await beginAnswering(environment, token);
        await someResponses(environment, round, social, [{ strategy: 5, second: 5 }]);
        expect(await results()).toMatchObject({ responses: { n: 2 } });
        await sealEndedRounds(environment);
        expect(await results()).toMatchObject({ responses: { n: 2 } });

        environment.moveClockTo("2027-02-01");
        await sealEndedRounds(environment);
        const seals = await sealsOf(environment.database.read, round.organizationId);
        expect([...seals.values()]).toEqual(["2027-01-15T17:01:00.000Z"]);
        expect(await results()).toMatchObject({ responses: { n: 2 } });
      });
    }

    it("is not where answers are shown in groups only", async () => {
      const { environment, scope, round } = await theRound(grouped);
      environment.moveClockTo("2027-01-01");
      expect(
        await takeStep(environment, scope, "2026", {
          to: "open",
          departmentId: null,
          closesAt: "2027-01-15T16:00:00.000Z" as Instant,
          reason: "snö",
        }),
      ).toEqual({ ok: false, refusal: "confidential-never-reopened" });
      expect((await stored(environment, round)).revision).toBe(1);
    });
  });
});
