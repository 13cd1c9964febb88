import { expect, test } from "./mognad.ts";

test("who has the round's page open sees answers come in, and is told", async ({ mognad, page, browser }) => {
  const { link, organization } = await mognad.freshRound();
  await page.clock.install();
  await mognad.signIn(page, "coordinator");
  await page.goto(`${mognad.url}/${organization}/rounds/2026`);
  await expect(page.getByText("0 av 1", { exact: true })).toBeVisible();

  const respondent = await browser.newContext({ locale: "sv-SE" });
  const answering = await respondent.newPage();
  await answering.goto(link);
  await answering.getByRole("main").locator("form button[type=submit]").click();
  await answering.getByRole("radio").first().check();
  await expect(answering.getByText(/^Sparat \d/)).toBeVisible();
  await page.clock.runFor(10_000);
  await expect(
    page.getByRole("listitem").filter({ hasText: "har börjat men inte skickat in" }),
  ).toContainText("1");
  await answering.getByRole("link", { name: "Granska" }).first().click();
  await answering.getByRole("main").locator("form button[type=submit]").click();
  await answering.waitForURL(/\/receipt/);
  await respondent.close();

  // Within a second of the last count the server gives that one.
  await expect(async () => {
    await page.clock.runFor(10_000);
    await expect(page.getByText("1 av 1", { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.clock.runFor(60_000);
  await expect(page.getByRole("status")).toHaveText("1 av 1 har svarat.");
  await expect(page.getByRole("table", { name: "Svar det senaste dygnet" })).toBeVisible();
  // The same without script: what is told at each loading.
  await page.reload();
  await expect(page.getByText("1 av 1", { exact: true })).toBeVisible();
});

test("a round that is shown in groups only tells no times, and stands still within the hour", async ({
  mognad,
  page,
}) => {
  const { organization } = await mognad.freshRound({ disclosure: "confidential" });
  await mognad.signIn(page, "coordinator");
  await page.goto(`${mognad.url}/${organization}/rounds/2026`);
  await expect(page.getByText(/^Räknat .* och på nytt varje timme/)).toBeVisible();
  await expect(page.getByText("Svar det senaste dygnet")).toHaveCount(0);
});

test("a server that does not answer is asked ever more seldom, and one that refuses no more", async ({
  mognad,
  page,
}) => {
  const { organization } = await mognad.freshRound();
  await page.clock.install();
  await mognad.signIn(page, "coordinator");
  let asked = 0;
  let status = 503;
  await page.route("**/progress", (route) => {
    asked += 1;
    return route.fulfill({ status, body: "{}" });
  });
  await page.goto(`${mognad.url}/${organization}/rounds/2026`);
  await page.waitForLoadState("networkidle");
  const after = async (seconds: number, expected: number) => {
    await page.clock.runFor(seconds * 1_000);
    await page.waitForLoadState("networkidle");
    await expect.poll(() => asked).toBe(expected);
  };
  await after(11, 1);
  await after(11, 1);
  await after(11, 2);
  await after(30, 2);
  status = 403;
  await after(15, 3);
  await after(600, 3);
  await expect(page.getByText("0 av 1", { exact: true })).toBeVisible();
});
