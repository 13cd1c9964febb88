import { describe, expect, it } from "vitest";
import type { DepartmentId, OrganizationId, UserId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { authorize } from "./authorize.ts";
import { type Actor, can, permissions, reaches, reachOf } from "./permission.ts";
import { type MembershipRole, membershipRoles } from "./role.ts";

function aUser(...memberships: readonly (readonly [organization: string, role: MembershipRole])[]): Actor {
  return {
    kind: "user",
    id: "user" as UserId,
    name: "Somebody",
    isOperator: false,
    memberships: memberships.map(([organizationSlug, role]) => ({
      organizationId: organizationSlug as OrganizationId,
      organizationSlug,
      organizationName: organizationSlug,
      synthetic: false,
      role,
      departmentId: role === "department-head" ? ("social" as DepartmentId) : null,
    })),
  };
}

function problemOf(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (problem) {
    return problem instanceof Problem ? problem.data.code : problem;
  }
  return null;
}

describe("who may do what", () => {
  it("is this table and no other", () => {
    const table = Object.fromEntries(
      Object.keys(permissions).map((permission) => [
        permission,
        membershipRoles.filter((role) =>
          can(aUser(["here", role]), permission as keyof typeof permissions, "here"),
        ),
      ]),
    );
    expect(table).toEqual({
      "organization.read": ["administrator", "coordinator", "auditor", "department-head", "reader"],
      "results.read": ["administrator", "coordinator", "auditor", "department-head", "reader"],
      "results.preview": ["administrator", "coordinator", "auditor"],
      "results.remarks": ["administrator", "coordinator", "auditor", "department-head"],
      "rounds.read": ["administrator", "coordinator", "auditor", "department-head"],
      "rounds.manage": ["coordinator"],
      "respondents.read": ["administrator", "coordinator", "auditor", "department-head"],
      "follow-up.read": ["administrator", "coordinator", "auditor", "department-head", "reader"],
      "assessments.read-private": ["auditor"],
      "organization.settings": ["administrator", "auditor"],
      "organization.manage": ["administrator"],
      "people.read": ["administrator", "auditor"],
      "people.manage": ["administrator"],
      "audit-log.read": ["administrator", "auditor"],
      "archive.read": ["administrator", "auditor"],
      "records.manage": ["administrator"],
    });
  });

  it("ends at the organization's border", () => {
    const user = aUser(["here", "administrator"], ["there", "reader"]);
    expect(can(user, "results.preview", "here")).toBe(true);
    expect(can(user, "results.preview", "there")).toBe(false);
    expect(can(user, "results.read", "elsewhere")).toBe(false);
  });

  it("is for a department head, of who is invited, the own department alone", () => {
    const head = reachOf(aUser(["here", "department-head"]), "respondents.read", "here");
    expect(head).toEqual({ kind: "departments", departments: ["social"] });
    expect(reaches(head, "social" as DepartmentId)).toBe(true);
    expect(reaches(head, "education" as DepartmentId)).toBe(false);
    const coordinator = reachOf(aUser(["here", "coordinator"]), "respondents.read", "here");
    expect(reaches(coordinator, "education" as DepartmentId)).toBe(true);
    const reader = reachOf(aUser(["here", "reader"]), "respondents.read", "here");
    expect(reaches(reader, "social" as DepartmentId)).toBe(false);
  });

  it("is nothing for a stranger", () => {
    expect(can({ kind: "anonymous" }, "organization.read", "here")).toBe(false);
  });
});

describe("a request in an organization", () => {
  it("goes on with the scope of that organization", () => {
    const scope = authorize(aUser(["here", "reader"], ["there", "auditor"]), "results.read", "there");
    expect(scope).toMatchObject({ organizationId: "there", slug: "there" });
    expect(scope.can("results.preview")).toBe(true);
  });

  it("asks a stranger to sign in", () => {
    expect(problemOf(() => authorize({ kind: "anonymous" }, "results.read", "here"))).toBe(
      "sign-in-required",
    );
  });

  it("waits for a second factor where the organization asks one, whatever the role", () => {
    const member = aUser(["here", "administrator"], ["there", "reader"]);
    if (member.kind !== "user") throw new Error("A user is wanted.");
    const memberships = member.memberships.map((one) => ({
      ...one,
      lacksSecondFactor: one.organizationSlug === "here",
    }));
    const actor: Actor = { ...member, memberships };
    expect(problemOf(() => authorize(actor, "organization.read", "here"))).toBe("second-factor-required");
    expect(problemOf(() => authorize(actor, "results.read", "there"))).toBe(null);
  });

  it("is refused alike where the right and where the organization is missing", () => {
    const user = aUser(["here", "reader"]);
    expect(problemOf(() => authorize(user, "results.preview", "here"))).toBe("not-allowed");
    expect(problemOf(() => authorize(user, "results.read", "elsewhere"))).toBe("not-allowed");
  });
});
