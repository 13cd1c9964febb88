import { describe, expect, it } from "vitest";
import type { ActionId, Day, DepartmentId, Instant, RecommendationId } from "#app/domain/id.ts";
import type { Action } from "./action.ts";
import { standingOf } from "./action-standing.ts";
import { swedishDay } from "./day.ts";
import { followUpView } from "./follow-up-view.ts";
import type { Recommendation } from "./recommendation.ts";

const today = "2026-11-23" as Day;

function anAction(title: string, status: Action["status"], due: string | null): Action {
  return {
    id: title as ActionId,
    recommendationId: null,
    departmentId: null,
    title,
    description: "",
    owner: "Kanslichef",
    due: due as Day | null,
    status,
    droppedBecause: null,
  };
}

function aRecommendation(changes: Partial<Recommendation> & { readonly number: number }): Recommendation {
  const text = { sv: "text", en: "text" };
  return {
    id: `${changes.year}/${changes.number}` as RecommendationId,
    kind: "recommendation",
    fromBody: text,
    toBody: text,
    year: 2026,
    text,
    outcome: null,
    questions: [],
    answerBy: null,
    ...changes,
  };
}

const nothing = { recommendations: [], actions: [], assessments: [], departments: [] };

describe("an action", () => {
  it("is overdue from the day after it was due, and not before", () => {
    expect(standingOf(anAction("a", "begun", "2026-11-23"), today)).toEqual({ kind: "begun" });
    expect(standingOf(anAction("a", "not-begun", "2026-11-22"), today)).toEqual({ kind: "overdue", days: 1 });
    expect(standingOf(anAction("a", "begun", "2026-10-30"), today)).toEqual({ kind: "overdue", days: 24 });
  });

  it("is never overdue once it is done or dropped, or without a day", () => {
    for (const action of [
      anAction("a", "done", "2020-01-01"),
      anAction("a", "dropped", "2020-01-01"),
      anAction("a", "begun", null),
    ]) {
      expect(standingOf(action, today)).toEqual({ kind: action.status });
    }
  });
});

describe("the follow-up", () => {
  it("puts the longest overdue first, then what is open by its day, then what is done", () => {
    const actions = [
      anAction("dropped", "dropped", "2026-01-01"),
      anAction("done in spring", "done", "2026-04-01"),
      anAction("done in autumn", "done", "2026-10-01"),
      anAction("not begun", "not-begun", "2026-12-01"),
      anAction("begun without a day", "begun", null),
      anAction("begun", "begun", "2027-02-01"),
      anAction("late", "begun", "2026-11-10"),
      anAction("latest", "not-begun", "2026-10-30"),
    ];
    expect(followUpView({ ...nothing, actions }, today).actions.map(({ title }) => title)).toEqual([
      "latest",
      "late",
      "begun",
      "begun without a day",
      "not begun",
      "done in autumn",
      "done in spring",
      "dropped",
    ]);
  });

  it("counts what is done and overdue, and names the next day that an answer is awaited", () => {
    const { summary } = followUpView(
      {
        ...nothing,
        actions: [anAction("a", "done", "2026-01-01"), anAction("b", "begun", "2026-11-01")],
        recommendations: [
          aRecommendation({ number: 1, answerBy: "2025-04-30" as Day }),
          aRecommendation({ number: 2, answerBy: "2027-09-30" as Day }),
          aRecommendation({ number: 3, answerBy: "2027-04-30" as Day }),
        ],
      },
      today,
    );
    expect(summary).toEqual({ actions: 2, done: 1, overdue: 1, nextAnswer: "2027-04-30" });
  });

  it("keeps together what was given together, and says where the time to answer has passed", () => {
    const { recommendations } = followUpView(
      {
        ...nothing,
        recommendations: [
          aRecommendation({ number: 1, kind: "conclusion", year: 2020, answerBy: "2021-04-30" as Day }),
          aRecommendation({ number: 2, kind: "conclusion", year: 2020, answerBy: "2021-04-30" as Day }),
          aRecommendation({ number: 1, year: 2014 }),
        ],
      },
      today,
    );
    expect(
      recommendations.map((group) => [
        group.kind,
        group.year,
        group.answerTimePassed,
        group.recommendations.length,
      ]),
    ).toEqual([
      ["conclusion", 2020, true, 2],
      ["recommendation", 2014, false, 1],
    ]);
  });

  it("names the department and the recommendation that an action belongs to", () => {
    const action = {
      ...anAction("a", "begun", null),
      departmentId: "social" as DepartmentId,
      recommendationId: "2024/3" as RecommendationId,
    };
    const [listed] = followUpView(
      {
        ...nothing,
        actions: [action],
        recommendations: [aRecommendation({ year: 2024, number: 3 })],
        departments: [
          {
            id: "social" as DepartmentId,
            name: { sv: "Socialförvaltningen", en: "Social services" },
            kind: "social",
            headcount: null,
            validFrom: "2015-01-01" as Day,
            validTo: null,
          },
        ],
      },
      today,
    ).actions;
    expect(listed?.department?.en).toBe("Social services");
    expect(listed?.recommendation).toMatchObject({ kind: "recommendation", year: 2024, number: 3 });
  });
});

describe("the day in Sweden", () => {
  it("begins at midnight there, in winter and in summer", () => {
    expect(swedishDay("2026-11-22T22:59:59.000Z" as Instant)).toBe("2026-11-22");
    expect(swedishDay("2026-11-22T23:00:00.000Z" as Instant)).toBe("2026-11-23");
    expect(swedishDay("2026-06-30T22:00:00.000Z" as Instant)).toBe("2026-07-01");
  });
});
