import * as client from "openid-client";
import { asRefusal, type ExpectedAnswer, type ProviderConfiguration, RefusedSignIn } from "./provider.ts";
import type { ProviderConnection } from "./provider-connection.server.ts";
import { type VouchedPerson, vouchedPerson } from "./vouched-person.ts";

type OpenIdConfiguration = Extract<ProviderConfiguration, { kind: "openid" }>;
type ExpectedOpenId = Extract<ExpectedAnswer, { kind: "openid" }>;

/** Seconds by which the provider's clock and ours may differ, and that it has to answer. */
const clockSeconds = 60;
const answerSeconds = 10;

/** A provider of OpenID Connect with the secret that it knows us by. */
export type OpenIdProvider = { readonly configuration: OpenIdConfiguration; readonly secret: string };

/** Where to send a browser to sign in, and what its answer must fit. */
export async function beginOpenId(
  connection: ProviderConnection,
  provider: OpenIdProvider,
  { state, responseAddress }: { readonly state: string; readonly responseAddress: string },
): Promise<{ readonly address: string; readonly expected: ExpectedOpenId }> {
  const discovered = await discover(connection, provider);
  const expected: ExpectedOpenId = {
    kind: "openid",
    state,
    nonce: client.randomNonce(),
    codeVerifier: client.randomPKCECodeVerifier(),
  };
  const address = client.buildAuthorizationUrl(discovered, {
    redirect_uri: responseAddress,
    scope: "openid profile email",
    state,
    nonce: expected.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(expected.codeVerifier),
    code_challenge_method: "S256",
  });
  return { address: address.href, expected };
}

/**
 * Whom the provider vouches for by sending a browser to our address.
 *
 * @throws RefusedSignIn
 */
export async function finishOpenId(
  connection: ProviderConnection,
  provider: OpenIdProvider,
  expected: ExpectedOpenId,
  answer: URL,
): Promise<VouchedPerson> {
  const discovered = await discover(connection, provider);
  const claims = await tellingRefusals(async () => {
    const tokens = await client.authorizationCodeGrant(discovered, answer, {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      pkceCodeVerifier: expected.codeVerifier,
      idTokenExpected: true,
    });
    const said = tokens.claims();
    if (said === undefined) throw new RefusedSignIn("mismatch", "no claims");
    const more =
      discovered.serverMetadata().userinfo_endpoint === undefined
        ? {}
        : await client.fetchUserInfo(discovered, tokens.access_token, said.sub);
    return { ...more, ...said };
  });
  return vouchedPerson(claims.sub, claims, provider.configuration.groups);
}

/**
 * What the provider says of itself, and how we show it our secret. Asked for anew with each sign-in: keys and addresses
 * change without our hearing of it.
 *
 * @throws RefusedSignIn `noAnswer`; `mismatch` where it says that it is another
 */
export async function discover(
  connection: ProviderConnection,
  { configuration, secret }: OpenIdProvider,
): Promise<client.Configuration> {
  const issuer = new URL(configuration.issuer);
  // What may be asked at all is the connection's matter; here plain http is this machine's alone.
  const execute = issuer.protocol === "http:" ? [client.allowInsecureRequests] : [];
  const options = { timeout: answerSeconds, execute, [client.customFetch]: connection.fetch };
  const said = await tellingRefusals(() =>
    client.discovery(issuer, configuration.clientId, undefined, client.None(), options),
  );
  // Its own library passes over this for some of the large ones, whose answers may come from any of their customers.
  if (withoutSlash(said.serverMetadata().issuer) !== withoutSlash(configuration.issuer)) {
    throw new RefusedSignIn("mismatch", "issuer");
  }
  const methods = said.serverMetadata().token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const showSecret = methods.includes("client_secret_basic")
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret);
  const discovered = new client.Configuration(
    said.serverMetadata(),
    configuration.clientId,
    { client_secret: secret, [client.clockTolerance]: clockSeconds },
    showSecret,
  );
  discovered.timeout = answerSeconds;
  discovered[client.customFetch] = connection.fetch;
  // By itself it trusts the line that the provider's word came by, and leaves the signature unread.
  for (const set of [client.enableNonRepudiationChecks, ...execute]) set(discovered);
  return discovered;
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, "");
}

async function tellingRefusals<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): unknown {
  if (asRefusal(error)) return error;
  if (error instanceof client.AuthorizationResponseError) {
    return new RefusedSignIn(error.error === "access_denied" ? "denied" : "mismatch", error.error);
  }
  if (error instanceof client.ResponseBodyError) return new RefusedSignIn("mismatch", error.error);
  if (error instanceof client.ClientError) {
    if (asRefusal(error.cause)) return error.cause;
    const code = error.code ?? "unknown";
    return new RefusedSignIn(problemOf(code), code);
  }
  return error;
}

function problemOf(code: string) {
  switch (code) {
    case "OAUTH_JWT_TIMESTAMP_CHECK_FAILED":
      return "clock";
    case "OAUTH_TIMEOUT":
    case "OAUTH_ABORT":
      return "noAnswer";
    default:
      return "mismatch";
  }
}
