import { describe, expect, it } from "vitest";
import type { DepartmentId, Instant, InvitationId } from "#app/domain/id.ts";
import type { RoundSchedule } from "#app/domain/round/lifecycle.ts";
import type { MailKind, MailStatus } from "./mail.ts";
import { batchesOf, settledOf } from "./mail-batch.ts";
import { type Invited, recipientsOf } from "./recipients.ts";

const schedule: RoundSchedule = {
  releasedAt: "2026-10-01T00:00:00.000Z" as Instant,
  opensAt: "2026-11-01T00:00:00.000Z" as Instant,
  closesAt: "2026-12-01T00:00:00.000Z" as Instant,
  graceMinutes: 60,
  factCheckAt: null,
  publishedAt: null,
  departments: [
    {
      departmentId: "late" as DepartmentId,
      opensAt: "2026-11-25T00:00:00.000Z" as Instant,
      closesAt: null,
    },
  ],
};
const now = "2026-11-23T00:00:00.000Z" as Instant;
const email = "somebody@testkoping.example";

function invited(overrides: Partial<Invited> = {}): Invited {
  return {
    id: "invitation" as InvitationId,
    departmentId: "social" as DepartmentId,
    email,
    answered: false,
    hasLink: false,
    mails: [],
    ...overrides,
  };
}

function mail(kind: MailKind, status: MailStatus, recipient = email) {
  return { kind, status, recipient };
}

/** Why it does not go to one; `goes` where it does. */
function outcome(kind: "invitation" | "reminder", one: Invited) {
  const { to, leftOut } = recipientsOf(kind, [one], schedule, now);
  return to.length === 1 ? "goes" : Object.keys(leftOut).join();
}

describe("an invitation", () => {
  it("goes to who has had none, at an address, while the department can answer", () => {
    expect(outcome("invitation", invited())).toBe("goes");
    expect(outcome("invitation", invited({ email: null }))).toBe("no-address");
    expect(outcome("invitation", invited({ answered: true }))).toBe("answered");
    expect(outcome("invitation", invited({ departmentId: "late" as DepartmentId }))).toBe("not-open");
  });

  it.each(["waiting", "sending", "accepted", "uncertain"] as const)(
    "goes no second time while one is %s",
    (status) => {
      expect(outcome("invitation", invited({ mails: [mail("invitation", status)] }))).toBe("invited");
    },
  );

  it("goes again where it was withdrawn, or went to an address that has been mended", () => {
    expect(outcome("invitation", invited({ mails: [mail("invitation", "withdrawn")] }))).toBe("goes");
    const mended = invited({ mails: [mail("invitation", "refused", "sombody@testkoping.example")] });
    expect(outcome("invitation", mended)).toBe("goes");
    expect(outcome("invitation", invited({ mails: [mail("invitation", "refused")] }))).toBe(
      "address-refused",
    );
  });
});

describe("a reminder", () => {
  const withLink = { hasLink: true, mails: [mail("invitation", "accepted")] };

  it("goes to who has had a link, by mail or on a sheet, and has not answered", () => {
    expect(outcome("reminder", invited(withLink))).toBe("goes");
    expect(outcome("reminder", invited({ hasLink: true }))).toBe("goes");
    expect(outcome("reminder", invited())).toBe("not-invited");
    expect(outcome("reminder", invited({ ...withLink, answered: true }))).toBe("answered");
  });

  it("goes once more another day, but not while another mail is on its way", () => {
    const mails = (status: MailStatus) => [...withLink.mails, mail("reminder", status)];
    expect(outcome("reminder", invited({ ...withLink, mails: mails("accepted") }))).toBe("goes");
    expect(outcome("reminder", invited({ ...withLink, mails: mails("waiting") }))).toBe("under-way");
  });
});

it("counts what was sent together, and what of it is done with", () => {
  const of = (batchId: string | null, status: MailStatus) => ({
    batchId,
    kind: "invitation" as const,
    status,
    queuedAt: now,
  });
  const batches = batchesOf([
    of("a", "accepted"),
    of("b", "waiting"),
    of("a", "sending"),
    of(null, "accepted"),
  ]);
  expect(batches.map(({ id, total }) => [id, total])).toEqual([
    ["a", 2],
    ["b", 1],
  ]);
  expect(batches.map(settledOf)).toEqual([1, 0]);
});
