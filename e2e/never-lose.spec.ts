import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Locator, Page, Request } from "@playwright/test";
import { expect, type Mognad, test } from "./mognad.ts";

/*
 * Each way in which a browser can lose an answer, played against a real server: what the person has answered is at the
 * server in the end, or in sight with a way to take it along.
 */

async function begin(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: /Börja svara|Fortsätt svara/ }).click();
  await page.waitForURL(/\/svara\//);
  await expect(page.getByRole("radiogroup").first()).toBeVisible();
  await online(page);
}

/** The page has its script and its queue: what it does before that is another test's. */
async function online(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: /spar/i }).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
}

async function beginFresh(page: Page, mognad: Mognad) {
  const round = await mognad.freshRound();
  await begin(page, round.link);
  return round;
}

function level(page: Page, question: number, chosen: number): Locator {
  return page
    .getByRole("radiogroup")
    .nth(question)
    .getByRole("radio", { name: new RegExp(`^${chosen} – `) });
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible({ timeout: 20_000 });
}

/** What the server has, by question, in the order of the questionnaire's first area. */
async function atServer(page: Page): Promise<Readonly<Record<string, unknown>>> {
  const address = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
  const response = await page.request.get(`${new URL(page.url()).origin}${address}/answers?since=0`);
  expect(response.status()).toBe(200);
  const { changed }: { changed: { question: string; value: unknown }[] } = await response.json();
  return Object.fromEntries(changed.map(({ question, value }) => [question, value]));
}

/** Everything that the browser's store holds, as text. */
function inStore(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? "");
    if (!names.includes("mognad-answers")) return "[]";
    const open = indexedDB.open("mognad-answers");
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const all = database.transaction("queues").objectStore("queues").getAll();
    await new Promise((resolve) => {
      all.onsuccess = resolve;
    });
    database.close();
    return JSON.stringify(all.result);
  });
}

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual(
    [],
  );
}

function comeBack(page: Page): Promise<void> {
  return page.evaluate(() => void dispatchEvent(new Event("focus")));
}

function isSave(request: Request): boolean {
  return request.method() === "POST" && request.url().endsWith("/answers");
}

test("offline for a long stretch, with the tab closed meanwhile: everything is there when the line is back", async ({
  page,
  context,
  mognad,
}) => {
  await beginFresh(page, mognad);
  const address = page.url();
  await context.setOffline(true);
  for (const [question, chosen] of [1, 2, 3, 4, 3].entries()) await level(page, question, chosen).check();
  await level(page, 0, 5).check();
  await page.getByRole("button", { name: "Nästa område" }).click();
  await level(page, 0, 2).check();
  await expect(page.getByText("Offline – 6 svar väntar på den här enheten")).toBeVisible();
  await expect.poll(() => inStore(page)).toContain("guidelines");
  await page.close();

  const later = await context.newPage();
  await context.setOffline(false);
  await later.goto(address);
  for (const [question, chosen] of [5, 2, 3, 4, 3].entries()) {
    await expect(level(later, question, chosen)).toBeChecked();
  }
  await saved(later);
  expect(Object.values(await atServer(later)).sort()).toEqual([2, 2, 3, 3, 4, 5]);
  await expect.poll(() => inStore(later), "what was acknowledged is not kept").toBe("[]");
});

test("two tabs: an answer in one shows in the other, and neither is a conflict to the other", async ({
  page,
  context,
  mognad,
}) => {
  const { organization } = await beginFresh(page, mognad);
  const other = await context.newPage();
  await other.goto(page.url());
  await online(other);
  await level(page, 0, 3).check();
  await expect(level(other, 0, 3)).toBeChecked();
  await saved(page);
  await level(other, 0, 4).check();
  await expect(level(page, 0, 4)).toBeChecked();
  await level(page, 1, 1).check();
  await saved(other);
  await saved(page);
  await expect(page.getByText("Det här är inte sparat")).toHaveCount(0);
  expect(Object.values(await atServer(page)).sort()).toEqual([1, 4]);
  expect(await mognad.countResponses(organization)).toBe(1);
});

test("two forms in one browser: neither gets the other's answers, also after a reload", async ({
  page,
  context,
  mognad,
}) => {
  await beginFresh(page, mognad);
  const second = await context.newPage();
  await beginFresh(second, mognad);
  let lose = true;
  await context.route(/\/answers(\?.*)?$/, (route) => (lose ? route.abort() : route.continue()));
  await level(page, 0, 3).check();
  await level(second, 1, 4).check();
  await expect.poll(() => inStore(page)).toMatch(/"value":3.*"value":4|"value":4.*"value":3/);
  lose = false;
  for (const form of [page, second]) {
    await form.reload();
    await expect(form.getByText(/^(Sparat \d\d:\d\d|Allt är sparat)$/)).toBeVisible();
  }
  await expect(level(page, 1, 4)).not.toBeChecked();
  expect(Object.values(await atServer(page))).toEqual([3]);
  expect(Object.values(await atServer(second))).toEqual([4]);
});

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
});

test("two devices: a stale one overwrites nothing, both answers are shown, and a person chooses", async ({
  page,
  browser,
  mognad,
}) => {
  const { link, organization } = await beginFresh(page, mognad);
  const device = await browser.newContext();
  const phone = await device.newPage();
  await begin(phone, link);
  await level(page, 0, 2).check();
  await level(page, 1, 2).check();
  await saved(page);
  await level(phone, 0, 4).check();
  const conflict = phone.getByRole("alert").getByRole("region");
  await expect(conflict).toContainText("Frågan har besvarats på ett annat ställe");
  await expect(conflict.getByText(/^2 – /)).toBeVisible();
  await expect(conflict.getByText(/^4 – /)).toBeVisible();
  await accessible(phone);
  await phone.reload();
  await expect(conflict, "a reload loses neither").toBeVisible();
  await phone.getByRole("button", { name: "Behåll mitt" }).press("Enter");
  await expect(level(phone, 0, 4), "reading goes on at the question").toBeFocused();
  await saved(phone);

  await comeBack(page);
  await expect(level(page, 0, 4)).toBeChecked();
  await expect(page.getByText("En fråga har besvarats på ett annat ställe")).toBeVisible();
  await expect(level(page, 1, 2)).toBeChecked();
  expect(Object.values(await atServer(page)).sort()).toEqual([2, 4]);
  expect(await mognad.countResponses(organization)).toBe(1);
  await device.close();
});

test("the acknowledgement is lost, five times: the same save is repeated, and is kept once", async ({
  page,
  mognad,
}) => {
  const { organization } = await beginFresh(page, mognad);
  const bodies: (string | null)[] = [];
  await page.route(/\/answers$/, async (route) => {
    bodies.push(route.request().postData());
    if (bodies.length > 5) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await level(page, 0, 3).check();
  for (let repeat = 1; repeat < 6; repeat++) {
    await expect.poll(() => bodies.length).toBeGreaterThanOrEqual(repeat);
    await comeBack(page);
  }
  await saved(page);
  expect(bodies.length).toBeGreaterThan(5);
  expect(new Set(bodies).size).toBe(1);
  await expect(page.getByText("Det här är inte sparat")).toHaveCount(0);
  expect(Object.values(await atServer(page))).toEqual([3]);
  expect(await mognad.countResponses(organization)).toBe(1);
});

test("reloaded before the acknowledgement: the page repeats the very same save", async ({ page, mognad }) => {
  await beginFresh(page, mognad);
  const bodies: (string | null)[] = [];
  let lose = true;
  await page.route(/\/answers$/, async (route) => {
    bodies.push(route.request().postData());
    if (!lose) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await level(page, 0, 3).check();
  await expect.poll(() => bodies.length).toBe(1);
  lose = false;
  await page.reload();
  await saved(page);
  expect(new Set(bodies).size).toBe(1);
  await expect(level(page, 0, 3)).toBeChecked();
});

test("the browser ends while the server is out of reach: a new one sends what the old one kept", async ({
  playwright,
  launchOptions,
  mognad,
}) => {
  const { link } = await mognad.freshRound();
  const folder = await mkdtemp(join(tmpdir(), "mognad-browser-"));
  const open = (): Promise<BrowserContext> =>
    playwright.chromium.launchPersistentContext(folder, { ...launchOptions, locale: "sv-SE" });
  const first = await open();
  const page = await first.newPage();
  await begin(page, link);
  const address = page.url();
  await page.route(/\/answers$/, (route) => route.abort("connectionrefused"));
  await level(page, 0, 3).check();
  await expect(page.getByText("Servern svarar inte – 1 svar väntar på den här enheten")).toBeVisible();
  await first.close();

  const second = await open();
  const later = await second.newPage();
  await later.goto(address);
  await expect(level(later, 0, 3)).toBeChecked();
  await saved(later);
  expect(Object.values(await atServer(later))).toEqual([3]);
  await second.close();
  await rm(folder, { recursive: true, force: true });
});

for (const [how, breakStore] of [
  [
    "refuses to open",
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("The user denied permission.", "SecurityError");
      };
    },
  ],
  [
    "never answers",
    () => {
      const silent = { value: () => undefined };
      IDBFactory.prototype.open = () =>
        Object.create(IDBOpenDBRequest.prototype, { addEventListener: silent, removeEventListener: silent });
    },
  ],
  [
    "takes an answer and then fails to complete",
    () => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function aborted(value) {
        const request = put.call(this, value);
        request.addEventListener("success", () => this.transaction.abort());
        return request;
      };
    },
  ],
  [
    "is full",
    () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      };
    },
  ],
] as const) {
  test(`the browser's store ${how}: answers are sent all the same, and the page says what it cannot do`, async ({
    page,
    context,
    mognad,
  }) => {
    await page.addInitScript(breakStore);
    await beginFresh(page, mognad);
    await context.setOffline(true);
    await level(page, 0, 3).check();
    await expect(page.getByText("Webbläsaren kan inte spara något just nu.")).toBeVisible({
      timeout: 20_000,
    });
    await expect(page.getByText("Offline – 1 svar väntar på den här sidan, stäng den inte")).toBeVisible();
    await context.setOffline(false);
    await saved(page);
    await level(page, 1, 2).check();
    await saved(page);
    expect(Object.values(await atServer(page)).sort()).toEqual([2, 3]);
  });
}

test("the store is wiped and its connection ended under the page: nothing that waits is lost", async ({
  page,
  context,
  mognad,
}) => {
  await beginFresh(page, mognad);
  await context.setOffline(true);
  await level(page, 0, 3).check();
  await expect.poll(() => inStore(page)).toContain('"value":3');
  const protocol = await context.newCDPSession(page);
  await protocol.send("Storage.clearDataForOrigin", { origin: mognad.url, storageTypes: "indexeddb" });
  await level(page, 1, 2).check();
  await expect(page.getByText("Offline – 2 svar väntar på den här enheten")).toBeVisible();
  await expect.poll(() => inStore(page), "what the page remembers goes back").toContain('"value":3');
  await context.setOffline(false);
  await saved(page);
  expect(Object.values(await atServer(page)).sort()).toEqual([2, 3]);
});

test("the server answers with errors for a while: the page tries on, and says so", async ({
  page,
  mognad,
}) => {
  await beginFresh(page, mognad);
  const statuses = [500, 502, 503, 429];
  await page.route(/\/answers$/, (route) => {
    const status = statuses.shift();
    if (status === undefined) return route.continue();
    return route.fulfill({ status, body: "<h1>Try later</h1>", headers: { "retry-after": "1" } });
  });
  await level(page, 0, 3).check();
  await expect(page.getByText("Servern svarar inte – 1 svar väntar på den här enheten")).toBeVisible();
  await level(page, 1, 2).check();
  await saved(page);
  expect(statuses).toEqual([]);
  expect(Object.values(await atServer(page)).sort()).toEqual([2, 3]);
});

test("a slow line: many answers go in few requests, one at a time", async ({ page, context, mognad }) => {
  await beginFresh(page, mognad);
  const protocol = await context.newCDPSession(page);
  await protocol.send("Network.enable");
  await protocol.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 1_500,
    downloadThroughput: 20_000,
    uploadThroughput: 5_000,
  });
  let underWay = 0;
  let most = 0;
  let requests = 0;
  page.on("request", (request) => {
    if (!isSave(request)) return;
    requests += 1;
    underWay += 1;
    most = Math.max(most, underWay);
  });
  page.on("requestfinished", (request) => {
    if (isSave(request)) underWay -= 1;
  });
  for (const [question, chosen] of [1, 2, 3, 4, 3].entries()) await level(page, question, chosen).check();
  await expect(page.getByText("Sparar…")).toBeVisible();
  await saved(page);
  expect(most).toBe(1);
  expect(requests).toBeLessThan(5);
  expect(Object.values(await atServer(page)).sort()).toEqual([1, 2, 3, 3, 4]);
});

test("two devices with clocks wrong by a day: the answer given last stands", async ({
  page,
  browser,
  mognad,
}) => {
  const shiftClock = (milliseconds: number) => {
    const RealDate = Date;
    const now = () => RealDate.now() + milliseconds;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given),
      get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
    });
  };
  const day = 24 * 60 * 60 * 1_000;
  await page.addInitScript(shiftClock, day);
  const { link } = await beginFresh(page, mognad);
  await level(page, 0, 2).check();
  await saved(page);
  const device = await browser.newContext();
  const slow = await device.newPage();
  await slow.addInitScript(shiftClock, -day);
  await begin(slow, link);
  await expect(level(slow, 0, 2)).toBeChecked();
  await level(slow, 0, 5).check();
  await saved(slow);
  await comeBack(page);
  await expect(level(page, 0, 5)).toBeChecked();
  await expect(page.getByText("Det här är inte sparat")).toHaveCount(0);
  expect(Object.values(await atServer(page))).toEqual([5]);
  await device.close();
});

test("the server is killed midway: what was answered meanwhile is sent when it is back", async ({
  page,
  mognad,
}) => {
  await beginFresh(page, mognad);
  await level(page, 0, 1).check();
  await saved(page);
  await mognad.killServer(async () => {
    await level(page, 1, 2).check();
    await expect(page.getByText("Servern svarar inte – 1 svar väntar på den här enheten")).toBeVisible();
    await level(page, 2, 3).check();
  });
  await saved(page);
  expect(Object.values(await atServer(page)).sort()).toEqual([1, 2, 3]);
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
  expect(Object.values(await atServer(page))).toEqual([3]);
});

test("a shared computer: nothing is kept, leaving too early warns, and everything is sent", async ({
  page,
  context,
  mognad,
}) => {
  await beginFresh(page, mognad);
  await page.getByRole("checkbox", { name: "Spara inget i den här webbläsaren" }).check();
  await expect(page.getByText("Inget sparas i den här webbläsaren.")).toBeVisible();
  await context.setOffline(true);
  await level(page, 0, 3).check();
  await expect(page.getByText("Offline – 1 svar väntar på den här sidan, stäng den inte")).toBeVisible();
  expect(await inStore(page)).toBe("[]");
  const warning = page.waitForEvent("dialog");
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await warning;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await closing;
  await context.setOffline(false);
  await saved(page);
  expect(await inStore(page)).toBe("[]");
  expect(Object.values(await atServer(page))).toEqual([3]);
  await page.reload();
  await expect(page.getByRole("checkbox", { name: "Spara inget i den här webbläsaren" })).toBeChecked();
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
  expect(Object.values(await atServer(device))).toEqual([3]);
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
    await page.goto(review);
    expect(posts, "the double click sent once").toBe(1);
    await expect(page.getByText(/inskickade/).first()).toBeVisible();
    expect(await mognad.countResponses(organization)).toBe(1);
    await page.goto(review.replace(/review$/, "receipt"));
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Tack, svaren är inskickade" })).toBeVisible();
    expect(await mognad.countResponses(organization)).toBe(1);
  });
});
