import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page, Request } from "@playwright/test";
import type { FaultFigure } from "./fault-figures.ts";
import { test as base, expect, type FreshRound, type Mognad } from "./mognad.ts";

export { expect } from "./mognad.ts";

/*
 * What the journeys share that play the ways in which a browser can lose an answer: what the person has answered is at
 * the server in the end, or in sight with a way to take it along.
 */

/** After each test, whatever has happened in it, the tallies are what counting every sent response again gives. */
export const test = base.extend<{ readonly recount: undefined }>({
  recount: [
    async ({ mognad }, use) => {
      await use(undefined);
      const all = await mognad.talliesAndRecounts();
      expect(all.map(({ kept }) => kept)).toEqual(all.map(({ counted }) => counted));
    },
    { auto: true },
  ],
});

export async function begin(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: /Börja svara|Fortsätt svara/ }).click();
  await page.waitForURL(/\/svara\//);
  await expect(page.getByRole("radiogroup").first()).toBeVisible();
  await online(page);
}

/** The page has its script and its queue: what it does before that is another test's. */
export async function online(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: /spar/i }).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
}

export async function beginFresh(page: Page, mognad: Mognad): Promise<FreshRound> {
  const round = await mognad.freshRound();
  await begin(page, round.link);
  return round;
}

export function level(page: Page, question: number, chosen: number): Locator {
  return page
    .getByRole("radiogroup")
    .nth(question)
    .getByRole("radio", { name: new RegExp(`^${chosen} – `) });
}

export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible({ timeout: 20_000 });
}

/** What the server has, by question, in the order of the questionnaire's first area. */
export async function atServer(page: Page): Promise<Readonly<Record<string, unknown>>> {
  const address = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
  const response = await page.request.get(`${new URL(page.url()).origin}${address}/answers?since=0`);
  expect(response.status()).toBe(200);
  const { changed }: { changed: { question: string; value: unknown }[] } = await response.json();
  return Object.fromEntries(changed.map(({ question, value }) => [question, value]));
}

/** That these are the answers at the server; a run's figures (`fault-figures.ts`) tell how many, and how many were not. */
export async function expectAtServer(page: Page, answers: readonly (number | string)[]): Promise<void> {
  const found = Object.values(await atServer(page));
  const rest = [...found];
  const lost = answers.filter((answer) => {
    const at = rest.indexOf(answer);
    if (at !== -1) rest.splice(at, 1);
    return at === -1;
  });
  note("answers", answers.length);
  note("lost", lost.length);
  expect(found.sort()).toEqual([...answers].sort());
}

/** Sends the answers, as the person does in the end. */
export async function send(page: Page): Promise<void> {
  const address = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
  await page.goto(`${new URL(page.url()).origin}${address}/review`);
  // An earlier page may have gone before it heard that its last answer had come: this one asks first.
  await page.waitForLoadState("networkidle");
  await expect(page.getByText(/på väg till servern|on (its|their) way to the server/)).toHaveCount(0);
  await page.getByRole("button", { name: /^(Skicka in svaren|Send the answers)$/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^(Tack|Thank you)/ })).toBeVisible();
  note("sent", 1);
}

function note(type: FaultFigure, figure: number): void {
  base.info().annotations.push({ type, description: String(figure) });
}

/** Everything that the browser's store holds, as text. */
export function inStore(page: Page): Promise<string> {
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

export async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual(
    [],
  );
}

export function comeBack(page: Page): Promise<void> {
  return page.evaluate(() => void dispatchEvent(new Event("focus")));
}

export function isSave(request: Request): boolean {
  return request.method() === "POST" && request.url().endsWith("/answers");
}
