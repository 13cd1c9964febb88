import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url).pathname;

/** Components that have no style of their own beside another's. */
const styledBy: Readonly<Record<string, string>> = { Select: "input", Textarea: "input", Checkbox: "input" };

function importedComponents(): ReadonlySet<string> {
  const files = globSync("app/**/*.tsx", { cwd: root });
  const imports = files.flatMap((file) => [
    ...readFileSync(root + file, "utf8").matchAll(/import \{([^}]*)\} from "@digdir\/designsystemet-react"/g),
  ]);
  return new Set(imports.flatMap(([, names = ""]) => names.split(",").map((name) => name.trim())));
}

describe("the design system's style", () => {
  it("has the part of every component that is used", () => {
    const style = readFileSync(`${root}app/ui/design-system.css`, "utf8");
    const parts = new Set([...style.matchAll(/designsystemet-css\/([\w-]+)\.css/g)].map(([, part]) => part));
    const components = [...importedComponents()].filter((name) => name !== "");
    expect(components.length).toBeGreaterThan(3);
    const kebab = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, "-$&").toLowerCase();
    const missing = components.filter((name) => !parts.has(styledBy[name] ?? kebab(name)));
    expect(missing).toEqual([]);
  });
});
