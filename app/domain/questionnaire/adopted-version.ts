import type { ContentHash, Instant } from "#app/domain/id.ts";

/** A version that an organization has taken up; `questionnaire` is the id that all versions of it share. */
export type AdoptedVersion = {
  readonly hash: ContentHash;
  readonly questionnaire: string;
  readonly adoptedAt: Instant;
};

/**
 * The versions of a questionnaire that an organization took up after one and before another, in that order: over these
 * questions are followed from the one to the other. None where the second is the older.
 */
export function versionsBetween(
  adopted: readonly AdoptedVersion[],
  from: ContentHash,
  to: ContentHash,
): readonly ContentHash[] {
  const first = adopted.find(({ hash }) => hash === from);
  const last = adopted.find(({ hash }) => hash === to);
  if (first === undefined || last === undefined) return [];
  return adopted
    .filter(({ questionnaire }) => questionnaire === last.questionnaire)
    .filter(({ adoptedAt }) => first.adoptedAt < adoptedAt && adoptedAt < last.adoptedAt)
    .toSorted((a, b) => (a.adoptedAt < b.adoptedAt ? -1 : 1))
    .map(({ hash }) => hash);
}
