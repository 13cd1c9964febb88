import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import type { Verdict } from "#app/domain/scoring/change.ts";

/**
 * The method page's example: what Socialförvaltningen of the demonstration answered about "Ansvar och roller".
 * Pure data, since the page needs no more of the demonstration; a test makes the demonstration's answers and holds
 * every number to what scoring makes of them, to the digits shown.
 */

/** One answer in the area: its level, null for *don't know*, and the points that it gives. */
export type ExampleAnswer = {
  readonly name: string;
  readonly title: LocalizedText;
  readonly level: number | null;
  readonly points: number | null;
};

/** One round's mean in the department, with what its uncertainty comes from. */
export type ExampleMean = {
  readonly year: number;
  readonly invited: number;
  /** Each response's points, to three decimals. */
  readonly scores: readonly number[];
  /** To two decimals, like the mean. */
  readonly sum: number;
  readonly mean: number;
  /** To three decimals, like the standard error. */
  readonly deviation: number;
  readonly error: number;
};

export const exampleDepartment: LocalizedText = { sv: "Socialförvaltningen", en: "Social services" };
export const exampleDimension: LocalizedText = { sv: "Ansvar och roller", en: "Responsibility and roles" };

/** The second of the department's responses of the later round. */
export const exampleResponse = {
  office: "Systemförvaltare, verksamhetssystem",
  answers: [
    {
      name: "responsibility_documented",
      title: {
        sv: "Är ansvaret för it dokumenterat mellan kommunstyrelsen, nämnderna och it-leverantören?",
        en: "Is the responsibility for IT documented between the executive board, the committees and the IT provider?",
      },
      level: 1,
      points: 20,
    },
    {
      name: "responsibility_fit",
      title: {
        sv: "Motsvarar it-leverantörens uppdrag det ni behöver i dag?",
        en: "Does the IT provider's assignment match what you need today?",
      },
      level: 2,
      points: 40,
    },
    {
      name: "responsibility_shared_view",
      title: {
        sv: "Läser ni och it-leverantören uppdraget på samma sätt?",
        en: "Do you and the IT provider read the assignment alike?",
      },
      level: 2,
      points: 40,
    },
    {
      name: "responsibility_orderers",
      title: {
        sv: "Är förteckningen över era behöriga beställare aktuell?",
        en: "Is the list of your authorised orderers current?",
      },
      level: null,
      points: null,
    },
    {
      name: "responsibility_counterpart",
      title: {
        sv: "Har kommunen en tydlig motpart till it-leverantören?",
        en: "Does the municipality have a clear counterpart to the IT provider?",
      },
      level: 1,
      points: 20,
    },
    {
      name: "responsibility_clear",
      title: {
        sv: "Är det klart hos er vem som ansvarar för de system ni använder?",
        en: "Is it clear where you work who is responsible for the systems you use?",
      },
      level: 2,
      points: 40,
    },
    {
      name: "responsibility_cooperation",
      title: {
        sv: "Hur fungerar samarbetet med it-leverantören när ni behöver hjälp?",
        en: "How well does it work with the IT provider when you need help?",
      },
      level: 2,
      points: 40,
    },
  ] satisfies readonly ExampleAnswer[],
  sum: 200,
  scored: 6,
  applicable: 7,
  /** To three decimals. */
  score: 33.333,
  /** In whole per cent. */
  coverage: 86,
} as const;

export const earlierMean: ExampleMean = {
  year: 2024,
  invited: 8,
  scores: [70, 45.714, 60, 50, 50, 70],
  sum: 345.71,
  mean: 57.62,
  deviation: 10.678,
  error: 2.18,
};

export const laterMean: ExampleMean = {
  year: 2025,
  invited: 8,
  scores: [48.571, 33.333, 60, 20, 60, 40],
  sum: 261.9,
  mean: 43.65,
  deviation: 15.735,
  error: 3.212,
};

/** The later mean's interval; points to two decimals, t to three. */
export const laterInterval = {
  /** Each response's points less the mean, to two decimals, and the sum of their squares, whole. */
  deviations: [4.92, -10.32, 16.35, -23.65, 16.35, -3.65],
  squares: 1238,
  df: 5,
  t: 2.571,
  half: 8.26,
  low: 35.39,
  high: 51.91,
  /** As the pages show them. */
  shown: { points: 44, low: 35, high: 52, level: 2.1, lowLevel: 1.7, highLevel: 2.5 },
} as const;

/** The change between the two means; points to two decimals, error and t to three. */
export const exampleChange = {
  difference: -13.97,
  error: 3.882,
  df: 8.8,
  t: 2.27,
  half: 8.81,
  low: -22.78,
  high: -5.16,
  minimum: 10,
  verdict: "down" satisfies Verdict,
  shown: { difference: -14, low: -23, high: -5, detectable: 9 },
} as const;

/** How many changes the demonstration's two published rounds are compared by, and how many of them hold. */
export const exampleComparisons = { all: 40, holding: 13 } as const;
