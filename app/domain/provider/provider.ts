import type { ProviderId } from "#app/domain/id.ts";

/** How an organization's own sign-in is reached. What is secret of it is kept apart. */
export type ProviderConfiguration =
  | {
      readonly kind: "openid";
      readonly issuer: string;
      readonly clientId: string;
      /** The claim that names a person's groups. */
      readonly groups: string;
    }
  | {
      readonly kind: "saml";
      readonly entityId: string;
      /** Where the browser is sent to sign in. */
      readonly entryPoint: string;
      /** Those that it may sign with, as PEM. */
      readonly certificates: readonly string[];
      /** The attribute that names a person's groups. */
      readonly groups: string;
    };

export type ProviderKind = ProviderConfiguration["kind"];

/** What a provider's answer must fit, so that one which another browser asked for, or nobody, is of no use. */
export type ExpectedAnswer =
  | {
      readonly kind: "openid";
      readonly state: string;
      readonly nonce: string;
      readonly codeVerifier: string;
    }
  | { readonly kind: "saml"; readonly state: string; readonly requestId: string };

/** Our addresses at a provider, which its administrator is told. They hold no organization's name, which may change. */
export function providerAddresses(origin: string, id: ProviderId) {
  const begin = `${origin}/sign-in/with/${id}`;
  return { begin, response: `${begin}/response`, metadata: `${begin}/metadata` } as const;
}

/** Why somebody was not let in by a provider: the last part of a text's key, `providers.problem.CODE`. */
export const signInProblems = [
  /** The provider said no, or the person did. */
  "denied",
  /** Its clock and ours differ. */
  "clock",
  /** Begun in another browser, too long ago, answered already, or never begun. */
  "startAgain",
  /** What it sent does not fit how it is set up: signed by another, for another, or incomplete. */
  "mismatch",
  "noAnswer",
  "noRole",
  /** It names people by their personal identity number, which is not kept here. */
  "personalNumber",
  "tooMany",
] as const;

export type SignInProblem = (typeof signInProblems)[number];

/** A sign-in that came to nothing; told from other errors by `asRefusal`. */
export class RefusedSignIn extends Error {
  override readonly name = "RefusedSignIn";
  readonly problem: SignInProblem;

  /** @param detail for the log: what failed, never who */
  constructor(problem: SignInProblem, detail: string) {
    super(detail);
    this.problem = problem;
  }
}

/**
 * The refusal that was thrown; null for any other error. By its name: the process that serves and the bundle of the
 * pages each have a copy of its class.
 */
export function asRefusal(error: unknown): RefusedSignIn | null {
  return error instanceof Error && error.name === "RefusedSignIn" ? (error as RefusedSignIn) : null; // only it has the name
}
