import type { Page } from "@playwright/test";
import { everyTypeFile } from "./every-type.ts";
import { expect, type Mognad, test } from "./mognad.ts";

/* Who has asked their device for less motion sees none on the pages that one answers on. */

/** Whatever moves, or would when something changes: the elements with a transition or an animation that takes time. */
function moving(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const takesTime = (durations: string) =>
      durations.split(",").some((duration) => Number.parseFloat(duration) > 0);
    return [...document.querySelectorAll("*")].flatMap((element) =>
      [undefined, "::before", "::after", "::details-content"].flatMap((part) => {
        const style = getComputedStyle(element, part);
        const animates = style.animationName !== "none" && takesTime(style.animationDuration);
        const turns = style.transitionProperty !== "none" && takesTime(style.transitionDuration);
        const scrolls = style.scrollBehavior === "smooth";
        const name = `${element.localName}.${element.className}${part ?? ""}`;
        return animates || turns || scrolls ? [name] : [];
      }),
    );
  });
}

/** What moves on each page from the start to the receipt, with everything unfolded. */
async function movingOnTheWay(page: Page, mognad: Mognad): Promise<readonly string[]> {
  const { link } = await mognad.freshRound({ questionnaire: everyTypeFile });
  const found: string[] = [];
  const look = async () => found.push(...(await moving(page)));
  await page.goto(link);
  await look();
  await page.getByRole("main").locator("form button[type=submit]").click();
  await page.waitForURL(/\/svara\//);
  await page.waitForLoadState("networkidle");
  for (const area of ["direction", "delivery"]) {
    await page.goto(`${page.url().split("?")[0]}?area=${area}`);
    for (const fold of await page.locator("details.notes summary").all()) await fold.click();
    await page
      .getByRole("textbox", { name: /^Kommentar/ })
      .first()
      .fill("Antagen i våras");
    if (area === "direction") await page.getByRole("radio").first().check();
    await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
    await look();
  }
  await page.goto(`${page.url().split("?")[0]}/review`);
  await look();
  await page.getByRole("button", { name: "Skicka in svaren" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tack, svaren är inskickade" })).toBeVisible();
  await look();
  return found;
}

test("nothing moves on the way from the link to the receipt for one who wants less motion", async ({
  page,
  mognad,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await movingOnTheWay(page, mognad)).toEqual([]);
  await page.evaluate(() => {
    document.body.style.transition = "color 1s";
  });
  expect(await moving(page), "what would move is seen").toEqual(["body."]);
});
