/**
 * Everything that can go wrong between a user and Mognad, in one place: the status that is sent, and the key of the
 * text that the user reads (`problem.CODE.title` and `.advice` in app/i18n). What is logged is the code alone.
 */
export const problemStatus = {
  "not-found": 404,
  "not-allowed": 403,
  "sign-in-required": 401,
  "second-factor-required": 403,
  "bad-request": 400,
  "link-unknown": 404,
  "link-expired": 410,
  "link-revoked": 410,
  "link-handed-on": 410,
  "account-link-ended": 410,
  "too-many-wrong-links": 429,
  "round-not-released": 403,
  "round-not-open-yet": 403,
  "round-closed": 403,
  "answers-destroyed": 410,
  "answering-session-gone": 401,
  "already-submitted": 409,
  "nothing-to-submit": 422,
  "too-many-wrong-codes": 429,
  "invited-settled": 409,
  "too-many-attempts": 429,
  "too-large": 413,
  busy: 503,
  "storage-full": 507,
  "storage-failed": 503,
  unexpected: 500,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** What travels to the page that shows a problem; `details` are for the user: such as times, or whom to ask. */
export type ProblemData = { readonly code: ProblemCode; readonly details: Readonly<Record<string, string>> };

/**
 * Thrown low, shown in one place (the root's error page, or the JSON of a resource).
 *
 * Not an Error, but of the shape of React Router's ErrorResponse: so it keeps its status up to the page without any
 * catching on the way, while Errors, which are faults of ours, are hidden from users. It carries no stack.
 */
export class Problem {
  readonly status: number;
  readonly statusText: string;
  readonly internal = false;
  readonly data: ProblemData;

  constructor(code: ProblemCode, details: ProblemData["details"] = {}) {
    this.status = problemStatus[code];
    this.statusText = code;
    this.data = { code, details };
  }
}

/**
 * The code of a problem that was thrown; null for anything else. By its shape: the process that serves and the bundle
 * of the pages each have a copy of this class.
 */
export function problemCodeOf(error: unknown): ProblemCode | null {
  if (typeof error !== "object" || error === null || !("data" in error)) return null;
  return isProblemData(error.data) ? error.data.code : null;
}

/** Whether something that came over the wire is a problem of ours. */
export function isProblemData(value: unknown): value is ProblemData {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "string" &&
    Object.hasOwn(problemStatus, value.code)
  );
}
