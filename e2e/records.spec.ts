import { expect, test } from "./mognad.ts";

test.use({ locale: "sv-SE" });

test("what is kept of a person is shown, handed out and erased, under a decision that the log tells", async ({
  mognad,
  page,
}) => {
  const email = "energichef@exempelkoping.example";
  await mognad.inDatabase(async (database) => {
    await database.transact((writer) =>
      writer
        .updateTable("invitations")
        .where("id", "=", (eb) =>
          eb
            .selectFrom("invitations")
            .innerJoin("organizations", "organizations.id", "invitations.organizationId")
            .where("organizations.slug", "=", "exempelkoping")
            .where("invitations.submitted", "=", 1)
            .orderBy("invitations.id")
            .limit(1)
            .select("invitations.id"),
        )
        .set({ email })
        .execute(),
    );
    await database.transact((writer) =>
      writer
        .updateTable("actions")
        .where("id", "=", (eb) => eb.selectFrom("actions").orderBy("id").limit(1).select("id"))
        .set({ owner: `Fråga ${email}` })
        .execute(),
    );
  });
  await mognad.signIn(page, "administrator");
  await page.goto(`${mognad.url}/exempelkoping/administration/records`);
  const find = async () => {
    await page.getByLabel("Personens e-postadress").fill(email);
    await page.getByRole("button", { name: "Visa" }).click();
  };
  await find();
  await expect(page.getByRole("heading", { name: `Det här finns om ${email}` })).toBeVisible();
  await page.getByText("Visa svaren").click();
  await expect(page.locator(".person-answers dt").first()).toBeVisible();
  await expect(page.getByText(`Fråga ${email}`)).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Hämta allt som JSON" }).click();
  expect((await download).suggestedFilename()).toBe("personuppgifter.json");

  await page.getByRole("radio", { name: "Personen har begärt det" }).check();
  await page.getByLabel("Skriv e-postadressen igen").fill(email);
  await page.getByRole("button", { name: "Radera" }).click();
  await expect(page.getByRole("alert")).toContainText("Fyll i det här.");
  await page.getByLabel("Beslutets beteckning").fill("KS 2026/77");
  await page.getByLabel("Skriv e-postadressen igen").fill(email);
  await page.getByRole("button", { name: "Radera" }).click();
  await expect(page.getByText("Personen är raderad.")).toBeVisible();
  await find();
  // What others have written is a record, for people to judge.
  await expect(page.getByText("Inget finns under adressen.", { exact: false })).toBeVisible();
  await expect(page.getByText(`Fråga ${email}`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Radera" })).toHaveCount(0);

  await page.goto(`${mognad.url}/exempelkoping/administration/audit-log`);
  const row = page.getByRole("row", { name: /En person raderades/ }).first();
  await row.getByText("Mer", { exact: true }).click();
  await expect(row).toContainText("KS 2026/77");
  await expect(row).not.toContainText(email);
  for (const event of [/Någon såg efter vad som finns om en person/, /Det som finns om en person hämtades/]) {
    await expect(page.getByRole("row", { name: event }).first()).toBeVisible();
  }
  await expect(page.getByRole("main")).not.toContainText(email);
});
