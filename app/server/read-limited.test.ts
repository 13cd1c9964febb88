import { expect, it } from "vitest";
import { readLimited } from "./read-limited.ts";

function aRequest(body: BodyInit | null, headers: HeadersInit = {}): Request {
  // Node asks for `duplex` with a stream; the DOM's types do not know it.
  const options: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
  return new Request("http://127.0.0.1/", options);
}

it("reads a body up to its limit, counted in bytes", async () => {
  expect(await readLimited(aRequest("åäö"), 6)).toBe("åäö");
  expect(await readLimited(aRequest("åäö!"), 6)).toBeNull();
  expect(await readLimited(aRequest(null), 6)).toBe("");
});

it("reads what is somewhat too long to its end, whatever length was stated, and gives up on what is far too long", async () => {
  const chunk = new TextEncoder().encode("abc");
  const streamed = (chunks: number) => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent === chunks) controller.close();
        else controller.enqueue(chunk);
        sent += 1;
      },
    });
    return { request: aRequest(body, { "content-length": "1" }), sent: () => sent };
  };
  const somewhat = streamed(10);
  expect(await readLimited(somewhat.request, 6)).toBeNull();
  expect(somewhat.sent()).toBe(11);
  const far = streamed(1_000);
  expect(await readLimited(far.request, 6)).toBeNull();
  expect(far.sent()).toBeLessThan(50);
  expect(await readLimited(aRequest("a", { "content-length": "1000" }), 6)).toBeNull();
});
