import { describe, expect, it } from "vitest";
import { withoutQuestions } from "./disclosure.ts";
import { GroupCount } from "./group-sums.ts";
import { SumBook, type SumRequest } from "./sum-book.ts";
import { allVisible, aQuestion, aQuestionnaire, levels, nameOf } from "./testing.ts";

const questionnaire = aQuestionnaire([aQuestion("a", levels), aQuestion("b", levels)]);
const fewer = withoutQuestions(questionnaire, new Set([nameOf("b")]));

function sumsOf(...values: readonly number[]) {
  const count = new GroupCount(questionnaire);
  for (const a of values) count.add({ a }, allVisible(questionnaire));
  return count.sums;
}

function aBook() {
  const asked: SumRequest[][] = [];
  const departments = [
    { department: "IT", sums: sumsOf(1, 2) },
    { department: "HR", sums: sumsOf(3) },
  ];
  const book = new SumBook([{ round: "2026", questionnaire, departments }], async (requests) => {
    asked.push([...requests]);
    return requests.map(() => sumsOf(5));
  });
  return { book, asked };
}

const request = (departments: readonly string[], of = questionnaire): SumRequest => ({
  round: "2026",
  departments,
  questionnaire: of,
});

describe("the book of sums", () => {
  it("asks for nothing that it knows, alone or together", async () => {
    const { book, asked } = aBook();
    const targeted = { ...questionnaire, title: { sv: "x", en: "x" } };
    for (const one of [request(["IT"]), request(["IT"], targeted), request(["IT", "HR"])]) book.request(one);
    await book.fetch();
    expect(asked).toEqual([]);
    expect(book.get(request(["IT"])).tally.responses).toBe(2);
    expect(book.get(request(["IT", "HR"])).tally.responses).toBe(3);
  });

  it("asks at once for everything that is missing, each once", async () => {
    const { book, asked } = aBook();
    const missing = [request(["IT"], fewer), request(["IT"], fewer), { ...request(["IT"]), round: "2025" }];
    for (const one of missing) book.request(one);
    await book.fetch();
    await book.fetch();
    expect(asked.map((requests) => requests.length)).toEqual([2]);
    expect(book.get(request(["IT"], fewer)).tally.responses).toBe(1);
  });

  it("takes other weights for another basis", async () => {
    const { book, asked } = aBook();
    const [a, b] = questionnaire.questions;
    if (a === undefined || b === undefined) throw new Error("there are two");
    book.request(request(["IT"], { ...questionnaire, questions: [a, { ...b, weight: 2 }] }));
    const [dimension] = questionnaire.dimensions;
    book.request(
      request(["IT"], { ...questionnaire, dimensions: dimension ? [{ ...dimension, weight: 3 }] : [] }),
    );
    await book.fetch();
    expect(asked[0]).toHaveLength(2);
  });

  it("has nothing that was not requested", () => {
    const { book } = aBook();
    expect(() => book.get(request(["IT"], fewer))).toThrow("round 2026");
  });
});
