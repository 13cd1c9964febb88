import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { lookup as lookUp } from "node:dns";
import { type IncomingMessage, request as requestPlainly } from "node:http";
import { request as requestSecurely } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { asRefusal, RefusedSignIn } from "./provider.ts";

/** What an installation needs to speak with organizations' providers. */
export type ProviderConnection = {
  /** What the database may keep of a secret. */
  readonly encrypt: (secret: string) => string;
  /** The secret again; null where the installation's own secret has been changed since. */
  readonly decrypt: (encrypted: string) => string | null;
  /**
   * Asks a provider, within its time and size, and never at an address that an organization has no business with: one
   * of this machine, or of the network that it stands in, unless the operator allows that.
   *
   * @throws RefusedSignIn `noAnswer`
   */
  readonly fetch: (url: string, options: OutgoingRequest) => Promise<Response>;
  /** Whether an address may be a provider's: over https, or, where the operator allows it, of this machine. */
  readonly mayAsk: (url: URL) => boolean;
};

export type OutgoingRequest = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** Milliseconds that a provider has to answer, and the most bytes that it may answer with. */
const limits = { time: 10_000, size: 1_000_000 } as const;

/** @param allowsPrivate whether providers may stand in the installation's own network: `PRIVATE_PROVIDERS` */
export function connectProviders(options: {
  readonly sessionSecret: string;
  readonly allowsPrivate: boolean;
}): ProviderConnection {
  const key = Buffer.from(hkdfSync("sha256", options.sessionSecret, "", "sign-in provider secrets", 32));
  return {
    encrypt: (secret) => encrypt(key, secret),
    decrypt: (encrypted) => decrypt(key, encrypted),
    fetch: (url, asked) => ask(new URL(url), asked, options.allowsPrivate),
    mayAsk: (url) => mayAsk(url, options.allowsPrivate),
  };
}

function encrypt(key: Buffer, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const hidden = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64url");
}

function decrypt(key: Buffer, encrypted: string): string | null {
  const bytes = Buffer.from(encrypted, "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function mayAsk(url: URL, allowsPrivate: boolean): boolean {
  if (url.protocol === "https:") return true;
  return url.protocol === "http:" && allowsPrivate && isLoopback(url.hostname);
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Closed even where providers may be near: a cloud tells its machines' own secrets at such an address. */
const neverAsked = blockList([
  "0.0.0.0/8",
  "169.254.0.0/16",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "::/128",
  "fe80::/10",
  "ff00::/8",
]);

const privateAddresses = blockList([
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "::1/128",
  "fc00::/7",
  // IPv4 in other words.
  "::ffff:0:0/96",
  "64:ff9b::/96",
  "2002::/16",
]);

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    list.addSubnet(address, Number(bits), address.includes(":") ? "ipv6" : "ipv4");
  }
  return list;
}

function isClosed(address: string, allowsPrivate: boolean): boolean {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  return neverAsked.check(address, family) || (!allowsPrivate && privateAddresses.check(address, family));
}

function ask(
  url: URL,
  { method, headers, body }: OutgoingRequest,
  allowsPrivate: boolean,
): Promise<Response> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!mayAsk(url, allowsPrivate)) throw new RefusedSignIn("noAnswer", "address without https");
  if (isIP(host) !== 0 && isClosed(host, allowsPrivate))
    throw new RefusedSignIn("noAnswer", "closed address");
  const begin = url.protocol === "https:" ? requestSecurely : requestPlainly;
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => {
      const detail = "code" in error ? String(error.code) : error.message;
      reject(asRefusal(error) ?? new RefusedSignIn("noAnswer", detail));
    };
    const asked = begin(
      url,
      // The address that was looked at is the one that is asked: a name may have another the next moment.
      { method, headers, lookup: openAddresses(allowsPrivate), signal: AbortSignal.timeout(limits.time) },
      (answer) => {
        read(answer).then(resolve, refuse);
      },
    );
    asked.on("error", refuse);
    asked.end(body === null || body === undefined ? undefined : String(body));
  });
}

/** Looks up a name, and finds only addresses that may be asked. */
function openAddresses(allowsPrivate: boolean): LookupFunction {
  return (hostname, options, found) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      const open = (addresses ?? []).filter(({ address }) => !isClosed(address, allowsPrivate));
      const [first] = open;
      if (error !== null) found(error, "");
      else if (first === undefined) found(new RefusedSignIn("noAnswer", "closed address"), "");
      else if (options.all) found(null, open);
      else found(null, first.address, first.family);
    });
  };
}

async function read(answer: IncomingMessage): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer) {
    size += chunk.byteLength;
    if (size > limits.size) {
      answer.destroy();
      throw new RefusedSignIn("noAnswer", "answer too large");
    }
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value));
  const status = answer.statusCode ?? 500;
  const hasNoBody = status === 204 || status === 304;
  return new Response(hasNoBody ? null : Buffer.concat(chunks), { status, headers });
}
