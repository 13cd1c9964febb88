import type { Locator, Page } from "@playwright/test";
import { writeSheet } from "../app/domain/round/respondents/write-sheet.server.ts";
import { expect, test } from "./mognad.ts";

/** Comes to a control by the keyboard alone. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The control cannot be reached by keyboard.");
}

test.describe("who is invited to a round", () => {
  test.use({ locale: "sv-SE" });

  test("is added by keyboard, from pasted lines and from Excel, and can be moved, replaced and taken back", async ({
    mognad,
    page,
    browser,
  }) => {
    test.setTimeout(120_000);
    await mognad.signIn(page, "coordinator");
    const list = `${mognad.url}/exempelkoping/rounds/2026/respondents`;
    const main = page.getByRole("main");
    const button = (name: string) => main.getByRole("button", { name, exact: true });

    await page.goto(`${list}/new`);
    await tabTo(page, main.getByRole("combobox", { name: "Förvaltning" }));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Digitaliseringsledare");
    await page.keyboard.press("Tab");
    await page.keyboard.type("ledare@exempelkoping.example");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Inbjudan är tillagd. Inget har skickats ännu.")).toBeVisible();
    await expect(page.getByRole("row", { name: /Digitaliseringsledare Chef ledare@/ })).toBeVisible();

    await page.goto(`${list}/import`);
    await page
      .getByRole("textbox", { name: "Rader" })
      .fill(
        [
          "ny@exempelkoping.example; Metodutvecklare; specialist; social",
          "ledare@exempelkoping.example; Digitaliseringschef; chef; barn",
          "utan-adress; Chef; chef; social",
          "x@exempelkoping.example; Chef; chef; Parkförvaltningen",
        ].join("\n"),
      );
    await button("Förhandsgranska").click();
    await expect(
      page.getByRole("row", { name: /3 utan-adress.*ser inte ut som en e-postadress/ }),
    ).toBeVisible();
    await expect(
      page.getByRole("row", { name: /4 .*”Parkförvaltningen” är ingen förvaltning/ }),
    ).toBeVisible();
    await expect(
      page.getByRole("row", { name: /Digitaliseringsledare blir Digitaliseringschef/ }),
    ).toBeVisible();
    await button("Genomför 2 ändringar").click();
    await expect(page.getByText("Klart: 1 tillagda, 1 ändrade.")).toBeVisible();

    await page.goto(`${list}/import`);
    const rows = [
      ["E-post", "Befattning", "Roll", "Förvaltning"],
      ["ny@exempelkoping.example", "Metodutvecklare", "Specialist", "Socialförvaltningen"],
      ["annan@exempelkoping.example", "Områdeschef", "Chef", "Social services"],
    ];
    await page.getByLabel("Eller en fil").setInputFiles({
      name: "lista.xlsx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from(await writeSheet(rows, "xlsx")),
    });
    await button("Förhandsgranska").click();
    await expect(main.getByText("Finns redan: 1")).toBeVisible();
    await button("Genomför 1 ändring").click();
    await page.getByRole("searchbox").fill("annan@");
    await button("Visa").click();
    await page.getByRole("link", { name: "Områdeschef" }).click();

    const unfold = (name: string) => main.locator("summary").filter({ hasText: name }).click();
    await unfold("Flytta till en annan förvaltning");
    await page.getByRole("combobox", { name: "Till" }).selectOption({ label: "Kommunala bolag" });
    await button("Flytta").click();
    await expect(page.getByText("Inbjudan är flyttad.")).toBeVisible();
    await expect(main.getByRole("definition").first()).toHaveText("Kommunala bolag");

    await button("Gör en ny länk").click();
    const link = await page.getByLabel("Ny länk").inputValue();
    const stranger = await (await browser.newContext({ locale: "sv-SE" })).newPage();
    await stranger.goto(link);
    await expect(stranger.getByText("Kommunala bolag").first()).toBeVisible();

    await page.reload({ waitUntil: "load" });
    await unfold("Låt någon annan svara");
    const replacing = main.locator("details[open]");
    await replacing.getByRole("textbox", { name: "E-post" }).fill("efterträdare@exempelkoping.example");
    await button("Ersätt").click();
    await expect(page.getByText("Det ser inte ut som en e-postadress.")).toBeVisible();
    await replacing.getByRole("textbox", { name: "E-post" }).fill("eftertradare@exempelkoping.example");
    await button("Ersätt").click();
    await expect(page.getByText("Inbjudan är en annans nu")).toBeVisible();
    await stranger.goto(link);
    await expect(stranger.getByRole("heading", { level: 1 })).toContainText("lämnad");

    // The link stands on the page before what else has changed is there: what is unfolded in between may move away.
    const settled = page.waitForResponse((answer) => {
      return answer.request().method() === "GET" && answer.url().includes(".data");
    });
    await button("Gör en ny länk").click();
    const fresh = await page.getByLabel("Ny länk").inputValue();
    await settled;
    await unfold("Återta inbjudan");
    await button("Återta").click();
    await expect(page.getByText("Inbjudan är återtagen. Den kan återställas.")).toBeVisible();
    expect((await stranger.goto(fresh))?.status()).toBe(410);
    await button("Återställ").click();
    await expect(page.getByText("Inbjudan gäller igen, med sina länkar.")).toBeVisible();
    expect((await stranger.goto(fresh))?.status()).toBe(200);
    await stranger.context().close();

    const saved = await page.request.get(`${list}/save/csv?q=eftertradare`);
    expect((await saved.body()).toString()).toContain(
      "eftertradare@exempelkoping.example;Områdeschef;Chef;Kommunala bolag;inbjuden",
    );
  });
});

test.describe("a trial of the questionnaire", () => {
  test.use({ locale: "sv-SE" });

  test("goes from start to receipt, says on every page that it does not count, and counts nothing", async ({
    mognad,
    page,
  }) => {
    const { organization } = await mognad.freshRound();
    const talliesBefore = await mognad.talliesAndRecounts();
    await mognad.signIn(page, "coordinator");
    await page.goto(`${mognad.url}/${organization}/rounds/2026`);
    await page.getByRole("link", { name: "Inbjudna" }).click();
    await expect(page.getByText("1 är inbjuden. 0 har svarat.")).toBeVisible();
    await page.getByRole("link", { name: "Prova formuläret" }).click();
    await page.getByRole("radio", { name: "Specialist" }).check();
    await page.getByRole("button", { name: "Börja prova" }).click();
    const banner = page.getByText("Provsvar: räknas inte.");
    await expect(banner).toBeVisible();
    await page.getByRole("main").locator("form button[type=submit]").click();
    await page.waitForURL(/\/svara\//);
    await expect(banner).toBeVisible();
    await page.getByRole("radio").first().check();
    await expect(page.getByText(/^Sparat \d/)).toBeVisible();
    await page.goto(`${page.url()}/review`);
    await expect(banner).toBeVisible();
    await page.getByRole("main").locator("form button[type=submit]").click();
    await page.waitForURL(/\/receipt/);
    await expect(banner).toBeVisible();
    await expect(page.getByText("1 av", { exact: false }).first()).toBeVisible();

    expect(await mognad.talliesAndRecounts()).toEqual(talliesBefore);
    await page.goto(`${mognad.url}/${organization}/rounds/2026`);
    await page.getByRole("link", { name: "Inbjudna" }).click();
    await expect(page.getByText("1 är inbjuden. 0 har svarat.")).toBeVisible();
  });
});
