import { commonPasswords } from "./common-passwords.ts";

/** Why a password is not taken; the last part of a form error's key. */
export type PasswordFault = "passwordTooShort" | "tooLong" | "passwordCommon" | "passwordPersonal";

/** As long as a sentence of three or four words; nobody is asked for signs or to change it from time to time. */
const fewestCharacters = 12;
const mostCharacters = 128;

/** Rows of keys and of the alphabet, along which passwords are made that everybody tries. */
const rows = ["01234567890", "abcdefghijklmnopqrstuvwxyzåäö", "qwertyuiopå", "asdfghjklöä", "zxcvbnm"];

/** Words that everybody tries first, alone or with figures and signs around them. */
const firstGuesses: ReadonlySet<string> = new Set([
  "administrator",
  "administratör",
  "användare",
  "hemligt",
  "kommunen",
  "lösenord",
  "losenord",
  "mognad",
  "password",
  "sommar",
  "sverige",
  "välkommen",
  "welcome",
]);

/** Whom a password is for: it may not be made of their own name or address. */
export type PasswordHolder = { readonly name: string; readonly email: string };

/**
 * What is wrong with a password that somebody wants; null where nothing is. By NIST SP 800-63B: long, none of the
 * commonest, nothing of the holder's own, and no rule of what signs it must have.
 */
export function passwordFault(password: string, holder: PasswordHolder): PasswordFault | null {
  if ([...password].length < fewestCharacters) return "passwordTooShort";
  if (password.length > mostCharacters) return "tooLong";
  const small = password.toLowerCase();
  if (commonPasswords.has(small) || isPattern(small) || isFirstGuess(small)) return "passwordCommon";
  return isMadeOf(small, holder) ? "passwordPersonal" : null;
}

/** A few characters over and over, or a walk along a row of keys. */
function isPattern(small: string): boolean {
  if (new Set(small).size < 5) return true;
  for (let period = 1; period <= small.length / 3; period++) {
    if (small === small.slice(0, period).repeat(small.length).slice(0, small.length)) return true;
  }
  let steps = 0;
  for (let at = 1; at < small.length; at++) if (isStep(small.slice(at - 1, at + 1))) steps++;
  return steps >= (small.length - 1) * 0.75;
}

function isStep(pair: string): boolean {
  const back = [...pair].reverse().join("");
  return rows.some((row) => row.includes(pair) || row.includes(back));
}

/** One of the first guesses, apart from figures and signs. */
function isFirstGuess(small: string): boolean {
  const letters = small.replace(/[^\p{L}]/gu, "");
  return [...firstGuesses].some((guess) => letters === guess || letters === guess + guess);
}

/** Whether, without the holder's own names, too little is left to have to guess. */
function isMadeOf(small: string, { name, email }: PasswordHolder): boolean {
  const own = `${name} ${email} ${email.split("@")[0] ?? ""}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= 3)
    .sort((one, other) => other.length - one.length);
  const left = own.reduce((rest, part) => rest.replaceAll(part, ""), small);
  return left.length < small.length && left.replace(/[^\p{L}]/gu, "").length < 4;
}
