import { describe, expect, it } from "vitest";
import type { Instant } from "#app/domain/id.ts";
import { answeringCookie, answeringKeyOf, newLinkCookie, newLinkOf } from "./answering-cookies.server.ts";

const session = {
  handle: "H".repeat(27),
  secret: "S".repeat(27),
  expiresAt: "2027-01-10T16:00:00.000Z" as Instant,
};
const overHttps = "https://mognad.example.se";
const overHttp = "http://127.0.0.1:3000";

/** A request that sends a cookie back, and another beside it. */
function sendingBack(setCookie: string): Request {
  const cookie = `other=1; ${setCookie.split(";")[0]}`;
  return new Request(overHttp, { headers: { cookie } });
}

describe("a browser's cookie for a handle", () => {
  it("is sent to that handle alone, over https alone, to no script and with no other site's form", async () => {
    const header = await answeringCookie(session, overHttps);
    expect(header).toMatch(/^__Secure-answering=/);
    expect(header.split("; ").slice(1).sort()).toEqual([
      "Expires=Sun, 10 Jan 2027 16:00:00 GMT",
      "HttpOnly",
      `Path=/svara/${session.handle}`,
      "SameSite=Lax",
      "Secure",
    ]);
    expect(await answeringKeyOf(sendingBack(header), session.handle, overHttps)).toEqual({
      handle: session.handle,
      secret: session.secret,
    });
  });

  it("works over plain http too, under a name that asks for no https", async () => {
    const header = await answeringCookie(session, overHttp);
    expect(header).toMatch(/^answering=/);
    expect(header).not.toContain("Secure");
    await expect(answeringKeyOf(sendingBack(header), session.handle, overHttps)).rejects.toMatchObject({
      data: { code: "answering-session-gone" },
    });
  });
});

describe("the link that a browser handed an invitation on by", () => {
  it("is remembered for an hour, under the old link alone", async () => {
    const kept = { newToken: "N".repeat(27), email: "it@testkoping.example" };
    const header = await newLinkCookie(kept, "old", overHttps);
    expect(header.split("; ").slice(1).sort()).toEqual([
      "HttpOnly",
      "Max-Age=3600",
      "Path=/r/old",
      "SameSite=Lax",
      "Secure",
    ]);
    expect(await newLinkOf(sendingBack(header), "old", overHttps)).toEqual(kept);
  });

  it("is nothing where the cookie is not ours", async () => {
    for (const value of ["", "bm90IGpzb24=", "eyJuZXdUb2tlbiI6MX0="]) {
      expect(await newLinkOf(sendingBack(`__Secure-handed-on=${value}`), "old", overHttps)).toBeNull();
    }
  });
});
