import type { ReactNode } from "react";

/** The method page's sections, in their order; each is the address of its section too. */
export const sectionIds = [
  "answer",
  "response",
  "department",
  "certainty",
  "change",
  "comparisons",
  "agreement",
  "disclosure",
  "gap",
  "figures",
  "example",
  "recompute",
  "sources",
] as const;

export type SectionId = (typeof sectionIds)[number];

/** The whole page in one language. It is rendered on the server only, so that it burdens no other page. */
export type MethodTexts = {
  readonly lead: string;
  readonly contents: string;
  /** The method in a few sentences. */
  readonly brief: { readonly title: string; readonly points: readonly string[] };
  readonly sections: Readonly<Record<SectionId, MethodSection>>;
};

type MethodSection = { readonly title: string; readonly body: ReactNode };
