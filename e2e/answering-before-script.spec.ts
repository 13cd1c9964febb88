import type { Page } from "@playwright/test";
import { everyTypeFile } from "./every-type.ts";
import { expect, type Mognad, test } from "./mognad.ts";

/*
 * On a slow line the questions are there long before the page's script. What is chosen and written meanwhile counts.
 */

/** Holds back every script of the page until it is let go. */
async function holdScripts(page: Page): Promise<() => void> {
  let letGo = () => {};
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await until;
    await route.continue();
  });
  return letGo;
}

/** At the questions' address, without waiting for what is held back. */
async function begin(page: Page, mognad: Mognad): Promise<void> {
  const { link } = await mognad.freshRound({ questionnaire: everyTypeFile });
  await page.goto(link, { waitUntil: "commit" });
  await page.getByRole("main").locator("form button[type=submit]").click();
  await page.waitForURL(/\/svara\//, { waitUntil: "commit" });
}

test("what is chosen and written before the script has come is kept, saved and shown", async ({
  page,
  mognad,
}) => {
  const letGo = await holdScripts(page);
  await begin(page, mognad);

  await page.getByRole("radio", { name: /^5 – Level 5/ }).check();
  // By its keys: Playwright's own way of choosing is none that a person has.
  await page.getByRole("combobox", { name: "owner (sv)" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page
    .getByRole("radiogroup", { name: "trust (sv)" })
    .getByRole("radio", { name: "3" })
    .check({ force: true });
  await page.getByRole("radio", { name: "Nej" }).check();
  await page.getByRole("spinbutton", { name: "projects (sv)" }).pressSequentially("12");
  await page.locator("summary").filter({ hasText: "strategy (sv)" }).click();
  await page.getByRole("textbox", { name: /^Kommentar.*strategy/ }).pressSequentially("Före skriptet");
  expect(await page.evaluate(() => window.earlyInput !== undefined), "no script has run yet").toBe(true);

  letGo();
  await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
  await expectFirstArea(page);
  // A question that the first answer asks for shows that the script took it for an answer.
  await expect(page.getByRole("radiogroup", { name: "followed (sv)" })).toBeVisible();

  await page.reload();
  await page.waitForLoadState("networkidle");
  await expectFirstArea(page);
});

test("a choice made in the moment when the script takes the page over is kept", async ({ page, mognad }) => {
  const letGo = await holdScripts(page);
  await begin(page, mognad);
  const strategy = page.getByRole("radiogroup", { name: "strategy (sv)" });
  const choice = strategy.getByRole("radio", { name: /^5 – Level 5/ });
  letGo();
  // Over and over, at every moment from before the script to after it; the other choice in between.
  const other = strategy.getByRole("radio", { name: /^0 – Level 0/ });
  do {
    await other.click();
    await choice.click();
  } while (await page.evaluate(() => window.earlyInput !== undefined));
  await expect(page.getByRole("link", { name: /Riktning.*1 av 6/ })).toBeVisible();
  await expect(page.getByRole("radiogroup", { name: "followed (sv)" })).toBeVisible();
  await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
});

test("so it is with checkboxes, a matrix and words, and what was pressed meanwhile is done", async ({
  page,
  mognad,
}) => {
  const letGo = await holdScripts(page);
  await begin(page, mognad);
  await page.getByRole("link", { name: /Leverans/ }).click();
  await page.waitForURL(/area=delivery/, { waitUntil: "commit" });

  await page.getByRole("checkbox", { name: "Choice web (sv)" }).check();
  await page.getByRole("checkbox", { name: "Choice phone (sv)" }).check();
  await page.getByRole("checkbox", { name: "Choice phone (sv)" }).uncheck();
  await page.getByRole("checkbox", { name: "Choice visit (sv)" }).check();
  const plan = page.getByRole("radio", { name: "rad Choice plan (sv), kolumn Choice 2 (sv)" });
  await plan.check({ force: true });
  await page.getByRole("textbox", { name: "remarks (sv)" }).pressSequentially("Tidigt");
  await page.getByRole("button", { name: "Tillbaka" }).click();

  letGo();
  await expect(page.getByRole("heading", { level: 1, name: "Riktning" })).toBeVisible();
  await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
  await page.getByRole("button", { name: "Nästa område" }).click();
  await expect(page.getByRole("checkbox", { name: "Choice web (sv)" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Choice phone (sv)" })).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Choice visit (sv)" })).toBeChecked();
  await expect(plan).toBeChecked();
  await expect(page.getByRole("textbox", { name: "remarks (sv)" })).toHaveValue("Tidigt");
});

test.describe("without any script", () => {
  test.use({ javaScriptEnabled: false });

  test("the questions can be read, area by area, and the page says how to go on", async ({
    page,
    mognad,
  }) => {
    await begin(page, mognad);
    await expect(page.getByText(/Webbläsaren kör inte skript, och då kan svaren inte sparas/)).toBeVisible();
    await expect(page.getByRole("heading", { level: 2, name: "strategy (sv)" })).toBeVisible();
    await page.getByRole("link", { name: /Leverans/ }).click();
    await expect(page.getByRole("heading", { level: 2, name: "habits (sv)" })).toBeVisible();
  });
});

test("the language is switched midway, and answers that were hardly given are there in the other", async ({
  page,
  mognad,
}) => {
  await begin(page, mognad);
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Nästa område" }).click();
  await page.getByRole("checkbox", { name: "Choice web (sv)" }).check();
  await page.getByRole("textbox", { name: "remarks (sv)" }).pressSequentially("Not yet saved");
  await page.getByRole("button", { name: "In English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Delivery" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("checkbox", { name: "Choice web", exact: true })).toBeChecked();
  await expect(page.getByRole("textbox", { name: "remarks" })).toHaveValue("Not yet saved");
});

async function expectFirstArea(page: Page): Promise<void> {
  await expect(page.getByRole("radio", { name: /^5 – Level 5/ }).first()).toBeChecked();
  await expect(page.getByRole("combobox", { name: "owner (sv)" })).toHaveValue("unit");
  await expect(
    page.getByRole("radiogroup", { name: "trust (sv)" }).getByRole("radio", { name: "3" }),
  ).toBeChecked();
  await expect(page.getByRole("radio", { name: "Nej" })).toBeChecked();
  await expect(page.getByRole("spinbutton", { name: "projects (sv)" })).toHaveValue("12");
  const comment = page.locator("textarea[data-note='strategy#comment']");
  await expect(comment).toHaveValue("Före skriptet");
}
