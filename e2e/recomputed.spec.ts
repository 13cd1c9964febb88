import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { z } from "zod";
import { expect, test } from "./mognad.ts";

/*
 * Two rounds' answers as the product hands them out, scored by the command in a process of its own: what it prints is
 * what one reads on the pages.
 */

const figure = z.object({ level: z.number().nullable() });
const figures = z.object({
  n: z.number(),
  invited: z.number(),
  overall: figure,
  dimensions: z.record(z.string(), figure),
  questions: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), n: z.number(), dontKnow: z.number() }),
  ),
});
const printedSchema = z.object({
  groups: z.array(figures.extend({ round: z.string(), department: z.string() })),
  organization: z.array(figures.extend({ round: z.string() })),
  changes: z.array(
    z.object({
      department: z.string().nullable(),
      dimension: z.string(),
      to: z.string(),
      difference: z.number().nullable(),
    }),
  ),
});
const definitionSchema = z.object({
  maturity: z.object({
    dimensions: z.array(z.object({ key: z.string(), title: z.object({ sv: z.string() }) })),
  }),
  pages: z.array(
    z.object({
      elements: z.array(z.object({ name: z.string(), title: z.object({ sv: z.string() }).optional() })),
    }),
  ),
});

const whole = "Exempelköpings kommun";
const results = "/exempelkoping/results";
const search = "?round=2025&compare=2024";

test("the answers that are handed out give by the command what the pages show", async ({ page, mognad }) => {
  await mognad.signIn(page, "administrator");
  const packages = [await packageOf(page, mognad.url, "2024"), await packageOf(page, mognad.url, "2025")];
  // A file of several rounds has one header.
  const [earlier = "", later = ""] = packages.map(({ answers }) => answers);
  const header = earlier.slice(0, earlier.indexOf("\n") + 1);
  expect(later.startsWith(header)).toBe(true);
  expect(packages[1]?.questionnaire).toBe(packages[0]?.questionnaire);
  const questionnaire = packages[1]?.questionnaire ?? "";
  const printed = await scored(questionnaire, earlier + later.slice(header.length));
  const groups = [
    ...printed.groups,
    ...printed.organization.map((figures) => ({ ...figures, department: whole })),
  ];
  const { maturity, pages } = definitionSchema.parse(JSON.parse(questionnaire));
  const keys = maturity.dimensions.map(({ key }) => key);

  await page.goto(mognad.url + results + search);
  const cells = await rowsOf(page.locator("table.heatmap tbody tr"));
  // The command knows nothing of the organization's own order.
  const of2025 = cells.flatMap(([name]) =>
    groups.filter(({ round, department }) => round === "2025" && department === name),
  );
  expect(of2025).toHaveLength(groups.filter(({ round }) => round === "2025").length);
  const rows = page.locator(".level-row");
  await expect(rows).toHaveCount(of2025.length);
  for (const { department, n, invited, overall } of of2025) {
    const row = rows.filter({ has: page.getByRole("heading", { name: spoken(department) }) });
    expect(await textOf(row.locator(".level-n"))).toBe(`${n} av ${invited} svar`);
    expect(await textOf(row.locator(".level-value"))).toBe(`${level(overall.level)} av 5`);
    const change = printed.changes.find(
      ({ department: of, dimension, to }) =>
        (of ?? whole) === department && dimension === "overall" && to === "2025",
    );
    expect(await textOf(row)).toContain(`${difference(change?.difference)} poäng`);
  }
  expect(cells.map(([name, ...levels]) => [name, ...levels.map(levelIn)])).toEqual(
    of2025.map(({ department, dimensions }) => [
      department,
      ...keys.map((key) => level(dimensions[key]?.level)),
    ]),
  );

  await page.goto(`${mognad.url}${results}/years${search}`);
  const table = page.locator("table").first();
  await expect(table.locator("thead th")).toHaveText(["Förvaltning", "2024", "2025", "Målnivå"]);
  const years = await rowsOf(table.locator("tbody tr"));
  expect(
    Object.fromEntries(years.map(([name = "", ...shown]) => [name, shown.slice(0, 2).map(levelIn)])),
  ).toEqual(
    Object.fromEntries(
      of2025.map(({ department }) => [
        department,
        ["2024", "2025"].map((year) =>
          level(
            groups.find((group) => group.round === year && group.department === department)?.overall.level,
          ),
        ),
      ]),
    ),
  );

  const organization = of2025.at(-1);
  if (organization === undefined) throw new Error("The command prints the organization.");
  await page.goto(`${mognad.url}${results}/questions${search}`);
  for (const { name, title } of pages.flatMap(({ elements }) => elements)) {
    const question = organization.questions[name];
    if (question === undefined) continue; // not scored
    const row = page.locator(".question-rows li").filter({ hasText: title?.sv ?? name });
    const shown = question.score === null ? null : question.score / 20;
    expect(await textOf(row.locator(".level-value")), name).toBe(`${level(shown)} av 5`);
  }

  const department = of2025[0]?.department ?? "";
  await page.getByLabel("Visa för").selectOption({ label: department });
  await page.getByRole("button", { name: "Visa", exact: true }).click();
  await page.waitForURL(/department=/);
  const key = new URL(page.url()).searchParams.get("department") ?? "";
  await page.goto(`${mognad.url}${results}/profile${search}&department=${key}`);
  const profile = page.locator(".profile .question-rows li");
  expect(await Promise.all((await profile.all()).map((row) => textOf(row.locator(".level-value"))))).toEqual(
    keys.map((key) => `${level(of2025[0]?.dimensions[key]?.level)} av 5`),
  );

  for (const name of Object.keys(organization.questions).slice(0, 3)) {
    await page.goto(`${mognad.url}${results}/questions/${name}${search}`);
    const counts = page.locator(".answer-bars > li .level-n");
    expect(await Promise.all((await counts.all()).map(textOf)), name).toEqual(
      of2025.map(({ questions }) =>
        expect.stringMatching(countsOf(questions[name]?.n ?? 0, questions[name]?.dontKnow ?? 0)),
      ),
    );
  }
});

type Package = { readonly answers: string; readonly questionnaire: string };

/** A round's answers and its questionnaire, out of the package that somebody takes out in the browser. */
async function packageOf(page: Page, url: string, round: string): Promise<Package> {
  await page.goto(`${url}/exempelkoping/rounds/${round}/archive`);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Hämta paketet" }).click();
  const files = Object.entries(unzipSync(await readFile(await (await waiting).path())));
  const file = (name: string) => {
    const found = files.find(([path]) => path.endsWith(`/${name}`));
    if (found === undefined) throw new Error(`The package has no ${name}.`);
    return strFromU8(found[1]);
  };
  return { answers: file("answers.csv").replace("\uFEFF", ""), questionnaire: file("questionnaire.json") };
}

/** What `npm run score` prints of them. */
async function scored(questionnaire: string, answers: string) {
  const folder = await mkdtemp(join(tmpdir(), "mognad-score-"));
  try {
    const files = [join(folder, "questionnaire.json"), join(folder, "answers.csv")] as const;
    await writeFile(files[0], questionnaire);
    await writeFile(files[1], answers);
    const { stdout, stderr } = spawnSync("npm", ["run", "--silent", "score", "--", ...files], {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    expect(stderr).toBe("");
    return printedSchema.parse(JSON.parse(stdout));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** As pages show a level in Swedish: cut to one decimal. */
function level(value: number | null | undefined): string {
  if (value == null) throw new Error("In the demonstration every group has every level.");
  return (Math.floor(value * 10 + 1e-8) / 10).toFixed(1).replace(".", ",");
}

/** In whole points, with its sign. */
function difference(points: number | null | undefined): string {
  if (points == null) throw new Error("In the demonstration every group has a change.");
  const whole = Math.round(points);
  return whole > 0 ? `+${whole}` : `${whole}`.replace("-", "−");
}

function countsOf(n: number, dontKnow: number): RegExp {
  return new RegExp(`^${n} svar${dontKnow === 0 ? "(?! · \\d+ vet inte)" : ` · ${dontKnow} vet inte`}`);
}

/** A name as it may be hyphenated anywhere. */
function spoken(name: string): RegExp {
  return new RegExp(`^${[...name].join("\u00ad?")}`);
}

function plain(text: string): string {
  return text.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
}

async function textOf(place: Locator): Promise<string> {
  return plain(await place.innerText());
}

/** A table's rows, cell by cell. */
async function rowsOf(rows: Locator): Promise<readonly (readonly string[])[]> {
  await expect(rows).not.toHaveCount(0);
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")),
  );
  return cells.map((row) => row.map(plain));
}

/** `2,8` of a cell that says more. */
function levelIn(cell: string): string {
  return /^\d,\d/.exec(cell)?.[0] ?? cell;
}
