import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InvitationId } from "#app/domain/id.ts";
import { instant } from "#app/domain/id.ts";
import { readQuestionnaire } from "#app/domain/questionnaire/read.ts";
import { standardQuestionnaireFile } from "#app/domain/testing.ts";
import { madeUpDepartments } from "./exempelkoping-departments.ts";
import { madeUpActions, madeUpRecommendations } from "./exempelkoping-follow-up.ts";
import { invitedTo } from "./made-up-invited.ts";
import { neighbours } from "./neighbours.ts";
import { seededRandom } from "./random.ts";
import { answeringTime, roundTimes } from "./round-times.ts";

const anyTime = fc.date({
  min: new Date("2026-01-01"),
  max: new Date("2040-01-01"),
  noInvalidDate: true,
});

describe("the made-up rounds", () => {
  it("have the newest open at whatever time they are made, and the others behind it", () => {
    fc.assert(
      fc.property(anyTime, (date) => {
        const now = instant(date);
        const [first, second, open] = roundTimes(now);
        if (!first || !second || !open) throw new Error("There are three rounds.");
        expect(open.opensAt < now && now < open.closesAt && open.publishedAt === null).toBe(true);
        expect([first.year, second.year, open.year]).toEqual([2024, 2025, 2026]);
        for (const { createdAt, releasedAt, opensAt, closesAt } of [first, second, open]) {
          expect([createdAt, releasedAt, opensAt, closesAt].toSorted()).toEqual([
            createdAt,
            releasedAt,
            opensAt,
            closesAt,
          ]);
        }
      }),
    );
  });

  it("are answered while they are open, and never in the future", () => {
    fc.assert(
      fc.property(anyTime, fc.string(), (date, seed) => {
        const now = instant(date);
        for (const times of roundTimes(now)) {
          const answered = answeringTime(times, now, seededRandom(seed));
          expect(times.opensAt < answered && answered < times.closesAt && answered < now).toBe(
            times.opensAt < now,
          );
        }
      }),
    );
  });
});

describe("those invited", () => {
  it("are offices, not persons: about a quarter lead, a quarter are specialists, half are staff", () => {
    const offices = madeUpDepartments.flatMap((department) => department.offices);
    const share = (role: string) => offices.filter((office) => office.role === role).length / offices.length;
    expect(share("management")).toBeCloseTo(0.25, 1);
    expect(share("specialist")).toBeCloseTo(0.25, 1);
    expect(share("staff")).toBeCloseTo(0.5, 1);
    expect(new Set(offices.map(({ title }) => title)).size).toBe(offices.length);
  });

  it("have addresses that no mail reaches, and no two the same", () => {
    const [, , open] = roundTimes(instant(new Date("2026-11-23")));
    if (!open) throw new Error("There are three rounds.");
    const all = [{ slug: "exempelkoping", departments: madeUpDepartments }, ...neighbours];
    const addresses = all.flatMap(({ slug, departments }) =>
      departments
        .flatMap((department) => invitedTo(department, slug, open, () => "id" as InvitationId))
        .flatMap(({ invitation }) => invitation.email ?? []),
    );
    for (const address of addresses) {
      expect(address).toMatch(
        /^[a-z0-9]+(-[a-z0-9]+)*@(exempelkoping|latsasby|mallstad|provkoping)\.example$/,
      );
    }
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

describe("what the made-up municipality was told and does", () => {
  it("names questions, departments and recommendations that there are", () => {
    const reading = readQuestionnaire(standardQuestionnaireFile());
    if (!reading.ok) throw new Error("The standard questionnaire is faulty.");
    const questions = new Set<string>(reading.questionnaire.questions.map(({ name }) => name));
    const named = madeUpRecommendations.flatMap((recommendation) => recommendation.questions);
    expect(named.filter((name) => !questions.has(name))).toEqual([]);
    const departments = new Set<string | null>(madeUpDepartments.map(({ profile }) => profile.key));
    const recommendations = new Set<string | null>(madeUpRecommendations.map(({ key }) => key));
    for (const { title, department, recommendation } of madeUpActions) {
      expect([title, department === null || departments.has(department)]).toEqual([title, true]);
      expect([title, recommendation === null || recommendations.has(recommendation)]).toEqual([title, true]);
    }
  });

  it("is in every state, overdue among them", () => {
    expect(new Set(madeUpActions.map(({ status }) => status))).toEqual(
      new Set(["not-begun", "begun", "done", "dropped"]),
    );
    expect(madeUpActions.some(({ status, dueIn }) => status === "begun" && dueIn < 0)).toBe(true);
  });
});
