import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ownForms } from "./own-forms.ts";

const start = `/r/${"A".repeat(27)}`;

describe("a form's origin, before it is checked", () => {
  const application = express();
  application.use(ownForms);
  application.use((request, response) => response.json(request.headers.origin ?? "none"));
  const server = createServer(application);
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  function originSeen(path: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const { port } = server.address() as AddressInfo; // an address of a listening TCP server
      const asked = request({ port, path, method: "POST", headers }, (response) => {
        let body = "";
        response.on("data", (chunk) => {
          body += chunk;
        });
        response.on("end", () => resolve(JSON.parse(body)));
      });
      asked.on("error", reject);
      asked.end();
    });
  }

  it("is our own where the browser says that the form is", async () => {
    const headers = { origin: "null", "sec-fetch-site": "same-origin" };
    expect(await originSeen(start, headers)).toBe("none");
    expect(await originSeen("/sign-out", headers)).toBe("none");
  });

  it("stays nobody's where the browser says that another site made the form, however well it knows the address", async () => {
    for (const site of ["cross-site", "same-site", "none", "same-origin, cross-site", ""]) {
      expect(await originSeen(start, { origin: "null", "sec-fetch-site": site }), site).toBe("null");
    }
  });

  it("is our own, of a browser that says nothing, where the address cannot be guessed", async () => {
    expect(await originSeen(start, { origin: "null" })).toBe("none");
    expect(await originSeen(`/svara/${"B".repeat(27)}/review`, { origin: "null" })).toBe("none");
    expect(await originSeen(`/first-start/${"C".repeat(27)}`, { origin: "null" })).toBe("none");
    for (const path of [
      "/sign-in",
      "/first-start",
      "/sign-out",
      "/kungsor/results",
      "/r/short",
      "/language",
    ]) {
      expect(await originSeen(path, { origin: "null" }), path).toBe("null");
    }
  });

  it("is not looked at where an identity provider has a response posted, and there alone", async () => {
    const headers = { origin: "https://idp.example", "sec-fetch-site": "cross-site" };
    const provider = "/sign-in/with/0198f2c4-7e1a-7d00-8000-000000000000";
    expect(await originSeen(`${provider}/response`, headers)).toBe("none");
    for (const path of [
      `${provider}/response.data`,
      `${provider}/response/more`,
      provider,
      "/sign-in/with/x/response",
    ]) {
      expect(await originSeen(path, headers), path).toBe("https://idp.example");
    }
  });

  it("is left as it is where it names a site", async () => {
    const headers = { origin: "https://other.example", "sec-fetch-site": "same-origin" };
    expect(await originSeen(start, headers)).toBe("https://other.example");
  });
});
