import { randomUUID } from "node:crypto";
import { expect, test } from "./mognad.ts";

test.describe("a link that cannot be used", () => {
  for (const [what, token] of [
    ["is unknown", "A".repeat(27)],
    ["is malformed", "%3Cscript%3E"],
  ] as const) {
    test(`${what} says so, and whom to ask`, async ({ page, mognad }) => {
      const response = await page.goto(`${mognad.url}/r/${token}`);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "Länken fungerar inte" })).toBeVisible();
      await expect(page.getByText("be den som bjöd in dig om en ny länk")).toBeVisible();
    });
  }
});

test("an answer that is not among the choices is refused by name, and the others are kept", async ({
  page,
  mognad,
}) => {
  const { link } = await mognad.freshRound();
  await page.goto(link);
  await page.getByRole("button", { name: "Börja svara" }).click();
  await page.waitForURL(/\/svara\//);
  const response = await page.request.post(`${page.url()}/answers`, {
    data: {
      save: randomUUID(),
      changes: [
        { question: "steering_strategy", value: 9, basedOn: 0 },
        { question: "steering_goals", value: 3, basedOn: 0 },
        { question: "no_such_question", value: 1, basedOn: 0 },
      ],
    },
  });
  expect(response.status()).toBe(422);
  expect(await response.json()).toMatchObject({
    applied: [{ question: "steering_goals" }],
    refused: [
      { question: "steering_strategy", problem: "wrong-choice" },
      { question: "no_such_question", problem: "unknown-question" },
    ],
  });
  await page.reload();
  const goals = page.getByRole("radiogroup").nth(1);
  await expect(goals.getByRole("radio", { name: /^3 – / })).toBeChecked();
});

test("a page without the right to it says so in the reader's language, and nothing of the inside", async ({
  page,
  mognad,
}) => {
  const stranger = await page.goto(`${mognad.url}/exempelkoping/results`);
  expect(stranger?.status()).toBe(401);
  await expect(page.getByRole("heading", { name: "Logga in först" })).toBeVisible();
  await mognad.signIn(page, "reader");
  const reader = await page.goto(`${mognad.url}/arboga/results`);
  expect(reader?.status()).toBe(403);
  await expect(page.getByRole("heading", { name: "Du har inte rätt att se sidan" })).toBeVisible();
  expect(await page.content()).not.toMatch(/\bat \w+ \(|node_modules|\.tsx?:\d/);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("one signs in, and a wrong password is told without losing the address", async ({ page, mognad }) => {
    const account = mognad.sheet.accounts.find(({ role }) => role === "reader");
    await page.goto(`${mognad.url}/sign-in`);
    await page.getByLabel("E-post").fill(account?.email ?? "");
    await page.getByLabel("Lösenord").fill("not the password");
    await page.getByRole("main").getByRole("button", { name: "Logga in" }).click();
    await expect(page.getByRole("alert")).toContainText("stämmer inte");
    await expect(page.getByLabel("E-post")).toHaveValue(account?.email ?? "");
    await page.getByLabel("Lösenord").fill(account?.password ?? "");
    await page.getByRole("main").getByRole("button", { name: "Logga in" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Exempelköpings kommun" })).toBeVisible();
  });

  test("one reads the results, figures and all", async ({ page, mognad }) => {
    await mognad.signIn(page, "coordinator");
    await page.goto(`${mognad.url}/exempelkoping/results?round=2025&compare=2024`);
    await expect(page.getByRole("table").first().getByRole("row")).toHaveCount(6);
  });

  test("one begins to answer, and can read the questions", async ({ page, mognad }) => {
    await page.goto(mognad.sheet.invitations[3]?.url ?? "");
    await page.getByRole("button", { name: "Börja svara" }).click();
    await expect(
      page.getByRole("heading", { name: /^Har kommunen en politiskt antagen strategi/ }),
    ).toBeVisible();
  });
});
