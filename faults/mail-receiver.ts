import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";

/** A message as the mail server got it. */
export type ReceivedMail = {
  readonly recipient: string;
  /** By their names in lower case, decoded and on one line. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
};

/** What the mail server makes of a message: takes it, answers with a code, or breaks the line once it has it all. */
export type Reception = "accept" | "hang up" | { readonly code: number; readonly reply: string };

export type MailReceiver = {
  readonly url: string;
  /** What it took, and told so, in the order it came; `hang up` ones are among them: it had them all. */
  readonly received: readonly ReceivedMail[];
  readonly close: () => Promise<void>;
};

type Decisions = {
  /** What it says to a recipient, before it has the message. */
  readonly toRecipient?: (address: string) => Reception;
  /** Who it lets in; everybody where none is named. */
  readonly credentials?: { readonly user: string; readonly password: string };
  /** Whether it offers to encrypt, with a certificate that nobody vouches for. */
  readonly encrypts?: boolean;
  /** What it says once it has the message; it may take its time. */
  readonly toMessage?: (mail: ReceivedMail) => Reception | Promise<Reception>;
};

/** A real mail server on this machine, which keeps what it gets; what it answers the test decides. */
export async function receiveMail(decisions: Decisions = {}): Promise<MailReceiver> {
  const received: ReceivedMail[] = [];
  const sockets = new Map<string, Socket>();
  const { credentials, encrypts = false } = decisions;
  const server = new SMTPServer({
    authOptional: credentials === undefined,
    allowInsecureAuth: true,
    disabledCommands: [...(credentials ? [] : ["AUTH"]), ...(encrypts ? [] : ["STARTTLS"])],
    logger: false,
    onAuth: ({ username, password }, _session, answer) => {
      const isLetIn = username === credentials?.user && password === credentials?.password;
      answer(isLetIn ? null : new Error("Invalid username or password"), { user: username });
    },
    onRcptTo: ({ address }, _session, answer) => {
      const reception = decisions.toRecipient?.(address) ?? "accept";
      if (typeof reception === "string") answer();
      else answer(refusal(reception));
    },
    onData: async (stream, session, answer) => {
      const raw = await wholeOf(stream);
      if (raw === null) return; // the sender has gone
      const mail = parse(raw, session.envelope.rcptTo[0]?.address ?? "");
      const reception = (await decisions.toMessage?.(mail)) ?? "accept";
      if (typeof reception === "object") return answer(refusal(reception));
      received.push(mail);
      if (reception === "accept") return answer(null);
      sockets.get(`${session.remoteAddress}:${session.remotePort}`)?.destroy();
    },
  });
  server.server.on("connection", (socket: Socket) => {
    sockets.set(`${socket.remoteAddress}:${socket.remotePort}`, socket);
  });
  server.on("error", () => {}); // lines that break are what is tested
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo; // of a listening TCP server
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A message as it came; null where the line broke before all of it was here. */
async function wholeOf(stream: AsyncIterable<Buffer>): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString("latin1");
}

function refusal({ code, reply }: { readonly code: number; readonly reply: string }): Error {
  return Object.assign(new Error(reply), { responseCode: code });
}

function parse(raw: string, recipient: string): ReceivedMail {
  const { headers, body } = splitPart(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers["content-type"] ?? "")?.[1] ?? "";
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => splitPart(part.replace(/^\r\n/, "")));
  const ofType = (type: string) => parts.find((part) => part.headers["content-type"]?.startsWith(type));
  return { recipient, headers, text: textOf(ofType("text/plain")), html: textOf(ofType("text/html")) };
}

type Part = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

function splitPart(raw: string): Part {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())] as const;
  });
  return { headers: Object.fromEntries(headers), body: raw.slice(end + 4) };
}

/** Headers' encoded words (RFC 2047). */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_word, encoding: string, text: string) =>
      encoding.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("utf8")
        : decodeQuoted(text.replaceAll("_", " ")).toString("utf8"),
    );
}

function textOf(part: Part | undefined): string {
  if (!part) return "";
  const decoded = {
    "quoted-printable": () => decodeQuoted(part.body),
    base64: () => Buffer.from(part.body, "base64"),
  }[part.headers["content-transfer-encoding"] ?? ""];
  const bytes = decoded?.() ?? Buffer.from(part.body, "latin1");
  return bytes.toString("utf8").replaceAll("\r\n", "\n").trim();
}

/** Quoted-printable (RFC 2045). */
function decodeQuoted(text: string): Buffer {
  const joined = text.replace(/=\r\n/g, "");
  const bytes = joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1");
}
