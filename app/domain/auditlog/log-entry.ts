import type { Instant } from "#app/domain/id.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";

/** Who did a thing; `erased` is somebody whose account or trace is gone. */
export type LoggedActor =
  | { readonly kind: "user"; readonly name: string }
  | { readonly kind: "respondent" | "system" | "erased" };

/** Something that an entry tells of and that still has a name. */
export type LoggedThing =
  | { readonly kind: "round"; readonly slug: string; readonly title: string }
  | { readonly kind: "department"; readonly name: LocalizedText }
  | { readonly kind: "person"; readonly name: string };

/** One line of an entry's details: where it stands in them, and its value. */
export type LoggedDetail = { readonly path: readonly string[]; readonly value: string | null };

/** An entry of the log as a reader meets it. */
export type LogEntry = {
  readonly position: number;
  readonly at: Instant;
  /** Whether the log knows the day alone, as of those who answer in rounds that are shown in groups only. */
  readonly dayAlone: boolean;
  readonly actor: LoggedActor;
  readonly event: string;
  readonly about: readonly LoggedThing[];
  /** Null: erased. */
  readonly subject: string | null;
  /** Empty where they have been erased, or there are none. */
  readonly details: readonly LoggedDetail[];
};

/** What the ids in a log stand for. */
export type LogNames = {
  readonly rounds: ReadonlyMap<string, { readonly slug: string; readonly title: string }>;
  readonly departments: ReadonlyMap<string, LocalizedText>;
  readonly people: ReadonlyMap<string, string>;
};

export type StoredEntry = {
  readonly position: number;
  readonly at: Instant;
  readonly event: string;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly details: unknown;
};

/** An entry with names in place of the ids that have them. */
export function logEntry(stored: StoredEntry, names: LogNames): LogEntry {
  const all = detailsOf(stored.details);
  const ids = [stored.subject, ...all.map(({ value }) => value)].filter((id) => id !== null);
  const about = [...new Set(ids)].flatMap((id) => thingOf(id, names));
  return {
    position: stored.position,
    at: stored.at,
    dayAlone: stored.actor === "respondent" && stored.at.endsWith("T00:00:00.000Z"),
    actor: actorOf(stored.actor, names),
    event: stored.event,
    about,
    subject: stored.subject,
    details: all.filter(({ value }) => value === null || thingOf(value, names).length === 0),
  };
}

function actorOf(actor: string | null, { people }: LogNames): LoggedActor {
  if (actor === "respondent" || actor === "system") return { kind: actor };
  const name = actor === null ? undefined : people.get(actor);
  return name === undefined ? { kind: "erased" } : { kind: "user", name };
}

function thingOf(id: string, { rounds, departments, people }: LogNames): readonly LoggedThing[] {
  const round = rounds.get(id);
  if (round) return [{ kind: "round", ...round }];
  const department = departments.get(id);
  if (department) return [{ kind: "department", name: department }];
  const person = people.get(id);
  return person === undefined ? [] : [{ kind: "person", name: person }];
}

/** Details line by line, however they are nested: `before.title`. */
function detailsOf(value: unknown, path: readonly string[] = []): readonly LoggedDetail[] {
  if (typeof value !== "object" || value === null) {
    return path.length === 0 ? [] : [{ path, value: value === null ? null : String(value) }];
  }
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) {
    return [{ path, value: value.join(", ") }];
  }
  return Object.entries(value).flatMap(([key, inner]) => detailsOf(inner, [...path, key]));
}
