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
  "/sign-in/:org": { open: "anyone", do: {} },
  // What a provider sends a browser back with is the key, to the browser alone that it was sent away from.
  "/sign-in/with/:provider": { open: "anyone", do: {} },
  "/sign-in/with/:provider/response": { open: "anyone", do: { send: "anyone" } },
  "/sign-in/with/:provider/metadata": { open: "anyone", do: {} },
  "/first-start/:token": { open: "link", do: { send: "link" } },
  "/first-start": { open: "link", do: { send: "link", accept: "link" } },
  "/operator": { open: "operator", do: { invite: "operator", name: "operator", leave: "operator" } },
  "/operator/organizations/new": { open: "operator", do: { send: "operator" } },
  "/sign-in/code": { open: "anyone", do: { send: "anyone" } },
  "/forgot-password": { open: "anyone", do: { send: "anyone" } },
  "/password/:token": { open: "link", do: { send: "link" } },
  "/invited/:token": { open: "link", do: { make: "link", accept: "link" } },
  "/sign-out": { open: "anyone", do: { send: "anyone" } },
  "/account": {
    open: "signed-in",
    do: { password: "signed-in", "end-session": "signed-in", "end-all": "signed-in" },
  },
  "/account/second-factor": {
    open: "signed-in",
    do: { begin: "signed-in", confirm: "signed-in", off: "signed-in" },
  },
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
  "/:org/accessibility": { open: "anyone", do: {} },
  "/:org/privacy": { open: "anyone", do: {} },
  "/:org/rounds": { open: "rounds.read", do: {} },
  "/:org/rounds/new": { open: "rounds.manage", do: { send: "rounds.manage" } },
  "/:org/rounds/:round": {
    open: "rounds.read",
    do: {
      release: "rounds.manage",
      extend: "rounds.manage",
      close: "rounds.manage",
      reopen: "rounds.manage",
      "fact-check": "rounds.manage",
      publish: "rounds.manage",
      delete: "rounds.manage",
    },
  },
  "/:org/rounds/:round/edit": { open: "rounds.manage", do: { send: "rounds.manage" } },
  "/:org/rounds/:round/invitations": {
    open: "rounds.read",
    do: {
      invitation: "rounds.manage",
      reminder: "rounds.manage",
      test: "rounds.manage",
      again: "rounds.manage",
      schedule: "rounds.manage",
      unschedule: "rounds.manage",
    },
  },
  "/:org/rounds/:round/invitations/texts": {
    open: "rounds.read",
    do: { save: "rounds.manage", preview: "rounds.manage", reset: "rounds.manage" },
  },
  "/:org/rounds/:round/invitations/sheet": { open: "rounds.manage", do: { send: "rounds.manage" } },
  "/:org/rounds/:round/invitations/links": { open: null, do: { send: "rounds.manage" } },
  "/:org/rounds/:round/progress": { open: "rounds.read", do: {} },
  "/:org/rounds/:round/questionnaire": { open: "rounds.read", do: { send: "rounds.manage" } },
  "/:org/rounds/:round/respondents": { open: "respondents.read", do: {} },
  "/:org/rounds/:round/respondents/new": { open: "rounds.manage", do: { send: "rounds.manage" } },
  "/:org/rounds/:round/respondents/import": {
    open: "rounds.manage",
    do: { preview: "rounds.manage", import: "rounds.manage" },
  },
  "/:org/rounds/:round/respondents/save/:format": { open: "respondents.read", do: {} },
  "/:org/rounds/:round/respondents/:invitation": {
    open: "respondents.read",
    do: {
      change: "rounds.manage",
      move: "rounds.manage",
      replace: "rounds.manage",
      revoke: "rounds.manage",
      restore: "rounds.manage",
      delete: "rounds.manage",
      "new-link": "rounds.manage",
      "end-link": "rounds.manage",
    },
  },
  "/:org/rounds/:round/trial": { open: "rounds.manage", do: { send: "rounds.manage" } },
  "/:org/rounds/:round/archive": { open: "archive.read", do: {} },
  "/:org/rounds/:round/archive/package": { open: null, do: { send: "archive.read" } },
  "/:org/results": { open: "results.read", do: {} },
  "/:org/results/years": { open: "results.read", do: {} },
  "/:org/results/questions": { open: "results.read", do: {} },
  "/:org/results/questions/:question": { open: "results.read", do: {} },
  "/:org/results/profile": { open: "results.read", do: {} },
  "/:org/results/csv/:table": { open: "results.read", do: {} },
  "/:org/results/organizations": { open: "results.read", do: { share: "organization.manage" } },
  "/:org/results/summary": { open: "results.read", do: {} },
  "/:org/follow-up": { open: "follow-up.read", do: {} },
  "/:org/assessments/:assessment": { open: "follow-up.read", do: {} },
  "/:org/administration/audit-log": { open: "audit-log.read", do: {} },
  "/:org/administration/audit-log/csv": { open: null, do: { send: "audit-log.read" } },
  "/:org/administration": { open: "organization.settings", do: { send: "organization.manage" } },
  "/:org/administration/departments": {
    open: "organization.settings",
    do: {
      add: "organization.manage",
      paste: "organization.manage",
      up: "organization.manage",
      down: "organization.manage",
    },
  },
  "/:org/administration/departments/reorganize": {
    open: "organization.manage",
    do: { send: "organization.manage" },
  },
  "/:org/administration/departments/:department": {
    open: "organization.settings",
    do: {
      rename: "organization.manage",
      change: "organization.manage",
      end: "organization.manage",
      undo: "organization.manage",
    },
  },
  "/:org/administration/pages": { open: "organization.settings", do: { send: "organization.manage" } },
  "/:org/administration/providers": {
    open: "people.read",
    do: { "add-openid": "people.manage", "add-saml": "people.manage" },
  },
  "/:org/administration/providers/:provider": {
    open: "people.read",
    do: {
      change: "people.manage",
      "add-rule": "people.manage",
      "remove-rule": "people.manage",
      "turn-on": "people.manage",
      "turn-off": "people.manage",
      remove: "people.manage",
    },
  },
  "/:org/administration/providers/:provider/trial": { open: "people.manage", do: {} },
  "/:org/administration/people": {
    open: "people.read",
    do: {
      invite: "people.manage",
      renew: "people.manage",
      revoke: "people.manage",
      "second-factor": "people.manage",
    },
  },
  "/:org/administration/people/:user": {
    open: "people.read",
    do: {
      change: "people.manage",
      remove: "people.manage",
      "reset-second-factor": "people.manage",
      "password-link": "people.manage",
    },
  },
  "/:org/administration/records": {
    open: "records.manage",
    do: { find: "records.manage", erase: "records.manage" },
  },
  "/:org/administration/records/json": { open: null, do: { send: "records.manage" } },
  "/:org/administration/records/destruction": { open: "records.manage", do: { send: "records.manage" } },
  "/:org/administration/records/release": { open: "records.manage", do: { send: "records.manage" } },
  "/:org/administration/records/release/csv": { open: null, do: { send: "records.manage" } },
  "/healthz": { open: "anyone", do: {} },
  "/readyz": { open: "anyone", do: {} },
  "/*": { open: "anyone", do: {} },
} as const satisfies Readonly<Record<string, AddressAccess>>;

export type Address = keyof typeof addressAccess;

/** What can be done at an address of an organization. */
export type IntentAt<At extends Address> = keyof (typeof addressAccess)[At]["do"] & string;
