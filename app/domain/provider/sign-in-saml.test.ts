import { beforeEach, describe, expect, it } from "vitest";
import type { ProviderId } from "#app/domain/id.ts";
import { aMunicipality, anEnvironment, type TestEnvironment } from "#app/domain/testing.ts";
import { membershipsOf } from "#db/queries/memberships.ts";
import { onEachDatabase } from "#db/testing.ts";
import { asRefusal } from "./provider.ts";
import { readSamlMetadata } from "./saml-metadata.server.ts";
import { beginSignIn, finishSignIn, metadataForProvider } from "./sign-in.server.ts";
import { aGroupRule, aProvider } from "./testing.server.ts";
import { type Assertion, aSamlProvider, type SamlForm } from "./testing-saml.server.ts";

const origin = "https://mognad.example";
const groups = "urn:example:groups";
const theirs = aSamlProvider();
const stranger = aSamlProvider();

describe("signing in by a real identity provider of SAML", () => {
  onEachDatabase((openTestDatabase) => {
    let environment: TestEnvironment;
    let id: ProviderId;
    let ourMetadata: string;
    beforeEach(async () => {
      environment = anEnvironment(await openTestDatabase());
      environment.moveClockTo(new Date().toISOString());
      const { organizationId } = await aMunicipality(environment);
      const metadata = readSamlMetadata(theirs.metadata);
      if (typeof metadata === "string") throw new Error(metadata);
      const provider = await aProvider(environment, organizationId, {
        configuration: { kind: "saml", ...metadata, groups },
      });
      await aGroupRule(environment, provider, "Mognad-revisor", "auditor");
      id = provider.id;
      ourMetadata = await metadataForProvider(environment, origin, id);
    });

    const member: Assertion = { attributes: { [groups]: ["Alla", "Mognad-revisor"] } };
    const begin = () => beginSignIn(environment, origin, id, null);
    const finish = ({ secret }: { readonly secret: string | null }, { SAMLResponse, RelayState }: SamlForm) =>
      finishSignIn(environment, origin, id, {
        state: RelayState,
        secret,
        content: { kind: "saml", response: SAMLResponse },
      });
    const problemOf = (attempt: Promise<unknown>) =>
      attempt.then(
        () => "let in",
        (error) => (asRefusal(error) ? `${error.problem}: ${error.message}` : Promise.reject(error)),
      );
    /** What comes of an answer of the provider's, changed on its way. */
    const told = async (
      assertion: Assertion,
      change: (xml: string) => string = (xml) => xml,
      by = theirs,
    ) => {
      const begun = await begin();
      const form = await by.answer(begun.address, ourMetadata, { ...member, ...assertion });
      const xml = change(textOf(form));
      return problemOf(finish(begun, { ...form, SAMLResponse: Buffer.from(xml).toString("base64") }));
    };

    it("gives the role of the person's group", async () => {
      const begun = await begin();
      const finished = await finish(begun, await theirs.answer(begun.address, ourMetadata, member));
      if (finished.kind !== "admitted") throw new Error("not admitted");
      const memberships = await membershipsOf(environment.database.read, finished.userId);
      expect(memberships.map(({ role }) => role)).toEqual(["auditor"]);
    });

    it("is refused a second time with the same response, also in answer to a request of its own", async () => {
      const [begun, other] = [await begin(), await begin()];
      const form = await theirs.answer(begun.address, ourMetadata, member);
      await finish(begun, form);
      expect(await problemOf(finish(begun, form))).toBe("startAgain: no attempt");
      expect(await problemOf(finish(other, { ...form, RelayState: other.state }))).toBe(
        "startAgain: in response to",
      );
    });

    it("is refused to a browser that did not begin it, and to one that has no secret", async () => {
      const [begun, other] = [await begin(), await begin()];
      const form = await theirs.answer(begun.address, ourMetadata, member);
      expect(await problemOf(finish(other, form))).toBe("startAgain: no attempt");
      expect(await problemOf(finish({ secret: null }, form))).toBe("startAgain: no cookie");
    });

    it("is refused where only the unsigned part says that it answers our request", async () => {
      const [begun, other] = [await begin(), await begin()];
      const form = await theirs.answer(begun.address, ourMetadata, member);
      const xml = textOf(form);
      const [, asked = ""] =
        /InResponseTo="([^"]+)"/.exec(textOf(await theirs.answer(other.address, ourMetadata))) ?? [];
      const changed = xml.replace(/InResponseTo="[^"]+"/, `InResponseTo="${asked}"`);
      expect(changed).not.toBe(xml);
      const sent = { SAMLResponse: Buffer.from(changed).toString("base64"), RelayState: other.state };
      expect(await problemOf(finish(other, sent))).toBe("startAgain: in response to");
    });

    it("is refused where nobody asked for it", async () => {
      expect(await told({ inResponseTo: "never-asked" })).toBe("startAgain: in response to");
      expect(await told({ inResponseTo: "" })).toBe("startAgain: in response to");
    });

    it("is refused without a signature, with an altered one, and with a stranger's", async () => {
      const unsigned = (xml: string) => xml.replace(/<ds:Signature.*?<\/ds:Signature>/s, "");
      expect(await told({})).toBe("let in");
      expect(await told({}, unsigned)).toBe("mismatch: signature");
      expect(await told({}, (xml) => xml.replace("person-1", "person-2"))).toBe("mismatch: signature");
      expect(await told({}, (xml) => xml, stranger)).toBe("mismatch: signature");
    });

    it("is refused where it has ended", async () => {
      expect(await told({ endsIn: -120 })).toBe("clock: subject confirmation");
    });

    it("is refused where it was meant for another", async () => {
      expect(await told({ audience: "https://other.example" })).toBe("mismatch: audience");
      expect(await told({ recipient: "https://other.example/response" })).toBe("mismatch: recipient");
    });

    it("is refused where another assertion is wrapped around the signed one", async () => {
      expect(await told({}, wrappedBefore)).toBe("mismatch: signature");
      expect(await told({}, wrappedWithin)).toBe("mismatch: signature");
    });

    it("takes a name whole, also where a comment that no signature covers was set into it", async () => {
      const cut = (xml: string) => xml.replace("person-1.another", "person-1<!-- -->.another");
      expect(await told({ nameId: "person-1.another" }, cut)).toBe("let in");
      const subjects = await environment.database.read
        .selectFrom("providerUsers")
        .select("subject")
        .execute();
      expect(subjects).toEqual([{ subject: "person-1.another" }]);
    });

    it("is refused with a document type, and with a weak signature", async () => {
      expect(await told({}, (xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`)).toBe("mismatch: document type");
      expect(await told({}, (xml) => xml.replaceAll("xmldsig-more#rsa-sha256", "xmldsig#rsa-sha1"))).toBe(
        "mismatch: weak signature",
      );
      expect(await told({}, () => "not XML")).toBe("mismatch: response");
    });

    it("is refused to whom the provider gives a new name each time, or a personal identity number", async () => {
      const nameIdFormat = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
      expect(await told({ nameIdFormat })).toBe("mismatch: no subject");
      expect(await told({ nameId: "199001010017" })).toBe("personalNumber: subject");
    });

    it("lets in whom the provider names for ever by an attribute", async () => {
      const nameIdFormat = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
      const attributes = {
        ...member.attributes,
        "urn:oasis:names:tc:SAML:attribute:subject-id": ["7@testkoping"],
      };
      expect(await told({ nameIdFormat, attributes })).toBe("let in");
    });
  });
});

const textOf = (form: SamlForm) => Buffer.from(form.SAMLResponse, "base64").toString("utf8");
const assertionOf = (xml: string) => /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? "";

/** A forged assertion that is read first, beside the signed one. */
function wrappedBefore(xml: string): string {
  const signed = assertionOf(xml);
  const forged = signed
    .replace(/<ds:Signature.*?<\/ds:Signature>/s, "")
    .replace(/ ID="a-[^"]+"/, ' ID="a-forged"')
    .replace("person-1", "person-2");
  return xml.replace(signed, () => forged + signed);
}

/** The signed assertion hidden within the signature of a forged one. */
function wrappedWithin(xml: string): string {
  const signed = assertionOf(xml);
  const signature = /<ds:Signature.*?<\/ds:Signature>/s.exec(signed)?.[0] ?? "";
  const bare = signed.replace(signature, "");
  const forged = bare.replace(/ ID="a-[^"]+"/, ' ID="a-forged"').replace("person-1", "person-2");
  const holding = signature.replace("</ds:Signature>", () => `<ds:Object>${bare}</ds:Object></ds:Signature>`);
  return xml.replace(signed, () => forged.replace("<saml:Subject>", () => `${holding}<saml:Subject>`));
}
