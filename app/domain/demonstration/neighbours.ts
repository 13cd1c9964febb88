import type { DepartmentKind, LocalizedText } from "#app/domain/questionnaire/definition.ts";
import type { MadeUpDepartment, MadeUpOrganization } from "./made-up-organization.ts";

/** A made-up municipality beside Exempelköping, with the one year that it has measured itself. */
export type Neighbour = MadeUpOrganization & { readonly year: number };

type Levels = Readonly<Record<string, number>>;

const executive = { kind: "executive", sv: "Kommunledningskontoret", en: "Executive office" } as const;
const education = { kind: "education", sv: "Utbildningsförvaltningen", en: "Education department" } as const;
const care = { kind: "social", sv: "Omsorgsförvaltningen", en: "Care department" } as const;

/** Few people in few departments: enough for levels to differ, and made in no time. */
export const neighbours: readonly Neighbour[] = [
  neighbour("latsasby", "Låtsasby kommun", 2024, [
    [executive, levels(2.6, 2.9, 2.2, 2.4, 2.8, 2.1, 2.5)],
    [care, levels(1.9, 2.4, 1.8, 2.2, 2.0, 1.7, 2.6)],
  ]),
  neighbour("mallstad", "Mallstads kommun", 2025, [
    [executive, levels(1.9, 1.4, 2.3, 1.2, 0.9, 1.8, 2.4)],
    [education, levels(1.3, 1.1, 1.9, 1.4, 0.7, 1.6, 2.7)],
  ]),
  neighbour("provkoping", "Provköpings kommun", 2025, [
    [executive, levels(3.6, 3.1, 3.4, 2.8, 3.5, 2.9, 3.3)],
    [education, levels(2.9, 2.6, 3.0, 2.3, 2.7, 2.8, 3.5)],
    [care, levels(3.2, 2.4, 2.7, 2.9, 2.6, 2.2, 3.6)],
  ]),
];

function levels(
  steering: number,
  guidelines: number,
  responsibility: number,
  organisation: number,
  strategist: number,
  ordering: number,
  services: number,
): Levels {
  return { steering, guidelines, responsibility, organisation, strategist, ordering, services };
}

function neighbour(
  slug: string,
  name: string,
  year: number,
  departments: readonly (readonly [LocalizedText & { readonly kind: DepartmentKind }, Levels])[],
): Neighbour {
  return {
    slug,
    name,
    year,
    departments: departments.map(
      ([{ kind, sv, en }, levels]): MadeUpDepartment => ({
        name: { sv, en },
        headcount: 120,
        profile: {
          key: `${slug} ${kind}`,
          kind,
          levels: Object.fromEntries(
            Object.entries(levels).map(([area, level]) => [area, { [year]: level }]),
          ),
          words: {},
        },
        offices: [
          { role: "management", title: `Chef, ${sv}` },
          { role: "management", title: `Enhetschef, ${sv}` },
          { role: "specialist", title: `Systemförvaltare, ${sv}` },
          { role: "specialist", title: `Utvecklingsledare, ${sv}` },
          { role: "staff", title: `Handläggare, ${sv}` },
          { role: "staff", title: `Administratör, ${sv}` },
        ],
        submitted: { [year]: 5 },
        begun: 0,
      }),
    ),
  };
}
