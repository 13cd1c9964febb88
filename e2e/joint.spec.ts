import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Locator, Page } from "@playwright/test";
import { instant } from "../app/domain/id.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound, someResponses } from "../app/domain/testing.ts";
import { expect, type Mognad, test } from "./mognad.ts";

/*
 * A department answers jointly: two colleagues, each with a link and a device of their own, write one response. Last
 * year it chose level 2 on the first question, with a comment, and level 4 on the second.
 */

const day = 86_400_000;
let organizations = 0;

type JointRound = { readonly links: readonly [string, string]; readonly organization: string };

async function aJointRound({ url, inDatabase }: Mognad): Promise<JointRound> {
  const slug = `tillsammans-${++organizations}`;
  return inDatabase(async (database) => {
    const environment = anEnvironment(database);
    environment.moveClockTo(new Date().toISOString());
    const municipality = await aMunicipality(environment, { slug, departments: { bolaget: "company" } });
    const { bolaget } = municipality.departments;
    const at = (days: number) => instant(new Date(Date.now() + days * day));
    const year = new Date().getFullYear();
    const joint = { answering: "joint", releasedAt: at(-400) } as const;
    const before = { ...joint, year: year - 1, opensAt: at(-390), closesAt: at(-360) };
    await someResponses(environment, await aRound(environment, municipality, before), bolaget, [
      { steering_strategy: 2, "steering_strategy#comment": "Utkastet var inte beslutat.", steering_goals: 4 },
    ]);
    const now = { ...joint, year, opensAt: at(-1), closesAt: at(1) };
    const round = await aRound(environment, municipality, now);
    const link = async (title: string) => {
      const { token } = await anInvitation(environment, round, bolaget.id, { overrides: { title } });
      return `${url}/r/${token}`;
    };
    return { links: [await link("Vd"), await link("It-ansvarig")], organization: slug };
  });
}

async function begin(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: /Börja svara|Fortsätt svara/ }).click();
  await page.waitForURL(/\/svara\//);
  await expect(page.getByRole("status").filter({ hasText: /spar/i }).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
}

/** Another person's browser. */
async function aColleague(browser: Browser, link: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await begin(page, link);
  return { context, page };
}

function level(page: Page, question: number, chosen: number): Locator {
  return page
    .getByRole("radiogroup")
    .nth(question)
    .getByRole("radio", { name: new RegExp(`^${chosen} – `) });
}

/** What is said below the first question. */
function first(page: Page): Locator {
  return page.locator("#question-steering_strategy");
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
}

/** As when the person comes back to the page: it looks for what others have changed. */
function comeBack(page: Page): Promise<void> {
  return page.evaluate(() => void dispatchEvent(new Event("focus")));
}

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual(
    [],
  );
}

test("two colleagues write one response: each sees the other's answers, and one of them sends it for both", async ({
  page,
  browser,
  mognad,
}) => {
  const { links, organization } = await aJointRound(mognad);
  await begin(page, links[0]);
  await expect(page.getByText("Förutom dig är inbjudna: It-ansvarig.")).toBeVisible();
  const colleague = await aColleague(browser, links[1]);
  const other = colleague.page;
  await expect(other.getByText("Förutom dig är inbjudna: Vd.")).toBeVisible();

  await level(page, 0, 3).check();
  await saved(page);
  await level(other, 1, 1).check();
  await saved(other);
  await comeBack(page);
  await expect(level(page, 1, 1), "the other's answer comes by itself").toBeChecked();
  await expect(page.getByText("En fråga har besvarats på ett annat ställe")).toBeVisible();

  // The colleague has not seen the first question's answer, and answers it too.
  await level(other, 0, 5).check();
  const conflict = other.getByRole("alert").getByRole("region");
  await expect(conflict.getByText(/^3 – /)).toBeVisible();
  await expect(conflict.getByText(/^5 – /)).toBeVisible();
  await other.getByRole("button", { name: "Ta det andra" }).click();
  await expect(level(other, 0, 3)).toBeChecked();
  await level(page, 2, 2).check();
  await saved(page);
  expect(await mognad.countResponses(organization), "last year's and this year's one").toBe(2);

  await page.goto(`${page.url().split("?")[0]}/review`);
  await page.getByRole("button", { name: "Skicka in svaren" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tack, svaren är inskickade" })).toBeVisible();

  await other.goto(links[1]);
  await other.getByRole("button", { name: "Visa kvittensen" }).click();
  await expect(other.getByRole("heading", { level: 1, name: "Tack, svaren är inskickade" })).toBeVisible();
  for (const answer of [/^3 – /, /^1 – /, /^2 – /]) {
    await expect(other.getByRole("main").getByText(answer).first()).toBeVisible();
  }
  expect(await mognad.countResponses(organization)).toBe(2);
  await colleague.context.close();
});

test("last year's level shows once a level is chosen, and another level asks what has changed", async ({
  page,
  mognad,
}) => {
  const { links } = await aJointRound(mognad);
  const told: string[] = [];
  page.on("response", async (response) => {
    if (response.request().resourceType() === "document" || response.url().includes("/svara/")) {
      told.push(await response.text().catch(() => ""));
    }
  });
  await begin(page, links[0]);
  await level(page, 0, 3).focus();
  await page.waitForLoadState("networkidle");
  const lastTime = first(page).getByRole("status").filter({ hasText: "förra gången" });
  await expect(lastTime).toHaveCount(0);
  expect(told.join(), "nothing of last year has come to the browser").not.toContain(
    "Utkastet var inte beslutat",
  );
  expect(told.join()).toContain("steering_strategy");

  await level(page, 0, 2).check();
  await expect(lastTime).toContainText(/Svaret förra gången \(\d{4}\): 2 – /);
  await expect(lastTime).toContainText("Utkastet var inte beslutat.");
  await expect(page.getByText("förra gången"), "the second question has no level yet").toHaveCount(1);
  const comment = first(page).getByRole("textbox", { name: /^Kommentar/ });
  await expect(lastTime).not.toContainText("Nu är svaret ett annat");
  await expect(comment).toBeHidden();

  await level(page, 0, 3).check();
  await expect(lastTime).toContainText("Nu är svaret ett annat");
  await expect(comment, "open to answer in").toBeVisible();
  await expect(level(page, 0, 3), "and the reader stays where they are").toBeFocused();
  await accessible(page);
  await comment.fill("Fullmäktige har beslutat.");
  await saved(page);

  const choices = page.getByRole("radiogroup").first();
  await choices.getByRole("radio", { name: "Vet inte" }).check();
  await expect(lastTime, "no level, nothing to set it beside").toHaveCount(0);
  await level(page, 0, 3).check();

  await page.reload();
  await expect(first(page).getByText("Svaret förra gången")).toBeVisible();
  await page.getByRole("button", { name: "In English" }).click();
  await expect(first(page).getByText(/The answer last time \(\d{4}\): 2 – /)).toBeVisible();
  await expect(page.getByText("Invited besides you: It-ansvarig.")).toBeVisible();
  await accessible(page);
});

test("what was answered last time comes with the next choice where the line was gone", async ({
  page,
  mognad,
}) => {
  const { links } = await aJointRound(mognad);
  await begin(page, links[0]);
  await page.route(/\/last-time$/, (route) => route.abort("connectionreset"), { times: 1 });
  await level(page, 0, 2).check();
  await saved(page);
  await expect(page.getByText("Svaret förra gången")).toHaveCount(0);
  await level(page, 1, 4).check();
  await expect(page.getByText("Svaret förra gången")).toHaveCount(2);
});

test("where people answer one by one nothing of last time is asked for", async ({ page, mognad }) => {
  const { link } = await mognad.freshRound();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await begin(page, link);
  await level(page, 0, 2).check();
  await saved(page);
  expect(asked.filter((address) => address.endsWith("/answers"))).not.toEqual([]);
  expect(asked.filter((address) => address.endsWith("/last-time"))).toEqual([]);
  await expect(page.getByText("Förutom dig är inbjudna")).toHaveCount(0);
});
