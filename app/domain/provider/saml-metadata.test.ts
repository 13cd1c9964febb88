import { describe, expect, it } from "vitest";
import { readSamlMetadata } from "./saml-metadata.server.ts";
import { aSamlProvider } from "./testing-saml.server.ts";

const { metadata } = aSamlProvider("https://idp.example/saml", "https://idp.example/sign-in");
const changed = (from: string | RegExp, to: string) => readSamlMetadata(metadata.replace(from, to));

describe("an identity provider's metadata", () => {
  it("tells who it is, where one signs in, and what it signs with", () => {
    expect(readSamlMetadata(metadata)).toEqual({
      entityId: "https://idp.example/saml",
      entryPoint: "https://idp.example/sign-in",
      certificates: [expect.stringMatching(/^-----BEGIN CERTIFICATE-----\n/)],
    });
  });

  it("is read with a byte order mark and a declaration before it", () => {
    expect(readSamlMetadata(`\uFEFF<?xml version="1.0"?>\n${metadata}`)).toMatchObject({
      entityId: "https://idp.example/saml",
    });
  });

  it("is refused in words where something is missing", () => {
    for (const text of ["", "text", "<a", "<html></html>", `<!DOCTYPE a [<!ENTITY b "c">]>${metadata}`]) {
      expect(readSamlMetadata(text)).toBe("notMetadata");
    }
    expect(changed(/entityID="[^"]*"/, "")).toBe("notMetadata");
    expect(changed("HTTP-Redirect", "HTTP-Artifact")).toBe("noSignOnAddress");
    expect(changed(/Location="[^"]*sign-in"/, 'Location="not an address"')).toBe("noSignOnAddress");
    expect(changed(/(X509Certificate>)[^<]+/, "$1AAAA")).toBe("noCertificate");
    expect(changed(/<KeyDescriptor.*<\/KeyDescriptor>/s, "")).toBe("noCertificate");
    expect(readSamlMetadata(`<a>${metadata}${metadata}</a>`)).toBe("severalProviders");
  });
});
