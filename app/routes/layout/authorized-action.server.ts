import type { RouterContextProvider } from "react-router";
import { type Address, addressAccess, type IntentAt, type Key } from "#app/domain/access/address-access.ts";
import { authorize, type Scope } from "#app/domain/access/authorize.ts";
import { type Permission, permissions } from "#app/domain/access/permission.ts";
import { Problem } from "#app/domain/problem.ts";
import { actorOf } from "#app/server/context.ts";

/** What somebody wants done at an address of an organization, and may have done. */
export type AuthorizedAction<Intent extends string> = {
  readonly scope: Scope;
  readonly intent: Intent;
  readonly form: FormData;
};

type Asked = {
  readonly request: Request;
  readonly params: { readonly org: string };
  readonly context: Readonly<RouterContextProvider>;
};

/**
 * The first line of an action below `/:org`: reads the form, and lets it go on by the access table's entry for its
 * intent. Where the address has one form, its intent is `send` and need not be named.
 *
 * @throws Problem `sign-in-required`, `not-allowed`; `bad-request` for an intent that the address does not have, told
 *   only to those who may open it
 */
export async function authorizedAction<At extends Address>(
  address: At,
  { request, params, context }: Asked,
): Promise<AuthorizedAction<IntentAt<At>>> {
  const access: { readonly open: Key | null; readonly do: Readonly<Record<string, Key>> } =
    addressAccess[address];
  const actor = actorOf(context);
  const opening = access.open ?? "organization.read";
  const opened = authorize(actor, asPermission(opening), params.org);
  const form = await request.formData();
  const intent = form.get("intent") ?? "send";
  const key = typeof intent === "string" && Object.hasOwn(access.do, intent) ? access.do[intent] : undefined;
  if (key === undefined) throw new Problem("bad-request");
  const scope = key === opening ? opened : authorize(actor, asPermission(key), params.org);
  return { scope, form, intent: intent as IntentAt<At> }; // a key of the table's entry, as just checked
}

function asPermission(key: Key): Permission {
  if (Object.hasOwn(permissions, key)) return key as Permission; // as just checked
  throw new Error(`An address of an organization is not opened by "${key}".`);
}
