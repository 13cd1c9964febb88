import type { Page } from "@playwright/test";
import { readSamlMetadata } from "../app/domain/provider/saml-metadata.server.ts";
import { aGroupRule, aProvider } from "../app/domain/provider/testing.server.ts";
import { aSamlProvider } from "../app/domain/provider/testing-saml.server.ts";
import { anEnvironment } from "../app/domain/testing.ts";
import routes from "../app/routes.ts";
import { providersOf } from "../db/queries/sign-in-providers.ts";
import type { Rounds } from "../db/schema.ts";
import { expectAccessible } from "./accessible.ts";
import { expect, type Mognad, test } from "./mognad.ts";
import { becomeOperator, beginFirstStart, operatorLink } from "./operator.ts";
import { aPublishedRound } from "./published-round.ts";

/** How to come to each page; the addresses that only answer forms or programs are named with the reason. */
type Visit = (page: Page, mognad: Mognad) => Promise<void>;

const open =
  (path: string, role?: string): Visit =>
  async (page, mognad) => {
    if (role) await mognad.signIn(page, role);
    await page.goto(mognad.url + path);
  };

const beginAnswering = async (page: Page, mognad: Mognad, disclosure: Rounds["disclosure"] = "in-office") => {
  const { link } = await mognad.freshRound({ disclosure });
  await page.goto(link);
  await page.getByRole("main").locator("form button[type=submit]").click();
  await page.waitForURL(/\/svara\//);
};

const review = async (page: Page, mognad: Mognad, disclosure: Rounds["disclosure"] = "in-office") => {
  await beginAnswering(page, mognad, disclosure);
  await page.getByRole("radio").first().check();
  await expect(page.getByText(/^(Sparat|Saved) \d/)).toBeVisible();
  await page.goto(`${page.url()}/review`);
};

/** Signs in as the administrator, whose organization has a provider with a rule, which is turned on. @returns its id */
async function administersProvider(page: Page, mognad: Mognad): Promise<string> {
  await mognad.signIn(page, "administrator");
  return mognad.inDatabase(async (database) => {
    const { organizationId } = await database.read
      .selectFrom("organizations")
      .where("slug", "=", "exempelkoping")
      .select("id as organizationId")
      .executeTakeFirstOrThrow();
    const present = await providersOf(database.read, organizationId);
    if (present[0]) return present[0].id;
    const metadata = readSamlMetadata(aSamlProvider().metadata);
    if (typeof metadata === "string") throw new Error(metadata);
    const environment = anEnvironment(database);
    const groups = "http://schemas.xmlsoap.org/claims/Group";
    const provider = await aProvider(environment, organizationId, {
      configuration: { kind: "saml", ...metadata, groups },
    });
    const group = "CN=Mognad-samordnare,OU=Grupper,DC=exempelkoping,DC=example";
    await aGroupRule(environment, provider, group, "coordinator");
    return provider.id;
  });
}
/** Invites somebody new to an account. @returns the link in the mail */
const invite = async (page: Page, mognad: Mognad): Promise<string> => {
  await mognad.signIn(page, "administrator");
  await page.goto(`${mognad.url}/exempelkoping/administration/people`);
  const email = `${crypto.randomUUID()}@exempelkoping.example`;
  await page.locator("input[name=email]").fill(email);
  await page.locator("button[value=invite]").click();
  return mognad.linkMailedTo(email);
};

const visits: Readonly<Record<string, Visit | "not a page">> = {
  "/": open("/"),
  "/language": "not a page",
  "/method": open("/method"),
  "/sign-in": open("/sign-in"),
  // With what is told of a sign-in that came to nothing.
  "/sign-in/:org": async (page, mognad) => {
    await administersProvider(page, mognad);
    await page.context().clearCookies({ name: "mognad.session_token" });
    await page.goto(`${mognad.url}/sign-in/exempelkoping?problem=mismatch`);
  },
  "/sign-in/with/:provider": "not a page",
  "/sign-in/with/:provider/response": open("/sign-in/with/any/response"),
  "/sign-in/with/:provider/metadata": "not a page",
  // Without a password given before, it leads to where that is given.
  "/sign-in/code": open("/sign-in/code"),
  "/forgot-password": open("/forgot-password"),
  "/password/:token": open(`/password/${"A".repeat(27)}`),
  "/invited/:token": async (page, mognad) => {
    const link = await invite(page, mognad);
    await page.context().clearCookies();
    await page.goto(link);
  },
  "/account": open("/account", "coordinator"),
  "/account/second-factor": open("/account/second-factor", "coordinator"),
  "/sign-out": "not a page",
  "/first-start/:token": async (page, mognad) => {
    await page.goto(await operatorLink(mognad));
  },
  "/first-start": beginFirstStart,
  "/operator": async (page, mognad) => {
    await becomeOperator(page, mognad);
    await page.goto(`${mognad.url}/operator`);
  },
  "/operator/organizations/new": becomeOperator,
  "/r/:token": async (page, mognad) => {
    await page.goto(mognad.sheet.invitations[0]?.url ?? "");
  },
  "/r/:token/hand-on": async (page, mognad) => {
    await page.goto(`${mognad.sheet.invitations[0]?.url}/hand-on`);
  },
  "/svara/:handle": (page, mognad) => beginAnswering(page, mognad),
  "/svara/:handle/answers": "not a page",
  "/svara/:handle/last-time": "not a page",
  "/svara/:handle/review": (page, mognad) => review(page, mognad),
  "/svara/:handle/receipt": async (page, mognad) => {
    await review(page, mognad);
    await page.getByRole("main").locator("form button[type=submit]").click();
    await page.waitForURL(/\/receipt/);
  },
  // With a wrong code: the field, the ways on, and what is told of it.
  "/svara/:handle/change": async (page, mognad) => {
    await review(page, mognad, "confidential");
    await page.getByRole("main").locator("form button[type=submit]").click();
    await page.waitForURL(/\/receipt/);
    const handle = new URL(page.url()).pathname.split("/")[2] ?? "";
    await page.context().clearCookies({ name: "receipt", path: `/svara/${handle}` });
    await page.goto(`${mognad.url}/svara/${handle}/change`);
    await page.getByRole("textbox").fill("7KQ2M");
    await page.getByRole("main").locator("form button[type=submit]").click();
    await expect(page.getByRole("alert")).toBeVisible();
  },
  "/svara/:handle/result": async (page, mognad) => {
    await page.goto(await aPublishedRound(mognad));
    await page.getByRole("main").locator("form button[type=submit]").click();
    await page.waitForURL(/\/result$/);
  },
  "/:org": open("/exempelkoping", "coordinator"),
  "/:org/accessibility": open("/exempelkoping/accessibility"),
  "/:org/privacy": open("/exempelkoping/privacy"),
  "/:org/rounds": open("/exempelkoping/rounds", "coordinator"),
  "/:org/rounds/new": open("/exempelkoping/rounds/new?copy=2026", "coordinator"),
  "/:org/rounds/:round": open("/exempelkoping/rounds/2026", "coordinator"),
  "/:org/rounds/:round/edit": open("/exempelkoping/rounds/2026/edit", "coordinator"),
  "/:org/rounds/:round/invitations": open(
    "/exempelkoping/rounds/2026/invitations?ask=reminder",
    "coordinator",
  ),
  "/:org/rounds/:round/invitations/texts": open(
    "/exempelkoping/rounds/2026/invitations/texts",
    "coordinator",
  ),
  // With the links made, in a round of its own: the sheet itself.
  "/:org/rounds/:round/invitations/sheet": async (page, mognad) => {
    const { organization } = await mognad.freshRound();
    await mognad.signIn(page, "coordinator");
    await page.goto(`${mognad.url}/${organization}/rounds/2026/invitations/sheet`);
    await page.getByRole("main").locator("form button[type=submit]").first().click();
    await expect(page.getByRole("main").getByRole("img")).toBeVisible();
  },
  "/:org/rounds/:round/invitations/links": "not a page",
  "/:org/rounds/:round/progress": "not a page",
  "/:org/rounds/:round/questionnaire": open(
    "/exempelkoping/rounds/2026/questionnaire?text=pages[0].elements[0].title",
    "coordinator",
  ),
  "/:org/rounds/:round/respondents": open("/exempelkoping/rounds/2026/respondents", "coordinator"),
  // Refused, so that errors stand there too.
  "/:org/rounds/:round/respondents/new": async (page, mognad) => {
    await mognad.signIn(page, "coordinator");
    await page.goto(`${mognad.url}/exempelkoping/rounds/2026/respondents/new`);
    await page.getByRole("main").locator("form button[type=submit]").click();
    await expect(page.getByRole("alert")).toBeVisible();
  },
  // With a preview of rows of each kind.
  "/:org/rounds/:round/respondents/import": async (page, mognad) => {
    await mognad.signIn(page, "coordinator");
    await page.goto(`${mognad.url}/exempelkoping/rounds/2026/respondents/import`);
    await page.getByRole("textbox").fill("ny@exempel.example;Chef;chef;social\nfel;Chef;chef;social");
    await page.getByRole("main").locator("form button[type=submit]").click();
    await expect(page.getByRole("table")).toHaveCount(2);
  },
  "/:org/rounds/:round/respondents/save/:format": "not a page",
  // With everything that can be done unfolded.
  "/:org/rounds/:round/respondents/:invitation": async (page, mognad) => {
    await mognad.signIn(page, "coordinator");
    await page.goto(`${mognad.url}/exempelkoping/rounds/2026/respondents?state=invited`);
    await page.getByRole("rowheader").getByRole("link").first().click();
    await page.waitForURL(/respondents\/[0-9a-f-]+$/);
    for (const doing of await page.getByRole("main").locator("summary").all()) await doing.click();
  },
  "/:org/rounds/:round/trial": open("/exempelkoping/rounds/2026/trial", "coordinator"),
  "/:org/rounds/:round/archive": open("/exempelkoping/rounds/2025/archive", "auditor"),
  "/:org/rounds/:round/archive/package": "not a page",
  "/:org/results": open("/exempelkoping/results", "coordinator"),
  "/:org/results/years": open("/exempelkoping/results/years", "coordinator"),
  "/:org/results/questions": open("/exempelkoping/results/questions", "coordinator"),
  "/:org/results/questions/:question": async (page, mognad) => {
    await mognad.signIn(page, "coordinator");
    await page.goto(`${mognad.url}/exempelkoping/results/questions`);
    await page.getByRole("main").locator("a[href*='/results/questions/']").first().click();
    await page.waitForURL(/\/results\/questions\/[^?]+/);
  },
  "/:org/results/profile": open("/exempelkoping/results/profile", "coordinator"),
  "/:org/results/csv/:table": "not a page",
  "/:org/results/organizations": open("/exempelkoping/results/organizations", "administrator"),
  "/:org/results/summary": open("/exempelkoping/results/summary", "coordinator"),
  "/:org/follow-up": open("/exempelkoping/follow-up", "coordinator"),
  "/:org/assessments/:assessment": async (page, mognad) => {
    await mognad.signIn(page, "auditor");
    await page.goto(`${mognad.url}/kungsor/follow-up`);
    await page.getByRole("main").locator("a[href*='/assessments/']").first().click();
    await page.waitForURL(/\/assessments\//);
  },
  "/:org/administration": open("/exempelkoping/administration", "administrator"),
  "/:org/administration/audit-log": open("/exempelkoping/administration/audit-log", "administrator"),
  "/:org/administration/audit-log/csv": "not a page",
  "/:org/administration/departments": open("/exempelkoping/administration/departments", "administrator"),
  "/:org/administration/departments/reorganize": open(
    "/exempelkoping/administration/departments/reorganize",
    "administrator",
  ),
  "/:org/administration/departments/:department": async (page, mognad) => {
    await mognad.signIn(page, "administrator");
    await page.goto(`${mognad.url}/exempelkoping/administration/departments`);
    await page.getByRole("main").getByRole("table").getByRole("link").first().click();
    await page.waitForURL(/\/departments\/[0-9a-f-]{36}$/);
  },
  "/:org/administration/pages": open("/exempelkoping/administration/pages", "administrator"),
  // With both forms as they are when nothing was filled in.
  "/:org/administration/providers": async (page, mognad) => {
    await administersProvider(page, mognad);
    await page.goto(`${mognad.url}/exempelkoping/administration/providers`);
    await page.locator("details").nth(1).locator("summary").click();
    await page.locator("details[open] button[type=submit]").click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.locator("details").first().locator("summary").click();
  },
  "/:org/administration/providers/:provider": async (page, mognad) => {
    await page.goto(
      `${mognad.url}/exempelkoping/administration/providers/${await administersProvider(page, mognad)}`,
    );
    await page.locator("button[value=add-rule]").click();
    await expect(page.getByRole("alert")).toBeVisible();
  },
  "/:org/administration/providers/:provider/trial": "not a page",
  // With somebody invited, and the link to hand over.
  "/:org/administration/people": async (page, mognad) => {
    await invite(page, mognad);
  },
  "/:org/administration/people/:user": async (page, mognad) => {
    await mognad.signIn(page, "administrator");
    await page.goto(`${mognad.url}/exempelkoping/administration/people`);
    await page.getByRole("main").locator("th[scope=row] a").first().click();
    await page.waitForURL(/\/people\/[0-9a-f-]{36}$/);
  },
  // With somebody found: what is kept, and the form that erases it.
  "/:org/administration/records": async (page, mognad) => {
    await mognad.signIn(page, "administrator");
    await page.goto(`${mognad.url}/exempelkoping/administration/records`);
    const coordinator = mognad.sheet.accounts.find(({ role }) => role === "coordinator");
    await page
      .getByRole("textbox")
      .first()
      .fill(coordinator?.email ?? "");
    await page.locator("button[value=find]").click();
    await expect(page.locator("button[value=erase]")).toBeVisible();
  },
  "/:org/administration/records/json": "not a page",
  // With a round chosen, and its form refused.
  "/:org/administration/records/destruction": async (page, mognad) => {
    await mognad.signIn(page, "administrator");
    await page.goto(`${mognad.url}/exempelkoping/administration/records/destruction?round=2025`);
    await page.locator("main form[method=post] button").click();
    await expect(page.getByRole("alert")).toBeVisible();
  },
  "/:org/administration/records/release": async (page, mognad) => {
    await mognad.signIn(page, "administrator");
    await page.goto(`${mognad.url}/exempelkoping/administration/records/release?round=2025`);
    await page.locator("main form[method=post] button").first().click();
    await expect(page.getByRole("table")).toBeVisible();
  },
  "/:org/administration/records/release/csv": "not a page",
  "/healthz": "not a page",
  "/readyz": "not a page",
  "/*": open("/no/such/page"),
};

test("every address is looked at, or is not a page", () => {
  expect(Object.keys(visits).sort()).toEqual(routes.map((route) => `/${route.path ?? ""}`).sort());
});

for (const [address, visit] of Object.entries(visits)) {
  if (visit === "not a page") continue;
  for (const width of [320, 1280]) {
    for (const locale of ["sv-SE", "en-GB"]) {
      test.describe(`${address} at ${width} px in ${locale}`, () => {
        test.use({ viewport: { width, height: 900 }, locale });

        test("has no violation, nothing wider than the page, and the right language", async ({
          page,
          mognad,
        }) => {
          await visit(page, mognad);
          await page.waitForLoadState("networkidle");
          await expectAccessible(page);
          await expect(page.locator("html")).toHaveAttribute("lang", locale.slice(0, 2));
        });
      });
    }
  }
}
