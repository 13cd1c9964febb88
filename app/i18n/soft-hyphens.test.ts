import { expect, it } from "vitest";
import { withSoftHyphens } from "./soft-hyphens.ts";

const shown = (name: string) => withSoftHyphens(name).replaceAll("\u00ad", "|");

it("lets long compounds break between their parts", () => {
  expect(shown("Kommunstyrelseförvaltningen")).toBe("Kommun|styrelse|förvaltningen");
  expect(shown("Barn- och utbildningsförvaltningen")).toBe("Barn- och utbildnings|förvaltningen");
  expect(shown("Beställarkompetens")).toBe("Beställar|kompetens");
  expect(shown("Krisberedskapsförbundets ledningsfunktion")).toBe(
    "Kris|beredskaps|förbundets lednings|funktion",
  );
  expect(shown("Samhällsbyggnads- och livsmedelskontrollförvaltningen")).toBe(
    "Samhälls|byggnads- och livsmedels|kontroll|förvaltningen",
  );
  expect(shown("Vuxenutbildning med integrationsenheten")).toBe("Vuxen|utbildning med integrations|enheten");
});

it("leaves words alone that are not compounds", () => {
  expect(shown("Kommunala bolag")).toBe("Kommunala bolag");
  expect(shown("Organisation och stöd")).toBe("Organisation och stöd");
  expect(shown("Erfarenhetsutbyte")).toBe("Erfarenhetsutbyte");
});
