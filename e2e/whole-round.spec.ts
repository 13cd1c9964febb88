import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import en from "../app/i18n/en.ts";
import sv from "../app/i18n/sv.ts";
import { type MailReceiver, receiveMail } from "../faults/mail-receiver.ts";
import { type ServerProcess, startInstallation } from "../faults/server-process.ts";
import { inDays } from "./form-times.ts";

/** A real installation on an empty database, with the mail server that it sends by. */
type Installation = {
  readonly folder: string;
  readonly server: ServerProcess;
  readonly post: MailReceiver;
  /** What it printed for whoever is to keep it. */
  readonly link: string;
};

const test = base.extend<{ readonly installation: Installation }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern.
  installation: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "mognad-e2e-"));
    const post = await receiveMail();
    const server = await startInstallation(folder, { smtpUrl: post.url });
    const link = /\S+\/first-start\/\S+/.exec(server.printed())?.[0];
    if (link === undefined) throw new Error(`No link was printed:\n${server.printed()}`);
    await use({ folder, server, post, link });
    await server.stop();
    await post.close();
    await rm(folder, { recursive: true, force: true });
  },
});

const password = "vinter båt lampa";

function submit(page: Page) {
  return page.getByRole("main").locator("form button[type=submit]");
}

async function isClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`),
    page.url(),
  ).toEqual([]);
}

function mailsTo(post: MailReceiver, address: string) {
  return post.received.filter(({ recipient }) => recipient === address);
}

function linkIn(text: string | undefined): string {
  const link = /https?:\/\/\S+/.exec(text ?? "")?.[0];
  if (link === undefined) throw new Error(`There is no link in:\n${text}`);
  return link;
}

/** Unfolds a step of the round and takes it. */
async function take(page: Page, title: string, confirm: string): Promise<void> {
  await page.locator("summary", { hasText: title }).click();
  await page.getByRole("button", { name: confirm, exact: true }).click();
}

for (const [locale, words, role] of [
  ["sv-SE", sv, "chef"],
  ["en-GB", en, "manager"],
] as const) {
  test.describe(`a whole round in ${locale}`, () => {
    test.use({ locale });

    test("from an empty database to its closing", async ({
      installation: { folder, server, post, link },
      page,
      browser,
    }) => {
      test.setTimeout(180_000);
      const organization = `${server.url}/testkopings-kommun`;
      const coordinator = "samordnare@testkoping.example";

      await test.step("the printed link makes the first administrator, and the organization", async () => {
        await page.goto(link);
        await isClean(page);
        await submit(page).click();
        await page.locator("input[name=name]").fill("Samordnaren");
        await page.locator("input[name=email]").fill(coordinator);
        await page.locator("input[name=password]").fill(password);
        await submit(page).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.firstStart.organization.title);
        await page.locator("input[name=name]").fill("Testköpings kommun");
        await page.locator("input[name=contact]").fill("digital@testkoping.example");
        await page.getByLabel(words.firstStart.organization.both).check();
        await submit(page).click();
        await page
          .locator("textarea[name=lines]")
          .fill(
            locale === "sv-SE"
              ? "Socialförvaltningen; socialtjänst\nSkolförvaltningen; utbildning"
              : "Socialförvaltningen; social services\nSkolförvaltningen; education",
          );
        await page.locator("button[value=paste]").click();
        await expect(page.getByRole("rowheader", { name: /Socialförvaltningen/ })).toBeVisible();
        await isClean(page);
        await page.goto(`${organization}/administration`);
        await page.locator("input[name=replyTo]").fill("svar@testkoping.example");
        await submit(page).click();
        await expect(page.getByRole("status")).toBeVisible();
      });

      const theirs = await browser.newContext({ locale });
      const auditor = await theirs.newPage();
      await test.step("an auditor is invited by mail, and makes an account", async () => {
        await page.goto(`${organization}/administration/people`);
        await page.locator("input[name=email]").fill("revisor@testkoping.example");
        await page.locator("select[name=role]").first().selectOption("auditor");
        await page.locator("button[value=invite]").click();
        await expect.poll(() => mailsTo(post, "revisor@testkoping.example").length).toBe(1);
        await isClean(page);
        await auditor.goto(linkIn(mailsTo(post, "revisor@testkoping.example")[0]?.text));
        await auditor.locator("input[name=name]").fill("Revisorn");
        await auditor.locator("input[type=password]").fill(password);
        await auditor.locator("button[value=make]").click();
        await expect(auditor.getByRole("heading", { level: 1 })).toHaveText("Testköpings kommun");
      });

      const round = `${organization}/rounds/2026`;
      await test.step("the round is made, and who is to answer is pasted", async () => {
        await page.goto(`${organization}/rounds/new`);
        await page.locator("input[name=title]").fill("2026");
        await page.locator("input[name=opensAt]").first().fill(inDays(-1));
        await page.locator("input[name=closesAt]").first().fill(inDays(14));
        await page.locator("input[name=graceMinutes]").fill("0");
        await page.locator("[name=contact]").fill("digital@testkoping.example");
        await isClean(page);
        await submit(page).last().click();
        await page.waitForURL(/\/rounds\/[^/]+\?/);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("2026");
        await page.goto(`${round}/respondents/import`);
        await page.locator("textarea[name=lines]").fill(
          [1, 2, 3]
            .map((nth) => {
              const department = nth < 3 ? "Socialförvaltningen" : "Skolförvaltningen";
              return `person${nth}@testkoping.example; Person ${nth}; ${role}; ${department}`;
            })
            .join("\n"),
        );
        await page.locator("button[value=preview]").click();
        await expect(page.getByRole("row")).toHaveCount(4);
        await isClean(page);
        await page.locator("button[value=import]").click();
        await expect(page.getByRole("row", { name: /person3@/ })).toBeVisible();
      });

      await test.step("it is released, and the invitations are received once each", async () => {
        await page.goto(round);
        await take(page, words.rounds.step.release.title, words.rounds.step.release.submit);
        await expect(page.getByText(words.rounds.done.release)).toBeVisible();
        await page.goto(`${round}/invitations?ask=invitation`);
        await page.locator("button[value=invitation]").click();
        await expect.poll(() => post.received.length, { timeout: 20_000 }).toBe(4);
        const [mail] = mailsTo(post, "person1@testkoping.example");
        expect(mail?.headers["reply-to"]).toContain("svar@testkoping.example");
        expect(mail?.headers["from"]).toContain("Testköpings kommun");
        expect(mail?.headers["subject"]).toContain("Inbjudan att svara: 2026");
        expect(mail?.headers["subject"]).toContain("Invitation to answer: 2026");
        expect(mail?.html).toMatch(/<div lang="sv">[\s\S]*https?:/);
        expect(mail?.html).toMatch(/<div lang="en">[\s\S]*https?:/);
        expect(new Set(post.received.map(({ recipient }) => recipient)).size).toBe(4);
        await isClean(page);
      });

      await test.step("one of them answers by the link in the mail", async () => {
        const stranger = await browser.newContext({ locale });
        const answering = await stranger.newPage();
        await answering.goto(linkIn(mailsTo(post, "person1@testkoping.example")[0]?.text));
        await submit(answering).first().click();
        await answering.waitForURL(/\/svara\//);
        for (const question of [0, 1, 2]) {
          await answering.getByRole("radiogroup").nth(question).getByRole("radio", { name: /^3 – / }).check();
        }
        await expect(answering.getByText(/^(Sparat|Saved) \d\d:\d\d$/)).toBeVisible();
        await answering.goto(`${answering.url().replace(/[?#].*/, "")}/review`);
        await submit(answering).click();
        await answering.waitForURL(/\/receipt/);
        await isClean(answering);
        await stranger.close();
      });

      await test.step("the round tells of it, and those who have not answered are reminded", async () => {
        await page.goto(round);
        await expect(
          page.getByText(words.rounds.rates.of.replace("{{n}}", "1").replace("{{invited}}", "3")).first(),
        ).toBeVisible();
        await isClean(page);
        await page.goto(`${round}/invitations?ask=reminder`);
        await page.locator("button[value=reminder]").click();
        await expect.poll(() => post.received.length, { timeout: 20_000 }).toBe(6);
        expect(mailsTo(post, "person1@testkoping.example")).toHaveLength(1);
        expect(mailsTo(post, "person2@testkoping.example")).toHaveLength(2);
        expect(mailsTo(post, "person3@testkoping.example")).toHaveLength(2);
      });

      await test.step("it is closed, and its result is there for who runs it", async () => {
        await page.goto(round);
        await take(page, words.rounds.step.close.title, words.rounds.step.close.submit);
        await expect(page.locator("[aria-current=step]")).toContainText(words.rounds.life.closed);
        await page.goto(`${organization}/results?round=2026`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.getByRole("table").first()).toContainText("Socialförvaltningen");
      });

      await test.step("the auditor reads what was done, and can change nothing of it", async () => {
        await auditor.goto(`${organization}/administration/audit-log`);
        const { round: events } = words.auditLog.event;
        for (const sentence of [events.created, events.released, events.closed]) {
          await expect(auditor.getByText(sentence).first()).toBeVisible();
        }
        await isClean(auditor);
        const tried = await auditor.request.post(round, { form: { intent: "reopen" } });
        expect(tried.status()).toBe(403);
        await auditor.goto(round);
        await expect(auditor.getByRole("button", { name: words.rounds.step.reopen.submit })).toHaveCount(0);
      });
      await theirs.close();

      const checked = await promisify(execFile)("node", ["scripts/verify-audit-log.ts"], {
        env: {
          ...process.env,
          DATA_FOLDER: folder,
          DATABASE_URL: `file:${join(folder, "mognad.db")}`,
          BASE_URL: server.url,
        },
      });
      expect(checked.stdout).toContain("testkopings-kommun");
    });
  });
}
