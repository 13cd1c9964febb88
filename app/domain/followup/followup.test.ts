import { describe, expect, it } from "vitest";
import { makeKungsor } from "#app/domain/demonstration/kungsor.server.ts";
import { readPreStudy } from "#app/domain/demonstration/pre-study.ts";
import preStudyFile from "#app/domain/demonstration/pre-study-2020.json" with { type: "json" };
import type { Environment } from "#app/domain/environment.ts";
import { type AssessmentId, type Instant, instant } from "#app/domain/id.ts";
import {
  aMunicipality,
  anEnvironment,
  aScope,
  standardQuestionnaireFile,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import { toJson } from "#db/json.ts";
import { insertAssessment } from "#db/queries/assessments.ts";
import { onEachDatabase } from "#db/testing.ts";
import { assessmentPage, followUpPage } from "./followup.server.ts";

onEachDatabase((openTestDatabase) => {
  describe("the follow-up of Kungsör", () => {
    it("has the conclusions of 2020, whose time to answer has passed, and the recommendations of 2014", async () => {
      const { environment, scope } = await kungsor();
      const { recommendations, summary } = await followUpPage(environment, scope);
      expect(
        recommendations.map(({ kind, year, answerBy, answerTimePassed, recommendations: all }) => [
          kind,
          year,
          answerBy,
          answerTimePassed,
          all.map(({ number }) => number),
        ]),
      ).toEqual([
        ["conclusion", 2020, "2021-04-30", true, [1, 2, 3, 4, 5]],
        ["recommendation", 2014, null, false, [1, 2, 3]],
      ]);
      expect(recommendations[1]?.recommendations.every(({ outcome }) => outcome !== null)).toBe(true);
      expect(summary).toEqual({ actions: 0, done: 0, overdue: 0, nextAnswer: null });
    });

    it("has the assessment of 2020 with every level marked as our reading, by dimension", async () => {
      const { environment, scope } = await kungsor();
      const [listed] = (await followUpPage(environment, scope)).assessments;
      if (!listed) throw new Error("There is an assessment.");
      const page = await assessmentPage(environment, scope, listed.id);
      expect(page.interpreted).toBe(true);
      expect(page.max).toBe(5);
      expect(page.dimensions.map(({ key }) => key)).toEqual([
        "steering",
        "guidelines",
        "responsibility",
        "organisation",
        "strategist",
        "ordering",
        "services",
      ]);
      const findings = page.dimensions.flatMap((dimension) => dimension.findings);
      expect(findings).toHaveLength(preStudyFile.assessment.entries.length);
      expect(findings.every(({ interpreted, reasoning }) => interpreted && reasoning.sv !== "")).toBe(true);
      expect(findings[0]).toMatchObject({
        level: { value: 1, label: { sv: "Enstaka initiativ" } },
        department: null,
      });
      expect(findings.find(({ key }) => key === "steering_welfare_technology_plan")?.department?.sv).toBe(
        "Socialförvaltningen",
      );
      expect(findings.find(({ key }) => key === "steering_political_priority")?.level).toBeNull();
    });
  });

  describe("an assessment that has not been handed over", () => {
    it("is shown to auditors alone", async () => {
      const environment = anEnvironment(await openTestDatabase());
      const municipality = await aMunicipality(environment);
      const id = await anAssessment(environment, municipality, null);
      for (const role of ["administrator", "coordinator", "department-head", "reader"] as const) {
        const scope = aScope(municipality, role);
        expect((await followUpPage(environment, scope)).assessments).toEqual([]);
        await expect(assessmentPage(environment, scope, id)).rejects.toMatchObject({ status: 404 });
      }
      const auditor = aScope(municipality, "auditor");
      expect((await followUpPage(environment, auditor)).assessments).toMatchObject([
        { id, handedOver: false },
      ]);
      expect((await assessmentPage(environment, auditor, id)).dimensions).toEqual([]);
    });

    it("is another organization's to no one", async () => {
      const environment = anEnvironment(await openTestDatabase());
      const here = await aMunicipality(environment);
      const there = await aMunicipality(environment, { slug: "annanstans" });
      const id = await anAssessment(environment, there, instant(new Date(0)));
      const auditor = aScope(here, "auditor");
      expect((await followUpPage(environment, auditor)).assessments).toEqual([]);
      await expect(assessmentPage(environment, auditor, id)).rejects.toMatchObject({ status: 404 });
    });
  });

  async function kungsor() {
    const environment = anEnvironment(await openTestDatabase());
    const place = await environment.database.transact((db) =>
      makeKungsor(db, environment, {
        preStudy: readPreStudy(preStudyFile),
        questionnaireFile: standardQuestionnaireFile(),
      }),
    );
    const municipality = await aMunicipality(environment); // for the shape of a scope, whose place is then Kungsör
    return { environment, scope: aScope({ ...municipality, ...place }, "reader") };
  }
});

async function anAssessment(
  environment: Environment,
  { organizationId }: TestMunicipality,
  handedOverAt: Instant | null,
): Promise<AssessmentId> {
  const id = environment.newId<AssessmentId>();
  const text = toJson({ sv: "Egen bedömning", en: "Own assessment" });
  await environment.database.transact((db) =>
    insertAssessment(
      db,
      {
        organizationId,
        id,
        kind: "auditor",
        year: 2026,
        title: text,
        source: text,
        roundId: null,
        handedOverAt,
      },
      [],
    ),
  );
  return id;
}
