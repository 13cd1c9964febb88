import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, type Mognad, test } from "./mognad.ts";
import { pagesOnPaper } from "./paper.ts";
import { municipalityIn, type ResultState, resultPages, resultStates } from "./result-states.ts";

/** What the first page says in each state, in both languages; null: nothing but what it says in all. */
const says: Readonly<Record<ResultState, readonly [sv: RegExp, en: RegExp] | null>> = {
  "one department": null,
  "twenty departments with long names": [
    /nivåer i enskilda förvaltningar\./,
    /levels in single departments\./,
  ],
  "no round": [/Det finns ingen mätomgång ännu\./, /There is no round yet\./],
  "a round that nobody answered": [/Ingen svarade i mätomgången\./, /Nobody answered in the round\./],
  "few answers in every department, shown in groups": [
    /Svaren därifrån \(4\) ingår inte i någon siffra\./,
    /\(4\)/,
  ],
  "few answers in some departments, shown in groups": [
    /tillsammans som Övriga förvaltningar: Bolaget och Räddningstjänsten\./,
    /Bolaget and Räddningstjänsten/,
  ],
  "few and divided answers": [/: 6 av 30 har svarat\./, /: 6 of 30 /],
  "the first round": [
    /Det finns ingen tidigare mätomgång att jämföra med\./,
    /There is no earlier round to compare with\./,
  ],
  "a round that goes on, shown in groups": [
    /först när alla förvaltningars tid att svara är ute\./,
    /not until every department's time to answer is over\./,
  ],
};

/** Opens results as the coordinator, in a state. */
async function open(page: Page, mognad: Mognad, state: ResultState, place = ""): Promise<void> {
  await mognad.signIn(page, "coordinator");
  await page.goto(`${mognad.url}/${await municipalityIn(mognad, state)}/results${place}`);
}

const states = Object.keys(resultStates) as readonly ResultState[]; // its own keys

for (const [locale, width, language] of [
  ["sv-SE", 320, 0],
  ["en-GB", 1280, 1],
] as const) {
  test.describe(`at ${width} px in ${locale}`, () => {
    test.use({ viewport: { width, height: 900 }, locale });
    test.slow();

    for (const state of states) {
      test(`results with ${state} are whole on every page`, async ({ page, mognad }) => {
        await open(page, mognad, state);
        const words = says[state]?.[language];
        if (words) await expect(page.getByText(words).first()).toBeVisible();
        for (const place of resultPages) {
          await open(page, mognad, state, place);
          await page.waitForLoadState("networkidle");
          await expectAccessible(page);
        }
      });
    }
  });
}

for (const locale of ["sv-SE", "en-GB"]) {
  for (const state of states.filter(
    (one) => !["no round", "a round that goes on, shown in groups"].includes(one),
  )) {
    test(`the summary of ${state} prints on one page of A4, in ${locale}`, async ({ browser, mognad }) => {
      const page = await (await browser.newContext({ locale })).newPage();
      await open(page, mognad, state, "/summary");
      expect(await pagesOnPaper(page)).toBe(1);
      await page.context().close();
    });
  }
}

test("nothing is compared, nor said to reach its target, where no level is shown", async ({
  page,
  mognad,
}) => {
  await open(page, mognad, "few answers in every department, shown in groups", "/summary");
  await expect(page.getByText("Inget område med målnivå har en nivå som visas.")).toBeVisible();
  await open(page, mognad, "few answers in every department, shown in groups", "/years");
  await expect(page.getByText("Det finns inget att jämföra")).toBeVisible();
  await expect(page.getByRole("group").filter({ hasText: "jämförelser, med intervall" })).toHaveCount(0);
});

test("on paper a page of results is a report: no ways on, nothing to choose, and the case's number", async ({
  page,
  mognad,
}) => {
  await page.emulateMedia({ media: "print" });
  for (const place of resultPages) {
    await open(page, mognad, "few and divided answers", place);
    await expect(page.getByText("KS 2026/17")).toBeVisible();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByRole("combobox")).toHaveCount(0);
    await expect(page.getByRole("button")).toHaveCount(0);
  }
});
