import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DepartmentId, InvitationId } from "#app/domain/id.ts";
import type { Invited } from "./invited.ts";
import { matchDepartment } from "./match-department.ts";
import { rowsOfText } from "./pasted.ts";
import { type InvitingRound, type PlannedRow, planRows } from "./plan.ts";
import { writtenRows } from "./sheet.ts";

const social = { id: "social" as DepartmentId, name: { sv: "Socialförvaltningen", en: "Social services" } };
const education = {
  id: "education" as DepartmentId,
  name: { sv: "Barn- och utbildningsförvaltningen", en: "Children and education" },
};
const company = { id: "company" as DepartmentId, name: { sv: "Sociala bolaget", en: "The company" } };

function aRound(
  invited: readonly Partial<Invited>[] = [],
  answering: "individual" | "joint" = "individual",
): InvitingRound {
  return {
    answering,
    departments: [social, education, company],
    invited: invited.map((one, index) => ({
      id: `invited-${index}` as InvitationId,
      title: "Enhetschef",
      email: "chef@exempel.example",
      role: "management",
      departmentId: social.id,
      begun: false,
      submitted: false,
      revokedAt: null,
      ...one,
    })),
  };
}

function plan(text: string, round = aRound()): readonly PlannedRow[] {
  return planRows(writtenRows(rowsOfText(text) ?? []), round);
}

function inShort(planned: readonly PlannedRow[]) {
  return planned.map((one) => [one.row.line, one.kind === "refuse" ? one.why : one.kind]);
}

/** What is invited once a plan has been carried out. */
function carriedOut(round: InvitingRound, planned: readonly PlannedRow[]): InvitingRound {
  const changes = new Map(planned.flatMap((one) => (one.kind === "change" ? [[one.id, one.office]] : [])));
  return {
    ...round,
    invited: [
      ...round.invited.map((one) => ({ ...one, ...changes.get(one.id) })),
      ...planned.flatMap((one, index) =>
        one.kind === "add"
          ? [
              {
                ...one.office,
                id: `new-${index}` as InvitationId,
                begun: false,
                submitted: false,
                revokedAt: null,
              },
            ]
          : [],
      ),
    ],
  };
}

describe("pasted lines", () => {
  it("are read in the order e-mail, title, role, department, or by the names in the first line", () => {
    expect(plan("chef@exempel.example; Socialchef; chef; Socialförvaltningen")).toMatchObject([
      { kind: "add", office: { title: "Socialchef", role: "management", departmentId: "social" } },
    ]);
    expect(
      plan(
        "Förvaltning\tRoll\tBefattning\tE-post\r\nSocialförvaltningen\tspecialist\tUtvecklare\tu@exempel.example",
      ),
    ).toMatchObject([
      { row: { line: 2 }, office: { title: "Utvecklare", role: "specialist", email: "u@exempel.example" } },
    ]);
  });

  it("take either language, whatever the case, and a beginning that only one department has", () => {
    const lines = [
      "a@exempel.example;En;CHEF;social services",
      "b@exempel.example;Två;Member of staff;barn",
      "c@exempel.example;Tre;ledning;Social",
      "d@exempel.example;Fyra;medarbetare;sociala b",
    ];
    expect(inShort(plan(lines.join("\n")))).toEqual([
      [1, "add"],
      [2, "add"],
      [3, "department-several"],
      [4, "add"],
    ]);
  });

  it("are refused one by one, each with its reason", () => {
    const lines = [
      "utan-adress;Chef;chef;social services",
      "a@exempel.example;;chef;social services",
      `b@exempel.example;${"x".repeat(121)};chef;social services`,
      "c@exempel.example;Chef;;social services",
      "d@exempel.example;Chef;direktör;social services",
      "e@exempel.example;Chef;chef;",
      "f@exempel.example;Chef;chef;Parkförvaltningen",
      "g@exempel.example;Chef;chef;social services",
      "",
      "G@exempel.example;Chef;chef;Socialförvaltningen",
      "g@exempel.example;Chef;chef;barn",
    ];
    expect(inShort(plan(lines.join("\n")))).toEqual([
      [1, "email-wrong"],
      [2, "title-missing"],
      [3, "too-long"],
      [4, "role-missing"],
      [5, "role-unknown"],
      [6, "department-missing"],
      [7, "department-unknown"],
      [8, "add"],
      [10, "twice"],
      [11, "add"],
    ]);
  });

  it("change who is there under the same address in the same department, unless it is too late", () => {
    const line = "CHEF@exempel.example;Socialchef;specialist;social services";
    expect(plan(line, aRound([{}]))).toMatchObject([
      {
        kind: "change",
        before: { title: "Enhetschef", role: "management" },
        office: { title: "Socialchef", role: "specialist", email: "chef@exempel.example" },
      },
    ]);
    expect(inShort(plan(line, aRound([{ submitted: true }])))).toEqual([[1, "answered"]]);
    expect(inShort(plan(line, aRound([{ submitted: true }], "joint")))).toEqual([[1, "change"]]);
    expect(inShort(plan(line, aRound([{ revokedAt: "2026-11-01" as never }])))).toEqual([[1, "revoked"]]);
    expect(inShort(plan(line, aRound([{ departmentId: education.id }])))).toEqual([[1, "add"]]);
  });

  it("tell one without an address by the title", () => {
    const round = aRound([{ email: null }]);
    expect(
      inShort(plan(";enhetschef;chef;social services\n;Socialchef;chef;social services", round)),
    ).toEqual([
      [1, "change"],
      [2, "add"],
    ]);
  });

  it("that never close a quote are told so", () => {
    expect(rowsOfText('"a@exempel.example;Chef')).toBeNull();
    expect(rowsOfText('a@exempel.example;Chef "IT";chef;barn')).toMatchObject([
      { cells: ["a@exempel.example", 'Chef "IT"', "chef", "barn"] },
    ]);
  });
});

describe("a plan", () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "",
      "Chef",
      "chef",
      "specialist",
      "staff",
      "social services",
      "barn",
      "Sociala bolaget",
      "a@exempel.example",
      "B@exempel.example",
    ),
    fc.string({ maxLength: 20 }),
  );
  const written = fc.array(
    fc.record({ email: cell, title: cell, role: cell, department: cell, line: fc.nat() }),
    { maxLength: 30 },
  );

  it("carried out and made again from the same rows adds and changes nothing", () => {
    fc.assert(
      fc.property(written, written, (earlier, rows) => {
        const round = carriedOut(aRound(), planRows(earlier, aRound()));
        const planned = planRows(rows, round);
        const again = planRows(rows, carriedOut(round, planned));
        expect(again.filter(({ kind }) => kind === "add" || kind === "change")).toEqual([]);
        expect(again.filter(({ kind }) => kind === "refuse")).toEqual(
          planned.filter(({ kind }) => kind === "refuse"),
        );
      }),
    );
  });

  it("never lets two stand under the same address in a department", () => {
    fc.assert(
      fc.property(written, (rows) => {
        const { invited } = carriedOut(aRound(), planRows(rows, aRound()));
        const keys = invited.map(
          ({ departmentId, email, title }) => `${departmentId} ${(email ?? title).toLowerCase()}`,
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe("a department's name", () => {
  it("need not be written where there is one department alone", () => {
    expect(matchDepartment("", [social])).toEqual({ kind: "found", id: "social" });
    expect(matchDepartment("", [social, education])).toEqual({ kind: "missing" });
  });

  it("may have marks where it may be broken", () => {
    expect(matchDepartment("Social\u00adförvaltningen", [social, company])).toMatchObject({ id: "social" });
  });
});
