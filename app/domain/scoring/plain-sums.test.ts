import fc from "fast-check";
import { expect, it } from "vitest";
import { compileConditions, visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import { GroupCount } from "./group-sums.ts";
import { plainSums, sumsOfPlain } from "./plain-sums.ts";
import { twoDimensions } from "./publishing-testing.ts";

it("gives sums back as they were, also by way of text", () => {
  const level = fc.constantFrom<number | string>(0, 1, 2, 3, 4, 5, "dontknow", "refused");
  const answers = fc.record({ a: level, b1: level, b2: level, b3: level }, { requiredKeys: [] });
  const conditions = compileConditions(twoDimensions);
  fc.assert(
    fc.property(fc.array(answers, { maxLength: 12 }), (responses) => {
      const count = new GroupCount(twoDimensions);
      for (const given of responses) {
        const somebody = { department: { kind: "social" }, respondent: { role: "staff" } } as const;
        count.add(given, visibleQuestions(conditions, given, somebody));
      }
      expect(sumsOfPlain(JSON.parse(JSON.stringify(plainSums(count.sums))))).toEqual(count.sums);
    }),
  );
});
