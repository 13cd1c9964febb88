import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SmtpConnection from "nodemailer/lib/smtp-connection";
import type { Environment } from "#app/domain/environment.ts";
import type { Deliver, Delivery, OutgoingMail } from "#app/domain/mail/send-mail.server.ts";
import type { Settings } from "./settings.ts";

/** The mail server that the settings name. */
export type MailServer = {
  readonly deliver: Deliver;
  /** Ends the connection; the next message makes another. */
  readonly hangUp: () => void;
};

/** How long the server may take for anything at all, in milliseconds; a message has less time than its lease. */
const patience = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 300_000 };

/**
 * Speaks with the mail server, one message after the other on one connection. nodemailer's own transports do not tell
 * a line that broke before the message from one that broke while the server had it; its connection does.
 *
 * @param warn tells the operator what is wrong with the mail server, or with how we sign in there
 */
export function openMailServer(
  { smtpUrl, from }: NonNullable<Settings["mail"]>,
  warn: Environment["warn"],
): MailServer {
  let connection: SmtpConnection | null = null;
  const hangUp = () => {
    connection?.quit();
    connection = null;
  };
  return {
    hangUp,
    deliver: async (mail) => {
      const raw = await toMime(mail, from);
      try {
        connection ??= await connect(smtpUrl, () => {
          connection = null;
        });
      } catch (error) {
        warn("mail server not reached", factsOf(error));
        return { outcome: "unreachable", reply: replyOf(error) };
      }
      const delivery = await hand(connection, { from, to: mail.recipient }, raw, (error) =>
        warn("mail not taken", factsOf(error)),
      );
      if (delivery.outcome !== "accepted") {
        // The server may be in the middle of anything: the next message begins anew.
        connection?.close();
        connection = null;
      }
      return delivery;
    },
  };
}

/** The message in the form in which it travels. */
function toMime(mail: OutgoingMail, from: string): Promise<Buffer> {
  const composer = new MailComposer({
    from: mail.senderName === null ? from : { name: mail.senderName, address: from },
    to: { name: "", address: mail.recipient },
    ...(mail.replyTo !== null && { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.at,
    // The same however often it is sent, so that a reader's mailbox can tell a second copy.
    messageId: `<${mail.id}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((error, message) => (error ? reject(error) : resolve(message)));
  });
}

async function connect(smtpUrl: string, ended: () => void): Promise<SmtpConnection> {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const connection = new SmtpConnection({
    host: hostname,
    ...(port !== "" && { port: Number(port) }),
    secure: protocol === "smtps:",
    ...patience,
  });
  connection.once("end", ended);
  // Told to whoever waits for the server; with nobody waiting, an error event would end the process.
  connection.on("error", () => {});
  await new Promise<void>((resolve, reject) => {
    connection.once("error", reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  if (username === "") return connection;
  const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once("error", reject);
      connection.login({ credentials, ...credentials }, (error) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

function hand(
  connection: SmtpConnection,
  envelope: { readonly from: string; readonly to: string },
  raw: Buffer,
  tell: (error: unknown) => void,
): Promise<Delivery> {
  return new Promise((resolve) => {
    let begun = false;
    // Read only once the server has asked for the message: from then on it may have it.
    const message = new Readable({
      read() {
        begun = true;
        this.push(raw);
        this.push(null);
      },
    });
    const fail = (error: unknown) => {
      const delivery = deliveryOf(error, begun);
      if (delivery.outcome === "unreachable") tell(error);
      resolve(delivery);
    };
    connection.once("error", fail);
    connection.send(envelope, message, (error, info) => {
      connection.off("error", fail);
      if (error) fail(error);
      else resolve({ outcome: "accepted", reply: info.response });
    });
  });
}

/**
 * What an error of the connection means for the message.
 *
 * @param begun whether the server had asked for the message, so that it may have it
 */
export function deliveryOf(error: unknown, begun: boolean): Delivery {
  const reply = replyOf(error);
  const { responseCode = 0, command = "", code = "" } = error as Fault; // each read with a default
  // An answer about this message or its recipient; one about the sender or the sign-in is about all.
  if (responseCode >= 400 && (command === "RCPT TO" || command === "DATA")) {
    return { outcome: responseCode >= 500 ? "refused" : "put-off", reply };
  }
  if (begun) return { outcome: "uncertain", reply };
  // An address that cannot be written in the protocol.
  if (code === "EENVELOPE" && command === "API") return { outcome: "refused", reply };
  return { outcome: "unreachable", reply };
}

type Fault = {
  readonly responseCode?: number | undefined;
  readonly command?: string | undefined;
  readonly code?: string | undefined;
};

/** What the operator may know of an error: never what was said, which may name the recipient. */
function factsOf(error: unknown): Readonly<Record<string, string | number>> {
  const { responseCode = 0, command = "", code = "" } = error as Fault; // each read with a default
  return { command, code, responseCode };
}

/** What the server said; null where it said nothing. */
function replyOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("response" in error)) return null;
  return typeof error.response === "string" ? error.response : null;
}
