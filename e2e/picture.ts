import { test } from "./mognad.ts";

test.use({ locale: "sv-SE" });

/** What the README and the documents show, of the demonstration. */
for (const [name, path, height] of [
  ["results", "", 1720],
  ["years", "/years", 1500],
  ["question", "/questions/steering_strategy", 2200],
  ["summary", "/summary", 1900],
] as const) {
  test(`the picture of ${name}`, async ({ page, mognad }) => {
    await page.setViewportSize({ width: 1280, height });
    await mognad.signIn(page, "coordinator");
    await page.goto(`${mognad.url}/exempelkoping/results${path}?round=2025&compare=2024`);
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: `docs/pictures/${name}.png` });
  });
}
