import { createHash, randomBytes } from "node:crypto";
import type { AuditEntries, AuditField } from "#db/schema.ts";

/** An entry as the chain's hash covers it. */
export type ChainedEntry = Omit<AuditEntries, "hash">;

/** Where a chain ends: how many entries it has, and the hash of the last; `""` where it has none. */
export type Head = { readonly position: number; readonly hash: string };

export const emptyHead: Head = { position: 0, hash: "" };

export const auditFields = ["actor", "subject", "details"] as const satisfies readonly AuditField[];

/** The column of an entry that commits to a field. */
export const commitmentColumn = {
  actor: "actorCommitment",
  subject: "subjectCommitment",
  details: "detailsCommitment",
} as const satisfies Readonly<Record<AuditField, keyof AuditEntries>>;

/** What binds a chain to a value without telling it: SHA-256 of the salt, in hex, and the value. */
export function commitment(salt: string, value: string): string {
  return sha256(`${salt}${value}`);
}

/** 128 bits of salt, in hex. */
export function newSalt(): string {
  return randomBytes(16).toString("hex");
}

/** The hash of an entry that follows another: SHA-256, in hex, of both as a JSON array in this order. */
export function entryHash(previous: string, entry: ChainedEntry): string {
  return sha256(
    JSON.stringify([
      previous,
      entry.organizationId,
      entry.position,
      entry.id,
      entry.at,
      entry.event,
      ...auditFields.map((field) => entry[commitmentColumn[field]]),
    ]),
  );
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
