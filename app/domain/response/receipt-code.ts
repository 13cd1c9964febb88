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
  return inGroups(
    Array.from(random.subarray(0, receiptCodeBytes), (byte) => alphabet[byte & 31] ?? "").join(""),
  );
}

/**
 * A code as somebody typed it, in the form that it was made in: small letters, other spacing, and letters taken for the
 * digits that they look like are understood.
 *
 * @returns null where it cannot be a code
 *
 * @example
 * readReceiptCode("7kq2m oxwja 11111 22222 33333"); // "7KQ2M-0XWJA-11111-22222-33333"
 */
export function readReceiptCode(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\-–—]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  if (letters.length !== groups * groupLength) return null;
  if ([...letters].some((letter) => !alphabet.includes(letter))) return null;
  return inGroups(letters);
}

function inGroups(letters: string): string {
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength),
  ).join("-");
}
