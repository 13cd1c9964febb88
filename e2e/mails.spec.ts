import AxeBuilder from "@axe-core/playwright";
import { anEnvironment, anInvitation } from "../app/domain/testing.ts";
import { inDays } from "./form-times.ts";
import { expect, type Mognad, test } from "./mognad.ts";

/** An open round with so many more invited, each in a way of their own; where its mail is sent. */
async function aRoundToMail(mognad: Mognad, emails: readonly (string | null)[]): Promise<string> {
  const { organization } = await mognad.freshRound();
  await mognad.inDatabase(async (database) => {
    const environment = anEnvironment(database);
    environment.moveClockTo(new Date().toISOString());
    const { departmentId, ...round } = await database.read
      .selectFrom("rounds")
      .innerJoin("organizations", "organizations.id", "rounds.organizationId")
      .innerJoin("roundDepartments", "roundDepartments.roundId", "rounds.id")
      .where("organizations.slug", "=", organization)
      .selectAll("rounds")
      .select("roundDepartments.departmentId")
      .executeTakeFirstOrThrow();
    for (const email of emails) {
      await anInvitation(environment, round, departmentId, { overrides: { email, title: "Enhetschef" } });
    }
  });
  return `${mognad.url}/${organization}/rounds/2026/invitations`;
}

function mailsTo(mognad: Mognad, address: string) {
  return mognad.mails.filter(({ recipient }) => recipient === address);
}

test.use({ locale: "sv-SE" });

test("a coordinator invites, sees what was refused, reminds, and looks at the words first", async ({
  mognad,
  page,
}) => {
  const [first, second] = [`a-${Date.now()}@example.se`, `b-${Date.now()}@example.se`];
  const here = await aRoundToMail(mognad, [first, second, "unknown@example.se", null]);
  await mognad.signIn(page, "coordinator");

  await page.goto(`${here}/texts`);
  const subject = page.getByRole("textbox", { name: "Ämnesrad på svenska" }).first();
  const text = page.getByRole("textbox", { name: "Text på svenska" }).first();
  const saveFirst = page.getByRole("button", { name: "Spara" }).first();
  await subject.fill("Din röst om {mätomgång}");
  await text.fill("Hej {namn}!");
  await saveFirst.click();
  await expect(
    page.getByText("Det finns en klammer som inte går att fylla i.", { exact: false }),
  ).toBeVisible();
  await expect(subject).toHaveValue("Din röst om {mätomgång}");
  await text.fill("Hej {befattning}!\n\n{länk}");
  await page.getByRole("button", { name: "Förhandsgranska" }).first().click();
  await expect(page.getByText("Det är inte sparat än.", { exact: false })).toBeVisible();
  await expect(page.getByText("Hej enhetschef!")).toBeVisible();
  await saveFirst.click();
  await expect(page.getByText("Mätomgången har en egen text.")).toBeVisible();

  await page.goto(here);
  await page.getByRole("link", { name: "Skicka 3 inbjudningar" }).click();
  await expect(page.getByText("2 har ingen e-postadress").first()).toBeVisible();
  await page.getByRole("button", { name: "Skicka 3 inbjudningar nu" }).click();
  // The page follows by itself.
  await expect(page.getByText("2 mottagna av mejlservern")).toBeVisible({ timeout: 20_000 });
  const refused = page.getByRole("row", { name: /unknown@example.se/ });
  await expect(refused).toContainText("No such user");
  const [mail] = mailsTo(mognad, first);
  expect(mail?.headers["subject"]).toContain("Din röst om Mätomgång 2026");
  expect(mail?.text).toContain("Hej Enhetschef!");
  expect(mail?.text).toContain("Questions?");

  const [, path] = /:\/\/[^/]+(\/r\/\S+)/.exec(mail?.text ?? "") ?? [];
  await page.goto(`${mognad.url}${path}`);
  await expect(page.getByText("Enhetschef").first()).toBeVisible();

  await page.goto(here);
  await page.getByRole("link", { name: "Påminn 2" }).click();
  await page.getByRole("button", { name: "Påminn 2 nu" }).click();
  await expect(page.getByRole("row", { name: /^Påminnelser/ })).toContainText("2 mottagna", {
    timeout: 20_000,
  });
  expect(mailsTo(mognad, first)).toHaveLength(2);
  expect(mailsTo(mognad, second)).toHaveLength(2);
  expect(mailsTo(mognad, "unknown@example.se")).toHaveLength(0);

  await page
    .getByRole("textbox", { name: "Ny tid" })
    .or(page.getByLabel("Ny tid"))
    .first()
    .fill("2020-01-01T10:00");
  await page.getByRole("button", { name: "Lägg till" }).click();
  await expect(page.getByText("Den tiden har redan varit.")).toBeVisible();
  await page.getByLabel("Ny tid").fill(inDays(1 / 24));
  await page.getByRole("button", { name: "Lägg till" }).click();
  await expect(page.getByLabel(/^Tid för påminnelsen/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole("button", { name: "Ta bort" }).click();
  await expect(page.getByLabel(/^Tid för påminnelsen/)).toHaveCount(0);

  await page.getByRole("button", { name: "Skicka provmejl till mig" }).click();
  await expect(page.getByText(/^Mejlservern tog emot provmejlet/)).toBeVisible({ timeout: 20_000 });
  const test = mognad.mails.find(({ headers }) => headers["subject"]?.startsWith("Prov: Din röst"));
  expect(test?.text).toContain("Det här är ett prov.");
});

test("links are made once, for a sheet with codes or a file, also without script", async ({
  browser,
  mognad,
}) => {
  const here = await aRoundToMail(mognad, [null]);
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "sv-SE" });
  const page = await context.newPage();
  await mognad.signIn(page, "coordinator");
  await page.goto(`${here}/sheet`);
  await page.getByRole("radio", { name: "Alla som inte har svarat (2)" }).check();
  const sheet = await page.locator("input[name=sheet]").getAttribute("value");
  await page.getByRole("button", { name: "Gör ett blad" }).click();
  await expect(page.getByRole("img", { name: "QR-kod till länken" })).toHaveCount(2);
  const address = await page.locator(".link-card-address").first().innerText();

  const again = await page.request.post(`${here}/sheet`, { form: { sheet: sheet ?? "", choice: "all" } });
  expect(await again.text()).toContain("har redan gjorts och visats");
  const another = await page.request.post(`${here}/sheet`, {
    form: { sheet: crypto.randomUUID(), choice: "all" },
  });
  expect(another.headers()["cache-control"]).toBe("no-store");
  const file = await page.request.post(`${here}/links`, {
    form: { sheet: crypto.randomUUID(), choice: "all" },
  });
  expect(file.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect((await file.text()).trim().split("\r\n")).toHaveLength(3);

  await page.goto(address);
  await expect(page.getByText("Mätomgång 2026").first()).toBeVisible();
  await context.close();
});
