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
  | { readonly kind: "person" | "provider"; readonly name: string };

/** A value as the log has it: something with a name, a time, or words; null: nothing. */
export type LoggedValue =
  | { readonly kind: "thing"; readonly thing: LoggedThing }
  | { readonly kind: "time"; readonly at: Instant }
  | { readonly kind: "words"; readonly words: string };

/** One line of an entry's details: where it stands in them, and its values; none: nothing. */
export type LoggedDetail = {
  readonly path: readonly LoggedValue[];
  readonly values: readonly LoggedValue[];
};

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
  /** The organization's own sign-in services. */
  readonly providers: ReadonlyMap<string, string>;
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
  const all = rawDetailsOf(stored.details);
  const ids = [stored.subject, ...all.flatMap(({ values }) => values)].filter((id) => id !== null);
  const about = [...new Set(ids)].flatMap((id) => thingOf(id, names));
  return {
    position: stored.position,
    at: stored.at,
    dayAlone: stored.actor === "respondent" && stored.at.endsWith("T00:00:00.000Z"),
    actor: actorOf(stored.actor, names),
    event: stored.event,
    about,
    subject: stored.subject,
    details: all
      .filter(
        ({ path, values }) => !(isAboutAlone(path) && values.some((id) => thingOf(id, names).length > 0)),
      )
      .map(({ path, values }) => ({
        path: path.map((part) => asValue(part, names)),
        values: values.map((value) => asValue(value, names)),
      })),
  };
}

function actorOf(actor: string | null, { people }: LogNames): LoggedActor {
  if (actor === "respondent" || actor === "system") return { kind: actor };
  const name = actor === null ? undefined : people.get(actor);
  return name === undefined ? { kind: "erased" } : { kind: "user", name };
}

/** Details that say no more of a thing than that it is about it, which the entry says already. */
function isAboutAlone(path: readonly string[]): boolean {
  return path.length === 1 && ["round", "department", "user"].includes(path[0] ?? "");
}

const timeForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function asValue(value: string, names: LogNames): LoggedValue {
  const [thing] = thingOf(value, names);
  if (thing !== undefined) return { kind: "thing", thing };
  if (timeForm.test(value)) return { kind: "time", at: value as Instant }; // its form
  return { kind: "words", words: value };
}

function thingOf(id: string, { rounds, departments, people, providers }: LogNames): readonly LoggedThing[] {
  const round = rounds.get(id);
  if (round) return [{ kind: "round", ...round }];
  const department = departments.get(id);
  if (department) return [{ kind: "department", name: department }];
  const person = people.get(id);
  if (person !== undefined) return [{ kind: "person", name: person }];
  const provider = providers.get(id);
  return provider === undefined ? [] : [{ kind: "provider", name: provider }];
}

type RawDetail = { readonly path: readonly string[]; readonly values: readonly string[] };

/** Details line by line, however they are nested: `before.title`. */
function rawDetailsOf(value: unknown, path: readonly string[] = []): readonly RawDetail[] {
  if (typeof value !== "object" || value === null) {
    return path.length === 0 ? [] : [{ path, values: value === null ? [] : [String(value)] }];
  }
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) {
    return [{ path, values: value.map(String) }];
  }
  return Object.entries(value).flatMap(([key, inner]) => rawDetailsOf(inner, [...path, key]));
}
