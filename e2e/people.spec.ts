import type { Page } from "@playwright/test";
import { totp } from "../app/server/testing-totp.ts";
import { expect, test } from "./mognad.ts";

test.use({ locale: "sv-SE" });

const password = "kaffe bilen regnar högt";

/** A code that has not been given yet: the app's next one, which is right half a minute early. */
const laterCode = (secret: string) => totp(secret, Date.now() + 30_000);

const giveCredentials = async (page: Page, email: string) => {
  await page.getByLabel("E-post").fill(email);
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
};

test("somebody is invited, signs in with two steps, and signs out everywhere", async ({
  page,
  browser,
  mognad,
}) => {
  test.setTimeout(90_000);
  const email = "inbjuden@exempelkoping.example";
  const people = `${mognad.url}/exempelkoping/administration/people`;

  await test.step("the administrator invites them by mail", async () => {
    await mognad.signIn(page, "administrator");
    await page.goto(people);
    await page.getByLabel("E-post").fill(email);
    await page.getByLabel("Roll", { exact: true }).selectOption("coordinator");
    await page.getByRole("button", { name: "Bjud in" }).click();
  });
  const link = await mognad.linkMailedTo(email);
  await expect(page.getByRole("row", { name: email })).toBeVisible();

  const theirs = await browser.newContext({ locale: "sv-SE" });
  const own = await theirs.newPage();
  await test.step("who is invited chooses a password, and has the role", async () => {
    const response = await own.goto(link);
    expect(response?.headers()["cache-control"]).toBe("no-store");
    expect(response?.headers()["referrer-policy"]).toBe("no-referrer");
    await own.getByLabel("Ditt namn").fill("Inbjuden Samordnare");
    await own.getByLabel("Välj ett lösenord").fill("Lösenord2026!");
    await own.getByRole("button", { name: "Skapa kontot" }).click();
    await expect(own.getByText("för lätt att gissa")).toBeVisible();
    await expect(own.getByLabel("Ditt namn")).toHaveValue("Inbjuden Samordnare");
    await own.getByLabel("Välj ett lösenord").fill(password);
    await own.getByRole("button", { name: "Skapa kontot" }).click();
    await own.waitForURL(/\/exempelkoping$/);
    await expect(own.getByRole("link", { name: "Mätomgångar" })).toBeVisible();
  });

  let secret = "";
  await test.step("they set up a second step", async () => {
    await own.getByRole("link", { name: "Mitt konto" }).click();
    await own.getByRole("link", { name: "Ställ in" }).click();
    await own.waitForURL(/\/account\/second-factor$/);
    await own.getByLabel("Lösenord").fill(password);
    await own.getByRole("button", { name: "Börja" }).click();
    secret = await own.locator(".secret-text").innerText();
    await own.getByLabel("Kod").fill("000000");
    await own.getByRole("button", { name: "Slå på" }).click();
    await expect(own.getByRole("alert")).toContainText("Koden stämmer inte");
    await own.getByLabel("Kod").fill(totp(secret, Date.now()));
    await own.getByRole("button", { name: "Slå på" }).click();
    await expect(own.locator(".backup-codes li")).toHaveCount(10);
  });

  const elsewhere = await browser.newContext({ locale: "sv-SE" });
  const other = await elsewhere.newPage();
  await test.step("elsewhere they are asked the code too", async () => {
    await other.goto(`${mognad.url}/sign-in`);
    await giveCredentials(other, email);
    await other.waitForURL(/\/sign-in\/code/);
    expect((await other.request.get(`${mognad.url}/exempelkoping`)).status()).toBe(401);
    await other.getByLabel("Kod").fill(laterCode(secret));
    await other.getByRole("button", { name: "Logga in" }).click();
    await expect(other.getByTitle("Inbjuden Samordnare")).toBeVisible();
  });

  await test.step("they see both sessions, and end them all", async () => {
    await other.goto(`${mognad.url}/account`);
    await expect(other.getByRole("row", { name: "Chrome" })).toHaveCount(2);
    await other.getByRole("button", { name: "Logga ut överallt" }).click();
    await other.waitForURL(/\/sign-in$/);
    for (const each of [own, other]) {
      expect((await each.request.get(`${mognad.url}/exempelkoping`)).status()).toBe(401);
    }
  });

  await test.step("the administrator sees their second step, and takes the role away", async () => {
    await page.goto(people);
    const row = page.getByRole("row", { name: email });
    await expect(row).toContainText("ja");
    await row.getByRole("link").click();
    await page.getByText("Ta bort rollen", { exact: true }).click();
    await page.getByRole("button", { name: "Ja, ta bort rollen" }).click();
    await page.waitForURL(people);
    await expect(page.getByRole("row", { name: email })).toHaveCount(0);
  });
  await theirs.close();
  await elsewhere.close();
});

test("an organization that asks a second step shows nothing without it, and says where to set it up", async ({
  page,
  mognad,
}) => {
  const require = (required: 0 | 1) =>
    mognad.inDatabase((database) =>
      database.transact((writer) =>
        writer
          .updateTable("organizations")
          .set({ requiresSecondFactor: required })
          .where("slug", "=", "exempelkoping")
          .execute(),
      ),
    );
  await mognad.signIn(page, "coordinator");
  await require(1);
  try {
    for (const place of ["", "/results", "/rounds"]) {
      expect((await page.request.get(`${mognad.url}/exempelkoping${place}`)).status()).toBe(403);
    }
    await page.goto(`${mognad.url}/kungsor`);
    await expect(page.getByRole("heading", { level: 1 })).not.toContainText("kräver");
  } finally {
    await require(0);
  }
});
