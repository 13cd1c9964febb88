/** The invitation that somebody came to sign in for; null: none, or nothing that looks like one. */
export function invitationIn(url: URL): string | null {
  const token = url.searchParams.get("invitation");
  return token !== null && /^[A-Za-z0-9_-]{20,64}$/.test(token) ? token : null;
}

/** Where somebody goes on who has signed in: never to an address that a link has chosen. */
export function afterSignIn(url: URL): string {
  const invitation = invitationIn(url);
  return invitation === null ? "/" : `/invited/${invitation}`;
}

/** An address of signing in, which remembers what it is for. */
export function signInAddress(path: "/sign-in" | "/sign-in/code", invitation: string | null): string {
  return invitation === null ? path : `${path}?invitation=${invitation}`;
}
