// @ts-check
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

/** Where systems keep a Chromium that tests can drive. */
const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The browser that the tests use: `CHROMIUM` where it is set, else the system's, else the one that Playwright keeps.
 * @returns {string | null} null where there is none
 */
export function findBrowser() {
  const set = process.env["CHROMIUM"];
  if (set) return existsSync(set) ? set : null;
  return systemBrowsers.find((path) => existsSync(path)) ?? playwrightsOwn();
}

function playwrightsOwn() {
  try {
    const path = createRequire(import.meta.url)("playwright-core").chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    return null; // not installed yet
  }
}
