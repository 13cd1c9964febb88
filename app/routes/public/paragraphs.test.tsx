import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Paragraphs } from "./paragraphs.tsx";

function shown(text: string): string {
  return renderToStaticMarkup(<Paragraphs text={text} />);
}

describe("what an organization writes for its public pages", () => {
  it("is paragraphs, parted by empty lines", () => {
    expect(shown("Ett\nstycke.\n\n \n\nTvå.")).toBe("<p>Ett\nstycke.</p><p>Två.</p>");
    expect(shown("  \n")).toBe("");
  });

  it("has its addresses as links, without a sentence's last sign", () => {
    expect(shown("Se https://kommun.example/sida. Fråga it@kommun.example!")).toBe(
      [
        '<p>Se <a href="https://kommun.example/sida">https://kommun.example/sida</a>. ',
        'Fråga <a href="mailto:it@kommun.example">it@kommun.example</a>!</p>',
      ].join(""),
    );
  });

  it("is text and nothing else", () => {
    expect(shown("<script>alert(1)</script> javascript:alert(1)")).not.toMatch(/<script|<a /);
  });
});
