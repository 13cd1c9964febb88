import { describe, expect, it } from "vitest";
import { Problem } from "#app/domain/problem.ts";
import { countWrongLinks, networkOf } from "./wrong-links.ts";

const wrong = async () => {
  throw new Problem("link-unknown");
};
const right = async () => "the start page";

function codeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => "no problem",
    (error) => (error instanceof Problem ? error.data.code : String(error)),
  );
}

describe("wrong links", () => {
  it("are told apart from too many of them, network by network, and a right one always works", async () => {
    const links = countWrongLinks();
    for (let count = 0; count < 300; count++) {
      expect(await codeOf(links.counting("192.0.2.7", wrong))).toBe("link-unknown");
    }
    await expect(links.counting("192.0.2.7", wrong)).rejects.toMatchObject({
      status: 429,
      data: { code: "too-many-wrong-links", details: { retryAfter: expect.stringMatching(/^(5\d\d|600)$/) } },
    });
    expect(await links.counting("192.0.2.7", right)).toBe("the start page");
    expect(await codeOf(links.counting("192.0.2.8", wrong))).toBe("link-unknown");
  });

  it("do not count where something else is the matter", async () => {
    const links = countWrongLinks();
    const expired = async () => {
      throw new Problem("link-expired");
    };
    for (let count = 0; count < 400; count++) await codeOf(links.counting("192.0.2.7", expired));
    expect(await codeOf(links.counting("192.0.2.7", wrong))).toBe("link-unknown");
  });
});

describe("the network of an address", () => {
  it("is an IPv4 address itself, however it is written", () => {
    expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
    expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  });

  it("is the first half of an IPv6 address", () => {
    expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2");
    expect(networkOf("2001:0db8:0001:0002::6")).toBe("2001:db8:1:2");
    expect(networkOf("2001:db8::6")).toBe("2001:db8:0:0");
    expect(networkOf("::1")).toBe("0:0:0:0");
    expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0");
  });
});
