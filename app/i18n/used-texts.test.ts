import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import routes from "#app/routes.ts";
import { pagesWithTexts } from "./page-texts-plugin.ts";
import sv from "./sv.ts";
import { flatten, keysBehind, keysUsedIn, modulesBehind, pick } from "./used-texts.ts";

const keys = ["home.lead", "home.leading", "round.stage.open", "round.stageOf"];

describe("the texts that a source asks for", () => {
  it("are those that it names whole", () => {
    expect(keysUsedIn('t("home.lead")', keys)).toEqual(["home.lead"]);
  });

  it("are in each form that a count can ask for", () => {
    const counted = ["list.visits_zero", "list.visits_one", "list.visits_other"];
    expect(keysUsedIn('t("list.visits", { count })', counted)).toEqual(counted);
  });

  it("are all that a key made at run time can become", () => {
    expect(keysUsedIn(`t(\`round.stage.\${stage}\`)`, keys)).toEqual(["round.stage.open"]);
    expect(keysUsedIn(`t(\`round.\${isOpen ? "stageOf" : "other"}\`)`, keys)).toEqual([
      "round.stage.open",
      "round.stageOf",
    ]);
  });
});

it("picks some texts out of all, as they lie within each other", () => {
  const texts = { home: { lead: "a", more: { title: "b" } }, other: { title: "c" } };
  expect(pick(texts, new Set(["home.more.title"]))).toEqual({ home: { more: { title: "b" } } });
});

describe("the modules behind a page", () => {
  const behind = modulesBehind("app/routes/respond/questionnaire.tsx");

  it("are those that it imports, by any of their names, and those that it fetches later", () => {
    expect(behind).toContain("app/routes/layout/site-page.tsx");
    expect(behind).toContain("app/routes/respond/answering.tsx");
  });

  it("are never the server's own", () => {
    expect([...behind].filter((file) => file.includes(".server."))).toEqual([]);
  });
});

describe("a page's texts", () => {
  const all = flatten(sv).map(([key]) => key);
  const frame = keysBehind("app/root.tsx", all);
  const keysOf = new Map(pagesWithTexts().map(({ address, keys: own }) => [address, own]));

  it("are with the frame's all that its modules ask for", () => {
    const asked = keysBehind("app/routes/session/sign-in.tsx", all);
    expect(asked).toContain("signIn.lead");
    expect(new Set([...frame, ...(keysOf.get("/sign-in") ?? [])])).toEqual(new Set([...frame, ...asked]));
  });

  it("are none of another page's", () => {
    expect([...(keysOf.get("/sign-in") ?? [])].filter((key) => key.startsWith("results."))).toEqual([]);
  });

  it("hold what a person who answers without a connection is told", () => {
    expect(keysOf.get("/svara/:handle")).toContain("answer.saving.stopped");
    expect(frame).toContain("problem.unexpected.title");
  });
});

it("finds every component that names a text behind some page", () => {
  // A page would show the keys, not the words, of a component that is not found behind it.
  const all = flatten(sv).map(([key]) => key);
  const pages = routes.map(({ file }) => `app/${file}`);
  const behind = new Set([...pages, "app/root.tsx"].flatMap((entry) => [...modulesBehind(entry)]));
  const naming = readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((file) => `app/${file}`)
    .filter((file) => file.endsWith(".tsx") && !/\.(test|server)\./.test(file))
    .filter((file) => keysUsedIn(readFileSync(file, "utf8"), all).length > 0);
  expect(naming.length).toBeGreaterThan(50);
  expect(naming.filter((file) => !behind.has(file))).toEqual([]);
});
