import { readFile } from "node:fs/promises";
import { expect, test } from "./mognad.ts";

test("a slip of the pen is corrected, shown to who answers, and found in the log, also without JavaScript", async ({
  mognad,
  browser,
}) => {
  const { link, organization } = await mognad.freshRound();
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "sv-SE" });
  const page = await context.newPage();
  await mognad.signIn(page, "coordinator");

  await page.goto(`${mognad.url}/${organization}/rounds/2026/questionnaire`);
  const question = page.locator("details", { hasText: "politiskt antagen strategi" });
  await question.locator("summary").click();
  await question.getByRole("link", { name: /^Rätta ?: Har kommunen en politiskt/ }).click();
  await page.getByLabel("Svenska").fill("  ");
  await page.getByRole("button", { name: "Spara rättningen" }).click();
  await expect(page.getByRole("alert")).toContainText("Rätta det som är markerat");
  await page.getByLabel("Svenska").fill("Har kommunen en politiskt antagen digital strategi?");
  await page.getByRole("button", { name: "Spara rättningen" }).click();
  await expect(page.getByRole("heading", { name: "Rättade texter" })).toBeVisible();
  await expect(page.getByRole("row").last()).toContainText("antagen digital strategi?");

  const respondent = await browser.newContext({ locale: "sv-SE" });
  const answering = await respondent.newPage();
  await answering.goto(link);
  await answering.getByRole("main").locator("form button[type=submit]").click();
  await expect(
    answering.getByText("Har kommunen en politiskt antagen digital strategi?", { exact: true }),
  ).toBeVisible();
  await expect(answering.getByText(/^Texten rättades 2\d{3}-\d\d-\d\d\.$/)).toHaveCount(1);
  await respondent.close();
  await context.close();
});

test("the log tells who did what, is filtered by its address, and leaves as a file that it tells of", async ({
  mognad,
  page,
}) => {
  await mognad.signIn(page, "administrator");
  await page.goto(`${mognad.url}/exempelkoping/administration`);
  await page.getByRole("link", { name: "Logg", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Logg" })).toBeVisible();
  // Other tests on the same demonstration take it out too.
  const rows = page.getByRole("row").filter({ hasText: "Loggen hämtades som fil" });
  const before = await rows.count();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Hämta som CSV" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  expect(file).toMatch(/^\uFEFFposition;at;event;actor;subject;details\r\n\d+;[^\r\n]*;audit-log\.exported;/);

  await page.reload();
  await expect(rows).toHaveCount(before + 1);
  await page.getByLabel("Slag").selectOption("Logg");
  await page.getByRole("button", { name: "Visa", exact: true }).click();
  await expect(page).toHaveURL(/group=audit-log/);
  await expect(rows).toHaveCount(before + 1);
  await page.getByLabel("Slag").selectOption("Länk");
  await page.getByRole("button", { name: "Visa", exact: true }).click();
  await expect(page.getByText("Inget i loggen motsvarar urvalet.", { exact: false })).toBeVisible();
  await expect(page.getByText(/^\d+:[0-9a-f]{64}$/)).toBeVisible();
});
