/**
 * What a file about a round is called, without its ending: a round is a case, so its diary number comes first, where it
 * has one. What not every system takes in a name becomes an underscore.
 */
export function caseFileName(diaryNumber: string | null, ...parts: readonly string[]): string {
  return [diaryNumber, ...parts]
    .filter(Boolean)
    .join("-")
    .replaceAll(/[^\p{L}\p{N}.-]+/gu, "_");
}
