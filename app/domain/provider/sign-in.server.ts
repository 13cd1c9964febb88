import type { Environment } from "#app/domain/environment.ts";
import { type Instant, instant, type OrganizationId, type ProviderId, type UserId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Reader } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import { organizationName } from "#db/queries/organizations.ts";
import { insertAttempt, takeAttempt } from "#db/queries/sign-in-attempts.ts";
import {
  findProvider,
  offeredProviders,
  rulesOf,
  type StoredProvider,
} from "#db/queries/sign-in-providers.ts";
import { admitPerson } from "./admit-person.server.ts";
import { type GrantedRole, rolesOfGroups } from "./group-roles.ts";
import { beginOpenId, finishOpenId, type OpenIdProvider } from "./open-id.server.ts";
import { type ExpectedAnswer, providerAddresses, RefusedSignIn } from "./provider.ts";
import { beginSaml, finishSaml, ourMetadata } from "./saml.server.ts";
import type { VouchedPerson } from "./vouched-person.ts";

/** Milliseconds that somebody may take at the provider. */
const patience = 10 * 60_000;

/** A browser on its way to a provider. */
export type BegunSignIn = {
  /** Where to send it. */
  readonly address: string;
  /** What the provider gives back to us, in sight of all. */
  readonly state: string;
  /** What the browser alone keeps meanwhile. */
  readonly secret: string;
  readonly expiresAt: Instant;
};

/**
 * Begins a sign-in by a provider.
 *
 * @param origin where our own addresses begin
 * @param trial by whom a provider that is not turned on is tried: its organization; null: a sign-in in earnest
 * @throws Problem `not-found`
 * @throws RefusedSignIn `noAnswer`, `mismatch`
 */
export async function beginSignIn(
  environment: Environment,
  origin: string,
  providerId: string,
  trial: OrganizationId | null,
): Promise<BegunSignIn> {
  const provider = await findProvider(environment.database.read, providerId);
  if (provider === null) throw new Problem("not-found");
  if (trial === null ? !provider.enabled : provider.organizationId !== trial) throw new Problem("not-found");
  const state = environment.newSecret();
  const secret = environment.newSecret();
  const { address, expected } = await begin(environment, provider, origin, state);
  const now = environment.now();
  const expiresAt = instant(new Date(Date.parse(now) + patience));
  const { organizationId, id } = provider;
  await environment.database.transact((writer) =>
    insertAttempt(
      writer,
      {
        organizationId,
        secretHash: hashSecret(secret),
        providerId: id,
        trial: trial === null ? 0 : 1,
        expected: toJson(expected),
        expiresAt,
      },
      now,
    ),
  );
  return { address, state, secret, expiresAt };
}

async function begin(
  environment: Environment,
  provider: StoredProvider,
  origin: string,
  state: string,
): Promise<{ readonly address: string; readonly expected: ExpectedAnswer }> {
  const addresses = providerAddresses(origin, provider.id);
  return provider.configuration.kind === "saml"
    ? beginSaml(provider.configuration, addresses, state)
    : beginOpenId(environment.providers, openIdOf(environment, provider), {
        state,
        responseAddress: addresses.response,
      });
}

/** What a browser brings back from a provider, with what it kept meanwhile. */
export type BroughtAnswer = {
  readonly state: string;
  readonly secret: string | null;
  readonly content:
    | { readonly kind: "openid"; readonly query: string }
    | { readonly kind: "saml"; readonly response: string };
};

export type FinishedSignIn = { readonly providerId: ProviderId; readonly organizationSlug: string } & (
  | { readonly kind: "admitted"; readonly userId: UserId }
  | { readonly kind: "tried"; readonly person: VouchedPerson; readonly roles: readonly GrantedRole[] }
);

/**
 * Takes a provider's answer, once, and only from the browser that was sent there.
 *
 * @throws Problem `not-found`
 * @throws RefusedSignIn
 */
export async function finishSignIn(
  environment: Environment,
  origin: string,
  providerId: string,
  brought: BroughtAnswer,
): Promise<FinishedSignIn> {
  const { database, now } = environment;
  const provider = await findProvider(database.read, providerId);
  if (provider === null) throw new Problem("not-found");
  const { organizationId, id } = provider;
  if (brought.secret === null) throw new RefusedSignIn("startAgain", "no cookie");
  const secretHash = hashSecret(brought.secret);
  const attempt = await database.transact((writer) =>
    takeAttempt(writer, { organizationId, providerId: id, secretHash }, now()),
  );
  if (attempt === null || attempt.expected.state !== brought.state) {
    throw new RefusedSignIn("startAgain", "no attempt");
  }
  if (!provider.enabled && !attempt.trial) throw new RefusedSignIn("startAgain", "turned off");
  const person = await vouched(environment, provider, origin, attempt.expected, brought.content);
  const place = { providerId: id, organizationSlug: await slugOf(database.read, provider) };
  if (attempt.trial) {
    const rules = await rulesOf(database.read, provider);
    return { ...place, kind: "tried", person, roles: rolesOfGroups(person.groups, rules) };
  }
  return { ...place, kind: "admitted", userId: await admitPerson(environment, provider, person) };
}

async function vouched(
  environment: Environment,
  provider: StoredProvider,
  origin: string,
  expected: ExpectedAnswer,
  content: BroughtAnswer["content"],
): Promise<VouchedPerson> {
  const addresses = providerAddresses(origin, provider.id);
  const { configuration } = provider;
  if (configuration.kind === "saml" && expected.kind === "saml" && content.kind === "saml") {
    return finishSaml(configuration, addresses, expected, content.response);
  }
  if (configuration.kind === "openid" && expected.kind === "openid" && content.kind === "openid") {
    const answer = new URL(`${addresses.response}${content.query}`);
    return finishOpenId(environment.providers, openIdOf(environment, provider), expected, answer);
  }
  throw new RefusedSignIn("startAgain", "another way of answering");
}

/**
 * Our metadata for an identity provider, also while it is not turned on.
 *
 * @throws Problem `not-found` where there is no such provider, or one of another kind
 */
export async function metadataForProvider(
  environment: Environment,
  origin: string,
  providerId: string,
): Promise<string> {
  const provider = await findProvider(environment.database.read, providerId);
  if (provider?.configuration.kind !== "saml") throw new Problem("not-found");
  return ourMetadata(provider.configuration, providerAddresses(origin, provider.id));
}

/**
 * The place in addresses of a provider's organization.
 *
 * @throws Problem `not-found`
 */
export async function organizationOfProvider({ database }: Environment, providerId: string): Promise<string> {
  const provider = await findProvider(database.read, providerId);
  if (provider === null) throw new Problem("not-found");
  return slugOf(database.read, provider);
}

async function slugOf(db: Reader, { organizationId }: StoredProvider): Promise<string> {
  const organization = await organizationName(db, organizationId);
  if (organization === null) throw new Problem("not-found");
  return organization.slug;
}

/** What an organization offers its people to sign in by; of one without, no more is said than that. */
export async function ownSignIn({ database }: Environment, organizationSlug: string) {
  const offered = await offeredProviders(database.read, organizationSlug);
  const [first] = offered;
  return {
    offered: offered.map(({ id, label }) => ({ id, label })),
    place: first ? { name: first.organizationName, contact: first.organizationContact } : null,
  };
}

/** The organizations whose people can sign in by a service of their own, by name. */
export async function signInPlaces({ database }: Environment) {
  const offered = await offeredProviders(database.read);
  const names = new Map(offered.map((provider) => [provider.organizationSlug, provider.organizationName]));
  return [...names].map(([slug, name]) => ({ slug, name }));
}

function openIdOf({ providers }: Environment, provider: StoredProvider): OpenIdProvider {
  if (provider.configuration.kind !== "openid") throw new Error("The provider speaks another language.");
  const secret = provider.encryptedSecret === null ? null : providers.decrypt(provider.encryptedSecret);
  if (secret === null) throw new RefusedSignIn("mismatch", "secret cannot be read");
  return { configuration: provider.configuration, secret };
}
