import type { Database } from "#db/client.ts";
import type { Instant } from "./id.ts";
import type { ProviderConnection } from "./provider/provider-connection.server.ts";
import type { WrongCodes } from "./response/wrong-codes.server.ts";

/**
 * What a use case is handed besides its input: the database and everything that differs from call to call, so that
 * a test can decide the time and the ids.
 */
export type Environment = {
  readonly database: Database;
  readonly now: () => Instant;
  /** A new id that sorts by when it was made (UUIDv7). */
  readonly newId: <Id extends string>() => Id;
  /** A new id that says nothing of when it was made (UUIDv4), for what belongs to a confidential response. */
  readonly newTimelessId: <Id extends string>() => Id;
  /** A new secret of 160 bits for links and cookies. */
  readonly newSecret: () => string;
  /** Tells the operator, in the process's log, of something that ought not to be. Never an answer, name or address. */
  readonly warn: (event: string, facts: Readonly<Record<string, string | number>>) => void;
  /** Counts the wrong receipt codes that are tried. */
  readonly wrongCodes: WrongCodes;
  /** Whether mail can be sent: `SMTP_URL` is set. Where it is not, pages say so and show links instead. */
  readonly canSendMail: boolean;
  /** How organizations' own sign-in is spoken with. */
  readonly providers: ProviderConnection;
  /** Where links begin, without a last slash. */
  readonly baseUrl: string;
};
