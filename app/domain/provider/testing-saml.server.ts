import { generateKeyPairSync, type KeyObject, randomUUID, sign, X509Certificate } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inflateRawSync } from "node:zlib";
import { IdentityProvider, SamlLib, ServiceProvider, setSchemaValidator } from "samlify";

// It asks for a validator by XML's own schemas, which needs Java; what is read here we have written.
setSchemaValidator({ validate: async () => "not validated" });

const destination = "http://127.0.0.1/sign-in";

/** What an identity provider says, besides what a request asks for. */
export type Assertion = {
  readonly nameId?: string;
  readonly nameIdFormat?: string;
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly audience?: string;
  readonly recipient?: string;
  readonly inResponseTo?: string;
  /** Seconds from now until it ends. */
  readonly endsIn?: number;
};

/** A real identity provider of SAML: what it signs is signed by another library than the one that checks it. */
export type TestSamlProvider = {
  readonly entityId: string;
  /** As its administrator would hand it over. */
  readonly metadata: string;
  /** Answers the request that an address of ours carries. @returns the form that its page would post to us */
  readonly answer: (address: string, ourMetadata: string, assertion?: Assertion) => Promise<SamlForm>;
};

export type SamlForm = { readonly SAMLResponse: string; readonly RelayState: string };

export function aSamlProvider(
  entityId = "https://idp.example/saml",
  entryPoint = destination,
): TestSamlProvider {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const certificate = selfSigned(privateKey, publicKey);
  const theirs = IdentityProvider({
    entityID: entityId,
    signingCert: certificate.toString(),
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    nameIDFormat: ["urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"],
    singleSignOnService: [
      { Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", Location: entryPoint },
      { Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", Location: entryPoint },
    ],
    singleLogoutService: [
      { Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", Location: `${entryPoint}/out` },
    ],
  });
  return {
    entityId,
    metadata: theirs.getMetadata(),
    answer: async (address, ourMetadata, assertion = {}) => {
      const ours = ServiceProvider({ metadata: ourMetadata });
      const { searchParams } = new URL(address);
      const request = inflateRawSync(Buffer.from(searchParams.get("SAMLRequest") ?? "", "base64")).toString();
      const id = /\bID="([^"]+)"/.exec(request)?.[1] ?? "";
      const response = await theirs.createLoginResponse(
        ours,
        { extract: { request: { id } } },
        "post",
        {},
        (template) => {
          const now = new Date();
          const ends = new Date(now.getTime() + (assertion.endsIn ?? 240) * 1000).toISOString();
          const begins = new Date(Math.min(now.getTime(), Date.parse(ends)) - 60_000).toISOString();
          const responseAddress = ours.entityMeta.getAssertionConsumerService("post").toString();
          const context = SamlLib.replaceTagsByValue(
            template.replace("{AuthnStatement}{AttributeStatement}", statements(assertion, begins)),
            {
              ID: `r-${randomUUID()}`,
              AssertionID: `a-${randomUUID()}`,
              Issuer: entityId,
              IssueInstant: begins,
              Destination: responseAddress,
              StatusCode: "urn:oasis:names:tc:SAML:2.0:status:Success",
              ConditionsNotBefore: begins,
              ConditionsNotOnOrAfter: ends,
              SubjectConfirmationDataNotOnOrAfter: ends,
              Audience: assertion.audience ?? ours.entityMeta.getEntityID(),
              SubjectRecipient: assertion.recipient ?? responseAddress,
              InResponseTo: assertion.inResponseTo ?? id,
              NameID: assertion.nameId ?? "person-1",
              NameIDFormat: assertion.nameIdFormat ?? "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
            },
          );
          return { id, context };
        },
      );
      return { SAMLResponse: response.context, RelayState: searchParams.get("RelayState") ?? "" };
    },
  };
}

function statements({ attributes = {} }: Assertion, at: string): string {
  const values = (texts: readonly string[]) =>
    texts.map((text) => `<saml:AttributeValue>${text}</saml:AttributeValue>`).join("");
  const said = Object.entries(attributes).map(
    ([name, texts]) => `<saml:Attribute Name="${name}">${values(texts)}</saml:Attribute>`,
  );
  const how = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
  return [
    `<saml:AuthnStatement AuthnInstant="${at}"><saml:AuthnContext>`,
    `<saml:AuthnContextClassRef>${how}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`,
    said.length > 0 ? `<saml:AttributeStatement>${said.join("")}</saml:AttributeStatement>` : "",
  ].join("");
}

/** A certificate that a key has signed for itself, in the fewest words that X.509 asks for. */
function selfSigned(privateKey: KeyObject, publicKey: KeyObject): X509Certificate {
  const algorithm = der(0x30, der(0x06, Buffer.from("2a864886f70d01010b", "hex")), der(0x05)); // RSA with SHA-256
  const commonName = der(0x30, der(0x06, Buffer.from("550403", "hex")), der(0x0c, Buffer.from("test")));
  const name = der(0x30, der(0x31, commonName));
  const times = ["200101000000Z", "491231235959Z"].map((time) => der(0x17, Buffer.from(time)));
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const serial = der(0x02, Buffer.from([1]));
  const key = publicKey.export({ type: "spki", format: "der" });
  const content = der(0x30, version, serial, algorithm, name, der(0x30, ...times), name, key);
  const signature = der(0x03, Buffer.from([0]), sign("sha256", content, privateKey));
  return new X509Certificate(der(0x30, content, algorithm, signature));
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), content]);
}

/** An identity provider that lets a browser in by itself, as one does where its person is signed in already. */
export async function aSamlService(): Promise<
  TestSamlProvider & {
    /** What it says of whoever comes, from now on. */
    readonly signsIn: (assertion: Assertion) => void;
    readonly close: () => Promise<void>;
  }
> {
  let assertion: Assertion = {};
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // an address of a listening TCP server
  const place = `http://127.0.0.1:${port}`;
  const provider = aSamlProvider(`${place}/metadata`, `${place}/sign-in`);
  server.on("request", async (request, response) => {
    const asked = new URL(request.url ?? "", place);
    if (asked.pathname !== "/sign-in") return void response.writeHead(404).end();
    const samlRequest = inflateRawSync(
      Buffer.from(asked.searchParams.get("SAMLRequest") ?? "", "base64"),
    ).toString();
    // Who asks is named by where its metadata is.
    const ours = /<saml:Issuer[^>]*>([^<]+)</.exec(samlRequest)?.[1] ?? "";
    const metadata = await (await fetch(ours)).text();
    const form = await provider.answer(asked.href, metadata, assertion);
    const to = ServiceProvider({ metadata }).entityMeta.getAssertionConsumerService("post");
    const fields = Object.entries(form).map(([name, value]) => `<input name="${name}" value="${value}">`);
    response.writeHead(200, { "content-type": "text/html" });
    response.end(
      `<body onload="document.forms[0].submit()"><form method="post" action="${to}">${fields.join("")}</form>`,
    );
  });
  return {
    ...provider,
    signsIn: (said) => {
      assertion = said;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
