import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./mognad.ts";
import { pagesOnPaper } from "./paper.ts";

/*
 * From a round's result to the answers behind it, by keyboard; a view sent to somebody else; on paper and as a file.
 */

const results = "/exempelkoping/results";

test("one comes from the heatmap to a question, and to how each group's score came about, by keyboard alone", async ({
  page,
  mognad,
}) => {
  await mognad.signIn(page, "auditor");
  await page.goto(`${mognad.url}${results}?round=2025&compare=2024`);
  await expect(page.getByText(/^Lägst nivå har /)).toBeVisible();

  const heatmap = page.getByRole("region", { name: "Områden och förvaltningar" });
  const steering = heatmap.getByRole("columnheader", { name: /Styrning och strategier/ });
  await steering.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(steering).toHaveAttribute("aria-sort", "ascending");
  const levels = await levelsOf(page, 0);
  expect(levels).toEqual([...levels].sort());
  await steering.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(steering).toHaveAttribute("aria-sort", "descending");

  await heatmap
    .getByRole("row", { name: /Socialförvaltningen/ })
    .getByRole("link")
    .nth(1)
    .focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Frågor" })).toBeVisible();
  await expect(page.getByLabel("Visa för")).toHaveValue(/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Styrning och strategier"]);

  await page.getByRole("main").locator("a[href*='/results/questions/']").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Svaren per nivå" })).toBeVisible();
  const derivation = page.locator("#derivation");
  await expect(derivation).toContainText("Socialförvaltningen, 2025");
  await derivation.getByRole("link", { name: "Exempelköpings kommun" }).focus();
  await page.keyboard.press("Enter");
  await expect(derivation).toContainText("Exempelköpings kommun, 2025");
  await expect(derivation).toContainText("Förvaltningar med poäng, alla väger lika");
});

test("a view that was sent shows the same to another reader, and what is not understood is passed over", async ({
  browser,
  page,
  mognad,
}) => {
  await mognad.signIn(page, "coordinator");
  const view = `${results}?round=2025&compare=2024&sort=-steering`;
  await page.goto(mognad.url + view);
  const shown = await rowsOf(page);
  const other = await (await browser.newContext({ locale: "sv-SE" })).newPage();
  await mognad.signIn(other, "reader");
  await other.goto(`${mognad.url}${view}&dimension=nowhere&department=nobody&utm=1`);
  expect(await rowsOf(other)).toEqual(shown);
  for (const place of ["/years", "/questions", "/profile", "/summary", "/organizations"]) {
    const answer = await other.goto(`${mognad.url}${results}${place}?series=weather&department=1&after=%00x`);
    expect(answer?.status()).toBe(200);
  }
  const unknown = await other.goto(`${mognad.url}${results}/questions/no-such-question`);
  expect(unknown?.status()).toBe(200);
  await expect(other.getByText("har ingen sådan fråga")).toBeVisible();
  await other.context().close();
});

for (const [locale, heading] of [
  ["sv-SE", "Sammanfattning"],
  ["en-GB", "Summary"],
] as const) {
  test(`the summary for the committee prints on one page of A4, in ${locale}`, async ({
    browser,
    mognad,
  }) => {
    const page = await (await browser.newContext({ locale })).newPage();
    await mognad.signIn(page, "coordinator");
    await page.goto(`${mognad.url}${results}/summary?round=2025&compare=2024`);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    expect(await pagesOnPaper(page)).toBe(1);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByText(/KS 2025\/\d+/)).toBeVisible();
    await page.context().close();
  });
}

test("below the heatmap departments are dots, whose ends have the table's lowest and highest levels", async ({
  page,
  mognad,
}) => {
  const scripts: string[] = [];
  page.on("request", (request) => scripts.push(request.url()));
  await mognad.signIn(page, "reader");
  await page.goto(`${mognad.url}${results}?round=2025&compare=2024`);
  const plot = page.getByRole("figure", { name: /^Störst spridning mellan förvaltningarna: / });
  const areas = plot.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) });
  const count = await page.locator("table.heatmap thead th").count();
  await expect(areas).toHaveCount(count - 1);
  for (let column = 0; column < count - 1; column += 1) {
    const levels = [...(await levelsOf(page, column))].sort();
    const text = (await areas.nth(column).textContent()) ?? "";
    const said = text.replaceAll("\u00ad", "").match(/\d,\d(?!\d)/g);
    expect([said?.at(0), said?.at(-1)]).toEqual([levels.at(0), levels.at(-1)]);
  }
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(widths[0]).toBe(widths[1]);
  expect(scripts.filter((url) => url.includes("level-canvas"))).toEqual([]);
});

test("the answers to a question are had as a table and as a file, with the same figures, and its years too", async ({
  page,
  mognad,
}) => {
  await mognad.signIn(page, "reader");
  await page.goto(`${mognad.url}${results}/questions?round=2025&compare=2024`);
  await page.getByRole("main").locator("a[href*='/results/questions/']").first().click();
  await page.getByText("Visa som tabell").click();
  const table = page.getByRole("table", { name: "Svaren per nivå, grupp för grupp" });
  const shown = await table
    .locator("tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? "").replaceAll("\u00ad", ""))),
    );
  expect(shown.length).toBeGreaterThan(4);
  const [answers, years] = await page.getByRole("link", { name: "Hämta som CSV" }).all();
  const linesOf = async (link: typeof answers) => {
    const answer = await page.request.get(`${mognad.url}${await link?.getAttribute("href")}`);
    expect(answer.status()).toBe(200);
    return (await answer.text()).replace("\uFEFF", "").trim().split("\r\n");
  };
  const file = await linesOf(answers);
  // Before them the round, its number, and the question.
  expect(file.map((line) => line.split(";").slice(3))).toEqual(shown);
  expect((await linesOf(years))[0]).toBe("Förvaltning;Mätomgång;Nivå;Intervall, från;Intervall, till");
  const unknown = await page.request.get(`${mognad.url}${results}/csv/answers?round=2025&question=nowhere`);
  expect(unknown.status()).toBe(404);
});

test("the table of levels is had as a file with the figures of the page", async ({ page, mognad }) => {
  await mognad.signIn(page, "reader");
  await page.goto(`${mognad.url}${results}?round=2025&compare=2024`);
  const shown = await rowsOf(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Hämta som CSV" }).click();
  const file = readFileSync(await (await waiting).path(), "utf8");
  const lines = file.replace("\uFEFF", "").trim().split("\r\n");
  expect(lines[0]).toContain("Mätomgång;Diarienummer;Förvaltning;Alla områden;");
  const inFile = lines.slice(1, -1).map((line) => {
    const [, , name = "", , ...levels] = line.split(";");
    return [name, ...levels];
  });
  expect(inFile).toEqual(shown.map(([name = "", ...levels]) => [name, ...levels.map(levelIn)]));
});

test("a department's profile is had as a file with the levels of the page", async ({ page, mognad }) => {
  await mognad.signIn(page, "reader");
  await page.goto(`${mognad.url}${results}?round=2025&compare=2024`);
  await page.locator("table.heatmap tbody th a").first().click();
  const rows = page.locator(".question-rows > li");
  await expect(rows).not.toHaveCount(0);
  const name = ((await page.locator(".profile h2").textContent()) ?? "").replaceAll("\u00ad", "");
  const shown = await rows.locator(".level-value").allTextContents();
  const link = await page.getByRole("link", { name: "Hämta som CSV" }).getAttribute("href");
  const file = await (await page.request.get(`${mognad.url}${link}`)).text();
  const inFile = file.trim().split("\r\n").slice(1);
  expect(inFile.map((line) => [line.split(";")[2], line.split(";")[4]])).toEqual(
    shown.map((level) => [name, levelIn(level)]),
  );
});

test("a chart is saved as a picture", async ({ page, mognad }) => {
  await mognad.signIn(page, "reader");
  await page.goto(`${mognad.url}${results}/years?round=2025`);
  await expect(page.locator("canvas").first()).toBeVisible();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Hämta som bild (PNG)" }).first().click();
  const picture = await waiting;
  expect(picture.suggestedFilename()).toMatch(/^niva-0-5-per-ar-.*\.png$/);
  const bytes = readFileSync(await picture.path());
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(bytes.length).toBeGreaterThan(10_000);
});

/** The heatmap's rows, cell by cell, without soft hyphens. */
async function rowsOf(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = page.locator("table.heatmap tbody tr");
  await expect(rows).not.toHaveCount(0);
  return rows.evaluateAll((all) =>
    all.map((row) =>
      [...row.children].map((cell) => (cell.textContent ?? "").replaceAll("\u00ad", "").trim()),
    ),
  );
}

/** The levels in a column of the heatmap, but the organization's. */
async function levelsOf(page: Page, column: number): Promise<readonly string[]> {
  const rows = await rowsOf(page);
  return rows.slice(0, -1).map((cells) => levelIn(cells[column + 1] ?? ""));
}

/** `2,8` of a cell that says more. */
function levelIn(cell: string): string {
  return /^\d,\d/.exec(cell)?.[0] ?? cell;
}
