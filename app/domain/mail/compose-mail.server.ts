import type { Environment } from "#app/domain/environment.ts";
import type { Writer } from "#db/client.ts";
import type { ComposedMail } from "./composed-mail.ts";
import type { DueMail } from "./mail.ts";

/**
 * Makes a message's text when its turn has come, and mints what is secret in it, in the transaction that takes it from
 * the queue. Null where it is no longer wanted.
 */
export type ComposeMail = (
  writer: Writer,
  environment: Pick<Environment, "now" | "newSecret" | "baseUrl">,
  mail: DueMail,
) => Promise<ComposedMail | null>;
