import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { instant } from "../app/domain/id.ts";
import { hashSecret } from "../app/domain/secret.server.ts";
import { answerAndSend } from "./answer-and-send.ts";
import { expect, test } from "./mognad.ts";
import { aPublishedRound, close, publish } from "./published-round.ts";

async function openResult(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("main").getByRole("button").first().click();
  await page.waitForURL(/\/svara\/[^/]+\/result$/);
}

test("whoever answered comes by the same link to the result once it is published, and from the receipt", async ({
  page,
  mognad,
}) => {
  const { link } = await mognad.freshRound();
  await answerAndSend(page, link);
  const receipt = page.url();
  await expect(page.getByRole("main")).toContainText(
    "När det är publicerat visas det med samma länk som du svarade med.",
  );
  await close(mognad, link);
  await page.goto(link);
  await expect(page.getByRole("main")).toContainText("När resultatet är publicerat visas det med samma länk");
  await expect(page.getByRole("button", { name: "Visa resultatet" })).toHaveCount(0);

  await publish(mognad, link);
  await page.goto(link);
  await expect(page.getByText(/Resultatet publicerades \d{4}-\d\d-\d\d/)).toBeVisible();
  const buttons = page.getByRole("main").getByRole("button");
  await expect(buttons).toHaveText(["Visa resultatet", "Visa kvittensen"]);
  await buttons.first().click();
  await page.waitForURL(/\/result$/);
  await expect(page.getByRole("heading", { level: 1, name: "Resultatet för bolaget" })).toBeVisible();
  await expect(page.getByText("1 av 1 inbjudna har svarat (100 %)").first()).toBeVisible();
  // One question answered of many: an area needs more than that.
  await expect(page.getByRole("row").nth(1)).toContainText("för få svar");
  await page.getByRole("link", { name: "Visa kvittensen på det du skickade in" }).click();
  await page.waitForURL(/\/receipt$/);

  await page.goto(receipt);
  await page.getByRole("link", { name: "Visa resultatet för din förvaltning" }).click();
  await page.waitForURL(/\/result$/);
  await expect(page.getByRole("heading", { level: 1, name: "Resultatet för bolaget" })).toBeVisible();
});

test("a link that is opened after publication begins nothing until its button is pressed, and then nothing to answer", async ({
  page,
  mognad,
}) => {
  const link = await aPublishedRound(mognad);
  const sessions = () =>
    mognad.inDatabase(({ read }) => read.selectFrom("answeringSessions").selectAll().execute());
  const before = await sessions();
  await page.goto(link);
  await page.waitForLoadState("networkidle");
  expect(await sessions()).toEqual(before);
  await expect(page.getByRole("link", { name: /Lämna över/ })).toHaveCount(0);
  await openResult(page, link);
  expect(await sessions()).toHaveLength(before.length + 1);
  const [, handle] = new URL(page.url()).pathname.split("/svara/");
  const home = `${mognad.url}/svara/${handle?.split("/")[0]}`;
  expect((await page.request.get(home)).status()).toBe(403);
  const saved = await page.request.post(`${home}/answers`, {
    data: { save: crypto.randomUUID(), changes: [{ question: "steering_strategy", value: 3, basedOn: 0 }] },
  });
  expect(saved.status()).toBe(403);
  expect((await page.request.get(`${home}/receipt`)).status()).toBe(422);
});

test("before publication the result's address says when to come back, and promises no day", async ({
  page,
  mognad,
}) => {
  const { link } = await mognad.freshRound();
  await answerAndSend(page, link);
  const result = page.url().replace("/receipt", "/result");
  await page.goto(result);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1 })).toHaveText("Resultatet är inte publicerat ännu");
  await expect(main).toContainText(/Mätomgången stänger \d{4}-\d\d-\d\d/);
  await expect(main).toContainText("När det blir är inte bestämt.");
  await expect(main.getByRole("link", { name: "digital@testkoping.example" })).toBeVisible();
  await expect(main.getByRole("table")).toHaveCount(0);
  await close(mognad, link);
  await page.reload();
  await expect(main).toContainText("Mätomgången är stängd.");
  await expect(main).not.toContainText(/\d{4}-\d\d-\d\d/);
});

test("a link that has been withdrawn shows nothing, nor does a browser that it let in, or that is not known", async ({
  page,
  mognad,
}) => {
  const link = await aPublishedRound(mognad);
  await openResult(page, link);
  const result = page.url();
  const tokenHash = hashSecret(link.split("/r/")[1] ?? "");
  await mognad.inDatabase(({ transact }) =>
    transact((writer) =>
      writer
        .updateTable("invitationTokens")
        .where("tokenHash", "=", tokenHash)
        .set({ revokedAt: instant(new Date()) })
        .execute(),
    ),
  );
  for (const address of [link, result]) {
    expect((await page.goto(address))?.status()).toBe(410);
    await expect(page.getByRole("heading", { name: "Länken har dragits tillbaka" })).toBeVisible();
    await expect(page.getByRole("table")).toHaveCount(0);
  }
  expect((await page.request.post(link, { maxRedirects: 0, form: {} })).status()).toBe(410);
  await page.context().clearCookies();
  expect((await page.goto(result))?.status()).toBe(401);
});

test("one organization's cookie opens no other's result", async ({ page, mognad }) => {
  await openResult(page, await aPublishedRound(mognad));
  const own = page.url();
  await openResult(page, await aPublishedRound(mognad));
  const value = (await page.context().cookies(own)).find(({ name }) => name === "answering")?.value ?? "";
  const opened = (address: string) =>
    page.request.get(address, { headers: { cookie: `answering=${value}` }, maxRedirects: 0 });
  const other = page.url();
  await page.context().clearCookies();
  expect((await opened(own)).status()).toBe(200);
  expect((await opened(other)).status()).toBe(401);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the result is read as a table, and the language switched", async ({ page, mognad }) => {
    await openResult(page, await aPublishedRound(mognad));
    await expect(page.locator("script")).toHaveCount(0);
    const table = page.getByRole("table", { name: "Nivå och målnivå per område, 2026" });
    await expect(table.getByRole("columnheader")).toHaveText([
      "Område",
      "Målnivå",
      "social\u00adförvaltningen",
      "Testköpings kommun",
      "Förändring sedan 2025",
    ]);
    await expect(table.getByRole("rowheader").first()).toHaveText("Styrning och strategier");
    await expect(page.getByRole("main")).not.toContainText(/barn|kommunstyrelse/);
    await page.getByRole("button", { name: "In English" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The result for socialförvaltningen");
    await expect(page.getByRole("columnheader", { name: "Change since 2025" })).toBeVisible();
    expect(await page.getByRole("main").innerText()).not.toMatch(/\{\{|undefined|null|ownResult\./);
  });
});

/** The rounds where a department has too few answers: with others that have, and alone. */
const groups = {
  pooled: {
    answered: [3, 8, 4],
    says: "tillsammans med andra förvaltningar som också har färre än 5 svar",
    columns: ["Område", "Målnivå", "Övriga förvaltningar", "Testköpings kommun"],
  },
  "left out": {
    answered: [3, 8, 6],
    says: "era svar ingår inte i någon siffra",
    columns: ["Område", "Målnivå", "Testköpings kommun"],
  },
} as const;

for (const [what, { answered, says, columns }] of Object.entries(groups)) {
  test(`a department with too few answers is told why it sees no level of its own: ${what}`, async ({
    page,
    mognad,
  }) => {
    await openResult(page, await aPublishedRound(mognad, { disclosure: "confidential", answered }));
    const main = page.getByRole("main");
    await expect(main).toContainText("Från er förvaltning kom färre än 5 svar.");
    await expect(main).toContainText(says);
    await expect(main).toContainText("färre än 5 svar");
    await expect(main).not.toContainText(/barnförv|kommunstyrelseförv|konfidentiell|anonym/i);
    await expect(main.getByRole("columnheader")).toHaveText([
      ...columns,
      "Förändring sedan 2025, Testköpings kommun",
    ]);
    await expectAccessible(page);
  });
}

async function expectAccessible(page: Page): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`)).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, `pixels wider than ${width}`).toBeLessThanOrEqual(0);
  }
}

test("the pages before and after publication have no violation, at either width", async ({
  page,
  mognad,
}) => {
  const { link } = await mognad.freshRound();
  await answerAndSend(page, link);
  await page.goto(page.url().replace("/receipt", "/result"));
  await expectAccessible(page);
  await page.goto(await aPublishedRound(mognad));
  await expectAccessible(page);
});
