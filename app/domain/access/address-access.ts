import type { Permission } from "./permission.ts";

/**
 * What opens an address: a permission in its organization; `anyone`; `signed-in`, for the own account; `operator`, who
 * keeps the installation; or `link`, a secret that the address or a cookie carries.
 */
export type Key = Permission | "anyone" | "signed-in" | "operator" | "link";

/** Who may open an address, and who may do what there. */
export type AddressAccess = {
  /** Opening it (GET); null: it only takes something. */
  readonly open: Key | null;
  /** What can be done there (POST), by the form's `intent`; `send` is that of an address with one form. */
  readonly do: Readonly<Record<string, Key>>;
};

/**
 * Every address of Mognad and every action on it, with what it takes: the access matrix, which a test walks with every
 * role. An action asks this table by `authorizedAction`.
 */
export const addressAccess = {
  "/": { open: "anyone", do: {} },
  "/language": { open: "anyone", do: { send: "anyone" } },
  "/method": { open: "anyone", do: {} },
  "/sign-in": { open: "anyone", do: { send: "anyone" } },
  "/sign-out": { open: "anyone", do: { send: "anyone" } },
  "/r/:token": { open: "link", do: { send: "link" } },
  "/r/:token/hand-on": { open: "link", do: { send: "link" } },
  "/svara/:handle": { open: "link", do: {} },
  "/svara/:handle/answers": { open: "link", do: { send: "link" } },
  "/svara/:handle/last-time": { open: "link", do: {} },
  "/svara/:handle/review": { open: "link", do: { send: "link" } },
  "/svara/:handle/receipt": { open: "link", do: {} },
  "/svara/:handle/change": { open: "link", do: { send: "link" } },
  "/svara/:handle/result": { open: "link", do: {} },
  "/:org": { open: "organization.read", do: {} },
  "/:org/rounds": { open: "rounds.read", do: {} },
  "/:org/rounds/:round": { open: "rounds.read", do: {} },
  "/:org/rounds/:round/archive": { open: "archive.read", do: { send: "archive.read" } },
  "/:org/results": { open: "results.read", do: {} },
  "/:org/follow-up": { open: "follow-up.read", do: {} },
  "/:org/assessments/:assessment": { open: "follow-up.read", do: {} },
  "/:org/administration": { open: "organization.settings", do: {} },
  "/:org/administration/records": {
    open: "records.manage",
    do: { find: "records.manage", export: "records.manage", erase: "records.manage" },
  },
  "/healthz": { open: "anyone", do: {} },
  "/readyz": { open: "anyone", do: {} },
  "/*": { open: "anyone", do: {} },
} as const satisfies Readonly<Record<string, AddressAccess>>;

export type Address = keyof typeof addressAccess;

/** What can be done at an address of an organization. */
export type IntentAt<At extends Address> = keyof (typeof addressAccess)[At]["do"] & string;
