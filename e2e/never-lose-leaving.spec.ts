import { readFile } from "node:fs/promises";
import {
  accessible,
  atServer,
  begin,
  beginFresh,
  comeBack,
  expect,
  expectAtServer,
  inStore,
  isSave,
  level,
  online,
  saved,
  send,
  test,
} from "./never-lose.ts";

/* One leaves the page, is no longer known, or sends the answers. */

test("every way of going on from a question saves it first", async ({ page, mognad }) => {
  await beginFresh(page, mognad);
  const areas = page.getByRole("navigation", { name: "Områden" });
  const ways = [
    () => page.getByRole("button", { name: "Nästa område" }).click(),
    () => page.getByRole("button", { name: "Tillbaka" }).click(),
    () => areas.getByRole("link", { name: /Ansvar och roller/ }).click(),
    () => page.getByRole("button", { name: "In English" }).click(),
    () => page.reload(),
  ];
  const address = page.url();
  for (const [index, goOn] of ways.entries()) {
    await level(page, index, 3).check();
    await goOn();
    await page.waitForLoadState("networkidle");
    await expect.poll(async () => Object.keys(await atServer(page)).length).toBe(index + 1);
  }
  await level(page, ways.length, 3).check();
  await page.goto(mognad.url);
  await page.goto(address);
  await expect.poll(async () => Object.keys(await atServer(page)).length).toBe(ways.length + 1);
  await expectAtServer(page, Array(ways.length + 1).fill(3));
  await send(page);
});

test("moving on from the last area, a new line in a field, and going away send nothing", async ({
  page,
  mognad,
}) => {
  await beginFresh(page, mognad);
  const address = page.url();
  await page.goto(`${address}?area=services`);
  await online(page);
  await level(page, 0, 3).check();
  await page.locator("details.notes summary").first().click();
  await page.getByRole("textbox", { name: /^Underlag/ }).fill("KS 2026/12");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await saved(page);
  await page.getByRole("link", { name: "Granska", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Granska och skicka in" })).toBeVisible();
  await page.goto(mognad.url);
  expect((await mognad.talliesAndRecounts()).at(-1)?.kept.responses).toBe(0);
  await page.goto(address);
  await send(page);
  expect((await mognad.talliesAndRecounts()).at(-1)?.kept.responses).toBe(1);
});

test("the page goes with more than a request may hold that outlives it: the rest is sent when one comes back", async ({
  page,
  context,
  mognad,
}) => {
  await beginFresh(page, mognad);
  const address = page.url();
  let lose = true;
  await context.route(/\/answers$/, (route) => (lose ? route.abort("connectionrefused") : route.continue()));
  const words = "€".repeat(2_000); // of three bytes each
  for (const area of ["steering", "guidelines"]) {
    await page.goto(`${address}?area=${area}`);
    await online(page);
    for (const fold of await page.locator("details.notes summary").all()) await fold.click();
    for (const field of await page.getByRole("textbox", { name: /^Kommentar/ }).all())
      await field.fill(words);
  }
  await expect(page.getByText("Servern svarar inte – 12 svar väntar på den här enheten")).toBeVisible();
  await expect.poll(async () => (await inStore(page)).split(`"value":"${words}"`).length).toBe(13);
  lose = false;
  await page.close({ runBeforeUnload: true });
  const later = await context.newPage();
  await later.goto(address);
  await expect(later.getByText(/^(Sparat \d\d:\d\d|Allt är sparat)$/)).toBeVisible({ timeout: 20_000 });
  await expectAtServer(later, Array(12).fill(words));
});

test("the session is gone midway: what was answered stays in sight, can be taken along, and comes with the link", async ({
  page,
  context,
  mognad,
}) => {
  const { link } = await beginFresh(page, mognad);
  await context.clearCookies();
  await level(page, 0, 3).check();
  await expect(
    page.getByText("Kan inte spara: Öppna din länk igen – 1 svar väntar på den här enheten"),
  ).toBeVisible();
  await expect(level(page, 0, 3)).toBeChecked();
  await accessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Ladda ner som text" }).click();
  const file = await (await download).path();
  expect(await readFile(file, "utf8")).toMatch(/\n3 – /);

  await page.reload();
  await expect(page.getByRole("heading", { name: "Öppna din länk igen" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "1 svar har inte kommit fram" })).toHaveValue(/\n3 – /);
  await accessible(page);

  await begin(page, link);
  await expect(level(page, 0, 3)).toBeChecked();
  await saved(page);
  await expectAtServer(page, [3]);
  await send(page);
});

test("the tab is closed in the middle of a change: the request outlives it", async ({
  page,
  context,
  mognad,
}) => {
  await beginFresh(page, mognad);
  const address = page.url();
  const sent = context.waitForEvent("request", isSave);
  await level(page, 0, 3).check({ noWaitAfter: true });
  await page.close({ runBeforeUnload: true });
  await sent;
  const device = await context.newPage();
  await device.goto(address);
  await expect(level(device, 0, 3)).toBeChecked();
  await saved(device).catch(() => expect(device.getByText("Allt är sparat")).toBeVisible());
  await expectAtServer(device, [3]);
  await send(device);
});

test("answered anew before the first is heard of, and gone before the browser has kept it: the newer stands", async ({
  page,
  mognad,
}) => {
  await page.addInitScript(() => {
    const { fetch } = window;
    // What is sent comes, and the page never hears of it.
    window.fetch = async (address, request) => {
      const response = await fetch(address, request);
      return request?.method === "POST" ? new Promise(() => undefined) : response;
    };
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  });
  await beginFresh(page, mognad);
  page.on("dialog", (dialog) => dialog.accept());
  await level(page, 0, 1).check();
  await expect.poll(async () => Object.values(await atServer(page))).toEqual([1]);
  await level(page, 0, 3).check();
  await page.reload();
  await expect(level(page, 0, 3)).toBeChecked();
  await expectAtServer(page, [3]);
});

test.describe("sending the answers", () => {
  test("waits for what is not at the server yet, and says so", async ({ page, context, mognad }) => {
    await beginFresh(page, mognad);
    await page.goto(`${page.url()}?area=services`);
    await online(page);
    await context.setOffline(true);
    await level(page, 0, 3).check();
    await page.getByRole("link", { name: "Granska", exact: true }).click();
    await expect(page.getByText("Granskningen öppnas när allt är sparat.")).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByRole("heading", { level: 1, name: "Granska och skicka in" })).toBeVisible();
    await expectAtServer(page, [3]);
    await send(page);
  });

  test("waits on the review too, where another tab has left something", async ({ page, context, mognad }) => {
    await beginFresh(page, mognad);
    await level(page, 1, 2).check();
    await saved(page);
    const review = await context.newPage();
    let lose = true;
    await context.route(/\/answers$/, (route) => (lose ? route.abort() : route.continue()));
    await level(page, 0, 3).check();
    await expect(page.getByText("Servern svarar inte – 1 svar väntar på den här enheten")).toBeVisible();
    await review.goto(`${page.url()}/review`);
    await expect(review.getByText("1 svar är på väg till servern.")).toBeVisible();
    await review.getByRole("button", { name: "Skicka in svaren" }).click();
    await expect(review.getByRole("heading", { level: 1, name: "Granska och skicka in" })).toBeVisible();
    lose = false;
    await comeBack(review);
    await expect(review.getByText("är på väg till servern")).toHaveCount(0);
    await expect(review.getByText(/^3 – /)).toBeVisible();
    await expectAtServer(review, [2, 3]);
    await send(review);
  });

  test("twice by a double click, once more after a lost acknowledgement, and by reloading the receipt sends once", async ({
    page,
    mognad,
  }) => {
    const { organization } = await beginFresh(page, mognad);
    await level(page, 0, 3).check();
    await saved(page);
    await page.goto(`${page.url()}/review`);
    let posts = 0;
    await page.route(/\/review(\.data)?$/, async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      posts += 1;
      if (posts > 1) return route.continue();
      await route.fetch({ maxRedirects: 0 });
      await route.abort("connectionreset");
    });
    const review = page.url();
    await page.getByRole("button", { name: "Skicka in svaren" }).dblclick();
    await expect.poll(() => posts).toBe(1);
    await expect.poll(() => page.url()).toMatch(/^chrome-error:/); // what the browser shows where no answer comes
    await page.goto(review);
    expect(posts, "the double click sent once").toBe(1);
    await expect(page.getByText(/inskickade/).first()).toBeVisible();
    expect(await mognad.countResponses(organization)).toBe(1);
    await page.goto(review.replace(/review$/, "receipt"));
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Tack, svaren är inskickade" })).toBeVisible();
    expect(await mognad.countResponses(organization)).toBe(1);
    await expectAtServer(page, [3]);
  });
});
