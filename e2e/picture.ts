import { test } from "./mognad.ts";

test.use({ viewport: { width: 1280, height: 1720 }, locale: "sv-SE" });

test("the README's picture: the demonstration's results", async ({ page, mognad }) => {
  await mognad.signIn(page, "coordinator");
  await page.goto(`${mognad.url}/exempelkoping/results`);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: "docs/results.png" });
});
