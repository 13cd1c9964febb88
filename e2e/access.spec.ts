import type { APIRequestContext } from "@playwright/test";
import routes from "../app/routes.ts";
import { expect, type Mognad, test } from "./mognad.ts";

const roles = ["anonymous", "reader", "department-head", "coordinator", "auditor", "administrator"] as const;
type Role = (typeof roles)[number];

/** What each role gets when it opens an address: one status for all, or one each. */
type Row = number | Readonly<Record<Role, number>>;

const members: Row = {
  anonymous: 401,
  reader: 200,
  "department-head": 200,
  coordinator: 200,
  auditor: 200,
  administrator: 200,
};
const nobody: Row = {
  ...members,
  reader: 403,
  "department-head": 403,
  coordinator: 403,
  auditor: 403,
  administrator: 403,
};
const signedInGoesOn: Row = {
  anonymous: 200,
  reader: 302,
  "department-head": 302,
  coordinator: 302,
  auditor: 302,
  administrator: 302,
};

/** Opening a page (GET): in one's own organization, and in another's. An address without organization has one column. */
const opening: Readonly<Record<string, { readonly own: Row; readonly other?: Row }>> = {
  "/": { own: { ...members, anonymous: 200, reader: 302, "department-head": 302 } },
  "/language": { own: 302 },
  "/method": { own: 200 },
  "/sign-in": { own: signedInGoesOn },
  "/sign-out": { own: 302 },
  // The respondents' pages: their link, or their cookie, is the right. Nobody has one for these.
  "/r/:token": { own: 404 },
  "/r/:token/hand-on": { own: 404 },
  "/svara/:handle": { own: 401 },
  "/svara/:handle/answers": { own: 401 },
  "/svara/:handle/last-time": { own: 401 },
  "/svara/:handle/review": { own: 401 },
  "/svara/:handle/receipt": { own: 401 },
  "/svara/:handle/change": { own: 401 },
  "/svara/:handle/result": { own: 401 },
  "/:org": { own: members, other: nobody },
  "/:org/results": { own: members, other: nobody },
  "/:org/follow-up": { own: members, other: nobody },
  // An assessment that is not there: whoever may read assessments is told so, everybody else is not.
  "/:org/assessments/:assessment": {
    own: {
      anonymous: 401,
      reader: 404,
      "department-head": 404,
      coordinator: 404,
      auditor: 404,
      administrator: 404,
    },
    other: nobody,
  },
  "/healthz": { own: 200 },
  "/readyz": { own: 200 },
  "/*": { own: 404 },
};

/** Doing something (POST) without a right that the address itself carries. */
const doing: Readonly<Record<string, Row>> = {
  "/language": 400,
  "/sign-in": { ...signedInGoesOn, anonymous: 400 },
  "/sign-out": 302,
  "/r/:token": 404,
  "/r/:token/hand-on": 404,
  "/svara/:handle/answers": 401,
  "/svara/:handle/review": 401,
  "/svara/:handle/change": 401,
};

const example: Readonly<Record<string, string>> = {
  ":token": "A".repeat(27),
  ":handle": "B".repeat(27),
  ":assessment": "00000000-0000-7000-8000-000000000000",
  "*": "no/such/page",
};

test.describe("the access matrix", () => {
  test("has a row for every address of Mognad", () => {
    const addresses = routes.map((route) => `/${route.path ?? ""}`);
    expect(Object.keys(opening).sort()).toEqual([...addresses].sort());
  });

  for (const role of roles) {
    test(`holds for ${role}`, async ({ mognad, page }) => {
      if (role !== "anonymous") await mognad.signIn(page, role);
      const found: Record<string, number> = {};
      const expected: Record<string, number> = {};
      for (const [address, { own, other }] of Object.entries(opening)) {
        const places =
          other === undefined
            ? ([["own", own]] as const)
            : ([
                ["own", own],
                ["other", other],
              ] as const);
        for (const [place, row] of places) {
          const name = `${place} ${address}`;
          expected[name] = statusOf(row, role);
          found[name] = await statusOfOpening(page.request, mognad, address, place);
        }
      }
      for (const [address, row] of Object.entries(doing)) {
        // Signing out is tried last by not being tried here: it would end what the other rows need.
        if (address === "/sign-out" && role !== "anonymous") continue;
        expected[`do ${address}`] = statusOf(row, role);
        const response = await page.request.post(mognad.url + fill(address, "exempelkoping"), {
          maxRedirects: 0,
          form: {},
        });
        found[`do ${address}`] = response.status();
      }
      expect(found).toEqual(expected);
    });
  }
});

function statusOf(row: Row, role: Role): number {
  return typeof row === "number" ? row : row[role];
}

async function statusOfOpening(
  request: APIRequestContext,
  mognad: Mognad,
  address: string,
  place: "own" | "other",
): Promise<number> {
  const url = mognad.url + fill(address, place === "own" ? "exempelkoping" : "arboga");
  const response = await request.get(url, { maxRedirects: 0 });
  return response.status();
}

function fill(address: string, organization: string): string {
  return address
    .split("/")
    .map((part) => (part === ":org" ? organization : (example[part] ?? part)))
    .join("/");
}
