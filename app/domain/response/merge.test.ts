import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { QuestionName } from "#app/domain/questionnaire/definition.ts";
import { type AnswerChange, answersOf, following, type KeptAnswers, mergeAnswers } from "./merge.ts";

const empty: KeptAnswers = { revision: 0, answers: {} };

function change(question: string, value: AnswerChange["value"], basedOn = 0): AnswerChange {
  return { question: question as QuestionName, value, basedOn };
}

describe("laying changes over kept answers", () => {
  it("keeps each question's answer with the revision that changed it", () => {
    const first = mergeAnswers(empty, [change("goals", 2), change("plan", 4)]).kept;
    const second = mergeAnswers(first, [change("goals", 3, 1)]).kept;
    expect(second).toEqual({
      revision: 2,
      answers: { goals: { value: 3, revision: 2 }, plan: { value: 4, revision: 1 } },
    });
  });

  it("leaves an answer alone that another browser changed later, and says what is kept", () => {
    const kept = mergeAnswers(empty, [change("goals", 2)]).kept;
    const merge = mergeAnswers(kept, [change("goals", 5, 0), change("plan", 1, 0)]);
    expect(merge.conflicts).toEqual([{ question: "goals", kept: { value: 2, revision: 1 } }]);
    expect(answersOf(merge.kept)).toEqual({ goals: 2, plan: 1 });
  });

  it("takes a change that is sent again for the same one, and does not count it", () => {
    const changes = [change("goals", 2), change("habits", { plan: 1, follow: 2 })];
    const once = mergeAnswers(empty, changes);
    const twice = mergeAnswers(once.kept, [change("habits", { follow: 2, plan: 1 }), change("goals", 2)]);
    expect(twice.kept).toEqual(once.kept);
    expect(twice.applied.get("goals" as QuestionName)).toBe(1);
    expect(twice.conflicts).toEqual([]);
  });

  it("lays a change over what its browser has sent itself and not heard of, and over nobody else's", () => {
    const over = change("goals", 3, 1);
    const own = { applied: [{ question: "goals", revision: 2 }] };
    const elsewhere = { applied: [{ question: "plan", revision: 9 }] };
    expect(following(over, [own, elsewhere])).toEqual({ ...over, basedOn: 2 });
    expect(following(over, [{ applied: [] }])).toEqual(over);
    expect(following({ ...over, basedOn: 4 }, [own])).toEqual({ ...over, basedOn: 4 });
  });

  it("empties an answer and remembers that it was emptied, so that an older change cannot revive it", () => {
    const answered = mergeAnswers(empty, [change("goals", 2)]).kept;
    const emptied = mergeAnswers(answered, [change("goals", null, 1)]).kept;
    expect(answersOf(emptied)).toEqual({});
    expect(mergeAnswers(emptied, [change("goals", 4, 1)]).conflicts).toHaveLength(1);
  });

  it("takes the last of several changes of one question in a set", () => {
    expect(answersOf(mergeAnswers(empty, [change("goals", 2), change("goals", 3)]).kept)).toEqual({
      goals: 3,
    });
  });

  it("never loses an answer: each change is kept or reported, and no other question is touched", () => {
    const changes = fc.array(
      fc.record({
        question: fc.constantFrom("goals", "plan", "habits").map((name) => name as QuestionName),
        value: fc.oneof(fc.nat({ max: 5 }), fc.constant(null), fc.constantFrom("dontknow", "refused")),
        basedOn: fc.nat({ max: 6 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 8 }), (history) => {
        let kept = empty;
        for (const set of history) {
          const merge = mergeAnswers(kept, set);
          expect(merge.kept.revision - kept.revision).toBe(
            JSON.stringify(merge.kept) === JSON.stringify(kept) ? 0 : 1,
          );
          const touched = new Set(set.map(({ question }) => question));
          const refused = new Set(merge.conflicts.map(({ question }) => question));
          for (const { question } of set)
            expect(merge.applied.has(question) || refused.has(question)).toBe(true);
          for (const [question, answer] of Object.entries(kept.answers)) {
            if (!touched.has(question as QuestionName))
              expect(merge.kept.answers[question as QuestionName]).toEqual(answer);
          }
          for (const question of touched) {
            if (refused.has(question)) continue;
            const last = set.findLast((one) => one.question === question);
            expect(merge.kept.answers[question]?.value ?? null).toBe(last?.value);
          }
          kept = merge.kept;
        }
      }),
    );
  });
});
