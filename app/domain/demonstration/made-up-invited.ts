import type { Instant, InvitationId } from "#app/domain/id.ts";
import type { RespondentRole } from "#app/domain/questionnaire/definition.ts";
import { drawPersona, type Persona } from "./answers.ts";
import type { MadeUpDepartment } from "./made-up-organization.ts";
import { type Random, seededRandom, shuffled } from "./random.ts";
import type { RoundTimes } from "./round-times.ts";

/** One who is invited to a made-up round, and how far they have come. */
export type Invited = {
  readonly invitation: {
    readonly id: InvitationId;
    readonly role: RespondentRole;
    readonly title: string;
    readonly email: string | null;
    readonly begun: 0 | 1;
    readonly submitted: 0 | 1;
    readonly revokedAt: null;
    readonly createdAt: Instant;
  };
  readonly persona: Persona;
  readonly progress: "silent" | "begun" | "submitted";
  /** Whether they are kept silent for somebody to answer in their place. */
  readonly kept: boolean;
  /** What the rest about them is drawn from. */
  readonly random: Random;
};

/**
 * Everybody whom a department invites to a round. The same people year after year, each with the same leanings.
 *
 * @param slug of the organization
 */
export function invitedTo(
  { offices, profile, submitted, begun }: MadeUpDepartment,
  slug: string,
  { year, releasedAt, publishedAt }: RoundTimes,
  newId: () => InvitationId,
): readonly Invited[] {
  const isOpen = publishedAt === null;
  // A specialist is asked nearly everything.
  const keptIndex = isOpen ? offices.findIndex(({ role }) => role === "specialist") : -1;
  const order = shuffled(
    seededRandom(`${year} ${profile.key} who answers`),
    offices.map((_, index) => index).filter((index) => index !== keptIndex),
  );
  const done = submitted[year] ?? 0;
  const doneIndexes = new Set(order.slice(0, done));
  const begunIndexes = new Set(isOpen ? order.slice(done, done + begun) : []);
  return offices.map(({ role, title }, index) => {
    const progress = doneIndexes.has(index) ? "submitted" : begunIndexes.has(index) ? "begun" : "silent";
    return {
      invitation: {
        id: newId(),
        role,
        title,
        email: role === "staff" ? null : addressOf(title, slug),
        begun: progress === "silent" ? 0 : 1,
        submitted: progress === "submitted" ? 1 : 0,
        revokedAt: null,
        createdAt: releasedAt,
      },
      persona: drawPersona(role, seededRandom(`${profile.key} ${index}`)),
      progress,
      kept: index === keptIndex,
      random: seededRandom(`${year} ${profile.key} ${index}`),
    };
  });
}

/** An office's address in a domain that no mail reaches: `rektor-gymnasium@exempelkoping.example`. */
function addressOf(title: string, slug: string): string {
  const name = title
    .toLowerCase()
    .normalize("NFD") // å becomes a and a ring
    .replaceAll(/\p{Mark}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-");
  return `${name}@${slug}.example`;
}
