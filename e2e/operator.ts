import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { makeOperatorLink } from "../app/domain/access/account-link.server.ts";
import { anEnvironment } from "../app/domain/testing.ts";
import type { Mognad } from "./mognad.ts";

/** A fresh link of an operator, as the command prints it. */
export function operatorLink(mognad: Mognad): Promise<string> {
  return mognad.inDatabase(async (database) => {
    const environment = anEnvironment(database);
    environment.moveClockTo(new Date().toISOString());
    return `${mognad.url}/first-start/${await makeOperatorLink(environment)}`;
  });
}

/** Opens a fresh link and presses its button. */
export async function beginFirstStart(page: Page, mognad: Mognad): Promise<void> {
  await page.goto(await operatorLink(mognad));
  await page.getByRole("main").getByRole("button").click();
  await page.waitForURL(/\/first-start$/);
}

/** Makes an account that keeps the installation and has no role in any organization, and is signed in with it. */
export async function becomeOperator(page: Page, mognad: Mognad): Promise<void> {
  await beginFirstStart(page, mognad);
  await page.locator("input[name=name]").fill("Somebody");
  await page.locator("input[name=email]").fill(`${randomUUID()}@exempelkoping.example`);
  await page.locator("input[name=password]").fill(randomUUID());
  await page.getByRole("main").locator("button[type=submit]").click();
  await page.waitForURL(/\/operator\/organizations\/new/);
}
