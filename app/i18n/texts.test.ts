import { describe, expect, it } from "vitest";
import { auditEventDetails, auditEventGroups } from "#app/domain/auditlog/event.ts";
import { problemStatus } from "#app/domain/problem.ts";
import routes from "#app/routes.ts";
import en from "./en.ts";
import sv from "./sv.ts";
import { flatten, keysBehind } from "./used-texts.ts";

const swedish = new Map(flatten(sv));
const english = new Map(flatten(en));

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*([\w]+)/g)].map(([, name]) => String(name)).sort();
}

describe("the interface's texts", () => {
  it("are the same in both languages, key by key", () => {
    expect([...english.keys()].sort()).toEqual([...swedish.keys()].sort());
  });

  it("are never empty", () => {
    expect([...swedish, ...english].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("tell of the same things in both languages", () => {
    const differing = [...swedish].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? "").join(),
    );
    expect(differing).toEqual([]);
  });

  it("never promise what the law does not let us promise", () => {
    // An answered questionnaire may be a public record: words of secrecy would be untrue.
    const promising = [...swedish].filter(([, text]) => /konfidentiell|anonym|sekretess|hemlig/i.test(text));
    expect(promising).toEqual([]);
  });

  it("have a title and an advice for each problem", () => {
    for (const code of Object.keys(problemStatus)) {
      expect(swedish.has(`problem.${code}.title`), code).toBe(true);
      expect(swedish.has(`problem.${code}.advice`), code).toBe(true);
    }
  });

  it("have a sentence for each event of the audit log, and a name for what it is of", () => {
    for (const name of Object.keys(auditEventDetails)) {
      expect(swedish.has(`auditLog.event.${name}`), name).toBe(true);
    }
    for (const group of auditEventGroups) {
      expect(swedish.has(`auditLog.group.${group}`), group).toBe(true);
    }
  });

  it("are all asked for where a browser or an answer gets them from", () => {
    // A key that only the server's own modules name would be shown as it is: no page is sent its text.
    const entries = ["app/root.tsx", ...routes.map(({ file }) => `app/${file}`)];
    const used = new Set(entries.flatMap((entry) => [...keysBehind(entry, [...swedish.keys()])]));
    expect([...swedish.keys()].filter((key) => !used.has(key))).toEqual([]);
  });
});
