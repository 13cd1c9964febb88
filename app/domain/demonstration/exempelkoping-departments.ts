import type { RespondentRole } from "#app/domain/questionnaire/definition.ts";
import type { MadeUpDepartment, Office } from "./made-up-organization.ts";

function offices(role: RespondentRole, titles: readonly string[]): readonly Office[] {
  return titles.map((title) => ({ role, title }));
}

/** Levels of the years 2024, 2025 and 2026, in this order. */
function years(first: number, second: number, third: number) {
  return { 2024: first, 2025: second, 2026: third };
}

export const madeUpDepartments: readonly MadeUpDepartment[] = [
  {
    name: { sv: "Kommunstyrelseförvaltningen", en: "Executive board's department" },
    headcount: 95,
    profile: {
      key: "executive",
      kind: "executive",
      levels: {
        steering: years(2.1, 2.9, 3.0),
        guidelines: years(2.5, 2.6, 2.8),
        responsibility: years(2.7, 3.0, 3.2),
        organisation: years(1.8, 2.1, 2.6),
        strategist: years(1.9, 2.8, 3.0),
        ordering: years(2.4, 2.5, 2.6),
        services: years(2.9, 3.0, 3.2),
      },
      words: {
        first_priority: [
          "Gör klart översynen av riktlinjerna, de är från 2019.",
          "Bestäm vem som är vår motpart till it-leverantören.",
          "Knyt strategin till budgeten, annars händer inget.",
        ],
        good_example: [
          "Ärendehanteringen till nämnderna är helt digital och fungerar.",
          "Vi har fasta möten med it-leverantören varje månad.",
        ],
      },
    },
    offices: [
      ...offices("management", ["Kommundirektör", "Kanslichef", "Ekonomichef", "HR-chef"]),
      ...offices("specialist", ["Kommunikatör", "Systemförvaltare, ekonomi", "Upphandlare"]),
      ...offices("staff", [
        "Nämndsekreterare",
        "Registrator",
        "Arkivarie",
        "Ekonomiassistent",
        "HR-administratör",
        "Webbredaktör",
        "Receptionist",
      ]),
    ],
    submitted: { 2024: 10, 2025: 11, 2026: 7 },
    begun: 2,
  },
  {
    name: { sv: "Barn- och utbildningsförvaltningen", en: "Children and education" },
    headcount: 610,
    profile: {
      key: "education",
      kind: "education",
      levels: {
        steering: years(1.5, 2.2, 2.4),
        guidelines: years(1.8, 1.7, 1.9),
        responsibility: years(2.2, 2.3, 2.6),
        organisation: years(1.5, 1.5, 1.7),
        strategist: years(1.0, 1.9, 2.0),
        ordering: years(1.8, 2.5, 2.7),
        services: years(2.6, 2.8, 2.9),
      },
      words: {
        first_priority: [
          "Samma regler för nya appar i alla skolor.",
          "Någon att fråga som förstår skolans vardag.",
          "Mindre dubbelarbete mellan lärplattformen och elevregistret.",
        ],
        good_example: [
          "Genomgången av våra system har tagit bort fyra som ingen använde.",
          "Nätverket med grannkommunernas skolor ger mycket.",
        ],
      },
    },
    offices: [
      ...offices("management", [
        "Barn- och utbildningschef",
        "Rektor, förskola",
        "Rektor, årskurs F–3",
        "Rektor, årskurs 4–6",
        "Rektor, årskurs 7–9",
        "Rektor, gymnasium",
      ]),
      ...offices("specialist", [
        "IKT-pedagog, förskola",
        "IKT-pedagog, grundskola",
        "Systemförvaltare, elevregister",
        "Systemförvaltare, lärplattform",
        "Utvecklingsledare",
        "Utredare",
        "Skolbibliotekarie",
      ]),
      ...offices("staff", [
        "Förskollärare, norr",
        "Förskollärare, söder",
        "Barnskötare",
        "Lärare, årskurs F–3",
        "Lärare, årskurs 4–6",
        "Lärare, årskurs 7–9",
        "Lärare, gymnasium",
        "Lärare, komvux",
        "Lärare, fritidshem",
        "Specialpedagog",
        "Kurator",
        "Skolsköterska",
        "Skoladministratör",
      ]),
    ],
    submitted: { 2024: 19, 2025: 21, 2026: 13 },
    begun: 3,
  },
  {
    name: { sv: "Socialförvaltningen", en: "Social services" },
    headcount: 540,
    profile: {
      key: "social",
      kind: "social",
      levels: {
        steering: years(2.3, 2.8, 3.0),
        guidelines: years(1.9, 1.9, 2.0),
        responsibility: years(2.3, 1.6, 1.8),
        organisation: years(1.5, 2.4, 2.6),
        strategist: years(1.3, 2.0, 2.2),
        ordering: years(1.6, 1.7, 1.9),
        services: years(2.4, 2.9, 3.1),
      },
      words: {
        first_priority: [
          "Red ut vem som ansvarar när larmen slutar fungera på natten.",
          "Mer tid för införande, inte bara för inköp.",
        ],
        good_example: ["Digitala lås sparar tid varje dag.", "Planen för välfärdsteknik används på riktigt."],
      },
    },
    offices: [
      ...offices("management", ["Socialchef", "Enhetschef, hemtjänst"]),
      ...offices("specialist", ["Systemförvaltare, verksamhetssystem", "Utvecklingsledare, välfärdsteknik"]),
      ...offices("staff", ["Undersköterska", "Biståndshandläggare", "Socialsekreterare", "Arbetsterapeut"]),
    ],
    submitted: { 2024: 6, 2025: 6, 2026: 4 },
    begun: 1,
  },
  {
    name: { sv: "Kommunala bolag", en: "Municipal companies" },
    headcount: 85,
    profile: {
      key: "companies",
      kind: "company",
      levels: {
        steering: years(1.0, 1.2, 1.3),
        guidelines: years(1.3, 1.3, 1.2),
        responsibility: years(1.7, 1.6, 1.6),
        organisation: years(1.2, 1.1, 1.3),
        strategist: years(0.6, 0.9, 1.0),
        ordering: years(2.1, 2.0, 2.2),
        services: years(2.3, 2.5, 2.4),
      },
      words: {
        first_priority: ["Säg vilka av kommunens riktlinjer som gäller bolagen."],
        good_example: ["Hyreskontrakten skrivs under digitalt."],
      },
    },
    offices: [
      ...offices("management", ["Vd, bostadsbolaget", "Vd, energibolaget"]),
      ...offices("specialist", ["It-samordnare", "Controller"]),
      ...offices("staff", ["Kundmottagare", "Fastighetsvärd", "Drifttekniker"]),
    ],
    submitted: { 2024: 5, 2025: 6, 2026: 3 },
    begun: 1,
  },
];
