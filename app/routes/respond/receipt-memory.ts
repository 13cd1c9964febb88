import { receiptCode, receiptCodeBytes } from "#app/domain/response/receipt-code.ts";

/*
 * The code of a sending that has not been acknowledged yet, in this tab alone. A browser that keeps nothing for us
 * makes another one after a reload; then a repeat is no repeat, and is refused as sent already.
 */

function placeOf(handle: string): string {
  return `receipt-${handle}`;
}

/** The code that a sending was begun with, else one that this browser makes now. */
export function codeForSending(handle: string): string {
  return kept(handle) ?? receiptCode(crypto.getRandomValues(new Uint8Array(receiptCodeBytes)));
}

/** Remembers the code before the answers go. */
export function rememberCode(handle: string, code: string): void {
  try {
    sessionStorage.setItem(placeOf(handle), code);
  } catch {
    // Refused or full: the page that is open has it still.
  }
}

/** Forgets the code of what has been acknowledged: the next sending is another one. */
export function forgetCode(handle: string): void {
  try {
    sessionStorage.removeItem(placeOf(handle));
  } catch {
    // Refused: then there is nothing to forget.
  }
}

function kept(handle: string): string | null {
  try {
    return sessionStorage.getItem(placeOf(handle));
  } catch {
    return null;
  }
}
