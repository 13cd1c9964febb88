import { Agent, type IncomingMessage, request } from "node:http";
import { receiptCode, receiptCodeBytes } from "#app/domain/response/receipt-code.ts";
import type { SavedAnswers, WantedSave } from "#app/domain/response/saved-answers.ts";
import type { Browser } from "./fault-run.ts";

/** What came back: a save's result, or a problem. */
export type Answered = {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: SavedAnswers | { readonly code: string };
};

/** Connections that are kept, as browsers do. */
export function connections(): Agent {
  return new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
}

/**
 * Sends a save as a browser does.
 * @throws whatever happens to the connection; then nobody knows whether it was kept
 */
export async function sendSave(
  agent: Agent,
  url: string,
  { handle, cookie }: Browser,
  save: WantedSave,
): Promise<Answered> {
  const headers = { cookie, "content-type": "application/json" };
  const answer = await post(agent, `${url}/svara/${handle}/answers`, headers, JSON.stringify(save));
  return {
    status: answer.status,
    retryAfter: answer.retryAfter,
    body: JSON.parse(answer.text), // the contract's, or the test fails on it
  };
}

/** Sends a save and hangs up as soon as the server has had time to take it, without reading the acknowledgement. */
export function sendAndHangUp(url: string, { handle, cookie }: Browser, save: WantedSave): Promise<void> {
  const body = JSON.stringify(save);
  return new Promise((resolve, reject) => {
    const sending = request(`${url}/svara/${handle}/answers`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json", "content-length": Buffer.byteLength(body) },
    });
    sending.once("error", reject);
    sending.once("response", (response) => {
      response.destroy();
      resolve();
    });
    sending.end(body);
  });
}

/** A receipt's code, as a browser makes it before it sends. */
export function newReceiptCode(): string {
  return receiptCode(crypto.getRandomValues(new Uint8Array(receiptCodeBytes)));
}

/** Sends the answers with a receipt's code; gives back the status. */
export async function sendSubmission(
  agent: Agent,
  url: string,
  { handle, cookie }: Browser,
  code: string,
): Promise<number> {
  const headers = { cookie, "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams({ receipt: code }).toString();
  return (await post(agent, `${url}/svara/${handle}/review`, headers, body)).status;
}

type Answer = { readonly status: number; readonly retryAfter: string | null; readonly text: string };

function post(
  agent: Agent,
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body);
    const sending = request(
      address,
      { agent, method: "POST", headers: { ...headers, "content-length": length } },
      (response) => {
        const status = response.statusCode ?? 0;
        const retryAfter = response.headers["retry-after"] ?? null;
        textOf(response).then((text) => resolve({ status, retryAfter, text }), reject);
      },
    );
    sending.once("error", (error) => {
      // The server has just closed a connection that was idle for long: browsers then ask again by a new one.
      const wasIdle = sending.reusedSocket && "code" in error && error.code === "ECONNRESET";
      if (wasIdle) post(agent, address, headers, body).then(resolve, reject);
      else reject(error);
    });
    sending.end(body);
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = "";
  response.setEncoding("utf8");
  for await (const chunk of response) text += chunk;
  return text;
}
