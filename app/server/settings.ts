import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What the operator has set, checked once when the process starts. */
export type Settings = {
  readonly databaseUrl: string;
  readonly port: number;
  /** The address of the installation as its users write it, without a last slash. */
  readonly baseUrl: string;
  /** True when nothing is configured: made-up data on this machine alone. */
  readonly demonstration: boolean;
  /** Where the process listens: this machine alone in the demonstration. */
  readonly host: string;
  /** The mail server, and the address that mail comes from; null: no mail is sent. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  /** How many proxies stand in front of us and tell the truth about who calls (`TRUST_PROXY`). */
  readonly trustProxy: number;
  readonly sessionSecret: string;
  /** Whether organizations' sign-in providers may stand in this installation's own network (`PRIVATE_PROVIDERS`). */
  readonly privateProviders: boolean;
  readonly dataFolder: string;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
};

/** A setting that cannot be used; the message names it and says what is expected. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, "expected a port number")
  .transform(Number)
  .refine((value) => value <= 65535, "expected a port number, 0 to 65535");

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, "expected file:PATH or postgres://USER:PASSWORD@HOST/NAME")
    .default("file:data/mognad.db"),
  PORT: port.default(3000),
  BASE_URL: z
    .url({
      protocol: /^https?$/,
      error: "expected the address that users write, such as https://mognad.example.se",
    })
    .transform((value) => value.replace(/\/+$/, ""))
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+$/, "expected smtp://USER:PASSWORD@HOST:PORT or smtps://…")
    .refine(
      URL.canParse,
      "expected smtp://USER:PASSWORD@HOST:PORT, with special characters written as %40 and so on",
    )
    .optional(),
  MAIL_FROM: z.email("expected the address that mail comes from, such as mognad@example.se").optional(),
  TRUST_PROXY: z
    .string()
    .regex(/^\d$/, "expected the number of proxies in front, 0 to 9")
    .transform(Number)
    .default(0),
  SESSION_SECRET: z.string().min(32, "expected at least 32 characters of randomness").optional(),
  PRIVATE_PROVIDERS: z
    .enum(["yes", "no"], "expected yes or no")
    .transform((value) => value === "yes")
    .optional(),
  DATA_FOLDER: z.string().default("data"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/**
 * Reads the settings from the process's environment.
 *
 * Writes one file, `session-secret` in the data folder, when no secret is set and none has been made before.
 *
 * @throws SettingsError that names each setting that is wrong
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  // An empty value means "not set", as in a service file with nothing after the equals sign.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map(describeIssue).join("\n"));
  const values = parsed.data;
  const mail = mailOf(values);
  const demonstration = values.BASE_URL === undefined;
  return {
    databaseUrl: values.DATABASE_URL,
    port: values.PORT,
    baseUrl: values.BASE_URL ?? `http://127.0.0.1:${values.PORT}`,
    demonstration,
    host: demonstration ? "127.0.0.1" : "0.0.0.0",
    mail,
    trustProxy: values.TRUST_PROXY,
    sessionSecret: values.SESSION_SECRET ?? keptSecret(values.DATA_FOLDER),
    privateProviders: values.PRIVATE_PROVIDERS ?? demonstration,
    dataFolder: values.DATA_FOLDER,
    logLevel: values.LOG_LEVEL,
  };
}

function mailOf(values: z.output<typeof schema>): Settings["mail"] {
  if (values.SMTP_URL === undefined) return null;
  if (values.MAIL_FROM === undefined) {
    throw new SettingsError(
      "MAIL_FROM: expected the address that mail comes from, such as mognad@example.se, since SMTP_URL is set",
    );
  }
  return { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM };
}

function describeIssue(issue: z.core.$ZodIssue): string {
  return `${issue.path.join(".")}: ${issue.message}`;
}

/** The secret made at an earlier start, or a new one: sessions outlive a restart. */
function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, "session-secret");
  if (existsSync(file)) {
    const kept = readFileSync(file, "utf8").trim();
    if (kept.length >= 32) return kept;
  }
  const made = randomBytes(32).toString("base64url");
  try {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, `${made}\n`, { mode: 0o600 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingsError(`DATA_FOLDER: cannot be written to: ${reason}`, { cause: error });
  }
  return made;
}
