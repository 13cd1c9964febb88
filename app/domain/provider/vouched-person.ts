import { RefusedSignIn } from "./provider.ts";

/** What is taken of all that a provider says of a person; nothing else of it is looked at or kept. */
export type VouchedPerson = {
  /** What the provider calls the person, for ever. */
  readonly subject: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly groups: readonly string[];
};

const wsFederation = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";

/** The names that providers give to what is taken: OpenID Connect's, the directories' own, and those of SAML. */
const taken = {
  name: [
    "name",
    "displayName",
    "urn:oid:2.16.840.1.113730.3.1.241",
    "http://schemas.microsoft.com/identity/claims/displayname",
  ],
  givenName: ["given_name", "givenName", "urn:oid:2.5.4.42", `${wsFederation}/givenname`],
  familyName: ["family_name", "sn", "urn:oid:2.5.4.4", `${wsFederation}/surname`],
  email: ["email", "mail", "urn:oid:0.9.2342.19200300.100.1.3", `${wsFederation}/emailaddress`],
} as const;

/**
 * The person that a provider vouches for.
 *
 * @param claims what it says, by name: a text, or several
 * @param groupsName the name by which it tells the person's groups
 * @throws RefusedSignIn where it does not say who, or says it by a personal identity number
 */
export function vouchedPerson(
  subject: string | null,
  claims: Readonly<Record<string, unknown>>,
  groupsName: string,
): VouchedPerson {
  if (subject === null || subject.trim() === "") throw new RefusedSignIn("mismatch", "no subject");
  if (holdsPersonalNumber(subject)) throw new RefusedSignIn("personalNumber", "subject");
  const first = (names: readonly string[]) => {
    const text = names.flatMap((name) => textsOf(claims[name])).find((value) => value.trim() !== "");
    return text === undefined || text.length > 200 || holdsPersonalNumber(text) ? null : text.trim();
  };
  const parts = [first(taken.givenName), first(taken.familyName)].filter((part) => part !== null);
  return {
    subject,
    name: first(taken.name) ?? (parts.length > 0 ? parts.join(" ") : null),
    email: first(taken.email),
    groups: textsOf(Object.hasOwn(claims, groupsName) ? claims[groupsName] : undefined),
  };
}

function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === "string");
}

/** A date of birth, of a coordination number too (day + 60), and four digits more, standing by themselves. */
const personalNumber =
  /(?<![0-9A-Za-z])(?:18|19|20)?(\d{2}(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|3[01]|9[01]))[-+ ]?(\d{4})(?![0-9A-Za-z])/g;

/** Its parts can look like anything. */
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Whether a text holds a Swedish personal identity number or coordination number. */
export function holdsPersonalNumber(text: string): boolean {
  return [...text.replaceAll(uuid, "").matchAll(personalNumber)].some(([, birth, rest]) =>
    checksOut(`${birth}${rest}`),
  );
}

/** Luhn's check over ten digits. */
function checksOut(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
