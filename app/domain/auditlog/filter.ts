import type { Day } from "#app/domain/id.ts";
import { dayFrom } from "#app/domain/local-time.ts";

/** Which entries of the log are wanted; null lets all through. It stands in the address, so that a view can be sent. */
export type AuditLogFilter = {
  /** The first and the last day, in Sweden. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly group: string | null;
  /** Who did it: a user's id, `respondent` or `system`. */
  readonly person: string | null;
  /** A round's place in addresses. */
  readonly round: string | null;
};

/** What an address or a form asks for; what cannot be understood lets all through. */
export function filterFrom(asked: URLSearchParams | FormData): AuditLogFilter {
  const text = (name: keyof AuditLogFilter) => {
    const value = asked.get(name);
    return typeof value === "string" && value !== "" && value.length <= 200 ? value : null;
  };
  const day = (name: "from" | "to") => dayFrom(text(name) ?? "");
  const group = text("group");
  return {
    from: day("from"),
    to: day("to"),
    group: group !== null && /^[a-z-]+$/.test(group) ? group : null,
    person: text("person"),
    round: text("round"),
  };
}

/** The filter as an address carries it. */
export function filterParams(filter: AuditLogFilter): URLSearchParams {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(given);
}
