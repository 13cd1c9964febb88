import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import {
  begin,
  beginFresh,
  expect,
  expectAtServer,
  inStore,
  level,
  saved,
  send,
  test,
} from "./never-lose.ts";

/* The browser keeps nothing, or what it keeps is gone. */

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
  await expectAtServer(later, [3]);
  await send(later);
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
    await expectAtServer(page, [2, 3]);
    await send(page);
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
  await expectAtServer(page, [2, 3]);
  await send(page);
});

test("the store's connection is ended while the tab sleeps: the next answer is kept by a new one", async ({
  page,
  context,
  mognad,
}) => {
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function watched(...given) {
      const request = open.apply(this, given);
      request.addEventListener("success", () => addEventListener("end-store", () => request.result.close()));
      return request;
    };
  });
  await beginFresh(page, mognad);
  await context.setOffline(true);
  await level(page, 0, 3).check();
  await expect.poll(() => inStore(page)).toContain('"value":3');
  await page.evaluate(() => dispatchEvent(new Event("end-store")));
  await level(page, 1, 2).check();
  await expect(page.getByText("Offline – 2 svar väntar på den här enheten")).toBeVisible();
  await expect.poll(() => inStore(page)).toContain('"value":2');
  await context.setOffline(false);
  await saved(page);
  await expectAtServer(page, [2, 3]);
  await send(page);
});

test("an answer counts as kept in the browser when it is on the disk, not before", async ({
  page,
  mognad,
}) => {
  await page.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function watched(...given) {
      const one = transaction.apply(this, given);
      const seen = document.documentElement.dataset;
      if (one.mode === "readwrite") seen["durability"] = `${seen["durability"] ?? ""}${one.durability} `;
      return one;
    };
  });
  await beginFresh(page, mognad);
  await level(page, 0, 3).check();
  await saved(page);
  const seen = await page.evaluate(() => document.documentElement.dataset["durability"]);
  expect(
    seen
      ?.trim()
      .split(" ")
      .filter((durability) => durability !== "strict"),
  ).toEqual([]);
  await expectAtServer(page, [3]);
  await send(page);
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
  await expectAtServer(page, [3]);
  await page.reload();
  await expect(page.getByRole("checkbox", { name: "Spara inget i den här webbläsaren" })).toBeChecked();
  await send(page);
});
