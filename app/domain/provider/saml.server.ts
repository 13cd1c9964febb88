import { randomBytes } from "node:crypto";
import { type Profile, SAML, SamlStatusError, ValidateInResponseTo } from "@node-saml/node-saml";
import { z } from "zod";
import { asRefusal, type ExpectedAnswer, type ProviderConfiguration, RefusedSignIn } from "./provider.ts";
import { type VouchedPerson, vouchedPerson } from "./vouched-person.ts";

type SamlConfiguration = Extract<ProviderConfiguration, { kind: "saml" }>;
type ExpectedSaml = Extract<ExpectedAnswer, { kind: "saml" }>;

/** Our two addresses at an identity provider: the one that names us, and the one that it answers to. */
export type ServiceAddresses = { readonly metadata: string; readonly response: string };

/** Milliseconds by which the provider's clock and ours may differ, and how old what it says may be. */
const clockTolerance = 60_000;
const oldest = 5 * 60_000;

/** Where to send a browser to sign in, and what its answer must fit. */
export async function beginSaml(
  configuration: SamlConfiguration,
  addresses: ServiceAddresses,
  state: string,
): Promise<{ readonly address: string; readonly expected: ExpectedSaml }> {
  // It begins with a letter, as XML asks of an id.
  const expected: ExpectedSaml = { kind: "saml", state, requestId: `id-${randomBytes(20).toString("hex")}` };
  const service = serviceFor(configuration, addresses, expected.requestId);
  return { address: await service.getAuthorizeUrlAsync(state, undefined, {}), expected };
}

/** What tells an identity provider of us, to be handed to it before it is connected. */
export function ourMetadata(configuration: SamlConfiguration, addresses: ServiceAddresses): string {
  const service = serviceFor(configuration, addresses, "metadata");
  service.options.wantAssertionsSigned = true; // what we would rather have; see below for what we take
  return service.generateServiceProviderMetadata(null);
}

/**
 * Whom the identity provider vouches for by a response.
 *
 * @param response the form's `SAMLResponse`, in base64
 * @throws RefusedSignIn
 */
export async function finishSaml(
  configuration: SamlConfiguration,
  addresses: ServiceAddresses,
  expected: ExpectedSaml,
  response: string,
): Promise<VouchedPerson> {
  refuseUnsafe(Buffer.from(response, "base64").toString("utf8"));
  const profile = await signedProfile(serviceFor(configuration, addresses, expected.requestId), response);
  checkAssertion(profile, configuration, addresses, expected);
  return vouchedPerson(subjectOf(profile), attributesOf(profile), configuration.groups);
}

function serviceFor(
  configuration: SamlConfiguration,
  { metadata, response }: ServiceAddresses,
  requestId: string,
): SAML {
  return new SAML({
    issuer: metadata,
    audience: metadata,
    callbackUrl: response,
    entryPoint: configuration.entryPoint,
    idpIssuer: configuration.entityId,
    idpCert: [...configuration.certificates],
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    // Providers sign either the whole or the part that counts; one of the two must be, and only what is signed is read.
    wantAuthnResponseSigned: false,
    wantAssertionsSigned: false,
    acceptedClockSkewMs: clockTolerance,
    maxAssertionAgeMs: oldest,
    generateUniqueId: () => requestId,
    validateInResponseTo: ValidateInResponseTo.always,
    // It knows one request: the one that this browser began.
    cacheProvider: {
      saveAsync: async () => null,
      getAsync: async (id) => (id === requestId ? new Date().toISOString() : null),
      removeAsync: async () => null,
    },
  });
}

/** Refuses what no provider that is kept well sends: a document type, whose entities can grow without end, and SHA-1. */
function refuseUnsafe(xml: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new RefusedSignIn("mismatch", "document type");
  if (/Algorithm\s*=\s*["'][^"']*(?:sha1|md5)["']/i.test(xml))
    throw new RefusedSignIn("mismatch", "weak signature");
}

async function signedProfile(service: SAML, response: string): Promise<Profile> {
  try {
    const { profile } = await service.validatePostResponseAsync({ SAMLResponse: response });
    if (profile === null) throw new RefusedSignIn("mismatch", "no profile");
    return profile;
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The library tells what it found by its errors' words; the log gets the kind, for the words may name people. */
function refusalOf(error: unknown): RefusedSignIn {
  const refusal = asRefusal(error);
  if (refusal) return refusal;
  if (error instanceof SamlStatusError) return new RefusedSignIn("denied", "status");
  const words = error instanceof Error ? error.message : "";
  if (/InResponseTo/.test(words)) return new RefusedSignIn("startAgain", "in response to");
  if (/expired|not yet valid/.test(words)) return new RefusedSignIn("clock", "time");
  if (/subject confirmation/.test(words)) return new RefusedSignIn("clock", "subject confirmation");
  if (/audience/i.test(words)) return new RefusedSignIn("mismatch", "audience");
  if (/signature/i.test(words)) return new RefusedSignIn("mismatch", "signature");
  return new RefusedSignIn("mismatch", "response");
}

const confirmationSchema = z.object({
  $: z.object({ Method: z.literal("urn:oasis:names:tc:SAML:2.0:cm:bearer") }),
  SubjectConfirmationData: z
    .array(
      z.object({
        $: z.object({ Recipient: z.string(), InResponseTo: z.string(), NotOnOrAfter: z.string() }),
      }),
    )
    .length(1),
});

const assertionSchema = z.object({
  Assertion: z.object({
    Subject: z.array(z.object({ SubjectConfirmation: z.array(z.unknown()) })).length(1),
    AuthnStatement: z.array(z.unknown()).min(1),
  }),
});

/**
 * What SAML's profile for browsers asks of the signed part, and the library does not hold: who says it, that it answers
 * our request, and that it was meant for this address.
 */
function checkAssertion(
  profile: Profile,
  configuration: SamlConfiguration,
  addresses: ServiceAddresses,
  expected: ExpectedSaml,
): void {
  if (profile.issuer !== configuration.entityId) throw new RefusedSignIn("mismatch", "issuer");
  const assertion = assertionSchema.safeParse(profile.getAssertion?.());
  if (!assertion.success) throw new RefusedSignIn("mismatch", "assertion");
  const confirmed = assertion.data.Assertion.Subject.flatMap((subject) => subject.SubjectConfirmation)
    .map((confirmation) => confirmationSchema.safeParse(confirmation).data)
    .flatMap((confirmation) => confirmation?.SubjectConfirmationData ?? [])
    .map((data) => data.$);
  if (!confirmed.some(({ InResponseTo }) => InResponseTo === expected.requestId)) {
    throw new RefusedSignIn("startAgain", "confirmation");
  }
  const fits = confirmed.some(
    ({ InResponseTo, Recipient, NotOnOrAfter }) =>
      InResponseTo === expected.requestId &&
      Recipient === addresses.response &&
      Date.parse(NotOnOrAfter) + clockTolerance > Date.now(),
  );
  if (!fits) throw new RefusedSignIn("mismatch", "recipient");
}

const transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
const lasting = [
  "urn:oasis:names:tc:SAML:attribute:subject-id",
  "urn:oasis:names:tc:SAML:attribute:pairwise-id",
];

/** What the provider calls the person for ever: an attribute made for it, or the name, unless it is new each time. */
function subjectOf(profile: Profile): string | null {
  const attributes = attributesOf(profile);
  for (const name of lasting) {
    const value = attributes[name];
    if (typeof value === "string") return value;
  }
  return profile.nameIDFormat === transient ? null : (profile.nameID ?? null);
}

function attributesOf(profile: Profile): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).safeParse(profile["attributes"]).data ?? {};
}
