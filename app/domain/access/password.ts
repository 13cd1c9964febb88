/** Why a password is not taken; the last part of a form error's key. */
export type PasswordFault = "passwordTooShort" | "tooLong";

/** As long as a sentence of three or four words; nobody is asked for signs or to change it from time to time. */
const fewestCharacters = 12;
const mostCharacters = 128;

/** What is wrong with a password that somebody wants; null where nothing is. */
export function passwordFault(password: string): PasswordFault | null {
  if ([...password].length < fewestCharacters) return "passwordTooShort";
  return password.length > mostCharacters ? "tooLong" : null;
}
