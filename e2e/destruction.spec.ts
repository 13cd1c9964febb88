import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { type Instant, instant, type MembershipId } from "../app/domain/id.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound, someResponses } from "../app/domain/testing.ts";
import { insertMemberships } from "../db/queries/memberships.ts";
import { expect, type Mognad, test } from "./mognad.ts";

test.use({ locale: "sv-SE" });

const daysAgo = (days: number): Instant => instant(new Date(Date.now() - days * 86_400_000));

/** A published round that two answered, and which the demonstration's administrator may destroy. */
async function aPublishedRound(mognad: Mognad): Promise<{ readonly token: string }> {
  const administrator = mognad.sheet.accounts.find(({ role }) => role === "administrator");
  return mognad.inDatabase(async (database) => {
    const environment = anEnvironment(database);
    environment.moveClockTo(new Date().toISOString());
    const municipality = await aMunicipality(environment, { slug: "gallringskoping" });
    const round = await aRound(environment, municipality, {
      ...{ year: 2025, releasedAt: daysAgo(40), opensAt: daysAgo(30), closesAt: daysAgo(10) },
      ...{ factCheckAt: daysAgo(8), publishedAt: daysAgo(5), diaryNumber: "KS 2025/9" },
    });
    const { social } = municipality.departments;
    await someResponses(environment, round, social, [
      { steering_strategy: 2, "steering_strategy#comment": "Kim har planen" },
      { steering_strategy: 4 },
    ]);
    const { token } = await anInvitation(environment, round, social.id, { overrides: { submitted: 1 } });
    await database.transact(async (writer) => {
      const { id } = await writer
        .selectFrom("users")
        .where("email", "=", administrator?.email ?? "")
        .select("id")
        .executeTakeFirstOrThrow();
      await insertMemberships(writer, [
        {
          ...{ organizationId: municipality.organizationId, id: environment.newId<MembershipId>() },
          ...{ userId: id, role: "administrator", departmentId: null, createdAt: environment.now() },
        },
      ]);
    });
    return { token };
  });
}

test("single answers are released masked, then destroyed by a decision that every page tells of", async ({
  mognad,
  page,
}) => {
  const { token } = await aPublishedRound(mognad);
  const records = `${mognad.url}/gallringskoping/administration/records`;
  await mognad.signIn(page, "administrator");

  await test.step("what was asked for is looked at, and leaves without what is masked", async () => {
    await page.goto(records);
    await page.getByRole("link", { name: "Lämna ut enskilda svar" }).click();
    await page.getByRole("button", { name: "Visa svaren" }).click();
    await expect(page.getByRole("table")).toContainText("[maskerat]");
    await page.getByRole("checkbox", { name: "Förvaltning", exact: true }).uncheck();
    await page.getByRole("button", { name: "Förhandsgranska" }).click();
    await expect(page.getByRole("table")).toContainText("social");
    await page.getByLabel("Begärans beteckning").fill("KS 2026/3");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Hämta som CSV" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("KS_2025_9-gallringskoping-2025-utlämnande.csv");
    const text = await readFile(await file.path(), "utf8");
    expect(text).toContain("social;management");
    expect(text).toContain("[maskerat]");
    expect(text).not.toContain("Kim");
  });

  await test.step("a decision is entered, and the answers go", async () => {
    await page.goto(records);
    await page.getByRole("link", { name: "Gallra svaren i en mätomgång" }).click();
    await page.getByRole("button", { name: "Visa vad som tas bort" }).click();
    await expect(page.getByText("Alla 2 svar")).toBeVisible();
    await page.getByLabel("Beslutets beteckning").fill("KS 2026/44");
    await page.getByLabel("Beslutsdag").fill(daysAgo(1).slice(0, 10));
    await page.getByLabel("för att bekräfta").fill("Mätomgång 2024");
    await page.getByRole("button", { name: "Gallra svaren" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByLabel("för att bekräfta").fill("Mätomgång 2025");
    await page.getByRole("button", { name: "Gallra svaren" }).click();
    await expect(page.getByRole("row", { name: /Mätomgång 2025/ })).toContainText("Gallrad");
    expect(await mognad.countResponses("gallringskoping")).toBe(0);
  });

  await test.step("pages keep the figures, and say what is gone", async () => {
    const gone = /Svaren gallrades \d{4}-\d\d-\d\d enligt beslut KS 2026\/44/;
    const round = `${mognad.url}/gallringskoping/rounds/2025`;
    await page.goto(`${mognad.url}/gallringskoping/results`);
    await expect(page.getByText(gone)).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText("Dnr KS 2025/9")).toBeVisible();
    await page.emulateMedia({ media: "screen" });
    await expect(page.getByRole("table").first()).toContainText("social");
    await page.goto(round);
    await expect(page.getByText(gone)).toBeVisible();
    await page.goto(`${round}/archive`);
    await expect(page.getByText("Paketet har därför inga svar")).toBeVisible();
    const archive = page.waitForEvent("download");
    await page.getByRole("button", { name: "Hämta paketet" }).click();
    expect((await archive).suggestedFilename()).toBe("KS_2025_9-gallringskoping-2025.zip");
    await page.goto(`${records}/release?round=2025`);
    await expect(page.getByText("Det finns inga enskilda svar att lämna ut.")).toBeVisible();
    await saysGone(page, `${mognad.url}/r/${token}`);
    await page.goto(`${mognad.url}/gallringskoping/administration/audit-log`);
    await expect(page.getByRole("row", { name: /Enskilda svar gallrades/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /Enskilda svar lämnades ut/ })).toBeVisible();
  });
});

/** An old link tells why it leads nowhere. */
async function saysGone(page: Page, link: string): Promise<void> {
  const answer = await page.request.get(link);
  expect(answer.status()).toBe(410);
  expect(await answer.text()).toContain("enligt beslut KS 2026/44");
}
