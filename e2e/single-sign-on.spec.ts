import type { Page } from "@playwright/test";
import { anOpenIdProvider } from "../app/domain/provider/testing-open-id.server.ts";
import { aSamlService } from "../app/domain/provider/testing-saml.server.ts";
import { openAccounts } from "../app/server/accounts.server.ts";
import { expect, type Mognad, test } from "./mognad.ts";

const main = (page: Page) => page.getByRole("main");

/** Lets a group give the role of coordinator, and lets people sign in. */
async function turnOn(page: Page, group: string): Promise<void> {
  await page.getByLabel("Grupp", { exact: true }).fill(group);
  await page.getByLabel("Roll", { exact: true }).selectOption({ label: "Samordnare" });
  await page.getByRole("button", { name: "Lägg till regel" }).click();
  await expect(page.getByRole("row", { name: `${group} Samordnare` })).toBeVisible();
  await page.getByRole("button", { name: "Slå på" }).click();
  await expect(page.getByRole("button", { name: "Slå av" })).toBeVisible();
}

/** Finds the organization's own sign-in, as somebody who has never been here. */
async function signInBy(page: Page, mognad: Mognad, label: string): Promise<void> {
  await page.goto(`${mognad.url}/sign-in`);
  await main(page).getByRole("link", { name: "Exempelköpings kommun" }).click();
  await page.getByRole("link", { name: label }).click();
}

const signOut = (page: Page) => page.getByRole("button", { name: /Logga ut/ }).click();

test("an administrator connects OpenID Connect, tries it and turns it on; a group's member comes in, a stranger does not", async ({
  page,
  mognad,
}) => {
  const theirs = await anOpenIdProvider();
  try {
    await mognad.signIn(page, "administrator");
    await page.goto(`${mognad.url}/exempelkoping/administration/providers`);
    await page.getByText("Lägg till med OpenID Connect").click();
    const form = page.locator("details[open]");
    await form.getByLabel("Text på knappen").fill("Logga in med kommunkonto");
    await form.getByLabel("Utfärdare (issuer)").fill(theirs.issuer);
    await form.getByLabel("Klient-id").fill(theirs.clientId);
    await form.getByLabel("Klientnyckel (client secret)").fill(theirs.clientSecret);
    await form.getByRole("button", { name: "Lägg till" }).click();
    await page.waitForURL(/\/providers\/[\w-]{36}$/);
    const own = page.url();
    theirs.allow(`${mognad.url}/sign-in/with/${own.split("/").at(-1)}/response`);

    theirs.signsIn("person-1", { name: "Person Ett", groups: ["Digitalisering"] });
    await page.getByRole("link", { name: "Prova inloggningen" }).click();
    await expect(main(page)).toContainText("Digitalisering");
    await expect(main(page)).toContainText("Inga: den här personen skulle inte släppas in.");
    await page.goto(own);
    await turnOn(page, "Digitalisering");
    await signOut(page);

    await signInBy(page, mognad, "Logga in med kommunkonto");
    await page.waitForURL(`${mognad.url}/exempelkoping`);
    await page.goto(`${mognad.url}/exempelkoping/rounds`);
    await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("Mätomgångar");
    const { status } = await page.goto(own).then((answer) => ({ status: answer?.status() }));
    expect(status, "what a coordinator may not").toBe(403);
    await signOut(page);

    theirs.signsIn("person-2", { name: "Person Två", groups: ["Annat"] });
    await signInBy(page, mognad, "Logga in med kommunkonto");
    await expect(page.getByRole("alert")).toContainText("du har ingen roll i Mognad");
    await expect(page.getByRole("button", { name: /Logga ut/ })).toHaveCount(0);
  } finally {
    await theirs.close();
  }
});

test("an administrator connects SAML by its metadata; a group's member comes in, and nobody by a response that another browser asked for", async ({
  page,
  mognad,
  browser,
}) => {
  const theirs = await aSamlService();
  try {
    await mognad.signIn(page, "administrator");
    await page.goto(`${mognad.url}/exempelkoping/administration/providers`);
    await page.getByText("Lägg till med SAML 2.0").click();
    const form = page.locator("details[open]");
    await form.getByLabel("Text på knappen").fill("Logga in med SAML");
    const metadata = { name: "metadata.xml", mimeType: "text/xml", buffer: Buffer.from(theirs.metadata) };
    await form.getByLabel("Metadata som fil").setInputFiles(metadata);
    await form.getByLabel("Uppgiften som anger grupper").fill("groups");
    await form.getByRole("button", { name: "Lägg till" }).click();
    await page.waitForURL(/\/providers\/[\w-]{36}$/);
    await turnOn(page, "Digitalisering");
    await signOut(page);

    theirs.signsIn({ attributes: { displayName: ["Person Ett"], groups: ["Digitalisering"] } });
    await signInBy(page, mognad, "Logga in med SAML");
    await page.waitForURL(`${mognad.url}/exempelkoping`);
    await expect(page.getByRole("button", { name: /Logga ut/ })).toBeVisible();
    await signOut(page);

    // Somebody fetches a response as themselves, and has another's browser send it.
    const mine = await page.context().newPage();
    let sent = "";
    await mine.route(/\/response$/, async (route) => {
      sent = route.request().postData() ?? "";
      await route.abort();
    });
    await signInBy(mine, mognad, "Logga in med SAML");
    await expect.poll(() => sent).not.toBe("");
    const another = await browser.newContext({ locale: "sv-SE" });
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: "null" };
    const provider = await page
      .goto(`${mognad.url}/sign-in/exempelkoping`)
      .then(() => page.getByRole("link", { name: "Logga in med SAML" }).getAttribute("href"));
    const answer = await another.request.post(`${mognad.url}${provider}/response`, { data: sent, headers });
    expect(answer.url()).toBe(`${mognad.url}/sign-in/exempelkoping?problem=startAgain`);
    expect(await another.cookies()).toEqual([]);
    await another.close();
  } finally {
    await theirs.close();
  }
});

test("nothing of the accounts library can be reached by its own addresses", async ({ page, mognad }) => {
  const settings = {
    baseUrl: mognad.url,
    sessionSecret: "not the installation's own, which is not asked for here",
  };
  const paths = await mognad.inDatabase(async (database) =>
    Object.values(openAccounts(database, settings).api).flatMap((endpoint) =>
      "path" in endpoint && typeof endpoint.path === "string" ? [endpoint.path] : [],
    ),
  );
  expect(paths).toEqual(expect.arrayContaining(["/sign-up/email", "/sign-in/email", "/change-email"]));
  const asked = [...paths, "/sso/register", "/sso/callback/any", "/oauth2/register"];
  const reached: string[] = [];
  for (const path of asked) {
    const address = `${mognad.url}/api/auth${path.replaceAll(/:\w+/g, "any")}`;
    const answers = [await page.request.get(address), await page.request.post(address, { data: {} })];
    if (answers.some((answer) => answer.status() !== 404 && answer.status() !== 405)) reached.push(path);
  }
  expect(reached).toEqual([]);
});
