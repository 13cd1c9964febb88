import type { APIRequestContext } from "@playwright/test";
import { type AddressAccess, addressAccess, type Key } from "../app/domain/access/address-access.ts";
import { type Actor, can, type Permission, permissions } from "../app/domain/access/permission.ts";
import { type MembershipRole, membershipRoles } from "../app/domain/access/role.ts";
import type { DepartmentId, OrganizationId, UserId } from "../app/domain/id.ts";
import routes from "../app/routes.ts";
import { expect, type Mognad, test } from "./mognad.ts";
import { becomeOperator } from "./operator.ts";

/** The operator keeps the installation, and has no role in any organization. */
const roles = ["anonymous", "operator", ...membershipRoles] as const;
type Role = (typeof roles)[number];
type Place = "own" | "other";

/** What came of trying: `in` is every answer but a refusal, also that there is no such thing or nothing was filled in. */
type Outcome = "in" | "sign in" | "refused" | "no such link" | "no such session" | `status ${number}`;

/** What the table says must come of it. */
function expectedOutcome(key: Key, role: Role, place: Place, address: string): Outcome {
  switch (key) {
    case "anyone":
      return "in";
    case "link":
      // Nobody here has a link, or the cookie of one.
      return address.startsWith("/svara/") ? "no such session" : "no such link";
    case "signed-in":
      return role === "anonymous" ? "sign in" : "in";
    case "operator":
      if (role === "anonymous") return "sign in";
      return role === "operator" ? "in" : "refused";
    default:
      if (role === "anonymous") return "sign in";
      if (role === "operator") return "refused";
      return can(memberOfOwn(role), key, place) ? "in" : "refused";
  }
}

function memberOfOwn(role: MembershipRole): Actor {
  return {
    kind: "user",
    id: "somebody" as UserId,
    name: "Somebody",
    isOperator: false,
    memberships: [
      {
        organizationId: "own" as OrganizationId,
        organizationSlug: "own",
        organizationName: "Own",
        synthetic: true,
        role,
        departmentId: role === "department-head" ? ("department" as DepartmentId) : null,
      },
    ],
  };
}

function outcomeOf(status: number, key: Key, address: string): Outcome {
  if (key === "link") {
    if (status === 404) return "no such link";
    if (status === 401 && address.startsWith("/svara/")) return "no such session";
  }
  if (status === 401) return key === "anyone" ? "in" : "sign in";
  if (status === 403) return "refused";
  return status < 500 ? "in" : `status ${status}`;
}

const slugs: Readonly<Record<Place, string>> = { own: "exempelkoping", other: "arboga" };

const example: Readonly<Record<string, string>> = {
  ":token": "A".repeat(27),
  ":handle": "B".repeat(27),
  ":department": "00000000-0000-7000-8000-000000000000",
  ":assessment": "00000000-0000-7000-8000-000000000000",
  ":provider": "00000000-0000-7000-8000-000000000000",
  ":user": "00000000-0000-7000-8000-000000000000",
  // What is not there is not changed by trying.
  ":round": "no-such-round",
  "*": "no/such/page",
};

/** Tried nowhere: it would end the session that the other rows need. */
const endsTheSession: ReadonlySet<string> = new Set(["/sign-out send", "/account end-all"]);

const table: readonly (readonly [address: string, access: AddressAccess])[] = Object.entries(addressAccess);

test.describe("the access matrix", () => {
  test("has an entry for every address of Mognad, and for no other", () => {
    const addresses = routes.map((route) => `/${route.path ?? ""}`);
    expect(Object.keys(addressAccess).sort()).toEqual([...addresses].sort());
  });

  test("asks of every address of an organization a permission in it", () => {
    const open = table.filter(
      ([address, { open, do: doing }]) =>
        address.startsWith("/:org") &&
        // Its pages that are open to all take nothing.
        [open === "anyone" ? null : open, ...Object.values(doing)].some(
          (key) => key !== null && !isPermission(key),
        ),
    );
    expect(open.map(([address]) => address)).toEqual([]);
  });

  for (const role of roles) {
    test(`holds for ${role}`, async ({ mognad, page }) => {
      test.setTimeout(120_000);
      if (role === "operator") await becomeOperator(page, mognad);
      else if (role !== "anonymous") await mognad.signIn(page, role);
      const found: Record<string, Outcome> = {};
      const expected: Record<string, Outcome> = {};
      for (const [address, access] of table) {
        for (const place of address.startsWith("/:org") ? (["own", "other"] as const) : (["own"] as const)) {
          if (access.open !== null) {
            const name = `${place}: open ${address}`;
            expected[name] = expectedOutcome(access.open, role, place, address);
            found[name] = outcomeOf(
              await opening(page.request, mognad, address, place),
              access.open,
              address,
            );
          }
          for (const [intent, key] of Object.entries(access.do)) {
            if (endsTheSession.has(`${address} ${intent}`)) continue;
            const name = `${place}: ${intent} at ${address}`;
            expected[name] = expectedOutcome(key, role, place, address);
            found[name] = outcomeOf(await doing(page.request, mognad, address, intent, place), key, address);
          }
        }
      }
      expect(found).toEqual(expected);
    });
  }
});

test.describe("a department head, of who is invited", () => {
  test("sees the own department's, and no other's, at each address that shows them", async ({
    mognad,
    page,
  }) => {
    await mognad.signIn(page, "department-head");
    const { own, other, invitations } = await mognad.inDatabase(async ({ read }) => {
      const { organizationId, departmentId } = await read
        .selectFrom("memberships")
        .innerJoin("organizations", "organizations.id", "memberships.organizationId")
        .where("organizations.slug", "=", slugs.own)
        .where("role", "=", "department-head")
        .select(["organizationId", "departmentId"])
        .executeTakeFirstOrThrow();
      const invitations = await read
        .selectFrom("invitations")
        .innerJoin("rounds", (join) =>
          join
            .onRef("rounds.organizationId", "=", "invitations.organizationId")
            .onRef("rounds.id", "=", "invitations.roundId"),
        )
        .where("invitations.organizationId", "=", organizationId)
        .where("rounds.slug", "=", "2026")
        .where("trialBy", "is", null)
        .select(["invitations.id", "invitations.departmentId", "invitations.title"])
        .execute();
      const other = invitations.find((invitation) => invitation.departmentId !== departmentId);
      return { own: departmentId ?? "", other: other?.departmentId ?? "", invitations };
    });
    const list = `${mognad.url}/${slugs.own}/rounds/2026/respondents`;
    const statusOf = async (address: string) => (await page.request.get(address)).status();
    expect(await statusOf(list)).toBe(200);
    expect(await statusOf(`${list}?department=${own}`)).toBe(200);
    expect(await statusOf(`${list}?department=${other}`)).toBe(403);
    const found: Record<string, number> = {};
    const expected: Record<string, number> = {};
    const file = await (await page.request.get(`${list}/save/csv`)).text();
    for (const { id, departmentId, title } of invitations) {
      const isOwn = departmentId === own;
      expected[title] = isOwn ? 200 : 403;
      found[title] = await statusOf(`${list}/${id}`);
      expect(file.includes(`;${title};`), title).toBe(isOwn);
    }
    expect(found).toEqual(expected);
    const [mine] = invitations.filter(({ departmentId }) => departmentId === own);
    const tried = await page.request.post(`${list}/${mine?.id}`, { form: { intent: "revoke" } });
    expect(tried.status(), "reads, and changes nothing").toBe(403);
  });
});

function isPermission(key: Key): key is Permission {
  return Object.hasOwn(permissions, key);
}

async function opening(
  request: APIRequestContext,
  mognad: Mognad,
  address: string,
  place: Place,
): Promise<number> {
  const response = await request.get(mognad.url + fill(address, place), { maxRedirects: 0 });
  return response.status();
}

async function doing(
  request: APIRequestContext,
  mognad: Mognad,
  address: string,
  intent: string,
  place: Place,
): Promise<number> {
  const response = await request.post(mognad.url + fill(address, place), {
    maxRedirects: 0,
    form: { intent },
  });
  return response.status();
}

function fill(address: string, place: Place): string {
  return address
    .split("/")
    .map((part) => (part === ":org" ? slugs[place] : (example[part] ?? part)))
    .join("/");
}
