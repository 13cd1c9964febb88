import { describe, expect, it } from "vitest";
import type { ContentHash, DepartmentId, Instant } from "#app/domain/id.ts";
import type { DimensionKey } from "#app/domain/questionnaire/definition.ts";
import { editableParts, type RoundSettings } from "#app/domain/round/round-settings.ts";
import { readRoundForm, typedOf } from "./round-form-input.ts";

const social = "social" as DepartmentId;
const education = "education" as DepartmentId;

const settings: RoundSettings = {
  title: "Mätomgång 2026",
  year: 2026,
  questionnaireHash: "hash" as ContentHash,
  disclosure: { kind: "confidential", threshold: 7 },
  answering: "individual",
  targets: { ["steering" as DimensionKey]: 3.5 },
  contact: "digital@testkoping.example",
  diaryNumber: "KS 2026/00318",
  opensAt: "2026-10-12T06:00:00.000Z" as Instant,
  closesAt: "2026-12-11T16:00:00.000Z" as Instant,
  graceMinutes: 60,
  departments: [
    { departmentId: social, invited: 12, opensAt: null, closesAt: "2026-12-18T16:00:00.000Z" as Instant },
    { departmentId: education, invited: null, opensAt: null, closesAt: null },
  ],
};

const draft = editableParts("draft", false);

function aForm(changes: Readonly<Record<string, string | readonly string[]>> = {}): FormData {
  const { departments = "", ...typed } = typedOf(settings);
  const form = new FormData();
  const sent: Record<string, string | readonly string[]> = {
    ...typed,
    departments: departments.split("\n"),
    ...changes,
  };
  for (const [name, value] of Object.entries(sent)) {
    for (const one of [value].flat()) form.append(name, one);
  }
  return form;
}

function errorsOf(changes: Parameters<typeof aForm>[0], parts = draft) {
  const input = readRoundForm(aForm(changes), settings, parts);
  return input.ok ? {} : input.refused.errors;
}

describe("the form of a round", () => {
  it("sent as it was shown changes nothing, at whatever stage", () => {
    for (const stage of ["draft", "scheduled", "open", "closed", "fact-check"] as const) {
      for (const isPromised of [false, true]) {
        const parts = editableParts(stage, isPromised);
        expect(readRoundForm(aForm(), settings, parts)).toEqual({ ok: true, values: settings });
      }
    }
  });

  it("takes levels with a comma, and empties what is emptied", () => {
    const changes = { "target:steering": "2,5", diaryNumber: " ", "invited:social": "", "closes:social": "" };
    expect(readRoundForm(aForm(changes), settings, draft)).toMatchObject({
      ok: true,
      values: {
        targets: { steering: 2.5 },
        diaryNumber: null,
        departments: [{ invited: null, closesAt: null }, { departmentId: education }],
      },
    });
  });

  it("leaves out the zero characters that only programs send, and the databases differ about", () => {
    const input = readRoundForm(aForm({ title: "Ny\0 titel" }), settings, draft);
    expect(input).toMatchObject({ ok: true, values: { title: "Ny titel" } });
  });

  it("asks for a threshold only where answers are shown in groups", () => {
    expect(errorsOf({ threshold: "2" })).toEqual({ threshold: "thresholdTooSmall" });
    expect(errorsOf({ threshold: "fem" })).toEqual({ threshold: "thresholdTooSmall" });
    expect(errorsOf({ threshold: "", disclosure: "in-office" })).toEqual({});
  });

  it("says of each field what is wrong, and keeps all that was typed", () => {
    const wrong = {
      title: " ",
      year: "20xx",
      opensAt: "i morgon",
      graceMinutes: "2000",
      contact: "",
      "target:steering": "högt",
      "invited:social": "0",
      "opens:education": "2026-02-31T10:00",
    };
    const input = readRoundForm(aForm(wrong), settings, draft);
    expect(input).toMatchObject({
      ok: false,
      refused: {
        errors: {
          title: "missing",
          year: "notANumber",
          opensAt: "notATime",
          graceMinutes: "numberOutOfRange",
          contact: "missing",
          "target:steering": "notANumber",
          "invited:social": "notANumber",
          "opens:education": "notATime",
        },
        typed: wrong,
      },
    });
  });

  it("keeps what can no longer be decided, whatever is sent", () => {
    const changes = {
      disclosure: "in-office",
      departments: ["social"],
      year: "2030",
      opensAt: "2026-01-01T10:00",
      "closes:education": "2026-12-24T10:00",
    };
    expect(readRoundForm(aForm(changes), settings, editableParts("open", false))).toEqual({
      ok: true,
      values: settings,
    });
  });
});
