import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { membershipRoles } from "#app/domain/access/role.ts";
import type { DepartmentId } from "#app/domain/id.ts";
import { changeOfRoles, type GroupRule, rolesOfGroups } from "./group-roles.ts";

const departments = [null, "social", "education"] as readonly (DepartmentId | null)[];
const groupNames = ["a", "b", "c"];
const roles = fc.record({
  role: fc.constantFrom(...membershipRoles),
  departmentId: fc.constantFrom(...departments),
});
const rules = fc.array(
  fc.record({
    role: fc.constantFrom(...membershipRoles),
    departmentId: fc.constantFrom(...departments),
    groupName: fc.constantFrom(...groupNames, null),
  }),
);
const text = (role: { readonly role: string; readonly departmentId: string | null }) =>
  `${role.role} ${role.departmentId}`;

describe("the roles that groups give", () => {
  it("are none where no rule fits", () => {
    const rule: GroupRule = { groupName: "a", role: "administrator", departmentId: null };
    expect(rolesOfGroups(["A", "a ", "aa", ""], [rule])).toEqual([]);
    expect(rolesOfGroups(["a"], [])).toEqual([]);
  });

  it("are each given by a rule of a group that the person is in, and each once", () => {
    fc.assert(
      fc.property(fc.subarray(groupNames), rules, (groups, given) => {
        const found = rolesOfGroups(groups, given).map(text);
        const fitting = given.filter(({ groupName }) => groupName === null || groups.includes(groupName));
        expect(new Set(found)).toEqual(new Set(fitting.map(text)));
        expect(found.length).toBe(new Set(found).size);
      }),
    );
  });

  it("become those wanted when they are given and taken as told, and nothing is when they are already", () => {
    fc.assert(
      fc.property(fc.array(roles), fc.array(roles), (held, wanted) => {
        const { given, taken } = changeOfRoles(held, wanted);
        const after = [...held.filter((role) => !taken.includes(role)), ...given];
        expect(new Set(after.map(text))).toEqual(new Set(wanted.map(text)));
        expect(changeOfRoles(wanted, wanted)).toEqual({ given: [], taken: [] });
      }),
    );
  });
});
