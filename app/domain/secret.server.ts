import { createHash, randomBytes } from "node:crypto";

/** A new secret for a link or a cookie: 160 bits, in characters that an address can hold. */
export function newSecret(): string {
  return randomBytes(20).toString("base64url");
}

/** What the database keeps of a secret, in hex. One round suffices: 160 random bits cannot be guessed. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
