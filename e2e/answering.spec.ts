import type { Locator, Page } from "@playwright/test";
import { answerAndSend } from "./answer-and-send.ts";
import { expect, test } from "./mognad.ts";

/*
 * A manager of a municipal company answers the standard questionnaire, and the coordinator sees the result.
 *
 * On every page: level 4 on the first question, "don't know" on the second, level 2 on the rest. A level counts
 * 100 · level / 5 points, an area's level is 5 · (mean of its points) / 100, so the mean of the levels answered, and
 * "don't know" stands in no mean. The company is alone in the round: its level is that of its only response.
 */

/** How many rubrics a manager of a company is asked in each area, as the questionnaire has them. */
const asked = [
  ["Styrning och strategier", 6],
  ["Gemensamma riktlinjer", 6],
  ["Ansvar och roller", 7],
  ["Organisation och stöd", 6],
  ["It-strategens uppdrag", 4],
  ["Beställarkompetens", 7],
  // And a checklist of eight, of which four are checked: 50 points, the level 2.5.
  ["Digitala tjänster", 4],
] as const;

/**
 * By hand, cut to one decimal: (4 + 2 + 2 + 2 + 2) / 5 = 2.4; of seven questions (4 + 5 · 2) / 6 = 2.33 → 2.3; of four
 * (4 + 2 · 2) / 3 = 2.66 → 2.6; of the last area (4 + 2 + 2 + 2.5) / 4 = 2.625 → 2.6.
 */
const levels = ["2,4", "2,4", "2,3", "2,4", "2,6", "2,3", "2,6"];

const checked = ["Anställningsavtal", "Underskrift", "Rekrytering", "Pension"];

test("a respondent answers by the link, loses nothing on the way, and the coordinator sees the level", async ({
  page,
  mognad,
}) => {
  const { link, organization } = await mognad.freshRound({ kind: "company", role: "management" });
  await page.goto(link);
  await page.getByRole("button", { name: "Börja svara" }).click();
  await page.waitForURL(/\/svara\//);
  expect(page.url(), "the link's secret has left the address").not.toContain(link.split("/r/")[1] ?? "");

  for (const [area, count] of asked) {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(area);
    await answerArea(page, count);
    if (area === "Digitala tjänster")
      for (const step of checked) await page.getByRole("checkbox", { name: step }).first().check();
    await saved(page);
    if (area === "Ansvar och roller") {
      await page.reload();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(area);
      await expectArea(page, count);
      await page.getByRole("button", { name: "Nästa område" }).click();
    } else if (area === "Digitala tjänster")
      await page.getByRole("link", { name: "Granska", exact: true }).click();
    else await page.getByRole("button", { name: "Nästa område" }).click();
  }

  await expect(page.getByRole("heading", { level: 1, name: "Granska och skicka in" })).toBeVisible();
  await page.getByRole("button", { name: "Skicka in svaren" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tack, svaren är inskickade" })).toBeVisible();

  await mognad.signIn(page, "coordinator");
  await page.goto(`${mognad.url}/${organization}/results`);
  await expect(page.getByText("1 av 1 inbjudna har svarat (100 %)")).toBeVisible();
  const row = page
    .getByRole("table")
    .first()
    .getByRole("row", { name: /bolaget/ });
  for (const [index, level] of levels.entries()) {
    await expect(row.getByRole("cell").nth(index)).toContainText(level);
  }
});

/** The rubrics of the page that is open. */
function questions(page: Page): Locator {
  return page.getByRole("radiogroup");
}

async function answerArea(page: Page, count: number): Promise<void> {
  await expect(questions(page)).toHaveCount(count);
  for (let index = 0; index < count; index++) {
    const question = questions(page).nth(index);
    await question.getByRole("radio", { name: answerOf(index) }).check();
  }
}

async function expectArea(page: Page, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    await expect(
      questions(page)
        .nth(index)
        .getByRole("radio", { name: answerOf(index) }),
    ).toBeChecked();
  }
}

function answerOf(index: number): RegExp {
  if (index === 0) return /^4 – /;
  return index === 1 ? /^Vet inte/ : /^2 – /;
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
}

test("one's own answers are printed from the receipt: what was sent, by whom asked, and no buttons", async ({
  page,
  mognad,
}) => {
  const { link } = await mognad.freshRound();
  await answerAndSend(page, link);
  const main = page.getByRole("main");
  await expect(main.getByRole("button", { name: "Skriv ut" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(main.getByText(/^Testköpings kommun/).first()).toBeVisible();
  await expect(main.getByText(/^2 – /)).toBeVisible();
  await expect(main.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "In English" })).toBeHidden();
});
