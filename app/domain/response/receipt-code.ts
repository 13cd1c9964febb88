/** Letters and digits that are not taken for one another when read aloud or copied by hand. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const groups = 5;
const groupLength = 5;

/** How many random bytes a code is made of: five bits of each are used, 125 in all. */
export const receiptCodeBytes = groups * groupLength;

/**
 * A receipt's code from random bytes: `7KQ2M-0XWJA-…`. Whoever sends the answers makes it before sending, so that the
 * same sending can be repeated.
 */
export function receiptCode(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, receiptCodeBytes), (byte) => alphabet[byte & 31] ?? "");
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength).join(""),
  ).join("-");
}
