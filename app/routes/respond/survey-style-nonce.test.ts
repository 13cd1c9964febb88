import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { surveyStyleNonce } from "./survey-style-nonce.ts";

const id = "/node_modules/survey-react-ui/fesm/survey-react-ui.mjs";

/** Runs the transform as Vite would; a build that is stopped throws. */
function transform(code: string, of = id): string | null {
  const { transform: hook } = surveyStyleNonce();
  if (typeof hook !== "function") throw new Error("the plugin has no transform");
  const context = {
    error(message: string): never {
      throw new Error(message);
    },
  };
  const result: unknown = Reflect.apply(hook, context, [code, of]);
  return typeof result === "object" && result !== null && "code" in result ? String(result.code) : null;
}

describe("the styles of survey-react-ui", () => {
  it("all get a nonce, in the version that is installed", () => {
    const installed = readFileSync(
      new URL("../../../node_modules/survey-react-ui/fesm/survey-react-ui.mjs", import.meta.url),
      "utf8",
    );
    const transformed = transform(installed) ?? "";
    expect(transformed).not.toMatch(/createElement\(["']style["']/);
    expect(transformed.match(/createElement\(NoncedStyle,/g)).toHaveLength(2);
  });

  it("stop the build where there are more or fewer than we know of", () => {
    expect(() => transform('React.createElement("style", null, one)')).toThrow(/draws 1 .* not 2/);
    expect(() => transform("nothing at all")).toThrow(/draws 0/);
  });

  it("are found under the address that development gives the file, and no other file is touched", () => {
    const twice = 'React.createElement("style", null, one); React.createElement("style", null, two);';
    expect(transform(twice, `${id}?v=1a2b3c`)).toContain("NoncedStyle");
    expect(transform(twice, "/app/routes/respond/questionnaire.tsx")).toBeNull();
  });
});
