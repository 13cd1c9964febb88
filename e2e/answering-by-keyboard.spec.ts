import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { everyTypeFile } from "./every-type.ts";
import { expect, type Mognad, test } from "./mognad.ts";

/*
 * The way through the questionnaire with the keys alone, by the names and roles that a screen reader tells.
 */

test("every type of question is answered, commented, reviewed and sent with the keyboard alone", async ({
  page,
  mognad,
}) => {
  await begin(page, mognad);
  const main = page.getByRole("main");

  const strategy = main.getByRole("radiogroup", { name: "strategy (sv)" });
  await tabTo(page, strategy.getByRole("radio", { name: /^0 – Level 0/ }));
  await page.keyboard.press("ArrowDown");
  await expect(strategy.getByRole("radio", { name: /^5 – Level 5/ })).toBeChecked();
  await expect(
    main
      .getByRole("status")
      .filter({ hasText: "Frågorna i området har ändrats efter ditt svar. Nu är de 6." }),
    "that an answer brought a question is told",
  ).toHaveCount(1);

  await tabTo(page, main.locator("summary").filter({ hasText: "strategy (sv)" }));
  await page.keyboard.press("Enter");
  const comment = main.getByRole("textbox", { name: /^Kommentar.*strategy \(sv\)/ });
  await expect(comment).toHaveAccessibleDescription(/^Varför svaret blev/);
  await tabTo(page, comment);
  await page.keyboard.type("Antagen i våras");
  const evidence = main.getByRole("textbox", { name: /^Underlag.*strategy \(sv\)/ });
  await expect(evidence).toHaveAccessibleDescription(/en länk, ett dokuments namn eller ett diarienummer/);
  await tabTo(page, evidence);
  await page.keyboard.type("KS 2026/12");

  await tabTo(page, main.getByRole("combobox", { name: "owner (sv)" }));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(main.getByRole("combobox", { name: "owner (sv)" })).toHaveValue("unit");

  const trust = main.getByRole("radiogroup", { name: "trust (sv)" });
  await tabTo(page, trust.getByRole("radio", { name: "1" }));
  await page.keyboard.press("ArrowRight");
  await expect(trust.getByRole("radio", { name: "2" })).toBeChecked();

  const budget = main.getByRole("radiogroup", { name: "budget (sv)" });
  await tabTo(page, budget.getByRole("radio", { name: "Ja" }));
  await page.keyboard.press("ArrowDown");
  await expect(budget.getByRole("radio", { name: "Nej" })).toBeChecked();

  const projects = main.getByRole("spinbutton", { name: "projects (sv)" });
  const without = main.getByRole("group", { name: "Kan inte svara på: projects (sv)" });
  await tabTo(page, projects);
  await tabTo(page, without.getByRole("radio", { name: "Vet inte" }));
  await page.keyboard.press("Space");
  await expect(main.getByRole("link", { name: /Riktning.*5 av 6/ })).toBeVisible();
  await page.keyboard.press("Shift+Tab");
  await expect(projects).toBeFocused();
  await page.keyboard.type("7");
  await expect(
    without.getByRole("radio", { name: "Vet inte" }),
    "a number is an answer instead",
  ).not.toBeChecked();
  await saved(page);

  await tabTo(page, main.getByRole("button", { name: "Nästa område" }));
  await page.keyboard.press("Enter");
  const heading = main.getByRole("heading", { level: 1, name: "Leverans" });
  await expect(heading, "one is told where one has come").toBeFocused();

  const channels = main.getByRole("group", { name: "channels (sv)" });
  await tabTo(page, channels.getByRole("checkbox", { name: "Choice web (sv)" }));
  await page.keyboard.press("Space");
  await tabTo(page, channels.getByRole("checkbox", { name: "Choice visit (sv)" }));
  await page.keyboard.press("Space");

  const habits = main.getByRole("radiogroup", { name: "habits (sv)" });
  await tabTo(page, habits.getByRole("radio", { name: "rad Choice plan (sv), kolumn Choice 0 (sv)" }));
  await page.keyboard.press("ArrowRight");
  await expect(
    habits.getByRole("radio", { name: "rad Choice plan (sv), kolumn Choice 1 (sv)" }),
  ).toBeChecked();

  await tabTo(page, main.getByRole("textbox", { name: "remarks (sv)" }));
  await page.keyboard.type("Inget mer");
  await saved(page);

  await tabTo(page, main.getByRole("link", { name: "Granska", exact: true }));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/review$/);
  for (const words of [
    "5 – Level 5 (sv)",
    "Antagen i våras",
    "KS 2026/12",
    "Choice unit (sv)",
    "Nej",
    "7",
    "Inget mer",
  ]) {
    await expect(page.getByRole("definition").filter({ hasText: words }).first()).toBeVisible();
  }
  await tabTo(page, page.getByRole("button", { name: "Skicka in svaren" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Tack, svaren är inskickade" })).toBeVisible();
  await expect(page.getByText("KS 2026/12")).toBeVisible();
});

test("one moves freely between the areas, and hears how far one has come in each", async ({
  page,
  mognad,
}) => {
  await begin(page, mognad);
  const areas = page.getByRole("navigation", { name: "Områden" });
  await expect(areas.getByRole("link", { name: /Riktning.*inte påbörjat.*0 av 5/ })).toHaveAttribute(
    "aria-current",
    "step",
  );
  await tabTo(page, areas.getByRole("link", { name: /Leverans/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Leverans" })).toBeFocused();
  await page.getByRole("checkbox", { name: "Vet inte" }).check();
  await expect(areas.getByRole("link", { name: /Leverans.*påbörjat.*1 av 2/ })).toBeVisible();
  const habits = page.getByRole("group", { name: "Kan inte svara på: habits (sv)" });
  await habits.getByRole("radio", { name: "Gäller inte oss" }).check();
  await expect(areas.getByRole("link", { name: /Leverans.*klart.*2 av 2/ })).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Leverans" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Vet inte" })).toBeChecked();
  await expect(habits.getByRole("radio", { name: "Gäller inte oss" })).toBeChecked();
});

for (const width of [320, 1280]) {
  for (const locale of ["sv-SE", "en-GB"]) {
    test.describe(`at ${width} px in ${locale}`, () => {
      test.use({ viewport: { width, height: 900 }, locale });

      test("every type of question, unfolded, has no violation and nothing wider than the page", async ({
        page,
        mognad,
      }) => {
        await begin(page, mognad);
        for (const area of ["direction", "delivery"]) {
          await page.goto(`${page.url().split("?")[0]}?area=${area}`);
          for (const fold of await page.locator("details.notes summary").all()) await fold.click();
          const { violations } = await new AxeBuilder({ page })
            .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
            .analyze();
          expect(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`),
          ).toEqual([]);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(overflow, "pixels wider than the window").toBeLessThanOrEqual(0);
        }
        const last = page.getByRole("radio", { name: /Choice plan.*Choice 2/ });
        await last.scrollIntoViewIfNeeded();
        const box = await last.boundingBox();
        expect((box?.x ?? width) + (box?.width ?? 0), "the last column is within the page").toBeLessThan(
          width,
        );
      });
    });
  }
}

async function begin(page: Page, mognad: Mognad): Promise<void> {
  const { link } = await mognad.freshRound({ questionnaire: everyTypeFile });
  await page.goto(link);
  await page.getByRole("main").locator("form button[type=submit]").click();
  await page.waitForURL(/\/svara\//);
  await page.waitForLoadState("networkidle");
}

/** Presses Tab until the element has the focus, as one must who has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The element is not reached by the Tab key.");
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
}
