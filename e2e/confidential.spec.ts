import type { Page } from "@playwright/test";
import { expect, test } from "./mognad.ts";

/*
 * Somebody in a round whose answers are shown in groups only: sends, loses the acknowledgement, changes and takes back
 * what was sent. Nothing but the receipt's code leads to it.
 */

const codeForm = /^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/;

async function begin(page: Page, link: string): Promise<string> {
  await page.goto(link);
  await page.getByRole("button", { name: "Börja svara" }).click();
  await page.waitForURL(/\/svara\//);
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

async function answerFirst(page: Page, level: RegExp): Promise<void> {
  await page.getByRole("radiogroup").first().getByRole("radio", { name: level }).check();
  await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
}

async function sendFrom(page: Page, button = "Skicka in svaren"): Promise<string> {
  await page.getByRole("link", { name: "Granska och skicka in" }).first().click();
  await page.getByRole("button", { name: button }).click();
  return codeOnReceipt(page);
}

async function codeOnReceipt(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { level: 1, name: "Tack, svaren är inskickade" })).toBeVisible();
  const code = await page.locator(".facts .code").innerText();
  expect(code).toMatch(codeForm);
  return code;
}

test("one sends, and a reload of the receipt sends nothing", async ({ page, mognad }) => {
  const { link } = await mognad.freshRound({ disclosure: "confidential" });
  await begin(page, link);
  await answerFirst(page, /^4 – /);
  const code = await sendFrom(page);
  await expect(page.getByText(/^\d{4}-\d\d-\d\d$/), "the day, and no time of it").toBeVisible();
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.method()));
  await page.reload();
  expect(await codeOnReceipt(page)).toBe(code);
  expect(sent).not.toContain("POST");
});

test("the browser makes the code before it sends, and after a lost acknowledgement the same sending is repeated", async ({
  page,
  mognad,
}) => {
  const { link, organization } = await mognad.freshRound({ disclosure: "confidential" });
  const handle = await begin(page, link);
  await answerFirst(page, /^4 – /);
  await page.getByRole("link", { name: "Granska och skicka in" }).first().click();
  const [fromServer] = /name="receipt" value="([^"]+)"/.exec(
    await (await page.request.get(page.url())).text(),
  ) ?? [""];
  const sentCodes: string[] = [];
  await page.route(`**/svara/${handle}/review`, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    sentCodes.push(new URLSearchParams(route.request().postData() ?? "").get("receipt") ?? "");
    await route.fetch({ maxRedirects: 0 }); // it arrives, and what comes back is lost
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Skicka in svaren" }).click();
  await expect.poll(() => sentCodes.length).toBe(1);
  expect(sentCodes[0]).toMatch(codeForm);
  expect(fromServer).not.toContain(sentCodes[0]);

  // Five at once, as an impatient person or a program may repeat it, and then the page itself.
  const repeats = await Promise.all(
    [1, 2, 3, 4, 5].map(() =>
      page.request.post(`${mognad.url}/svara/${handle}/review`, {
        form: { receipt: sentCodes[0] ?? "" },
        maxRedirects: 0,
      }),
    ),
  );
  expect(repeats.map((response) => response.status())).toEqual([302, 302, 302, 302, 302]);
  await page.unroute(`**/svara/${handle}/review`);
  await page.goto(`${mognad.url}/svara/${handle}`);
  expect(await sentFromReceiptOrReview(page, handle)).toBe(sentCodes[0]);

  await mognad.signIn(page, "coordinator");
  await page.goto(`${mognad.url}/${organization}`);
  await expect(page.getByText(/1 av 1 inbjudna har svarat/).first()).toBeVisible();
});

/** The code that this browser's receipt shows. */
async function sentFromReceiptOrReview(page: Page, handle: string): Promise<string> {
  await page.goto(new URL(`/svara/${handle}/receipt`, page.url()).href);
  return codeOnReceipt(page);
}

test("in another browser a wrong code opens nothing, and the right one lets change what was sent", async ({
  page,
  mognad,
  browser,
}) => {
  const { link, organization } = await mognad.freshRound({ disclosure: "confidential" });
  await begin(page, link);
  await answerFirst(page, /^4 – /);
  const code = await sendFrom(page);

  const elsewhere = await browser.newContext({ locale: "sv-SE" });
  const other = await elsewhere.newPage();
  await other.goto(link);
  await other.getByRole("main").getByRole("button").first().click();
  await other.waitForURL(/\/receipt$/);
  await expect(other.getByText("Vad du svarade visas bara i den webbläsare")).toBeVisible();
  await other.getByRole("link", { name: "Ändra eller ta tillbaka svaren" }).click();
  await other.getByRole("textbox", { name: "Kvittenskod" }).fill("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA");
  await other.getByRole("radio", { name: "Ändra svaren" }).check();
  await other.getByRole("button", { name: "Fortsätt" }).click();
  await expect(other.getByRole("alert")).toContainText("Koden stämmer inte");
  await expect(other.getByRole("textbox", { name: "Kvittenskod" })).toHaveValue(/AAAAA/);
  await other.getByRole("textbox", { name: "Kvittenskod" }).fill(code.toLowerCase().replaceAll("-", " "));
  await other.getByRole("button", { name: "Fortsätt" }).click();

  await expect(other.getByText("Ändrar du något här behöver du skicka in igen")).toBeVisible();
  await expect(other.getByRole("radiogroup").first().getByRole("radio", { name: /^4 – / })).toBeChecked();
  await answerFirst(other, /^1 – /);
  expect(await sendFrom(other, "Skicka in på nytt")).toBe(code);
  await expect(other.getByRole("definition").filter({ hasText: /^1 – / })).toBeVisible();
  await elsewhere.close();

  // The first browser has the same code, and sees what is sent now.
  await page.reload();
  await expect(page.getByRole("definition").filter({ hasText: /^1 – / })).toBeVisible();
  await mognad.signIn(page, "coordinator");
  await page.goto(`${mognad.url}/${organization}`);
  await expect(page.getByText(/1 av 1 inbjudna har svarat/).first()).toBeVisible();
});

test("one takes back what was sent, counts as not having answered, and may answer anew", async ({
  page,
  mognad,
}) => {
  const { link } = await mognad.freshRound({ disclosure: "confidential" });
  await begin(page, link);
  await answerFirst(page, /^4 – /);
  await sendFrom(page);
  await page.getByRole("link", { name: "Ändra eller ta tillbaka svaren" }).click();
  await expect(page.getByText("Den här webbläsaren har koden.")).toBeVisible();
  await page.getByRole("radio", { name: "Ta tillbaka svaren" }).check();
  await page.getByRole("button", { name: "Fortsätt" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Inget är inskickat" })).toBeVisible();
  await page.getByRole("link", { name: "Svara", exact: true }).click();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await answerFirst(page, /^2 – /);
  await sendFrom(page);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("one sends with a code that the server made, and takes back by it", async ({ page, mognad }) => {
    const { link } = await mognad.freshRound({ disclosure: "confidential" });
    const handle = await begin(page, link);
    await page.request.post(`${mognad.url}/svara/${handle}/answers`, {
      data: {
        save: crypto.randomUUID(),
        changes: [{ question: "steering_strategy", value: 3, basedOn: 0 }],
      },
    });
    await page.goto(`${mognad.url}/svara/${handle}/review`);
    await page.getByRole("button", { name: "Skicka in svaren" }).click();
    await codeOnReceipt(page);
    await page.getByRole("link", { name: "Ändra eller ta tillbaka svaren" }).click();
    await page.getByRole("radio", { name: "Ta tillbaka svaren" }).check();
    await page.getByRole("button", { name: "Fortsätt" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Inget är inskickat" })).toBeVisible();
  });
});

test("the log, at its most talkative, names no handle, token, code or answer, and no address beyond its first part", async ({
  page,
  mognad,
}) => {
  const { link } = await mognad.freshRound({ disclosure: "confidential" });
  const handle = await begin(page, link);
  await answerFirst(page, /^4 – /);
  const code = await sendFrom(page);
  await page.goto(`${mognad.url}/svara/${handle}/change`);
  await expect.poll(() => mognad.printed()).toContain('"place":"/svara"');
  const log = mognad.printed();
  for (const secret of [handle, link.split("/r/")[1] ?? "", code, code.replaceAll("-", ""), "steering_"]) {
    expect(log).not.toContain(secret);
  }
  const lines = log.split("\n").filter((line) => line.startsWith("{"));
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) {
    const { place = "" } = JSON.parse(line) as { readonly place?: string };
    expect(place).toMatch(/^\/?[^/]*$/);
  }
});
