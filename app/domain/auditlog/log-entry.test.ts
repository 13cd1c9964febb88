import { expect, it } from "vitest";
import type { Instant } from "#app/domain/id.ts";
import { type LogNames, logEntry } from "./log-entry.ts";

const names: LogNames = {
  rounds: new Map([["r1", { slug: "2026", title: "Mätomgång 2026" }]]),
  departments: new Map([
    ["d1", { sv: "Socialförvaltningen", en: "Social services" }],
    ["d2", { sv: "Kommunala bolag", en: "Companies" }],
  ]),
  people: new Map([["u1", "Samordnaren"]]),
  providers: new Map([["p1", "Kommunens inloggning"]]),
};

function detailsOf(details: unknown) {
  const at = "2026-11-20T09:00:00.000Z" as Instant; // its form
  return logEntry({ position: 1, at, event: "x", actor: "u1", subject: "r1", details }, names).details;
}

const words = (text: string) => ({ kind: "words", words: text });
const care = { kind: "thing", thing: { kind: "department", name: names.departments.get("d1") } };
const companies = { kind: "thing", thing: { kind: "department", name: names.departments.get("d2") } };

it("a detail that an entry is about already is not told twice", () => {
  expect(detailsOf({ round: "r1", department: "d1", user: "u1" })).toEqual([]);
});

it("what moved is told from where to where, by name", () => {
  expect(detailsOf({ round: "r1", from: "d1", to: "d2" })).toEqual([
    { path: [words("from")], values: [care] },
    { path: [words("to")], values: [companies] },
  ]);
});

it("ids in lists and in names of details are told by their names, and times as times", () => {
  const at = "2026-12-11T16:00:00.000Z";
  expect(detailsOf({ ended: ["d1", "d2"], departments: { d2: at } })).toEqual([
    { path: [words("ended")], values: [care, companies] },
    { path: [words("departments"), companies], values: [{ kind: "time", at }] },
  ]);
  expect(detailsOf({ providers: ["p1"], before: null })).toEqual([
    {
      path: [words("providers")],
      values: [{ kind: "thing", thing: { kind: "provider", name: "Kommunens inloggning" } }],
    },
    { path: [words("before")], values: [] },
  ]);
});
