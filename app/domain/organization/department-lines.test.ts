import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { departmentKinds } from "#app/domain/questionnaire/definition.ts";
import { departmentLines } from "./department-lines.ts";

describe("pasted departments", () => {
  it("are read from a list and from a spreadsheet", () => {
    expect(
      departmentLines(
        "Socialförvaltningen; Socialtjänst; 1 200; Social services\n\nTeknik\tteknik\t35\r\nArkivet",
      ),
    ).toEqual({
      ok: true,
      departments: [
        { sv: "Socialförvaltningen", en: "Social services", kind: "social", headcount: 1200 },
        { sv: "Teknik", en: "Teknik", kind: "technical", headcount: 35 },
        { sv: "Arkivet", en: "Arkivet", kind: "other", headcount: null },
      ],
    });
  });

  it.each([
    ["", 1, "missing"],
    ["A\n; social", 2, "missing"],
    ["A; sjukhus", 1, "kindUnknown"],
    ["A; social; många", 1, "headcountUnknown"],
    ["A; social; -3", 1, "headcountUnknown"],
    ["A\n\na", 3, "twice"],
    ["A".repeat(121), 1, "tooLong"],
  ] as const)("are refused with the line and the reason: %j", (text, line, fault) => {
    expect(departmentLines(text)).toEqual({ ok: false, line, fault });
  });

  it("come back as they were written", () => {
    const name = fc.stringMatching(/^[A-Za-zåäöÅÄÖ]{1,20}$/);
    const one = fc.record({
      sv: name,
      en: name,
      kind: fc.constantFrom(...departmentKinds),
      headcount: fc.option(fc.nat(100_000)),
    });
    const some = fc.uniqueArray(one, { minLength: 1, selector: ({ sv }) => sv.toLowerCase() });
    fc.assert(
      fc.property(some, (departments) => {
        const text = departments.map(({ sv, en, kind, headcount }) =>
          [sv, kind, headcount ?? "", en].join(" ; "),
        );
        expect(departmentLines(text.join("\n"))).toEqual({ ok: true, departments });
      }),
    );
  });
});
