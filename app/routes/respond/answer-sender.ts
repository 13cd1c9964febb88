import type { KeptAnswer } from "#app/domain/response/merge.ts";
import type { Acknowledgement } from "./queued-answers.ts";

/** What became of a request. */
export type Outcome<Answer> = { readonly kind: "answered"; readonly answer: Answer } | Trouble;

/** Why the server has not taken what was sent. */
export type Trouble =
  /** Waiting may mend it: the line, or the server. `after` is how long the server asks to wait, in milliseconds. */
  | { readonly kind: "passing"; readonly why: "offline" | "server"; readonly after: number }
  /** The server will not take it, however often it is sent: a problem's code and details. */
  | {
      readonly kind: "stopped";
      readonly code: string;
      readonly details: Readonly<Record<string, string>>;
      /** Whether it is about what was sent, and not about whom or when. */
      readonly aboutContent: boolean;
    };

/** What other browsers have changed after a revision. */
export type ChangesSince = {
  readonly revision: number;
  readonly changed: readonly (KeptAnswer & { readonly question: string })[];
};

export type Fetch = (address: string, request: RequestInit) => Promise<Response>;

/** The longest that a server may make us wait, in milliseconds. */
const longestWait = 5 * 60_000;

/** Sends a batch, giving up after `patience` milliseconds; `outlives` lets the request go on when its page is gone. */
export function postBatch(
  fetch: Fetch,
  address: string,
  body: string,
  { patience, outlives }: { readonly patience: number; readonly outlives: boolean },
): Promise<Outcome<Acknowledgement>> {
  const request = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    keepalive: outlives,
    signal: AbortSignal.timeout(patience),
  };
  // 409 and 422 say that not all is kept; which is, stands in an answer of the same shape.
  return outcomeOf(() => fetch(address, request), isAcknowledgement);
}

export function getSince(
  fetch: Fetch,
  address: string,
  revision: number,
  patience: number,
): Promise<Outcome<ChangesSince>> {
  const request = { cache: "no-store", signal: AbortSignal.timeout(patience) } as const;
  return outcomeOf(() => fetch(`${address}?since=${revision}`, request), isChangesSince);
}

async function outcomeOf<Answer>(
  send: () => Promise<Response>,
  isOurs: (answer: unknown) => answer is Answer,
): Promise<Outcome<Answer>> {
  try {
    const response = await send();
    // A page of a proxy's or of a café's network is none of our answers, whatever its status.
    const answer: unknown = await response.json().catch(() => null);
    return isOurs(answer) ? { kind: "answered", answer } : troubleOf(response, answer);
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === "TimeoutError";
    return { kind: "passing", why: timedOut || isOnline() ? "server" : "offline", after: 0 };
  }
}

function isOnline(): boolean {
  return typeof navigator === "undefined" || navigator.onLine !== false;
}

/** Only a problem of our own catalogue stops; statuses that time may mend do not, and none that came without one. */
function troubleOf({ status, headers }: Response, problem: unknown): Trouble {
  const after = Math.min(1_000 * (Number(headers.get("retry-after")) || 0), longestWait);
  const passing = status >= 500 || status === 408 || status === 425 || status === 429;
  if (passing || typeof problem !== "object" || problem === null || !("code" in problem)) {
    return { kind: "passing", why: "server", after };
  }
  const details = "details" in problem ? problem.details : {};
  return {
    kind: "stopped",
    code: String(problem.code),
    details: details as Record<string, string>, // a problem's details are texts (app/domain/problem.ts)
    aboutContent: status === 400 || status === 413 || status === 422,
  };
}

/** Whether it is the answer of our server's action, which is typed with these. */
function isAcknowledgement(answer: unknown): answer is Acknowledgement {
  return (
    typeof answer === "object" &&
    answer !== null &&
    ["save", "applied", "conflicts", "refused"].every((part) => Object.hasOwn(answer, part))
  );
}

function isChangesSince(answer: unknown): answer is ChangesSince {
  return typeof answer === "object" && answer !== null && "changed" in answer && "revision" in answer;
}
