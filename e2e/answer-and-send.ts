import { expect, type Page } from "@playwright/test";

/** Answers the first question by a link, and sends; the page is the receipt then. */
export async function answerAndSend(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Börja svara" }).click();
  await page.waitForURL(/\/svara\//);
  await page.getByRole("radiogroup").first().getByRole("radio", { name: /^2 – / }).check();
  await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
  await page.goto(`${page.url().split("?")[0]}/review`);
  await page.getByRole("button", { name: "Skicka in svaren" }).click();
  await page.waitForURL(/\/receipt$/);
}
