import fc from "fast-check";
import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import type { Caution, Statement } from "#app/domain/results/finding.ts";
import type { RowSubject } from "#app/domain/results/row-subject.ts";
import en from "#app/i18n/en.ts";
import { i18nextOptions } from "#app/i18n/language.ts";
import sv from "#app/i18n/sv.ts";
import { cautionWords, questionWords, type Speech, statementWords } from "./finding-words.ts";
import { subjectName } from "./subject-name.ts";

const i18next = createInstance();
await i18next.init({
  ...i18nextOptions,
  resources: { sv: { translation: sv }, en: { translation: en } },
});

const care: RowSubject = {
  kind: "department",
  id: "care",
  name: { sv: "Socialförvaltningen", en: "Social services" },
};
const steering = { sv: "Styrning och strategier", en: "Steering and strategies" };
const roles = { sv: "Ansvar och roller", en: "Responsibility and roles" };
const services = { sv: "Digitala tjänster", en: "Digital services" };

function speech(language: "sv" | "en"): Speech {
  return {
    t: i18next.getFixedT(language),
    language,
    nameOf: (subject) => subjectName(subject, "Kungsörs kommun", i18next.getFixedT(language), language),
    earlier: "2025",
  };
}

const says = (statement: Statement) => statementWords(statement, speech("sv"));
const lowest = {
  kind: "lowest",
  dimensions: [steering],
  level: 1.25,
  everywhere: true,
  amongShown: false,
} as const;

describe("in words, a finding", () => {
  it("says a rank as a fact", () => {
    expect(says(lowest)).toBe("Lägst nivå har styrning och strategier (1,2), i alla förvaltningar.");
    expect(says({ ...lowest, dimensions: [steering, services], everywhere: false })).toBe(
      "Lägst nivå har styrning och strategier samt digitala tjänster (1,2).",
    );
    expect(statementWords(lowest, speech("en"))).toBe(
      "The lowest level is that of steering and strategies (1.2), in every department.",
    );
  });

  it("says a change by its verdict", () => {
    const changed = {
      kind: "changed",
      direction: "up",
      word: "established",
      figures: [{ group: null, dimension: roles }],
      more: 0,
      inDepartments: 0,
    } as const;
    expect(says(changed)).toBe("Statistiskt säkerställd förbättring sedan 2025: ansvar och roller.");
    expect(says({ ...changed, inDepartments: 1 })).toBe(
      "Statistiskt säkerställd förbättring sedan 2025: ansvar och roller; dessutom 1 nivå i en enskild förvaltning.",
    );
    expect(says({ ...changed, figures: [], inDepartments: 12 })).toBe(
      "Statistiskt säkerställd förbättring sedan 2025: 12 nivåer i enskilda förvaltningar.",
    );
    expect(
      says({
        ...changed,
        direction: "down",
        word: "changed-answer",
        figures: [
          { group: [care.name], dimension: null },
          { group: [care.name], dimension: roles },
        ],
        more: 2,
      }),
    ).toBe(
      "Ändrat svar sedan 2025, till en lägre nivå: nivån i stort (Socialförvaltningen), ansvar och roller (Socialförvaltningen) och 2 till.",
    );
  });

  it("says how many are below their target", () => {
    const below = { kind: "below-target", names: null, below: 3, departments: 3 } as const;
    expect(says(below)).toBe("Alla 3 förvaltningar ligger under målnivån.");
    expect(says({ ...below, below: 0 })).toBe("Alla 3 förvaltningar når målnivån.");
    expect(says({ ...below, names: [care.name], below: 1 })).toBe("Under målnivån: Socialförvaltningen.");
    expect(says({ kind: "areas-reaching", reaching: 0, areas: 7 })).toBe("Inget område når sin målnivå.");
  });

  it("cautions in a sentence that begins as one", () => {
    const caution: Caution = { kind: "few-answered", subject: care, n: 3, invited: 8, detectable: 23.6 };
    expect(cautionWords(caution, speech("sv"))).toBe(
      "Socialförvaltningen: 3 av 8 har svarat. Bara förändringar på mer än 24 poäng går att fastställa där.",
    );
    const others: Caution = { kind: "one-answer", subject: { kind: "others" } };
    expect(cautionWords(others, speech("sv"))).toBe("Övriga förvaltningar: bara en har svarat.");
  });

  it("leaves names of departments and of the organization as they are, in the middle of a sentence", () => {
    const it = { sv: "IT-avdelningen", en: "IT department" };
    const homes = { sv: "SÄBO", en: "Care homes" };
    const subjects: readonly RowSubject[] = [
      { kind: "department", id: "it", name: it },
      { kind: "department", id: "homes", name: homes },
    ];
    const own = { sv: "Kungsörs digitala tjänster", en: "Kungsörs digital services" };
    const changed = {
      kind: "changed",
      direction: "up",
      word: "established",
      more: 0,
      inDepartments: 0,
    } as const;
    const figures = [{ group: [it, homes], dimension: own }];
    expect(says({ ...changed, figures })).toBe(
      "Statistiskt säkerställd förbättring sedan 2025: Kungsörs digitala tjänster (IT-avdelningen och SÄBO).",
    );
    expect(statementWords({ ...changed, figures }, speech("en"))).toBe(
      "Statistically established improvement since 2025: Kungsörs digital services (IT department and Care homes).",
    );
    expect(
      questionWords({ kind: "changed", subjects, direction: "down", word: "established" }, speech("sv")),
    ).toBe("Statistiskt säkerställd försämring sedan 2025: IT-avdelningen och SÄBO.");
    const whole = { kind: "organization" } as const;
    expect(questionWords({ kind: "uncertain", subjects: [whole], direction: "up" }, speech("en"))).toMatch(
      /^Kungsörs kommun: the level is higher/,
    );
    expect(says({ ...lowest, dimensions: [own, roles], everywhere: false })).toBe(
      "Lägst nivå har Kungsörs digitala tjänster samt ansvar och roller (1,2).",
    );
  });

  it("says of a question only what its levels are, not that departments agree, and where answers do not", () => {
    const school: RowSubject = { kind: "department", id: "school", name: { sv: "Skolan", en: "Schools" } };
    const all = (language: "sv" | "en") => [
      questionWords({ kind: "alike", reached: 3, of: "all" }, speech(language)),
      questionWords({ kind: "alike", reached: 3, of: "shown" }, speech(language)),
      questionWords({ kind: "disagreement", subjects: [care], of: 4 }, speech(language)),
      questionWords({ kind: "disagreement", subjects: [care, school], of: 4 }, speech(language)),
      questionWords(
        { kind: "disagreement", subjects: [care, school, care, school], of: 9 },
        speech(language),
      ),
    ];
    expect(all("sv")).toEqual([
      "Alla förvaltningar når nivå 3.",
      "Alla förvaltningar vars nivå visas når nivå 3.",
      "Socialförvaltningen: svaren inom förvaltningen stämmer inte överens.",
      "Socialförvaltningen och Skolan: svaren inom var och en stämmer inte överens.",
      "Inom 4 av 9 förvaltningar stämmer svaren inte överens.",
    ]);
    expect(all("en")).toEqual([
      "All departments reach level 3.",
      "All departments whose level is shown reach level 3.",
      "Social services: the answers within the department do not agree.",
      "Social services and Schools: the answers within each do not agree.",
      "Within 4 of 9 departments the answers do not agree.",
    ]);
  });

  it("never lacks a word, nor names a cause", () => {
    const title = fc.constantFrom(steering, roles, services);
    const group = fc.constantFrom(null, [care.name], [care.name, steering]);
    const count = fc.nat({ max: 12 });
    const statement: fc.Arbitrary<Statement> = fc.oneof(
      fc.record({
        kind: fc.constantFrom("lowest" as const, "highest" as const),
        dimensions: fc.array(title, { minLength: 1, maxLength: 3 }),
        level: fc.double({ min: 0, max: 5, noNaN: true }),
        everywhere: fc.boolean(),
        amongShown: fc.boolean(),
      }),
      fc.record({ kind: fc.constant("level-alike" as const), level: fc.constant(2.5) }),
      fc.record({
        kind: fc.constant("changed" as const),
        direction: fc.constantFrom("up" as const, "down" as const),
        word: fc.constantFrom(
          "established" as const,
          "everyone-answered" as const,
          "changed-answer" as const,
        ),
        figures: fc.array(fc.record({ group, dimension: fc.option(title) }), { minLength: 1, maxLength: 3 }),
        more: count,
        inDepartments: count,
      }),
      fc.record({
        kind: fc.constant("no-change" as const),
        overall: fc.constantFrom("none" as const, "uncertain" as const),
      }),
      fc.record({
        kind: fc.constant("below-target" as const),
        names: fc.option(fc.array(title, { minLength: 1, maxLength: 3 })),
        below: count,
        departments: fc.integer({ min: 2, max: 20 }),
      }),
      fc.record({ kind: fc.constant("areas-reaching" as const), reaching: count, areas: count }),
    );
    const causes =
      /undefined|null|NaN|\{\{|finding\.|därför|på grund|beror|tack vare|because|due to|thanks to|caused/i;
    fc.assert(
      fc.property(statement, fc.constantFrom("sv" as const, "en" as const), (one, language) => {
        const words = statementWords(one, speech(language));
        expect(words).toMatch(/^\p{Lu}.*\.$|^\d.*\.$/u);
        expect(words).not.toMatch(causes);
        expect(words).not.toMatch(/ {2}|\(\)|: \.|, \./);
      }),
    );
  });
});
