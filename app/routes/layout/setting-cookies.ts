/** What makes an answer set cookies, each in a header of its own. */
export function settingCookies(cookies: readonly string[]): { readonly headers: Headers } {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return { headers };
}
