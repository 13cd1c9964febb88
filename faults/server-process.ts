import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "../db/testing-port.ts";

/** A server as an installation runs it, in a process and a data folder of its own, on this machine alone. */
export type ServerProcess = {
  readonly url: string;
  readonly pid: number;
  /** What it has printed: its log. */
  readonly printed: () => string;
  /** Ends it in the middle of whatever it does, as a power cut or the system would. */
  readonly kill: () => Promise<void>;
  /** Lets it finish what has begun. */
  readonly stop: () => Promise<void>;
};

export type ServerOptions = {
  /** Where it listens; 0: wherever is free. */
  readonly port?: number;
  readonly logLevel?: "error" | "debug";
  /** Its address where it is a real installation; else an empty database becomes the demonstration. */
  readonly baseUrl?: string;
  /** The mail server; none: it sends no mail. */
  readonly smtpUrl?: string;
};

/** Starts the built server on the database `mognad.db` in a folder. */
export async function startServer(
  folder: string,
  { port = 0, logLevel = "error", baseUrl = "", smtpUrl = "" }: ServerOptions = {},
): Promise<ServerProcess> {
  const server = spawn("node", ["scripts/serve.ts"], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_FOLDER: folder,
      DATABASE_URL: `file:${join(folder, "mognad.db")}`,
      LOG_LEVEL: logLevel,
      NODE_ENV: "production",
      BASE_URL: baseUrl,
      SMTP_URL: smtpUrl,
      MAIL_FROM: "mognad@example.se",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const listen = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  server.stdout.on("data", listen);
  server.stderr.on("data", listen);
  const url = await addressOf(server, () => printed);
  if (server.pid === undefined) throw new Error("The server has no process.");
  return {
    url,
    pid: server.pid,
    printed: () => printed,
    kill: () => end(server, "SIGKILL"),
    stop: () => end(server, "SIGTERM"),
  };
}

/** Starts a real installation, which has to know its address before it serves. */
export async function startInstallation(
  folder: string,
  options: Pick<ServerOptions, "smtpUrl"> = {},
): Promise<ServerProcess> {
  const port = await freePort();
  return startServer(folder, { ...options, port, baseUrl: `http://127.0.0.1:${port}` });
}

function addressOf(server: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const address = /is served at (\S+)/.exec(printed())?.[1];
      if (address) resolve(address);
    };
    server.stdout?.on("data", look);
    server.stderr?.on("data", look);
    server.once("exit", () => reject(new Error(`The server stopped before it served:\n${printed()}`)));
  });
}

function end(server: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill(signal);
  });
}
