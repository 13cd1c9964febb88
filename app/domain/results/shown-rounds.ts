import type { DepartmentId, Instant } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { isSealed, type RoundStage, stageOf } from "#app/domain/round/lifecycle.ts";
import type { Round } from "#app/domain/round/round.ts";

/** A round with the departments in it; `invited` is N where it was given by hand. */
export type MeasuredRound = Round & {
  readonly departments: readonly { readonly departmentId: DepartmentId; readonly invited: number | null }[];
};

/**
 * What may be shown of a round. `preliminary`: not published yet. `awaiting-close`: confidential, and its answers can
 * still change: two looks would give away the answers between them, so no figure of it is computed, and only how many
 * have answered is told (method § 6.5).
 */
type RoundState = "published" | "preliminary" | "awaiting-close";

export type ShownRound = {
  readonly round: MeasuredRound;
  readonly stage: RoundStage;
  readonly state: RoundState;
  /** Whether its answers can change no more. */
  readonly isSealed: boolean;
};

/**
 * The rounds whose results somebody may open, in the order handed in (newest first): the published, and to those who
 * may preview also the open and the closed. Drafts and scheduled rounds have nothing to show to anybody.
 */
export function shownRounds(
  rounds: readonly MeasuredRound[],
  now: Instant,
  canPreview: boolean,
): readonly ShownRound[] {
  return rounds.flatMap((round) => {
    const stage = stageOf(round.schedule, now);
    if (stage === "draft" || stage === "scheduled") return [];
    if (stage !== "published" && !canPreview) return [];
    const sealed = isSealed(round.schedule, now);
    return [{ round, stage, state: stateOf(round, stage, sealed), isSealed: sealed }];
  });
}

function stateOf({ disclosure }: MeasuredRound, stage: RoundStage, sealed: boolean): RoundState {
  if (disclosure.kind === "confidential" && !sealed) return "awaiting-close";
  return stage === "published" ? "published" : "preliminary";
}

/** Which round a page shows, and which earlier one it is compared with. */
export type Selection = {
  readonly round: ShownRound;
  /** Null: there is no earlier round whose figures may be shown. */
  readonly earlier: ShownRound | null;
  /** Whether no earlier round is shown at all, not even one without figures. */
  readonly isFirst: boolean;
  /** All that it can be compared with, newest first. */
  readonly earlierChoices: readonly ShownRound[];
};

/**
 * The rounds that a reader asked for, or the best to begin with: the newest published round with responses, compared
 * with the one before. A wish to compare with a later round, the same or none that there is, is passed over.
 *
 * @param shown newest first, at least one
 * @throws Problem `not-found` where the round asked for is not among those shown
 */
export function selectRounds(
  shown: readonly ShownRound[],
  hasResponses: (shown: ShownRound) => boolean,
  wanted: { readonly round?: string | undefined; readonly compare?: string | undefined },
): Selection {
  const round =
    wanted.round === undefined
      ? firstChoice(shown, hasResponses)
      : shown.find((candidate) => candidate.round.slug === wanted.round);
  if (round === undefined) throw new Problem("not-found");
  const before = shown.slice(shown.indexOf(round) + 1);
  const earlierChoices = before.filter((candidate) => candidate.state !== "awaiting-close");
  const earlier =
    earlierChoices.find((candidate) => candidate.round.slug === wanted.compare) ?? earlierChoices[0];
  return { round, earlier: earlier ?? null, isFirst: before.length === 0, earlierChoices };
}

function firstChoice(
  shown: readonly ShownRound[],
  hasResponses: (shown: ShownRound) => boolean,
): ShownRound | undefined {
  const withFigures = shown.filter(
    (candidate) => candidate.state !== "awaiting-close" && hasResponses(candidate),
  );
  return withFigures.find((candidate) => candidate.state === "published") ?? withFigures[0] ?? shown[0];
}

/** What a round is called where its year says it all, and otherwise. */
export type RoundName = {
  readonly slug: string;
  /** The year; the title where another round shown has the same year. */
  readonly label: string;
  readonly state: RoundState;
};

/** The names of the rounds shown, in their order. */
export function roundNames(shown: readonly ShownRound[]): readonly RoundName[] {
  return shown.map(({ round, state }) => ({
    slug: round.slug,
    label: isOnlyOfItsYear(round, shown) ? String(round.year) : round.title,
    state,
  }));
}

function isOnlyOfItsYear(round: MeasuredRound, shown: readonly ShownRound[]): boolean {
  return shown.filter((other) => other.round.year === round.year).length === 1;
}
