import { describe, expect, it } from "vitest";
import type { Day, DepartmentId } from "#app/domain/id.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aScope,
  aSuccession,
  type TestEnvironment,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import { insertDepartments } from "#db/queries/departments.ts";
import { peopleOf } from "#db/queries/invitations.ts";
import { lockRoundsOf, roundBySlug, roundsOf } from "#db/queries/rounds.ts";
import { inTurn, onEachDatabase } from "#db/testing.ts";
import { copyReport } from "./copy-report.server.ts";
import { createRound } from "./create-round.server.ts";
import { changeRoundForm, newRoundForm } from "./round-form-page.server.ts";
import type { RoundSettings } from "./round-settings.ts";

import { aRunRound, toldToTheLog, twoQuestions } from "./testing.ts";

onEachDatabase((openTestDatabase) => {
  async function settings(environment: TestEnvironment, municipality: TestMunicipality) {
    const form = await newRoundForm(environment, aScope(municipality, "coordinator"), null);
    if (!form.settings) throw new Error("There is a questionnaire.");
    return { ...form.settings, title: "Mätomgång 2026", contact: "digital@testkoping.example" };
  }

  describe("making a round", () => {
    it("keeps what was decided as a draft, and tells the log", async () => {
      const environment = anEnvironment(await openTestDatabase());
      const municipality = await aMunicipality(environment, { questionnaire: twoQuestions });
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
      expect(await toldToTheLog(environment)).toMatchObject([
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
      const municipality = await aMunicipality(environment, { questionnaire: twoQuestions });
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
      const municipality = await aMunicipality(environment, { questionnaire: twoQuestions });
      const other = await aMunicipality(environment, { slug: "annankoping", questionnaire: twoQuestions });
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
      expect(await toldToTheLog(environment)).toEqual([]);
    });

    async function firstTargets(environment: TestEnvironment, municipality: TestMunicipality) {
      const form = await newRoundForm(environment, aScope(municipality, "coordinator"), null);
      const key = form.versions[0]?.dimensions[0]?.key;
      return key === undefined ? null : { [key]: 3 };
    }
  });

  describe("copying a round", () => {
    it("takes along settings and people, follows departments, and says what stayed behind", async () => {
      const { environment, municipality, round, scope } = await aRunRound(openTestDatabase, {
        diaryNumber: "KS 2026/1",
      });
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
      expect(await toldToTheLog(environment)).toMatchObject([
        { event: "round.created", details: { slug: "2027", copyOf: round.id, invited: 1 } },
      ]);
    });

    it("is of the own organization's rounds alone", async () => {
      const { environment, municipality } = await aRunRound(openTestDatabase);
      const other = await aMunicipality(environment, { slug: "annankoping", questionnaire: twoQuestions });
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
});
