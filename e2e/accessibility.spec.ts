import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import routes from "../app/routes.ts";
import type { Rounds } from "../db/schema.ts";
import { expect, type Mognad, test } from "./mognad.ts";
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

const visits: Readonly<Record<string, Visit | "not a page">> = {
  "/": open("/"),
  "/language": "not a page",
  "/method": open("/method"),
  "/sign-in": open("/sign-in"),
  "/sign-out": "not a page",
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
  "/:org/rounds": open("/exempelkoping/rounds", "coordinator"),
  "/:org/rounds/:round": open("/exempelkoping/rounds/2026", "coordinator"),
  "/:org/rounds/:round/archive": open("/exempelkoping/rounds/2025/archive", "auditor"),
  "/:org/results": open("/exempelkoping/results", "coordinator"),
  "/:org/follow-up": open("/exempelkoping/follow-up", "coordinator"),
  "/:org/assessments/:assessment": async (page, mognad) => {
    await mognad.signIn(page, "auditor");
    await page.goto(`${mognad.url}/kungsor/follow-up`);
    await page.getByRole("main").locator("a[href*='/assessments/']").first().click();
    await page.waitForURL(/\/assessments\//);
  },
  "/:org/administration": open("/exempelkoping/administration", "administrator"),
  // With somebody found: what is kept, and the form that erases it.
  "/:org/administration/records": async (page, mognad) => {
    await mognad.signIn(page, "administrator");
    await page.goto(`${mognad.url}/exempelkoping/administration/records`);
    const coordinator = mognad.sheet.accounts.find(({ role }) => role === "coordinator");
    await page.getByRole("textbox").fill(coordinator?.email ?? "");
    await page.locator("button[value=find]").click();
    await expect(page.locator("button[value=erase]")).toBeVisible();
  },
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
          const { violations } = await new AxeBuilder({ page })
            .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
            .analyze();
          expect(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`),
          ).toEqual([]);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(overflow, "pixels wider than the window").toBeLessThanOrEqual(0);
          await expect(page.locator("html")).toHaveAttribute("lang", locale.slice(0, 2));
          await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        });
      });
    }
  }
}
