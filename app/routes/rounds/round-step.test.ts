import { describe, expect, it } from "vitest";
import { refuseStep, wantedStep } from "./round-step.ts";

function aForm(typed: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.append(name, value);
  return form;
}

const typed = { department: "social", closesAt: "2026-12-18T17:00", reason: " sjukdom " };

describe("a step that a form asks for", () => {
  it("gives more time to a department, or to all where none is named, in Swedish time", () => {
    const closesAt = "2026-12-18T16:00:00.000Z";
    expect(wantedStep("extend", aForm(typed))).toEqual({
      to: "extended",
      departmentId: "social",
      closesAt,
      reason: "sjukdom",
    });
    expect(wantedStep("reopen", aForm({ ...typed, department: "" }))).toEqual({
      to: "open",
      departmentId: null,
      closesAt,
      reason: "sjukdom",
    });
  });

  it("is none without a time, or with a reason that is too long", () => {
    expect(wantedStep("extend", aForm({}))).toBe("time");
    expect(wantedStep("extend", aForm({ ...typed, closesAt: "snart" }))).toBe("time");
    expect(wantedStep("extend", aForm({ ...typed, reason: "x".repeat(301) }))).toBe("reason-too-long");
  });

  it("that is refused keeps what was typed, and names the field", () => {
    expect(refuseStep("extend", aForm(typed), "not-later")).toEqual({
      intent: "extend",
      refusal: "not-later",
      field: "closesAt",
      typed,
    });
    expect(refuseStep("close", aForm({}), "not-open")).toMatchObject({ field: null });
  });
});
