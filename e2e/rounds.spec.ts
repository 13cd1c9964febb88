import type { Page } from "@playwright/test";
import { instant } from "../app/domain/id.ts";
import { inDays } from "./form-times.ts";
import { expect, test } from "./mognad.ts";

/** Unfolds a step and takes it, by keyboard alone. */
async function take(page: Page, title: string, submit: string, fill?: () => Promise<void>) {
  await page.locator("summary", { hasText: title }).focus();
  await page.keyboard.press("Enter");
  await fill?.();
  await page.getByRole("button", { name: submit, exact: true }).focus();
  await page.keyboard.press("Enter");
}

/** The step of the life line where the round is. */
function stage(page: Page) {
  return page.locator("[aria-current=step] .life-step");
}

test("a coordinator runs a round from draft to publication by keyboard", async ({ mognad, page }) => {
  const { organization } = await mognad.freshRound();
  await mognad.signIn(page, "coordinator");
  await page.goto(`${mognad.url}/${organization}/rounds`);
  await page.getByRole("link", { name: "Ny mätomgång" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Titel").fill("Vårens mätning");
  await page.getByLabel("Öppnar").first().fill(inDays(-1));
  await page.getByLabel("Stänger").first().fill(inDays(2));
  await page.getByLabel("Eftertid").fill("0");
  await page.getByLabel("Kontaktperson").fill("");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Kontaktperson: Fyll i det här.");
  await expect(page.getByLabel("Titel")).toHaveValue("Vårens mätning");
  await page.getByLabel("Kontaktperson").fill("digital@testkoping.example");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vårens mätning");
  await expect(stage(page)).toHaveText("Utkast");

  await take(page, "Släpp mätomgången", "Ja, släpp den");
  await expect(page.getByRole("status").filter({ hasText: "Mätomgången är släppt." })).toBeVisible();
  await expect(stage(page)).toHaveText("Öppen");

  const until = inDays(9);
  const moreTime = (reason: string) => async () => {
    await page.getByLabel("Vem").selectOption({ label: "bolaget" });
    await page.getByLabel("Ny sluttid").fill(until);
    await page.getByLabel("Skäl").fill(reason);
  };
  await take(page, "Förläng", "Förläng", moreTime(""));
  await expect(page.getByRole("alert")).toContainText("Skriv varför.");
  await expect(page.getByLabel("Ny sluttid")).toHaveValue(until);
  await page.getByLabel("Skäl").fill("Sjukdom");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Svarstiden är förlängd." })).toBeVisible();
  await expect(page.getByRole("row", { name: /bolaget.*egna tider/ })).toBeVisible();

  const late = await page.context().newPage();
  await late.goto(page.url());
  await take(page, "Stäng nu", "Ja, stäng nu");
  await expect(stage(page)).toHaveText("Stängd");
  await take(late, "Stäng nu", "Ja, stäng nu");
  await expect(late.getByRole("alert")).toContainText("är inte öppen");
  await late.close();

  await take(page, "Öppna igen", "Ja, öppna igen", moreTime("Snöoväder"));
  await expect(page.getByRole("status").filter({ hasText: "Mätomgången är öppen igen." })).toBeVisible();
  await take(page, "Stäng nu", "Ja, stäng nu");
  await expect(page.getByText("Svaren räknas.")).toBeVisible();
  await take(page, "Börja faktakontrollen", "Ja, börja faktakontrollen");
  await expect(page.getByText("Faktakontrollen har börjat.")).toBeVisible();
  await take(page, "Publicera resultatet", "Ja, publicera");
  await expect(page.getByText("Resultatet är publicerat.")).toBeVisible();
  await expect(stage(page)).toHaveText("Publicerad");
  await expect(page.getByRole("link", { name: "Ändra uppgifter" })).toHaveCount(0);
});

test("a round that is shown in groups says that it is never opened again", async ({ mognad, page }) => {
  const { organization } = await mognad.freshRound({ disclosure: "confidential" });
  await mognad.inDatabase((database) =>
    database.transact((writer) =>
      writer
        .updateTable("rounds")
        .set({ closesAt: instant(new Date(Date.now() - 60 * 60 * 1000)), graceMinutes: 0 })
        .where("organizationId", "in", (eb) =>
          eb.selectFrom("organizations").where("slug", "=", organization).select("organizations.id"),
        )
        .execute(),
    ),
  );
  await mognad.signIn(page, "coordinator");
  await page.goto(`${mognad.url}/${organization}/rounds/2026`);
  await expect(page.getByText("Den kan inte öppnas igen")).toBeVisible();
  await expect(page.getByText("Öppna igen", { exact: true })).toHaveCount(0);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a copy is made, changed, told of another's change, and deleted", async ({ mognad, page }) => {
    const { organization } = await mognad.freshRound();
    await mognad.signIn(page, "coordinator");
    await page.goto(`${mognad.url}/${organization}/rounds`);
    await page.getByRole("link", { name: "Kopiera Mätomgång 2026" }).first().click();
    await page.getByRole("button", { name: "Skapa utkast" }).click();
    await expect(page.getByText("1 inbjuden kom med.")).toBeVisible();

    await page.getByRole("link", { name: "Ändra uppgifter" }).click();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel("Diarienummer").fill("KS 2027/1");
    await other.getByRole("button", { name: "Spara ändringar" }).click();
    await expect(other.getByRole("status").filter({ hasText: "Ändringarna är sparade." })).toBeVisible();
    await other.close();
    await page.getByLabel("Diarienummer").fill("KS 2027/2");
    await page.getByRole("button", { name: "Spara ändringar" }).click();
    const difference = page.getByRole("row", { name: /Diarienummer/ });
    await expect(difference).toContainText("KS 2027/1");
    await expect(difference).toContainText("KS 2027/2");
    await page.getByRole("button", { name: "Spara ändringar" }).click();
    await expect(page.getByText("KS 2027/2", { exact: true })).toBeVisible();

    await page.locator("summary", { hasText: "Ta bort utkastet" }).click();
    await page.getByRole("button", { name: "Ja, ta bort utkastet" }).click();
    await expect(page.getByRole("row", { name: /Mätomgång 2027/ })).toHaveCount(0);
    await expect(page.getByRole("row", { name: /Mätomgång 2026/ })).toHaveCount(1);
  });
});
