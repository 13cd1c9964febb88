import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";

type Claims = Readonly<Record<string, unknown>>;

/** A real provider of OpenID Connect on this machine, that lets one person in without asking. */
export type TestOpenIdProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Lets it answer to an address. */
  readonly allow: (uri: string) => void;
  /** Who signs in from now on, and what is said of them. */
  readonly signsIn: (subject: string, claims?: Claims) => void;
  /** From now on whoever comes says no. */
  readonly saysNo: () => void;
  /** Changes what it says from now on before it is signed, with its own key unless another is given. */
  readonly lies: (change: (claims: Claims) => Claims, key?: KeyObject) => void;
  readonly close: () => Promise<void>;
};

export async function anOpenIdProvider(): Promise<TestOpenIdProvider> {
  const own = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  let person: { readonly subject: string; readonly claims: Claims } | null = null;
  let lie: { readonly change: (claims: Claims) => Claims; readonly key: KeyObject } | null = null;
  const addresses = new Set<string>();

  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // an address of a listening TCP server
  const issuer = `http://127.0.0.1:${port}`;
  const client = { client_id: "mognad", client_secret: "a secret that only these two know" };
  const configuration: Configuration = {
    clients: [{ ...client, redirect_uris: [`${issuer}/nowhere`], grant_types: ["authorization_code"] }],
    jwks: { keys: [{ ...own.export({ format: "jwk" }), kid: "own", alg: "RS256", use: "sig" }] },
    cookies: { keys: ["a key of the test's"] },
    claims: { openid: ["sub"], profile: ["name", "groups"], email: ["email"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/sign-in/${uid}` },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 3600, AuthorizationCode: 60 },
    findAccount: (_context, subject) => ({
      accountId: subject,
      claims: () => ({ ...person?.claims, sub: subject }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: client.client_id,
        accountId: oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(issuer, configuration);
  provider.Client.prototype.redirectUriAllowed = (uri: string) => addresses.has(uri);
  provider.use(async (context, next) => {
    await next();
    const body: unknown = context.body;
    if (lie === null || typeof body !== "object" || body === null || !("id_token" in body)) return;
    const [, payload = ""] = String(body.id_token).split(".");
    const claims: Claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    body.id_token = signedToken(lie.change(claims), lie.key);
  });
  const answer = provider.callback();
  const letIn = (request: IncomingMessage, response: ServerResponse) =>
    provider.interactionFinished(
      request,
      response,
      person === null
        ? { error: "access_denied" }
        : { login: { accountId: person.subject, remember: false } },
    );
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/sign-in/")) letIn(request, response);
    else answer(request, response);
  });

  return {
    issuer,
    clientId: client.client_id,
    clientSecret: client.client_secret,
    allow: (uri) => addresses.add(uri),
    signsIn: (subject, claims = {}) => {
      person = { subject, claims };
      lie = null;
    },
    saysNo: () => {
      person = null;
    },
    lies: (change, key = own) => {
      lie = { change, key };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function signedToken(claims: Claims, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "RS256", kid: "own" })}.${part(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
}

/** Goes where a browser is sent, with cookies of its own, until it is sent away from the provider; there it stops. */
export async function throughProvider(address: string): Promise<URL> {
  const cookies = new Map<string, string>();
  const { origin } = new URL(address);
  let next = new URL(address);
  for (let step = 0; step < 10; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(next, { redirect: "manual", headers: { cookie } });
    for (const given of response.headers.getSetCookie()) {
      const [pair = ""] = given.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const location = response.headers.get("location");
    if (location === null)
      throw new Error(`The provider stopped: ${response.status} ${await response.text()}`);
    next = new URL(location, next);
    if (next.origin !== origin) return next;
  }
  throw new Error("The provider never sent the browser back.");
}
