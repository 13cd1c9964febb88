// @ts-check
// Plain JavaScript without dependencies: it runs before anything is installed, on whatever Node (20 or later) there is.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./browser.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What the build is made from. */
const sources = ["app", "db", "public", "package-lock.json", "package.json", "tsconfig.json"];
const sourceFiles = ["vite.config.ts", "react-router.config.ts"];

const steps = { install, browser, build };

/**
 * Brings a checkout to where it can be started or tested. Each step looks whether it is needed first.
 * @param {readonly (keyof typeof steps)[]} wanted
 */
export function setUp(wanted) {
  for (const step of wanted) steps[step]();
}

/** Installs the packages when the lock file is not the one that they were installed from. */
function install() {
  const stamp = join(root, "node_modules", ".installed-from");
  const lock = hashOf([join(root, "package-lock.json")]);
  if (read(stamp) === lock) return;
  say("Installing packages …");
  npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(stamp, lock);
}

/** Finds a browser for the tests, or gets one: Playwright's own, or Debian's package. */
function browser() {
  if (findBrowser()) return;
  say("Installing a browser for the tests …");
  const playwright = run(process.execPath, [
    join(root, "node_modules", "playwright", "cli.js"),
    "install",
    "chromium",
  ]);
  if (playwright !== 0 && existsSync("/usr/bin/apt-get")) {
    say("Playwright's browser cannot be had here; trying the system's package …");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "chromium"], { DEBIAN_FRONTEND: "noninteractive" });
  }
  if (!findBrowser()) {
    fail("No browser for the tests. Install Chromium, or set CHROMIUM to the path of one.");
  }
}

/** Builds the application when its sources are not those of the last build. */
function build() {
  const stamp = join(root, "build", ".built-from");
  const now = hashOf([...sources, ...sourceFiles].map((name) => join(root, name)));
  if (read(stamp) === now) return;
  say("Building …");
  npm(["run", "--silent", "build"]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

/** @param {readonly string[]} args */
function npm(args) {
  // npm tells its scripts where it is itself; without it, the one on the path is as good.
  const cli = process.env["npm_execpath"];
  const status = cli?.endsWith(".js") ? run(process.execPath, [cli, ...args]) : run("npm", args);
  if (status !== 0) fail(`npm ${args[0]} failed; what it said stands above.`);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [environment]
 */
function run(command, args, environment = {}) {
  const path = [join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  const env = { ...process.env, PATH: path, ...environment };
  return spawnSync(command, args, { cwd: root, stdio: "inherit", env }).status ?? 1;
}

/**
 * A hash of the content of files and of everything below folders.
 * @param {readonly string[]} paths
 */
function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesBelow).sort())
    hash.update(path).update("\0").update(readFileSync(path));
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * @param {string} line
 * @returns {never}
 */
function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  const known = Object.keys(steps);
  for (const step of wanted)
    if (!known.includes(step)) fail(`Unknown step: ${step}. Known: ${known.join(", ")}.`);
  setUp(/** @type {(keyof typeof steps)[]} */ (wanted));
}
