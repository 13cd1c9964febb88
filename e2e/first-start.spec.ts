import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { type ServerProcess, startInstallation } from "../faults/server-process.ts";

/** A real installation on an empty database, with the link that it printed. */
type Installation = { readonly server: ServerProcess; readonly link: string };

const test = base.extend<{ readonly installation: Installation }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern.
  installation: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "mognad-e2e-"));
    const server = await startInstallation(folder);
    const link = /\S+\/first-start\/\S+/.exec(server.printed())?.[0];
    if (link === undefined) throw new Error(`No link was printed:\n${server.printed()}`);
    await use({ server, link });
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  },
});

const password = "vinter båt lampa";

test("leads from the printed link to an organization with its departments, which merge and change names", async ({
  installation: { server, link },
  page,
}) => {
  await test.step("a wrong link is told, and the right one is opened and changes nothing", async () => {
    const wrong = await page.goto(`${server.url}/first-start/${"A".repeat(27)}`);
    expect(wrong?.status()).toBe(404);
    expect(wrong?.headers()).toMatchObject({ "referrer-policy": "no-referrer", "cache-control": "no-store" });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Länken fungerar inte");
    await page.goto(link);
    await page.goto(link);
    await page.getByRole("button", { name: "Börja" }).click();
    await expect(page).toHaveURL(`${server.url}/first-start`);
  });

  await test.step("the account: what is wrong is told, nothing else is lost, and a reload neither", async () => {
    await page.getByLabel("Namn").fill("Första administratören");
    await page.getByLabel("E-post").fill("drift@testkoping.example");
    await page.getByLabel("Lösenord").fill("kort");
    await page.getByRole("button", { name: "Skapa kontot" }).click();
    await expect(page.getByText("Lösenordet behöver minst 12 tecken.")).toBeVisible();
    await expect(page.getByLabel("E-post")).toHaveValue("drift@testkoping.example");
    await page.getByLabel("Lösenord").fill(password);
    await page.getByRole("button", { name: "Skapa kontot" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ny organisation");
    expect((await page.request.get(link)).status(), "the link is used up").toBe(404);
    await page.reload();
  });

  await test.step("stopping midway: who signs in again goes on where they were", async () => {
    await page.context().clearCookies();
    await page.goto(`${server.url}/sign-in`);
    await page.getByLabel("E-post").fill("drift@testkoping.example");
    await page.getByLabel("Lösenord").fill(password);
    await page.getByRole("main").getByRole("button", { name: "Logga in" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Installationen");
    await page.getByRole("link", { name: "Ny organisation" }).click();
  });

  await test.step("the organization, whose place in addresses is none of Mognad's own", async () => {
    await page.getByLabel("Namn").fill("Testköpings kommun");
    await page.getByLabel("Plats i adresser").fill("operator");
    await page.getByLabel("Kontakt").fill("digital@testkoping.example");
    await page.getByRole("button", { name: "Skapa organisationen" }).click();
    await expect(page.getByText("Den adressen använder Mognad självt.")).toBeVisible();
    await page.getByLabel("Plats i adresser").fill("");
    await page.getByRole("button", { name: "Skapa organisationen" }).click();
    await expect(page).toHaveURL(`${server.url}/testkopings-kommun/administration/departments?first`);
  });

  const current = page.getByRole("table", { name: "Förvaltningar i dag" });

  await test.step("the departments, pasted", async () => {
    await page
      .getByLabel("En förvaltning per rad")
      .fill("Socialförvaltningen; socialtjänst; 1 200\nSkola; sjukhus");
    await page.getByRole("button", { name: "Lägg till" }).last().click();
    await expect(page.getByText("Rad 2: Slaget är inte något av dem som finns.")).toBeVisible();
    await page
      .getByLabel("En förvaltning per rad")
      .fill("Socialförvaltningen; socialtjänst; 1 200\nSkola; utbildning\nKultur; annan");
    await page.getByRole("button", { name: "Lägg till" }).last().click();
    await expect(current.getByRole("row")).toHaveCount(4);
    await page.getByRole("link", { name: "Klart: till organisationens sida" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Testköpings kommun");
    await expect(page.getByRole("link", { name: "Skapa den första mätomgången" })).toBeVisible();
    await page.getByRole("link", { name: "Lägg in förvaltningarna" }).click();
  });

  await test.step("a merger, undone, and a new name", async () => {
    await page.getByRole("link", { name: "Slå ihop eller dela" }).click();
    await page.getByRole("checkbox", { name: "Skola" }).check();
    await page.getByRole("checkbox", { name: "Kultur" }).check();
    await page.getByLabel("De blir").fill("Bildningsförvaltningen; utbildning");
    await page.getByLabel("Från och med").fill("2026-07-01");
    await page.getByRole("button", { name: "Genomför" }).click();
    await expect(current.getByText("Kommer av Skola och Kultur.")).toBeVisible();
    await page.getByRole("link", { name: "Kultur", exact: true }).click();
    await page.getByRole("button", { name: "Ångra att den upphörde" }).click();
    await expect(page.getByText("Sparat.")).toBeVisible();
    await page.getByRole("textbox", { name: "Namn på svenska" }).fill("Kultur och fritid");
    await page.getByLabel("Nytt namn från").fill("2026-03-01");
    await page.getByRole("button", { name: "Spara namnet" }).click();
    await expect(page.getByText("Hette Kultur till 2026-03-01.")).toBeVisible();
  });

  await test.step("the organization's public pages are open to all, and nothing else of it", async () => {
    await page.goto(`${server.url}/testkopings-kommun/administration/pages`);
    await page.getByLabel("På svenska").last().fill("Fråga registratorn.\n\nSe https://testkoping.example.");
    await page.getByRole("button", { name: "Spara" }).click();
    await expect(page.getByText("Sparat.")).toBeVisible();
    await page.context().clearCookies();
    await page.goto(`${server.url}/testkopings-kommun/privacy`);
    await expect(page.getByText("Fråga registratorn.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Tillgänglighet" })).toBeVisible();
    expect((await page.request.get(`${server.url}/testkopings-kommun`)).status()).toBe(401);
  });

  await test.step("who guesses a password, or asks for new ones, is told to wait", async () => {
    const email = "somebody@testkoping.example";
    for (const [place, form] of [
      ["sign-in", { email, password: "not the password at all" }],
      ["forgot-password", { email }],
    ] as const) {
      const headers = { origin: server.url };
      const tried = async () =>
        (await page.request.post(`${server.url}/${place}`, { form, headers })).status();
      const answers = new Set<number>();
      for (let attempt = 0; attempt < 40 && !answers.has(429); attempt++) answers.add(await tried());
      expect([...answers].at(-1), place).toBe(429);
      expect(answers.size, place).toBe(2);
    }
  });

  await test.step("who tries wrong links is told to wait", async () => {
    const tried = async () =>
      (await page.request.get(`${server.url}/first-start/${"B".repeat(27)}`)).status();
    for (let batch = 0; batch < 15; batch++) await Promise.all(Array.from({ length: 20 }, tried));
    expect(await tried()).toBe(429);
  });
});
