import type { RoundFrame } from "#app/domain/round/round-frame.server.ts";

/**
 * What a file about a round is called, without its ending: a round is a case, so its diary number comes first, as far as
 * every system takes it.
 */
export function roundFileName({ slug, diaryNumber }: RoundFrame, what: string): string {
  const number = diaryNumber?.replace(/[^\p{L}\p{N}]+/gu, "_") ?? "";
  return [number, slug, what].filter((part) => part !== "").join("-");
}
