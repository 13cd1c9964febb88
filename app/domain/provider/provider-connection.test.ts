import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asRefusal } from "./provider.ts";
import { connectProviders } from "./provider-connection.server.ts";

const sessionSecret = "a secret that the installation keeps";
const far = connectProviders({ sessionSecret, allowsPrivate: false });
const near = connectProviders({ sessionSecret, allowsPrivate: true });
const get = { method: "GET", headers: {} };

describe("what is asked of a provider", () => {
  const server = createServer((request, response) => {
    if (request.url === "/endless") return void response.end("x".repeat(2_000_000));
    response.writeHead(200, { "content-type": "text/plain" }).end("here");
  });
  let place: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    place = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // an address of a listening TCP server
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const refusalOf = async (attempt: () => Promise<unknown>) => {
    try {
      await attempt();
      return null;
    } catch (error) {
      return asRefusal(error)?.message ?? Promise.reject(error);
    }
  };

  it("is answered where the operator allows providers that are near", async () => {
    expect(await (await near.fetch(place, get)).text()).toBe("here");
  });

  it("never reaches this machine, its network or a cloud's own secrets, under whatever name or writing", async () => {
    const closed = [
      "https://127.0.0.1/",
      "https://localhost/",
      "https://[::1]/",
      "https://0.0.0.0/",
      "https://10.1.2.3/",
      "https://172.16.0.1/",
      "https://192.168.1.1/",
      "https://169.254.169.254/",
      "https://100.64.0.1/",
      "https://[fd00::1]/",
      "https://[fe80::1]/",
      "https://[::ffff:10.0.0.1]/",
      "https://[64:ff9b::a00:1]/",
      "https://2130706433/",
      "https://0x7f.1/",
    ];
    for (const address of closed) {
      expect(await refusalOf(() => far.fetch(address, get)), address).toBe("closed address");
    }
    expect(await refusalOf(() => near.fetch("https://169.254.169.254/", get))).toBe("closed address");
  });

  it("goes over https alone, but for this machine where that may be asked", async () => {
    expect(await refusalOf(() => far.fetch(place, get))).toBe("address without https");
    expect(await refusalOf(() => near.fetch("http://provider.example/", get))).toBe("address without https");
    expect(await refusalOf(() => near.fetch("file:///etc/passwd", get))).toBe("address without https");
    expect(near.mayAsk(new URL("http://127.0.0.1.evil.example/"))).toBe(false);
  });

  it("is given up where the answer has no end, or nobody is there", async () => {
    expect(await refusalOf(() => near.fetch(`${place}/endless`, get))).toBe("answer too large");
    expect(await refusalOf(() => near.fetch("http://127.0.0.1:1/", get))).toBe("ECONNREFUSED");
  });
});

describe("a provider's secret in the database", () => {
  it("can be read again, differs each time, and is not in sight", () => {
    const [one, other] = [far.encrypt("a client's secret"), far.encrypt("a client's secret")];
    expect([far.decrypt(one), far.decrypt(other)]).toEqual(["a client's secret", "a client's secret"]);
    expect(one).not.toBe(other);
    expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain("secret");
  });

  it("cannot be read with another secret of the installation's, nor when it was changed", () => {
    const encrypted = far.encrypt("a client's secret");
    const other = connectProviders({
      sessionSecret: "another secret of the installation's",
      allowsPrivate: false,
    });
    expect(other.decrypt(encrypted)).toBeNull();
    const changed = Buffer.from(encrypted, "base64url");
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(far.decrypt(changed.toString("base64url"))).toBeNull();
    expect(far.decrypt("")).toBeNull();
  });
});
