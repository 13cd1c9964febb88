// @ts-check
// Plain JavaScript without dependencies, like setup.js: it is what `npm start` runs on a fresh clone.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setUp } from "./setup.js";

setUp(["install", "build"]);

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const node = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
const server = spawn(node, [join("scripts", "serve.ts")], { cwd: root, stdio: "inherit" });
// Whoever stops this process means the server.
for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"])) {
  process.on(signal, () => server.kill(signal));
}
server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
