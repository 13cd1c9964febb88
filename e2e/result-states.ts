import type { Mognad } from "./mognad.ts";
import { type AskedDepartment, type AskedMunicipality, anAskedMunicipality } from "./published-round.ts";

const asked = (invited: number, answered: number): AskedDepartment => ({ kind: "other", invited, answered });

const longNames = [
  "Arbetsmarknads- och vuxenutbildningsförvaltningen med integrationsenheten",
  "Samhällsbyggnads- och fastighetsutvecklingsförvaltningen i centralorten",
  "Miljö-, hälsoskydds- och livsmedelskontrollförvaltningen",
  "Räddningstjänst- och krisberedskapsförbundets gemensamma ledningsfunktion",
];

/** Twenty departments, whose names are as long as any municipality's. */
const twenty = Object.fromEntries(
  Array.from({ length: 20 }, (_, number) => [
    `${longNames[number % longNames.length]} ${number + 1}`,
    asked(8, 3 + (number % 6)),
  ]),
);

/** What results pages have to bear. */
export const resultStates = {
  "one department": { departments: { Kommunkontoret: asked(8, 6) } },
  "twenty departments with long names": { departments: twenty },
  "no round": { departments: { Kommunkontoret: asked(8, 0) }, years: [] },
  "a round that nobody answered": {
    departments: { Kommunkontoret: asked(8, 0), Omsorgsförvaltningen: asked(6, 0) },
  },
  "few answers in every department, shown in groups": {
    departments: { Kommunkontoret: asked(8, 2), Omsorgsförvaltningen: asked(6, 1), Bolaget: asked(4, 1) },
    disclosure: "confidential",
  },
  "few answers in some departments, shown in groups": {
    departments: {
      Kommunkontoret: asked(8, 7),
      Omsorgsförvaltningen: asked(12, 9),
      Bolaget: asked(4, 3),
      Räddningstjänsten: asked(4, 3),
    },
    disclosure: "confidential",
  },
  "few and divided answers": {
    departments: {
      Kommunkontoret: { ...asked(30, 6), isDivided: true },
      Omsorgsförvaltningen: { ...asked(40, 8), isDivided: true },
    },
  },
  "the first round": {
    departments: { Kommunkontoret: asked(8, 6), Omsorgsförvaltningen: asked(6, 5) },
    years: [2026],
  },
  "a round that goes on, shown in groups": {
    departments: { Kommunkontoret: asked(8, 6), Omsorgsförvaltningen: asked(6, 5) },
    disclosure: "confidential",
    years: [2026],
    isLastOpen: true,
  },
} as const satisfies Readonly<Record<string, AskedMunicipality<string>>>;

export type ResultState = keyof typeof resultStates;

/** A municipality in such a state, made once in each demonstration. @returns its slug */
export function municipalityIn(mognad: Mognad, state: ResultState): Promise<string> {
  const known = made.get(mognad) ?? new Map<string, Promise<string>>();
  made.set(mognad, known);
  const slug =
    known.get(state) ??
    anAskedMunicipality<string>(mognad, resultStates[state]).then((one) => one.organization);
  known.set(state, slug);
  return slug;
}

const made = new WeakMap<Mognad, Map<string, Promise<string>>>();

/** The results' pages below their address. */
export const resultPages = [
  "",
  "/years",
  "/questions",
  "/questions/steering_strategy",
  "/profile",
  "/organizations",
  "/summary",
] as const;
