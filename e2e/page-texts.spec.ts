import type { Page } from "@playwright/test";
import { expect, test } from "./mognad.ts";

/*
 * A page's texts come by themselves, in the reader's language. A text that a page lacks in the browser is an error on
 * its console, which fails any test.
 */

/** The files of texts that the open document has fetched, without what the build put to their names. */
function textFiles(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => /\/assets\/((?:sv|en)-.*)-[\w-]{8}\.js$/.exec(name)?.[1] ?? "")
      .filter((name) => name !== "")
      .sort(),
  );
}

test("a page fetches the frame's texts and its own, in the reader's language alone", async ({
  page,
  mognad,
}) => {
  await page.goto(`${mognad.url}/sign-in`, { waitUntil: "networkidle" });
  expect(await textFiles(page)).toEqual(["sv-frame", "sv-session-sign-in"]);

  await page.getByRole("button", { name: "In English" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(await textFiles(page)).toEqual(["en-frame", "en-session-sign-in"]);
});

test("the texts of a next page come with it, before it is shown", async ({ page, mognad }) => {
  await page.goto(mognad.url, { waitUntil: "networkidle" });
  await page.evaluate(() => document.body.setAttribute("data-same-document", ""));
  await page.getByRole("main").getByRole("link", { name: "Logga in" }).click();
  await expect(page.getByRole("heading", { name: "Logga in", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Glömt lösenordet?" }).click();
  await expect(page).toHaveURL(/forgot-password/);
  await expect(page.locator("[data-same-document]")).toBeAttached();
  expect(await textFiles(page)).toEqual([
    "sv-frame",
    "sv-public-home",
    "sv-session-forgot-password",
    "sv-session-sign-in",
  ]);
});

test("a next page whose texts cannot be had is opened anew", async ({ page, mognad }) => {
  await page.goto(mognad.url, { waitUntil: "networkidle" });
  await page.evaluate(() => document.body.setAttribute("data-same-document", ""));
  await page.route("**/assets/sv-session-sign-in-*", (route) => route.abort(), { times: 1 });
  await page.getByRole("main").getByRole("link", { name: "Logga in" }).click();
  await expect(page.getByRole("heading", { name: "Logga in", level: 1 })).toBeVisible();
  await expect(page.locator("[data-same-document]")).not.toBeAttached();
});
