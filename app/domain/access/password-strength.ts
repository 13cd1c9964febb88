/** How hard a password is to guess, roughly: what is refused is decided by `passwordFault`, which knows more. */
export type PasswordStrength = "short" | "fair" | "good";

/**
 * How strong a password seems while it is typed, by how many characters it has and how many different ones.
 *
 * @example
 * passwordStrength("fyra ord i en rad") // "good"
 */
export function passwordStrength(password: string): PasswordStrength {
  const characters = [...password];
  if (characters.length < 12) return "short";
  return characters.length >= 16 && new Set(characters).size >= 9 ? "good" : "fair";
}
